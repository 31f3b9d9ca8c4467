//! What the file is known to hold, so that no save loses any of it: the id of every record, deleted ones too, and the
//! days on which habits were answered.

use std::collections::HashSet;
use std::hash::Hash;

use chrono::NaiveDate;

use crate::model::{Id, Notebook};

/// Everything in a file that has a name.
#[derive(Debug, Default)]
pub(super) struct Known {
    ids: Vec<Id>,
    answers: Vec<(Id, NaiveDate)>,
}

impl Known {
    pub fn of(notebook: &Notebook) -> Self {
        Self { ids: notebook.ids().collect(), answers: notebook.answered().collect() }
    }

    /// How many of them the notebook does not have.
    pub fn lost(&self, notebook: &Notebook) -> usize {
        lost(&self.ids, || notebook.ids()) + lost(&self.answers, || notebook.answered())
    }
}

/// As a rule they come in the same order with something new in between: then one walk over both is enough.
fn lost<T: Copy + Eq + Hash, I: Iterator<Item = T>>(known: &[T], now: impl Fn() -> I) -> usize {
    let mut walk = now();
    if known.iter().all(|name| walk.any(|other| other == *name)) {
        return 0;
    }
    let now: HashSet<T> = now().collect();
    known.iter().filter(|name| !now.contains(name)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost_of(known: &[u8], now: &[u8]) -> usize {
        lost(known, || now.iter().copied())
    }

    #[test]
    fn what_is_not_there_any_more_is_counted_whatever_came_and_whatever_the_order() {
        assert_eq!(lost_of(&[], &[]), 0);
        assert_eq!(lost_of(&[1, 2, 3], &[9, 1, 8, 2, 3, 7]), 0);
        assert_eq!(lost_of(&[1, 2, 3], &[3, 2, 1]), 0);
        assert_eq!(lost_of(&[1, 2, 3], &[3, 1, 4, 5, 6]), 1);
        assert_eq!(lost_of(&[1, 2], &[]), 2);
    }
}
