//! The tags a person uses, offered where a new one is typed. Knows the notebook, and no screen.

use crate::model::Notebook;

/// So many of the newest check-ins, notes and days are asked for their tags.
const LOOKED_AT: usize = 400;

/// So many are offered.
const MOST: usize = 60;

/// The tags used last, each once, the newest first.
pub fn used(notebook: &Notebook) -> Vec<String> {
    let check_ins = notebook.check_ins.iter().rev().take(LOOKED_AT).map(|record| &record.tags);
    let notes = notebook.notes.iter().rev().take(LOOKED_AT).map(|record| &record.tags);
    let days = notebook.days.iter().rev().take(LOOKED_AT).map(|record| &record.tags);
    let mut used: Vec<String> = Vec::new();
    for tag in check_ins.chain(notes).chain(days).flatten() {
        if used.len() < MOST && !used.contains(tag) {
            used.push(tag.clone());
        }
    }
    used
}
