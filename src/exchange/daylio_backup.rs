//! Daylio's backup: a zip with base64 with JSON in it. Its moods have levels, its moments their offsets.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::basket::Basket;
use super::daylio::titled;
use super::source::{File, Refusal};
use super::{base64, elements, level, markup, rows};
use crate::model::When;
use crate::model::day::CheckIn;

/// The file in the zip.
pub const INSIDE: &str = "backup.daylio";

/// The names of the five moods where the person gave none, from best to worst.
const NAMES: [&str; 5] = ["rad", "good", "meh", "bad", "awful"];

#[derive(Deserialize)]
struct Backup<'a> {
    #[serde(borrow, rename = "dayEntries")]
    entries: Vec<&'a RawValue>,
    #[serde(rename = "customMoods", default)]
    moods: Vec<CustomMood>,
    #[serde(default)]
    tags: Vec<Tag>,
    #[serde(default)]
    tag_groups: Vec<Group>,
}

#[derive(Deserialize)]
struct CustomMood {
    id: i64,
    #[serde(default)]
    custom_name: String,
    /// 1 the best to 5 the worst. The mood's own id says nothing.
    mood_group_id: u8,
}

#[derive(Deserialize)]
struct Tag {
    id: i64,
    #[serde(default)]
    name: String,
    #[serde(default)]
    id_tag_group: Option<i64>,
}

#[derive(Deserialize)]
struct Group {
    id: i64,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Entry {
    id: i64,
    year: i32,
    /// From 0.
    month: u32,
    day: u32,
    /// Milliseconds since 1970.
    #[serde(default)]
    datetime: Option<i64>,
    #[serde(default, rename = "timeZoneOffset")]
    offset: Option<i64>,
    #[serde(default)]
    hour: Option<u32>,
    #[serde(default)]
    minute: Option<u32>,
    mood: i64,
    #[serde(default)]
    note_title: Option<String>,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    tags: Vec<i64>,
    #[serde(default)]
    assets: Vec<serde_json::Value>,
    #[serde(default, rename = "isFavorite")]
    favourite: bool,
}

/// The lists that entries point into.
struct Lists<'a> {
    moods: HashMap<i64, &'a CustomMood>,
    tags: HashMap<i64, &'a Tag>,
    groups: HashMap<i64, &'a str>,
}

pub fn read(file: &File, basket: &mut Basket) -> Result<(), Refusal> {
    let broken = || Refusal::new("is no Daylio backup, or only a part of one (it is not base64)");
    let bytes = base64::decode(&file.bytes).ok_or_else(broken)?;
    let inner = File { path: String::new(), bytes };
    let text = inner.text()?;
    let backup: Backup = elements::document(text, "a Daylio backup")?;
    let lists = Lists {
        moods: backup.moods.iter().map(|mood| (mood.id, mood)).collect(),
        tags: backup.tags.iter().map(|tag| (tag.id, tag)).collect(),
        groups: backup.tag_groups.iter().map(|group| (group.id, &*group.name)).collect(),
    };
    let mut photos = 0;
    elements::each::<Entry>(text, &backup.entries, |place, read| {
        let taken = read.and_then(|entry| {
            photos += entry.assets.len();
            take(&entry, &lists, basket)
        });
        if let Err(why) = taken {
            basket.refuse(place, why);
        }
    });
    if 0 < photos {
        basket.remark(format!(
            "Photos stay in the backup ({photos} of them): a notebook holds words. Keep it."
        ));
    }
    Ok(())
}

fn take(entry: &Entry, lists: &Lists, basket: &mut Basket) -> Result<(), String> {
    let mood = lists.moods.get(&entry.mood).ok_or("its mood is not in the list of moods")?;
    let level = 6_u8.checked_sub(mood.mood_group_id).filter(|level| (1..=5).contains(level));
    let level = level.ok_or("its mood has no level from 1 to 5")?;
    let when = when(entry, basket)?;
    let tags: Vec<&Tag> = entry.tags.iter().filter_map(|id| lists.tags.get(id).copied()).collect();
    let group =
        |tag: &&Tag| tag.id_tag_group.and_then(|id| lists.groups.get(&id).copied()).unwrap_or_default();
    let groups: Vec<&str> = tags.iter().map(group).collect();
    let html = entry.note.as_deref().unwrap_or_default();
    let title = entry.note_title.as_deref().unwrap_or_default();
    let words = titled(&markup::plain(title), markup::plain(html).trim_end_matches('\n'));
    let name = match mood.custom_name.as_str() {
        "" => NAMES[usize::from(mood.mood_group_id) - 1],
        name => name,
    };
    let check_in = CheckIn {
        mood: level::mood(level, level::BEST),
        tags: tags.iter().map(|tag| tag.name.clone()).collect(),
        ..CheckIn::default()
    };
    let from = basket.origin([
        ("mood", json!(name)),
        ("groups", json!(if groups.iter().all(|group| group.is_empty()) { Vec::new() } else { groups })),
        ("title", json!(title)),
        ("note", json!(if words.contains(html) { "" } else { html })),
        ("photos", json!(entry.assets)),
        ("favourite", json!(entry.favourite)),
    ]);
    basket.check_in(&["backup", &entry.id.to_string()], when, check_in, &words, from);
    Ok(())
}

fn when(entry: &Entry, basket: &Basket) -> Result<When, String> {
    let known = entry.datetime.zip(entry.offset).and_then(|(millis, offset)| {
        let zone = FixedOffset::east_opt(i32::try_from(offset / 1000).ok()?)?;
        Some(DateTime::from_timestamp_millis(millis)?.with_timezone(&zone))
    });
    if let Some(at) = known {
        return basket.at(at);
    }
    let month = entry.month.checked_add(1);
    let day = month.and_then(|month| NaiveDate::from_ymd_opt(entry.year, month, entry.day));
    let day = rows::kept(day.ok_or("it has no date that a calendar has")?)?;
    let time = entry.hour.zip(entry.minute).and_then(|(hour, minute)| day.and_hms_opt(hour, minute, 0));
    time.map_or(Ok(When::on(day)), |time| basket.when(time))
}
