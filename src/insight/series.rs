//! The moods of a period day by day, and what can be read off them: a typical day, how much days vary, the days of the
//! week, what helped. Floors are those of clinical 5.1.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::model::Notebook;
use crate::model::calendar::{Period, add, weekday_name};
use crate::model::day::NoteKind;

use super::mood::{by_day, mean, more_moods};
use super::{count, one_decimal};

/// The mean mood of each day that has one, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series(pub Vec<(NaiveDate, f64)>);

/// The mean of each day of the week, and over how many days.
#[derive(Clone, Debug, PartialEq)]
pub struct Weekdays(pub Vec<(Weekday, f64, usize)>);

/// How many of the last seven days a rolling median needs.
const OF_SEVEN: usize = 4;

/// How many days with a mood there are to be before a typical day is named.
const TYPICAL: usize = 7;

/// How many before it is said how much days vary.
const VARY: usize = 14;

/// Under this share of days with a mood it is said that the others may be the hard ones.
const SPARSE: f64 = 0.6;

/// How many of each weekday before they are put beside each other.
const EACH_WEEKDAY: usize = 4;

impl Series {
    pub fn of(notebook: &Notebook, period: Period) -> Self {
        Self(by_day(notebook, period))
    }

    /// The median of the days with a mood among that day and the six before; none under four of them.
    pub fn median(&self, day: NaiveDate) -> Option<f64> {
        let from = self.0.partition_point(|(other, _)| *other < add(day, -6));
        let to = self.0.partition_point(|(other, _)| *other <= day);
        let mut week: Vec<f64> = self.0[from..to.max(from)].iter().map(|(_, mood)| *mood).collect();
        if week.len() < OF_SEVEN { None } else { median(&mut week) }
    }

    /// “typical day lately: 6”, up to that day; under the floor, how much is missing.
    pub fn typical(&self, day: NaiveDate) -> String {
        let missing = TYPICAL.saturating_sub(self.0.len());
        match self.median(day) {
            _ if 0 < missing => format!("too early for a typical day: {}", more_moods(missing)),
            Some(median) => format!("typical day lately: {}", short(median)),
            None => "fewer than 4 of the last 7 days have a mood".to_owned(),
        }
    }

    /// Mean difference from one day to the next, where both have a mood; none under 14 days.
    pub fn variability(&self) -> Option<f64> {
        if self.0.len() < VARY {
            return None;
        }
        mean(self.next_days().map(|(a, b)| (b - a).abs()))
    }

    /// “days vary by about 1.4 points”; under the floor, how much is missing.
    pub fn variability_words(&self) -> String {
        match (self.variability(), VARY.saturating_sub(self.0.len())) {
            (Some(points), _) => {
                format!("days vary by about {} points, over {}", one_decimal(points), days(self.0.len()))
            }
            (None, 0) => "how much days vary shows once two days in a row have a mood".to_owned(),
            (None, missing) => format!("too early to say how much days vary: {}", more_moods(missing)),
        }
    }

    /// Pairs of moods on a day and the day after it.
    pub(super) fn next_days(&self) -> impl Iterator<Item = (f64, f64)> {
        let pairs = self.0.windows(2).filter(|pair| add(pair[0].0, 1) == pair[1].0);
        pairs.map(|pair| (pair[0].1, pair[1].1))
    }

    /// The days of the week in their order; none until each of them has a mood four times.
    pub fn weekdays(&self) -> Option<Weekdays> {
        let mut sums = [(0.0, 0usize); 7];
        for (day, mood) in &self.0 {
            let (sum, n) = &mut sums[day.weekday().num_days_from_monday() as usize];
            (*sum, *n) = (*sum + mood, *n + 1);
        }
        let all = sums.iter().all(|(_, n)| EACH_WEEKDAY <= *n);
        let row = |(at, (sum, n)): (usize, &(f64, usize))| {
            let day = Weekday::try_from(at as u8).unwrap_or(Weekday::Mon);
            (day, sum / *n as f64, *n)
        };
        all.then(|| Weekdays(sums.iter().enumerate().map(row).collect()))
    }

    /// What the days of the week say; under their floor, how much is missing.
    pub fn weekday_words(&self) -> String {
        let Some(weekdays) = self.weekdays() else {
            let missing = more_moods(self.weekdays_missing());
            return format!(
                "too early to put the days of the week side by side: {missing}, {EACH_WEEKDAY} of each weekday"
            );
        };
        weekdays.words()
    }

    /// How many more days with a mood it takes until each day of the week was there four times.
    fn weekdays_missing(&self) -> usize {
        let mut counts = [0; 7];
        for (day, _) in &self.0 {
            counts[day.weekday().num_days_from_monday() as usize] += 1;
        }
        counts.iter().map(|n| EACH_WEEKDAY.saturating_sub(*n)).sum()
    }

    /// Said where a good part of the days has no mood; nothing where most have one, or none has. Days before the first
    /// mood and after the last are not counted: who begins or comes back has left nothing out.
    pub fn gaps(&self) -> Option<String> {
        let ((first, _), (last, _)) = (*self.0.first()?, *self.0.last()?);
        let all = Period { first, last }.days().count();
        let thin = (self.0.len() as f64) < SPARSE * all as f64;
        let none = all.saturating_sub(self.0.len());
        thin.then(|| format!("{} of {} have no mood; they may be the hard ones", none, days(all)))
    }
}

impl Weekdays {
    /// “Saturday 6.8 (11 days) is highest, Monday 5.1 (12 days) lowest”; days less than a point apart are about the same.
    pub fn words(&self) -> String {
        let by_mean = |a: &&(Weekday, f64, usize), b: &&(Weekday, f64, usize)| a.1.total_cmp(&b.1);
        let (Some(low), Some(high)) = (self.0.iter().min_by(by_mean), self.0.iter().max_by(by_mean)) else {
            return String::new();
        };
        if high.1 - low.1 < 1.0 {
            return "the days of the week are about the same".to_owned();
        }
        let said = |(day, mean, n): &(Weekday, f64, usize)| {
            format!("{} {} ({})", weekday_name(*day), one_decimal(*mean), days(*n))
        };
        format!("{} is highest, {} lowest; such differences may be chance", said(high), said(low))
    }
}

/// What was noted as having helped, the most frequent first, and how often.
pub fn helped(notebook: &Notebook, period: Period) -> Vec<(&str, usize)> {
    let mut counts: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for note in notebook.notes.within(period).filter(|note| note.kind == NoteKind::Helped) {
        counts.entry(note.text.trim().to_lowercase()).or_insert((note.text.trim(), 0)).1 += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_values().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

/// The middle value, or between the two middle ones.
pub(super) fn median(values: &mut [f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let (at, even) = (values.len() / 2, values.len().is_multiple_of(2));
    let (below, middle, _) = values.select_nth_unstable_by(at, f64::total_cmp);
    let before = below.iter().copied().max_by(f64::total_cmp).filter(|_| even);
    Some(before.map_or(*middle, |before| (before + *middle) / 2.0))
}

fn days(n: usize) -> String {
    count(n, "day", "days")
}

/// Without a fraction where there is none.
fn short(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { one_decimal(value) }
}
