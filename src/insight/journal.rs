//! Everything that was written, in time order: read back and onward from any place of it, sifted by kind, tag, goal and
//! words. What is read from one place costs the same however many years there are.

mod letters;
mod wanted;
mod word;

use std::cmp::Ordering;
use std::iter::Peekable;

use chrono::NaiveDate;

use super::count;
use crate::model::calendar::{Period, add};
use crate::model::day::{CheckIn, Day, Event, Note, NoteKind};
use crate::model::goal::Goal;
use crate::model::number::Rating;
use crate::model::reflection::{Concern, Reflection, Reply};
use crate::model::review::{Review, Span};
use crate::model::session::{Measured, Session};
use crate::model::{Id, Kind, Notebook, Record, Table, When, Words};
pub use wanted::{Choices, Sort, Wanted, choices};
pub use word::Word;

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

/// A place in time, and the record that stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub when: When,
    pub id: Id,
}

impl Spot {
    /// Before every record of the days after that one, behind every record of it.
    pub fn end_of(day: NaiveDate) -> Self {
        Self { when: When::on(add(day, 1)), id: Id::default() }
    }

    /// Oldest first; what is of one minute by its id.
    pub fn order(&self, other: &Self) -> Ordering {
        self.when.order(&other.when).then_with(|| self.id.cmp(&other.id))
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
pub(crate) use each_item;

impl<'a> Item<'a> {
    pub fn id(self) -> Id {
        each_item!(self, record => record.id)
    }

    pub fn spot(self) -> Spot {
        Spot { when: self.when(), id: self.id() }
    }

    pub fn when(self) -> When {
        each_item!(self, record => record.when)
    }

    pub fn is_marked(self) -> bool {
        each_item!(self, record => record.bring)
    }

    /// Whether the person is to choose what of it stays.
    pub fn has_versions(self) -> bool {
        each_item!(self, record => record.has_versions())
    }

    /// What kind it is, in a word.
    pub fn noun(self) -> &'static str {
        match self {
            Item::Note(note) => note.kind.noun(),
            Item::Day(_) => "day",
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

    /// Everything it says, each part under its name; answers under the key of what was asked. Parts may be empty.
    pub fn parts(self) -> Vec<(String, String)> {
        let part = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        match self {
            Item::CheckIn(check_in) => check_in_parts(check_in),
            Item::Note(note) => vec![
                part("", &note.text),
                part("What set it off", &note.trigger),
                part("Feelings", &note.feelings.join(", ")),
                part("How strong, 0 to 10", &note.intensity.map(|n| n.to_string()).unwrap_or_default()),
                part("In reply", &note.reply),
                part("Tags", &note.tags.join(", ")),
            ],
            Item::Reflection(reflection) => {
                reflection.answers.iter().map(|reply| (reply.prompt.clone(), replied(reply))).collect()
            }
            Item::Review(review) => review_parts(review),
            Item::Session(session) => vec![part("Agreed", &session.agreed), part("Notes", &session.notes)],
            Item::Measured(result) => vec![part("", &self.summary()), part("In words", &result.words)],
            Item::Day(day) => vec![part("", &self.summary()), part("Tags", &day.tags.join(", "))],
            Item::Goal(goal) => vec![part("", &goal.statement), part("Why", &goal.why)],
            Item::Event(_) | Item::Concern(_) => vec![part("", &self.summary())],
        }
    }

    pub fn tags(self) -> &'a [String] {
        match self {
            Item::CheckIn(check_in) => &check_in.body.tags,
            Item::Note(note) => &note.body.tags,
            Item::Day(day) => &day.body.tags,
            _ => &[],
        }
    }

    /// Whether it is that goal, or says so of itself.
    pub fn is_about(self, goal: Id) -> bool {
        match self {
            Item::Goal(record) => record.id == goal,
            Item::Note(note) => note.goal == Some(goal),
            Item::Review(review) => review.decisions.iter().any(|decision| decision.goal == goal),
            Item::Concern(concern) => concern.goals.contains(&goal),
            _ => false,
        }
    }

    /// Every text in it.
    pub fn words(self, say: &mut dyn FnMut(&'a str)) {
        each_item!(self, record => record.body.words(say));
    }

    fn holds(self, words: &[Word]) -> bool {
        words.iter().all(|word| {
            let mut found = false;
            self.words(&mut |text| found = found || word.is_in(text));
            found
        })
    }
}

fn check_in_parts(check_in: &CheckIn) -> Vec<(String, String)> {
    let part = |name: &str, text: String| (name.to_owned(), text);
    let rating = |value: Option<Rating>| value.map(|value| value.to_string()).unwrap_or_default();
    let mut parts = vec![
        part("Mood, 1 to 10", check_in.mood.map(|mood| mood.to_string()).unwrap_or_default()),
        part("Feelings", check_in.feelings.join(", ")),
        part("", check_in.words.clone()),
        part("Stress", rating(check_in.stress)),
        part("Energy", rating(check_in.energy)),
        part("Confidence", rating(check_in.confidence)),
    ];
    parts.extend(check_in.scales.iter().map(|scale| part(&scale.name, scale.value.to_string())));
    parts.push(part("Tags", check_in.tags.join(", ")));
    parts
}

fn review_parts(review: &Review) -> Vec<(String, String)> {
    let answers = review.answers.iter().map(|answer| (answer.question.clone(), answer.text.clone()));
    let decisions = review.decisions.iter().map(|decision| {
        let rating = decision.rating.map(|rating| format!(", {rating} of 10")).unwrap_or_default();
        let choice = decision.choice.word();
        (decision.statement.clone(), format!("{choice}{rating}\n{}", decision.reason).trim_end().to_owned())
    });
    let meant = ("Meant to".to_owned(), review.intention.clone());
    answers.chain(decisions).chain([meant]).collect()
}

/// An answer to a prompt: a number, a list or words.
fn replied(reply: &Reply) -> String {
    match reply.rating {
        Some(rating) => rating.to_string(),
        None if reply.items.is_empty() => reply.text.clone(),
        None => reply.items.join(", "),
    }
}

/// “PHQ-8  5 of 24 (mild)”; without a total only what it was.
fn measured_line(result: &Measured) -> String {
    let kind = result.kind();
    match result.score {
        Some(score) => format!("{}  {}", kind.title(), super::result_words(kind, score.get())),
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
    let hours = day.sleep_hours.map(|hours| format!("slept {}", super::hours(hours)));
    let quality = day.sleep_quality.map(|quality| format!("sleep {quality} of 10"));
    let rest = day.rest.then(|| "a rest day".to_owned());
    let low = day.low.then(|| "a low day".to_owned());
    [hours, quality, rest, low].into_iter().flatten().collect::<Vec<String>>().join(", ")
}

fn review_line(review: &Review) -> String {
    let some = |number: usize, one: &str, more: &str| (0 < number).then(|| count(number, one, more));
    let meant = Some(&review.intention).filter(|words| !words.is_empty());
    let parts = [
        some(review.answers.len(), "answer", "answers"),
        some(review.decisions.len(), "goal looked at", "goals looked at"),
        meant.map(|meant| format!("meant to: {meant}")),
    ];
    let said = parts.into_iter().flatten().collect::<Vec<String>>().join("; ");
    let said = if said.is_empty() { "no answers yet".to_owned() } else { said };
    match review.span {
        Span::Month => format!("{}: {said}", review.first.format("%B %Y")),
        Span::Week | Span::Other(_) => said,
    }
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
use each_dated;

type Source<'a> = Peekable<Box<dyn Iterator<Item = Item<'a>> + 'a>>;

/// From that spot back in time, with the record that stands on it.
pub fn back(notebook: &Notebook, from: Spot) -> impl Iterator<Item = Item<'_>> {
    let period = Period { first: NaiveDate::MIN, last: from.when.day };
    let mut sources: Vec<Source> = Vec::new();
    each_dated!(notebook, table, item => {
        let records = table.within(period).rev().map(item);
        let records = records.skip_while(move |item| item.spot().order(&from) == Ordering::Greater);
        sources.push((Box::new(records) as Box<dyn Iterator<Item = Item>>).peekable());
    });
    merged(sources, Ordering::Greater)
}

/// What stands in a period, newest first; without the goals and concerns that began in it.
pub fn of(notebook: &Notebook, period: Period) -> impl Iterator<Item = Item<'_>> {
    back(notebook, Spot::end_of(period.last)).take_while(move |item| period.first <= item.when().day)
}

/// What stands behind that spot, oldest first.
pub fn onward(notebook: &Notebook, after: Spot) -> impl Iterator<Item = Item<'_>> {
    let period = Period { first: after.when.day, last: NaiveDate::MAX };
    let mut sources: Vec<Source> = Vec::new();
    each_dated!(notebook, table, item => {
        let records = table.within(period).map(item);
        let records = records.skip_while(move |item| item.spot().order(&after) != Ordering::Greater);
        sources.push((Box::new(records) as Box<dyn Iterator<Item = Item>>).peekable());
    });
    merged(sources, Ordering::Less)
}

/// Several in their order made one in that order.
fn merged<'a>(mut sources: Vec<Source<'a>>, first: Ordering) -> impl Iterator<Item = Item<'a>> {
    std::iter::from_fn(move || {
        let heads = sources.iter_mut().enumerate();
        let heads = heads.filter_map(|(at, source)| Some((at, source.peek()?.spot())));
        let best = heads.reduce(|a, b| if b.1.order(&a.1) == first { b } else { a });
        best.and_then(|(at, _)| sources[at].next())
    })
}

/// Where everything that is wanted stands, newest first; goals and concerns as well.
pub fn sift(notebook: &Notebook, wanted: &Wanted) -> Vec<Spot> {
    let mut spots = Vec::new();
    each_dated!(notebook, table, item => spots.extend(sifted(table, item, wanted)));
    spots.extend(sifted(&notebook.goals, Item::Goal, wanted));
    spots.extend(sifted(&notebook.concerns, Item::Concern, wanted));
    spots.sort_by(|a, b| b.order(a));
    spots
}

fn sifted<'a, T>(
    table: &'a Table<T>,
    item: fn(&'a Record<T>) -> Item<'a>,
    wanted: &Wanted,
) -> impl Iterator<Item = Spot> {
    table.iter().rev().map(item).filter(|item| wanted.takes(*item)).map(Item::spot)
}

/// The record at a spot.
pub fn at(notebook: &Notebook, spot: Spot) -> Option<Item<'_>> {
    let mut found = None;
    each_dated!(notebook, table, item => {
        found = found.or_else(|| table.on(spot.when.day).find(|record| record.id == spot.id).map(item));
    });
    found
        .or_else(|| notebook.goals.get(spot.id).map(Item::Goal))
        .or_else(|| notebook.concerns.get(spot.id).map(Item::Concern))
}

/// The record of that id, in the trash too, if it is of a kind that the journal shows.
pub fn buried(notebook: &Notebook, id: Id) -> Option<Item<'_>> {
    let mut found = None;
    each_dated!(notebook, table, item => found = found.or_else(|| table.find(id).map(item)));
    found
        .or_else(|| notebook.goals.find(id).map(Item::Goal))
        .or_else(|| notebook.concerns.find(id).map(Item::Concern))
}

/// The record of that id, if the journal shows it.
pub fn find(notebook: &Notebook, id: Id) -> Option<Item<'_>> {
    let mut found = None;
    each_dated!(notebook, table, item => found = found.or_else(|| table.get(id).map(item)));
    found
        .or_else(|| notebook.goals.get(id).map(Item::Goal))
        .or_else(|| notebook.concerns.get(id).map(Item::Concern))
}

#[cfg(test)]
mod tests;
