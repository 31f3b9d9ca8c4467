//! Numbers over time and side by side, in characters. A missing number is a gap, never a zero.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::layout::{part, take_top};
use super::{Theme, put, put_line};
use crate::text::{pad, pad_left, width};

/// Numbers in the order of time; `None` where there is none.
pub type Series<'a> = &'a [Option<f64>];

/// A chart of points: one series as dots, and perhaps another as a line through them.
#[derive(Clone, Debug)]
pub struct Dots<'a> {
    pub dots: Series<'a>,
    pub line: Series<'a>,
    /// The least and greatest number the chart has room for.
    pub range: (f64, f64),
    /// Said under the first and the last column.
    pub ends: (&'a str, &'a str),
}

/// A bar: `value` of `most`.
#[derive(Clone, Debug)]
pub struct Bar<'a> {
    pub label: &'a str,
    pub value: f64,
    pub most: f64,
    /// Said after the bar, such as "10 of 13".
    pub note: &'a str,
}

/// One sign for each number, higher for more, a space for a gap.
pub fn spark(series: Series, range: (f64, f64), theme: &Theme) -> String {
    let levels = theme.marks.levels;
    let sign = |value: &Option<f64>| value.map_or(" ", |value| levels[step(value, range, levels.len())]);
    series.iter().map(sign).collect()
}

/// The means of neighbouring numbers, at most `columns` of them. A gap among numbers does not count.
pub fn squeeze(series: Series, columns: usize) -> Vec<Option<f64>> {
    let columns = columns.min(series.len());
    let bucket = |i: usize| &series[i * series.len() / columns..(i + 1) * series.len() / columns];
    (0..columns).map(|i| mean(bucket(i))).collect()
}

impl Dots<'_> {
    /// A scale at the left, the points, and the ends below. Newest at the right.
    pub fn draw(&self, theme: &Theme, frame: &mut Frame, area: Rect) {
        let (low, high) = self.range;
        let scale = width(&format!("{low:.0}")).max(width(&format!("{high:.0}")));
        let left = u16::try_from(scale + 2).unwrap_or(u16::MAX);
        if area.width <= left + 1 || area.height < 3 {
            return;
        }
        let (plot, below) = take_top(area, area.height - 1);
        let rows = usize::from(plot.height);
        for i in 0..plot.height {
            let middle = usize::from(i) * 2 == rows - 1;
            let label = match i {
                0 => format!("{high:.0}"),
                _ if i == plot.height - 1 => format!("{low:.0}"),
                _ if middle => format!("{:.0}", f64::midpoint(low, high)),
                _ => String::new(),
            };
            let text = format!("{} {}", pad_left(&label, scale), theme.marks.thin_bar);
            put(&text, theme.dim, frame, part(plot, i, 1));
        }
        let right = |area: Rect| Rect { x: area.x + left, width: area.width - left, ..area };
        self.draw_points(theme, frame, right(plot));
        self.draw_ends(theme, frame, right(below));
    }

    fn draw_points(&self, theme: &Theme, frame: &mut Frame, plot: Rect) {
        let columns = usize::from(plot.width);
        let series = [(self.line, theme.marks.rule, theme.dim), (self.dots, theme.marks.dot, theme.accent)];
        for (series, sign, style) in series {
            // A few points stand apart, as wide as there is room for.
            let points = squeeze(series, columns);
            let apart = if points.len() < 2 { 1 } else { ((columns - 1) / (points.len() - 1)).clamp(1, 4) };
            for (i, value) in points.iter().enumerate() {
                let Some(value) = value else { continue };
                let up = step(*value, self.range, usize::from(plot.height));
                let y = plot.bottom() - 1 - u16::try_from(up).unwrap_or(0);
                let x = plot.x + u16::try_from(i * apart).unwrap_or(0);
                put(sign, style, frame, Rect::new(x, y, 1, 1));
            }
        }
    }

    fn draw_ends(&self, theme: &Theme, frame: &mut Frame, area: Rect) {
        let points = self.dots.len().min(usize::from(area.width));
        let apart = if points < 2 { 1 } else { ((usize::from(area.width) - 1) / (points - 1)).clamp(1, 4) };
        let shown = (points.saturating_sub(1) * apart + 1).max(width(self.ends.0) + 2 + width(self.ends.1));
        let shown = u16::try_from(shown).unwrap_or(u16::MAX).min(area.width);
        put(self.ends.0, theme.dim, frame, Rect { width: shown, ..area });
        let wide = u16::try_from(width(self.ends.1)).unwrap_or(u16::MAX);
        if usize::from(shown) >= width(self.ends.0) + 2 + width(self.ends.1) {
            put(self.ends.1, theme.dim, frame, Rect { x: area.x + shown - wide, width: wide, ..area });
        }
    }
}

/// Bars under each other, their labels in one column and their notes after them.
pub fn bars(bars: &[Bar], theme: &Theme, frame: &mut Frame, area: Rect) {
    let all = usize::from(area.width);
    let widest = |text: fn(&Bar) -> usize| bars.iter().map(text).max().unwrap_or(0);
    let labels = widest(|bar| width(bar.label)).min(all / 3);
    let notes = widest(|bar| width(bar.note)).min(all / 3);
    let room = all.saturating_sub(labels + notes + 3).min(40);
    for (i, bar) in (0..area.height).zip(bars) {
        let full = step(bar.value, (0.0, bar.most), room + 1).min(room);
        let line = Line::from(vec![
            Span::styled(pad(bar.label, labels), theme.text),
            Span::raw(" "),
            Span::styled(theme.marks.bar_full.repeat(full), theme.accent),
            Span::styled(theme.marks.bar_empty.repeat(room - full), theme.dim),
            Span::styled(format!("  {}", bar.note), Style::new()),
        ]);
        put_line(&line, theme.marks.ellipsis, frame, part(area, i, 1));
    }
}

/// Which of `steps` equal steps of a range a number is in.
fn step(value: f64, (low, high): (f64, f64), steps: usize) -> usize {
    if steps < 2 || high <= low || value.is_nan() {
        return 0;
    }
    let part = ((value - low) / (high - low)).clamp(0.0, 1.0);
    (part * (steps - 1) as f64).round() as usize
}

fn mean(values: Series) -> Option<f64> {
    let known: Vec<f64> = values.iter().copied().flatten().collect();
    (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::picture;

    #[test]
    fn a_gap_is_neither_low_nor_high() {
        let series = [Some(0.0), Some(5.0), None, Some(10.0)];
        assert_eq!(spark(&series, (0.0, 10.0), &Theme::mono()), "▁▅ █");
        assert_eq!(spark(&series, (0.0, 10.0), &Theme::mono().ascii()), "_= #");
    }

    #[test]
    fn many_numbers_become_their_means() {
        let series = [Some(2.0), Some(4.0), None, None, None, Some(9.0)];
        assert_eq!(squeeze(&series, 3), [Some(3.0), None, Some(9.0)]);
        assert_eq!(squeeze(&series, 20).len(), 6);
        assert_eq!(squeeze(&[], 20), []);
    }

    #[test]
    fn points_stand_at_their_height() {
        let dots: Vec<Option<f64>> =
            [4, 5, 0, 7, 8, 2, 10, 6].map(|n| (n > 0).then_some(f64::from(n))).into();
        let chart = Dots { dots: &dots, line: &[], range: (0.0, 10.0), ends: ("1 Nov", "8 Nov") };
        let shown = picture(24, 7, |frame| chart.draw(&Theme::mono(), frame, frame.area()));
        insta::assert_snapshot!(shown, @r"
        10 │            •
           │      • •
           │  •           •
           │•
           │          •
         0 │
            1 Nov     8 Nov
        ");
    }

    #[test]
    fn bars_carry_their_counts() {
        let rows = [
            Bar { label: "Walk", value: 10.0, most: 13.0, note: "10 of 13" },
            Bar { label: "Deep breathing", value: 0.0, most: 14.0, note: "0 of 14" },
        ];
        let shown = picture(40, 2, |frame| bars(&rows, &Theme::mono(), frame, frame.area()));
        insta::assert_snapshot!(shown, @r"
        Walk          ████████████····  10 of 13
        Deep breathi… ················  0 of 14
        ");
    }

    #[test]
    fn any_size_is_drawn() {
        let dots = vec![Some(f64::NAN), Some(-3.0), None, Some(1e9)];
        let chart = Dots { dots: &dots, line: &dots, range: (0.0, 10.0), ends: ("first", "last") };
        for (width, height) in [(1, 1), (4, 3), (5, 3), (8, 2), (200, 60)] {
            picture(width, height, |frame| {
                chart.draw(&Theme::colour(), frame, frame.area());
                let bar = Bar { label: "漢字", value: f64::NAN, most: 0.0, note: "" };
                bars(&[bar], &Theme::colour(), frame, frame.area());
            });
        }
    }
}
