//! Clock times and names of days as commands take and print them. Asks no clock.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime};

use crate::model::calendar;
use crate::model::clock as clock_of_day;
use crate::shell::clock;

/// The moment of a clock time on the person's day: what is before the start of the day is the night after it. None at
/// the ends of time.
pub fn moment(day: NaiveDate, time: NaiveTime, day_starts: NaiveTime) -> Option<DateTime<FixedOffset>> {
    let date = if time < day_starts { calendar::add(day, 1) } else { day };
    clock::at(date.and_time(time))
}

/// A clock time as the command line takes it: with its minutes, or with the half of the day.
pub fn clock_time(text: &str) -> Result<NaiveTime, String> {
    let plain = text.contains(':') || text.to_lowercase().ends_with('m');
    let time = Some(text.trim()).filter(|_| plain).and_then(clock_of_day::read);
    time.ok_or_else(|| "a time of day as HH:MM, like 08:30 or 21:05, or as 9:05 pm".to_owned())
}

/// “Monday 23 November”, with the year where it is not that of `today`.
pub fn day_name(day: NaiveDate, today: NaiveDate) -> String {
    let year = if day.year() == today.year() { "" } else { " %Y" };
    day.format(&format!("%A %-d %B{year}")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_time_has_hours_and_minutes() {
        assert_eq!(clock_time("01:30").unwrap().to_string(), "01:30:00");
        assert_eq!(clock_time("9:05").unwrap().to_string(), "09:05:00");
        assert_eq!(clock_time("6pm").unwrap().to_string(), "18:00:00");
        assert_eq!(clock_time("12:15 AM").unwrap().to_string(), "00:15:00");
        for wrong in ["", "25:00", "9", "12:60", "noon", "12:00:00", "13 pm", "am"] {
            assert!(clock_time(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn half_past_one_is_the_night_after_the_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let four = clock_time("04:00").unwrap();
        let on = |time| {
            moment(day("2026-11-23"), clock_time(time).unwrap(), four).unwrap().naive_local().to_string()
        };
        assert_eq!(on("01:30"), "2026-11-24 01:30:00");
        assert_eq!(on("04:00"), "2026-11-23 04:00:00");
        assert_eq!(on("23:59"), "2026-11-23 23:59:00");
    }

    #[test]
    fn a_day_of_another_year_names_it() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(day_name(day("2026-11-23"), day("2026-12-01")), "Monday 23 November");
        assert_eq!(day_name(day("2025-12-31"), day("2026-01-01")), "Wednesday 31 December 2025");
    }
}
