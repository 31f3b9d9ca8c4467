//! One record read in full, with what can be done to it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::entries::{self, Item};
use crate::app::{Action, Confirm, Go, Page, See};
use crate::form::Field;
use crate::keys::{
    self, Binding, Click, ClickKind, DOWN, ENTER, ESC, Hint, Input, PAGE_DOWN, PAGE_UP, UP, char, on, quiet,
};
use crate::model::{Edit, Id};
use crate::screens::reflect::{self, prompts::Prompt};
use crate::screens::{check_in, day_form, days, marking, note_form, review, session};
use crate::text::clean;
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::paragraph::{most_scroll, paragraph};

pub struct Reading {
    id: Id,
    /// The first row shown.
    top: usize,
}

#[derive(Clone, Copy)]
enum Command {
    Edit,
    Delete,
    Bring,
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
    quiet(&[char('j'), DOWN], Command::Down, "down"),
    quiet(&[char('k'), UP], Command::Up, "up"),
    quiet(&[PAGE_DOWN], Command::PageDown, "page down"),
    quiet(&[PAGE_UP], Command::PageUp, "page up"),
];

impl Reading {
    pub fn new(id: Id) -> Self {
        Self { id, top: 0 }
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        let Some(item) = entries::find(see.notebook, self.id) else { return vec![Action::Close] };
        let area = body(see.area);
        let last = most_scroll(&lines(item, see), area);
        let page = usize::from(area.height.max(2)) - 1;
        match command {
            Command::Edit => return change(item, see),
            Command::Delete => return delete(item, see),
            Command::Bring => return bring(item),
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
        Item::Review(record) => return vec![Action::Close, Action::Go(Go::Week(record.first))],
        Item::Goal(record) => return vec![Action::Close, Action::Go(Go::Goal(record.id))],
        Item::Session(record) => session::edit(see, record),
        Item::Measured(_) => return Vec::new(),
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
    entries::each_item!(item, record => marking::toggle(record))
}

fn body(area: Rect) -> Rect {
    take_top(area, 2).1
}

/// Everything the record says, each part under its name.
fn lines(item: Item, see: See) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (name, text) in parts(item) {
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

fn parts(item: Item) -> Vec<(String, String)> {
    let part = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    match item {
        Item::CheckIn(check_in) => {
            let scale = |name: &str, value: Option<String>| (name.to_owned(), value.unwrap_or_default());
            let mut parts = vec![
                scale("Mood, 1 to 10", check_in.mood.map(|mood| mood.to_string())),
                part("Feelings", &check_in.feelings.join(", ")),
                part("", &check_in.words),
                scale("Stress", check_in.stress.map(|rating| rating.to_string())),
                scale("Energy", check_in.energy.map(|rating| rating.to_string())),
                scale("Confidence", check_in.confidence.map(|rating| rating.to_string())),
            ];
            parts.extend(check_in.scales.iter().map(|scale| (scale.name.clone(), scale.value.to_string())));
            parts.push(part("Tags", &check_in.tags.join(", ")));
            parts
        }
        Item::Note(note) => vec![
            part("", &note.text),
            part("What set it off", &note.trigger),
            part("Feelings", &note.feelings.join(", ")),
            part("In reply", &note.reply),
            part("Tags", &note.tags.join(", ")),
        ],
        Item::Reflection(reflection) => {
            let label = |key: &str| {
                Prompt::named(key).map_or(key.to_owned(), |prompt| prompt.spec().label.to_owned())
            };
            reflection.answers.iter().map(|reply| (label(&reply.prompt), reflect::said(reply))).collect()
        }
        Item::Review(review) => review::parts(review),
        Item::Session(session) => vec![part("Agreed", &session.agreed), part("Notes", &session.notes)],
        Item::Measured(result) => vec![part(&item.summary(), &result.words)],
        Item::Day(day) => vec![part("Sleep", &item.summary()), part("Tags", &day.tags.join(", "))],
        Item::Event(_) | Item::Goal(_) | Item::Concern(_) => vec![part("", &item.summary())],
    }
}

impl Page for Reading {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(KEYS)
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) => Some(self.obey(keys::find(KEYS, key)?, see)),
            Input::Click(Click { kind: ClickKind::WheelDown, .. }) => Some(self.obey(Command::Down, see)),
            Input::Click(Click { kind: ClickKind::WheelUp, .. }) => Some(self.obey(Command::Up, see)),
            Input::Click(_) => Some(Vec::new()),
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let Some(item) = entries::find(see.notebook, self.id) else {
            let line = "It is deleted. u brings it back, Esc goes on.";
            return bars::header(line, "", see.theme, frame, take_top(area, 1).0);
        };
        let time = item.when().time().map(|time| format!(", {}", days::clock(time, see))).unwrap_or_default();
        let title = format!("{}{time}", days::named(item.when().day, see));
        let remark = if item.is_marked() {
            format!("{}, for the session", item.noun())
        } else {
            item.noun().to_owned()
        };
        bars::header(&title, &remark, see.theme, frame, take_top(area, 1).0);
        paragraph(&lines(item, see), self.top, see.theme, frame, body(area));
        frame.set_cursor_position(body(area).as_position());
    }
}
