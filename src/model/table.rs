//! All records of one kind, in the order of their time. Knows nothing of what they say.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::iter::FusedIterator;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::calendar::Period;
use super::fields::Fields;
use super::id::Id;
use super::record::Record;
use super::when::When;

/// So many records lie in one run, at most, once records are put between them: what a `put` moves.
const RUN: usize = 128;

/// Oldest first; records of one minute in the order of their ids. The deleted are kept, and shown to nobody.
#[derive(Clone, Debug)]
pub struct Table<T> {
    /// None is empty. What was read is one run, however long, until something is put into it.
    runs: Vec<Vec<Record<T>>>,
    /// When each record is, to find it by. Made when it is first asked for: reading a file needs none.
    times: OnceLock<BTreeMap<Id, When>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { runs: Vec::new(), times: OnceLock::new() }
    }
}

impl<T: PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.all().eq(other.all())
    }
}

impl<T: Fields> Table<T> {
    /// From records in any order; best from newest to oldest, as they stand in the file.
    pub fn from_file(mut records: Vec<Record<T>>) -> Self {
        records.reverse();
        if !records.is_sorted_by(|a, b| a.id < b.id) {
            records = once_each(records);
        }
        records.sort_by(order);
        let runs = if records.is_empty() { Vec::new() } else { vec![records] };
        Self { runs, times: OnceLock::new() }
    }
}

/// Of two records with one id, as a merge of lines leaves them, the versions of both.
fn once_each<T: Fields>(records: Vec<Record<T>>) -> Vec<Record<T>> {
    let mut ids: Vec<Id> = records.iter().map(|record| record.id).collect();
    ids.sort_unstable();
    if ids.is_sorted_by(|a, b| a < b) {
        return records;
    }
    let mut each: BTreeMap<Id, Record<T>> = BTreeMap::new();
    for record in records {
        let joined = match each.remove(&record.id) {
            Some(other) => other.join(record),
            None => record,
        };
        each.insert(joined.id, joined);
    }
    each.into_values().collect()
}

impl<T> Table<T> {
    /// Every record that is not deleted, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Record<T>> + Clone {
        self.all().filter(|record| !record.is_deleted())
    }

    /// Those of one day, in the order of their time.
    pub fn on(&self, day: NaiveDate) -> impl DoubleEndedIterator<Item = &Record<T>> {
        self.within(Period { first: day, last: day })
    }

    /// Those of a period, in the order of their time.
    pub fn within(&self, period: Period) -> impl DoubleEndedIterator<Item = &Record<T>> {
        let from = self.place(|record| record.when.day < period.first);
        let to = self.place(|record| record.when.day <= period.last).max(from);
        self.between(from, to).filter(|record| !record.is_deleted())
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
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Record<T>> + FusedIterator + Clone {
        self.runs.iter().flatten()
    }

    /// The record of that id, deleted or not.
    pub fn find(&self, id: Id) -> Option<&Record<T>> {
        let (run, at) = self.place_of(id)?;
        self.runs[run].get(at)
    }

    /// Puts a record in its place; one of the same id gives way.
    pub(super) fn put(&mut self, record: Record<T>) {
        let (id, when) = (record.id, record.when);
        match self.place_of(id) {
            Some((run, at)) if order(&self.runs[run][at], &record) == Ordering::Equal => {
                self.runs[run][at] = record;
            }
            Some((run, at)) => {
                self.take_out(run, at);
                self.put_in(record);
            }
            None => self.put_in(record),
        }
        if let Some(times) = self.times.get_mut() {
            times.insert(id, when);
        }
    }

    fn put_in(&mut self, record: Record<T>) {
        let (run, at) = self.place(|other| order(other, &record) == Ordering::Less);
        let is_end = run == self.runs.len();
        match self.runs.last_mut() {
            Some(last) if is_end && last.len() < RUN => last.push(record),
            _ if is_end => self.runs.push(vec![record]),
            _ => {
                let (run, at) = self.make_room(run, at);
                self.runs[run].insert(at, record);
            }
        }
    }

    /// Halves a run until it is short enough to be put into. Returns where the place is then.
    fn make_room(&mut self, mut run: usize, mut at: usize) -> (usize, usize) {
        while RUN <= self.runs[run].len() {
            let half = self.runs[run].len() / 2;
            let later = self.runs[run].split_off(half);
            self.runs.insert(run + 1, later);
            if half < at {
                (run, at) = (run + 1, at - half);
            }
        }
        (run, at)
    }

    fn take_out(&mut self, run: usize, at: usize) {
        self.runs[run].remove(at);
        if self.runs[run].is_empty() {
            self.runs.remove(run);
        }
    }

    fn place_of(&self, id: Id) -> Option<(usize, usize)> {
        let times = self.times.get_or_init(|| self.all().map(|record| (record.id, record.when)).collect());
        let when = times.get(&id)?;
        Some(self.place(|other| other.when.order(when).then_with(|| other.id.cmp(&id)) == Ordering::Less))
    }

    /// The run and the place in it of the first record that is not `before`; past the end, the number of runs and 0.
    fn place(&self, before: impl Fn(&Record<T>) -> bool) -> (usize, usize) {
        let run = self.runs.partition_point(|run| run.last().is_some_and(&before));
        (run, self.runs.get(run).map_or(0, |run| run.partition_point(before)))
    }

    fn between(
        &self,
        from: (usize, usize),
        to: (usize, usize),
    ) -> impl DoubleEndedIterator<Item = &Record<T>> {
        (from.0..self.runs.len().min(to.0 + 1)).flat_map(move |run| {
            let all = &self.runs[run];
            let first = if run == from.0 { from.1 } else { 0 };
            let end = if run == to.0 { to.1 } else { all.len() };
            &all[first..end]
        })
    }
}

fn order<T>(a: &Record<T>, b: &Record<T>) -> Ordering {
    a.when.order(&b.when).then_with(|| a.id.cmp(&b.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::calendar::add;
    use crate::model::day::Note;
    use crate::model::{Mint, Moment};

    fn note(mint: &Mint, days: i64) -> Record<Note> {
        let now = "2026-11-21T09:30+01:00".parse::<Moment>().unwrap().get();
        Record::new(mint.id(now), When::on(add(now.date_naive(), days)), Note::default())
    }

    fn days(table: &Table<Note>) -> Vec<(NaiveDate, Id)> {
        table.all().map(|record| (record.when.day, record.id)).collect()
    }

    #[test]
    fn records_put_in_any_order_stand_in_theirs_and_are_found() {
        let mint = Mint::new(1);
        for read in [0, 1, 1000] {
            let file: Vec<_> = (0..read).map(|n| note(&mint, -n)).collect();
            let mut table = Table::from_file(file.clone());
            let put: Vec<_> = (0..3000).map(|n| note(&mint, n * 7919 % 1001 - 900)).collect();
            put.iter().for_each(|record| table.put(record.clone()));
            let mut moved = put[1].clone();
            moved.when = put[9].when;
            table.put(moved.clone());
            let mut wanted: Vec<_> = file.iter().chain(&put).cloned().collect();
            wanted.retain(|record| record.id != moved.id);
            wanted.push(moved);
            wanted.sort_by(order);
            assert_eq!(days(&table), wanted.iter().map(|r| (r.when.day, r.id)).collect::<Vec<_>>());
            assert!(wanted.iter().all(|record| table.find(record.id) == Some(record)));
            assert_eq!(table.find(mint.id("2026-11-21T09:30+01:00".parse::<Moment>().unwrap().get())), None);
            for (first, last) in [(-900, 100), (-3, -1), (0, 0), (200, 300), (5, 2)] {
                let base = put[0].when.day;
                let period = Period { first: add(base, first), last: add(base, last) };
                let within = |r: &&Record<Note>| (period.first..=period.last).contains(&r.when.day);
                assert!(table.within(period).eq(wanted.iter().filter(within)));
                assert!(table.within(period).rev().eq(wanted.iter().rev().filter(within)));
            }
        }
    }

    #[test]
    fn what_is_put_from_the_newest_to_the_oldest_never_moves_more_than_one_run() {
        let mint = Mint::new(1);
        let mut table = Table::default();
        (0..20_000).for_each(|n| table.put(note(&mint, -n)));
        assert!(table.runs.iter().all(|run| !run.is_empty() && run.len() <= RUN));
        assert!(table.runs.len() < 4 * 20_000 / RUN);
    }
}
