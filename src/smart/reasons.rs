//! Why: "because", "so that", "to calm my anxiety", "for my kids". A reason runs to the end of its sentence, so that
//! its words are taken for nothing else.

use super::demands;
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
    "since i|it|we|this|that|he|she|they|being",
    "which would|will|helps|makes|gives|could|should|is|means",
    "that would|will help|make|give",
    "it|this|that|she|he|they|which matters|matter",
    "matters|matter|important to me",
    "it|this|that will|would help|make|give|let|allow",
    "it|this helps|makes|gives|means",
    "that|which|she|he|they means|mean",
    "it|this is important",
    "that is important",
    "i care about",
    "i value",
    "that way i|we|my",
    "due to",
    "given that",
    "one of my values",
    "my|the reason",
];

/// Connectives that are a reason only when a verb follows: "since my birthday" is a time.
const WITH_VERB: &[&str] = &["since my|our", "as my|this"];

/// Verbs and nouns that take "to" themselves: "want to", "ability to", "how to".
const GOVERNORS: &[&str] = &[
    "want",
    "need",
    "listen",
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
    "confidence",
    "courage",
    "strength",
    "energy",
];

/// Wide verbs that are a benefit only with a feeling or a state behind them: "to keep my mood up", not "to get milk".
const WIDE: &[&str] = &[
    "make", "get", "have", "let", "live", "take", "keep", "break", "give", "show", "control", "handle",
    "balance", "free", "grow", "stay", "prove", "release", "ground", "sleep", "connect", "maintain",
    "achieve", "slow", "stop", "avoid", "prevent",
];

/// Verbs of growth, which may also have one's own as their object: "to build my strength".
const GROWTH: &[&str] = &[
    "become", "build", "gain", "develop", "increase", "decrease", "lessen", "clear", "settle", "express",
    "process",
];

/// What one does something for, behind "for my" or "for better".
const BENEFITS: &[&str] = &[
    "back",
    "heart",
    "health",
    "wellbeing",
    "well-being",
    "mood",
    "sanity",
    "future",
    "recovery",
    "peace",
    "stress",
    "anxiety",
    "sleep",
    "energy",
    "kids",
    "children",
    "family",
    "mind",
    "good",
    "knees",
    "body",
    "self-esteem",
    "confidence",
    "relaxation",
    "fitness",
    "happiness",
    "self-care",
    "wellness",
    "sobriety",
    "depression",
];

pub(super) fn reason(words: &Words, marks: &[Mark], i: usize) -> Option<(usize, ())> {
    let opened = opener(words, i)
        .or_else(|| it_helps(words, i))
        .or_else(|| purpose(words, marks, i))
        .or_else(|| sake(words, marks, i))?;
    Some((end(words, i, i + opened) - i, ()))
}

fn opener(words: &Words, i: usize) -> Option<usize> {
    let open = words.one_of(i, phrases!(OPENERS));
    let with_verb = || words.one_of(i, phrases!(WITH_VERB)).filter(|n| verb_soon(words, i + n));
    let doing = words.at(i) == "since" && words.is(i + 1, Class::GERUND) && verb_soon(words, i + 2);
    open.or_else(|| so_that(words, i))
        .or_else(with_verb)
        .or(doing.then_some(2))
        .or_else(|| subject_is(words, i))
}

/// "so the day ends well", "so mum stops worrying": someone or something, and what it does then.
fn so_that(words: &Words, i: usize) -> Option<usize> {
    let subject = Class::DET.or(Class::POSS).or(Class::PERSON).or(Class::ABSTRACT).or(Class::THING);
    let degree = Class::MORE.or(Class::STATEADJ).or(Class::ADVERB);
    let named = words.at(i) == "so" && i > 0 && words.is(i + 1, subject) && !words.is(i + 1, degree);
    let other = words.at(i) == "so" && (words.class(i + 1).is_none() || words.is(i + 1, Class::CUE));
    let acts = other && words.is(i + 2, Class::VERB) && words.at(i + 2).ends_with('s');
    (acts || named && verb_soon(words, i + 2)).then_some(2)
}

/// "since honesty is important to me": since, a few words and a verb of being.
fn subject_is(words: &Words, i: usize) -> Option<usize> {
    let noun = words.is(i + 1, Class::ABSTRACT.or(Class::PERSON)) && !words.is(i + 1, Class::CALENDAR);
    (words.at(i) == "since" && noun && matches!(words.at(i + 2), "is" | "are" | "matters")).then_some(2)
}

fn verb_soon(words: &Words, from: usize) -> bool {
    (from..from + 4).take_while(|n| !words.ends(*n)).any(|n| words.is(n, Class::VERB.or(Class::AUX)))
}

/// "it clears my head", "that lifts me".
fn it_helps(words: &Words, i: usize) -> Option<usize> {
    let subject = matches!(words.at(i), "it" | "this" | "that" | "which");
    let helps =
        words.is(i + 1, Class::BENEFIT) && words.at(i + 1).ends_with('s') && !words.is(i + 1, Class::STATE);
    (subject && helps && words.is(i + 2, Class::POSS.or(Class::PRONOUN))).then_some(2)
}

/// `to reduce my anxiety`, `to feel less alone`, `not to burn out`: an infinitive of purpose with a benefit.
fn purpose(words: &Words, marks: &[Mark], i: usize) -> Option<usize> {
    let to = i + usize::from(words.at(i) == "not" && words.at(i + 1) == "to");
    if words.at(to) != "to" || i == 0 || words.ends(i - 1) {
        return None;
    }
    let verb = to + 1 + usize::from(words.is(to + 1, Class::ADVERB) && words.at(to + 1) != "not");
    let governed = GOVERNORS.contains(&words.before(i, 1)) || words.is(i - 1, Class::AUX);
    let good = words.is(verb, Class::BENEFIT) && benefits(words, verb);
    (good && !governed && !wanted_of_another(words, i) && acts_before(words, marks, i))
        .then_some(verb + 1 - i)
}

/// "get my mum to stop": the infinitive says what another is to do.
fn wanted_of_another(words: &Words, i: usize) -> bool {
    (i.saturating_sub(6)..i).any(|n| demands::others(words, n).is_some_and(|range| range.contains(&i)))
}

/// Whether an act, not only "I want" or "my goal", stands before `i` in the sentence.
fn acts_before(words: &Words, marks: &[Mark], i: usize) -> bool {
    let wrap = Class::PRONOUN.or(Class::AUX).or(Class::POSS).or(Class::HEDGE);
    let says =
        |n: usize| words.kind(n) != Kind::Mark && !words.is(n, wrap) && !matches!(words.at(n), "goal" | "to");
    let before = (i.saturating_sub(24)..i).rev().take_while(|n| !words.ends(*n));
    before.into_iter().any(|n| says(n) || marks[n] == Mark::Amount)
}

/// Whether what a verb is about is good for the person.
fn benefits(words: &Words, verb: usize) -> bool {
    let near = (verb + 1..verb + 6).take_while(|n| !words.ends(*n) && words.kind(*n) != Kind::Mark);
    let near: Vec<usize> = near.collect();
    let soon = |class: Class| near.iter().any(|n| words.is(*n, class));
    match words.at(verb) {
        "help" | "support" => soon(Class::POSS.or(Class::PRONOUN).or(Class::INWARD)) && !soon(Class::PERSON),
        "stop" | "avoid" | "prevent" if words.is(verb + 1, Class::GERUND) => true,
        "be" => {
            matches!(words.at(verb + 1), "there" | "a")
                || soon(Class::STATEADJ.or(Class::INNER).or(Class::MORE))
        }
        "meet" => soon(Class::PERSON.or(Class::ABSTRACT)),
        word if WIDE.contains(&word) => soon(Class::INWARD),
        word if GROWTH.contains(&word) => soon(Class::INWARD.or(Class::POSS)),
        _ => true,
    }
}

/// `for my health`, `for my kids' sake`, `for better sleep`, `for improved well-being`, `for my back`.
fn sake(words: &Words, marks: &[Mark], i: usize) -> Option<usize> {
    if words.at(i) != "for" || i == 0 || words.ends(i - 1) {
        return None;
    }
    let near = (i + 1..i + 6).take_while(|n| !words.ends(*n));
    if let Some(sake) = near.into_iter().find(|n| words.at(*n) == "sake") {
        return Some(sake + 1 - i);
    }
    let wanted =
        words.one_of(i + 1, phrases!(["better|improved|more|less|greater|inner|good|mental|emotional"]));
    let mine = words.one_of(i + 1, phrases!(["my|our|the"]));
    let j = i + 1 + wanted.or(mine).unwrap_or(0);
    let j = j + usize::from(matches!(
        words.at(j),
        "own" | "mental" | "physical" | "emotional" | "future" | "overall"
    ));
    let opened = wanted.is_some() || mine.is_some() || words.is(j, Class::ABSTRACT);
    let for_them = mine.is_some() && words.is(j, Class::PERSON) && acts_for(words, marks, i);
    (opened && BENEFITS.contains(&words.at(j)) && !for_them).then(|| j + 1 - i)
}

/// "Cook for my family", "buy a card for my kids": for them, not for their sake.
fn acts_for(words: &Words, marks: &[Mark], i: usize) -> bool {
    const GIVING: &[&str] = &[
        "cook", "buy", "make", "bake", "look", "care", "knit", "write", "plan", "prepare", "pay", "wait",
        "there",
    ];
    (i.saturating_sub(8)..i).any(|n| GIVING.contains(&words.at(n)) && marks[n] == Mark::Free)
}

/// Where a reason ends: the sentence's end, a new "I will", or the comma after a reason that opens the sentence.
fn end(words: &Words, start: usize, from: usize) -> usize {
    let opens = start == 0 || words.ends(start - 1);
    let turns =
        |n: usize| words.at(n) == "i" && matches!(words.at(n + 1), "will" | "plan" | "am") && n > from + 1;
    let comma = |n: usize| words.at(n) == "," && (opens || words.at(n + 1) == "i");
    (from..words.len()).find(|n| words.ends(*n) || turns(*n) || comma(*n)).unwrap_or(words.len())
}
