//! The fields of a form by their places, counted from 0: what is asked of them and set in them.

use super::cell::Cell;
use super::{Slot, input, options_of};
use crate::keys::{self, Hint};
use crate::text;

#[derive(Clone, Debug)]
pub struct Fields {
    /// At least one.
    pub(super) slots: Vec<Slot>,
    pub(super) focus: usize,
    pub(super) enter_saves: bool,
    pub(super) edits: u64,
}

impl Fields {
    pub(super) fn new(slots: Vec<Slot>) -> Self {
        Self { slots, focus: 0, enter_saves: false, edits: 0 }
    }

    pub(super) fn give(&mut self) {
        for slot in &mut self.slots {
            slot.given = slot.value();
            slot.cell.forget();
        }
    }

    pub(super) fn text(&self, at: usize) -> &str {
        match &self.slots[at].cell {
            Cell::Text(text) => text.as_str(),
            Cell::Number(number) => number.typed(),
            Cell::Choice(_) | Cell::Tick(_) | Cell::Words(_) | Cell::List(_) => "",
        }
    }

    pub(super) fn number(&self, at: usize) -> Option<i32> {
        match &self.slots[at].cell {
            Cell::Number(number) => number.value(),
            _ => None,
        }
    }

    pub(super) fn is_empty(&self, at: usize) -> bool {
        self.slots[at].value().trim().is_empty()
    }

    pub(super) fn changed(&self, at: usize) -> bool {
        let slot = &self.slots[at];
        slot.value().trim() != slot.given.trim()
    }

    pub(super) fn choice(&self, at: usize) -> Option<usize> {
        match &self.slots[at].cell {
            Cell::Choice(choice) => choice.chosen,
            _ => None,
        }
    }

    pub(super) fn ticked(&self, at: usize) -> bool {
        matches!(self.slots[at].cell, Cell::Tick(true))
    }

    pub(super) fn words(&self, at: usize) -> Vec<String> {
        let slot = &self.slots[at];
        match &slot.cell {
            Cell::Words(words) => words.all(&slot.options()),
            _ => Vec::new(),
        }
    }

    pub(super) fn items(&self, at: usize) -> Vec<String> {
        match &self.slots[at].cell {
            Cell::List(items) => items.filled().map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn set_value(&mut self, at: usize, value: &str) {
        self.slots[at].set_value(value);
        self.edited(at);
    }

    pub(super) fn set_number(&mut self, at: usize, number: Option<i32>) {
        if let Cell::Number(cell) = &mut self.slots[at].cell {
            cell.set(number);
        }
        self.edited(at);
    }

    pub(super) fn set_choice(&mut self, at: usize, choice: Option<usize>) {
        let slot = &mut self.slots[at];
        let choice = choice.filter(|choice| *choice < slot.options().len());
        if let Cell::Choice(cell) = &mut slot.cell {
            cell.chosen = choice;
        }
        self.edited(at);
    }

    pub(super) fn set_tick(&mut self, at: usize, ticked: bool) {
        self.set_value(at, if ticked { "yes" } else { "" });
    }

    pub(super) fn set_words(&mut self, at: usize, words: Vec<String>) {
        if let Cell::Words(cell) = &mut self.slots[at].cell {
            cell.set(words);
        }
        self.edited(at);
    }

    pub(super) fn set_items(&mut self, at: usize, items: Vec<&str>) {
        if let Cell::List(cell) = &mut self.slots[at].cell {
            cell.set(items);
        }
        self.edited(at);
    }

    pub(super) fn set_options(&mut self, at: usize, options: Vec<String>) {
        let slot = &mut self.slots[at];
        let before = slot.value();
        slot.options = Some(options);
        slot.set_value(&before);
        let len = slot.options().len();
        if let Cell::Choice(choice) = &mut slot.cell {
            choice.chosen = choice.chosen.filter(|chosen| *chosen < len);
        }
    }

    pub(super) fn set_visible(&mut self, at: usize, visible: bool) {
        self.slots[at].hidden = !visible;
        if self.slots[self.focus].hidden {
            self.focus_next();
        }
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

    /// The field in focus says this now.
    pub fn set_focused_text(&mut self, text: &str) {
        self.set_value(self.focus, text);
    }

    pub(super) fn complain(&mut self, complaints: Vec<(usize, String)>) {
        self.slots.iter_mut().for_each(|slot| slot.complaint = None);
        let first = complaints.first().map(|(at, _)| *at);
        for (at, complaint) in complaints {
            let slot = &mut self.slots[at];
            slot.hidden = false;
            slot.complaint.get_or_insert(complaint);
        }
        first.into_iter().for_each(|at| self.focus_at(at));
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

    pub(super) fn edited(&mut self, at: usize) {
        let slot = &mut self.slots[at];
        slot.complaint = slot.cell.complaint(false);
        self.edits += 1;
    }

    /// Whether every number typed is one; if not, each that is not says so.
    pub(super) fn is_sound(&mut self) -> bool {
        let wrong = |(at, slot): (usize, &Slot)| Some((at, slot.cell.complaint(true)?));
        let shown = self.slots.iter().enumerate().filter(|(_, slot)| !slot.hidden);
        let complaints: Vec<_> = shown.filter_map(wrong).collect();
        let sound = complaints.is_empty();
        if !sound {
            self.complain(complaints);
        }
        sound
    }

    pub(super) fn focus_at(&mut self, at: usize) {
        if at != self.focus {
            let slot = &mut self.slots[self.focus];
            let options = options_of(&slot.options, slot.spec.kind);
            slot.cell.leave(&options);
        }
        self.focus = at;
    }

    /// The next or previous visible field, not round the end.
    pub(super) fn neighbour(&self, by: isize) -> Option<usize> {
        if 0 < by {
            self.visible().find(|at| self.focus < *at)
        } else {
            self.visible().take_while(|at| *at < self.focus).last()
        }
    }

    pub(super) fn visible(&self) -> impl Iterator<Item = usize> {
        (0..self.slots.len()).filter(|at| !self.slots[*at].hidden)
    }
}
