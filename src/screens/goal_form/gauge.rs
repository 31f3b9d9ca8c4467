//! What is logged already and may measure a goal: a habit, or a scale of the check-ins; and how it went lately.

use chrono::NaiveDate;

use crate::app::See;
use crate::dates;
use crate::insight;
use crate::model::calendar::{Period, add};
use crate::model::day::CheckIn;
use crate::model::habit::Is;
use crate::model::measure::Measure;
use crate::model::{Id, Notebook};

#[derive(Clone, Debug, PartialEq)]
pub enum Gauge {
    Habit(Id, String),
    /// By its name in a check-in.
    Scale(String),
    /// A questionnaire or a scale of one's own, by its name in the file and as it is shown.
    Measure(String, String),
}

/// Weeks looked back on.
const WEEKS: i64 = 4;

impl Gauge {
    /// Everything that can be picked: habits still asked for, the scales, then what has a result.
    pub fn all(see: See) -> Vec<Gauge> {
        let today = see.today();
        let habits = see.notebook.habits.iter().filter(|habit| habit.lives(today));
        let habits = habits.map(|habit| Gauge::Habit(habit.id, habit.name.clone()));
        let scales = std::iter::once("mood".to_owned()).chain(see.notebook.settings.scales.iter().cloned());
        let gauges: Vec<Gauge> = habits.chain(scales.map(Gauge::Scale)).collect();
        let other = |measure: &Measure| gauges.iter().all(|gauge| gauge.name() != measure.title());
        let measures = insight::measures(see.notebook).into_iter().filter(other);
        let measures: Vec<Gauge> = measures
            .map(|measure| Gauge::Measure(measure.name().to_owned(), measure.title().to_owned()))
            .collect();
        [gauges, measures].concat()
    }

    pub fn name(&self) -> &str {
        match self {
            Gauge::Habit(_, name) | Gauge::Scale(name) | Gauge::Measure(_, name) => name,
        }
    }

    /// The last four weeks in words, and beside the wish to do it on so many days a week, whether that is a jump.
    pub fn lately(&self, see: See, wish: Option<f64>) -> String {
        match self {
            Gauge::Habit(id, name) => habit_lately(see.notebook, *id, name, see.today(), wish),
            Gauge::Scale(name) => scale_lately(see.notebook, name, see.today()),
            Gauge::Measure(name, _) => measure_lately(see.notebook, Measure::named(name), see.today()),
        }
    }
}

/// "Walk: on 2, 1, 3, 0 of 7 days in the last four weeks; 5 a week is a jump".
fn habit_lately(notebook: &Notebook, id: Id, name: &str, today: NaiveDate, wish: Option<f64>) -> String {
    let done = |week: Period| {
        notebook.answers(id, week).filter(|(_, answer)| answer.is == Is::Done && !is_zero(answer)).count()
    };
    let counts: Vec<usize> = weeks(today).map(done).collect();
    if counts.iter().all(|count| *count == 0) {
        return format!("{name}: nothing noted in the last four weeks");
    }
    let words: Vec<String> = counts.iter().map(usize::to_string).collect();
    let most = counts.iter().copied().max().unwrap_or(0) as f64;
    let jump = wish.filter(|wish| most + 1.5 <= *wish);
    let jump = jump.map_or(String::new(), |wish| format!("; {wish:.0} a week is a jump"));
    format!("{name}: on {} of 7 days in the last four weeks{jump}", words.join(", "))
}

fn is_zero(answer: &crate::model::habit::Answer) -> bool {
    answer.amount.is_some_and(|amount| amount.get() == 0.0)
}

/// "mood: 5.2, none, 4.8, 6.0 in the last four weeks (17 check-ins)".
fn scale_lately(notebook: &Notebook, name: &str, today: NaiveDate) -> String {
    let values = |week: Period| -> Vec<f64> {
        notebook.check_ins.within(week).filter_map(|check_in| scale(check_in, name)).collect()
    };
    let weeks: Vec<Vec<f64>> = weeks(today).map(values).collect();
    let count: usize = weeks.iter().map(Vec::len).sum();
    if count == 0 {
        return format!("{name}: nothing noted in the last four weeks");
    }
    let mean = |week: &Vec<f64>| week.iter().sum::<f64>() / week.len() as f64;
    let word =
        |week: &Vec<f64>| if week.is_empty() { "none".to_owned() } else { format!("{:.1}", mean(week)) };
    let words: Vec<String> = weeks.iter().map(word).collect();
    let check_ins = if count == 1 { "check-in" } else { "check-ins" };
    format!("{name}: {} in the last four weeks ({count} {check_ins})", words.join(", "))
}

/// Results named in words, at most.
const RESULTS: usize = 4;

/// "PHQ-8: 14, 11 of 24 so far, the last on 18 November 2026".
fn measure_lately(notebook: &Notebook, measure: Measure, today: NaiveDate) -> String {
    let upto = Period { first: NaiveDate::MIN, last: today };
    let results = insight::results(notebook, measure, Some(upto));
    let title = measure.title();
    let Some(last) = results.last() else { return format!("{title}: no result yet") };
    let shown = results.iter().skip(results.len().saturating_sub(RESULTS));
    let scores: Vec<String> = shown.map(|result| result.score.to_string()).collect();
    format!(
        "{title}: {} of {} so far, the last on {}",
        scores.join(", "),
        measure.most(),
        dates::plain(last.day)
    )
}

/// The last four times seven days, oldest first; the last ends today.
fn weeks(today: NaiveDate) -> impl Iterator<Item = Period> {
    (0..WEEKS).rev().map(move |back| {
        let last = add(today, -7 * back);
        Period { first: add(last, -6), last }
    })
}

fn scale(check_in: &CheckIn, name: &str) -> Option<f64> {
    let rating = match name {
        "mood" => return check_in.mood.map(|mood| f64::from(mood.get())),
        "stress" => check_in.stress,
        "energy" => check_in.energy,
        "confidence" => check_in.confidence,
        _ => check_in.scales.iter().find(|reading| reading.name == name).map(|reading| reading.value),
    };
    rating.map(|rating| f64::from(rating.get()))
}
