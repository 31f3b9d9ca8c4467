//! The results of questionnaires and of a person's own scales over time: totals with their band, and how far they moved,
//! against what scores move by themselves (clinical 3 and 5.1).

use chrono::NaiveDate;

use super::{count, one_decimal};
use crate::model::calendar::{Period, add};
use crate::model::measure::{EVERY, EVERY_WEEK, Measure, offered};
use crate::model::session::Measured;
use crate::model::{Notebook, Record};

/// One total, with the day it is of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score<'a> {
    pub record: &'a Record<Measured>,
    pub day: NaiveDate,
    pub score: f64,
    /// What the questionnaire's authors call it; own scales have none.
    pub band: Option<&'static str>,
}

/// How far a score moved from one result to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved<'a> {
    pub measure: Measure<'a>,
    /// The day of the earlier one.
    pub since: NaiveDate,
    /// Later less earlier.
    pub points: f64,
}

/// What has a result, questionnaires first and then own scales by name; each once.
pub fn measures(notebook: &Notebook) -> Vec<Measure<'_>> {
    let mut found: Vec<Measure> = Vec::new();
    for record in notebook.measures.iter() {
        if !found.iter().any(|measure| measure.is(&record.measure)) {
            found.push(record.kind());
        }
    }
    found.sort_by_key(|measure| match measure {
        Measure::Questionnaire(row) => (false, place(row.name), String::new()),
        Measure::Own(name) => (true, 0, name.to_lowercase()),
    });
    found
}

/// The place of a questionnaire among all.
fn place(name: &str) -> usize {
    let rows = crate::model::measure::QUESTIONNAIRES;
    rows.iter().position(|row| row.name == name).unwrap_or(rows.len())
}

/// The totals of a measure in a period, oldest first; of all times without one. What has no total is not among them.
pub fn results<'a>(notebook: &'a Notebook, measure: Measure, period: Option<Period>) -> Vec<Score<'a>> {
    let all = Period { first: NaiveDate::MIN, last: NaiveDate::MAX };
    let records = notebook.measures.within(period.unwrap_or(all));
    let of = records.filter(|record| measure.is(&record.measure));
    of.filter_map(|record| {
        let score = record.score?.get();
        Some(Score { record, day: record.when.day, score, band: measure.band(score) })
    })
    .collect()
}

/// The last total up to a day, that one included.
pub fn latest<'a>(notebook: &'a Notebook, measure: Measure, up_to: NaiveDate) -> Option<Score<'a>> {
    results(notebook, measure, Some(Period { first: NaiveDate::MIN, last: up_to })).pop()
}

/// The first day from which another makes sense; none without a result. Own scales are asked as often as one likes.
pub fn next_due(notebook: &Notebook, measure: Measure, today: NaiveDate) -> Option<NaiveDate> {
    let days = match measure {
        Measure::Questionnaire(_) if notebook.settings.measures_weekly => EVERY_WEEK,
        Measure::Questionnaire(_) => EVERY,
        Measure::Own(_) => return None,
    };
    latest(notebook, measure, today).map(|last| add(last.day, days))
}

/// The questionnaires to offer, then every other measure that has a result.
pub fn offered_or_taken(notebook: &Notebook) -> Vec<Measure<'_>> {
    let mut shown: Vec<Measure> = offered(&notebook.settings).map(Measure::Questionnaire).collect();
    let others = measures(notebook).into_iter().filter(|measure| !shown.contains(measure));
    let others: Vec<Measure> = others.collect();
    shown.extend(others);
    shown
}

/// “12 of 24 (moderate)”, “6 of 10”.
pub fn result_words(measure: Measure, score: f64) -> String {
    let band = measure.band(score).map(|band| format!(" ({band})")).unwrap_or_default();
    total_words(measure, score) + &band
}

/// “12 of 24”: the total alone, where a word for it would say the wrong thing (clinical 3.6).
pub fn total_words(measure: Measure, score: f64) -> String {
    format!("{} of {}", plain(score), measure.most())
}

impl<'a> Moved<'a> {
    /// From one result to a later one.
    pub fn between(measure: Measure<'a>, earlier: &Score, later: &Score) -> Self {
        Self { measure, since: earlier.day, points: later.score - earlier.score }
    }

    /// Whether it is more than scores move by themselves; none where nobody has said how much that is.
    pub fn is_reliable(&self) -> Option<bool> {
        self.measure.reliable().map(|reliable| f64::from(reliable.points) <= self.points.abs())
    }

    /// “down 7, more than scores usually move by themselves”, “up 3, within the range scores move by themselves”.
    pub fn words(&self) -> String {
        let points = plain(self.points.abs());
        let way = match self.points {
            0.0 => return "the same".to_owned(),
            points if points < 0.0 => "down",
            _ => "up",
        };
        match self.is_reliable() {
            Some(true) => format!("{way} {points}, more than scores usually move by themselves"),
            Some(false) => format!("{way} {points}, within the range scores move by themselves"),
            None => format!("{way} {points}"),
        }
    }

    /// As [`Moved::words`], for a row of many: “down 7, more than usual”, “up 3”.
    pub fn short(&self) -> String {
        let more = if self.is_reliable() == Some(true) { ", more than usual" } else { "" };
        match self.points {
            0.0 => "the same".to_owned(),
            points if points < 0.0 => format!("down {}{more}", plain(-points)),
            points => format!("up {}{more}", plain(points)),
        }
    }

    /// How much is more than scores move by themselves, and who says so; nothing where nobody has.
    pub fn rule(&self) -> String {
        rule(self.measure)
    }
}

/// “A change of 6 points or more is more than scores usually move by themselves (the rule of …).”
pub fn rule(measure: Measure) -> String {
    let said = |reliable: crate::model::measure::Reliable| {
        let points = count(usize::from(reliable.points), "point", "points");
        format!(
            "A change of {points} or more is more than scores usually move by themselves ({}).",
            reliable.source
        )
    };
    measure.reliable().map(said).unwrap_or_default()
}

/// A score as short as it is: `12`, `6.5`.
fn plain(score: f64) -> String {
    if score.fract() == 0.0 { format!("{score:.0}") } else { one_decimal(score) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number::Amount;
    use crate::model::{Change, Edit, Id, Mint, When};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A notebook with these results, in any order.
    fn with(rows: &[(&str, &str, Option<u32>)]) -> Notebook {
        let mint = Mint::new(1);
        let now = "2026-11-21T09:30:00+00:00".parse().unwrap();
        let mut notebook = Notebook::new(Id::default());
        for (measure, on, score) in rows {
            let body = Measured {
                measure: (*measure).to_owned(),
                score: score.map(Amount::from),
                ..Measured::default()
            };
            let record = Record::new(mint.id(now), When::on(day(on)), body);
            notebook.apply(&Change { edit: Edit::add(record), rev: mint.rev(now) });
        }
        notebook
    }

    #[test]
    fn totals_stand_in_the_order_of_their_days_with_their_bands() {
        let notebook = with(&[
            ("phq-8", "2026-11-01", Some(12)),
            ("PHQ8", "2026-10-01", Some(19)),
            ("phq-8", "2026-10-15", None),
            ("gad-7", "2026-11-01", Some(3)),
        ]);
        let phq = Measure::named("phq-8");
        let seen: Vec<_> = results(&notebook, phq, None).iter().map(|r| (r.day, r.score, r.band)).collect();
        assert_eq!(
            seen,
            [
                (day("2026-10-01"), 19.0, Some("moderately severe")),
                (day("2026-11-01"), 12.0, Some("moderate"))
            ]
        );
        assert_eq!(latest(&notebook, phq, day("2026-10-31")).map(|r| r.score), Some(19.0));
        let names: Vec<&str> = measures(&notebook).iter().map(Measure::name).collect();
        assert_eq!(names, ["phq-8", "gad-7"]);
    }

    #[test]
    fn six_points_are_more_than_a_wobble_and_five_are_not() {
        let notebook = with(&[
            ("phq-8", "2026-10-01", Some(18)),
            ("phq-8", "2026-10-15", Some(12)),
            ("phq-8", "2026-11-01", Some(17)),
            ("phq-8", "2026-11-15", Some(17)),
        ]);
        let phq = Measure::named("phq-8");
        let found = results(&notebook, phq, None);
        let words = |a: usize, b: usize| Moved::between(phq, &found[a], &found[b]).words();
        assert_eq!(words(0, 1), "down 6, more than scores usually move by themselves");
        assert_eq!(words(1, 2), "up 5, within the range scores move by themselves");
        assert_eq!(words(2, 3), "the same");
        assert!(rule(phq).contains("6 points or more"));
    }

    #[test]
    fn of_anxiety_four_points_are_and_of_short_and_own_scales_nobody_has_said() {
        let notebook = with(&[
            ("gad-7", "2026-10-01", Some(10)),
            ("gad-7", "2026-10-15", Some(14)),
            ("dread", "2026-10-01", Some(8)),
            ("Dread", "2026-10-15", Some(6)),
            ("gad-2", "2026-10-01", Some(1)),
            ("gad-2", "2026-10-15", Some(6)),
        ]);
        let moved = |name: &'static str| {
            let measure = Measure::named(name);
            let found = results(&notebook, measure, None);
            let moved = Moved::between(measure, &found[0], &found[1]);
            (moved.is_reliable(), moved.words(), moved.rule().is_empty())
        };
        assert_eq!(
            moved("gad-7"),
            (Some(true), "up 4, more than scores usually move by themselves".into(), false)
        );
        assert_eq!(moved("dread"), (None, "down 2".into(), true));
        assert_eq!(moved("gad-2"), (None, "up 5".into(), true));
        assert_eq!(result_words(Measure::named("dread"), 6.0), "6 of 10");
        assert_eq!(result_words(Measure::named("gad-7"), 14.0), "14 of 21 (moderate)");
    }

    #[test]
    fn the_next_makes_sense_after_two_weeks_or_as_the_person_set_it() {
        let mut notebook = with(&[("phq-8", "2026-11-01", Some(12)), ("dread", "2026-11-01", Some(2))]);
        let phq = Measure::named("phq-8");
        let today = day("2026-11-02");
        assert_eq!(next_due(&notebook, phq, today), Some(day("2026-11-15")));
        notebook.settings.measures_weekly = true;
        assert_eq!(next_due(&notebook, phq, today), Some(day("2026-11-08")));
        assert_eq!(next_due(&notebook, Measure::named("dread"), today), None);
        assert_eq!(next_due(&notebook, Measure::named("gad-7"), today), None);
    }

    #[test]
    fn what_is_offered_stands_before_what_was_taken_once() {
        let notebook = with(&[("phq-9", "2026-11-01", Some(12)), ("dread", "2026-11-01", Some(2))]);
        let names: Vec<&str> = offered_or_taken(&notebook).iter().map(Measure::name).collect();
        assert_eq!(names, ["phq-8", "gad-7", "phq-2", "gad-2", "phq-9", "dread"]);
    }
}
