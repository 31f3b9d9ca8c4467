//! One more thing that helps: a person, a place, a tool, something known.

use super::revised;
use crate::app::{Page, See, Sheet};
use crate::form::{Form, Spec};
use crate::model::goal::Goal;
use crate::model::{Edit, Record};

#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Field;

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[Field];

    fn spec(self) -> Spec {
        Spec::line("What helps").hint("a person, a place, a tool, something you know")
    }

    fn name(self) -> &'static str {
        "resource"
    }
}

struct ResourceForm {
    form: Form<Field>,
    goal: Record<Goal>,
}

pub fn open(see: See, goal: &Record<Goal>) -> Box<dyn Page> {
    Box::new(ResourceForm { form: Form::new(), goal: goal.clone() }.with_draft(see))
}

impl Sheet for ResourceForm {
    type Field = Field;

    fn title(&self) -> String {
        "Something that helps".to_owned()
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        format!("resource {}", self.goal.id)
    }

    fn keep(&self, _: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let words = self.form.trimmed(Field);
        if words.is_empty() {
            return Err(vec![(Field, "A word or two".to_owned())]);
        }
        Ok(revised(&self.goal, "something that helps", |goal| goal.resources.push(words.to_owned())))
    }
}
