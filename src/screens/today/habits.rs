//! The habits that a day does not ask for: planned for other days, paused, at their end, retired. Their history stays.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::rows::others;
use crate::app::{Action, Page, See};
use crate::insight;
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, char, on, quiet};
use crate::model::habit::Habit;
use crate::model::{Id, Record};
use crate::screens::cursor::{self, Cursor};
use crate::screens::{days, habit_form, schedule};
use crate::text::{one_line, pad};
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::list::{List, Row};

pub struct OtherHabits {
    day: NaiveDate,
    cursor: Cursor<Id>,
}

#[derive(Clone, Copy)]
enum Command {
    Open,
    Delete,
    Back,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER, char('e')], Command::Open, "open"),
    quiet(&[char('x')], Command::Delete, "delete"),
    on(&[ESC], Command::Back, "back"),
];

const EMPTY: &[&str] =
    &["No habit is left here. Those that this day asks for stand in Today; Esc goes back."];

impl OtherHabits {
    pub fn new(day: NaiveDate) -> Self {
        Self { day, cursor: Cursor::default() }
    }

    fn habits<'a>(&self, see: See<'a>) -> Vec<&'a Record<Habit>> {
        let facts = insight::today(see.notebook, self.day, see.today());
        let mut habits: Vec<&Record<Habit>> = others(see, &facts).collect();
        habits.sort_by_key(|habit| (habit.retired.is_some(), habit.place));
        habits
    }

    fn list(&self, see: See) -> List<'static> {
        let habits = self.habits(see);
        if habits.is_empty() {
            return List::empty(EMPTY, see.area.width);
        }
        let ids: Vec<Id> = habits.iter().map(|habit| habit.id).collect();
        let rows = habits.into_iter().map(|habit| {
            Row::item(Line::from(vec![
                Span::raw(pad(&one_line(&habit.name), 24)),
                Span::styled(format!("  {}", one_line(&why(habit, self.day))), see.theme.dim),
            ]))
        });
        List::new(rows.collect(), self.cursor.place(&ids))
    }

    fn obey(&self, command: Command, see: See) -> Vec<Action> {
        let habits = self.habits(see);
        let ids: Vec<Id> = habits.iter().map(|habit| habit.id).collect();
        let chosen = self.cursor.place(&ids).map(|at| habits[at]);
        match (command, chosen) {
            (Command::Back, _) => vec![Action::Close],
            (Command::Open, Some(habit)) => vec![Action::Open(habit_form::edit(see, habit))],
            (Command::Delete, Some(habit)) => {
                super::edits::delete(super::Item::Habit(habit.id), see, self.day)
            }
            (_, None) => Vec::new(),
        }
    }
}

/// Why it is not asked for on that day.
fn why(habit: &Habit, day: NaiveDate) -> String {
    if let Some(retired) = habit.retired.filter(|retired| *retired <= day) {
        return format!("retired on {}", days::short(retired, day));
    }
    if let Some(until) = habit.until.filter(|until| *until < day) {
        return format!("until {}", days::short(until, day));
    }
    if let Some(pause) = habit.pause(day) {
        let to = pause.to.map_or(String::new(), |to| format!(" until {}", days::short(to, day)));
        let reason = if pause.reason.is_empty() { String::new() } else { format!(": {}", pause.reason) };
        return format!("a pause{to}{reason}");
    }
    match habit.rule(day) {
        Some(rule) => schedule::words(&rule.every),
        None => habit.began().map_or(String::new(), |began| format!("begins {}", days::short(began, day))),
    }
}

impl Page for OtherHabits {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let ids: Vec<Id> = self.habits(see).iter().map(|habit| habit.id).collect();
        match input {
            Input::Key(key) if self.cursor.moved(key, &ids) => {}
            Input::Key(key) => return Some(self.obey(keys::find(KEYS, key)?, see)),
            Input::Click(click) => self.cursor.click(click, &self.list(see), take_top(see.area, 2).1, &ids),
            Input::Paste(_) => return None,
        }
        Some(Vec::new())
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (head, body) = take_top(area, 2);
        bars::header("Habits not asked for", &days::named(self.day, see), see.theme, frame, head);
        frame.set_cursor_position(Position { x: head.x, y: head.y });
        self.list(see).draw(see.theme, frame, body);
    }
}
