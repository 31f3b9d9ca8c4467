//! What a reading adds to a notebook: one edit, so that one undo takes it back.

use std::collections::{HashMap, HashSet};

use super::basket::{Basket, Found};
use super::report::Report;
use super::{Format, Taken};
use crate::model::habit::{Habit, Rule};
use crate::model::{Edit, Entry, Id, Moment, Notebook, Record, Rev, When, calendar};

/// What is to happen, and what to say of it.
pub struct Plan {
    pub report: Report,
    /// None where there is nothing new.
    pub taking: Option<Taking>,
}

/// What is new.
#[derive(Clone, Debug, PartialEq)]
pub enum Taking {
    /// One change, which one undo takes back.
    Edit(Edit),
    /// A notebook of ours that the store takes in whole: this one says nothing yet and becomes it, name and revision
    /// included; or it is another copy of this one, and merged with it, which brings more than an edit could.
    Whole(Box<Notebook>),
}

/// Holds what was read against what is there.
pub fn plan(format: &Format, notebook: &Notebook, taken: Taken) -> Plan {
    match taken {
        Taken::Notebook(other) => super::own::plan(notebook, other),
        Taken::Rows(basket) => {
            let now = basket.given.now;
            let mut sorting = Sorting::new(format, notebook, &basket, now);
            let report = sorting.sort(*basket);
            let label = format!("import from {}", format.program);
            Plan { report, taking: together(label, sorting.edits) }
        }
    }
}

/// All of them as one change, if there are any.
pub fn together(label: impl Into<String>, edits: Vec<Edit>) -> Option<Taking> {
    (!edits.is_empty()).then(|| Taking::Edit(Edit::together(label, edits)))
}

struct Sorting<'a> {
    format: &'a Format,
    notebook: &'a Notebook,
    /// What is there; of the deleted with the revision they have since.
    there: HashMap<Id, Option<Rev>>,
    /// It was taken in before and then undone: it is to come back.
    undone: bool,
    /// Names of habits that are taken, and where the next habit stands.
    names: HashSet<String>,
    place: u32,
    now: Moment,
    edits: Vec<Edit>,
    /// Rows whose records lie in the trash.
    trashed: usize,
    /// Days of habits on which something else is said here.
    differing: usize,
}

impl<'a> Sorting<'a> {
    fn new(format: &'a Format, notebook: &'a Notebook, basket: &Basket, now: Moment) -> Self {
        let there: HashMap<Id, Option<Rev>> = notebook.ids_deleted().collect();
        let records = basket.rows.iter().flatten().map(Entry::id);
        let known = records.chain(basket.habits.iter().map(|found| found.id));
        let known: Vec<Option<Rev>> = known.filter_map(|id| there.get(&id).copied()).collect();
        Self {
            format,
            notebook,
            undone: was_undone(&known),
            trashed: 0,
            there,
            names: notebook.habits.iter().map(|habit| habit.name.to_lowercase()).collect(),
            place: notebook.habits.iter().map(|habit| habit.place + 1).max().unwrap_or_default(),
            now,
            edits: Vec::new(),
            differing: 0,
        }
    }

    fn sort(&mut self, basket: Basket) -> Report {
        let Basket { read, blank, rows, habits, refused, remarks, unknown_moods, given, .. } = basket;
        let mut report = Report { read, blank, refused, remarks, unknown_moods, ..Report::default() };
        for found in habits {
            self.habit(found, given.today, &mut report);
        }
        for row in rows {
            let new = row.into_iter().map(|entry| self.add(entry)).fold(false, |any, new| any | new);
            report.count(new, 1);
        }
        if 0 < self.differing {
            let days =
                if self.differing == 1 { "1 day says" } else { &format!("{} days say", self.differing) };
            report.remarks.push(format!("{days} something else here; what is here stays."));
        }
        match self.trashed {
            0 => {}
            1 => report.remarks.push("1 record was deleted here before and stays in the trash.".to_owned()),
            n => report.remarks.push(format!("{n} records were deleted here before and stay in the trash.")),
        }
        report
    }

    /// Whether it is new, or comes back.
    fn add(&mut self, entry: Entry) -> bool {
        let id = entry.id();
        match self.there.get(&id) {
            None => {
                self.there.insert(id, None);
                self.edits.push(Edit::Add(entry));
                true
            }
            Some(Some(_)) if self.undone => {
                self.edits.push(Edit::Restore { id, at: self.now });
                true
            }
            Some(deleted) => {
                self.trashed += usize::from(deleted.is_some());
                false
            }
        }
    }

    fn habit(&mut self, found: Found, today: chrono::NaiveDate, report: &mut Report) {
        let (id, listed) = (found.id, found.listed);
        let first = found.days.keys().next().copied();
        let began = found.began.into_iter().chain(first).min().unwrap_or(today);
        let (days, mut habit, archived) = (found.days, found.habit, found.archived);
        begin(&mut habit, id, began);
        if archived {
            let last = days.keys().next_back().copied().unwrap_or(began);
            habit.retired = Some(calendar::add(last, 1));
        }
        if !self.there.contains_key(&id) {
            habit.name = self.free_name(&habit.name);
            (habit.place, self.place) = (self.place, self.place + 1);
        }
        let new =
            self.add(crate::model::Kind::entry(Record::new(id, When::on(began), habit).written(self.now)));
        if listed {
            report.count(new, 1);
        }
        for (day, (answer, rows)) in days {
            let before = self.notebook.last_said(id, day);
            let open = before.is_none_or(|before| self.undone && before.is_blank());
            if open {
                self.edits.push(Edit::Answer { habit: id, day, answer });
            } else if before.is_some_and(|before| !before.is_blank() && *before != answer) {
                self.differing += 1;
            }
            report.count(open, rows);
        }
    }

    /// The habit's own name, or one that says where it is from.
    fn free_name(&mut self, name: &str) -> String {
        let app = self.format.program;
        let others = (2..).map(|n| format!("{name} ({app} {n})"));
        let mut names = [name.to_owned(), format!("{name} ({app})")].into_iter().chain(others);
        let free = names.find(|name| self.names.insert(name.to_lowercase()));
        free.unwrap_or_default()
    }
}

/// Whether what is there was taken in and then undone: most of it was deleted, all by one change.
fn was_undone(known: &[Option<Rev>]) -> bool {
    let deleted: Vec<Rev> = known.iter().flatten().copied().collect();
    let together = deleted.windows(2).all(|pair| pair[0] == pair[1]);
    1 < deleted.len() && known.len() < 2 * deleted.len() && together
}

impl Report {
    fn count(&mut self, new: bool, rows: usize) {
        if new { self.added += rows } else { self.there += rows }
    }
}

/// What is meant holds from the day it began.
fn begin(habit: &mut Habit, id: Id, began: chrono::NaiveDate) {
    if habit.rules.is_empty() {
        habit.rules.push(Rule::default());
    }
    for rule in &mut habit.rules.0 {
        rule.id = Id::named(&[&id.to_string(), "rule"]);
        rule.from = began;
    }
}
