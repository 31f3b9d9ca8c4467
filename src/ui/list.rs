//! A list that scrolls: the heading of what is shown stays in view, the chosen row has a mark and the cursor.
//!
//! Nothing is remembered between two drawings: what is shown follows from the chosen row and the height.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::layout::{holds, part};
use super::{Theme, put, put_line};
use crate::text::scroll;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Heading,
    /// A row that can be chosen.
    Item,
    /// A row that cannot: a detail of the one above, or air.
    Note,
}

#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub kind: Kind,
    pub line: Line<'a>,
}

impl<'a> Row<'a> {
    pub fn heading(line: impl Into<Line<'a>>) -> Self {
        Self { kind: Kind::Heading, line: line.into() }
    }

    pub fn item(line: impl Into<Line<'a>>) -> Self {
        Self { kind: Kind::Item, line: line.into() }
    }

    pub fn note(line: impl Into<Line<'a>>) -> Self {
        Self { kind: Kind::Note, line: line.into() }
    }

    pub fn blank() -> Self {
        Self::note("")
    }
}

/// Rows, made when they are asked for, so that ten years cost no more than ten days.
pub struct List<'a> {
    len: usize,
    selected: Option<usize>,
    row: Box<dyn Fn(usize) -> Row<'a> + 'a>,
}

impl<'a> List<'a> {
    /// `selected` counts rows of every kind.
    pub fn new(rows: Vec<Row<'a>>, selected: Option<usize>) -> Self {
        Self::from_fn(rows.len(), selected, move |at| rows[at].clone())
    }

    /// `row` is asked for rows under `len` only.
    pub fn from_fn(len: usize, selected: Option<usize>, row: impl Fn(usize) -> Row<'a> + 'a) -> Self {
        Self { len, selected: selected.filter(|at| *at < len), row: Box::new(row) }
    }

    /// `item` counts only the rows that can be chosen.
    pub fn of_items(rows: Vec<Row<'a>>, item: Option<usize>) -> Self {
        let is_item = |(_, row): &(usize, &Row)| row.kind == Kind::Item;
        let selected = item.and_then(|item| rows.iter().enumerate().filter(is_item).nth(item));
        let selected = selected.map(|(at, _)| at);
        Self::new(rows, selected)
    }

    /// How many rows that can be chosen stand before a row.
    pub fn item_number(&self, row: usize) -> usize {
        (0..row.min(self.len)).filter(|at| (self.row)(*at).kind == Kind::Item).count()
    }

    pub fn draw(&self, theme: &Theme, frame: &mut Frame, area: Rect) {
        let (pinned, top) = self.window(area.height);
        for i in 0..area.height {
            let at = match pinned {
                Some(heading) if i == 0 => heading,
                _ => top + usize::from(i),
            };
            if at < self.len {
                self.draw_row(at, theme, frame, part(area, i, 1));
            }
        }
        let shown = usize::from(area.height);
        if top + shown < self.len && 0 < area.height {
            let last = part(area, area.height - 1, 1);
            put(
                theme.marks.down,
                theme.dim,
                frame,
                Rect { x: area.right().saturating_sub(1), width: 1, ..last },
            );
        }
    }

    /// The row at a place of the window, if it can be chosen.
    pub fn hit(&self, area: Rect, column: u16, row: u16) -> Option<usize> {
        if !holds(area, column, row) {
            return None;
        }
        let (pinned, top) = self.window(area.height);
        let i = row - area.y;
        let at = if i == 0 && pinned.is_some() { pinned? } else { top + usize::from(i) };
        (at < self.len && (self.row)(at).kind == Kind::Item).then_some(at)
    }

    /// The heading that covers the first row, if one does, and the row that stands there otherwise.
    fn window(&self, height: u16) -> (Option<usize>, usize) {
        let height = usize::from(height);
        let Some(selected) = self.selected else { return (None, 0) };
        let top = scroll(self.len, selected, height);
        if top == 0 || height < 3 || (self.row)(top).kind == Kind::Heading {
            return (None, top);
        }
        let heading = (0..top).rev().find(|at| (self.row)(*at).kind == Kind::Heading);
        (heading.filter(|_| selected != top), top)
    }

    fn draw_row(&self, at: usize, theme: &Theme, frame: &mut Frame, area: Rect) {
        let Row { kind, mut line } = (self.row)(at);
        let chosen = self.selected == Some(at);
        match kind {
            Kind::Heading => line.style = theme.strong.patch(line.style),
            Kind::Item | Kind::Note => {
                let mark = if chosen { theme.marks.chosen } else { " " };
                line.spans.insert(0, Span::styled(format!("{mark} "), theme.accent));
            }
        }
        if chosen {
            line.style = line.style.patch(theme.strong);
            let area = area.intersection(frame.area());
            if !area.is_empty() {
                frame.set_cursor_position(Position { x: area.x, y: area.y });
            }
        }
        put_line(&line, theme.marks.ellipsis, frame, area);
    }
}
