//! The other programs, each with every trap of its format.

use super::{Person, refused, source, text};

#[test]
fn habitctl_is_read_with_its_folder_and_its_blank_lines() {
    let mut person = Person::new();
    person.takes("habitctl", &source("habitctl", "habitctl"), [8, 8, 0, 0, 0]);
    assert_eq!(person.days("Meditated"), ["2018-09-15 done", "2018-09-16 not-done"]);
    assert_eq!(person.days("Had a headache"), ["2018-09-15 excused"]);
    assert_eq!(person.habit("Had a headache").kind.word(), "when-needed");
    assert_eq!(person.habit_line("Cleaned the apartment"), "yes-no weekly  from 2018-09-15");
    person.knows("habitctl", &source("habitctl", "habitctl"));
    let refusal = |log: &str| Person::new().plan("habitctl", &text(log)).err().unwrap();
    assert!(refusal("2018-09-15\tA\ty\n2018-09-16\tA").contains("ends inside a record (line 2)"));
    let report = person.takes("habitctl", &text("2018-09-15\tA\ty\n2018-09-16\tA\tq\nA\n"), [3, 1, 0, 0, 2]);
    assert_eq!(
        refused(&report),
        ["line 2: its answer is none of y, n and s", "line 3: it is not DATE, HABIT and y with tabs between"]
    );
}

#[test]
fn jrnl_is_read_with_words_tags_stars_and_times() {
    let mut person = Person::new();
    let report = person.takes("jrnl", &source("jrnl", "jrnl.json"), [7, 3, 0, 1, 3]);
    assert_eq!(
        person.notes(),
        [
            "2026-10-01 2026-10-01T20:15+02:00 \"A short night.\\nWoke at four. @sleep\\n\\nThen *rain*.\" [\"sleep\"]",
            "2026-10-01 2026-10-02T02:30+02:00 \"Only a title @work\" [\"work\"]",
            "2026-10-03 2026-10-03T09:00+02:00 \"From DayOne\\nслова\" []",
        ]
    );
    assert_eq!(
        refused(&report)[..2],
        ["line 7: it has no date like 2026-11-21", "line 8: it has no time like 20:15"]
    );
    assert!(refused(&report)[2].starts_with("line 9: it cannot be read (invalid type: integer"));
    let raw = String::from_utf8(person.notebook.to_bytes()).unwrap();
    assert!(raw.contains(r#""starred":true"#) && raw.contains(r#""device_agent":"pc""#), "{raw}");
    person.knows("jrnl", &source("jrnl", "jrnl.json"));
    let refusal = |file: &str| person.plan("jrnl", &text(file)).err().unwrap();
    assert!(refusal("JRNLv3 rest").contains("jrnl --format json"));
    assert!(refusal("[2026-10-01 08:15:00 PM] A title\n").contains("jrnl --format json"));
}

#[test]
fn both_shapes_of_tui_journal_are_one() {
    let mut person = Person::new();
    let report = person.takes("tui-journal", &source("tui-journal", "tui-journal.json"), [3, 2, 0, 0, 1]);
    assert_eq!(refused(&report), ["line 4: it has no date like 2024-01-02T00:00:00Z"]);
    let mut notes = person.notes();
    notes.sort();
    assert_eq!(notes, ["2024-01-02 \"Late\" []", "2024-01-02 \"Snow\\nAll day.\\nQuiet.\" [\"a\", \"b\"]"]);
    person.takes("tui-journal", &source("tui-journal", "tui-journal-transfer.json"), [2, 1, 1, 0, 0]);
    assert!(String::from_utf8(person.notebook.to_bytes()).unwrap().contains("\"priority\":3"));
    let refusal = person.plan("tui-journal", &super::bytes(b"SQLite format 3\0x")).err().unwrap();
    assert!(refusal.contains("export as JSON"), "{refusal}");
}

#[test]
fn dijo_is_read_with_its_three_kinds() {
    let mut person = Person::new();
    let report = person.takes("dijo", &source("dijo", "dijo.json"), [12, 9, 0, 0, 3]);
    assert_eq!(person.days("meditate"), ["2021-02-21 done", "2021-02-22 not-done"]);
    assert_eq!(person.days("pushups"), ["2021-02-21 done 5", "2021-02-22 done 0"]);
    assert_eq!(person.days("run"), ["2021-02-21 done 4.2"]);
    assert_eq!(person.habit_line("run"), "count daily 5  from 2021-02-21");
    assert_eq!(
        refused(&report),
        [
            "line 5: its kind is none of Bit, Count and Float",
            "line 6: of “wrong” on 2021-02-30: it has no date like 2026-11-21",
            "line 6: of “wrong” on 2021-03-01: its value is no number",
        ]
    );
    person.knows("dijo", &source("dijo", "dijo.json"));
}

#[test]
fn habitui_is_read() {
    let mut person = Person::new();
    let report = person.takes("habitui", &source("habitui", "habitui.json"), [5, 4, 0, 0, 1]);
    assert_eq!(person.days("Walk"), ["2026-05-01 done", "2026-05-03 done"]);
    assert_eq!(person.habit_line("Swim"), "yes-no every 3 days  from 2026-05-02");
    assert_eq!(refused(&report), ["line 4: how often it is meant cannot be read"]);
    person.knows("habitui", &source("habitui", "habitui.json"));
}

#[test]
fn mhabit_is_read_with_amounts_skips_and_reasons() {
    let mut person = Person::new();
    let report = person.takes("mhabit", &source("mhabit", "mhabit.json"), [8, 7, 0, 0, 1]);
    assert_eq!(person.days("Read"), ["2026-02-17 done 25.5 “good”", "2026-02-18 excused “ill”"]);
    assert_eq!(person.habit_line("Read"), "count every 2 days 20 pages from 2026-02-16");
    assert_eq!(person.days("Coffee"), ["2026-02-16 done 0"]);
    assert_eq!(person.habit_line("Coffee"), "at-most 5/week 2  from 2026-02-16 until 2026-02-17");
    assert_eq!(person.habit_line("Floss"), "yes-no every 2 days  from 2026-02-16");
    assert_eq!(refused(&report), ["line 5: of “Floss”, day 20501: its kind is neither done nor left out"]);
    person.knows("mhabit", &source("mhabit", "mhabit.json"));
}

#[test]
fn beaverhabits_is_read_with_its_words_and_without_what_was_deleted_there() {
    let mut person = Person::new();
    let report = person.takes("beaverhabits", &source("beaverhabits", "beaverhabits.json"), [7, 5, 0, 1, 1]);
    assert_eq!(person.days("Stretch"), ["2026-01-02 done “ten minutes”", "2026-01-03 not-done"]);
    assert_eq!(person.habit_line("Stretch"), "yes-no 3/week  from 2026-01-02");
    assert_eq!(person.habit_line("Old"), "yes-no daily  from 2025-01-02 until 2025-01-03");
    assert_eq!(report.remarks, ["“Gone” was deleted in beaverhabits and stays there."]);
    person.knows("beaverhabits", &source("beaverhabits", "beaverhabits.json"));
}

#[test]
fn track_and_graph_adds_up_a_day_and_keeps_every_point() {
    let mut person = Person::new();
    let file = source("track-and-graph", "track-and-graph.csv");
    let report = person.takes("track-and-graph", &file, [7, 5, 0, 0, 2]);
    assert_eq!(person.days("Water"), ["2026-03-01 done 4.5 “glass: with \"lemon\", cold\nlate”"]);
    assert_eq!(person.days("Run"), ["2026-03-02 done 31.5"]);
    assert_eq!(person.days("Mood"), ["2026-03-02 done 0 “Low”"]);
    let raw = String::from_utf8(person.notebook.to_bytes()).unwrap();
    assert!(
        raw.contains(r#"{"at":"2026-03-01T08:00:00.123+01:00","value":"1"},{"at":"2026-03-01T18"#),
        "{raw}"
    );
    assert_eq!(
        refused(&report),
        [
            "line 7: it has no time like 2026-11-21T09:30:00+01:00",
            "line 8: its value is no number and no duration",
        ]
    );
    person.knows("track-and-graph", &file);
}

#[test]
fn daily_you_is_read_with_and_without_a_mood() {
    let mut person = Person::new();
    let report = person.takes("daily-you", &source("daily-you", "daily-you.json"), [5, 3, 0, 1, 1]);
    assert_eq!(
        person.check_ins(),
        ["2026-04-01 2026-04-01T21:00+02:00 1 [] ", "2026-04-02 2026-04-02T21:00+02:00 10 [] short"]
    );
    assert_eq!(
        person.notes(),
        [
            "2026-04-01 2026-04-01T21:00+02:00 \"# A *day*\\n- one\" []",
            "2026-04-03 2026-04-03T21:00+02:00 \"no mood\" []",
        ]
    );
    assert_eq!(refused(&report), ["line 6: its mood is not from -2 to 2"]);
    person.knows("daily-you", &source("daily-you", "daily-you.json"));
}

#[test]
fn pixels_are_read_with_every_mood_of_a_day() {
    let mut person = Person::new();
    let report = person.takes("pixels", &source("pixels", "pixels.json"), [6, 3, 0, 1, 2]);
    let mut moods = person.check_ins();
    moods.sort();
    assert_eq!(moods, ["2024-01-31 1 [] ", "2024-01-31 10 [calm, sad] up and down", "2024-02-01 6 [] "]);
    assert_eq!(person.notes(), ["2024-02-02 \"words only\" []"]);
    assert_eq!(
        refused(&report),
        ["line 6: it has no date like 2026-11-21", "line 7: its moods are not all from 1 to 5"]
    );
    person.knows("pixels", &source("pixels", "pixels.json"));
}

#[test]
fn both_headers_of_how_we_feel_are_read_by_name() {
    let mut person = Person::new();
    let report = person.takes("how-we-feel", &source("how-we-feel", "how-we-feel.csv"), [3, 2, 0, 0, 1]);
    person.takes("how-we-feel", &source("how-we-feel", "how-we-feel-old.csv"), [1, 1, 0, 0, 0]);
    assert_eq!(
        person.check_ins(),
        [
            "2023-07-22 2023-07-22T08:05+02:00 - [By Myself, Hopeful] hm",
            "2026-07-22 2026-07-22T23:36+02:00 - [Family, Friends, Home, Calm] a note, with comma",
            "2026-07-22 2026-07-23T01:05+02:00 - [Work, Sad] ",
        ]
    );
    assert_eq!(person.notes(), ["2026-07-22 2026-07-23T01:05+02:00 \"one\\ntwo\\nthree\" [\"Work\"]"]);
    assert_eq!(refused(&report), ["line 4: it has no date like 2026 Wed Jul 22 11:36 PM"]);
    assert!(String::from_utf8(person.notebook.to_bytes()).unwrap().contains(r#""Sleep":"7.5""#));
    person.knows("how-we-feel", &source("how-we-feel", "how-we-feel.csv"));
}
