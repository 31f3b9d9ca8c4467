//! Goals that are not coached: to be taken to a therapist or doctor first, and words of crisis, which `support` knows.
//! Short lists of phrases, each with what makes it innocent; they will miss and misfire, and nothing is recorded.

mod body;
mod medicine;

use super::signals::Signals;
use super::tokens::Words;
use super::{Care, Every, Known};
use crate::support;

/// A sentence, with the phrases found in it.
#[derive(Clone, Copy)]
struct Look<'a> {
    words: &'a Words<'a>,
    signals: &'a Signals,
    known: &'a Known,
}

impl Look<'_> {
    /// Whether one of `wanted` stands in a range of the sentence.
    fn any(self, range: std::ops::Range<usize>, wanted: &[&str]) -> bool {
        range.take_while(|n| *n < self.words.len()).any(|n| wanted.contains(&self.words.at(n)))
    }

    /// Whether it is done every day.
    fn daily(self) -> bool {
        self.signals
            .rhythms
            .iter()
            .any(|found| matches!(found.value.every, Some(Every::Daily | Every::PerDay(_))))
    }

    /// Whether one of `wanted` stands up to `back` words before `i`, in the same sentence.
    fn before(self, i: usize, back: usize, wanted: &[&str]) -> bool {
        let range = (i.saturating_sub(back)..i).rev().take_while(|n| !self.words.ends(*n));
        range.into_iter().any(|n| wanted.contains(&self.words.at(n)))
    }
}

/// What a sentence needs before any coaching; crisis first.
pub(super) fn care(words: &Words, signals: &Signals, known: &Known) -> Option<Care> {
    let look = Look { words, signals, known };
    let risks: &[fn(Look, usize) -> bool] = &[
        medicine::stops,
        medicine::detoxes,
        body::starves,
        body::loses,
        body::purges,
        body::overtrains,
        body::punishes,
        body::stays_awake,
    ];
    if support::offers_help(words.source) {
        return Some(Care::Support);
    }
    (0..words.len()).any(|i| risks.iter().any(|risk| risk(look, i))).then_some(Care::Professional)
}
