//! One part in its place: its message, its chart, and what else there is to say; or all of it in words.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::chart::Chart;
use super::seen::Section;
use crate::ui::layout::{part, take_top};
use crate::ui::paragraph::{self, height, paragraph};
use crate::ui::{Theme, put};

/// Of three parts of its place a picture of days keeps two, whatever else there is to say.
const CHART: (u16, u16) = (2, 3);

/// Draws a part; from row `top` on what is longer than its place.
pub fn draw(section: &Section, words: bool, top: usize, theme: &Theme, frame: &mut Frame, area: Rect) {
    let (message, body) = parts(section, area);
    paragraph(&[Line::styled(section.message.clone(), theme.strong)], 0, theme, frame, message);
    if in_words(section, words) {
        return paragraph(&lines(&section.twin()), top, theme, frame, body);
    }
    let notes = lines(&section.notes);
    let (chart, below) = split(section, &notes, body);
    let hidden = hidden(section, chart);
    section.chart.draw(top.min(hidden), theme, frame, chart);
    if top < hidden {
        let edge = Rect { x: chart.right().saturating_sub(1), y: chart.bottom() - 1, width: 1, height: 1 };
        put(theme.marks.down, theme.dim, frame, edge);
    }
    paragraph(&notes, top.saturating_sub(hidden), theme, frame, below);
}

/// How far one can scroll.
pub fn most_scroll(section: &Section, words: bool, area: Rect) -> usize {
    let (_, body) = parts(section, area);
    if in_words(section, words) {
        return paragraph::most_scroll(&lines(&section.twin()), body);
    }
    let notes = lines(&section.notes);
    let (chart, below) = split(section, &notes, body);
    hidden(section, chart) + paragraph::most_scroll(&notes, below)
}

/// Rows of a list that have no room.
fn hidden(section: &Section, chart: Rect) -> usize {
    let wanted = match section.chart {
        Chart::Bars(_) | Chart::Habits(_) => section.chart.rows(),
        _ => None,
    };
    usize::from(wanted.unwrap_or(0).saturating_sub(chart.height))
}

fn in_words(section: &Section, words: bool) -> bool {
    words || section.chart.is_empty() || matches!(section.chart, Chart::Words(_))
}

/// The message, as long as it is but at most half of everything, and the rest after a row of air.
fn parts(section: &Section, area: Rect) -> (Rect, Rect) {
    let message = height(&[Line::raw(section.message.clone())], area.width);
    let message = u16::try_from(message).unwrap_or(u16::MAX).min(area.height / 2).max(1);
    let air = u16::from(8 < area.height);
    let (top, body) = take_top(area, message + air);
    (part(top, 0, message), body)
}

/// The chart, with what it wants if there is room, and what is said below.
fn split(section: &Section, notes: &[Line], body: Rect) -> (Rect, Rect) {
    let wanted = u16::try_from(height(notes, body.width)).unwrap_or(u16::MAX);
    let air = u16::from(0 < wanted && 12 < body.height);
    let room = body.height.saturating_sub(air);
    let chart = match section.chart.rows() {
        Some(rows) => rows.min(room),
        None => room.saturating_sub(wanted).max(room * CHART.0 / CHART.1),
    };
    (part(body, 0, chart), part(body, chart + air, body.height))
}

fn lines(words: &[String]) -> Vec<Line<'static>> {
    words.iter().map(|line| Line::raw(line.clone())).collect()
}
