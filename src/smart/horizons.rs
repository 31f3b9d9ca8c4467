//! Until when: deadlines, bounded periods, dated occasions, start dates. Days are read by `dates`; a bare clock time or
//! a cue ("by 9", "before bed") is none.

use super::Known;
use super::lexicon::Class;
use super::periods;
use super::phrases::phrases;
use super::signals::{Horizon, Mark, When};
use super::tokens::{Kind, Words};
use crate::dates::{self, DateError, Look};
use chrono::{Datelike, NaiveDate};

/// How many tokens, and the horizon they say.
pub(super) type Taken = Option<(usize, Horizon)>;

/// The longest date phrase looked for, in words.
const LONGEST: usize = 7;

/// The longest noun phrase an occasion may stand at the end of, in words.
const NOUNS: usize = 6;

pub(super) fn horizon(words: &Words, marks: &[Mark], i: usize, known: &Known) -> Taken {
    let at = At { words, marks, known };
    at.deadline(i)
        .or_else(|| at.start(i))
        .or_else(|| at.between(i))
        .or_else(|| periods::counted(at, i))
        .or_else(|| periods::within(at, i))
        .or_else(|| periods::this(at, i))
        .or_else(|| periods::whole(at, i))
        .or_else(|| at.occasion(i))
        .or_else(|| at.day(i))
        .or_else(|| periods::from_now(at, i))
}

/// A horizon of one kind, with its day where that is known.
pub(super) fn horizon_of(when: When, until: Option<NaiveDate>) -> Horizon {
    Horizon { until, when }
}

/// The sentence, what was marked in it before, and the present day.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub words: &'a Words<'a>,
    pub marks: &'a [Mark],
    pub known: &'a Known,
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
    "second",
    "third",
    "fourth",
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

impl<'a> At<'a> {
    pub fn word(self, i: usize) -> &'a str {
        self.words.at(i)
    }

    pub fn is(self, i: usize, class: Class) -> bool {
        self.words.is(i, class)
    }

    /// The longest date phrase that starts at `i`: how many tokens, and the day unless it has two readings.
    pub fn date(self, i: usize) -> Option<(usize, Option<NaiveDate>)> {
        let places: Vec<usize> = (i..i + LONGEST + 2)
            .take_while(|n| self.word(*n) == "," || self.dates(*n))
            .filter(|n| self.word(*n) != ",")
            .take(LONGEST)
            .collect();
        let phrase: Vec<&str> = places.iter().map(|n| self.word(*n)).collect();
        let read = |n: usize| Some((places[n - 1] + 1 - i, self.day_of(&phrase[..n])?));
        let said = (1..=phrase.len()).rev().find_map(read);
        let feast = self.feast(i).filter(|n| said.is_none_or(|(taken, _)| taken < *n));
        feast.map(|n| (n, self.plain(&self.phrase(i, n)))).or(said)
    }

    fn phrase(self, i: usize, n: usize) -> Vec<&'a str> {
        (i..i + n).map(|n| self.word(n)).collect()
    }

    /// How many tokens of a feast stand at `i`: "new year's eve".
    fn feast(self, i: usize) -> Option<usize> {
        (1..=4).rev().find(|n| dates::words::feast(&self.phrase(i, *n)).is_some())
    }

    /// "the first Saturday of December".
    fn nth(self, i: usize) -> bool {
        let j = i + usize::from(self.word(i) == "the");
        let counted = dates::words::ordinal(self.word(j)).is_some() || self.word(j) == "last";
        counted && self.is(j + 1, Class::WEEKDAY) && matches!(self.word(j + 2), "of" | "in")
    }

    /// The day of a whole phrase; `Some(None)` when it has to be asked. "the second" alone is no date.
    fn day_of(self, phrase: &[&str]) -> Option<Option<NaiveDate>> {
        let last = phrase.last()?;
        let spelled =
            last.starts_with(|c: char| c.is_ascii_alphabetic()) && dates::words::ordinal(last).is_some();
        if spelled && phrase.len() <= 2 {
            return None;
        }
        match dates::read_words(phrase, self.known, Look::Forward) {
            Ok(day) => Some(Some(day)),
            Err(
                DateError::Ambiguous(..)
                | DateError::Past(_)
                | DateError::NoSession { .. }
                | DateError::Weekday(_),
            ) => Some(None),
            Err(_) => None,
        }
    }

    /// Whether the word at `n` can be part of a date.
    fn dates(self, n: usize) -> bool {
        let named = Class::WEEKDAY
            .or(Class::MONTH)
            .or(Class::CALENDAR)
            .or(Class::OCCASION)
            .or(Class::DAYPART)
            .or(Class::PREP)
            .or(Class::DET);
        let digits = matches!(self.words.kind(n), Kind::Number(_) | Kind::Date) || self.digit(n);
        // "on Friday in the morning": the part of the day is a cue.
        let cue = self.is(n, Class::DAYPART) && n > 0 && self.word(n - 1) == "the";
        !self.words.ends(n)
            && !cue
            && self.word(n) != "at"
            && (digits || self.is(n, named) || DATE_WORDS.contains(&self.word(n)))
    }

    fn digit(self, n: usize) -> bool {
        self.word(n).starts_with(|c: char| c.is_ascii_digit())
    }

    /// The day of some plain words.
    pub fn plain(self, phrase: &[&str]) -> Option<NaiveDate> {
        dates::read_words(phrase, self.known, Look::Forward).ok()
    }

    /// `by Friday`, `before the school dance`, `until the end of term`, `by 2027`.
    fn deadline(self, i: usize) -> Taken {
        const OPENERS: &[&str] =
            &["by|before|until|through|due|come", "no later than", "not later than", "up to", "up until"];
        const EDGES: &[&str] = &["the end|start|beginning|middle of", "end|start|mid of", "late|early|mid"];
        let n = self.words.one_of(i, phrases!(OPENERS))?;
        let j = i + n;
        if matches!(self.word(j), "every" | "each") {
            return None;
        }
        let deadline = |taken: usize, day| Some((n + taken, horizon_of(When::Deadline, day)));
        if let Some((taken, day)) = self.date(j).filter(|_| !self.clock(j)) {
            return deadline(taken, day);
        }
        if self.words.phrase(j, "the time").is_some() {
            return deadline(2, None);
        }
        if let Some(edge) =
            self.words.one_of(j, phrases!(EDGES)).filter(|edge| !self.is(j + edge, Class::DAYPART))
        {
            return deadline(edge + self.occasion_at(j + edge).unwrap_or(1), None);
        }
        if self.year(j) {
            return deadline(1, None);
        }
        deadline(self.occasion_at(j)?, None)
    }

    /// A clock time, or a number before no unit of the calendar that can be one: `10.30`, `9 o'clock`.
    fn clock(self, j: usize) -> bool {
        let hour = self.words.number(j).filter(|n| *n <= 24.0);
        let of_time = matches!(self.word(j + 1), "am" | "pm" | "o'clock" | "minutes" | "hours");
        self.words.kind(j) == Kind::Clock || hour.is_some_and(|hour| of_time || hour.fract() > 0.0)
    }

    /// A year from the present one on.
    pub fn year(self, j: usize) -> bool {
        let this = f64::from(self.known.today.year());
        self.words.number(j).is_some_and(|n| n >= this && n <= this + 150.0)
    }

    /// `the school dance`, `my next session`, `Easter`: how many tokens, when the noun phrase ends in an occasion.
    fn occasion_at(self, j: usize) -> Option<usize> {
        let inside =
            |n: &usize| !self.words.ends(*n) && self.words.kind(*n) != Kind::Mark && self.describes(*n);
        let phrase = j..(j..j + NOUNS).find(|n| !inside(n)).unwrap_or(j + NOUNS);
        let first = phrase.clone().find(|n| self.is(*n, Class::OCCASION))?;
        let last = (first..phrase.end).take_while(|n| self.is(*n, Class::OCCASION)).last()?;
        // "before my exam results": the noun goes on.
        let goes_on = self.is(last + 1, Class::THING.or(Class::ABSTRACT))
            && self.marks.get(last + 1) == Some(&Mark::Free);
        let day = usize::from(matches!(self.word(last + 1), "day" | "eve"));
        (!goes_on).then_some(last + 1 + day - j)
    }

    /// A word a noun phrase may hold before its occasion.
    fn describes(self, n: usize) -> bool {
        let class = self.words.class(n);
        let small = Class::PREP.or(Class::CONJ).or(Class::AUX).or(Class::PRONOUN);
        let held =
            Class::DET.or(Class::POSS).or(Class::ADVERB).or(Class::PERSON).or(Class::CUE).or(Class::THING);
        let held = held.or(Class::STATEADJ).or(Class::ABSTRACT).or(Class::OCCASION);
        let word = self.word(n);
        let known = class.any(held) || class.is_none() || matches!(word, "next" | "first" | "final");
        let stops = class.any(small) && !class.any(Class::POSS.or(Class::OCCASION)) && word != "next";
        known && !stops && !matches!(word, "every" | "each")
    }

    /// `starting Monday`, `from next week`, `as of 1 January`, `after Christmas`.
    fn start(self, i: usize) -> Taken {
        const OPENERS: &[&str] = &[
            "starting on|from|in",
            "starting|beginning|from|after",
            "beginning on|in",
            "as of|from",
            "start|begin on",
        ];
        let n = self.words.one_of(i, phrases!(OPENERS))?;
        let from = i + n;
        if let Some((taken, _)) = self.date(from).filter(|_| !self.clock(from)) {
            return Some((n + taken, horizon_of(When::Start, None)));
        }
        let opens =
            self.is(from, Class::DET.or(Class::POSS).or(Class::OCCASION)) && !self.is(from, Class::CUE);
        let named = self.occasion_at(from).filter(|_| opens)?;
        Some((n + named, horizon_of(When::Start, None)))
    }

    /// `between now and New Year`.
    fn between(self, i: usize) -> Taken {
        if self.word(i) != "between" {
            return None;
        }
        let and = (i + 2..i + 6).find(|n| self.word(*n) == "and")?;
        let known = self.word(i + 1) == "now" || self.date(i + 1).is_some();
        let end = self.date(and + 1).filter(|_| !self.clock(and + 1));
        let (taken, day) = end.or_else(|| Some((self.occasion_at(and + 1)?, None)))?;
        known.then(|| (and + 1 + taken - i, horizon_of(When::Deadline, day)))
    }

    /// `at my sister's wedding`, `on my birthday`, `for Lent`, `during the holidays`, `over Christmas`.
    fn occasion(self, i: usize) -> Taken {
        let n = self.words.one_of(i, phrases!(["at|on|for|during|over|in|throughout", "ahead of"]))?;
        let some = matches!(self.word(i + n), "a" | "an" | "any" | "some" | "no");
        let named = self.occasion_at(i + n).filter(|_| !some)?;
        let (taken, day) = self.date(i + n).filter(|(taken, _)| *taken >= named).unwrap_or((named, None));
        Some((n + taken, horizon_of(When::Day, day)))
    }

    /// `today`, `on Saturday`, `3 December`, `Tuesday`.
    fn day(self, i: usize) -> Taken {
        let opened = usize::from(matches!(self.word(i), "on" | "for"));
        let j = i + opened;
        let weekday =
            self.is(j, Class::WEEKDAY) && !matches!(self.word(j), "weekend" | "weekday" | "weeknight");
        let nth = self.nth(j);
        let opens = weekday && self.stands_alone(j, opened) || self.dated(j, opened) || nth;
        let (n, day) = self.date(j).filter(|(n, _)| opens && (!nth || *n > 3) && !self.since(i))?;
        let next = j + n;
        let more = self.goes_on(next);
        if more > 0 {
            return Some((opened + n + more, horizon_of(When::Day, None)));
        }
        let part = usize::from(self.is(next, Class::DAYPART) && (weekday || self.word(j) == "tomorrow"));
        let names_a_thing = weekday
            && opened == 0
            && part == 0
            && self.marks.get(next) == Some(&Mark::Free)
            && self.thing(next);
        (!names_a_thing).then(|| (opened + n + part, horizon_of(When::Day, day)))
    }

    /// "Friday in two weeks", "Saturday after next": how many tokens make it another day than its first words say.
    fn goes_on(self, next: usize) -> usize {
        let away =
            self.word(next) == "in" && self.is(next + 2, Class::CALENDAR) && self.word(next + 1) != "the";
        let named =
            ["after next", "fortnight", "of"].iter().find_map(|phrase| self.words.phrase(next, phrase));
        let month = self.word(next) == "in" && self.is(next + 1, Class::MONTH);
        if away { 3 } else { named.or(month.then_some(2)).unwrap_or(0) }
    }

    /// A weekday without "on": not a short one that is also a word, and not in "the Friday market".
    fn stands_alone(self, j: usize, opened: usize) -> bool {
        let short = matches!(self.word(j), "sun" | "sat" | "wed" | "mon");
        let counted = |word: &str| dates::words::ordinal(word).is_some() || word == "last";
        let described = j > 0 && (self.is(j - 1, Class::DET.or(Class::POSS)) || counted(self.word(j - 1)));
        opened > 0 || !short && !described
    }

    /// A date without a weekday.
    fn dated(self, j: usize, opened: usize) -> bool {
        let number = |n: usize| self.words.number(n).is_some() || self.digit(n);
        matches!(self.word(j), "today" | "tonight" | "tomorrow")
            || self.words.kind(j) == Kind::Date
            || self.is(j + 1, Class::MONTH) && number(j)
            || self.is(j, Class::MONTH) && number(j + 1)
            || opened > 0 && self.word(j) == "the" && self.digit(j + 1)
            || opened > 0 && self.feast(j).is_some()
            || opened > 0 && self.words.phrase(j, "the first|second|third of").is_some()
    }

    /// "since Monday 3 November" is over.
    fn since(self, i: usize) -> bool {
        let said = (i.saturating_sub(4)..i).rev().take_while(|n| {
            self.dates(*n) && !matches!(self.word(*n), "by" | "until" | "before" | "on" | "for")
        });
        said.into_iter().any(|n| self.word(n) == "since")
    }

    fn thing(self, j: usize) -> bool {
        let named = Class::THING.or(Class::ACTNOUN).or(Class::GATHERING);
        self.words.kind(j) == Kind::Word && self.is(j, named) && !self.is(j, Class::PREP)
    }
}
