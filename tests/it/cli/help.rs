use super::Home;

/// Every command that has help, as its words.
const COMMANDS: &[&str] = &[
    "",
    "log",
    "today",
    "status",
    "habit",
    "habit add",
    "habit list",
    "habit pause",
    "habit resume",
    "habit retire",
    "goal",
    "goal add",
    "goal list",
    "goal show",
    "goal status",
    "goal agree",
    "check",
    "review",
    "journal",
    "undo",
    "doctor",
    "forget",
    "remind",
    "where",
    "demo",
    "help-now",
    "export",
    "import",
    "completions",
    "man",
];

/// The example lines of a help text, without what is said beside them.
fn examples(help: &str) -> Vec<String> {
    let after = help.split("Examples:\n").nth(1).unwrap_or_default();
    let lines = after.lines().take_while(|line| line.starts_with("  "));
    lines.map(|line| line.trim().split("   ").next().unwrap().to_owned()).collect()
}

/// A home in which what the examples speak of is there.
fn furnished() -> Home {
    let home = Home::new();
    home.done(&["habit", "add", "Walk", "--amount", "20", "--unit", "minutes"]);
    home.done(&["goal", "add", "Walk after lunch"]);
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    std::fs::copy(from.join("daylio.csv"), home.path().join("daylio_export_2026_11_21.csv")).unwrap();
    std::fs::copy(from.join("harsh/log"), home.path().join("log")).unwrap();
    let words = "full_date,date,weekday,time,mood,activities,note_title,note\n2026-11-20,,,09:00,so-so,,,\n";
    std::fs::write(home.path().join("export.csv"), words).unwrap();
    home
}

#[test]
fn every_example_in_the_help_does_what_it_shows() {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_guidepost")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let mut run = 0;
    for words in COMMANDS {
        let args: Vec<&str> = words.split_whitespace().chain(["--help"]).collect();
        let help = Home::new().done(&args);
        let shown = examples(&help);
        assert!(!shown.is_empty(), "{words}: {help}");
        for example in shown {
            // These two open the app, which a test of a terminal does.
            if example == "guidepost" || example == "guidepost demo" {
                continue;
            }
            // It names what it removes, and wants a word: its own tests give it.
            if example.contains("forget --everything") {
                continue;
            }
            let home = furnished();
            let mut command = assert_cmd::Command::new("sh");
            command.args(["-c", &example]).env_clear().env("HOME", home.path()).env("PATH", &path);
            command.env("GUIDEPOST_NOW", super::NOW).current_dir(home.path());
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
    for words in COMMANDS {
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
    assert!(help.lines().count() <= 48, "{help}");
    for words in COMMANDS.iter().filter(|words| !words.is_empty() && !words.contains(' ')) {
        assert!(help.lines().any(|line| line.split([' ', ',']).any(|word| word == *words)), "{words}");
        assert!(short.contains(words), "{words}");
    }
    assert!(home.done(&["--version"]).starts_with("guidepost 0."));
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
