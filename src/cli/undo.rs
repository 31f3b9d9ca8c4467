//! `undo`: takes back what the last command did to the notebook, and nothing that came from elsewhere.

use super::book::Book;
use super::desk::Desk;
use super::log::counted;
use super::stop::Stop;
use crate::insight;
use crate::model::{Edit, Entry, Notebook, RESTORE};
use crate::text::one_line;

const MORE: &str = "\
Each undo goes one command further back, for 20 commands and 30 days. What was
changed since, here or on another device, stays. What was added goes into the
trash, where the app's journal keeps it for 30 days.";

/// More single edits than these are named as a whole: an import. So is a copy put back, however little it changed.
const MANY: usize = 6;

/// Take back what the last command changed
#[derive(clap::Args)]
#[command(after_help = MORE, before_help = "\
Examples:
  guidepost log --mood 6
  guidepost undo
")]
pub struct Undo {}

impl Undo {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let mut book = desk.open()?;
        let (notices, said) = take_back(&mut book)?;
        super::tell_all(desk, &notices);
        desk.say(&format!("{said}\n"))
    }
}

/// Takes back the last step there is; the notices of the store, and what there is to say.
pub fn take_back(book: &mut Book) -> Result<(Vec<String>, String), Stop> {
    let last = book.store().steps().and_then(|steps| steps.all(book.now).pop());
    let Some(step) = last else {
        let none = "There is nothing to take back: no command has changed this notebook in the last 30 days.";
        return Ok((Vec::new(), none.to_owned()));
    };
    let said = said(&step.turn, book);
    if is_idle(book.notebook(), &step.turn, book) {
        book.forget_step();
        let stays = "was changed since, so it stays as it is. Another undo goes one command further back.";
        return Ok((Vec::new(), format!("{} {stays}", capital(&said))));
    }
    let wanted = leaves(&step.turn);
    let (notices, done) = book.take_back(step.turn)?;
    let less = done.is_some_and(|done| leaves(&done) < wanted);
    let rest = if less { " What was changed since stays." } else { "" };
    Ok((notices, format!("Taken back: {said}.{rest}")))
}

/// Whether to take it back would change nothing.
fn is_idle(notebook: &Notebook, turn: &Edit, book: &Book) -> bool {
    let mut after = notebook.clone();
    after.apply(&book.change(Edit::Back(Box::new(turn.clone()))));
    after.says_the_same(notebook)
}

/// How many single edits it is made of.
fn leaves(edit: &Edit) -> usize {
    match edit {
        Edit::Together { edits, .. } => edits.iter().map(leaves).sum(),
        Edit::Back(edit) => leaves(edit),
        _ => 1,
    }
}

/// What it takes back: numbers, names and counts, no words of the person's.
fn said(turn: &Edit, book: &Book) -> String {
    let (count, label) = (leaves(turn), turn.label());
    if (MANY < count && !label.is_empty()) || label == RESTORE {
        return format!("{label} ({})", insight::count(count, "change", "changes"));
    }
    let mut parts: Vec<(String, usize)> = Vec::new();
    name(turn, book, &mut |part| match parts.iter_mut().find(|(other, _)| *other == part) {
        Some((_, count)) => *count += 1,
        None => parts.push((part, 1)),
    });
    let one = |(part, count): (String, usize)| match count {
        1 => part,
        count => counted(count, &part).unwrap_or_default(),
    };
    match parts.is_empty() {
        true => "a change".to_owned(),
        false => parts.into_iter().rev().map(one).collect::<Vec<_>>().join(", "),
    }
}

fn name(turn: &Edit, book: &Book, say: &mut dyn FnMut(String)) {
    match turn {
        Edit::Together { edits, .. } => edits.iter().for_each(|edit| name(edit, book, say)),
        Edit::Back(edit) => name(edit, book, say),
        Edit::Withdraw(entry) => say(added(entry, book)),
        Edit::Revise { to, .. } | Edit::Choose { to, .. } => say(format!("change of a {}", to.noun())),
        Edit::Unanswer { habit, day, .. } => {
            let habit = book.notebook().habits.get(*habit).map(|habit| one_line(&habit.name).into_owned());
            let habit = habit.unwrap_or_else(|| "a habit".to_owned());
            say(format!("{habit} on {}", book.day_name(*day)));
        }
        Edit::Settings { .. } => say("a setting".to_owned()),
        _ => say("a change".to_owned()),
    }
}

/// “mood 6 at 19:40”, “win”.
fn added(entry: &Entry, book: &Book) -> String {
    let Entry::CheckIn(record) = entry else { return entry.noun().to_owned() };
    let what = record.mood.map_or("check-in".to_owned(), |mood| format!("mood {mood}"));
    match record.when.time() {
        Some(time) => format!("{what} at {}", book.clock(time)),
        None => what,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
