//! An invented person's life, to look at before writing anything of one's own. Pure: the same day, seed and span give the
//! same notebook, byte for byte. Knows the model and nothing else; nobody in it is real.

mod aims;
mod book;
mod days;
mod dice;
mod looking_back;
mod people;
mod words;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use crate::model::calendar::{Period, add};
use crate::model::{Notebook, day_of};

use book::Book;

/// How much life there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// Twelve weeks, some days of them empty.
    #[default]
    Weeks,
    /// So many years without a gap: two check-ins, four habits, a win and two sentences a day.
    Years(u16),
}

/// The days of the story that stands at the end of every span.
const STORY: i64 = 84;

/// The most years there are.
const MOST: u16 = 100;

/// The notebook of an invented person, up to the day of `today`; the hour makes no difference.
pub fn notebook(today: DateTime<FixedOffset>, seed: u64, span: Span) -> Notebook {
    let four = NaiveTime::from_hms_opt(4, 0, 0).unwrap_or_default();
    let last = day_of(today, four);
    let story = Period { first: add(last, 1 - STORY), last };
    let mut book = Book::new(story, span, *today.offset(), seed);
    let habits = days::habits(&mut book);
    let aims = aims::write(&mut book, &habits);
    days::live(&mut book, &habits, life(last, span));
    looking_back::write(&mut book, &aims, life(last, span));
    people::write(&mut book, &aims);
    book.close()
}

/// From the first day to the last.
fn life(last: NaiveDate, span: Span) -> Period {
    let days = match span {
        Span::Weeks => STORY,
        Span::Years(years) => i64::from(years.clamp(1, MOST)) * 1461 / 4,
    };
    Period { first: add(last, 1 - days.max(STORY)), last }
}

#[cfg(test)]
mod tests;
