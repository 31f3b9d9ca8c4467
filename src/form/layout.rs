//! Where everything in a form is, in rows and columns: one answer for drawing and for clicks.
//!
//! Knows numbers and roles, and nothing of colours or terminals.

use std::borrow::Cow;

use super::body::{Bit, Body};
use super::{Fields, Kind, Slot};
use crate::keys::Click;
use crate::text::{self, Pane, width, wrap};

/// From here on labels stand in a column beside their boxes.
const BESIDE: usize = 60;
/// Labels wider than this stand above their boxes.
const WIDEST_LABEL: usize = 24;
/// Longer rows than this are hard to read.
const WIDEST_BOX: usize = 80;
/// From this height on fields whose labels stand above have air between them.
const AIRY: usize = 20;
/// Rows that a text without line breaks may grow to, where the form has few.
const LINE_ROWS: usize = 3;
/// A text may grow to this part of the form, where that is more.
const SHARE: usize = 3;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

/// Some text at a place in the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    pub x: u16,
    pub y: u16,
    /// Cells it may take.
    pub width: u16,
    pub text: Cow<'a, str>,
    pub role: Role,
}

/// What a piece is there for; how that looks is the drawing's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Section,
    Label {
        focused: bool,
    },
    /// The line left of a box. Its text is for the drawing to choose.
    Bar {
        focused: bool,
    },
    /// In the place of the bar, beside the first or last row of a text that has more of them.
    MoreAbove,
    MoreBelow,
    Text,
    Hint,
    Option,
    Chosen,
    /// The mark before a line of a list. Its text is for the drawing to choose.
    Bullet,
    Offer,
    Picked,
    Complaint,
    Echo,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Text { column: usize, row: usize },
    Item { item: usize, column: usize, row: usize },
    Option(usize),
    Tick,
    Field,
}

/// A form as it is shown in an area, scrolled so that the field in focus is in view.
#[derive(Clone, Debug)]
pub struct Layout<'a> {
    pub pieces: Vec<Piece<'a>>,
    /// Column and row of the cursor in the window.
    pub cursor: Option<(u16, u16)>,
    /// Whether there is more above and below.
    pub more: (bool, bool),
    hits: Vec<Hit>,
}

#[derive(Clone, Copy, Debug)]
struct Hit {
    index: usize,
    x: u16,
    y: u16,
    target: Target,
}

/// One row of the whole form: whose it is, and what stands in it, from the form's left edge.
struct Row<'a> {
    index: usize,
    bits: Vec<Bit<'a>>,
}

/// The whole form, before it is cut to the window.
struct Sheet<'a> {
    rows: Vec<Row<'a>>,
    focus: (usize, usize),
    cursor: Option<(usize, usize)>,
}

/// Where the box of one field is.
#[derive(Clone, Copy)]
struct Place {
    beside: bool,
    /// Width of the labels' column.
    labels: usize,
    bar: usize,
    text: usize,
    width: usize,
    most_rows: usize,
}

impl Area {
    pub fn holds(self, column: u16, row: u16) -> bool {
        let inside = |at: u16, from: u16, len: u16| from <= at && at - from < len;
        inside(column, self.x, self.width) && inside(row, self.y, self.height)
    }
}

impl<'a> Layout<'a> {
    pub fn of(form: &'a Fields, area: impl Into<Area>) -> Self {
        let area = area.into();
        let sheet = Sheet::of(form, area);
        let offset = sheet.offset(usize::from(area.height));
        sheet.cut(offset, area)
    }

    /// The cells of the box in focus.
    pub(super) fn pane(form: &Fields, area: Area) -> Pane {
        Self::pane_of(form, form.focus, area)
    }

    pub(super) fn pane_of(form: &Fields, index: usize, area: Area) -> Pane {
        let slot = &form.slots[index];
        Place::of(slot, labels(form, area), area).pane(slot)
    }

    pub(super) fn hit(&self, click: Click) -> Option<(usize, Target)> {
        let in_row = || self.hits.iter().filter(|hit| hit.y == click.row);
        let hit = in_row().rfind(|hit| hit.x <= click.column).or_else(|| in_row().next())?;
        let column = usize::from(click.column.saturating_sub(hit.x));
        let target = match hit.target {
            Target::Text { row, .. } => Target::Text { column, row },
            Target::Item { item, row, .. } => Target::Item { item, column, row },
            target => target,
        };
        Some((hit.index, target))
    }
}

/// Width of the column of labels, 0 if there is none.
fn labels(form: &Fields, area: Area) -> usize {
    if usize::from(area.width) < BESIDE {
        return 0;
    }
    let visible = form.visible().map(|at| width(form.slots[at].label()));
    visible.filter(|wide| *wide <= WIDEST_LABEL).max().unwrap_or(0)
}

impl Place {
    fn of(slot: &Slot, labels: usize, area: Area) -> Self {
        let all = usize::from(area.width);
        let beside = 0 < labels && width(slot.label()) <= WIDEST_LABEL;
        let bar = if beside { labels + 1 } else { 0 };
        let text = (bar + 2).min(all.saturating_sub(1));
        let width = all.saturating_sub(text).clamp(1, WIDEST_BOX);
        let most = match slot.spec.kind {
            Kind::Lines { max, .. } => usize::from(max),
            _ => LINE_ROWS,
        };
        let height = usize::from(area.height);
        let most_rows = most.max(height / SHARE).min(height.saturating_sub(2)).max(1);
        Self { beside, labels, bar, text, width, most_rows }
    }

    /// One column is kept for the cursor after the last character, two more for the mark of a list's line.
    fn pane(self, slot: &Slot) -> Pane {
        let mark = if slot.spec.kind == Kind::List { 2 } else { 0 };
        Pane { width: self.width.saturating_sub(1 + mark).max(1), height: self.most_rows }
    }
}

impl<'a> Sheet<'a> {
    fn of(form: &'a Fields, area: Area) -> Self {
        let mut sheet = Self { rows: Vec::new(), focus: (0, 0), cursor: None };
        let labels = labels(form, area);
        let airy = AIRY <= usize::from(area.height);
        for index in form.visible() {
            let slot = &form.slots[index];
            let place = Place::of(slot, labels, area);
            let top = sheet.rows.len();
            sheet.heading(index, slot, place, airy);
            let cursor = sheet.field(index, slot, place, index == form.focus);
            if index == form.focus {
                sheet.focus = (top, sheet.rows.len());
                sheet.cursor = cursor;
            }
        }
        sheet
    }

    fn heading(&mut self, index: usize, slot: &'a Slot, place: Place, airy: bool) {
        let first = self.rows.is_empty();
        let above = !place.beside;
        if !first && (!slot.spec.section.is_empty() || (above && airy)) {
            self.rows.push(Row { index, bits: Vec::new() });
        }
        if !slot.spec.section.is_empty() {
            self.rows.push(Row { index, bits: vec![Bit::new(0, slot.spec.section, Role::Section)] });
        }
    }

    /// Label, box, complaint and echo of one field. Gives the cursor's column and row in the sheet.
    fn field(&mut self, index: usize, slot: &'a Slot, place: Place, focused: bool) -> Option<(usize, usize)> {
        let label = Role::Label { focused };
        if !place.beside && !slot.label().is_empty() {
            for row in wrap(slot.label(), place.text + place.width) {
                self.rows.push(Row { index, bits: vec![Bit::new(0, row, label)] });
            }
        }
        let body = Body::of(slot, focused, place.width, place.pane(slot));
        let top = self.rows.len();
        let last = body.rows.len() - 1;
        for (i, bits) in body.rows.into_iter().enumerate() {
            let mut row = Vec::with_capacity(bits.len() + 2);
            if i == 0 && place.beside {
                row.push(Bit::new(0, text::fit(slot.label(), place.labels), label));
            }
            if place.bar + 1 < place.text {
                let role = match body.hidden {
                    (_, true) if i == last => Role::MoreBelow,
                    (true, _) if i == 0 => Role::MoreAbove,
                    _ => Role::Bar { focused },
                };
                row.push(Bit::new(place.bar, "", role));
            }
            row.extend(bits.into_iter().map(|bit| Bit { x: bit.x + place.text, ..bit }));
            self.rows.push(Row { index, bits: row });
        }
        let notes = [(&slot.complaint, Role::Complaint, "! "), (&slot.echo, Role::Echo, "")];
        for (note, role, mark) in notes {
            for row in note.iter().flat_map(|note| wrap(&format!("{mark}{note}"), place.width)) {
                self.rows.push(Row { index, bits: vec![Bit::new(place.text, row, role)] });
            }
        }
        body.cursor.map(|(x, y)| (place.text + x, top + y))
    }

    /// The first row to show: as little scrolled as keeps the field in focus, with its complaint and a row of
    /// what comes next, in view; the cursor always.
    fn offset(&self, height: usize) -> usize {
        let (top, bottom) = self.focus;
        let least = (bottom + 1).min(self.rows.len()).saturating_sub(height).min(top);
        let cursor = self.cursor.map_or(top, |(_, row)| row);
        least.max((cursor + 1).saturating_sub(height))
    }

    fn cut(self, offset: usize, area: Area) -> Layout<'a> {
        let height = usize::from(area.height);
        let more = (0 < offset, offset + height < self.rows.len());
        let mut layout = Layout { pieces: Vec::new(), cursor: None, more, hits: Vec::new() };
        layout.cursor = self.cursor.and_then(|(x, row)| {
            let (x, row) =
                (cells(x.min(usize::from(area.width.saturating_sub(1)))), row.checked_sub(offset)?);
            (row < height && 0 < area.width)
                .then(|| (area.x.saturating_add(x), area.y.saturating_add(cells(row))))
        });
        for (i, row) in self.rows.into_iter().skip(offset).take(height).enumerate() {
            layout.take(row, area, area.y.saturating_add(cells(i)));
        }
        layout
    }
}

impl<'a> Layout<'a> {
    fn take(&mut self, row: Row<'a>, area: Area, y: u16) {
        self.hits.push(Hit { index: row.index, x: area.x, y, target: Target::Field });
        for bit in row.bits {
            let x = cells(bit.x);
            if area.width <= x {
                continue;
            }
            let at = area.x.saturating_add(x);
            if let Some(target) = bit.target {
                self.hits.push(Hit { index: row.index, x: at, y, target });
            }
            let text = shown(bit.text);
            self.pieces.push(Piece { x: at, y, width: area.width - x, text, role: bit.role });
        }
    }
}

fn cells(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// A row as it may be drawn.
fn shown(text: Cow<'_, str>) -> Cow<'_, str> {
    let clean = match text {
        Cow::Borrowed(text) => text::clean(text),
        Cow::Owned(text) => Cow::Owned(text::clean(&text).into_owned()),
    };
    if clean.contains('\t') { Cow::Owned(clean.replace('\t', " ")) } else { clean }
}
