//! How often, as a person says it and as it is said back: for the form of a habit and for a habit in one line alike.
//! Knows the model's schedules, and no form.

use crate::dates::words::number;
use crate::model::calendar::weekday_name;
use crate::model::habit::Schedule;
use crate::smart::Every;

/// Other ways to say how often.
const SAID: &[(&str, Every)] = &[
    ("each day", Every::Daily),
    ("weekday", Every::Weekdays),
    ("every weekday", Every::Weekdays),
    ("monday to friday", Every::Weekdays),
];

/// A rhythm as a person says it; or what would be right.
pub fn every(text: &str) -> Result<Every, String> {
    let plain = text.to_lowercase().replace(" and ", " ").replace(['&', ';', ','], " ");
    let plain = plain.strip_prefix("on ").unwrap_or(&plain);
    let plain = plain.split_whitespace().map(singular).collect::<Vec<&str>>().join(" ");
    let said = SAID.iter().find(|(said, _)| *said == plain).map(|(_, every)| every.clone());
    let of_days =
        |right: &'static str| plain.strip_prefix("every ").and_then(|days| days.parse().ok()).ok_or(right);
    match said.or_else(|| counted(&plain)) {
        Some(every) => Ok(every),
        None => plain.parse().or_else(of_days).map_err(str::to_owned),
    }
}

/// “mondays” is said of every Monday.
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(day) if day.ends_with("day") && !matches!(day, "day" | "weekday") => day,
        _ => word,
    }
}

/// “3 a week”, “3 times a week”, “5 days a week”, “twice a day”.
fn counted(text: &str) -> Option<Every> {
    let ends = [("a week", true), ("per week", true), ("a day", false), ("per day", false)];
    let (times, weekly) =
        ends.into_iter().find_map(|(end, weekly)| Some((text.strip_suffix(end)?.trim(), weekly)))?;
    let noun = ["times", "time", "days", "day", "x"].into_iter().find_map(|noun| times.strip_suffix(noun));
    let times = match noun.unwrap_or(times).trim() {
        "once" => 1,
        "twice" => 2,
        times => number(times)?,
    };
    match weekly {
        true => (1..=7).contains(&times).then(|| Every::per_week(times)),
        false => (1..=100).contains(&times).then(|| Every::per_day(times)),
    }
}

/// A schedule as a person says it; or what would be right.
pub fn read(text: &str) -> Result<Schedule, String> {
    match every(text)? {
        Every::PerDay(times) => {
            Err(format!("That is daily: choose “number” above and write {times} a day there."))
        }
        every => Ok(of(&every)),
    }
}

/// The days on which a rhythm asks.
pub fn of(every: &Every) -> Schedule {
    match every {
        Every::Daily | Every::PerDay(_) => Schedule::Daily,
        Every::Weekdays => Schedule::Weekdays,
        Every::Weekly => Schedule::PerWeek(1),
        Every::PerWeek(times) => Schedule::PerWeek(u8::try_from(*times).unwrap_or(7).clamp(1, 7)),
        Every::Days(days) => Schedule::EveryDays(u16::try_from(*days).unwrap_or(u16::MAX)),
        Every::On(days) => Schedule::On(days.clone()),
    }
}

/// A schedule in words: “every day”, “on Monday and Thursday”. [`read`] reads them back.
pub fn words(every: &Schedule) -> String {
    match every {
        Schedule::Daily => "every day".to_owned(),
        Schedule::Weekdays => "on weekdays".to_owned(),
        Schedule::PerWeek(1) => "once a week".to_owned(),
        Schedule::PerWeek(times) => format!("{times} times a week"),
        Schedule::EveryDays(days) => format!("every {days} days"),
        Schedule::On(days) => {
            let names: Vec<&str> = days.iter().map(|day| weekday_name(*day)).collect();
            format!("on {}", names.join(" and "))
        }
        Schedule::Other(text) => text.to_string(),
    }
}

/// On how many days of a week a rhythm asks, about.
pub fn days_a_week(every: &Every) -> f64 {
    match every {
        Every::Daily | Every::PerDay(_) => 7.0,
        Every::Weekdays => 5.0,
        Every::Weekly => 1.0,
        Every::PerWeek(times) => f64::from(*times),
        Every::Days(days) => 7.0 / f64::from((*days).max(1)),
        Every::On(days) => days.len() as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_is_read_as_people_say_it() {
        for (text, every) in [
            ("daily", "daily"),
            ("every day", "daily"),
            ("Weekdays", "weekdays"),
            ("on weekdays", "weekdays"),
            ("Monday to Friday", "weekdays"),
            ("mon thu", "monday,thursday"),
            ("on Mondays and Thursdays", "monday,thursday"),
            ("Mondays, Thursdays", "monday,thursday"),
            ("every Sunday", "sunday"),
            ("3 a week", "3/week"),
            ("3 times a week", "3/week"),
            ("5 days a week", "5/week"),
            ("1 day a week", "weekly"),
            ("twice a week", "2/week"),
            ("3/week", "3/week"),
            ("once a week", "weekly"),
            ("every week", "weekly"),
            ("every other day", "every 2 days"),
            ("every 3 days", "every 3 days"),
        ] {
            assert_eq!(read(text).map(|every| every.to_string()).as_deref(), Ok(every), "{text}");
        }
        for text in ["", "lunar", "8 a week", "2/day", "twice a day"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn every_schedule_is_read_back_as_it_is_said() {
        for text in ["daily", "weekdays", "weekly", "3/week", "every 2 days", "monday,thursday", "sunday"] {
            let schedule: Schedule = text.parse().unwrap();
            assert_eq!(read(&words(&schedule)), Ok(schedule), "{text}");
        }
    }
}
