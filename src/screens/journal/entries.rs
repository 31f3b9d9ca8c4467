//! Everything that was written, in time order, and the search through it. What is asked about one day reads a few days
//! around it, however many years there are.

use chrono::NaiveDate;

use crate::insight::{self, count};
use crate::model::calendar::{Period, add};
use crate::model::day::{CheckIn, Day, Event, Note, NoteKind};
use crate::model::goal::Goal;
use crate::model::reflection::{Concern, Reflection};
use crate::model::review::Review;
use crate::model::session::{Measured, Session};
use crate::model::{Id, Kind, Notebook, Record, Table, When, Words};

/// At most so many finds are shown; the newest.
pub const MOST: usize = 300;

/// A record as the journal shows it.
#[derive(Clone, Copy)]
pub enum Item<'a> {
    CheckIn(&'a Record<CheckIn>),
    Note(&'a Record<Note>),
    Day(&'a Record<Day>),
    Event(&'a Record<Event>),
    Reflection(&'a Record<Reflection>),
    Review(&'a Record<Review>),
    Session(&'a Record<Session>),
    Measured(&'a Record<Measured>),
    Goal(&'a Record<Goal>),
    Concern(&'a Record<Concern>),
}

/// Which records are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    #[default]
    All,
    CheckIns,
    Wins,
    Notes,
    Reflections,
    Reviews,
    Sessions,
    Marked,
}

impl Filter {
    const ROWS: &'static [(Filter, &'static str)] = &[
        (Filter::All, "everything"),
        (Filter::CheckIns, "check-ins"),
        (Filter::Wins, "wins"),
        (Filter::Notes, "notes of every kind"),
        (Filter::Reflections, "reflections"),
        (Filter::Reviews, "reviews"),
        (Filter::Sessions, "sessions"),
        (Filter::Marked, "what is marked for the session"),
    ];

    pub fn next(self) -> Self {
        let at = Self::ROWS.iter().position(|(filter, _)| *filter == self).unwrap_or(0);
        Self::ROWS[(at + 1) % Self::ROWS.len()].0
    }

    pub fn name(self) -> &'static str {
        Self::ROWS.iter().find(|(filter, _)| *filter == self).map_or("", |(_, name)| name)
    }

    fn takes(self, item: Item) -> bool {
        match (self, item) {
            (Filter::All, _) | (Filter::CheckIns, Item::CheckIn(_)) | (Filter::Notes, Item::Note(_)) => true,
            (Filter::Wins, Item::Note(note)) => note.kind == NoteKind::Win,
            (Filter::Reflections, Item::Reflection(_)) | (Filter::Reviews, Item::Review(_)) => true,
            (Filter::Sessions, Item::Session(_)) => true,
            (Filter::Marked, item) => item.is_marked(),
            _ => false,
        }
    }
}

/// Runs the same code on the record inside.
macro_rules! each_item {
    ($item:expr, $record:ident => $code:expr) => {
        match $item {
            Item::CheckIn($record) => $code,
            Item::Note($record) => $code,
            Item::Day($record) => $code,
            Item::Event($record) => $code,
            Item::Reflection($record) => $code,
            Item::Review($record) => $code,
            Item::Session($record) => $code,
            Item::Measured($record) => $code,
            Item::Goal($record) => $code,
            Item::Concern($record) => $code,
        }
    };
}
pub(super) use each_item;

impl<'a> Item<'a> {
    pub fn id(self) -> Id {
        each_item!(self, record => record.id)
    }

    pub fn when(self) -> When {
        each_item!(self, record => record.when)
    }

    pub fn is_marked(self) -> bool {
        each_item!(self, record => record.bring)
    }

    /// What kind it is, in a word.
    pub fn noun(self) -> &'static str {
        match self {
            Item::Note(note) => note.kind.noun(),
            Item::Day(_) => "sleep",
            item => each_item!(item, record => record.body.noun()),
        }
    }

    /// What kind it is, in the shortest word.
    pub fn label(self) -> &'static str {
        match self {
            Item::Note(note) => match note.kind {
                NoteKind::Hard => "hard",
                NoteKind::Helped => "helped",
                NoteKind::Grateful => "grateful",
                NoteKind::Session => "to bring",
                _ => note.kind.noun(),
            },
            Item::Event(_) => "changed",
            item => item.noun(),
        }
    }

    /// What it says, on one line.
    pub fn summary(self) -> String {
        match self {
            Item::CheckIn(check_in) => check_in_line(check_in),
            Item::Note(note) => note.text.clone(),
            Item::Day(day) => day_line(day),
            Item::Event(event) => event.text.clone(),
            Item::Reflection(reflection) => count(reflection.answers.len(), "answer", "answers"),
            Item::Review(review) => review_line(review),
            Item::Session(session) => session.agreed.clone(),
            Item::Measured(result) => measured_line(result),
            Item::Goal(goal) => goal.statement.clone(),
            Item::Concern(concern) => concern.text.clone(),
        }
    }

    /// Whether every one of the words stands somewhere in it, in any case.
    fn holds(self, wanted: &[String]) -> bool {
        wanted.iter().all(|word| {
            let mut found = false;
            each_item!(self, record => record.body.words(&mut |text| found = found || contains(text, word)));
            found
        })
    }
}

/// “PHQ-8  5 of 24 (mild)”; without a total only what it was.
fn measured_line(result: &Measured) -> String {
    let kind = result.kind();
    match result.score {
        Some(score) => format!("{}  {}", kind.title(), insight::result_words(kind, score.get())),
        None => kind.title().to_owned(),
    }
}

fn check_in_line(check_in: &CheckIn) -> String {
    let mood = check_in.mood.map(|mood| mood.to_string());
    let feelings = Some(check_in.feelings.join(", ")).filter(|feelings| !feelings.is_empty());
    let words = Some(check_in.words.clone()).filter(|words| !words.is_empty());
    [mood, feelings, words].into_iter().flatten().collect::<Vec<String>>().join("  ")
}

fn day_line(day: &Day) -> String {
    let hours = day.sleep_hours.map(|hours| format!("{hours} hours"));
    let quality = day.sleep_quality.map(|quality| format!("{quality} of 10"));
    let rest = day.rest.then(|| "a rest day".to_owned());
    [hours, quality, rest].into_iter().flatten().collect::<Vec<String>>().join(", ")
}

fn review_line(review: &Review) -> String {
    let answers = count(review.answers.len(), "answer", "answers");
    if review.intention.is_empty() { answers } else { format!("{answers}; meant to: {}", review.intention) }
}

/// Whether `wanted`, in small letters, stands in the text in any case.
fn contains(text: &str, wanted: &str) -> bool {
    if !text.is_ascii() || !wanted.is_ascii() {
        return text.to_lowercase().contains(wanted);
    }
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    wanted.is_empty() || text.windows(wanted.len()).any(|part| part.eq_ignore_ascii_case(wanted))
}

/// Runs the same code on every table that stands in time.
macro_rules! each_dated {
    ($notebook:expr, $table:ident, $item:ident => $code:expr) => {{
        {
            let ($table, $item) = (&$notebook.check_ins, Item::CheckIn);
            $code
        }
        {
            let ($table, $item) = (&$notebook.notes, Item::Note);
            $code
        }
        {
            let ($table, $item) = (&$notebook.days, Item::Day);
            $code
        }
        {
            let ($table, $item) = (&$notebook.events, Item::Event);
            $code
        }
        {
            let ($table, $item) = (&$notebook.reflections, Item::Reflection);
            $code
        }
        {
            let ($table, $item) = (&$notebook.reviews, Item::Review);
            $code
        }
        {
            let ($table, $item) = (&$notebook.sessions, Item::Session);
            $code
        }
        {
            let ($table, $item) = (&$notebook.measures, Item::Measured);
            $code
        }
    }};
}

/// What was written on up to `days` days before and after that day, newest first.
pub fn around(notebook: &Notebook, day: NaiveDate, days: usize, filter: Filter) -> Vec<Item<'_>> {
    let steps = |next: fn(&Notebook, NaiveDate) -> Option<NaiveDate>| {
        std::iter::successors(Some(day), |day| next(notebook, *day)).take(days + 1).last().unwrap_or(day)
    };
    let period = Period { first: steps(day_before), last: steps(day_after) };
    let mut items = Vec::new();
    each_dated!(notebook, table, item => items.extend(table.within(period).map(item)));
    newest_first(items, filter)
}

/// Everything that holds all these words, newest first, up to [`MOST`].
pub fn search<'a>(notebook: &'a Notebook, words: &str, filter: Filter) -> Vec<Item<'a>> {
    let wanted: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let mut items = Vec::new();
    each_dated!(notebook, table, item => items.extend(found(table, item, &wanted)));
    items.extend(found(&notebook.goals, Item::Goal, &wanted));
    items.extend(found(&notebook.concerns, Item::Concern, &wanted));
    let mut items = newest_first(items, filter);
    items.truncate(MOST);
    items
}

fn found<'a, T>(
    table: &'a Table<T>,
    item: fn(&'a Record<T>) -> Item<'a>,
    wanted: &[String],
) -> Vec<Item<'a>> {
    table.iter().rev().map(item).filter(|item| item.holds(wanted)).take(MOST).collect()
}

fn newest_first(mut items: Vec<Item>, filter: Filter) -> Vec<Item> {
    items.retain(|item| filter.takes(*item));
    items.sort_by(|a, b| b.when().order(&a.when()).then_with(|| b.id().cmp(&a.id())));
    items
}

/// The nearest earlier day on which something was written.
pub fn day_before(notebook: &Notebook, day: NaiveDate) -> Option<NaiveDate> {
    let earlier = Period { first: NaiveDate::MIN, last: add(day, -1) };
    let mut days = Vec::new();
    each_dated!(notebook, table, _item => days.extend(table.within(earlier).next_back().map(|record| record.when.day)));
    days.into_iter().max()
}

/// The nearest later day on which something was written.
pub fn day_after(notebook: &Notebook, day: NaiveDate) -> Option<NaiveDate> {
    let later = Period { first: add(day, 1), last: NaiveDate::MAX };
    let mut days = Vec::new();
    each_dated!(notebook, table, _item => days.extend(table.within(later).next().map(|record| record.when.day)));
    days.into_iter().min()
}

/// The record of that id, if the journal shows it.
pub fn find(notebook: &Notebook, id: Id) -> Option<Item<'_>> {
    let mut item = None;
    each_dated!(notebook, table, of => item = item.or(table.get(id).map(of)));
    item.or(notebook.goals.get(id).map(Item::Goal)).or(notebook.concerns.get(id).map(Item::Concern))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_case_and_script() {
        for (text, wanted) in [("Called the Bank", "bank"), ("ЗВОНОК", "звон"), ("naïve", "naï"), ("x", "")]
        {
            assert!(contains(text, wanted), "{wanted} in {text}");
        }
        assert!(!contains("ban", "bank"));
    }
}
