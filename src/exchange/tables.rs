//! Everything as tables for a spreadsheet: one file for each kind of record and each list inside one, a header row each.
//! A text that a spreadsheet would take for a formula has `'` before it. Knows the records only as the file has them.

use csv::{Terminator, WriterBuilder};
use serde_json::{Map, Value};

use super::source::File;
use crate::model::Notebook;
use crate::support::DISCLAIMER;

/// A list of objects in the file, and its columns.
struct Table<'a> {
    /// The way to it: `goals`, then the list inside.
    path: &'a [&'a str],
    /// Keys, each with the word that is meant where the file has none: `kind=note`.
    columns: &'a [&'a str],
}

const fn table<'a>(path: &'a [&'a str], columns: &'a [&'a str]) -> Table<'a> {
    Table { path, columns }
}

const TABLES: &[Table<'static>] = &[
    table(
        &["goals"],
        &[
            "statement",
            "status=draft",
            "specific",
            "measurable",
            "measured_by",
            "scale",
            "achievable",
            "confidence",
            "relevant",
            "importance",
            "time",
            "until",
            "why",
            "benefits",
            "outcome",
            "area",
            "horizon=open",
            "experiment",
            "reason",
            "agreed",
            "supporters",
            "values",
            "resources",
            "levels",
            "concern",
            "after",
            "place",
        ],
    ),
    table(&["goals", "steps"], &["text", "kind=step", "due", "done", "session", "bring"]),
    table(&["goals", "steps", "steps"], &["text", "due", "done"]),
    table(&["goals", "milestones"], &["text", "reward", "due", "reached", "reward_taken"]),
    table(&["goals", "obstacles"], &["obstacle", "plan"]),
    table(&["goals", "ratings"], &["day", "rating", "level", "note"]),
    table(&["goals", "wordings"], &["day", "statement"]),
    table(&["habits"], &["name", "kind=yes-no", "cue", "goal", "until", "retired", "place"]),
    table(&["habits", "rules"], &["from", "every=daily", "target", "unit"]),
    table(&["habits", "pauses"], &["from", "to", "reason"]),
    table(&["concerns"], &["text", "kind=unsorted", "now", "urgency", "impact", "area", "goals", "ways"]),
    table(&["values"], &["name", "words", "place"]),
    table(&["check_ins"], &["mood", "stress", "energy", "confidence", "feelings", "words", "tags"]),
    table(&["check_ins", "scales"], &["name", "value"]),
    table(
        &["notes"],
        &["kind=note", "text", "reply", "trigger", "feelings", "intensity", "tags", "goal", "done"],
    ),
    table(&["days"], &["sleep_hours", "sleep_quality", "bed", "woke", "rest", "low", "tags"]),
    table(&["events"], &["text"]),
    table(&["reflections"], &[]),
    table(&["reflections", "answers"], &["prompt", "text", "rating", "items"]),
    table(&["reviews"], &["span=week", "first", "intention"]),
    table(&["reviews", "answers"], &["question", "text"]),
    table(&["reviews", "decisions"], &["goal", "choice=keep", "rating", "statement", "reason"]),
    table(&["sessions"], &["attended", "questions", "agreed", "notes"]),
    table(&["sessions", "agenda"], &["record", "text", "covered"]),
    table(&["measures"], &["measure", "score", "answers", "difficulty", "words"]),
    table(&["people"], &["name", "contact", "role=friend", "notes", "place"]),
    table(
        &["safety_plans"],
        &[
            "signs",
            "alone",
            "around",
            "people",
            "professionals",
            "surroundings",
            "made_with_therapist",
            "first",
        ],
    ),
    table(&["shares"], &["format", "records", "facts", "since", "to"]),
    table(&["preparations"], &["shown", "hidden", "order", "covered", "considered"]),
];

/// What every record begins with.
const RECORD: &[&str] = &["id", "day", "at", "written", "bring"];
/// What a part of one begins with: its own name, and that of what it is a part of.
const PART: &[&str] = &["id", "of"];
const ANSWERS: &[&str] = &["habit", "name", "day", "is=done", "amount", "note"];
/// Keeps the trash, and what tells two hands' changes apart: no words of the person's.
const UNSAID: &[&str] = &["rev", "was", "deleted"];

pub fn write(notebook: &Notebook) -> Vec<File> {
    let file: Map<String, Value> = serde_json::from_slice(&notebook.to_bytes()).unwrap_or_default();
    let mut files: Vec<File> = TABLES.iter().map(|table| table.file(&file)).collect();
    files.push(answers(&file, notebook));
    files.push(File { path: "README.txt".to_owned(), bytes: format!("{DISCLAIMER}\n").into_bytes() });
    // A kind that has no row above has its records in the last column.
    let has_row = |key: &str| TABLES.iter().any(|table| table.path == [key]);
    for (key, _) in file.iter().filter(|(key, value)| value.is_array() && !has_row(key)) {
        files.push(Table { path: &[key], columns: &[] }.file(&file));
    }
    files
}

impl Table<'_> {
    fn file(&self, file: &Map<String, Value>) -> File {
        let (first, rest) = self.path.split_first().expect("every table has a way to it");
        let records = file.get(*first).and_then(Value::as_array).into_iter().flatten();
        let records = records.filter_map(Value::as_object).filter(|record| !record.contains_key("deleted"));
        let mut rows: Vec<Map<String, Value>> =
            records.rev().map(|record| self.record(record.clone())).collect();
        for inner in rest {
            rows = rows.iter().flat_map(|row| parts(row, inner)).collect();
        }
        let begin = if rest.is_empty() { RECORD } else { PART };
        let columns = [begin, self.columns].concat();
        File { path: format!("{}.csv", self.path.join("-")), bytes: sheet(&columns, rows, &self.inner()) }
    }

    fn record(&self, mut record: Map<String, Value>) -> Map<String, Value> {
        UNSAID.iter().for_each(|key| drop(record.shift_remove(*key)));
        let at = record.get("at").and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(day) = at.get(..10) {
            record.entry("day").or_insert_with(|| day.into());
        }
        if at.len() == 10 {
            record.shift_remove("at");
        }
        record
    }

    /// Lists inside that have a table of their own.
    fn inner(&self) -> Vec<&'static str> {
        let below =
            |other: &&Table| other.path.len() == self.path.len() + 1 && other.path.starts_with(self.path);
        TABLES.iter().filter(below).filter_map(|other| other.path.last().copied()).collect()
    }
}

/// The objects of a list inside, each with the id of what it is a part of.
fn parts(of: &Map<String, Value>, list: &str) -> Vec<Map<String, Value>> {
    let id = of.get("id").cloned().unwrap_or_default();
    let parts = of.get(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
    parts
        .map(|part| {
            let mut part = part.clone();
            part.insert("of".to_owned(), id.clone());
            part
        })
        .collect()
}

fn answers(file: &Map<String, Value>, notebook: &Notebook) -> File {
    let habits = file.get("answers").and_then(Value::as_object).into_iter().flatten();
    let rows = habits.flat_map(|(habit, days)| {
        let id = habit.parse().ok();
        let name = id.and_then(|id| notebook.habits.get(id)).map(|habit| habit.name.clone());
        let days = days.as_array().into_iter().flatten().rev().filter_map(Value::as_object);
        let said = days.filter(|answer| answer.get("is").and_then(Value::as_str) != Some("blank"));
        said.filter(|_| name.is_some())
            .map(|answer| {
                let mut row = answer.clone();
                row.shift_remove("rev");
                row.insert("habit".to_owned(), habit.as_str().into());
                row.insert("name".to_owned(), name.clone().into());
                row
            })
            .collect::<Vec<_>>()
    });
    File { path: "answers.csv".to_owned(), bytes: sheet(ANSWERS, rows.collect(), &[]) }
}

/// One table. What has no column of its own stands in the last, as JSON.
fn sheet(columns: &[&str], rows: Vec<Map<String, Value>>, elsewhere: &[&str]) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let columns: Vec<(&str, &str)> =
        columns.iter().map(|column| column.split_once('=').unwrap_or((column, ""))).collect();
    let header = columns.iter().map(|(key, _)| *key).chain(["other"]);
    // Memory takes what is written, and every row has as many cells as the first.
    let mut put = |cells: Vec<String>| writer.write_record(cells).expect("rows of one length go to memory");
    put(header.map(str::to_owned).collect());
    for mut row in rows {
        let mut cells: Vec<String> = columns
            .iter()
            .map(|(key, default)| {
                row.shift_remove(*key).map_or_else(|| (*default).to_owned(), |value| cell(&value))
            })
            .collect();
        elsewhere.iter().for_each(|key| drop(row.shift_remove(*key)));
        cells.push(if row.is_empty() { String::new() } else { Value::Object(row).to_string() });
        put(cells);
    }
    writer.into_inner().unwrap_or_default()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::String(text) => safe(text),
        Value::Array(items) => safe(&items.iter().map(plain).collect::<Vec<String>>().join("; ")),
        other => other.to_string(),
    }
}

fn plain(item: &Value) -> String {
    match item {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// What begins like a formula is made a text (OWASP, CSV injection).
fn safe(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}
