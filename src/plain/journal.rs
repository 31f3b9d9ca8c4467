//! The journal: read, searched, one entry opened, the trash.

use super::choice::{Chosen, Task, choose, row, words};
use super::day::ask_day;
use super::entries::{entry, listed, one_of, parts};
use super::talk::Talk;
use super::walk::act;
use super::{Flow, Room, View};
use crate::app::Action;
use crate::insight::journal::{Sort, Wanted, Word, choices};
use crate::model::Id;
use crate::model::calendar::add;
use crate::model::trash::Trashed;
use crate::screens::Spoken;
use crate::screens::journal::trash;

pub const TASKS: &[Task] = &[
    ("Read the last two weeks", |talk, room| {
        let first = add(room.see().today(), -13);
        room.show(talk, View::Journal(Wanted::default(), Some(first)))
    }),
    ("Read from a day on", from),
    ("Search for words", search),
    ("One kind: wins, reflections, reviews, what is marked", kind),
    ("Open an entry: read, change, delete, bring up", open_one),
    ("The trash: bring back what was deleted", buried),
];

fn from(talk: &mut Talk, room: &mut Room) -> Flow {
    match ask_day(talk, room, "From which day: monday, 3 nov, 2026-01-01; an empty line reads everything") {
        None => Flow::Quit,
        Some(day) => room.show(talk, View::Journal(Wanted::default(), day)),
    }
}

/// Entries with these words.
fn with(text: &str) -> Wanted {
    Wanted { words: Word::all(text), ..Wanted::default() }
}

fn search(talk: &mut Talk, room: &mut Room) -> Flow {
    match words(talk, room, "Words to look for") {
        Chosen::Quit => Flow::Quit,
        Chosen::None => Flow::On,
        Chosen::This(text) => room.show(talk, View::Journal(with(&text), None)),
    }
}

/// A kind, a tag or a goal that there are entries of.
fn kind(talk: &mut Talk, room: &mut Room) -> Flow {
    let notebook = room.keep.notebook();
    let all = choices(notebook);
    let line = |words: String, wanted| Spoken { words, item: Some(wanted) };
    let sorts = all
        .sorts
        .into_iter()
        .map(|(sort, count)| line(format!("{}, {count}", sort.name()), Wanted { sort, ..Wanted::default() }));
    let tags = all.tags.into_iter().map(|(tag, count)| {
        line(format!("{tag}, a tag, {count}"), Wanted { tag: Some(tag), ..Wanted::default() })
    });
    let goals = all.goals.into_iter().filter_map(|(id, count)| {
        let words = format!("{}, a goal, {count}", notebook.goals.get(id)?.statement);
        Some(line(words, Wanted { goal: Some(id), ..Wanted::default() }))
    });
    let lines: Vec<_> = sorts.chain(tags).chain(goals).collect();
    if lines.is_empty() {
        talk.say("Nothing is written yet.");
        return Flow::On;
    }
    match choose(talk, room, "Which kind", lines) {
        Chosen::Quit => Flow::Quit,
        Chosen::None => Flow::On,
        Chosen::This(wanted) => room.show(talk, View::Journal(wanted, None)),
    }
}

fn open_one(talk: &mut Talk, room: &mut Room) -> Flow {
    let wanted = match words(talk, room, "Words to look for; an empty line lists the newest") {
        Chosen::Quit => return Flow::Quit,
        Chosen::None => Wanted::default(),
        Chosen::This(text) => with(&text),
    };
    let lines = listed(room, &wanted, None);
    one_of(talk, room, "Entries, the newest first", lines)
}

/// Entries of a sort, and one of them.
pub fn of_sort(talk: &mut Talk, room: &mut Room, sort: Sort, title: &str) -> Flow {
    let lines = listed(room, &Wanted { sort, ..Wanted::default() }, None);
    match lines.as_slice() {
        [one] => {
            let id = one.item.unwrap_or_default();
            entry(talk, room, id)
        }
        _ => one_of(talk, room, title, lines),
    }
}

fn buried(talk: &mut Talk, room: &mut Room) -> Flow {
    let see = room.see();
    let line = |it: &Trashed| Spoken { words: trash::told(it, see), item: Some(it.id) };
    let lines: Vec<Spoken<Id>> = see.notebook.trash().iter().map(line).collect();
    if lines.is_empty() {
        talk.say("Nothing is in the trash. What you delete is kept there for 30 days, with all its words.");
        return Flow::On;
    }
    match choose(talk, room, "The trash", lines) {
        Chosen::Quit => Flow::Quit,
        Chosen::None => Flow::On,
        Chosen::This(id) => of_trash(talk, room, id),
    }
}

fn of_trash(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let see = room.see();
    let Some(trashed) = trash::find(see.notebook, id) else { return Flow::On };
    parts(trash::parts(&trashed, see.notebook)).iter().for_each(|line| talk.say(line));
    let choices = [("Bring it back", true), ("Delete it for good", false)];
    let actions = match row(talk, room, "In the trash", &choices) {
        Chosen::Quit => return Flow::Quit,
        Chosen::None => return Flow::On,
        Chosen::This(true) => trash::restore(id, room.see()),
        Chosen::This(false) => vec![Action::Ask(trash::erase(trashed, room.see()))],
    };
    act(talk, room, actions)
}
