//! Results in someone else's hands: "make him love me", "I want my boss to respect me", "get my ex back".

use crate::smart::lexicon::Class;
use crate::smart::tokens::Words;
use std::ops::Range;

/// Verbs that want something of a person, and whether "to" stands before what is wanted.
const WANTS: &[(&str, bool)] = &[
    ("make", false),
    ("making", false),
    ("have", false),
    ("get", true),
    ("getting", true),
    ("convince", true),
    ("persuade", true),
    ("force", true),
    ("push", true),
    ("want", true),
    ("need", true),
    ("cause", true),
    ("stop", true),
    ("win", true),
    ("change", true),
];

/// People no class names.
const PEOPLE: &[&str] =
    &["him", "her", "them", "everyone", "everybody", "people", "others", "someone", "anyone", "somebody"];

pub(in crate::smart) fn others(words: &Words, i: usize) -> Option<Range<usize>> {
    let (verb, to) = WANTS.iter().find(|(verb, _)| *verb == words.at(i))?;
    let end = person(words, i + 1)?;
    let wanted = Class::VERB.or(Class::STATE).or(Class::MENTAL);
    let noun = Class::THING.or(Class::DET).or(Class::PREP).or(Class::MORE).or(Class::ADVERB);
    let infinitive = words.at(end) == "to"
        && (words.is(end + 1, Class::NOT.or(Class::AUX))
            || words.is(end + 1, wanted) && !words.is(end + 1, Class::CUE.or(Class::PLACE)));
    let likes = words.at(end) == "like" && words.is(end + 1, Class::PRONOUN);
    let met = match *verb {
        "win" | "get" if words.at(end) == "back" => true,
        "change" => words.ends(end) || end >= words.len(),
        "need" => infinitive && words.at(end + 1) != "help",
        "have" => {
            words.at(end) == "be" || words.is(end, Class::MENTAL.or(Class::VAGUE)) && !words.is(end, noun)
        }
        "stop" | "cause" => words.is(end, Class::GERUND) && words.at(end) != "pleasing",
        _ if *to => infinitive || words.at(end) == "not",
        _ => likes || words.is(end, wanted.or(Class::STATEADJ)) && !words.is(end, noun),
    };
    met.then_some(i..end + 1)
}

/// Where a person named from `j` on ends: "my new boss", "everyone at work", "her".
fn person(words: &Words, j: usize) -> Option<usize> {
    let skipped = Class::POSS.or(Class::DET).or(Class::STATEADJ);
    let own = |n: usize| words.is(n, Class::PERSON) || PEOPLE.contains(&words.at(n));
    let mut n = j;
    while n < j + 3 && words.is(n, skipped) && (!own(n) || words.is(n + 1, Class::PERSON)) {
        n += 1;
    }
    if !own(n) {
        return None;
    }
    let at_work = words.phrase(n + 1, "at|in|on work|school|home|class|the").unwrap_or(0);
    Some(n + 1 + at_work)
}
