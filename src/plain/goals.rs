//! Goals: drafting, and everything that can be done with one and its parts.

use super::choice::{Chosen, OfOne, Picked, Task, choose, each, lines, pick, row, words};
use super::talk::Talk;
use super::walk::{act, act_saying, open, walk};
use super::{Flow, Room};
use crate::app::{Action, See};
use crate::model::goal::Goal;
use crate::model::{Id, Record};
use crate::screens::goal_form;
use crate::screens::goals::{self, Item};
use crate::screens::{self, Spoken};
use crate::text::one_line;

pub const TASKS: &[Task] = &[
    ("Draft a goal", |talk, room| open(talk, room, "goal")),
    ("Open a goal: read it and go on with it", choose_one),
    ("Tick a step, a milestone, a reward", |talk, room| of_one(talk, room, tick)),
    ("Add a step, a milestone, a plan for what gets in the way", |talk, room| of_one(talk, room, add)),
    ("Say how close one is", |talk, room| of_one(talk, room, rate)),
    ("Examples and templates to begin from", examples),
    ("Why goals? What they are good for, and what not", why),
];

/// What can be done with a goal.
const GOAL: &[(&str, OfOne)] = &[
    ("Read it whole", read),
    ("Draft it further", |talk, room, id| open(talk, room, &format!("goal {id}"))),
    ("Tick a step, a milestone, a reward", tick),
    ("Add a step, a milestone, a habit, a plan for what gets in the way", add),
    ("Change or delete a part of it", part),
    ("How close is it: say a number", rate),
    ("Status: active, parked, done, let go", |talk, room, id| open(talk, room, &format!("status {id}"))),
    ("Agreed with my therapist today, or not", |talk, room, id| done(talk, room, id, goals::act::agreed)),
    ("Bring it up in the session, or not", |talk, room, id| {
        done(talk, room, id, |see, goal| goals::act::bring(see, goal, None))
    }),
    ("Move it up among its like", |talk, room, id| {
        done(talk, room, id, |see, goal| goals::act::shift(see, goal, None, -1))
    }),
    ("Delete it", |talk, room, id| done(talk, room, id, |see, goal| goals::act::delete(see, goal, None))),
    ("Break it down: a smaller step", |talk, room, id| open(talk, room, &format!("step {id}"))),
    ("Park everything else", |talk, room, id| {
        done(talk, room, id, |see, goal| vec![goals::focus::park_others(see, goal)])
    }),
];

fn listed(room: &Room) -> Vec<Spoken<Id>> {
    let goals = goals::order::ordered(room.keep.notebook());
    let line = |goal: &&Record<Goal>| {
        let mark = if goal.bring { " (for the session)" } else { "" };
        let words = format!("{}, {}{mark}", one_line(&goal.statement), goals::order::word(&goal.status));
        Spoken { words, item: Some(goal.id) }
    };
    goals.iter().map(line).collect()
}

/// One of the goals, without asking where there is one only.
fn of_one(talk: &mut Talk, room: &mut Room, act_on: OfOne) -> Flow {
    let lines = listed(room);
    let id = match lines.as_slice() {
        [] => {
            talk.say("There is no goal yet; draft one when you like.");
            return Flow::On;
        }
        [one] => {
            talk.say(&format!("\n{}", one.words));
            one.item.unwrap_or_default()
        }
        _ => match choose(talk, room, "Your goals", lines) {
            Chosen::Quit => return Flow::Quit,
            Chosen::None => return Flow::On,
            Chosen::This(id) => id,
        },
    };
    act_on(talk, room, id)
}

fn choose_one(talk: &mut Talk, room: &mut Room) -> Flow {
    of_one(talk, room, one)
}

/// What can be done with it, one thing after the other, while it is there.
pub fn one(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let Some(goal) = room.keep.notebook().goals.get(id) else { return Flow::On };
    let title = one_line(&goal.statement).into_owned();
    each(talk, room, &title, lines(GOAL), |talk, room, act: &OfOne| match goal_is_there(room, id) {
        true => act(talk, room, id),
        false => {
            talk.say("It is deleted; u at a list of tasks brings it back.");
            Flow::On
        }
    })
}

fn goal_is_there(room: &Room, id: Id) -> bool {
    room.keep.notebook().goals.get(id).is_some()
}

/// The goal in full, in the order in which the screen shows it.
fn read(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let see = room.see();
    let lines = see.notebook.goals.get(id).map(|goal| goals::told(see, goal)).unwrap_or_default();
    talk.say("");
    lines.iter().for_each(|line| talk.say(&line.words));
    Flow::On
}

fn rate(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    open(talk, room, &format!("rating {id}"))
}

fn done(talk: &mut Talk, room: &mut Room, id: Id, act_on: fn(See, &Record<Goal>) -> Vec<Action>) -> Flow {
    let see = room.see();
    let actions = see.notebook.goals.get(id).map(|goal| act_on(see, goal)).unwrap_or_default();
    act(talk, room, actions)
}

/// The lines of a goal that stand for something of it.
fn parts(room: &Room, id: Id, wanted: fn(&Item) -> bool) -> Vec<Spoken<Item>> {
    let see = room.see();
    let mut lines = see.notebook.goals.get(id).map(|goal| goals::told(see, goal)).unwrap_or_default();
    lines.retain(|line| line.item.as_ref().is_some_and(wanted));
    lines
}

fn tick(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let can =
        |item: &Item| matches!(item, Item::Step(_) | Item::Under(..) | Item::Milestone(_) | Item::Reward(_));
    let lines = parts(room, id, can);
    if lines.is_empty() {
        talk.say("No step and no milestone is written down.");
        return Flow::On;
    }
    each(talk, room, "Tick, or take a tick away", lines, |talk, room, item| {
        let see = room.see();
        let goal = see.notebook.goals.get(id);
        let actions = goal.map(|goal| goals::act::tick(see, goal, Some(item.clone()))).unwrap_or_default();
        act_saying(talk, room, actions, |room| {
            let now = parts(room, id, |_| true).into_iter().find(|line| line.item.as_ref() == Some(item));
            now.map(|line| line.words)
        })
    })
}

fn add(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let see = room.see();
    let Some(goal) = see.notebook.goals.get(id) else { return Flow::On };
    let (names, mut pages): (Vec<String>, Vec<_>) =
        goals::add::forms(see, goal).into_iter().map(|(name, page)| (name.to_owned(), page)).unzip();
    match pick(talk, room, "Add", &names) {
        Picked::At(at) => walk(talk, room, pages.swap_remove(at)),
        Picked::None => Flow::On,
        Picked::Quit => Flow::Quit,
    }
}

type OfPart = fn(See, &Record<Goal>, Item) -> Vec<Action>;

/// What can be done with a part of a goal.
const PART: &[(&str, OfPart)] = &[
    ("Change it", |see, goal, item| vec![Action::Open(goals::act::open(see, goal, Some(item)))]),
    ("Put a step under it", |see, goal, item| {
        let (Item::Step(step) | Item::Under(step, _)) = item else {
            return vec![Action::Say("Only a step can have steps under it.".to_owned())];
        };
        let name = format!("step {} under {step}", goal.id);
        screens::restore(&name, see).map(Action::Open).into_iter().collect()
    }),
    ("Bring it up in the session, or not", |see, goal, item| goals::act::bring(see, goal, Some(item))),
    ("Move it up", |see, goal, item| goals::act::shift(see, goal, Some(item), -1)),
    ("Move it down", |see, goal, item| goals::act::shift(see, goal, Some(item), 1)),
    ("Delete it", |see, goal, item| goals::act::delete(see, goal, Some(item))),
];

fn part(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let lines = parts(room, id, |item| !matches!(item, Item::Words(_) | Item::Wording(_)));
    if lines.is_empty() {
        talk.say("It has no steps, milestones, habits, plans or ratings yet.");
        return Flow::On;
    }
    let item = match choose(talk, room, "Which part", lines) {
        Chosen::Quit => return Flow::Quit,
        Chosen::None => return Flow::On,
        Chosen::This(item) => item,
    };
    let act_on = match row(talk, room, "This part", PART) {
        Chosen::Quit => return Flow::Quit,
        Chosen::None => return Flow::On,
        Chosen::This(act) => act,
    };
    let see = room.see();
    let actions = see.notebook.goals.get(id).map(|goal| act_on(see, goal, item)).unwrap_or_default();
    act(talk, room, actions)
}

fn why(talk: &mut Talk, _: &mut Room) -> Flow {
    talk.say("");
    goals::why::WORDS.iter().filter(|line| !line.is_empty()).for_each(|line| talk.say(line));
    Flow::On
}

/// An example that is taken stands in the draft, to be made one's own.
fn examples(talk: &mut Talk, room: &mut Room) -> Flow {
    let question = "Words to look for: sleep, boundaries, template; an empty line lists the templates";
    let wanted = match words(talk, room, question) {
        Chosen::Quit => return Flow::Quit,
        Chosen::None => "template".to_owned(),
        Chosen::This(words) => words,
    };
    match choose(talk, room, "Examples, ours, to make yours", goal_form::examples::told(&wanted)) {
        Chosen::Quit => Flow::Quit,
        Chosen::None => Flow::On,
        Chosen::This(example) => {
            let page = goal_form::from_example(room.see(), example);
            walk(talk, room, page)
        }
    }
}
