//! beaverhabits' JSON export: habits with days that are ticked or not, and words to them.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::basket::{self, Basket};
use super::source::{Refusal, Source};
use super::{Format, Reader, elements, rows};
use crate::model::List;
use crate::model::habit::{Answer, Habit, Is, Rule, Schedule};

pub const FORMAT: Format = Format {
    name: "beaverhabits",
    program: "beaverhabits",
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
    name: String,
    #[serde(default)]
    id: Value,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    star: bool,
    #[serde(default)]
    status: String,
    #[serde(default)]
    period: Option<Period>,
    #[serde(default)]
    records: Vec<Day>,
}

#[derive(Deserialize)]
struct Period {
    period_type: String,
    period_count: u32,
    target_count: u32,
}

#[derive(Deserialize)]
struct Day {
    day: String,
    done: bool,
    #[serde(default)]
    text: Option<String>,
}

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let text = source.text()?;
    let export: Export = elements::document(text, "beaverhabits' export")?;
    elements::each::<Exported>(text, &export.habits, |place, read| match read {
        Ok(exported) if exported.status == "soft_delete" => {
            basket.remark(format!("“{}” was deleted in beaverhabits and stays there.", exported.name));
            basket.skip();
        }
        Ok(exported) => {
            let id = exported.id.as_str().map_or_else(|| exported.name.clone(), str::to_owned);
            let at = basket.list_habit(&id, habit(&exported, basket));
            basket.habits[at].archived = exported.status == "archive";
            for day in exported.records {
                match rows::date(&day.day) {
                    Ok(date) => {
                        let is = if day.done { Is::Done } else { Is::NotDone };
                        let note = day.text.unwrap_or_default();
                        basket.answer(at, date, Answer { note, ..Answer::new(is) });
                    }
                    Err(why) => basket.refuse(place, format!("of “{}”, “{}”: {why}", exported.name, day.day)),
                }
            }
        }
        Err(why) => basket.refuse(place, why),
    });
    Ok(())
}

fn habit(exported: &Exported, basket: &Basket) -> Habit {
    let rule = Rule { every: exported.period.as_ref().map(every).unwrap_or_default(), ..Rule::default() };
    let mut habit = Habit { name: exported.name.clone(), rules: List(vec![rule]), ..Habit::default() };
    let period = exported.period.as_ref();
    let period = period.map(|p| format!("{} in {} {}", p.target_count, p.period_count, p.period_type));
    let from = basket.origin([
        ("tags", json!(exported.tags)),
        ("star", json!(exported.star)),
        ("period", json!(period)),
    ]);
    basket::from(&mut habit, from);
    habit
}

fn every(period: &Period) -> Schedule {
    let days = match period.period_type.as_str() {
        "W" => 7,
        "M" => 30,
        "Y" => 365,
        _ => 1,
    };
    rows::schedule(period.target_count, period.period_count.saturating_mul(days)).0
}
