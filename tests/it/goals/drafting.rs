//! The drafting page: a sentence read, a habit taken from it, a draft found again, an example begun with.

use guidepost::model::goal::Status;
use guidepost::model::habit::{Answer, Habit, Is, Kind, Rule};
use guidepost::model::number::Amount;
use guidepost::model::session::Measured;
use guidepost::model::{Change, Edit, List, Mint, Record, When};

use super::{WALK, habits, only_goal};
use crate::driver::{Driver, at, empty};

#[test]
fn a_goal_with_everything_is_drafted_by_keys_and_kept_in_one_step() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys(WALK).shows("I can make this a habit: Walk, 20 minutes, every day");
    driver.keys("<ctrl-o>").shows("Habit added: Walk");
    driver.tab_to("A  what makes it doable");
    driver.keys("the park is near");
    driver.tab_to("how sure  ");
    driver.keys("8");
    driver.tab_to("Habits");
    driver.keys("<enter>Stretch, 5 minutes, after lunch, on weekdays");
    driver.tab_to("Steps");
    driver.keys("Buy shoes, by 27 November<enter>Ask Dana<enter>- find her number");
    driver.tab_to("Milestones");
    driver.keys("ten walks, then a long bath");
    driver.tab_to("If ..., then");
    driver.keys("if it rains, then I dance indoors");
    driver.tab_to("Why it matters");
    driver.keys("mornings set the tone");
    driver.keys("<ctrl-s>").shows("Drafts").shows("Steps  0 of 2");

    let goal = only_goal(&driver);
    assert_eq!(goal.statement, WALK);
    assert_eq!(goal.status, Status::Draft);
    assert_eq!((goal.specific.as_str(), goal.measurable.as_str()), ("walk", "20 minutes, every day"));
    assert_eq!(goal.achievable, "the park is near");
    assert_eq!(goal.confidence.unwrap().get(), 8);
    assert!(goal.relevant.contains("calmer"));
    assert_eq!(goal.until.unwrap().to_string(), "2026-12-21");
    assert_eq!(goal.why, "mornings set the tone");
    assert_eq!(goal.steps[0].text, "Buy shoes");
    assert_eq!(goal.steps[0].due.unwrap().to_string(), "2026-11-27");
    assert_eq!(goal.steps[1].steps[0].text, "find her number");
    assert_eq!(
        (goal.milestones[0].text.as_str(), goal.milestones[0].reward.as_str()),
        ("ten walks", "a long bath")
    );
    assert_eq!(
        (goal.obstacles[0].obstacle.as_str(), goal.obstacles[0].plan.as_str()),
        ("it rains", "I dance indoors")
    );
    let made = habits(driver.notebook());
    assert_eq!(made.iter().map(|habit| habit.name.as_str()).collect::<Vec<_>>(), ["Walk", "Stretch"]);
    assert!(made.iter().all(|habit| habit.goal == Some(goal.id) && habit.kind == Kind::Minutes));
    assert_eq!(made[0].until, goal.until);
    assert_eq!(made[1].cue, "after lunch");

    driver.keys("u").shows("Undone: new goal");
    assert_eq!(driver.notebook().goals.iter().count() + driver.notebook().habits.iter().count(), 0);
    driver.keys("<ctrl-r>");
    assert_eq!(driver.notebook().habits.iter().count(), 2);
}

#[test]
fn an_offered_habit_is_taken_back_with_the_same_key_or_with_x() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys(WALK).keys("<ctrl-o>").shows("Habit added");
    driver.keys("<ctrl-o>");
    driver.shows("I can make this a habit");
    driver.keys("<tab><enter>").shows("Habit added");
    driver.keys("<ctrl-s>");
    assert_eq!(driver.notebook().habits.iter().count(), 1);

    let mut driver = Driver::new(empty());
    driver.keys("3n").keys(WALK).keys("<tab>x").hides("I can make this a habit");
    driver.keys("<ctrl-s>");
    assert_eq!(driver.notebook().habits.iter().count(), 0);
    assert_eq!(driver.notebook().goals.iter().count(), 1);
}

#[test]
fn a_sentence_that_changes_takes_its_habit_with_it() {
    let mut driver = Driver::new(empty());
    driver
        .keys("3n")
        .keys("Walk 20 minutes every day until friday")
        .keys("<ctrl-o>")
        .keys("<ctrl-w>21 december");
    driver.shows("The habit can change with it");
    driver.keys("<ctrl-o><ctrl-s>");
    let made = habits(driver.notebook());
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].until.unwrap().to_string(), "2026-12-21");
}

#[test]
fn what_the_sentence_said_changes_with_the_sentence() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys(WALK).keys("<ctrl-s>");
    assert_eq!(only_goal(&driver).measurable, "20 minutes, every day");
    driver.keys("e<ctrl-u>Swim 30 minutes every Friday<ctrl-s>");
    let goal = only_goal(&driver);
    assert!(goal.measurable.starts_with("30 minutes"), "{}", goal.measurable);
    assert_eq!(goal.until, None);
}

#[test]
fn a_confidence_under_seven_offers_a_smaller_goal_and_it_can_be_taken_back() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys(WALK).hides("Small enough");
    driver.tab_to("how sure  ");
    driver.keys("7").hides("Small enough");
    driver.keys("<backspace>5").shows("Small enough for a hard day");
    driver.shows("5 of 10 sure");
    driver.keys("<ctrl-o>").shows("I will walk 10 minutes every day").hides("Small enough");
    driver
        .keys("<backtab><backtab><backtab><backtab><backtab><ctrl-z>")
        .shows("I will walk 20 minutes every day");
    driver.keys("<ctrl-r><ctrl-s>");
    let goal = only_goal(&driver);
    assert!(goal.statement.contains("walk 10 minutes"));
    assert_eq!(goal.confidence.unwrap().get(), 5);
}

#[test]
fn a_goal_for_a_professional_is_not_coached_and_words_of_crisis_only_offer_support() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys("Lose 10 kg in 2 weeks by eating 500 calories a day");
    driver.shows("worth taking to your therapist or doctor first").hides("Ctrl-O").hides("I can make");
    driver.keys("<ctrl-u>I want to disappear and not be here any more");
    driver.shows("is on F2, whenever you want").hides("Ctrl-O");
    driver.keys("<ctrl-s>");
    assert_eq!(only_goal(&driver).specific, "");
}

#[test]
fn a_draft_is_found_again_and_can_be_thrown_away() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys(WALK).keys("<ctrl-o>");
    driver.tab_to("Steps");
    driver.keys("Buy shoes<esc>").hides("In your own words");
    assert!(driver.drafts.contains_key("goal"));
    let mut again = Driver::started(empty(), driver.drafts.clone(), "2026-11-21T10:00+00:00");
    again.keys("3n").shows("as you left it").shows("Buy shoes");
    again.keys("<ctrl-s>");
    assert_eq!(only_goal(&again).steps[0].text, "Buy shoes");
    assert_eq!(again.notebook().habits.iter().count(), 1);
    assert!(again.drafts.is_empty());

    driver.keys("n<ctrl-x>").shows("Throw away");
    driver.keys("y").hides("In your own words");
    assert!(driver.drafts.is_empty());
    driver.keys("n").hides("as you left it");
}

#[test]
fn a_form_open_when_the_window_closed_comes_back() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys("Walk").wait();
    let again = Driver::started(empty(), driver.drafts, "2026-11-21T10:00+00:00");
    again.shows("In your own words ┃ Walk").shows("Here is what you were writing");
}

#[test]
fn an_empty_goal_and_an_impossible_day_say_what_would_be_right() {
    let mut driver = Driver::new(empty());
    driver.keys("3n<ctrl-s>").shows("A few words here");
    driver.keys("Walk");
    driver.tab_to("T  until when");
    driver.keys("31 feb<ctrl-s>").shows("No calendar has that day").shows("31 feb");
    driver.keys("<ctrl-u>when I am ready<ctrl-s>");
    let goal = only_goal(&driver);
    assert_eq!((goal.time.as_str(), goal.until), ("when I am ready", None));
}

#[test]
fn two_readings_of_a_day_are_offered() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys("Call the bank");
    driver.tab_to("T  until when");
    driver.keys("next friday").shows("Fri 27 Nov 2026, in 6 days");
    driver.keys("<ctrl-o><ctrl-s>");
    assert_eq!(only_goal(&driver).until.unwrap().to_string(), "2026-11-27");
}

#[test]
fn an_end_that_was_kept_stays_when_the_words_are_old() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys("Call the bank");
    driver.tab_to("T  until when");
    driver.keys("in 2 weeks<ctrl-s>");
    let until = only_goal(&driver).until;
    driver.now = at("2026-12-20T09:30+00:00");
    driver.keys("e today<ctrl-s>");
    let goal = only_goal(&driver);
    assert_eq!((goal.statement.as_str(), goal.until), ("Call the bank today", until));
}

#[test]
fn an_example_fills_the_draft() {
    let mut driver = Driver::new(empty());
    driver.keys("3n<ctrl-t>").shows("Templates").shows("a goal with its plan");
    driver.keys("lights out");
    driver.shows("search: lights out");
    driver.keys("<enter>").shows("lights out by 23:00");
    driver.keys("<ctrl-s>");
    let goal = only_goal(&driver);
    assert_eq!((goal.area.as_str(), goal.steps.len(), goal.milestones.len()), ("sleep", 3, 2));
    let mut driver = Driver::new(empty()).size(120, 40);
    driver.keys("3n<ctrl-t>boundaries favour").shows("Wait a night");
    driver.keys("<enter><ctrl-s>");
    assert_eq!(only_goal(&driver).area, "boundaries");
    let mut driver = Driver::new(empty());
    driver.keys("3nWalk<ctrl-t>beginner").shows("Ideas");
    driver.keys("<enter><ctrl-s>");
    assert_eq!(only_goal(&driver).steps[0].text, "Ask at a gym about a beginner's hour");
    let mut driver = Driver::new(empty());
    driver.keys("3n<ctrl-t>zzz").shows("Nothing has these words");
    driver.keys("<esc>").shows("In your own words");
}

#[test]
fn what_is_logged_already_shows_the_last_four_weeks() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys("Walk 20 minutes three times a week until Christmas").keys("<ctrl-o><ctrl-s>");
    driver.keys("n").keys("Walk every day until Christmas");
    driver.shows("Walk: nothing noted in the last four weeks").hides("I can make this a habit");
}

#[test]
fn a_wish_stands_beside_what_was_and_a_jump_is_named() {
    let mut notebook = empty();
    let mint = Mint::new(3);
    let now = at("2026-11-21T09:00+00:00");
    let rule = Rule { id: mint.id(now), from: "2026-10-01".parse().unwrap(), ..Rule::default() };
    let walk = Habit { name: "Walk".to_owned(), rules: List(vec![rule]), ..Habit::default() };
    let id = mint.id(now);
    let mut edits = vec![Edit::add(Record::new(id, When::on("2026-10-01".parse().unwrap()), walk))];
    for day in ["2026-10-26", "2026-10-29", "2026-11-03", "2026-11-09", "2026-11-11", "2026-11-13"] {
        edits.push(Edit::Answer { habit: id, day: day.parse().unwrap(), answer: Answer::new(Is::Done) });
    }
    notebook.apply(&Change { edit: Edit::together("walks", edits), rev: mint.rev(now) });
    let mut driver = Driver::new(notebook);
    driver.keys("3n").keys("Walk 5 days a week until Christmas");
    driver.shows("Walk: on 2, 1, 3, 0 of 7 days in the last four weeks; 5 a week is a");
    driver.shows("jump");
    driver.keys("<ctrl-u>Feel better");
    driver.hides("four weeks");
    driver.tab_to("logged already");
    driver.keys("<right><ctrl-s>");
    assert_eq!(only_goal(&driver).measured_by, Some(id));
    driver.shows("by Walk");
}

#[test]
fn an_end_counted_from_the_day_it_was_written_does_not_wander() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys(WALK).keys("<ctrl-s>");
    driver.now = at("2026-11-28T09:30+00:00");
    driver.keys("e<ctrl-w>rested<ctrl-s>");
    let goal = only_goal(&driver);
    assert_eq!((goal.wordings.len(), goal.until.unwrap().to_string()), (1, "2026-12-21".to_owned()));
}

#[test]
fn too_much_is_answered_with_less_of_it_before_a_kinder_word_for_all_of_it() {
    let mut driver = Driver::new(empty());
    driver.keys("3nnever feel anxious again").shows("Feel less anxious in one situation");
    driver.keys("<tab><right>").shows("Feel calmer");
}

#[test]
fn fewer_of_something_is_named_once() {
    let mut driver = Driver::new(empty()).size(200, 60);
    driver.keys("3ntwo fewer drinks this week").shows("as a milestone: 2 fewer drinks, by ");
}

#[test]
fn what_is_typed_beside_a_short_sentence_makes_the_habit_too() {
    let mut driver = Driver::new(empty()).size(200, 60);
    driver.keys("3nFeel fitter");
    driver.tab_to("S  what exactly");
    driver.keys("walk by the river");
    driver.tab_to("M  how you will know");
    driver.keys("20 minutes, three times a week");
    driver.tab_to("T  until when");
    driver
        .keys("18 December")
        .shows("I can make this a habit: Walk by the river, 20 minutes, 3 times a week");
    driver.shows("until Fri 18 Dec");
    driver.keys("<ctrl-o><ctrl-s>");
    assert_eq!(habits(driver.notebook()).len(), 1);
}

#[test]
fn a_wish_without_an_act_is_not_called_achievable_yet() {
    let mut driver = Driver::new(empty());
    driver.keys("3nI want to feel better").shows("· achievable");
    driver.keys("<ctrl-a><ctrl-k>Call Dana on Saturday").shows("✓ achievable");
}

#[test]
fn a_questionnaire_with_a_result_can_be_what_measures_a_goal() {
    let mut notebook = empty();
    let mint = Mint::new(3);
    let id = mint.id(at("2026-11-20T09:00+00:00"));
    let result = Measured { measure: "phq-8".to_owned(), score: Amount::new(11.0), ..Measured::default() };
    let record = Record::new(id, When::on("2026-11-18".parse().unwrap()), result);
    notebook.apply(&Change { edit: Edit::add(record), rev: id.first_rev() });
    let mut driver = Driver::new(notebook).size(200, 60);
    driver.keys("3nMy mood lifts");
    driver.tab_to("logged already");
    driver.keys("<right><right>").shows("by PHQ-8");
    driver.shows("PHQ-8: 11 of 24 so far, the last on 18 November 2026");
    driver.keys("<ctrl-s>");
    assert_eq!(only_goal(&driver).scale, "phq-8");
    driver.shows("by PHQ-8");
}
