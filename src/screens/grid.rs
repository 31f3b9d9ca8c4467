//! Habits by days, to fill in several past days after a week on paper: arrows and the space bar.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::answering::{self, Press};
use super::cursor::{self, Cursor, Move};
use super::days;
use super::today::sign_or_space;
use crate::app::{Action, Page, See};
use crate::insight::{Mark, mark};
use crate::keys::{self, Binding, Click, ClickKind, ESC, Hint, Input, LEFT, RIGHT, char, on, quiet};
use crate::model::calendar::{Period, add};
use crate::model::habit::Habit;
use crate::model::{Id, Record};
use crate::text::{cut, fit, one_line, pad_left, scroll, width};
use crate::ui::layout::{holds, part, take_top};
use crate::ui::{bars, put};

/// Days at a time.
const DAYS: i64 = 14;

/// Cells of one day: two for the mark, one of air.
const CELL: u16 = 3;

/// Cells of the names at most, and at least where there is not much room.
const NAMES: (u16, u16) = (24, 8);

pub struct Grid {
    /// The last day shown.
    last: NaiveDate,
    /// The chosen day.
    day: NaiveDate,
    habit: Cursor<Id>,
}

#[derive(Clone, Copy)]
enum Command {
    Left,
    Right,
    Earlier,
    Later,
    Present,
    Back,
}

const KEYS: &[Binding<Command>] = &[
    on(&[LEFT, char('h')], Command::Left, "day before"),
    quiet(&[RIGHT, char('l')], Command::Right, "day after"),
    on(&[char('[')], Command::Earlier, "week before"),
    quiet(&[char(']')], Command::Later, "week after"),
    quiet(&[char('t')], Command::Present, "today"),
    on(&[ESC, char('w')], Command::Back, "back"),
];

/// Where everything is.
struct Places {
    head: Rect,
    /// Weekdays, then days of the month.
    days: Rect,
    cells: Rect,
    /// The chosen cell in words.
    words: Rect,
    names: u16,
    /// The days that fit, of those shown.
    shown: Vec<NaiveDate>,
}

impl Grid {
    pub fn new(day: NaiveDate) -> Self {
        Self { last: day, day, habit: Cursor::default() }
    }

    fn period(&self) -> Period {
        Period { first: add(self.last, 1 - DAYS), last: self.last }
    }

    /// Those that were alive or have a word in these days.
    fn habits<'a>(&self, see: See<'a>) -> Vec<&'a Record<Habit>> {
        let period = self.period();
        let is_shown = |habit: &&Record<Habit>| {
            period.days().any(|day| habit.lives(day))
                || see.notebook.answers(habit.id, period).next().is_some()
        };
        let mut habits: Vec<&Record<Habit>> = see.notebook.habits.iter().filter(is_shown).collect();
        habits.sort_by_key(|habit| habit.place);
        habits
    }

    fn places(&self, habits: &[&Record<Habit>], area: Rect) -> Places {
        let (head, rest) = take_top(area, if area.height < 10 { 1 } else { 2 });
        let (days, rest) = take_top(rest, 2);
        let (cells, words) = take_top(rest, rest.height.saturating_sub(1));
        let widest = habits.iter().map(|habit| width(&one_line(&habit.name))).max().unwrap_or(0);
        let room = area.width.saturating_sub(DAYS as u16 * CELL).max(NAMES.1);
        let names = u16::try_from(widest + 3).unwrap_or(u16::MAX).min(NAMES.0).min(room);
        let fit = usize::from(area.width.saturating_sub(names) / CELL).max(1);
        let all: Vec<NaiveDate> = self.period().days().collect();
        let at = all.iter().position(|day| *day == self.day).unwrap_or(all.len() - 1);
        let shown = all.into_iter().skip(scroll(DAYS as usize, at, fit)).take(fit).collect();
        Places { head, days, cells, words, names, shown }
    }

    fn go_to(&mut self, day: NaiveDate, see: See) -> Vec<Action> {
        if see.today() < day {
            return vec![Action::Say(answering::STILL_TO_COME.to_owned())];
        }
        self.day = day;
        if day < self.period().first {
            self.last = add(day, DAYS - 1).min(see.today());
        }
        self.last = self.last.max(day);
        Vec::new()
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        match command {
            Command::Left => self.go_to(add(self.day, -1), see),
            Command::Right => self.go_to(add(self.day, 1), see),
            Command::Earlier => self.go_to(add(self.day, -7), see),
            Command::Later => self.go_to(add(self.day, 7).min(see.today()), see),
            Command::Present => self.go_to(see.today(), see),
            Command::Back => vec![Action::Close],
        }
    }

    fn press(&self, press: Press, see: See) -> Vec<Action> {
        let habits = self.habits(see);
        let chosen = self.habit.place(&ids(&habits)).map(|at| habits[at]);
        chosen.map(|habit| answering::press(see, habit, self.day, press)).unwrap_or_default()
    }

    /// A click chooses; on the chosen cell it ticks.
    fn click(&mut self, click: Click, see: See) -> Vec<Action> {
        let habits = self.habits(see);
        let ids = ids(&habits);
        match click.kind {
            ClickKind::WheelDown => self.habit.go(Move::Down, &ids),
            ClickKind::WheelUp => self.habit.go(Move::Up, &ids),
            ClickKind::Press => {
                let places = self.places(&habits, see.area);
                if !holds(places.cells, click.column, click.row) {
                    return Vec::new();
                }
                let chosen = self.habit.place(&ids).unwrap_or(0);
                let top = scroll(habits.len(), chosen, usize::from(places.cells.height));
                let row = top + usize::from(click.row - places.cells.y);
                let column = (click.column - places.cells.x).checked_sub(places.names).map(|x| x / CELL);
                let day = column.and_then(|column| places.shown.get(usize::from(column)));
                if row == chosen && day == Some(&self.day) {
                    return self.press(Press::Tick, see);
                }
                ids.get(row).into_iter().for_each(|id| self.habit.choose(*id, &ids));
                day.into_iter().for_each(|day| self.day = *day);
            }
        }
        Vec::new()
    }

    fn draw_days(&self, places: &Places, see: See, frame: &mut Frame) {
        for (at, day) in places.shown.iter().enumerate() {
            let style = if *day == self.day { see.theme.accent } else { see.theme.dim };
            put(cut(&day.format("%a").to_string(), 2), style, frame, cell(places.days, places.names, at));
            let number = pad_left(&day.format("%-d").to_string(), 2);
            put(&number, style, frame, cell(part(places.days, 1, 1), places.names, at));
        }
    }

    fn draw_habit(
        &self,
        habit: &Record<Habit>,
        row: Rect,
        places: &Places,
        see: See,
        frame: &mut Frame,
        chosen: bool,
    ) {
        let theme = see.theme;
        let name_style = if chosen { theme.strong } else { theme.text };
        let mark = if chosen { theme.marks.chosen } else { " " };
        put(mark, if chosen { theme.accent } else { theme.text }, frame, row);
        let name = Rect {
            x: (row.x + 2).min(row.right()),
            width: places.names.saturating_sub(3).min(row.width),
            ..row
        };
        put(&fit(&one_line(&habit.name), usize::from(name.width)), name_style, frame, name);
        for (at, day) in places.shown.iter().enumerate() {
            let area = cell(row, places.names, at);
            let is_chosen = chosen && *day == self.day;
            let (text, style) = self.cell_text(habit, *day, see);
            put(&text, if is_chosen { theme.selection } else { style }, frame, area);
            if is_chosen && !area.intersection(frame.area()).is_empty() {
                frame.set_cursor_position(Position { x: area.x, y: area.y });
            }
        }
    }

    /// The amount where it fits, else the mark.
    fn cell_text(&self, habit: &Record<Habit>, day: NaiveDate, see: See) -> (String, Style) {
        let answer = see.notebook.answer(habit.id, day);
        let mark = mark(habit, day, answer);
        let amount = answer.and_then(|answer| answer.amount).map(|amount| amount.to_string());
        let style =
            if matches!(mark, Mark::NotRecorded | Mark::NotPlanned) { see.theme.dim } else { see.theme.mark };
        let sign = || sign_or_space(mark, see.theme).to_owned();
        (pad_left(&amount.filter(|amount| width(amount) <= 2).unwrap_or_else(sign), 2), style)
    }

    fn words(&self, habit: &Record<Habit>, see: See) -> String {
        let answer = see.notebook.answer(habit.id, self.day);
        let said = answer.map_or(mark(habit, self.day, answer).word().to_owned(), answering::said);
        let unit = habit.rule(self.day).map_or("", |rule| &rule.unit);
        let unit = if answer.is_some_and(|answer| answer.amount.is_some()) { unit } else { "" };
        let note = answer.map_or("", |answer| &answer.note);
        let words = format!("{}, {}: {said} {unit}", habit.name, days::named(self.day, see));
        let note = if note.is_empty() { String::new() } else { format!(", {note}") };
        one_line(&format!("{}{note}", words.trim_end())).into_owned()
    }
}

fn ids(habits: &[&Record<Habit>]) -> Vec<Id> {
    habits.iter().map(|habit| habit.id).collect()
}

/// The cells of a day in a row.
fn cell(row: Rect, names: u16, at: usize) -> Rect {
    let x = names.saturating_add(CELL * u16::try_from(at).unwrap_or(u16::MAX / CELL)).min(row.width);
    Rect { x: row.x + x, width: (CELL - 1).min(row.width - x), height: row.height.min(1), ..row }
}

impl Page for Grid {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(answering::KEYS), keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) => {
                if let Some(to) = keys::find(cursor::KEYS, key) {
                    self.habit.go(to, &ids(&self.habits(see)));
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
        let habits = self.habits(see);
        let places = self.places(&habits, area);
        let Period { first, last } = self.period();
        let title = format!("Habits, {} to {}", first.format("%-d %B"), last.format("%-d %B"));
        bars::header(&title, "space answers, arrows move", see.theme, frame, places.head);
        frame.set_cursor_position(Position { x: area.x, y: area.y });
        if habits.is_empty() {
            put("No habits in these days. n, then b, on Today adds one.", see.theme.dim, frame, places.cells);
            return;
        }
        self.draw_days(&places, see, frame);
        let chosen = self.habit.place(&ids(&habits)).unwrap_or(0);
        let top = scroll(habits.len(), chosen, usize::from(places.cells.height));
        for (i, (at, habit)) in (0..places.cells.height).zip(habits.iter().enumerate().skip(top)) {
            self.draw_habit(habit, part(places.cells, i, 1), &places, see, frame, at == chosen);
        }
        put(&self.words(habits[chosen], see), see.theme.dim, frame, places.words);
    }
}
