//! One form from its first question to its last, and what comes of it. Knows no single form.

use super::talk::{Said, Talk};
use super::{Flow, Room, View};
use crate::app::{Action, Asking, Page};
use crate::form::{Asked, Kind};
use crate::model::Edit;
use crate::text::one_line;

/// Where an answer leads.
enum Step {
    On,
    Back,
    Enough,
    Quit,
}

/// Asks the form, and those it leads to.
pub fn walk(talk: &mut Talk, room: &mut Room, page: Box<dyn Page>) -> Flow {
    let mut pages = vec![page];
    while let Some(mut page) = pages.pop() {
        let Some(form) = page.asking() else { continue };
        let (flow, more) = questions(talk, room, form);
        if flow == Flow::Quit {
            return Flow::Quit;
        }
        pages.extend(more);
    }
    Flow::On
}

fn questions(talk: &mut Talk, room: &mut Room, form: &mut dyn Asking) -> (Flow, Vec<Box<dyn Page>>) {
    begin(talk, room, form);
    let mut section = "";
    let mut at = from(form, 0);
    loop {
        let Some((place, asked)) = at else {
            match hand_in(talk, room, form) {
                Ok(pages) => return (Flow::On, pages),
                Err(wrong) => at = from(form, wrong),
            }
            continue;
        };
        if !asked.section.is_empty() && asked.section != section {
            section = asked.section;
            talk.say(&format!("\n{section}"));
        }
        let step = question(talk, room, form, place);
        room.half_done(talk, &form.draft_name(), form.draft_value());
        at = match step {
            Step::On => from(form, place + 1),
            Step::Enough => None,
            Step::Back => match (0..place).rev().find_map(|at| Some((at, form.question(at)?))) {
                Some(before) => Some(before),
                None => return (Flow::On, Vec::new()),
            },
            Step::Quit => {
                leave(talk, room, form);
                return (Flow::Quit, Vec::new());
            }
        };
    }
}

fn begin(talk: &mut Talk, room: &Room, form: &dyn Asking) {
    talk.say(&format!("\n{}", form.heading()));
    form.look_at(room.see()).iter().for_each(|line| talk.say(line));
    if room.drafts.contains_key(&form.draft_name()) {
        talk.say("What you gave before is still here.");
    }
}

/// The first question at that place or after it.
fn from(form: &dyn Asking, place: usize) -> Option<(usize, Asked)> {
    (place..form.count()).find_map(|at| Some((at, form.question(at)?)))
}

fn question(talk: &mut Talk, room: &mut Room, form: &mut dyn Asking, at: usize) -> Step {
    let mut more = false;
    loop {
        let Some(asked) = form.question(at) else { return Step::On };
        if let Some(complaint) = &asked.complaint {
            talk.say(complaint);
        }
        if !more && !asked.echo.is_empty() {
            talk.say(&asked.echo);
        }
        let line = match talk.ask(&if more { "Another".to_owned() } else { words(&asked) }) {
            Said::Nothing => return Step::On,
            Said::Back => return Step::Back,
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
        Kind::Number { min, max } if asked.hint.is_empty() && !asked.label.contains(" to ") => {
            format!(", {min} to {max}")
        }
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
        Kind::Line | Kind::Lines { .. } => "Words, as you would say them.".to_owned(),
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

/// Keeps the form; or the place of the first question with which something is wrong.
fn hand_in(talk: &mut Talk, room: &mut Room, form: &mut dyn Asking) -> Result<Vec<Box<dyn Page>>, usize> {
    let actions = form.hand_in(room.see());
    let wrong =
        (0..form.count()).find(|at| form.question(*at).is_some_and(|asked| asked.complaint.is_some()));
    match wrong {
        Some(at) if actions.is_empty() => Err(at),
        _ => Ok(carry_out(talk, room, &form.draft_name(), actions)),
    }
}

/// Quits in the middle: what can be kept is, the rest waits as it is.
fn leave(talk: &mut Talk, room: &mut Room, form: &mut dyn Asking) {
    if !room.drafts.contains_key(&form.draft_name()) {
        return;
    }
    let actions = form.hand_in(room.see());
    if actions.is_empty() {
        return talk.say("What you gave waits half done; the same task goes on with it.");
    }
    carry_out(talk, room, &form.draft_name(), actions);
}

/// What was half done stays until it is on the disk.
fn submit(talk: &mut Talk, room: &mut Room, name: &str, edit: Edit) {
    if room.commit(talk, edit) {
        room.forget(talk, name);
        talk.say("Kept.");
    }
}

/// Does what a form wants; the forms it leads to.
fn carry_out(talk: &mut Talk, room: &mut Room, name: &str, actions: Vec<Action>) -> Vec<Box<dyn Page>> {
    let mut pages = Vec::new();
    for action in actions {
        match action {
            Action::Submit(edit) => submit(talk, room, name, edit),
            Action::Edit(edit) => drop(room.commit(talk, edit)),
            Action::Say(words) => talk.say(&words),
            Action::Abandon(name) | Action::Discard(name) => room.forget(talk, &name),
            Action::Open(page) => pages.push(page),
            Action::Show(make) => pages.push(make(room.see())),
            Action::ShowSupport => talk.say(&room.keep.view(View::Support)),
            Action::Ask(confirm) => {
                let said = talk.ask(&format!("{} y or an empty line", confirm.question));
                if matches!(said, Said::Text(line) if line.to_lowercase().starts_with('y')) {
                    pages.extend(carry_out(talk, room, name, confirm.yes));
                }
            }
            _ => {}
        }
    }
    pages
}
