//! The questions of a week's and a month's review, each with the key its answer is kept under. Every one may be left out.

use crate::form::{Field, Spec};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    Wins,
    Hard,
    Works,
    WorksNot,
    Changed,
    Tracking,
    InTheWay,
    Then,
    /// Which goal the plan belongs to; no question of its own.
    ForGoal,
    Celebrate,
    Intention,
}

impl Field for Question {
    const STEPS: &'static [Self] = &[
        Question::Wins,
        Question::Hard,
        Question::Works,
        Question::WorksNot,
        Question::Changed,
        Question::Tracking,
        Question::InTheWay,
        Question::Then,
        Question::ForGoal,
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
            Question::Changed => text("What changed in my life").hint("stands on the charts as well"),
            Question::Tracking => text("Is writing things down helping").hint("it may be less, or more"),
            Question::InTheWay => text("A small thing that could get in the way"),
            Question::Then => text("If it comes, then I will"),
            Question::ForGoal => Spec::choice("For the goal", &[]),
            Question::Celebrate => text("How I will treat myself"),
            Question::Intention => text("The one thing I mean to do next"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Question::Wins => "wins",
            Question::Hard => "hard",
            Question::Works => "works",
            Question::WorksNot => "works-not",
            Question::Changed => "changed",
            Question::Tracking => "tracking",
            Question::InTheWay => "in-the-way",
            Question::Then => "then",
            Question::ForGoal => "for-goal",
            Question::Celebrate => "celebrate",
            Question::Intention => "intention",
        }
    }
}

impl Question {
    /// What is asked of a week, or of a month.
    pub fn asked(month: bool) -> impl Iterator<Item = Question> {
        Self::STEPS.iter().copied().filter(move |question| match question {
            Question::ForGoal => false,
            Question::Changed | Question::Tracking => month,
            _ => true,
        })
    }

    /// The one whose answer is kept under this key.
    pub fn named(key: &str) -> Option<Self> {
        Self::STEPS.iter().copied().find(|question| question.name() == key)
    }
}
