//! tui-journal's JSON: its file, and what it writes for a transfer. The day is the date in UTC.

use chrono::DateTime;
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::basket::Basket;
use super::daylio::titled;
use super::source::{Refusal, Source};
use super::{Format, Reader, elements, rows};
use crate::model::When;
use crate::model::day::Note;

pub const FORMAT: Format = Format {
    name: "tui-journal",
    program: "tui-journal",
    what: "its entries.json, or its JSON export",
    files: &[],
    names_moods: false,
    read: Reader::Rows(read),
};

#[derive(Deserialize)]
struct Transfer<'a> {
    #[serde(borrow)]
    entries: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Entry {
    date: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    content: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    priority: Option<u32>,
}

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let file = source.only()?;
    if file.bytes.starts_with(b"SQLite format 3\0") {
        return Err(Refusal::new("is a database; export as JSON in tui-journal, and take that in"));
    }
    let text = file.text()?;
    let what = "tui-journal's JSON";
    let entries = match text.trim_start().starts_with('[') {
        true => elements::document(text, what)?,
        false => elements::document::<Transfer>(text, what)?.entries,
    };
    elements::each::<Entry>(text, &entries, |place, read| {
        if let Err(why) = read.and_then(|entry| take(entry, basket)) {
            basket.refuse(place, why);
        }
    });
    Ok(())
}

fn take(entry: Entry, basket: &mut Basket) -> Result<(), String> {
    let wrong = |_| "it has no date like 2024-01-02T00:00:00Z".to_owned();
    let at = DateTime::parse_from_rfc3339(&entry.date).map_err(wrong)?.to_utc();
    let day = rows::kept(at.date_naive())?;
    let from = basket.origin([("date", json!(entry.date)), ("priority", json!(entry.priority))]);
    let key = ["entry", &at.to_rfc3339(), &entry.title, &entry.content];
    let text = titled(&entry.title, &entry.content);
    let note = Note { text, tags: entry.tags, ..Note::default() };
    basket.note(&key, When::on(day), note, from);
    Ok(())
}
