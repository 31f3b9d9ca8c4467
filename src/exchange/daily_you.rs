//! Daily You's JSON: a mood from -2 to 2 or none, and words, at a moment.

use chrono::{DateTime, NaiveDateTime};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::basket::Basket;
use super::source::{Refusal, Source};
use super::{Format, Reader, elements, level};
use crate::model::When;
use crate::model::day::{CheckIn, Note};

pub const FORMAT: Format = Format {
    name: "daily-you",
    program: "Daily You",
    what: "its JSON export",
    files: &[],
    names_moods: false,
    read: Reader::Rows(read),
};

#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "timeCreated")]
    created: String,
    #[serde(default)]
    mood: Option<i8>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    images: Vec<Value>,
}

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let text = source.text()?;
    let entries: Vec<&RawValue> = elements::document(text, "Daily You's export")?;
    elements::each::<Entry>(text, &entries, |place, read| {
        if let Err(why) = read.and_then(|entry| take(&entry, basket)) {
            basket.refuse(place, why);
        }
    });
    Ok(())
}

fn take(entry: &Entry, basket: &mut Basket) -> Result<(), String> {
    let when = when(&entry.created, basket)?;
    let from = basket.origin([("mood", json!(entry.mood)), ("images", json!(entry.images))]);
    let key = ["entry", &entry.created, &entry.text];
    match entry.mood {
        Some(mood) => {
            let level =
                u8::try_from(i16::from(mood) + 3).ok().and_then(|level| level::mood(level, level::BEST));
            let mood = Some(level.ok_or("its mood is not from -2 to 2")?);
            basket.check_in(&key, when, CheckIn { mood, ..CheckIn::default() }, &entry.text, from);
        }
        None if entry.text.trim().is_empty() => basket.skip(),
        None => basket.note(&key, when, Note { text: entry.text.clone(), ..Note::default() }, from),
    }
    Ok(())
}

/// With an offset or, more often, without one.
fn when(text: &str, basket: &Basket) -> Result<When, String> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return basket.at(at);
    }
    let shapes = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"];
    let local = shapes.iter().find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok());
    basket.when(local.ok_or("it has no time like 2026-11-21T09:30:00")?)
}
