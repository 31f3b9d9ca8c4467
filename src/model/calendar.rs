//! Weeks and months as the person counts them. (Which day a moment belongs to: [`super::when::day_of`].)

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The days from `first` to `last`, both in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Period {
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    pub fn days(&self) -> impl DoubleEndedIterator<Item = NaiveDate> + use<> {
        let first = self.first;
        (0..=(self.last - first).num_days().max(-1)).map(move |n| add(first, n))
    }
}

/// The week in which that day lies.
pub fn week(day: NaiveDate, starts: Weekday) -> Period {
    let first = add(day, -i64::from(day.weekday().days_since(starts)));
    Period { first, last: add(first, 6) }
}

/// The month in which that day lies.
pub fn month(day: NaiveDate) -> Period {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
    Period { first, last: add(next, -1) }
}

/// So many days later, or earlier; at the end of all time, the last day there is.
pub fn add(day: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    match days {
        0.. => day.checked_add_days(count).unwrap_or(NaiveDate::MAX),
        _ => day.checked_sub_days(count).unwrap_or(NaiveDate::MIN),
    }
}

/// “monday”, as a schedule is written.
pub fn weekday_word(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}

/// “Monday”.
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_begins_where_the_person_says() {
        let saturday = day("2026-11-21");
        let week_from = |starts| week(saturday, starts).first.to_string();
        assert_eq!(week_from(Weekday::Mon), "2026-11-16");
        assert_eq!(week_from(Weekday::Sun), "2026-11-15");
        assert_eq!(week_from(Weekday::Sat), "2026-11-21");
    }

    #[test]
    fn a_month_knows_its_last_day_and_the_end_of_time_is_no_panic() {
        assert_eq!(month(day("2028-02-10")).last, day("2028-02-29"));
        assert_eq!(month(NaiveDate::MAX).days().count(), 30);
        assert_eq!(add(NaiveDate::MIN, -1), NaiveDate::MIN);
    }
}
