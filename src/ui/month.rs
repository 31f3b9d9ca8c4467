//! A month as a grid of days. Knows numbers and names, and no calendar: whoever draws it says on which column
//! the month begins.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::layout::{holds, part};
use super::{Theme, put};
use crate::text::{cut, fit, pad_left};

/// Cells of one day: two digits, a mark and air.
const DAY: u16 = 4;

/// Rows of a month: title, names of the days, six weeks.
pub const HEIGHT: u16 = 8;
pub const WIDTH: u16 = 7 * DAY;

pub struct Month<'a> {
    pub title: &'a str,
    /// Names of the days, beginning with the one the week starts on; two letters are shown.
    pub days: [&'a str; 7],
    /// The column, 0 to 6, of the first of the month.
    pub first: u16,
    /// 28 to 31.
    pub len: u16,
    /// 1 to `len`.
    pub selected: Option<u16>,
    pub today: Option<u16>,
    /// A mark after the number of each day, 1 to `len`; one cell wide.
    pub mark: &'a dyn Fn(u16) -> Option<&'a str>,
}

impl Month<'_> {
    /// The chosen day has a mark before it and the cursor.
    pub fn draw(&self, theme: &Theme, frame: &mut Frame, area: Rect) {
        put(&fit(self.title, usize::from(area.width)), theme.strong, frame, part(area, 0, 1));
        for (column, name) in (0..7).zip(self.days) {
            put(&pad_left(cut(name, 2), 3), theme.dim, frame, cell(area, column, 1));
        }
        for day in 1..=self.len.min(31) {
            self.draw_day(day, theme, frame, area);
        }
    }

    fn draw_day(&self, day: u16, theme: &Theme, frame: &mut Frame, area: Rect) {
        let place = self.place(day, area).intersection(frame.area());
        let mark = (self.mark)(day).unwrap_or(" ");
        let chosen = self.selected == Some(day);
        let style = match (chosen, self.today == Some(day)) {
            (true, _) => theme.selection,
            (false, true) => theme.accent,
            (false, false) => theme.text,
        };
        let open = if chosen { ">" } else { " " };
        let number = put(&format!("{open}{day:>2}"), style, frame, place);
        let rest = Rect { x: number, width: place.right().saturating_sub(number), ..place };
        put(&fit(mark, 1), if chosen { style } else { theme.mark }, frame, rest);
        if chosen && !place.is_empty() {
            frame.set_cursor_position(Position { x: place.x, y: place.y });
        }
    }

    /// The day at a place of the window.
    pub fn hit(&self, area: Rect, column: u16, row: u16) -> Option<u16> {
        (1..=self.len.min(31)).find(|day| holds(self.place(*day, area), column, row))
    }

    fn place(&self, day: u16, area: Rect) -> Rect {
        let at = self.first.min(6) + day.saturating_sub(1);
        cell(area, at % 7, 2 + at / 7)
    }
}

fn cell(area: Rect, column: u16, row: u16) -> Rect {
    let row = part(area, row, 1);
    let x = (column * DAY).min(row.width);
    Rect { x: row.x + x, width: DAY.min(row.width - x), ..row }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::picture;

    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    fn november() -> Month<'static> {
        let mark = &|day: u16| match day {
            3 | 18 => Some("✓"),
            5 => Some("–"),
            _ => None,
        };
        Month {
            title: "November 2026",
            days: DAYS,
            first: 6,
            len: 30,
            selected: Some(18),
            today: Some(21),
            mark,
        }
    }

    #[test]
    fn a_month_begins_on_its_column() {
        let shown = picture(30, 9, |frame| november().draw(&Theme::mono(), frame, frame.area()));
        insta::assert_snapshot!(shown, @r"
        November 2026
         Mo  Tu  We  Th  Fr  Sa  Su
                                  1
          2   3✓  4   5–  6   7   8
          9  10  11  12  13  14  15
         16  17 >18✓ 19  20  21  22
         23  24  25  26  27  28  29
         30
        ");
    }

    #[test]
    fn a_click_finds_the_day_it_shows() {
        let area = Rect::new(3, 2, 28, 8);
        for day in 1..=30 {
            let place = november().place(day, area);
            assert_eq!(november().hit(area, place.x + 1, place.y), Some(day));
        }
        assert_eq!(november().hit(area, 3, 2), None);
    }

    #[test]
    fn any_size_is_drawn() {
        for (width, height) in [(1, 1), (5, 4), (27, 7), (200, 60)] {
            picture(width, height, |frame| november().draw(&Theme::colour(), frame, frame.area()));
        }
    }
}
