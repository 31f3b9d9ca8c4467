//! Where text breaks into rows. Knows widths and graphemes, and nothing of editing.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells that one grapheme takes on screen: a tab one, any other control character none.
pub fn grapheme_width(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [b'\t'] => 1,
        [byte] => usize::from(!byte.is_ascii_control()),
        _ if grapheme.chars().all(char::is_control) => 0,
        // Terminals give a halfwidth voiced sound mark its own cell.
        _ => grapheme.width() + grapheme.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count(),
    }
}

/// Cells that a text without line breaks takes on screen.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control() || *byte == b'\t').count();
    }
    cells(text).map(|(_, wide)| wide).sum()
}

/// The graphemes of a text and the cells each takes. Plain letters are told apart without asking for the
/// boundaries of each, which is ten times as fast.
pub fn cells(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.chars();
        let first = chars.next()?;
        let alone = |wide: usize| chars.next().is_none_or(|next| plain(next).is_some()).then_some(wide);
        let plain = plain(first).and_then(alone);
        let (len, wide) = match plain {
            Some(wide) => (first.len_utf8(), wide),
            None => {
                let grapheme = rest.graphemes(true).next()?;
                (grapheme.len(), grapheme_width(grapheme))
            }
        };
        let (grapheme, after) = rest.split_at(len);
        rest = after;
        Some((grapheme, wide))
    })
}

/// Cells of a character that is a grapheme of its own wherever another such stands after it.
fn plain(c: char) -> Option<usize> {
    match c {
        ' '..='~' => Some(1),
        // Latin, Greek and Cyrillic letters, less the soft hyphen and all marks.
        '\u{c0}'..='\u{2ff}' | '\u{386}'..='\u{3ff}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => {
            Some(1)
        }
        // Kana, ideographs, Hangul syllables.
        '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' => Some(2),
        _ => None,
    }
}

/// The first row to show of `len`, so that row `at` is among the `height` shown with some rows after it. It
/// moves by half a window at a time and depends on nothing else, so nobody has to remember it.
pub fn scroll(len: usize, at: usize, height: usize) -> usize {
    let step = (height / 2).max(1);
    let after = (height.saturating_sub(1) / 4).clamp(usize::from(2 < height), 3);
    let over = (at + 1 + after).saturating_sub(height);
    (over.div_ceil(step) * step).min(len.saturating_sub(height))
}

/// A text laid out in rows of a width.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    text: &'a str,
    width: usize,
    rows: Vec<Range<usize>>,
}

impl<'a> Rows<'a> {
    /// Breaks at the end of words, and inside one only if it is wider than a row. Spaces at the end of a row
    /// hang over its edge. Work is linear in the text. There is always at least one row.
    pub fn of(text: &'a str, width: usize) -> Self {
        let width = width.max(1);
        let mut rows = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            break_line(line, start, width, &mut rows);
            start += line.len() + 1;
        }
        Self { text, width, rows }
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row with the spaces that hang at its end, without its line break.
    pub fn row(&self, index: usize) -> &'a str {
        self.rows.get(index).map_or("", |range| &self.text[range.clone()])
    }

    pub fn ranges(&self) -> &[Range<usize>] {
        &self.rows
    }

    /// Column in cells and row of a byte offset that is a grapheme boundary. The column is at most the width.
    pub fn locate(&self, at: usize) -> (usize, usize) {
        let row = self.rows.partition_point(|range| range.start <= at).saturating_sub(1);
        let start = self.rows[row].start;
        (width(&self.text[start..at.max(start)]).min(self.width), row)
    }

    /// The boundary at or before a column of a row; a row past the last is the last.
    pub fn at(&self, column: usize, row: usize) -> usize {
        let row = row.min(self.rows.len().saturating_sub(1));
        let range = self.rows[row].clone();
        // Where one row flows into the next, their shared boundary belongs to the next.
        let flows = self.rows.get(row + 1).is_some_and(|next| next.start == range.end);
        let (mut used, mut at, mut last) = (0, range.start, range.start);
        for (grapheme, wide) in cells(&self.text[range]) {
            last = at;
            if column < used + wide {
                return at;
            }
            used += wide;
            at += grapheme.len();
        }
        if flows { last } else { at }
    }
}

/// One line being broken.
struct Breaker<'r> {
    rows: &'r mut Vec<Range<usize>>,
    width: usize,
    row: usize,
    column: usize,
    /// Where the row may end before its last word, and the column there.
    gap: Option<(usize, usize)>,
}

fn break_line(line: &str, start: usize, width: usize, rows: &mut Vec<Range<usize>>) {
    let mut breaker = Breaker { rows, width, row: start, column: 0, gap: None };
    if line.is_ascii() {
        for (i, byte) in line.bytes().enumerate() {
            let wide = usize::from(!byte.is_ascii_control() || byte == b'\t');
            breaker.take(start + i, 1, wide, matches!(byte, b' ' | b'\t'));
        }
    } else {
        let mut at = start;
        for (grapheme, wide) in cells(line) {
            let space = matches!(grapheme, " " | "\t" | "\u{3000}");
            breaker.take(at, grapheme.len(), wide, space);
            at += grapheme.len();
        }
    }
    let row = breaker.row;
    rows.push(row..start + line.len());
}

impl Breaker<'_> {
    fn take(&mut self, at: usize, len: usize, wide: usize, space: bool) {
        if !space {
            // Ideographs and emoji may part anywhere.
            if 1 < wide {
                self.gap = Some((at, self.column));
            }
            self.make_room(at, wide);
        }
        self.column += wide;
        if space || 1 < wide {
            self.gap = Some((at + len, self.column));
        }
    }

    fn make_room(&mut self, at: usize, wide: usize) {
        if self.column + wide <= self.width {
            return;
        }
        if let Some((gap, column)) = self.gap.take().filter(|(gap, _)| self.row < *gap) {
            self.end_row(gap);
            self.column -= column;
        }
        if self.width < self.column + wide && self.row < at {
            self.end_row(at);
            self.column = 0;
        }
    }

    fn end_row(&mut self, at: usize) {
        self.rows.push(self.row..at);
        self.row = at;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, width: usize) -> Vec<&str> {
        let rows = Rows::of(text, width);
        (0..rows.len()).map(|i| rows.row(i).trim_end_matches(' ')).collect()
    }

    #[test]
    fn rows_break_between_words_without_stray_spaces() {
        assert_eq!(shown("one two three", 8), ["one two", "three"]);
        assert_eq!(shown("one two three", 7), ["one two", "three"]);
        assert_eq!(shown("one two\n\nthree\n", 20), ["one two", "", "three", ""]);
        assert_eq!(shown("", 5), [""]);
    }

    #[test]
    fn a_word_wider_than_a_row_is_broken_by_graphemes() {
        assert_eq!(shown("a abcdefgh", 4), ["a", "abcd", "efgh"]);
        assert_eq!(shown("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn wide_characters_take_two_cells_and_may_part_anywhere() {
        assert_eq!(shown("ab漢字漢字", 6), ["ab漢字", "漢字"]);
        assert_eq!(shown("漢字漢", 5), ["漢字", "漢"]);
        assert_eq!(shown("👩‍👩‍👧‍👦🇩🇪", 2), ["👩‍👩‍👧‍👦", "🇩🇪"]);
    }

    #[test]
    fn the_window_moves_by_half_and_always_holds_the_row() {
        assert_eq!(scroll(5, 4, 10), 0);
        assert_eq!([16, 17, 26, 27].map(|at| scroll(100, at, 20)), [0, 10, 10, 20]);
        for height in 1..30 {
            for at in 0..100 {
                let top = scroll(100, at, height);
                assert!(top <= at && at < top + height, "row {at} of a window of {height} from {top}");
            }
        }
    }

    proptest! {
        #[test]
        fn cells_are_the_graphemes_and_their_widths(text in "(\\PC|[a-e]|é|e\u{301}|漢|한|\u{1100}|\u{11a8}|\u{200d}|👩|🇩|\u{94d}|क|\u{600}|\u{ad}){0,20}") {
            let slow: Vec<(&str, usize)> =
                text.graphemes(true).map(|grapheme| (grapheme, grapheme_width(grapheme))).collect();
            prop_assert_eq!(cells(&text).collect::<Vec<_>>(), slow);
        }

        #[test]
        fn rows_joined_are_the_text(text in "([a-z ]|\n|漢|é|e\u{301}|👩‍👩‍👧|\u{301}|\t|🇩🇪){0,60}", width in 1usize..20) {
            let rows = Rows::of(&text, width);
            let mut end = 0;
            let mut joined = String::new();
            for range in rows.ranges() {
                if end < range.start {
                    joined.push_str(&text[end..range.start]);
                    prop_assert_eq!(&text[end..range.start], "\n");
                }
                joined.push_str(&text[range.clone()]);
                end = range.end;
            }
            prop_assert_eq!(joined, text);
        }

        #[test]
        fn no_row_is_wider_than_the_width_unless_one_grapheme_is(
            text in "([a-z ]|\n|漢|e\u{301}|👩‍👩‍👧|\u{301}|🇩🇪){0,60}",
            wanted in 1usize..20,
        ) {
            for row in shown(&text, wanted) {
                prop_assert!(width(row) <= wanted || row.graphemes(true).count() == 1, "{:?}", row);
            }
        }

        #[test]
        fn a_place_on_screen_and_its_boundary_are_each_other(
            text in "([a-z ]|\n|漢|e\u{301}|👩‍👩‍👧){0,40}",
            width in 2usize..12,
        ) {
            let rows = Rows::of(&text, width);
            for (at, _) in text.grapheme_indices(true) {
                let (column, row) = rows.locate(at);
                if column < width {
                    prop_assert_eq!(rows.at(column, row), at);
                }
            }
        }
    }
}
