//! Goals from the first word to the last tick: drafted by keys, kept, changed, parked, finished, brought back.

mod drafting;
mod windows;

use guidepost::model::goal::{Goal, Status};
use guidepost::model::habit::Habit;
use guidepost::model::{Notebook, Record};

use crate::driver::{Driver, at, empty};

const WALK: &str = "I will walk 20 minutes every day for the next 30 days so that I am calmer";

fn only_goal(driver: &Driver) -> Record<Goal> {
    let goals: Vec<_> = driver.notebook().goals.iter().collect();
    assert_eq!(goals.len(), 1, "{}", driver.screen());
    goals[0].clone()
}

fn goal_of(driver: &Driver, words: &str) -> Record<Goal> {
    let found = driver.notebook().goals.iter().find(|goal| goal.statement.contains(words));
    found.unwrap_or_else(|| panic!("no goal about {words:?}")).clone()
}

fn habits(notebook: &Notebook) -> Vec<&Record<Habit>> {
    notebook.habits.iter().collect()
}

/// A goal that is kept, active if it is to be.
fn kept(driver: &mut Driver, sentence: &str, active: bool) {
    driver.keys("3n").keys(sentence);
    if active {
        driver.keys("<ctrl-s>s<left><left><left><left><left><enter>");
    } else {
        driver.keys("<ctrl-s>");
    }
}

#[test]
fn an_empty_tab_says_what_will_be_here_and_the_key_that_fills_it() {
    let mut driver = Driver::new(empty());
    driver.keys("3").shows("Goals you write down will be here").shows("Press n to draft one");
    driver.keys("<enter>").shows("New goal").shows("In your own words");
}

#[test]
fn every_earlier_wording_is_kept_with_its_date() {
    let mut driver = Driver::new(empty());
    kept(&mut driver, "Walk more", false);
    driver.keys("e<ctrl-u>Walk 10 minutes every Monday<ctrl-s>");
    let goal = only_goal(&driver);
    assert_eq!(goal.statement, "Walk 10 minutes every Monday");
    assert_eq!(goal.wordings[0].statement, "Walk more");
    driver.shows("Earlier wordings").shows("until 21 November 2026: Walk more");
}

#[test]
fn parts_are_added_ticked_moved_and_deleted_from_the_detail() {
    let mut driver = Driver::new(empty());
    kept(&mut driver, "Be outside", false);
    driver.keys("as").shows("New step");
    driver.keys("Find the shoes<tab>by friday<ctrl-s>").shows("Find the shoes");
    driver.keys("aw").keys("Write three lines<ctrl-s>").shows("homework");
    driver.keys("am").keys("ten walks<tab>a long bath<ctrl-s>").shows("reward: a long bath");
    driver.keys("ao").keys("it rains<tab>I dance indoors<ctrl-s>").shows("If it rains, then I dance indoors");
    driver.keys("r6<enter>").shows("6 of 10");
    driver.keys("<space>").shows("Done: Find the shoes").shows("Steps  1 of 2");
    // Into the detail, to the first step.
    driver.keys("<enter>j");
    driver.keys("J");
    assert_eq!(only_goal(&driver).steps[0].text, "Write three lines");
    driver.keys("b").shows("for the session");
    assert!(only_goal(&driver).steps[1].bring);
    driver.keys("j<space>").shows("Reached: ten walks. Your reward: a long bath");
    assert!(only_goal(&driver).milestones[0].reached.is_some());
    driver.keys("j<space>");
    assert!(only_goal(&driver).milestones[0].reward_taken);
    driver.keys("jx").shows("Delete the plan “it rains”?");
    driver.keys("y").hides("it rains");
    driver.keys("u").shows("If it rains");
    driver.keys("<esc>x").shows("Delete the goal “Be outside”?");
    driver.keys("n").shows("Be outside");
    driver.keys("xy").shows("Goals you write down will be here");
    driver.keys("u").shows("Be outside");
}

#[test]
fn a_common_obstacle_brings_words_that_can_be_changed() {
    let mut driver = Driver::new(empty());
    kept(&mut driver, "Be outside", false);
    driver.keys("ao<tab><tab><right>").shows("nobody's fault");
    driver.keys("<ctrl-s>");
    assert!(only_goal(&driver).obstacles[0].plan.contains("whom I trust"));
}

#[test]
fn goals_are_moved_agreed_on_and_brought_up() {
    let mut driver = Driver::new(empty());
    kept(&mut driver, "First", false);
    kept(&mut driver, "Second", false);
    driver.keys("K").keys("A").shows("Agreed with your therapist");
    driver.keys("b");
    let second = goal_of(&driver, "Second");
    assert!(second.place < goal_of(&driver, "First").place);
    assert_eq!(second.agreed.unwrap().to_string(), "2026-11-21");
    assert!(second.bring);
    let screen = driver.screen();
    assert!(screen.find("> Second") < screen.find("First"), "{screen}");
}

#[test]
fn a_concern_becomes_a_goal_and_both_know_of_each_other() {
    let mut driver = Driver::new(empty());
    driver.keys("2aI cannot sleep before work<ctrl-s>");
    driver
        .keys("m")
        .shows("New goal, from: I cannot sleep before work")
        .shows("┃ I cannot sleep before work");
    driver.keys("<ctrl-u>Lights out at 23:00 on weekdays until Christmas<ctrl-s>");
    let goal = only_goal(&driver);
    let concern = driver.notebook().concerns.iter().next().unwrap();
    assert_eq!((goal.concern, concern.goals.as_slice()), (Some(concern.id), &[goal.id][..]));
    driver.keys("3").shows("The concern: I cannot sleep before work");
    driver.keys("u");
    assert!(driver.notebook().concerns.iter().next().unwrap().goals.is_empty());
}

#[test]
fn a_third_active_goal_is_explained_and_never_stopped() {
    let mut driver = Driver::new(empty());
    kept(&mut driver, "Walk 20 minutes every day", true);
    kept(&mut driver, "Call a friend each week", true);
    driver.hides("That makes");
    driver.keys("3n").keys("Read 5 pages every day until Christmas<ctrl-o>");
    driver.tab_to("Begin now");
    driver.keys("<space><ctrl-s>").shows("That makes 3 active goals.").shows("park");
    let active =
        |driver: &Driver| driver.notebook().goals.iter().filter(|goal| goal.status == Status::Active).count();
    assert_eq!(active(&driver), 3);
    driver.keys("<esc>").hides("That makes").shows("3 active");
    assert_eq!(active(&driver), 3);

    driver.keys("s<right><enter>");
    assert_eq!(active(&driver), 2);
    assert!(habits(driver.notebook())[0].pause("2026-11-22".parse().unwrap()).is_some());
    driver.keys("s<left><enter>").shows("That makes 3 active goals.");
    driver.keys("o");
    assert_eq!(active(&driver), 1);
    assert_eq!(goal_of(&driver, "Read").status, Status::Active);
    assert!(habits(driver.notebook())[0].pauses.is_empty());
    driver.keys("u");
    assert_eq!(active(&driver), 3);
}

#[test]
fn a_goal_that_is_done_retires_its_habits_asks_what_is_next_and_comes_back_with_one_undo() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys(WALK).keys("<ctrl-o><ctrl-s>");
    let before = driver.notebook().clone();
    driver.keys("sdo").shows("Its habits").shows("[retire]").shows("What is next?");
    driver.keys("<tab><tab>Run five minutes<enter>");
    assert_eq!(goal_of(&driver, "walk").status, Status::Done);
    assert!(habits(driver.notebook())[0].retired.is_some());
    let next = goal_of(&driver, "Run");
    assert_eq!((next.after, next.status.clone()), (Some(goal_of(&driver, "walk").id), Status::Draft));
    driver = driver.size(80, 40);
    driver.shows("What came next: Run five minutes").shows("Done");
    driver.keys("u");
    assert!(driver.notebook().says_the_same(&before));
}

#[test]
fn letting_go_keeps_the_reason() {
    let mut driver = Driver::new(empty());
    kept(&mut driver, "Learn to juggle", false);
    driver.keys("sl<tab>it was never mine<enter>");
    let goal = only_goal(&driver);
    assert_eq!((goal.status.clone(), goal.reason.as_str()), (Status::LetGo, "it was never mine"));
    driver.shows("Let go").shows("because: it was never mine");
}

#[test]
fn why_goals_is_told_to_whoever_asks() {
    let mut driver = Driver::new(empty());
    driver.keys("3").shows("w says what goals are good for");
    driver.keys("w").shows("Why goals?");
    driver.shows("Letting one go is a decision");
    driver.keys("<esc>").hides("Why goals?");
    kept(&mut driver, "Be outside", false);
    driver.keys("w").shows("Nobody needs a goal");
    driver.keys("<enter>").shows("Be outside");
    let mut driver = Driver::new(empty()).size(40, 12);
    driver.keys("3wG").shows("Letting one go is a decision");
    driver.keys("<esc>").shows("Press n");
}

#[test]
fn everything_else_is_parked_from_goals_when_it_is_asked_for() {
    let mut driver = Driver::new(empty());
    kept(&mut driver, "Sleep by eleven", true);
    driver.keys("o").shows("No other goal is active.");
    kept(&mut driver, "Call Dana", true);
    driver.keys("o").shows("That makes 2 active goals.");
    driver.keys("o").shows("their habits pause");
    assert_eq!(goal_of(&driver, "Sleep").status, Status::Parked);
    assert_eq!(goal_of(&driver, "Call").status, Status::Active);
    driver.keys("?park everything").shows("park everything else");
}

#[test]
fn a_goal_is_broken_down_and_agreed_on_from_where_one_looks_for_it() {
    let mut driver = Driver::new(empty());
    kept(&mut driver, "Be outside", false);
    driver.keys("d").shows("New step");
    driver.keys("Find the shoes<ctrl-s>");
    driver.keys("<enter>G").keys("k");
    driver.keys("<esc>aA").shows("Agreed with your therapist, today.");
    let goal = only_goal(&driver);
    assert_eq!((goal.steps[0].text.as_str(), goal.agreed.is_some()), ("Find the shoes", true));
}

#[test]
fn a_day_that_went_by_is_asked_about_gently() {
    let mut driver = Driver::new(empty());
    kept(&mut driver, "Call the bank by 27 November", true);
    driver.hides("Its day was");
    driver.now = at("2026-12-03T09:30+00:00");
    driver.keys("43").shows("its day was").shows("done, a new day, or let go?");
}

#[test]
fn a_lower_number_than_before_is_met_with_a_kind_line() {
    let mut driver = Driver::new(empty());
    kept(&mut driver, "Be outside", true);
    driver.keys("r6<enter>").hides("straight line");
    driver.now = at("2026-11-25T09:30+00:00");
    driver.keys("r4<enter>").shows("Progress is seldom a straight line.");
}
