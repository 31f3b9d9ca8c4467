//! What holds for every format: whole or not at all, known again, undone at once, quick.

use guidepost::exchange::FORMATS;
use guidepost::model::{Edit, Moment, Notebook};

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

/// Days and moments that no notebook can write, or only just.
const HOSTILE: &[(&str, &str)] = &[
    ("harsh", "-0001-01-01 : Gym : y\n0000-12-31 : Gym : y\n10000-01-01 : Gym : y\n9999-12-31 : Gym : y\n"),
    ("habitctl", "+12000-01-01\tGym\ty\n-4-01-01\tGym\tn\n0001-01-01\tGym\ty\n"),
    (
        "mhabit",
        r#"{"habits":[{"name":"a","status":3,"start_date":-20000000,"records":[
        {"record_date":20000000,"record_type":1},{"record_date":9223372036854775807,"record_type":1},
        {"record_date":-719529,"record_type":1},{"record_date":2932896,"record_type":1}]}]}"#,
    ),
    (
        "dijo",
        r#"[{"type":"Bit","name":"m","stats":{"-0001-02-21":true,"+10000-01-01":true},"goal":true,"auto":false}]"#,
    ),
    (
        "habitui",
        r#"{"version":1,"habits":[{"id":1,"name":"w","frequency":"Daily","created_at":"-001-01-01","completions":
        ["-0001-01-01","99999-01-01"]}],"next_id":2}"#,
    ),
    (
        "beaverhabits",
        r#"{"habits":[{"name":"b","id":"1","status":"archive","records":[{"day":"-0001-01-01","done":true}]}]}"#,
    ),
    (
        "track-and-graph",
        "FeatureName,Timestamp,Value,Label,Note\nw,0000-01-01T00:30:00+14:00,1,,\nw,9999-12-31T23:30:00-12:00,1,,\n",
    ),
    (
        "daily-you",
        r#"[{"timeCreated":"+262142-12-31T23:59:59","mood":1,"text":"a"},{"timeCreated":"0001-01-01T00:10:00","mood":1,
        "text":"b"},{"timeCreated":"9999-12-31T23:59:59-12:00","mood":1,"text":"c"}]"#,
    ),
    ("pixels", r#"[{"date":"-1-1-31","type":"Mood","scores":[1],"notes":"x"}]"#),
    ("tui-journal", r#"[{"id":0,"date":"9999-12-31T23:00:00-05:00","title":"t","content":"c"}]"#),
    ("jrnl", r#"{"tags":{},"entries":[{"title":"t","body":"","date":"-0001-01-01","time":"20:15"}]}"#),
    ("how-we-feel", "Date,Mood,Notes\n10000 Sat Jan 01 11:36 PM,Calm,\n"),
    (
        "daylio",
        "full_date,date,weekday,time,mood,activities,note_title,note\n-0001-09-25,x,x,21:35,good,,,\n",
    ),
];

#[test]
fn after_an_import_of_whatever_days_the_notebook_reads_back() {
    for (format, file) in HOSTILE {
        let mut person = Person::new();
        let (report, _) = person.import(format, &text(file));
        assert!(!report.refused.is_empty(), "{format}: {:#?}", report.lines());
        let bytes = person.notebook.to_bytes();
        assert_eq!(Notebook::read(&bytes).as_ref(), Ok(&person.notebook), "{format}");
        person.knows(format, &text(file));
    }
}
