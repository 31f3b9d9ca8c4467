//! A field as a question on one line, and a line as its answer: for whoever asks without drawing.

use super::cell::Cell;
use super::{Fields, Kind};

/// One question, as a form would show it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The heading above it; empty where it stands under the same as the one before.
    pub section: &'static str,
    pub label: String,
    pub hint: String,
    /// What is said under it.
    pub echo: String,
    pub kind: Kind,
    /// Those of a choice, or suggestions for words.
    pub options: Vec<String>,
    /// The answer it has, in words.
    pub value: String,
    pub complaint: Option<String>,
}

impl Fields {
    /// How many questions there are, those not asked now among them.
    pub fn count(&self) -> usize {
        self.slots.len()
    }

    /// The question at that place; none where it is not asked now.
    pub fn asked(&self, at: usize) -> Option<Asked> {
        let slot = self.slots.get(at).filter(|slot| !slot.hidden)?;
        let options: Vec<String> = slot.options().into_iter().map(str::to_owned).collect();
        let value = match &slot.cell {
            Cell::Choice(choice) => choice.chosen.and_then(|at| options.get(at).cloned()).unwrap_or_default(),
            Cell::Tick(ticked) => if *ticked { "yes" } else { "" }.to_owned(),
            Cell::Words(_) => self.words(at).join(", "),
            Cell::List(_) => self.items(at).join("; "),
            Cell::Text(_) | Cell::Number(_) => self.text(at).trim().to_owned(),
        };
        Some(Asked {
            section: slot.spec.section,
            label: slot.label().split_whitespace().collect::<Vec<_>>().join(" "),
            hint: slot.hint().to_owned(),
            echo: slot.echo.clone().unwrap_or_default(),
            kind: slot.spec.kind,
            options,
            value,
            complaint: slot.complaint.clone(),
        })
    }

    /// Takes a line as the answer; an empty one empties it. A line of a list is added to it.
    ///
    /// # Errors
    /// What would be right, as in “a number from 0 to 10”.
    pub fn answer(&mut self, at: usize, line: &str) -> Result<(), String> {
        let Some(slot) = self.slots.get(at) else { return Ok(()) };
        let line = line.trim();
        let options: Vec<String> = slot.options().into_iter().map(str::to_owned).collect();
        match slot.spec.kind {
            Kind::Line | Kind::Lines { .. } | Kind::Date => self.set_value(at, line),
            Kind::Number { min, max } => self.set_number(at, number(line, min, max)?),
            Kind::Choice { optional: true, .. } if line.is_empty() => self.set_choice(at, None),
            Kind::Choice { .. } if line.is_empty() => self.set_choice(at, Some(0)),
            Kind::Choice { .. } => self.set_choice(at, Some(chosen(line, &options)?)),
            Kind::Tick => self.set_tick(at, yes(line)?),
            Kind::Words { .. } => {
                let words = line.split(',').map(str::trim).filter(|word| !word.is_empty());
                self.set_words(at, words.map(|word| suggested(word, &options)).collect());
            }
            Kind::List if line.is_empty() => self.set_items(at, Vec::new()),
            Kind::List => {
                let before = self.items(at);
                self.set_items(at, before.iter().map(String::as_str).chain([line]).collect());
            }
        }
        self.focus_at(at);
        Ok(())
    }
}

fn number(line: &str, min: i32, max: i32) -> Result<Option<i32>, String> {
    if line.is_empty() {
        return Ok(None);
    }
    let within = line.parse().ok().filter(|number| (min..=max).contains(number));
    within.map(Some).ok_or_else(|| format!("a number from {min} to {max}"))
}

/// An option by its number or by its first letters, where they are no other's.
fn chosen(line: &str, options: &[String]) -> Result<usize, String> {
    if let Ok(number) = line.parse::<usize>() {
        let at = number.checked_sub(1).filter(|at| *at < options.len());
        return at.ok_or_else(|| format!("a number from 1 to {}", options.len()));
    }
    only(line, options).ok_or_else(|| "the number of one of them, or its first letters".to_owned())
}

/// The one option that a text names or begins.
fn only(text: &str, options: &[String]) -> Option<usize> {
    let text = text.to_lowercase();
    let whole = options.iter().position(|option| option.to_lowercase() == text);
    whole.or_else(|| {
        let mut begins = (0..options.len()).filter(|at| options[*at].to_lowercase().starts_with(&text));
        begins.next().filter(|_| begins.next().is_none())
    })
}

/// A word of one's own, or the suggestion it begins.
fn suggested(word: &str, options: &[String]) -> String {
    only(word, options).map_or(word, |at| &options[at]).to_owned()
}

fn yes(line: &str) -> Result<bool, String> {
    match line.to_lowercase().as_str() {
        "y" | "yes" => Ok(true),
        "" | "n" | "no" => Ok(false),
        _ => Err("y or n".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Vec<String> {
        ["keep", "adjust", "break down", "calm", "calmer"].map(str::to_owned).to_vec()
    }

    #[test]
    fn an_option_is_named_by_its_number_or_by_letters_that_are_no_others() {
        assert_eq!(chosen("2", &options()), Ok(1));
        assert_eq!(chosen("Br", &options()), Ok(2));
        assert_eq!(chosen("calm", &options()), Ok(3), "the whole word goes before a longer one");
        for wrong in ["0", "6", "ca", "x"] {
            assert!(chosen(wrong, &options()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_word_of_ones_own_stays_as_it_is() {
        assert_eq!(suggested("adj", &options()), "adjust");
        assert_eq!(suggested("müde", &options()), "müde");
    }

    #[test]
    fn a_number_out_of_its_bounds_is_told_them() {
        assert_eq!(number("10", 1, 10), Ok(Some(10)));
        assert_eq!(number("", 1, 10), Ok(None));
        assert_eq!(number("11", 1, 10), Err("a number from 1 to 10".to_owned()));
    }
}
