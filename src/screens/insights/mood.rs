//! The mood over time, and week by week.

use chrono::Datelike;

use super::chart::{Chart, LETTERS, Row, Time};
use super::seen::{Looked, Part, Section};
use crate::insight::{self, Mood, Series};
use crate::model::calendar::Period;
use crate::model::number;
use crate::text::one_line;

pub fn over_time(looked: &Looked) -> Section {
    let Looked { notebook, period, .. } = looked;
    let series = Series::of(notebook, *period);
    let markers = insight::markers(notebook, *period);
    let values = by_day(&series, *period);
    let line = period.days().map(|day| series.median(day)).collect();
    let time = Time {
        name: String::new(),
        first: period.first,
        values,
        line,
        line_name: "middle of 7 days",
        range: (f64::from(number::Mood::LOW), f64::from(number::Mood::HIGH)),
        marks: markers.iter().map(|marker| (marker.day, marker.words.clone())).collect(),
        bands: Vec::new(),
    };
    let all = insight::mood(notebook, *period, period.last);
    if series.0.is_empty() && markers.is_empty() && looked.past {
        return Section::new(Part::Mood, EMPTY_PAST, Chart::Times(Vec::new()));
    }
    if series.0.is_empty() && markers.is_empty() {
        return Section::new(Part::Mood, EMPTY, Chart::Times(Vec::new()))
            .note(series.typical(period.last))
            .note(insight::trend(&series).words())
            .note(series.variability_words());
    }
    let trend = insight::trend(&series).words();
    let message = format!("{}; {trend}", series.typical(period.last));
    let section = Section::new(Part::Mood, message, Chart::Times(vec![time]))
        .note(format!("Dots are days, the line is the middle of 7 days. {}", all.words()))
        .note(series.variability_words())
        .note(series.gaps().unwrap_or_default());
    // The newest first: it is asked for most.
    let letters: Vec<_> = markers.iter().zip(LETTERS.chars()).collect();
    letters.into_iter().rev().fold(section, |section, (marker, letter)| {
        let day = marker.day.format("%-d %b");
        section.list(format!("{letter}  {day}: {}", one_line(&marker.words)))
    })
}

const EMPTY_WEEKS: &str = "Weeks stand here beside each other. Each needs 4 days with a mood; c writes one.";

const EMPTY_PAST: &str = "No mood is written down in this time, and that is fine. ] goes on towards today.";

const EMPTY: &str = "No mood is written down in this time. c writes one: a number is enough.";

/// A value for each day of the period.
pub fn by_day(series: &Series, period: Period) -> Vec<Option<f64>> {
    let mut values = series.0.iter().peekable();
    let on = |day| values.next_if(|(other, _)| *other == day).map(|(_, value)| *value);
    period.days().map(on).collect()
}

/// “16 to 22 Nov”.
fn named(week: Period) -> String {
    let first = week.first.format(if week.first.month() == week.last.month() { "%-d" } else { "%-d %b" });
    format!("{first} to {}", week.last.format("%-d %b"))
}

pub fn weeks(looked: &Looked) -> Section {
    let Looked { notebook, period, .. } = looked;
    let (weeks, last) = (insight::mood_weeks(notebook, *period, period.last), period.last);
    let row = |(week, mood): &(Period, Mood)| Row {
        label: named(*week),
        value: mood.mean(),
        most: f64::from(number::Mood::HIGH),
        note: mood.words(),
    };
    // Newest first: it is asked for most, and the rest is a page away.
    let rows: Vec<Row> = weeks.iter().rev().map(row).collect();
    let this = weeks.last().map_or(*period, |(week, _)| *week);
    if weeks.iter().all(|(_, mood)| mood.logged == 0) {
        return Section::new(Part::Weeks, EMPTY_WEEKS, Chart::Bars(Vec::new()));
    }
    let beside = |period| insight::change(notebook, period, last).words();
    let so_far = || weeks.last().map(|(_, mood)| mood.words()).unwrap_or_default();
    let message = beside(this).unwrap_or_else(so_far);
    let month = beside(Period { first: period.first, last });
    let month = month.map(|words| format!("The last 28 days: {words}"));
    Section::new(Part::Weeks, format!("This week: {message}"), Chart::Bars(rows))
        .note(month.unwrap_or_default())
}
