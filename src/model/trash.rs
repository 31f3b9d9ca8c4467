//! What was deleted. It keeps its words for 30 days; after that, or sooner if the person says so, only its name and its
//! revisions stay, so that another copy of the notebook learns of the deletion too.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::fields::Words;
use super::id::Id;
use super::notebook::{Kind, Notebook, each_table};
use super::record::Record;
use super::when::{Moment, When};

/// So many days a deleted record keeps its words.
pub const DAYS: i64 = 30;

/// A deleted record that still says something.
#[derive(Clone, Copy)]
pub struct Trashed<'a> {
    pub id: Id,
    pub noun: &'static str,
    pub when: When,
    pub deleted: Moment,
    said: &'a (dyn Words + 'a),
}

impl<'a> Trashed<'a> {
    /// Every text in it.
    pub fn words(&self) -> Vec<&'a str> {
        let mut words = Vec::new();
        self.said.words(&mut |text| words.push(text));
        words.retain(|text| !text.is_empty());
        words
    }

    /// So many days, begun ones counted, until its words go; 0 where they go with the next save.
    pub fn days_left(&self, now: DateTime<FixedOffset>) -> i64 {
        let left = self.deleted.get() + TimeDelta::days(DAYS) - now;
        (left.num_minutes().max(0) + 24 * 60 - 1) / (24 * 60)
    }

    fn of<T: Kind>(record: &'a Record<T>) -> Option<Self> {
        let deleted = record.deleted.filter(|_| record.has_words_left())?;
        let (id, noun, when) = (record.id, record.body.noun(), record.when);
        Some(Self { id, noun, when, deleted, said: &record.body })
    }
}

impl Notebook {
    /// This copy of `present` with those records as they are there, deleted and without a word, and with no note beside
    /// the answers of a habit among them. `None` where that changes nothing, or they still say something there.
    pub fn silenced(&self, ids: &HashSet<Id>, present: &Self) -> Option<Self> {
        let mut silent = self.clone();
        for id in ids {
            each_table!(_key, table => {
                let gone = table!(present).find(*id).filter(|now| now.is_deleted() && !now.has_words_left());
                if let (Some(gone), Some(_)) = (gone, table!(silent).find(*id)) {
                    table!(silent).put(gone.clone());
                    silent.answers.entry(*id).or_default().values_mut().for_each(|said| said.answer.note.clear());
                }
            });
        }
        silent.answers.retain(|_, days| !days.is_empty());
        (silent != *self).then_some(silent)
    }

    /// What was deleted and still says something, the last deleted first.
    pub fn trash(&self) -> Vec<Trashed<'_>> {
        let mut trash = Vec::new();
        each_table!(_key, table => trash.extend(table!(self).all().filter_map(Trashed::of)));
        trash.sort_by_key(|trashed| std::cmp::Reverse((trashed.deleted.get(), trashed.id)));
        trash
    }

    /// What was deleted more than 30 days ago and still says something.
    pub fn outdated(&self, now: DateTime<FixedOffset>) -> Vec<Id> {
        self.trash().iter().filter(|trashed| trashed.days_left(now) == 0).map(|trashed| trashed.id).collect()
    }
}
