//! Bounded periods: "for the next 30 days", "within two weeks", "this term", "all of December", "six weeks from now".

use super::horizons::{At, Taken, horizon_of};
use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::When;
use super::tokens::Words;
use chrono::NaiveDate;

/// The longest count that is a plan and not a figure of speech, in units.
const MOST: f64 = 10_000.0;

/// Words that bound a period before its unit.
const BOUNDS: &[&str] = &[
    "the next|coming|following|rest|whole|entire|first|remaining|last",
    "next|coming|rest|whole|entire",
    "the rest of the|this",
    "the rest of",
    "rest of the|this",
    "a whole|full|entire",
    "one whole|full",
    "at least|most",
    "about|around",
];

/// `for the next 30 days`, `within two weeks`, `in a month`, `the next three weeks`, `for the rest of the month`.
pub(super) fn counted(at: At, i: usize) -> Taken {
    let opened = matches!(at.word(i), "in" | "within" | "for" | "over" | "during" | "throughout" | "across");
    let j = i + usize::from(opened);
    let bound = at.words.one_of(j, phrases!(BOUNDS));
    let from = j + bound.unwrap_or(0);
    if let Some(n) = at.words.phrase(from, "half a year").filter(|_| opened) {
        let day = at.plain(&["in", "half", "a", "year"]);
        return Some((from + n - i, horizon_of(When::Period, day)));
    }
    let count = count(at.words, from);
    let unit = from + count.map_or(0, |(taken, _)| taken);
    let unit =
        unit + usize::from(matches!(at.word(unit), "full" | "whole" | "consecutive" | "more" | "solid"));
    let said = if opened { bound.is_some() || count.is_some() } else { bound.is_some() && count.is_some() };
    if !said || !is_long(at, unit) || goes_on(at, unit + 1) {
        return None;
    }
    let rest = count.is_none() && at.words.phrase(j, "the rest|remaining|whole|entire").is_some();
    let n = count.map_or(1.0, |(_, n)| n);
    let day = if rest { ends(at, at.word(unit)) } else { after(at, n, at.word(unit)) };
    Some((unit + 1 - i, horizon_of(When::Period, day)))
}

/// A unit of days and more; "a quarter of an hour" and "the morning" are shorter.
fn is_long(at: At, unit: usize) -> bool {
    let short = matches!(at.word(unit), "morning" | "evening" | "mornings" | "evenings" | "night");
    let quarter = at.word(unit) == "quarter" && matches!(at.word(unit + 1), "of" | "to" | "past" | "hour");
    at.is(unit, Class::CALENDAR) && !short && !quarter
}

/// "three days a week" is a rhythm, "a day off" a thing.
fn goes_on(at: At, next: usize) -> bool {
    matches!(at.word(next), "a" | "per" | "each" | "every" | "off" | "out" | "trip")
}

/// `in January`, `in the new year`, `during 2027`.
pub(super) fn within(at: At, i: usize) -> Taken {
    if !matches!(at.word(i), "in" | "during" | "over" | "throughout" | "for" | "within") {
        return None;
    }
    let new_year = at.words.one_of(i + 1, phrases!(["the new year", "new year"]));
    // "for Jan" is for a person.
    let long = !matches!(at.word(i), "for" | "over") || at.word(i + 1).len() > 3;
    let month = (long && at.is(i + 1, Class::MONTH)).then(|| 1 + usize::from(at.year(i + 2)));
    let year = (at.word(i) == "in" && at.year(i + 1)).then_some(1);
    if let Some(found) = deadline_hours(at, i).or_else(|| present(at, i)) {
        return Some(found);
    }
    let taken = new_year.or(month).or(year)?;
    Some((1 + taken, horizon_of(When::Period, None)))
}

/// `within the week`: to its end.
fn present(at: At, i: usize) -> Taken {
    at.words.phrase(i, "within the week|month|year")?;
    Some((3, horizon_of(When::Period, ends(at, at.word(i + 2)))))
}

/// `within 48 hours`; fewer than a day are a measure.
fn deadline_hours(at: At, i: usize) -> Taken {
    let opened = at.words.one_of(i, phrases!(["within", "within|in the next"]))?;
    let n = at.words.number(i + opened).filter(|n| *n >= 24.0)?;
    let hours = matches!(at.word(i + opened + 1), "hours");
    hours.then(|| (opened + 2, horizon_of(When::Period, after(at, (n / 24.0).floor(), "days"))))
}

/// `this week`, `next month`, `this coming term`, `this Friday`, `at the weekend`.
pub(super) fn this(at: At, i: usize) -> Taken {
    if at.words.phrase(i, "at|over|on the weekend").is_some() {
        return Some((3, horizon_of(When::Period, ends(at, "weekend"))));
    }
    let may_help = at.word(i + 1) == "may" && at.is(i + 2, Class::VERB);
    if !matches!(at.word(i), "this" | "next" | "coming") || may_help {
        return None;
    }
    if let Some((n, day)) = at.date(i) {
        let single = at.is(i + n - 1, Class::WEEKDAY.or(Class::DAYPART)) && at.word(i + n - 1) != "weekend";
        let weekend = at.word(i + n - 1) == "weekend";
        let day = if weekend { at.plain(&["end", "of", at.word(i), "weekend"]) } else { day };
        return Some((n, horizon_of(if single { When::Day } else { When::Period }, day)));
    }
    let j = i + 1 + usize::from(matches!(at.word(i + 1), "coming" | "next"));
    let named = at.is(j, Class::CALENDAR.or(Class::WEEKDAY).or(Class::OCCASION).or(Class::MONTH))
        && !at.is(j, Class::CUE);
    let set = matches!(at.word(j), "session" | "appointment" | "meeting");
    (named || set).then(|| (j + 1 - i, horizon_of(When::Period, None)))
}

/// `all week`, `all of December`, `the whole term`, `all summer`; not `all year round`.
pub(super) fn whole(at: At, i: usize) -> Taken {
    const OPENERS: &[&str] =
        &["all", "all of|through", "the whole|entire", "the whole|entire of", "the rest of"];
    const PERIODS: &[&str] = &[
        "week",
        "month",
        "term",
        "semester",
        "year",
        "summer",
        "winter",
        "spring",
        "autumn",
        "weekend",
        "fortnight",
        "holiday",
        "holidays",
    ];
    let n = at.words.one_of(i, phrases!(OPENERS))?;
    let j = i + n + usize::from(matches!(at.word(i + n), "this" | "the" | "next"));
    if at.is(j, Class::MONTH) {
        return Some((j + 1 - i, horizon_of(When::Period, at.plain(&["end", "of", at.word(j)]))));
    }
    let round = matches!(at.word(j + 1), "round" | "long" | "around");
    (PERIODS.contains(&at.word(j)) && !round)
        .then(|| (j + 1 - i, horizon_of(When::Period, ends(at, at.word(j)))))
}

/// `six weeks from now`, `a week on Monday`, `30-day challenge`.
pub(super) fn from_now(at: At, i: usize) -> Taken {
    const BOUNDED: &[&str] =
        &["challenge", "plan", "program", "trial", "break", "detox", "course", "experiment"];
    let (n, size) = count(at.words, i)?;
    if !at.is(i + n, Class::CALENDAR) {
        return None;
    }
    let next = at.word(i + n + 1);
    let week_on = at.word(i + n) != "day"
        && (matches!(next, "on" | "today" | "tomorrow") || at.is(i + n + 1, Class::WEEKDAY));
    if week_on || matches!(next, "from" | "after" | "before" | "hence") {
        let (taken, day) = at.date(i).filter(|(taken, _)| *taken > n + 1)?;
        return Some((taken, horizon_of(When::Deadline, day)));
    }
    let bounded =
        (i + n + 1..i + n + 4).take_while(|m| !at.words.ends(*m)).any(|m| BOUNDED.contains(&at.word(m)));
    let adjective = at.words.number(i).is_some() && at.word(i + n).strip_suffix('s').is_none();
    (BOUNDED.contains(&next) || bounded && adjective)
        .then(|| (n + 1, horizon_of(When::Period, after(at, size, at.word(i + n)))))
}

/// How many tokens a count takes and what it is: `a`, `two`, `a couple of`; 0 for `a few`.
fn count(words: &Words, k: usize) -> Option<(usize, f64)> {
    if let Some(n) = words.one_of(k, phrases!(["a couple of", "a couple", "couple of"])) {
        return Some((n, 2.0));
    }
    if let Some(n) = words.one_of(k, phrases!(["a few", "few", "several"])) {
        return Some((n, 0.0));
    }
    match words.number(k) {
        Some(n) if matches!(words.at(k + 1), "to" | "or" | "-") && words.number(k + 2).is_some() => {
            Some((3, n))
        }
        Some(n) => Some((1, n)),
        None if matches!(words.at(k), "a" | "an") => Some((1, 1.0)),
        None => None,
    }
}

/// The day `n` units from today.
fn after(at: At, n: f64, unit: &str) -> Option<NaiveDate> {
    let whole = (1.0..=MOST).contains(&n) && n.fract() == 0.0;
    at.plain(&["in", &n.to_string(), unit]).filter(|_| whole)
}

/// The last day of the present week, month or year.
fn ends(at: At, unit: &str) -> Option<NaiveDate> {
    at.plain(&["end", "of", "the", unit])
}
