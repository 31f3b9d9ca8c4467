use std::fs;
use std::os::unix::fs::symlink;

use super::Home;
use crate::pty::terminal::{open, open_with, type_in};

fn written() -> Home {
    let mut home = Home::new();
    home.done(&["log", "--mood", "6"]);
    home.later("2026-11-22T09:30");
    home.done(&["log", "--mood", "7"]);
    home
}

/// Every file and folder under the home.
fn left(home: &Home) -> Vec<String> {
    fn walk(folder: &std::path::Path, root: &std::path::Path, all: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            all.push(entry.path().strip_prefix(root).unwrap().display().to_string());
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), root, all);
            }
        }
    }
    let mut all = Vec::new();
    walk(home.path(), home.path(), &mut all);
    all.sort();
    all
}

#[test]
fn everything_goes_after_the_word_and_each_path_is_named_first() {
    let home = written();
    let before: Vec<String> = left(&home).into_iter().filter(|path| path.contains("guidepost/")).collect();
    let run = home.pipe(&["forget", "--everything"], "forget\n");
    assert_eq!(run.status, 0, "{}", run.err);
    for path in before.iter().filter(|path| path.contains('.')) {
        assert!(run.err.contains(path.as_str()), "{path}: {}", run.err);
    }
    assert!(run.out.starts_with("Removed: "), "{}", run.out);
    assert_eq!(left(&home), [".local", ".local/share", ".local/state"]);
    assert!(home.run(&["forget", "--everything"]).out.contains("no notebook here"));
}

#[test]
fn without_the_word_nothing_goes() {
    let home = written();
    let before = left(&home);
    for input in ["", "no\n", "forge\n"] {
        let run = home.pipe(&["forget", "--everything"], input);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
        assert!(run.err.contains("Nothing was removed"), "{}", run.err);
    }
    home.run(&["forget"]).refused(2, &["--everything"]);
    assert_eq!(left(&home), before);
}

#[test]
fn copies_that_a_sync_program_made_go_and_other_files_stay() {
    let home = written();
    let folder = home.data().parent().unwrap().to_path_buf();
    let copy = folder.join("guidepost.sync-conflict-20261121-101010-ABCDEFG.json");
    fs::copy(home.data(), &copy).unwrap();
    fs::write(folder.join("letter.txt"), "mine").unwrap();
    let other = folder.join("other.json");
    fs::write(&other, fs::read_to_string(home.data()).unwrap().replacen("-7", "-8", 1)).unwrap();
    home.pipe(&["forget", "--everything"], "FORGET\n");
    assert!(!copy.exists() && !home.data().exists());
    assert_eq!(fs::read_to_string(folder.join("letter.txt")).unwrap(), "mine");
}

#[test]
fn a_link_in_place_of_a_folder_is_not_followed() {
    let home = written();
    let state = home.path().join(".local/state/guidepost");
    let own = fs::read_dir(&state).unwrap().next().unwrap().unwrap().path();
    let elsewhere = home.path().join("elsewhere");
    fs::rename(&own, &elsewhere).unwrap();
    symlink(&elsewhere, &own).unwrap();
    let count = fs::read_dir(&elsewhere).unwrap().count();
    let run = home.pipe(&["forget", "--everything"], "forget\n");
    assert!(run.err.contains("guidepost did not make it"), "{}", run.err);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), count);
    assert!(own.is_symlink() && !home.data().exists());
}

#[test]
fn the_file_behind_a_link_goes_and_the_link_with_it() {
    let home = written();
    let real = home.path().join("kept.json");
    fs::rename(home.data(), &real).unwrap();
    symlink(&real, home.data()).unwrap();
    home.pipe(&["forget", "--everything"], "forget\n");
    assert!(!real.exists() && !home.data().is_symlink());
}

#[test]
fn a_damaged_notebook_goes_too_and_a_folder_in_its_place_does_not() {
    let home = written();
    fs::write(home.data(), "{ damaged").unwrap();
    home.pipe(&["forget", "--everything"], "forget\n");
    assert_eq!(left(&home), [".local", ".local/share", ".local/state"]);
    let home = written();
    fs::remove_file(home.data()).unwrap();
    fs::create_dir(home.data()).unwrap();
    let run = home.pipe(&["forget", "--everything"], "forget\n");
    assert!(run.err.contains("guidepost did not make it"), "{}", run.err);
    assert!(home.data().is_dir());
}

#[test]
fn while_a_window_has_it_open_nothing_goes() {
    let home = crate::pty::Home::new();
    let mut session = open(&home);
    let forget = || {
        let mut run = home.start(&["forget", "--everything"], (80, 24), &[]);
        run.send("forget\r");
        run.end()
    };
    let end = forget();
    assert!(end.code == 1 && end.text.contains("Nothing was removed"), "{}", end.text);
    session.keys("c6<enter>");
    session.wait_for("saved 09:30");
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
    assert_eq!(forget().code, 0);
    assert!(!home.notebook().exists());
}

#[test]
fn what_a_killed_run_left_of_an_editor_goes_too() {
    let home = crate::pty::Home::new();
    let mut session = open_with(&home, &[("EDITOR", "f() { echo kept >\"$1\"; echo ready; read line; }; f")]);
    type_in(&mut session, "rain");
    session.keys("<f4>");
    session.wait_for("ready");
    session.kill();
    let mut run = home.start(&["forget", "--everything"], (80, 24), &[]);
    run.wait_for("Type forget");
    run.send("forget\r");
    assert_eq!(run.end().code, 0);
    assert_eq!(fs::read_dir(home.path().join("run")).unwrap().count(), 0);
}
