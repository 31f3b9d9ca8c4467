//! All records of one kind, in the order of their time. Knows nothing of what they say.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::calendar::Period;
use super::id::Id;
use super::record::Record;

/// Oldest first; records of one minute in the order of their ids. The deleted are kept, and shown to nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T>(Vec<Record<T>>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Table<T> {
    /// From records in any order; best from newest to oldest, as they stand in the file.
    pub fn from_file(mut records: Vec<Record<T>>) -> Self {
        records.reverse();
        records.sort_by(order);
        Self(records)
    }

    /// Every record that is not deleted, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Record<T>> {
        self.0.iter().filter(|record| !record.is_deleted())
    }

    /// Those of one day, in the order of their time.
    pub fn on(&self, day: NaiveDate) -> impl DoubleEndedIterator<Item = &Record<T>> {
        self.within(Period { first: day, last: day })
    }

    /// Those of a period, in the order of their time.
    pub fn within(&self, period: Period) -> impl DoubleEndedIterator<Item = &Record<T>> {
        let from = self.0.partition_point(|record| record.when.day < period.first);
        let to = self.0.partition_point(|record| record.when.day <= period.last).max(from);
        self.0[from..to].iter().filter(|record| !record.is_deleted())
    }

    /// The record of that id, if it is there and not deleted.
    pub fn get(&self, id: Id) -> Option<&Record<T>> {
        self.find(id).filter(|record| !record.is_deleted())
    }

    pub fn last(&self) -> Option<&Record<T>> {
        self.iter().next_back()
    }

    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Everything, the deleted too, oldest first.
    pub fn all(&self) -> &[Record<T>] {
        &self.0
    }

    /// The record of that id, deleted or not.
    pub fn find(&self, id: Id) -> Option<&Record<T>> {
        // The newest are asked for most.
        self.0.iter().rev().find(|record| record.id == id)
    }

    /// Puts a record in its place; one of the same id gives way.
    pub(super) fn put(&mut self, record: Record<T>) {
        self.0.retain(|other| other.id != record.id);
        let at = self.0.partition_point(|other| order(other, &record) == Ordering::Less);
        self.0.insert(at, record);
    }
}

fn order<T>(a: &Record<T>, b: &Record<T>) -> Ordering {
    a.when.order(&b.when).then_with(|| a.id.cmp(&b.id))
}
