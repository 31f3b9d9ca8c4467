//! Loop Habit Tracker, both shapes, as a folder and as a zip.

use std::io::Write;

use super::{Person, refused, source};
use guidepost::exchange::{File, Source};

#[test]
fn the_present_shape_is_read_by_its_folders_with_notes_skips_and_amounts() {
    let mut person = Person::new();
    let report = person.takes("loop", &source("loop", "loop"), [18, 15, 0, 3, 0]);
    assert_eq!(
        person.days("bool habit"),
        ["2026-06-30 excused “ill”", "2026-07-01 not-done “no”", "2026-07-02 done “yes”", "2026-07-04 done",]
    );
    assert_eq!(person.notes(), ["2026-07-05 \"thought of it, did not\" [\"bool habit\"]"]);
    assert_eq!(
        person.days("value habit"),
        ["2026-07-02 done 30.5 “hi”", "2026-07-03 done 0", "2026-07-04 done 12"]
    );
    assert_eq!(person.days("value habit (Loop)"), ["2026-07-04 done 20"]);
    assert_eq!(person.days("瞑想"), ["2026-07-04 done “静か”"]);
    assert_eq!(person.habit_line("value habit"), "at-most every 30 days 12 cups from 2026-07-02");
    assert_eq!(person.habit_line("value habit (Loop)"), "minutes daily 20 minutes from 2026-07-04");
    assert_eq!(person.habit_line("瞑想"), "yes-no daily  from 2026-07-04 until 2026-07-05");
    assert_eq!(person.habit_line("never exported"), "yes-no weekly  from 2026-11-21");
    assert_eq!(report.remarks, ["“bool habit” is meant 3 times in 14 days; here that is every 5 days."]);
    let raw = String::from_utf8(person.notebook.to_bytes()).unwrap();
    assert!(raw.contains("\"description\":\"memo, with a comma\\nand a line\""), "{raw}");
    person.knows("loop", &source("loop", "loop"));
}

#[test]
fn the_former_shape_is_read() {
    let mut person = Person::new();
    person.takes("loop", &source("loop", "loop-old"), [7, 5, 0, 2, 0]);
    assert_eq!(person.days("Meditate"), ["2015-01-21 excused", "2015-01-24 not-done", "2015-01-25 done"]);
    assert_eq!(person.habit_line("Wake up early"), "yes-no every 2 days  from 2026-11-21");
    person.knows("loop", &source("loop", "loop-old"));
}

#[test]
fn a_zip_says_the_same_as_its_folder_and_may_have_a_folder_around_it() {
    let folder = source("loop", "loop");
    for around in ["", "Loop Habits CSV 2026-07-04/"] {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for file in folder.files.iter() {
            zip.start_file(format!("{around}{}", file.path), zip::write::SimpleFileOptions::default())
                .unwrap();
            zip.write_all(&file.bytes).unwrap();
        }
        let zipped = super::bytes(&zip.finish().unwrap().into_inner());
        let (mut one, mut other) = (Person::new(), Person::new());
        one.import("loop", &folder);
        other.takes("loop", &zipped, [18, 15, 0, 3, 0]);
        assert!(one.notebook.says_the_same(&other.notebook));
    }
}

#[test]
fn bad_lines_are_named_with_their_file() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    let habits =
        "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,A,,,1,1,#\nx,B,,,1,1,#\n";
    let files = vec![
        file("Habits.csv", habits),
        file(
            "001 A/Checkmarks.csv",
            "2026-01-01,2\n2026-01-02,maybe\n2026-31-01,2\n2026-01-04\n2026-01-05,9\n",
        ),
        file("007 Z/Checkmarks.csv", "2026-01-01,2\n"),
    ];
    let mut person = Person::new();
    let report = person.takes("loop", &Source::new(files, super::zone), [8, 2, 0, 0, 6]);
    assert_eq!(
        refused(&report),
        [
            "Habits.csv, line 3: its position is no number",
            "001 A/Checkmarks.csv, line 2: its value is none that Loop writes",
            "001 A/Checkmarks.csv, line 3: it has no date like 2026-11-21",
            "001 A/Checkmarks.csv, line 4: it has 1 of 2 columns",
            "001 A/Checkmarks.csv, line 5: its value is none that Loop writes",
            "007 Z/Checkmarks.csv, line 1: Habits.csv has no habit of this number",
        ]
    );
}

#[test]
fn loops_own_backup_is_answered_kindly() {
    let refusal = Person::new().plan("loop", &super::bytes(b"SQLite format 3\0rest")).err().unwrap();
    assert!(refusal.contains("export as CSV in Loop"), "{refusal}");
}
