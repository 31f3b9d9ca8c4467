//! How often, as a person says it and as it is said back. Knows the model's schedules, and no form.

use chrono::NaiveDate;

use crate::model::calendar::add;
use crate::model::habit::Schedule;
use crate::smart::Every;

/// A schedule as a person says it; or what would be right.
pub fn read_schedule(text: &str) -> Result<Schedule, String> {
    let plain = text.to_lowercase().replace(" and ", " ").replace(['&', ';'], " ");
    let plain = plain.strip_prefix("on ").unwrap_or(&plain);
    let plain = plain.split_whitespace().map(singular).collect::<Vec<&str>>().join(" ");
    let every: Every = match times_a_week(&plain) {
        Some(times) => Every::per_week(times),
        None => plain.parse().map_err(str::to_owned)?,
    };
    match every {
        Every::Daily => Ok(Schedule::Daily),
        Every::Weekdays => Ok(Schedule::Weekdays),
        Every::Weekly => Ok(Schedule::PerWeek(1)),
        Every::PerWeek(times) => Ok(Schedule::PerWeek(u8::try_from(times).unwrap_or(7))),
        Every::Days(days) => Ok(Schedule::EveryDays(u16::try_from(days).unwrap_or(u16::MAX))),
        Every::On(days) => Ok(Schedule::On(days)),
        Every::PerDay(times) => {
            Err(format!("That is daily: choose “number” above and write {times} a day there."))
        }
    }
}

/// “mondays” is said of every Monday.
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(day) if day.ends_with("day") && !matches!(day, "day" | "weekday") => day,
        _ => word,
    }
}

/// “3 a week”, “3 times a week”, “twice a week”.
fn times_a_week(text: &str) -> Option<u32> {
    let times = text.strip_suffix("a week").or_else(|| text.strip_suffix("per week"))?.trim();
    let times = times.strip_suffix("times").or_else(|| times.strip_suffix('x')).unwrap_or(times).trim();
    match times {
        "once" => Some(1),
        "twice" => Some(2),
        number => crate::dates::words::number(number).filter(|times| (1..=7).contains(times)),
    }
}

/// A schedule in words: “every day”, “Monday, Thursday”.
pub fn schedule_words(every: &Schedule) -> String {
    let monday = NaiveDate::default();
    let name = |day: &chrono::Weekday| {
        let days = i64::from(day.days_since(chrono::Datelike::weekday(&monday)));
        add(monday, days).format("%A").to_string()
    };
    match every {
        Schedule::Daily => "every day".to_owned(),
        Schedule::Weekdays => "Monday to Friday".to_owned(),
        Schedule::On(days) => days.iter().map(name).collect::<Vec<_>>().join(", "),
        Schedule::PerWeek(1) => "once a week, on any day".to_owned(),
        Schedule::PerWeek(times) => format!("{times} times a week, on any days"),
        Schedule::EveryDays(days) => format!("every {days} days"),
        Schedule::Other(text) => text.to_string(),
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
            ("mon thu", "monday,thursday"),
            ("on Mondays and Thursdays", "monday,thursday"),
            ("3 a week", "3/week"),
            ("3 times a week", "3/week"),
            ("twice a week", "2/week"),
            ("3/week", "3/week"),
            ("once a week", "weekly"),
            ("every other day", "every 2 days"),
            ("every 3 days", "every 3 days"),
        ] {
            assert_eq!(read_schedule(text).map(|every| every.to_string()).as_deref(), Ok(every), "{text}");
        }
        for text in ["", "lunar", "8 a week", "2/day"] {
            assert!(read_schedule(text).is_err(), "{text}");
        }
    }
}
