//! Whom to call, at once, in any window: numbers first, one a line, then one's own people and safety plan. After the last
//! question of the PHQ-9 the same, with the choices of clinical 3.6: none is forced, every key leads on.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

use super::page::{Action, Page, See};
use crate::keys::{
    self, Binding, Click, ClickKind, DOWN, ENTER, ESC, Hint, Input, PAGE_DOWN, PAGE_UP, UP, char, on, quiet,
};
use crate::model::day::{Note, NoteKind};
use crate::model::session::{PARTS, Person, SafetyPlan};
use crate::model::{Edit, Notebook, Record};
use crate::{screens, support, text};

#[derive(Default)]
pub struct SupportNow {
    /// The first row shown.
    top: usize,
    asked: Asked,
}

/// What brought the person here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Asked {
    /// They did, by the key.
    #[default]
    ByKey,
    /// An answer did. In danger: they said so. Noted: there is a line for their therapist.
    Answer { danger: bool, noted: bool },
}

#[derive(Clone, Copy)]
enum Command {
    Down,
    Up,
    PageDown,
    PageUp,
    Plan,
    Danger,
    Therapist,
    WritePlan,
    People,
    Close,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ESC, char('q')], Command::Close, "back"),
    on(&[char('p')], Command::Plan, "my safety plan"),
    on(&[char('e')], Command::WritePlan, "write the plan"),
    on(&[char('o')], Command::People, "my own people"),
    quiet(&[DOWN, char('j')], Command::Down, "down"),
    quiet(&[UP, char('k')], Command::Up, "up"),
    quiet(&[PAGE_DOWN], Command::PageDown, "page down"),
    quiet(&[PAGE_UP], Command::PageUp, "page up"),
];

/// Beside those, where an answer led here.
const ANSWER: &[Binding<Command>] = &[
    on(&[ENTER], Command::Close, "keep going"),
    on(&[char('y')], Command::Danger, "I am in danger now"),
    on(&[char('t')], Command::Therapist, "note it for my therapist"),
];

/// What tells it from other pages.
pub const NAME: &str = "support now";

/// What stands in the session's list: the question, not the answer.
const FOR_THERAPIST: &str = "Talk about the last question of the PHQ-9.";

impl SupportNow {
    /// The panel after an answer that calls for it, before anything else is asked.
    pub fn after_an_answer() -> Self {
        Self { top: 0, asked: Asked::Answer { danger: false, noted: false } }
    }

    fn find(&self, key: keys::Key) -> Option<Command> {
        let own = if self.asked == Asked::ByKey { None } else { keys::find(ANSWER, key) };
        own.or_else(|| keys::find(KEYS, key))
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        let rows = self.rows(see.notebook, see.area.width).len();
        let page = shown(rows, see.area.height);
        let last = rows.saturating_sub(page);
        match command {
            Command::Down => self.top = (self.top + 1).min(last),
            Command::Up => self.top = self.top.saturating_sub(1),
            Command::PageDown => self.top = (self.top + page).min(last),
            Command::PageUp => self.top = self.top.saturating_sub(page),
            Command::Plan => return self.show_plan(see),
            Command::Danger => {
                self.top = 0;
                if let Asked::Answer { danger, .. } = &mut self.asked {
                    *danger = true;
                }
            }
            Command::Therapist => return self.note(see),
            Command::WritePlan => return vec![Action::Open(screens::safety_plan(see))],
            Command::People => return vec![Action::Open(screens::people(see))],
            Command::Close => return vec![Action::Close],
        }
        Vec::new()
    }

    /// Goes to the plan; where there is none yet, to the form of one.
    fn show_plan(&mut self, see: See) -> Vec<Action> {
        let rows = self.rows(see.notebook, see.area.width);
        // Without a plan the numbers stay: this is no moment for an empty form, and which key begins one stands there.
        self.top = rows.iter().position(|row| row == PLAN).unwrap_or(self.top);
        Vec::new()
    }

    /// One line for the next session, only because the person asked for it, and only once.
    fn note(&mut self, see: See) -> Vec<Action> {
        let Asked::Answer { noted, .. } = &mut self.asked else { return Vec::new() };
        if std::mem::replace(noted, true) {
            return Vec::new();
        }
        let note = Note { kind: NoteKind::Session, text: FOR_THERAPIST.to_owned(), ..Note::default() };
        let mut record = Record::new(see.id(), see.when(see.today()), note).written(see.moment());
        record.bring = true;
        self.top = 0;
        vec![Action::Edit(Edit::together("note for the session", [Edit::add(record)]))]
    }

    /// Everything there is to say, wrapped to the window.
    fn rows(&self, notebook: &Notebook, width: u16) -> Vec<String> {
        let rows = match self.asked {
            Asked::ByKey => by_key(notebook),
            Asked::Answer { danger, noted } => after_answer(notebook, danger, noted),
        };
        rows.iter().flat_map(|row| text::wrap(&text::clean(row), usize::from(width.max(1)))).collect()
    }
}

/// How many of so many rows a window shows: where they are more, its last row says so.
fn shown(rows: usize, height: u16) -> usize {
    let height = usize::from(height);
    if rows <= height { rows } else { height.saturating_sub(1) }
}

/// The numbers come before anything else. Who wants the plan before them still has two of them, and the nearest
/// people, above it.
fn by_key(notebook: &Notebook) -> Vec<String> {
    let country = &notebook.settings.country;
    let plan = notebook.safety_plans.last().filter(|plan| !plan.is_empty());
    let mut rows = Vec::new();
    if let Some(plan) = plan.filter(|plan| plan.first) {
        rows.extend(support::nearest(country));
        rows.extend(people(notebook).into_iter().take(NEAREST));
        rows.push(String::new());
        rows.extend(plan_lines(plan));
        rows.push(String::new());
    }
    rows.extend(support::lines(country));
    rows.push(support::danger(country));
    rows.extend(people(notebook));
    rows.push(String::new());
    rows.extend([support::OPENING[0], support::OPENING[1], support::NEAR].map(str::to_owned));
    let write = if plan.is_some() { "p the plan, e changes it" } else { "e writes a safety plan" };
    rows.extend([String::new(), format!("Esc goes back, {write}, o your own people.")]);
    if let Some(plan) = plan.filter(|plan| !plan.first) {
        rows.push(String::new());
        rows.extend(plan_lines(plan));
    }
    rows.extend([String::new(), support::CLOSING.to_owned()]);
    rows
}

/// As clinical 3.6 and 4.3 have it: the same for every answer, no score, no label. The choices stand before the rest.
fn after_answer(notebook: &Notebook, danger: bool, noted: bool) -> Vec<String> {
    let country = &notebook.settings.country;
    let mut rows = if danger {
        vec![format!("{}  call now", support::emergency(country)), support::NEAR.to_owned()]
    } else {
        vec![support::OPENING[0].to_owned(), support::HEARD.to_owned()]
    };
    rows.push(String::new());
    rows.extend(support::lines(country));
    rows.extend(people(notebook).into_iter().take(NEAREST));
    rows.push(String::new());
    if !danger {
        rows.push("Are you in danger right now?  y  yes".to_owned());
    }
    let note = if noted { "noted for the next session" } else { "note it for my therapist" };
    rows.push(format!("p  my safety plan    t  {note}"));
    rows.push("Enter  keep going".to_owned());
    rows.extend([String::new(), support::OPENING[1].to_owned(), support::CLOSING.to_owned()]);
    if let Some(plan) = notebook.safety_plans.last().filter(|plan| !plan.is_empty()) {
        rows.push(String::new());
        rows.extend(plan_lines(plan));
    }
    rows
}

/// So many of one's own people stand before a plan, and among the numbers after an answer; F2 has all.
const NEAREST: usize = 3;

/// The contact first: it is what is to be typed or dialled.
fn people(notebook: &Notebook) -> Vec<String> {
    let mut people: Vec<&Person> = notebook.people.iter().map(|person| &person.body).collect();
    people.sort_by_key(|person| person.place);
    let line = |person: &&Person| match person.contact.trim() {
        "" => person.name.clone(),
        contact => format!("{contact}  {}", person.name),
    };
    people.iter().map(line).collect()
}

const PLAN: &str = "My safety plan";

/// The parts that are filled in, each under its heading.
fn plan_lines(plan: &SafetyPlan) -> Vec<String> {
    let filled = PARTS.iter().zip(plan.parts()).filter(|(_, lines)| !lines.is_empty());
    let parts = filled.flat_map(|(heading, lines)| {
        std::iter::once((*heading).to_owned()).chain(lines.iter().map(|line| format!("  {line}")))
    });
    std::iter::once(PLAN.to_owned()).chain(parts).collect()
}

impl Page for SupportNow {
    fn keys(&self) -> Vec<Hint> {
        let own = if self.asked == Asked::ByKey { Vec::new() } else { keys::hints(ANSWER) };
        [own, keys::hints(KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let command = match input {
            Input::Key(key) => self.find(key)?,
            Input::Click(Click { kind: ClickKind::WheelDown, .. }) => Command::Down,
            Input::Click(Click { kind: ClickKind::WheelUp, .. }) => Command::Up,
            Input::Click(_) | Input::Paste(_) => return Some(Vec::new()),
        };
        Some(self.obey(command, see))
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let rows = self.rows(see.notebook, area.width);
        let (all, shown) = (rows.len(), shown(rows.len(), area.height));
        let mut lines: Vec<Line> = rows.into_iter().skip(self.top).take(shown).map(Line::raw).collect();
        if shown < all {
            lines.resize(shown, Line::default());
            let marks = &see.theme.marks;
            let more = if self.top + shown < all {
                format!("{} Down shows more. Esc goes back.", marks.down)
            } else {
                format!("{} Up goes back to the numbers. Esc goes back.", marks.up)
            };
            lines.push(Line::styled(more, see.theme.strong));
        }
        frame.render_widget(Clear, area);
        frame.render_widget(Paragraph::new(lines), area);
        if !area.is_empty() {
            frame.set_cursor_position(Position { x: area.x, y: area.y });
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn name(&self) -> &'static str {
        if self.asked == Asked::ByKey { NAME } else { "support after an answer" }
    }
}
