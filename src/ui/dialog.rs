//! A box in the middle of the window, over what is there.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget};

use super::layout::part;
use super::paragraph::{height, paragraph};
use super::{Theme, put};
use crate::text::{fit_with, width};

/// Wider text is wrapped.
const WIDEST: usize = 72;

/// Frame and air on both sides.
const SIDES: u16 = 4;

/// Draws lines in a box just large enough, scrolled if it cannot be.
pub fn dialog(title: &str, lines: &[Line], scroll: usize, theme: &Theme, frame: &mut Frame, area: Rect) {
    let lines = &fitting(lines, area);
    let inner = boxed(title, inside(title, lines, area), theme, frame, area);
    paragraph(lines, scroll, theme, frame, inner);
}

/// The lines, without the air between them where there is no room for it.
fn fitting<'a>(lines: &[Line<'a>], area: Rect) -> Vec<Line<'a>> {
    let (_, high) = inside("", lines, area);
    let airy = high.saturating_add(2) <= area.height;
    lines.iter().filter(|line| airy || 0 < line.width()).cloned().collect()
}

/// The area inside that [`dialog`] gives its lines.
pub fn dialog_area(title: &str, lines: &[Line], area: Rect) -> Rect {
    inner(place(inside(title, &fitting(lines, area), area), area))
}

/// Draws an empty box for so many columns and rows inside, or as many as there are, and gives the area inside. The cursor
/// is in it: what is under it waits.
pub fn boxed(title: &str, inside: (u16, u16), theme: &Theme, frame: &mut Frame, area: Rect) -> Rect {
    let outer = place(inside, area).intersection(frame.area());
    Clear.render(outer, frame.buffer_mut());
    let [top_left, top_right, bottom_right, bottom_left, across, down] = theme.marks.frame;
    let long = usize::from(outer.width.saturating_sub(2));
    let title = match fit_with(title, long.saturating_sub(3), theme.marks.ellipsis) {
        title if title.is_empty() => String::new(),
        title => format!("{across} {title} "),
    };
    let rest = across.repeat(long.saturating_sub(width(&title)));
    put(&format!("{top_left}{title}{rest}{top_right}"), theme.dim, frame, part(outer, 0, 1));
    for y in 1..outer.height.saturating_sub(1) {
        let row = part(outer, y, 1);
        put(down, theme.dim, frame, row);
        put(
            down,
            theme.dim,
            frame,
            Rect { x: row.right().saturating_sub(1), width: row.width.min(1), ..row },
        );
    }
    if 1 < outer.height {
        let bottom = format!("{bottom_left}{}{bottom_right}", across.repeat(long));
        put(&bottom, theme.dim, frame, part(outer, outer.height - 1, 1));
    }
    let inner = inner(outer);
    if !inner.is_empty() {
        frame.set_cursor_position(inner.as_position());
    }
    inner
}

/// The area inside a box of [`boxed`], for whoever needs it before it is drawn.
pub fn boxed_area(inside: (u16, u16), area: Rect) -> Rect {
    inner(place(inside, area))
}

fn inside(title: &str, lines: &[Line], area: Rect) -> (u16, u16) {
    let widest = lines.iter().map(|line| width(&line.to_string())).max().unwrap_or(0).max(width(title) + 4);
    let wide = widest.min(WIDEST).min(usize::from(area.width.saturating_sub(SIDES)));
    let wide = u16::try_from(wide).unwrap_or(u16::MAX);
    (wide, u16::try_from(height(lines, wide)).unwrap_or(u16::MAX))
}

fn place((wide, high): (u16, u16), area: Rect) -> Rect {
    let width = wide.saturating_add(SIDES).min(area.width);
    let height = high.saturating_add(2).min(area.height);
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

fn inner(outer: Rect) -> Rect {
    let (x, y) = (outer.width.min(SIDES) / 2, outer.height.min(2) / 2);
    Rect { x: outer.x + x, y: outer.y + y, width: outer.width - 2 * x, height: outer.height - 2 * y }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::picture;

    #[test]
    fn a_box_is_centred_over_what_is_there() {
        let lines = [Line::raw("Delete “Walk”?"), Line::raw("y yes  n no")];
        let shown = picture(30, 6, |frame| {
            put(&"behind".repeat(5), Theme::mono().text, frame, Rect::new(0, 2, 30, 1));
            dialog("Delete", &lines, 0, &Theme::mono(), frame, frame.area());
        });
        insta::assert_snapshot!(shown, @r"

              ┌─ Delete ───────┐
        behind│ Delete “Walk”? │behind
              │ y yes  n no    │
              └────────────────┘
        ");
    }

    #[test]
    fn any_window_holds_what_it_can() {
        for (width, height) in [(1, 1), (2, 2), (3, 3), (5, 2), (200, 60)] {
            picture(width, height, |frame| {
                let lines = [Line::raw("some words that need room")];
                dialog("A title", &lines, 7, &Theme::colour().ascii(), frame, frame.area());
            });
        }
    }
}
