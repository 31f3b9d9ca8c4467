//! Whom to call, at once, in any window: numbers first, one a line, then one's own people and safety plan.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

use super::page::{Action, Page, See};
use crate::keys::{
    self, Binding, Click, ClickKind, DOWN, ESC, Hint, Input, PAGE_DOWN, PAGE_UP, UP, char, on, quiet,
};
use crate::model::Notebook;
use crate::model::session::{Person, SafetyPlan};
use crate::{support, text};

#[derive(Default)]
pub struct SupportNow {
    /// The first row shown.
    top: usize,
}

#[derive(Clone, Copy)]
enum Command {
    Down,
    Up,
    PageDown,
    PageUp,
    Close,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ESC, char('q')], Command::Close, "back"),
    quiet(&[DOWN, char('j')], Command::Down, "down"),
    quiet(&[UP, char('k')], Command::Up, "up"),
    quiet(&[PAGE_DOWN], Command::PageDown, "page down"),
    quiet(&[PAGE_UP], Command::PageUp, "page up"),
];

impl Page for SupportNow {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(KEYS)
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let command = match input {
            Input::Key(key) => keys::find(KEYS, key)?,
            Input::Click(Click { kind: ClickKind::WheelDown, .. }) => Command::Down,
            Input::Click(Click { kind: ClickKind::WheelUp, .. }) => Command::Up,
            Input::Click(_) | Input::Paste(_) => return Some(Vec::new()),
        };
        let page = usize::from(see.area.height.max(2)) - 1;
        let last = rows(see.notebook, see.area.width).len().saturating_sub(page);
        match command {
            Command::Down => self.top = (self.top + 1).min(last),
            Command::Up => self.top = self.top.saturating_sub(1),
            Command::PageDown => self.top = (self.top + page).min(last),
            Command::PageUp => self.top = self.top.saturating_sub(page),
            Command::Close => return Some(vec![Action::Close]),
        }
        Some(Vec::new())
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let rows = rows(see.notebook, area.width);
        let shown = rows.into_iter().skip(self.top).map(Line::raw).collect::<Vec<Line>>();
        frame.render_widget(Clear, area);
        frame.render_widget(Paragraph::new(shown), area);
        if !area.is_empty() {
            frame.set_cursor_position(Position { x: area.x, y: area.y });
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn name(&self) -> &'static str {
        "support now"
    }
}

/// Everything there is to say, wrapped to the window; the numbers come before anything else.
fn rows(notebook: &Notebook, width: u16) -> Vec<String> {
    let plan = notebook.safety_plans.last();
    let mut rows = Vec::new();
    if let Some(plan) = plan.filter(|plan| plan.first) {
        rows.extend(plan_lines(plan));
        rows.push(String::new());
    }
    rows.extend(support::lines(&notebook.settings.country));
    rows.push(support::danger(&notebook.settings.country));
    rows.extend(people(notebook));
    rows.push(String::new());
    rows.extend(support::OPENING.iter().map(|line| (*line).to_owned()));
    if let Some(plan) = plan.filter(|plan| !plan.first) {
        rows.push(String::new());
        rows.extend(plan_lines(plan));
    }
    rows.extend([String::new(), support::CLOSING.to_owned(), "Esc goes back.".to_owned()]);
    rows.iter().flat_map(|row| text::wrap(&text::clean(row), usize::from(width.max(1)))).collect()
}

fn people(notebook: &Notebook) -> Vec<String> {
    let mut people: Vec<&Person> = notebook.people.iter().map(|person| &person.body).collect();
    people.sort_by_key(|person| person.place);
    people.iter().map(|person| format!("{}  {}", person.contact, person.name)).collect()
}

/// The six parts that are filled in, each under a plain heading. The order follows Stanley and Brown (2012).
fn plan_lines(plan: &SafetyPlan) -> Vec<String> {
    let parts = [
        ("How I notice it starting", &plan.signs),
        ("What I can do by myself", &plan.alone),
        ("People and places that take my mind off it", &plan.around),
        ("Whom I can ask for help", &plan.people),
        ("Professionals", &plan.professionals),
        ("Making it safer around me", &plan.surroundings),
    ];
    let filled = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    filled
        .flat_map(|(heading, lines)| {
            std::iter::once(heading.to_owned()).chain(lines.iter().map(|line| format!("  {line}")))
        })
        .collect()
}
