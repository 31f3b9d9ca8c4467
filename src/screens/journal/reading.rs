//! One record read in full, with what can be done to it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::trash;
use crate::app::{Action, Confirm, Go, Page, See};
use crate::form::Field;
use crate::insight::journal::{self, Item, Spot, each_item};
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, char, on};
use crate::model::trash::Trashed;
use crate::model::{Edit, Notebook};
use crate::screens::reflect::{self, prompts::Prompt};
use crate::screens::scroll::{self, Scroll};
use crate::screens::{check_in, day_form, days, marking, measures, note_form, review, session};
use crate::text::clean;
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::paragraph::paragraph;

pub struct Reading {
    spot: Spot,
    /// It is read in the trash.
    buried: bool,
    scroll: Scroll,
}

#[derive(Clone, Copy)]
enum Command {
    Edit,
    Delete,
    Bring,
    Restore,
    Erase,
    Close,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER, char('e')], Command::Edit, "change"),
    on(&[char('b')], Command::Bring, "bring up in session"),
    on(&[char('x')], Command::Delete, "delete"),
    on(&[ESC], Command::Close, "back"),
];

/// In the trash.
const BURIED_KEYS: &[Binding<Command>] = &[
    on(&[char('r')], Command::Restore, "bring back"),
    on(&[char('x')], Command::Erase, "delete for good"),
    on(&[ESC], Command::Close, "back"),
];

impl Reading {
    pub fn new(item: Item) -> Self {
        Self { spot: item.spot(), buried: false, scroll: Scroll::default() }
    }

    /// A record of any kind, as it lies in the trash.
    pub fn of_trash(trashed: &Trashed) -> Self {
        let spot = Spot { when: trashed.when, id: trashed.id };
        Self { spot, buried: true, scroll: Scroll::default() }
    }

    fn bindings(&self) -> &'static [Binding<Command>] {
        if self.buried { BURIED_KEYS } else { KEYS }
    }

    /// What kind it is, and what is to become of it.
    fn remark(&self, see: See) -> String {
        let item = self.item(see.notebook);
        match item {
            _ if self.buried => trash::find(see.notebook, self.spot.id)
                .map(|trashed| {
                    format!("{}, {}", trash::noun(&trashed, see.notebook), trash::fate(&trashed, see))
                })
                .unwrap_or_default(),
            Some(item) if item.is_marked() => format!("{}, for the session", item.noun()),
            Some(item) => item.noun().to_owned(),
            None => String::new(),
        }
    }

    fn gone(&self) -> &'static str {
        match self.buried {
            true => "It is no longer in the trash. Esc goes on.",
            false => "It is deleted. u brings it back, Esc goes on.",
        }
    }

    /// What it says, where it still is where it was read.
    fn lines(&self, see: See) -> Option<Vec<Line<'static>>> {
        if !self.buried {
            return self.item(see.notebook).map(|item| {
                let mut all = if item.has_versions() { two_versions(see) } else { Vec::new() };
                all.extend(lines(parts(item), see));
                if all.is_empty() { vec![Line::styled(NO_WORDS, see.theme.dim)] } else { all }
            });
        }
        let trashed = trash::find(see.notebook, self.spot.id)?;
        Some(lines(trash::parts(&trashed, see.notebook), see))
    }

    /// It may have been moved to another day meanwhile.
    fn item<'a>(&self, notebook: &'a Notebook) -> Option<Item<'a>> {
        journal::at(notebook, self.spot).or_else(|| journal::find(notebook, self.spot.id))
    }

    fn obey(&self, command: Command, see: See) -> Vec<Action> {
        if self.lines(see).is_none() {
            return vec![Action::Close];
        }
        let of = |act: fn(Item, See) -> Vec<Action>| self.item(see.notebook).map(|item| act(item, see));
        match command {
            Command::Edit => of(change).unwrap_or_default(),
            Command::Delete => of(delete).unwrap_or_default(),
            Command::Bring => of(|item, _| bring(item)).unwrap_or_default(),
            Command::Restore => {
                std::iter::once(Action::Close).chain(trash::restore(self.spot.id, see)).collect()
            }
            Command::Erase => {
                let trashed = trash::find(see.notebook, self.spot.id);
                trashed.map(|it| vec![Action::Ask(trash::erase(it, see))]).unwrap_or_default()
            }
            Command::Close => vec![Action::Close],
        }
    }
}

/// Opens the form it was written in.
pub fn change(item: Item, see: See) -> Vec<Action> {
    let page = match item {
        Item::CheckIn(record) => check_in::edit(see, record),
        Item::Note(record) => note_form::edit(see, record),
        Item::Day(record) => day_form::day(see, record.when.day),
        Item::Event(record) => day_form::edit_event(see, record),
        Item::Reflection(record) => reflect::edit(see, record),
        Item::Concern(record) => reflect::edit_concern(see, record),
        Item::Review(record) => return vec![Action::Close, Action::Go(review::place(record))],
        Item::Goal(record) => return vec![Action::Close, Action::Go(Go::Goal(record.id))],
        Item::Session(record) => session::edit(see, record),
        Item::Measured(record) => measures::edit(see, record),
    };
    vec![Action::Open(page)]
}

pub fn delete(item: Item, see: See) -> Vec<Action> {
    let question =
        format!("Delete this {} of {}? u brings it back.", item.noun(), days::named(item.when().day, see));
    let yes = vec![Action::Edit(Edit::Delete { id: item.id(), at: see.moment() })];
    vec![Action::Ask(Confirm { question, yes })]
}

pub fn bring(item: Item) -> Vec<Action> {
    each_item!(item, record => marking::toggle(record))
}

const NO_WORDS: &str = "Nothing more is written here. Enter adds to it.";

fn body(area: Rect) -> Rect {
    take_top(area, 2).1
}

fn two_versions(see: See) -> Vec<Line<'static>> {
    let words = "This stands in two versions, written on two devices or in two windows. = to choose.";
    vec![Line::styled(words, see.theme.accent), Line::raw("")]
}

/// Everything the record says, each part under its name.
fn lines(parts: Vec<(String, String)>, see: See) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (name, text) in parts {
        if text.is_empty() {
            continue;
        }
        if !name.is_empty() {
            lines.push(Line::styled(name, see.theme.strong));
        }
        lines.extend(text.lines().map(|line| Line::raw(clean(line).into_owned())));
        lines.push(Line::raw(""));
    }
    lines
}

pub fn parts(item: Item) -> Vec<(String, String)> {
    let label =
        |key: &str| Prompt::named(key).map_or(key.to_owned(), |prompt| prompt.spec().label.to_owned());
    match item {
        Item::Reflection(_) => item.parts().into_iter().map(|(key, text)| (label(&key), text)).collect(),
        Item::Review(review) => review::parts(review),
        item => item.parts(),
    }
}

impl Page for Reading {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(self.bindings()), keys::hints(scroll::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        if let Some(to) = scroll::wanted(&input) {
            let Some(lines) = self.lines(see) else { return Some(vec![Action::Close]) };
            self.scroll.go(to, &lines, body(see.area));
            return Some(Vec::new());
        }
        match input {
            Input::Key(key) => Some(self.obey(keys::find(self.bindings(), key)?, see)),
            Input::Click(_) => Some(Vec::new()),
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let header = take_top(area, 1).0;
        let Some(lines) = self.lines(see) else {
            return bars::header(self.gone(), "", see.theme, frame, header);
        };
        let when = self.item(see.notebook).map_or(self.spot.when, Item::when);
        let time = when.time().map(|time| format!(", {}", days::clock(time, see))).unwrap_or_default();
        let title = format!("{}{time}", days::named(when.day, see));
        bars::header(&title, &self.remark(see), see.theme, frame, header);
        paragraph(&lines, self.scroll.row(), see.theme, frame, body(area));
        frame.set_cursor_position(body(area).as_position());
    }
}
