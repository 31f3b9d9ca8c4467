//! Encryption turned on, lived with and turned off, by commands and with the passphrase in a descriptor.

use std::fs;
use std::path::PathBuf;

use guidepost::model::Mint;
use guidepost::store::{Copies, Key, Place, Store, cover};

use super::{Home, Run};
use crate::driver::at;
use crate::pty::{self, tool};
use crate::sealed::with_word;

const WORD: &str = "correct horse";

/// Runs it with these lines in descriptor 3.
fn given(home: &Home, lines: &str, args: &[&str]) -> Run {
    let shell = ["-c", "exec \"$0\" \"$@\" 3<<<\"$LINES_OF_3\"", env!("CARGO_BIN_EXE_guidepost")];
    let mut command = home.program("bash", &[&shell[..], args].concat());
    Run::of(command.env("LINES_OF_3", lines).assert())
}

fn done(home: &Home, lines: &str, args: &[&str]) -> String {
    let run = given(home, lines, args);
    assert_eq!(run.status, 0, "{args:?}: {}", run.err);
    run.out
}

const FD: [&str; 2] = ["--passphrase-fd", "3"];

/// A notebook with a day in it and a country.
fn written() -> Home {
    let home = Home::new();
    home.done(&["log", "--mood", "6", "--note", "quartz evening"]);
    let mut file = home.file();
    file["settings"] = serde_json::json!({ "country": "IE", "welcomed": true });
    file.as_object_mut().unwrap().remove("checksum");
    fs::write(home.data(), file.to_string()).unwrap();
    home
}

/// The same, encrypted with a key that costs no second.
fn encrypted() -> Home {
    let home = written();
    seal(&home);
    home
}

fn seal(home: &Home) {
    let place = Place::at(home.data(), home.path().join(".local/state/guidepost"));
    let now = at("2026-11-21T09:30+01:00");
    let mut store = Store::open(place, Copies::EachDay, Mint::new(5).id(now)).unwrap();
    store.encrypt(Key::weak(WORD, "the stable").unwrap(), now).unwrap();
}

fn nothing_in_the_clear(home: &Home) {
    assert_eq!(with_word(home.path(), "quartz"), Vec::<String>::new());
}

#[test]
fn it_is_encrypted_and_laid_open_by_commands_and_no_word_is_anywhere_in_between() {
    let home = written();
    let run = given(&home, WORD, &["encrypt", "--yes", "--hint", "the stable", "--passphrase-fd", "3"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("A forgotten passphrase loses every word"), "{}", run.err);
    assert!(run.out.starts_with("The notebook is encrypted"), "{}", run.out);
    assert!(run.out.contains("Out of its reach"), "{}", run.out);
    nothing_in_the_clear(&home);
    assert_eq!((home.file()["country"].as_str(), home.file()["version"].as_u64()), (Some("IE"), Some(1)));

    done(&home, "correct horse\nbattery staple", &["passphrase", "--passphrase-fd", "3"]);
    nothing_in_the_clear(&home);
    let old = given(&home, WORD, &["--passphrase-fd", "3", "today"]);
    old.refused(1, &["not the passphrase", "Nothing was changed"]);
    assert_eq!(home.file()["hint"], "", "a hint belongs to its passphrase");

    done(&home, "battery staple", &["decrypt", "--yes", "--passphrase-fd", "3"]);
    assert!(home.done(&["journal", "quartz"]).contains("quartz evening"));
    assert_eq!(with_word(home.path(), "guidepost-encrypted"), Vec::<String>::new());
}

#[test]
fn commands_work_on_an_encrypted_notebook_with_the_option_before_or_after_them() {
    let home = encrypted();
    nothing_in_the_clear(&home);
    assert!(done(&home, WORD, &["--passphrase-fd", "3", "journal", "quartz"]).contains("quartz evening"));
    done(&home, WORD, &["log", "--win", "quartz too", "--passphrase-fd", "3"]);
    assert!(done(&home, WORD, &["undo", "--passphrase-fd=3"]).contains("win"));
    done(&home, WORD, &["log", "--win", "quartz again", "--passphrase-fd", "3"]);
    assert!(done(&home, WORD, &["today", "--passphrase-fd", "3"]).contains("quartz again"));
    nothing_in_the_clear(&home);
    let list = done(&home, WORD, &["backup", "list", "--passphrase-fd", "3"]);
    assert!(list.contains("before an encryption"), "{list}");
    assert!(!list.contains("another passphrase"), "{list}");
    assert!(done(&home, WORD, &["export", "--passphrase-fd", "3"]).contains("quartz evening"));
    assert!(given(&home, WORD, &["doctor", "--passphrase-fd", "3"]).out.contains("is encrypted"));
}

#[test]
fn without_a_passphrase_and_with_a_wrong_one_nothing_is_opened_and_nothing_touched() {
    let home = encrypted();
    let before = fs::read(home.data()).unwrap();
    for args in
        [&["today"][..], &["log", "--mood", "5"], &["decrypt", "--yes"], &["passphrase"], &["--plain"]]
    {
        home.run(args).refused(1, &["is encrypted", "--passphrase-fd"]);
        given(&home, "wrong", &[args, &FD].concat()).refused(1, &["That is not the passphrase."]);
    }
    home.run(&["today", "--passphrase-fd", "77"]).refused(1, &["descriptor 77 cannot be read"]);
    home.run(&["today", "--passphrase-fd", "x"]).refused(2, &["--passphrase-fd"]);
    given(&home, WORD, &["encrypt", "--yes", "--passphrase-fd", "3"]).refused(1, &["encrypted already"]);
    assert_eq!(fs::read(home.data()).unwrap(), before);
}

#[test]
fn what_must_work_without_a_passphrase_does() {
    let home = encrypted();
    let help = home.done(&["help-now"]);
    assert!(help.contains("Ireland") && !help.contains("quartz"), "{help}");
    assert!(home.done(&["where"]).contains("guidepost.json"));
    assert!(home.done(&["check", "Walk 20 minutes every day"]).contains("Walk"));
    let doctor = home.run(&["doctor"]);
    assert!(doctor.out.contains("the file is encrypted; what is in it was not looked at"), "{}", doctor.out);
    assert_eq!(doctor.status, 0, "{}", doctor.out);
    for args in [&["--help"][..], &["encrypt", "--help"], &["man"], &["completions", "bash"]] {
        home.done(args);
    }
}

#[test]
fn encrypting_needs_a_plain_yes_a_passphrase_and_a_hint_that_keeps_it() {
    let home = written();
    let before = fs::read(home.data()).unwrap();
    let encrypt = |lines, more: &[&str]| given(&home, lines, &[&["encrypt"], &FD[..], more].concat());
    let last = |run: Run| run.err.lines().last().unwrap_or_default().to_owned();
    for (lines, more, words) in [
        ("", &[][..], "empty line is no passphrase"),
        (WORD, &["--hint", "It is Correct Horse!"], "has the passphrase in it"),
    ] {
        let run = encrypt(lines, more);
        assert_eq!(run.status, 1);
        let said = last(run);
        assert!(said.contains(words), "{words}: {said}");
    }
    home.run(&["encrypt"]).refused(1, &["add --yes"]);
    let said = last(home.run(&["encrypt", "--yes"]));
    assert!(said.contains("asked for on a terminal"), "{said}");
    home.run(&["decrypt", "--yes"]).refused(1, &["not encrypted"]);
    home.run(&["passphrase"]).refused(1, &["not encrypted"]);
    assert_eq!(fs::read(home.data()).unwrap(), before);
}

/// A copy of an encrypted home's notebook, under a key of its own.
fn elsewhere() -> (Home, PathBuf) {
    let home = encrypted();
    let copy = home.path().join("copy.json");
    fs::copy(home.data(), &copy).unwrap();
    (home, copy)
}

#[test]
fn an_encrypted_file_is_imported_and_merged_with_its_own_passphrase() {
    let (other, copy) = elsewhere();
    let path = copy.to_str().unwrap();
    let home = Home::new();
    home.run(&["import", "guidepost", path]).refused(1, &["is encrypted", "--passphrase-fd"]);
    done(&home, WORD, &["import", "guidepost", path, "--passphrase-fd", "3"]);
    assert!(home.done(&["journal", "quartz"]).contains("quartz evening"));
    home.done(&["log", "--mood", "5"]);
    home.run(&["merge", path]).refused(1, &["is encrypted"]);
    assert!(done(&home, WORD, &["merge", path, "--passphrase-fd", "3"]).contains("Nothing new"));
    drop(other);
}

/// A notebook that is cut off, of more than is encrypted at once, with a goal in its beginning that no backup has.
fn cut_off(end: impl Fn(usize) -> usize) -> Home {
    let home = written();
    assert_eq!(home.pipe(&["log", "--note", "-"], "basalt ".repeat(30_000)).status, 0);
    seal(&home);
    done(&home, WORD, &["goal", "add", "quartz late", "--passphrase-fd", "3"]);
    let whole = fs::read(home.data()).unwrap();
    fs::write(home.data(), &whole[..end(whole.len())]).unwrap();
    home
}

#[test]
fn of_an_encrypted_file_that_is_cut_off_what_is_whole_comes_back_with_its_passphrase() {
    let home = cut_off(|length| length / 2);
    home.run(&["backup", "salvage"]).refused(1, &["is encrypted", "--passphrase-fd"]);
    given(&home, "wrong", &[&["backup", "list"], &FD[..]].concat()).refused(1, &["not the passphrase"]);
    let list = done(&home, WORD, &["backup", "list", "--passphrase-fd", "3"]);
    assert!(!list.contains("another passphrase") && list.contains("entries"), "{list}");
    let path = home.path().join("whole.json");
    let to = ["backup", "salvage", "-o", path.to_str().unwrap()];
    let told = done(&home, WORD, &[&to, &FD[..]].concat());
    assert!(told.contains("could be read out") && !told.starts_with("0 "), "{told}");
    assert!(cover(&path).is_some(), "encrypted as the notebook is");
    let there = ["--data", path.to_str().unwrap(), "export"];
    assert!(done(&home, WORD, &[&there, &FD[..]].concat()).contains("quartz late"));

    let told = done(&home, WORD, &["backup", "restore", "1", "--passphrase-fd", "3"]);
    assert!(told.contains("could be read out") && !told.starts_with("0 "), "{told}");
    let export = done(&home, WORD, &["export", "--passphrase-fd", "3"]);
    assert!(export.contains("quartz late") && export.contains("basalt basalt"));
    nothing_in_the_clear(&home);
}

#[test]
fn where_too_little_of_an_encrypted_file_is_left_its_backup_is_asked_for_the_passphrase() {
    let home = cut_off(|_| 120);
    let told = done(&home, WORD, &["backup", "restore", "1", "--passphrase-fd", "3"]);
    assert!(told.contains("0 entries could be read"), "{told}");
    assert!(done(&home, WORD, &["export", "--passphrase-fd", "3"]).contains("basalt basalt"));
    nothing_in_the_clear(&home);
}

#[test]
fn everything_that_is_its_is_found_and_removed_without_the_passphrase() {
    let home = encrypted();
    fs::copy(home.data(), home.data().with_file_name("guidepost (conflict).json")).unwrap();
    let run = home.pipe(&["forget", "--everything"], "forget\n");
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(with_word(home.path(), "guidepost-encrypted"), Vec::<String>::new());
}

#[test]
fn on_a_terminal_it_is_asked_for_unseen_and_three_times_at_most() {
    let home = pty::Home::new();
    let sealed = encrypted();
    fs::create_dir_all(home.notebook().parent().unwrap()).unwrap();
    fs::copy(sealed.data(), home.notebook()).unwrap();
    let start = || home.start(&["journal"], (80, 24), &[]);

    let mut session = start();
    session.wait_for("Hint: the stable");
    session.wait_for("Passphrase:");
    session.send("wronh\x7fg\r");
    session.wait_for("That is not the passphrase.");
    session.wait_until("asked again", |screen| screen.contents().matches("Passphrase:").count() == 2);
    session.send("typo\x15correct horse\r");
    session.wait_for("quartz evening");
    let end = session.finish();
    assert_eq!(end.code, 0, "{}", end.text);
    let shown = String::from_utf8_lossy(&end.output).into_owned();
    assert!(!shown.contains("horse") && !shown.contains("wron"), "{shown}");

    let mut session = start();
    for asked in 1..=3 {
        session.wait_until("asked", |screen| screen.contents().matches("Passphrase:").count() == asked);
        session.send("wrong\r");
    }
    let end = session.finish();
    assert_eq!(end.code, 1, "{}", end.text);
    assert!(end.text.contains("was not opened"), "{}", end.text);

    for (bytes, code) in [("\x03", 130), ("\x04", 130)] {
        let mut session = start();
        session.wait_for("Passphrase:");
        session.send(bytes);
        assert_eq!(session.finish().code, code);
    }
    let session = start();
    session.wait_for("Passphrase:");
    session.signal(rustix::process::Signal::TERM);
    assert_eq!(session.finish().code, 143);
}

#[test]
fn on_a_terminal_a_new_passphrase_is_asked_for_twice() {
    let home = pty::Home::new();
    assert_eq!(home.start(&["log", "--mood", "6", "--note", "quartz"], (80, 24), &[]).end().code, 0);
    let mut session = home.start(&["encrypt"], (80, 24), &[]);
    session.wait_for("Type encrypt to go on");
    session.send("encrypt\r");
    session.wait_for("New passphrase:");
    session.send("five words put by chance\r");
    session.wait_for("Once more:");
    session.send("five words put by change\r");
    session.wait_for("two different ones");
    session.wait_until("again", |screen| screen.contents().matches("New passphrase:").count() == 2);
    session.send("five words put by chance\r");
    session.wait_until("again", |screen| screen.contents().matches("Once more:").count() == 2);
    session.send("five words put by chance\r");
    session.wait_for("The notebook is encrypted");
    assert_eq!(session.finish().code, 0);
    assert_eq!(with_word(home.path(), "quartz"), Vec::<String>::new());
    assert!(cover(&home.notebook()).unwrap().unlock("five words put by chance").is_ok());
}

#[test]
fn the_age_program_opens_the_file_as_the_help_says() {
    let (Some(_), Some(_)) = (tool("age"), tool("jq")) else { return };
    let (home, sealed) = (pty::Home::new(), encrypted());
    fs::copy(sealed.data(), home.path().join("f")).unwrap();
    let line = "jq -r .key f >k; jq -r .data f >d; age -d -i k d";
    let mut session = home.run("sh", &["-c", line], (80, 24), &[]);
    session.wait_for("passphrase");
    session.send("correct horse\r");
    session.wait_for("quartz evening");
    assert_eq!(session.end().code, 0);
}
