//! Bars under each other.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::step;
use crate::text::{pad, width};
use crate::ui::layout::part;
use crate::ui::{Theme, put_line};

/// A bar: `value` of `most`; without a value only its words.
#[derive(Clone, Debug)]
pub struct Bar<'a> {
    pub label: &'a str,
    pub value: Option<f64>,
    pub most: f64,
    /// Said after the bar, such as "10 of 13".
    pub note: &'a str,
}

/// The longest bar, in cells, and the shortest that does not give way to longer labels.
const LONGEST: usize = 40;
const SHORTEST: usize = 10;

/// Bars under each other, their labels in one column and their notes after them.
pub fn bars(bars: &[Bar], theme: &Theme, frame: &mut Frame, area: Rect) {
    let all = usize::from(area.width);
    let widest = |text: fn(&Bar) -> usize| bars.iter().map(text).max().unwrap_or(0);
    let notes = widest(|bar| width(bar.note)).min(all / 2);
    // The words before the length: a bar says enough in a few cells.
    let most = all.saturating_sub(notes + 3 + SHORTEST).min(all / 2);
    let labels = widest(|bar| width(bar.label)).min(most);
    // The last column is for the sign that there is more.
    let room = all.saturating_sub(labels + notes + 4).min(LONGEST);
    for (i, bar) in (0..area.height).zip(bars) {
        let full = bar.value.map_or(0, |value| step(value, (0.0, bar.most), room + 1).min(room));
        let rest = if bar.value.is_some() { theme.marks.bar_empty } else { " " };
        let line = Line::from(vec![
            Span::styled(pad(bar.label, labels), theme.text),
            Span::raw(" "),
            Span::styled(theme.marks.bar_full.repeat(full), theme.ink),
            Span::styled(rest.repeat(room - full), theme.dim),
            Span::styled(format!("  {}", bar.note), Style::new()),
        ]);
        put_line(&line, theme.marks.ellipsis, frame, part(area, i, 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::picture;

    #[test]
    fn bars_carry_their_counts_and_what_is_unknown_has_none() {
        let rows = [
            Bar { label: "Walk", value: Some(10.0), most: 13.0, note: "10 of 13" },
            Bar { label: "Deep breathing", value: Some(0.0), most: 14.0, note: "0 of 14" },
            Bar { label: "Sunday", value: None, most: 10.0, note: "no mood" },
        ];
        let shown = picture(40, 3, |frame| bars(&rows, &Theme::mono(), frame, frame.area()));
        insta::assert_snapshot!(shown, @r"
        Walk           ███████████···  10 of 13
        Deep breathing ··············  0 of 14
        Sunday                         no mood
        ");
    }

    #[test]
    fn any_size_is_drawn() {
        for (width, height) in [(1, 1), (4, 3), (200, 60)] {
            picture(width, height, |frame| {
                let bar = Bar { label: "漢字", value: Some(f64::NAN), most: 0.0, note: "" };
                bars(&[bar], &Theme::colour(), frame, frame.area());
            });
        }
    }
}
