//! What was done to a text, to be taken back by words. Knows strings and offsets, and no keys.

use std::collections::VecDeque;

/// Old steps are forgotten when all of them together are longer than this many bytes.
const MOST_BYTES: usize = 4 << 20;

/// `removed` stood at `at`, where `inserted` stands now.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub at: usize,
    pub removed: String,
    pub inserted: String,
    /// The cursor before and after.
    pub before: usize,
    pub after: usize,
}

#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    bytes: usize,
    /// Whether the next step may become part of the last one.
    open: bool,
}

impl Step {
    fn len(&self) -> usize {
        self.removed.len() + self.inserted.len()
    }

    /// Makes `next` part of this step, or gives it back if a person would call it another one.
    fn join(&mut self, next: Step) -> Result<(), Step> {
        let typed_on =
            self.removed.is_empty() && next.removed.is_empty() && next.at == self.at + self.inserted.len();
        if typed_on && !starts_a_word(&self.inserted, &next.inserted) {
            self.inserted.push_str(&next.inserted);
            self.after = next.after;
            return Ok(());
        }
        let erases = self.inserted.is_empty() && next.inserted.is_empty();
        if erases
            && next.at + next.removed.len() == self.at
            && !starts_a_word(&rev(&self.removed), &rev(&next.removed))
        {
            self.removed.insert_str(0, &next.removed);
            self.at = next.at;
            self.after = next.after;
            return Ok(());
        }
        if erases && next.at == self.at && !starts_a_word(&self.removed, &next.removed) {
            self.removed.push_str(&next.removed);
            self.after = next.after;
            return Ok(());
        }
        Err(next)
    }
}

fn starts_a_word(so_far: &str, next: &str) -> bool {
    so_far.ends_with(char::is_whitespace) && !next.starts_with(char::is_whitespace)
}

/// The first character after the last: enough to ask [`starts_a_word`] from the other end.
fn rev(text: &str) -> String {
    text.chars().next_back().into_iter().chain(text.chars().next()).collect()
}

impl History {
    /// `joins`: whether it may become part of the step before it, as typing does and a paste does not.
    pub fn record(&mut self, step: Step, joins: bool) {
        self.undone.clear();
        self.bytes += step.len();
        let step = match self.done.back_mut() {
            Some(last) if self.open && joins => last.join(step).err(),
            _ => Some(step),
        };
        self.done.extend(step);
        self.open = joins;
        while MOST_BYTES < self.bytes && 1 < self.done.len() {
            self.bytes -= self.done.pop_front().map_or(0, |step| step.len());
        }
    }

    /// The next step will be one of its own.
    pub fn close(&mut self) {
        self.open = false;
    }

    pub fn undo(&mut self) -> Option<&Step> {
        self.open = false;
        let step = self.done.pop_back()?;
        self.bytes -= step.len();
        self.undone.push(step);
        self.undone.last()
    }

    pub fn redo(&mut self) -> Option<&Step> {
        let step = self.undone.pop()?;
        self.bytes += step.len();
        self.done.push_back(step);
        self.done.back()
    }
}
