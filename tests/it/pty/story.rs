//! The first evenings of a person, by keys alone, from an empty directory.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::pty::{Home, Session};

const SIZE: (u16, u16) = (80, 24);

/// Presses keys and waits for what they bring.
fn then(session: &mut Session, keys: &str, wanted: &str) {
    session.keys(keys);
    session.wait_for(wanted);
}

fn notebook(home: &Home) -> Value {
    serde_json::from_slice(&fs::read(home.notebook()).unwrap()).unwrap()
}

fn first_run(session: &mut Session) {
    session.wait_for("Welcome.");
    then(session, "<enter>irel", "> Ireland");
    then(session, "<enter>", "How would you like to start?");
    then(session, "r", "Press n for a few questions");
}

fn reflect(session: &mut Session) {
    then(session, "n", "Where I am now");
    session.keys("5<tab>6<tab><tab>walking by the river<backtab><backtab><backtab><backtab><backtab>");
    then(session, "phone calls frighten me", "phone calls frighten me");
    then(session, "<ctrl-s>", "How I get through: walking by the river");
    session.wait_for("> phone calls frighten me");
}

fn draft_a_goal(session: &mut Session) {
    then(session, "m", "New goal, from: phone calls frighten me");
    session.keys("<ctrl-u>I will walk 20 minutes every morning until 18 December so that I am calmer");
    session.wait_for("Ctrl-O add the habit");
    then(session, "<ctrl-o>", "Habit added: Walk");
    session.keys("<tab>a walk by the river<tab>minutes in the list<tab><tab>shoes by the door<tab>8");
    session.keys("<tab>mornings set the tone<tab><tab>9<tab><tab><tab><space><tab>");
    session.keys("<enter>Breathe, 5 minutes, every evening<tab>find the shoes<enter>ask Dana to join");
    session.keys("<tab>ten walks, then a long bath<tab>if it rains, then I walk the stairs");
    session.wait_for("I walk the stairs");
    then(session, "<ctrl-s>", "(has a goal)");
}

/// Two check-ins and both habits today; one check-in yesterday, with one key more.
fn log_two_days(session: &mut Session) {
    then(session, "1", "just started");
    then(session, "c6<enter>", "21:00   6");
    then(session, "c4 tense<enter>", "4  tense");
    then(session, "[c5<enter>", "yesterday");
    session.wait_for("        5");
    then(session, "t", "4  tense");
    then(session, "gjj<space>", "How many (minutes)");
    session.wait_for("Walk  Saturday");
    session.keys("<enter>");
    session.wait_gone("How many");
    then(session, "j<space>", "Breathe  Saturday");
    session.keys("<enter>");
    session.wait_gone("How many");
    session.wait_for("✓ Walk     20 of 20 minutes");
    session.wait_for("✓ Breathe  5 of 5 minutes");
}

fn review_the_week(session: &mut Session) {
    then(session, "4", "Looking back and ahead");
    then(session, "<enter>called the bank<ctrl-s>", "1 question answered");
    then(session, "G<enter>", "What becomes of it");
    session.keys("6<tab><right><tab>");
    session.wait_for("[adjust]");
    session.keys("<ctrl-e><ctrl-u>I will walk 10 minutes every morning");
    then(session, "<ctrl-s>", "6 of 10");
    session.wait_for("adjust");
}

#[test]
fn a_person_lives_in_it_from_the_first_evening_and_finds_everything_again() {
    let home = Home::new();
    let evening = &[("GUIDEPOST_NOW", "2026-11-21T21:00")];
    let mut session = home.start(&[], SIZE, evening);
    first_run(&mut session);
    reflect(&mut session);
    draft_a_goal(&mut session);
    log_two_days(&mut session);
    review_the_week(&mut session);
    session.keys("q");
    assert_eq!(session.finish().code, 0);

    let kept = notebook(&home);
    let goal = &kept["goals"][0];
    assert_eq!(goal["statement"], "I will walk 10 minutes every morning");
    assert_eq!(goal["wordings"][0]["day"], "2026-11-21");
    assert_eq!(goal["steps"].as_array().unwrap().len(), 2);
    assert_eq!(goal["milestones"][0]["reward"], "a long bath");
    assert_eq!(goal["obstacles"][0]["plan"], "I walk the stairs");
    assert_eq!(goal["concern"], kept["concerns"][0]["id"]);
    assert_eq!(kept["habits"].as_array().unwrap().len(), 2);
    assert_eq!(kept["check_ins"].as_array().unwrap().len(), 3);
    assert_eq!(kept["reflections"][0]["answers"].as_array().unwrap().len(), 4);
    assert_eq!(kept["reviews"][0]["decisions"][0]["choice"], "adjust");

    let mut again = home.start(&[], (100, 60), evening);
    again.wait_for("4  tense");
    again.wait_for("find the shoes");
    then(&mut again, "2", "walking by the river");
    then(&mut again, "3", "I will walk 10 minutes every morning");
    again.wait_for("a long bath");
    again.wait_for("until 21 November 2026: I will walk 20 minutes every");
    then(&mut again, "4", "called the bank");
    then(&mut again, "7", "tense");
    again.keys("q");
    assert_eq!(again.finish().code, 0);
}

#[test]
fn a_sentence_and_the_offered_keys_make_a_goal_with_its_answers_and_a_habit_with_its_end() {
    let home = Home::new();
    let mut session = home.start(&[], SIZE, &[]);
    session.wait_for("Welcome.");
    then(&mut session, "<esc>3", "Goals");
    then(&mut session, "n", "In your own words");
    session
        .keys("Practice deep breathing for 10 minutes every morning for the next 30 days to calm my anxiety");
    session.wait_for("5 of 5 in place");
    session.wait_for("Ctrl-O add the habit");
    then(&mut session, "<ctrl-o>", "Habit added");
    then(&mut session, "<ctrl-s>", "Kept as a draft");
    session.keys("q");
    assert_eq!(session.finish().code, 0);

    let kept = notebook(&home);
    let goal = &kept["goals"][0];
    assert_eq!(goal["until"], "2026-12-21");
    for answer in ["specific", "measurable", "relevant"] {
        assert!(!goal[answer].as_str().unwrap().is_empty(), "{answer}");
    }
    let habit = &kept["habits"][0];
    assert_eq!((&habit["goal"], habit["until"].as_str()), (&goal["id"], Some("2026-12-21")));
    assert_eq!((habit["kind"].as_str(), habit["cue"].as_str()), (Some("minutes"), Some("morning")));
    let rule = &habit["rules"][0];
    // Daily is the schedule that goes without saying.
    assert_eq!(
        (rule["target"].as_u64(), rule["unit"].as_str(), rule.get("every")),
        (Some(10), Some("minutes"), None)
    );
}

#[test]
fn a_kill_while_typing_takes_at_most_two_seconds_of_it() {
    let home = Home::new();
    let mut session = home.start(&[], SIZE, &[]);
    session.wait_for("Welcome.");
    then(&mut session, "<esc>2n", "Where I am now");
    session.keys("<tab><tab><tab>");
    let start = Instant::now();
    let mut typed = Vec::new();
    while start.elapsed() < Duration::from_secs(6) {
        let word = format!("w{} ", typed.len());
        then(&mut session, &word, word.trim());
        typed.push((word, Instant::now()));
    }
    let killed = Instant::now();
    session.kill();
    let mut again = home.start(&[], SIZE, &[]);
    again.wait_for("Here is what you were writing");
    let kept = drafts(&home).concat();
    // Two seconds are promised; a busy machine is given half a second to write.
    let promised = |at: &Instant| Duration::from_millis(2_500) < killed.duration_since(*at);
    for (word, _) in typed.iter().filter(|(_, at)| promised(at)) {
        assert!(kept.contains(word.as_str()), "{word:?} was typed long before the kill and is gone");
    }
    again.keys("<ctrl-c>");
    assert_eq!(again.finish().code, 0);
}

/// Everything that is kept beside the notebook.
fn drafts(home: &Home) -> Vec<String> {
    let mut folders = vec![home.path().join("state")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.extend(fs::read_to_string(path));
            }
        }
    }
    found
}
