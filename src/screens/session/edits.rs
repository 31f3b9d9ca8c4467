//! What keys do to a row of the tab, as edits.

use super::{Target, at, offer};
use crate::app::{Action, Confirm, See};
use crate::dates;
use crate::model::day::NoteKind;
use crate::model::session::Preparation;
use crate::model::{Edit, Id, Record};
use crate::page::{self, Group, Topic};
use crate::screens::marking;
use crate::text::{fit, one_line};

/// The edit that changes what is chosen.
pub fn choose(see: See, change: impl FnOnce(&mut Preparation)) -> Option<Edit> {
    let new = |first| Record::new(see.id(), see.when(see.today()), first);
    page::choose(see.notebook, new, change)
}

fn changed(see: See, label: &str, change: impl FnOnce(&mut Preparation)) -> Vec<Action> {
    let edit = choose(see, change);
    edit.map(|edit| Action::Edit(Edit::together(label, [edit]))).into_iter().collect()
}

fn topic(see: See, id: Id) -> Option<Topic> {
    page::topics(at(see)).into_iter().find(|topic| topic.id == id)
}

/// On the page or not. What is asked about twice asks.
pub fn tick(see: See, target: &Target) -> Vec<Action> {
    match target {
        Target::Topic(id) => match topic(see, *id) {
            Some(topic) => changed(see, "tick for the page", |chosen| topic.tick(chosen)),
            None => Vec::new(),
        },
        Target::Offer(name) => match offer(see, name) {
            Some(offer) if offer.group == Group::Private && !offer.on => {
                let yes = changed(see, "tick for the page", |chosen| offer.tick(chosen));
                let question = format!("Put {} on the page you hand on?", offer.label);
                vec![Action::Ask(Confirm { question, yes })]
            }
            Some(offer) => changed(see, "tick for the page", |chosen| offer.tick(chosen)),
            None => Vec::new(),
        },
        Target::Draft(_) => bring(see, target),
        _ => vec![Action::Say("Space ticks what goes on the page.".to_owned())],
    }
}

/// Talked about: it stays here until the session is told, and leaves the page.
pub fn cover(see: See, target: &Target) -> Vec<Action> {
    let Target::Topic(id) = target else {
        return vec![Action::Say("v is for what you talked about: choose a line of your list.".to_owned())];
    };
    changed(see, "talked about", |chosen| match chosen.covered.contains(id) {
        true => chosen.covered.retain(|other| other != id),
        false => chosen.covered.push(*id),
    })
}

/// Takes the mark away, or marks a draft.
pub fn bring(see: See, target: &Target) -> Vec<Action> {
    match target {
        Target::Topic(id) => {
            let edit = page::unmark(see.notebook, *id);
            let edit = edit.map(|edit| Action::Edit(Edit::together("off the list", [edit])));
            edit.into_iter().chain([Action::Say(OFF.to_owned())]).collect()
        }
        Target::Draft(id) => see.notebook.goals.get(*id).map(marking::toggle).unwrap_or_default(),
        _ => vec![Action::Say("b is for the lines of your list and for draft goals.".to_owned())],
    }
}

const OFF: &str = "Off the list. It stays where it was written; u puts it back.";

/// A line made for the session is deleted, anything else loses its mark; a session is deleted.
pub fn remove(see: See, target: &Target) -> Vec<Action> {
    let ask = |question: String, id: Id| {
        let yes = vec![Action::Edit(Edit::Delete { id, at: see.moment() })];
        vec![Action::Ask(Confirm { question, yes })]
    };
    match target {
        Target::Topic(id) => match see.notebook.notes.get(*id) {
            Some(note) if matches!(note.kind, NoteKind::Session | NoteKind::Question) => {
                let words = fit(&one_line(&note.text), 40).into_owned();
                ask(format!("Delete the {} “{words}”? u brings it back.", note.kind.noun()), *id)
            }
            _ => bring(see, target),
        },
        Target::Next | Target::Past(_) | Target::Untold(_) => {
            let session = match target {
                Target::Past(id) | Target::Untold(id) => see.notebook.sessions.get(*id),
                _ => at(see).next(),
            };
            let Some(session) = session else { return Vec::new() };
            let day = dates::plain(session.when.day);
            ask(format!("Delete the session of {day}? u brings it back."), session.id)
        }
        _ => Vec::new(),
    }
}

/// Moves a line up or down among its like.
pub fn shift(see: See, target: &Target, by: isize) -> Vec<Action> {
    let Target::Topic(id) = target else {
        return vec![Action::Say("J and K move the lines of your list.".to_owned())];
    };
    let topics = page::topics(at(see));
    let Some(chosen) = topics.iter().find(|topic| topic.id == *id) else { return Vec::new() };
    let like: Vec<usize> =
        (0..topics.len()).filter(|at| topics[*at].is_question() == chosen.is_question()).collect();
    let place = like.iter().position(|at| topics[*at].id == *id);
    let to = place.and_then(|place| place.checked_add_signed(by)).and_then(|to| like.get(to));
    let Some((from, to)) = place.map(|place| like[place]).zip(to.copied()) else { return Vec::new() };
    let mut order: Vec<Id> = topics.iter().map(|topic| topic.id).collect();
    order.swap(from, to);
    changed(see, "move", |chosen| chosen.order = order)
}
