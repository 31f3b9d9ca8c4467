use serde_json::json;

use super::Home;

#[test]
fn half_past_one_at_night_is_kept_for_the_day_that_is_not_over() {
    let home = Home::at("2026-11-24T01:30");
    let said = home.done(&["log", "--mood", "5"]);
    assert!(said.starts_with("Kept for Monday 23 November: mood 5."), "{said}");
    assert!(said.contains("still Monday"), "{said}");
    let check_in = &home.file()["check_ins"][0];
    assert_eq!(check_in["at"], "2026-11-24T01:30+01:00");
    assert_eq!(check_in["day"], "2026-11-23");
    assert_eq!(check_in.get("written"), None);
}

#[test]
fn all_parts_of_one_log_reach_the_file_in_one_save() {
    let home = Home::new();
    home.done(&["habit", "add", "Walk", "--amount", "20", "--unit", "minutes"]);
    home.done(&["habit", "add", "Read"]);
    home.done(&["habit", "add", "Swim"]);
    let before = home.file()["revision"].as_u64().unwrap();
    home.done(&[
        "log",
        "--mood",
        "6",
        "--stress",
        "0",
        "--energy",
        "10",
        "--confidence",
        "3",
        "--sleep",
        "7:30",
        "--feeling",
        "tired",
        "--feeling",
        "calm",
        "--did",
        "walk",
        "--not",
        "Read",
        "--skip",
        "sw",
        "--win",
        "a",
        "--hard",
        "b",
        "--helped",
        "c",
        "--grateful",
        "d",
        "--note",
        "e",
        "--note",
        "f",
        "--tag",
        "home",
    ]);
    assert_eq!(home.file()["revision"].as_u64(), Some(before + 1));
    let today = home.json(&["today", "--json"]);
    assert_eq!(today["date"], "2026-11-21");
    let check_in = &today["check_ins"][0];
    assert_eq!((&check_in["time"], &check_in["mood"]), (&json!("09:30"), &json!(6)));
    assert_eq!((&check_in["stress"], &check_in["energy"]), (&json!(0), &json!(10)));
    assert_eq!(check_in["feelings"], json!(["tired", "calm"]));
    assert_eq!(check_in["tags"], json!(["home"]));
    assert_eq!(today["sleep"]["hours"], json!(7.5));
    let states: Vec<_> =
        today["habits"].as_array().unwrap().iter().map(|h| (&h["name"], &h["state"], &h["amount"])).collect();
    assert_eq!(
        states,
        [
            (&json!("Walk"), &json!("done"), &json!(20)),
            (&json!("Read"), &json!("not-done"), &json!(null)),
            (&json!("Swim"), &json!("excused"), &json!(null)),
        ]
    );
    for (kind, texts) in [
        ("win", vec!["a"]),
        ("hard", vec!["b"]),
        ("helped", vec!["c"]),
        ("grateful", vec!["d"]),
        ("note", vec!["e", "f"]),
    ] {
        let said: Vec<_> =
            today["notes"][kind].as_array().unwrap().iter().map(|note| note["text"].clone()).collect();
        assert_eq!(said, texts);
    }
}

#[test]
fn a_past_day_gets_no_made_up_time_but_the_moment_of_writing() {
    let home = Home::new();
    let said = home.done(&["log", "--date", "yesterday", "--mood", "4", "--note", "late"]);
    assert_eq!(said, "Kept for Friday 20 November: mood 4, 1 note.\n");
    for table in ["check_ins", "notes"] {
        let record = &home.file()[table][0];
        assert_eq!(
            (&record["at"], &record["written"]),
            (&json!("2026-11-20"), &json!("2026-11-21T09:30+01:00"))
        );
    }
}

#[test]
fn a_time_before_the_day_starts_is_the_night_after_the_day() {
    let home = Home::new();
    home.done(&["log", "--date", "2026-11-19", "--time", "01:30", "--mood", "4"]);
    let check_in = &home.file()["check_ins"][0];
    assert_eq!((&check_in["at"], &check_in["day"]), (&json!("2026-11-20T01:30+01:00"), &json!("2026-11-19")));
    home.run(&["log", "--time", "22:00", "--mood", "4"]).refused(2, &["still to come", "--date yesterday"]);
    home.run(&["log", "--time", "01:30", "--mood", "4"]).refused(2, &["still to come"]);
    home.done(&["log", "--time", "08:10", "--mood", "4"]);
}

#[test]
fn two_check_ins_of_one_day_are_both_kept_and_sleep_is_one() {
    let home = Home::new();
    home.done(&["log", "--mood", "4", "--sleep", "6"]);
    home.done(&["log", "--mood", "7", "--sleep", "7"]);
    let today = home.json(&["today", "--json"]);
    assert_eq!(today["check_ins"].as_array().unwrap().len(), 2);
    assert_eq!(today["sleep"]["hours"], json!(7));
    assert_eq!(home.file()["days"].as_array().unwrap().len(), 1);
}

#[test]
fn an_answer_takes_the_target_where_no_amount_is_given_and_a_yes_keeps_the_one_that_is() {
    let home = Home::new();
    home.done(&["habit", "add", "Pages", "--amount", "10", "--unit", "pages"]);
    home.done(&["habit", "add", "Read"]);
    let of = |home: &Home, at: usize| home.json(&["today", "--json"])["habits"][at]["amount"].clone();
    home.done(&["log", "--did", "Pages", "--did", "Read=3"]);
    assert_eq!((of(&home, 0), of(&home, 1)), (json!(10), json!(3)));
    home.done(&["log", "--did", "pages=4.5", "--did", "read"]);
    assert_eq!(of(&home, 0), json!(4.5));
    let state = home.json(&["today", "--json"])["habits"][0]["state"].clone();
    assert_eq!(state, "done");
    home.run(&["log", "--did", "Read", "--not", "read"]).refused(2, &["Read", "twice"]);
}

#[test]
fn habits_are_known_by_name_in_any_case_or_by_their_beginning() {
    let home = Home::new();
    for name in ["Walk", "Walk the dog", "Wash up", "Ärger notieren"] {
        home.done(&["habit", "add", name]);
    }
    home.done(&["log", "--did", "WALK"]);
    home.done(&["log", "--did", "was"]);
    home.done(&["log", "--did", "ärger"]);
    home.done(&["log", "--did", "walk  the"]);
    home.run(&["log", "--did", "wa"]).refused(1, &["Walk, Walk the dog, Wash up"]);
    home.run(&["log", "--did", "Run", "--mood", "5"])
        .refused(1, &["Run", "Walk, Walk the dog, Wash up, Ärger"]);
    assert_eq!(home.file().get("check_ins"), None);
}

#[test]
fn plain_log_asks_from_a_pipe_mood_first_and_keeps_what_was_given_when_the_input_ends() {
    let home = Home::new();
    home.done(&["habit", "add", "Walk", "--amount", "20", "--unit", "minutes"]);
    let run = home.pipe(&["--plain", "log"], "7\ntired, calm\ny\n");
    assert_eq!(run.out, "Kept for Saturday 21 November: mood 7, 2 feelings, Walk done (20 minutes).\n");
    assert_eq!(run.err.lines().nth(1), Some("Mood, 1 very low to 10 very good:"));
    let run = home.pipe(&["log"], "7\n");
    run.refused(2, &["--plain"]);
    let run = Home::new().pipe(&["--plain", "log"], "\n\n\n\n\n\n\n");
    assert_eq!((run.status, run.out.as_str()), (0, "Nothing was added.\n"));
}

#[test]
fn a_prompt_asks_again_for_what_it_cannot_read() {
    let home = Home::new();
    let mut command = home.command(&["log", "--date", "yesterday"]);
    let output = command
        .env("ACCESSIBLE", "1")
        .write_stdin("eleven\n11\n5\n\n25\n8\n\n\n\nДа 👩‍👧\n")
        .assert()
        .success();
    let out = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    assert_eq!(out, "Kept for Friday 20 November: mood 5, 8 hours of sleep, 1 note.\n");
    assert_eq!(home.file()["notes"][0]["text"], "Да 👩‍👧");
}

#[test]
fn two_logs_at_once_are_both_kept() {
    let home = Home::new();
    let children: Vec<_> = (0..8)
        .map(|n| {
            let note = format!("note {n}");
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_guidepost"));
            command
                .args(["log", "--note", &note])
                .env_clear()
                .env("HOME", home.path())
                .env("GUIDEPOST_NOW", super::NOW);
            command.stdout(std::process::Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(home.file()["notes"].as_array().unwrap().len(), 8);
}

#[test]
fn words_of_crisis_are_kept_and_help_is_offered_once_a_day() {
    let home = Home::new();
    let said = home.run(&["log", "--note", "I want to die"]);
    assert_eq!((said.status, said.out.as_str()), (0, "Kept for Saturday 21 November: 1 note.\n"));
    assert!(said.err.contains("help-now"), "{}", said.err);
    assert_eq!(home.run(&["log", "--note", "I want to die"]).err, "");
    assert_eq!(Home::new().run(&["log", "--note", "I nearly died laughing"]).err, "");
}

#[test]
fn a_name_may_have_an_equals_sign_and_an_amount_stands_after_the_last() {
    let home = Home::new();
    home.done(&["habit", "add", "a=b"]);
    home.done(&["habit", "add", "Walk", "--amount", "20", "--unit", "minutes"]);
    home.done(&["log", "--did", "A=B"]);
    assert_eq!(home.json(&["today", "--json"])["habits"][0]["state"], "done");
    home.done(&["log", "--did", "a=b=1.5", "--did", "walk=15"]);
    let habits = home.json(&["today", "--json"])["habits"].clone();
    assert_eq!((habits[0]["amount"].as_f64(), habits[1]["amount"].as_f64()), (Some(1.5), Some(15.0)));
    for wrong in ["walk=abc", "walk=", "walk=-1"] {
        home.run(&["log", "--did", wrong]).refused(2, &["a number, like 20 or 1.5"]);
    }
}
