use serde_json::json;

use super::Home;

#[test]
fn a_habit_is_kept_with_all_that_was_said_of_it() {
    let home = Home::new();
    home.done(&["goal", "add", "walk more"]);
    let said = home.done(&[
        "habit",
        "add",
        "Deep breathing",
        "--goal",
        "1",
        "--every",
        "mon,wed",
        "--amount",
        "10",
        "--unit",
        "min",
        "--cue",
        "after lunch",
        "--until",
        "in 6 weeks",
    ]);
    assert_eq!(
        said,
        "Kept: Deep breathing, 10 minutes, monday,wednesday, after lunch, until 2 January 2027.\n"
    );
    let list = home.json(&["habit", "list", "--json"]);
    let habit = &list[0];
    for (key, value) in [
        ("name", json!("Deep breathing")),
        ("kind", json!("minutes")),
        ("every", json!("monday,wednesday")),
        ("amount", json!(10)),
        ("unit", json!("minutes")),
        ("cue", json!("after lunch")),
        ("goal", json!(1)),
        ("until", json!("2027-01-02")),
        ("began", json!("2026-11-21")),
        ("state", json!("active")),
    ] {
        assert_eq!(habit[key], value, "{key}");
    }
}

#[test]
fn every_rhythm_and_kind_of_the_contract_is_taken() {
    let home = Home::new();
    for (at, every) in ["daily", "weekdays", "weekly", "3/week", "every 3 days", "monday,wednesday", "2/day"]
        .iter()
        .enumerate()
    {
        home.done(&["habit", "add", &format!("habit {at}"), "--every", every]);
    }
    home.done(&["habit", "add", "Coffee", "--amount", "2", "--unit", "cups", "--at-most"]);
    home.done(&["habit", "add", "Call a friend", "--when-needed"]);
    let list = home.json(&["habit", "list", "--json"]);
    let of = |key: &str| list.as_array().unwrap().iter().map(|h| h[key].clone()).collect::<Vec<_>>();
    assert_eq!(
        of("every"),
        [
            json!("daily"),
            json!("weekdays"),
            json!("weekly"),
            json!("3/week"),
            json!("every 3 days"),
            json!("monday,wednesday"),
            json!("daily"),
            json!("daily"),
            json!(null)
        ]
    );
    assert_eq!(of("kind")[6..], [json!("count"), json!("at-most"), json!("when-needed")]);
    home.run(&["habit", "add", "x", "--every", "lunar"]).refused(2, &["daily"]);
    home.run(&["habit", "add", "x", "--unit", "minutes"]).refused(2, &["--amount"]);
    home.run(&["habit", "add", "x", "--at-most"]).refused(2, &["--amount"]);
    home.run(&["habit", "add", "x", "--amount", "abc"]).refused(2, &["number"]);
    home.run(&["habit", "add", "x", "--until", "yesterday"]).refused(2, &["--until", "over"]);
}

#[test]
fn a_name_is_taken_once_in_any_case_and_is_free_again_after_retiring() {
    let home = Home::new();
    home.done(&["habit", "add", "Walk"]);
    home.run(&["habit", "add", " wALK "]).refused(1, &["Walk", "another name"]);
    home.done(&["habit", "retire", "walk"]);
    home.done(&["habit", "add", "walk"]);
    home.run(&["habit", "add", "WALK"]).refused(1, &["another name"]);
    home.run(&["habit", "add", ""]).refused(2, &["NAME"]);
    home.run(&["habit", "add", "two\nlines"]).refused(2, &["one line"]);
}

#[test]
fn a_pause_a_return_and_a_retirement_keep_every_day() {
    let mut home = Home::at("2026-11-01T09:00");
    home.done(&["habit", "add", "Walk"]);
    home.done(&["log", "--did", "walk"]);
    home.later("2026-11-10T09:00");
    let said = home.done(&["habit", "pause", "wal", "--to", "in 2 weeks", "--reason", "a cold"]);
    assert!(said.contains("from Tuesday 10 November to Tuesday 24 November"), "{said}");
    let list = home.json(&["habit", "list", "--json"]);
    assert_eq!((&list[0]["state"], &list[0]["paused_to"]), (&json!("paused"), &json!("2026-11-24")));
    assert_eq!(home.json(&["today", "--json"])["habits"], json!([]));
    home.later("2026-11-12T09:00");
    home.done(&["habit", "resume", "walk"]);
    assert_eq!(home.file()["habits"][0]["pauses"][0]["to"], "2026-11-11");
    assert_eq!(home.file()["habits"][0]["pauses"][0]["reason"], "a cold");
    assert!(home.done(&["habit", "resume", "walk"]).contains("not paused"));
    home.done(&["habit", "retire", "walk", "--reason", "I swim now"]);
    assert_eq!(home.json(&["habit", "list", "--json"])[0]["state"], "retired");
    home.run(&["habit", "pause", "walk"]).refused(1, &["retired", "resume"]);
    home.done(&["habit", "resume", "walk"]);
    let list = home.json(&["habit", "list", "--json"]);
    assert_eq!((&list[0]["state"], &list[0]["adherence"]["done"]), (&json!("active"), &json!(1)));
    home.run(&["habit", "pause", "walk", "--from", "tomorrow", "--to", "today"]).refused(2, &["--to"]);
    home.run(&["habit", "pause", "run"]).refused(1, &["There are: Walk"]);
}

#[test]
fn a_retirement_to_come_holds_the_earlier_day_and_its_way_back_is_a_pause() {
    let mut home = Home::at("2026-11-21T09:00");
    home.done(&["habit", "add", "Walk"]);
    let said = home.done(&["habit", "retire", "walk", "--from", "in 2 weeks", "--reason", "a move"]);
    assert!(said.contains("retired from Saturday 5 December."), "{said}");
    let said = home.done(&["habit", "retire", "walk", "--from", "in 3 weeks"]);
    assert!(said.contains("retired from Saturday 5 December already"), "{said}");
    let said = home.done(&["habit", "pause", "walk"]);
    assert!(said.contains("to Friday 4 December. It is retired from Saturday 5 December."), "{said}");
    home.run(&["habit", "pause", "walk", "--from", "in 3 weeks"])
        .refused(1, &["retired from Saturday 5 Dec"]);
    let said = home.done(&["habit", "retire", "walk", "--from", "in 1 week", "--reason", "earlier"]);
    assert!(said.contains("retired from Saturday 28 November."), "{said}");
    assert_eq!(home.file()["habits"][0]["retired"], "2026-11-28");
    home.later("2026-12-01T09:00");
    home.done(&["habit", "resume", "walk", "--from", "in 2 weeks"]);
    let habit = home.file()["habits"][0].clone();
    let pauses: Vec<_> = habit["pauses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (&it["from"], &it["to"], &it["reason"]))
        .collect();
    assert_eq!(habit.get("retired"), None);
    let earlier = (&json!("2026-11-28"), &json!("2026-12-14"), &json!("earlier"));
    assert!(pauses.contains(&earlier), "{pauses:?}");
    assert_eq!(home.json(&["today", "--json"])["habits"], json!([]));
    home.later("2026-12-15T09:00");
    assert_eq!(home.json(&["today", "--json"])["habits"][0]["name"], "Walk");
}

#[test]
fn columns_stand_under_each_other_by_what_is_seen() {
    let home = Home::new();
    home.done(&["habit", "add", "日本語"]);
    home.done(&["habit", "add", "Walk", "--every", "weekdays"]);
    let list = home.done(&["habit", "list"]);
    assert_eq!(list, "日本語  daily     just started\nWalk    weekdays  just started\n");
    assert!(Home::new().done(&["habit", "list"]).contains("habit add"));
}
