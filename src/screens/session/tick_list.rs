//! A page of lines under headings, each with a tick: what questions and the list for choosing have in common.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{Action, See};
use crate::keys::{Click, Key};
use crate::screens::cursor::Cursor;
use crate::text::wrap;
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::list::{List, Row};

/// A heading and the lines under it, each with the name it is known by.
pub type Part = (&'static str, &'static [(&'static str, &'static str)]);

/// Such a page for whoever goes through it line by line. Lines are known by their names.
pub struct Ticks {
    pub title: &'static str,
    pub parts: &'static [Part],
    pub is_on: fn(See, &str) -> bool,
    pub tick: fn(See, &str) -> Vec<Action>,
}

pub struct TickList {
    parts: &'static [Part],
    cursor: Cursor<&'static str>,
}

impl TickList {
    pub fn of(parts: &'static [Part]) -> Self {
        Self { parts, cursor: Cursor::default() }
    }

    pub fn names(&self) -> Vec<&'static str> {
        self.parts.iter().flat_map(|(_, lines)| lines.iter().map(|(name, _)| *name)).collect()
    }

    pub fn chosen(&self) -> Option<&'static str> {
        self.cursor.get(&self.names())
    }

    /// Whether the key moved.
    pub fn moved(&mut self, key: Key) -> bool {
        let names = self.names();
        self.cursor.moved(key, &names)
    }

    pub fn click(&mut self, click: Click, see: See) {
        let (_, body) = layout(see.area);
        let list = self.list(see, body.width, |_| false);
        self.cursor.click(click, &list, body, &self.names());
    }

    pub fn draw(
        &self,
        title: &str,
        remark: &str,
        ticked: impl Fn(&str) -> bool,
        see: See,
        (frame, area): (&mut Frame, Rect),
    ) {
        let (head, body) = layout(area);
        bars::header(title, remark, see.theme, frame, head);
        self.list(see, body.width, ticked).draw(see.theme, frame, body);
    }

    fn list(&self, see: See, width: u16, ticked: impl Fn(&str) -> bool) -> List<'static> {
        let marks = &see.theme.marks;
        let wide = usize::from(width).saturating_sub(5).max(10);
        let mut rows: Vec<Row> = Vec::new();
        for (heading, lines) in self.parts {
            if !rows.is_empty() {
                rows.push(Row::blank());
            }
            rows.push(Row::heading(*heading));
            for (name, words) in *lines {
                let mark = Span::styled(if ticked(name) { marks.done } else { marks.blank }, see.theme.mark);
                let mut wrapped = wrap(words, wide).into_iter();
                let first = wrapped.next().unwrap_or_default();
                rows.push(Row::item(Line::from(vec![mark, Span::raw(format!(" {first}"))])));
                rows.extend(wrapped.map(|line| Row::note(format!("  {line}"))));
            }
        }
        List::of_items(rows, self.cursor.place(&self.names()))
    }
}

fn layout(area: Rect) -> (Rect, Rect) {
    take_top(area, if area.height < 12 { 1 } else { 2 })
}
