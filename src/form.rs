//! A form: fields of several kinds, one of them in focus, each with at most one complaint and one echo.
//!
//! Knows keys and text, and nothing of the notebook or of drawing: [`Layout`] says in rows and columns what
//! is where, and serves drawing and clicks alike.

mod asked;
mod body;
mod cell;
mod draft;
mod input;
mod items;
mod layout;
mod slot;
mod spec;
mod words;

pub use self::asked::Asked;
use self::cell::Cell;
pub use self::draft::Draft;
pub use self::input::Outcome;
pub use self::layout::{Area, Layout, Piece, Role};
use self::slot::{Slot, options_of};
pub use self::spec::{Field, Kind, Spec};
use crate::keys::{self, Hint};
use crate::text;

#[derive(Clone, Debug)]
pub struct Form<F: Field> {
    /// One for each of `F::STEPS`, in their order.
    slots: Vec<Slot<F>>,
    focus: usize,
    enter_saves: bool,
    edits: u64,
}

impl<F: Field> Default for Form<F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F: Field> Form<F> {
    /// Every field blank, the first in focus.
    pub fn new() -> Self {
        let slots = F::STEPS.iter().map(|field| Slot::new(*field)).collect();
        Self { slots, focus: 0, enter_saves: false, edits: 0 }
    }

    /// Enter saves from any field but a box of many lines, a list, or a word half picked.
    pub fn enter_saves(mut self) -> Self {
        self.enter_saves = true;
        self
    }

    /// From here on [`Form::is_changed`] compares with what stands in the fields now, and that is as far back
    /// as taking back typing goes.
    pub fn given(mut self) -> Self {
        for slot in &mut self.slots {
            slot.given = slot.value();
            slot.cell.forget();
        }
        self
    }

    /// The text of a line, a page or a date, or a number as it is typed. Other kinds have none.
    pub fn text(&self, field: F) -> &str {
        match &self.slot(field).cell {
            Cell::Text(text) => text.as_str(),
            Cell::Number(number) => number.typed(),
            Cell::Choice(_) | Cell::Tick(_) | Cell::Words(_) | Cell::List(_) => "",
        }
    }

    /// The text with no spaces around it.
    pub fn trimmed(&self, field: F) -> &str {
        self.text(field).trim()
    }

    /// A number between the field's bounds.
    pub fn number(&self, field: F) -> Option<i32> {
        match &self.slot(field).cell {
            Cell::Number(number) => number.value(),
            _ => None,
        }
    }

    /// Whether there is no answer at all, not even half a number or a space.
    pub fn is_empty(&self, field: F) -> bool {
        self.slot(field).value().is_empty()
    }

    /// The chosen option's place among the options.
    pub fn choice(&self, field: F) -> Option<usize> {
        match &self.slot(field).cell {
            Cell::Choice(choice) => choice.chosen,
            _ => None,
        }
    }

    pub fn ticked(&self, field: F) -> bool {
        matches!(self.slot(field).cell, Cell::Tick(true))
    }

    /// The words taken, and the one being picked.
    pub fn words(&self, field: F) -> Vec<String> {
        let slot = self.slot(field);
        match &slot.cell {
            Cell::Words(words) => words.all(&slot.options()),
            _ => Vec::new(),
        }
    }

    /// The lines of a list that have something in them, with no spaces around it.
    pub fn items(&self, field: F) -> Vec<String> {
        match &self.slot(field).cell {
            Cell::List(items) => items.filled().map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    }

    pub fn set_text(&mut self, field: F, text: &str) {
        self.set_value(field, text);
    }

    /// A number outside the bounds is none.
    pub fn set_number(&mut self, field: F, number: impl Into<Option<i32>>) {
        if let Cell::Number(cell) = &mut self.slot_mut(field).cell {
            cell.set(number.into());
        }
        self.edited(self.index(field));
    }

    /// A place past the options is none.
    pub fn set_choice(&mut self, field: F, choice: impl Into<Option<usize>>) {
        let slot = self.slot_mut(field);
        let choice = choice.into().filter(|choice| *choice < slot.options().len());
        if let Cell::Choice(cell) = &mut slot.cell {
            cell.chosen = choice;
        }
        self.edited(self.index(field));
    }

    pub fn set_tick(&mut self, field: F, ticked: bool) {
        self.set_value(field, if ticked { "yes" } else { "" });
    }

    pub fn set_words<S: Into<String>>(&mut self, field: F, words: impl IntoIterator<Item = S>) {
        if let Cell::Words(cell) = &mut self.slot_mut(field).cell {
            cell.set(words.into_iter().map(Into::into));
        }
        self.edited(self.index(field));
    }

    pub fn set_items<'a>(&mut self, field: F, items: impl IntoIterator<Item = &'a str>) {
        if let Cell::List(cell) = &mut self.slot_mut(field).cell {
            cell.set(items);
        }
        self.edited(self.index(field));
    }

    /// Options of a choice or suggestions for words, in place of those of the spec. A choice stays with the
    /// option it was at, if that is still there.
    pub fn set_options<S: Into<String>>(&mut self, field: F, options: impl IntoIterator<Item = S>) {
        let slot = self.slot_mut(field);
        let before = slot.value();
        slot.options = Some(options.into_iter().map(Into::into).collect());
        slot.set_value(&before);
        let len = slot.options().len();
        if let Cell::Choice(choice) = &mut slot.cell {
            choice.chosen = choice.chosen.filter(|chosen| *chosen < len);
        }
    }

    /// A label in place of the spec's.
    pub fn set_label(&mut self, field: F, label: impl Into<String>) {
        self.slot_mut(field).label = Some(label.into());
    }

    /// A hint in place of the spec's.
    pub fn set_hint(&mut self, field: F, hint: impl Into<String>) {
        self.slot_mut(field).hint = Some(hint.into());
    }

    /// A hidden field keeps its answer. The focus goes on if it was there.
    pub fn set_visible(&mut self, field: F, visible: bool) {
        self.slot_mut(field).hidden = !visible;
        if self.slots[self.focus].hidden {
            self.focus_next();
        }
    }

    pub fn is_visible(&self, field: F) -> bool {
        !self.slot(field).hidden
    }

    pub fn focused(&self) -> F {
        self.slots[self.focus].field
    }

    pub fn focus(&mut self, field: F) {
        self.focus_at(self.index(field));
    }

    pub fn focus_next(&mut self) {
        if let Some(next) = self.neighbour(1).or_else(|| self.visible().next()) {
            self.focus_at(next);
        }
    }

    pub fn focus_previous(&mut self) {
        if let Some(previous) = self.neighbour(-1).or_else(|| self.visible().last()) {
            self.focus_at(previous);
        }
    }

    /// Whether the cursor is in a text, where `Ctrl-Z` takes back typing.
    pub fn in_text(&self) -> bool {
        self.slots[self.focus].cell.text().is_some()
    }

    /// The text that an editor of one's own would be given: a line or a page, not a list or words.
    pub fn editable_text(&self) -> Option<&str> {
        match &self.slots[self.focus].cell {
            Cell::Text(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// Shows what is wrong, and goes to the first field it is wrong with. One that was hidden is shown.
    pub fn complain(&mut self, complaints: Vec<(F, String)>) {
        self.slots.iter_mut().for_each(|slot| slot.complaint = None);
        let first = complaints.first().map(|(field, _)| *field);
        for (field, complaint) in complaints {
            let slot = self.slot_mut(field);
            slot.hidden = false;
            slot.complaint.get_or_insert(complaint);
        }
        first.into_iter().for_each(|field| self.focus(field));
    }

    pub fn complaint(&self, field: F) -> Option<&str> {
        self.slot(field).complaint.as_deref()
    }

    /// A line under the field, such as what a date was understood as; an empty one goes away.
    pub fn echo(&mut self, field: F, echo: impl Into<String>) {
        self.slot_mut(field).echo = Some(echo.into()).filter(|echo| !echo.is_empty());
    }

    /// Whether every answer is as in a new form.
    pub fn is_blank(&self) -> bool {
        self.slots.iter().all(|slot| {
            let mut new = slot.clone();
            new.cell = Cell::new(slot.spec.kind);
            new.value() == slot.value()
        })
    }

    /// Whether an answer is another than when the form was given.
    pub fn is_changed(&self) -> bool {
        self.slots.iter().any(|slot| slot.value() != slot.given)
    }

    /// How often an answer was changed: another number means that a draft is due.
    pub fn edits(&self) -> u64 {
        self.edits
    }

    /// The keys that work in the field in focus, the field's own first.
    pub fn hints(&self) -> Vec<Hint> {
        let slot = &self.slots[self.focus];
        let mut hints = slot.cell.hints();
        hints.extend(input::hints(self.enter_saves, slot.is_many()));
        if self.in_text() {
            hints.extend(keys::hints(text::KEYS));
        }
        hints
    }

    fn set_value(&mut self, field: F, value: &str) {
        self.slot_mut(field).set_value(value);
        self.edited(self.index(field));
    }

    fn edited(&mut self, index: usize) {
        let slot = &mut self.slots[index];
        slot.complaint = slot.cell.complaint(false);
        self.edits += 1;
    }

    /// Whether every number typed is one; if not, each that is not says so.
    fn is_sound(&mut self) -> bool {
        let wrong = |slot: &Slot<F>| Some((slot.field, slot.cell.complaint(true)?));
        let complaints: Vec<_> = self.slots.iter().filter(|slot| !slot.hidden).filter_map(wrong).collect();
        let sound = complaints.is_empty();
        if !sound {
            self.complain(complaints);
        }
        sound
    }

    fn focus_at(&mut self, index: usize) {
        if index != self.focus {
            let slot = &mut self.slots[self.focus];
            let options = options_of(&slot.options, slot.spec.kind);
            slot.cell.leave(&options);
        }
        self.focus = index;
    }

    /// The next or previous visible field, not round the end.
    fn neighbour(&self, by: isize) -> Option<usize> {
        if 0 < by {
            self.visible().find(|at| self.focus < *at)
        } else {
            self.visible().take_while(|at| *at < self.focus).last()
        }
    }

    fn visible(&self) -> impl Iterator<Item = usize> {
        (0..self.slots.len()).filter(|at| !self.slots[*at].hidden)
    }

    fn index(&self, field: F) -> usize {
        self.slots.iter().position(|slot| slot.field == field).expect("STEPS names every field")
    }

    fn slot(&self, field: F) -> &Slot<F> {
        &self.slots[self.index(field)]
    }

    fn slot_mut(&mut self, field: F) -> &mut Slot<F> {
        let index = self.index(field);
        &mut self.slots[index]
    }
}

#[cfg(test)]
mod tests;
