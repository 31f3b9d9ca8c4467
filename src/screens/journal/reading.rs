//! One record read in full, with what can be done to it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::trash;
use crate::app::{Action, Confirm, Go, Page, See};
use crate::form::Field;
use crate::insight::journal::{self, Item, Spot, each_item};
use crate::keys::{
    self, Binding, Click, ClickKind, DOWN, ENTER, ESC, Hint, Input, PAGE_DOWN, PAGE_UP, UP, char, on, quiet,
};
use crate::model::trash::Trashed;
use crate::model::{Edit, Notebook};
use crate::screens::reflect::{self, prompts::Prompt};
use crate::screens::{check_in, day_form, days, marking, measures, note_form, review, session};
use crate::text::clean;
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::paragraph::{most_scroll, paragraph};

pub struct Reading {
    spot: Spot,
    /// It is read in the trash.
    buried: bool,
    /// The first row shown.
    top: usize,
}

#[derive(Clone, Copy)]
enum Command {
    Edit,
    Delete,
    Bring,
    Restore,
    Erase,
    Down,
    Up,
    PageDown,
    PageUp,
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

const SCROLL_KEYS: &[Binding<Command>] = &[
    quiet(&[char('j'), DOWN], Command::Down, "down"),
    quiet(&[char('k'), UP], Command::Up, "up"),
    quiet(&[PAGE_DOWN], Command::PageDown, "page down"),
    quiet(&[PAGE_UP], Command::PageUp, "page up"),
];

impl Reading {
    pub fn new(item: Item) -> Self {
        Self { spot: item.spot(), buried: false, top: 0 }
    }

    /// A record of any kind, as it lies in the trash.
    pub fn of_trash(trashed: &Trashed) -> Self {
        let spot = Spot { when: trashed.when, id: trashed.id };
        Self { spot, buried: true, top: 0 }
    }

    fn bindings(&self) -> [&'static [Binding<Command>]; 2] {
        [if self.buried { BURIED_KEYS } else { KEYS }, SCROLL_KEYS]
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
                all
            });
        }
        let trashed = trash::find(see.notebook, self.spot.id)?;
        Some(lines(trash::parts(&trashed, see.notebook), see))
    }

    /// It may have been moved to another day meanwhile.
    fn item<'a>(&self, notebook: &'a Notebook) -> Option<Item<'a>> {
        journal::at(notebook, self.spot).or_else(|| journal::find(notebook, self.spot.id))
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        let Some(lines) = self.lines(see) else { return vec![Action::Close] };
        let of = |act: fn(Item, See) -> Vec<Action>| self.item(see.notebook).map(|item| act(item, see));
        let area = body(see.area);
        let last = most_scroll(&lines, area);
        let page = usize::from(area.height.max(2)) - 1;
        match command {
            Command::Edit => return of(change).unwrap_or_default(),
            Command::Delete => return of(delete).unwrap_or_default(),
            Command::Bring => return of(|item, _| bring(item)).unwrap_or_default(),
            Command::Restore => {
                return [vec![Action::Close], trash::restore(self.spot.id, see)]
                    .into_iter()
                    .flatten()
                    .collect();
            }
            Command::Erase => {
                let trashed = trash::find(see.notebook, self.spot.id);
                return trashed.map(|it| vec![Action::Ask(trash::erase(it, see))]).unwrap_or_default();
            }
            Command::Down => self.top = (self.top + 1).min(last),
            Command::Up => self.top = self.top.saturating_sub(1),
            Command::PageDown => self.top = (self.top + page).min(last),
            Command::PageUp => self.top = self.top.saturating_sub(page),
            Command::Close => return vec![Action::Close],
        }
        Vec::new()
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
        self.bindings().into_iter().flat_map(keys::hints).collect()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) => {
                let command = self.bindings().into_iter().find_map(|keys| keys::find(keys, key))?;
                Some(self.obey(command, see))
            }
            Input::Click(Click { kind: ClickKind::WheelDown, .. }) => Some(self.obey(Command::Down, see)),
            Input::Click(Click { kind: ClickKind::WheelUp, .. }) => Some(self.obey(Command::Up, see)),
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
        paragraph(&lines, self.top, see.theme, frame, body(area));
        frame.set_cursor_position(body(area).as_position());
    }
}
