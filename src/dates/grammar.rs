//! The rules of a date phrase, tried on the whole phrase in order. Knows the words, not how an answer is shown.

mod spans;

use super::calendar::{self, Calendar};
use super::lengths::{length, month_bounds, shift};
use super::words::{Unit, feast, number, ordinal, unit, weekday};
use super::{DateError, Known, Look};
use chrono::{Datelike, Days, NaiveDate, Weekday};

type Found = Result<NaiveDate, DateError>;

/// The longest phrase looked at; every rule fits in it.
const LONGEST: usize = 16;

pub(super) fn read(words: &[&str], known: &Known, look: Look) -> Found {
    let asked = Asked { known, look };
    if words.len() > LONGEST {
        return Err(asked.unknown());
    }
    let words = without_ends(words);
    let found = asked.phrase(words).unwrap_or_else(|| Err(asked.unknown()));
    asked.side(found)
}

/// Without a leading `by`, `on`, …, and without a time of day at the end.
fn without_ends<'a, 'w>(mut words: &'a [&'w str]) -> &'a [&'w str] {
    while let [first, rest @ ..] = words {
        if !matches!(*first, "by" | "on" | "before" | "until" | "till" | "til" | "due") || rest.is_empty() {
            break;
        }
        words = rest;
    }
    match words {
        [rest @ .., "at", clock] if clock.starts_with(|c: char| c.is_ascii_digit()) => rest,
        [rest @ .., "in", "the", "morning" | "afternoon" | "evening"] if !rest.is_empty() => rest,
        [rest @ .., "at", "night" | "noon" | "midnight" | "lunchtime"] if !rest.is_empty() => rest,
        [rest @ .., last, "morning" | "afternoon" | "evening" | "night" | "noon"]
            if weekday(last).is_some() || matches!(*last, "today" | "tomorrow" | "yesterday") =>
        {
            &words[..rest.len() + 1]
        }
        _ => words,
    }
}

struct Asked<'a> {
    known: &'a Known,
    look: Look,
}

impl Asked<'_> {
    fn today(&self) -> NaiveDate {
        self.known.today
    }

    fn forward(&self) -> bool {
        self.look == Look::Forward
    }

    /// A day on the right side, for "as in …".
    fn example(&self) -> NaiveDate {
        let days = Days::new(6);
        let day = if self.forward() {
            self.today().checked_add_days(days)
        } else {
            self.today().checked_sub_days(days)
        };
        day.unwrap_or(self.today())
    }

    fn unknown(&self) -> DateError {
        DateError::Unknown { example: self.example(), look: self.look }
    }

    fn impossible(&self) -> Found {
        Err(DateError::Impossible { example: self.example() })
    }

    /// Refuses what lies on the wrong side of today.
    fn side(&self, found: Found) -> Found {
        let wrong = |day: NaiveDate| if self.forward() { day < self.today() } else { day > self.today() };
        let refusal = |day| if self.forward() { DateError::Past(day) } else { DateError::Future(day) };
        match found {
            Ok(day) if wrong(day) => Err(refusal(day)),
            Err(DateError::Ambiguous(a, b)) if wrong(a) && wrong(b) => Err(refusal(a)),
            found => found,
        }
    }

    fn phrase(&self, words: &[&str]) -> Option<Found> {
        let words = match words {
            ["the", rest @ ..] if !rest.is_empty() => rest,
            words => words,
        };
        self.named(words)
            .or_else(|| self.beside(words))
            .or_else(|| self.few(words))
            .or_else(|| self.counted(words))
            .or_else(|| self.counted_from(words))
            .or_else(|| self.weekday(words))
            .or_else(|| self.in_week(words))
            .or_else(|| self.nth(words))
            .or_else(|| self.edge(words))
            .or_else(|| self.period(words))
            .or_else(|| self.feast(words))
            .or_else(|| self.calendar(words))
            .or_else(|| self.with_weekday(words))
    }

    /// `today`, `last night`, `next session`, `soon`.
    fn named(&self, words: &[&str]) -> Option<Found> {
        let today = self.today();
        Some(match words {
            ["today" | "tonight" | "2day" | "now" | "2nite" | "tonite"] => Ok(today),
            ["this", "morning" | "afternoon" | "evening"] => Ok(today),
            ["end", "of", "day" | "today"] | ["end", "of", "the", "day"] => Ok(today),
            [
                "tomorrow" | "tomorow" | "tommorow" | "tommorrow" | "tmrw" | "tmr" | "tmw" | "2moro"
                | "2morrow",
            ] => self.moved(Ok(today), Unit::Days(1), 1),
            ["yesterday" | "yday" | "yest" | "yesturday"] | ["last", "night" | "evening"] => {
                self.moved(Ok(today), Unit::Days(1), -1)
            }
            ["next" | "my", "session" | "appointment"] | ["my", "next", "session" | "appointment"] => {
                self.known.next_session.ok_or(DateError::NoSession { example: self.example() })
            }
            ["soon" | "sometime" | "someday" | "eventually"] | ["some", "time" | "day"] => {
                let sign = if self.forward() { 1 } else { -1 };
                let week = self.moved(Ok(today), Unit::Days(7), sign).ok()?;
                let month = self.moved(Ok(today), Unit::Months(1), sign).ok()?;
                Err(DateError::Ambiguous(week, month))
            }
            _ => return None,
        })
    }

    /// `in a few weeks`, `a few days ago`: two or four.
    fn few(&self, words: &[&str]) -> Option<Found> {
        let (sign, words) = match words {
            [rest @ .., "ago"] => (-1, rest),
            ["in" | "within" | "for", rest @ ..] => (1, rest),
            words => (if self.forward() { 1 } else { -1 }, words),
        };
        let (["a", "few", name] | ["few" | "several", name]) = words else { return None };
        let day = |count: i64| self.moved(Ok(self.today()), unit(name)?, sign * count).ok();
        Some(Err(DateError::Ambiguous(day(2)?, day(4)?)))
    }

    /// `day before yesterday`, `day after tomorrow`, `day after the 3rd`.
    fn beside(&self, words: &[&str]) -> Option<Found> {
        match words {
            ["day", "after", rest @ ..] => Some(self.moved(self.phrase(rest)?, Unit::Days(1), 1)),
            ["day", "before", rest @ ..] => Some(self.moved(self.phrase(rest)?, Unit::Days(1), -1)),
            _ => None,
        }
    }

    /// `in 6 weeks`, `six weeks`, `3 days ago`, `within the next two months`.
    fn counted(&self, words: &[&str]) -> Option<Found> {
        let (sign, words) = match words {
            [rest @ .., "ago" | "earlier" | "back"] => (-1, rest),
            ["last" | "past", rest @ ..] if self.look == Look::Back && rest.len() > 1 => (-1, rest),
            [rest @ .., "from", "now" | "today"] | [rest @ .., "hence" | "later"] => (1, rest),
            ["in" | "within" | "for" | "over", "the", "next" | "coming", rest @ ..] => (1, rest),
            ["in" | "within" | "for" | "over", rest @ ..] => (1, rest),
            ["next", rest @ ..] if rest.len() > 1 => (1, rest),
            words => (if self.forward() { 1 } else { -1 }, words),
        };
        let sign = if words.len() > 2 && words.ends_with(&["time"]) { 1 } else { sign };
        let words = words.strip_suffix(&["time"]).unwrap_or(words);
        let (count, unit) = length(words)?;
        Some(self.moved(Ok(self.today()), unit, sign * i64::from(count)))
    }

    /// `a week from monday`, `two weeks after christmas`, `a week on friday`, `friday week`.
    fn counted_from(&self, words: &[&str]) -> Option<Found> {
        if let [rest @ .., "week"] = words
            && let [last] = rest
            && (weekday(last).is_some() || matches!(*last, "tomorrow" | "today"))
        {
            return Some(self.moved(self.phrase(rest)?, Unit::Days(7), 1));
        }
        let day = |word: &str| matches!(word, "today" | "tomorrow") || weekday(word).is_some();
        let at = words.iter().position(|w| matches!(*w, "from" | "after" | "before" | "on") || day(w))?;
        let (count, unit) = length(&words[..at])?;
        let (sign, rest) = match words[at] {
            "before" => (-1, &words[at + 1..]),
            word if day(word) => (1, &words[at..]),
            _ => (1, &words[at + 1..]),
        };
        Some(self.moved(self.phrase(rest)?, unit, sign * i64::from(count)))
    }

    /// `friday`, `this friday`, `next friday`, `last friday`.
    fn weekday(&self, words: &[&str]) -> Option<Found> {
        let (said, name) = match words {
            [name] => ("", name),
            [said @ ("this" | "coming" | "next" | "last" | "past"), name] => (*said, name),
            ["this" | "next", said @ ("coming" | "past"), name] => (*said, name),
            _ => return None,
        };
        let day = weekday(name)?;
        let (after, before) = (self.after(day)?, self.before(day)?);
        let week = |date: NaiveDate, sign| self.moved(Ok(date), Unit::Days(7), sign).ok();
        Some(match said {
            "next" => Err(DateError::Ambiguous(after, week(after, 1)?)),
            "last" if (self.today() - before).num_days() == 1 => {
                Err(DateError::Ambiguous(before, week(before, -1)?))
            }
            "last" | "past" => Ok(before),
            "coming" => Ok(after),
            _ if day == self.today().weekday() => {
                Err(DateError::Ambiguous(self.today(), if self.forward() { after } else { before }))
            }
            _ if self.forward() => Ok(after),
            _ => Ok(before),
        })
    }

    /// The next such weekday after today.
    fn after(&self, day: Weekday) -> Option<NaiveDate> {
        let ahead =
            (7 + day.num_days_from_monday() - self.today().weekday().num_days_from_monday() + 6) % 7 + 1;
        self.today().checked_add_days(Days::new(u64::from(ahead)))
    }

    /// The last such weekday before today.
    fn before(&self, day: Weekday) -> Option<NaiveDate> {
        let back =
            (7 + self.today().weekday().num_days_from_monday() - day.num_days_from_monday() + 6) % 7 + 1;
        self.today().checked_sub_days(Days::new(u64::from(back)))
    }

    /// `christmas`, `christmas 2027`, `next christmas`.
    fn feast(&self, words: &[&str]) -> Option<Found> {
        let (words, said) = match words {
            [rest @ .., last] if last.len() == 4 && number(last).is_some() => (rest, Some(*last)),
            ["next" | "this", rest @ ..] if self.forward() => (rest, None),
            ["last" | "this", rest @ ..] if !self.forward() => (rest, None),
            words => (words, None),
        };
        let (month, day) = feast(words)?;
        Some(match said {
            Some(year) => self.exact(year.parse().ok()?, month, day),
            None => self.yearly(month, day),
        })
    }

    /// `3 nov`, `dec 12th 2026`, `the 3rd`, `15/1`, `2026-11-27`.
    fn calendar(&self, words: &[&str]) -> Option<Found> {
        if let [day, "of", rest @ ("this" | "next" | "last"), "month"] = words {
            let (first, _) = self.bounds(&[rest, "month"])?;
            return Some(self.exact(first.year(), first.month(), ordinal(day)?));
        }
        Some(match calendar::read(words, self.today())? {
            Calendar::Full(year, month, day) => self.exact(year, month, day),
            Calendar::Yearly(month, day) => self.yearly(month, day),
            Calendar::Monthly(day) => self.monthly(day),
            Calendar::Slashed(a, b, year) => self.slashed(a, b, year),
        })
    }

    /// `fri 27 nov 2026`, `friday the 27th`: the weekday has to agree. Of two readings it takes the one it has.
    fn with_weekday(&self, words: &[&str]) -> Option<Found> {
        let (name, rest) = match words {
            [name, "the", rest @ ..] | [name, rest @ ..] if !rest.is_empty() => (name, rest),
            _ => return None,
        };
        let name = weekday(name)?;
        let agrees = |day: NaiveDate| day.weekday() == name;
        Some(match self.calendar(rest)? {
            Ok(day) if !agrees(day) => Err(DateError::Weekday(day)),
            Err(DateError::Ambiguous(a, b)) if agrees(a) != agrees(b) => Ok(if agrees(a) { a } else { b }),
            found => found,
        })
    }

    fn exact(&self, year: i32, month: u32, day: u32) -> Found {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Ok(date),
            None => Err(DateError::Impossible { example: self.month_example(year, month) }),
        }
    }

    /// The last day of the month that was meant, where there is such a month.
    fn month_example(&self, year: i32, month: u32) -> NaiveDate {
        month_bounds(year, month).map_or(self.example(), |(_, last)| last)
    }

    /// A day and a month without a year: the nearest on the side looked to, never today.
    fn yearly(&self, month: u32, day: u32) -> Found {
        let today = self.today();
        let step = if self.forward() { 1 } else { -1 };
        let ahead = |date: NaiveDate| if self.forward() { date > today } else { date < today };
        let leap_day = (month, day) == (2, 29);
        let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
        let stand_in = |year| in_year(year).or(NaiveDate::from_ymd_opt(year, 2, 28).filter(|_| leap_day));
        let year =
            [0, 1].map(|n| today.year() + n * step).into_iter().find(|y| stand_in(*y).is_some_and(ahead));
        let Some(year) = year else {
            return Err(DateError::Impossible { example: self.month_example(today.year() + step, month) });
        };
        if let Some(date) = in_year(year) {
            return Ok(date);
        }
        let leap = (1..=8).find_map(|n| in_year(year + n * step));
        match (stand_in(year), leap) {
            (Some(near), Some(leap)) => Err(DateError::Ambiguous(near, leap)),
            _ => self.impossible(),
        }
    }

    /// `the 3rd`: in the nearest month on the side looked to that has such a day, never today.
    fn monthly(&self, day: u32) -> Found {
        let step = if self.forward() { 1 } else { -1 };
        let ahead =
            |date: &NaiveDate| if self.forward() { *date > self.today() } else { *date < self.today() };
        let first = self.today().with_day(1);
        let in_month = |n: i64| shift(first?, Unit::Months(1), n * step)?.with_day(day);
        (0..=2).filter_map(in_month).find(ahead).map_or_else(|| self.impossible(), Ok)
    }

    /// `5/12`: asked until the order is known, unless one of the two can only be a day.
    fn slashed(&self, a: u32, b: u32, year: Option<i32>) -> Found {
        let read = |month, day| match year {
            Some(year) => self.exact(year, month, day),
            None => self.yearly(month, day),
        };
        match (a, b) {
            (a, b) if a > 12 || a == b => read(b, a),
            (a, b) if b > 12 => read(a, b),
            (a, b) => match self.known.day_first {
                Some(true) => read(b, a),
                Some(false) => read(a, b),
                None => Err(DateError::Ambiguous(read(b, a)?, read(a, b)?)),
            },
        }
    }

    /// A found day, or both of two, moved by a count of units.
    fn moved(&self, found: Found, unit: Unit, count: i64) -> Found {
        let far = || DateError::Impossible { example: self.example() };
        match found {
            Ok(day) => shift(day, unit, count).ok_or_else(far),
            Err(DateError::Ambiguous(a, b)) => Err(DateError::Ambiguous(
                shift(a, unit, count).ok_or_else(far)?,
                shift(b, unit, count).ok_or_else(far)?,
            )),
            refused => refused,
        }
    }
}
