//! A question that is answered with yes or no.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::page::{Action, Confirm, Page, See};
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, char, on};
use crate::ui::dialog::dialog;

pub struct Asking {
    question: String,
    yes: Vec<Action>,
}

#[derive(Clone, Copy)]
enum Answer {
    Yes,
    No,
}

const KEYS: &[Binding<Answer>] =
    &[on(&[char('y'), ENTER], Answer::Yes, "yes"), on(&[char('n'), ESC], Answer::No, "no")];

impl Asking {
    pub fn new(confirm: Confirm) -> Self {
        Self { question: confirm.question, yes: confirm.yes }
    }
}

impl Page for Asking {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(KEYS)
    }

    fn input(&mut self, input: Input, _: See) -> Option<Vec<Action>> {
        let Input::Key(key) = input else { return Some(Vec::new()) };
        let mut actions = vec![Action::Close];
        match keys::find(KEYS, key)? {
            Answer::Yes => actions.append(&mut self.yes),
            Answer::No => {}
        }
        Some(actions)
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let lines = [Line::raw(self.question.as_str()), Line::raw(""), Line::raw("y yes   n no")];
        dialog("", &lines, 0, see.theme, frame, area);
    }
}
