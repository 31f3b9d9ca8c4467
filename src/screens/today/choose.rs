//! Which of the things a day can hold is to be added: one letter each.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::app::{Action, Page, See};
use crate::keys::{self, Binding, ClickKind, DOWN, ENTER, ESC, Hint, Input, UP, char, on, quiet};
use crate::model::day::NoteKind;
use crate::screens::{day_form, habit_form, note_form};
use crate::ui::dialog::{boxed, boxed_area};
use crate::ui::list::{List, Row};

const TITLE: &str = "Add";

pub struct Choose {
    day: NaiveDate,
    at: usize,
}

/// What can be added. Notes by their place among the kinds.
#[derive(Clone, Copy)]
enum What {
    Note(&'static NoteKind),
    Habit,
    Event,
    Day,
}

const ROWS: &[Binding<What>] = &[
    on(&[char('w')], What::Note(&NoteKind::Win), "a win, however small"),
    on(&[char('h')], What::Note(&NoteKind::Hard), "what was hard"),
    on(&[char('p')], What::Note(&NoteKind::Helped), "what helped"),
    on(&[char('g')], What::Note(&NoteKind::Grateful), "grateful for"),
    on(&[char('t')], What::Note(&NoteKind::Task), "a task"),
    on(&[char('n')], What::Note(&NoteKind::Note), "a note"),
    on(&[char('o')], What::Note(&NoteKind::Thought), "a thought, and a kinder reply"),
    on(&[char('s')], What::Note(&NoteKind::Situation), "a situation and a feeling"),
    on(&[char('l')], What::Day, "sleep, a rest day"),
    on(&[char('b')], What::Habit, "a habit"),
    on(&[char('v')], What::Event, "a change in life"),
];

#[derive(Clone, Copy)]
enum Command {
    Down,
    Up,
    Take,
    Back,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER], Command::Take, "this one"),
    quiet(&[DOWN, char('j')], Command::Down, "next"),
    quiet(&[UP, char('k')], Command::Up, "the one before"),
    on(&[ESC], Command::Back, "back"),
];

impl Choose {
    pub fn new(day: NaiveDate) -> Self {
        Self { day, at: 0 }
    }

    fn take(&self, what: What, see: See) -> Vec<Action> {
        let page = match what {
            What::Note(kind) => note_form::new(see, kind.clone(), self.day),
            What::Habit => habit_form::new(see, self.day),
            What::Event => day_form::event(see, self.day),
            What::Day => day_form::day(see, self.day),
        };
        vec![Action::Close, Action::Open(page)]
    }

    fn list(&self, see: See) -> List<'static> {
        let rows = ROWS.iter().map(|row| {
            let key = Span::styled(row.keys[0].to_string(), see.theme.strong);
            Row::item(Line::from(vec![key, Span::raw("  "), Span::raw(row.help)]))
        });
        List::new(rows.collect(), Some(self.at))
    }
}

/// Columns and rows inside the box.
fn size() -> (u16, u16) {
    (36, u16::try_from(ROWS.len()).unwrap_or(u16::MAX))
}

impl Page for Choose {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(ROWS), keys::hints(KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let last = ROWS.len() - 1;
        match input {
            Input::Key(key) => {
                if let Some(what) = keys::find(ROWS, key) {
                    return Some(self.take(what, see));
                }
                match keys::find(KEYS, key)? {
                    Command::Take => return Some(self.take(ROWS[self.at].command, see)),
                    Command::Back => return Some(vec![Action::Close]),
                    Command::Down => self.at = (self.at + 1).min(last),
                    Command::Up => self.at = self.at.saturating_sub(1),
                }
            }
            Input::Click(click) => match click.kind {
                ClickKind::WheelDown => self.at = (self.at + 1).min(last),
                ClickKind::WheelUp => self.at = self.at.saturating_sub(1),
                ClickKind::Press => {
                    let hit = self.list(see).hit(boxed_area(size(), see.area), click.column, click.row);
                    return Some(hit.map(|row| self.take(ROWS[row].command, see)).unwrap_or_default());
                }
            },
            Input::Paste(_) => return None,
        }
        Some(Vec::new())
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let inside = boxed(TITLE, size(), see.theme, frame, area);
        frame.set_cursor_position(Position { x: inside.x, y: inside.y });
        self.list(see).draw(see.theme, frame, inside);
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
