//! What a hand wrote into the file: other words under a revision that is known. They get a revision of their own, so that
//! a change that another device made to the same record stands beside them and does not take their place. Knows no file.

use serde::Serialize;

use super::fields::Fields;
use super::id::Rev;
use super::notebook::{Notebook, each_table};
use super::record::Record;

impl Notebook {
    /// Marks as edited what says something else here than in `before` under the same revision. The same words always get
    /// the same one, however often the file is read. Of another notebook nothing is known.
    pub fn mark_by_hand(&mut self, before: &Self) {
        if self.document != before.document {
            return;
        }
        each_table!(_key, table => {
            let known = &table!(before);
            let marked = table!(self).all().filter_map(|here| here.marked_by_hand(known.find(here.id)?));
            let marked: Vec<_> = marked.collect();
            marked.into_iter().for_each(|record| table!(self).put(record));
        });
        for (habit, days) in &mut self.answers {
            let known = before.answers.get(habit);
            for (day, here) in days {
                let there = known.and_then(|days| days.get(day)).filter(|there| there.rev == here.rev);
                if there.is_some_and(|there| there.answer != here.answer) {
                    here.rev = next(here.rev, &here.answer);
                }
            }
        }
        if self.settings != before.settings && self.settings_revs == before.settings_revs {
            let last = self.settings_revs.last();
            self.settings_revs.mark(&before.settings, &self.settings, next(last, &self.settings));
        }
    }
}

impl<T: Fields> Record<T> {
    /// Itself, each version that says something else than that of its revision in `before` under a new one; `None` if
    /// there is none. Where two versions have one revision nobody can tell which was which.
    fn marked_by_hand(&self, before: &Self) -> Option<Self> {
        if self == before {
            return None;
        }
        let known = |version: &Self| before.all().find(|there| there.rev() == version.rev());
        let is_changed = |version: &Self| known(version).is_some_and(|there| !there.says_the_same(version));
        let mut changed: Vec<Rev> = self.all().filter(|version| is_changed(version)).map(Self::rev).collect();
        changed.retain(|rev| self.all().filter(|version| version.rev() == *rev).count() == 1);
        (!changed.is_empty()).then(|| self.clone().renamed(&changed, next(self.last_rev(), self)))
    }
}

/// Two hands that write different words into copies of one file must not give them one revision.
fn next(rev: Rev, words: &impl Serialize) -> Rev {
    rev.turned_into(&serde_json::to_vec(words).unwrap_or_default())
}
