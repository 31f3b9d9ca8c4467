//! Which row of a list is chosen: remembered by what the row stands for, so that it survives undo and another window.

use crate::keys::{Binding, DOWN, END, HOME, PAGE_DOWN, PAGE_UP, UP, char, quiet};

/// The chosen thing, or the one nearest to where it was.
#[derive(Clone, Debug)]
pub struct Cursor<T> {
    chosen: Option<T>,
    /// Where it stood last, for when it is gone.
    place: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Down,
    Up,
    PageDown,
    PageUp,
    First,
    Last,
}

/// The keys that move, in every list alike.
pub const KEYS: &[Binding<Move>] = &[
    quiet(&[char('j'), DOWN], Move::Down, "next row"),
    quiet(&[char('k'), UP], Move::Up, "row before"),
    quiet(&[char('g'), HOME], Move::First, "first row"),
    quiet(&[char('G'), END], Move::Last, "last row"),
    quiet(&[PAGE_DOWN], Move::PageDown, "page down"),
    quiet(&[PAGE_UP], Move::PageUp, "page up"),
];

/// Rows a page key goes over.
const PAGE: usize = 10;

impl<T> Default for Cursor<T> {
    fn default() -> Self {
        Self { chosen: None, place: 0 }
    }
}

impl<T: Clone + PartialEq> Cursor<T> {
    /// The place of the chosen among these.
    pub fn place(&self, items: &[T]) -> Option<usize> {
        let there = self.chosen.as_ref().and_then(|chosen| items.iter().position(|item| item == chosen));
        there.or_else(|| Some(self.place.min(items.len().checked_sub(1)?)))
    }

    pub fn get(&self, items: &[T]) -> Option<T> {
        self.place(items).map(|place| items[place].clone())
    }

    pub fn choose(&mut self, item: T, items: &[T]) {
        self.place = items.iter().position(|other| *other == item).unwrap_or(self.place);
        self.chosen = Some(item);
    }

    pub fn go(&mut self, to: Move, items: &[T]) {
        let Some(place) = self.place(items) else { return };
        let last = items.len() - 1;
        let place = match to {
            Move::Down => (place + 1).min(last),
            Move::Up => place.saturating_sub(1),
            Move::PageDown => (place + PAGE).min(last),
            Move::PageUp => place.saturating_sub(PAGE),
            Move::First => 0,
            Move::Last => last,
        };
        self.choose(items[place].clone(), items);
    }
}
