//! What becomes of a goal's habits when the goal is parked, finished or let go. The one place this is decided.

use chrono::NaiveDate;

use super::edit::Edit;
use super::goal::{Goal, Status};
use super::habit::{Habit, Pause};
use super::id::Id;
use super::notebook::Notebook;
use super::record::Record;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    #[default]
    Keep,
    /// From that day on, until the person takes them up again.
    Pause,
    Retire,
}

impl Fate {
    pub const ALL: &'static [Fate] = &[Fate::Keep, Fate::Pause, Fate::Retire];

    /// What is proposed for the habits of a goal that gets this status; the person decides.
    pub fn proposed(status: &Status) -> Self {
        match status {
            Status::Parked => Fate::Pause,
            Status::Done | Status::LetGo => Fate::Retire,
            Status::Draft | Status::Active | Status::Other(_) => Fate::Keep,
        }
    }

    /// What is done to one habit; `id` names the pause.
    pub fn edit(self, habit: &Record<Habit>, day: NaiveDate, reason: &str, id: Id) -> Option<Edit> {
        match self {
            Fate::Keep => None,
            Fate::Pause => {
                let pause = Pause { id, from: day, reason: reason.to_owned(), ..Default::default() };
                Edit::revise(habit, |habit| habit.body.pauses.push(pause))
            }
            Fate::Retire => Edit::revise(habit, |habit| habit.body.retired = Some(day)),
        }
    }
}

/// Gives a goal a status, and its habits their fate, as one edit.
pub fn set_status(
    notebook: &Notebook,
    goal: &Record<Goal>,
    status: Status,
    reason: &str,
    fate: Fate,
    day: NaiveDate,
    mut id: impl FnMut() -> Id,
) -> Edit {
    let label = format!("goal {}", status.word());
    let change = Edit::revise(goal, |goal| {
        goal.body.status = status;
        goal.body.reason =
            if reason.is_empty() { std::mem::take(&mut goal.body.reason) } else { reason.to_owned() };
    });
    let habits = living_habits(notebook, goal.id, day);
    let fates = habits.into_iter().filter_map(|habit| fate.edit(habit, day, reason, id()));
    Edit::together(label, change.into_iter().chain(fates).collect::<Vec<Edit>>())
}

/// The goal's habits that are asked for on that day or after it.
pub fn living_habits(notebook: &Notebook, goal: Id, day: NaiveDate) -> Vec<&Record<Habit>> {
    let lives = |habit: &&Record<Habit>| {
        let ended = habit.until.is_some_and(|until| until < day) || habit.retired.is_some();
        habit.goal == Some(goal) && !ended && habit.pause(day).is_none()
    };
    notebook.habits.iter().filter(lives).collect()
}
