//! A text longer than its window: how far it is scrolled, by the same keys and the same wheel on every page that shows one.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::cursor::Move;
use crate::keys::{
    self, Binding, Click, ClickKind, DOWN, END, HOME, Input, PAGE_DOWN, PAGE_UP, SPACE, UP, char, quiet,
};
use crate::ui::paragraph::most_scroll;

pub const KEYS: &[Binding<Move>] = &[
    quiet(&[char('j'), DOWN], Move::Down, "down"),
    quiet(&[char('k'), UP], Move::Up, "up"),
    quiet(&[PAGE_DOWN, SPACE], Move::PageDown, "page down"),
    quiet(&[PAGE_UP], Move::PageUp, "page up"),
    quiet(&[char('g'), HOME], Move::First, "to the beginning"),
    quiet(&[char('G'), END], Move::Last, "to the end"),
];

/// The first row shown, counted from 0 in rows as they are wrapped.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scroll(usize);

/// Where a key or the wheel leads; none if it is for something else.
pub fn wanted(input: &Input) -> Option<Move> {
    match input {
        Input::Key(key) => keys::find(KEYS, *key),
        Input::Click(Click { kind: ClickKind::WheelDown, .. }) => Some(Move::Down),
        Input::Click(Click { kind: ClickKind::WheelUp, .. }) => Some(Move::Up),
        Input::Click(_) | Input::Paste(_) => None,
    }
}

impl Scroll {
    pub fn row(self) -> usize {
        self.0
    }

    /// A page leaves one row of the last in view. After the window grew it goes on from what is shown.
    pub fn go(&mut self, to: Move, lines: &[Line], area: Rect) {
        let last = most_scroll(lines, area);
        let page = usize::from(area.height.max(2)) - 1;
        let now = self.0.min(last);
        self.0 = match to {
            Move::Down => (now + 1).min(last),
            Move::Up => now.saturating_sub(1),
            Move::PageDown => (now + page).min(last),
            Move::PageUp => now.saturating_sub(page),
            Move::First => 0,
            Move::Last => last,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_gone_through_to_both_ends_and_goes_on_from_what_is_shown() {
        let lines: Vec<Line> = (0..30).map(|n| Line::from(n.to_string())).collect();
        let small = Rect::new(0, 0, 20, 10);
        let mut scroll = Scroll::default();
        let mut at = |to, area| {
            scroll.go(to, &lines, area);
            scroll.row()
        };
        assert_eq!([at(Move::Up, small), at(Move::PageDown, small), at(Move::Down, small)], [0, 9, 10]);
        assert_eq!([at(Move::Last, small), at(Move::Down, small)], [20, 20]);
        assert_eq!(at(Move::Up, Rect { height: 25, ..small }), 4);
        assert_eq!([at(Move::Last, small), at(Move::PageUp, small), at(Move::First, small)], [20, 11, 0]);
    }
}
