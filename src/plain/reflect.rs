//! Reflections, concerns, and what matters.

use super::choice::{Chosen, OfOne, Task, choose, row};
use super::entries::entry;
use super::journal::of_sort;
use super::talk::Talk;
use super::walk::{act, open};
use super::{Flow, Room};
use crate::insight::journal::Sort;
use crate::model::Id;
use crate::screens::reflect;

pub const TASKS: &[Task] = &[
    ("Answer a few questions", |talk, room| open(talk, room, "reflection")),
    ("Read what I wrote before", |talk, room| of_sort(talk, room, Sort::Reflections, "Reflections")),
    ("Concerns: look at one, make a goal of it", concerns),
    ("New concern", |talk, room| open(talk, room, "concern")),
    ("What matters to me", what_matters),
];

/// What can be done with a concern.
const CONCERN: &[(&str, OfOne)] = &[
    ("Make a goal of it", |talk, room, id| open(talk, room, &format!("goal of {id}"))),
    ("Look at it now, or not now", mark_now),
    ("Read it, change it, delete it, bring it up", entry),
];

fn concerns(talk: &mut Talk, room: &mut Room) -> Flow {
    let lines = reflect::told(room.keep.notebook());
    if lines.is_empty() {
        talk.say("No concern is written down.");
        return Flow::On;
    }
    let id = match choose(talk, room, "Concerns", lines) {
        Chosen::Quit => return Flow::Quit,
        Chosen::None => return Flow::On,
        Chosen::This(id) => id,
    };
    match row(talk, room, "This concern", CONCERN) {
        Chosen::Quit => Flow::Quit,
        Chosen::None => Flow::On,
        Chosen::This(act) => act(talk, room, id),
    }
}

fn mark_now(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let notebook = room.keep.notebook();
    let actions = notebook.concerns.get(id).map(|concern| reflect::mark_now(notebook, concern));
    let flow = act(talk, room, actions.unwrap_or_default());
    let now = reflect::told(room.keep.notebook()).into_iter().find(|line| line.item == Some(id));
    now.into_iter().for_each(|line| talk.say(&line.words));
    flow
}

fn what_matters(talk: &mut Talk, room: &mut Room) -> Flow {
    let lines = reflect::what_matters(room.keep.notebook());
    match lines.is_empty() {
        true => talk.say("Nothing is written yet. A reflection asks for values, the settings for one line."),
        false => lines.iter().for_each(|line| talk.say(&line.words)),
    }
    Flow::On
}
