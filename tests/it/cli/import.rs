//! `import` from outside: counts, what is on the disk afterwards, and the exit status.

use std::path::Path;

use super::Home;

fn data(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name).display().to_string()
}

const LOOKED: &str = "Nothing was written: this was a look ahead.\n";

#[test]
fn a_look_ahead_says_what_the_import_then_does_and_a_second_one_writes_nothing() {
    let home = Home::new();
    for (format, name) in [("daylio", "daylio.csv"), ("loop", "loop"), ("harsh", "harsh")] {
        let path = data(name);
        let before = std::fs::read(home.data()).ok();
        let ahead = home.done(&["import", format, &path, "--dry-run"]);
        assert_eq!(std::fs::read(home.data()).ok(), before, "{name}");
        let done = home.done(&["import", format, &path]);
        assert_eq!(ahead, format!("{done}{LOOKED}"));
        assert!(done.contains("already there 0\n") && done.contains("refused       0\n"), "{done}");
        let written = std::fs::read(home.data()).unwrap();
        let again = home.done(&["import", format, &path]);
        assert!(again.contains("added         0\n"), "{again}");
        assert_eq!(std::fs::read(home.data()).unwrap(), written, "{name}");
    }
    assert_eq!(home.file()["revision"], 3);
    assert_eq!(home.file()["check_ins"][0]["at"], "2026-09-26T01:15+02:00");
}

#[test]
fn refused_rows_are_named_by_their_lines_and_the_others_are_kept() {
    let home = Home::new();
    let path = data("daylio-old.csv");
    let ahead = home.run(&["import", "daylio", &path, "--dry-run"]);
    assert!(!home.data().exists());
    let run = home.run(&["import", "daylio", &path]);
    assert_eq!((ahead.status, run.status), (1, 1));
    assert_eq!(ahead.out, format!("{}{LOOKED}", run.out));
    assert_eq!(
        run.out,
        "read          5\n\
         added         2\n\
         already there 0\n\
         refused       3\n\
         line 3: it has no date like 2026-11-21\n\
         line 4: the level of its mood “so-so” is not known\n\
         line 5: it has 6 of 8 columns\n\
         Say what level these moods are, 1 worst to 5 best: --map \"so-so=LEVEL\"\n"
    );
    assert!(run.err.starts_with("guidepost: 3 rows could not be read and are left out"), "{}", run.err);
    let mapped = home.run(&["import", "daylio", &path, "--map", "so-so=2"]);
    assert!(mapped.out.starts_with("read          5\nadded         1\nalready there 2\nrefused       2\n"));
    assert_eq!(home.file()["check_ins"].as_array().unwrap().len(), 3);
}

#[test]
fn a_time_that_no_clock_shows_is_refused_by_its_line() {
    let home = Home::new();
    let path = home.path().join("daylio.csv");
    let rows = "full_date,date,weekday,time,mood,activities,note_title,note\n\
        2026-11-20,November 20,Friday,25:99,good,,,\"\"\n2026-11-20,November 20,Friday,9:05,good,,,\"\"\n";
    std::fs::write(&path, rows).unwrap();
    let run = home.run(&["import", "daylio", path.to_str().unwrap()]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("line 2: no clock shows 25:99"), "{}{}", run.out, run.err);
    assert_eq!(home.file()["check_ins"].as_array().unwrap().len(), 1);
}

#[test]
fn what_is_refused_whole_leaves_everything_as_it_was() {
    let home = Home::new();
    home.done(&["log", "--mood", "6"]);
    let before = std::fs::read(home.data()).unwrap();
    let foreign = home.path().join("letter.csv");
    std::fs::write(&foreign, "Dear diary\n").unwrap();
    let path = foreign.display().to_string();
    for format in guidepost::exchange::FORMATS {
        home.run(&["import", format.name, &path]).refused(1, &["letter.csv", "Nothing was taken in."]);
    }
    home.run(&["import", "daylio", "gone.csv"]).refused(1, &["gone.csv is not there"]);
    home.run(&["import", "daylio", "."]).refused(1, &["none of the files"]);
    home.run(&["import", "jrnal", &path]).refused(2, &["jrnl"]);
    home.run(&["import", "daylio", &path, "--map", "x=9"]).refused(2, &["--map", "1 worst to 5 best"]);
    assert_eq!(std::fs::read(home.data()).unwrap(), before);
}

#[test]
fn our_own_file_becomes_the_notebook_where_none_is_and_is_merged_where_one_is() {
    let (from, into) = (Home::new(), Home::new());
    from.done(&["demo", "--write", "demo.json", "--years", "1"]);
    let path = from.path().join("demo.json").display().to_string();
    let ahead = into.done(&["import", "guidepost", &path, "--dry-run"]);
    assert!(!into.data().exists());
    assert_eq!(ahead, format!("{}{LOOKED}", into.done(&["import", "guidepost", &path])));
    assert_eq!(std::fs::read(into.data()).unwrap(), std::fs::read(&path).unwrap());
    let mode =
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(into.data()).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    assert!(into.done(&["import", "guidepost", &path]).contains("added         0\n"));
    assert_eq!(std::fs::read(into.data()).unwrap(), std::fs::read(&path).unwrap());

    let other = Home::new();
    other.done(&["log", "--mood", "3", "--note", "mine"]);
    let document = other.file()["document"].clone();
    other.done(&["import", "guidepost", &path]);
    let file = other.file();
    assert_eq!(file["document"], document);
    assert!(file["notes"].as_array().unwrap().iter().any(|note| note["text"] == "mine"));
    assert!(other.done(&["import", "guidepost", &path]).contains("added         0\n"));
}

#[test]
fn one_undo_takes_an_import_back_and_the_next_brings_it_again() {
    let mut home = Home::new();
    for (format, name) in [("daylio", "daylio.csv"), ("loop", "loop")] {
        let path = data(name);
        let first = home.done(&["import", format, &path]);
        home.later("2026-11-21T09:40");
        let undone = home.done(&["undo"]);
        assert!(undone.contains("import from"), "{undone}");
        assert_eq!(home.done(&["import", format, &path]), first);
        assert!(home.done(&["import", format, &path]).contains("added         0\n"));
    }
}

#[test]
fn a_folder_where_a_file_is_read_is_answered_with_what_to_give() {
    let home = Home::new();
    std::fs::create_dir_all(home.path().join("journal/2026/10")).unwrap();
    home.run(&["import", "jrnl", "journal"])
        .refused(1, &["is a folder, not a file. Give what jrnl --format json prints"]);
}
