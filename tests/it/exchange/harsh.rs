//! harsh: its folder and its log alone.

use super::{Person, refused, source, text};

#[test]
fn the_folder_is_read_with_notes_skips_and_amounts() {
    let mut person = Person::new();
    person.takes("harsh", &source("harsh", "harsh"), [13, 13, 0, 0, 0]);
    assert_eq!(
        person.days("Gym"),
        [
            "2025-01-01 done 1.5 “Leg day”",
            "2025-01-02 not-done “too tired”",
            "2025-01-03 excused “ill”",
            "2025-01-15 done",
        ]
    );
    assert_eq!(person.days("Called Mom"), ["2025-01-16 not-done “she was out”"]);
    assert_eq!(person.days("Coffee"), ["2024-06-10 done 2", "2024-06-11 done"]);
    assert_eq!(person.days("Not listed"), ["2025-01-17 done 3 “wörter”"]);
    assert_eq!(person.habit_line("Gym"), "yes-no 3/week  from 2025-01-01");
    assert_eq!(person.habit("Coffee").kind.word(), "when-needed");
    assert_eq!(person.habit("Not listed").kind.word(), "count");
    assert_eq!(person.habit("Old Habit").until.unwrap().to_string(), "2024-06-15");
    person.knows("harsh", &source("harsh", "harsh"));
}

#[test]
fn bad_lines_are_named_and_half_a_last_line_refuses_the_file() {
    let mut person = Person::new();
    let log = "2025-01-01 : A : y\n2025-13-01 : A : y\nhello\n2025-01-02 : A : q\n2025-01-03 : A : n\n";
    let report = person.takes("harsh", &text(log), [5, 2, 0, 0, 3]);
    assert_eq!(
        refused(&report),
        [
            "line 2: it has no date like 2026-11-21",
            "line 3: it is not DATE : HABIT : y",
            "line 4: its answer is none of y, n and s",
        ]
    );
    let refusal = |log: &str| Person::new().plan("harsh", &text(log)).err().unwrap();
    assert!(refusal("2025-01-01 : A : y\n2025-01-02 : A").contains("ends inside a record (line 2)"));
    assert!(refusal("some\nother\nfile\n").contains("not a harsh log"));
}
