//! The clauses of a sentence, each without the words that only carry it: "I want to", "stop", "start", "learn to".

use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::{Mark, Signals};
use super::tokens::{Kind, Words};
use std::ops::Range;

/// One clause and what was taken off its start.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// All of it.
    pub whole: Range<usize>,
    /// From its head on; empty when only phrases that were marked stand in it.
    pub core: Range<usize>,
    /// "not", "stop", "avoid".
    pub negated: bool,
    /// "be able to", "learn to": the act itself stays open.
    pub able: bool,
    /// "start …ing", "go …ing": a definite act by itself.
    pub began: bool,
    /// "will have spoken": done by then.
    pub done: bool,
}

/// Openers that carry no act of their own; the longest that fits is taken off, again and again.
const CARRIERS: &[&str] = &[
    "my goal|aim|plan|target|hope|intention|wish is to|that",
    "my goal|aim|plan|target|hope|intention|wish is",
    "my goal|aim|plan for",
    "the goal|aim|plan is to",
    "the goal|aim|plan is",
    "goal",
    "i will|would|want|need|wish|hope|plan|intend|aim|can|could|shall|must|am",
    "i would like|love to",
    "i would like|love",
    "i want|need|have|plan|intend|aim|wish|hope|like|love to",
    "i am going|planning|hoping|aiming|trying|determined|committed to",
    "i plan on",
    "i do not want to",
    "i do not want",
    "we will|want|would|are",
    "it is",
    "i",
    "we",
    "let us|me",
    "want|need|going|like|have|aim|plan|decide|choose|dare|continue|begin|start|remember|commit to",
    "would like to",
    "will",
    "will have",
    "i will have",
    "i have",
    "have",
    "to",
    "be able to",
    "able to",
    "learn to",
    "learn how to",
    "be sure to",
    "be willing to",
    "be brave enough to",
    "get better at",
    "get used to",
    "get around to",
    "get into the habit of",
    "make it a habit to",
    "make a habit of",
    "make sure",
    "make sure to|i|that|we",
    "make an effort to",
    "make|find time to|for",
    "do my best to",
    "work towards|up to",
    "work on being",
    "focus on being",
    "keep on",
    "allow|force|push|get|challenge|ask|let|encourage myself to",
    "set a goal to|of",
    "set myself a goal to|of",
    "use the time to",
    "set aside",
    "give myself",
    "spend",
    "and",
    "then",
    "also",
    "just",
    "please",
    "really",
    "honestly|basically|ultimately|eventually|someday|gradually",
    "need|want",
    "i do not ever want to",
    "simply",
    "finally",
    "actually",
    "only",
    "always",
    "so",
    "but",
    "instead",
    "by",
    "of",
    "ok|okay",
    "not",
    "no",
    "no more",
    "do not",
    "can not",
    "never",
];

/// Words before a gerund that begin or keep up what it names.
const BEGINNERS: &[&str] =
    &["start", "begin", "keep", "try", "go", "continue", "consider", "get", "practice", "resume", "enjoy"];

/// Words that turn the clause into what is not done any more.
const STOPPERS: &[&str] = &["stop", "quit", "avoid", "resist", "stopping", "avoiding", "quitting"];

/// The clauses, in order.
pub(super) fn clauses(words: &Words, signals: &Signals) -> Vec<Clause> {
    ranges(words, signals).into_iter().map(|range| clause(words, signals, range)).collect()
}

/// Ranges between full stops, and between "and", "then", a comma and a verb after them.
fn ranges(words: &Words, signals: &Signals) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    for i in 0..=words.len() {
        let outside = i == words.len() || words.ends(i);
        // "Every morning, meditate": how often belongs to what follows.
        let opens = (start..i).all(|n| !signals.free(n) || words.kind(n) == Kind::Mark);
        if outside || !opens && joins(words, signals, i) {
            if start < i {
                all.push(start..i);
            }
            start = i + 1;
        }
    }
    all
}

/// Whether the word at `i` joins two clauses: a new act starts behind it.
fn joins(words: &Words, signals: &Signals, i: usize) -> bool {
    if signals.marks[i] == Mark::Reason {
        return false;
    }
    let mut j = i + 1;
    while matches!(words.at(j), "also" | "then" | "to" | "and" | "not" | "maybe" | "instead") && j < i + 4 {
        j += 1;
    }
    let gerund = words.is(j, Class::GERUND);
    match words.at(i) {
        _ if !signals.free(j) => false,
        "by" => signals.free(i) && gerund,
        "and" | "then" | "but" | "," => words.at(j) == "i" || !gerund && is_head(words, signals, j),
        _ => false,
    }
}

/// Whether a verb at `j` heads a clause, and is not the noun of the same spelling ("diet and sleep plan").
fn is_head(words: &Words, signals: &Signals, j: usize) -> bool {
    let noun = Class::THING.or(Class::ABSTRACT).or(Class::ACTNOUN).or(Class::UNIT).or(Class::PERSON);
    let noun = noun.or(Class::STATEADJ).or(Class::INTAKE);
    let opens_object =
        Class::DET.or(Class::POSS).or(Class::PREP).or(Class::PRONOUN).or(Class::PERSON).or(Class::MORE);
    let followed = j + 1 < words.len() && (!signals.free(j + 1) || words.is(j + 1, opens_object));
    words.is(j, Class::VERB.or(Class::STATE)) && !words.is(j, Class::PREP) && (!words.is(j, noun) || followed)
}

fn clause(words: &Words, signals: &Signals, whole: Range<usize>) -> Clause {
    let mut clause = Clause {
        core: whole.clone(),
        whole: whole.clone(),
        negated: false,
        able: false,
        began: false,
        done: false,
    };
    let mut i = whole.start;
    let mut will = false;
    while i < whole.end {
        if !signals.free(i) || words.kind(i) == Kind::Mark {
            i += 1;
        } else if let Some(n) = carried(words, signals, i) {
            let taken = i..i + n;
            clause.negated |= taken.clone().any(|n| words.is(n, Class::NOT));
            clause.able |= taken.clone().any(|n| matches!(words.at(n), "able" | "learn" | "better"));
            will |= taken.clone().any(|n| words.at(n) == "will");
            clause.done |= will && words.at(i + n - 1) == "have";
            i += n;
        } else if STOPPERS.contains(&words.at(i)) {
            clause.negated = true;
            i += 1;
        } else if begins(words, signals, i) && i + 1 < whole.end {
            clause.began = true;
            i += 1;
        } else {
            break;
        }
    }
    clause.core = i.min(whole.end)..whole.end;
    clause
}

/// How many tokens of a carrier stand at `i`; "have" stays before a noun, "spend" before anything but an amount.
fn carried(words: &Words, signals: &Signals, i: usize) -> Option<usize> {
    let there = |n: usize| words.is(n, Class::PLACE) || words.at(n) == "work";
    let fits = |n: usize, _| match words.at(i + n - 1) {
        // "going to therapy" goes there.
        "to" if words.before(i + n, 2) == "going" && n >= 2 => {
            words.is(i + n, Class::VERB.or(Class::STATE)) && !there(i + n)
        }
        "have" => words.is(i + n, Class::PAST),
        "spend" => signals.marks.get(i + n) == Some(&Mark::Amount),
        _ => true,
    };
    phrases!(CARRIERS).find_where(words, i, fits).map(|(n, _)| n)
}

fn begins(words: &Words, signals: &Signals, i: usize) -> bool {
    BEGINNERS.contains(&words.at(i))
        && words.is(i + 1, Class::GERUND)
        && signals.free(i + 1)
        && words.at(i + 1) != "feeling"
}
