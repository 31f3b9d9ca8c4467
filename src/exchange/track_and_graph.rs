//! Track & Graph's CSV: numbers and durations at moments. What has one name becomes a habit for when it is needed, with
//! the sum of each day; every point stays with its moment.

use std::cell::RefCell;

use chrono::DateTime;
use serde_json::json;

use super::basket::{self, Basket};
use super::cells::{self, Cells};
use super::source::{Refusal, Source};
use super::{Format, Reader};
use crate::model::List;
use crate::model::habit::{Answer, Habit, Is, Kind, Rule};
use crate::model::number::Amount;

pub const FORMAT: Format = Format {
    name: "track-and-graph",
    program: "Track & Graph",
    what: "its CSV export",
    files: &[],
    names_moods: false,
    read: Reader::Rows(read),
};

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let basket = RefCell::new(basket);
    cells::each(source.text()?, &["FeatureName", "Timestamp", "Value"], |row| {
        let basket = &mut **basket.borrow_mut();
        let (line, read) = match row {
            Ok(row) => (row.place(), take(row, basket)),
            Err((row, why)) => (row.place(), Err(why)),
        };
        if let Err(why) = read {
            basket.refuse(line, why);
        }
    })
}

fn take(row: &Cells, basket: &mut Basket) -> Result<(), String> {
    let (name, stamp) = (row.get("FeatureName"), row.get("Timestamp"));
    let wrong = |_| "it has no time like 2026-11-21T09:30:00+01:00".to_owned();
    let day = basket.at(DateTime::parse_from_rfc3339(stamp).map_err(wrong)?)?.day;
    let (amount, minutes, label) = value(row.get("Value")).ok_or("its value is no number and no duration")?;
    let label = if label.is_empty() { row.get("Label") } else { label };
    if name.trim().is_empty() {
        return Err("it has no name".to_owned());
    }
    let unit = if minutes { "minutes" } else { "" };
    let habit = basket.habit(name, || Habit {
        name: name.to_owned(),
        kind: Kind::WhenNeeded,
        rules: List(vec![Rule { unit: unit.to_owned(), ..Rule::default() }]),
        ..Habit::default()
    });
    let words = [label, row.get("Note")].into_iter().filter(|words| !words.is_empty());
    let note = words.collect::<Vec<&str>>().join(": ");
    let mut answer = Answer { amount: Some(amount), note, ..Answer::new(Is::Done) };
    basket::point(&mut answer, json!({ "at": stamp, "value": row.get("Value") }));
    basket.add_to_answer(habit, day, answer);
    Ok(())
}

/// A number, or `h:mm:ss` in minutes; in old files with `:Label` behind the number.
fn value(text: &str) -> Option<(Amount, bool, &str)> {
    let parts: Vec<&str> = text.split(':').collect();
    if let [hours, minutes, seconds] = parts[..] {
        let all: Option<Vec<f64>> = [hours, minutes, seconds].iter().map(|part| part.parse().ok()).collect();
        if let Some([hours, minutes, seconds]) = all.as_deref() {
            return Some((Amount::new(hours * 60.0 + minutes + seconds / 60.0)?, true, ""));
        }
    }
    let (number, label) = text.split_once(':').unwrap_or((text, ""));
    Some((Amount::new(number.trim().parse().ok()?)?, false, label))
}
