//! How We Feel's CSV, by the names of its columns, of which two sets are known. Its moods are words, not levels.

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::basket::Basket;
use super::cells::{self, Cells};
use super::source::{Refusal, Source};
use super::{Format, Reader};
use crate::model::day::CheckIn;

pub const FORMAT: Format = Format {
    name: "how-we-feel",
    program: "How We Feel",
    what: "its CSV export",
    files: &[],
    names_moods: false,
    read: Reader::Rows(read),
};

/// Columns that become fields; of the others what is not empty stays beside the record.
const TAGS: &[&str] = &["Tags (People)", "Tags (Places)", "Tags (Events)"];
const WORDS: &[&str] = &["Notes", "Reflections", "Takeaways"];

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    cells::each(source.text()?, &["Date", "Mood", "Notes"], |row| {
        let (place, read) = match row {
            Ok(row) => (row.place(), take(row, basket)),
            Err((row, why)) => (row.place(), Err(why)),
        };
        if let Err(why) = read {
            basket.refuse(place, why);
        }
    })
}

fn take(row: &Cells, basket: &mut Basket) -> Result<(), String> {
    let wrong = |_| "it has no date like 2026 Wed Jul 22 11:36 PM".to_owned();
    let date = row.get("Date").replace(['\u{a0}', '\u{202f}'], " ");
    let local = NaiveDateTime::parse_from_str(date.trim(), "%Y %a %b %d %I:%M %p").map_err(wrong)?;
    let when = basket.when(local)?;
    let words: Vec<&str> =
        WORDS.iter().map(|name| row.get(name)).filter(|words| !words.trim().is_empty()).collect();
    let check_in = CheckIn {
        feelings: parts(row.get("Mood")),
        tags: TAGS.iter().flat_map(|name| parts(row.get(name))).collect(),
        ..CheckIn::default()
    };
    let known =
        |name: &str| name == "Date" || name == "Mood" || TAGS.contains(&name) || WORDS.contains(&name);
    let others = row.all().filter(|(name, value)| !known(name) && !value.is_empty());
    let others: serde_json::Map<String, Value> =
        others.map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let from = basket.origin([("columns", Value::Object(others))]);
    let all: Vec<&str> = row.all().map(|(_, value)| value).collect();
    basket.check_in(&all, when, check_in, &words.join("\n"), from);
    Ok(())
}

/// Several words in one cell have commas between them.
fn parts(cell: &str) -> Vec<String> {
    cell.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
