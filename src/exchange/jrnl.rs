//! jrnl's JSON, as `jrnl --format json` writes it. Its times have neither seconds nor an offset.

use chrono::NaiveTime;
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
    name: "jrnl",
    program: "jrnl",
    what: "what jrnl --format json prints, in a file",
    files: &[],
    names_moods: false,
    read: Reader::Rows(read),
};

#[derive(Deserialize)]
struct Journal<'a> {
    #[serde(borrow)]
    entries: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    title: String,
    #[serde(default)]
    body: String,
    date: String,
    #[serde(default)]
    time: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    starred: bool,
    /// Of DayOne journals, as what stands beside it.
    #[serde(default)]
    uuid: String,
    #[serde(default)]
    creator: serde_json::Value,
}

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let file = source.only()?;
    let how = "run jrnl --format json > journal.json and take that file";
    if file.bytes.starts_with(b"JRNLv") || file.bytes.starts_with(b"gAAAAA") {
        return Err(Refusal::new(format!("is an encrypted journal; {how}")));
    }
    let text = file.text()?;
    if text.trim_start().starts_with('[') {
        return Err(Refusal::new(format!("is not jrnl's JSON; if it is a jrnl journal, {how}")));
    }
    let journal: Journal = elements::document(text, "jrnl's JSON")?;
    elements::each::<Entry>(text, &journal.entries, |place, read| {
        if let Err(why) = read.and_then(|entry| take(&entry, basket)) {
            basket.refuse(place, why);
        }
    });
    Ok(())
}

fn take(entry: &Entry, basket: &mut Basket) -> Result<(), String> {
    let day = rows::date(&entry.date)?;
    let time = match entry.time.as_str() {
        "" => None,
        time => Some(NaiveTime::parse_from_str(time, "%H:%M").map_err(|_| "it has no time like 20:15")?),
    };
    let when = time.map_or(Ok(When::on(day)), |time| basket.when(day.and_time(time)))?;
    let note = Note {
        text: titled(&entry.title, &entry.body),
        tags: entry.tags.iter().map(|tag| tag.trim_start_matches(['@', '#']).to_owned()).collect(),
        ..Note::default()
    };
    if note.text.trim().is_empty() {
        basket.skip();
        return Ok(());
    }
    let from = basket.origin([
        ("tags", json!(entry.tags)),
        ("starred", json!(entry.starred)),
        ("uuid", json!(entry.uuid)),
        ("creator", entry.creator.clone()),
    ]);
    let key = [&*entry.date, &entry.time, &entry.title, &entry.body, &entry.uuid];
    basket.note(&key, when, note, from);
    Ok(())
}
