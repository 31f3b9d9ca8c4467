//! What the days add up to: charts, each with its words.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::{Action, Page, See};
use crate::keys::{Hint, Input};
use crate::ui::bars;

#[derive(Default)]
pub struct Insights {}

impl Page for Insights {
    fn keys(&self) -> Vec<Hint> {
        Vec::new()
    }

    fn input(&mut self, _: Input, _: See) -> Option<Vec<Action>> {
        None
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        bars::header("Insights", "", see.theme, frame, area);
    }
}
