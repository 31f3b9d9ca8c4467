//! What keys do to a goal and to what stands in its detail, as edits.

use super::detail::Item;
use super::{forms, order};
use crate::app::{Action, Confirm, Page, See};
use crate::model::goal::Goal;
use crate::model::{Edit, Id, List, Part, Record};
use crate::screens::{goal_form, habit_form, marking};
use crate::text::one_line;

/// The form of what is chosen.
pub fn open(see: See, goal: &Record<Goal>, item: Option<Item>) -> Box<dyn Page> {
    match item {
        Some(Item::Step(id)) => forms::step(see, goal, Some(id), None),
        Some(Item::Under(step, id)) => forms::step(see, goal, Some(id), Some(step)),
        Some(Item::Milestone(id) | Item::Reward(id)) => forms::milestone(see, goal, Some(id)),
        Some(Item::Obstacle(id)) => forms::obstacle(see, goal, Some(id)),
        Some(Item::Rating(id)) => match goal.ratings.iter().find(|rating| rating.id == id) {
            Some(rating) => forms::rate_on(see, goal, rating.day),
            None => forms::rate(see, goal),
        },
        Some(Item::Habit(id)) => match see.notebook.habits.get(id) {
            Some(habit) => habit_form::edit(see, habit),
            None => goal_form::edit(see, goal.id),
        },
        Some(Item::Words(_) | Item::Wording(_)) | None => goal_form::edit(see, goal.id),
    }
}

/// The form of a smaller step: under the step that is chosen, else of the goal.
pub fn break_down(see: See, goal: &Record<Goal>, item: Option<Item>) -> Box<dyn Page> {
    let under = match item {
        Some(Item::Step(id) | Item::Under(id, _)) => Some(id),
        _ => None,
    };
    forms::step(see, goal, None, under)
}

fn change(goal: &Record<Goal>, label: &str, change: impl FnOnce(&mut Goal)) -> Vec<Action> {
    let edit = Edit::revise(goal, |goal| change(&mut goal.body));
    edit.map(|edit| Action::Edit(Edit::together(label, [edit]))).into_iter().collect()
}

/// Ticks what is chosen; in the list, the first step that is still to do.
pub fn tick(see: See, goal: &Record<Goal>, item: Option<Item>) -> Vec<Action> {
    match item {
        Some(Item::Step(id)) => tick_step(see, goal, id),
        Some(Item::Under(step, id)) => tick_under(see, goal, step, id),
        Some(Item::Milestone(id)) => tick_milestone(see, goal, id),
        Some(Item::Reward(id)) => change(goal, "reward", |goal| {
            if let Some(milestone) = find(&mut goal.milestones, id) {
                milestone.reward_taken = !milestone.reward_taken;
            }
        }),
        Some(_) => vec![Action::Say("Steps, milestones and rewards can be ticked.".to_owned())],
        None => tick_next(see, goal),
    }
}

fn tick_next(see: See, goal: &Record<Goal>) -> Vec<Action> {
    let Some(step) = goal.steps.iter().find(|step| step.done.is_none()) else {
        return vec![Action::Say("No step is open here. a adds one.".to_owned())];
    };
    match step.steps.iter().find(|inner| inner.done.is_none()) {
        Some(inner) => tick_under(see, goal, step.id, inner.id),
        None => tick_step(see, goal, step.id),
    }
}

fn tick_step(see: See, goal: &Record<Goal>, id: Id) -> Vec<Action> {
    let today = see.today();
    let mut actions = change(goal, "step", |goal| goal.tick_step(id, None, today));
    let step = goal.steps.iter().find(|step| step.id == id);
    if let Some(step) = step.filter(|step| step.done.is_none() && !see.notebook.settings.quiet) {
        actions.push(Action::Say(format!("Done: {}", one_line(&step.text))));
    }
    actions
}

fn tick_under(see: See, goal: &Record<Goal>, step: Id, id: Id) -> Vec<Action> {
    let today = see.today();
    change(goal, "step", |goal| goal.tick_step(step, Some(id), today))
}

/// Reaching a milestone is said, with the reward that was chosen for it.
fn tick_milestone(see: See, goal: &Record<Goal>, id: Id) -> Vec<Action> {
    let today = see.today();
    let mut actions = change(goal, "milestone", |goal| {
        if let Some(milestone) = find(&mut goal.milestones, id) {
            milestone.reached = if milestone.reached.is_none() { Some(today) } else { None };
        }
    });
    let milestone = goal.milestones.iter().find(|milestone| milestone.id == id);
    if let Some(milestone) =
        milestone.filter(|milestone| milestone.reached.is_none() && !see.notebook.settings.quiet)
    {
        let reward = match milestone.reward.as_str() {
            "" => String::new(),
            reward => format!(". Your reward: {}", one_line(reward)),
        };
        actions.push(Action::Say(format!("Reached: {}{reward}", one_line(&milestone.text))));
    }
    actions
}

pub fn agreed(see: See, goal: &Record<Goal>) -> Vec<Action> {
    let today = see.today();
    let to = if goal.agreed == Some(today) { None } else { Some(today) };
    let said =
        if to.is_some() { "Agreed with your therapist, today." } else { "No longer marked as agreed." };
    let mut actions = change(goal, "agreed with your therapist", |goal| goal.agreed = to);
    actions.push(Action::Say(said.to_owned()));
    actions
}

/// A habit and a step have marks of their own, what stands under a step has the step's; anything else is the goal's.
pub fn bring(see: See, goal: &Record<Goal>, item: Option<Item>) -> Vec<Action> {
    match item {
        Some(Item::Step(id) | Item::Under(id, _)) => marking::toggle_step(goal, id),
        Some(Item::Habit(id)) => see.notebook.habits.get(id).map(marking::toggle).unwrap_or_default(),
        _ => marking::toggle(goal),
    }
}

/// Asks, naming the thing. In the list it is the goal.
pub fn delete(see: See, goal: &Record<Goal>, item: Option<Item>) -> Vec<Action> {
    let Some((name, edit)) = deletion(see, goal, item) else { return Vec::new() };
    let question = format!("Delete {name}? u brings it back.");
    vec![Action::Ask(Confirm { question, yes: vec![Action::Edit(edit)] })]
}

fn deletion(see: See, goal: &Record<Goal>, item: Option<Item>) -> Option<(String, Edit)> {
    let at = see.moment();
    let part = |noun: &str, words: &str, edit: Option<Edit>| {
        let label = format!("delete {noun}");
        edit.map(|edit| (format!("the {noun} “{}”", one_line(words)), Edit::together(label, [edit])))
    };
    match item {
        Some(Item::Step(id)) => {
            let step = goal.steps.iter().find(|step| step.id == id)?;
            part("step", &step.text, without(goal, |goal| goal.steps.retain(|step| step.id != id)))
        }
        Some(Item::Under(step, id)) => {
            let under = goal.steps.iter().find(|other| other.id == step)?;
            let inner = under.steps.iter().find(|inner| inner.id == id)?;
            part("step", &inner.text, without_under(goal, step, id))
        }
        Some(Item::Milestone(id) | Item::Reward(id)) => {
            let milestone = goal.milestones.iter().find(|milestone| milestone.id == id)?;
            part(
                "milestone",
                &milestone.text,
                without(goal, |goal| goal.milestones.retain(|other| other.id != id)),
            )
        }
        Some(Item::Obstacle(id)) => {
            let obstacle = goal.obstacles.iter().find(|obstacle| obstacle.id == id)?;
            part(
                "plan",
                &obstacle.obstacle,
                without(goal, |goal| goal.obstacles.retain(|other| other.id != id)),
            )
        }
        Some(Item::Rating(id)) => {
            let rating = goal.ratings.iter().find(|rating| rating.id == id)?;
            let words = format!("{} of 10", rating.rating);
            part("rating", &words, without(goal, |goal| goal.ratings.retain(|other| other.id != id)))
        }
        Some(Item::Habit(id)) => {
            let habit = see.notebook.habits.get(id)?;
            part("habit", &habit.name, Some(Edit::Delete { id, at }))
        }
        Some(Item::Words(_) | Item::Wording(_)) | None => {
            part("goal", &goal.statement, Some(Edit::Delete { id: goal.id, at }))
        }
    }
}

fn without_under(goal: &Record<Goal>, step: Id, id: Id) -> Option<Edit> {
    without(goal, |goal| {
        if let Some(step) = find(&mut goal.steps, step) {
            step.steps.retain(|inner| inner.id != id);
        }
    })
}

fn without(goal: &Record<Goal>, change: impl FnOnce(&mut Goal)) -> Option<Edit> {
    Edit::revise(goal, |goal| change(&mut goal.body))
}

/// Moves what is chosen up or down among its like; in the list, the goal among those of its status.
pub fn shift(see: See, goal: &Record<Goal>, item: Option<Item>, by: isize) -> Vec<Action> {
    match item {
        None => shift_goal(see, goal, by),
        Some(Item::Step(id)) => change(goal, "move step", |goal| swap(&mut goal.steps, id, by)),
        Some(Item::Under(step, id)) => change(goal, "move step", |goal| {
            if let Some(step) = find(&mut goal.steps, step) {
                swap(&mut step.steps, id, by);
            }
        }),
        Some(Item::Milestone(id) | Item::Reward(id)) => {
            change(goal, "move milestone", |goal| swap(&mut goal.milestones, id, by))
        }
        Some(Item::Obstacle(id)) => change(goal, "move plan", |goal| swap(&mut goal.obstacles, id, by)),
        Some(_) => Vec::new(),
    }
}

/// The goals of the group get the places 1, 2, 3 in their new order.
fn shift_goal(see: See, goal: &Record<Goal>, by: isize) -> Vec<Action> {
    let mut group = order::group(see.notebook, &goal.status);
    let Some(at) = group.iter().position(|other| other.id == goal.id) else { return Vec::new() };
    let Some(to) = at.checked_add_signed(by).filter(|to| *to < group.len()) else { return Vec::new() };
    group.swap(at, to);
    let placed = (1..).zip(group);
    let edits: Vec<Edit> =
        placed.filter_map(|(place, goal)| Edit::revise(goal, |goal| goal.body.place = place)).collect();
    vec![Action::Edit(Edit::together("move goal", edits))]
}

fn find<T: Part>(list: &mut List<T>, id: Id) -> Option<&mut T> {
    list.iter_mut().find(|item| item.id() == id)
}

fn swap<T: Part>(list: &mut List<T>, id: Id, by: isize) {
    let at = list.iter().position(|item| item.id() == id);
    let to = at.and_then(|at| at.checked_add_signed(by)).filter(|to| *to < list.len());
    if let (Some(at), Some(to)) = (at, to) {
        list.swap(at, to);
    }
}
