//! Days beside each other: those of the week, of a month, of a year.

use chrono::{Datelike, Months, Weekday};

use super::chart::{Chart, MonthRow, Row};
use super::mood::by_day;
use super::seen::{Looked, Part, Section};
use crate::insight::{self, Mood, Series, count, one_decimal};
use crate::model::calendar::{self, Period, add, weekday_name, weekday_word};
use crate::model::number;

/// Months of a year in pixels.
const MONTHS: u32 = 12;

pub fn weekdays(looked: &Looked) -> Section {
    let series = Series::of(looked.notebook, looked.period);
    let words = series.weekday_words();
    let starts = looked.notebook.settings.week_starts();
    let mut days = series.weekdays().map(|weekdays| weekdays.0).unwrap_or_default();
    days.sort_by_key(|(day, ..)| day.days_since(starts));
    let row = |(day, mean, n): &(Weekday, f64, usize)| Row {
        label: weekday_name(*day).to_owned(),
        value: Some(*mean),
        most: f64::from(number::Mood::HIGH),
        note: format!("{} ({})", one_decimal(*mean), count(*n, "day", "days")),
    };
    Section::new(Part::Weekdays, words, Chart::Bars(days.iter().map(row).collect()))
}

pub fn month(looked: &Looked) -> Section {
    let month = row(looked, calendar::month(looked.period.last));
    let name = month.month.first.format("%B");
    let starts = looked.notebook.settings.week_starts();
    let names = std::array::from_fn(|at| weekday_word(nth(starts, at)));
    let mood = insight::mood(looked.notebook, month.month, looked.period.last);
    let message = format!("{name}: {}", mood.words());
    filled(Section::new(Part::Month, message, Chart::Month(month, names)), &mood)
}

pub fn year(looked: &Looked) -> Section {
    let last = calendar::month(looked.period.last).first;
    let back = |n: u32| last.checked_sub_months(Months::new(n)).unwrap_or(last);
    let months: Vec<MonthRow> = (0..MONTHS).rev().map(|n| row(looked, calendar::month(back(n)))).collect();
    let period = Period { first: back(MONTHS - 1), last: looked.period.last };
    let mood = insight::mood(looked.notebook, period, looked.period.last);
    filled(Section::new(Part::Year, format!("In 12 months: {}", mood.words()), Chart::Year(months)), &mood)
}

/// With how to begin, where nothing is written yet.
fn filled(section: Section, mood: &Mood) -> Section {
    if 0 < mood.logged { section } else { section.note("A mood fills its day: c writes one") }
}

/// The moods of a month up to the last day looked at.
fn row(looked: &Looked, month: Period) -> MonthRow {
    let seen = Period { first: month.first, last: month.last.min(looked.period.last) };
    let moods = by_day(&Series::of(looked.notebook, seen), seen);
    let column = month.first.weekday().days_since(looked.notebook.settings.week_starts());
    MonthRow { month, column: u16::try_from(column).unwrap_or(0), moods }
}

/// The `n`th day of a week.
fn nth(starts: Weekday, n: usize) -> Weekday {
    calendar_day(starts, n).weekday()
}

fn calendar_day(starts: Weekday, n: usize) -> chrono::NaiveDate {
    let week = calendar::week(chrono::NaiveDate::default(), starts);
    add(week.first, n as i64)
}
