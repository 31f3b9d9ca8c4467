//! Why goals: what they are good for and what they are not. Shown when it is asked for, and never else.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::app::{Action, Page, See};
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, on};
use crate::screens::scroll::{self, Scroll};
use crate::ui::dialog::{dialog, dialog_area};

#[derive(Default)]
pub struct Why {
    scroll: Scroll,
}

#[derive(Clone, Copy)]
enum Command {
    Back,
}

const KEYS: &[Binding<Command>] = &[on(&[ESC, ENTER], Command::Back, "back")];

pub const TITLE: &str = "Why goals?";

/// What is said, in lines.
pub const WORDS: &[&str] = &[
    "Nobody needs a goal to be worth help. Where one fits, it can",
    "- give a direction for a flat day",
    "- make wanting easier: one small thing done draws the next",
    "- show what changed, where feeling alone forgets it",
    "- be yours: you choose it, and you may change it",
    "- let you see yourself manage something",
    "- leave less to carry at once: one thing, not everything",
    "- be told to somebody who asks how it went",
    "- give you and your therapist the same words for what you want",
    "",
    "What it cannot: heal by itself, or measure you. Progress is seldom a straight line, and a goal may change as you do.",
    "",
    "SMART is a help for drafting and no test. An experiment, with no end and no number, is a goal as well. Letting one go is a decision like any other.",
];

fn lines() -> Vec<Line<'static>> {
    WORDS.iter().map(|line| Line::raw(*line)).collect()
}

impl Page for Why {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(scroll::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        if let Input::Key(key) = input
            && let Some(Command::Back) = keys::find(KEYS, key)
        {
            return Some(vec![Action::Close]);
        }
        let lines = lines();
        self.scroll.go(scroll::wanted(&input)?, &lines, dialog_area(TITLE, &lines, see.area));
        Some(Vec::new())
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let lines = lines();
        dialog(TITLE, &lines, self.scroll.row(), see.theme, frame, area);
        let inside = dialog_area(TITLE, &lines, area);
        frame.set_cursor_position(Position { x: inside.x, y: inside.y });
    }
}
