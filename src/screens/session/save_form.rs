//! Where the page goes: a new file, named by the person.

use super::at;
use crate::app::{Action, Export, Page, See, Sheet};
use crate::form::{Form, Spec};
use crate::model::{Edit, Record};
use crate::page::{self, Format};

const DRAFT: &str = "page";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Path,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[Self::Path];

    fn spec(self) -> Spec {
        Spec::line("Into the file").hint("a new one; nothing is overwritten")
    }

    fn name(self) -> &'static str {
        "path"
    }
}

struct SaveForm {
    form: Form<Field>,
    format: Format,
}

/// The form for a page of that format.
pub fn open(see: See, format: Format) -> Box<dyn Page> {
    let at = at(see);
    let day = at.next().map_or(see.today(), |next| next.when.day);
    let mut form = Form::new().enter_saves();
    form.set_text(Field::Path, &format!("~/session-{day}.{}", format.ending));
    Box::new(SaveForm { form: form.given(), format }.with_draft(see))
}

/// A half-typed path, by the name of its draft.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    Some(open(see, Format::named(name.strip_prefix(DRAFT)?.trim())?))
}

impl Sheet for SaveForm {
    type Field = Field;

    fn title(&self) -> String {
        format!("The page as {}", self.format.name)
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        format!("{DRAFT} {}", self.format.name)
    }

    /// Nothing is kept until the file is there.
    fn keep(&self, _: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        match self.form.trimmed(Field::Path) {
            "" => Err(vec![(Field::Path, "A name is needed: ~/page.txt.".to_owned())]),
            _ => Ok(None),
        }
    }

    fn save(&mut self, see: See) -> Vec<Action> {
        if let Err(complaints) = self.keep(see) {
            self.form.complain(complaints);
            return Vec::new();
        }
        let path = self.form.trimmed(Field::Path).to_owned();
        let page = page::page(at(see), None);
        let share = page.share(self.format, Some(path.clone()));
        let then = Edit::add(Record::new(see.id(), see.when(see.today()), share));
        let text = self.format.render(&page);
        vec![Action::Abandon(self.draft_name()), Action::Export(Export { path, text, then })]
    }
}
