//! Words picked by their first letters, or typed as one's own.

use super::cell::{Reply, reply};
use crate::keys::{self, BACKSPACE, Binding, ENTER, Hint, Key, LEFT, RIGHT, char, on, quiet};
use crate::text::{Pane, Text, TextOp};

/// At most this many words in one field.
const MOST: usize = 200;

#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    chosen: Vec<String>,
    typed: Text,
    /// Which of the offers is picked.
    pick: Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Command {
    Take,
    Next,
    Previous,
    Back,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER, char(',')], Command::Take, "take the word"),
    on(&[RIGHT], Command::Next, "next word offered"),
    quiet(&[LEFT], Command::Previous, "word offered before"),
    quiet(&[BACKSPACE], Command::Back, "remove the last word"),
];

impl Words {
    /// Without a word to take, Enter and a comma are not this field's.
    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = keys::hints(KEYS);
        hints.retain(|hint| self.pick.is_some() || !hint.keys.contains(&ENTER));
        hints
    }

    pub fn set(&mut self, words: impl IntoIterator<Item = String>) {
        *self = Self::default();
        words.into_iter().for_each(|word| self.add(&word));
    }

    /// The chosen words, and the one being picked or typed.
    pub fn all(&self, offers: &[&str]) -> Vec<String> {
        let mut words = self.clone();
        words.take(offers);
        words.chosen
    }

    pub fn chosen(&self) -> &[String] {
        &self.chosen
    }

    pub fn typed(&self) -> &Text {
        &self.typed
    }

    pub fn pick(&self) -> Option<usize> {
        self.pick
    }

    /// What is typed, and the suggestions it may mean, those first that begin with it. A suggestion stands before what is
    /// typed only where no other is meant: of a phrase, a letter or two feelings that begin alike nothing is guessed.
    pub fn offers<'a>(&'a self, suggestions: &[&'a str]) -> Vec<&'a str> {
        let typed = self.typed.as_str().trim().to_lowercase();
        let begins = |text: &str| text.to_lowercase().starts_with(&typed);
        let inside = |text: &str| !begins(text) && text.split_whitespace().any(begins);
        let left = || suggestions.iter().copied().filter(|word| !self.has(word));
        let mut offers: Vec<&str> = left().filter(|word| begins(word)).collect();
        offers.extend(left().filter(|word| inside(word)));
        let own = self.typed.as_str().trim();
        match offers.iter().position(|offer| offer.to_lowercase() == typed) {
            Some(at) => offers[..=at].rotate_right(1),
            None if own.is_empty() => {}
            None => {
                let is_clear = offers.len() == 1 && 1 < own.chars().count();
                offers.insert(usize::from(is_clear), own);
            }
        }
        offers
    }

    pub fn key(&mut self, key: Key, suggestions: &[&str], pane: Pane) -> Reply {
        match keys::find(KEYS, key) {
            Some(Command::Take) => self.take_key(key, suggestions),
            Some(Command::Next) => self.move_pick(suggestions, 1),
            Some(Command::Previous) => self.move_pick(suggestions, -1),
            Some(Command::Back) if self.typed.is_empty() => self.remove_last(),
            _ => match TextOp::from_key(key) {
                Some(TextOp::Up | TextOp::Down | TextOp::PageUp | TextOp::PageDown) | None => Reply::Unknown,
                Some(op) => {
                    let applied = self.typed.apply(op, pane);
                    self.pick = (!self.typed.is_empty()).then_some(0);
                    reply(applied)
                }
            },
        }
    }

    /// Words parted by commas or line ends.
    pub fn paste(&mut self, text: &str) -> Reply {
        let room = MOST.saturating_sub(self.chosen.len());
        let words: Vec<&str> = text.split([',', '\n', '\r']).filter(|word| !word.trim().is_empty()).collect();
        words.iter().take(room).for_each(|word| self.add(word));
        if room < words.len() { Reply::Full } else { Reply::Edited }
    }

    pub fn take(&mut self, suggestions: &[&str]) -> bool {
        let Some(pick) = self.pick else { return false };
        let word = self.offers(suggestions).get(pick).map(|word| (*word).to_owned());
        self.typed = Text::default();
        self.pick = None;
        word.inspect(|word| self.add_known(word, suggestions)).is_some()
    }

    /// Of a phrase in which each word is one that is offered, each by itself: “tired calm”.
    fn add_known(&mut self, phrase: &str, suggestions: &[&str]) {
        let known = |word: &str| suggestions.iter().find(|offer| offer.to_lowercase() == word.to_lowercase());
        let each: Option<Vec<&&str>> = phrase.split_whitespace().map(known).collect();
        match each {
            Some(words) => words.into_iter().for_each(|word| self.add(word)),
            None => self.add(phrase),
        }
    }

    pub fn take_offer(&mut self, offer: usize, suggestions: &[&str]) {
        self.pick = Some(offer);
        self.take(suggestions);
    }

    fn take_key(&mut self, key: Key, suggestions: &[&str]) -> Reply {
        let taken = self.take(suggestions);
        match key.typed() {
            _ if taken => Reply::Edited,
            Some(_) => Reply::Nothing,
            None => Reply::Unknown,
        }
    }

    fn move_pick(&mut self, suggestions: &[&str], by: isize) -> Reply {
        let last = match self.offers(suggestions).len() {
            0 => return Reply::Nothing,
            len => len - 1,
        };
        let least = if self.typed.is_empty() { None } else { Some(0) };
        self.pick = match self.pick {
            None if 0 < by => Some(0),
            None => None,
            Some(0) if by < 0 => least,
            Some(pick) => Some(pick.saturating_add_signed(by).min(last)),
        };
        Reply::Moved
    }

    fn remove_last(&mut self) -> Reply {
        self.pick = None;
        if self.chosen.pop().is_some() { Reply::Edited } else { Reply::Nothing }
    }

    fn add(&mut self, word: &str) {
        let line = Text::line(word.trim());
        if !line.is_empty() && !self.has(line.as_str()) && self.chosen.len() < MOST {
            self.chosen.push(line.as_str().to_owned());
        }
    }

    fn has(&self, word: &str) -> bool {
        self.chosen.iter().any(|chosen| chosen == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEELINGS: &[&str] = &["calm", "content", "tired", "tense", "on edge"];

    fn after(keys: &str) -> Words {
        let mut words = Words::default();
        for key in Key::parse_all(keys) {
            words.key(key, FEELINGS, Pane { width: 40, height: 1 });
        }
        words
    }

    #[test]
    fn first_letters_pick_and_enter_or_a_comma_takes() {
        assert_eq!(after("ca<enter>").chosen(), ["calm"]);
        assert_eq!(after("ti,te,co<enter>").chosen(), ["tired", "tense", "content"]);
        assert_eq!(after("ed<enter>").chosen(), ["on edge"]);
    }

    #[test]
    fn a_phrase_stays_as_it_was_typed_and_no_feeling_is_guessed_that_was_not_meant() {
        for phrase in ["not calm", "in pain", "a bit tired", "t", "no content", "t c"] {
            assert_eq!(after(&format!("{},", phrase.replace(' ', "<space>"))).chosen(), [phrase]);
        }
        assert_eq!(after("tired<space>calm,").chosen(), ["tired", "calm"]);
        let mut words = Words::default();
        for letter in ['h', 'o'] {
            words.key(
                Key::parse_all(&letter.to_string())[0],
                &["hopeful", "hopeless"],
                Pane { width: 40, height: 1 },
            );
        }
        assert_eq!(words.all(&["hopeful", "hopeless"]), ["ho"], "one is the other's opposite");
    }

    #[test]
    fn arrows_choose_among_what_is_offered() {
        assert_eq!(after("t<right><enter>").chosen(), ["tired"]);
        assert_eq!(after("t<right><right><enter>").chosen(), ["tense"]);
        assert_eq!(after("<right><right><enter>").chosen(), ["content"]);
    }

    #[test]
    fn a_word_of_ones_own_is_taken_as_it_is() {
        assert_eq!(after("hopeful,").chosen(), ["hopeful"]);
        assert_eq!(after("t<enter>").chosen(), ["t"]);
    }

    #[test]
    fn backspace_removes_the_last_word_once_nothing_is_typed() {
        assert_eq!(after("ca,te,x<backspace>").chosen(), ["calm", "tense"]);
        assert_eq!(after("ca,te,x<backspace><backspace>").chosen(), ["calm"]);
    }

    #[test]
    fn a_word_half_typed_counts() {
        assert_eq!(after("ca,ti").all(FEELINGS), ["calm", "tired"]);
    }

    #[test]
    fn the_same_word_is_there_once() {
        assert_eq!(after("calm,calm,").chosen(), ["calm"]);
    }
}
