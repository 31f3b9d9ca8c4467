//! The next appointment, what was marked to bring up, and the page that is taken there.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::{Action, Page, See};
use crate::keys::{Hint, Input};
use crate::ui::bars;

#[derive(Default)]
pub struct Session {}

impl Page for Session {
    fn keys(&self) -> Vec<Hint> {
        Vec::new()
    }

    fn input(&mut self, _: Input, _: See) -> Option<Vec<Action>> {
        None
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        bars::header("Session", "", see.theme, frame, area);
    }
}
