//! What is said behind the words of a goal and its parts: days, levels, what measures it.

use crate::app::See;
use crate::model::goal::{Goal, Milestone, Step, StepKind};
use crate::model::measure::Measure;
use crate::screens::days;
use crate::support::Way;

/// What is asked once the day that an open goal was for is over.
pub fn day_gone_by(see: See, goal: &Goal) -> Option<String> {
    let until = goal.until.filter(|until| goal.is_open() && *until < see.today())?;
    let day = days::short(until, see.today());
    let keys = if see.way == Way::Keys { " s and e are there when you know." } else { "" };
    Some(format!("Its day was {day}: done, a new day, or let go?{keys}"))
}

/// “, at +1”, where a level was said.
pub fn level_words(level: Option<i8>) -> String {
    match level {
        None => String::new(),
        Some(0) => ", at 0".to_owned(),
        Some(level) => format!(", at {level:+}"),
    }
}

/// The person's words, and what is logged that measures it.
pub fn measurable(see: See, goal: &Goal) -> String {
    let habit = goal.measured_by.and_then(|id| see.notebook.habits.get(id)).map(|habit| habit.name.clone());
    let scale = Some(Measure::named(&goal.scale).title()).filter(|scale| !scale.is_empty());
    let gauge = habit.or_else(|| scale.map(str::to_owned));
    match (goal.measurable.as_str(), gauge) {
        (words, None) => words.to_owned(),
        ("", Some(gauge)) => format!("by {gauge}"),
        (words, Some(gauge)) => format!("{words}; by {gauge}"),
    }
}

pub fn step_remark(step: &Step, see: See) -> String {
    let mut parts = Vec::new();
    if step.kind == StepKind::Homework {
        parts.push("homework".to_owned());
    }
    match (step.done, step.due) {
        (Some(done), _) => parts.push(days::short(done, see.today())),
        (None, Some(due)) => parts.push(format!("by {}", days::short(due, see.today()))),
        (None, None) => {}
    }
    if step.bring {
        parts.push("for the session".to_owned());
    }
    parts.join(", ")
}

pub fn milestone_remark(milestone: &Milestone, see: See) -> String {
    match (milestone.reached, milestone.due) {
        (Some(day), _) => format!("reached {}", days::short(day, see.today())),
        (None, Some(due)) => format!("by {}", days::short(due, see.today())),
        (None, None) => String::new(),
    }
}
