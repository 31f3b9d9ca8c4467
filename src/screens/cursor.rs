//! Which row of a list is chosen: remembered by what the row stands for, so that it survives undo and another window.

use ratatui::layout::Rect;

use crate::keys::{
    self, Binding, Click, ClickKind, DOWN, END, HOME, Key, PAGE_DOWN, PAGE_UP, UP, char, quiet,
};
use crate::ui::list::List;

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

    /// Whether the key is one of [`KEYS`]; then it has moved.
    pub fn moved(&mut self, key: Key, items: &[T]) -> bool {
        let to = keys::find(KEYS, key);
        to.into_iter().for_each(|to| self.go(to, items));
        to.is_some()
    }

    /// The wheel moves; a press chooses the row it hits. `list` stands in `area`, and its rows that can be chosen are
    /// `items`, in their order.
    pub fn click(&mut self, click: Click, list: &List, area: Rect, items: &[T]) {
        match click.kind {
            ClickKind::WheelDown => self.go(Move::Down, items),
            ClickKind::WheelUp => self.go(Move::Up, items),
            ClickKind::Press => {
                let row = list.hit(area, click.column, click.row);
                if let Some(item) = row.and_then(|row| items.get(list.item_number(row))) {
                    self.choose(item.clone(), items);
                }
            }
        }
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
