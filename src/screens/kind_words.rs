//! Kind words, one at a time, where a day is low or there was a gap. They are said beside what is there and ask for nothing.

use chrono::{Datelike, NaiveDate};

const WORDS: &[&str] = &[
    "You came back, and that counts.",
    "A hard week tells you something. It does not judge you.",
    "One day left out changes very little.",
    "What made it hard? What would make it a tenth easier?",
    "Would you say that to a friend?",
    "Rest is a way of going on.",
    "Small is a size, too.",
    "You need not feel like it to be kind to yourself.",
    "What you did counts, whatever is still open.",
    "A feeling is weather. You are the place it passes over.",
    "Asking for help is a step like any other.",
    "Enough is a whole amount.",
];

/// The one of that day.
pub fn of(day: NaiveDate) -> &'static str {
    let at = usize::try_from(day.num_days_from_ce()).unwrap_or(0) % WORDS.len();
    WORDS[at]
}
