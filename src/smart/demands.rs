//! Signs that a goal asks more than anyone can give: absolutes over feelings and life, what lies in other hands,
//! doses and paces no one keeps. Only a positive sign counts; the words then are kind.

use super::acts::Act;
use super::lexicon::Class;
use super::signals::{Mark, Signals};
use super::tokens::Words;
use super::{Every, Evidence, Known};
use std::ops::Range;

/// How far from an absolute its target may stand, in words.
const NEAR: usize = 4;

/// Phrases that promise a whole, beside the single words of the class.
const ABSOLUTES: &[&str] = &[
    "ever again",
    "any more",
    "no more",
    "not at all",
    "every single",
    "all the time",
    "for good",
    "for ever",
    "once and for all",
    "all my",
    "all of my",
    "all the",
    "whole life",
    "entire life",
    "not a single",
    "not have a single",
    "get rid of",
    "getting rid of",
    "free of|from",
    "100 percent",
    "110 percent",
    "hundred percent",
    "in every",
    "at all times",
    "without any|a|ever",
    "every",
    "no",
    "whole",
    "24/7",
    "nonstop",
    "rid of",
];

/// Lives and selves: what an absolute over them cannot reach.
const WHOLES: &[&str] = &[
    "life",
    "myself",
    "mind",
    "past",
    "over",
    "healed",
    "normal",
    "fine",
    "okay",
    "cured",
    "fixed",
    "everything",
    "everyone",
    "everybody",
    "self-doubt",
    "situation",
    "negativity",
    "feel",
    "feeling",
    "free",
    "trigger",
    "triggers",
    "relapse",
    "cry",
    "doubt",
    "worry",
    "worrying",
    "fail",
    "failing",
    "procrastinate",
    "recovered",
    "parent",
    "mother",
    "mum",
    "mom",
    "dad",
    "father",
    "wife",
    "husband",
    "partner",
    "person",
    "daughter",
    "son",
    "student",
    "employee",
];

/// What shows that the absolute is about an act: "every assignment", "all my clothes".
fn target(words: &Words, n: usize) -> bool {
    words.is(n, Class::INNER) && !words.is(n, Class::WEEKDAY) || WHOLES.contains(&words.at(n))
}

pub(super) fn demands(words: &Words, signals: &Signals, acts: &[Act], known: &Known) -> Vec<Evidence> {
    let mut found = Vec::new();
    let mut note = |range: Range<usize>, why| found.push(Evidence { span: words.span(&range), why });
    for i in 0..words.len() {
        if matches!(signals.marks[i], Mark::Reason | Mark::Rhythm | Mark::Horizon | Mark::Cue) {
            continue;
        }
        if let Some(range) = absolute(words, signals, i) {
            note(range, "all or nothing");
        } else if let Some(range) = others(words, i) {
            note(range, "in someone else's hands");
        } else if let Some(range) = recovery(words, signals, i, known) {
            note(range, "more than the time allows");
        }
    }
    if let Some(range) = dose(words, signals, acts) {
        note(range, "a very large dose");
    }
    if let Some(range) = many(words, signals, acts) {
        note(range, "many new habits at once");
    }
    if let Some(range) = pace(words, signals, known) {
        note(range, "more than the time allows");
    }
    found
}

fn absolute(words: &Words, signals: &Signals, i: usize) -> Option<Range<usize>> {
    let phrase = words.one_of(i, ABSOLUTES);
    let mut n = match phrase {
        Some(n) => n,
        None if words.is(i, Class::ABSOLUTE) || words.at(i).ends_with("-free") => 1,
        None => return None,
    };
    let word = words.at(i);
    // "no more than two" is a ceiling; "I have never run" is history; "every step" and "no sugar" are acts.
    if words.at(i + n) == "than" || word == "never" && matches!(words.before(i, 1), "have" | "had") {
        return None;
    }
    if word.ends_with("-free") {
        let of = word.trim_end_matches("-free");
        return [
            "anxiety",
            "pain",
            "worry",
            "stress",
            "fear",
            "depression",
            "guilt",
            "panic",
            "drama",
            "trigger",
            "symptom",
            "doubt",
        ]
        .contains(&of)
        .then(|| i..i + 1);
    }
    if matches!(word, "perfect" | "perfectly") && n == 1 && !state_before(words, i) {
        return None;
    }
    if matches!(word, "everything" | "everyone" | "everybody" | "nothing") && n == 1 {
        // "not everyone", "stop worrying about everything" ask for less, not for all.
        if word != "nothing" && before(words, i).any(|m| words.is(m, Class::NOT.or(Class::STOP))) {
            return None;
        }
        let over = state_before(words, i)
            || before(words, i).any(|m| {
                words.is(m, Class::INNER)
                    || matches!(words.at(m), "please" | "fix" | "control" | "perfect" | "solve")
            });
        return over.then(|| i..i + 1);
    }
    if matches!(word, "eliminate" | "cure" | "erase" | "eradicate" | "banish") && n == 1 {
        let object = i + 1..(i + 2 + NEAR).min(words.len());
        return object
            .clone()
            .any(|m| target(words, m) || words.at(m).ends_with("-related"))
            .then(|| i..object.end.min(i + 3));
    }
    if word == "whole" && words.at(i + 1) != "life" && words.at(i + 1) != "self" {
        return None;
    }
    if word == "free" && !before(words, i).any(|m| words.is(m, Class::STATE.or(Class::ABSOLUTE))) {
        return None;
    }
    if word == "no" || word == "without" {
        let stated = state_before(words, i)
            || i == 0
            || before(words, i).any(|m| matches!(words.at(m), "have" | "live" | "life"));
        let next = i + n..(i + n + 2).min(words.len());
        n += 1;
        return (stated && next.clone().any(|m| words.is(m, Class::INNER)) && acts_on_life(words, i))
            .then(|| i..(i + n).min(words.len()));
    }
    if word == "every" || word == "in" || word == "all" || phrase == Some(2) && word == "all" {
        n = n.max(1);
    }
    let after = (i + n..words.len()).take(NEAR).take_while(|m| !words.ends(*m));
    let near = after.clone().any(|m| target(words, m) && signals.marks[m] != Mark::Reason);
    let backward = matches!(
        word,
        "ever"
            | "any"
            | "all"
            | "for"
            | "100"
            | "110"
            | "hundred"
            | "once"
            | "nonstop"
            | "always"
            | "24/7"
            | "at"
            | "completely"
            | "forever"
            | "totally"
            | "fully"
            | "permanently"
            | "constantly"
            | "not"
    ) && !(word == "all" && !matches!(words.at(i + 1), "the"));
    let behind = backward && before(words, i).any(|m| target(words, m));
    // "not … any more" wants a "not" before it; "for good" does not.
    let negated = word != "any" || before(words, i).any(|m| words.is(m, Class::NOT));
    ((near || behind) && negated && (word != "all" || near || behind)).then(|| i..(i + n).min(words.len()))
}

/// "have no anxiety", "live without fear" against "have no thoughts of …" in passing.
fn acts_on_life(words: &Words, i: usize) -> bool {
    !words.phrase(i, "no thoughts of").is_some()
}

fn before<'b>(words: &'b Words<'b>, i: usize) -> impl Iterator<Item = usize> + 'b {
    (i.saturating_sub(NEAR + 1)..i).rev().take_while(|m| !words.ends(*m))
}

fn state_before(words: &Words, i: usize) -> bool {
    before(words, i).any(|m| words.is(m, Class::STATE) || words.at(m) == "always")
}

/// "make him love me", "I want my boss to respect me", "get my ex back", "so that she stops".
fn others(words: &Words, i: usize) -> Option<Range<usize>> {
    let (opener, to) = match words.at(i) {
        "make" | "making" | "have" | "let" => (1, false),
        "get" | "getting" | "convince" | "persuade" | "force" | "want" | "need" | "cause" | "stop"
        | "push" => (1, true),
        "win" | "change" => (1, true),
        _ => return None,
    };
    let verb = words.at(i).to_string();
    let mut j = i + opener;
    let from = j;
    while j < from + 3
        && words.is(j, Class::POSS.or(Class::DET).or(Class::STATEADJ))
        && !words.is(j, Class::PERSON)
    {
        j += 1;
    }
    let object = matches!(
        words.at(j),
        "him"
            | "her"
            | "them"
            | "he"
            | "she"
            | "they"
            | "everyone"
            | "everybody"
            | "people"
            | "others"
            | "someone"
            | "anyone"
            | "somebody"
    );
    if !object && !words.is(j, Class::PERSON) {
        return None;
    }
    let end = if words.at(j) == "her" && words.is(j + 1, Class::PERSON) { j + 2 } else { j + 1 };
    if words.at(end) == "back" || verb == "change" && object {
        return Some(i..end + 1);
    }
    let next = words.at(end);
    let verbs = Class::VERB.or(Class::STATE).or(Class::MENTAL);
    let infinitive =
        next == "to" && words.is(end + 1, verbs) && !words.is(end + 1, Class::CUE.or(Class::PLACE));
    let not_to = next == "to" && words.at(end + 1) == "not" || next == "not";
    let plain = !to
        && words.is(end, verbs.or(Class::STATEADJ))
        && !words.is(end, Class::THING.or(Class::DET).or(Class::PREP).or(Class::MORE).or(Class::ADVERB))
        && verb != "let";
    let wants = matches!(verb.as_str(), "stop" | "cause") && words.is(end, Class::GERUND);
    let helped = verb == "have" && !words.is(end, Class::MENTAL.or(Class::VAGUE));
    let taking_part = verb == "need" && next == "to" && words.at(end + 1) == "help";
    (!helped && !taking_part && (to && (infinitive || not_to) || plain || wants)).then(|| i..end + 1)
}

/// Getting well, or getting over something, within weeks.
fn recovery(words: &Words, signals: &Signals, i: usize, known: &Known) -> Option<Range<usize>> {
    let over = words.one_of(i, &["get over", "be over", "completely over", "get rid of"]);
    if !words.is(i, Class::RECOVER) && over.is_none() || words.is(i, Class::PAST) && over.is_none() {
        return None;
    }
    let deep = (i + 1..words.len()).take(6).any(|n| {
        words.is(n, Class::INNER)
            || matches!(
                words.at(n),
                "issue" | "illness" | "breakup" | "divorce" | "loss" | "past" | "ex" | "childhood"
            )
    });
    let soon = signals
        .horizons
        .iter()
        .any(|found| found.value.until.is_some_and(|day| (day - known.today).num_days() <= 45));
    (deep && soon).then(|| i..i + 1)
}

/// Hard training on six or seven days a week, three hours a day of anything, numbers no one reaches.
fn dose(words: &Words, signals: &Signals, acts: &[Act]) -> Option<Range<usize>> {
    let every = signals
        .rhythms
        .iter()
        .find_map(|found| found.value.every.clone().map(|every| (every, found.range.clone())));
    let daily = matches!(&every, Some((Every::Daily | Every::PerDay(_), _)));
    let six = matches!(&every, Some((Every::PerWeek(6), _)));
    let sleeps = (0..words.len()).any(|n| {
        matches!(words.at(n), "sleep" | "sleeping" | "asleep" | "work" | "phone-free" | "fast" | "hours'")
    });
    if daily || six {
        let hard = |n: &usize| {
            words.is(*n, Class::HARD)
                || words.at(*n) == "gym"
                || words.phrase(*n, "work|working out").is_some()
        };
        let trains = acts
            .iter()
            .filter(|act| act.concrete)
            .flat_map(|act| act.range.clone())
            .filter(|n| signals.free(*n))
            .find(hard);
        let small = signals
            .amounts
            .iter()
            .any(|found| found.value.unit.starts_with("minute") && found.value.n <= 10.0);
        let names_run = trains.is_some_and(|n| {
            words.is(n, Class::DET)
                || words.at(n) == "train" && words.is(n.wrapping_sub(1), Class::DET.or(Class::PREP))
                || words.at(n) == "box"
                || words.at(n) == "lift"
        });
        if let (Some(n), Some((_, range)), false, false) = (trains, &every, small, names_run) {
            return Some(n.min(range.start)..range.end.max(n + 1));
        }
    }
    let excessive = |found: &&super::signals::Found<super::signals::Amount>| {
        let unit = found.value.unit.as_str();
        let n = found.value.n;
        let least = !found.value.at_most;
        let hours = match unit {
            "hours" | "hour" => n,
            "minutes" => n / 60.0,
            _ => 0.0,
        };
        let reached = match unit {
            "pages" => daily && n > 200.0,
            "km" | "kms" | "kilometres" | "miles" => daily && n > 30.0,
            "steps" => daily && n > 40_000.0,
            "words" => daily && n > 8_000.0,
            "books" => daily && n > 2.0 || matches!(&every, Some((Every::Weekly, _))) && n > 6.0,
            "litres" | "liters" => daily && n > 6.0,
            "glasses" => daily && n > 20.0,
            "percent" | "pounds" | "dollars" | "euros" | "ml" | "kg" | "lbs" | "grams" | "calories"
            | "kcal" | "" => false,
            "hours" | "hour" | "minutes" | "minute" | "seconds" => false,
            _ => daily && n >= 500.0,
        };
        least && (daily && !sleeps && hours >= 3.0 || reached)
    };
    signals.amounts.iter().find(excessive).map(|found| found.range.clone())
}

/// Three or more acts, one after another, all every day.
fn many(words: &Words, signals: &Signals, acts: &[Act]) -> Option<Range<usize>> {
    let daily = signals
        .rhythms
        .iter()
        .filter(|found| matches!(found.value.every, Some(Every::Daily | Every::PerDay(_))))
        .count();
    if daily == 0 {
        return None;
    }
    let verbs: Vec<usize> = acts
        .iter()
        .map(|act| act.head)
        .filter(|n| words.is(*n, Class::ACT) && !words.is(*n, Class::PAST))
        .collect();
    let (first, last) = (*verbs.first()?, *verbs.last()?);
    (verbs.len() >= 3 && !(first..last).any(|n| words.ends(n))).then(|| first..last + 1)
}

/// A great thing by tomorrow; a kilo a week and more.
fn pace(words: &Words, signals: &Signals, known: &Known) -> Option<Range<usize>> {
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
    let horizon = signals.horizons.iter().find(|found| found.value.until.is_some())?;
    let days = (horizon.value.until? - known.today).num_days();
    let great = (0..words.len()).find(|n| {
        GREAT.contains(&words.at(*n)) && !matches!(words.before(*n, 1), "half" | "about" | "watch")
    });
    if let Some(n) = great.filter(|n| {
        days <= 10
            && !matches!(words.at(0), "watch" | "sign" | "register" | "book")
            && words.at(*n + 1) != "class"
    }) {
        return Some(n.min(horizon.range.start)..horizon.range.end.max(n + 1));
    }
    let loses = (0..words.len()).any(|n| matches!(words.at(n), "lose" | "drop" | "shed" | "losing"));
    let kilos = signals.amounts.iter().find_map(|found| match found.value.unit.as_str() {
        "kg" => Some((found.value.n, found.range.clone())),
        "lbs" | "pounds" | "pound" => Some((found.value.n / 2.2, found.range.clone())),
        "stone" => Some((found.value.n * 6.35, found.range.clone())),
        _ => None,
    });
    let (kilos, range) = kilos?;
    (loses && kilos / (days.max(1) as f64 / 7.0) >= 1.0).then_some(range)
}
