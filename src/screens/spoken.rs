//! Rows of a screen as lines for whoever hears them: what each says, and what it stands for. Draws nothing.

use crate::ui::list::{Kind, Row};

/// A line, and what is chosen by it, if something is.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoken<T> {
    pub words: String,
    pub item: Option<T>,
}

/// The rows with what those that can be chosen stand for; air is left out.
pub fn spoken<T>(rows: &[Row], items: impl IntoIterator<Item = T>) -> Vec<Spoken<T>> {
    let mut items = items.into_iter();
    let line = |row: &Row| {
        let item = if row.kind == Kind::Item { items.next() } else { None };
        Spoken { words: words(row), item }
    };
    rows.iter().map(line).filter(|line| !line.words.is_empty()).collect()
}

/// Columns become parts of one sentence.
fn words(row: &Row) -> String {
    let whole: String = row.line.spans.iter().map(|span| span.content.as_ref()).collect();
    let mut words = String::new();
    for part in whole.split("  ").map(str::trim).filter(|part| !part.is_empty()) {
        if !words.is_empty() {
            let goes_on = words.ends_with([':', ',', '.']) || part.starts_with('(');
            words.push_str(if goes_on { " " } else { ", " });
        }
        words.push_str(part);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_said_one_after_the_other_and_air_is_not_said() {
        let rows = [Row::heading("Steps  1 of 2"), Row::blank(), Row::item("  done:  Walk   (homework)")];
        let lines = spoken(&rows, [7]);
        let said: Vec<(&str, Option<i32>)> =
            lines.iter().map(|line| (line.words.as_str(), line.item)).collect();
        assert_eq!(said, [("Steps, 1 of 2", None), ("done: Walk (homework)", Some(7))]);
    }
}
