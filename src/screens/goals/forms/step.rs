//! The form of a step, of a step under a step, and of homework.

use chrono::NaiveDate;

use super::revised;
use crate::app::{Page, See, Sheet};
use crate::dates::{self, Look};
use crate::form::{Form, Spec};
use crate::model::goal::{Goal, Step, StepKind, SubStep};
use crate::model::{Edit, Id, Record};
use crate::screens::days;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Text,
    Due,
    Homework,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[Field::Text, Field::Due, Field::Homework];

    fn spec(self) -> Spec {
        match self {
            Field::Text => Spec::line("What to do").hint("small enough to begin today"),
            Field::Due => Spec::date("By when").hint("Friday, in 2 weeks, next session; may stay open"),
            Field::Homework => Spec::tick("Homework").hint("agreed on in therapy"),
        }
    }

    fn name(self) -> &'static str {
        ["text", "due", "homework"][self as usize]
    }
}

struct StepForm {
    form: Form<Field>,
    goal: Record<Goal>,
    /// The step that is changed; none for a new one.
    id: Option<Id>,
    /// The day it had.
    was_due: Option<NaiveDate>,
    /// The step it stands under.
    under: Option<Id>,
    title: &'static str,
    kind: &'static str,
}

/// The form of the step `id`, or of a new one; of a step under the step `under`, if that is there.
pub fn open(see: See, goal: &Record<Goal>, id: Option<Id>, under: Option<Id>) -> Box<dyn Page> {
    Box::new(StepForm::new(see, goal, id, under, "step"))
}

/// The form of new homework.
pub fn homework(see: See, goal: &Record<Goal>) -> Box<dyn Page> {
    Box::new(StepForm::new(see, goal, None, None, "homework"))
}

impl StepForm {
    fn new(see: See, goal: &Record<Goal>, id: Option<Id>, under: Option<Id>, kind: &'static str) -> Self {
        let mut form = Form::new();
        let parent = under.and_then(|under| goal.steps.iter().find(|step| step.id == under));
        let step = match parent {
            Some(parent) => {
                let inner = parent.steps.iter().find(|inner| Some(inner.id) == id);
                inner.map(|inner| (inner.text.clone(), inner.due, false))
            }
            None => {
                let step = goal.steps.iter().find(|step| Some(step.id) == id);
                step.map(|step| (step.text.clone(), step.due, step.kind == StepKind::Homework))
            }
        };
        form.set_tick(Field::Homework, kind == "homework");
        if let Some((text, due, homework)) = &step {
            form.set_text(Field::Text, text);
            form.set_text(Field::Due, &due.map_or_else(String::new, dates::plain));
            form.set_tick(Field::Homework, *homework);
        }
        form.set_visible(Field::Homework, parent.is_none());
        let title = match (&step, parent, kind) {
            (Some(_), ..) => "Step",
            (None, Some(_), _) => "A step under this one",
            (None, None, "homework") => "New homework",
            (None, None, _) => "New step",
        };
        let was_due = step.as_ref().and_then(|(_, due, _)| *due);
        let id = step.and(id);
        let form = form.given();
        let under = parent.map(|parent| parent.id);
        Self { form, goal: goal.clone(), id, was_due, under, title, kind }.with_draft(see)
    }

    fn due(&self, see: See) -> Result<Option<NaiveDate>, (Field, String)> {
        days::in_form(&self.form, Field::Due, self.was_due, (see, Look::Forward))
    }

    fn put(&self, goal: &mut Goal, text: &str, due: Option<NaiveDate>, id: Id) {
        let parent = self.under.and_then(|under| goal.steps.iter_mut().find(|step| step.id == under));
        if let Some(parent) = parent {
            match parent.steps.iter_mut().find(|inner| inner.id == id) {
                Some(inner) => (inner.text, inner.due) = (text.to_owned(), due),
                None => parent.steps.push(SubStep { id, text: text.to_owned(), due, ..SubStep::default() }),
            }
            return;
        }
        let kind = if self.form.ticked(Field::Homework) { StepKind::Homework } else { StepKind::Step };
        match goal.steps.iter_mut().find(|step| step.id == id) {
            Some(step) => (step.text, step.due, step.kind) = (text.to_owned(), due, kind),
            None => goal.steps.push(Step { id, text: text.to_owned(), due, kind, ..Step::default() }),
        }
    }
}

impl Sheet for StepForm {
    type Field = Field;

    fn title(&self) -> String {
        self.title.to_owned()
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        let (kind, goal) = (self.kind, self.goal.id);
        match (self.id, self.under) {
            (Some(id), Some(under)) => format!("{kind} {goal} {id} {under}"),
            (Some(id), None) => format!("{kind} {goal} {id}"),
            (None, Some(under)) => format!("{kind} {goal} under {under}"),
            (None, None) => format!("{kind} {goal}"),
        }
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let text = self.form.trimmed(Field::Text);
        if text.is_empty() {
            return Err(vec![(Field::Text, "A few words on what to do".to_owned())]);
        }
        let due = self.due(see).map_err(|complaint| vec![complaint])?;
        let id = self.id.unwrap_or_else(|| see.id());
        Ok(revised(&self.goal, "step", |goal| self.put(goal, text, due, id)))
    }

    fn follow(&mut self, see: See) {
        let due = self.due(see).ok().flatten();
        days::echo(&mut self.form, Field::Due, due, see);
    }
}
