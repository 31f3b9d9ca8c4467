//! What holds for every format: whole or not at all, known again, undone at once, quick.

use guidepost::exchange::FORMATS;
use guidepost::model::{Edit, Moment};

use super::{Person, bytes, counts, source, text};
use crate::driver::at;

#[test]
fn every_format_says_what_to_give_and_refuses_what_is_no_text_of_its_own() {
    let person = Person::new();
    for format in FORMATS {
        assert!(!format.what.is_empty() && format.what.len() <= 60, "{}", format.name);
        for (foreign, why) in [
            (&b"\xff\xfea\0b\0"[..], "UTF-16"),
            (b"full_date\n\n\xe9t\xe9", "not UTF-8 (line 3)"),
            (b"", "is empty"),
            (b"\xef\xbb\xbf \n", "is empty"),
            (b"{\"cookies\": [1, 2", ""),
            (b"Dear diary, today nothing was logged.\n", ""),
            (b"PK\x03\x04 and then nothing", "zip that cannot be unpacked"),
        ] {
            let refusal = person.plan(format.name, &bytes(foreign)).err();
            let refusal = refusal.unwrap_or_else(|| panic!("{} took {foreign:?}", format.name));
            let is_loop = format.name == "loop" && refusal.contains("Habits.csv");
            assert!(is_loop || refusal.contains(why), "{}: {refusal}", format.name);
        }
    }
}

#[test]
fn what_was_changed_or_deleted_here_stays_so() {
    let mut person = Person::new();
    let file = source("daylio", "daylio.csv");
    person.import("daylio", &file);
    let first = person.notebook.check_ins.iter().next().unwrap().clone();
    let second = person.notebook.check_ins.iter().nth(1).unwrap().id;
    let edit = Edit::revise(&first, |record| record.body.words = "mine".to_owned()).unwrap();
    person.apply(edit);
    person.apply(Edit::Delete { id: second, at: Moment::new(at("2026-11-22T10:00+00:00")) });
    let before = person.notebook.clone();
    let report = person.takes("daylio", &file, [5, 0, 5, 0, 0]);
    assert_eq!(report.remarks, ["1 record was deleted here before and stays in the trash."]);
    assert_eq!(person.notebook, before);
    assert_eq!(person.notebook.check_ins.get(first.id).unwrap().words, "mine");
}

#[test]
fn an_answer_that_was_changed_here_stays_and_is_told() {
    let mut person = Person::new();
    person.import("harsh", &text("2025-01-01 : Gym : y\n2025-01-02 : Gym : y\n"));
    let habit = person.habit("Gym").id;
    let day = "2025-01-01".parse().unwrap();
    let answer = guidepost::model::habit::Answer::new(guidepost::model::habit::Is::NotDone);
    person.apply(Edit::Answer { habit, day, answer });
    let report = person.takes(
        "harsh",
        &text("2025-01-01 : Gym : y\n2025-01-02 : Gym : y\n2025-01-03 : Gym : s\n"),
        [3, 1, 2, 0, 0],
    );
    assert_eq!(report.remarks, ["1 day says something else here; what is here stays."]);
    assert_eq!(person.days("Gym"), ["2025-01-01 not-done", "2025-01-02 done", "2025-01-03 excused"]);
}

#[test]
fn one_undo_takes_an_import_back_and_the_next_import_brings_it_again() {
    for (format, name) in [("daylio", "daylio.csv"), ("loop", "loop"), ("harsh", "harsh")] {
        let mut person = Person::new();
        let (empty, file) = (person.notebook.clone(), source(format, name));
        let (first, undo) = person.import(format, &file);
        let full = person.notebook.clone();
        person.apply(Edit::Back(Box::new(undo.unwrap())));
        assert!(person.notebook.says_the_same(&empty), "{name}");
        let (again, _) = person.import(format, &file);
        assert_eq!(counts(&again), counts(&first));
        assert!(person.notebook.says_the_same(&full), "{name}");
        person.knows(format, &file);
    }
}

#[test]
fn a_habit_of_the_same_name_is_left_alone() {
    let mut person = Person::new();
    person.import("harsh", &text("2025-01-01 : Meditate : y\n"));
    person.import("loop", &source("loop", "loop-old"));
    assert_eq!(person.days("Meditate"), ["2025-01-01 done"]);
    assert_eq!(person.days("Meditate (Loop)").len(), 3);
    person.knows("loop", &source("loop", "loop-old"));
}
