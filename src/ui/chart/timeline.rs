//! Numbers day by day: dots, a line through them, letters under the days on which something changed, and names at heights.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Series, step};
use crate::text::{pad_left, width};
use crate::ui::layout::{part, take_top};
use crate::ui::{Theme, put};

/// One number a day; newest at the right. Nothing is averaged away: more days than columns share a column.
#[derive(Clone, Debug)]
pub struct Timeline<'a> {
    pub dots: Series<'a>,
    pub line: Series<'a>,
    /// The least and greatest number the chart has room for.
    pub range: (f64, f64),
    /// Said under the first and the last column.
    pub ends: (&'a str, &'a str),
    /// The places of days on which something changed, each with its letter.
    pub marks: &'a [(usize, char)],
    /// Names that begin at a height, from low to high; said dimly at the right.
    pub bands: &'a [(f64, &'a str)],
}

/// Points stand at most so many columns apart.
const APART: usize = 4;

impl Timeline<'_> {
    /// A scale at the left, the points, the letters and the ends below.
    pub fn draw(&self, theme: &Theme, frame: &mut Frame, area: Rect) {
        let (low, high) = self.range;
        let scale = width(&format!("{low:.0}")).max(width(&format!("{high:.0}")));
        let left = u16::try_from(scale + 2).unwrap_or(u16::MAX);
        if area.width <= left + 1 || area.height < 4 {
            return;
        }
        let below = if self.marks.is_empty() { 1 } else { 2 };
        let (plot, below) = take_top(area, area.height - below);
        self.draw_scale(scale, theme, frame, plot);
        let margin = self.margin(area.width - left);
        let right = |area: Rect| Rect { x: area.x + left, width: area.width - left - margin, ..area };
        let names = Rect { x: plot.right() - margin, width: margin, ..plot };
        self.draw_bands(theme, frame, Rect { x: names.x + u16::from(0 < margin), ..names });
        self.draw_points(self.line, theme.marks.rule, theme.dim, frame, right(plot));
        self.draw_points(self.dots, theme.marks.dot, theme.ink, frame, right(plot));
        let below = right(below);
        self.draw_marks(theme, frame, part(below, 0, below.height - 1));
        self.draw_ends(theme, frame, part(below, below.height - 1, 1));
    }

    /// Every whole number where there is room for each, else the least, the middle and the greatest.
    fn draw_scale(&self, scale: usize, theme: &Theme, frame: &mut Frame, plot: Rect) {
        let (low, high) = self.range;
        let every = high - low < f64::from(plot.height);
        let middle = [low, f64::midpoint(low, high).floor(), high];
        let whole = (low as i64..=high as i64).map(|n| n as f64);
        let numbers: Vec<f64> = if every { whole.collect() } else { middle.into() };
        for row in 0..plot.height {
            put(
                &format!("{} {}", " ".repeat(scale), theme.marks.thin_bar),
                theme.dim,
                frame,
                part(plot, row, 1),
            );
        }
        for number in numbers {
            let label = pad_left(&format!("{number:.0}"), scale);
            put(&label, theme.dim, frame, part(plot, self.row(number, plot.height), 1));
        }
    }

    /// The row of a number, counted from the top.
    fn row(&self, value: f64, height: u16) -> u16 {
        let up = step(value, self.range, usize::from(height));
        height.saturating_sub(1).saturating_sub(u16::try_from(up).unwrap_or(0))
    }

    /// The column of a day, counted from the left.
    fn column(&self, at: usize, columns: u16) -> u16 {
        let (days, columns) = (self.dots.len().max(self.line.len()), usize::from(columns));
        let column = match days {
            0 | 1 => 0,
            _ if days <= columns => at * ((columns - 1) / (days - 1)).clamp(1, APART),
            _ => at * columns / days,
        };
        u16::try_from(column.min(columns.saturating_sub(1))).unwrap_or(0)
    }

    fn draw_points(&self, series: Series, sign: &str, style: Style, frame: &mut Frame, plot: Rect) {
        for (at, value) in series.iter().enumerate() {
            let Some(value) = value else { continue };
            let (x, y) = (self.column(at, plot.width), self.row(*value, plot.height));
            put(sign, style, frame, Rect::new(plot.x + x, plot.y + y, 1, 1));
        }
    }

    /// Cells kept at the right for the names of bands, where the points still have room.
    fn margin(&self, wide: u16) -> u16 {
        let longest = self.bands.iter().map(|(_, name)| width(name) + 1).max().unwrap_or(0);
        u16::try_from(longest).ok().filter(|longest| 2 * longest < wide).unwrap_or(0)
    }

    /// The name of a row's band, if every whole number that is drawn in that row is in it.
    fn band(&self, row: u16, height: u16) -> Option<&str> {
        let (low, high) = self.range;
        let here = (low as i64..=high as i64).map(|n| n as f64).filter(|n| self.row(*n, height) == row);
        let mut names =
            here.map(|n| self.bands.iter().rev().find(|(from, _)| *from <= n).map(|(_, name)| *name));
        let name = names.next()??;
        names.all(|other| other == Some(name)).then_some(name)
    }

    /// Each band's name at the lowest row that is all its own; where bands share their rows none is named.
    fn draw_bands(&self, theme: &Theme, frame: &mut Frame, area: Rect) {
        let mut below = None;
        for row in (0..area.height).rev() {
            let band = self.band(row, area.height);
            if let Some(name) = band.filter(|_| band != below) {
                put(name, theme.dim, frame, part(area, row, 1));
            }
            below = band.or(below);
        }
    }

    /// Two letters in one column stand beside each other.
    fn draw_marks(&self, theme: &Theme, frame: &mut Frame, area: Rect) {
        let mut free = 0;
        for (at, letter) in self.marks {
            let x = self.column(*at, area.width).max(free);
            if area.width <= x || area.height == 0 {
                return;
            }
            put(&letter.to_string(), theme.strong, frame, Rect::new(area.x + x, area.y, 1, 1));
            free = x + 1;
        }
    }

    fn draw_ends(&self, theme: &Theme, frame: &mut Frame, area: Rect) {
        let (first, last) = self.ends;
        let days = self.dots.len().max(self.line.len());
        let used = usize::from(self.column(days.saturating_sub(1), area.width)) + 1;
        let both = width(first) + 2 + width(last);
        let shown = u16::try_from(used.max(both)).unwrap_or(u16::MAX).min(area.width);
        put(first, theme.dim, frame, Rect { width: shown, ..area });
        let wide = u16::try_from(width(last)).unwrap_or(u16::MAX);
        if both <= usize::from(shown) {
            put(last, theme.dim, frame, Rect { x: area.x + shown - wide, width: wide, ..area });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::picture;

    fn timeline<'a>(dots: Series<'a>, line: Series<'a>) -> Timeline<'a> {
        Timeline { dots, line, range: (0.0, 10.0), ends: ("1 Nov", "8 Nov"), marks: &[], bands: &[] }
    }

    #[test]
    fn points_stand_at_their_height_and_their_day() {
        let dots: Vec<Option<f64>> =
            [4, 5, 0, 7, 8, 2, 10, 6].map(|n| (n > 0).then_some(f64::from(n))).into();
        let line: Vec<Option<f64>> = (0..8).map(|at| (3 < at).then_some(5.0)).collect();
        let chart =
            Timeline { marks: &[(1, 'a'), (5, 'b')], bands: &[(7.0, "high")], ..timeline(&dots, &line) };
        let shown = picture(32, 8, |frame| chart.draw(&Theme::mono(), frame, frame.area()));
        insta::assert_snapshot!(shown, @r"
        10 │                  •
           │         •  •           high
         5 │   •        ─  ─  ─  •
           │•
           │               •
         0 │
               a           b
            1 Nov            8 Nov
        ");
    }

    #[test]
    fn more_days_than_columns_share_them_and_none_is_lost() {
        let dots: Vec<Option<f64>> = (0..100).map(|at| (at == 99).then_some(10.0)).collect();
        let chart = timeline(&dots, &[]);
        let shown = picture(24, 8, |frame| chart.draw(&Theme::mono(), frame, frame.area()));
        assert!(shown.lines().next().is_some_and(|row| row.ends_with('•')), "{shown}");
    }

    #[test]
    fn any_size_is_drawn() {
        let dots = vec![Some(f64::NAN), Some(-3.0), None, Some(1e9)];
        let chart = Timeline { marks: &[(0, 'a'), (0, 'b'), (3, 'c')], ..timeline(&dots, &dots) };
        for (width, height) in [(1, 1), (4, 3), (5, 3), (6, 4), (8, 5), (200, 60)] {
            picture(width, height, |frame| chart.draw(&Theme::colour(), frame, frame.area()));
        }
    }

    #[test]
    fn a_band_is_named_only_where_a_row_is_all_its_own() {
        let dots = [Some(12.0), Some(9.0), Some(6.0), Some(2.0)];
        let bands = [(0.0, "none"), (5.0, "mild"), (10.0, "moderate"), (15.0, "severe")];
        for height in 4..30 {
            let chart = Timeline { range: (0.0, 21.0), bands: &bands, ..timeline(&dots, &[]) };
            for row in 0..height {
                let Some(name) = chart.band(row, height) else { continue };
                for n in (0..=21).filter(|n| chart.row(f64::from(*n), height) == row) {
                    let of = bands.iter().rev().find(|(from, _)| *from <= f64::from(n)).unwrap().1;
                    assert_eq!(name, of, "{n} in row {row} of {height}");
                }
            }
        }
    }
}
