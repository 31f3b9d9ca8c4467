//! `b`: marks a record to be brought up in the next session, or takes the mark away, and says which.

use crate::app::Action;
use crate::model::goal::Goal;
use crate::model::{Edit, Id, Kind, Record};

const LABEL: &str = "bring up in session";

/// Turns the mark of a record round.
pub fn toggle<T: Kind>(record: &Record<T>) -> Vec<Action> {
    marked(Edit::revise(record, |record| record.bring = !record.bring), !record.bring)
}

/// A step has a mark of its own.
pub fn toggle_step(goal: &Record<Goal>, id: Id) -> Vec<Action> {
    let marks = goal.steps.iter().any(|step| step.id == id && !step.bring);
    let edit = Edit::revise(goal, |goal| {
        let step = goal.body.steps.iter_mut().find(|step| step.id == id);
        step.into_iter().for_each(|step| step.bring = !step.bring);
    });
    marked(edit, marks)
}

fn marked(edit: Option<Edit>, on: bool) -> Vec<Action> {
    let said = if on { "On your list for the session: tab 6." } else { "Off your list for the session." };
    let edit = edit.map(|edit| Action::Edit(Edit::together(LABEL, [edit])));
    edit.into_iter().flat_map(|edit| [edit, Action::Say(said.to_owned())]).collect()
}
