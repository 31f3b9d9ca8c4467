//! Until when: deadlines, bounded periods, dated occasions, start dates. The date itself is read by `dates`.

use super::Known;
use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::{Horizon, Mark, When};
use super::tokens::{Kind, Words};
use crate::dates::{self, DateError, Look};
use chrono::{Datelike, NaiveDate};

type Taken = Option<(usize, Horizon)>;

/// The longest date phrase looked for, in words.
const LONGEST: usize = 7;

pub(super) fn horizon(words: &Words, marks: &[Mark], i: usize, known: &Known) -> Taken {
    let at = At { words, marks, known };
    at.deadline(i)
        .or_else(|| at.start(i))
        .or_else(|| at.between(i))
        .or_else(|| at.period(i))
        .or_else(|| at.whole(i))
        .or_else(|| at.occasion(i))
        .or_else(|| at.day(i))
}

struct At<'a> {
    words: &'a Words<'a>,
    marks: &'a [Mark],
    known: &'a Known,
}

fn until(day: Option<NaiveDate>) -> Horizon {
    Horizon { until: day, when: When::Deadline }
}

fn period(day: Option<NaiveDate>) -> Horizon {
    Horizon { until: day, when: When::Period }
}

fn start() -> Horizon {
    Horizon { until: None, when: When::Start }
}

fn on(day: Option<NaiveDate>) -> Horizon {
    Horizon { until: day, when: When::Day }
}

impl At<'_> {
    fn word(&self, i: usize) -> &str {
        self.words.at(i)
    }

    /// The longest date phrase that starts at `i`: how many tokens, and the day unless it has two readings.
    fn date(&self, i: usize) -> Option<(usize, Option<NaiveDate>)> {
        let known = |n: usize| {
            let word = self.word(n);
            let named = Class::WEEKDAY
                .or(Class::MONTH)
                .or(Class::CALENDAR)
                .or(Class::OCCASION)
                .or(Class::PREP)
                .or(Class::DET);
            let digits = matches!(self.words.kind(n), Kind::Number(_) | Kind::Date);
            digits
                || self.words.is(n, named)
                || word.starts_with(|c: char| c.is_ascii_digit())
                || DATE_WORDS.contains(&word)
        };
        let mut phrase: Vec<&str> = Vec::with_capacity(LONGEST);
        let mut ends = Vec::with_capacity(LONGEST);
        for n in i..i + LONGEST + 1 {
            if self.word(n) == "," {
                continue;
            }
            if phrase.len() == LONGEST || !known(n) || self.words.ends(n) {
                break;
            }
            phrase.push(self.word(n));
            ends.push(n + 1 - i);
        }
        (1..=phrase.len()).rev().find_map(|n| {
            let spelled = phrase[n - 1].starts_with(|c: char| c.is_ascii_alphabetic());
            let ordinal_only = spelled && n <= 2 && dates::words::ordinal(phrase[n - 1]).is_some();
            if ordinal_only {
                return None;
            }
            match dates::read_words(&phrase[..n], self.known, Look::Forward) {
                Ok(day) => Some((ends[n - 1], Some(day))),
                Err(
                    DateError::Ambiguous(..)
                    | DateError::Past(_)
                    | DateError::NoSession { .. }
                    | DateError::Weekday(_),
                ) => Some((ends[n - 1], None)),
                Err(_) => None,
            }
        })
    }

    /// `by Friday`, `before the school dance`, `until the end of term`, `by 2027`.
    fn deadline(&self, i: usize) -> Taken {
        const OPENERS: &[&str] = &[
            "by",
            "before",
            "until",
            "through",
            "no later than",
            "not later than",
            "due",
            "come",
            "up to",
            "up until",
        ];
        let n = self.words.one_of(i, phrases!(OPENERS))?;
        let j = i + n;
        if matches!(self.word(j), "every" | "each") {
            return None;
        }
        if let Some((taken, day)) = self.date(j).filter(|_| !self.clock(j)) {
            return Some((n + taken, until(day)));
        }
        if self.words.phrase(j, "the time").is_some() {
            return Some((n + 2, until(None)));
        }
        let edge = self
            .words
            .one_of(j, phrases!(["the end|start|beginning|middle of", "end|start|mid of", "late|early|mid"]));
        if let Some(edge) = edge.filter(|edge| !self.words.is(j + edge, Class::DAYPART)) {
            let named = self.noun_phrase(j + edge).unwrap_or(1);
            return Some((n + edge + named, until(None)));
        }
        if self.year(j) {
            return Some((n + 1, until(None)));
        }
        self.noun_phrase(j).map(|named| (n + named, until(None)))
    }

    /// A bare number before no unit of the calendar is a clock time.
    fn clock(&self, j: usize) -> bool {
        matches!(self.words.kind(j), Kind::Clock)
            || self.words.number(j).is_some()
                && matches!(self.word(j + 1), "am" | "pm" | "o'clock" | "minutes" | "hours")
    }

    fn year(&self, j: usize) -> bool {
        let this = f64::from(self.known.today.year());
        self.words.number(j).is_some_and(|n| n >= this && n <= this + 150.0)
    }

    /// `the school dance`, `my next session`, `Easter`: how many tokens, when the last noun is an occasion.
    fn noun_phrase(&self, j: usize) -> Option<usize> {
        let skipped = Class::DET
            .or(Class::POSS)
            .or(Class::ADVERB)
            .or(Class::PERSON)
            .or(Class::CUE)
            .or(Class::THING)
            .or(Class::STATEADJ);
        let mut last = None;
        for n in 0..6 {
            let class = self.words.class(j + n);
            if self.words.ends(j + n)
                || self.words.kind(j + n) == Kind::Mark
                || matches!(self.word(j + n), "every" | "each")
            {
                break;
            }
            if class.any(Class::OCCASION) {
                last = Some(n + 1);
            } else if class.any(Class::PREP.or(Class::CONJ).or(Class::AUX).or(Class::PRONOUN))
                && !class.any(Class::POSS)
            {
                break;
            } else if last.is_some() {
                break;
            } else if !class.any(skipped)
                && !class.is_none()
                && !class.any(Class::ABSTRACT)
                && !matches!(self.word(j + n), "next" | "first" | "final")
            {
                break;
            }
        }
        let n = last?;
        // "before my exam results": the noun goes on.
        let goes_on = self.words.is(j + n, Class::THING.or(Class::ABSTRACT))
            && self.marks.get(j + n) == Some(&Mark::Free);
        (!goes_on).then_some(n)
    }

    /// `starting Monday`, `from next week`, `as of 1 January`, `after Christmas`.
    fn start(&self, i: usize) -> Taken {
        let n = self.words.one_of(
            i,
            phrases!([
                "starting on|from|in",
                "starting",
                "beginning on|in",
                "beginning",
                "from",
                "as of|from",
                "after",
                "start|begin on",
            ]),
        )?;
        if let Some((taken, _)) = self.date(i + n).filter(|_| !self.clock(i + n) && !self.words.ends(i + n)) {
            return Some((n + taken, start()));
        }
        let after = self.word(i) == "after" || self.word(i) == "from";
        self.noun_phrase(i + n)
            .filter(|_| !after || self.words.is(i + n, Class::DET.or(Class::POSS).or(Class::OCCASION)))
            .filter(|_| !self.words.is(i + n, Class::CUE))
            .map(|named| (n + named, start()))
    }

    /// `between now and New Year`.
    fn between(&self, i: usize) -> Taken {
        if self.word(i) != "between" {
            return None;
        }
        let and = (i + 2..i + 6).find(|n| self.word(*n) == "and")?;
        let known = self.word(i + 1) == "now" || self.date(i + 1).is_some();
        let (taken, day) = self.date(and + 1).or_else(|| Some((self.noun_phrase(and + 1)?, None)))?;
        (known && !self.clock(and + 1)).then(|| (and + 1 + taken - i, until(day)))
    }

    /// `for the next 30 days`, `within two weeks`, `in a month`, `over the summer`, `in January`, `this week`.
    fn period(&self, i: usize) -> Taken {
        let opener = matches!(
            self.word(i),
            "in" | "within" | "for" | "over" | "during" | "throughout" | "across" | "the"
        );
        let j = if opener { i + 1 } else { i };
        let bounded = self.words.one_of(
            j,
            phrases!([
                "the next|coming|following|rest|whole|entire|first|remaining|last",
                "next|coming|rest|whole|entire",
                "the rest of the|this",
                "rest of the|this",
                "the rest of",
                "a whole|full|entire",
                "one whole|full",
                "at least|most",
                "about|around",
            ]),
        );
        let mut k = j + bounded.unwrap_or(0);
        let counted = self.count(k);
        k += counted.map_or(0, |(taken, _)| taken);
        if matches!(self.word(k), "full" | "whole" | "consecutive" | "more" | "solid") {
            k += 1;
        }
        let unit = self.words.is(k, Class::CALENDAR)
            && !(self.word(k) == "quarter" && matches!(self.word(k + 1), "of" | "to" | "past" | "hour"))
            && !matches!(self.word(k), "morning" | "evening" | "mornings" | "evenings" | "night");
        let days = counted.map(|(_, n)| n).or(bounded.map(|_| 1.0));
        if unit && opener && (bounded.is_some() || counted.is_some())
            || unit && bounded.is_some() && counted.is_some()
        {
            let rate = matches!(self.word(k + 1), "a" | "per" | "each" | "every");
            let rest = self.words.phrase(j, "the rest|remaining|whole|entire").is_some() && counted.is_none();
            let day = if rest {
                self.ends_with(self.word(k))
            } else {
                days.and_then(|n| self.after(n, self.word(k)))
            };
            let adjective = self.word(i) == "the" && bounded.is_none();
            return (!rate && !adjective).then(|| (k + 1 - i, period(day)));
        }
        if matches!(self.word(i), "in" | "during" | "over" | "throughout" | "for" | "within") {
            if let Some(n) = self.words.one_of(j, phrases!(["the new year", "new year"])) {
                return Some((1 + n, until(None)));
            }
            if self.words.is(j, Class::MONTH) || self.word(i) == "in" && self.year(j) {
                let year = usize::from(self.year(j + 1));
                return Some((2 + year, until(None)));
            }
        }
        if matches!(self.word(i), "this" | "next" | "coming") {
            return self.this(i);
        }
        None
    }

    /// `this week`, `next month`, `this coming term`, `this Friday`.
    fn this(&self, i: usize) -> Taken {
        let j = i + 1 + usize::from(matches!(self.word(i + 1), "coming" | "next"));
        if let Some((n, day)) = self.date(i) {
            let single = self.words.is(j, Class::WEEKDAY.or(Class::DAYPART));
            return Some((n, if single { on(day) } else { period(day) }));
        }
        if self.word(j) == "weekend" {
            return Some((j + 1 - i, period(self.sunday())));
        }
        let named = self.words.is(j, Class::CALENDAR.or(Class::WEEKDAY).or(Class::OCCASION).or(Class::MONTH))
            && !self.words.is(j, Class::CUE);
        let session = matches!(self.word(j), "session" | "appointment" | "meeting");
        (named || session).then(|| (j + 1 - i, period(None)))
    }

    fn sunday(&self) -> Option<NaiveDate> {
        dates::read_words(&["end", "of", "the", "week"], self.known, Look::Forward).ok()
    }

    /// `all week`, `all of December`, `the whole term`, `all summer`.
    fn whole(&self, i: usize) -> Taken {
        let n = self.words.one_of(
            i,
            phrases!([
                "all of",
                "all through",
                "all",
                "the whole|entire of",
                "the whole|entire",
                "the rest of"
            ]),
        )?;
        let j = i + n + usize::from(matches!(self.word(i + n), "this" | "the" | "next"));
        if self.words.is(j, Class::MONTH) {
            let day = dates::read_words(&["end", "of", self.word(j)], self.known, Look::Forward).ok();
            return Some((j + 1 - i, period(day)));
        }
        let named = matches!(
            self.word(j),
            "week"
                | "month"
                | "term"
                | "semester"
                | "year"
                | "summer"
                | "winter"
                | "spring"
                | "autumn"
                | "weekend"
                | "holiday"
                | "holidays"
        );
        let round = matches!(self.word(j + 1), "round" | "long" | "around");
        (named && !round).then(|| (j + 1 - i, period(self.ends_with(self.word(j)))))
    }

    /// The last day of the present week, month or year.
    fn ends_with(&self, unit: &str) -> Option<NaiveDate> {
        dates::read_words(&["end", "of", "the", unit], self.known, Look::Forward).ok()
    }

    /// How many tokens a count takes: `a`, `two`, `a couple of`, `a few`.
    fn count(&self, k: usize) -> Option<(usize, f64)> {
        if let Some(n) = self.words.one_of(k, phrases!(["a couple of", "a couple", "couple of"])) {
            return Some((n, 2.0));
        }
        if let Some(n) = self.words.one_of(k, phrases!(["a few", "few", "several"])) {
            return Some((n, 0.0));
        }
        match self.words.number(k) {
            Some(n) => {
                let range =
                    matches!(self.word(k + 1), "to" | "or" | "-") && self.words.number(k + 2).is_some();
                Some((if range { 3 } else { 1 }, n))
            }
            None if matches!(self.word(k), "a" | "an") => Some((1, 1.0)),
            None => None,
        }
    }

    /// The day `n` units from today.
    fn after(&self, n: f64, unit: &str) -> Option<NaiveDate> {
        if n < 1.0 || n.fract() != 0.0 || n > 10_000.0 {
            return None;
        }
        let count = format!("{n}");
        dates::read_words(&["in", &count, unit], self.known, Look::Forward).ok()
    }

    /// `at my sister's wedding`, `on my birthday`, `for Lent`, `during the holidays`, `over Christmas`.
    fn occasion(&self, i: usize) -> Taken {
        if self.words.one_of(i, phrases!(["at|over the weekend"])).is_some() {
            return Some((3, period(self.sunday())));
        }
        if !matches!(self.word(i), "at" | "on" | "for" | "during" | "over" | "in" | "ahead" | "throughout") {
            return None;
        }
        let n = self.words.phrase(i, "ahead of").unwrap_or(1);
        let article = matches!(self.word(i + n), "a" | "an" | "any" | "some" | "no");
        let n = if article { return None } else { n + self.noun_phrase(i + n)? };
        Some((n, on(None)))
    }

    /// `today`, `on Saturday`, `3 December`, `Tuesday`, `two weeks from now`, `30-day challenge`.
    fn day(&self, i: usize) -> Taken {
        let opener = usize::from(self.word(i) == "on" || self.word(i) == "for");
        let j = i + opener;
        let first = self.word(j);
        let named = self.words.is(j, Class::WEEKDAY) && !matches!(first, "weekend" | "weekday" | "weeknight");
        let short = matches!(first, "sun" | "sat" | "wed" | "mon") && opener == 0;
        let preceded = opener == 0 && i > 0 && self.words.is(i - 1, Class::DET.or(Class::POSS));
        let dated = matches!(first, "today" | "tonight" | "tomorrow")
            || named && !short && !preceded
            || self.words.kind(j) == Kind::Date
            || self.words.is(j + 1, Class::MONTH)
                && (self.words.number(j).is_some() || first.starts_with(|c: char| c.is_ascii_digit()))
            || self.words.is(j, Class::MONTH)
                && (self.words.number(j + 1).is_some()
                    || self.word(j + 1).starts_with(|c: char| c.is_ascii_digit()))
            || opener == 1 && first == "the" && self.word(j + 1).starts_with(|c: char| c.is_ascii_digit());
        if dated {
            let (n, day) = self.date(j)?;
            let part = usize::from(self.words.is(j + n, Class::DAYPART) && (named || first == "tomorrow"));
            let names_a_thing = named
                && part == 0
                && self.marks.get(j + n) == Some(&Mark::Free)
                && self.names(j + n)
                && opener == 0;
            return (!names_a_thing).then(|| (opener + n + part, on(day)));
        }
        self.length_from(i)
    }

    fn names(&self, j: usize) -> bool {
        self.words.kind(j) == Kind::Word
            && self.words.is(j, Class::THING.or(Class::ACTNOUN).or(Class::GATHERING))
            && !self.words.is(j, Class::PREP)
    }

    /// `six weeks from now`, `a week from Monday`, `30-day challenge`.
    fn length_from(&self, i: usize) -> Taken {
        let (n, count) = self.count(i)?;
        if !self.words.is(i + n, Class::CALENDAR) {
            return None;
        }
        let from = matches!(self.word(i + n + 1), "from" | "after" | "before" | "hence");
        if let Some((taken, day)) = self.date(i).filter(|(taken, _)| from && *taken > n + 1) {
            return Some((taken, until(day)));
        }
        let bounded = matches!(
            self.word(i + n + 1),
            "challenge"
                | "plan"
                | "program"
                | "trial"
                | "streak"
                | "break"
                | "detox"
                | "course"
                | "experiment"
        );
        bounded.then(|| (n + 1, period(self.after(count, self.word(i + n)))))
    }
}

/// Words of dates that are in no class of their own.
const DATE_WORDS: &[&str] = &[
    "today",
    "tonight",
    "tomorrow",
    "now",
    "end",
    "start",
    "beginning",
    "last",
    "first",
    "next",
    "this",
    "coming",
    "ago",
    "new",
    "year's",
    "years",
    "eve",
    "boxing",
    "valentine's",
    "valentines",
    "patrick's",
    "st",
    "session",
    "appointment",
    "couple",
    "half",
    "a",
    "time",
    "the",
    "my",
    "rest",
];
