//! Our own JSON: the data file as `export` writes it.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::plan::Plan;
use super::report::Report;
use super::{Format, Reader, Refusal, Source};
use crate::model::habit::Answer;
use crate::model::{Edit, Id, Notebook, ReadError};

pub const FORMAT: Format = Format {
    name: "guidepost",
    program: "guidepost",
    what: "a file that guidepost export wrote",
    files: &[],
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
            ReadError::Foreign { why } => format!("is not a guidepost notebook ({why})"),
        })
    })
}

/// Into a notebook that says nothing: it becomes this one, whole. Into another: what it does not have yet.
pub fn plan(notebook: &Notebook, other: Box<Notebook>) -> Plan {
    let read = other.ids().count() + other.said().count();
    if notebook.is_untouched() && !other.is_untouched() {
        let report = Report { read, added: read, ..Report::default() };
        return Plan { report, edit: None, becomes: Some(other) };
    }
    let there: HashSet<Id> = notebook.ids().collect();
    let records = other.entries().filter(|entry| !there.contains(&entry.id())).map(Edit::Add);
    let new = |(habit, day, _): &(Id, NaiveDate, &Answer)| notebook.last_said(*habit, *day).is_none();
    let answers = other.said().filter(new).map(|(habit, day, answer)| Edit::Answer {
        habit,
        day,
        answer: answer.clone(),
    });
    let edits: Vec<Edit> = records.chain(answers).collect();
    let report = Report { read, added: edits.len(), there: read - edits.len(), ..Report::default() };
    let edit = (!edits.is_empty()).then(|| Edit::together("import from guidepost", edits));
    Plan { report, edit, becomes: None }
}
