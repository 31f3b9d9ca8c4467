//! Doses and paces: hard training without a day off, hours a day of anything, numbers no one reaches, many habits at
//! once, a marathon tomorrow. A daily walk, page or breath is never a dose.

use super::Look;
use crate::smart::Every;
use crate::smart::acts::Act;
use crate::smart::lexicon::Class;
use crate::smart::phrases::phrases;
use crate::smart::signals::{Amount, Found};
use crate::smart::tokens::{Kind, Words};
use std::ops::Range;

/// From how many hours a day anything but sleep and work is a dose.
const HOURS: f64 = 3.0;

/// Amounts a day that hardly anyone reaches.
const CEILINGS: &[(&str, f64)] = &[
    ("pages", 200.0),
    ("km", 30.0),
    ("kms", 30.0),
    ("miles", 20.0),
    ("steps", 40_000.0),
    ("words", 8_000.0),
    ("books", 2.0),
    ("litres", 6.0),
    ("liters", 6.0),
    ("glasses", 20.0),
    ("chapters", 15.0),
];

/// Units of which hundreds are nothing.
const FINE_GRAINED: &[&str] = &[
    "percent", "pounds", "dollars", "euros", "ml", "kg", "lbs", "grams", "g", "mg", "calories", "kcal", "",
    "hours", "hour", "minutes", "minute", "seconds", "metres", "meters", "m", "points",
];

/// How often a day any other thing can be done.
const TIMES: f64 = 500.0;

/// Within how many days a great work or a recovery is too near.
const GREAT_DAYS: i64 = 10;
const RECOVERY_DAYS: i64 = 45;

const GREAT: &[&str] = &[
    "marathon",
    "fluent",
    "fluently",
    "novel",
    "degree",
    "language",
    "ironman",
    "triathlon",
    "doctorate",
    "phd",
    "millionaire",
];

/// Getting well, or getting over something, within weeks.
pub(super) fn recovery(look: Look, i: usize) -> Option<Range<usize>> {
    const LOSSES: &[&str] = &["issue", "illness", "breakup", "divorce", "loss", "past", "ex", "childhood"];
    let words = look.words;
    let over =
        words.one_of(i, phrases!(["get over", "be over", "be completely|totally|fully over", "get rid of"]));
    let recovers = words.is(i, Class::RECOVER) && !words.is(i, Class::PAST);
    if !recovers && over.is_none() {
        return None;
    }
    let target =
        (i + 1..words.len().min(i + 7)).any(|n| words.is(n, Class::INNER) || LOSSES.contains(&words.at(n)));
    let soon = days_left(look).is_some_and(|days| days <= RECOVERY_DAYS);
    (target && soon).then_some(i..i + over.unwrap_or(1))
}

/// Days to the first horizon with a date.
fn days_left(look: Look) -> Option<i64> {
    let until = look.signals.horizons.iter().find_map(|found| found.value.until)?;
    Some((until - look.known.today).num_days())
}

/// Hard training on six or seven days a week, three hours a day, numbers no one reaches.
pub(super) fn dose(look: Look) -> Option<Range<usize>> {
    let every = look
        .signals
        .rhythms
        .iter()
        .find_map(|found| Some((found.value.every.clone()?, found.range.clone())))?;
    training(look, &every.0, &every.1).or_else(|| {
        let amounts = look.signals.amounts.iter();
        amounts
            .filter(|found| !found.value.at_most)
            .find(|found| excessive(look, found, &every.0))
            .map(|found| found.range.clone())
    })
}

fn training(look: Look, every: &Every, range: &Range<usize>) -> Option<Range<usize>> {
    let often = matches!(every, Every::Daily | Every::PerDay(_) | Every::PerWeek(6));
    let short = |found: &Found<Amount>| found.value.unit.starts_with("minute") && found.value.n <= 10.0;
    if !often || look.signals.amounts.iter().any(short) {
        return None;
    }
    let acts = look.acts.iter().filter(|act| act.concrete && !act.negated);
    let found = acts.filter_map(|act| trained(look, act)).next()?;
    Some(found.min(range.start)..range.end.max(found + 1))
}

/// Where an act is hard training: by its head, or by what it goes to ("go to the gym", "do a workout").
fn trained(look: Look, act: &Act) -> Option<usize> {
    const GOES: &[&str] = &["go", "going", "hit", "visit", "do", "get", "attend"];
    let words = look.words;
    let small = Class::DET.or(Class::PREP).or(Class::POSS);
    let object = (act.head + 1..act.range.end).find(|n| !words.is(*n, small));
    let named = object.filter(|_| GOES.contains(&words.at(act.head)) || !words.is(act.head, Class::VERB));
    // "meditate, journal and run": one act after another.
    let listed = act.range.clone().filter(|n| matches!(words.before(*n, 1), "," | "and"));
    let places = [Some(act.head), named].into_iter().flatten().chain(listed);
    places.into_iter().find(|n| look.signals.free(*n) && is_hard(words, *n))
}

/// Hard training; "run a bath" and "the train" are none.
pub(in crate::smart) fn is_hard(words: &Words, n: usize) -> bool {
    if words
        .one_of(n, phrases!(["gym", "work|working out", "lift|lifting weights", "train|training at|in|for"]))
        .is_some()
    {
        return true;
    }
    words.is(n, Class::HARD) && !errand(words, n)
}

/// "run a bath", "run cold water", "run errands", "run through my lines".
fn errand(words: &Words, n: usize) -> bool {
    let small = Class::DET.or(Class::POSS).or(Class::STATEADJ);
    let through = usize::from(matches!(words.at(n + 1), "through" | "over") && words.is(n + 2, Class::POSS));
    let first = n + 1 + through;
    let object = first + usize::from(words.is(first, small) || words.class(first).is_none());
    if words.kind(first) != Kind::Word {
        return false;
    }
    let thing = |n: usize| words.is(n, Class::THING) && !words.is(n, Class::UNIT.or(Class::PLACE));
    words.at(n + 1) == "errands"
        || through > 0
        || thing(first)
        || thing(object) && !words.is(first, Class::PREP)
}

fn excessive(look: Look, found: &Found<Amount>, every: &Every) -> bool {
    let daily = matches!(every, Every::Daily | Every::PerDay(_));
    let Amount { n, unit, .. } = &found.value;
    let hours = match unit.as_str() {
        "hours" | "hour" => *n,
        "minutes" => n / 60.0,
        _ => 0.0,
    };
    let ceiling = CEILINGS.iter().find(|(name, _)| name == unit).map(|(_, most)| *most);
    let counted = match ceiling {
        Some(most) => *n > most,
        None => *n >= TIMES && !FINE_GRAINED.contains(&unit.as_str()),
    };
    let less = look.acts.iter().any(|act| act.negated || look.words.is(act.head, Class::SCALE));
    if less {
        return false;
    }
    daily && (counted || hours >= HOURS && !rests(look))
        || *every == Every::Weekly && unit == "books" && *n > 6.0
}

/// Sleep and work have their own hours.
fn rests(look: Look) -> bool {
    const RESTING: &[&str] = &[
        "sleep",
        "sleeping",
        "asleep",
        "work",
        "working",
        "fast",
        "rest",
        "without",
        "away",
        "off",
        "offline",
        "screen-free",
        "phone-free",
    ];
    (0..look.words.len()).any(|n| RESTING.contains(&look.words.at(n)))
}

/// Three or more acts, one after another, all every day.
pub(super) fn many(look: Look) -> Option<Range<usize>> {
    let words = look.words;
    let daily = |every: &Option<Every>| matches!(every, Some(Every::Daily | Every::PerDay(_)));
    look.signals.rhythms.iter().find(|found| daily(&found.value.every))?;
    let heads = look.acts.iter().map(|act| act.head);
    // "feed the cat, walk the dog": the day's chores are no new habits.
    let chore = |n: &usize| words.at(n + 1) == "the";
    let new = |n: &usize| words.is(*n, Class::ACT) && !words.is(*n, Class::PAST) && !chore(n);
    let verbs: Vec<usize> = heads.filter(new).collect();
    let (first, last) = (*verbs.first()?, *verbs.last()?);
    (verbs.len() >= 3 && !(first..last).any(|n| words.ends(n))).then_some(first..last + 1)
}

/// A great thing by tomorrow; a kilo a week and more.
pub(super) fn pace(look: Look) -> Option<Range<usize>> {
    great(look).or_else(|| loss(look))
}

fn great(look: Look) -> Option<Range<usize>> {
    let words = look.words;
    let near = days_left(look)? <= GREAT_DAYS;
    let begins = matches!(
        words.at(look.acts.first()?.head),
        "watch" | "sign" | "register" | "book" | "start" | "read" | "buy" | "plan"
    );
    let work = |n: &usize| {
        GREAT.contains(&words.at(*n))
            && !matches!(words.before(*n, 1), "half" | "about")
            && words.at(n + 1) != "class"
    };
    let found = (0..words.len()).find(work)?;
    (near && !begins).then_some(found..found + 1)
}

fn loss(look: Look) -> Option<Range<usize>> {
    let words = look.words;
    let loses = (0..words.len()).any(|n| matches!(words.at(n), "lose" | "drop" | "shed" | "losing"));
    let weeks = (days_left(look)?.max(1) as f64) / 7.0;
    let heavy = |found: &&Found<Amount>| kilos(&found.value).is_some_and(|kilos| kilos / weeks >= 1.0);
    look.signals.amounts.iter().find(heavy).filter(|_| loses).map(|found| found.range.clone())
}

/// An amount of weight in kilos.
pub(in crate::smart) fn kilos(amount: &Amount) -> Option<f64> {
    match amount.unit.as_str() {
        "kg" => Some(amount.n),
        "lbs" | "pounds" | "pound" => Some(amount.n / 2.2),
        "stone" | "stones" => Some(amount.n * 6.35),
        _ => None,
    }
}
