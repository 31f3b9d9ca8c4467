//! Prose: styled lines, wrapped and scrolled.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::layout::part;
use super::{Theme, put, put_line};
use crate::text::{self, Rows};

/// Rows that lines take in a width, for clamping how far one scrolls.
pub fn height(lines: &[Line], width: u16) -> usize {
    lines.iter().map(|line| wrapped(line, width).len()).sum()
}

/// How far one can scroll.
pub fn most_scroll(lines: &[Line], area: Rect) -> usize {
    height(lines, area.width).saturating_sub(usize::from(area.height))
}

/// Draws lines from row `scroll` on, or as far down as there is something to show.
pub fn paragraph(lines: &[Line], scroll: usize, theme: &Theme, frame: &mut Frame, area: Rect) {
    let rows: Vec<Line> = lines.iter().flat_map(|line| wrapped(line, area.width)).collect();
    let shown = usize::from(area.height);
    let top = scroll.min(rows.len().saturating_sub(shown));
    for (i, row) in (0..area.height).zip(&rows[top..]) {
        put_line(row, "", frame, part(area, i, 1));
    }
    let edge = Rect { x: area.right().saturating_sub(1), width: area.width.min(1), ..area };
    if 0 < top {
        put(theme.marks.up, theme.dim, frame, part(edge, 0, 1));
    }
    if top + shown < rows.len() && 0 < area.height {
        put(theme.marks.down, theme.dim, frame, part(edge, area.height - 1, 1));
    }
}

/// One styled line in rows. Rows after the first are indented like the first.
pub fn wrapped(line: &Line, width: u16) -> Vec<Line<'static>> {
    let (whole, styles) = joined(line);
    let indent = whole.len() - whole.trim_start_matches(' ').len();
    let indent = if usize::from(width) < indent * 3 { 0 } else { indent };
    let body = &whole[indent..];
    let rows = Rows::of(body, usize::from(width).saturating_sub(indent));
    let mut lines = Vec::with_capacity(rows.len());
    for range in rows.ranges() {
        let end = range.start + body[range.clone()].trim_end().len();
        let mut spans = vec![Span::raw(" ".repeat(indent))];
        spans.extend(pieces(&whole, &styles, indent + range.start, indent + end));
        lines.push(Line { style: line.style, alignment: line.alignment, spans });
    }
    lines
}

/// The text of a line, cleaned, and where each style in it ends.
fn joined(line: &Line) -> (String, Vec<(usize, Style)>) {
    let mut whole = String::new();
    let mut styles = Vec::with_capacity(line.spans.len());
    for span in &line.spans {
        whole.push_str(&text::clean(&span.content).replace('\t', " "));
        styles.push((whole.len(), span.style));
    }
    (whole, styles)
}

fn pieces(whole: &str, styles: &[(usize, Style)], from: usize, to: usize) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let mut start = from;
    for (end, style) in styles {
        let end = (*end).min(to);
        // A style that ends inside a grapheme takes effect from the next one.
        if start < end && whole.is_char_boundary(end) {
            spans.push(Span::styled(whole[start..end].to_owned(), *style));
            start = end;
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use ratatui::style::Stylize;

    use super::*;
    use crate::ui::picture::picture;

    #[test]
    fn lines_wrap_with_their_styles_and_their_indent() {
        let line = Line::from(vec!["  one ".into(), "two three".bold(), " four".into()]);
        let rows = wrapped(&line, 11);
        let texts: Vec<String> = rows.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["  one two", "  three", "  four"]);
        assert_eq!(rows[1].spans[1], "three".bold());
    }

    #[test]
    fn scrolling_past_the_end_stops_at_the_end() {
        let lines: Vec<Line> = (1..=6).map(|n| Line::raw(format!("line {n}"))).collect();
        let shown =
            |scroll| picture(8, 3, |frame| paragraph(&lines, scroll, &Theme::mono(), frame, frame.area()));
        assert_eq!(shown(0), "line 1\nline 2\nline 3 ↓");
        assert_eq!(shown(99), "line 4 ↑\nline 5\nline 6");
        assert_eq!(most_scroll(&lines, Rect::new(0, 0, 8, 3)), 3);
    }
}
