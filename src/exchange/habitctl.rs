//! habitctl: a `log` of day, habit and answer between tabs, and a `habits` file with the days within which each is
//! meant once.

use serde_json::json;

use super::basket::{self, Basket};
use super::harsh::yes_no_skip;
use super::report::Place;
use super::rows::{self, Line};
use super::source::{File, Refusal, Source};
use super::{Format, Reader};
use crate::model::List;
use crate::model::habit::{Answer, Habit, Kind, Rule};

pub const FORMAT: Format = Format {
    name: "habitctl",
    program: "habitctl",
    what: "its folder (~/.habitctl), or its log",
    files: &["habits", "log", "habitctl_habits", "habitctl_log"],
    names_moods: false,
    read: Reader::Rows(read),
};

fn read(source: &Source, basket: &mut Basket) -> Result<(), Refusal> {
    let several = 1 < source.files.len();
    let (habits, logs): (Vec<&File>, Vec<&File>) =
        source.files.iter().partition(|file| file.name().ends_with("habits"));
    let read = |file, line: fn(&str, &mut Basket) -> Result<(), String>, basket: &mut Basket| {
        lines(file, several, line, basket)
    };
    habits.into_iter().try_for_each(|file| read(file, habit, basket))?;
    logs.into_iter().try_for_each(|file| read(file, entry, basket))
}

/// Each line to `take`. A file in which no line can be read is another program's.
fn lines(
    file: &File,
    several: bool,
    take: fn(&str, &mut Basket) -> Result<(), String>,
    basket: &mut Basket,
) -> Result<(), Refusal> {
    let (mut any, mut wrong) = (false, false);
    let place =
        |line: &Line| Place { file: if several { &file.path } else { "" }, ..Place::line(line.number) };
    for line in rows::lines(file.text()?) {
        match take(line.text, basket) {
            Ok(()) => any = true,
            Err(_) if line.open && any => return Err(rows::cut_off(&line)),
            Err(why) => {
                wrong = true;
                basket.refuse(place(&line), why);
            }
        }
    }
    match any || !wrong {
        true => Ok(()),
        false => Err(Refusal::new("is not a file of habitctl: no line is as it writes them")),
    }
}

/// `7 Cleaned the apartment`: once in seven days; 0 whenever it comes.
fn habit(text: &str, basket: &mut Basket) -> Result<(), String> {
    let wrong = "it is not DAYS NAME, like 7 Cleaned the apartment";
    let (days, name) = text.trim().split_once([' ', '\t']).ok_or(wrong)?;
    let (days, name): (u32, &str) = (days.parse().map_err(|_| wrong)?, name.trim());
    let mut habit = Habit { name: name.to_owned(), ..Habit::default() };
    match days {
        0 => habit.kind = Kind::WhenNeeded,
        days => habit.rules = List(vec![Rule { every: rows::schedule(1, days).0, ..Rule::default() }]),
    }
    let from = basket.origin([("every", json!(days))]);
    basket::from(&mut habit, from);
    basket.list_habit(name, habit);
    Ok(())
}

/// `2018-09-15<TAB>Meditated<TAB>y`
fn entry(text: &str, basket: &mut Basket) -> Result<(), String> {
    let parts: Vec<&str> = text.split('\t').collect();
    let [day, name, result] = parts[..] else {
        return Err("it is not DATE, HABIT and y with tabs between".to_owned());
    };
    let (day, is, name) = (rows::date(day)?, yes_no_skip(result.trim())?, name.trim());
    if name.is_empty() {
        return Err("it names no habit".to_owned());
    }
    let habit = basket.habit(name, || Habit { name: name.to_owned(), ..Habit::default() });
    basket.answer(habit, day, Answer::new(is));
    Ok(())
}
