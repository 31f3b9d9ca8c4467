//! Our own JSON: the data file as `export` writes it.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::plan::{Plan, Taking, together};
use super::report::Report;
use super::{Format, Reader, Refusal, Source};
use crate::model::habit::Answer;
use crate::model::{Edit, Id, Notebook, ReadError};

pub const FORMAT: Format = Format {
    name: "guidepost",
    program: "guidepost",
    what: "a file that guidepost export wrote",
    files: &[],
    names_moods: false,
    read: Reader::Notebook,
};

pub fn read(source: &Source) -> Result<Notebook, Refusal> {
    let file = source.only()?;
    file.text()?;
    Notebook::read(&file.bytes).map_err(|error| {
        Refusal(match error {
            ReadError::Damaged { line, column, why } => {
                format!("is damaged at line {line}, column {column} ({why})")
            }
            ReadError::Newer { .. } => {
                "was written by a newer guidepost; this one needs an update".to_owned()
            }
            ReadError::Older { version } => {
                format!("was written by an older guidepost (file version {version})")
            }
            ReadError::Foreign { why } => format!("is not a guidepost notebook ({why})"),
        })
    })
}

/// Into a notebook that says nothing: it becomes this one, whole. Of another copy of the same notebook the store takes in
/// what both wrote. Into any other: what it does not have yet.
pub fn plan(notebook: &Notebook, other: Box<Notebook>) -> Plan {
    let read = other.ids().count() + other.said().count();
    let news = notebook.merge(&other).news_since(notebook);
    let edits = missing(notebook, &other);
    let is_blank = notebook.is_untouched() && !other.is_untouched();
    let is_copy = !is_blank && notebook.document() == other.document();
    let (added, taking) = match (is_blank, is_copy) {
        (true, _) => (edits.len(), Some(Taking::Whole(other))),
        (_, true) => {
            (news.added + news.changed + news.answers, (!news.is_none()).then_some(Taking::Whole(other)))
        }
        _ => (edits.len(), together("import from guidepost", edits)),
    };
    let there = read.saturating_sub(added);
    Plan { report: Report { read: added + there, added, there, ..Report::default() }, taking }
}

/// Adds every record and answer of the other that is not there.
fn missing(notebook: &Notebook, other: &Notebook) -> Vec<Edit> {
    let there: HashSet<Id> = notebook.ids().collect();
    let records = other.entries().filter(|entry| !there.contains(&entry.id())).map(Edit::Add);
    let new = |(habit, day, _): &(Id, NaiveDate, &Answer)| notebook.last_said(*habit, *day).is_none();
    let answers = other.said().filter(new).map(|(habit, day, answer)| Edit::Answer {
        habit,
        day,
        answer: answer.clone(),
    });
    records.chain(answers).collect()
}
