//! GAD-2: the first two questions of the GAD-7; 3 or more is where a longer look makes sense.

use super::{ANSWERS, NOTICE, Questionnaire, SHORT_BANDS, STEM, gad_7};

pub(super) const ROW: Questionnaire = Questionnaire {
    name: "gad-2",
    title: "GAD-2",
    about: "worry and anxiety, two questions, a first look",
    stem: STEM,
    questions: gad_7::QUESTIONS.split_at(2).0,
    answers: ANSWERS,
    difficulty: None,
    bands: SHORT_BANDS,
    reliable: None,
    private: None,
    notice: NOTICE,
};
