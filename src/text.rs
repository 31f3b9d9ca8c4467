//! A line or a page of text being edited, and the cursor in it; and what makes any text safe to show.
//!
//! Knows keys, graphemes and widths, and nothing of forms or drawing.

mod clean;
mod history;
mod markdown;
mod rows;
mod secret;

use unicode_segmentation::GraphemeCursor;

pub use self::clean::{capital, clean, cut, fit, fit_with, fit_words, one_line, pad, pad_left, wrap};
use self::history::{History, Step};
pub use self::markdown::markdown;
pub use self::rows::{Rows, scroll, width};
pub use self::secret::Secret;
use crate::keys::{
    self, ALT_BACKSPACE, BACKSPACE, Binding, CTRL_LEFT, CTRL_RIGHT, DELETE, DOWN, END, ENTER, HOME, Key,
    LEFT, PAGE_DOWN, PAGE_UP, RIGHT, UP, alt, ctrl, quiet,
};

/// A text holds at most this many bytes.
pub const MOST: usize = 1 << 20;

/// Text in a box. A box of one line never holds a line break; either may be shown on many rows.
#[derive(Clone, Debug, Default)]
pub struct Text {
    text: String,
    /// A byte offset into `text`, always on a grapheme boundary.
    cursor: usize,
    /// The column that going up and down tries to keep.
    goal: Option<usize>,
    many: bool,
    history: History,
}

/// The cells a text is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pane {
    pub width: usize,
    pub height: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextOp {
    Insert(char),
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    Up,
    Down,
    PageUp,
    PageDown,
    DeleteBack,
    DeleteForward,
    DeleteWordBack,
    DeleteWordForward,
    DeleteToLineStart,
    DeleteToLineEnd,
    Undo,
    Redo,
}

/// What an operation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    Edited,
    Moved,
    /// There was nothing to do: no row above, nothing to delete or undo.
    Nothing,
    /// Some or all of it did not go in, because the text is at its greatest length.
    Full,
}

/// What keys do in a text.
pub const KEYS: &[Binding<TextOp>] = &[
    quiet(&[LEFT], TextOp::Left, "back one character"),
    quiet(&[RIGHT], TextOp::Right, "on one character"),
    quiet(&[CTRL_LEFT, alt('b')], TextOp::WordLeft, "back one word"),
    quiet(&[CTRL_RIGHT, alt('f')], TextOp::WordRight, "on one word"),
    quiet(&[HOME, ctrl('a')], TextOp::LineStart, "start of the line"),
    quiet(&[END, ctrl('e')], TextOp::LineEnd, "end of the line"),
    quiet(&[UP], TextOp::Up, "up one row"),
    quiet(&[DOWN], TextOp::Down, "down one row"),
    quiet(&[PAGE_UP], TextOp::PageUp, "up one page"),
    quiet(&[PAGE_DOWN], TextOp::PageDown, "down one page"),
    quiet(&[BACKSPACE], TextOp::DeleteBack, "delete the character before"),
    quiet(&[DELETE, ctrl('d')], TextOp::DeleteForward, "delete the character after"),
    quiet(&[ctrl('w'), ALT_BACKSPACE], TextOp::DeleteWordBack, "delete the word before"),
    quiet(&[alt('d')], TextOp::DeleteWordForward, "delete the word after"),
    quiet(&[ctrl('u')], TextOp::DeleteToLineStart, "delete to the start of the line"),
    quiet(&[ctrl('k')], TextOp::DeleteToLineEnd, "delete to the end of the line"),
    quiet(&[ctrl('z')], TextOp::Undo, "take back typing"),
    quiet(&[ctrl('r')], TextOp::Redo, "bring typing back"),
];

impl TextOp {
    /// What a key does to a text: what it is bound to, or else the character it types.
    pub fn from_key(key: Key) -> Option<Self> {
        let inserted = || if key == ENTER { Some('\n') } else { key.typed() };
        keys::find(KEYS, key).or_else(|| inserted().map(Self::Insert))
    }
}

impl Text {
    /// A box of one line, with the cursor at its end. Line breaks become spaces.
    pub fn line(text: &str) -> Self {
        Self::holding(text, false)
    }

    /// A box of many lines, with the cursor at its end.
    pub fn lines(text: &str) -> Self {
        Self::holding(text, true)
    }

    fn holding(text: &str, many: bool) -> Self {
        let text = settled(text, many);
        let text = text[..floor(&text, MOST)].to_owned();
        Self { cursor: text.len(), text, many, ..Self::default() }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A byte offset on a grapheme boundary.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    pub fn rows(&self, width: usize) -> Rows<'_> {
        Rows::of(&self.text, width)
    }

    /// Column in cells and row of the cursor.
    pub fn position(&self, width: usize) -> (usize, usize) {
        self.rows(width).locate(self.cursor)
    }

    /// Rows it takes, kept between two bounds.
    pub fn height(&self, width: usize, least: usize, most: usize) -> usize {
        self.rows(width).len().clamp(least, most.max(least))
    }

    pub fn apply(&mut self, op: TextOp, pane: Pane) -> Applied {
        let page = isize::try_from(pane.height.max(2) - 1).unwrap_or(isize::MAX);
        match op {
            TextOp::Up => return self.move_rows(-1, pane),
            TextOp::Down => return self.move_rows(1, pane),
            TextOp::PageUp => return self.move_rows(-page, pane),
            TextOp::PageDown => return self.move_rows(page, pane),
            _ => self.goal = None,
        }
        let at = self.cursor;
        match op {
            TextOp::Insert(c) => self.type_in(c),
            TextOp::Left => self.go(self.prev(at)),
            TextOp::Right => self.go(self.next(at)),
            TextOp::WordLeft => self.go(self.word_before()),
            TextOp::WordRight => self.go(self.word_after()),
            TextOp::LineStart => self.go(self.line_start()),
            TextOp::LineEnd => self.go(self.line_end()),
            TextOp::DeleteBack => self.delete(self.prev(at), at, true),
            TextOp::DeleteForward => self.delete(at, self.next(at), true),
            TextOp::DeleteWordBack => self.delete(self.word_before(), at, false),
            TextOp::DeleteWordForward => self.delete(at, self.word_after(), false),
            TextOp::DeleteToLineStart => self.delete(self.line_start(), at, false),
            TextOp::DeleteToLineEnd if self.line_end() == at => self.delete(at, self.next(at), false),
            TextOp::DeleteToLineEnd => self.delete(at, self.line_end(), false),
            TextOp::Undo => self.undo(),
            TextOp::Redo => self.redo(),
            TextOp::Up | TextOp::Down | TextOp::PageUp | TextOp::PageDown => Applied::Nothing,
        }
    }

    /// Inserts a piece of text as one step to undo, as much of it as there is room for.
    pub fn paste(&mut self, text: &str) -> Applied {
        let text = settled(text, self.many);
        let fits = floor(&text, MOST.saturating_sub(self.text.len()));
        let applied = self.replace(self.cursor, self.cursor, &text[..fits], false);
        if fits < text.len() { Applied::Full } else { applied }
    }

    /// Puts another text in place of all, as one step to undo.
    pub fn set(&mut self, text: &str) -> Applied {
        let text = settled(text, self.many);
        let fits = floor(&text, MOST);
        let applied = self.replace(0, self.text.len(), &text[..fits], false);
        if fits < text.len() { Applied::Full } else { applied }
    }

    /// From here on nothing that was done before can be taken back.
    pub fn forget(&mut self) {
        self.history = History::default();
    }

    /// Adds to the end as one step to undo, and leaves the cursor where the two meet.
    pub fn append(&mut self, text: &str) -> Applied {
        let seam = self.text.len();
        self.cursor = seam;
        let applied = self.paste(text);
        self.cursor = self.settle(seam);
        applied
    }

    /// Puts the cursor where a pane of that size shows this column and row.
    pub fn click(&mut self, column: usize, row: usize, pane: Pane) {
        let rows = self.rows(pane.width);
        let (_, at) = rows.locate(self.cursor);
        let to = rows.at(column, row + scroll(rows.len(), at, pane.height));
        self.goal = None;
        self.go(to);
    }

    pub fn go_to_start(&mut self) {
        self.goal = None;
        self.go(0);
    }

    pub fn go_to_end(&mut self) {
        self.goal = None;
        self.go(self.text.len());
    }

    fn type_in(&mut self, c: char) -> Applied {
        let c = if c == '\n' && !self.many { ' ' } else { c };
        if c.is_control() && c != '\n' {
            return Applied::Nothing;
        }
        if MOST < self.text.len() + c.len_utf8() {
            return Applied::Full;
        }
        self.replace(self.cursor, self.cursor, c.encode_utf8(&mut [0; 4]), true)
    }

    fn delete(&mut self, from: usize, to: usize, joins: bool) -> Applied {
        self.replace(from, to, "", joins)
    }

    fn replace(&mut self, from: usize, to: usize, with: &str, joins: bool) -> Applied {
        if from == to && with.is_empty() {
            return Applied::Nothing;
        }
        let before = self.cursor;
        let removed = self.text[from..to].to_owned();
        self.text.replace_range(from..to, with);
        // What met at the seam may have become one grapheme.
        self.cursor = self.settle(from + with.len());
        let step = Step { at: from, removed, inserted: with.to_owned(), before, after: self.cursor };
        self.history.record(step, joins);
        Applied::Edited
    }

    fn undo(&mut self) -> Applied {
        let Some(step) = self.history.undo() else { return Applied::Nothing };
        self.text.replace_range(step.at..step.at + step.inserted.len(), &step.removed);
        self.cursor = step.before;
        Applied::Edited
    }

    fn redo(&mut self) -> Applied {
        let Some(step) = self.history.redo() else { return Applied::Nothing };
        self.text.replace_range(step.at..step.at + step.removed.len(), &step.inserted);
        self.cursor = step.after;
        Applied::Edited
    }

    fn go(&mut self, to: usize) -> Applied {
        self.history.close();
        let moved = if to == self.cursor { Applied::Nothing } else { Applied::Moved };
        self.cursor = to;
        moved
    }

    fn move_rows(&mut self, by: isize, pane: Pane) -> Applied {
        let rows = self.rows(pane.width);
        let (column, row) = rows.locate(self.cursor);
        let wanted = row.saturating_add_signed(by).min(rows.len() - 1);
        if wanted == row {
            return Applied::Nothing;
        }
        let goal = self.goal.unwrap_or(column);
        let to = rows.at(goal, wanted);
        self.goal = Some(goal);
        self.go(to)
    }

    fn is_boundary(&self, at: usize) -> bool {
        GraphemeCursor::new(at, self.text.len(), true).is_boundary(&self.text, 0) == Ok(true)
    }

    fn settle(&self, at: usize) -> usize {
        if self.is_boundary(at) { at } else { self.next(at) }
    }

    fn prev(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn next(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    fn line_start(&self) -> usize {
        self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at)
    }

    fn word_before(&self) -> usize {
        let before = self.text[..self.cursor].trim_end_matches(|c| !in_word(c));
        let at = before.trim_end_matches(in_word).len();
        if self.is_boundary(at) { at } else { self.prev(at) }
    }

    fn word_after(&self) -> usize {
        let after = self.text[self.cursor..].trim_start_matches(|c| !in_word(c));
        let rest = after.trim_start_matches(in_word).len();
        self.settle(self.text.len() - rest)
    }
}

/// Letters, digits, the apostrophes inside words and the marks on letters.
fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '_' | '\u{300}'..='\u{36f}')
}

/// A text as a box may hold it: line breaks are `\n` (in a box of one line spaces), no other control
/// characters but tabs.
fn settled(text: &str, many: bool) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let keep = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    if many {
        return text.chars().filter(keep).collect();
    }
    let line = text.trim_end_matches('\n');
    line.chars().filter(keep).map(|c| if c == '\n' { ' ' } else { c }).collect()
}

/// The grapheme boundary at or before an offset, which may be anywhere.
fn floor(text: &str, most: usize) -> usize {
    if text.len() <= most {
        return text.len();
    }
    let mut at = most;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    if cursor.is_boundary(text, 0) == Ok(true) {
        return at;
    }
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

#[cfg(test)]
mod tests;
