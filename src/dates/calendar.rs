//! Dates written with a day number: `3 nov`, `Dec 12th, 2026`, `the 3rd`, `15/1`, `2026-11-27`. Knows no today beyond
//! the century of a short year.

use super::words::{month, number, ordinal};
use chrono::{Datelike, NaiveDate};

/// What was written; whether a calendar has it is for the caller to see.
pub(super) enum Calendar {
    /// Year, month, day.
    Full(i32, u32, u32),
    /// Month, day.
    Yearly(u32, u32),
    /// Day.
    Monthly(u32),
    /// Two numbers in the order written, and the year.
    Slashed(u32, u32, Option<i32>),
}

pub(super) fn read(words: &[&str], today: NaiveDate) -> Option<Calendar> {
    match words {
        [one] => numeric(one, today).or_else(|| ordinal(one).map(Calendar::Monthly)),
        [day, "of", "the", "month"] => ordinal(day).map(Calendar::Monthly),
        [a, "of" | "the", b] => named(a, b, None, today),
        [a, "of" | "the", b, y] => named(a, b, Some(y), today),
        [a, b] => named(a, b, None, today),
        [a, b, y] => named(a, b, Some(y), today),
        _ => None,
    }
}

/// A day and a month by name, in either order, and a year.
fn named(a: &str, b: &str, said: Option<&str>, today: NaiveDate) -> Option<Calendar> {
    let day = |word| ordinal(word).or_else(|| number(word).filter(|_| word.len() <= 2));
    let (month, day) = match (month(a), month(b)) {
        (Some(month), None) => (month, day(b)?),
        (None, Some(month)) => (month, day(a)?),
        _ => return None,
    };
    match said {
        Some(said) => Some(Calendar::Full(year(said, today)?, month, day)),
        None => Some(Calendar::Yearly(month, day)),
    }
}

/// `2026`, `'26`, `26`: a short year is the one of the present century.
pub(super) fn year(word: &str, today: NaiveDate) -> Option<i32> {
    let digits = word.strip_prefix('\'').unwrap_or(word);
    let n = number(digits).filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
    match digits.len() {
        4 => i32::try_from(n).ok(),
        2 => Some(today.year() - today.year().rem_euclid(100) + i32::try_from(n).ok()?),
        _ => None,
    }
}

/// `2026-11-27`, `27.11.2026`, `15/1`, `5.12.`.
fn numeric(word: &str, today: NaiveDate) -> Option<Calendar> {
    let mark = word.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = word.trim_end_matches(mark).split(mark);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some()
        || [Some(a), Some(b), c].iter().flatten().any(|p| !p.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let short = |part: &str| number(part).filter(|_| part.len() <= 2);
    match c {
        Some(c) if a.len() == 4 => {
            Some(Calendar::Full(i32::try_from(number(a)?).ok()?, short(b)?, short(c)?))
        }
        Some(c) => Some(Calendar::Slashed(short(a)?, short(b)?, Some(year(c, today)?))),
        None if mark != '-' => Some(Calendar::Slashed(short(a)?, short(b)?, None)),
        None => None,
    }
}
