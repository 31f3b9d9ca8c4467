//! What helped, questionnaires, how close the goals are, and what went well.

use chrono::NaiveDate;

use super::chart::{Chart, Row, Time};
use super::seen::{Looked, Part, Section};
use crate::insight::{self, Moved, Score, count};
use crate::model::calendar::Period;
use crate::model::day::NoteKind;
use crate::model::measure::Measure;
use crate::model::number::Rating;
use crate::text::one_line;

/// Things that helped which are shown; the rest were noted less often.
const HELPED: usize = 12;

pub fn helped(looked: &Looked) -> Section {
    let helped = insight::helped(looked.notebook, looked.period);
    let Some((first, times)) = helped.first() else {
        return Section::new(Part::Helped, EMPTY_HELPED, Chart::Bars(Vec::new()));
    };
    let most = *times as f64;
    let row = |(text, n): &(&str, usize)| Row {
        label: one_line(text).into_owned(),
        value: Some(*n as f64),
        most,
        note: count(*n, "time", "times"),
    };
    let message = match times {
        1 => format!("{} noted as helping, each once", count(helped.len(), "thing", "things")),
        n => format!("Most often noted as helping: {} ({n} times)", one_line(first)),
    };
    Section::new(Part::Helped, message, Chart::Bars(helped.iter().take(HELPED).map(row).collect()))
}

const EMPTY_HELPED: &str = "What helped will be counted here. n on Today notes it.";

pub fn measures(looked: &Looked) -> Section {
    let (notebook, period) = (looked.notebook, looked.period);
    let all = insight::measures(notebook).into_iter();
    let shown: Vec<(Measure, Vec<Score>)> =
        all.map(|measure| (measure, insight::results(notebook, measure, Some(period)))).collect();
    let shown: Vec<(Measure, Vec<Score>)> =
        shown.into_iter().filter(|(_, scores)| !scores.is_empty()).collect();
    if shown.is_empty() {
        return Section::new(Part::Measures, EMPTY_MEASURES, Chart::Times(Vec::new()));
    }
    let said: Vec<String> = shown.iter().map(|(measure, scores)| moved(*measure, scores)).collect();
    let times = shown.iter().map(|(measure, scores)| scored(*measure, scores, period)).collect();
    let section =
        Section::new(Part::Measures, said.first().cloned().unwrap_or_default(), Chart::Times(times));
    let section = said.iter().skip(1).fold(section, |section, words| section.note(words.clone()));
    let mut rules: Vec<String> = shown.iter().map(|(measure, _)| insight::rule(*measure)).collect();
    rules.dedup();
    rules.into_iter().fold(section, Section::note)
}

const EMPTY_MEASURES: &str = "No result in this time. m opens the questionnaires: two results make a line.";

/// “PHQ-8 8 of 24 (mild), down 4, within the range scores move by themselves”.
fn moved(measure: Measure, scores: &[Score]) -> String {
    let (Some(first), Some(last)) = (scores.first(), scores.last()) else { return String::new() };
    let now = format!("{} {}", one_line(measure.title()), insight::result_words(measure, last.score));
    match scores.len() {
        1 => format!("{now}; one more makes a line"),
        _ => format!(
            "{now}, since {} {}",
            first.day.format("%-d %b"),
            Moved::between(measure, first, last).words()
        ),
    }
}

fn scored(measure: Measure, scores: &[Score], period: Period) -> Time {
    let points: Vec<(NaiveDate, f64)> = scores.iter().map(|score| (score.day, score.score)).collect();
    let bands = match measure {
        Measure::Questionnaire(row) => {
            row.bands.iter().map(|band| (f64::from(band.from), band.name)).collect()
        }
        Measure::Own(_) => Vec::new(),
    };
    Time {
        bands,
        ..joined(one_line(measure.title()).into_owned(), &points, period, f64::from(measure.most()))
    }
}

/// Points with the way from each to the next; of two on one day the later.
fn joined(name: String, points: &[(NaiveDate, f64)], period: Period, most: f64) -> Time {
    let mut values = vec![None; period.days().count()];
    let mut line = values.clone();
    let place = |day: NaiveDate| (day - period.first).num_days() as usize;
    for (day, value) in points {
        values[place(*day)] = Some(*value);
    }
    for pair in points.windows(2) {
        let ((from, a), (to, b)) = ((place(pair[0].0), pair[0].1), (place(pair[1].0), pair[1].1));
        for (at, between) in line.iter_mut().enumerate().take(to).skip(from + 1) {
            *between = Some(a + (b - a) * (at - from) as f64 / (to - from) as f64);
        }
    }
    Time {
        name,
        first: period.first,
        values,
        line,
        line_name: "",
        range: (0.0, most),
        marks: Vec::new(),
        bands: Vec::new(),
    }
}

pub fn rated(looked: &Looked) -> Section {
    let goals = insight::rated(looked.notebook, looked.period);
    let said = |rated: &insight::Rated| format!("{}: {}", rated.words(), one_line(&rated.goal.statement));
    let Some(first) = goals.first() else {
        return Section::new(Part::Goals, EMPTY_GOALS, Chart::Times(Vec::new()));
    };
    let time = |rated: &insight::Rated| {
        let points: Vec<(NaiveDate, f64)> =
            rated.ratings.iter().map(|(day, n)| (*day, f64::from(*n))).collect();
        joined(said(rated), &points, looked.period, f64::from(Rating::HIGH))
    };
    let message = format!(
        "{} of 10 now: {}",
        first.ratings.last().map_or(0, |(_, n)| *n),
        one_line(&first.goal.statement)
    );
    Section::new(Part::Goals, message, Chart::Times(goals.iter().map(time).collect()))
}

const EMPTY_GOALS: &str =
    "How close a goal is, week by week. The week's review asks for a number from 0 to 10.";

/// How many of the wins are listed.
const WINS: usize = 200;

pub fn wins(looked: &Looked) -> Section {
    let wins = looked.notebook.notes.within(looked.period).filter(|note| note.kind == NoteKind::Win);
    let wins: Vec<String> =
        wins.map(|note| format!("{}  {}", note.when.day.format("%-d %b"), one_line(&note.text))).collect();
    if wins.is_empty() {
        return Section::new(Part::Wins, EMPTY_WINS, Chart::Words(Vec::new()));
    }
    let message = format!("{} in {}", count(wins.len(), "win", "wins"), looked.span.name());
    Section::new(Part::Wins, message, Chart::Words(wins.into_iter().rev().take(WINS).collect()))
}

const EMPTY_WINS: &str = "What went well will be kept here, however small. n on Today adds one.";
