//! Where things are: the parts of the window, a body in two, the columns of a table.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Theme, put};
use crate::form::Area;
use crate::text::wrap;

/// Under this many columns or rows only a sentence is shown.
pub const LEAST: (u16, u16) = (24, 8);

/// From this width on there is air left and right of everything.
const INSET_FROM: u16 = 40;

/// The parts of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    pub tabs: Rect,
    pub header: Rect,
    pub body: Rect,
    pub status: Rect,
    pub footer: Rect,
}

impl Parts {
    pub fn of(window: Rect) -> Self {
        let area = if window.width < INSET_FROM { window } else { inset(window, 1) };
        let row = |at: u16| part(area, at, 1);
        let last = area.height.saturating_sub(1);
        Self {
            tabs: row(0),
            header: row(1),
            body: part(area, 2, area.height.saturating_sub(4)),
            status: row(last.saturating_sub(1)),
            footer: row(last),
        }
    }
}

impl From<Rect> for Area {
    fn from(rect: Rect) -> Self {
        Self { x: rect.x, y: rect.y, width: rect.width, height: rect.height }
    }
}

/// `height` rows from row `at` on, as far as they are inside.
pub fn part(area: Rect, at: u16, height: u16) -> Rect {
    let at = at.min(area.height);
    Rect { y: area.y + at, height: height.min(area.height - at), ..area }
}

/// The first rows of an area, and the rest.
pub fn take_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    (part(area, 0, rows), part(area, rows, area.height - rows))
}

/// The area without some columns left and right.
pub fn inset(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width / 2);
    Rect { x: area.x + columns, width: area.width - 2 * columns, ..area }
}

/// The area, and from `wide` columns on a second one to its right, two columns apart. `share` is the first
/// one's part in percent.
pub fn beside(area: Rect, wide: u16, share: u16) -> (Rect, Option<Rect>) {
    if area.width < wide.max(10) {
        return (area, None);
    }
    let gap = 2;
    let first = (u32::from(area.width - gap) * u32::from(share.min(100)) / 100) as u16;
    let right = Rect { x: area.x + first + gap, width: area.width - gap - first, ..area };
    (Rect { width: first, ..area }, Some(right))
}

pub fn holds(area: Rect, column: u16, row: u16) -> bool {
    Area::from(area).holds(column, row)
}

pub fn is_too_small(window: Rect) -> bool {
    window.width < LEAST.0 || window.height < LEAST.1
}

/// What a window says that is too small for anything else.
pub fn too_small(theme: &Theme, frame: &mut Frame, area: Rect) {
    let words = wrap("Please make the window larger.", usize::from(area.width));
    for (i, row) in (0..area.height).zip(words) {
        put(&row, theme.text, frame, part(area, i, 1));
    }
}

/// Widths of a table's columns, `gap` apart, in `total` cells. Every column gets what it wants if there is
/// room; otherwise the right-hand columns give way first, each down to its least, and then to nothing.
pub fn columns(wanted: &[usize], least: &[usize], gap: usize, total: usize) -> Vec<usize> {
    let mut widths = wanted.to_vec();
    let used = |widths: &[usize]| {
        let shown = widths.iter().filter(|width| 0 < **width).count();
        widths.iter().sum::<usize>() + gap * shown.saturating_sub(1)
    };
    for floor in [true, false] {
        for i in (0..widths.len()).rev() {
            let over = used(&widths).saturating_sub(total);
            if over == 0 {
                return widths;
            }
            let least = least.get(i).copied().unwrap_or(0).min(widths[i]);
            widths[i] = match (floor, i) {
                (true, _) => widths[i].saturating_sub(over).max(least),
                (false, 0) => widths[i].saturating_sub(over),
                (false, _) => 0,
            };
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_tile_the_window_at_any_size() {
        for (width, height) in [(1, 1), (3, 2), (24, 8), (60, 20), (80, 24), (200, 60)] {
            let window = Rect::new(0, 0, width, height);
            let parts = Parts::of(window);
            for part in [parts.tabs, parts.header, parts.body, parts.status, parts.footer] {
                assert_eq!(window.intersection(part), part, "{width}x{height}");
            }
        }
        assert_eq!(Parts::of(Rect::new(0, 0, 80, 24)).body, Rect::new(1, 2, 78, 20));
    }

    #[test]
    fn right_hand_columns_give_way_first() {
        assert_eq!(columns(&[20, 10, 14], &[8, 4, 4], 2, 60), [20, 10, 14]);
        assert_eq!(columns(&[20, 10, 14], &[8, 4, 4], 2, 40), [20, 10, 6]);
        assert_eq!(columns(&[20, 10, 14], &[8, 4, 4], 2, 30), [18, 4, 4]);
        assert_eq!(columns(&[20, 10, 14], &[8, 4, 4], 2, 16), [8, 4, 0]);
        assert_eq!(columns(&[20, 10, 14], &[8, 4, 4], 2, 5), [5, 0, 0]);
    }

    #[test]
    fn a_wide_area_has_room_beside() {
        assert_eq!(beside(Rect::new(1, 2, 78, 20), 100, 60), (Rect::new(1, 2, 78, 20), None));
        let (left, right) = beside(Rect::new(1, 2, 118, 20), 100, 50);
        assert_eq!((left, right), (Rect::new(1, 2, 58, 20), Some(Rect::new(61, 2, 58, 20))));
    }
}
