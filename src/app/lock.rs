//! The door of an encrypted notebook: one quiet page that asks for the passphrase. It knows nothing of what is behind it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Clear;

use super::page::{Action, Page, See};
use crate::keys::{self, BACKSPACE, Binding, ENTER, ESC, Hint, Input, ctrl, on, quiet};
use crate::text::{self, Secret};
use crate::ui::put;

/// How the door came to be shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// At the start, or after idle minutes.
    Here,
    /// Another run encrypted the notebook while it was open here. `carries`: something that was written here is not on
    /// the disk.
    Elsewhere { carries: bool },
}

pub struct Lock {
    hint: String,
    shut: Shut,
    typed: Secret,
    /// The passphrase is being tried.
    works: bool,
    /// Why it did not open.
    why: Option<String>,
}

#[derive(Clone, Copy)]
enum Command {
    Open,
    Back,
    Wipe,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER], Command::Open, "open"),
    on(&[ESC, ctrl('u')], Command::Wipe, "erase it"),
    quiet(&[BACKSPACE, ctrl('h')], Command::Back, "erase a letter"),
];

const ELSEWHERE: &str = "This notebook was encrypted from elsewhere: type its passphrase.";

const CARRIED: &str = "What you wrote here last is not on the disk yet. It waits in memory, and is kept once the passphrase is right.";

const FOOT: &str = "Enter opens it   Esc erases it   Ctrl-C quits   F3 curtain   F2 or Ctrl-G help now";

impl Shut {
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Here => &["This notebook is encrypted."],
            Self::Elsewhere { carries: false } => &[ELSEWHERE],
            Self::Elsewhere { carries: true } => &[ELSEWHERE, CARRIED],
        }
    }
}

impl Lock {
    pub fn new(hint: String, shut: Shut) -> Self {
        Self { hint, shut, typed: Secret::default(), works: false, why: None }
    }

    fn obey(&mut self, command: Command) -> Vec<Action> {
        match command {
            _ if self.works => {}
            Command::Open if self.typed.is_empty() => {}
            Command::Open => {
                (self.works, self.why) = (true, None);
                return vec![Action::Unlock(std::mem::take(&mut self.typed))];
            }
            Command::Back => self.typed.pop(),
            Command::Wipe => self.typed.wipe(),
        }
        Vec::new()
    }

    fn letter(&mut self, letter: char) {
        if !self.works {
            self.typed.push(letter);
        }
    }

    /// What stands over the line and under it, and the line between them.
    fn rows(&self, dot: &str) -> (Vec<String>, String, Vec<String>) {
        let mut above: Vec<String> = self.shut.words().iter().map(|line| (*line).to_owned()).collect();
        if !self.hint.is_empty() {
            above.push(format!("Hint: {}", text::one_line(&self.hint)));
        }
        above.push(String::new());
        let line = format!("Passphrase  {}", dot.repeat(self.typed.count()));
        let news = match (&self.why, self.works) {
            (_, true) => "A moment …".to_owned(),
            (Some(why), _) => why.clone(),
            (None, _) => String::new(),
        };
        (above, line, vec![String::new(), news, String::new(), FOOT.to_owned()])
    }
}

impl Page for Lock {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(KEYS)
    }

    fn input(&mut self, input: Input, _: See) -> Option<Vec<Action>> {
        Some(match input {
            Input::Key(key) => match keys::find(KEYS, key) {
                Some(command) => self.obey(command),
                None => {
                    self.letter(key.typed()?);
                    Vec::new()
                }
            },
            Input::Paste(text) if !self.works => {
                self.typed.push_line(&text);
                Vec::new()
            }
            Input::Paste(_) | Input::Click(_) => Vec::new(),
        })
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let area = inner(area);
        let dot = see.theme.marks.dot;
        let (above, line, below) = self.rows(dot);
        let wrapped = |rows: &[String]| -> Vec<String> {
            rows.iter()
                .flat_map(|row| text::wrap(&text::clean(row), usize::from(area.width.max(1))))
                .collect()
        };
        let above = wrapped(&above);
        let typed = above.len();
        let line = text::fit_with(&line, usize::from(area.width.saturating_sub(1)), "").into_owned();
        let rows = above.into_iter().chain([line.clone()]).chain(wrapped(&below));
        for (at, row) in rows.enumerate().take(usize::from(area.height)) {
            let place = Rect { y: area.y + at as u16, height: 1, ..area };
            let style = if at == 0 { see.theme.strong } else { ratatui::style::Style::new() };
            put(&row, style, frame, place);
        }
        let end = text::width(&line) as u16;
        let cursor = Position { x: area.x.saturating_add(end), y: area.y.saturating_add(typed as u16) };
        if frame.area().contains(cursor) {
            frame.set_cursor_position(cursor);
        }
    }

    fn refused(&mut self, why: &str) {
        (self.works, self.why) = (false, Some(why.to_owned()));
    }

    fn covers(&self) -> bool {
        true
    }

    fn name(&self) -> &'static str {
        "lock"
    }
}

/// A margin where there is room for one.
fn inner(area: Rect) -> Rect {
    let (x, y) = (if 40 < area.width { 2 } else { 0 }, if 12 < area.height { area.height / 4 } else { 0 });
    Rect { x: area.x + x, y: area.y + y, width: area.width.saturating_sub(2 * x), height: area.height - y }
}
