//! PHQ-9: nine questions about low mood (Kroenke, Spitzer and Williams, 2001). The ninth is private (clinical 3.6).

use super::{ANSWERS, Band, DIFFICULTY, NOTICE, Questionnaire, Reliable, STEM, band};

pub(super) const QUESTIONS: &[&str] = &[
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or \
        restless that you have been moving around a lot more than usual",
    "Thoughts that you would be better off dead or of hurting yourself in some way",
];

pub(super) const BANDS: &[Band] = &[
    band(0, "none to minimal"),
    band(5, "mild"),
    band(10, "moderate"),
    band(15, "moderately severe"),
    band(20, "severe"),
];

/// Clinical 3.1.
pub(super) const RELIABLE: Reliable =
    Reliable { points: 6, source: "the rule of England’s talking therapies" };

pub(super) const ROW: Questionnaire = Questionnaire {
    name: "phq-9",
    title: "PHQ-9",
    about: "low mood over two weeks, nine questions",
    stem: STEM,
    questions: QUESTIONS,
    answers: ANSWERS,
    difficulty: Some(DIFFICULTY),
    bands: BANDS,
    reliable: Some(RELIABLE),
    private: Some(8),
    notice: NOTICE,
};
