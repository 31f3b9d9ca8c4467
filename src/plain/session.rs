//! The session: what to bring up, what stands on the page, how it was; choosing a therapist.

use super::choice::{Chosen, OfOne, Picked, Task, choose, each, pick, row, words};
use super::talk::Talk;
use super::walk::{act_saying, open, walk};
use super::{Flow, Room};
use super::{entries, goals};
use crate::app::{Action, See};
use crate::insight::journal::{Wanted, Word};
use crate::model::goal::Goal;
use crate::model::{Id, Record};
use crate::page::{self, Format, NEXT_PAGE};
use crate::screens::session::{self, Target, Ticks};
use crate::screens::{Spoken, days};

pub const TASKS: &[Task] = &[
    ("Read the page exactly as it would leave", read_page),
    ("Talk about: what I bring up, line by line", topics),
    ("Add a line or a question of my own", add),
    ("Questions to choose from", |talk, room| ticks(talk, room, &session::QUESTIONS)),
    ("Mark something I wrote, to bring it up", mark),
    ("On the page: tick what goes on it", offers),
    ("How did it go: attended, agreed, homework", how),
    ("When the next session is", next),
    ("Since the last session", |talk, room| say(talk, session::since(room.see()))),
    ("File: write the page into one", file),
    ("Pages printed or saved", |talk, room| say(talk, session::shares(room.see()))),
    ("Choosing a therapist", |talk, room| ticks(talk, room, &session::CHOOSING)),
];

fn say(talk: &mut Talk, lines: Vec<Spoken<Id>>) -> Flow {
    talk.say("");
    lines.iter().for_each(|line| talk.say(&line.words));
    Flow::On
}

fn read_page(talk: &mut Talk, room: &mut Room) -> Flow {
    let page = page::page(session::at(room.see()), None);
    if page.sections.is_empty() {
        talk.say("Nothing is on the page yet. The tasks after this one mark what to bring up, and tick what goes on it.");
        return Flow::On;
    }
    talk.say(&format!("\n{}", Format::ALL[0].render(&page).replace(NEXT_PAGE, "")));
    Flow::On
}

/// What can be done with a line of the list.
const TOPIC: &[(&str, OfOne)] = &[
    ("Talked about, or not yet", |talk, room, id| edit(talk, room, id, session::edits::cover)),
    ("On the page, or not", |talk, room, id| edit(talk, room, id, session::edits::tick)),
    ("Open it: change its words", open_topic),
    ("Take it off the list", |talk, room, id| edit(talk, room, id, session::edits::bring)),
    ("Move it up", |talk, room, id| edit(talk, room, id, |see, it| session::edits::shift(see, it, -1))),
    ("Move it down", |talk, room, id| edit(talk, room, id, |see, it| session::edits::shift(see, it, 1))),
    ("Delete it, if it was written for the session", |talk, room, id| {
        edit(talk, room, id, session::edits::remove)
    }),
];

fn topics(talk: &mut Talk, room: &mut Room) -> Flow {
    let lines = session::topics(room.see());
    if lines.is_empty() {
        talk.say("What you want to bring up will be here. The tasks after this one add to it.");
        return Flow::On;
    }
    let id = match choose(talk, room, "To talk about and to ask", lines) {
        Chosen::Quit => return Flow::Quit,
        Chosen::None => return Flow::On,
        Chosen::This(id) => id,
    };
    match row(talk, room, "This line", TOPIC) {
        Chosen::Quit => Flow::Quit,
        Chosen::None => Flow::On,
        Chosen::This(act) => act(talk, room, id),
    }
}

/// Does it, and says how the line stands now.
fn edit(talk: &mut Talk, room: &mut Room, id: Id, edit: fn(See, &Target) -> Vec<Action>) -> Flow {
    let actions = edit(room.see(), &Target::Topic(id));
    act_saying(talk, room, actions, |room| {
        let now = session::topics(room.see()).into_iter().find(|line| line.item == Some(id));
        now.map(|line| line.words)
    })
}

/// Where it was written: its entry, or the goal that it is or whose step it is.
fn open_topic(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let notebook = room.keep.notebook();
    if notebook.notes.get(id).is_some() {
        return open(talk, room, &format!("note {id}"));
    }
    let of = |goal: &&Record<Goal>| goal.id == id || goal.steps.iter().any(|step| step.id == id);
    let goal = notebook.goals.iter().find(of);
    match goal.map(|goal| goal.id) {
        Some(goal) => goals::one(talk, room, goal),
        None if notebook.habits.get(id).is_some() => open(talk, room, &format!("habit {id}")),
        None => entries::entry(talk, room, id),
    }
}

fn add(talk: &mut Talk, room: &mut Room) -> Flow {
    let names = ["Line: something to bring up", "Question: something to ask"].map(str::to_owned);
    let kind = match pick(talk, room, "Add", &names) {
        Picked::Quit => return Flow::Quit,
        Picked::None => return Flow::On,
        Picked::At(at) => ["session", "question"][at],
    };
    let today = room.see().today();
    open(talk, room, &format!("note {kind} {today}"))
}

/// Lines under headings, each with a tick.
fn ticks(talk: &mut Talk, room: &mut Room, ticks: &'static Ticks) -> Flow {
    let see = room.see();
    let mut lines = Vec::new();
    for (heading, all) in ticks.parts {
        lines.push(Spoken { words: format!("{heading}:"), item: None });
        lines.extend(all.iter().map(|(name, words)| Spoken {
            words: ticked(words, (ticks.is_on)(see, name)),
            item: Some((*name, *words)),
        }));
    }
    each(talk, room, ticks.title, lines, |talk, room, (name, words)| {
        let actions = (ticks.tick)(room.see(), name);
        act_saying(talk, room, actions, |room| Some(ticked(words, (ticks.is_on)(room.see(), name))))
    })
}

fn ticked(words: &str, is_on: bool) -> String {
    if is_on { format!("{words} (ticked)") } else { words.to_owned() }
}

/// Anything that was written: the newest, or what has some words.
fn mark(talk: &mut Talk, room: &mut Room) -> Flow {
    let wanted = match words(talk, room, "Words to look for; an empty line lists the newest") {
        Chosen::Quit => return Flow::Quit,
        Chosen::None => Wanted::default(),
        Chosen::This(text) => Wanted { words: Word::all(&text), ..Wanted::default() },
    };
    let lines = entries::listed(room, &wanted, None);
    if lines.is_empty() {
        talk.say("No entry is like that.");
        return Flow::On;
    }
    each(talk, room, "Mark to bring up, or take the mark away", lines, |talk, room, id| {
        entries::bring(talk, room, *id)
    })
}

fn offers(talk: &mut Talk, room: &mut Room) -> Flow {
    let lines = session::offered(room.see());
    if lines.is_empty() {
        talk.say("There is nothing to tick yet.");
        return Flow::On;
    }
    each(talk, room, "What goes on the page", lines, |talk, room, offer| {
        let actions = session::edits::tick(room.see(), offer);
        act_saying(talk, room, actions, |room| {
            let now = session::offered(room.see()).into_iter().find(|line| line.item.as_ref() == Some(offer));
            now.map(|line| line.words)
        })
    })
}

/// Of a session that was: the last one untold at once, else one of those before.
fn how(talk: &mut Talk, room: &mut Room) -> Flow {
    let see = room.see();
    let at = session::at(see);
    let past: Vec<Spoken<Id>> = at
        .past()
        .map(|past| {
            let how = match past.attended {
                Some(true) => past.agreed.as_str(),
                Some(false) => "did not take place",
                None => "how did it go?",
            };
            let day = days::named(past.when.day, see);
            let words = if how.is_empty() { day } else { format!("{day}: {how}") };
            Spoken { words, item: Some(past.id) }
        })
        .collect();
    let id = match (at.untold().map(|untold| untold.id), past.len()) {
        (_, 0) => {
            talk.say("No session is over yet. When the next session is takes one that was, too.");
            return Flow::On;
        }
        (Some(id), 1) => id,
        _ => match choose(talk, room, "Sessions, the last first", past) {
            Chosen::Quit => return Flow::Quit,
            Chosen::None => return Flow::On,
            Chosen::This(id) => id,
        },
    };
    open(talk, room, &format!("told {id}"))
}

fn next(talk: &mut Talk, room: &mut Room) -> Flow {
    let page = session::date_form::next(room.see());
    walk(talk, room, page)
}

fn file(talk: &mut Talk, room: &mut Room) -> Flow {
    let names: Vec<String> =
        Format::ALL.iter().map(|format| format!("{}, {}", format.name, format.use_for)).collect();
    match pick(talk, room, "As what", &names) {
        Picked::Quit => Flow::Quit,
        Picked::None => Flow::On,
        Picked::At(at) => open(talk, room, &format!("page {}", Format::ALL[at].name)),
    }
}
