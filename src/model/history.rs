//! The only door to the notebook: what is done goes through it, can be taken back, and can be done again.

use chrono::{DateTime, FixedOffset};

use super::edit::{Change, Edit};
use super::id::{Id, Mint};
use super::notebook::Notebook;

/// A notebook and every step of this run.
#[derive(Clone, Debug)]
pub struct History {
    now: Notebook,
    mint: Mint,
    past: Vec<Step>,
    future: Vec<Step>,
    changes: u64,
}

/// What was done, in words, and the edit that turns it round.
#[derive(Clone, Debug)]
struct Step {
    label: String,
    turn: Edit,
}

impl History {
    /// `mint` makes the names; it is forced past everything the notebook holds.
    pub fn new(notebook: Notebook, mint: Mint) -> Self {
        mint.force_past(notebook.last_rev());
        Self { now: notebook, mint, past: Vec::new(), future: Vec::new(), changes: 0 }
    }

    pub fn now(&self) -> &Notebook {
        &self.now
    }

    /// Another number whenever the notebook may be another: what was made of it with the same number still holds.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    pub fn mint(&self) -> &Mint {
        &self.mint
    }

    pub fn id(&self, now: DateTime<FixedOffset>) -> Id {
        self.mint.id(now)
    }

    /// Applies an edit. The change is to be written.
    pub fn apply(&mut self, edit: Edit, now: DateTime<FixedOffset>) -> Change {
        let label = edit.label();
        let (change, turn) = self.turn(edit, now);
        self.past.push(Step { label, turn });
        self.future.clear();
        change
    }

    /// Takes back the last step. What another hand changed since stays.
    pub fn undo(&mut self, now: DateTime<FixedOffset>) -> Option<(String, Change)> {
        let Step { label, turn } = self.past.pop()?;
        let (change, turn) = self.turn(Edit::Back(Box::new(turn)), now);
        self.future.push(Step { label: label.clone(), turn });
        Some((label, change))
    }

    /// Does the last undone step again.
    pub fn redo(&mut self, now: DateTime<FixedOffset>) -> Option<(String, Change)> {
        let Step { label, turn } = self.future.pop()?;
        let (change, turn) = self.turn(Edit::Back(Box::new(turn)), now);
        self.past.push(Step { label: label.clone(), turn });
        Some((label, change))
    }

    /// Takes the words of what was in the trash long enough. No step: it is not what the person did.
    pub fn sweep(&mut self, now: DateTime<FixedOffset>) -> Option<Change> {
        let ids = self.now.outdated(now);
        (!ids.is_empty()).then(|| self.turn(Edit::Erase { ids }, now).0)
    }

    /// Takes in the notebook as it stands on disk now, with what is not written there yet.
    pub fn replace(&mut self, notebook: Notebook, unwritten: &[Change]) {
        self.mint.force_past(notebook.last_rev());
        self.now = notebook;
        self.changes += 1;
        for change in unwritten {
            self.now.apply(change);
        }
    }

    fn turn(&mut self, edit: Edit, now: DateTime<FixedOffset>) -> (Change, Edit) {
        let change = Change { edit, rev: self.mint.rev(now) };
        let turn = self.now.apply(&change);
        self.changes += 1;
        (change, turn)
    }
}
