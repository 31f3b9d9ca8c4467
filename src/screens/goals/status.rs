//! The form that gives a goal another status. In the same step it asks what becomes of the habits, and after a goal that
//! is done, what is next.

use super::{focus, order};
use crate::app::{Action, Go, Page, See, Sheet};
use crate::form::{Form, Spec};
use crate::model::calendar::add;
use crate::model::fate::{self, Fate};
use crate::model::goal::{FOCUS, Goal, Status};
use crate::model::habit::Habit;
use crate::model::{Edit, Id, Record};
use crate::screens::goal_form::last_place;
use crate::text::one_line;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Status,
    Reason,
    Habits,
    Resume,
    Next,
}

/// In the order of the choice.
const CHOICES: [Status; 5] = [Status::Active, Status::Parked, Status::Done, Status::LetGo, Status::Draft];

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[Field::Status, Field::Reason, Field::Habits, Field::Resume, Field::Next];

    fn spec(self) -> Spec {
        match self {
            Field::Status => Spec::choice("This goal is", &["active", "parked", "done", "let go", "draft"]),
            Field::Reason => Spec::line("Why").hint("a decision like any other; may stay empty"),
            Field::Habits => Spec::choice("Its habits", &["keep", "pause", "retire"]),
            Field::Resume => Spec::tick("Its habits").hint("take up again those that are paused"),
            Field::Next => {
                Spec::line("What is next?").hint("a goal that follows, in a few words; may stay empty")
            }
        }
    }

    fn name(self) -> &'static str {
        ["status", "reason", "habits", "resume", "next"][self as usize]
    }
}

struct StatusForm {
    form: Form<Field>,
    goal: Record<Goal>,
    /// The status the fate of the habits was last proposed for.
    proposed: Option<Status>,
}

/// The form, beginning with that status.
pub fn open(see: See, goal: &Record<Goal>, to: &Status) -> Box<dyn Page> {
    let place = |status: &Status| CHOICES.iter().position(|other| other == status).unwrap_or(0);
    let mut form = Form::new().enter_saves();
    form.set_choice(Field::Status, place(&goal.status));
    form.set_tick(Field::Resume, true);
    let form = form.given();
    let mut page = StatusForm { form, goal: goal.clone(), proposed: None }.with_draft(see);
    // What is wanted now goes before what was left half chosen.
    if *to != goal.status {
        page.form.set_choice(Field::Status, place(to));
        page.follow(see);
    }
    Box::new(page)
}

pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    let goal = see.notebook.goals.get(name.strip_prefix("status ")?.parse().ok()?)?;
    Some(open(see, goal, &goal.status))
}

impl StatusForm {
    fn status(&self) -> Status {
        self.form.choice(Field::Status).and_then(|at| CHOICES.get(at).cloned()).unwrap_or_default()
    }

    fn fate(&self) -> Fate {
        if !self.form.is_visible(Field::Habits) {
            return Fate::Keep;
        }
        self.form.choice(Field::Habits).and_then(|at| Fate::ALL.get(at).copied()).unwrap_or_default()
    }

    fn resumed(&self, see: See) -> Vec<Edit> {
        if !self.form.is_visible(Field::Resume) || !self.form.ticked(Field::Resume) {
            return Vec::new();
        }
        let today = see.today();
        paused(see, self.goal.id)
            .into_iter()
            .filter_map(|habit| Edit::revise(habit, |habit| resume(habit, today)))
            .collect()
    }

    /// The goal that follows, as a draft.
    fn next(&self, see: See) -> Option<Edit> {
        let words = self.form.trimmed(Field::Next);
        if words.is_empty() || !self.form.is_visible(Field::Next) {
            return None;
        }
        let goal = Goal {
            statement: words.to_owned(),
            area: self.goal.area.clone(),
            after: Some(self.goal.id),
            place: last_place(see.notebook) + 1,
            ..Goal::default()
        };
        Some(Edit::add(Record::new(see.id(), see.when(see.today()), goal)))
    }
}

/// The goal's habits that wait for somebody to take them up again.
fn paused(see: See<'_>, goal: Id) -> Vec<&Record<Habit>> {
    let today = see.today();
    let waits = |habit: &&Record<Habit>| {
        habit.goal == Some(goal)
            && habit.lives(today)
            && habit.pause(today).is_some_and(|pause| pause.to.is_none())
    };
    see.notebook.habits.iter().filter(waits).collect()
}

/// Ends the pause; one that began today never was.
fn resume(habit: &mut Record<Habit>, today: chrono::NaiveDate) {
    habit.body.pauses.retain(|pause| pause.to.is_some() || pause.from < today);
    for pause in habit.body.pauses.iter_mut().filter(|pause| pause.to.is_none()) {
        pause.to = Some(add(today, -1));
    }
}

impl Sheet for StatusForm {
    type Field = Field;

    fn title(&self) -> String {
        one_line(&self.goal.statement).into_owned()
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        format!("status {}", self.goal.id)
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let (status, reason) = (self.status(), self.form.trimmed(Field::Reason));
        let label = format!("goal: {}", order::word(&status));
        let changed =
            fate::set_status(see.notebook, &self.goal, status, reason, self.fate(), see.today(), || see.id());
        let mut edits = match changed {
            Edit::Together { edits, .. } => edits,
            edit => vec![edit],
        };
        edits.extend(self.resumed(see));
        edits.extend(self.next(see));
        Ok((!edits.is_empty()).then(|| Edit::together(label, edits)))
    }

    /// Only the questions that this status raises; the fate of the habits is proposed, not decided.
    fn follow(&mut self, see: See) {
        let status = self.status();
        let ends = !matches!(status, Status::Active | Status::Draft);
        let has_habits = !fate::living_habits(see.notebook, self.goal.id, see.today()).is_empty();
        self.form.set_visible(Field::Reason, ends && status != Status::Done);
        self.form.set_visible(Field::Habits, ends && has_habits);
        self.form.set_visible(Field::Resume, !ends && !paused(see, self.goal.id).is_empty());
        self.form.set_visible(Field::Next, status == Status::Done);
        let before = self.proposed.replace(status.clone());
        let as_it_was_left = before.is_none() && self.form.changed(Field::Habits);
        if before.as_ref() != Some(&status) && !as_it_was_left {
            let place = Fate::ALL.iter().position(|fate| *fate == Fate::proposed(&status));
            self.form.set_choice(Field::Habits, place);
        }
    }

    fn afterwards(&self, see: See) -> Vec<Action> {
        let mut actions = vec![Action::Go(Go::Goal(self.goal.id))];
        let finished = self.status() == Status::Done && self.goal.status != Status::Done;
        if finished && !see.notebook.settings.quiet {
            let goal = one_line(&self.goal.statement);
            actions.push(Action::Say(format!("Done, and worth a quiet moment: {goal}")));
        }
        let active = |goal: &&Record<Goal>| goal.status == Status::Active && goal.id != self.goal.id;
        let others = see.notebook.goals.iter().filter(active).count();
        let begins = self.status() == Status::Active && self.goal.status != Status::Active;
        if begins && FOCUS <= others {
            actions.push(Action::Open(focus::explain(self.goal.id)));
        }
        actions
    }
}
