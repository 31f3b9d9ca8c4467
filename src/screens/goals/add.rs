//! What is to be added to a goal: a small box, chosen by a letter.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::detail::Item;
use super::{act, forms};
use crate::app::{Action, Page, See};
use crate::keys::{self, Binding, ESC, Hint, Input, char, on};
use crate::model::goal::Goal;
use crate::model::{Id, Record};
use crate::screens::habit_form;
use crate::ui::dialog::dialog;

pub struct Add {
    goal: Id,
    /// The step under which another can be put.
    step: Option<Id>,
}

#[derive(Clone, Copy)]
enum Command {
    Step,
    Under,
    Homework,
    Milestone,
    Obstacle,
    Habit,
    Resource,
    Agreed,
    Back,
}

const KEYS: &[Binding<Command>] = &[
    on(&[char('s')], Command::Step, "a step"),
    on(&[char('u')], Command::Under, "a step under the chosen one"),
    on(&[char('w')], Command::Homework, "homework from therapy"),
    on(&[char('m')], Command::Milestone, "a milestone, with a reward"),
    on(&[char('o')], Command::Obstacle, "if something gets in the way, then ..."),
    on(&[char('h')], Command::Habit, "a habit"),
    on(&[char('r')], Command::Resource, "something that helps"),
    on(&[char('A')], Command::Agreed, "agreed with your therapist today"),
    on(&[ESC], Command::Back, "nothing"),
];

impl Add {
    pub fn to(goal: &Record<Goal>, item: Option<Item>) -> Self {
        let step = match item {
            Some(Item::Step(id) | Item::Under(id, _)) => Some(id),
            _ => goal.steps.last().map(|step| step.id),
        };
        Self { goal: goal.id, step }
    }

    fn form(&self, command: Command, see: See) -> Option<Box<dyn Page>> {
        let goal = see.notebook.goals.get(self.goal)?;
        Some(match command {
            Command::Step => forms::step(see, goal, None, None),
            Command::Under => forms::step(see, goal, None, self.step),
            Command::Homework => forms::homework(see, goal),
            Command::Milestone => forms::milestone(see, goal, None),
            Command::Obstacle => forms::obstacle(see, goal, None),
            Command::Habit => habit_form::for_goal(see, self.goal),
            Command::Resource => forms::resource(see, goal),
            Command::Agreed | Command::Back => return None,
        })
    }
}

/// What can be added to a goal in itself, each with its form.
pub fn forms(see: See, goal: &Record<Goal>) -> Vec<(&'static str, Box<dyn Page>)> {
    let add = Add { goal: goal.id, step: None };
    let rows = KEYS.iter().filter(|row| !matches!(row.command, Command::Under));
    rows.filter_map(|row| Some((row.help, add.form(row.command, see)?))).collect()
}

impl Page for Add {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(KEYS)
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let Input::Key(key) = input else { return Some(Vec::new()) };
        let command = keys::find(KEYS, key)?;
        let agreed = match (command, see.notebook.goals.get(self.goal)) {
            (Command::Agreed, Some(goal)) => act::agreed(see, goal),
            _ => Vec::new(),
        };
        let form = self.form(command, see).map(Action::Open);
        Some([Action::Close].into_iter().chain(form).chain(agreed).collect())
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let rows = KEYS.iter().map(|row| Line::raw(format!("{}  {}", row.keys[0], row.help)));
        dialog("Add", &rows.collect::<Vec<_>>(), 0, see.theme, frame, area);
    }
}
