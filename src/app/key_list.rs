//! Every key that works here, searched by typing; Enter does what the row says. Serves `?`, `F1` and `:`.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::page::{Action, Page, See};
use crate::keys::{
    self, Binding, Click, ClickKind, DOWN, ENTER, ESC, Hint, Input, Key, PAGE_DOWN, PAGE_UP, UP, on, quiet,
};
use crate::support::DISCLAIMER;
use crate::text::{self, Pane, Text, TextOp};
use crate::ui::layout::take_top;
use crate::ui::list::{List, Row};
use crate::ui::put;

pub struct KeyList {
    hints: Vec<Hint>,
    search: Text,
    chosen: usize,
}

#[derive(Clone, Copy)]
enum Command {
    Down,
    Up,
    PageDown,
    PageUp,
    Press,
    Close,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER], Command::Press, "do this"),
    on(&[ESC], Command::Close, "back"),
    quiet(&[DOWN], Command::Down, "next row"),
    quiet(&[UP], Command::Up, "row before"),
    quiet(&[PAGE_DOWN], Command::PageDown, "page down"),
    quiet(&[PAGE_UP], Command::PageUp, "page up"),
];

const ASKED: &str = "Keys  type to search: ";

const NOTHING: &[&str] = &["No key here does that. Backspace finds more."];

/// Rows a page key goes over.
const PAGE: usize = 10;

impl KeyList {
    pub fn new(mut hints: Vec<Hint>) -> Self {
        // Support comes first wherever keys are listed.
        hints.sort_by_key(|hint| !hint.keys.contains(&keys::F2));
        Self { hints, search: Text::line(""), chosen: 0 }
    }

    fn found(&self) -> Vec<&Hint> {
        let wanted = self.search.as_str().trim().to_lowercase();
        let fits = |hint: &&Hint| {
            hint.help.to_lowercase().contains(&wanted) || names(hint).to_lowercase().contains(&wanted)
        };
        self.hints.iter().filter(fits).collect()
    }

    fn step(&mut self, command: Command) -> Vec<Action> {
        let last = self.found().len().saturating_sub(1);
        self.chosen = match command {
            Command::Down => (self.chosen + 1).min(last),
            Command::Up => self.chosen.saturating_sub(1),
            Command::PageDown => (self.chosen + PAGE).min(last),
            Command::PageUp => self.chosen.saturating_sub(PAGE),
            Command::Close => return vec![Action::Close],
            Command::Press => return self.press(),
        };
        Vec::new()
    }

    fn press(&self) -> Vec<Action> {
        let key: Option<Key> = self.found().get(self.chosen).and_then(|hint| hint.keys.first().copied());
        std::iter::once(Action::Close).chain(key.map(Action::Press)).collect()
    }

    fn edit(&mut self, key: Key) -> Option<Vec<Action>> {
        let op = TextOp::from_key(key)?;
        self.search.apply(op, Pane { width: 40, height: 1 });
        self.chosen = 0;
        Some(Vec::new())
    }
}

/// How the keys of a row are written: `j, Down`.
fn names(hint: &Hint) -> String {
    hint.keys.iter().map(ToString::to_string).collect::<Vec<String>>().join(", ")
}

impl Page for KeyList {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(KEYS)
    }

    fn input(&mut self, input: Input, _: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) => match keys::find(KEYS, key) {
                Some(command) => Some(self.step(command)),
                None => self.edit(key),
            },
            Input::Paste(text) => {
                self.search.paste(&text);
                Some(Vec::new())
            }
            Input::Click(Click { kind: ClickKind::WheelDown, .. }) => Some(self.step(Command::Down)),
            Input::Click(Click { kind: ClickKind::WheelUp, .. }) => Some(self.step(Command::Up)),
            Input::Click(_) => Some(Vec::new()),
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let found = self.found();
        let row = |hint: &&Hint| Row::item(format!("{} {}", text::pad(&names(hint), 22), hint.help));
        let mut rows: Vec<Row> = found.iter().map(row).collect();
        let (top, rest) = take_top(area, 2);
        let asked = format!("{ASKED}{}", self.search.as_str());
        put(&asked, see.theme.strong, frame, take_top(top, 1).0);
        rows.push(Row::blank());
        rows.extend(Row::notes(DISCLAIMER, rest.width));
        let list = match found.is_empty() {
            true => List::empty(NOTHING, rest.width),
            false => List::of_items(rows, Some(self.chosen)),
        };
        list.draw(see.theme, frame, rest);
        let before = &asked[..ASKED.len() + self.search.cursor()];
        let x = area.x.saturating_add(u16::try_from(text::width(before)).unwrap_or(u16::MAX));
        if !area.is_empty() {
            frame.set_cursor_position(Position { x: x.min(area.right() - 1), y: area.y });
        }
    }
}
