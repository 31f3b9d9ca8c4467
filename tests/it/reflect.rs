//! Reflections and concerns: what is offered to begin with, and what they carry into a goal.

use crate::driver::{Driver, empty};

#[test]
fn a_common_concern_is_picked_and_never_goes_over_words_of_ones_own() {
    let mut driver = Driver::new(empty());
    driver.keys("2a<tab><right><right>");
    driver.shows("relationships");
    driver.keys("<right><ctrl-s>").shows("stress");
    assert_eq!(driver.notebook().concerns.iter().next().unwrap().text, "stress");
    driver.keys("aRows at work<tab><right><ctrl-s>").shows("Rows at work");
    assert!(driver.notebook().concerns.iter().any(|concern| concern.text == "Rows at work"));
}

#[test]
fn two_ways_stand_with_their_concern_and_beside_the_goal_made_of_it() {
    let mut driver = Driver::new(empty());
    driver.keys("2aRows with my sister");
    driver.tab_to("Two ways to work on it");
    driver.keys("more patience<enter>a clearer limit<ctrl-s>");
    let ways = driver.notebook().concerns.iter().next().unwrap().ways.clone();
    assert_eq!(ways, ["more patience", "a clearer limit"]);
    let mut driver = driver.size(200, 60);
    driver.keys("m").shows("you thought of: more patience; a clearer limit");
}

#[test]
fn a_concern_in_its_own_words_is_called_nothing_and_added_to_by_nobody() {
    let mut driver = Driver::new(empty());
    driver.keys("2aRows with my sister on Sundays<ctrl-s>m");
    driver.shows("· specific").shows("What would you like instead").hides("twice a week");
    driver.keys("<ctrl-a><ctrl-k>Call my sister on Saturday").shows("✓ specific");
}

#[test]
fn the_lowest_pillar_is_named_and_its_row_begins_a_concern() {
    let mut driver = Driver::new(empty()).size(100, 50);
    driver.keys("2n");
    driver.tab_to("People around me");
    driver.keys("7<tab>3<tab>6<ctrl-s>").shows("Lowest of the five just now: Sleep and rest, 3 of 10.");
    driver.keys("ja").shows("A concern");
    driver.keys("<ctrl-s>");
    assert_eq!(driver.notebook().concerns.iter().next().unwrap().text, "Sleep and rest");
}

#[test]
fn what_was_reflected_stands_where_a_goal_is_drafted() {
    let mut driver = Driver::new(empty()).size(140, 60);
    driver.keys("2n");
    driver.tab_to("What made me look for help");
    driver.keys("the nights");
    driver.tab_to("What I am good at");
    driver.keys("patience");
    driver.tab_to("People, places, things that help");
    driver.keys("Dana<ctrl-s>3n");
    driver.shows("you wrote: the nights").shows("you have: patience; Dana").shows("you named: Dana");
}

#[test]
fn without_values_of_ones_own_the_usual_ones_are_offered() {
    let mut driver = Driver::new(empty()).size(120, 60);
    driver.keys("3nWalk");
    driver.tab_to("what it serves");
    driver.keys("kin").shows("kindness");
}

#[test]
fn the_mood_of_a_reflection_says_whose_it_is_the_first_time_and_beside_the_last() {
    let mut driver = Driver::new(empty());
    driver.keys("2n").shows("For this reflection; a check-in keeps the day's.");
    driver.keys("6<ctrl-s>n").shows("21 November: 6. For this reflection;");
    assert!(driver.notebook().check_ins.is_empty());
}
