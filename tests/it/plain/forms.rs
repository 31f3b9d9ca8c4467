//! Every form is asked the same way: its signs, its checks, what is kept when it ends early.

use std::fs;

use serde_json::json;

use super::{left_half_done, plain};
use crate::cli::Home;

#[test]
fn nothing_moves_the_cursor_whatever_the_terminal_is_asked_for() {
    let home = Home::new();
    home.done(&["log", "--note", "plain \u{202e}words"]);
    let run = home.pipe(&["--plain", "--color", "always"], "\njournal\n1\n\nthis day\nread\n\n.\n");
    assert!(run.out.contains("plain"), "{}", run.out);
    assert!(!run.out.contains(['\x1b', '\r', '\u{202e}', '\u{8}']), "{:?}", run.out);
    let line = run.out.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(line < 200, "a line of {line}");
}

#[test]
fn one_question_back_asks_it_again_with_its_answer_and_another_one_counts() {
    let home = Home::new();
    let run = plain(&home, &["check", "6", "<", "7", "tired", ">", "."]);
    assert!(run.out.contains("Mood (1 your lowest, 10 your best) [6]:"), "{}", run.out);
    assert_eq!(home.file()["check_ins"][0]["mood"], 7);
    assert_eq!(home.file()["check_ins"].as_array().unwrap().len(), 1);
}

#[test]
fn back_before_the_first_question_is_back_at_the_tasks_and_the_words_wait() {
    let home = Home::new();
    let run = plain(&home, &["reflect", "answer", "5", "<", "<", "", "."]);
    assert!(run.out.trim_end().ends_with("Until next time."), "{}", run.out);
    assert!(!home.data().exists());
    assert_eq!(left_half_done(&home), ["reflection"]);
    let again = plain(&home, &["reflect", "answer", ">", "", "."]);
    assert!(again.out.contains("What you gave before is still here."), "{}", again.out);
    assert_eq!(home.file()["reflections"][0]["answers"][0]["rating"], 5);
    assert_eq!(left_half_done(&home), Vec::<String>::new());
}

#[test]
fn a_full_stop_and_the_end_of_the_input_quit_and_keep_what_was_given() {
    for end in [".\n", ""] {
        let home = Home::new();
        let run = home.pipe(&["--plain"], format!("\nreflect\nanswer\n5\n\n\nBreathing\n{end}"));
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
        let answers = &home.file()["reflections"][0]["answers"];
        assert_eq!((&answers[0]["rating"], &answers[1]["text"]), (&json!(5), &json!("Breathing")), "{end:?}");
        assert_eq!(left_half_done(&home), Vec::<String>::new());
    }
}

#[test]
fn what_cannot_be_kept_yet_waits_half_done_for_plain_mode_and_the_app_alike() {
    let home = Home::new();
    plain(&home, &["habits", "new", "", "minutes", "20", "."]);
    assert!(left_half_done(&home)[0].starts_with("habit 2"), "a habit without a name, of its day");
    let run = plain(&home, &["habits", "new", "Stretch", "", "", ">", "", "."]);
    assert!(run.out.contains("[20]"), "{}", run.out);
    assert_eq!(home.file()["habits"][0]["name"], "Stretch");
}

#[test]
fn an_answer_that_is_none_is_asked_for_again_and_says_what_would_be_right() {
    let home = Home::new();
    let run = plain(&home, &["check", "11", "six", "6", ">", "."]);
    assert_eq!(run.out.matches("That takes a number from 1 to 10.").count(), 2, "{}", run.out);
    assert_eq!(home.file()["check_ins"][0]["mood"], 6);
}

#[test]
fn a_wrong_form_comes_back_with_its_first_complaint_until_it_can_be_kept() {
    let home = Home::new();
    let run = plain(&home, &["habits", "new", ">", "Read", ">", "", "."]);
    assert!(run.out.contains("One or two words: what do you want to do?"), "{}", run.out);
    assert_eq!(home.file()["habits"][0]["name"], "Read");
}

#[test]
fn whom_to_call_is_one_sign_away_at_every_question() {
    let run = plain(&Home::new(), &["check", "!", "."]);
    let asked = run.out.matches("Mood (1 your lowest").count();
    assert!(run.out.contains("findahelpline") && asked == 2, "{}", run.out);
    let menu = plain(&Home::new(), &["!", "."]);
    assert!(menu.out.contains("findahelpline"), "{}", menu.out);
}

#[test]
fn words_are_emptied_by_a_dash_and_kept_by_an_empty_line() {
    let home = Home::new();
    plain(&home, &["settings", "settings", "", "", "Ireland", ">", "", "."]);
    assert_eq!(home.file()["settings"]["country"], "IE");
    plain(&home, &["settings", "settings", "", "", "", ">", "", "."]);
    assert_eq!(home.file()["settings"]["country"], "IE");
    plain(&home, &["settings", "settings", "", "", "-", ">", "", "."]);
    assert_eq!(home.file()["settings"].get("country"), None);
}

#[test]
fn a_questionnaire_goes_back_says_when_it_is_early_and_shows_whom_to_call_at_once() {
    let home = Home::new();
    home.done(&["measure", "add", "phq-9", "3"]);
    let run = plain(
        &home,
        &[
            "insights", "take", "phq-9", "", "take", "phq-9", "y", "1", "1", "<", "2", "", "", "", "", "",
            "", "1", ".",
        ],
    );
    assert_eq!(run.out.matches("The next makes sense from 5 December.").count(), 2, "{}", run.out);
    assert!(run.out.contains("Noted: 2 More than half the days."), "{}", run.out);
    let (_, after) = run.out.split_once("9 of 9.").unwrap();
    assert!(after.contains("findahelpline"), "{after}");
    assert!(run.out.contains("Kept: PHQ-9, 3 of 9 answered, without a total."), "{}", run.out);
    let taken =
        home.file()["measures"].as_array().unwrap().iter().filter(|m| m.get("score").is_none()).count();
    assert_eq!(taken, 1);
}

#[test]
fn the_setting_of_the_whole_session_asks_for_it_too() {
    let home = Home::new();
    let run = home.command(&[]).env("ACCESSIBLE", "1").write_stdin(".\n").assert().success();
    let out = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert!(out.starts_with("guidepost, line by line."), "{out}");
}

#[test]
fn a_damaged_file_is_told_and_stays_as_it_is() {
    let home = Home::new();
    home.done(&["log", "--mood", "6"]);
    let damaged = fs::read_to_string(home.data()).unwrap().replace("\"check_ins\"", "\"check_ins");
    fs::write(home.data(), &damaged).unwrap();
    plain(&home, &["check", "6", ">", "."]).refused(3, &["guidepost.json"]);
    assert_eq!(fs::read_to_string(home.data()).unwrap(), damaged);
}

#[test]
fn a_change_made_here_is_taken_back_like_that_of_a_command() {
    let home = Home::new();
    plain(&home, &["check", "6", ">", "."]);
    assert_eq!(home.run(&["undo"]).status, 0);
    assert!(home.file()["check_ins"][0]["deleted"].is_string());
}

#[test]
fn a_sign_goes_on_to_the_next_heading() {
    let home = Home::new();
    let run = plain(&home, &["reflect", "answer", "5", ">>", "", "a call", ">", "", "."]);
    assert!(!run.out.contains("How I get through"), "{}", run.out);
    let answers = &home.file()["reflections"][0]["answers"];
    assert_eq!((&answers[0]["rating"], &answers[1]["prompt"]), (&json!(5), &json!("event")), "{answers}");
}

#[test]
fn a_task_is_picked_by_its_number_or_its_first_letters_and_what_is_meant_twice_is_asked() {
    let run = plain(&Home::new(), &["s", "sess", "", "8", "", "nothing like it", "."]);
    assert!(run.out.contains("That could be 8 or 11."), "{}", run.out);
    assert_eq!(run.out.matches("Session, 1 to 12").count(), 2, "{}", run.out);
    assert!(
        run.out.contains("That takes a number from 1 to 14, or the first letters of one."),
        "{}",
        run.out
    );
}

#[test]
fn the_first_run_says_what_this_is_and_where_it_lies_and_asks_a_script_nothing() {
    let home = Home::new();
    let first = home.pipe(&["--plain"], "check\n6\n>\n.\n");
    assert!(first.out.contains("guidepost.json") && first.out.contains("does not diagnose"), "{}", first.out);
    assert!(!first.out.contains("Which country"), "{}", first.out);
    assert_eq!(home.file()["check_ins"][0]["mood"], 6);
    assert_eq!(home.file()["settings"].get("welcomed"), None);
}

#[test]
fn the_demo_is_walked_line_by_line_and_nothing_of_it_stays() {
    let home = Home::new();
    let run = home.pipe(&["--plain", "demo"], "day\nread\n\n.\n");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("an invented person's notebook"), "{}", run.out);
    assert!(
        run.out.contains("Deep breathing") && run.out.ends_with("Nothing of it stays. Until next time.\n")
    );
    assert!(!run.out.contains("Welcome."), "{}", run.out);
    assert!(!home.data().exists());
}

#[test]
fn what_waits_half_done_is_said_at_the_start() {
    let home = Home::new();
    plain(&home, &["habits", "new", "", "minutes", "20", "."]);
    let again = plain(&home, &["."]);
    assert!(
        again.out.contains("Half done, and kept; the same task goes on with it:\nA new habit"),
        "{}",
        again.out
    );
}

#[test]
fn what_was_undone_is_done_again_until_something_new_is_kept() {
    let home = Home::new();
    home.done(&["log", "--win", "one"]);
    home.done(&["log", "--win", "two"]);
    let run = plain(
        &home,
        &["u", "u", "do again", "do again", "do again", "u", "check", "6", ">", "do again", "."],
    );
    assert_eq!(run.out.matches("Done again.").count(), 2, "{}", run.out);
    assert_eq!(run.out.matches("There is nothing to do again.").count(), 2, "{}", run.out);
    let journal = home.done(&["journal"]);
    assert!(journal.contains("one") && !journal.contains("two"), "{journal}");
}
