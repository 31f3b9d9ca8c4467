//! Settings, files in and out, what stands in two versions.

use super::choice::{Chosen, Picked, Task, pick, words};
use super::talk::Talk;
use super::walk::walk;
use super::{Flow, Room};
use crate::{app, screens};

pub const TASKS: &[Task] = &[
    ("Settings", |talk, room| {
        let page = app::settings(room.see());
        walk(talk, room, page)
    }),
    ("Import from another program", |talk, room| {
        let page = screens::import(room.see());
        walk(talk, room, page)
    }),
    ("Export everything into a file", export),
    ("Two versions of an entry: choose", versions),
    ("Where the notebook lies", |talk, room| {
        talk.say(&room.keep.place());
        Flow::On
    }),
];

fn versions(talk: &mut Talk, room: &mut Room) -> Flow {
    if room.keep.notebook().in_versions().is_empty() {
        talk.say("Nothing stands in two versions.");
        return Flow::On;
    }
    walk(talk, room, screens::versions())
}

fn export(talk: &mut Talk, room: &mut Room) -> Flow {
    let outputs = room.keep.outputs();
    let names: Vec<String> = outputs.iter().map(|(name, what)| format!("{name}: {what}")).collect();
    let format = match pick(talk, room, "As what", &names) {
        Picked::Quit => return Flow::Quit,
        Picked::None => return Flow::On,
        Picked::At(at) => outputs[at].0,
    };
    loop {
        match words(talk, room, "Into which new file or folder, such as ~/everything; nothing is overwritten")
        {
            Chosen::Quit => return Flow::Quit,
            Chosen::None => return Flow::On,
            Chosen::This(path) => match room.keep.give_out(format, &path) {
                Ok(said) => {
                    talk.say(&said);
                    return Flow::On;
                }
                Err(why) => talk.say(&why),
            },
        }
    }
}
