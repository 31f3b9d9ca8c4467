//! A line that nobody is to read: typed unseen, wiped from memory when it is done with.

use std::fmt;

use zeroize::Zeroizing;

/// In bytes. There is room for all of it from the start, so that no shorter copy is left behind.
const MOST: usize = 1024;

/// A passphrase.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Default for Secret {
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(MOST)))
    }
}

impl Secret {
    /// One more letter; what no keyboard gives and what is too long is left out.
    pub fn push(&mut self, letter: char) {
        if !letter.is_control() && self.0.len() + letter.len_utf8() <= MOST {
            self.0.push(letter);
        }
    }

    /// The first line of a text that was pasted.
    pub fn push_line(&mut self, text: &str) {
        text.lines().next().unwrap_or_default().chars().for_each(|letter| self.push(letter));
    }

    pub fn pop(&mut self) {
        self.0.pop();
    }

    pub fn wipe(&mut self) {
        *self = Self::default();
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many letters.
    pub fn count(&self) -> usize {
        self.0.chars().count()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        let mut secret = Self::default();
        secret.push_line(text);
        secret
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_line_is_taken_to_its_end_and_never_shown() {
        let mut secret = Secret::from("väl\tkommen\nsecond");
        assert_eq!((secret.as_str(), secret.count()), ("välkommen", 9));
        secret.pop();
        secret.push('\r');
        assert_eq!(secret.as_str(), "välkomme");
        assert_eq!(format!("{secret:?}"), "Secret");
        secret.wipe();
        (0..2 * MOST).for_each(|_| secret.push('é'));
        assert_eq!(secret.as_str().len(), MOST);
    }
}
