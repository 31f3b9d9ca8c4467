//! A word being looked for in a text, in any case; a letter without an accent finds those with one. Knows no record.

use super::letters::{is_accent, plain};

/// A word being looked for, in any case.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    small: Vec<char>,
    ascii: bool,
}

impl Word {
    /// The words of a text that was typed.
    pub fn all(text: &str) -> Vec<Self> {
        let small = |word: &str| word.to_lowercase().chars().collect();
        text.split_whitespace().map(|word| Self { small: small(word), ascii: word.is_ascii() }).collect()
    }

    pub fn is_in(&self, text: &str) -> bool {
        let Some(first) = self.small.first() else { return true };
        if self.ascii && text.is_ascii() {
            let either = [*first as u8, first.to_ascii_uppercase() as u8];
            let places = text.as_bytes().windows(self.small.len());
            return places.filter(|at| either.contains(&at[0])).any(|at| self.begins_bytes(at));
        }
        let large = first.to_uppercase().next().unwrap_or(*first);
        let places = text.char_indices().filter(|(_, c)| c == first || *c == large || !c.is_ascii());
        places.into_iter().any(|(at, _)| self.begins(&text[at..]))
    }

    fn begins_bytes(&self, text: &[u8]) -> bool {
        text.iter().zip(&self.small).all(|(byte, small)| char::from(byte.to_ascii_lowercase()) == *small)
    }

    fn begins(&self, text: &str) -> bool {
        let mut wanted = &self.small[..];
        let mut begun = false;
        for c in text.chars().flat_map(char::to_lowercase) {
            match wanted.split_first() {
                None => return true,
                Some((first, rest)) if *first == c => wanted = rest,
                Some(_) if begun && is_accent(c) => {}
                Some(_) => match without_beginning(wanted, plain(c)) {
                    Some(rest) => wanted = rest,
                    None => return false,
                },
            }
            begun = true;
        }
        wanted.is_empty()
    }
}

/// What is still wanted after those letters, of which the wanted may end in the middle; none where they are others.
fn without_beginning<'a>(wanted: &'a [char], letters: &str) -> Option<&'a [char]> {
    let (begin, rest) = wanted.split_at(letters.len().min(wanted.len()));
    (!letters.is_empty() && begin.iter().copied().eq(letters.chars().take(begin.len()))).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_case_and_script() {
        let table = [
            ("Called the Bank", "bank"),
            ("a bbank", "BANK"),
            ("ЗВОНОК", "звон"),
            ("мой звонок", "ЗВОН"),
            ("naïve", "naï"),
            ("Éclair", "é"),
            ("Zoë", "zoe"),
            ("toujours FATIGUÉE", "fatiguee"),
            ("e\u{301}te\u{301} long", "ete"),
            ("die Straße, das Œuvre", "strasse oeuvre stras"),
            ("Łódź, Đà Nẵng, Şişli, coração", "lodz da nang sisli coracao"),
            ("x", ""),
        ];
        for (text, wanted) in table {
            assert!(Word::all(wanted).iter().all(|word| word.is_in(text)), "{wanted} in {text}");
        }
        for (text, wanted) in
            [("ban", "bank"), ("", "b"), ("é", "è"), ("eclair", "éclair"), ("ß", "sz"), ("nаive", "naive")]
        {
            assert!(!Word::all(wanted).iter().all(|word| word.is_in(text)), "{wanted} in {text}");
        }
    }
}
