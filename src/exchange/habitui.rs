//! habitui's record: habits with the days on which they were done.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::basket::{self, Basket};
use super::source::{Refusal, Source};
use super::{Format, Reader, elements, rows};
use crate::model::List;
use crate::model::habit::{Answer, Habit, Is, Rule, Schedule};

pub const FORMAT: Format = Format {
    name: "habitui",
    program: "habitui",
    what: "its habits.json",
    files: &["habits.json"],
    names_moods: false,
    read: Reader::Rows(read),
};

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    habits: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Record {
    id: u64,
    name: String,
    frequency: Value,
    #[serde(default)]
    created_at: String,
    #[serde(default)]
    completions: Vec<String>,
}

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let text = source.text()?;
    let file: File = elements::document(text, "habitui's record")?;
    elements::each::<Record>(text, &file.habits, |place, read| {
        match read.and_then(|record| every(&record).map(|every| (record, every))) {
            Ok((record, every)) => {
                let rules = List(vec![Rule { every, ..Rule::default() }]);
                let mut habit = Habit { name: record.name.clone(), rules, ..Habit::default() };
                basket::from(
                    &mut habit,
                    basket.origin([("frequency", record.frequency.clone()), ("id", json!(record.id))]),
                );
                let at = basket.list_habit(&format!("{} {}", record.id, record.name), habit);
                basket.habits[at].began = rows::date(record.created_at.get(..10).unwrap_or_default()).ok();
                for day in &record.completions {
                    match rows::date(day) {
                        Ok(day) => basket.answer(at, day, Answer::new(Is::Done)),
                        Err(why) => basket.refuse(place, format!("of “{}”, “{day}”: {why}", record.name)),
                    }
                }
            }
            Err(why) => basket.refuse(place, why),
        }
    });
    Ok(())
}

/// `"Daily"`, `"Weekly"`, `{"EveryNDays": 3}`, `{"TimesPerWeek": 2}`.
fn every(record: &Record) -> Result<Schedule, String> {
    let number =
        |key: &str| record.frequency.get(key).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    match record.frequency.as_str() {
        Some("Daily") => Ok(Schedule::Daily),
        Some("Weekly") => Ok(Schedule::PerWeek(1)),
        Some("Weekdays") => Ok(Schedule::Weekdays),
        _ => {
            let days = number("EveryNDays").map(|days| rows::schedule(1, days).0);
            let times = || number("TimesPerWeek").map(|times| rows::schedule(times, 7).0);
            days.or_else(times).ok_or_else(|| "how often it is meant cannot be read".to_owned())
        }
    }
}
