//! The keys that do the same everywhere, and what each of them wants.

use super::App;
use super::page::{Action, Go, Tab};
use crate::keys::{self, BACK_TAB, Binding, ESC, F1, F2, F3, F4, Hint, TAB, char, ctrl, on, quiet};
use crate::screens;

#[derive(Clone, Copy)]
pub(super) enum Command {
    Quit,
    Support,
    Keys,
    Curtain,
    Editor,
    Suspend,
    Tab(Tab),
    NextTab,
    PreviousTab,
    CheckIn,
    Versions,
    Undo,
    Redo,
    Palette,
    Search,
    Settings,
    Import,
    Measures,
    People,
    SafetyPlan,
    Breathe,
    LowDay,
    Nothing,
}

/// What these keys do everywhere: in forms, over pages, behind the curtain.
pub(super) const ALWAYS: &[Binding<Command>] = &[
    on(&[ctrl('g'), F2], Command::Support, "help now"),
    quiet(&[F1], Command::Keys, "keys"),
    quiet(&[F3], Command::Curtain, "draw the curtain"),
    quiet(&[F4], Command::Editor, "this text in your editor"),
    quiet(&[ctrl('c')], Command::Quit, "quit at once"),
];

/// What these keys do wherever nothing nearer wants them.
pub(super) const GLOBAL: &[Binding<Command>] = &[
    on(&[char('c')], Command::CheckIn, "check in"),
    quiet(&[char('=')], Command::Versions, "choose where two versions are"),
    quiet(&[char('u')], Command::Undo, "undo"),
    quiet(&[ctrl('r')], Command::Redo, "redo"),
    quiet(&[char('/')], Command::Search, "search the journal"),
    quiet(&[char(':')], Command::Palette, "all commands"),
    quiet(&[char('1')], Command::Tab(Tab::Today), "Today"),
    quiet(&[char('2')], Command::Tab(Tab::Reflect), "Reflect"),
    quiet(&[char('3')], Command::Tab(Tab::Goals), "Goals"),
    quiet(&[char('4')], Command::Tab(Tab::Review), "Review"),
    quiet(&[char('5')], Command::Tab(Tab::Insights), "Insights"),
    quiet(&[char('6')], Command::Tab(Tab::Session), "Session"),
    quiet(&[char('7')], Command::Tab(Tab::Journal), "Journal"),
    quiet(&[TAB], Command::NextTab, "next tab"),
    quiet(&[BACK_TAB], Command::PreviousTab, "previous tab"),
    quiet(&[char('M')], Command::Measures, "measures: PHQ-8, GAD-7, scales of your own"),
    quiet(&[char('P')], Command::People, "your own people"),
    quiet(&[char('S')], Command::SafetyPlan, "your safety plan"),
    quiet(&[char('B')], Command::Breathe, "a slow breath to follow"),
    quiet(&[char('L')], Command::LowDay, "a low day: one number is enough"),
    quiet(&[char(',')], Command::Settings, "settings"),
    quiet(&[char('I')], Command::Import, "import from another program"),
    quiet(&[ctrl('z')], Command::Suspend, "back to the shell for now"),
    on(&[char('?')], Command::Keys, "keys"),
    quiet(&[char('q')], Command::Quit, "quit"),
    quiet(&[ESC], Command::Nothing, "back, one layer"),
];

impl App {
    /// The keys that do the same everywhere; those of the first table in forms and over pages too.
    pub fn everywhere() -> [Vec<Hint>; 2] {
        [keys::hints(ALWAYS), keys::hints(GLOBAL)]
    }

    pub(super) fn command(&self, command: Command) -> Vec<Action> {
        vec![match command {
            Command::Quit => Action::Quit,
            Command::Support => Action::ShowSupport,
            Command::Keys => Action::ShowKeys,
            Command::Curtain => Action::Curtain,
            Command::Editor => Action::Editor,
            Command::Suspend => Action::Suspend,
            Command::Tab(tab) => Action::Go(Go::Tab(tab)),
            Command::NextTab => Action::Go(Go::Tab(self.tab.step(1))),
            Command::PreviousTab => Action::Go(Go::Tab(self.tab.step(-1))),
            Command::CheckIn => Action::CheckIn,
            Command::Versions => Action::ShowVersions,
            Command::Undo => Action::Undo,
            Command::Redo => Action::Redo,
            Command::Palette => Action::ShowKeys,
            Command::Search => Action::Go(Go::Search),
            Command::Settings => Action::ShowSettings,
            Command::Import => Action::Show(screens::import),
            Command::Measures => Action::Show(screens::measures),
            Command::People => Action::Show(screens::people),
            Command::SafetyPlan => Action::Show(screens::safety_plan),
            Command::Breathe => Action::Show(screens::breathing),
            Command::LowDay => Action::Show(screens::low_day),
            Command::Nothing => return Vec::new(),
        }]
    }
}
