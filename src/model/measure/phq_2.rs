//! PHQ-2: the first two questions of the PHQ-9; 3 or more is where a longer look makes sense (Kroenke and others, 2003).

use super::{ANSWERS, NOTICE, Questionnaire, SHORT_BANDS, STEM, phq_9};

pub(super) const ROW: Questionnaire = Questionnaire {
    name: "phq-2",
    title: "PHQ-2",
    about: "low mood, two questions, a first look",
    stem: STEM,
    questions: phq_9::QUESTIONS.split_at(2).0,
    answers: ANSWERS,
    difficulty: None,
    bands: SHORT_BANDS,
    reliable: None,
    private: None,
    notice: NOTICE,
};
