use serde_json::json;

use super::Home;

#[test]
fn a_questionnaire_is_taken_line_by_line_and_its_total_is_printed() {
    let home = Home::new();
    let run = home.pipe(&["measure", "take", "PHQ8"], "1\n1\n1\n1\n1\n1\n1\n1\n2\n");
    assert_eq!((run.status, &*run.out), (0, "PHQ-8: 8 of 24 (mild), kept for Saturday 21 November.\n"));
    for words in
        ["Over the last 2 weeks", "0 Not at all, 1 Several days", "8 of 8. Moving or speaking", "Pfizer"]
    {
        assert!(run.err.contains(words), "{words}: {}", run.err);
    }
    let kept = &home.file()["measures"][0];
    assert_eq!((&kept["score"], &kept["difficulty"]), (&json!(8), &json!(2)));
}

#[test]
fn an_answer_that_is_none_is_asked_again_and_an_open_one_leaves_no_total() {
    let home = Home::new();
    let run = home.pipe(&["measure", "take", "phq-2"], "7\nfoo\n2\n\n");
    assert!(run.err.contains("a whole number from 0 to 3"), "{}", run.err);
    assert_eq!(run.out, "PHQ-2: 1 of 2 answered, kept without a total for Saturday 21 November.\n");
    let run = home.pipe(&["measure", "take", "gad-2"], "");
    assert_eq!((run.status, &*run.out), (0, "Nothing was answered, and nothing was kept.\n"));
    assert_eq!(home.file()["measures"].as_array().unwrap().len(), 1);
}

#[test]
fn above_nought_on_the_ninth_question_come_the_numbers_before_the_next() {
    let home = Home::new();
    let run = home.pipe(&["measure", "take", "phq-9"], "0\n0\n0\n0\n0\n0\n0\n0\n1\n0\n");
    let place = |words: &str| run.err.find(words).unwrap_or_else(|| panic!("{words}: {}", run.err));
    assert!(place("better off dead") < place("988") && place("988") < place("how difficult"));
    assert!(run.err.contains("Nobody sees this answer but you"));
    assert_eq!(
        run.out,
        "PHQ-9: 1 of 27, kept for Saturday 21 November.\nThis is worth talking through with your therapist.\n"
    );
    let none = Home::new().pipe(&["measure", "take", "phq-9"], "0\n0\n0\n0\n0\n0\n0\n0\n0\n");
    assert!(!none.err.contains("988") && !none.out.contains("therapist"));
}

#[test]
fn no_export_has_the_ninth_answer_unless_it_is_asked_for_and_that_is_said() {
    let home = Home::new();
    assert_eq!(home.run(&["export"]).err, "");
    home.pipe(&["measure", "take", "phq-9"], "1\n0\n0\n0\n0\n0\n0\n0\n3\n0\n");
    let folder = home.path().join("tables");
    for args in [&["export"][..], &["export", "--format", "markdown"]] {
        let run = home.run(args);
        assert!(run.err.contains("ninth question") && run.err.contains("--phq-9-answers"), "{}", run.err);
        assert!(!run.out.contains("0,3") && !run.out.contains("0 3"), "{}", run.out);
    }
    assert_eq!(home.run(&["export", "--format", "csv", "-o", folder.to_str().unwrap()]).status, 0);
    let table = std::fs::read_to_string(folder.join("measures.csv")).unwrap();
    assert!(table.contains("phq-9") && !table.contains("; 3"), "{table}");
    let whole = home.run(&["export", "--phq-9-answers"]);
    assert!(whole.err.is_empty() && whole.out.contains("[1,0,0,0,0,0,0,0,3]"), "{}", whole.err);
}

#[test]
fn too_early_says_when_and_takes_it_with_a_word() {
    let mut home = Home::new();
    home.done(&["measure", "add", "gad-7", "9"]);
    home.later("2026-11-27T09:30");
    let run = home.pipe(&["measure", "take", "gad-7"], "");
    run.refused(1, &["from Saturday 5 December", "--anyway"]);
    let run = home.pipe(&["measure", "take", "gad-7", "--anyway"], "2\n2\n2\n2\n2\n2\n2\n0\n");
    assert!(run.out.contains("14 of 21 (moderate)"), "{}", run.out);
    assert!(
        run.out.contains("Since Saturday 21 November: up 5, more than scores usually move"),
        "{}",
        run.out
    );
}

#[test]
fn scores_from_elsewhere_and_own_scales_are_kept_with_their_day() {
    let home = Home::new();
    let said = home.done(&["measure", "add", "phq-9", "11", "--date", "3 nov"]);
    assert_eq!(said, "PHQ-9: 11 of 27 (moderate), kept for Tuesday 3 November.\n");
    let said = home.done(&["measure", "add", "Dread", "8", "--date", "yesterday"]);
    assert_eq!(
        said,
        "Dread: 8 of 10, kept for Friday 20 November.\nIt is a new scale of your own, from 0 to 10.\n"
    );
    assert_eq!(
        home.done(&["measure", "add", "dread", "6"]),
        "Dread: 6 of 10, kept for Saturday 21 November.\n"
    );
    assert_eq!(home.pipe(&["measure", "take", "DREAD"], "5\n").status, 0);
    home.run(&["measure", "add", "phq-8", "25"]).refused(2, &["from 0 to 24"]);
    home.run(&["measure", "add", "dread", "11"]).refused(2, &["from 0 to 10"]);
    home.run(&["measure", "add", "dread", "5", "--date", "tomorrow"]).refused(2, &["still to come"]);
    home.run(&["measure", "take", "hope"]).refused(1, &["phq-8", "Dread", "measure add"]);
}

#[test]
fn the_list_has_totals_and_words_and_no_single_answer() {
    let home = Home::new();
    assert!(home.done(&["measure", "list"]).contains("guidepost measure take phq-8"));
    home.done(&["measure", "add", "phq-8", "18", "--date", "2026-10-01"]);
    home.pipe(&["measure", "take", "phq-8"], "1\n1\n1\n1\n1\n1\n1\n1\n0\n");
    let list = home.done(&["measure", "list"]);
    assert!(
        list.contains("8 of 24 (mild)") && list.contains("down 10, more than scores usually move"),
        "{list}"
    );
    let rows = home.json(&["measure", "list", "--json"]);
    assert_eq!(rows[0]["next"], json!("2026-12-05"));
    assert_eq!(rows[0]["change"]["reliable"], json!(true));
    assert_eq!(
        rows[0]["results"][0],
        json!({"day": "2026-10-01", "score": 18.0, "band": "moderately severe"})
    );
    assert!(!rows.to_string().contains("answers"));
}

#[test]
fn help_now_has_own_people_and_plan_where_the_notebook_opens_and_the_numbers_before_them() {
    let home = Home::new();
    home.done(&["demo", "--write", "demo.json"]);
    let text = home.done(&["--data", "demo.json", "help-now"]);
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(place("112") < place("Your own people") && place("Dana") < place("Your safety plan"));
    assert!(place("Your safety plan") < place("How I notice it starting"));
    assert!(text.contains("nearest emergency room") && text.contains("does not diagnose"), "{text}");
    let text = home.done(&["--data", "demo.json", "help-now", "--country", "CH"]);
    assert!(text.contains("The name CH is not known here.") && text.contains("112"), "{text}");
    let text = home.done(&["--data", "demo.json", "help-now", "--country", "UK"]);
    assert!(text.contains("116 123") && !text.contains("Dana"), "{text}");
}

#[test]
fn help_now_works_with_a_damaged_file_and_without_a_home() {
    let home = Home::new();
    std::fs::write(home.path().join("bad.json"), "{ not json").unwrap();
    let text = home.done(&["--data", "bad.json", "help-now"]);
    assert!(text.contains("findahelpline.com"), "{text}");
    let mut bare = home.command(&["--data", "bad.json", "help-now", "--country", "GB"]);
    let out = bare.env_remove("HOME").assert().success();
    let text = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    for number in ["116 123", "85258", "111, option 2", "999"] {
        assert!(text.contains(number), "{number}: {text}");
    }
}
