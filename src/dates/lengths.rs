//! Lengths of time: how long a phrase says, a day moved by it, and where months and years begin and end.

use super::words::{Unit, number, unit};
use chrono::{Datelike, Days, Months, NaiveDate};

/// `6 weeks`, `a fortnight`, `a couple of months`, `half a year`.
pub(super) fn length(words: &[&str]) -> Option<(u32, Unit)> {
    let (count, rest) = match words {
        ["a" | "one", "couple", "of", rest @ ..]
        | ["couple", "of", rest @ ..]
        | ["a", "couple", rest @ ..] => (2, rest),
        ["half", "a", "year"] | ["half", "year"] => return Some((6, Unit::Months(1))),
        ["a", "dozen", rest @ ..] => (12, rest),
        ["a" | "an", rest @ ..] => (1, rest),
        [first, "hundred", rest @ ..] => (number(first)?.checked_mul(100)?, rest),
        [first, rest @ ..] => match number(first) {
            Some(n) => (n, rest),
            None if matches!(*first, "fortnight" | "couple") => (1, words),
            None => return None,
        },
        [] => return None,
    };
    match rest {
        [name] => Some((count, unit(name.trim_end_matches("'s").trim_end_matches('\''))?)),
        _ => None,
    }
}

/// `day` moved by `count` units, within the years a diary can have.
pub(super) fn shift(day: NaiveDate, unit: Unit, count: i64) -> Option<NaiveDate> {
    let size = match unit {
        Unit::Days(n) | Unit::Months(n) => u32::try_from(count.unsigned_abs()).ok()?.checked_mul(n)?,
    };
    let moved = match (unit, count >= 0) {
        (Unit::Days(_), true) => day.checked_add_days(Days::new(size.into())),
        (Unit::Days(_), false) => day.checked_sub_days(Days::new(size.into())),
        (Unit::Months(_), true) => day.checked_add_months(Months::new(size)),
        (Unit::Months(_), false) => day.checked_sub_months(Months::new(size)),
    };
    moved.filter(|day| (1000..=9999).contains(&day.year()))
}

pub(super) fn month_bounds(year: i32, month: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?))
}

pub(super) fn year_bounds(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
}
