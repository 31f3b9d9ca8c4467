//! A word being looked for in a text, in any case. Knows no record.

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
        let places = text.char_indices().filter(|(_, c)| c == first || *c == large);
        places.into_iter().any(|(at, _)| self.begins(&text[at..]))
    }

    fn begins_bytes(&self, text: &[u8]) -> bool {
        text.iter().zip(&self.small).all(|(byte, small)| char::from(byte.to_ascii_lowercase()) == *small)
    }

    fn begins(&self, text: &str) -> bool {
        let mut folded = text.chars().flat_map(char::to_lowercase);
        self.small.iter().all(|small| folded.next() == Some(*small))
    }
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
            ("x", ""),
        ];
        for (text, wanted) in table {
            assert!(Word::all(wanted).iter().all(|word| word.is_in(text)), "{wanted} in {text}");
        }
        for (text, wanted) in [("ban", "bank"), ("", "b"), ("é", "è"), ("nаive", "naive")] {
            assert!(!Word::all(wanted).iter().all(|word| word.is_in(text)), "{wanted} in {text}");
        }
    }
}
