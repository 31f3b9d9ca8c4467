//! What was written: listed, read in full, changed, deleted, brought up in the session.

use chrono::NaiveDate;

use super::choice::{Chosen, OfOne, choose, row};
use super::talk::Talk;
use super::walk::act;
use super::{Flow, Room, goals, review};
use crate::app::{Action, See};
use crate::insight::journal::{self, Item, Wanted};
use crate::model::Id;
use crate::model::review::Span;
use crate::screens::Spoken;
use crate::screens::days;
use crate::screens::journal::reading;
use crate::text::one_line;

/// So many of the newest are listed.
const MOST: usize = 40;

/// The newest entries that are wanted, the newest first; of one day alone if one is given.
pub fn listed(room: &Room, wanted: &Wanted, day: Option<NaiveDate>) -> Vec<Spoken<Id>> {
    let see = room.see();
    let spots = journal::sift(see.notebook, wanted).into_iter();
    let spots = spots.filter(|spot| day.is_none_or(|day| spot.when.day == day)).take(MOST);
    let items = spots.filter_map(|spot| journal::at(see.notebook, spot));
    items
        .map(|item| {
            let on = days::short(item.when().day, see.today());
            let on = if day.is_some() { String::new() } else { format!(", {on}") };
            let mark = if item.is_marked() { " (for the session)" } else { "" };
            let said = item.summary();
            let said = if said.is_empty() { said } else { format!(": {}", one_line(&said)) };
            let words = format!("{}{said}{on}{mark}", item.label());
            Spoken { words, item: Some(item.id()) }
        })
        .collect()
}

/// One of them, and what is to be done with it.
pub fn one_of(talk: &mut Talk, room: &mut Room, title: &str, lines: Vec<Spoken<Id>>) -> Flow {
    if lines.is_empty() {
        talk.say("No entry is like that.");
        return Flow::On;
    }
    let title = match lines.len() {
        MOST => format!("{title}; the newest {MOST}, and the journal's words to look for find the others"),
        _ => title.to_owned(),
    };
    match choose(talk, room, &title, lines) {
        Chosen::Quit => Flow::Quit,
        Chosen::None => Flow::On,
        Chosen::This(id) => entry(talk, room, id),
    }
}

/// An entry of the day.
pub fn entry_of_day(talk: &mut Talk, room: &mut Room) -> Flow {
    let lines = listed(room, &Wanted::default(), Some(room.day()));
    one_of(talk, room, "Entries of this day, the newest first", lines)
}

/// What can be done with an entry.
const ENTRY: &[(&str, OfOne)] = &[
    ("Change it", change),
    ("Delete it", |talk, room, id| done(talk, room, id, reading::delete)),
    ("Bring it up in the session, or not", bring),
];

/// Marks it for the session, or takes the mark away.
pub fn bring(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    done(talk, room, id, |item, _| reading::bring(item))
}

/// Reads it in full, then asks what is to be done with it.
pub fn entry(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let Some(item) = journal::find(room.keep.notebook(), id) else { return Flow::On };
    said(item, room).iter().for_each(|line| talk.say(line));
    match row(talk, room, "This entry", ENTRY) {
        Chosen::Quit => Flow::Quit,
        Chosen::None => Flow::On,
        Chosen::This(act) => act(talk, room, id),
    }
}

/// Everything it says.
fn said(item: Item, room: &Room) -> Vec<String> {
    let see = room.see();
    let time = item.when().time().map(|time| format!(", {}", days::clock(time, see))).unwrap_or_default();
    let mark = if item.is_marked() { ", for the session" } else { "" };
    let mut lines = vec![format!("\n{}{time}: {}{mark}", days::named(item.when().day, see), item.noun())];
    if item.has_versions() {
        lines
            .push("This stands in two versions; Settings, import, export has the task to choose.".to_owned());
    }
    lines.extend(parts(reading::parts(item)));
    lines
}

/// A line each, under its name.
pub fn parts(parts: Vec<(String, String)>) -> Vec<String> {
    let parts = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    parts.map(|(name, text)| if name.is_empty() { text } else { format!("{name}: {text}") }).collect()
}

fn change(talk: &mut Talk, room: &mut Room, id: Id) -> Flow {
    let Some(item) = journal::find(room.keep.notebook(), id) else { return Flow::On };
    match item {
        Item::Goal(_) => goals::one(talk, room, id),
        Item::Review(record) => {
            let (first, month) = (record.first, record.span == Span::Month);
            review::of(talk, room, first, month)
        }
        item => {
            let actions = reading::change(item, room.see());
            act(talk, room, actions)
        }
    }
}

fn done(talk: &mut Talk, room: &mut Room, id: Id, act_on: fn(Item, See) -> Vec<Action>) -> Flow {
    let see = room.see();
    let actions = journal::find(see.notebook, id).map(|item| act_on(item, see)).unwrap_or_default();
    act(talk, room, actions)
}
