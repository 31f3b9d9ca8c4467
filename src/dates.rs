//! Natural dates: "by Friday", "in 6 weeks", "3 days ago", "end of next month".
//!
//! A phrase, what is [`Known`] and where to [`Look`] give a day or a sentence that says what would be right. Nothing
//! is guessed: where two readings are possible both are named. Knows neither the notebook nor the clock.

mod calendar;
mod grammar;
mod lengths;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use chrono::{Datelike, NaiveDate, Weekday};
use std::fmt;

/// Which way a phrase points: a deadline looks forward, a log looks back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Forward,
    Back,
}

/// What a phrase is read against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The person's day (after `day_starts_at`).
    pub today: NaiveDate,
    /// `5/12`: `Some(true)` is 5 December, `Some(false)` is 12 May, `None` is asked.
    pub day_first: Option<bool>,
    /// What "until next session" means; `None` when no session is written down.
    pub next_session: Option<NaiveDate>,
    /// The first day of a week; "end of the week" is the day before it.
    pub week_starts: Weekday,
}

impl Known {
    /// Nothing known but the day; weeks start on Monday.
    pub fn on(today: NaiveDate) -> Known {
        Known { today, day_first: None, next_session: None, week_starts: Weekday::Mon }
    }
}

/// Why a phrase gave no day. `Display` is one kind line that says what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not understood.
    Unknown { example: NaiveDate, look: Look },
    /// No calendar has it: `31 feb`.
    Impossible { example: NaiveDate },
    /// Two readings, the more usual first.
    Ambiguous(NaiveDate, NaiveDate),
    /// A deadline that is already over.
    Past(NaiveDate),
    /// A log of a day still to come.
    Future(NaiveDate),
    /// The weekday and the date disagree: the date, and the weekday it has.
    Weekday(NaiveDate),
    /// "next session", and none is written down.
    NoSession { example: NaiveDate },
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateError::Unknown { example, look } => {
                let words = match look {
                    Look::Forward => "\"friday\" or \"in 6 weeks\"",
                    Look::Back => "\"yesterday\" or \"3 days ago\"",
                };
                write!(f, "I cannot read that date yet. Write it as {example}, or in words like {words}")
            }
            DateError::Impossible { example } => {
                write!(f, "No calendar has that day. Write one that it has, as in {example}")
            }
            DateError::Ambiguous(a, b) => {
                write!(f, "{}? Write the date, as in {a}", either(*a, *b))
            }
            DateError::Past(day) => {
                write!(f, "{} is already over. Choose today or a later day", plain(*day))
            }
            DateError::Future(day) => {
                write!(f, "{} is still to come. Choose today or an earlier day", plain(*day))
            }
            DateError::Weekday(day) => {
                write!(f, "{} is a {}. Write only the date, as in {day}", plain(*day), day.format("%A"))
            }
            DateError::NoSession { example } => {
                write!(f, "No next session is written down yet. Write its date here, as in {example}")
            }
        }
    }
}

impl std::error::Error for DateError {}

/// The day a phrase means.
///
/// A weekday or a date without a year is the nearest on the side one looks to, never today. A deadline that is past
/// and a log still to come are refused; two readings are returned as [`DateError::Ambiguous`].
pub fn read(text: &str, known: &Known, look: Look) -> Result<NaiveDate, DateError> {
    let words = words::split(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    read_words(&words, known, look)
}

/// As [`read`], on words already split and in lower case.
pub(crate) fn read_words(words: &[&str], known: &Known, look: Look) -> Result<NaiveDate, DateError> {
    grammar::read(words, known, look)
}

/// "Fri 27 Nov 2026, in 6 days": what a form shows back under a date field.
pub fn echo(date: NaiveDate, today: NaiveDate) -> String {
    let away = match (date - today).num_days() {
        0 => "today".to_string(),
        1 => "tomorrow".to_string(),
        -1 => "yesterday".to_string(),
        n if n > 0 => format!("in {n} days"),
        n => format!("{} days ago", -n),
    };
    format!("{} {}, {away}", date.format("%a"), date.format("%-d %b %Y"))
}

/// "Wednesday 18 November 2026".
pub fn long(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// "18 November 2026".
pub fn plain(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// "27 November or 4 December", with years where they differ.
fn either(a: NaiveDate, b: NaiveDate) -> String {
    let form = if a.year() == b.year() { "%-d %B" } else { "%-d %B %Y" };
    format!("{} or {}", a.format(form), b.format(form))
}
