//! Looking back, line by line: insights in words, results, other weeks, the journal.

use serde_json::json;

use super::{plain, talk};
use crate::cli::Home;

/// An invented person's twelve weeks.
fn somebody() -> Home {
    let home = Home::new();
    std::fs::create_dir_all(home.data().parent().unwrap()).unwrap();
    home.done(&["demo", "--write", home.data().to_str().unwrap()]);
    home
}

#[test]
fn every_chart_has_its_words_for_three_lengths_of_time() {
    let home = somebody();
    let run = plain(
        &home,
        &["insights", "all", "4", "all", "", "all", "52", "one", "5", "one", "52", "the year", "", "."],
    );
    for chart in
        ["Mood", "Week by week", "Days of the week", "The month", "Habits", "With and without", "Wins"]
    {
        assert!(run.out.matches(&format!("\n{chart}\n")).count() >= 3, "{chart}: {}", run.out);
    }
    assert!(run.out.contains("That takes 4, 12 or 52."), "{}", run.out);
    assert!(run.out.contains("Charts, 52 weeks"), "{}", run.out);
    for sign in ['▁', '█', '┌', '\x1b'] {
        assert!(!run.out.contains(sign), "{sign}");
    }
}

#[test]
fn no_key_of_the_screens_is_named_in_an_empty_notebook() {
    let answers = [
        "insights",
        "all",
        "",
        "results",
        "phq-8",
        "",
        "",
        "habits",
        "tick",
        "how",
        "",
        "goals",
        "tick",
        "",
        "session",
        "read",
        "talk",
        "on the page: tick",
        "how",
        "",
        "journal",
        "trash",
        "",
        "people",
        "people",
        "safety",
        "<",
        "",
        "settings",
        "two",
        "",
        "this day",
        "read",
        "steps",
        "delete",
        "wins",
        "",
        "check",
        ">",
        "<",
        ".",
    ];
    let run = plain(&Home::new(), &answers);
    for key in ["Esc", "Ctrl", "F2", "Enter", "press", "Press", " n on ", "c writes", "tab "] {
        assert!(!run.out.contains(key), "{key}: {}", run.out);
    }
}

/// What a line says of keys, if it does: their names, or one letter alone that is no word. Marks of charts begin a line.
fn key_in(line: &str) -> Option<&str> {
    let names = ["Esc", "Ctrl-", "F1", "F2", "F3", "F4", "Enter", "Press", "press ", "Tab ", "tab "];
    let is_key = |word: &str| {
        let letter = word.trim_matches(|c: char| c.is_ascii_punctuation());
        let is_initial = word.ends_with('.') && letter.starts_with(|c: char| c.is_ascii_uppercase());
        let is_letter = letter.len() == 1 && letter.starts_with(|c: char| c.is_ascii_alphabetic());
        is_letter && !is_initial && !["a", "A", "I"].contains(&letter)
    };
    // What a question takes may be a letter.
    let is_question = line.ends_with(':') || line.starts_with("y, n or s;");
    let alone = || line.split_whitespace().skip(1).find(|word| !is_question && is_key(word));
    names.into_iter().find(|name| line.contains(name)).or_else(alone)
}

#[test]
fn no_key_of_the_screens_is_named_in_a_full_notebook() {
    let tasks = [
        "day | read | tags | ? | > | habits | ? | > | steps |  | delete | 1 |  |  | wins |  | low |  |  | add | went | ? |  |  | ",
        "insights | all |  | what |  | one |  | 1 | results | 1 |  |  | ",
        "habits | open | 1 |  |  | ",
        "goals | open | 1 | read |  | how |  |  | ",
        "session | read | talk | 1 |  | on the page |  | how |  | pages | since | ",
        "journal | 1 | read |  | open |  | 1 |  | trash |  | ",
        "people | people |  | safety | < | ",
        "reflect | 1 | ? | < | ",
        "look | 1 | ? | < | ",
        "settings | settings | ? | < | import | ? | < | ",
        "check | ? | 3 | ? | > | goals | draft | I want to die | ? | < | < | ",
    ];
    let home = somebody();
    for answers in tasks {
        let answers: Vec<&str> = answers.split(" | ").map(str::trim).chain(["."]).collect();
        let out = plain(&home, &answers).out;
        assert!(20 < out.lines().count(), "{out}");
        for line in out.lines().filter(|line| *line != "at a list of tasks, u takes the last change back.") {
            assert_eq!(key_in(line), None, "{line}");
        }
    }
}

#[test]
fn what_is_said_otherwise_than_on_the_screens_still_is_said_there() {
    let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let keyless = std::fs::read_to_string(src.join("plain/keyless.rs")).unwrap();
    let table = keyless.split_once("];").unwrap().0;
    let rows: Vec<&str> =
        table.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split("\",").next()).collect();
    assert!(10 < rows.len());
    let mut folders = vec![src.join("screens"), src.join("cli")];
    let mut said = std::fs::read_to_string(src.join("support.rs")).unwrap();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match path.is_dir() {
                true => folders.push(path),
                false => said.push_str(&std::fs::read_to_string(path).unwrap()),
            }
        }
    }
    for row in rows {
        assert!(said.contains(row), "no screen says “{row}” any more");
    }
}

#[test]
fn results_are_read_opened_and_changed_and_a_scale_of_ones_own_is_made() {
    let home = Home::new();
    home.done(&["measure", "add", "phq-8", "12", "--date", "1 nov"]);
    home.done(&["measure", "add", "phq-8", "8"]);
    talk(
        &home,
        &[
            ("Tasks, 1 to", "insights"),
            ("Insights, 1 to", "new scale"),
            ("What it measures", "dread"),
            ("Score", "7"),
            ("Day", ">"),
            ("Insights, 1 to", "score"),
            ("dread: 7 of 10", "phq-8"),
            ("Score", "5"),
            ("Day", "yesterday"),
            ("A word on it", ""),
            ("Insights, 1 to", "results"),
            ("Questionnaires and scales", "phq-8"),
            ("12 of 24", "1"),
            ("This entry", "change"),
            ("Score", "9"),
            ("Day", ">"),
            ("Insights, 1 to", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    let scores: Vec<_> =
        home.file()["measures"].as_array().unwrap().iter().map(|it| it["score"].clone()).collect();
    assert_eq!(scores.len(), 4, "{scores:?}");
    assert!(
        scores.contains(&json!(9)) && scores.contains(&json!(5)) && scores.contains(&json!(7)),
        "{scores:?}"
    );
}

#[test]
fn another_week_and_month_are_reviewed_and_earlier_reviews_are_read() {
    let home = Home::new();
    home.done(&["goal", "add", "Walk"]);
    home.done(&["goal", "status", "1", "active"]);
    let out = talk(
        &home,
        &[
            ("Tasks, 1 to", "look"),
            ("Review, 1 to", "another"),
            ("w for a week", "w"),
            ("A day in it", "10 nov"),
            ("Week 46, 9 to 15 November", ""),
            ("What was hard", "the rain"),
            ("What helps", ">"),
            ("How close is it now", "3"),
            ("What becomes of it", ">"),
            ("Review, 1 to", "another"),
            ("w for a week", "m"),
            ("A day in it", "2026-10-15"),
            ("October 2026", ">"),
            ("How close is it now", "<"),
            ("Review, 1 to", "earlier"),
            ("What was hard: the rain", "change"),
            ("Week 46, 9 to 15 November", "a good week"),
            ("What was hard", ">"),
            ("How close is it now", ">"),
            ("Review, 1 to", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    let review = &home.file()["reviews"][0];
    assert_eq!(
        (&review["first"], review["answers"].as_array().unwrap().len()),
        (&json!("2026-11-09"), 2),
        "{out}"
    );
}

#[test]
fn the_journal_is_read_from_a_day_on_searched_and_sorted() {
    let home = Home::new();
    home.done(&["log", "--note", "the pear tree", "--date", "1 nov"]);
    home.done(&["log", "--note", "the lake", "--tag", "outside"]);
    home.done(&["log", "--win", "swam"]);
    let read = |answers: &[&str]| {
        let all = [&["journal"], answers, &["", "."]].concat();
        plain(&home, &all).out
    };
    let out = read(&["search", "pear"]);
    assert!(out.contains("the pear tree") && !out.contains("the lake"), "{out}");
    let out = read(&["search", "nowhere"]);
    assert!(out.contains("No entry is like that."), "{out}");
    let out = read(&["1"]);
    assert!(out.contains("the lake") && !out.contains("the pear tree"), "{out}");
    let out = read(&["read from", "1 nov"]);
    assert!(out.contains("the lake") && out.contains("the pear tree"), "{out}");
    let out = read(&["one kind", "wins"]);
    assert!(out.contains("win        swam") && !out.contains("the lake"), "{out}");
    let out = read(&["one kind", "outside"]);
    assert!(out.contains("the lake") && !out.contains("swam"), "{out}");
    let out = read(&["open", "lake", "1", "change", "the deep lake", ">"]);
    assert!(out.contains("Kept."), "{out}");
    assert!(home.done(&["journal"]).contains("the deep lake"));
}
