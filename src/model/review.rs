//! A week or a month looked back on: questions answered, goals rated and decided on.

use chrono::NaiveDate;

use super::fields::{fields, words};
use super::id::Id;
use super::list::{List, part};
use super::number::Rating;

fields! {
    /// One review of a span; `first` is the first day it looks back on.
    pub struct Review {
        pub span: Span,
        pub first: NaiveDate,
        pub answers: List<Reviewed>,
        pub decisions: List<Decision>,
        /// The one thing meant for the next week or month.
        pub intention: String,
    }
}

words! {
    pub enum Span {
        Week = "week",
        Month = "month",
    }
}

part! {
    /// An answer to one question, known by its key.
    pub struct Reviewed {
        pub question: String,
        pub text: String,
    }
}

part! {
    /// What was said of one goal.
    pub struct Decision {
        pub goal: Id,
        pub choice: Choice,
        pub rating: Option<Rating>,
        /// The goal's sentence when it was decided on.
        pub statement: String,
        pub reason: String,
    }
}

words! {
    pub enum Choice {
        Keep = "keep",
        Adjust = "adjust",
        BreakDown = "break-down",
        Park = "park",
        LetGo = "let-go",
        Done = "done",
    }
}

impl Review {
    pub fn answer(&self, question: &str) -> Option<&str> {
        self.answers.iter().find(|answer| answer.question == question).map(|answer| &*answer.text)
    }
}
