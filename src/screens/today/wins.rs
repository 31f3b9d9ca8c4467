//! What went well on other days: shown when the person asks, newest first.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::app::{Action, Page, See};
use crate::keys::{self, Binding, ClickKind, ESC, Hint, Input, char, on};
use crate::model::day::{Note, NoteKind};
use crate::model::{Notebook, Record};
use crate::screens::cursor::{self, Move};
use crate::screens::{days, marking};
use crate::text::{one_line, pad, wrap};
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::list::{List, Row};

/// So many are enough.
const MOST: usize = 500;

#[derive(Default)]
pub struct Wins {
    at: usize,
}

#[derive(Clone, Copy)]
enum Command {
    Bring,
    Close,
}

const KEYS: &[Binding<Command>] =
    &[on(&[ESC], Command::Close, "back"), on(&[char('b')], Command::Bring, "bring up in session")];

fn wins(notebook: &Notebook) -> Vec<&Record<Note>> {
    notebook.notes.iter().rev().filter(|note| note.kind == NoteKind::Win).take(MOST).collect()
}

impl Wins {
    fn go(&mut self, to: Move, count: usize) {
        let last = count.saturating_sub(1);
        self.at = match to {
            Move::Down => self.at + 1,
            Move::Up => self.at.saturating_sub(1),
            Move::PageDown => self.at + 10,
            Move::PageUp => self.at.saturating_sub(10),
            Move::First => 0,
            Move::Last => last,
        };
        self.at = self.at.min(last);
    }
}

const EMPTY: &[&str] = &["Your wins will stand here, of any size. n, then w, on Today adds one."];

impl Page for Wins {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let wins = wins(see.notebook);
        let count = wins.len();
        match input {
            Input::Key(key) => match keys::find(KEYS, key) {
                Some(Command::Close) => return Some(vec![Action::Close]),
                Some(Command::Bring) => {
                    return Some(wins.get(self.at).map(|win| marking::toggle(win)).unwrap_or_default());
                }
                None => self.go(keys::find(cursor::KEYS, key)?, count),
            },
            Input::Click(click) => match click.kind {
                ClickKind::WheelDown => self.go(Move::Down, count),
                ClickKind::WheelUp => self.go(Move::Up, count),
                ClickKind::Press => {}
            },
            Input::Paste(_) => return None,
        }
        Some(Vec::new())
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (head, body) = take_top(area, 2);
        let wins = wins(see.notebook);
        bars::header("What went well", &format!("{} so far", wins.len()), see.theme, frame, head);
        frame.set_cursor_position(Position { x: head.x, y: head.y });
        let list = match wins.is_empty() {
            true => List::empty(EMPTY, body.width),
            false => {
                let rows = wins.iter().flat_map(|win| rows(win, see, body.width));
                List::of_items(rows.collect(), Some(self.at))
            }
        };
        list.draw(see.theme, frame, body);
    }
}

/// The day, and the words to their end.
fn rows(win: &Record<Note>, see: See, width: u16) -> Vec<Row<'static>> {
    let mark = if win.bring { "  (for the session)" } else { "" };
    let words = format!("{}{mark}", one_line(&win.text));
    let mut words = wrap(&words, usize::from(width).saturating_sub(DAY + 2).max(10)).into_iter();
    let first = words.next().unwrap_or_default();
    let day = Span::styled(pad(&days::short(win.when.day, see.today()), DAY), see.theme.dim);
    let item = Row::item(Line::from(vec![day, Span::raw(first)]));
    let rest = words.map(|words| Row::note(format!("{}{words}", " ".repeat(DAY))));
    std::iter::once(item).chain(rest).collect()
}

/// Cells of the day before the words.
const DAY: usize = 16;
