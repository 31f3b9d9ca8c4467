use super::*;
use crate::model::number::Amount;

#[test]
fn every_row_is_whole() {
    for row in QUESTIONNAIRES {
        assert!(!row.stem.is_empty() && !row.notice.is_empty() && !row.about.is_empty(), "{}", row.name);
        assert_eq!(row.answers.len(), 4, "{}", row.name);
        assert_eq!(usize::from(row.most()), 3 * row.questions.len());
        assert!(row.private.is_none_or(|at| at < row.questions.len()));
        assert_eq!(row.bands[0].from, 0);
        assert!(row.bands.windows(2).all(|pair| pair[0].from < pair[1].from));
        assert!(row.bands.iter().all(|band| band.from <= row.most()));
        for total in 0..=row.most() {
            assert!(row.band(total.into()).is_some(), "{} {total}", row.name);
        }
        assert_eq!((row.band(-1.0), row.band(f64::from(row.most()) + 1.0)), (None, None));
        assert_eq!(QUESTIONNAIRES.iter().filter(|other| other.name == row.name).count(), 1);
        assert_eq!(questionnaire(row.name), Some(row));
    }
}

#[test]
fn the_totals_and_bands_are_those_of_clinical_3() {
    let bands = |name: &str| {
        let row = questionnaire(name).unwrap();
        (
            row.most(),
            row.bands.iter().map(|band| band.from).collect::<Vec<u8>>(),
            row.reliable.map(|r| r.points),
        )
    };
    assert_eq!(bands("phq-9"), (27, vec![0, 5, 10, 15, 20], Some(6)));
    assert_eq!(bands("phq-8"), (24, vec![0, 5, 10, 15, 20], Some(6)));
    assert_eq!(bands("gad-7"), (21, vec![0, 5, 10, 15], Some(4)));
    assert_eq!(bands("phq-2"), (6, vec![0, 3], None));
    assert_eq!(bands("gad-2"), (6, vec![0, 3], None));
}

#[test]
fn the_short_ones_begin_as_the_long_ones() {
    let questions = |name: &str| questionnaire(name).unwrap().questions;
    for (short, long) in [("phq-8", "phq-9"), ("phq-2", "phq-9"), ("gad-2", "gad-7")] {
        assert!(questions(long).starts_with(questions(short)), "{short}");
    }
}

#[test]
fn a_name_is_read_in_any_case_with_a_hyphen_or_none() {
    for name in ["phq-8", "PHQ8", "Phq 8", " phq-8 "] {
        assert_eq!(questionnaire(name).map(|row| row.title), Some("PHQ-8"), "{name}");
    }
    assert_eq!(Measure::named("Dread"), Measure::Own("Dread"));
    assert!(Measure::named("Dread").is("dread ") && !Measure::named("Dread").is("phq-8"));
    assert!(Measure::named("PHQ8").is("phq-8"));
}

#[test]
fn there_is_a_total_only_of_all_answers() {
    let row = questionnaire("phq-2").unwrap();
    assert_eq!(row.total(&[Some(3), Some(2)]), Some(5));
    for answers in [&[Some(3), None][..], &[Some(3)], &[Some(3), Some(4)], &[], &[Some(1), Some(1), Some(1)]]
    {
        assert_eq!(row.total(answers), None, "{answers:?}");
    }
}

#[test]
fn nine_questions_are_offered_only_if_the_person_chose_them() {
    let names = |settings: &Settings| offered(settings).map(|row| row.name).collect::<Vec<_>>();
    assert_eq!(names(&Settings::default()), ["phq-8", "gad-7", "phq-2", "gad-2"]);
    let chosen = Settings { phq_9: true, ..Settings::default() };
    assert_eq!(names(&chosen), ["phq-9", "gad-7", "phq-2", "gad-2"]);
}

#[test]
fn item_nine_goes_with_all_it_could_be_told_from() {
    let answers = [vec![Some(1); 8], vec![Some(2)]].concat();
    let nine = Measured {
        measure: "phq-9".to_owned(),
        score: Some(Amount::from(10)),
        answers,
        words: "a bad week".to_owned(),
        ..Measured::default()
    };
    let mut shared = nine.clone();
    shared.withhold();
    assert_eq!((shared.score, shared.answers.len(), &*shared.words), (nine.score, 0, "a bad week"));
    assert_eq!(nine.private_answer().map(|(_, answer)| answer), Some("More than half the days"));
    assert!(nine.calls_for_support() && !shared.calls_for_support());
    let mut eight =
        Measured { measure: "phq-8".to_owned(), answers: vec![Some(1); 8], ..Measured::default() };
    eight.withhold();
    assert_eq!((eight.answers.len(), eight.private_answer()), (8, None));
}
