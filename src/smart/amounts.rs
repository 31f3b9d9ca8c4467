//! How much: "10 minutes", "half an hour", "no more than 2 cups", "twice", "below 10". Names with a number in them and
//! years measure nothing.

use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::{Amount, Mark};
use super::tokens::{Kind, Words};

type Taken = Option<(usize, Amount)>;

/// Words before an amount that make it a ceiling.
const CEILINGS: &[&str] = &[
    "no more than",
    "not more than",
    "at most",
    "less than",
    "fewer than",
    "under",
    "below",
    "a maximum of",
    "maximum",
    "max",
    "up to",
    "no longer than",
    "a limit of",
    "within",
    "only",
];

/// Words before an amount that make it a floor, or only soften it.
const FLOORS: &[&str] = &[
    "at least",
    "a minimum of",
    "minimum",
    "min",
    "no fewer than",
    "no less than",
    "not less than",
    "more than",
    "over",
    "above",
    "about",
    "around",
    "roughly",
    "approximately",
    "nearly",
    "almost",
    "just",
    "for",
    "for at least",
    "for about|around|just|only",
    "a total of",
    "another",
    "down to",
    "up to",
];

pub(super) fn amount(words: &Words, marks: &[Mark], i: usize) -> Taken {
    if let Some((n, amount)) = plain(words, marks, i) {
        return Some((n, amount));
    }
    let ceiling = words.one_of(i, phrases!(CEILINGS));
    let opener = ceiling.or_else(|| words.one_of(i, phrases!(FLOORS)))?;
    let (n, amount) = plain(words, marks, i + opener).or_else(|| bare(words, marks, i + opener))?;
    Some((opener + n, Amount { at_most: ceiling.is_some() || amount.at_most, ..amount }))
}

fn of(n: f64, unit: &str) -> Amount {
    Amount { n, unit: unit.to_string(), at_most: false }
}

fn plain(words: &Words, marks: &[Mark], i: usize) -> Taken {
    fractions(words, i)
        .or_else(|| single(words, marks, i))
        .or_else(|| times(words, i))
        .or_else(|| score(words, i))
        .or_else(|| counted(words, marks, i))
}

/// `half an hour` is 30 minutes; `an hour and a half` 90.
fn fractions(words: &Words, i: usize) -> Taken {
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
    let (taken, row) = phrases!(MINUTES.iter().map(|(phrase, _)| phrase)).find(words, i)?;
    Some((taken, of(MINUTES[row].1, "minutes")))
}

/// `an hour`, `a page`, `a piece of fruit`, `a couple of pages`, `a dozen eggs`.
fn single(words: &Words, marks: &[Mark], i: usize) -> Taken {
    if let Some(n) = words.one_of(i, phrases!(["a couple of", "a couple", "a pair of"])) {
        return noun(words, marks, i + n).map(|(taken, unit)| (n + taken, of(2.0, &unit)));
    }
    if words.phrase(i, "a dozen").is_some() {
        return noun(words, marks, i + 2).map(|(taken, unit)| (2 + taken, of(12.0, &unit)));
    }
    if !matches!(words.at(i), "a" | "an") || !words.is(i + 1, Class::UNIT) {
        return None;
    }
    let unit = words.at(i + 1);
    let contains = words.is(i + 1, Class::CONTAINER) && words.at(i + 2) == "of";
    let measure =
        matches!(unit, "minute" | "hour" | "mile" | "km" | "kilometre" | "page" | "chapter" | "pint" | "lap");
    (contains || measure).then(|| (2 + usize::from(contains), of(1.0, unit)))
}

/// `once`, `twice`, `three times`.
fn times(words: &Words, i: usize) -> Taken {
    match words.at(i) {
        "once" if !words.is(i + 1, Class::PRONOUN.or(Class::POSS).or(Class::DET)) => {
            Some((1, of(1.0, "time")))
        }
        "twice" if words.at(i + 1) != "as" => Some((1, of(2.0, "times"))),
        "thrice" => Some((1, of(3.0, "times"))),
        _ => None,
    }
}

/// `8/10`, `4 out of 10`, `grade b` stands for itself.
fn score(words: &Words, i: usize) -> Taken {
    if let Kind::Score(n) = words.kind(i) {
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
    let first = words.number(i)?;
    if names(words, marks, i, first) {
        return None;
    }
    let (mut taken, mut n) = (1, first);
    if words.at(i + 1) == "hundred" || words.at(i + 1) == "thousand" {
        n *= words.number(i + 1).unwrap_or(1.0);
        taken = 2;
    }
    if let Some(half) = words.phrase(i + taken, "and a half") {
        n += 0.5;
        taken += half;
    }
    if matches!(words.at(i + taken), "to" | "or" | "-") && words.number(i + taken + 1).is_some() {
        taken += 2;
    }
    if matches!(
        words.at(i + taken),
        "consecutive" | "whole" | "full" | "different" | "more" | "extra" | "new" | "separate"
    ) && words.is(i + taken + 1, Class::UNIT.or(Class::CALENDAR))
    {
        taken += 1;
    }
    let (more, unit) = noun(words, marks, i + taken).unwrap_or_default();
    let (taken, unit) = (taken + more, unit);
    if words.at(i) == "one" && unit.is_empty() {
        return None;
    }
    if matches!(unit.as_str(), "hours" | "hour") {
        let half = words.phrase(i + taken, "and a half");
        let n = n + half.map_or(0.0, |_| 0.5);
        let taken = taken + half.unwrap_or(0);
        let amount = if n.fract() == 0.0 {
            of(n, if n == 1.0 { "hour" } else { "hours" })
        } else {
            of(n * 60.0, "minutes")
        };
        return Some((taken, amount));
    }
    let unit = if n != 1.0 && unit == "minute" { "minutes".into() } else { unit };
    Some((taken, Amount { n, unit, at_most: false }))
}

/// A number after a threshold may stand alone: "below 10".
fn bare(words: &Words, marks: &[Mark], i: usize) -> Taken {
    let n = words.number(i)?;
    (marks.get(i) == Some(&Mark::Free)).then(|| (1, of(n, "")))
}

/// Whether the number names one of several or is a year: "chapter 3", "my two sisters", "in 2019".
fn names(words: &Words, marks: &[Mark], i: usize, n: f64) -> bool {
    let before = words.before(i, 1);
    let labelled = i > 0
        && words.is(i - 1, Class::LABEL)
        && marks[i - 1] == Mark::Free
        && !before.ends_with('s')
        && words.kind(i) == Kind::Number(n);
    let owned = i > 0 && words.is(i - 1, Class::POSS) || matches!(before, "the" | "these" | "those" | "both");
    let owned = owned && !words.is(i + 1, Class::UNIT);
    let year = (1900.0..2200.0).contains(&n)
        && n.fract() == 0.0
        && !words.is(i + 1, Class::UNIT)
        && !words.at(i + 1).ends_with('s');
    let one = words.at(i) == "one"
        && (matches!(
            before,
            "no" | "the"
                | "this"
                | "that"
                | "each"
                | "any"
                | "every"
                | "another"
                | "which"
                | "number"
                | "day"
        ) || !noun_like(words, marks, i + 1));
    labelled
        || owned
        || year
        || one
        || before == "number"
        || before == "of"
            && words.phrase(i.saturating_sub(2), "out of").is_none()
            && words.at(i + 1).is_empty()
}

fn noun_like(words: &Words, marks: &[Mark], j: usize) -> bool {
    let small = Class::PREP.or(Class::CONJ).or(Class::AUX).or(Class::DET).or(Class::POSS).or(Class::PRONOUN);
    words.kind(j) == Kind::Word
        && marks.get(j) == Some(&Mark::Free)
        && (!words.is(j, small) || words.is(j, Class::UNIT))
}

/// The noun a number counts: up to three words ("good things", "new recipes"), a unit at once.
fn noun(words: &Words, marks: &[Mark], j: usize) -> Option<(usize, String)> {
    let mut taken = 0;
    let mut unit: Vec<&str> = Vec::new();
    while taken < 3 && noun_like(words, marks, j + taken) {
        let class = words.class(j + taken);
        let word = words.at(j + taken);
        let counts =
            class.any(Class::UNIT.or(Class::CALENDAR)) && !(word == "drink" || word == "second" && taken > 0);
        if taken > 0
            && (class.any(Class::ADVERB) && !class.any(Class::THING)
                || class.any(Class::GERUND) && !class.any(Class::THING))
        {
            break;
        }
        unit.push(word);
        taken += 1;
        let adjective =
            class.any(Class::STATEADJ.or(Class::MORE).or(Class::ADVERB)) && !class.any(Class::THING);
        let head = class.any(Class::THING.or(Class::PERSON).or(Class::ACTNOUN).or(Class::GATHERING));
        let next_is_noun = words.is(j + taken, Class::THING.or(Class::UNIT).or(Class::PERSON))
            && !words.is(j + taken, Class::PREP);
        let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        if counts || !adjective && (plural || head && !next_is_noun) {
            break;
        }
    }
    if taken == 0 {
        return None;
    }
    let contains = words.is(j + taken - 1, Class::CONTAINER.or(Class::UNIT)) && words.at(j + taken) == "of";
    Some((taken + usize::from(contains), unit.join(" ")))
}
