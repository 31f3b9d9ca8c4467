use std::os::unix::fs::PermissionsExt;

use super::Home;

/// A notebook with the demo's weeks, ending on the present day.
fn life() -> Home {
    let home = Home::new();
    home.run(&["demo", "--write", "demo.json"]);
    std::fs::create_dir_all(home.data().parent().unwrap()).unwrap();
    std::fs::rename(home.path().join("demo.json"), home.data()).unwrap();
    home
}

#[test]
fn an_empty_notebook_is_told_how_to_begin_and_stays_unwritten() {
    let home = Home::new();
    let run = home.run(&["session"]);
    assert_eq!(run.status, 0);
    assert!(run.out.starts_with("For our next session\n"), "{}", run.out);
    assert!(run.err.contains("b marks anything"), "{}", run.err);
    assert!(!home.data().exists());
    assert_eq!(home.done(&["session", "--shared"]), "No page was printed or saved so far.\n");
}

#[test]
fn a_file_is_for_ones_own_eyes_and_never_written_over() {
    let home = life();
    let said = home.done(&["session", "--format", "html", "-o", "page.html"]);
    assert!(said.starts_with("Written to page.html."), "{said}");
    let file = home.path().join("page.html");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let before = std::fs::read(&file).unwrap();
    home.run(&["session", "-o", "page.html"]).refused(1, &["page.html"]);
    assert_eq!(std::fs::read(&file).unwrap(), before);
    assert_eq!(String::from_utf8(before).unwrap(), home.done(&["session", "--format", "html"]));
}

#[test]
fn what_left_is_listed_once_a_day_and_a_refused_file_is_not() {
    let home = life();
    let shared = |home: &Home| home.done(&["session", "--shared"]).lines().count();
    let before = shared(&home);
    home.done(&["session"]);
    home.done(&["session"]);
    assert_eq!(shared(&home), before + 1);
    home.done(&["session", "--format", "json", "-o", "page.json"]);
    assert_eq!(shared(&home), before + 2);
    home.run(&["session", "-o", "page.json"]).refused(1, &["page.json"]);
    assert_eq!(shared(&home), before + 2);
    let listed = home.done(&["session", "--shared"]);
    assert!(listed.contains("json into page.json: words of "), "{listed}");
}

#[test]
fn everything_lists_kinds_and_days_and_no_words() {
    let home = life();
    let file = home.file();
    let listed = home.done(&["session", "--everything"]);
    let (on, off) = listed.split_once("Could be on it too").unwrap();
    assert!(
        on.contains("a line for the session of 16 November") && off.contains("my safety plan"),
        "{listed}"
    );
    for table in ["notes", "goals", "concerns", "check_ins"] {
        for record in file[table].as_array().unwrap() {
            for key in ["text", "statement", "words", "why"] {
                let words = record[key].as_str().unwrap_or_default();
                assert!(words.len() < 8 || !listed.contains(words), "{words}");
            }
        }
    }
    let json = home.json(&["session", "--everything", "--format", "json"]);
    assert!(json.as_array().unwrap().iter().any(|offer| offer["on_the_page"] == false));
}

#[test]
fn the_days_can_begin_earlier_and_json_is_a_document() {
    let home = life();
    let json = home.json(&["session", "--format", "json", "--since", "2026-10-01"]);
    assert_eq!((&json["since"], &json["until"]), (&"2026-10-01".into(), &"2026-11-21".into()));
    assert_eq!(json["session"], "2026-11-24");
    home.run(&["session", "--since", "31 feb"]).refused(2, &["--since"]);
    home.run(&["session", "--format", "pdf"]).refused(2, &["pdf"]);
}

#[test]
fn an_empty_page_becomes_no_file_and_what_left_is_json_where_that_is_asked_for() {
    let home = Home::new();
    home.run(&["session", "-o", "p.txt"]).refused(1, &["Nothing is on the page yet", "No file was written"]);
    assert!(!home.path().join("p.txt").exists());
    assert_eq!(home.json(&["session", "--shared", "--format", "json"]), serde_json::json!([]));
    home.done(&["log", "--mood", "6"]);
    home.done(&["session", "-o", "p.txt"]);
    let shared = home.json(&["session", "--shared", "--format", "json"]);
    assert_eq!((&shared[0]["format"], &shared[0]["to"]), (&"text".into(), &"p.txt".into()));
}
