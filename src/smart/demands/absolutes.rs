//! All-or-nothing words over feelings, symptoms and life: "never feel sad", "get rid of all my worries". The same
//! words over acts are innocent: "never skip breakfast", "finish every assignment", "no more than two".

use super::Look;
use crate::smart::lexicon::Class;
use crate::smart::phrases::phrases;
use std::ops::Range;

/// How far from an absolute its target may stand, in words.
const NEAR: usize = 4;

/// Where the target of an absolute stands.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    /// On either side.
    Around,
    /// On either side; "not" or "stop" before it turns it into less: "stop worrying all the time".
    Quantity,
    /// Behind it.
    After,
    /// It follows a verb of being: "be perfect".
    Being,
    /// It says all by itself: "never think about him".
    Itself,
}

/// The absolutes and where they reach.
const ABSOLUTES: &[(&str, Reach)] = &[
    ("never", Reach::Around),
    ("not ever", Reach::Around),
    ("never think|thinking of|about", Reach::Itself),
    ("never let anyone|anybody|people|others|him|her|them down", Reach::Itself),
    ("nobody|no-one ever", Reach::Itself),
    ("do everything perfectly|right|well|alone|myself", Reach::Itself),
    ("have|get|keep everything under", Reach::Itself),
    ("stop|end|quit all|any|every", Reach::After),
    ("ever again", Reach::Around),
    ("any more", Reach::Around),
    ("no more", Reach::After),
    ("not at all", Reach::Around),
    ("completely|totally|fully|entirely|utterly|absolutely|permanently", Reach::Around),
    ("completely|totally|fully over|free|fine|normal|healed|cured", Reach::Being),
    ("forever", Reach::Around),
    ("for good|ever", Reach::Around),
    ("once and for all", Reach::Around),
    ("100|110|200|hundred percent", Reach::Around),
    ("one|a hundred percent", Reach::Around),
    ("not a single", Reach::After),
    ("a single", Reach::After),
    ("zero", Reach::After),
    ("no", Reach::After),
    ("without any|a|ever", Reach::After),
    ("free of|from", Reach::After),
    ("get|getting|be rid of", Reach::After),
    ("eliminate|erase|eradicate|banish|cure", Reach::After),
    ("eliminating|erasing|eradicating|curing", Reach::After),
    ("always", Reach::Quantity),
    ("all the time", Reach::Quantity),
    ("at all times", Reach::Quantity),
    ("constantly|nonstop", Reach::Quantity),
    ("all my|the|of", Reach::Quantity),
    ("every", Reach::Quantity),
    ("every single", Reach::Quantity),
    ("in every", Reach::Quantity),
    ("my whole|entire", Reach::Quantity),
    ("everything|everyone|everybody", Reach::Quantity),
    ("perfect|perfectly|flawless", Reach::Being),
];

/// What an absolute cannot reach, beside feelings and symptoms.
const WHOLES: &[&str] = &[
    "life",
    "lives",
    "past",
    "situation",
    "situations",
    "negativity",
    "feel",
    "feeling",
    "cry",
    "fail",
    "failing",
    "relapse",
    "mind",
    "attack",
    "attacks",
    "problems",
    "issues",
];

/// Feelings that a hyphen frees one of: "pain-free".
const FREED: &[&str] = &[
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
];

pub(super) fn absolute(look: Look, i: usize) -> Option<Range<usize>> {
    let words = look.words;
    if let Some(of) = words.at(i).strip_suffix("-free") {
        return FREED.contains(&of).then_some(i..i + 1);
    }
    if FREED.contains(&words.at(i)) && words.at(i + 1) == "free" {
        return Some(i..i + 2);
    }
    let (n, row) = phrases!(ABSOLUTES.iter().map(|(phrase, _)| phrase)).find(words, i)?;
    let reach = ABSOLUTES[row].1;
    let after = || near_after(look, i + n);
    let around = || after() || near_before(look, i);
    let met = match reach {
        _ if innocent(look, i, n) => false,
        Reach::After if matches!(words.at(i), "no" | "zero") => (i + n..i + n + 2).any(|m| target(look, m)),
        Reach::After => after(),
        Reach::Around => around(),
        Reach::Quantity => !negated(look, i) && (around() || of_everyone(look, i)),
        Reach::Being => being(look, i),
        Reach::Itself => true,
    };
    met.then_some(i..i + n)
}

/// "no more than", "I have never run", "not any more" without "not".
fn innocent(look: Look, i: usize, n: usize) -> bool {
    let words = look.words;
    let history = words.at(i) == "never" && matches!(words.before(i, 1), "have" | "had" | "has");
    let single = words.at(i) == "a" && words.at(i + 1) == "single" && !negated(look, i);
    let any = words.at(i) == "any" && !negated(look, i);
    let thoughts_of = words.at(i) == "no" && words.phrase(i + 1, "thoughts of").is_some();
    let says_no = words.at(i) == "no" && words.is(i + 1, Class::PREP.or(Class::CONJ));
    let to_a_score = words.at(i + n - 1) == "percent" && words.before(i, 1) == "to";
    words.at(i + n) == "than" || to_a_score || says_no || history || single || any || thoughts_of
}

/// A feeling, a symptom or life itself, outside an act that one could film ("write down every worry").
fn target(look: Look, n: usize) -> bool {
    let words = look.words;
    let inward = words.is(n, Class::INNER) && !words.is(n, Class::WEEKDAY) || WHOLES.contains(&words.at(n));
    inward && !look.acts.iter().any(|act| act.concrete && act.range.contains(&n))
}

fn near_after(look: Look, from: usize) -> bool {
    let words = look.words;
    let small = Class::DET.or(Class::POSS).or(Class::AUX);
    let near = (from..words.len()).take_while(|n| !words.ends(*n));
    let near = near.filter(|n| !(words.is(*n, small) || words.at(*n) == "to")).take(NEAR);
    near.into_iter().any(|n| target(look, n) || words.at(n).ends_with("-related"))
}

fn near_before(look: Look, i: usize) -> bool {
    before(look, i).any(|n| target(look, n))
}

fn before<'a>(look: Look<'a>, i: usize) -> impl Iterator<Item = usize> + 'a {
    (i.saturating_sub(NEAR + 1)..i).rev().take_while(move |n| !look.words.ends(*n))
}

/// "not" or "stop" some words before.
fn negated(look: Look, i: usize) -> bool {
    let words = look.words;
    let earlier = (i.saturating_sub(2 * NEAR)..i).rev().take_while(|n| !words.ends(*n));
    earlier.into_iter().any(|n| words.is(n, Class::NOT.or(Class::STOP)) && words.at(n) != "never")
}

fn being(look: Look, i: usize) -> bool {
    before(look, i).any(|n| look.words.is(n, Class::STATE))
}

/// "be everything to everyone", "please everyone": not "invite everyone".
fn of_everyone(look: Look, i: usize) -> bool {
    const REACTIONS: &[&str] =
        &["please", "pleasing", "fix", "control", "perfect", "solve", "liked", "loved", "impress", "satisfy"];
    let words = look.words;
    let whole = matches!(words.at(i), "everything" | "everyone" | "everybody");
    whole
        && before(look, i)
            .any(|n| words.is(n, Class::STATE) && words.at(n) != "get" || REACTIONS.contains(&words.at(n)))
}
