//! Weeks and months looked back on, as key scripts.

use guidepost::demo::{self, Span as Life};
use guidepost::model::goal::{Goal, Obstacle, Status};
use guidepost::model::habit::{Answer, Habit, Is, Rule};
use guidepost::model::review::{Choice, Review, Reviewed, Span};
use guidepost::model::{Change, Edit, Kind, List, Mint, Notebook, Record, When};
use serde_json::Value;

use crate::driver::{Driver, at, empty};

const NOW: &str = "2026-11-21T09:30+00:00";

fn put<T: Kind>(notebook: &mut Notebook, day: &str, body: T) {
    let id = Mint::new(notebook.ids().count() as u64 + 70).id(at("2026-11-01T09:00+00:00"));
    let record = Record::new(id, When::on(day.parse().unwrap()), body);
    notebook.apply(&Change { edit: Edit::add(record), rev: id.first_rev() });
}

fn goal(statement: &str, place: u32) -> Goal {
    Goal { statement: statement.to_owned(), status: Status::Active, place, ..Goal::default() }
}

fn obstacles(driver: &Driver, goal: &str) -> Vec<String> {
    let goal = driver.notebook().goals.iter().find(|it| it.statement == goal).unwrap();
    let plan = |it: &Obstacle| format!("if {}, then {}", it.obstacle, it.plan);
    goal.obstacles.iter().map(plan).collect()
}

/// The review as it is kept, of a span.
fn kept(driver: &Driver, span: Span) -> Review {
    driver.notebook().reviews.iter().rev().find(|it| it.span == span).unwrap().body.clone()
}

#[test]
fn a_plan_in_other_words_stays_one_plan() {
    let mut notebook = empty();
    put(&mut notebook, "2026-11-01", goal("Walk", 1));
    let mut driver = Driver::new(notebook);
    driver.keys("4jjjj<enter>").keys("rain<tab>the stairs<ctrl-s>");
    assert_eq!(obstacles(&driver, "Walk"), ["if rain, then the stairs"]);
    driver.keys("<enter>").keys(" or wind<tab> again<ctrl-s>");
    assert_eq!(obstacles(&driver, "Walk"), ["if rain or wind, then the stairs again"]);
    driver.keys("<enter>").keys("<tab>, slowly<ctrl-s>");
    assert_eq!(obstacles(&driver, "Walk"), ["if rain or wind, then the stairs again, slowly"]);
}

#[test]
fn a_plan_goes_to_the_goal_that_was_chosen() {
    let mut notebook = empty();
    put(&mut notebook, "2026-11-01", goal("Walk", 2));
    put(&mut notebook, "2026-11-02", goal("Ring Dana", 1));
    let mut driver = Driver::new(notebook);
    driver.keys("4jjjj<enter>").hides("For the goal");
    driver.keys("rain<tab>the stairs<tab>").shows("For the goal");
    driver.keys("<right><ctrl-s>");
    assert_eq!(obstacles(&driver, "Ring Dana"), Vec::<String>::new());
    assert_eq!(obstacles(&driver, "Walk"), ["if rain, then the stairs"]);
}

#[test]
fn what_a_newer_version_asked_is_kept_and_can_be_read() {
    let mut notebook = empty();
    let answer = |question: &str, text: &str| Reviewed {
        question: question.to_owned(),
        text: text.to_owned(),
        ..Reviewed::default()
    };
    let review = Review {
        first: "2026-11-16".parse().unwrap(),
        answers: List(vec![answer("dreams", "of the sea"), answer("wins", "rang Dana")]),
        ..Review::default()
    };
    put(&mut notebook, "2026-11-21", review);
    let mut driver = Driver::new(notebook);
    driver.keys("4j<enter>waiting<ctrl-s>");
    let review = kept(&driver, Span::Week);
    assert_eq!(review.answer("dreams"), Some("of the sea"));
    assert_eq!(review.answer("wins"), Some("rang Dana"));
    assert_eq!(review.answer("hard"), Some("waiting"));
    driver.keys("7<enter>").shows("of the sea");
}

#[test]
fn parking_a_goal_proposes_a_pause_for_its_habits() {
    let mut notebook = empty();
    put(&mut notebook, "2026-11-01", goal("Walk", 1));
    let walk = notebook.goals.last().unwrap().id;
    let rule = Rule { from: "2026-11-01".parse().unwrap(), ..Rule::default() };
    let habit =
        Habit { name: "Walk".to_owned(), goal: Some(walk), rules: List(vec![rule]), ..Habit::default() };
    put(&mut notebook, "2026-11-01", habit);
    let mut driver = Driver::new(notebook);
    driver.keys("4G<enter>6<tab>").keys("<right><right><right>").shows("Its habits");
    driver.keys("<ctrl-s>");
    assert_eq!(driver.notebook().goals.last().unwrap().status, Status::Parked);
    assert_eq!(driver.notebook().habits.last().unwrap().pauses.len(), 1);
    assert_eq!(kept(&driver, Span::Week).decisions[0].choice, Choice::Park);
    driver.keys("u");
    assert!(driver.notebook().habits.last().unwrap().pauses.is_empty());
}

#[test]
fn a_rating_given_twice_on_a_day_is_one_and_keeps_its_word() {
    let mut notebook = empty();
    put(&mut notebook, "2026-11-01", goal("Walk", 1));
    let mut driver = Driver::new(notebook);
    driver.keys("4G<enter>4<ctrl-s>").keys("mG<enter>6<ctrl-s>");
    let goal = driver.notebook().goals.last().unwrap();
    let ratings: Vec<u8> = goal.ratings.iter().map(|it| it.rating.get()).collect();
    assert_eq!(ratings, [6]);
    assert_eq!(kept(&driver, Span::Month).decisions.len(), 1);
    assert_eq!(kept(&driver, Span::Week).decisions.len(), 1);
}

#[test]
fn a_month_is_built_from_its_weeks_and_shows_then_and_now() {
    let mut driver = Driver::new(demo::notebook(at(NOW), 1, Life::Weeks)).size(120, 100);
    driver.keys("4m").shows("November 2026").shows("What changed in my life");
    driver
        .shows("The weeks said: what went well")
        .shows("Then, on 30 August 2026, and now, on 30 October 2026");
    driver.shows("Stress").shows("then: 8").shows("now: 5");
    driver.keys("[").shows("October 2026");
    driver.keys("[").shows("September 2026");
    driver.keys("t").shows("November 2026");
    driver.keys("]").shows("That month is still to come.");
    driver.keys("m").shows("Week 47, 16 to 22 November");
    driver.keys("]").shows("That week is still to come.");
}

#[test]
fn what_changed_in_life_is_one_event_however_often_it_is_reworded() {
    let mut driver = Driver::new(empty()).size(120, 40);
    driver.keys("4mjjjj<enter>moved house<tab>yes<ctrl-s>");
    let events = |driver: &Driver| {
        driver
            .notebook()
            .events
            .iter()
            .map(|it| (it.when.day.to_string(), it.text.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(events(&driver), [("2026-11-21".to_owned(), "moved house".to_owned())]);
    driver.keys("<enter> twice<ctrl-s>");
    assert_eq!(events(&driver), [("2026-11-21".to_owned(), "moved house twice".to_owned())]);
    assert_eq!(kept(&driver, Span::Month).answer("tracking"), Some("yes"));
    driver.keys("5").shows("moved house twice");
    driver.keys("4<enter><ctrl-u><ctrl-s>");
    assert!(events(&driver).is_empty());
    driver.keys("u");
    assert_eq!(events(&driver).len(), 1);
}

#[test]
fn a_month_is_found_in_the_journal_and_changed_from_there() {
    let mut driver = Driver::new(empty());
    driver.keys("4m<enter>rang Dana<ctrl-s>").keys("7").shows("November 2026: 1 answer");
    driver.keys("<enter>").shows("rang Dana");
    driver.keys("e").shows("November 2026").shows("1 question answered");
}

#[test]
fn a_half_written_month_is_there_when_it_opens_again() {
    let mut driver = Driver::new(empty());
    driver.keys("4m<enter>half a thou").wait().keys("<esc>");
    let drafts = driver.drafts.clone();
    assert!(drafts.keys().eq(["review month 2026-11-01"]), "{drafts:?}");
    let again = Driver::started(driver.notebook().clone(), drafts, NOW);
    again.hides("half a thou");
    let mut again = again;
    again.keys("4m<enter>").shows("half a thou");
    again.keys("ght<ctrl-s>");
    assert_eq!(kept(&again, Span::Month).answer("wins"), Some("half a thought"));
    assert_eq!(again.drafts.get("review 2026-11-16"), None::<&Value>);
}

#[test]
fn a_week_and_a_month_are_drawn_at_any_size() {
    let somebody = demo::notebook(at(NOW), 1, Life::Weeks);
    for (width, height) in [(24, 8), (60, 20), (80, 24), (120, 40)] {
        let mut driver = Driver::new(somebody.clone()).size(width, height);
        for keys in ["4", "G", "g", "m", "G", "<enter>", "<esc>", "g<enter>"] {
            driver.keys(keys).screen();
        }
    }
}

#[test]
fn so_many_times_a_week_is_said_of_this_week_and_of_the_week_it_began_in() {
    let mut notebook = empty();
    let rule =
        Rule { from: "2026-11-12".parse().unwrap(), every: "3/week".parse().unwrap(), ..Rule::default() };
    let habit = Habit { name: "Swim".to_owned(), rules: List(vec![rule]), ..Habit::default() };
    put(&mut notebook, "2026-11-12", habit);
    let habit = notebook.habits.iter().next().unwrap().id;
    for (n, day) in ["2026-11-13", "2026-11-17", "2026-11-18"].into_iter().enumerate() {
        let edit = Edit::Answer { habit, day: day.parse().unwrap(), answer: Answer::new(Is::Done) };
        notebook.apply(&Change { edit, rev: Mint::new(n as u64).rev(at(NOW)) });
    }
    let mut driver = Driver::new(notebook);
    driver.keys("4").shows("Swim: 2 of 3 this week").hides("nothing planned");
    driver.keys("[").shows("Swim: 1 of 3 times planned").hides("nothing planned");
}

#[test]
fn an_untouched_review_says_that_any_question_may_stay_empty() {
    let mut driver = Driver::new(empty());
    driver.keys("4").shows("Any of these may stay empty.");
    driver.keys("<enter>").keys("it rained<ctrl-s>").hides("Any of these may stay empty");
}

#[test]
fn a_decision_nobody_made_is_not_kept() {
    let mut notebook = empty();
    put(&mut notebook, "2026-11-01", goal("Be outside", 1));
    let mut driver = Driver::new(notebook);
    driver.keys("4G<enter><ctrl-s>").shows("Nothing new here to keep.");
    assert_eq!(driver.notebook().reviews.iter().count(), 0);
    driver.keys("<esc><enter>4<ctrl-s>7").shows("1 goal looked at").hides("0 answers");
}

#[test]
fn what_helped_last_week_and_a_week_left_open_are_said_once_and_quietly() {
    let mut notebook = empty();
    let answer = Reviewed { question: "works".to_owned(), text: "walks".to_owned(), ..Default::default() };
    let review = Review {
        first: "2026-11-09".parse().unwrap(),
        intention: "go early".to_owned(),
        answers: List(vec![answer]),
        ..Default::default()
    };
    put(&mut notebook, "2026-11-15", review);
    let mut driver = Driver::new(notebook).size(120, 40);
    driver.keys("4").shows("Last time you meant to: go early").shows("What helped then: walks");
    driver.hides("can still be looked back on").hides("0 of");
    driver.keys("c5<enter>");
    driver.now = at("2026-11-24T09:30+00:00");
    driver.keys("14").shows("The week before can still be looked back on: [ goes there.");
    driver.keys("[").hides("can still be looked back on");
}
