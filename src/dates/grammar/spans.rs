//! Weeks, weekends, months and years: their edges, and the days in them.

use super::super::calendar;
use super::super::lengths::{month_bounds, shift, year_bounds};
use super::super::words::{Unit, month, number, ordinal, weekday};
use super::{Asked, DateError, Found, Look};
use chrono::{Datelike, Days, NaiveDate};

impl Asked<'_> {
    /// `thursday next week`, `next week on thursday`.
    pub(super) fn in_week(&self, words: &[&str]) -> Option<Found> {
        let (name, week) = match words {
            [name, week @ ("this" | "next" | "last"), "week"]
            | [name, "of" | "in", week @ ("this" | "next" | "last"), "week"]
            | [week @ ("this" | "next" | "last"), "week", name]
            | [week @ ("this" | "next" | "last"), "week", "on", name] => (*name, *week),
            _ => return None,
        };
        let day = weekday(name)?;
        let (first, _) = self.bounds(&[week, "week"])?;
        Some(Ok(first.checked_add_days(Days::new(day.days_since(first.weekday()).into()))?))
    }

    /// `first saturday of december`, `last friday of the month`.
    pub(super) fn nth(&self, words: &[&str]) -> Option<Found> {
        let [count, name, "of" | "in", rest @ ..] = words else { return None };
        let day = weekday(name)?;
        let (first, last) = self.bounds(rest).filter(|(first, last)| (*last - *first).num_days() < 31)?;
        let in_month =
            |nth: u32| NaiveDate::from_weekday_of_month_opt(first.year(), first.month(), day, nth as u8);
        let found = match *count {
            "last" => in_month(5).or_else(|| in_month(4)),
            count => in_month(ordinal(count).filter(|nth| *nth <= 5)?),
        };
        // A month has four or five of each.
        Some(found.filter(|day| *day <= last).map_or_else(|| self.impossible(), Ok))
    }

    /// `end of the week`, `end of next month`, `start of december`, `last day of the year`.
    pub(super) fn edge(&self, words: &[&str]) -> Option<Found> {
        let (end, rest) = match words {
            ["end" | "close", "of", rest @ ..] | ["last", "day", "of", rest @ ..] => (true, rest),
            ["start" | "beginning", "of", rest @ ..] | ["first", "day", "of", rest @ ..] => (false, rest),
            ["month", "end"] | ["month's", "end"] | ["month-end"] => (true, &["month"][..]),
            ["year", "end"] | ["year's", "end"] | ["year-end"] => (true, &["year"][..]),
            ["week", "end"] | ["week's", "end"] => (true, &["week"][..]),
            _ => return None,
        };
        let (first, last) = self.bounds(rest)?;
        Some(Ok(if end { last } else { first }))
    }

    /// `this week` is its last day for a deadline; `next month` and `march` have two readings.
    pub(super) fn period(&self, words: &[&str]) -> Option<Found> {
        let (first, last) = self.bounds(words)?;
        let current = first <= self.today() && self.today() <= last;
        Some(match words {
            ["this", _] | ["rest", ..] if current && self.forward() => Ok(last),
            _ => Err(DateError::Ambiguous(first, last)),
        })
    }

    /// The first and the last day of `the week`, `next month`, `november`, `march 2027`, `2027`.
    pub(super) fn bounds(&self, words: &[&str]) -> Option<(NaiveDate, NaiveDate)> {
        let words = match words {
            ["the", rest @ ..] | ["rest", "of", "the", rest @ ..] | ["rest", "of", rest @ ..] => rest,
            words => words,
        };
        let today = self.today();
        match words {
            [name] => self.around(name, 0),
            ["this" | "current", name] => self.around(name, 0),
            ["next" | "coming" | "following", name] => self.around(name, 1),
            ["last" | "past" | "previous", name] => self.around(name, -1),
            [name, "after", "next"] => self.around(name, 2),
            [name, year] if year.len() >= 3 => month_bounds(calendar::year(year, today)?, month(name)?),
            _ => None,
        }
    }

    /// The week, weekend, month or year `offset` away from the present one; a month by name on the side looked to.
    pub(super) fn around(&self, name: &str, offset: i32) -> Option<(NaiveDate, NaiveDate)> {
        let today = self.today();
        let week = || {
            let into = u64::from(today.weekday().days_since(self.known.week_starts));
            let first = today.checked_sub_days(Days::new(into))?;
            shift(first, Unit::Days(7), i64::from(offset))
        };
        match name {
            "week" => Some((week()?, week()?.checked_add_days(Days::new(6))?)),
            "weekend" => {
                // On Sunday it is the one that began yesterday, on whatever day weeks start.
                let into = u64::from(today.weekday().num_days_from_monday());
                let saturday = today.checked_sub_days(Days::new(into))?.checked_add_days(Days::new(5))?;
                let saturday = shift(saturday, Unit::Days(7), i64::from(offset))?;
                Some((saturday, saturday.succ_opt()?))
            }
            "month" => {
                let first = shift(today.with_day(1)?, Unit::Months(1), i64::from(offset))?;
                month_bounds(first.year(), first.month())
            }
            "year" => year_bounds(today.year() + offset),
            name if name.len() == 4 && offset == 0 && number(name).is_some() => {
                year_bounds(name.parse().ok()?)
            }
            name if offset == 0 => {
                let (first, last) = month_bounds(today.year(), month(name)?)?;
                let year = match self.look {
                    Look::Forward if last < today => today.year() + 1,
                    Look::Back if first > today => today.year() - 1,
                    _ => today.year(),
                };
                month_bounds(year, first.month())
            }
            _ => None,
        }
    }
}
