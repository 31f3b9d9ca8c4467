//! Why: "because", "so that", "to calm my anxiety", "for my kids".

use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::Mark;
use super::tokens::{Kind, Words};

/// Connectives that open a reason wherever they stand.
const OPENERS: &[&str] = &[
    "because",
    "so that",
    "so as to",
    "so i|we|my|our|he|she|they|it|there",
    "in order to|that",
    "in the hope",
    "in hopes",
    "for the sake of",
    "for the good|benefit of",
    "as i want|need|love|value|care|believe|know|miss|find|deserve|like|feel|hope",
    "as it",
    "as my|this",
    "since i|it|my|we|our|this|that|he|she|they|being",
    "which would|will|helps|makes|gives|could|should|is|means",
    "that would|will help|make|give",
    "it|this|that|she|he|they|which matters|matter",
    "matters|matter to me",
    "it|this|that will|would help|make|give|let|allow",
    "it|this helps|makes|gives",
    "it is important",
    "this is important",
    "is important to me",
    "that is important",
    "are important to me",
    "it|this|that|which|she|he|they means|mean",
    "i care about",
    "i value",
    "that way i|we|my",
    "due to",
    "given that",
    "one of my values",
    "my reason",
    "the reason",
];

pub(super) fn reason(words: &Words, marks: &[Mark], i: usize) -> Option<(usize, ())> {
    let opened = opener(words, i).or_else(|| purpose(words, marks, i)).or_else(|| sake(words, marks, i))?;
    Some((end(words, marks, i, i + opened) - i, ()))
}

fn opener(words: &Words, i: usize) -> Option<usize> {
    let n = words.one_of(i, phrases!(OPENERS))?;
    // "since my birthday" and "as my" name a time or a comparison when no verb follows; "so it goes" says nothing.
    let bare = words.at(i) == "since"
        && words.is(i + n, Class::OCCASION.or(Class::MONTH).or(Class::THING))
        && !verb_soon(words, i + n + 1);
    let comparison = words.phrase(i, "as my|this").is_some() && !verb_soon(words, i + n);
    (!bare && !comparison).then_some(n)
}

fn verb_soon(words: &Words, from: usize) -> bool {
    (from..from + 4).take_while(|n| !words.ends(*n)).any(|n| words.is(n, Class::VERB.or(Class::AUX)))
}

/// `to reduce my anxiety`, `to feel less alone`, `to be able to keep up`: an infinitive of purpose with a benefit.
fn purpose(words: &Words, marks: &[Mark], i: usize) -> Option<usize> {
    let not = usize::from(words.at(i) == "not" && words.at(i + 1) == "to");
    if words.at(i + not) != "to" || i == 0 || words.ends(i - 1) {
        return None;
    }
    let verb = i + not + 1;
    let verb = verb + usize::from(words.is(verb, Class::ADVERB) && words.at(verb) != "not");
    if !words.is(verb, Class::BENEFIT) || !acts_before(words, marks, i) || governed(words, i) {
        return None;
    }
    benefits(words, verb).then_some(verb + 1 - i)
}

/// Verbs and nouns that take "to" themselves: "want to", "ability to", "how to".
fn governed(words: &Words, i: usize) -> bool {
    const GOVERN: &[&str] = &[
        "want",
        "need",
        "like",
        "love",
        "going",
        "have",
        "learn",
        "try",
        "trying",
        "able",
        "ability",
        "how",
        "used",
        "ways",
        "way",
        "hope",
        "plan",
        "aim",
        "intend",
        "wish",
        "begin",
        "start",
        "continue",
        "decide",
        "prefer",
        "allowed",
        "ought",
        "is",
        "be",
        "was",
        "willing",
        "ready",
        "prepare",
        "choose",
        "commit",
        "manage",
        "remember",
        "forget",
        "desire",
        "goal",
        "more",
        "right",
        "due",
        "what",
        "when",
        "where",
        "capacity",
        "closer",
        "nice",
        "permission",
        "chance",
        "opportunity",
        "refuse",
        "fail",
        "tend",
        "dare",
        "keen",
        "expect",
        "capable",
    ];
    let before = words.before(i, 1);
    GOVERN.contains(&before) || words.is(i - 1, Class::AUX)
}

/// Whether an act, not only "I want", stands before `i` in the sentence.
fn acts_before(words: &Words, marks: &[Mark], i: usize) -> bool {
    let wrap = Class::PRONOUN.or(Class::AUX).or(Class::POSS).or(Class::HEDGE);
    (0..i).rev().take_while(|n| !words.ends(*n)).take(24).any(|n| {
        words.kind(n) != Kind::Mark && !words.is(n, wrap) && words.at(n) != "goal" && words.at(n) != "to"
            || marks[n] == Mark::Amount
    })
}

/// Wide verbs ("make", "get", "have", "be", "stay") are a benefit only with a feeling, more or less, or a person.
fn benefits(words: &Words, verb: usize) -> bool {
    let soon = |class: Class| {
        (verb + 1..verb + 6)
            .take_while(|n| !words.ends(*n) && words.kind(*n) != Kind::Mark)
            .any(|n| words.is(n, class))
    };
    match words.at(verb) {
        "help" | "support" => soon(Class::POSS.or(Class::PRONOUN).or(Class::INWARD)) && !soon(Class::PERSON),
        "make" | "get" | "have" | "let" | "live" | "take" | "keep" | "stop" | "break" | "give" | "show"
        | "control" | "handle" | "avoid" | "prevent" | "balance" | "free" | "grow" | "stay" | "prove"
        | "release" | "ground" | "sleep" | "connect" | "maintain" | "achieve" | "slow" | "support-me" => {
            soon(Class::INWARD)
        }
        "be" => {
            soon(Class::STATEADJ.or(Class::INNER).or(Class::MORE))
                || words.at(verb + 1) == "there"
                || words.at(verb + 1) == "a"
        }
        "become" | "build" | "gain" | "develop" | "increase" | "decrease" | "lessen" | "clear" | "settle"
        | "express" | "process" => soon(Class::INWARD.or(Class::POSS).or(Class::STATEADJ)),
        "meet" => soon(Class::PERSON.or(Class::ABSTRACT)),
        "enjoy" | "celebrate" => true,
        _ => true,
    }
}

/// `for my health`, `for my kids' sake`, `for better sleep`, `for improved well-being`, `for my back`.
fn sake(words: &Words, marks: &[Mark], i: usize) -> Option<usize> {
    if words.at(i) != "for" || i == 0 || words.ends(i - 1) {
        return None;
    }
    let sake = (i + 1..i + 6).take_while(|n| !words.ends(*n)).find(|n| words.at(*n) == "sake");
    if let Some(sake) = sake {
        return Some(sake + 1 - i);
    }
    let wanted = matches!(
        words.at(i + 1),
        "better" | "improved" | "more" | "less" | "greater" | "inner" | "good" | "mental" | "emotional"
    );
    let mine = matches!(words.at(i + 1), "my" | "our" | "the");
    let j = i + 1 + usize::from(wanted || mine);
    let j = j + usize::from(matches!(
        words.at(j),
        "own" | "mental" | "physical" | "emotional" | "future" | "overall"
    ));
    let body = matches!(
        words.at(j),
        "back"
            | "heart"
            | "health"
            | "wellbeing"
            | "well-being"
            | "mood"
            | "sanity"
            | "future"
            | "recovery"
            | "peace"
            | "stress"
            | "anxiety"
            | "sleep"
            | "energy"
            | "kids"
            | "children"
            | "family"
            | "mind"
            | "good"
            | "sake"
            | "knees"
            | "body"
            | "self-esteem"
            | "confidence"
            | "relaxation"
            | "fitness"
            | "happiness"
            | "self-care"
            | "wellness"
            | "sobriety"
            | "depression"
    );
    let cooking = mine && words.is(j, Class::PERSON) && acts_for(words, marks, i);
    (body && !cooking && (mine || wanted || words.is(j, Class::ABSTRACT))).then(|| j + 1 - i)
}

/// "Cook for my family", "buy a card for my kids": for them, not for their sake.
fn acts_for(words: &Words, marks: &[Mark], i: usize) -> bool {
    let verbs =
        ["cook", "buy", "make", "bake", "look", "care", "knit", "write", "plan", "prepare", "pay", "wait"];
    (0..i).rev().take(8).any(|n| verbs.contains(&words.at(n)) && marks[n] == Mark::Free)
}

/// Where a reason ends: the sentence's end, a new "I will", or the comma after a reason that opens the sentence.
fn end(words: &Words, marks: &[Mark], start: usize, from: usize) -> usize {
    let opens = start == 0 || words.ends(start - 1);
    let mut n = from;
    while n < words.len() && !words.ends(n) {
        let turn = words.at(n) == "i" && matches!(words.at(n + 1), "will" | "plan" | "am") && n > from + 1;
        let comma = words.at(n) == "," && (opens || words.at(n + 1) == "i");
        if turn || comma {
            break;
        }
        n += 1;
    }
    let _ = marks;
    n
}
