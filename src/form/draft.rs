//! A half-typed form as plain names and texts, for whoever keeps it.

use super::Fields;

/// Only the answers that differ from those the form was given with, by the names of their fields. One that was emptied
/// is there, and empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The name of the field in focus.
    pub focus: String,
    pub values: Vec<(String, String)>,
}

impl Fields {
    pub fn to_draft(&self) -> Draft {
        let changed =
            self.slots.iter().map(|slot| (slot, slot.value())).filter(|(slot, value)| *value != slot.given);
        let values = changed.map(|(slot, value)| (slot.name.to_owned(), value)).collect();
        Draft { focus: self.slots[self.focus].name.to_owned(), values }
    }

    /// Puts a draft's answers into this form. Names and answers that it does not know change nothing.
    pub fn restore(&mut self, draft: &Draft) {
        for (name, value) in &draft.values {
            if let Some(slot) = self.slots.iter_mut().find(|slot| slot.name == name) {
                slot.set_value(value);
                self.edits += 1;
            }
        }
        let focus = self.slots.iter().position(|slot| slot.name == draft.focus && !slot.hidden);
        focus.into_iter().for_each(|at| self.focus_at(at));
    }
}
