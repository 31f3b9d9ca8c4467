//! GAD-7: seven questions about worry and anxiety (Spitzer and others, 2006). The answers are those of the PHQ-9, “Not at
//! all” without “sure”.

use super::{ANSWERS, DIFFICULTY, NOTICE, Questionnaire, Reliable, STEM, band};

pub(super) const QUESTIONS: &[&str] = &[
    "Feeling nervous, anxious or on edge",
    "Not being able to stop or control worrying",
    "Worrying too much about different things",
    "Trouble relaxing",
    "Being so restless that it is hard to sit still",
    "Becoming easily annoyed or irritable",
    "Feeling afraid as if something awful might happen",
];

pub(super) const ROW: Questionnaire = Questionnaire {
    name: "gad-7",
    title: "GAD-7",
    about: "worry and anxiety over two weeks, seven questions",
    stem: STEM,
    questions: QUESTIONS,
    answers: ANSWERS,
    difficulty: Some(DIFFICULTY),
    bands: &[band(0, "none to minimal"), band(5, "mild"), band(10, "moderate"), band(15, "severe")],
    reliable: Some(Reliable { points: 4, source: "the rule of England’s talking therapies" }),
    private: None,
    notice: NOTICE,
};
