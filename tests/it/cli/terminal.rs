//! Commands that ask, at a terminal.

use crate::pty::Home;

const SIZE: (u16, u16) = (80, 24);

fn file(home: &Home) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(home.notebook()).unwrap()).unwrap()
}

fn run(home: &Home, args: &[&str]) {
    let end = home.start(args, SIZE, &[]).end();
    assert_eq!(end.code, 0, "{}", end.text);
}

#[test]
fn log_asks_line_by_line_and_an_empty_line_skips() {
    let home = Home::new();
    run(&home, &["habit", "add", "Walk"]);
    let mut session = home.start(&["log"], SIZE, &[]);
    session.wait_for("Mood, 1 very low to 10 very good:");
    session.send("eleven\r");
    session.wait_for("That takes a whole number from 1 to 10");
    session.send("6\r");
    session.wait_for("Feelings");
    session.send("\r");
    session.wait_for("Walk: y done");
    session.send("y\r");
    session.wait_for("Hours of sleep");
    for question in ["went well", "was hard", "helped"] {
        session.send("\r");
        session.wait_for(question);
    }
    session.send("\r");
    session.wait_for("Anything else");
    session.send("слова\r");
    session.wait_for("Kept for Saturday 21 November: mood 6, Walk done, 1 note.");
    assert_eq!(session.finish().code, 0);
    assert_eq!(file(&home)["notes"][0]["text"], "слова");
}

#[test]
fn the_end_of_input_keeps_what_was_given_and_ctrl_c_keeps_nothing() {
    let home = Home::new();
    let mut session = home.start(&["log"], SIZE, &[]);
    session.wait_for("Mood");
    session.send("3\r");
    session.wait_for("Feelings");
    session.send("\x04");
    session.wait_for("mood 3.");
    assert_eq!(session.finish().code, 0);
    let mut session = home.start(&["log"], SIZE, &[]);
    session.wait_for("Mood");
    session.send("4\r");
    session.wait_for("Feelings");
    session.send("\x03");
    assert_ne!(session.finish().code, 0);
    assert_eq!(file(&home)["check_ins"].as_array().unwrap().len(), 1);
}

#[test]
fn a_decision_asks_what_becomes_of_the_habits() {
    let home = Home::new();
    run(&home, &["goal", "add", "walk more"]);
    run(&home, &["habit", "add", "Walk", "--goal", "1"]);
    let mut session = home.start(&["goal", "status", "1", "parked"], SIZE, &[]);
    session.wait_for("Pause, keep or retire them?");
    session.send("pause\r");
    session.wait_for("Paused with it: Walk.");
    assert_eq!(session.finish().code, 0);
    assert_eq!(file(&home)["habits"][0]["pauses"][0]["from"], "2026-11-21");
}

#[test]
fn the_first_plain_run_at_a_terminal_asks_for_the_country_once_and_breaks_no_word() {
    let home = Home::new();
    let mut session = home.start(&["--plain"], (40, 24), &[]);
    session.wait_for("not say:");
    session.send("i\r");
    session.wait_for("That could be Ireland, Italy.");
    session.send("irel\r");
    session.wait_for("Noted: Ireland.");
    session.send(".\r");
    let end = session.finish();
    assert_eq!(end.code, 0, "{}", end.text);
    assert!(end.text.lines().any(|line| line.trim_end() == "add to it"), "{}", end.text);
    let settings = &file(&home)["settings"];
    assert_eq!((settings["country"].as_str(), settings["welcomed"].as_bool()), (Some("IE"), Some(true)));
    let mut session = home.start(&["--plain"], (40, 24), &[]);
    session.wait_for("Tasks, 1 to");
    session.send(".\r");
    assert!(!session.finish().text.contains("Welcome."));
}
