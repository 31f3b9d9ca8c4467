//! A cover for when someone walks by. It hides; it does not lock: that is [`super::lock`], for encrypted notebooks.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::page::{Action, Page, See};
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, on};

pub struct Curtain;

/// What tells it from other pages.
pub const NAME: &str = "curtain";

const KEYS: &[Binding<()>] = &[on(&[ENTER, ESC], (), "back")];

impl Page for Curtain {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(KEYS)
    }

    fn input(&mut self, input: Input, _: See) -> Option<Vec<Action>> {
        let Input::Key(key) = input else { return Some(Vec::new()) };
        let back = keys::find(KEYS, key).is_some();
        Some(if back { vec![Action::Close] } else { Vec::new() })
    }

    fn view(&self, _: See, frame: &mut Frame, area: Rect) {
        let line = ratatui::text::Line::raw("F3");
        frame.render_widget(ratatui::widgets::Clear, area);
        frame.render_widget(line, area);
        frame.set_cursor_position(area.as_position());
    }

    fn covers(&self) -> bool {
        true
    }

    fn name(&self) -> &'static str {
        NAME
    }
}
