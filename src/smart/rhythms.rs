//! How often: "every morning", "3 times a week", "on Mondays and Thursdays".

use super::Every;
use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::{Mark, Rhythm};
use super::tokens::{Kind, Words};
use super::weekdays;
use crate::dates::words::ordinal;

/// How many tokens, and the rhythm they say.
pub(super) type Taken = Option<(usize, Rhythm)>;

pub(super) fn rhythm(words: &Words, _: &[Mark], i: usize) -> Taken {
    at_each(words, i)
        .or_else(|| each(words, i))
        .or_else(|| times(words, i))
        .or_else(|| softened(words, i))
        .or_else(|| rate(words, i))
        .or_else(|| basis(words, i))
        .or_else(|| adverb(words, i))
        .or_else(|| weekdays::days(words, i))
        .or_else(|| vague(words, i))
}

/// A rhythm that can be counted.
pub(super) fn counted(every: Option<Every>, cue: Option<&str>) -> Rhythm {
    Rhythm { every, cue: cue.map(str::to_string), counted: true }
}

/// `before each meal`, `after every meeting`: as often as that comes.
fn at_each(words: &Words, i: usize) -> Taken {
    let n = words.one_of(i, phrases!(["before|after|with|at|during every|each"]))?;
    let cue = [words.at(i), words.at(i + 1), words.at(i + n)].join(" ");
    let noun = words
        .is(i + n, Class::CUE.or(Class::OCCASION).or(Class::THING).or(Class::ABSTRACT).or(Class::GATHERING));
    noun.then(|| (n + 1, counted(None, Some(&cue))))
}

/// `every day`, `each morning`, `every other week`, `every 3 days`, `every Friday`.
fn each(words: &Words, i: usize) -> Taken {
    if !matches!(words.at(i), "every" | "each") || is_everyday(words, i) {
        return None;
    }
    let from = if words.at(i + 1) == "single" { i + 2 } else { i + 1 };
    let (step, j) = step(words, from);
    if let Some((n, found)) = weekdays::list(words, j, true) {
        let every = if step > 1 { Some(Every::Days(step.saturating_mul(7))) } else { found.every };
        return Some((j + n - i, Rhythm { every, ..found }));
    }
    let unit = words.at(j);
    let (every, cue) = match unit {
        "day" | "days" => (Some(Every::days(step)), None),
        "week" | "weeks" => (Some(Every::days(step.saturating_mul(7))), None),
        "fortnight" => (Some(Every::Days(14)), None),
        "month" | "months" | "year" | "years" | "hour" | "hours" | "minutes" | "quarter" => (None, None),
        _ if words.is(j, Class::DAYPART) => {
            (Some(Every::days(step)), Some(unit.strip_suffix('s').unwrap_or(unit)))
        }
        _ if words.is(j, Class::CUE) && step == 1 => (None, None),
        _ => return None,
    };
    Some((j + 1 - i, counted(every, cue)))
}

/// "everyday stress": one word before a noun, and no rhythm.
fn is_everyday(words: &Words, i: usize) -> bool {
    let span = |n: usize| words.token(n).map(|token| token.span.clone());
    let small =
        Class::PREP.or(Class::CONJ).or(Class::DET).or(Class::POSS).or(Class::PRONOUN).or(Class::GERUND);
    span(i) == span(i + 1) && words.kind(i + 2) == Kind::Word && !words.is(i + 2, small)
}

/// Every how many, and where the unit stands: `other`, `third`, `3`.
fn step(words: &Words, j: usize) -> (u32, usize) {
    let word = words.at(j);
    if matches!(word, "other" | "second" | "alternate" | "2nd") {
        return (2, j + 1);
    }
    match words.number(j).map(|n| n as u32).or(ordinal(word)) {
        Some(n) => (n.clamp(1, 366), j + 1),
        None => (1, j),
    }
}

/// `once a day`, `3 times per week`, `five nights a week`, `twice weekly`.
fn times(words: &Words, i: usize) -> Taken {
    let (n, said, mut j) = count(words, i)?;
    let range = words.number(j + 1).is_some() || words.at(j + 1) == "twice";
    if matches!(words.at(j), "or" | "to" | "-") && range {
        j += 2;
    }
    const DAYS: &[&str] =
        &["days", "nights", "mornings", "evenings", "afternoons", "weekdays", "day", "night"];
    let day = DAYS.iter().find(|day| **day == words.at(j)).copied();
    let counts = day.is_some() || matches!(words.at(j), "times" | "time" | "sessions");
    if counts {
        j += 1;
    } else if !said {
        return None;
    }
    let (taken, unit) = per(words, j, counts)?;
    let every = match unit {
        "day" | "daily" | "night" | "morning" | "evening" => Some(Every::per_day(n)),
        "week" | "weekly" => Some(Every::per_week(n)),
        "fortnight" if n == 1 => Some(Every::Days(14)),
        _ => None,
    };
    let named = |part: &&str| matches!(*part, "night" | "morning" | "evening" | "afternoon");
    let cue = day.map(|day| day.trim_end_matches('s')).filter(named).or(Some(unit).filter(named));
    Some((j + taken - i, counted(every, cue)))
}

/// `at least twice a day`.
fn softened(words: &Words, i: usize) -> Taken {
    let n = words.one_of(i, phrases!(["at least|most", "up to", "about|around", "no more than"]))?;
    let (taken, rhythm) = times(words, i + n)?;
    Some((n + taken, rhythm))
}

/// How often, whether the word says "times" itself, and where it goes on: `once`, `twice`, `3`, `a couple of`.
fn count(words: &Words, i: usize) -> Option<(u32, bool, usize)> {
    match words.at(i) {
        "once" => Some((1, true, i + 1)),
        "twice" => Some((2, true, i + 1)),
        "thrice" => Some((3, true, i + 1)),
        "a" => Some((2, false, i + words.phrase(i, "a couple of")?)),
        _ => Some((words.number(i)? as u32, false, i + 1)),
    }
}

/// `a week`, `per day`, `each week`, `weekly`; `week` alone behind "3x": how many tokens, and the unit.
fn per<'w>(words: &'w Words, j: usize, counts: bool) -> Option<(usize, &'w str)> {
    if matches!(words.at(j), "daily" | "weekly" | "monthly")
        || counts && matches!(words.at(j), "week" | "day")
    {
        return Some((1, words.at(j)));
    }
    const OPENERS: &[&str] = &[
        "a|an|per|each|every",
        "every single",
        "in a",
        "out of the|every",
        "of the|every|each",
        "during the",
    ];
    let n = words.one_of(j, phrases!(OPENERS))?;
    words.is(j + n, Class::CALENDAR).then(|| (n + 1, words.at(j + n)))
}

/// `a day` behind an amount: "8 glasses of water a day".
fn rate(words: &Words, i: usize) -> Taken {
    let per = matches!(words.at(i), "a" | "an" | "per");
    if !per || !words.is(i + 1, Class::CALENDAR) && words.at(i + 1) != "hour" {
        return None;
    }
    let article = words.at(i) == "a";
    let opened = i > 0 && words.is(i - 1, Class::PREP) || words.before(i, 1) == "half";
    let free_day = matches!(words.at(i + 2), "off" | "out" | "trip" | "away");
    if article && (opened || free_day) || !article && words.before(i, 1) == "half" {
        return None;
    }
    if words.at(i) != "per" && !counts_before(words, i) {
        return None;
    }
    let every = match words.at(i + 1) {
        "day" | "night" | "evening" | "morning" => Some(Every::Daily),
        "week" => Some(Every::Weekly),
        "fortnight" => Some(Every::Days(14)),
        _ => None,
    };
    Some((2, counted(every, None)))
}

/// Whether an amount stands some words before, in the same clause.
fn counts_before(words: &Words, i: usize) -> bool {
    const AMOUNTS: &[&str] = &["half", "couple", "once", "twice", "hour", "glass", "piece", "page", "cup"];
    let near = (i.saturating_sub(6)..i).rev().take_while(|n| !words.ends(*n) && !words.is(*n, Class::AUX));
    near.into_iter().any(|n| words.number(n).is_some() || AMOUNTS.contains(&words.at(n)))
}

/// `on a daily basis`.
fn basis(words: &Words, i: usize) -> Taken {
    let n = words.phrase(i, "on a daily|weekly|nightly|monthly|fortnightly basis")?;
    Some((n, counted(every_of(words.at(i + 2))?, None)))
}

/// `daily`, `weekly` as an adverb, or before an act by name ("daily walk"), but not "daily stress".
fn adverb(words: &Words, i: usize) -> Taken {
    let every = every_of(words.at(i))?;
    let next = i + 1;
    let small = Class::PREP.or(Class::CONJ).or(Class::AUX).or(Class::DET).or(Class::POSS).or(Class::PRONOUN);
    let ends = words.kind(next) != Kind::Word || words.is(next, small.or(Class::GERUND).or(Class::ADVERB));
    let modified = words.is(next, Class::ACTNOUN.or(Class::GERUND).or(Class::STATEADJ));
    let gathering = (next..next + 2).any(|n| words.is(n, Class::GATHERING)) && !words.is(next, Class::METHOD);
    let named = words.is(next, Class::ACTNOUN) || modified && words.is(next + 1, Class::ACTNOUN) || gathering;
    (ends || named).then(|| (1, counted(every, None)))
}

/// The rhythm of an adverb; `None` inside where the contract has no spelling.
fn every_of(word: &str) -> Option<Option<Every>> {
    Some(match word {
        "daily" | "nightly" => Some(Every::Daily),
        "weekly" => Some(Every::Weekly),
        "fortnightly" | "biweekly" | "bi-weekly" => Some(Every::Days(14)),
        "monthly" | "hourly" | "yearly" | "annually" => None,
        _ => return None,
    })
}

/// `most days`, `every few days`: a rhythm that nobody could count.
fn vague(words: &Words, i: usize) -> Taken {
    const PHRASES: &[&str] = &[
        "most days|mornings|evenings|nights|afternoons|weeks",
        "on most days|mornings|evenings|nights",
        "every few days|weeks|months|hours",
        "every couple of days|weeks|months",
        "day in day out",
    ];
    let n = words.one_of(i, phrases!(PHRASES))?;
    Some((n, Rhythm::default()))
}
