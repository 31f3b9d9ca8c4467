use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::Home;

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn what_the_command_line_alone_shows_to_be_wrong_is_two() {
    let home = Home::new();
    for (args, words) in [
        (&["log", "--mood", "11"][..], "1 to 10"),
        (&["log", "--mood", "0"], "1 to 10"),
        (&["log", "--mood", "-1"], "1 to 10"),
        (&["log", "--mood", "five"], "1 to 10"),
        (&["log", "--stress", "11"], "0 to 10"),
        (&["log", "--sleep", "25"], "0 to 24"),
        (&["log", "--did", "walk=abc"], "number"),
        (&["log", "--time", "25:00", "--mood", "5"], "HH:MM"),
        (&["log", "--date", "31 feb", "--mood", "5"], "No calendar"),
        (&["log", "--date", "2026-02-31", "--mood", "5"], "No calendar"),
        (&["log", "--date", "tomorrow", "--mood", "5"], "still to come"),
        (&["log", "--date", "5/12", "--mood", "5"], "5 December 2025 or 12 May"),
        (&["log", "--date", "saturday", "--mood", "5"], " or "),
        (&["log", "--date", "whenever", "--mood", "5"], "2026"),
        (&["log", "--note", ""], "no words"),
        (&["log"], "--mood 6"),
        (&["logg"], "'log'"),
        (&["habit", "ad", "x"], "'add'"),
        (&["goal", "status", "1"], "STATUS"),
        (&["goal", "status", "1", "active", "--habits", "retire"], "parked, done and let-go"),
        (&["review", "--month", "2026-13"], "YYYY-MM"),
        (&["review", "--month", "2026-12"], "still to come"),
        (&["review", "--week", "tomorrow"], "still to come"),
        (&["--color", "red", "today"], "auto"),
        (&["demo", "--years", "2"], "--write"),
        (&[], "terminal"),
        (&["demo"], "terminal"),
    ] {
        home.run(args).refused(2, &[words]);
    }
    assert!(!home.data().exists());
}

#[test]
fn a_clock_that_is_none_is_two() {
    let run = Home::at("2026-02-31T09:30").run(&["today"]);
    run.refused(2, &["GUIDEPOST_NOW", "2026-11-21T09:30"]);
}

#[test]
fn a_damaged_or_newer_file_is_three_and_untouched() {
    for bytes in [
        &b"{\"format\":\"guidepost\",\"version\":1,\"no"[..],
        b"{\"format\":\"guidepost\",\"version\":2,\"revision\":1,\"document\":\"01a20af5-a340-7357-b68a-c5af76c7c2fd\"}",
        b"not json",
    ] {
        let home = Home::new();
        write(&home.data(), bytes);
        for args in [&["log", "--mood", "5"][..], &["today"], &["goal", "add", "x"], &["habit", "list"]] {
            let run = home.run(args);
            assert!(run.status == 3, "{args:?}: {}", run.err);
            run.refused(3, &["guidepost.json"]);
        }
        assert_eq!(std::fs::read(home.data()).unwrap(), bytes);
    }
}

#[test]
fn an_empty_or_odd_file_is_refused_at_once_and_untouched() {
    let home = Home::new();
    write(&home.data(), b"");
    let run = home.run(&["log", "--mood", "5"]);
    run.refused(1, &["empty"]);
    assert_eq!(std::fs::read(home.data()).unwrap(), b"");
    let folder = home.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    home.run(&["--data", "folder", "today"]).refused(1, &["a folder"]);
    let fifo = home.path().join("fifo");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    home.run(&["today", "--data", "fifo"]).refused(1, &["a pipe"]);
}

#[test]
fn without_a_home_there_is_one_sentence_and_help_all_the_same() {
    let home = Home::new();
    let bare = |args: &[&str]| super::Run::of(home.command(args).env_remove("HOME").assert());
    bare(&["log", "--mood", "5"]).refused(1, &["HOME", "--data"]);
    bare(&["today"]).refused(1, &["HOME"]);
    assert_eq!(bare(&["log", "--mood", "11"]).status, 2);
    let help = bare(&["help-now", "--country", "gb"]);
    assert_eq!((help.status, help.err.as_str()), (0, ""));
    assert!(help.out.contains("116 123") && help.out.contains("999"), "{}", help.out);
    assert_eq!(bare(&["check", "walk more"]).status, 0);
}

#[test]
fn help_is_there_whatever_became_of_the_file() {
    let home = Home::new();
    write(&home.data(), b"{");
    let help = home.done(&["help-now"]);
    assert!(help.contains("112") && help.contains("988") && help.contains("findahelpline.com"), "{help}");
    assert!(home.done(&["help-now", "--country", "US"]).contains("741741"));
    assert!(home.done(&["help-now", "--country", "ireland"]).contains("50808"));
    for unknown in ["QQ", "Atlantis", ""] {
        assert!(home.done(&["help-now", "--country", unknown]).contains("findahelpline.com"), "{unknown}");
    }
    assert!(home.done(&["where"]).contains("guidepost.json"));
}

#[test]
fn the_file_and_its_folders_are_the_owners_alone_even_under_an_open_mask() {
    let home = Home::new();
    let script = format!("umask 000; exec '{}' log --mood 5", env!("CARGO_BIN_EXE_guidepost"));
    let status = std::process::Command::new("sh")
        .args(["-c", &script])
        .env_clear()
        .env("HOME", home.path())
        .output()
        .unwrap();
    assert!(status.status.success());
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home.data()), 0o600);
    assert_eq!(mode(home.data().parent().unwrap()), 0o700);
}

#[test]
fn the_data_file_is_named_by_the_option_before_the_environment() {
    let home = Home::new();
    let run = |args: &[&str]| home.command(args).env("GUIDEPOST_DATA", "a.json").assert().success();
    run(&["log", "--mood", "5"]);
    run(&["log", "--mood", "5", "--data", "b.json"]);
    run(&["--data", "b.json", "log", "--mood", "6"]);
    let count = |name: &str| {
        let bytes = std::fs::read(home.path().join(name)).unwrap();
        serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()["check_ins"].as_array().unwrap().len()
    };
    assert_eq!((count("a.json"), count("b.json")), (1, 2));
    assert!(!home.data().exists());
}

#[test]
fn an_empty_name_is_no_name_even_where_there_is_only_one() {
    let home = Home::new();
    home.done(&["goal", "add", "Walk"]);
    home.done(&["habit", "add", "Walk"]);
    for args in [
        &["goal", "status", "", "done"][..],
        &["goal", "show", " "],
        &["habit", "retire", ""],
        &["log", "--did", ""],
        &["log", "--did", "=5"],
        &["habit", "add", "Read", "--goal", ""],
    ] {
        home.run(args).refused(2, &["list"]);
    }
    assert_eq!(home.file()["goals"][0].get("status"), None);
}
