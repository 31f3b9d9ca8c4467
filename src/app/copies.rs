//! Another copy of the notebook lies beside it: asked once a run, and since the question comes by itself, a key that was
//! meant for something else says no more than “not now”.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::page::{Action, Page, See};
use crate::keys::{self, Binding, ESC, Hint, Input, char, on};
use crate::text::clean;
use crate::ui::dialog::dialog;

pub struct AnotherCopy {
    path: PathBuf,
}

#[derive(Clone, Copy)]
enum Answer {
    Yes,
    Later,
    Never,
}

const KEYS: &[Binding<Answer>] = &[
    on(&[char('y')], Answer::Yes, "take in"),
    on(&[char('n'), ESC], Answer::Later, "not now"),
    on(&[char('N')], Answer::Never, "leave it for good"),
];

impl AnotherCopy {
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }
}

impl Page for AnotherCopy {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(KEYS)
    }

    fn input(&mut self, input: Input, _: See) -> Option<Vec<Action>> {
        let Input::Key(key) = input else { return Some(Vec::new()) };
        let path = self.path.clone();
        Some(match keys::find(KEYS, key)? {
            Answer::Yes => vec![Action::Close, Action::TakeCopy(path)],
            Answer::Later => vec![Action::Close],
            Answer::Never => vec![Action::Close, Action::LeaveCopy(path)],
        })
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let lines = [
            Line::raw("Another copy of your notebook lies beside it:"),
            Line::styled(clean(&name).into_owned(), see.theme.strong),
            Line::raw(""),
            Line::raw(
                "Take in what it has? Nothing you wrote here is lost. The copy itself then lies among your backups.",
            ),
            Line::raw(""),
            Line::raw("y take it in   n not now   N leave it there, and do not ask about it again"),
        ];
        dialog("", &lines, 0, see.theme, frame, area);
    }
}
