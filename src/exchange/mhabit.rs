//! mhabit's JSON export: habits with a record a day, days counted from 1970.

use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::basket::{self, Basket, HabitAt};
use super::source::{Refusal, Source};
use super::{Format, Reader, elements, rows};
use crate::model::List;
use crate::model::habit::{Answer, Habit, Is, Kind, Rule, Schedule};
use crate::model::number::Amount;

pub const FORMAT: Format = Format {
    name: "mhabit",
    program: "mhabit",
    what: "its JSON export",
    files: &[],
    names_moods: false,
    read: Reader::Rows(read),
};

#[derive(Deserialize)]
struct Export<'a> {
    #[serde(borrow)]
    habits: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Exported {
    #[serde(default)]
    create_t: i64,
    name: String,
    /// 1 at least, 2 at most.
    #[serde(default, rename = "type")]
    kind: Option<u8>,
    /// 3 is archived.
    #[serde(default)]
    status: Option<u8>,
    #[serde(default)]
    desc: String,
    #[serde(default)]
    daily_goal: Option<f64>,
    #[serde(default)]
    daily_goal_unit: String,
    #[serde(default)]
    daily_goal_extra: Value,
    #[serde(default)]
    freq_type: Option<u8>,
    /// `[times, days]`, as a text or a list.
    #[serde(default)]
    freq_custom: Value,
    #[serde(default)]
    start_date: Option<i64>,
    #[serde(default)]
    target_days: Value,
    #[serde(default)]
    records: Vec<Day>,
}

#[derive(Deserialize)]
struct Day {
    record_date: i64,
    /// 1 done, 2 left out on purpose.
    record_type: u8,
    #[serde(default)]
    record_value: Option<f64>,
    #[serde(default)]
    reason: Option<String>,
}

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let text = source.text()?;
    let export: Export = elements::document(text, "mhabit's export")?;
    elements::each::<Exported>(text, &export.habits, |place, read| match read {
        Ok(exported) => {
            let key = format!("{} {}", exported.create_t, exported.name);
            let at = basket.list_habit(&key, habit(&exported, basket));
            basket.habits[at].archived = exported.status == Some(3);
            basket.habits[at].began = exported.start_date.and_then(|day| epoch_day(day).ok());
            for day in &exported.records {
                if let Err(why) = answer(day, at, basket) {
                    basket.refuse(place, format!("of “{}”, day {}: {why}", exported.name, day.record_date));
                }
            }
        }
        Err(why) => basket.refuse(place, why),
    });
    Ok(())
}

fn habit(exported: &Exported, basket: &Basket) -> Habit {
    let goal = exported.daily_goal.and_then(Amount::new);
    let kind = match (exported.kind, goal) {
        (Some(2), _) => Kind::AtMost,
        (_, Some(goal)) if goal.get() != 1.0 || !exported.daily_goal_unit.is_empty() => Kind::Count,
        _ => Kind::YesNo,
    };
    let target = goal.filter(|_| kind != Kind::YesNo);
    let rule =
        Rule { every: every(exported), target, unit: exported.daily_goal_unit.clone(), ..Rule::default() };
    let mut habit = Habit { name: exported.name.clone(), kind, rules: List(vec![rule]), ..Habit::default() };
    let from = basket.origin([
        ("description", json!(exported.desc)),
        ("extra_goal", exported.daily_goal_extra.clone()),
        ("frequency", exported.freq_custom.clone()),
        ("target_days", exported.target_days.clone()),
    ]);
    basket::from(&mut habit, from);
    habit
}

/// Weekly and monthly have the times first; custom has times and days.
fn every(exported: &Exported) -> Schedule {
    let numbers: Vec<u32> = match &exported.freq_custom {
        Value::String(text) => serde_json::from_str(text).unwrap_or_default(),
        value => serde_json::from_value(value.clone()).unwrap_or_default(),
    };
    let times = numbers.first().copied().unwrap_or(1);
    let days = match exported.freq_type {
        Some(1) => 7,
        Some(2) => 30,
        _ => numbers.get(1).copied().unwrap_or(1),
    };
    rows::schedule(times, days).0
}

fn answer(day: &Day, habit: HabitAt, basket: &mut Basket) -> Result<(), String> {
    let date = epoch_day(day.record_date)?;
    let is = match day.record_type {
        1 => Is::Done,
        2 => Is::Excused,
        _ => return Err("its kind is neither done nor left out".to_owned()),
    };
    let counted = basket.habits[habit].habit.kind != Kind::YesNo;
    let value = day.record_value.filter(|value| is == Is::Done && (counted || *value != 1.0));
    if is == Is::Done && !counted && day.record_value == Some(0.0) {
        let note = day.reason.clone().unwrap_or_default();
        basket.answer(habit, date, Answer { note, ..Answer::new(Is::NotDone) });
        return Ok(());
    }
    let amount = match value {
        Some(value) => Some(Amount::new(value).ok_or("its value is less than nothing")?),
        None => None,
    };
    basket.answer(
        habit,
        date,
        Answer { amount, note: day.reason.clone().unwrap_or_default(), ..Answer::new(is) },
    );
    Ok(())
}

/// The day with that number from 1970-01-01 on.
fn epoch_day(days: i64) -> Result<NaiveDate, String> {
    let day = TimeDelta::try_days(days).and_then(|days| NaiveDate::default().checked_add_signed(days));
    rows::kept(day.ok_or("no calendar has it")?)
}
