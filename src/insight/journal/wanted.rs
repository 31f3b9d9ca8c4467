//! What of everything written is asked for, and what there is to ask for.

use std::collections::BTreeMap;

use super::{Item, Word, each_dated};
use crate::model::day::NoteKind;
use crate::model::{Id, Notebook};

/// Which kinds of records are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    All,
    CheckIns,
    Wins,
    Notes,
    Sleep,
    Reflections,
    Reviews,
    Sessions,
    Results,
    Events,
    Marked,
}

impl Sort {
    /// Every sort, and what it is called.
    pub const ROWS: &'static [(Self, &'static str)] = &[
        (Self::All, "everything"),
        (Self::CheckIns, "check-ins"),
        (Self::Wins, "wins"),
        (Self::Notes, "notes of every kind"),
        (Self::Sleep, "sleep"),
        (Self::Reflections, "reflections"),
        (Self::Reviews, "reviews"),
        (Self::Sessions, "sessions"),
        (Self::Results, "results of questionnaires"),
        (Self::Events, "changes in life"),
        (Self::Marked, "marked for the session"),
    ];

    pub fn name(self) -> &'static str {
        Self::ROWS.iter().find(|(sort, _)| *sort == self).map_or("", |(_, name)| name)
    }

    pub fn takes(self, item: Item) -> bool {
        match (self, item) {
            (Self::All, _) | (Self::CheckIns, Item::CheckIn(_)) | (Self::Notes, Item::Note(_)) => true,
            (Self::Wins, Item::Note(note)) => note.kind == NoteKind::Win,
            (Self::Sleep, Item::Day(_)) | (Self::Events, Item::Event(_)) => true,
            (Self::Reflections, Item::Reflection(_)) | (Self::Reviews, Item::Review(_)) => true,
            (Self::Sessions, Item::Session(_)) | (Self::Results, Item::Measured(_)) => true,
            (Self::Marked, item) => item.is_marked(),
            _ => false,
        }
    }
}

/// What is asked for: records that are all of it at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    pub sort: Sort,
    pub tag: Option<String>,
    pub goal: Option<Id>,
    /// Each stands somewhere in the record, in any case.
    pub words: Vec<Word>,
}

impl Wanted {
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    pub fn takes(&self, item: Item) -> bool {
        self.sort.takes(item)
            && self.tag.as_ref().is_none_or(|tag| item.tags().contains(tag))
            && self.goal.is_none_or(|goal| item.is_about(goal))
            && item.holds(&self.words)
    }
}

/// Every sort but the first, every tag and every goal, with how many records each has; what has none is left out.
/// Tags in the order of the alphabet, goals as they stand.
pub fn choices(notebook: &Notebook) -> Choices {
    let mut choices = Choices::default();
    let mut sorts = vec![0; Sort::ROWS.len()];
    let mut goals: Vec<(Id, usize)> = notebook.goals.iter().map(|goal| (goal.id, 0)).collect();
    let mut look = |item: Item| {
        for (at, (sort, _)) in Sort::ROWS.iter().enumerate() {
            sorts[at] += usize::from(sort.takes(item));
        }
        for tag in item.tags() {
            match choices.tags.get_mut(tag) {
                Some(count) => *count += 1,
                None => _ = choices.tags.insert(tag.clone(), 1),
            }
        }
        for (goal, count) in &mut goals {
            *count += usize::from(item.is_about(*goal));
        }
    };
    each_dated!(notebook, table, item => table.iter().map(item).for_each(&mut look));
    notebook.goals.iter().map(Item::Goal).for_each(&mut look);
    notebook.concerns.iter().map(Item::Concern).for_each(&mut look);
    let rows = Sort::ROWS.iter().map(|(sort, _)| *sort).zip(sorts);
    choices.sorts = rows.filter(|(sort, count)| *sort != Sort::All && 0 < *count).collect();
    choices.goals = goals;
    choices
}

/// What can be asked for, each with how many records it has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    pub sorts: Vec<(Sort, usize)>,
    pub tags: BTreeMap<String, usize>,
    pub goals: Vec<(Id, usize)>,
}
