//! Pixels' backup: one or more moods from 1 to 5 a day, and words.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::basket::Basket;
use super::source::{Refusal, Source};
use super::{Format, Reader, elements, level, rows};
use crate::model::When;
use crate::model::day::{CheckIn, Note};

pub const FORMAT: Format = Format {
    name: "pixels",
    program: "Pixels",
    what: "its JSON backup",
    files: &[],
    names_moods: false,
    read: Reader::Rows(read),
};

#[derive(Deserialize)]
struct Pixel {
    /// Without zeros before: 2024-1-31.
    date: String,
    #[serde(default)]
    scores: Vec<u8>,
    #[serde(default)]
    notes: String,
    #[serde(default)]
    tags: Vec<TagGroup>,
}

#[derive(Deserialize)]
struct TagGroup {
    #[serde(default)]
    entries: Vec<String>,
}

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let text = source.text()?;
    let pixels: Vec<&RawValue> = elements::document(text, "Pixels' backup")?;
    elements::each::<Pixel>(text, &pixels, |place, read| {
        if let Err(why) = read.and_then(|pixel| take(pixel, basket)) {
            basket.refuse(place, why);
        }
    });
    Ok(())
}

fn take(pixel: Pixel, basket: &mut Basket) -> Result<(), String> {
    let day = rows::date(&pixel.date)?;
    let moods: Option<Vec<_>> = pixel.scores.iter().map(|score| level::mood(*score, level::BEST)).collect();
    let moods = moods.ok_or("its moods are not all from 1 to 5")?;
    let from = basket.origin([("scores", json!(pixel.scores))]);
    let tags: Vec<String> = pixel.tags.into_iter().flat_map(|group| group.entries).collect();
    let (when, key) = (When::on(day), ["pixel", &day.to_string(), &pixel.notes]);
    let Some((first, others)) = moods.split_first() else {
        match pixel.notes.trim().is_empty() && tags.is_empty() {
            true => basket.skip(),
            false => {
                basket.note(&key, when, Note { text: pixel.notes.clone(), tags, ..Note::default() }, from)
            }
        }
        return Ok(());
    };
    let check_in = CheckIn { mood: Some(*first), tags, ..CheckIn::default() };
    basket.check_in(&key, when, check_in, &pixel.notes, from);
    // The day's other moods belong to the same row.
    let more: Vec<_> = others
        .iter()
        .enumerate()
        .map(|(at, mood)| {
            let id = basket.id(&["pixel", &day.to_string(), &pixel.notes, &format!("mood {}", at + 2)]);
            let mut check_in = CheckIn { mood: Some(*mood), ..CheckIn::default() };
            check_in.extra.set("from", Value::clone(&json!({ "app": "pixels" })));
            basket.record(id, when, check_in)
        })
        .collect();
    basket.rows.last_mut().into_iter().for_each(|row| row.extend(more.iter().cloned()));
    Ok(())
}
