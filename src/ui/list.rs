//! A list that scrolls: the heading of what is shown stays in view, the chosen row has a mark and the cursor.
//!
//! Nothing is remembered between two drawings: what is shown follows from the chosen row and the height.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::layout::{holds, part};
use super::paragraph::wrapped;
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

    /// A note in as many rows as it takes, in a list of that width.
    pub fn notes(line: impl Into<Line<'a>>, width: u16) -> impl Iterator<Item = Row<'static>> {
        wrapped(&line.into(), width.saturating_sub(MARK).max(1)).into_iter().map(Row::note)
    }
}

/// Cells of the mark before a row that is no heading.
const MARK: u16 = 2;

/// Rows, made when they are asked for, so that ten years cost no more than ten days.
pub struct List<'a> {
    len: usize,
    selected: Option<usize>,
    row: Box<dyn Fn(usize) -> Row<'a> + 'a>,
    /// The cursor stays at its first row: there is nothing to choose.
    is_empty: bool,
}

impl<'a> List<'a> {
    /// `selected` counts rows of every kind.
    pub fn new(rows: Vec<Row<'a>>, selected: Option<usize>) -> Self {
        Self::from_fn(rows.len(), selected, move |at| rows[at].clone())
    }

    /// `row` is asked for rows under `len` only.
    pub fn from_fn(len: usize, selected: Option<usize>, row: impl Fn(usize) -> Row<'a> + 'a) -> Self {
        Self { len, selected: selected.filter(|at| *at < len), row: Box::new(row), is_empty: false }
    }

    /// What stands where there is nothing to choose yet: what will be here, and the key that brings it.
    pub fn empty(words: &[&str], width: u16) -> Self {
        let rows: Vec<Row<'a>> = words.iter().flat_map(|line| Row::notes(line.to_string(), width)).collect();
        Self::resting(rows)
    }

    /// These rows, of which none can be chosen; the cursor is at the first all the same.
    pub fn resting(rows: Vec<Row<'a>>) -> Self {
        Self { is_empty: true, ..Self::new(rows, None) }
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
        if self.is_empty {
            set_cursor(frame, area);
        }
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
                line.spans.insert(0, Span::raw(" "));
                line.spans.insert(0, Span::styled(mark, if chosen { theme.accent } else { theme.text }));
            }
        }
        if chosen {
            line.style = line.style.patch(theme.strong);
            set_cursor(frame, area);
        }
        put_line(&line, theme.marks.ellipsis, frame, area);
    }
}

/// At the beginning of an area, where it is in the window.
fn set_cursor(frame: &mut Frame, area: Rect) {
    let area = area.intersection(frame.area());
    if !area.is_empty() {
        frame.set_cursor_position(Position { x: area.x, y: area.y });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::{drawn, picture};

    /// Three months of five days each.
    fn days() -> Vec<Row<'static>> {
        let month = |name: &'static str| {
            let days = (1..=5).map(move |day| Row::item(format!("{name} {day}")));
            std::iter::once(Row::heading(name)).chain(days).chain([Row::blank()])
        };
        ["May", "June", "July"].into_iter().flat_map(month).collect()
    }

    fn shown(item: usize, width: u16, height: u16) -> (String, Option<(u16, u16)>) {
        let list = List::of_items(days(), Some(item));
        drawn(width, height, |frame| list.draw(&Theme::mono(), frame, frame.area()))
    }

    #[test]
    fn a_list_with_nothing_in_it_says_so_to_the_end_and_has_the_cursor() {
        let words = ["What you write will be here.", "n begins."];
        let draw = |width| {
            drawn(width, 4, |frame| List::empty(&words, width).draw(&Theme::mono(), frame, frame.area()))
        };
        let (text, cursor) = draw(18);
        assert_eq!(text, "  What you write\n  will be here.\n  n begins.");
        assert_eq!(cursor, Some((0, 0)));
    }

    #[test]
    fn the_chosen_row_has_the_mark_and_the_cursor() {
        let (text, cursor) = shown(1, 20, 5);
        insta::assert_snapshot!(text, @r"
        May
          May 1
        > May 2
          May 3
          May 4            ↓
        ");
        assert_eq!(cursor, Some((0, 2)));
    }

    #[test]
    fn the_heading_of_what_is_shown_stays_in_view() {
        let (text, cursor) = shown(9, 20, 5);
        insta::assert_snapshot!(text, @r"
        June
          June 4
        > June 5

        July               ↓
        ");
        assert_eq!(cursor, Some((0, 2)));
    }

    #[test]
    fn the_chosen_row_is_seen_and_hit_at_any_height() {
        for height in 1..24 {
            for item in 0..15 {
                let list = List::of_items(days(), Some(item));
                let area = Rect::new(2, 3, 20, height);
                let (_, cursor) = drawn(30, 30, |frame| list.draw(&Theme::mono(), frame, area));
                let (x, y) = cursor.expect("the chosen row is in view");
                let hit = list.hit(area, x + 3, y).expect("it can be hit");
                assert_eq!(list.item_number(hit), item);
            }
        }
    }

    #[test]
    fn headings_and_places_outside_are_not_hit() {
        let list = List::of_items(days(), Some(0));
        let area = Rect::new(0, 0, 20, 9);
        assert_eq!(list.hit(area, 3, 0), None);
        assert_eq!(list.hit(area, 3, 6), None);
        assert_eq!(list.hit(area, 30, 1), None);
        assert_eq!(list.hit(area, 3, 1), Some(1));
    }

    #[test]
    fn only_rows_in_view_and_the_way_to_their_heading_are_made() {
        let made = std::cell::Cell::new(0);
        let list = List::from_fn(1_000_000, Some(500_003), |at| {
            made.set(made.get() + 1);
            if at % 30 == 0 { Row::heading("month") } else { Row::item(format!("day {at}")) }
        });
        picture(60, 20, |frame| list.draw(&Theme::colour(), frame, frame.area()));
        assert!(made.get() < 60, "{} rows were made", made.get());
    }

    #[test]
    fn rows_too_long_are_cut_and_foreign_text_is_cleaned() {
        let rows = vec![Row::item("a \u{1b}[31mvery\u{202e} long row of words"), Row::item("漢字漢字漢字")];
        let list = List::new(rows, Some(5));
        let text = picture(12, 3, |frame| list.draw(&Theme::mono().ascii(), frame, frame.area()));
        assert_eq!(text, "  a [31mver~\n  漢字漢字~");
    }
}
