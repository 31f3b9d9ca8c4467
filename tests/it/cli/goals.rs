use serde_json::json;

use super::Home;

#[test]
fn a_sentence_becomes_a_draft_with_a_why_and_an_end() {
    let home = Home::new();
    let said = home.done(&["goal", "add", "walk more", "--why", "for my kids", "--by", "in 6 weeks"]);
    assert!(said.starts_with("Kept as a draft: goal 1, until Saturday 2 January 2027.\n"), "{said}");
    let list = home.json(&["goal", "list", "--json"]);
    for (key, value) in [
        ("number", json!(1)),
        ("statement", json!("walk more")),
        ("status", json!("draft")),
        ("why", json!("for my kids")),
        ("until", json!("2027-01-02")),
    ] {
        assert_eq!(list[0][key], value, "{key}");
    }
    home.run(&["goal", "add", "x", "--by", "yesterday"]).refused(2, &["--by", "already over"]);
    home.run(&["goal", "add", "x", "--by", "next friday"]).refused(2, &["27 November or 4 December"]);
    home.run(&["goal", "add", " "]).refused(2, &["no words"]);
}

#[test]
fn a_goal_is_known_by_its_number_or_by_words_that_fit_it_alone() {
    let home = Home::new();
    home.run(&["goal", "show", "1"]).refused(1, &["no goal yet"]);
    home.done(&["goal", "add", "Walk after lunch"]);
    home.done(&["goal", "add", "Call a friend after work"]);
    home.done(&["goal", "add", "Walk"]);
    assert!(home.done(&["goal", "show", "2"]).contains("Call a friend"));
    assert!(home.done(&["goal", "show", "FRIEND call"]).contains("Call a friend"));
    assert!(home.done(&["goal", "show", "walk"]).starts_with("Goal 3"));
    home.run(&["goal", "show", "after"]).refused(1, &["1, 2"]);
    home.run(&["goal", "show", "4"]).refused(1, &["1 to 3"]);
    home.run(&["goal", "show", "secretword"]).refused(1, &["goal list"]);
    assert!(!home.run(&["goal", "show", "secretword"]).err.contains("secretword"));
}

#[test]
fn numbers_stay_when_the_status_changes_and_the_list_is_grouped() {
    let home = Home::new();
    for text in ["one", "two", "three"] {
        home.done(&["goal", "add", text]);
    }
    home.done(&["goal", "status", "1", "done"]);
    home.done(&["goal", "status", "3", "active"]);
    let list = home.done(&["goal", "list"]);
    assert_eq!(list, "3  active  three\n2  draft   two\n1  done    one\n");
}

#[test]
fn a_decision_says_what_becomes_of_the_habits() {
    let home = Home::new();
    home.done(&["goal", "add", "walk more"]);
    home.done(&["habit", "add", "Walk", "--goal", "1"]);
    home.done(&["habit", "add", "Stairs", "--goal", "walk"]);
    let said = home.done(&["goal", "status", "1", "parked", "--reason", "a busy month"]);
    assert_eq!(
        said,
        "Goal 1 is parked.\nIts habits go on: Walk, Stairs (--habits pause or retire changes that).\n"
    );
    assert_eq!(home.file()["goals"][0]["reason"], "a busy month");
    let before = home.file()["revision"].as_u64().unwrap();
    let said = home.done(&["goal", "status", "1", "let-go", "--habits", "pause"]);
    assert_eq!(said, "Goal 1 is let go.\nPaused with it: Walk, Stairs.\n");
    assert_eq!(home.file()["revision"].as_u64(), Some(before + 1));
    let states = home.json(&["habit", "list", "--json"]);
    assert_eq!((&states[0]["state"], &states[1]["state"]), (&json!("paused"), &json!("paused")));
    assert!(
        home.done(&["goal", "status", "1", "active"]).contains("Paused habits of this goal: Walk, Stairs.")
    );
    home.run(&["goal", "status", "1", "finished"]).refused(2, &["let-go"]);
}

#[test]
fn a_third_active_goal_is_explained_and_kept() {
    let home = Home::new();
    for (at, text) in ["one", "two", "three"].iter().enumerate() {
        home.done(&["goal", "add", text]);
        let said = home.done(&["goal", "status", &(at + 1).to_string(), "active"]);
        assert_eq!(said.contains("One or two at a time"), at == 2, "{said}");
    }
}

#[test]
fn the_day_a_goal_was_agreed_on_is_kept() {
    let home = Home::new();
    home.done(&["goal", "add", "walk more"]);
    assert_eq!(home.done(&["goal", "agree", "1"]), "Goal 1 was agreed on Saturday 21 November.\n");
    home.done(&["goal", "agree", "1", "--date", "3 nov"]);
    assert_eq!(home.json(&["goal", "show", "1", "--json"])["record"]["agreed"], "2026-11-03");
    home.run(&["goal", "agree", "1", "--date", "tomorrow"]).refused(2, &["--date", "still to come"]);
}
