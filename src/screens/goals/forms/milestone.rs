//! The form of a milestone: what is reached, and the reward one chose for it.

use chrono::NaiveDate;

use super::revised;
use crate::app::{Page, See, Sheet};
use crate::dates::{self, Look};
use crate::form::{Form, Spec};
use crate::model::goal::{Goal, Milestone};
use crate::model::{Edit, Id, Record};
use crate::screens::days;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Text,
    Reward,
    Due,
    Reached,
    Taken,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[Field::Text, Field::Reward, Field::Due, Field::Reached, Field::Taken];

    fn spec(self) -> Spec {
        match self {
            Field::Text => Spec::line("What you reach").hint("ten walks; the first call made"),
            Field::Reward => {
                Spec::line("How you treat yourself").hint("something that means something to you")
            }
            Field::Due => Spec::date("By when").hint("may stay open"),
            Field::Reached => Spec::tick("Reached"),
            Field::Taken => Spec::tick("Reward taken"),
        }
    }

    fn name(self) -> &'static str {
        ["text", "reward", "due", "reached", "taken"][self as usize]
    }
}

struct MilestoneForm {
    form: Form<Field>,
    goal: Record<Goal>,
    was: Option<Milestone>,
}

/// The form of the milestone `id`, or of a new one.
pub fn open(see: See, goal: &Record<Goal>, id: Option<Id>) -> Box<dyn Page> {
    let was = goal.milestones.iter().find(|milestone| Some(milestone.id) == id).cloned();
    let mut form = Form::new();
    if let Some(milestone) = &was {
        form.set_text(Field::Text, &milestone.text);
        form.set_text(Field::Reward, &milestone.reward);
        form.set_text(Field::Due, &milestone.due.map_or_else(String::new, dates::plain));
        form.set_tick(Field::Reached, milestone.reached.is_some());
        form.set_tick(Field::Taken, milestone.reward_taken);
    }
    Box::new(MilestoneForm { form: form.given(), goal: goal.clone(), was }.with_draft(see))
}

impl MilestoneForm {
    fn due(&self, see: See) -> Result<Option<NaiveDate>, (Field, String)> {
        let there = self.was.as_ref().and_then(|was| was.due);
        days::in_form(&self.form, Field::Due, there, (see, Look::Forward))
    }
}

impl Sheet for MilestoneForm {
    type Field = Field;

    fn title(&self) -> String {
        if self.was.is_some() { "Milestone" } else { "New milestone" }.to_owned()
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        let id = self.was.as_ref().map_or_else(String::new, |was| format!(" {}", was.id));
        format!("milestone {}{id}", self.goal.id)
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let text = self.form.trimmed(Field::Text);
        if text.is_empty() {
            return Err(vec![(Field::Text, "A few words on what is reached then".to_owned())]);
        }
        let due = self.due(see).map_err(|complaint| vec![complaint])?;
        let mut milestone =
            self.was.clone().unwrap_or_else(|| Milestone { id: see.id(), ..Milestone::default() });
        milestone.text = text.to_owned();
        milestone.reward = self.form.trimmed(Field::Reward).to_owned();
        milestone.due = due;
        let today = see.today();
        let reached = self.form.ticked(Field::Reached);
        milestone.reached = reached.then(|| milestone.reached.unwrap_or(today));
        milestone.reward_taken = self.form.ticked(Field::Taken);
        Ok(revised(&self.goal, "milestone", |goal| put(goal, milestone)))
    }

    fn follow(&mut self, see: See) {
        let due = self.due(see).ok().flatten();
        days::echo(&mut self.form, Field::Due, due, see);
    }
}

fn put(goal: &mut Goal, milestone: Milestone) {
    match goal.milestones.iter_mut().find(|other| other.id == milestone.id) {
        Some(other) => *other = milestone,
        None => goal.milestones.push(milestone),
    }
}
