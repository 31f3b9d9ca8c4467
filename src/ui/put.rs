//! The one way text reaches the screen: cleaned, cut to its place, never outside the window.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::{self, width};

/// Writes a text on the first row of an area and gives the column after it. What does not fit is left out
/// without a sign; see [`crate::text::fit`] for one.
pub fn put(text: &str, style: Style, frame: &mut Frame, area: Rect) -> u16 {
    let area = area.intersection(frame.area());
    if area.is_empty() {
        return area.x;
    }
    write(&flat(text), style, frame, area)
}

/// Writes a clean text into an area inside the window that is not empty. Plain letters go straight into their cells:
/// asking for the boundaries of each is most of the cost of a frame.
fn write(text: &str, style: Style, frame: &mut Frame, area: Rect) -> u16 {
    let buffer = frame.buffer_mut();
    let most = usize::from(area.width);
    if !text.is_ascii() {
        return buffer.set_stringn(area.x, area.y, text, most, style).0;
    }
    let start = buffer.index_of(area.x, area.y);
    let count = text.len().min(most);
    for (at, cell) in buffer.content[start..start + count].iter_mut().enumerate() {
        cell.set_symbol(&text[at..=at]).set_style(style);
    }
    area.x + count as u16
}

/// Writes a line of spans on the first row of an area, cut with `sign` if it is too wide. Gives the column
/// after it.
pub fn put_line(line: &Line, sign: &str, frame: &mut Frame, area: Rect) -> u16 {
    let line = fit_line(line, usize::from(area.width), sign);
    let mut rest = area;
    for span in &line.spans {
        let within = rest.intersection(frame.area());
        if within.is_empty() {
            break;
        }
        let x = write(&span.content, line.style.patch(span.style), frame, within);
        rest.width = rest.right().saturating_sub(x);
        rest.x = x;
    }
    rest.x
}

/// A line with every span cleaned, cut at a grapheme and ended with `sign` if it is wider than `most` cells.
pub fn fit_line<'a>(line: &'a Line<'_>, most: usize, sign: &str) -> Line<'a> {
    let texts: Vec<(Cow<'a, str>, Style)> =
        line.spans.iter().map(|span| (flat(&span.content), span.style)).collect();
    let total: usize = texts.iter().map(|(text, _)| width(text)).sum();
    let mut room = if total <= most { total } else { most.saturating_sub(width(sign)) };
    let mut spans = Vec::with_capacity(texts.len());
    for (text, style) in texts {
        let wide = width(&text);
        if room < wide {
            let sign = if most < width(sign) { "" } else { sign };
            spans.push(Span::styled(format!("{}{sign}", text::cut(&text, room)), style));
            break;
        }
        room -= wide;
        spans.push(Span::styled(text, style));
    }
    Line { style: line.style, alignment: line.alignment, spans }
}

/// Cleaned, and with spaces for what would break the row.
fn flat(text: &str) -> Cow<'_, str> {
    let text = text::clean(text);
    if text.bytes().any(|byte| matches!(byte, b'\n' | b'\t')) {
        Cow::Owned(text.replace(['\n', '\t'], " "))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Stylize;

    use super::*;
    use crate::ui::picture::picture;

    #[test]
    fn a_line_is_cut_at_a_grapheme_of_the_right_span() {
        let line = Line::from(vec!["ab".bold(), "漢字".into(), "cd".into()]);
        let shown = |most| {
            let line = fit_line(&line, most, "…");
            line.spans.iter().map(|span| span.content.to_string()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(shown(8), "ab|漢字|cd");
        assert_eq!(shown(7), "ab|漢字|…");
        assert_eq!(shown(6), "ab|漢…");
        assert_eq!(shown(3), "ab|…");
        assert_eq!(shown(2), "a…");
        assert_eq!(shown(1), "…");
        assert_eq!(shown(0), "");
    }

    #[test]
    fn nothing_is_written_outside_the_window() {
        let text = picture(6, 2, |frame| {
            put("over the edge", Style::new(), frame, Rect::new(3, 1, 40, 1));
            put("gone", Style::new(), frame, Rect::new(40, 1, 9, 1));
            put("a\nb\tc\u{7}", Style::new(), frame, Rect::new(0, 0, 9, 1));
        });
        assert_eq!(text, "a b c\n   ove");
    }
}
