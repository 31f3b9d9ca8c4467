//! dijo's record: habits of three kinds, each with a value a day.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::basket::{self, Basket};
use super::source::{Refusal, Source};
use super::{Format, Reader, elements, rows};
use crate::model::List;
use crate::model::habit::{Answer, Habit, Is, Kind, Rule};
use crate::model::number::Amount;

pub const FORMAT: Format = Format {
    name: "dijo",
    program: "dijo",
    what: "its habit_record.json",
    files: &["habit_record.json"],
    names_moods: false,
    read: Reader::Rows(read),
};

#[derive(Deserialize)]
struct Record {
    #[serde(rename = "type")]
    kind: String,
    name: String,
    stats: BTreeMap<String, Value>,
    #[serde(default)]
    goal: Value,
    #[serde(default)]
    auto: bool,
}

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let text = source.text()?;
    let habits: Vec<&RawValue> = elements::document(text, "dijo's record")?;
    elements::each::<Record>(text, &habits, |place, read| {
        let taken = read.and_then(|record| known(&record).map(|kind| (record, kind)));
        match taken {
            Ok((record, kind)) => {
                let at = basket.list_habit(&record.name, habit(&record, kind, basket));
                for (day, value) in &record.stats {
                    match rows::date(day).and_then(|day| Ok((day, answer(value)?))) {
                        Ok((day, answer)) => basket.answer(at, day, answer),
                        Err(why) => basket.refuse(place, format!("of “{}” on {day}: {why}", record.name)),
                    }
                }
            }
            Err(why) => basket.refuse(place, why),
        }
    });
    Ok(())
}

fn known(record: &Record) -> Result<Kind, String> {
    match record.kind.as_str() {
        "Bit" => Ok(Kind::YesNo),
        "Count" | "Float" => Ok(Kind::Count),
        _ => Err("its kind is none of Bit, Count and Float".to_owned()),
    }
}

fn habit(record: &Record, kind: Kind, basket: &Basket) -> Habit {
    let rule = Rule { target: amount(&record.goal).filter(|_| kind == Kind::Count), ..Rule::default() };
    let mut habit = Habit { name: record.name.clone(), kind, rules: List(vec![rule]), ..Habit::default() };
    basket::from(&mut habit, basket.origin([("goal", record.goal.clone()), ("auto", json!(record.auto))]));
    habit
}

fn answer(value: &Value) -> Result<Answer, String> {
    match value {
        Value::Bool(true) => Ok(Answer::new(Is::Done)),
        Value::Bool(false) => Ok(Answer::new(Is::NotDone)),
        value => amount(value).map(Answer::amount).ok_or_else(|| "its value is no number".to_owned()),
    }
}

/// A count, or a value whose last digits are behind the point: 42 with precision 1 is 4.2.
fn amount(value: &Value) -> Option<Amount> {
    if let Value::Number(number) = value {
        return Amount::new(number.as_f64()?);
    }
    let precision = value.get("precision").and_then(Value::as_i64).unwrap_or_default();
    let digits = value.get("value")?.as_f64()?;
    Amount::new(digits / 10_f64.powi(i32::try_from(precision).ok()?))
}
