//! What the days add up to, in numbers and in words: how habits go, what a week held, how the mood lies. Knows the model
//! and nothing else; changes nothing. Floors, thresholds and formulas are those of clinical 5.
//!
//! What is asked about one day or one period reads that period only, however many years are kept.

mod adherence;
mod attainment;
mod facts;
pub mod journal;
mod link;
mod mark;
mod mood;
mod series;
mod settled;
mod today;
mod trend;

pub use adherence::{Adherence, Basis, LONG, NEW, adherence};
pub use attainment::attainment;
pub use facts::{Facts, GoalFact, HabitFact, MilestoneFact, StepFact, facts, intention_before, review_of};
pub use link::{Link, Linked, link, strongest};
pub use mark::{Mark, mark, strip};
pub use mood::{Change, Grade, Mood, change, day_mood, mood};
pub use series::{Series, Weekdays, helped};
pub use settled::{Settled, settledness};
pub use today::{DueStep, HabitDay, Today, days_away, today};
pub use trend::{Direction, Trend, trend};

/// A number with one decimal, as every mean is said.
pub fn one_decimal(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    format!("{:.1}", if tenths == 0.0 { 0.0 } else { tenths })
}

/// `1 day`, `2 days`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

#[cfg(test)]
mod tests;
