//! What is looked back on: a week or a month.

use chrono::{Datelike, NaiveDate};

use crate::app::See;
use crate::insight;
use crate::model::calendar::{self, Period, add};
use crate::model::review::{Review, Span};
use crate::model::{Notebook, Record};

/// A week or a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Round {
    pub month: bool,
    pub period: Period,
}

/// How a draft calls a month; a week has no word.
const MONTH: &str = "month ";

impl Round {
    /// The one in which that day lies.
    pub fn of(day: NaiveDate, month: bool, see: See) -> Self {
        let week = || calendar::week(day, see.notebook.settings.week_starts());
        Self { month, period: if month { calendar::month(day) } else { week() } }
    }

    /// The one a review was written of.
    pub fn reviewed(first: NaiveDate, month: bool) -> Self {
        let week = Period { first, last: add(first, 6) };
        Self { month, period: if month { calendar::month(first) } else { week } }
    }

    pub fn span(self) -> Span {
        if self.month { Span::Month } else { Span::Week }
    }

    pub fn first(self) -> NaiveDate {
        self.period.first
    }

    pub fn review(self, notebook: &Notebook) -> Option<&Record<Review>> {
        insight::review_of(notebook, self.span(), self.first())
    }

    /// Whether the one before was written in, and not looked back on.
    pub fn before_is_open(self, notebook: &Notebook) -> bool {
        let last = add(self.first(), -1);
        let first = if self.month { calendar::month(last).first } else { add(last, -6) };
        let period = Period { first, last };
        insight::review_of(notebook, self.span(), first).is_none()
            && notebook.check_ins.within(period).next().is_some()
    }

    /// “week”, “month”.
    pub fn noun(self) -> &'static str {
        if self.month { "month" } else { "week" }
    }

    /// “Week 47, 16 to 22 November”, “November 2026”.
    pub fn title(self) -> String {
        let Period { first, last } = self.period;
        if self.month {
            return first.format("%B %Y").to_string();
        }
        let begins = first.format(if first.month() == last.month() { "%-d" } else { "%-d %B" });
        format!("Week {}, {begins} to {}", add(first, 3).iso_week().week(), last.format("%-d %B"))
    }

    /// How drafts call it: `2026-11-16`, `month 2026-11-01`.
    pub fn key(self) -> String {
        format!("{}{}", if self.month { MONTH } else { "" }, self.first())
    }

    /// The one of a key, and what stands after it.
    pub fn read(text: &str) -> Option<(Self, &str)> {
        let text = text.trim_start();
        let (month, rest) = text.strip_prefix(MONTH).map_or((false, text), |rest| (true, rest));
        let (first, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        Some((Self::reviewed(first.parse().ok()?, month), rest))
    }
}
