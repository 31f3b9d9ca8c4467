//! A file that somebody else wrote meanwhile, and what we know that is not in it: a sync program or a hand may have put an
//! earlier state in its place. Knows no file.

use super::notebook::{Notebook, each_table};

impl Notebook {
    /// This notebook with everything of `known` that was never seen here; `None` if there is nothing of that kind. Of one
    /// revision it is the words here that count, because a hand may edit the file. Another notebook brings nothing.
    pub fn catch_up(&self, known: &Self) -> Option<Self> {
        if self.document != known.document || self.knows_all_of(known) {
            return None;
        }
        let mut beyond = known.clone();
        each_table!(_key, table => {
            for here in table!(self).all() {
                if table!(known).find(here.id).is_some_and(|there| there.rev() == here.rev() && there != here) {
                    table!(beyond).put(here.clone());
                }
            }
        });
        for (habit, days) in &self.answers {
            for (day, here) in days {
                let there = beyond.answers.get_mut(habit).and_then(|days| days.get_mut(day));
                there
                    .filter(|there| there.rev == here.rev)
                    .into_iter()
                    .for_each(|there| there.clone_from(here));
            }
        }
        if self.settings_revs == known.settings_revs {
            beyond.settings = self.settings.clone();
        }
        beyond.extra.clone_from(&self.extra);
        Some(self.merge(&beyond))
    }
}
