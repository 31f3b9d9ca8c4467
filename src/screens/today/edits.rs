//! What Today changes beside the answers: steps ticked, habits moved, things marked for the session and deleted.

use chrono::NaiveDate;

use super::Item;
use super::say;
use crate::app::{Action, Confirm, See};
use crate::insight::Today as Facts;
use crate::model::day::NoteKind;
use crate::model::habit::Habit;
use crate::model::{Edit, Id, Notebook, Record};
use crate::screens::{days, marking};
use crate::text::{fit, one_line};

/// Moves the chosen habit past the next one shown.
pub fn reorder(facts: &Facts, chosen: Option<Item>, by: isize, notebook: &Notebook) -> Vec<Action> {
    let shown: Vec<Id> = facts.habits.iter().map(|habit| habit.habit.id).collect();
    let at = shown.iter().position(|id| Some(Item::Habit(*id)) == chosen);
    let Some(at) = at else { return say("J and K move habits. Choose one first.") };
    let neighbour = at.checked_add_signed(by).and_then(|to| shown.get(to));
    let edit = neighbour.map(|neighbour| moved(notebook, shown[at], *neighbour, 0 < by));
    edit.map(Action::Edit).into_iter().collect()
}

/// The edit that puts a habit right behind another, or right before it.
fn moved(notebook: &Notebook, id: Id, neighbour: Id, behind: bool) -> Edit {
    let mut habits: Vec<&Record<Habit>> = notebook.habits.iter().collect();
    habits.sort_by_key(|habit| habit.place);
    let from = habits.iter().position(|habit| habit.id == id);
    let chosen = from.map(|from| habits.remove(from));
    let to = habits.iter().position(|habit| habit.id == neighbour).map(|to| to + usize::from(behind));
    if let Some((chosen, to)) = chosen.zip(to) {
        habits.insert(to, chosen);
    }
    let placed = habits.into_iter().zip(0..);
    let edits = placed.filter_map(|(habit, place)| Edit::revise(habit, |habit| habit.body.place = place));
    Edit::together("move habit", edits)
}

/// Marks a record to be brought up in the next session, or takes the mark away.
pub fn bring(item: Item, notebook: &Notebook, day: NaiveDate) -> Vec<Action> {
    let actions = match item {
        Item::CheckIn(id) => notebook.check_ins.get(id).map(marking::toggle),
        Item::Habit(id) => notebook.habits.get(id).map(marking::toggle),
        Item::Note(id) => notebook.notes.get(id).map(marking::toggle),
        Item::Event(id) => notebook.events.get(id).map(marking::toggle),
        Item::Goal(id) => notebook.goals.get(id).map(marking::toggle),
        Item::Day => notebook.day(day).map(marking::toggle),
        Item::Step(goal, step, _) => notebook.goals.get(goal).map(|goal| marking::toggle_step(goal, step)),
        Item::OtherHabits => None,
    };
    actions.unwrap_or_default()
}

/// Asks before it deletes; the question names the thing.
pub fn delete(item: Item, see: See, day: NaiveDate) -> Vec<Action> {
    let notebook = see.notebook;
    let quoted = |noun: &str, words: &str| format!("the {noun} “{}”", fit(&one_line(words), 40));
    let found = match item {
        Item::CheckIn(id) => notebook.check_ins.get(id).map(|check_in| {
            let time = check_in.when.time().map(|time| days::clock(time, see));
            let time = time.map_or_else(String::new, |time| format!(", {time}"));
            (id, format!("the check-in of {}{time}", days::named(day, see)))
        }),
        Item::Habit(id) => notebook.habits.get(id).map(|habit| (id, quoted("habit", &habit.name))),
        Item::Note(id) => notebook.notes.get(id).map(|note| (id, quoted(note.kind.noun(), &note.text))),
        Item::Event(id) => notebook.events.get(id).map(|event| (id, quoted("change", &event.text))),
        Item::Day => notebook
            .day(day)
            .map(|record| (record.id, format!("what is written of the day, {}", day.format("%-d %B")))),
        Item::Step(..) | Item::Goal(_) => {
            return say("Enter opens the goal; steps and goals are changed there.");
        }
        Item::OtherHabits => None,
    };
    let Some((id, thing)) = found else { return Vec::new() };
    let retire =
        if matches!(item, Item::Habit(_)) { " Retiring it in its form would keep its days." } else { "" };
    let edit = Edit::together(format!("delete {thing}"), [Edit::Delete { id, at: see.moment() }]);
    let question = format!("Delete {thing}?{retire} u brings it back.");
    vec![Action::Ask(Confirm { question, yes: vec![Action::Edit(edit)] })]
}

/// A step or a task is done on that day, or is not any more.
pub fn turn(see: See, item: Item, day: NaiveDate) -> Option<Edit> {
    match item {
        Item::Step(goal, step, inner) => {
            let goal = see.notebook.goals.get(goal)?;
            Edit::revise(goal, |goal| goal.body.tick_step(step, inner, day))
        }
        Item::Note(id) => {
            let task = see.notebook.notes.get(id).filter(|note| note.kind == NoteKind::Task)?;
            Edit::revise(task, |task| task.body.done = !task.body.done)
        }
        _ => None,
    }
}
