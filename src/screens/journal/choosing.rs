//! A box to choose what of the journal is shown: a kind, a tag, a goal, each with how many records it has.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::app::See;
use crate::insight::journal::{self, Sort, Wanted};
use crate::keys::{self, Binding, ClickKind, ENTER, ESC, Hint, Input, char, on};
use crate::model::Id;
use crate::screens::cursor::{self, Cursor};
use crate::text::{fit_with, one_line, pad, pad_left};
use crate::ui::dialog::{boxed, boxed_area};
use crate::ui::list::{List, Row};

const TITLE: &str = "Show only";

/// Columns inside the box.
const WIDE: u16 = 44;

/// Columns of a count.
const COUNT: usize = 6;

#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    Everything,
    Sort(Sort),
    Tag(String),
    Goal(Id),
    Trash,
}

pub struct Choosing {
    rows: Vec<Offered>,
    cursor: Cursor<Choice>,
}

/// A choice as it stands in the box.
struct Offered {
    /// The group it is the first of.
    heading: Option<&'static str>,
    choice: Choice,
    name: String,
    count: Option<usize>,
    /// Chosen already; to take it again is to let it go.
    on: bool,
}

pub enum Answer {
    Stay,
    Leave,
    Take(Choice),
}

#[derive(Clone, Copy)]
enum Command {
    Take,
    Leave,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER, char(' ')], Command::Take, "show only this"),
    on(&[ESC, char('f')], Command::Leave, "back"),
];

impl Choosing {
    pub fn new(now: &Wanted, see: See) -> Self {
        let choices = journal::choices(see.notebook);
        let offered = |choice, name: String, count, on| Offered { heading: None, choice, name, count, on };
        let mut rows = vec![offered(Choice::Everything, "everything".to_owned(), None, now.is_everything())];
        let sorts = choices.sorts.into_iter().map(|(sort, count)| {
            offered(Choice::Sort(sort), sort.name().to_owned(), Some(count), now.sort == sort)
        });
        let trashed = see.notebook.trash().len();
        let trash = offered(Choice::Trash, "the trash".to_owned(), Some(trashed), false);
        let tags = choices.tags.into_iter().map(|(tag, count)| {
            let on = now.tag.as_ref() == Some(&tag);
            offered(Choice::Tag(tag.clone()), one_line(&tag).into_owned(), Some(count), on)
        });
        let goals = choices.goals.into_iter().filter_map(|(id, count)| {
            let statement = one_line(&see.notebook.goals.get(id)?.statement).into_owned();
            Some(offered(Choice::Goal(id), statement, Some(count), now.goal == Some(id)))
        });
        rows.extend(sorts.chain([trash]));
        rows.extend(group("With the tag", tags));
        rows.extend(group("About the goal", goals));
        Self { rows, cursor: Cursor::default() }
    }

    pub fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    pub fn input(&mut self, input: Input, see: See) -> Option<Answer> {
        let choices: Vec<Choice> = self.rows.iter().map(|row| row.choice.clone()).collect();
        let taken = |choice: Option<Choice>| choice.map_or(Answer::Stay, Answer::Take);
        match input {
            Input::Key(key) => {
                if let Some(to) = keys::find(cursor::KEYS, key) {
                    self.cursor.go(to, &choices);
                    return Some(Answer::Stay);
                }
                Some(match keys::find(KEYS, key)? {
                    Command::Take => taken(self.cursor.get(&choices)),
                    Command::Leave => Answer::Leave,
                })
            }
            Input::Click(click) => {
                match click.kind {
                    ClickKind::WheelDown => self.cursor.go(cursor::Move::Down, &choices),
                    ClickKind::WheelUp => self.cursor.go(cursor::Move::Up, &choices),
                    ClickKind::Press => {
                        let (list, area) = (self.list(see), boxed_area(self.size(), see.area));
                        let hit = list.hit(area, click.column, click.row).map(|row| list.item_number(row));
                        return Some(taken(hit.and_then(|at| choices.get(at).cloned())));
                    }
                }
                Some(Answer::Stay)
            }
            Input::Paste(_) => None,
        }
    }

    pub fn draw(&self, see: See, frame: &mut Frame, area: Rect) {
        let inside = boxed(TITLE, self.size(), see.theme, frame, area);
        frame.set_cursor_position(Position { x: inside.x, y: inside.y });
        self.list(see).draw(see.theme, frame, inside);
    }

    fn size(&self) -> (u16, u16) {
        let headings = self.rows.iter().filter(|row| row.heading.is_some()).count();
        (WIDE, u16::try_from(self.rows.len() + headings).unwrap_or(u16::MAX))
    }

    fn list<'a>(&'a self, see: See<'a>) -> List<'a> {
        let choices: Vec<Choice> = self.rows.iter().map(|row| row.choice.clone()).collect();
        let place = self.cursor.place(&choices);
        let mut rows = Vec::new();
        for offered in &self.rows {
            rows.extend(offered.heading.map(Row::heading));
            rows.push(Row::item(offered.line(see)));
        }
        List::of_items(rows, place)
    }
}

/// The first of a group carries its heading.
fn group(heading: &'static str, rows: impl Iterator<Item = Offered>) -> impl Iterator<Item = Offered> {
    rows.enumerate().map(move |(at, row)| Offered { heading: (at == 0).then_some(heading), ..row })
}

impl Offered {
    fn line(&self, see: See) -> Line<'static> {
        let mark = if self.on { see.theme.marks.done } else { " " };
        let room = usize::from(WIDE) - COUNT - 4;
        let name = pad(&fit_with(&self.name, room, see.theme.marks.ellipsis), room);
        let count = self.count.map(|count| count.to_string()).unwrap_or_default();
        Line::raw(format!("{mark} {name}{}", pad_left(&count, COUNT)))
    }
}
