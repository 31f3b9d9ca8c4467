//! Tables of phrases, found by their first word: a token that opens none costs one bit to see.

use super::tokens::Words;
use std::collections::HashMap;

/// Phrases with one space between words, where `a|b` is either word. The longest that fits wins.
pub(super) struct Phrases {
    seen: u64,
    by_first: HashMap<&'static str, Vec<Phrase>>,
}

/// What follows the first word, and the row it came from.
struct Phrase {
    row: usize,
    rest: Vec<&'static str>,
}

impl Phrases {
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a &'static str>) -> Phrases {
        let mut phrases = Phrases { seen: 0, by_first: HashMap::new() };
        for (row, text) in rows.into_iter().copied().enumerate() {
            let mut words = text.split(' ');
            let firsts = words.next().unwrap_or_default();
            let rest: Vec<&str> = words.collect();
            for first in firsts.split('|') {
                phrases.seen |= bit(first);
                phrases.by_first.entry(first).or_default().push(Phrase { row, rest: rest.clone() });
            }
        }
        phrases
    }

    /// How many tokens from `i` on are one of the phrases, and its row; the longest.
    pub fn find(&self, words: &Words, i: usize) -> Option<(usize, usize)> {
        self.find_where(words, i, |_, _| true)
    }

    /// As [`Phrases::find`], among those whose length and row pass.
    pub fn find_where(
        &self,
        words: &Words,
        i: usize,
        pass: impl Fn(usize, usize) -> bool,
    ) -> Option<(usize, usize)> {
        let first = words.at(i);
        if self.seen & bit(first) == 0 {
            return None;
        }
        let stands = |phrase: &Phrase| {
            phrase.rest.iter().enumerate().all(|(n, word)| words.is_one_of(i + 1 + n, word))
        };
        let fits = |phrase: &&Phrase| stands(phrase) && pass(phrase.rest.len() + 1, phrase.row);
        let fitting = self.by_first.get(first)?.iter().filter(fits);
        fitting.map(|phrase| (phrase.rest.len() + 1, phrase.row)).max_by_key(|(len, _)| *len)
    }
}

/// One of 64 bits for a word, from its ends and its length.
fn bit(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let ends =
        bytes.first().copied().unwrap_or(0) as usize * 5 + bytes.last().copied().unwrap_or(0) as usize * 11;
    1 << ((ends + bytes.len() * 3) % 64)
}

/// A table built on first use, where it is used: a list of phrases, or what gives them.
macro_rules! phrases {
    ([$($phrase:expr),* $(,)?]) => { $crate::smart::phrases::phrases!(&[$($phrase),*]) };
    ($table:expr) => {{
        static TABLE: std::sync::LazyLock<$crate::smart::phrases::Phrases> =
            std::sync::LazyLock::new(|| $crate::smart::phrases::Phrases::of($table));
        &*TABLE
    }};
}
pub(super) use phrases;
