//! The tab of one day: how it is, the habits, what is planned, what was written. Another day has the same keys.

mod choose;
pub mod edits;
mod habit_rows;
mod habits;
mod rows;
mod told;
mod wins;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::answering::{self, Press};
use super::cursor::{self, Cursor};
use super::grid::Grid;
use super::{check_in, day_form, days, habit_form, note_form};
use crate::app::{Action, Go, Page, See, Sight};
use crate::dates;
use crate::insight::{self, Today as Facts};
use crate::keys::{self, Binding, Click, ClickKind, ENTER, Hint, Input, LEFT, RIGHT, char, on, quiet};
use crate::model::calendar::add;
use crate::ui::bars;
use crate::ui::layout::{beside, take_top};
use crate::ui::list::List;
use choose::Choose;
use edits::{bring, delete, reorder, turn};
use habits::OtherHabits;
pub use rows::Item;
use rows::{Board, Shown};

pub use habit_rows::sign_or_space;
pub use told::{is_back, steps};
pub use wins::Wins;

/// From this width on what is planned and written stands beside the habits.
const WIDE: u16 = 100;

#[derive(Default)]
pub struct Today {
    /// Another day than the present one.
    day: Option<NaiveDate>,
    /// None until the person moves: then it is on the first habit.
    cursor: Option<Cursor<Item>>,
    made: Option<Made>,
}

/// What is drawn, and what it was made of.
struct Made {
    sight: Sight,
    day: NaiveDate,
    /// A check-in of that day is half typed.
    begun: bool,
    /// When the next session is.
    session: String,
    drawn: Drawn,
}

#[derive(Clone, Copy)]
enum Command {
    CheckIn,
    New,
    Open,
    Earlier,
    Later,
    Present,
    Grid,
    Bring,
    Delete,
    MoveDown,
    MoveUp,
    Left,
    Right,
    PastWins,
}

const KEYS: &[Binding<Command>] = &[
    on(&[char('c')], Command::CheckIn, "check in"),
    on(&[char('n')], Command::New, "add"),
    on(&[char('[')], Command::Earlier, "day before"),
    quiet(&[char(']')], Command::Later, "day after"),
    quiet(&[char('t')], Command::Present, "today"),
    on(&[ENTER, char('e')], Command::Open, "open"),
    on(&[char('w')], Command::Grid, "two weeks of habits"),
    quiet(&[char('b')], Command::Bring, "bring up in session"),
    quiet(&[char('x')], Command::Delete, "delete"),
    quiet(&[char('J')], Command::MoveDown, "move the habit down"),
    quiet(&[char('K')], Command::MoveUp, "move the habit up"),
    quiet(&[char('h'), LEFT], Command::Left, "left column"),
    quiet(&[char('l'), RIGHT], Command::Right, "right column"),
    quiet(&[char('p')], Command::PastWins, "what went well before"),
];

/// The columns as they are drawn: where, and what stands in them. The right one only in a wide window.
struct Drawn {
    left: (Rect, Vec<Shown>),
    right: Option<(Rect, Vec<Shown>)>,
}

impl Drawn {
    fn of(see: See, facts: &Facts, body: Rect) -> Self {
        let (left, right) = beside(body, WIDE, 58);
        let mut doing = Board::new(see, facts, left.width);
        doing.doing();
        match right {
            Some(right) => {
                let mut around = Board::new(see, facts, right.width);
                around.around();
                Self { left: (left, doing.shown), right: Some((right, around.shown)) }
            }
            None => {
                doing.around();
                Self { left: (left, doing.shown), right: None }
            }
        }
    }

    fn columns(&self) -> impl Iterator<Item = &(Rect, Vec<Shown>)> {
        std::iter::once(&self.left).chain(self.right.as_ref())
    }

    fn items(&self) -> Vec<Item> {
        self.columns().flat_map(|(_, shown)| shown.iter().filter_map(|row| row.item)).collect()
    }

    /// What can be chosen in a column; nothing where there is no such one.
    fn column(&self, column: usize) -> Vec<Item> {
        let shown = self.columns().nth(column).map_or(&[][..], |(_, shown)| shown);
        shown.iter().filter_map(|row| row.item).collect()
    }

    /// What stands at a place on the screen, and in which cell of its row.
    fn hit(&self, chosen: Option<Item>, click: Click) -> Option<(Item, u16)> {
        self.columns().find_map(|(area, shown)| {
            let row = list(shown, chosen).hit(*area, click.column, click.row)?;
            Some((shown[row].item?, click.column.saturating_sub(area.x)))
        })
    }
}

/// A column as a list with its chosen row.
fn list(shown: &[Shown], chosen: Option<Item>) -> List<'_> {
    let selected = chosen.and_then(|chosen| shown.iter().position(|row| row.item == Some(chosen)));
    List::from_fn(shown.len(), selected, |at| shown[at].row.clone())
}

impl Today {
    fn day(&self, see: See) -> NaiveDate {
        self.day.unwrap_or(see.today())
    }

    fn facts<'a>(&self, see: See<'a>) -> Facts<'a> {
        insight::today(see.notebook, self.day(see), see.today())
    }

    fn make(&self, see: See) -> Made {
        let (day, facts) = (self.day(see), self.facts(see));
        Made {
            sight: see.sight(),
            day,
            begun: check_in::is_half_typed(see, day),
            session: session_words(&facts),
            drawn: Drawn::of(see, &facts, layout(see.area).1),
        }
    }

    /// What was made, where it still is what there is to see.
    fn made(&self, see: See) -> Option<&Made> {
        let day = self.day(see);
        let begun = check_in::is_half_typed(see, day);
        self.made.as_ref().filter(|made| (made.sight, made.day, made.begun) == (see.sight(), day, begun))
    }

    fn with<R>(&self, see: See, take: impl FnOnce(&Made) -> R) -> R {
        match self.made(see) {
            Some(made) => take(made),
            None => take(&self.make(see)),
        }
    }

    fn items(&self, see: See) -> Vec<Item> {
        self.with(see, |made| made.drawn.items())
    }

    fn chosen(&self, items: &[Item]) -> Option<Item> {
        match &self.cursor {
            Some(cursor) => cursor.get(items),
            None => items.iter().find(|item| matches!(item, Item::Habit(_))).or(items.first()).copied(),
        }
    }

    /// The cursor, set down where it is shown.
    fn cursor(&mut self, items: &[Item]) -> &mut Cursor<Item> {
        let chosen = self.chosen(items);
        self.cursor.get_or_insert_with(|| {
            let mut cursor = Cursor::default();
            chosen.into_iter().for_each(|item| cursor.choose(item, items));
            cursor
        })
    }

    fn move_day(&mut self, see: See, by: i64) -> Vec<Action> {
        let day = add(self.day(see), by);
        if see.today() < day {
            return say(answering::STILL_TO_COME);
        }
        self.show(day, see);
        Vec::new()
    }

    /// Shows a day. The cursor stays with a habit; of what another day has it knows nothing.
    fn show(&mut self, day: NaiveDate, see: See) {
        let items = self.items(see);
        if !matches!(self.chosen(&items), Some(Item::Habit(_))) {
            self.cursor = None;
        }
        self.day = Some(day).filter(|day| *day != see.today());
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        let day = self.day(see);
        let items = self.items(see);
        let chosen = self.chosen(&items);
        match command {
            Command::CheckIn | Command::New if see.today() < day => say(answering::STILL_TO_COME),
            Command::CheckIn => open(check_in::check_in(see, day)),
            Command::New => open(Box::new(Choose::new(day))),
            Command::Open => chosen.map(|item| self.open(item, see)).unwrap_or_default(),
            Command::Earlier => self.move_day(see, -1),
            Command::Later => self.move_day(see, 1),
            Command::Present => {
                self.show(see.today(), see);
                Vec::new()
            }
            Command::Grid => open(Box::new(Grid::new(day.min(see.today())))),
            Command::Bring => chosen.map(|item| bring(item, see.notebook, day)).unwrap_or_default(),
            Command::Delete => chosen.map(|item| delete(item, see, day)).unwrap_or_default(),
            Command::MoveDown | Command::MoveUp => {
                self.cursor(&items);
                let by = if matches!(command, Command::MoveDown) { 1 } else { -1 };
                reorder(&self.facts(see), chosen, by, see.notebook)
            }
            Command::Left => self.column(0, &items, see),
            Command::Right => self.column(1, &items, see),
            Command::PastWins => open(Box::new(Wins::default())),
        }
    }

    /// Goes to the first row of a column, unless it is there.
    fn column(&mut self, column: usize, items: &[Item], see: See) -> Vec<Action> {
        let chosen = self.chosen(items);
        let column = self.with(see, |made| made.drawn.column(column));
        let is_there = column.iter().any(|item| Some(*item) == chosen);
        if let Some(first) = column.first().filter(|_| !is_there) {
            self.cursor(items).choose(*first, items);
        }
        Vec::new()
    }

    fn open(&self, item: Item, see: See) -> Vec<Action> {
        let notebook = see.notebook;
        let day = self.day(see);
        let page = match item {
            Item::CheckIn(id) => notebook.check_ins.get(id).map(|record| check_in::edit(see, record)),
            Item::Habit(id) => notebook.habits.get(id).map(|record| habit_form::edit(see, record)),
            Item::OtherHabits => Some(Box::new(OtherHabits::new(day)) as Box<dyn Page>),
            Item::Note(id) => notebook.notes.get(id).map(|record| note_form::edit(see, record)),
            Item::Event(id) => notebook.events.get(id).map(|record| day_form::edit_event(see, record)),
            Item::Day => Some(day_form::day(see, day)),
            Item::Step(goal, ..) | Item::Goal(goal) => return vec![Action::Go(Go::Goal(goal))],
        };
        page.map(Action::Open).into_iter().collect()
    }

    /// What the keys that answer do to the chosen row.
    fn press(&self, press: Press, see: See) -> Vec<Action> {
        let items = self.items(see);
        self.chosen(&items).map(|item| self.tick(item, press, see)).unwrap_or_default()
    }

    fn tick(&self, item: Item, press: Press, see: See) -> Vec<Action> {
        let day = self.day(see);
        if see.today() < day {
            return say(answering::STILL_TO_COME);
        }
        let edit = match item {
            Item::Habit(id) => match see.notebook.habits.get(id) {
                Some(habit) => return answering::press(see, habit, day, press),
                None => None,
            },
            Item::OtherHabits => return open(Box::new(OtherHabits::new(day))),
            item if press == Press::Tick => turn(see, item, day),
            _ => None,
        };
        edit.map_or_else(|| say("Space ticks habits, steps and tasks."), |edit| vec![Action::Edit(edit)])
    }

    fn click(&mut self, click: Click, see: See) -> Vec<Action> {
        let items = self.items(see);
        match click.kind {
            ClickKind::WheelDown => self.cursor(&items).go(cursor::Move::Down, &items),
            ClickKind::WheelUp => self.cursor(&items).go(cursor::Move::Up, &items),
            ClickKind::Press => {
                let chosen = self.chosen(&items);
                let hit = self.with(see, |made| made.drawn.hit(chosen, click));
                let Some((item, column)) = hit else { return Vec::new() };
                self.cursor(&items).choose(item, &items);
                // The list's own mark and the mark of the row are the first four cells.
                if column < 4 {
                    return self.tick(item, Press::Tick, see);
                }
            }
        }
        Vec::new()
    }
}

/// The header, and the board under it.
fn layout(area: Rect) -> (Rect, Rect) {
    let head = if area.height < 12 { 1 } else { 2 };
    take_top(area, head)
}

fn say(line: &str) -> Vec<Action> {
    vec![Action::Say(line.to_owned())]
}

fn open(page: Box<dyn Page>) -> Vec<Action> {
    vec![Action::Open(page)]
}

impl Page for Today {
    fn keys(&self) -> Vec<Hint> {
        let [tick, rest @ ..] = &keys::hints(answering::KEYS)[..] else { return Vec::new() };
        let own = keys::hints(KEYS);
        let (check_in, others) = own.split_at(1);
        [check_in, &[*tick], others, rest, &keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) => {
                if let Some(to) = keys::find(cursor::KEYS, key) {
                    let items = self.items(see);
                    self.cursor(&items).go(to, &items);
                    return Some(Vec::new());
                }
                if let Some(press) = keys::find(answering::KEYS, key) {
                    return Some(self.press(press, see));
                }
                Some(self.obey(keys::find(KEYS, key)?, see))
            }
            Input::Click(click) => Some(self.click(click, see)),
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (head, _) = layout(area);
        let day = self.day(see);
        let beside = days::beside_now(day, see);
        let title = [dates::long(day), beside].into_iter().filter(|part| !part.is_empty());
        let title = title.collect::<Vec<_>>().join(", ");
        self.with(see, |made| {
            bars::header(&title, &made.session, see.theme, frame, head);
            frame.set_cursor_position(Position { x: head.x, y: head.y });
            let chosen = self.chosen(&made.drawn.items());
            for (area, shown) in made.drawn.columns() {
                list(shown, chosen).draw(see.theme, frame, *area);
            }
        });
    }

    fn prepare(&mut self, see: See) {
        if self.made(see).is_none() {
            self.made = Some(self.make(see));
        }
    }

    fn go(&mut self, go: Go, see: See) {
        if let Go::Day(day) = go {
            self.show(day, see);
        }
    }
}

fn session_words(facts: &Facts) -> String {
    match facts.session {
        None => String::new(),
        Some((_, 0)) => "session today".to_owned(),
        Some((_, 1)) => "session tomorrow".to_owned(),
        Some((_, days)) => format!("session in {days} days"),
    }
}
