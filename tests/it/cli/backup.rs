//! Copies listed and put back from the command line.

use std::fs;

use super::Home;

/// A home in which something was logged on three days.
fn lived_in() -> Home {
    let mut home = Home::at("2026-11-19T09:30");
    for day in [19, 20, 21] {
        home.later(&format!("2026-11-{day}T09:30"));
        home.done(&["log", "--note", &format!("day {day}")]);
    }
    home
}

#[test]
fn copies_are_listed_with_what_is_in_them() {
    let home = Home::new();
    assert!(home.done(&["backup", "list"]).starts_with("No backup yet."));
    let home = lived_in();
    let list = home.done(&["backup", "list"]);
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), 2, "{list}");
    assert!(
        lines[0].starts_with("1  Saturday 21 November, 09:30") && lines[0].ends_with("2 entries"),
        "{list}"
    );
    assert!(lines[1].starts_with("2  Friday 20 November, 09:30") && lines[1].ends_with("1 entry"), "{list}");
    let json = home.json(&["backup", "list", "--json"]);
    assert_eq!((json[0]["number"].as_u64(), json[0]["entries"].as_u64()), (Some(1), Some(2)));
    assert!(json[0]["before"].is_null() && json[0]["path"].as_str().unwrap().ends_with(".json"));
}

#[test]
fn a_copy_is_put_back_and_the_way_back_is_told() {
    let home = lived_in();
    let told = home.done(&["backup", "restore", "2"]);
    assert!(told.contains("says all that it said on Friday 20 November, 09:30"), "{told}");
    let told = home.done(&["backup", "restore", "2", "--replace"]);
    assert!(
        told.contains("2 entries to the trash") && told.contains("guidepost backup restore 1 --replace"),
        "{told}"
    );
    assert!(home.done(&["backup", "list"]).contains("before a restore"));
    home.done(&["backup", "restore", "1", "--replace"]);
    let file = fs::read_to_string(home.data()).unwrap();
    assert!((19..22).all(|day| file.contains(&format!("day {day}"))) && !file.contains("deleted"), "{file}");
}

#[test]
fn a_damaged_file_names_the_command_that_mends_it() {
    let home = lived_in();
    let whole = fs::read_to_string(home.data()).unwrap();
    fs::write(home.data(), whole.replace("day 20", "day \0")).unwrap();
    home.run(&["today"]).refused(3, &["damaged at line", "guidepost backup restore 1"]);
    let told = home.done(&["backup", "salvage", "-o", "whole.json"]);
    assert!(
        told.contains("2 entries could be read out of the damaged file; 1 line could not (9)."),
        "{told}"
    );
    assert!(fs::read_to_string(home.path().join("whole.json")).unwrap().contains("day 21"));
    let run = home.run(&["backup", "restore", "1"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(
        run.err.contains("The damaged file is kept as ") && run.out.contains("1 entry back"),
        "{}{}",
        run.err,
        run.out
    );
    let file = fs::read_to_string(home.data()).unwrap();
    assert!((19..22).all(|day| file.contains(&format!("day {day}"))), "{file}");
    home.done(&["today"]);
    assert!(home.done(&["backup", "salvage"]).contains("not damaged"));
}

#[test]
fn a_named_file_has_to_be_named_again() {
    let home = lived_in();
    fs::rename(home.data(), home.path().join("mine.json")).unwrap();
    let whole = fs::read_to_string(home.path().join("mine.json")).unwrap();
    fs::write(home.path().join("mine.json"), &whole[..whole.len() - 3]).unwrap();
    home.run(&["--data", "mine.json", "today"])
        .refused(3, &["with the same --data: guidepost backup restore 1"]);
    let run = home.run(&["--data", "mine.json", "backup", "restore", "1"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(fs::read_to_string(home.path().join("mine.json")).unwrap().contains("day 21"));
}

#[test]
fn a_number_that_no_copy_has_and_two_ways_at_once_are_refused() {
    let home = lived_in();
    home.run(&["backup", "restore", "0"]).refused(1, &["no backup 0 of 2", "backup list"]);
    home.run(&["backup", "restore", "3"]).refused(1, &["no backup 3 of 2"]);
    home.run(&["backup", "restore", "1", "--merge", "--replace"]).refused(2, &["--replace"]);
    Home::new().run(&["backup", "restore", "1"]).refused(1, &["no backup yet"]);
}

#[test]
fn who_writes_where_the_notebook_is_gone_is_told() {
    let home = lived_in();
    fs::remove_file(home.data()).unwrap();
    let run = home.run(&["log", "--mood", "5"]);
    assert!(run.status == 0 && run.err.contains("guidepost backup list"), "{}", run.err);
    let list = home.done(&["backup", "list"]);
    assert!(list.contains("another notebook"), "{list}");
    home.done(&["backup", "restore", "1"]);
    let file = fs::read_to_string(home.data()).unwrap();
    assert!(file.contains("day 19") && file.contains("\"mood\":5"), "{file}");
}
