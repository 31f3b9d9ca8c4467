//! The tasks, by number or name. Each is one of the screens' forms, something to read, or a table of its own.

use super::choice::{self, Picked, Task, tasks};
use super::talk::{SIGNS_WORDS, Talk};
use super::walk::open;
use super::{Flow, Room, View, day, files, first, goals, habits, insights, journal, reflect};
use super::{review, session, support};

const TASKS: &[Task] = &[
    ("Check in", check_in),
    ("This day, or another: read it and add to it", day::today),
    ("Reflect, concerns", |talk, room| tasks(talk, room, "Reflect", reflect::TASKS)),
    ("Goals, steps", |talk, room| tasks(talk, room, "Goals", goals::TASKS)),
    ("Habits", |talk, room| tasks(talk, room, "Habits", habits::TASKS)),
    ("Look back: review a week or a month", |talk, room| tasks(talk, room, "Review", review::TASKS)),
    ("Insights, questionnaires", |talk, room| tasks(talk, room, "Insights", insights::TASKS)),
    ("Session with a therapist", |talk, room| tasks(talk, room, "Session", session::TASKS)),
    ("Journal: read, search, trash", |talk, room| tasks(talk, room, "Journal", journal::TASKS)),
    ("People, safety plan, breathing", |talk, room| tasks(talk, room, "Support", support::TASKS)),
    ("Settings, import, export", |talk, room| tasks(talk, room, "Settings and files", files::TASKS)),
    ("Undo the last change", |talk, room| {
        room.undo(talk);
        Flow::On
    }),
    ("Do again what was undone", |talk, room| {
        room.redo(talk);
        Flow::On
    }),
    ("Help now", |talk, room| room.show(talk, View::Support)),
];

/// Asks for tasks until the person quits or the input ends.
pub fn run(talk: &mut Talk, room: &mut Room) {
    talk.say("guidepost, line by line.");
    talk.say(SIGNS_WORDS);
    if room.keep.is_demo() {
        talk.say(
            "\nThis is an invented person's notebook, to look around in. Nothing you write in it stays.",
        );
    }
    let mut flow = first::welcome(talk, room);
    if flow == Flow::On {
        flow = first::begin(talk, room);
    }
    let names = choice::names(TASKS);
    if flow == Flow::On {
        choice::list(talk, "Tasks", &names);
    }
    while flow == Flow::On {
        let question = format!("Tasks, 1 to {}; an empty line lists them, . quits", names.len());
        match choice::task(talk, room, &question, &names) {
            Picked::Quit => flow = Flow::Quit,
            Picked::None => choice::list(talk, "Tasks", &names),
            Picked::At(at) => flow = TASKS[at].1(talk, room),
        }
    }
    match room.keep.settle() {
        Ok(_) if room.keep.is_demo() => talk.say("Nothing of it stays. Until next time."),
        Ok(_) => talk.say("What you gave is kept. Until next time."),
        Err(why) => talk.say(&format!("Not saved yet: {why}")),
    }
}

fn check_in(talk: &mut Talk, room: &mut Room) -> Flow {
    open(talk, room, &format!("check-in {}", room.day()))
}
