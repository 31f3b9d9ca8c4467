use serde_json::Value;

use super::Home;

/// The keys of a document, in their order.
fn keys(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn each_line_is_one_goal_and_one_line_of_json_with_the_keys_of_the_contract() {
    let home = Home::new();
    let run = home.pipe(&["check", "--json"], "walk more\n\n  \nrun 5 km by christmas");
    assert_eq!(run.status, 0);
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    let wanted = "text specific measurable achievable relevant time_bound met ask plan care";
    assert_eq!(keys(&lines[0]).join(" "), wanted);
    assert_eq!(keys(&lines[0]["specific"]).join(" "), "met hint");
    assert_eq!(keys(&lines[0]["time_bound"]).join(" "), "met state hint");
    assert_eq!(keys(&lines[0]["plan"]).join(" "), "what amount unit every cue until");
    assert_eq!(lines[1]["text"], "run 5 km by christmas");
}

#[test]
fn a_goal_comes_as_an_argument_or_from_standard_input() {
    let home = Home::new();
    let given = home.done(&["check", "walk more", "--json"]);
    assert_eq!(home.pipe(&["check", "-", "--json"], "walk more\n").out, given);
    assert_eq!(home.pipe(&["check", "--json"], "walk more").out, given);
    assert_eq!(home.pipe(&["check", "--json"], "").out, "");
    assert_eq!(home.done(&["check", "a\nb", "--json"]).lines().count(), 2);
    assert!(home.done(&["check", "walk more"]).contains("of 5 in place"));
    assert_eq!(home.run(&["check", "walk more", "--explain"]).status, 0);
    assert!(!home.data().exists());
}

#[test]
fn what_is_no_sentence_is_refused_by_its_line() {
    let home = Home::new();
    home.run(&["check", ""]).refused(2, &["no words"]);
    let run = home.pipe(&["check", "--json"], b"walk\n\xff\xfe\n".to_vec());
    assert_eq!((run.status, run.out.lines().count()), (1, 1));
    assert!(run.err.contains("Line 2 is not UTF-8"), "{}", run.err);
    let run = home.pipe(&["check", "--json"], vec![b'a'; (1 << 20) + 1]);
    run.refused(1, &["1 MiB"]);
}

#[test]
fn a_notebook_that_cannot_be_read_is_no_reason_not_to_check() {
    let home = Home::new();
    std::fs::create_dir_all(home.data().parent().unwrap()).unwrap();
    std::fs::write(home.data(), "{").unwrap();
    assert_eq!(home.run(&["check", "walk more", "--json"]).status, 0);
}
