//! Daylio's CSV, with and without the column of scales. Its times have no offset, its moods are names.

use chrono::NaiveTime;
use serde_json::json;

use super::basket::{Basket, reading};
use super::cells::{self, Cells};
use super::level;
use super::source::{Refusal, Source};
use super::{Format, Reader, markup, rows};
use crate::model::day::{CheckIn, Reading};
use crate::model::{List, When};

pub const FORMAT: Format = Format {
    name: "daylio",
    program: "Daylio",
    what: "its CSV export, or its .daylio backup",
    files: &[super::daylio_backup::INSIDE],
    names_moods: true,
    read: Reader::Rows(read),
};

/// The names Daylio comes with, in English and German, from best to worst.
const MOODS: &[(&str, u8)] = &[
    ("rad", 5),
    ("good", 4),
    ("meh", 3),
    ("bad", 2),
    ("awful", 1),
    ("super", 5),
    ("gut", 4),
    ("ok", 3),
    ("schlecht", 2),
    ("lausig", 1),
];

const NEEDED: &[&str] = &["full_date", "time", "mood", "activities", "note"];

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let file = source.only()?;
    if file.name() == super::daylio_backup::INSIDE {
        return super::daylio_backup::read(file, basket);
    }
    let mut unknown: Vec<String> = Vec::new();
    cells::each(file.text()?, NEEDED, |row| match row {
        Ok(row) => {
            if let Err(why) = entry(row, basket, &mut unknown) {
                basket.refuse(row.place(), why);
            }
        }
        Err((row, why)) => basket.refuse(row.place(), why),
    })?;
    if !unknown.is_empty() {
        let maps: Vec<String> = unknown.iter().map(|name| format!("--map \"{name}=LEVEL\"")).collect();
        basket.remark(format!("Say what level these moods are, 1 worst to 5 best: {}", maps.join(" ")));
        basket.unknown_moods = unknown;
    }
    Ok(())
}

fn entry(row: &Cells, basket: &mut Basket, unknown: &mut Vec<String>) -> Result<(), String> {
    let name = row.get("mood");
    let day = rows::date(row.get("full_date"))?;
    let Some(mood) = basket.given.levels.get(name).or_else(|| known(name)) else {
        if !unknown.iter().any(|known| known == name) {
            unknown.push(name.to_owned());
        }
        return Err(format!("the level of its mood “{name}” is not known"));
    };
    let time = row.get("time");
    if !time.is_empty() && time.chars().all(|c| c.is_ascii_digit() || c == ':') && clock_time(time).is_none()
    {
        return Err(format!("no clock shows {time}"));
    }
    let when = clock_time(time).map_or(Ok(When::on(day)), |time| basket.when(day.and_time(time)))?;
    let scales: List<Reading> = parts(row.get("scales")).filter_map(scale).collect();
    let told = parts(row.get("scales")).count();
    let (title, note) = (row.get("note_title"), row.get("note"));
    let words = titled(&markup::plain(title), &markup::plain(note));
    let untimed = if when.moment.is_none() { time } else { "" };
    let from = basket.origin([
        ("mood", json!(name)),
        ("time", json!(untimed)),
        ("scales", json!(if told == scales.len() { "" } else { row.get("scales") })),
        ("title", json!(title)),
        ("note", json!(if words.contains(note) { "" } else { note })),
    ]);
    let check_in = CheckIn {
        mood: level::mood(mood, level::BEST),
        tags: parts(row.get("activities")).map(str::to_owned).collect(),
        scales,
        ..CheckIn::default()
    };
    let key: Vec<&str> = ["full_date", "time", "mood", "activities", "scales", "note_title", "note"]
        .iter()
        .map(|column| row.get(column))
        .collect();
    basket.check_in(&key, when, check_in, &words, from);
    Ok(())
}

fn known(name: &str) -> Option<u8> {
    let name = name.trim().to_lowercase();
    MOODS.iter().find(|(known, _)| *known == name).map(|(_, level)| *level)
}

/// What stands between ` | `.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(" | ").map(str::trim).filter(|part| !part.is_empty())
}

/// `Energy: 3`, with whatever blank.
fn scale(part: &str) -> Option<Reading> {
    let (name, value) = part.rsplit_once(':')?;
    reading(name.trim(), value.trim())
}

/// The title above the words.
pub fn titled(title: &str, words: &str) -> String {
    match (title.trim().is_empty(), words.trim().is_empty()) {
        (true, _) => words.to_owned(),
        (false, true) => title.to_owned(),
        (false, false) => format!("{title}\n{words}"),
    }
}

/// `21:35`, `8:30 pm`, as the phone's language has it. None for what is neither.
pub fn clock_time(text: &str) -> Option<NaiveTime> {
    let bare: String =
        text.to_lowercase().chars().filter(|c| c.is_ascii_alphanumeric() || *c == ':').collect();
    let (clock, half) = match (bare.strip_suffix("am"), bare.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (&*bare, None),
    };
    let (hour, minute) = clock.split_once(':')?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + half,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_both_clocks() {
        let read = |text: &str| clock_time(text).map(|time| time.format("%H:%M").to_string());
        for (text, time) in [
            ("21:35", "21:35"),
            ("8:30 pm", "20:30"),
            ("12:05 AM", "00:05"),
            ("12:05\u{202f}p.m.", "12:05"),
            ("0:00", "00:00"),
        ] {
            assert_eq!(read(text).as_deref(), Some(time), "{text}");
        }
        for wrong in ["", "13:00 pm", "24:00", "noon", "21", "0:05 am", "21:60"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
