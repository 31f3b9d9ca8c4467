//! The figures a page can hold: moods, questionnaires, habits. On until they are taken off, questionnaires off until they
//! are ticked.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::appointments::At;
use super::offers::{Group, Offer};
use super::{Block, Chart, Part, id_name, short};
use crate::insight::{self, Moved, Score, Series, count, one_decimal};
use crate::model::calendar::{Period, add};
use crate::model::day::{CheckIn, Day, Event, Note};
use crate::model::habit::Habit;
use crate::model::measure::Measure;
use crate::model::reflection::Reflection;
use crate::model::review::Review;
use crate::model::session::Measured;
use crate::model::{Kind, Notebook, Record};
use crate::text::{capital, one_line};

pub const DAYS: &str = "days written on";
pub const SESSIONS: &str = "sessions attended";
pub const MOOD: &str = "mood";
pub const SLEEP: &str = "sleep";

/// Days that the direction of the mood is read from; a fortnight is too short for one.
const DIRECTION: i64 = 56;

/// Signs in a row of values: at most so many.
const MOST_SIGNS: usize = 60;

/// On how many days of a period there is a word, a tick or a number.
pub fn written(notebook: &Notebook, period: Period) -> usize {
    let mut days = BTreeSet::new();
    days.extend(on::<CheckIn>(notebook, period));
    days.extend(on::<Note>(notebook, period));
    days.extend(on::<Day>(notebook, period));
    days.extend(on::<Event>(notebook, period));
    days.extend(on::<Reflection>(notebook, period));
    days.extend(on::<Review>(notebook, period));
    days.extend(on::<Measured>(notebook, period));
    for habit in notebook.habits.iter() {
        days.extend(notebook.answers(habit.id, period).map(|(day, _)| day));
    }
    days.len()
}

fn on<T: Kind + 'static>(notebook: &Notebook, period: Period) -> impl Iterator<Item = NaiveDate> {
    T::table(notebook).within(period).map(|record| record.when.day)
}

pub fn mood(at: At, period: Period) -> Vec<Offer> {
    let mut offers = vec![
        Offer::figure(DAYS, Part::Mood, "how many days you wrote on", Vec::new()),
        Offer::figure(SESSIONS, Part::Mood, "how many sessions you were at", Vec::new()),
    ];
    let facts = insight::facts(at.notebook, period, at.today());
    if 0 < facts.mood.logged {
        let label = format!("mood: {}", facts.mood.words());
        offers.push(Offer { label, ..Offer::figure(MOOD, Part::Mood, MOOD, mood_blocks(at, period)) });
    }
    if let Some((hours, nights)) = facts.sleep {
        let value =
            format!("{} hours on average, over {}", one_decimal(hours), count(nights, "night", "nights"));
        let block = Block::Fact { name: "Sleep".to_owned(), value: value.clone() };
        let label = format!("sleep: {value}");
        offers.push(Offer { label, ..Offer::figure(SLEEP, Part::Mood, SLEEP, vec![block]) });
    }
    offers
}

fn mood_blocks(at: At, period: Period) -> Vec<Block> {
    let series = Series::of(at.notebook, period);
    let mood = insight::mood(at.notebook, period, at.today());
    let long = Series::of(at.notebook, Period { first: add(period.last, 1 - DIRECTION), last: period.last });
    let mut lines = vec![format!("{}.", capital(&series.typical(period.last)))];
    lines.extend(ends(&series, period));
    lines.push(format!("Over the last 8 weeks: {}.", insight::trend(&long).words()));
    let days: Vec<NaiveDate> = period.days().collect();
    let value = |day: &NaiveDate| series.0.iter().find(|(other, _)| other == day).map(|(_, mood)| *mood);
    let values: Vec<Option<f64>> = days.iter().map(value).collect();
    let chart = Chart {
        title: format!("Mood, 1 to 10: {}", mood.words()),
        words: format!(
            "One dot a day. {} {}",
            described(&days, &values, period),
            "Days without one were not recorded."
        ),
        row: row(&values, (1.0, 10.0), at.notebook.settings.ascii),
        days,
        values,
        range: (1.0, 10.0),
    };
    std::iter::once(Block::Chart(chart)).chain([Block::Line(lines.join(" "))]).collect()
}

/// “Lowest day 12 November (3), highest 15 November (8).”
fn ends(series: &Series, period: Period) -> Option<String> {
    let by_mood = |a: &&(NaiveDate, f64), b: &&(NaiveDate, f64)| a.1.total_cmp(&b.1);
    let (low, high) = (series.0.iter().min_by(by_mood)?, series.0.iter().rev().max_by(by_mood)?);
    let said = |(day, mood): &(NaiveDate, f64)| format!("{} ({})", short(*day, period), whole(*mood));
    (low.1 < high.1).then(|| format!("Lowest day {}, highest {}.", said(low), said(high)))
}

/// “8 November 5, 9 November 6.”
fn described(days: &[NaiveDate], values: &[Option<f64>], period: Period) -> String {
    let said = days.iter().zip(values).filter_map(|(day, value)| Some((day, (*value)?)));
    let said: Vec<String> =
        said.map(|(day, value)| format!("{} {}", short(*day, period), whole(value))).collect();
    if said.is_empty() { String::new() } else { format!("{}.", said.join(", ")) }
}

/// Without a decimal where there is none.
fn whole(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { one_decimal(value) }
}

/// One sign a value, the last sixty of them; a gap is a dot.
pub fn row(values: &[Option<f64>], (low, high): (f64, f64), ascii: bool) -> String {
    let signs = if ascii {
        ["_", ".", "-", "~", "=", "+", "*", "#"]
    } else {
        ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    };
    let sign = |value: &Option<f64>| match value {
        None if ascii => " ",
        None => "·",
        Some(value) => {
            let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
            signs[(share * 7.0).round() as usize]
        }
    };
    values[values.len().saturating_sub(MOST_SIGNS)..].iter().map(sign).collect()
}

/// Each habit of those days, with its figure.
pub fn habits(at: At, period: Period) -> Vec<Offer> {
    let facts = insight::facts(at.notebook, period, at.today());
    let offer = |habit: &Record<Habit>, words: String| {
        let name = one_line(&habit.name).into_owned();
        let label = format!("{name}: {words}");
        let block = Block::Fact { name, value: words };
        Offer { label, ..Offer::figure(id_name(habit.id), Part::Habits, "a habit", vec![block]) }
    };
    let marked = |habit: &Record<Habit>| habit.bring;
    let shown = facts.habits.iter().filter(|fact| !marked(fact.habit) || 0 < fact.adherence.days);
    shown.map(|fact| offer(fact.habit, fact.adherence.words())).collect()
}

/// Each questionnaire and each scale of one's own that was answered up to now: totals, never a single answer.
pub fn results(at: At, period: Period) -> Vec<Offer> {
    insight::measures(at.notebook).into_iter().filter_map(|measure| result(at, period, measure)).collect()
}

fn result(at: At, period: Period, measure: Measure) -> Option<Offer> {
    let up_to = Period { first: NaiveDate::MIN, last: period.last };
    let scores = insight::results(at.notebook, measure, Some(up_to));
    let (first, last) = (scores.first()?, scores.last()?);
    let title = one_line(measure.title()).into_owned();
    let words = insight::result_words(measure, last.score);
    let mut value = format!("{words} on {}", short(last.day, period));
    let earlier = scores.len().checked_sub(2).map(|at| scores[at]);
    if let Some(earlier) = earlier {
        let moved = Moved::between(measure, &earlier, last).words();
        value.push_str(&format!("; since {} {moved}", short(earlier.day, period)));
    }
    if 2 < scores.len() {
        value.push_str(&format!("; first {} on {}", whole(first.score), short(first.day, period)));
    }
    let mut blocks = vec![Block::Fact { name: title.clone(), value: value.clone() }];
    if 1 < scores.len() {
        blocks.push(Block::Chart(curve(&title, measure, &scores, period)));
    }
    let name = format!("measure {}", measure.name());
    // The name of a scale of one's own is a word of one's own.
    let kind = match measure {
        Measure::Questionnaire(_) => format!("results of the {title}"),
        Measure::Own(_) => "results of a scale of your own".to_owned(),
    };
    let figure = Offer::figure(name, Part::Results, &kind, blocks);
    Some(Offer { label: format!("{title}: {value}"), group: Group::Result, on: false, ..figure })
}

/// Drawn where there is room for a curve; in a line of text the numbers say it.
fn curve(title: &str, measure: Measure, scores: &[Score], period: Period) -> Chart {
    let days: Vec<NaiveDate> = scores.iter().map(|score| score.day).collect();
    let values: Vec<Option<f64>> = scores.iter().map(|score| Some(score.score)).collect();
    Chart {
        title: format!("{title}, 0 to {}", measure.most()),
        words: described(&days, &values, period),
        row: String::new(),
        range: (0.0, f64::from(measure.most())),
        days,
        values,
    }
}
