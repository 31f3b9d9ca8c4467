//! The session, line by line: the agenda, what goes on the page, how it was, and what that makes.

use serde_json::json;

use super::{plain, talk};
use crate::cli::Home;

fn between_sessions() -> Home {
    let home = Home::new();
    home.done(&["log", "--mood", "6", "--win", "called the bank", "--note", "a dream of water"]);
    home.done(&["goal", "add", "Walk 20 minutes every morning"]);
    home
}

#[test]
fn the_agenda_is_made_of_marks_own_lines_and_questions_and_the_page_shows_exactly_that() {
    let home = between_sessions();
    let out = talk(
        &home,
        &[
            ("Tasks, 1 to", "session"),
            ("Session, 1 to", "when"),
            ("On (Friday at 5 pm", "tuesday"),
            ("At (17:00", "17:00"),
            ("Session, 1 to", "mark"),
            ("Words to look for", ""),
            ("win: called the bank", "called"),
            ("On your list for the session.", "dream"),
            ("On your list for the session.", ""),
            ("Session, 1 to", "add"),
            ("2 Question", "question"),
            ("To ask", "How long will it take?"),
            ("Tags", ">"),
            ("Session, 1 to", "questions"),
            ("How we work:", "what could get in the way"),
            ("What could get in the way that I have not thought of? (ticked)", ""),
            ("Session, 1 to", "talk"),
            ("called the bank (win", "2"),
            ("This line", "on the page"),
            ("a dream of water (note, Sat 21 Nov)", "on the page: tick"),
            ("What goes on the page", "mood"),
            ("mood: 6, on 1 of 14 days: not on the page", ""),
            ("Session, 1 to", "read"),
            ("For our session on Tuesday 24 November 2026, 17:00", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    let page = home.done(&["session"]);
    let shown: Vec<&str> = page.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    for line in &shown {
        assert!(out.contains(line), "{line} is on the page and was not read:\n{out}");
    }
    assert!(page.contains("a dream of water") && page.contains("How long will it take?"), "{page}");
    assert!(!page.contains("\nMood\n"), "{page}");
}

#[test]
fn what_is_asked_about_twice_is_asked_about_twice() {
    let home = Home::new();
    home.done(&["measure", "add", "phq-8", "9"]);
    let run = plain(
        &home,
        &[
            "people",
            "safety",
            "a warning sign",
            "",
            ">",
            "",
            "session",
            "on the page: tick",
            "safety plan",
            "n",
            "safety plan",
            "y",
            "",
            "",
            ".",
        ],
    );
    assert!(
        run.out.contains("Asked about twice:\n4 my safety plan, all of it: not on the page"),
        "{}",
        run.out
    );
    assert_eq!(run.out.matches("on the page you hand on?").count(), 2, "{}", run.out);
    assert!(home.done(&["session"]).contains("a warning sign"));
}

#[test]
fn a_session_that_was_is_told_and_makes_homework_goals_and_the_next_date() {
    let mut home = between_sessions();
    talk(
        &home,
        &[
            ("Tasks, 1 to", "session"),
            ("Session, 1 to", "add"),
            ("1 Line", "line"),
            ("To bring up", "the bank"),
            ("Tags", ">"),
            ("Session, 1 to", "when"),
            ("On (", "tuesday"),
            ("At (", "17:00"),
            ("Session, 1 to", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    home.later("2026-11-24T19:00");
    let out = talk(
        &home,
        &[
            ("Tasks, 1 to", "session"),
            ("Session, 1 to", "talk"),
            ("1 the bank", "1"),
            ("This line", "talked"),
            ("the bank (line for the session, Sat 21 Nov; talked about)", "how"),
            ("How did it go? 24 November 2026", "took"),
            ("What you agreed on", "smaller walks"),
            ("Homework", "ask Dana about Thursday"),
            ("Another", ""),
            ("Steps", "find the shoes"),
            ("Another", ""),
            ("For the goal", "1"),
            ("New goals", "be fair to myself"),
            ("Another", ""),
            ("For yourself", "it was good"),
            ("My list", ""),
            ("Next session", "in 2 weeks"),
            ("At (17:00)", "17:00"),
            ("Session, 1 to", "how"),
            ("Sessions, the last first", "1"),
            ("How did it go?", ">"),
            ("Session, 1 to", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    let file = home.file();
    let with = |table: &str, key: &str, words: &str| {
        let all = file[table].as_array().unwrap();
        all.iter().find(|record| record[key] == words).unwrap_or_else(|| panic!("{words}: {all:?}")).clone()
    };
    let session = with("sessions", "agreed", "smaller walks");
    assert_eq!((&session["attended"], &session["notes"]), (&json!(true), &json!("it was good")), "{out}");
    let steps = &with("goals", "statement", "Walk 20 minutes every morning")["steps"];
    assert_eq!((&steps[0]["kind"], &steps[0]["due"]), (&json!("homework"), &json!("2026-12-08")), "{steps}");
    assert_eq!(steps[1]["text"], "find the shoes");
    assert_eq!(with("goals", "statement", "be fair to myself")["agreed"], "2026-11-24");
    let days: Vec<&str> =
        file["sessions"].as_array().unwrap().iter().filter_map(|it| it["at"].as_str()).collect();
    assert!(days.iter().any(|at| at.starts_with("2026-12-08")), "{days:?}");
    // What was talked about is off the list.
    assert!(!home.run(&["session"]).out.contains("the bank"));
}

#[test]
fn a_session_that_did_not_take_place_is_told_so() {
    let mut home = between_sessions();
    plain(&home, &["session", "when", "tuesday", "17:00", "", "."]);
    home.later("2026-11-25T09:00");
    plain(&home, &["session", "how", "did not", ">", "", "."]);
    assert_eq!(home.file()["sessions"][0]["attended"], false);
}

#[test]
fn the_page_goes_into_a_file_and_that_it_left_is_told() {
    let home = between_sessions();
    let path = home.path().join("page.md");
    let run = plain(
        &home,
        &[
            "session",
            "file",
            "markdown",
            path.to_str().unwrap(),
            "pages",
            "since",
            "choosing",
            "language",
            "",
            "",
            ".",
        ],
    );
    assert!(path.exists() && run.out.contains("Written to "), "{}", run.out);
    assert!(run.out.contains("markdown into ") && run.out.contains("for your eyes"), "{}", run.out);
    assert!(run.out.contains("In which language can I say difficult things? (ticked)"), "{}", run.out);
}

#[test]
fn a_line_of_the_agenda_is_opened_where_it_was_written() {
    let home = between_sessions();
    let mark = ["session", "mark", "", "walk", "called", ""];
    let open = [
        "talk",
        "walk",
        "open",
        "read",
        "",
        "talk",
        "called",
        "open",
        "called the bank, twice",
        ">",
        "",
        ".",
    ];
    let run = plain(&home, &[&mark[..], &open[..]].concat());
    assert!(run.out.contains("Walk 20 minutes every morning (draft goal)"), "{}", run.out);
    assert!(run.out.contains("\ndraft, for the session"), "the goal is read whole: {}", run.out);
    assert!(home.done(&["session"]).contains("called the bank, twice"));
}
