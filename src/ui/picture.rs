//! What a drawing looks like, as text, for tests.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::{Frame, layout::Position};

/// The rows of a window after a drawing, without the spaces at their ends and the empty rows at the end.
pub fn picture(width: u16, height: u16, draw: impl FnOnce(&mut Frame)) -> String {
    drawn(width, height, draw).0
}

/// The picture, and where the cursor is, if it is shown.
pub fn drawn(width: u16, height: u16, draw: impl FnOnce(&mut Frame)) -> (String, Option<(u16, u16)>) {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(draw).unwrap();
    let backend = terminal.backend();
    let shown = backend.to_string();
    let rows = shown.lines().map(|row| unquoted(row).trim_end().to_owned());
    let text = rows.collect::<Vec<_>>().join("\n");
    let cursor = backend.cursor_visible().then(|| backend.cursor_position()).map(|Position { x, y }| (x, y));
    (text.trim_end_matches('\n').to_owned(), cursor)
}

/// The backend puts each row in quotation marks, and remarks on hidden cells after them.
fn unquoted(row: &str) -> &str {
    let row = row.split("\" Hidden by").next().unwrap_or(row);
    row.strip_prefix('"').map_or(row, |row| row.strip_suffix('"').unwrap_or(row))
}
