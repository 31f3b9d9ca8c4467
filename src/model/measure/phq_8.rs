//! PHQ-8: the first eight questions of the PHQ-9, for where nobody reads the answers (clinical 3.1). The usual one here.

use super::{ANSWERS, DIFFICULTY, NOTICE, Questionnaire, STEM, phq_9};

pub(super) const ROW: Questionnaire = Questionnaire {
    name: "phq-8",
    title: "PHQ-8",
    about: "low mood over two weeks, eight questions",
    stem: STEM,
    questions: phq_9::QUESTIONS.split_at(8).0,
    answers: ANSWERS,
    difficulty: Some(DIFFICULTY),
    bands: phq_9::BANDS,
    reliable: Some(phq_9::RELIABLE),
    private: None,
    notice: NOTICE,
};
