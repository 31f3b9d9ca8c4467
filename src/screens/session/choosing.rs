//! A list to think through when choosing a therapist. What is ticked was thought of; nobody adds it up.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::edits;
use crate::app::{Action, Page, See};
use crate::keys::{self, Binding, Click, ClickKind, ENTER, ESC, Hint, Input, SPACE, on};
use crate::model::Edit;
use crate::page;
use crate::screens::cursor::{self, Cursor};
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::list::{List, Row};

/// A line, and the name under which its tick is kept.
type Point = (&'static str, &'static str);

/// What to ask, what to notice, what to know (requirements 123).
const POINTS: &[(&str, &[Point])] = &[
    (
        "Before you ring",
        &[
            (
                "comfort",
                "Would I rather talk with a woman or a man, somebody my age or older, of my background?",
            ),
            ("language", "In which language can I say difficult things?"),
            ("place", "Near me, near work, or from home by video?"),
            ("money", "What can I pay, and what does my insurance or the public service cover?"),
        ],
    ),
    (
        "To ask in the first talk",
        &[
            ("training", "What is your training, and are you registered or licensed?"),
            ("experience", "Have you worked with people who came with what I come with?"),
            ("method", "How would you go about it with me, and what else is there?"),
            ("length", "How often, how long a session, and for about how many weeks?"),
            ("progress", "How do we find out whether it helps?"),
            ("secrecy", "What stays between us, and what are the exceptions?"),
            ("cost", "What does it cost, and what if I have to call off?"),
        ],
    ),
    (
        "To notice afterwards",
        &[
            ("heard", "Did I feel listened to, and not judged?"),
            ("say", "Could I imagine saying the hard thing in this room?"),
            ("clear", "Were my questions answered in words I understood?"),
            ("gut", "What does my gut say a day later?"),
        ],
    ),
    (
        "To know",
        &[
            ("several", "It is fine to meet two or three people before deciding."),
            ("change", "It is fine to change later. A good therapist helps with that."),
            ("fit", "That it does not fit says nothing about you, and little about them."),
        ],
    ),
];

#[derive(Default)]
pub struct Choosing {
    cursor: Cursor<&'static str>,
}

#[derive(Clone, Copy)]
enum Command {
    Tick,
    Close,
}

const KEYS: &[Binding<Command>] =
    &[on(&[SPACE, ENTER], Command::Tick, "thought of it"), on(&[ESC], Command::Close, "back")];

fn names() -> Vec<&'static str> {
    POINTS.iter().flat_map(|(_, points)| points.iter().map(|(name, _)| *name)).collect()
}

fn tick(see: See, name: &str) -> Vec<Action> {
    let edit = edits::choose(see, |chosen| match chosen.considered.iter().any(|other| other == name) {
        true => chosen.considered.retain(|other| other != name),
        false => chosen.considered.push(name.to_owned()),
    });
    edit.map(|edit| Action::Edit(Edit::together("tick", [edit]))).into_iter().collect()
}

impl Choosing {
    fn list<'a>(&self, see: See<'a>, width: u16) -> List<'a> {
        let chosen = page::chosen(see.notebook);
        let marks = &see.theme.marks;
        let mut rows: Vec<Row> = Vec::new();
        for (heading, points) in POINTS {
            if !rows.is_empty() {
                rows.push(Row::blank());
            }
            rows.push(Row::heading(*heading));
            for (name, words) in *points {
                let ticked = chosen.considered.iter().any(|other| other == name);
                let mark = if ticked { marks.done } else { marks.blank };
                let wide = usize::from(width).saturating_sub(5).max(10);
                for (at, line) in crate::text::wrap(words, wide).into_iter().enumerate() {
                    rows.push(match at {
                        0 => Row::item(Line::from(vec![
                            Span::styled(mark, see.theme.mark),
                            Span::raw(format!(" {line}")),
                        ])),
                        _ => Row::note(format!("  {line}")),
                    });
                }
            }
        }
        List::of_items(rows, self.cursor.place(&names()))
    }

    fn click(&mut self, click: Click, see: See) {
        let all = names();
        match click.kind {
            ClickKind::WheelDown => self.cursor.go(cursor::Move::Down, &all),
            ClickKind::WheelUp => self.cursor.go(cursor::Move::Up, &all),
            ClickKind::Press => {
                let (_, body) = take_top(see.area, 2);
                let list = self.list(see, body.width);
                let row = list.hit(body, click.column, click.row);
                if let Some(name) = row.and_then(|row| all.get(list.item_number(row))) {
                    self.cursor.choose(name, &all);
                }
            }
        }
    }
}

impl Page for Choosing {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) => {
                if let Some(to) = keys::find(cursor::KEYS, key) {
                    self.cursor.go(to, &names());
                    return Some(Vec::new());
                }
                Some(match keys::find(KEYS, key)? {
                    Command::Tick => self.cursor.get(&names()).map(|n| tick(see, n)).unwrap_or_default(),
                    Command::Close => vec![Action::Close],
                })
            }
            Input::Click(click) => {
                self.click(click, see);
                Some(Vec::new())
            }
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (head, body) = take_top(area, 2);
        bars::header("Choosing a therapist", "in your own time", see.theme, frame, head);
        self.list(see, body.width).draw(see.theme, frame, body);
    }
}
