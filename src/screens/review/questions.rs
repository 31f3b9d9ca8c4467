//! The questions of a week's review, each with the key its answer is kept under. Every one may be left out.

use crate::form::{Field, Spec};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    Wins,
    Hard,
    Works,
    WorksNot,
    InTheWay,
    Then,
    Celebrate,
    Intention,
}

impl Field for Question {
    const STEPS: &'static [Self] = &[
        Question::Wins,
        Question::Hard,
        Question::Works,
        Question::WorksNot,
        Question::InTheWay,
        Question::Then,
        Question::Celebrate,
        Question::Intention,
    ];

    fn spec(self) -> Spec {
        let text = |label| Spec::lines(label, 1, 6);
        match self {
            Question::Wins => text("What went well, however small"),
            Question::Hard => text("What was hard"),
            Question::Works => text("What helps"),
            Question::WorksNot => text("What does not, so far"),
            Question::InTheWay => text("A small thing that could get in the way"),
            Question::Then => text("If it comes, then I will"),
            Question::Celebrate => text("How I will treat myself"),
            Question::Intention => text("The one thing I mean to do next week"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Question::Wins => "wins",
            Question::Hard => "hard",
            Question::Works => "works",
            Question::WorksNot => "works-not",
            Question::InTheWay => "in-the-way",
            Question::Then => "then",
            Question::Celebrate => "celebrate",
            Question::Intention => "intention",
        }
    }
}
