//! Goals, line by line: their parts, their status, what is said of a third one.

use serde_json::json;

use super::{Told, plain, talk};
use crate::cli::Home;

/// A goal, and the way to its tasks.
fn with_a_goal() -> Home {
    let home = Home::new();
    home.done(&["goal", "add", "Walk 20 minutes every morning"]);
    home
}

fn of_the_goal(inside: &[Told<'static>]) -> Vec<Told<'static>> {
    let before = [("Tasks, 1 to", "goals"), ("Goals, 1 to", "open")];
    let after = [("", ""), ("Goals, 1 to", ""), ("Tasks, 1 to", ".")];
    [&before, inside, &after].concat()
}

#[test]
fn a_goal_gets_steps_milestones_plans_and_ratings_which_are_ticked_changed_and_deleted() {
    let home = with_a_goal();
    let out = talk(
        &home,
        &of_the_goal(&[
            ("Which, 1 to 13", "add"),
            ("1 a step", "a step"),
            ("What to do", "find the shoes"),
            ("By when", "friday"),
            ("Homework", ">"),
            ("Which, 1 to 13", "add"),
            ("homework", "homework"),
            ("What to do", "ask Dana"),
            ("By when", ">"),
            ("Which, 1 to 13", "add"),
            ("milestone", "milestone"),
            ("What you reach", "ten walks"),
            ("How you treat yourself", "a long bath"),
            ("By when", ">"),
            ("Which, 1 to 13", "add"),
            ("if something", "if"),
            ("If ...", "it rains"),
            ("then I will", "walk the stairs"),
            ("Or a common one", ">"),
            ("Which, 1 to 13", "close"),
            ("How close is it", "4"),
            ("A word on it", "slow but there"),
            ("Which, 1 to 13", "tick"),
            ("1 open: find the shoes (by Fri 27 Nov)", "find"),
            ("Done: find the shoes", "ten"),
            ("done: ten walks", "reward"),
            ("done: reward: a long bath (taken)", ""),
            ("Which, 1 to 13", "change"),
            ("Which part", "find"),
            ("This part", "put"),
            ("What to do", "look under the bed"),
            ("By when", ">"),
            ("Which, 1 to 13", "change"),
            ("open: look under the bed", "if it rains"),
            ("This part", "change"),
            ("If ...", "it pours"),
            ("then I will", ">"),
            ("Which, 1 to 13", "change"),
            ("Which part", "ask"),
            ("This part", "delete"),
            ("Delete the step “ask Dana”?", "y"),
            ("Which, 1 to 13", "read"),
            ("If it pours, then walk the stairs", "agreed"),
            ("Agreed with your therapist, today.", "bring"),
            ("On your list for the session.", ""),
        ])[..],
    );
    let goal = &home.file()["goals"][0];
    assert_eq!(goal["steps"].as_array().unwrap().len(), 1, "{out}");
    assert_eq!(
        (&goal["steps"][0]["done"], &goal["steps"][0]["due"]),
        (&json!("2026-11-21"), &json!("2026-11-27"))
    );
    assert_eq!(goal["steps"][0]["steps"][0]["text"], "look under the bed");
    let milestone = &goal["milestones"][0];
    assert_eq!((&milestone["reached"], &milestone["reward_taken"]), (&json!("2026-11-21"), &json!(true)));
    assert_eq!(goal["obstacles"][0]["obstacle"], "it pours");
    assert_eq!((&goal["ratings"][0]["rating"], &goal["agreed"]), (&json!(4), &json!("2026-11-21")));
    assert_eq!(goal["bring"], true);
}

#[test]
fn a_goal_is_deleted_after_a_question_and_comes_back_with_one_letter() {
    let home = with_a_goal();
    let told = [
        ("Tasks, 1 to", "goals"),
        ("Goals, 1 to", "open"),
        ("Which, 1 to 13", "delete"),
        ("Delete the goal “Walk 20 minutes every morning”?", "y"),
        ("Done.", "read"),
        ("It is deleted; u at a list of tasks brings it back.", ""),
        ("Goals, 1 to", "u"),
        ("Taken back: ", ""),
        ("Tasks, 1 to", "."),
    ];
    talk(&home, &told);
    assert_eq!(home.file()["goals"][0]["deleted"], json!(null));
}

#[test]
fn a_third_active_goal_is_explained_and_another_can_be_parked() {
    let home = Home::new();
    for goal in ["Sleep by eleven", "Call Dana on Sundays", "Walk"] {
        home.done(&["goal", "add", goal]);
    }
    home.done(&["goal", "status", "1", "active"]);
    home.done(&["goal", "status", "Call", "active"]);
    talk(
        &home,
        &[
            ("Tasks, 1 to", "goals"),
            ("Goals, 1 to", "open"),
            ("Your goals", "walk"),
            ("Which, 1 to 13", "status"),
            ("This goal is, 1 active", "active"),
            ("That makes 3 active goals.", "park call"),
            ("This goal is", ""),
            ("Why", "one at a time"),
            ("", ""),
            ("Goals, 1 to", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    let goals = home.json(&["goal", "list", "--json"]);
    let status = |name: &str| {
        let all = goals.as_array().unwrap();
        all.iter().find(|goal| goal["statement"].as_str().unwrap().starts_with(name)).unwrap()["status"]
            .clone()
    };
    assert_eq!((status("Walk"), status("Call")), (json!("active"), json!("parked")));
}

#[test]
fn an_example_is_searched_and_stands_in_the_draft() {
    let home = Home::new();
    talk(
        &home,
        &[
            ("Tasks, 1 to", "goals"),
            ("Goals, 1 to", "examples"),
            ("Words to look for", "sleep template"),
            ("Templates: a goal with its plan", "sleep: "),
            ("In your own words", ">"),
            ("Kept.", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    let goal = &home.file()["goals"][0];
    assert_eq!(goal["area"], "sleep");
    assert!(!goal["steps"].as_array().unwrap().is_empty(), "{goal}");
}

#[test]
fn a_concern_is_looked_at_now_and_becomes_a_goal() {
    let home = Home::new();
    talk(
        &home,
        &[
            ("Tasks, 1 to", "reflect"),
            ("Reflect, 1 to", "new"),
            ("What it is", "phone calls"),
            ("Or a common one", ""),
            ("More of a", "pattern"),
            ("Part of life", ">"),
            ("Reflect, 1 to", "concerns"),
            ("1 phone calls, pattern", "1"),
            ("This concern", "look"),
            ("phone calls (now), pattern", "concerns"),
            ("1 phone calls (now), pattern", "1"),
            ("This concern", "make"),
            (
                "In your own words (what you want, as you would say it) [phone calls]",
                "Call one person a week",
            ),
            ("", "."),
        ],
    );
    let file = home.file();
    assert_eq!(file["goals"][0]["concern"], file["concerns"][0]["id"]);
    assert_eq!(file["concerns"][0]["now"], true);
}

#[test]
fn words_of_crisis_name_the_way_to_help_that_there_is() {
    let home = Home::new();
    let out = plain(&home, &["goals", "draft", "I want to die", ">", "", "."]).out;
    assert!(out.contains("Someone to talk to is under !, whenever you want."), "{out}");
    let command = "guidepost help-now has someone to talk to";
    assert!(home.done(&["check", "I want to die"]).contains(command));
    assert!(home.done(&["goal", "add", "I want to die"]).contains(command));
}
