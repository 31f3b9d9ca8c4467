//! A form: fields of several kinds, one of them in focus, each with at most one complaint and one echo.
//!
//! Knows keys and text, and nothing of the notebook or of drawing: [`Layout`] says in rows and columns what
//! is where, and serves drawing and clicks alike. [`Fields`] counts its fields by place and does all of the work;
//! [`Form`] is the same with the fields named by an enum, so that no screen can ask for a field it has not.

mod asked;
mod body;
mod cell;
mod draft;
mod fields;
mod input;
mod items;
mod layout;
mod slot;
mod spec;
mod words;

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

pub use self::asked::Asked;
pub use self::draft::Draft;
pub use self::fields::Fields;
pub use self::input::Outcome;
pub use self::layout::{Area, Layout, Piece, Role};
use self::slot::{Slot, options_of};
pub use self::spec::{Field, Kind, Spec};

/// One field for each of `F::STEPS`, in their order.
#[derive(Clone, Debug)]
pub struct Form<F: Field> {
    fields: Fields,
    named: PhantomData<F>,
}

/// What needs no field by name is asked of the fields as they are.
impl<F: Field> Deref for Form<F> {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        &self.fields
    }
}

impl<F: Field> DerefMut for Form<F> {
    fn deref_mut(&mut self) -> &mut Fields {
        &mut self.fields
    }
}

impl<F: Field> Default for Form<F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F: Field> Form<F> {
    /// Every field blank, the first in focus.
    pub fn new() -> Self {
        let slots = F::STEPS.iter().map(|field| Slot::new(field.name(), field.spec())).collect();
        Self { fields: Fields::new(slots), named: PhantomData }
    }

    /// Enter saves from any field but a box of many lines, a list, or a word half picked.
    pub fn enter_saves(mut self) -> Self {
        self.fields.enter_saves = true;
        self
    }

    /// From here on [`Fields::is_changed`] compares with what stands in the fields now, and that is as far back
    /// as taking back typing goes.
    pub fn given(mut self) -> Self {
        self.fields.give();
        self
    }

    /// The text of a line, a page or a date, or a number as it is typed. Other kinds have none.
    pub fn text(&self, field: F) -> &str {
        self.fields.text(at(field))
    }

    /// The text with no spaces around it.
    pub fn trimmed(&self, field: F) -> &str {
        self.text(field).trim()
    }

    /// A number between the field's bounds.
    pub fn number(&self, field: F) -> Option<i32> {
        self.fields.number(at(field))
    }

    /// Whether there is no answer; half a number is one, space and empty lines are none.
    pub fn is_empty(&self, field: F) -> bool {
        self.fields.is_empty(at(field))
    }

    /// Whether the answer is another than when the form was given, the space around it apart.
    pub fn changed(&self, field: F) -> bool {
        self.fields.changed(at(field))
    }

    /// What the text of a field means: what was `there` while it stands as it was given, else what is read in it.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn read<T, E>(&self, field: F, there: T, read: impl FnOnce(&str) -> Result<T, E>) -> Result<T, E> {
        if self.changed(field) { read(self.trimmed(field)) } else { Ok(there) }
    }

    /// The chosen option's place among the options.
    pub fn choice(&self, field: F) -> Option<usize> {
        self.fields.choice(at(field))
    }

    pub fn ticked(&self, field: F) -> bool {
        self.fields.ticked(at(field))
    }

    /// The words taken, and the one being picked.
    pub fn words(&self, field: F) -> Vec<String> {
        self.fields.words(at(field))
    }

    /// The lines of a list that have something in them, with no spaces around it.
    pub fn items(&self, field: F) -> Vec<String> {
        self.fields.items(at(field))
    }

    pub fn set_text(&mut self, field: F, text: &str) {
        self.fields.set_value(at(field), text);
    }

    /// A number outside the bounds is none.
    pub fn set_number(&mut self, field: F, number: impl Into<Option<i32>>) {
        self.fields.set_number(at(field), number.into());
    }

    /// A place past the options is none.
    pub fn set_choice(&mut self, field: F, choice: impl Into<Option<usize>>) {
        self.fields.set_choice(at(field), choice.into());
    }

    pub fn set_tick(&mut self, field: F, ticked: bool) {
        self.fields.set_tick(at(field), ticked);
    }

    pub fn set_words<S: Into<String>>(&mut self, field: F, words: impl IntoIterator<Item = S>) {
        self.fields.set_words(at(field), words.into_iter().map(Into::into).collect());
    }

    pub fn set_items<'a>(&mut self, field: F, items: impl IntoIterator<Item = &'a str>) {
        self.fields.set_items(at(field), items.into_iter().collect());
    }

    /// Options of a choice or suggestions for words, in place of those of the spec. A choice stays with the
    /// option it was at, if that is still there.
    pub fn set_options<S: Into<String>>(&mut self, field: F, options: impl IntoIterator<Item = S>) {
        self.fields.set_options(at(field), options.into_iter().map(Into::into).collect());
    }

    /// A label in place of the spec's.
    pub fn set_label(&mut self, field: F, label: impl Into<String>) {
        self.fields.slots[at(field)].label = Some(label.into());
    }

    /// A hint in place of the spec's.
    pub fn set_hint(&mut self, field: F, hint: impl Into<String>) {
        self.fields.slots[at(field)].hint = Some(hint.into());
    }

    /// A hidden field keeps its answer. The focus goes on if it was there.
    pub fn set_visible(&mut self, field: F, visible: bool) {
        self.fields.set_visible(at(field), visible);
    }

    pub fn is_visible(&self, field: F) -> bool {
        !self.fields.slots[at(field)].hidden
    }

    pub fn focused(&self) -> F {
        F::STEPS[self.fields.focus]
    }

    pub fn focus(&mut self, field: F) {
        self.fields.focus_at(at(field));
    }

    /// Shows what is wrong, and goes to the first field it is wrong with. One that was hidden is shown.
    pub fn complain(&mut self, complaints: Vec<(F, String)>) {
        self.fields.complain(complaints.into_iter().map(|(field, said)| (at(field), said)).collect());
    }

    pub fn complaint(&self, field: F) -> Option<&str> {
        self.fields.slots[at(field)].complaint.as_deref()
    }

    /// A line under the field, such as what a date was understood as; an empty one goes away.
    pub fn echo(&mut self, field: F, echo: impl Into<String>) {
        self.fields.slots[at(field)].echo = Some(echo.into()).filter(|echo| !echo.is_empty());
    }
}

/// The place of a field.
fn at<F: Field>(field: F) -> usize {
    F::STEPS.iter().position(|step| *step == field).expect("STEPS names every field")
}

#[cfg(test)]
mod tests;
