//! The page as it would leave, character for character.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::{at, save_form};
use crate::app::{Action, Page, See};
use crate::keys::{self, Binding, ESC, Hint, Input, char, on};
use crate::page::{self, Format, NEXT_PAGE};
use crate::screens::scroll::{self, Scroll};
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::paragraph::paragraph;

#[derive(Default)]
pub struct Preview {
    /// Its place in [`Format::ALL`].
    format: usize,
    scroll: Scroll,
}

#[derive(Clone, Copy)]
enum Command {
    Save,
    Format,
    Back,
}

const KEYS: &[Binding<Command>] = &[
    on(&[char('s')], Command::Save, "save to a file"),
    on(&[char('f')], Command::Format, "another format"),
    on(&[ESC], Command::Back, "back"),
];

impl Preview {
    fn format(&self) -> Format {
        Format::ALL[self.format % Format::ALL.len()]
    }

    fn lines(&self, see: See, width: u16) -> Vec<Line<'static>> {
        let text = self.format().render(&page::page(at(see), None));
        let mut lines = Vec::new();
        for (number, sheet) in text.split(NEXT_PAGE).enumerate() {
            if 0 < number {
                let rule = see.theme.marks.rule.repeat(usize::from(width.min(80)));
                lines.push(Line::styled(rule, see.theme.dim));
            }
            lines.extend(sheet.lines().map(|line| Line::raw(line.to_owned())));
        }
        lines
    }
}

fn layout(area: Rect) -> (Rect, Rect) {
    take_top(area, if area.height < 12 { 1 } else { 2 })
}

impl Page for Preview {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(scroll::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        if let Some(to) = scroll::wanted(&input) {
            let body = layout(see.area).1;
            self.scroll.go(to, &self.lines(see, body.width), body);
            return Some(Vec::new());
        }
        let command = match input {
            Input::Key(key) => keys::find(KEYS, key)?,
            Input::Click(_) => return Some(Vec::new()),
            Input::Paste(_) => return None,
        };
        match command {
            Command::Format => {
                self.format = (self.format + 1) % Format::ALL.len();
                self.scroll = Scroll::default();
            }
            Command::Save => return Some(vec![Action::Open(save_form::open(see, self.format()))]),
            Command::Back => return Some(vec![Action::Close]),
        }
        Some(Vec::new())
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (head, body) = layout(area);
        let format = self.format();
        let remark = format!("{}, {}", format.name, format.use_for);
        bars::header("The page, as it would leave", &remark, see.theme, frame, head);
        paragraph(&self.lines(see, body.width), self.scroll.row(), see.theme, frame, body);
        frame.set_cursor_position(Position { x: body.x, y: body.y });
    }
}
