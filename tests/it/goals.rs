//! Goals from the first word to the last tick: drafted by keys, kept, changed, parked, finished, brought back.

use guidepost::keys::Key;
use guidepost::model::goal::{Goal, Status};
use guidepost::model::habit::{Answer, Habit, Is, Kind, Rule};
use guidepost::model::{Change, Edit, List, Mint, Notebook, Record, When};
use proptest::prelude::*;

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

/// Walks to a field of the drafting page from the sentence.
fn to_field(driver: &mut Driver, label: &str) {
    for _ in 0..40 {
        let screen = driver.screen();
        let rows: Vec<&str> = screen.lines().collect();
        let at = rows.iter().position(|row| row.contains(label));
        if at.is_some_and(|at| rows[at..].iter().take(2).any(|row| row.contains('┃'))) {
            return;
        }
        driver.keys("<tab>");
    }
    panic!("no field {label:?} in:\n{}", driver.screen());
}

#[test]
fn an_empty_tab_says_what_will_be_here_and_the_key_that_fills_it() {
    let mut driver = Driver::new(empty());
    driver.keys("3").shows("Goals you write down will be here").shows("Press n to draft one");
    driver.keys("<enter>").shows("New goal").shows("In your own words");
}

#[test]
fn a_goal_with_everything_is_drafted_by_keys_and_kept_in_one_step() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys(WALK).shows("I can make this a habit: Walk, 20 minutes, every day");
    driver.keys("<ctrl-o>").shows("Habit added: Walk");
    to_field(&mut driver, "A  what makes it doable");
    driver.keys("the park is near");
    to_field(&mut driver, "how sure, 0");
    driver.keys("8");
    to_field(&mut driver, "Habits");
    driver.keys("<enter>Stretch, 5 minutes, after lunch, on weekdays");
    to_field(&mut driver, "Steps");
    driver.keys("Buy shoes, by 27 November<enter>Ask Dana<enter>- find her number");
    to_field(&mut driver, "Milestones");
    driver.keys("ten walks, then a long bath");
    to_field(&mut driver, "If ..., then");
    driver.keys("if it rains, then I dance indoors");
    to_field(&mut driver, "Why it matters");
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
    to_field(&mut driver, "how sure, 0");
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
fn a_third_active_goal_is_explained_and_never_stopped() {
    let mut driver = Driver::new(empty());
    kept(&mut driver, "Walk 20 minutes every day", true);
    kept(&mut driver, "Call a friend each week", true);
    driver.hides("That makes");
    driver.keys("3n").keys("Read 5 pages every day until Christmas<ctrl-o>");
    to_field(&mut driver, "Begin now");
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
fn a_goal_for_a_professional_is_not_coached_and_words_of_crisis_only_offer_support() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys("Lose 10 kg in 2 weeks by eating 500 calories a day");
    driver.shows("worth taking to your therapist or doctor first").hides("Ctrl-O").hides("I can make");
    driver.keys("<ctrl-u>I want to disappear and not be here any more");
    driver.shows("Support is on F2").hides("Ctrl-O");
    driver.keys("<ctrl-s>");
    assert_eq!(only_goal(&driver).specific, "");
}

#[test]
fn a_draft_is_found_again_and_can_be_thrown_away() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys(WALK).keys("<ctrl-o>");
    to_field(&mut driver, "Steps");
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
    to_field(&mut driver, "T  until when");
    driver.keys("31 feb<ctrl-s>").shows("No calendar has that day").shows("31 feb");
    driver.keys("<ctrl-u>when I am ready<ctrl-s>");
    let goal = only_goal(&driver);
    assert_eq!((goal.time.as_str(), goal.until), ("when I am ready", None));
}

#[test]
fn two_readings_of_a_day_are_offered() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys("Call the bank");
    to_field(&mut driver, "T  until when");
    driver.keys("next friday").shows("Fri 27 Nov 2026, in 6 days");
    driver.keys("<ctrl-o><ctrl-s>");
    assert_eq!(only_goal(&driver).until.unwrap().to_string(), "2026-11-27");
}

#[test]
fn an_end_that_was_kept_stays_when_the_words_are_old() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys("Call the bank");
    to_field(&mut driver, "T  until when");
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
    to_field(&mut driver, "logged already");
    driver.keys("<right><ctrl-s>");
    assert_eq!(only_goal(&driver).measured_by, Some(id));
    driver.shows("by Walk");
}

#[test]
fn the_form_shows_its_words_at_every_size() {
    for (width, height) in [(60, 20), (80, 24), (120, 40), (200, 60), (40, 12)] {
        let mut driver = Driver::new(empty()).size(width, height);
        driver.keys("3n").keys("Walk 20 minutes every day until Friday week").shows("Walk 20 minutes");
        driver.shows("measurable");
        to_field(&mut driver, "Why it matters");
        driver.keys("because of the light").shows("because of the light");
    }
}

#[test]
fn no_size_of_window_breaks_the_tab_or_its_pages() {
    for place in [
        "3",
        "3<enter>jjjj",
        "3e",
        "3e<tab><tab><tab>",
        "3n<ctrl-t>",
        "3s",
        "3a",
        "3r",
        "3am",
        "3nwalk every day<tab>",
    ] {
        let mut driver = Driver::new(empty());
        driver.keys("3n").keys(WALK).keys("<ctrl-o><ctrl-s>as").keys("One step<ctrl-s>");
        driver.keys("<esc><esc>").keys(place);
        for width in [24, 25, 31, 40, 59, 60, 77, 80, 95, 98, 110, 120, 200] {
            for height in [8, 9, 12, 15, 18, 20, 24, 40, 60] {
                driver = driver.size(width, height);
                driver.screen();
            }
        }
    }
}

fn gesture() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "n",
        "e",
        "a",
        "s",
        "r",
        "x",
        "y",
        "b",
        "A",
        "J",
        "K",
        "j",
        "k",
        "<enter>",
        "<esc>",
        "<space>",
        "<tab>",
        "<backtab>",
        "<ctrl-o>",
        "<ctrl-s>",
        "<ctrl-t>",
        "walk 20 minutes every day for a month",
        "5",
        "<right>",
        "<left>",
        "<down>",
        "<up>",
        "<ctrl-u>",
        "h",
        "m",
        "o",
        "u",
        "<backspace>",
        "if it rains, then I rest",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_in_any_window_are_survived_and_all_is_undone(
        gestures in prop::collection::vec(gesture(), 0..60),
        (width, height) in (24u16..130, 8u16..42),
    ) {
        let start = empty();
        let mut driver = Driver::new(start.clone()).size(width, height);
        driver.keys("3");
        for gesture in gestures {
            driver.keys(gesture);
            driver.screen();
        }
        for key in Key::parse_all(&"<esc>".repeat(8)) {
            driver.send(guidepost::app::Msg::Key(key));
        }
        driver.keys("3").keys(&"u".repeat(70));
        prop_assert!(driver.notebook().says_the_same(&start));
    }
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
fn the_drafting_page_as_it_is_at_80x24() {
    let mut driver = Driver::new(empty());
    driver.keys("3n").keys(WALK);
    insta::assert_snapshot!(driver.screen(), @r"
     1 Today  2 Reflect  3 Goals  4 Review  5 Insights  6 Session  7 Journal
     New goal                                                       5 of 5 in place
     In your own words ┃ I will walk 20 minutes every day for the next 30 days so
                       ┃ that I am calmer
       ✓ specific     walk
       ✓ measurable   20 minutes, every day
       ✓ achievable   how sure are you, 0 to 10?
       ✓ relevant     so that I am calmer
       ✓ time-bound   until Mon 21 Dec 2026, in 30 days
       I can make this a habit: Walk, 20 minutes, every day, until 21 December.
       Ctrl-O add the habit

     ──────────────────────────────────────────────────────────────────────────────
     Five answers, each optional
     S  what exactly         │ from the sentence: walk
     M  how you will know    │ from the sentence: 20 minutes, every day
     logged already          │  mood
     A  what makes it doable │ time, help, a place, a first small piece
     how sure, 0 to 10       │    0 to 10
     R  your reason          │ from the sentence: so that I am calmer
     what it serves          │
     how much it matters     │    0 to 10                                         ↓

     Ctrl-O add the habit  Tab next field  Ctrl-S keep  F1 keys  Ctrl-G help now
    ");
}

#[test]
fn the_drafting_page_as_it_is_at_60x20() {
    let mut driver = Driver::new(empty()).size(60, 20);
    driver.keys("3n").keys("feel less anxious<tab>");
    insta::assert_snapshot!(driver.screen(), @r"
     1  2  3 Goals  4  5  6  7
     New goal                                   1 of 5 in place
     In your own words
     │ feel less anxious
     · specific  · measurable  ✓ achievable  · relevant
     · time-bound
       In which situation, and what would you do there that you
       don't do now?

     ──────────────────────────────────────────────────────────
     Five answers, each optional
     S  what exactly
     ┃
     M  how you will know
     │ a number, how often, or done or not
        logged already
     │  mood
     A  what makes it doable                                  ↓

     Tab next field  Ctrl-S keep  F1 keys  Ctrl-G help now
    ");
}

#[test]
fn a_wide_window_has_the_coach_and_the_detail_beside() {
    let mut driver = Driver::new(empty()).size(120, 40);
    driver.keys("3n").keys(WALK).keys("<ctrl-o>");
    let beside = |driver: &Driver, left: &str, right: &str| {
        let screen = driver.screen();
        assert!(screen.lines().any(|row| row.contains(left) && row.contains(right)), "{screen}");
    };
    beside(&driver, "S  what exactly", "✓ time-bound   until Mon 21 Dec 2026, in 30 days");
    driver.shows("Walk: every day, until Mon 21 Dec").shows("Who knows about it");
    driver
        .keys("<ctrl-s>as")
        .keys("Buy shoes<tab>by friday<ctrl-s>am")
        .keys("ten walks<tab>a long bath<ctrl-s>r3<enter>");
    driver.now = at("2026-11-28T09:30+00:00");
    driver
        .keys("r6<enter>")
        .shows("How close  3 then, 6 now  (2 ratings, Sat 21 Nov to Sat 28 Nov)")
        .shows("▃▅");
    beside(&driver, "> I will walk", "calmer");
    driver.shows("· Buy shoes  (by Fri 27 Nov)").shows("Walk  0 of 7 planned days, 7 blank");
    driver.keys("<enter>jjj");
    beside(&driver, "", "> R  reason: so that I am calmer");
}
