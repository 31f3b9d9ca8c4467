use super::Home;

#[test]
fn the_last_command_is_taken_back_then_the_one_before_then_there_is_nothing() {
    let mut home = Home::at("2026-11-21T19:40");
    home.done(&["habit", "add", "Walk"]);
    home.done(&["log", "--mood", "6", "--did", "walk", "--win", "a", "--win", "b"]);
    home.later("2026-11-21T19:50");
    home.done(&["goal", "add", "walk every day until 21 december"]);
    assert_eq!(home.done(&["undo"]), "Taken back: goal.\n");
    let said = home.done(&["undo"]);
    assert!(said.starts_with("Taken back: "), "{said}");
    for part in ["mood 6 at 19:40", "2 wins", "Walk on Saturday 21 November"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(home.json(&["today", "--json"])["habits"][0]["state"], "not-recorded");
    assert_eq!(home.json(&["journal", "--json"]), serde_json::json!([]));
    assert_eq!(home.done(&["undo"]), "Taken back: habit.\n");
    assert_eq!(home.json(&["habit", "list", "--json"]), serde_json::json!([]));
    assert!(home.done(&["undo"]).starts_with("There is nothing to take back"));
}

#[test]
fn a_change_is_turned_round_and_no_word_of_it_is_printed() {
    let home = Home::new();
    home.done(&["habit", "add", "Secret"]);
    home.done(&["habit", "pause", "secret", "--reason", "secret reasons"]);
    assert_eq!(home.json(&["habit", "list", "--json"])[0]["state"], "paused");
    assert_eq!(home.done(&["undo"]), "Taken back: change of a habit.\n");
    assert_eq!(home.json(&["habit", "list", "--json"])[0]["state"], "active");
}

#[test]
fn what_was_changed_elsewhere_since_stays() {
    let home = Home::new();
    home.done(&["log", "--win", "went out"]);
    let text = std::fs::read_to_string(home.data()).unwrap();
    std::fs::write(home.data(), text.replace("went out", "went out and sang")).unwrap();
    let run = home.run(&["undo"]);
    assert_eq!(run.status, 0);
    assert!(run.out.contains("changed since, so it stays"), "{}", run.out);
    assert!(home.run(&["journal"]).out.contains("went out and sang"));
    assert!(home.run(&["undo"]).out.contains("nothing to take back"));
}

#[test]
fn after_a_month_a_command_is_not_taken_back_any_more() {
    let mut home = Home::at("2026-11-01T09:00");
    home.done(&["log", "--mood", "6"]);
    home.later("2026-12-15T09:00");
    home.done(&["log", "--mood", "7"]);
    assert_eq!(home.done(&["undo"]), "Taken back: mood 7 at 09:00.\n");
    assert!(home.done(&["undo"]).contains("nothing to take back"));
    assert!(home.done(&["journal"]).contains("6"));
}

#[test]
fn the_way_back_of_what_was_added_holds_no_word_of_it() {
    let home = Home::new();
    home.done(&["log", "--note", "what nobody else knows"]);
    let kept = std::fs::read_to_string(home.state().join("commands.json")).unwrap();
    assert!(kept.contains("Withdraw") && !kept.contains("nobody"), "{kept}");
    assert_eq!(home.done(&["undo"]), "Taken back: note.\n");
}

#[test]
fn a_way_back_that_cannot_be_read_is_no_way_back_and_no_trouble() {
    let home = Home::new();
    home.done(&["log", "--mood", "6"]);
    std::fs::write(home.state().join("commands.json"), b"{\"broken").unwrap();
    assert!(home.done(&["undo"]).contains("nothing to take back"));
    home.done(&["log", "--mood", "7"]);
    assert!(home.done(&["undo"]).contains("mood 7"));
}

#[test]
fn a_copy_put_back_is_taken_back_as_a_whole() {
    let mut home = Home::at("2026-11-19T09:30");
    for day in [19, 20, 21] {
        home.later(&format!("2026-11-{day}T09:30"));
        home.done(&["log", "--note", &format!("day {day}")]);
    }
    let told = home.done(&["backup", "restore", "2", "--replace"]);
    assert!(told.contains("2 entries to the trash") && told.contains("guidepost undo"), "{told}");
    assert!(!home.done(&["journal"]).contains("day 21"));
    assert_eq!(home.done(&["undo"]), "Taken back: restore (2 changes).\n");
    let journal = home.done(&["journal"]);
    assert!((19..22).all(|day| journal.contains(&format!("day {day}"))), "{journal}");
    assert_eq!(home.done(&["undo"]), "Taken back: note.\n", "the command before the restore");
}

#[test]
fn what_was_written_after_a_copy_was_put_back_stays_when_that_is_taken_back() {
    let mut home = Home::at("2026-11-19T09:30");
    home.done(&["log", "--note", "first"]);
    home.later("2026-11-20T09:30");
    home.done(&["log", "--note", "second"]);
    home.done(&["backup", "restore", "1", "--replace"]);
    home.done(&["log", "--note", "third"]);
    home.done(&["undo"]);
    home.done(&["log", "--mood", "6"]);
    home.done(&["undo"]);
    assert_eq!(home.done(&["undo"]), "Taken back: restore (1 change).\n");
    let journal = home.done(&["journal"]);
    assert!(
        journal.contains("first") && journal.contains("second") && !journal.contains("third"),
        "{journal}"
    );
}

#[test]
fn what_came_from_a_whole_notebook_is_said_to_stay_and_the_command_before_is_not_taken_back_for_it() {
    let (one, other) = (Home::new(), Home::new());
    other.done(&["log", "--win", "there"]);
    let file = other.data();
    let file = file.to_str().unwrap();
    let stays = "undo does not take that back";
    one.done(&["import", "guidepost", file]);
    assert!(one.done(&["undo"]).contains(stays));
    for command in [&["merge", file][..], &["import", "guidepost", file]] {
        other.done(&["log", "--win", "there again"]);
        one.done(&["log", "--win", "here"]);
        one.done(command);
        let said = one.done(&["undo"]);
        assert!(said.contains(stays) && said.contains("guidepost backup list"), "{said}");
        assert_eq!(one.done(&["undo"]), "Taken back: win.\n");
        assert!(one.done(&["undo"]).contains("nothing to take back"));
        assert!(one.done(&["journal"]).contains("there again"));
    }
}

#[test]
fn after_a_month_it_is_not_taken_back_though_no_command_came_since() {
    let mut home = Home::at("2026-11-01T09:00");
    home.done(&["log", "--mood", "6"]);
    home.later("2026-12-15T09:00");
    assert!(home.done(&["undo"]).contains("nothing to take back"));
    assert!(home.done(&["journal"]).contains("6"));
}
