//! `undo`: takes back what the last command did to the notebook, and nothing that came from elsewhere.

use super::book::Book;
use super::desk::Desk;
use super::log::counted;
use super::stop::Stop;
use crate::insight;
use crate::model::{Edit, Entry, Id, News, Notebook, RESTORE};
use crate::store::Saved;
use crate::text::{capital, one_line};

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
        let done = take_back(&mut book)?;
        super::tell_all(desk, &done.notices);
        desk.say(&format!("{}\n", done.said))
    }
}

/// What came of taking something back.
#[derive(Default)]
pub struct Done {
    /// Of the store.
    pub notices: Vec<String>,
    /// What there is to say.
    pub said: String,
    /// What does it again; none where nothing was taken back.
    pub again: Option<Edit>,
}

impl Done {
    fn nothing(said: impl Into<String>) -> Self {
        Self { said: said.into(), ..Self::default() }
    }
}

/// Takes back the last step there is.
pub fn take_back(book: &mut Book) -> Result<Done, Stop> {
    let last = book.store().steps().and_then(|steps| steps.all(book.now).pop());
    let Some(step) = last else {
        let none = "There is nothing to take back: no command has changed this notebook in the last 30 days.";
        return Ok(Done::nothing(none));
    };
    if leaves(&step.turn) == 0 {
        book.forget_step();
        let words = step.turn.label();
        return Ok(Done::nothing(format!("{words} Another undo goes one command further back.")));
    }
    let said = said(&step.turn, book);
    if is_idle(book.notebook(), &step.turn, book) {
        book.forget_step();
        let stays = "was changed since, so it stays as it is. Another undo goes one command further back.";
        return Ok(Done::nothing(format!("{} {stays}", capital(&said))));
    }
    let wanted = leaves(&step.turn);
    let (notices, again) = book.take_back(step.turn)?;
    let less = again.as_ref().is_some_and(|again| leaves(again) < wanted);
    let rest = if less { " What was changed since stays." } else { "" };
    Ok(Done { notices, said: format!("Taken back: {said}.{rest}"), again })
}

const WHOLE: &str = "What came in from a copy or from a whole notebook stays: undo does not take that back. \
    What was here before lies among the backups: guidepost backup list.";

/// A notebook came in whole, which has no way back but the backups; what came, and the notices of the store.
pub fn taken_in(book: &Book, (news, saved): (News, Saved)) -> (News, Vec<String>) {
    if !news.is_none() {
        book.keep_no_way_back(WHOLE);
    }
    (news, saved.notices)
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
    let mut parts: Vec<(Part, usize)> = Vec::new();
    name(turn, book, &mut |part| match parts.iter_mut().find(|(other, _)| *other == part) {
        Some((_, count)) => *count += 1,
        None => parts.push((part, 1)),
    });
    let one = |(part, count): (Part, usize)| match (part, count) {
        (Part::Noun(words) | Part::Words(words), 1) => words,
        (Part::Noun(noun), count) => counted(count, &noun).unwrap_or_default(),
        (Part::Words(words), count) => format!("{words} ({count} times)"),
    };
    match parts.is_empty() {
        true => "a change".to_owned(),
        false => parts.into_iter().rev().map(one).collect::<Vec<_>>().join(", "),
    }
}

/// One thing that is taken back. Of several alike a noun has its plural.
#[derive(PartialEq)]
enum Part {
    Noun(String),
    Words(String),
}

fn name(turn: &Edit, book: &Book, say: &mut dyn FnMut(Part)) {
    match turn {
        Edit::Together { edits, .. } => edits.iter().for_each(|edit| name(edit, book, say)),
        Edit::Back(edit) => name(edit, book, say),
        Edit::Withdraw { id, .. } => say(added(*id, book)),
        Edit::Revise { to, .. } | Edit::Choose { to, .. } => {
            say(Part::Words(format!("change of a {}", to.noun())));
        }
        Edit::Unanswer { habit, day, .. } => {
            let habit = book.notebook().habits.get(*habit).map(|habit| one_line(&habit.name).into_owned());
            let habit = habit.unwrap_or_else(|| "a habit".to_owned());
            say(Part::Words(format!("{habit} on {}", book.day_name(*day))));
        }
        Edit::Settings { .. } => say(Part::Words("a setting".to_owned())),
        _ => say(Part::Words("a change".to_owned())),
    }
}

/// “mood 6 at 19:40”, “win”.
fn added(id: Id, book: &Book) -> Part {
    let Some(entry) = book.notebook().entry(id) else { return Part::Words("what was added".to_owned()) };
    let Entry::CheckIn(record) = &entry else { return Part::Noun(entry.noun().to_owned()) };
    let what = record.mood.map_or("check-in".to_owned(), |mood| format!("mood {mood}"));
    let at = record.when.time().map(|time| format!(" at {}", book.clock(time))).unwrap_or_default();
    Part::Words(what + &at)
}
