//! How much: "10 minutes", "half an hour", "no more than 2 cups", "twice", "below 10". Names with a number in them and
//! years measure nothing.

use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::{Amount, Mark};
use super::tokens::{Kind, Words};

/// How many tokens, and the amount they say.
type Taken = Option<(usize, Amount)>;

/// Words before an amount that make it a ceiling.
const CEILINGS: &[&str] = &[
    "no|not more|longer than",
    "at most",
    "less|fewer than",
    "under|below|within|only|max|maximum",
    "a maximum|limit of",
    "up to",
    "down to",
    "back to",
];

/// Verbs that make what follows "to" a ceiling: "limit TV to 1 hour".
const LESSENING: &[&str] = &[
    "cut", "limit", "reduce", "lower", "decrease", "lessen", "minimize", "shrink", "restrict", "shorten",
    "cutting", "limiting", "reducing", "lowering", "keep",
];

/// How far before the ceiling such a verb may stand, in words.
const FAR: usize = 8;

/// Words before an amount that make it a floor, or only soften it.
const FLOORS: &[&str] = &[
    "at least",
    "a minimum of",
    "no|not fewer|less than",
    "more than",
    "over|above|about|around|roughly|approximately|nearly|almost|just|for|another|minimum",
    "for at least",
    "for about|around|just|only",
    "a total of",
];

/// Parts of an hour, in minutes.
const MINUTES: &[(&str, f64)] = &[
    ("half an|a hour|hours", 30.0),
    ("half hour|hours", 30.0),
    ("a half hour|hours", 30.0),
    ("a quarter of an hour", 15.0),
    ("quarter of an hour", 15.0),
    ("a quarter hour", 15.0),
    ("three quarters of an hour", 45.0),
    ("an|one hour and a half", 90.0),
    ("an|one and a half hours|hour", 90.0),
    ("an|one hour and a quarter", 75.0),
];

/// Units of which "a" and "an" say one: "an hour", "a page".
const SINGLE: &[&str] = &["minute", "hour", "mile", "km", "kilometre", "page", "chapter", "pint", "lap"];

/// Words before a number that names one thing or a set already known: "the two of us", "no one".
const KNOWN_SETS: &[&str] = &["the", "these", "those", "both"];
const NOT_ONE: &[&str] =
    &["no", "the", "this", "that", "each", "any", "every", "another", "which", "number", "day"];

pub(super) fn amount(words: &Words, marks: &[Mark], i: usize) -> Taken {
    if let Some(found) = plain(words, marks, i) {
        return Some(found);
    }
    let limit = (words.at(i) == "to" && lessens(words, i)).then_some(1);
    let ceiling = limit.or_else(|| words.one_of(i, phrases!(CEILINGS)));
    let opener = ceiling.or_else(|| words.one_of(i, phrases!(FLOORS)))?;
    let from = i + opener;
    // "at least twice a day" is how often.
    if marks.get(from) != Some(&Mark::Free) {
        return None;
    }
    let (n, amount) = plain(words, marks, from).or_else(|| bare(words, from))?;
    Some((opener + n, Amount { at_most: ceiling.is_some() || amount.at_most, ..amount }))
}

/// Whether a verb of less stands before the "to" at `i`.
fn lessens(words: &Words, i: usize) -> bool {
    let before = (i.saturating_sub(FAR)..i).rev().take_while(|n| !words.ends(*n));
    before.into_iter().any(|n| LESSENING.contains(&words.at(n)))
}

fn of(n: f64, unit: &str) -> Amount {
    Amount { n, unit: unit.to_string(), at_most: false }
}

fn plain(words: &Words, marks: &[Mark], i: usize) -> Taken {
    part_of_an_hour(words, i)
        .or_else(|| pair(words, marks, i))
        .or_else(|| single(words, i))
        .or_else(|| times(words, i))
        .or_else(|| score(words, i))
        .or_else(|| counted(words, marks, i))
}

/// `half an hour` is 30 minutes; `an hour and a half` 90.
fn part_of_an_hour(words: &Words, i: usize) -> Taken {
    let (taken, row) = phrases!(MINUTES.iter().map(|(phrase, _)| phrase)).find(words, i)?;
    Some((taken, of(MINUTES[row].1, "minutes")))
}

/// `a couple of pages`, `a dozen eggs`.
fn pair(words: &Words, marks: &[Mark], i: usize) -> Taken {
    let couple = words.one_of(i, phrases!(["a couple of", "a couple", "a pair of"])).map(|n| (n, 2.0));
    let (n, count) = couple.or_else(|| words.phrase(i, "a dozen").map(|n| (n, 12.0)))?;
    let (taken, unit) = noun(words, marks, i + n)?;
    Some((n + taken, of(count, &unit)))
}

/// `an hour`, `a page`, `a piece of fruit`.
fn single(words: &Words, i: usize) -> Taken {
    let unit = words.at(i + 1);
    let contains = words.is(i + 1, Class::CONTAINER) && words.at(i + 2) == "of";
    let said = matches!(words.at(i), "a" | "an") && (contains || SINGLE.contains(&unit));
    said.then(|| (2 + usize::from(contains), of(1.0, unit)))
}

/// `once`, `twice`; "once I get home" is a cue.
fn times(words: &Words, i: usize) -> Taken {
    let clause = words.is(i + 1, Class::PRONOUN.or(Class::POSS).or(Class::DET));
    match words.at(i) {
        "once" if !clause => Some((1, of(1.0, "time"))),
        "twice" if words.at(i + 1) != "as" => Some((1, of(2.0, "times"))),
        "thrice" => Some((1, of(3.0, "times"))),
        _ => None,
    }
}

/// `8/10`, `4 out of 10`; not "a 10/10 mum".
fn score(words: &Words, i: usize) -> Taken {
    let adjective = matches!(words.before(i, 1), "a" | "an");
    if let (Kind::Score(n), false) = (words.kind(i), adjective) {
        let whole = words.at(i).split_once('/').map_or("10", |(_, whole)| whole);
        return Some((1, of(n, &format!("out of {whole}"))));
    }
    let n = words.number(i)?;
    let taken = words.phrase(i + 1, "out of")?;
    let whole = words.number(i + 1 + taken)?;
    Some((taken + 2, of(n, &format!("out of {whole}"))))
}

/// A number with the noun it counts, or alone.
fn counted(words: &Words, marks: &[Mark], i: usize) -> Taken {
    let n = words.number(i)?;
    if names(words, marks, i, n) {
        return None;
    }
    let (taken, least, at_most) = number(words, i, n);
    let described = ["consecutive", "whole", "full", "different", "more", "extra", "new", "separate"];
    let adjective =
        described.contains(&words.at(i + taken)) && words.is(i + taken + 1, Class::UNIT.or(Class::CALENDAR));
    let taken = taken + usize::from(adjective);
    let (more, unit) = noun(words, marks, i + taken).unwrap_or_default();
    if unit == "k" {
        return Some(thousands(words, marks, i + taken + more, taken + more, least));
    }
    if unit.is_empty() && (words.at(i) == "one" || is_no_count(words, i, taken)) {
        return None;
    }
    let (taken, amount) = hours(words, i, taken + more, least, unit);
    Some((taken, Amount { at_most, ..amount }))
}

/// A number alone that names: "cook for four", "watch 24 with Tom".
fn is_no_count(words: &Words, i: usize, taken: usize) -> bool {
    words.before(i, 1) == "for" || words.at(i + taken) == "with"
}

/// `10k steps` are thousands; `5k` alone is a distance.
fn thousands(words: &Words, marks: &[Mark], next: usize, taken: usize, n: f64) -> (usize, Amount) {
    match noun(words, marks, next) {
        Some((more, unit)) if unit.ends_with('s') => (taken + more, of(n * 1000.0, &unit)),
        _ => (taken, of(n, "km")),
    }
}

/// How many tokens a number takes, what it is, and whether it is a ceiling: `two hundred`, `one and a half`, the lower
/// end of `three to four`; from 20 to 10 is at most 10.
fn number(words: &Words, i: usize, first: f64) -> (usize, f64, bool) {
    let (mut taken, mut n) = (1, first);
    if let Some(more) = words.number(i + 1).filter(|_| matches!(words.at(i + 1), "hundred" | "thousand")) {
        n *= more;
        taken += 1;
    }
    if let Some(half) = words.phrase(i + taken, "and a half") {
        n += 0.5;
        taken += half;
    }
    let between = words.at(i + taken) == "and" && words.before(i, 1) == "between";
    let joined = between || matches!(words.at(i + taken), "to" | "or" | "-");
    let other = words.number(i + taken + 1).filter(|_| joined);
    let Some(other) = other else { return (taken, n, false) };
    let falls = words.at(i + taken) == "to" && other < n;
    (taken + 2, if falls { other } else { n }, falls)
}

/// Hours and a half become minutes.
fn hours(words: &Words, i: usize, taken: usize, n: f64, unit: String) -> (usize, Amount) {
    if !matches!(unit.as_str(), "hours" | "hour") {
        let unit = if n != 1.0 && unit == "minute" { "minutes".into() } else { unit };
        return (taken, Amount { n, unit, at_most: false });
    }
    let half = words.phrase(i + taken, "and a half");
    let n = n + half.map_or(0.0, |_| 0.5);
    let amount = match n.fract() == 0.0 {
        true => of(n, if n == 1.0 { "hour" } else { "hours" }),
        false => of(n * 60.0, "minutes"),
    };
    (taken + half.unwrap_or(0), amount)
}

/// A number after a threshold may stand alone: "below 10".
fn bare(words: &Words, i: usize) -> Taken {
    let n = words.number(i).filter(|_| words.before(i, 1) != "for")?;
    Some((1, of(n, "")))
}

/// Whether the number names one of several or is a year: "chapter 3", "my two sisters", "in 2019".
fn names(words: &Words, marks: &[Mark], i: usize, n: f64) -> bool {
    let before = words.before(i, 1);
    let unit = words.is(i + 1, Class::UNIT);
    let plural = before.ends_with('s') && before != "bus";
    let labelled = i > 0 && words.is(i - 1, Class::LABEL) && marks[i - 1] == Mark::Free && !plural;
    let owned = (i > 0 && words.is(i - 1, Class::POSS) || KNOWN_SETS.contains(&before)) && !unit;
    let year = (1900.0..2200.0).contains(&n) && n.fract() == 0.0 && !unit && !words.at(i + 1).ends_with('s');
    let one = words.at(i) == "one" && (NOT_ONE.contains(&before) || !noun_like(words, marks, i + 1));
    let course = words.phrase(i.saturating_sub(2), "couch to").is_some() && words.before(i, 1) == "to";
    labelled || course || owned || year || one
}

fn noun_like(words: &Words, marks: &[Mark], j: usize) -> bool {
    let small = Class::PREP.or(Class::CONJ).or(Class::AUX).or(Class::DET).or(Class::POSS).or(Class::PRONOUN);
    let free = words.kind(j) == Kind::Word && marks.get(j) == Some(&Mark::Free);
    free && (!words.is(j, small) || words.is(j, Class::UNIT))
}

/// The noun a number counts: up to three words ("good things", "new recipes"), a unit at once; "of" behind a unit too.
fn noun(words: &Words, marks: &[Mark], j: usize) -> Option<(usize, String)> {
    let mut taken = 0;
    while taken < 3 && noun_like(words, marks, j + taken) && (taken == 0 || !leaves_noun(words, j + taken)) {
        taken += 1;
        if ends_noun(words, j + taken - 1, taken) {
            break;
        }
    }
    let last = (j + taken).checked_sub(1).filter(|_| taken > 0)?;
    let contains = words.is(last, Class::CONTAINER.or(Class::UNIT)) && words.at(last + 1) == "of";
    let unit: Vec<&str> = (j..=last).map(|n| words.at(n)).collect();
    Some((taken + usize::from(contains), unit.join(" ")))
}

/// Adverbs and gerunds behind a noun do not belong to it.
fn leaves_noun(words: &Words, n: usize) -> bool {
    words.is(n, Class::ADVERB.or(Class::GERUND)) && !words.is(n, Class::THING)
}

/// Whether the noun is complete with the word at `n`, its `nth`.
fn ends_noun(words: &Words, n: usize, nth: usize) -> bool {
    let word = words.at(n);
    let unit =
        words.is(n, Class::UNIT.or(Class::CALENDAR)) && !(nth > 1 && matches!(word, "drink" | "second"));
    let adjective =
        words.is(n, Class::STATEADJ.or(Class::MORE).or(Class::ADVERB)) && !words.is(n, Class::THING);
    let head = words.is(n, Class::THING.or(Class::PERSON).or(Class::ACTNOUN).or(Class::GATHERING));
    let next =
        words.is(n + 1, Class::THING.or(Class::UNIT).or(Class::PERSON)) && !words.is(n + 1, Class::PREP);
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    // "2 alcohol free days".
    let free = words.at(n + 1) == "free";
    unit || !adjective && (plural || head && !next) && !free
}
