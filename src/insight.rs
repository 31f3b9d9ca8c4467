//! What the days add up to, in numbers and in words: how habits go, what a week held, how the mood lies. Knows the model
//! and nothing else; changes nothing. Floors, thresholds and formulas are those of clinical 5.
//!
//! Entries of one day or one period are found by their day, however many years are kept; goals and habits, which are
//! few, are gone through whole.

mod adherence;
mod attainment;
mod facts;
pub mod journal;
mod link;
mod low;
mod mark;
mod marker;
mod measure;
mod month;
mod mood;
mod rated;
mod series;
mod settled;
mod today;
mod trend;
mod weeks;

pub use adherence::{Adherence, Basis, LONG, NEW, adherence};
pub use attainment::attainment;
pub use facts::{
    Facts, GoalFact, HabitFact, MilestoneFact, StepFact, facts, intention_before, review_before, review_of,
};
pub use link::{Link, Linked, link, links, strongest, strongest_of, with_what};
pub use low::{LOW, low_run};
pub use mark::{Mark, mark, strip};
pub use marker::{Marker, markers};
pub use measure::{
    Moved, Score, latest, measures, next_due, offered_or_taken, result_words, results, rule, total_words,
};
pub use month::{ThenNow, WeekSaid, then_and_now, weeks_said};
pub use mood::{Change, Grade, Mood, change, day_mood, mood};
pub use rated::{Rated, rated};
pub use series::{Series, Weekdays, helped};
pub use settled::{Settled, settledness};
pub use today::{DueStep, HabitDay, Today, days_away, said_on, session_after, today};
pub use trend::{Direction, Trend, trend};
pub use weeks::{HabitWeeks, habit_weeks, mood_weeks};

use crate::model::number::Amount;

/// A number with one decimal, as every mean is said.
pub fn one_decimal(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    format!("{:.1}", if tenths == 0.0 { 0.0 } else { tenths })
}

/// `1 day`, `2 days`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// “1 hour”, “7.5 hours”.
pub fn hours(hours: Amount) -> String {
    if hours.get() == 1.0 { "1 hour".to_owned() } else { format!("{hours} hours") }
}

#[cfg(test)]
mod tests;
