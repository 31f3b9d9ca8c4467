//! One's own people, the safety plan, a slow breath.

use super::choice::{Chosen, Task, choose, row, words};
use super::talk::Talk;
use super::walk::{act, open};
use super::{Flow, Room, View};
use crate::app::{Action, See};
use crate::model::Record;
use crate::model::session::Person;
use crate::screens::{breathing, people};

pub const TASKS: &[Task] = &[
    ("Help now: whom to call", |talk, room| room.show(talk, View::Support)),
    ("People of mine: read, change, delete", own_people),
    ("Add somebody to call", |talk, room| open(talk, room, "person")),
    ("Safety plan", |talk, room| open(talk, room, "safety-plan")),
    ("Breathe slowly", breathe),
];

type OfPerson = fn(See, &Record<Person>) -> Vec<Action>;

/// What can be done with a person's entry.
const PERSON: &[(&str, OfPerson)] = &[
    ("Change", |see, person| vec![Action::Open(people::form(see, Some(person)))]),
    ("Move up", |see, person| people::shift(people::people(see.notebook), person.id, -1)),
    ("Move down", |see, person| people::shift(people::people(see.notebook), person.id, 1)),
    ("Delete", people::delete),
];

fn own_people(talk: &mut Talk, room: &mut Room) -> Flow {
    let lines = people::told(room.see());
    if lines.is_empty() {
        talk.say("Whoever you would call, or who knows of a goal, stands here. Nobody yet.");
        return Flow::On;
    }
    let id = match choose(talk, room, "My own people", lines) {
        Chosen::Quit => return Flow::Quit,
        Chosen::None => return Flow::On,
        Chosen::This(id) => id,
    };
    let act_on: OfPerson = match row(talk, room, "This person", PERSON) {
        Chosen::Quit => return Flow::Quit,
        Chosen::None => return Flow::On,
        Chosen::This(act) => act,
    };
    let see = room.see();
    let actions = see.notebook.people.get(id).map(|person| act_on(see, person)).unwrap_or_default();
    act(talk, room, actions)
}

/// The rhythms in words; minutes can be added to a habit that is called so.
fn breathe(talk: &mut Talk, room: &mut Room) -> Flow {
    talk.say("\nSit or lie as you like. A hand on your stomach may help. Count slowly, a second each:");
    breathing::told().iter().for_each(|line| talk.say(line));
    loop {
        match words(talk, room, "When you are done: how many minutes; an empty line for none") {
            Chosen::Quit => return Flow::Quit,
            Chosen::None => return Flow::On,
            Chosen::This(line) => match line.parse().ok().filter(|minutes| *minutes <= 600) {
                Some(minutes) => {
                    let actions = breathing::breathed(room.see(), minutes);
                    return act(talk, room, actions.into_iter().collect());
                }
                None => talk.say("That takes a number of minutes, up to 600."),
            },
        }
    }
}
