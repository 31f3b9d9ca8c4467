//! Files of one row a line: the lines with their numbers, and words that several formats share.

use chrono::{Datelike, NaiveDate};

use super::source::Refusal;
use crate::model::habit::Schedule;

/// A line with its number, from 1, without its line end.
pub struct Line<'a> {
    pub number: usize,
    pub text: &'a str,
    /// It ends where the file does, without a line end: it may be half of one.
    pub open: bool,
}

/// The lines that are neither blank nor comments (`#`).
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let all = text.split_inclusive('\n').enumerate().map(|(at, line)| Line {
        number: at + 1,
        text: line.strip_suffix('\n').unwrap_or(line).trim_end_matches('\r'),
        open: !line.ends_with('\n'),
    });
    all.filter(|line| !line.text.trim().is_empty() && !line.text.trim_start().starts_with('#'))
}

/// A last line that cannot be read and has no end is half a line: the file is cut off.
pub fn cut_off(line: &Line) -> Refusal {
    Refusal::new(format!("ends inside a record (line {}). Fetch the whole file", line.number))
}

/// `2026-11-21`, nothing else.
pub fn date(text: &str) -> Result<NaiveDate, String> {
    let wrong = |_| "it has no date like 2026-11-21".to_owned();
    kept(NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").map_err(wrong)?)
}

/// A day of the years that a notebook can write and read again.
pub fn kept(day: NaiveDate) -> Result<NaiveDate, String> {
    match day.year() {
        1..=9999 => Ok(day),
        _ => Err("its date is none of the years 1 to 9999".to_owned()),
    }
}

/// So many times in so many days, as near as our schedules come. The second is whether that is exact.
pub fn schedule(times: u32, days: u32) -> (Schedule, bool) {
    let (times, days) = (times.max(1), days.max(1));
    if days <= times {
        return (Schedule::Daily, days == times);
    }
    let weeks = days / 7;
    if days.is_multiple_of(7) && times.is_multiple_of(weeks.max(1)) {
        let a_week = u8::try_from(times / weeks.max(1)).unwrap_or(7).clamp(1, 7);
        return (if a_week == 7 { Schedule::Daily } else { Schedule::PerWeek(a_week) }, true);
    }
    let every = u16::try_from((2 * days + times) / (2 * times)).unwrap_or(u16::MAX);
    (if every < 2 { Schedule::Daily } else { Schedule::EveryDays(every) }, days.is_multiple_of(times))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_often_is_read_as_near_as_it_can_be() {
        for (times, days, every, exact) in [
            (1, 1, "daily", true),
            (3, 7, "3/week", true),
            (7, 7, "daily", true),
            (1, 7, "weekly", true),
            (6, 14, "3/week", true),
            (1, 14, "every 14 days", true),
            (3, 14, "every 5 days", false),
            (1, 30, "every 30 days", true),
            (2, 30, "every 15 days", true),
            (0, 0, "daily", true),
            (5, 6, "daily", false),
        ] {
            let (schedule, as_it_was) = schedule(times, days);
            assert_eq!((schedule.to_string().as_str(), as_it_was), (every, exact), "{times}/{days}");
        }
    }

    #[test]
    fn lines_keep_their_numbers() {
        let found: Vec<(usize, String, bool)> =
            lines("# a\r\n\na b\r\n  # c\nd").map(|l| (l.number, l.text.to_owned(), l.open)).collect();
        assert_eq!(found, [(3, "a b".to_owned(), false), (5, "d".to_owned(), true)]);
    }
}
