use super::Home;
use crate::pty::tool;

/// Every command that has help, as its words; the first is none.
fn commands() -> Vec<String> {
    fn below(command: &clap::Command, words: &str, found: &mut Vec<String>) {
        found.push(words.to_owned());
        for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
            below(inner, format!("{words} {}", inner.get_name()).trim_start(), found);
        }
    }
    let mut found = Vec::new();
    below(&guidepost::cli::command(), "", &mut found);
    found
}

/// Examples that open the app, or want a person, a terminal or a passphrase: tests of their own give those.
const ATTENDED: &[&str] = &[
    "guidepost demo",
    "guidepost forget --everything",
    "guidepost measure take",
    "guidepost encrypt",
    "guidepost decrypt",
    "guidepost passphrase",
];

/// The example lines of a help text, without what is said beside them.
fn examples(help: &str) -> Vec<String> {
    let after = help.split("Examples:\n").nth(1).unwrap_or_default();
    let lines = after.lines().take_while(|line| line.starts_with("  "));
    lines.map(|line| line.trim().split("   ").next().unwrap().to_owned()).collect()
}

/// When they are tried, on the third day of that home.
const LATER: &str = "2026-11-22T09:00";

/// A home in which what the examples speak of is there.
fn furnished() -> Home {
    let mut home = Home::at("2026-11-20T09:00");
    home.done(&["habit", "add", "Walk", "--amount", "20", "--unit", "minutes"]);
    home.later("2026-11-21T09:00");
    home.done(&["goal", "add", "Walk after lunch"]);
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    std::fs::copy(from.join("daylio.csv"), home.path().join("daylio_export_2026_11_21.csv")).unwrap();
    std::fs::copy(from.join("harsh/log"), home.path().join("log")).unwrap();
    let words = "full_date,date,weekday,time,mood,activities,note_title,note\n2026-11-20,,,09:00,so-so,,,\n";
    std::fs::write(home.path().join("export.csv"), words).unwrap();
    std::fs::copy(home.data(), home.path().join("guidepost (conflicted copy).json")).unwrap();
    home.later(LATER);
    home.done(&["log", "--mood", "6"]);
    home
}

#[test]
fn every_example_in_the_help_does_what_it_shows() {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_guidepost")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let mut run = 0;
    for words in commands() {
        let args: Vec<&str> = words.split_whitespace().chain(["--help"]).collect();
        let help = Home::new().done(&args);
        let shown = examples(&help);
        assert!(!shown.is_empty(), "{words}: {help}");
        for example in shown {
            let is_write = example.contains("--write");
            if example == "guidepost" || !is_write && ATTENDED.iter().any(|with| example.contains(with)) {
                continue;
            }
            let home = furnished();
            let mut command = assert_cmd::Command::new("sh");
            command.args(["-c", &example]).env_clear().env("HOME", home.path()).env("PATH", &path);
            command.env("GUIDEPOST_NOW", LATER).current_dir(home.path());
            let output = command.assert();
            let output = output.get_output();
            let err = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success() && err.is_empty(), "{example}: {err}");
            run += 1;
        }
    }
    assert!(30 < run, "{run}");
}

#[test]
fn examples_come_before_the_options_and_lines_fit_80_columns() {
    let home = Home::new();
    for words in commands() {
        let args: Vec<&str> = words.split_whitespace().chain(["--help"]).collect();
        let help = home.done(&args);
        assert!(help.find("Examples:").unwrap() < help.find("Usage:").unwrap(), "{help}");
        assert!(help.find("Usage:").unwrap() < help.find("Options:").unwrap(), "{help}");
        for line in help.lines() {
            assert!(line.chars().count() <= 80, "{words}: {line}");
        }
    }
}

#[test]
fn every_command_is_listed_and_helps() {
    let home = Home::new();
    let help = home.done(&["--help"]);
    let short = home.done(&["-h"]);
    assert!(short.lines().count() < 24, "{short}");
    assert!(help.lines().count() <= 40, "{help}");
    let commands = commands();
    for words in commands.iter().filter(|words| !words.is_empty() && !words.contains(' ')) {
        assert!(help.lines().any(|line| line.split([' ', ',']).any(|word| word == words)), "{words}");
        assert!(short.contains(words), "{words}");
    }
    assert!(home.done(&["--version"]).starts_with("guidepost 0."));
}

/// Every command that lists something, with what makes it a listing where nothing is written yet.
const LISTINGS: &[&str] = &[
    "today",
    "status",
    "journal",
    "review",
    "habit list",
    "goal list",
    "goal show 1",
    "measure list",
    "backup list",
    "doctor",
    "where",
    "check walk",
];

#[test]
fn every_listing_is_json_where_that_is_asked_for_and_never_has_colour() {
    let home = furnished();
    for words in LISTINGS {
        let args: Vec<&str> = words.split_whitespace().chain(["--json", "--color", "always"]).collect();
        let out = home.run(&args).out;
        assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok(), "{words}: {out}");
    }
}

#[test]
fn a_slip_of_the_finger_is_answered_with_what_was_meant() {
    let home = Home::new();
    home.run(&["logg"]).refused(2, &["logg", "'log'"]);
    home.run(&["log", "--moood", "6"]).refused(2, &["--moood", "'--mood'"]);
    home.run(&["export", "jsn"]).refused(2, &["jsn", "'json'"]);
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let home = Home::new();
    home.done(&["demo", "--write", "big.json", "--years", "2"]);
    for what in ["export json", "export markdown", "journal", "journal --json"] {
        let line = format!(
            "{{ {} --data big.json {what}; echo status $? >&2; }} | head -1",
            env!("CARGO_BIN_EXE_guidepost")
        );
        let mut shell = assert_cmd::Command::new("sh");
        shell
            .args(["-c", &line])
            .env_clear()
            .env("HOME", home.path())
            .env("PATH", std::env::var("PATH").unwrap());
        let output = shell.current_dir(home.path()).output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!((out.lines().count(), &*err), (1, "status 0\n"), "{what}");
    }
}

#[test]
fn the_short_status_fits_a_bar_of_40_columns() {
    let mut home = Home::new();
    home.done(&["demo", "--write", "demo.json"]);
    home.later("2026-11-20T21:30");
    let line = home.done(&["--data", "demo.json", "status", "--short"]);
    assert!(line.is_ascii() && line.lines().count() == 1 && line.len() <= 41, "{line}");
    assert!(line.contains("check-in") && line.contains("habits"), "{line}");
}

#[test]
fn mandoc_finds_nothing_wrong_with_the_manual() {
    let Some(mandoc) = tool("mandoc") else { return };
    let page = Home::new().done(&["man"]);
    let output =
        assert_cmd::Command::new(mandoc).args(["-T", "lint", "-W", "warning"]).write_stdin(page).output();
    assert_eq!(String::from_utf8_lossy(&output.unwrap().stdout), "");
}

#[test]
fn completions_are_written_for_every_shell_and_the_manual_for_man() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = home.done(&["completions", shell]);
        assert!(script.contains("help-now") && script.contains("mood"), "{shell}");
    }
    home.run(&["completions", "tcsh"]).refused(2, &["bash"]);
    assert!(home.done(&["man"]).starts_with(".TH GUIDEPOST 1"));
}
