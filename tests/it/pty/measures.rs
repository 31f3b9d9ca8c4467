//! Item nine of the PHQ-9 in a real terminal.

use std::fs;

use serde_json::Value;

use crate::pty::Home;

#[test]
fn item_nine_above_nought_shows_people_to_talk_to_before_the_next_question() {
    let home = Home::new();
    let mut session = home.start(&[], (60, 20), &[]);
    session.wait_for("Welcome.");
    session.keys("<enter>united k<enter>");
    session.wait_for("How would you like to start?");
    session.keys("l");
    session.wait_for("How are you?");
    // The nine questions are a choice of the person's.
    session.keys(",");
    session.wait_for("Settings");
    session.keys("<tab><tab><tab><tab><tab>");
    session.wait_for("PHQ-8");
    session.keys("<right>");
    session.wait_for("PHQ-9, as my therapist");
    session.keys("<ctrl-s>");
    session.wait_for("How are you?");
    session.keys("Mn");
    session.wait_for("question 1 of 9");
    session.keys("00000000");
    session.wait_for("better off dead");
    session.keys("1");
    session.wait_for("116 123  Samaritans");
    session.wait_for("Are you in danger right now?");
    session.wait_for("Enter  keep going");
    session.keys("<enter>");
    session.wait_for("how difficult");
    session.keys("0");
    session.wait_for("worth talking through");
    session.keys("<enter>");
    session.wait_for("1 of 27");
    session.keys("q");
    assert_eq!(session.finish().code, 0);
    let kept: Value = serde_json::from_slice(&fs::read(home.notebook()).unwrap()).unwrap();
    assert_eq!(kept["measures"][0]["answers"][8], 1);
    assert!(kept["notes"].as_array().is_none_or(Vec::is_empty));
}
