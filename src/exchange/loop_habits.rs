//! Loop Habit Tracker's CSV, before and since 2.3.1, as a zip or a folder. Its folders are matched by their number: their
//! names have lost what is not Latin. The files that hold all habits at once do not escape names, and are not read.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::json;

use super::basket::{self, Basket, HabitAt};
use super::cells::{self, Cells};
use super::report::Place;
use super::rows;
use super::source::{File, Refusal, Source};
use super::{Format, Reader};
use crate::model::day::Note;
use crate::model::habit::{Answer, Habit, Is, Kind, Rule};
use crate::model::number::Amount;
use crate::model::{List, When};

pub const FORMAT: Format = Format {
    name: "loop",
    program: "Loop",
    what: "the zip or folder of its CSV export",
    files: &[HABITS, CHECKMARKS],
    names_moods: false,
    read: Reader::Rows(read),
};

const HABITS: &str = "Habits.csv";
const CHECKMARKS: &str = "Checkmarks.csv";
const MINUTES: &[&str] = &["min", "mins", "minute", "minutes", "minuten"];

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    if source.files.iter().any(|file| file.bytes.starts_with(b"SQLite format 3\0")) {
        return Err(Refusal::new("is Loop's own backup; export as CSV in Loop, and take that in"));
    }
    let root = source.called(HABITS).min_by_key(|file| file.path.len());
    let root =
        root.ok_or_else(|| Refusal::new("has no Habits.csv; give the zip or folder of Loop's CSV export"))?;
    let habits = habits(root, basket)?;
    let below =
        |file: &&File| file.folder().len() > root.folder().len() && file.path.starts_with(root.folder());
    for file in source.called(CHECKMARKS).filter(below) {
        match number(file).and_then(|number| habits.get(&number)) {
            Some(habit) => checkmarks(file, *habit, basket)?,
            None => basket.refuse(
                Place { file: &file.path, ..Place::line(1) },
                "Habits.csv has no habit of this number",
            ),
        }
    }
    Ok(())
}

/// The position that the folder's name begins with.
fn number(file: &File) -> Option<u32> {
    let folder = file.folder().rsplit('/').next()?;
    let digits = folder.len() - folder.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    folder[..digits].parse().ok()
}

/// Which habit has which position.
fn habits(file: &File, basket: &mut Basket) -> Result<HashMap<u32, HabitAt>, Refusal> {
    let mut found = HashMap::new();
    let text = file.text()?;
    let place = |row: &Cells| Place { file: &file.path, ..row.place() };
    cells::each(text, &["Position", "Name"], |row| match row {
        Ok(row) => match row.get("Position").trim().parse() {
            Ok(position) => {
                let habit = habit(row, basket);
                let at = basket.list_habit(&habit.name.clone(), habit);
                basket.habits[at].archived = row.get("Archived?") == "true";
                found.insert(position, at);
            }
            Err(_) => basket.refuse(place(row), "its position is no number"),
        },
        Err((row, why)) => basket.refuse(place(row), why),
    })?;
    Ok(found)
}

fn habit(row: &Cells, basket: &mut Basket) -> Habit {
    let either = |new: &str, old: &str| row.get(new).parse().or_else(|_| row.get(old).parse()).unwrap_or(1);
    let times = either("FrequencyNumerator", "NumRepetitions");
    let days = either("FrequencyDenominator", "Interval");
    let (every, exact) = rows::schedule(times, days);
    let name = match row.get("Name").trim() {
        "" => format!("Habit {}", row.get("Position")),
        name => name.to_owned(),
    };
    if !exact {
        basket.remark(format!("“{name}” is meant {times} times in {days} days; here that is {every}."));
    }
    let unit = row.get("Unit").trim();
    let kind = match (row.get("Type"), row.get("Target Type")) {
        ("NUMERICAL", "AT_MOST") => Kind::AtMost,
        ("NUMERICAL", _) if MINUTES.contains(&unit.to_lowercase().as_str()) => Kind::Minutes,
        ("NUMERICAL", _) => Kind::Count,
        _ => Kind::YesNo,
    };
    let target: Option<Amount> = row.get("Target Value").parse().ok().filter(|_| kind != Kind::YesNo);
    let rule = Rule { every, target, unit: unit.to_owned(), ..Rule::default() };
    let mut habit = Habit { name, kind, rules: List(vec![rule]), ..Habit::default() };
    let from = basket.origin([
        ("question", json!(row.get("Question"))),
        ("description", json!(row.get("Description"))),
        ("frequency", json!(format!("{times}/{days}"))),
        ("color", json!(row.get("Color"))),
    ]);
    basket::from(&mut habit, from);
    habit
}

fn checkmarks(file: &File, habit: HabitAt, basket: &mut Basket) -> Result<(), Refusal> {
    let text = match file.text() {
        Ok(text) => text,
        // A habit that was never ticked has an empty file.
        Err(_) if file.bytes.trim_ascii().is_empty() => return Ok(()),
        Err(refusal) => return Err(refusal),
    };
    let named = cells::has_columns(text, &["Date", "Value"]);
    let mut take = |row: Result<&Cells, (&Cells, String)>| {
        let (line, read) = match row {
            Ok(row) => (row.line, checkmark(cells_of(row, named), habit, basket)),
            Err((row, why)) => (row.line, Err(why)),
        };
        if let Err(why) = read {
            basket.refuse(Place { file: &file.path, ..Place::line(line) }, why);
        }
    };
    if named {
        cells::each(text, &["Date", "Value"], &mut take)
    } else {
        cells::each_bare(text, 2, &mut take)
    }
}

/// Date, value and note; before 2.3.1 there were neither notes nor names.
fn cells_of<'a>(row: &'a Cells, named: bool) -> [&'a str; 3] {
    match named {
        true => [row.get("Date"), row.get("Value"), row.get("Notes")],
        false => [row.at(0), row.at(1), ""],
    }
}

/// What was written of a day.
enum Mark {
    Unknown,
    /// Satisfied by how often it is meant: it was not done on that day.
    Auto,
    Is(Answer),
}

fn checkmark([date, value, note]: [&str; 3], habit: HabitAt, basket: &mut Basket) -> Result<(), String> {
    let day = rows::date(date)?;
    let counted = basket.habits[habit].habit.kind != Kind::YesNo;
    match mark(value, counted)? {
        Mark::Is(answer) => basket.answer(habit, day, Answer { note: note.to_owned(), ..answer }),
        Mark::Unknown | Mark::Auto if note.trim().is_empty() => basket.skip(),
        Mark::Unknown | Mark::Auto => words_of_a_day(habit, day, note, basket),
    }
    Ok(())
}

/// Words on a day on which nothing else was said.
fn words_of_a_day(habit: HabitAt, day: NaiveDate, words: &str, basket: &mut Basket) {
    let (id, name) = (basket.habits[habit].id.to_string(), basket.habits[habit].habit.name.clone());
    let note = Note { text: words.to_owned(), tags: vec![name], ..Note::default() };
    let from = basket.origin([]);
    basket.note(&["note", &id, &day.to_string(), words], When::on(day), note, from);
}

/// The codes as words or numbers; of what is counted every other number is an amount in thousandths.
fn mark(value: &str, counted: bool) -> Result<Mark, String> {
    let value = value.trim();
    let code = match value {
        "UNKNOWN" | "-1" => return Ok(Mark::Unknown),
        "SKIP" => return Ok(Mark::Is(Answer::new(Is::Excused))),
        "NO" => 0,
        "YES_AUTO" => 1,
        "YES_MANUAL" => 2,
        number => number.parse::<u32>().map_err(|_| "its value is none that Loop writes".to_owned())?,
    };
    Ok(match (counted, code) {
        (true, code) => {
            let amount = Amount::new(f64::from(code) / 1000.0);
            Mark::Is(Answer { amount, ..Answer::new(Is::Done) })
        }
        (false, 0) => Mark::Is(Answer::new(Is::NotDone)),
        (false, 1) => Mark::Auto,
        (false, 2) => Mark::Is(Answer::new(Is::Done)),
        (false, 3) => Mark::Is(Answer::new(Is::Excused)),
        (false, _) => return Err("its value is none that Loop writes".to_owned()),
    })
}
