use serde_json::json;

use super::Home;

#[test]
fn an_empty_notebook_has_kind_answers_and_stays_unwritten() {
    let home = Home::new();
    assert!(home.done(&["today"]).starts_with("Saturday 21 November\n"));
    assert_eq!(home.done(&["status"]), "Saturday 21 November: 0 check-ins\n");
    assert_eq!(home.done(&["status", "--short"]), "0 check-ins\n");
    assert!(home.done(&["review"]).starts_with("Monday 16 November to Sunday 22 November\n"));
    assert!(home.done(&["goal", "list"]).contains("goal add"));
    for args in [
        &["today", "--json"][..],
        &["status", "--json"],
        &["review", "--json"],
        &["habit", "list", "--json"],
        &["goal", "list", "--json"],
        &["where", "--json"],
    ] {
        home.json(args);
    }
    assert!(!home.data().exists());
}

#[test]
fn the_session_of_the_day_is_the_next_one_until_it_is_over() {
    let mut home = Home::new();
    home.done(&["log", "--mood", "3"]);
    let mut file = home.file();
    file.as_object_mut().unwrap().remove("checksum");
    file["sessions"] = json!([
        { "id": "019aa000-0000-7000-8000-000000000001", "at": "2026-11-21T15:00+01:00" },
        { "id": "019aa000-0000-7000-8000-000000000002", "at": "2026-11-28T15:00+01:00" },
    ]);
    std::fs::write(home.data(), file.to_string()).unwrap();
    assert_eq!(home.json(&["status", "--json"])["next_session"], json!("2026-11-21"));
    home.later("2026-11-21T15:30");
    assert_eq!(home.json(&["status", "--json"])["next_session"], json!("2026-11-28"));
}

#[test]
fn a_short_status_has_counts_and_times_and_nothing_else() {
    let home = Home::new();
    home.done(&["habit", "add", "Walk"]);
    home.done(&["habit", "add", "Read"]);
    home.done(&["log", "--mood", "3", "--feeling", "secret", "--note", "secret", "--did", "walk"]);
    assert_eq!(home.done(&["status", "--short"]), "1 check-in, 09:30; habits 1/2\n");
    let short = home.json(&["status", "--short", "--json"]);
    assert_eq!(short.get("mood"), None);
    assert_eq!(short["habits"], json!({ "planned": 2, "recorded": 1, "done": 1 }));
    assert_eq!(home.done(&["status"]), "Saturday 21 November: 1 check-in, mood 3, 1 of 2 habits recorded\n");
    assert_eq!(home.json(&["status", "--json"])["mood"], json!(3));
}

#[test]
fn the_day_shows_each_of_the_four_answers() {
    let home = Home::new();
    for name in ["Walk", "Read", "Swim", "Cook"] {
        home.done(&["habit", "add", name]);
    }
    home.done(&["log", "--did", "walk", "--not", "read", "--skip", "swim"]);
    let habits = home.json(&["today", "--json"])["habits"].clone();
    let states: Vec<_> =
        habits.as_array().unwrap().iter().map(|habit| habit["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["done", "not-done", "excused", "not-recorded"]);
    let text = home.done(&["today"]);
    for word in ["done          Walk", "not done      Read", "excused       Swim", "not recorded  Cook"] {
        assert!(text.contains(word), "{word}: {text}");
    }
}

#[test]
fn a_week_and_a_month_are_looked_back_on() {
    let home = Home::new();
    home.done(&["log", "--date", "2026-11-18", "--mood", "4", "--win", "wrote a letter"]);
    home.done(&["log", "--date", "2026-11-10", "--mood", "8", "--hard", "the phone call"]);
    let week = home.json(&["review", "--json"]);
    assert_eq!(
        (&week["first"], &week["last"], &week["span"]),
        (&json!("2026-11-16"), &json!("2026-11-22"), &json!("week"))
    );
    assert_eq!(week["wins"], json!([{ "date": "2026-11-18", "text": "wrote a letter" }]));
    assert_eq!(week["mood"]["days"], json!(1));
    let before = home.json(&["review", "--week", "2026-11-12", "--json"]);
    assert_eq!(before["hard"][0]["text"], "the phone call");
    let month = home.json(&["review", "--month", "2026-11", "--json"]);
    assert_eq!(
        (&month["first"], &month["span"], &month["mood"]["days"]),
        (&json!("2026-11-01"), &json!("month"), &json!(2))
    );
    assert!(home.done(&["review", "--month", "2026-11"]).contains("wrote a letter"));
    assert_eq!((&month["weeks"], &month["then_and_now"]), (&json!([]), &json!(null)));
}

#[test]
fn headings_are_bold_by_the_option_then_the_environment() {
    let home = Home::new();
    let bold = |args: &[&str], set: &[(&str, &str)]| {
        let assert = home.command(args).envs(set.iter().copied()).assert().success();
        assert.get_output().stdout.contains(&0x1b)
    };
    assert!(!bold(&["today"], &[]));
    assert!(bold(&["today", "--color", "always"], &[("NO_COLOR", "1")]));
    assert!(bold(&["today"], &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")]));
    assert!(!bold(&["today"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!bold(&["today", "--color=never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!bold(&["today", "--json", "--color", "always"], &[]));
    assert!(!bold(&["--help"], &[]));
    assert!(bold(&["log", "--help"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let home = Home::new();
    // More than a pipe holds.
    for _ in 0..4 {
        home.done(&["log", "--note", &"long ".repeat(20_000)]);
    }
    let binary = env!("CARGO_BIN_EXE_guidepost");
    for args in ["today", "today --json", "--help", "log --help", "review --json"] {
        let script = format!("{{ '{binary}' {args}; echo \"status $?\" >&2; }} | true");
        let output = std::process::Command::new("sh")
            .args(["-c", &script])
            .env_clear()
            .envs([("HOME", home.path())])
            .env("GUIDEPOST_NOW", super::NOW)
            .env("PATH", std::env::var_os("PATH").unwrap())
            .output()
            .unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "status 0\n", "{args}");
    }
}

#[test]
fn places_are_named_for_people_and_for_scripts() {
    let home = Home::new();
    let text = home.done(&["where"]);
    assert!(text.contains(home.data().to_str().unwrap()), "{text}");
    assert_eq!(home.json(&["where", "--json"])["data"], json!(home.data()));
    assert!(text.contains(".local/state/guidepost"), "{text}");
}

#[test]
fn an_output_that_is_full_is_an_error_of_one_line_and_what_was_kept_is_kept() {
    let home = Home::new();
    let script = format!("'{}' log --mood 5 > /dev/full", env!("CARGO_BIN_EXE_guidepost"));
    let output =
        std::process::Command::new("sh").args(["-c", &script]).env_clear().env("HOME", home.path()).output();
    let output = output.unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), err.lines().count()), (Some(1), 1), "{err}");
    assert!(err.contains("kept"), "{err}");
    assert_eq!(home.file()["check_ins"][0]["mood"], 5);
}

#[test]
fn the_day_prints_all_of_a_thought_of_a_situation_and_the_tags_alone() {
    let home = Home::new();
    home.done(&["log", "--tag", "outside"]);
    home.done(&["log", "--mood", "6", "--tag", "a walk"]);
    let mut file = home.file();
    file.as_object_mut().unwrap().remove("checksum");
    file["notes"] = json!([
        { "id": "019aa000-0000-7000-8000-000000000001", "at": "2026-11-21T09:00+00:00", "kind": "situation",
          "trigger": "a letter", "feelings": ["afraid"], "intensity": 7, "reply": "it can wait" },
        { "id": "019aa000-0000-7000-8000-000000000002", "at": "2026-11-21T09:01+00:00", "kind": "thought",
          "text": "I am late", "reply": "by a minute" },
    ]);
    std::fs::write(home.data(), file.to_string()).unwrap();
    let out = home.run(&["today"]).out;
    for words in [
        "  - What set it off: a letter\n    Feelings: afraid\n    How strong, 0 to 10: 7\n    In reply: it can wait\n",
        "  - I am late\n    In reply: by a minute\n",
        "Tags\n  outside\n",
        "Tags: a walk",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
    let json: serde_json::Value = serde_json::from_str(&home.run(&["today", "--json"]).out).unwrap();
    assert_eq!(json["tags"], json!(["outside"]));
    assert_eq!(json["notes"]["situation"][0]["trigger"], "a letter");
    assert_eq!(json["notes"]["thought"][0]["reply"], "by a minute");
}

#[test]
fn one_hour_is_one_hour() {
    let home = Home::new();
    assert!(home.done(&["log", "--sleep", "1"]).contains("1 hour of sleep"));
    assert!(home.done(&["today"]).contains("  1 hour\n"));
    assert!(home.done(&["journal"]).contains("slept 1 hour\n"));
    assert!(home.done(&["export", "markdown"]).contains("Slept 1 hour\n"));
}
