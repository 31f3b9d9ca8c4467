//! One question of a form: asked until its answer can be read, what is noted of it, what is offered for it.

use super::super::keyless::keyless;
use super::super::talk::{Said, Talk};
use super::super::{Room, View};
use crate::app::Asking;
use crate::form::{Asked, Kind};
use crate::text::one_line;

/// Where an answer leads.
pub enum Step {
    On,
    Back,
    /// To the next heading.
    Part,
    Enough,
    Quit,
}

pub fn question(talk: &mut Talk, room: &mut Room, form: &mut dyn Asking, at: usize) -> Step {
    let mut more = false;
    loop {
        let Some(asked) = form.question(at) else { return Step::On };
        if let Some(complaint) = &asked.complaint {
            talk.say(&keyless(complaint));
        }
        if !more && !asked.echo.is_empty() {
            talk.say(&asked.echo);
        }
        let line = match talk.ask(&if more { "Another".to_owned() } else { words(&asked) }) {
            Said::Nothing => return Step::On,
            Said::Back => return Step::Back,
            Said::Part => return Step::Part,
            Said::Enough => return Step::Enough,
            Said::Quit => return Step::Quit,
            Said::Help => {
                talk.say(&help(&asked));
                continue;
            }
            Said::Support => {
                talk.say(&room.keep.view(View::Support));
                continue;
            }
            Said::Empty => String::new(),
            Said::Text(line) => line,
        };
        if let Err(right) = form.answer(at, &line, room.see()) {
            talk.say(&format!("That takes {right}. Once more, or an empty line."));
            continue;
        }
        noted(talk, room, form, at, &asked.echo);
        if let Step::Quit = offers(talk, room, form) {
            return Step::Quit;
        }
        more = asked.kind == Kind::List && !line.is_empty();
        if !more {
            return Step::On;
        }
        room.half_done(talk, &form.draft_name(), form.draft_value());
    }
}

/// One line for the answer, and what there is to say of it.
fn noted(talk: &mut Talk, room: &Room, form: &dyn Asking, at: usize, before: &str) {
    let Some(asked) = form.question(at) else { return };
    let repeats = !matches!(asked.kind, Kind::Line | Kind::Lines { .. } | Kind::List);
    let words = match &asked {
        asked if asked.value.is_empty() => "Left empty.".to_owned(),
        asked if !asked.echo.is_empty() && asked.echo != before => format!("Noted: {}.", asked.echo),
        asked if repeats => format!("Noted: {}.", one_line(&asked.value)),
        _ => "Noted.".to_owned(),
    };
    talk.say(&words);
    form.remarks(at, room.see()).iter().for_each(|line| talk.say(line));
}

/// What is offered, one thing at a time; no more than a few in a row.
fn offers(talk: &mut Talk, room: &mut Room, form: &mut dyn Asking) -> Step {
    let mut left = 6;
    while let Some(offer) = form.offer(room.see()).filter(|_| 0 < left) {
        left -= 1;
        let before = form.question(0).map(|first| first.value);
        let taken = match talk.ask(&format!("{} y to {}, an empty line for no", offer.words, offer.verb)) {
            Said::Quit => return Step::Quit,
            Said::Support => {
                talk.say(&room.keep.view(View::Support));
                continue;
            }
            Said::Text(line) => matches!(line.to_lowercase().as_str(), "y" | "yes"),
            _ => false,
        };
        if !taken {
            form.set_aside(room.see());
            continue;
        }
        form.take(room.see());
        match form.question(0).map(|first| first.value).filter(|now| before.as_ref() != Some(now)) {
            Some(now) => talk.say(&format!("Taken. It reads now: {}", one_line(&now))),
            None => talk.say("Taken."),
        }
    }
    Step::On
}

/// The question as it is asked.
fn words(asked: &Asked) -> String {
    let takes = match asked.kind {
        Kind::Choice { .. } => {
            let named = asked.options.iter().enumerate().map(|(at, name)| format!("{} {name}", at + 1));
            format!(", {}", named.collect::<Vec<_>>().join(", "))
        }
        Kind::Tick => match asked.hint.as_str() {
            "" => ", y or n".to_owned(),
            hint => format!(", {hint}, y or n"),
        },
        Kind::Number { min, max } if asked.hint.is_empty() => format!(", {min} to {max}"),
        Kind::Words { .. } => ", with commas between".to_owned(),
        Kind::List => ", one a line".to_owned(),
        _ if asked.hint.is_empty() => String::new(),
        _ => format!(" ({})", asked.hint),
    };
    let now = if asked.value.is_empty() { String::new() } else { format!(" [{}]", one_line(&asked.value)) };
    format!("{}{takes}{now}", asked.label)
}

/// What the question takes, in full.
fn help(asked: &Asked) -> String {
    let takes = match asked.kind {
        Kind::Line | Kind::Lines { .. } if asked.hint.is_empty() => {
            "Words, as you would say them.".to_owned()
        }
        Kind::Line | Kind::Lines { .. } => format!("{}.", asked.hint),
        Kind::Date => "A day: by Friday, in 6 weeks, 18 December.".to_owned(),
        Kind::Number { min, max } => format!("A whole number from {min} to {max}."),
        Kind::Choice { .. } => "One of them, by its number or its first letters.".to_owned(),
        Kind::Tick => "y for yes, n for no.".to_owned(),
        Kind::List => "One thing a line. An empty line goes on to the next question.".to_owned(),
        Kind::Words { .. } if asked.options.is_empty() => "Words of your own, with commas.".to_owned(),
        Kind::Words { .. } => format!(
            "Words with commas between, your own or some of these by their first letters: {}.",
            asked.options.join(", ")
        ),
    };
    let kept = if asked.value.is_empty() { "" } else { " What stands in [ ] stays with an empty line." };
    format!("{takes}{kept}")
}
