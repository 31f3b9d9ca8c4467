//! What the tab shows, made once: every section with its message, its chart and its words. Made anew when the notebook, the
//! day or the period is another, never for a drawing.

use chrono::NaiveDate;

use super::chart::Chart;
use super::{days, goals, habits, mood};
use crate::app::See;
use crate::model::Notebook;
use crate::model::calendar::{Period, add};
use crate::text::capital;

/// How much time is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    Month,
    #[default]
    Quarter,
    Year,
}

impl Span {
    const ROWS: &'static [(Span, i64, &'static str)] =
        &[(Span::Month, 28, "4 weeks"), (Span::Quarter, 84, "12 weeks"), (Span::Year, 364, "52 weeks")];

    fn row(self) -> &'static (Span, i64, &'static str) {
        Self::ROWS.iter().find(|(span, ..)| *span == self).unwrap_or(&Self::ROWS[0])
    }

    /// All there are, the shortest first.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::ROWS.iter().map(|(span, ..)| *span)
    }

    pub fn days(self) -> i64 {
        self.row().1
    }

    pub fn name(self) -> &'static str {
        self.row().2
    }

    /// The next longer one, and round.
    pub fn next(self) -> Self {
        let at = Self::ROWS.iter().position(|(span, ..)| *span == self).unwrap_or(0);
        Self::ROWS[(at + 1) % Self::ROWS.len()].0
    }
}

/// A part of the tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Mood,
    Weeks,
    Weekdays,
    Month,
    Year,
    Habits,
    Beside,
    Helped,
    Measures,
    Goals,
    Wins,
}

/// How a part is made.
type Make = fn(&Looked) -> Section;

impl Part {
    /// Every part: its name and how it is made, in the order in which they are shown.
    const ROWS: &'static [(Part, &'static str, Make)] = &[
        (Part::Mood, "Mood", mood::over_time),
        (Part::Weeks, "Week by week", mood::weeks),
        (Part::Weekdays, "Days of the week", days::weekdays),
        (Part::Month, "The month", days::month),
        (Part::Year, "The year", days::year),
        (Part::Habits, "Habits", habits::weeks),
        (Part::Beside, "With and without", habits::beside_mood),
        (Part::Helped, "What helped", goals::helped),
        (Part::Measures, "Questionnaires", goals::measures),
        (Part::Goals, "Goals", goals::rated),
        (Part::Wins, "Wins", goals::wins),
    ];

    pub fn all() -> Vec<Part> {
        Self::ROWS.iter().map(|(part, ..)| *part).collect()
    }

    pub fn name(self) -> &'static str {
        Self::ROWS.iter().find(|(part, ..)| *part == self).map_or("", |(_, name, _)| name)
    }
}

/// What a part says.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub part: Part,
    /// What the chart comes to, in a sentence.
    pub message: String,
    pub chart: Chart,
    /// What else there is to say, under the chart.
    pub notes: Vec<String>,
}

/// What a part is made of.
pub struct Looked<'a> {
    pub notebook: &'a Notebook,
    pub period: Period,
    pub span: Span,
    /// The period is over: no day to come is in it.
    pub past: bool,
}

/// Everything shown, and what it was made of.
#[derive(Debug)]
pub struct Seen {
    of: (u64, NaiveDate, NaiveDate, Span),
    pub sections: Vec<Section>,
}

impl Seen {
    /// What the notebook says of the time up to `last`.
    pub fn make(see: See, last: NaiveDate, span: Span) -> Self {
        let period = Period { first: add(last, 1 - span.days()), last };
        let looked = Looked { notebook: see.notebook, period, span, past: last < see.today() };
        let sections = Part::ROWS.iter().map(|(_, _, make)| make(&looked)).collect();
        Self { of: Self::key(see, last, span), sections }
    }

    /// Whether this still is what the notebook says.
    pub fn holds(&self, see: See, last: NaiveDate, span: Span) -> bool {
        self.of == Self::key(see, last, span)
    }

    fn key(see: See, last: NaiveDate, span: Span) -> (u64, NaiveDate, NaiveDate, Span) {
        (see.changes, see.today(), last, span)
    }

    pub fn section(&self, part: Part) -> Option<&Section> {
        self.sections.iter().find(|section| section.part == part)
    }
}

impl Section {
    pub fn new(part: Part, message: impl Into<String>, chart: Chart) -> Self {
        Self { part, message: sentence(&message.into()), chart, notes: Vec::new() }
    }

    /// Says something under the chart, if there is something.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        let note = note.into();
        if !note.is_empty() {
            self.notes.push(sentence(&note));
        }
        self
    }

    /// A line of a list under the chart, as it is.
    pub fn list(mut self, line: String) -> Self {
        self.notes.push(line);
        self
    }

    /// Everything in words.
    pub fn twin(&self) -> Vec<String> {
        let mut lines = self.chart.twin();
        if !lines.is_empty() && !self.notes.is_empty() {
            lines.push(String::new());
        }
        lines.extend(self.notes.iter().cloned());
        lines
    }
}

/// A first capital, and a full stop at the end unless there is one.
fn sentence(words: &str) -> String {
    let words = words.trim();
    let end = if words.is_empty() || words.ends_with(['.', ':', '?']) { "" } else { "." };
    capital(words) + end
}
