//! What a hand wrote into the file: other words under a revision that is known. They get a revision of their own, so that
//! a change that another device made to the same record stands beside them and does not take their place. Knows no file.

use super::id::Rev;
use super::notebook::{Notebook, each_table};

impl Notebook {
    /// Marks as edited what says something else here than in `before` under the same revision. The same words always get
    /// the same one, however often the file is read. Of another notebook nothing is known.
    pub fn mark_by_hand(&mut self, before: &Self) {
        if self.document != before.document {
            return;
        }
        each_table!(_key, table => {
            let known = &table!(before);
            let mut changed = Vec::new();
            for here in table!(self).all() {
                let same = known.find(here.id).filter(|there| there.rev() == here.rev());
                changed.extend(same.filter(|there| !there.says_the_same(here)).map(|_| here.clone()));
            }
            for mut record in changed {
                record.revise(next(record.last_rev()), true);
                table!(self).put(record);
            }
        });
        for (habit, days) in &mut self.answers {
            let known = before.answers.get(habit);
            for (day, here) in days {
                let there = known.and_then(|days| days.get(day)).filter(|there| there.rev == here.rev);
                if there.is_some_and(|there| there.answer != here.answer) {
                    here.rev = next(here.rev);
                }
            }
        }
        if self.settings != before.settings && self.settings_revs == before.settings_revs {
            let last = self.settings_revs.last();
            self.settings_revs.mark(&before.settings, &self.settings, next(last));
        }
    }
}

fn next(rev: Rev) -> Rev {
    rev.after(rev)
}
