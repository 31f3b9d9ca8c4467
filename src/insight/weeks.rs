//! Week by week: how the mood lay in each, and how much of each habit there was.

use chrono::NaiveDate;

use crate::model::calendar::{Period, add, week};
use crate::model::habit::{Habit, Kind};
use crate::model::{Notebook, Record};

use super::adherence::{Adherence, adherence};
use super::mood::{Mood, mood};
use super::settled::{Settled, settledness};

/// A habit over some weeks.
#[derive(Clone, Debug)]
pub struct HabitWeeks<'a> {
    pub habit: &'a Record<Habit>,
    /// Oldest first.
    pub weeks: Vec<(Period, Adherence)>,
    /// Over the last 28 days.
    pub lately: Adherence,
    /// None for what is done when needed.
    pub settled: Option<Settled>,
}

/// The mood of each of the person's weeks that has a day in the period, oldest first.
pub fn mood_weeks(notebook: &Notebook, period: Period, today: NaiveDate) -> Vec<(Period, Mood)> {
    let weeks = weeks(notebook, period);
    weeks.into_iter().map(|week| (week, mood(notebook, week, today))).collect()
}

/// The habits of the last `n` weeks up to a day, as far as they were asked for or answered in them.
pub fn habit_weeks(notebook: &Notebook, last: NaiveDate, n: i64) -> Vec<HabitWeeks<'_>> {
    let weeks = weeks(notebook, Period { first: add(last, -7 * (n - 1)), last });
    let all = weeks.first().map_or(last, |week| week.first);
    let period = Period { first: all, last };
    let mut habits: Vec<&Record<Habit>> = notebook.habits.iter().collect();
    habits.retain(|habit| concerned(notebook, habit, period));
    habits.sort_by_key(|habit| habit.place);
    let of = |habit: &'_ Record<Habit>| {
        weeks.iter().map(|week| (*week, adherence(notebook, habit, Some(*week), last))).collect()
    };
    let one = |habit| HabitWeeks {
        habit,
        weeks: of(habit),
        lately: adherence(notebook, habit, None, last),
        settled: settledness(notebook, habit, last).filter(|_| habit.kind != Kind::WhenNeeded),
    };
    habits.into_iter().map(one).collect()
}

/// Living at the end of the period, or answered in it.
fn concerned(notebook: &Notebook, habit: &Record<Habit>, period: Period) -> bool {
    habit.lives(period.last) || notebook.answers(habit.id, period).next().is_some()
}

fn weeks(notebook: &Notebook, period: Period) -> Vec<Period> {
    let starts = notebook.settings.week_starts();
    let first = week(period.first, starts);
    let next = |before: &Period| Some(week(add(before.first, 7), starts));
    std::iter::successors(Some(first), next).take_while(|week| week.first <= period.last).collect()
}
