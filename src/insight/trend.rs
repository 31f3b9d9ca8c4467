//! Whether the mood has tended to rise or fall: the Theil–Sen slope, and Kendall's test shrunk for days that resemble the
//! day before (clinical 5.1). About one unchanged series in ten still looks like a direction.

use super::count;
use super::mood::more_moods;
use super::series::{Series, median};

/// How many days from first to last, and how many of them with a mood, it takes.
const SPAN: i64 = 28;
const LOGGED: usize = 20;

/// A change over the whole span that is worth a word, in points.
const POINTS: f64 = 1.0;

/// One-sided 5 %, and the same downwards.
const Z: f64 = 1.64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Rise,
    Fall,
    Unclear,
}

/// What the days of a period say of a direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trend {
    /// So many more days with a mood are needed, or the first and the last of them are to lie further apart.
    TooEarly { missing: usize, close: bool },
    /// The change over the span in points, and over how many days with a mood.
    Over { direction: Direction, change: f64, days: usize },
}

/// The direction of a series of at most a few hundred days: every pair of days is looked at.
pub fn trend(series: &Series) -> Trend {
    let days = &series.0;
    let span = days.first().zip(days.last()).map_or(-1, |(first, last)| (last.0 - first.0).num_days());
    let (missing, close) = (LOGGED.saturating_sub(days.len()), span < SPAN - 1);
    if 0 < missing || close {
        return Trend::TooEarly { missing, close };
    }
    let change = slope(series) * span as f64;
    let likeness = likeness(series);
    let z = kendall(series) * ((1.0 - likeness) / (1.0 + likeness)).sqrt();
    let direction = match (POINTS <= change.abs() && Z < z.abs(), 0.0 < change) {
        (true, true) => Direction::Rise,
        (true, false) => Direction::Fall,
        (false, _) => Direction::Unclear,
    };
    Trend::Over { direction, change, days: days.len() }
}

/// Median of the slopes of all pairs, in points a day (Sen, 1968).
fn slope(series: &Series) -> f64 {
    let days = &series.0;
    let mut slopes = Vec::with_capacity(days.len() * days.len() / 2);
    for (at, (day, mood)) in days.iter().enumerate() {
        let later = days[at + 1..].iter();
        slopes.extend(later.map(|(other, then)| (then - mood) / (*other - *day).num_days() as f64));
    }
    median(&mut slopes).unwrap_or_default()
}

/// Kendall's S over its deviation, with ties and continuity (Mann, 1945; Kendall, 1975).
fn kendall(series: &Series) -> f64 {
    let moods: Vec<f64> = series.0.iter().map(|(_, mood)| *mood).collect();
    let mut s = 0.0;
    for (at, mood) in moods.iter().enumerate() {
        s += moods[at + 1..].iter().map(|then| sign(then - mood)).sum::<f64>();
    }
    let spread = |n: f64| n * (n - 1.0) * (2.0 * n + 5.0);
    let variance = (spread(moods.len() as f64) - ties(&moods).into_iter().map(spread).sum::<f64>()) / 18.0;
    if variance <= 0.0 { 0.0 } else { (s - sign(s)) / variance.sqrt() }
}

fn sign(value: f64) -> f64 {
    if value == 0.0 { 0.0 } else { value.signum() }
}

/// How many there are of each value.
fn ties(moods: &[f64]) -> Vec<f64> {
    let mut sorted = moods.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|a, b| a == b).map(|same| same.len() as f64).collect()
}

/// How much a day resembles the day before: the autocorrelation at one day, from 0 up; only days that follow each other.
pub(super) fn likeness(series: &Series) -> f64 {
    let n = series.0.len() as f64;
    let mean = series.0.iter().map(|(_, mood)| mood).sum::<f64>() / n;
    let spread = series.0.iter().map(|(_, mood)| (mood - mean).powi(2)).sum::<f64>() / n;
    let (sum, pairs) = series
        .next_days()
        .fold((0.0, 0.0), |(sum, pairs), (a, b)| (sum + (a - mean) * (b - mean), pairs + 1.0));
    if spread <= 0.0 || pairs == 0.0 { 0.0 } else { (sum / pairs / spread).clamp(0.0, 0.99) }
}

impl Trend {
    /// “has tended to rise, over 41 days with a mood; about one line in ten does so by chance”.
    pub fn words(&self) -> String {
        match self {
            Self::TooEarly { missing, close } => {
                let moods = (0 < *missing).then(|| more_moods(*missing));
                let apart = close.then(|| "four weeks from the first mood to the last".to_owned());
                let needed: Vec<String> = moods.into_iter().chain(apart).collect();
                format!("too early to say which way it goes: {}", needed.join(", and "))
            }
            Self::Over { direction, days, .. } => {
                let over = format!("over {} with a mood", count(*days, "day", "days"));
                match direction {
                    Direction::Rise => format!("has tended to rise, {over}; one in ten such lines is chance"),
                    Direction::Fall => format!("has tended to fall, {over}; one in ten such lines is chance"),
                    Direction::Unclear => format!("no clear direction, {over}"),
                }
            }
        }
    }
}
