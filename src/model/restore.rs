//! What it takes to bring back what an earlier copy of the notebook says. Both ways are edits, so nothing is dropped:
//! what the copy lacks goes to the trash at most, and other windows and devices take the restoring for what it is, the
//! latest change.

use super::edit::Edit;
use super::habit::{Answer, Is};
use super::notebook::{Kind, Notebook, each_table};
use super::record::Record;
use super::when::Moment;

/// An edit and what it does to how many entries: records and answers.
#[derive(Debug)]
pub struct Return {
    pub edit: Edit,
    /// Were not there, or in the trash, and are there again.
    pub back: usize,
    /// Say again what the copy says.
    pub changed: usize,
    /// Are in the trash now, because the copy does not have them.
    pub removed: usize,
    /// Say something else than in the copy, and go on saying it.
    pub left: usize,
}

/// What putting a copy back is called.
pub const RESTORE: &str = "restore";

/// How much of the present stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// All of it: only what is not there comes back.
    Merge,
    /// What the copy does not say goes, to where it can be fetched from.
    Replace,
}

impl Notebook {
    /// A notebook without a word in it, in which everything of that one has its place.
    pub fn emptied(&self) -> Self {
        Self { revision: self.revision, extra: self.extra.clone(), ..Self::new(self.document) }
    }

    /// What brings back here what the copy says.
    pub fn return_to(&self, copy: &Self, how: How, at: Moment) -> Return {
        let mut plan = Plan { how, at, edits: Vec::new(), back: 0, changed: 0, removed: 0, left: 0 };
        each_table!(_key, table => {
            table!(copy).all().for_each(|then| plan.record(table!(self).find(then.id), then));
            if how == How::Replace {
                let gone = table!(self).iter().filter(|now| table!(copy).find(now.id).is_none());
                gone.for_each(|now| plan.remove(now));
            }
        });
        plan.answers(self, copy);
        plan.settings(self, copy);
        let Plan { edits, back, changed, removed, left, .. } = plan;
        Return { edit: Edit::together(RESTORE, edits), back, changed, removed, left }
    }
}

impl Return {
    /// Whether it would change nothing at all.
    pub fn is_nothing(&self) -> bool {
        matches!(&self.edit, Edit::Together { edits, .. } if edits.is_empty())
    }
}

struct Plan {
    how: How,
    at: Moment,
    edits: Vec<Edit>,
    back: usize,
    changed: usize,
    removed: usize,
    left: usize,
}

impl Plan {
    fn record<T: Kind>(&mut self, now: Option<&Record<T>>, then: &Record<T>) {
        match now {
            None => {
                self.back += usize::from(!then.is_deleted());
                self.edits.push(Edit::add(then.clone()));
            }
            Some(now) if then.is_deleted() => {
                if !now.is_deleted() && self.how == How::Replace {
                    self.remove(now);
                }
            }
            Some(now) if now.is_deleted() => {
                self.back += 1;
                // In the trash it has its words, unless it was deleted for good.
                let has_words = now.body != T::default();
                self.edits.push(match self.how {
                    How::Merge if has_words => Edit::Restore { id: now.id, at: self.at },
                    How::Merge | How::Replace => revise(now, then),
                });
            }
            Some(now) if now.says_the_same(then) => {}
            Some(now) if self.how == How::Replace => {
                self.changed += 1;
                self.edits.push(revise(now, then));
            }
            Some(_) => self.left += 1,
        }
    }

    fn remove<T: Kind>(&mut self, now: &Record<T>) {
        self.removed += 1;
        self.edits.push(Edit::Delete { id: now.id, at: self.at });
    }

    fn answers(&mut self, now: &Notebook, copy: &Notebook) {
        for (habit, day, then) in copy.spoken_answers() {
            let answer = Edit::Answer { habit, day, answer: then.clone() };
            match now.answer(habit, day) {
                None => self.back += 1,
                Some(now) if now == then => continue,
                Some(_) if self.how == How::Replace => self.changed += 1,
                Some(_) => {
                    self.left += 1;
                    continue;
                }
            }
            self.edits.push(answer);
        }
        if self.how == How::Merge {
            return;
        }
        for (habit, day, _) in
            now.spoken_answers().filter(|(habit, day, _)| copy.answer(*habit, *day).is_none())
        {
            self.removed += 1;
            self.edits.push(Edit::Answer { habit, day, answer: Answer::new(Is::Blank) });
        }
    }

    /// Settings that were never made give way to those of the copy.
    fn settings(&mut self, now: &Notebook, copy: &Notebook) {
        if self.how == How::Replace || now.settings == Default::default() {
            self.edits.extend(Edit::settings(&now.settings, |settings| settings.clone_from(&copy.settings)));
        }
    }
}

fn revise<T: Kind>(now: &Record<T>, then: &Record<T>) -> Edit {
    Edit::Revise { from: T::entry(now.clone()), to: T::entry(then.clone()) }
}
