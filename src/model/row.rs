//! Words that mean something by their place, as a goal's five levels do: two hands may each change one of them.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::fields::Words;
use super::rebase::{Hand, Rebase};

/// Words in their places; empty where a place has none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Row(Vec<String>);

impl Row {
    fn at(&self, place: usize) -> String {
        self.0.get(place).cloned().unwrap_or_default()
    }
}

/// A row without a word is none.
impl FromIterator<String> for Row {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        let mut row = Self(words.into_iter().collect());
        if row.0.iter().all(String::is_empty) {
            row.0.clear();
        }
        row
    }
}

impl Deref for Row {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Row {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Rebase for Row {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand) {
        if from == to {
            return;
        }
        let places = self.len().max(from.len()).max(to.len());
        let rebased = |place: usize| {
            let mut now = self.at(place);
            now.rebase(&from.at(place), &to.at(place), hand);
            now
        };
        *self = (0..places).map(rebased).collect();
    }
}

impl Words for Row {
    fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
        self.0.words(say);
    }

    fn join_words(&mut self, other: &Self) {
        let places = self.len().max(other.len());
        let joined = |place: usize| {
            let mut own = self.at(place);
            own.join_words(&other.at(place));
            own
        };
        *self = (0..places).map(joined).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(words: [&str; 5]) -> Row {
        words.into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn two_hands_change_two_places_and_each_word_stays_in_its_own() {
        let was = row(["none", "", "twice", "", "daily"]);
        let mut now = row(["none", "once", "twice", "", "daily"]);
        now.rebase(&was, &row(["none", "", "twice", "four times", ""]), Hand::Firm);
        assert_eq!(now, row(["none", "once", "twice", "four times", ""]));
        now.rebase(&row(["none", "", "", "", ""]), &Row::default(), Hand::Gentle);
        assert_eq!(now, row(["", "once", "twice", "four times", ""]));
    }

    #[test]
    fn a_row_without_a_word_is_none() {
        assert_eq!(row([""; 5]), Row::default());
        let mut now = row(["", "", "x", "", ""]);
        now.rebase(&now.clone(), &Row::default(), Hand::Firm);
        assert!(now.is_empty());
    }

    #[test]
    fn two_versions_come_together_place_by_place() {
        let mut one = row(["none", "", "twice", "", ""]);
        one.join_words(&row(["none", "once", "three times", "", ""]));
        assert_eq!(one, row(["none", "once", "twice / three times", "", ""]));
    }
}
