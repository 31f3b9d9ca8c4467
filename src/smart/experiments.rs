//! Open goals: to find something out, whatever comes of it. They are not asked how far or until when.

use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::{Mark, Signals};
use super::tokens::Words;
use std::ops::Range;

const OPENERS: &[&str] = &[
    "see how|what|whether|if|which|where",
    "find out",
    "experiment with",
    "try out",
    "try different|various|new",
    "explore how|what|which|whether|different|ways|some|a|new",
    "notice how|what|when|which",
    "test whether|how|if|what",
    "learn which|what|whether",
    "discover what|which|how|whether",
    "observe how|what|when",
    "play around with",
    "be|get curious about",
];

/// Where an open goal opens.
pub(super) fn opener(words: &Words, signals: &Signals) -> Option<Range<usize>> {
    let open = |n: &usize| signals.marks[*n] != Mark::Reason;
    (0..words.len()).filter(open).find_map(|n| Some(n..n + words.one_of(n, phrases!(OPENERS))?))
}

/// The opener with the act or thing that is tried, when there is one.
pub(super) fn tried_out(words: &Words, signals: &Signals) -> Option<Range<usize>> {
    let opener = opener(words, signals)?;
    let tried = Class::ACT.or(Class::THING);
    let behind = opener.end..words.len().min(opener.end + 12);
    let found =
        behind.take_while(|n| !words.ends(*n)).find(|n| words.is(*n, tried) && !words.is(*n, Class::PREP))?;
    Some(opener.start..found + 1)
}
