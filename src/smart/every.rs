//! How often: what a goal says, what the command line accepts and what `check --json` prints are one spelling.

use crate::dates::words::{number, weekday};
use chrono::Weekday;
use std::fmt;
use std::str::FromStr;

/// A rhythm without an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Every {
    Daily,
    /// N times a day, N above 1.
    PerDay(u32),
    /// Monday to Friday.
    Weekdays,
    Weekly,
    /// N times a week, N from 2 to 6.
    PerWeek(u32),
    /// Every N days, N above 1.
    Days(u32),
    /// On these days, Monday first, none twice.
    On(Vec<Weekday>),
}

const DAY_NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Every {
    /// N times a week in its shortest form: 1 is weekly, 7 and more are daily.
    pub fn per_week(n: u32) -> Every {
        match n {
            0 | 1 => Every::Weekly,
            2..=6 => Every::PerWeek(n),
            _ => Every::Daily,
        }
    }

    /// N times a day; 1 is daily.
    pub fn per_day(n: u32) -> Every {
        if n <= 1 { Every::Daily } else { Every::PerDay(n) }
    }

    /// Every N days; 1 is daily, 7 is weekly.
    pub fn days(n: u32) -> Every {
        match n {
            0 | 1 => Every::Daily,
            7 => Every::Weekly,
            n => Every::Days(n),
        }
    }

    /// On these days, in any order; all seven are daily, Monday to Friday are weekdays.
    pub fn on(mut days: Vec<Weekday>) -> Every {
        days.sort_by_key(Weekday::num_days_from_monday);
        days.dedup();
        match days.len() {
            7 => Every::Daily,
            5 if days.iter().all(|d| d.num_days_from_monday() < 5) => Every::Weekdays,
            _ => Every::On(days),
        }
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Every::Daily => f.write_str("daily"),
            Every::PerDay(n) => write!(f, "{n}/day"),
            Every::Weekdays => f.write_str("weekdays"),
            Every::Weekly => f.write_str("weekly"),
            Every::PerWeek(n) => write!(f, "{n}/week"),
            Every::Days(n) => write!(f, "every {n} days"),
            Every::On(days) => {
                let names: Vec<&str> =
                    days.iter().map(|d| DAY_NAMES[d.num_days_from_monday() as usize]).collect();
                f.write_str(&names.join(","))
            }
        }
    }
}

/// What is said about a rhythm that could not be read.
const SPELLINGS: &str =
    "How often? Write daily, weekdays, weekly, 3/week, 2/day, 'every 3 days' or monday,thursday";

impl FromStr for Every {
    type Err = &'static str;

    /// Any case; short day names; spaces after commas.
    fn from_str(text: &str) -> Result<Every, &'static str> {
        let text = text.trim().to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            ["daily"] | ["every", "day"] => return Ok(Every::Daily),
            ["weekdays"] => return Ok(Every::Weekdays),
            ["weekly"] | ["every", "week"] => return Ok(Every::Weekly),
            ["every", "other", "day"] => return Ok(Every::Days(2)),
            ["every", n, "day" | "days"] => return at_least_one(n, 366).map(Every::days),
            _ => {}
        }
        match text.split_once('/').map(|(n, unit)| (n.trim(), unit.trim())) {
            Some((n, "week" | "wk")) => return at_least_one(n, 7).map(Every::per_week),
            Some((n, "day")) => return at_least_one(n, 100).map(Every::per_day),
            _ => {}
        }
        let names = text.split(|c: char| c == ',' || c.is_whitespace()).filter(|name| !name.is_empty());
        let days: Option<Vec<Weekday>> = names.map(weekday).collect();
        match days {
            Some(days) if !days.is_empty() => Ok(Every::on(days)),
            _ => Err(SPELLINGS),
        }
    }
}

fn at_least_one(n: &str, most: u32) -> Result<u32, &'static str> {
    number(n).filter(|n| (1..=most).contains(n)).ok_or(SPELLINGS)
}
