//! What a week or a month held, in lines: what was meant to be done in it, its figures, and for a month what its weeks said
//! and the first reflection beside the last.

use super::answers::answer;
use super::questions::Question;
use super::round::Round;
use crate::app::See;
use crate::form::Field;
use crate::insight::{self, Facts};
use crate::screens::reflect::prompts::Prompt;
use crate::text::{one_line, wrap};

/// What was meant to be done, and the figures; not wrapped yet.
pub fn lines(see: See, round: Round, facts: &Facts) -> Vec<String> {
    let mut lines: Vec<String> = before(see, round);
    lines.push(format!("The {}", round.noun()));
    lines.extend(facts.lines().into_iter().map(|(name, words)| match name.is_empty() {
        true => format!("    {words}"),
        false => format!("  {name}: {words}"),
    }));
    lines
}

/// What the weeks of a month said, and the first reflection beside the last; nothing of a week.
pub fn more(see: See, round: Round) -> Vec<String> {
    if !round.month {
        return Vec::new();
    }
    [weeks(see, round, None), then_and_now(see, round)].concat()
}

/// “Last time you meant to: …”, the first thing a review says, and what helped then.
fn before(see: See, round: Round) -> Vec<String> {
    let Some(last) = insight::review_before(see.notebook, round.span(), round.first()) else {
        return Vec::new();
    };
    let said = [
        ("Last time you meant to", answer(&last.body, Question::Intention)),
        ("What helped then", answer(&last.body, Question::Works)),
    ];
    let said = said.into_iter().filter(|(_, words)| !words.is_empty());
    said.map(|(label, words)| format!("{label}: {words}")).collect()
}

/// What the weeks of a month said, to every question or to one.
pub fn weeks(see: See, round: Round, only: Option<Question>) -> Vec<String> {
    let said = insight::weeks_said(see.notebook, round.period);
    let of = |question: Question| {
        let answers: Vec<String> = said
            .iter()
            .filter(|said| said.question == question.name())
            .map(|said| format!("  {}: {}", said.week.format("%-d %b"), said.text))
            .collect();
        let heading =
            (!answers.is_empty()).then(|| format!("The weeks said: {}", lower(question.spec().label)));
        heading.into_iter().chain(answers).collect::<Vec<String>>()
    };
    let asked = Question::asked(false).filter(|question| only.is_none_or(|only| only == *question));
    asked.flat_map(of).collect()
}

fn lower(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default() + letters.as_str()
}

/// The first reflection beside the last up to the end of the month.
fn then_and_now(see: See, round: Round) -> Vec<String> {
    let Some(both) = insight::then_and_now(see.notebook, round.period.last.min(see.today())) else {
        return Vec::new();
    };
    let (then, now) = (both.then.format("%-d %B %Y"), both.now.format("%-d %B %Y"));
    let mut lines = vec![format!("Then, on {then}, and now, on {now}")];
    for (prompt, then, now) in both.rows {
        let label = Prompt::named(prompt).map_or(prompt, |prompt| prompt.spec().label);
        lines.push(format!("  {label}"));
        lines.push(format!("    then: {then}"));
        lines.push(format!("    now: {now}"));
    }
    lines
}

/// Lines in rows of a width; indented lines stay indented.
pub fn wrapped(lines: &[String], width: u16) -> Vec<String> {
    let width = usize::from(width.saturating_sub(2).max(10));
    let rows = |line: &String| {
        let plain = line.trim_start_matches(' ');
        let indent = " ".repeat(line.len() - plain.len());
        let rows = wrap(&one_line(plain), width.saturating_sub(indent.len()).max(8));
        rows.into_iter().map(|row| format!("{indent}{row}")).collect::<Vec<String>>()
    };
    lines.iter().flat_map(rows).collect()
}
