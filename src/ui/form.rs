//! A form, drawn as its layout says.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{Theme, put};
use crate::form::{Field, Form, Layout, Piece, Role};

/// Draws a form and sets the cursor where the next character goes.
pub fn form<F: Field>(form: &Form<F>, theme: &Theme, frame: &mut Frame, area: Rect) {
    let layout = Layout::of(form, area);
    pieces(&layout, theme, frame, area);
    if let Some((x, y)) = layout.cursor {
        frame.set_cursor_position(Position { x, y });
    }
}

/// Draws a form while the focus is elsewhere: no field of it stands out, and the cursor stays where it is.
pub fn resting<F: Field>(form: &Form<F>, theme: &Theme, frame: &mut Frame, area: Rect) {
    let mut layout = Layout::of(form, area);
    for piece in &mut layout.pieces {
        if let Role::Label { focused } | Role::Bar { focused } = &mut piece.role {
            *focused = false;
        }
    }
    pieces(&layout, theme, frame, area);
}

fn pieces(layout: &Layout, theme: &Theme, frame: &mut Frame, area: Rect) {
    for piece in &layout.pieces {
        let (text, style) = looks(piece, theme);
        put(text, style, frame, Rect::new(piece.x, piece.y, piece.width, 1));
    }
    let edge = Rect { x: area.right().saturating_sub(1), width: area.width.min(1), ..area };
    if layout.more.0 {
        put(theme.marks.up, theme.dim, frame, Rect { height: edge.height.min(1), ..edge });
    }
    if layout.more.1 && 1 < area.height {
        put(theme.marks.down, theme.dim, frame, Rect { y: area.bottom() - 1, height: 1, ..edge });
    }
}

fn looks<'a>(piece: &'a Piece, theme: &Theme) -> (&'a str, Style) {
    let text = piece.text.as_ref();
    match piece.role {
        Role::Section => (text, theme.strong),
        Role::Label { focused: true } => (text, theme.accent),
        Role::Label { focused: false } => (text, theme.text),
        Role::Bar { focused: true } => (theme.marks.bar, theme.accent),
        Role::Bar { focused: false } => (theme.marks.thin_bar, theme.dim),
        Role::Bullet => (theme.marks.bullet, theme.dim),
        Role::Text | Role::Option => (text, theme.text),
        Role::Chosen | Role::Picked => (text, theme.strong),
        Role::Hint | Role::Echo | Role::Offer => (text, theme.dim),
        Role::Complaint => (text, theme.warning),
    }
}
