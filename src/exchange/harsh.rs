//! harsh: a `habits` file with how often each is meant, and a `log` of answers with notes and amounts.

use chrono::NaiveDate;
use serde_json::json;

use super::basket::{self, Basket};
use super::report::Place;
use super::rows::{self, Line};
use super::source::{File, Refusal, Source};
use super::{Format, Reader};
use crate::model::List;
use crate::model::habit::{Answer, Habit, Is, Kind, Rule, Schedule};
use crate::model::number::Amount;

pub const FORMAT: Format = Format {
    name: "harsh",
    program: "harsh",
    what: "its folder (~/.config/harsh), or its log",
    files: &["habits", "log"],
    names_moods: false,
    read: Reader::Rows(read),
};

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let several = 1 < source.files.len();
    for file in source.called("habits") {
        habits(file, several, basket)?;
    }
    let logs: Vec<&File> = source.files.iter().filter(|file| file.name() != "habits").collect();
    for file in &logs {
        log(file, several, basket)?;
    }
    count_amounts(basket);
    Ok(())
}

/// A place in one of two files.
fn place<'a>(file: &'a File, several: bool, line: &Line) -> Place<'a> {
    Place { file: if several { &file.path } else { "" }, ..Place::line(line.number) }
}

fn habits(file: &File, several: bool, basket: &mut Basket) -> Result<(), Refusal> {
    let mut heading = String::new();
    for line in rows::lines(file.text()?) {
        if let Some(words) = line.text.strip_prefix('!') {
            heading = words.trim().to_owned();
            continue;
        }
        match habit(line.text) {
            Ok((mut habit, often)) => {
                let from = basket.origin([("heading", json!(heading)), ("every", json!(often))]);
                basket::from(&mut habit, from);
                basket.list_habit(&habit.name.clone(), habit);
            }
            Err(_) if line.open && !line.text.contains(':') => return Err(rows::cut_off(&line)),
            Err(why) => basket.refuse(place(file, several, &line), why),
        }
    }
    Ok(())
}

/// `Gym: 3/7`, `Called Mom: 1w`, `Coffee: 0`, `Old Habit: 1: 2024-06-15`. With how often as it stands there.
fn habit(text: &str) -> Result<(Habit, String), String> {
    let wrong = || "it is not NAME: HOW OFTEN, like Gym: 3/7".to_owned();
    let (rest, last) = text.rsplit_once(':').ok_or_else(wrong)?;
    let until: Option<NaiveDate> = rows::date(last).ok();
    let (name, often) = match until {
        Some(_) => rest.rsplit_once(':').ok_or_else(wrong)?,
        None => (rest, last),
    };
    let (name, often) = (name.trim(), often.trim());
    if name.is_empty() {
        return Err(wrong());
    }
    let mut habit = Habit { name: name.to_owned(), until, ..Habit::default() };
    match every(often).ok_or_else(|| "how often it is meant cannot be read".to_owned())? {
        Some(every) => habit.rules = List(vec![Rule { every, ..Rule::default() }]),
        None => habit.kind = Kind::WhenNeeded,
    }
    Ok((habit, often.to_owned()))
}

/// `3/7`, `2`, `1w`; `0` is whenever it comes.
fn every(often: &str) -> Option<Option<Schedule>> {
    if let Some((times, days)) = often.split_once('/') {
        return Some(Some(rows::schedule(times.trim().parse().ok()?, days.trim().parse().ok()?).0));
    }
    let digits = often.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let days = match &often[digits.len()..] {
        "" | "d" => 1,
        "w" => 7,
        "m" => 30,
        "q" => 90,
        "y" => 365,
        _ => return None,
    };
    let count: u32 = digits.trim().parse().ok()?;
    Some((0 < count).then(|| rows::schedule(1, count.saturating_mul(days)).0))
}

fn log(file: &File, several: bool, basket: &mut Basket) -> Result<(), Refusal> {
    let mut any = false;
    for line in rows::lines(file.text()?) {
        match entry(line.text) {
            Ok((day, name, answer)) => {
                any = true;
                let make = || Habit { name: name.to_owned(), ..Habit::default() };
                let habit = basket.habit(name, make);
                basket.answer(habit, day, answer);
            }
            Err(_) if line.open => return Err(rows::cut_off(&line)),
            Err(why) => basket.refuse(place(file, several, &line), why),
        }
    }
    match any || basket.refused.is_empty() {
        true => Ok(()),
        false => Err(Refusal::new("is not a harsh log: no line is like 2026-11-21 : Gym : y")),
    }
}

/// `2025-01-01 : Gym : y : Leg day : 1.5`, of which the last two may be left out.
fn entry(text: &str) -> Result<(NaiveDate, &str, Answer), String> {
    // Editors strip the blank that ends an empty last field.
    let parts: Vec<&str> = match text.strip_suffix(" :") {
        Some(rest) => rest.split(" : ").chain([""]).collect(),
        None => text.split(" : ").collect(),
    };
    let (day, name, result, rest) = match &parts[..] {
        [day, name, result, rest @ ..] if rest.len() <= 2 => (day, name.trim(), result.trim(), rest),
        [_, _, _, ..] => return Err("it has more than five parts".to_owned()),
        _ => return Err("it is not DATE : HABIT : y".to_owned()),
    };
    let day = rows::date(day)?;
    if name.is_empty() {
        return Err("it names no habit".to_owned());
    }
    let is = yes_no_skip(result)?;
    let note = rest.first().map_or("", |note| note.trim_end()).to_owned();
    let amount = rest.get(1).map_or(Ok(None), |amount| self::amount(amount))?;
    Ok((day, name, Answer { amount, note, ..Answer::new(is) }))
}

/// `y`, `n` or `s`, as harsh and habitctl have it.
pub fn yes_no_skip(result: &str) -> Result<Is, String> {
    match result.to_lowercase().as_str() {
        "y" => Ok(Is::Done),
        "n" => Ok(Is::NotDone),
        "s" => Ok(Is::Excused),
        _ => Err("its answer is none of y, n and s".to_owned()),
    }
}

/// None for nothing and for 0, which harsh writes for nothing.
fn amount(text: &str) -> Result<Option<Amount>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let amount: Amount = text.parse().map_err(|_| "its amount is no number".to_owned())?;
    Ok(Some(amount).filter(|amount| 0.0 < amount.get()))
}

/// A habit most of whose answers have an amount is one that is counted.
fn count_amounts(basket: &mut Basket) {
    for found in &mut basket.habits {
        let done = found.days.values().filter(|(answer, _)| answer.is == Is::Done);
        let (with, all) = done
            .fold((0, 0), |(with, all), (answer, _)| (with + usize::from(answer.amount.is_some()), all + 1));
        if found.habit.kind == Kind::YesNo && all < 2 * with {
            found.habit.kind = Kind::Count;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_log_has_three_to_five_parts() {
        let read = |text: &str| {
            entry(text).map(|(_, name, a)| {
                format!("{name} {} {:?} {}", a.is.word(), a.amount.map(Amount::get), a.note)
            })
        };
        assert_eq!(read("2025-01-01 : Gym : y : Leg day : 1.5").unwrap(), "Gym done Some(1.5) Leg day");
        for bare in ["2025-01-15 : Gym : y :  : ", "2025-01-15 : Gym : y :  :", "2025-01-15 : Gym : y"] {
            assert_eq!(read(bare).unwrap(), "Gym done None ", "{bare}");
        }
        assert_eq!(read("2025-01-15 : A: b : s : x:y").unwrap(), "A: b excused None x:y");
        for wrong in [
            "2025-01-15 : Gym",
            "2025-02-30 : Gym : y",
            "2025-01-15 : Gym : x",
            "hello",
            "2025-01-15 :  : y",
            "2025-01-15 : Gym : y : a : b : c",
            "2025-01-15 : Gym : y : a : much",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn how_often_is_read() {
        let read = |text: &str| {
            habit(text).map(|(habit, _)| {
                let every = habit.last_rule().map(|rule| rule.every.to_string()).unwrap_or_default();
                format!("{} {} {every} {:?}", habit.name, habit.kind.word(), habit.until)
            })
        };
        assert_eq!(read("Gym: 3/7").unwrap(), "Gym yes-no 3/week None");
        assert_eq!(read("Called Mom: 1w").unwrap(), "Called Mom yes-no weekly None");
        assert_eq!(read("Coffee: 0").unwrap(), "Coffee when-needed  None");
        assert_eq!(read("Old Habit: 1: 2024-06-15").unwrap(), "Old Habit yes-no daily Some(2024-06-15)");
        assert_eq!(read("a:b: 2").unwrap(), "a:b yes-no every 2 days None");
        assert!(read("Gym").is_err() && read("Gym: often").is_err() && read(": 1").is_err());
    }
}
