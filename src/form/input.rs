//! What keys, pastes and clicks do to a form.

use super::cell::{Cell, Reply};
use super::layout::{Area, Layout, Target};
use super::{Fields, Kind, options_of};
use crate::keys::{
    self, BACK_TAB, Binding, Click, ClickKind, DOWN, ENTER, Hint, Input, Key, PAGE_DOWN, PAGE_UP, TAB, UP,
    always, ctrl, on, quiet,
};
use crate::text::{self, Applied, TextOp};

/// What became of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Handled,
    /// The person wants the form saved.
    Submit,
    /// Not a key of this form, or a paste where there is no text.
    Ignored,
    /// Handled, and something to say in the status line.
    Notice(String),
}

#[derive(Clone, Copy)]
enum Command {
    Save,
    Next,
    Previous,
    Enter,
    Above,
    Below,
    PagesUp,
    PagesDown,
}

const KEYS: &[Binding<Command>] = &[
    on(&[TAB], Command::Next, "next field"),
    quiet(&[BACK_TAB], Command::Previous, "field before"),
    always(&[ctrl('s')], Command::Save, "keep"),
    quiet(&[UP], Command::Above, "field above"),
    quiet(&[DOWN], Command::Below, "field below"),
    quiet(&[PAGE_UP], Command::PagesUp, "some fields up"),
    quiet(&[PAGE_DOWN], Command::PagesDown, "some fields down"),
];

const ENTER_SAVES: &[Binding<Command>] = &[always(&[ENTER], Command::Enter, "keep")];
const ENTER_GOES_ON: &[Binding<Command>] =
    &[quiet(&[ENTER], Command::Enter, "next field; keep from the last")];

/// Fields that a page key goes over.
const PAGE: usize = 5;

/// `many`: whether Enter is a line break in the field in focus.
pub(super) fn hints(enter_saves: bool, many: bool) -> Vec<Hint> {
    let enter = match (many, enter_saves) {
        (true, _) => &[],
        (false, true) => ENTER_SAVES,
        (false, false) => ENTER_GOES_ON,
    };
    [keys::hints(enter), keys::hints(KEYS)].concat()
}

const JOINED: &str = "This box has one line: the line breaks are spaces now. A note keeps them.";

impl Fields {
    /// `area` is the one the form is drawn in.
    pub fn input(&mut self, input: &Input, area: impl Into<Area>) -> Outcome {
        let area = area.into();
        match input {
            Input::Key(key) => self.key(*key, area),
            Input::Paste(text) => self.paste(text),
            Input::Click(click) => self.click(*click, area),
        }
    }

    /// What a box of one line cannot keep is said.
    fn paste(&mut self, text: &str) -> Outcome {
        let mut reply = self.slots[self.focus].cell.paste(text);
        if reply == Reply::Unknown && self.slots[self.focus].spec.passes_on && self.neighbour(1).is_some() {
            self.step(1, 1);
            reply = self.slots[self.focus].cell.paste(text);
        }
        let one_line = self.slots[self.focus].spec.kind == Kind::Line;
        let joined = reply == Reply::Edited && one_line && text.trim_end().contains(['\n', '\r']);
        match self.outcome(reply) {
            Outcome::Handled if joined => Outcome::Notice(JOINED.to_owned()),
            outcome => outcome,
        }
    }

    fn key(&mut self, key: Key, area: Area) -> Outcome {
        let pane = Layout::pane(self, area);
        let slot = &mut self.slots[self.focus];
        let many = slot.is_many();
        let options = options_of(&slot.options, slot.spec.kind);
        let reply = slot.cell.key(key, many, &options, pane);
        match (reply, keys::find(KEYS, key).or_else(|| keys::find(ENTER_SAVES, key))) {
            (Reply::Unknown, Some(command)) => self.obey(command),
            (Reply::Unknown, None) => self.unknown(key, area),
            (reply, _) => self.outcome(reply),
        }
    }

    fn outcome(&mut self, reply: Reply) -> Outcome {
        match reply {
            Reply::Edited => self.edited(self.focus),
            Reply::Full => {
                self.edited(self.focus);
                return Outcome::Notice(
                    "That is more than one field can hold; the rest was left out.".to_owned(),
                );
            }
            Reply::Moved | Reply::Nothing => {}
            Reply::Unknown => return Outcome::Ignored,
        }
        Outcome::Handled
    }

    fn obey(&mut self, command: Command) -> Outcome {
        match command {
            Command::Save => return self.submit(),
            Command::Enter if self.enter_saves || self.neighbour(1).is_none() => return self.submit(),
            Command::Next | Command::Enter => self.focus_next(),
            Command::Previous => self.focus_previous(),
            Command::Above => self.step(-1, 1),
            Command::Below => self.step(1, 1),
            Command::PagesUp => self.step(-1, PAGE),
            Command::PagesDown => self.step(1, PAGE),
        }
        Outcome::Handled
    }

    fn submit(&mut self) -> Outcome {
        if self.is_sound() { Outcome::Submit } else { Outcome::Handled }
    }

    /// Goes over some fields, not round the end.
    fn step(&mut self, by: isize, times: usize) {
        for _ in 0..times {
            self.neighbour(by).into_iter().for_each(|at| self.focus_at(at));
        }
    }

    /// A key that means nothing in this field. What types or edits elsewhere never leaves the form.
    fn unknown(&mut self, key: Key, area: Area) -> Outcome {
        if key.typed().is_some() {
            if self.slots[self.focus].spec.passes_on && self.neighbour(1).is_some() {
                self.step(1, 1);
                return self.key(key, area);
            }
            if matches!(self.slots[self.focus].spec.kind, Kind::Number { .. }) {
                return Outcome::Notice("A number goes here. Tab goes on to the next field.".to_owned());
            }
            return Outcome::Handled;
        }
        let edits_elsewhere = keys::find(text::KEYS, key).is_some() && key != ctrl('z');
        if edits_elsewhere { Outcome::Handled } else { Outcome::Ignored }
    }

    fn click(&mut self, click: Click, area: Area) -> Outcome {
        if !area.holds(click.column, click.row) {
            return Outcome::Ignored;
        }
        match click.kind {
            ClickKind::WheelUp => self.wheel(TextOp::Up, area),
            ClickKind::WheelDown => self.wheel(TextOp::Down, area),
            ClickKind::Press => self.press(click, area),
        }
        Outcome::Handled
    }

    /// A row of the text in focus, and from its ends the next field.
    fn wheel(&mut self, op: TextOp, area: Area) {
        let pane = Layout::pane(self, area);
        let moved = match &mut self.slots[self.focus].cell {
            Cell::Text(text) => text.apply(op, pane) == Applied::Moved,
            _ => false,
        };
        if !moved {
            self.step(if op == TextOp::Up { -1 } else { 1 }, 1);
        }
    }

    fn press(&mut self, click: Click, area: Area) {
        let Some((index, target)) = Layout::of(self, area).hit(click) else { return };
        let pane = Layout::pane_of(self, index, area);
        self.focus_at(index);
        let slot = &mut self.slots[index];
        let options = options_of(&slot.options, slot.spec.kind);
        match (&mut slot.cell, target) {
            (Cell::Text(text), Target::Text { column, row }) => return text.click(column, row, pane),
            (Cell::List(items), Target::Item { item, column, row }) => {
                items.go(item);
                return items.text_mut().click(column, row, pane);
            }
            (Cell::Choice(choice), Target::Option(option)) => choice.chosen = Some(option),
            (Cell::Words(words), Target::Option(option)) => words.take_offer(option, &options),
            (Cell::Tick(ticked), Target::Tick) => *ticked = !*ticked,
            _ => return,
        }
        self.edited(index);
    }
}
