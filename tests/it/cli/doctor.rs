use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;

use serde_json::Value;

use super::Home;

fn written() -> Home {
    let home = Home::new();
    home.done(&["log", "--mood", "6", "--note", "secret words"]);
    home.done(&["log", "--mood", "7"]);
    home
}

/// The checks by name, and the exit status.
fn checks(home: &Home) -> (i32, Value) {
    let run = home.run(&["doctor", "--json"]);
    assert_eq!(run.err, "");
    let all: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(all["well"], run.status == 0);
    (run.status, all["checks"].clone())
}

#[track_caller]
fn finds(home: &Home, name: &str, state: &str, words: &str) {
    let (status, checks) = checks(home);
    let check = checks.as_array().unwrap().iter().find(|check| check["check"] == name);
    let check = check.unwrap_or_else(|| panic!("no {name} in {checks:#}"));
    let said = format!("{} {}", check["words"], check["do"]);
    assert!(check["state"] == state && said.contains(words), "{words}: {check:#}");
    if state == "look" {
        assert_eq!(status, 1);
    }
    if state != "fine" {
        assert!(check["do"].is_string(), "{check:#}");
    }
}

fn state_folder(home: &Home) -> PathBuf {
    let state = home.path().join(".local/state/guidepost");
    fs::read_dir(state).unwrap().next().unwrap().unwrap().path()
}

#[test]
fn a_healthy_notebook_is_well_and_none_of_its_words_are_printed() {
    let home = written();
    let (status, _) = checks(&home);
    let text = home.run(&["doctor"]);
    assert_eq!((status, text.status), (0, 0), "{}", text.out);
    assert!(text.out.ends_with("Nothing needs you.\n"), "{}", text.out);
    assert!(text.out.lines().next().unwrap().starts_with("fine  file"), "{}", text.out);
    assert!(!text.out.contains("secret"));
    finds(&home, "backups", "fine", "all can be read");
    finds(&home, "notebook", "fine", "version 1");
}

#[test]
fn it_changes_nothing() {
    let home = written();
    let listing = || {
        let folders = [home.data().parent().unwrap().to_path_buf(), state_folder(&home)];
        let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap().map(Result::unwrap));
        let mut files: Vec<_> = files.map(|file| (file.path(), fs::read(file.path()).unwrap())).collect();
        files.sort();
        files
    };
    let before = listing();
    home.run(&["doctor"]);
    assert_eq!(listing(), before);
    let empty = Home::new();
    assert_eq!(checks(&empty).0, 0);
    finds(&empty, "file", "note", "not there yet");
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0);
}

#[test]
fn what_is_no_notebook_is_told_in_words_with_the_way_out() {
    let home = written();
    let good = fs::read_to_string(home.data()).unwrap();
    for (bytes, words) in [
        ("{ damaged".to_owned(), "damaged at line 1"),
        (String::new(), "is empty"),
        (good.replacen("\"version\":1", "\"version\":99", 1), "newer guidepost"),
        ("{\"format\":\"other\",\"version\":1}".to_owned(), "not a guidepost notebook"),
    ] {
        fs::write(home.data(), &bytes).unwrap();
        finds(&home, "file", "look", words);
        assert_eq!(fs::read_to_string(home.data()).unwrap(), bytes);
    }
}

#[test]
fn a_folder_a_pipe_and_a_loop_of_links_are_told() {
    let home = written();
    fs::remove_file(home.data()).unwrap();
    fs::create_dir(home.data()).unwrap();
    finds(&home, "file", "look", "a folder");
    fs::remove_dir(home.data()).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(home.data()).status().unwrap().success());
    finds(&home, "file", "look", "a pipe");
    fs::remove_file(home.data()).unwrap();
    symlink(home.data(), home.data()).unwrap();
    finds(&home, "file", "look", "leads back to itself");
}

#[test]
fn links_are_named_one_after_the_other() {
    let home = written();
    let (first, last) = (home.path().join("first"), home.path().join("last.json"));
    fs::rename(home.data(), &last).unwrap();
    symlink(&last, &first).unwrap();
    symlink(&first, home.data()).unwrap();
    finds(&home, "links", "fine", "first, then to ");
}

#[test]
fn what_others_can_open_is_told_with_the_command_that_mends_it() {
    let home = written();
    fs::set_permissions(home.data(), Permissions::from_mode(0o644)).unwrap();
    finds(&home, "permissions", "look", "chmod 600 '");
    fs::set_permissions(home.data(), Permissions::from_mode(0o400)).unwrap();
    finds(&home, "permissions", "look", "chmod u+w '");
    fs::set_permissions(home.data(), Permissions::from_mode(0o600)).unwrap();
    let folder = home.data().parent().unwrap().to_path_buf();
    fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
    finds(&home, "folder", "note", "chmod 700 '");
    fs::set_permissions(&folder, Permissions::from_mode(0o777)).unwrap();
    finds(&home, "folder", "look", "others can put files into");
}

#[test]
fn a_held_lock_is_told_with_its_holder() {
    let home = written();
    let lock = fs::File::open(home.data().with_file_name(".guidepost.lock")).unwrap();
    lock.lock().unwrap();
    finds(&home, "lock", "note", "is saving at this moment");
    drop(lock);
    finds(&home, "lock", "fine", "free");
}

#[test]
fn leftovers_drafts_and_what_was_put_aside_are_counted() {
    let home = written();
    fs::write(home.data().with_file_name(".guidepost-0123456789abcdef.tmp"), "x").unwrap();
    finds(&home, "leftovers", "note", "1 file");
    let folder = state_folder(&home);
    let draft = "{\"form\":\"note\",\"kept\":\"2026-11-21T09:00:00.000+01:00\",\"value\":\"secret\"}";
    fs::write(folder.join("draft-0123456789abcdef.json"), draft).unwrap();
    finds(&home, "drafts", "note", "1 form is half typed");
    fs::write(folder.join("draft-0123456789abcdef.damaged-1"), "x").unwrap();
    finds(&home, "drafts", "look", "put aside");
}

#[test]
fn a_backup_that_cannot_be_read_is_told() {
    let home = written();
    let names = fs::read_dir(state_folder(&home)).unwrap().map(|entry| entry.unwrap().path());
    let backup = names
        .into_iter()
        .find(|path| path.file_name().unwrap().to_str().unwrap().starts_with("2026"))
        .unwrap();
    fs::write(&backup, "{").unwrap();
    finds(&home, "backups", "look", "1 cannot be read");
}

#[test]
fn copies_and_programs_that_copy_are_told() {
    let home = written();
    let copy = home.data().with_file_name("guidepost (conflicted copy).json");
    fs::copy(home.data(), &copy).unwrap();
    home.done(&["--data", copy.to_str().unwrap(), "log", "--note", "written there"]);
    finds(&home, "copies", "look", "guidepost merge '");
    home.done(&["merge", copy.to_str().unwrap()]);
    finds(&home, "copies", "note", "with nothing new");
    fs::create_dir(home.data().with_file_name(".stfolder")).unwrap();
    finds(&home, "sync", "note", "Syncthing");
    let dropbox = Home::new();
    let folder = dropbox.path().join("Dropbox");
    fs::create_dir(&folder).unwrap();
    let run = dropbox.run(&["--data", folder.join("g.json").to_str().unwrap(), "doctor"]);
    assert!(run.out.contains("Dropbox copies the folder"), "{}", run.out);
}

#[test]
fn a_change_that_is_still_to_come_makes_the_clock_suspect() {
    let mut home = written();
    home.later("2026-11-01T09:30");
    finds(&home, "clock", "look", "2026-11-21");
}

#[test]
fn a_change_by_another_hand_is_noticed_and_no_alarm() {
    let home = written();
    let text = fs::read_to_string(home.data()).unwrap();
    fs::write(home.data(), text.replacen("secret words", "other words", 1)).unwrap();
    finds(&home, "checksum", "note", "not as guidepost wrote it");
    assert_eq!(checks(&home).0, 0);
}

#[test]
fn an_odd_path_is_quoted_for_the_shell() {
    let home = Home::new();
    let path = home.path().join("it's mine.json");
    home.done(&["--data", path.to_str().unwrap(), "log", "--mood", "6"]);
    fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
    let run = home.run(&["--data", path.to_str().unwrap(), "doctor"]);
    assert!(run.out.contains("it'\\''s mine.json'"), "{}", run.out);
}
