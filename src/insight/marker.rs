//! What changed on a day, to be drawn on the time of a chart: in life, in a goal, in a habit. It says that something changed,
//! and never that it is the reason of anything.

use chrono::NaiveDate;

use crate::model::Notebook;
use crate::model::calendar::Period;
use crate::model::goal::Goal;
use crate::model::habit::{Habit, Rule, Schedule};

/// A change, with its day and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    pub day: NaiveDate,
    pub words: String,
}

/// What changed in a period, oldest first: events, goals in new words, habits that are meant in another way from then on.
pub fn markers(notebook: &Notebook, period: Period) -> Vec<Marker> {
    let events = notebook.events.within(period);
    let mut markers: Vec<Marker> =
        events.map(|event| Marker { day: event.when.day, words: event.text.clone() }).collect();
    markers.extend(notebook.goals.iter().flat_map(|goal| reworded(goal)));
    markers.extend(notebook.habits.iter().flat_map(|habit| meant_anew(habit)));
    markers.retain(|marker| period.contains(marker.day));
    markers.sort_by_key(|marker| marker.day);
    markers
}

/// Each day on which the goal got its next wording.
fn reworded(goal: &Goal) -> impl Iterator<Item = Marker> {
    let later = goal.wordings.iter().skip(1).map(|wording| &wording.statement).chain([&goal.statement]);
    goal.wordings
        .iter()
        .zip(later)
        .map(|(before, words)| Marker { day: before.day, words: format!("goal in new words: {words}") })
}

/// Each day but the first from which on another rule holds.
fn meant_anew(habit: &Habit) -> Vec<Marker> {
    let mut rules: Vec<&Rule> = habit.rules.iter().collect();
    rules.sort_by_key(|rule| rule.from);
    let marker = |rule: &&Rule| Marker { day: rule.from, words: format!("{}: {}", habit.name, meant(rule)) };
    rules.iter().skip(1).map(marker).collect()
}

/// “20 minutes”, “3/week”, “20 minutes, weekdays”.
fn meant(rule: &Rule) -> String {
    let amount = rule.target.map(|target| format!("{target} {}", rule.unit).trim_end().to_owned());
    let every = (rule.every != Schedule::Daily || amount.is_none()).then(|| rule.every.to_string());
    amount.into_iter().chain(every).collect::<Vec<String>>().join(", ")
}
