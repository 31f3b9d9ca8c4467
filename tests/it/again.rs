//! Forms opened a second time: what nobody touched stays as it was, and what was done then is not done again.

use guidepost::app::Msg;
use guidepost::keys::{Click, ClickKind};
use guidepost::model::day::Day;
use guidepost::model::goal::{Goal, Progress, Status};
use guidepost::model::habit::{Habit, Kind as Sort, Rule};
use guidepost::model::number::{Amount, Rating};
use guidepost::model::reflection::{Reflection, Reply};
use guidepost::model::review::Choice;
use guidepost::model::{Change, Edit, Id, Kind, Mint, Notebook, Record, When};

use crate::driver::{Driver, at, empty};

/// A new id, as of another hand.
fn id(notebook: &Notebook, of: u64) -> Id {
    Mint::new(notebook.ids().count() as u64 + 90 + of).id(at("2026-11-01T09:00+00:00"))
}

fn put<T: Kind>(notebook: &mut Notebook, day: &str, body: T) {
    let id = id(notebook, 0);
    let record = Record::new(id, When::on(day.parse().unwrap()), body);
    notebook.apply(&Change { edit: Edit::add(record), rev: id.first_rev() });
}

fn active(statement: &str, place: u32) -> Goal {
    Goal { statement: statement.to_owned(), status: Status::Active, place, ..Goal::default() }
}

fn goal(driver: &Driver) -> &Goal {
    &driver.notebook().goals.iter().next().unwrap().body
}

fn obstacles(driver: &Driver, statement: &str) -> usize {
    driver.notebook().goals.iter().find(|goal| goal.statement == statement).unwrap().obstacles.len()
}

#[test]
fn a_day_that_is_over_stays_while_nothing_else_is_changed() {
    let mut notebook = empty();
    put(&mut notebook, "2026-11-01", active("Be outside", 1));
    let mut driver = Driver::new(notebook);
    driver.keys("3asBuy shoes<tab>friday<ctrl-s>amten walks<tab><tab>friday<ctrl-s>");
    driver.now = at("2026-12-10T09:30+00:00");
    driver.keys("<enter>je").shows("13 days ago");
    driver.keys(", red<ctrl-s>je, or nine<ctrl-s>");
    let (step, milestone) = (&goal(&driver).steps[0], &goal(&driver).milestones[0]);
    assert_eq!((&*step.text, step.due.unwrap().to_string()), ("Buy shoes, red", "2026-11-27".into()));
    assert_eq!((&*milestone.text, milestone.due), ("ten walks, or nine", step.due));
    driver.keys("ke<tab><ctrl-u>yesterday<ctrl-s>").shows("is already over");
}

#[test]
fn a_habit_in_a_pause_that_began_days_ago_can_be_renamed() {
    let mut driver = Driver::new(empty());
    driver.keys("nbWalk<ctrl-s><enter><tab><tab><tab><tab><tab>today<ctrl-s>");
    let pause = |driver: &Driver| driver.notebook().habits.iter().next().unwrap().pauses[0].from.to_string();
    assert_eq!(pause(&driver), "2026-11-21");
    driver.now = at("2026-11-26T09:30+00:00");
    driver.keys("t<enter><enter>").shows("5 days ago");
    driver.keys(" far<ctrl-s>").hides("already over");
    assert_eq!(driver.notebook().habits.iter().next().unwrap().name, "Walk far");
    assert_eq!(pause(&driver), "2026-11-21");
}

#[test]
fn a_word_on_a_result_leaves_its_moment() {
    let mut driver = Driver::new(empty());
    driver.keys("Ma7<ctrl-s>");
    let when = |driver: &Driver| driver.notebook().measures.last().unwrap().when;
    let before = when(&driver);
    assert!(before.moment.is_some());
    driver.now = at("2026-11-29T09:30+00:00");
    driver.keys("<enter>e<tab><tab>a calm week<ctrl-s>");
    assert_eq!(driver.notebook().measures.last().unwrap().words, "a calm week");
    assert_eq!(when(&driver), before);
}

#[test]
fn a_word_more_in_an_old_reflection_brings_nothing_else_back() {
    let mut notebook = empty();
    let text = |of: u64, prompt: &str, text: &str| Reply {
        id: id(&empty(), 100 + of),
        prompt: prompt.to_owned(),
        text: text.to_owned(),
        ..Reply::default()
    };
    let items = |of, prompt: &str, item: &str| Reply { items: vec![item.to_owned()], ..text(of, prompt, "") };
    let answers = [
        text(1, "coping", "tea"),
        text(2, "hopes", "rest"),
        items(3, "values", "kindness"),
        text(4, "vision", "by the sea"),
        items(5, "concerns", "sleep"),
        text(6, "pad", "ask about sleep"),
    ];
    put(
        &mut notebook,
        "2026-11-02",
        Reflection { answers: answers.into_iter().collect(), ..Default::default() },
    );
    notebook.settings.vision = "in the hills".to_owned();
    let mut driver = Driver::new(notebook);
    driver.keys("2j<enter>, at last<ctrl-s>");
    let answers = &driver.notebook().reflections.iter().next().unwrap().answers;
    assert_eq!(answers[1].text, "rest, at last", "the cursor was in the answer that was chosen");
    let now = driver.notebook();
    assert_eq!(now.settings.vision, "in the hills");
    assert_eq!((now.values.iter().count(), now.concerns.iter().count()), (0, 0));
    assert_eq!(now.notes.iter().count(), 0);
    driver.keys("<enter><ctrl-s>").shows("Nothing new here");
}

#[test]
fn a_line_for_the_session_in_other_words_stays_one_line() {
    let mut driver = Driver::new(empty());
    driver.keys("2n<backtab>ask about sleep<ctrl-s>G<enter>, and naps<ctrl-s>");
    let lines: Vec<&str> = driver.notebook().notes.iter().map(|note| &*note.text).collect();
    assert_eq!(lines, ["ask about sleep, and naps"]);
}

#[test]
fn a_plan_is_let_be_until_it_is_touched_and_moves_with_its_goal() {
    let mut notebook = empty();
    put(&mut notebook, "2026-11-01", active("Walk", 2));
    put(&mut notebook, "2026-11-02", active("Ring Dana", 1));
    let mut driver = Driver::new(notebook);
    driver.keys("4jjjj<enter>rain<tab>the stairs<tab><right><ctrl-s>");
    assert_eq!((obstacles(&driver, "Walk"), obstacles(&driver, "Ring Dana")), (1, 0));
    driver.keys("<enter><tab><tab>").shows("[Walk]");
    driver.keys("<left><ctrl-s>");
    assert_eq!((obstacles(&driver, "Walk"), obstacles(&driver, "Ring Dana")), (0, 1));
    // The plan is deleted in the goal; another answer of the review does not bring it back.
    driver.keys("3<enter>Gx").shows("Delete the plan “rain”?");
    driver.keys("y");
    assert_eq!(obstacles(&driver, "Ring Dana"), 0);
    driver.keys("4gg<enter>a calm week<ctrl-s>");
    assert_eq!((obstacles(&driver, "Walk"), obstacles(&driver, "Ring Dana")), (0, 0));
}

#[test]
fn a_decision_kept_again_is_not_done_again() {
    let mut notebook = empty();
    put(&mut notebook, "2026-11-01", active("Walk", 1));
    let mut driver = Driver::new(notebook);
    driver.keys("4G<enter><tab>b<tab>find the shoes<ctrl-s>");
    assert_eq!(goal(&driver).steps.len(), 1);
    driver.keys("<enter><ctrl-s>").shows("Nothing new here");
    driver.keys("<enter>6<ctrl-s>");
    assert_eq!(goal(&driver).steps.len(), 1);
    driver.keys("<enter><tab><tab>, the old ones<ctrl-s>");
    assert_eq!(goal(&driver).steps.len(), 1);
    assert_eq!(goal(&driver).steps[0].text, "find the shoes, the old ones");
    driver.keys("<enter><tab>a<tab><ctrl-u>Walk at noon<ctrl-s>");
    assert_eq!(goal(&driver).statement, "Walk at noon");
    driver.keys("<enter>7<ctrl-s>").hides("how would you say it now");
    let decisions = &driver.notebook().reviews.iter().next().unwrap().decisions;
    assert_eq!((decisions.len(), &decisions[0].choice), (1, &Choice::Adjust));
    assert_eq!(decisions[0].rating.map(Rating::get), Some(7));
    assert_eq!(decisions[0].statement, "Walk");
}

#[test]
fn a_habit_that_is_renamed_keeps_its_schedule_and_its_unit() {
    for unit in ["min", "minutes", ""] {
        let mut notebook = empty();
        let rule = Rule {
            from: "2026-11-02".parse().unwrap(),
            every: "every 2 days".parse().unwrap(),
            target: Amount::new(10.0),
            unit: unit.to_owned(),
            ..Rule::default()
        };
        let habit = Habit {
            name: "Walk".to_owned(),
            kind: Sort::Minutes,
            rules: [rule].into_iter().collect(),
            ..Habit::default()
        };
        put(&mut notebook, "2026-11-02", habit.clone());
        let mut driver = Driver::new(notebook);
        driver.now = at("2026-11-20T09:30+00:00");
        driver.keys("t<enter><ctrl-s>").shows("Nothing new here");
        driver.now = at("2026-11-21T09:30+00:00");
        driver.keys("t<enter>").shows("Habits not asked for");
        driver.keys("<enter> far<ctrl-s>");
        let now = &driver.notebook().habits.iter().next().unwrap().body;
        assert_eq!((&*now.name, &now.rules), ("Walk far", &habit.rules), "{unit:?}");
    }
}

#[test]
fn a_draft_knows_its_day() {
    let mut driver = Driver::new(empty());
    driver.keys("[nva new dog<esc>tnv").hides("a new dog");
    driver.keys("<esc>[nv").shows("a new dog");
    driver.keys("<esc>nbStretch<esc>tnb").hides("Stretch");
    driver.keys("<esc>[nb").shows("Stretch");
    driver.shows("yesterday");
}

#[test]
fn what_a_status_form_was_opened_for_is_kept_with_its_draft() {
    let mut notebook = empty();
    put(&mut notebook, "2026-11-01", active("Walk", 1));
    put(&mut notebook, "2026-11-02", active("Read", 2));
    let mut driver = Driver::new(notebook);
    driver.keys("3nCall Dana on Sundays<ctrl-s>s<left><left><left><left><left><enter>").shows("That makes 3");
    driver.keys("p").shows("[parked]");
    driver.keys("<esc>").shows("kept as a draft");
    driver.keys("3ggs").shows("[parked]");
}

#[test]
fn what_was_chosen_for_the_habits_is_there_again() {
    let mut notebook = empty();
    put(&mut notebook, "2026-11-01", active("Walk", 1));
    let walk = notebook.goals.iter().next().unwrap().id;
    put(&mut notebook, "2026-11-02", Habit { name: "Walk".into(), goal: Some(walk), ..Habit::default() });
    let mut driver = Driver::new(notebook);
    driver.keys("3sp<tab><tab>").shows("[pause]");
    driver.keys("<right><esc>s").shows("[parked]").shows("[retire]");
    driver.keys("<esc>4G<enter><tab>p<tab><tab>").shows("[pause]");
    driver.keys("<right><esc><enter>").shows("[park]").shows("[retire]");
    driver.keys("<ctrl-s><enter>").shows("[park]").hides("In words ┃ Walk");
}

#[test]
fn an_older_rating_is_opened_and_changed_as_it_is() {
    let mut notebook = empty();
    let rated = |day: &str, rating| Progress {
        id: id(&empty(), u64::from(rating)),
        day: day.parse().unwrap(),
        rating: Rating::new(rating).unwrap(),
        ..Progress::default()
    };
    let ratings = [rated("2026-11-04", 3), rated("2026-11-11", 5)].into_iter().collect();
    put(&mut notebook, "2026-11-01", Goal { ratings, ..active("Walk", 1) });
    let mut driver = Driver::new(notebook);
    driver.keys("3<enter>G");
    let screen = driver.screen();
    driver.keys("<enter>");
    assert!(driver.screen().contains("How close is it on"), "{screen}\n{}", driver.screen());
    driver.keys("9<enter>");
    let days: Vec<String> = goal(&driver).ratings.iter().map(|rating| rating.day.to_string()).collect();
    assert_eq!(days, ["2026-11-04", "2026-11-11"], "none of today is there");
}

#[test]
fn another_answer_keeps_the_reason() {
    let mut driver = Driver::new(empty());
    driver.keys("nbWalk<ctrl-s>sfuneral of my aunt<enter>");
    let note = |driver: &Driver| {
        let habit = driver.notebook().habits.iter().next().unwrap().id;
        driver.notebook().last_said(habit, "2026-11-21".parse().unwrap()).unwrap().note.clone()
    };
    for keys in ["<space>", "<space>", "<backspace>"] {
        driver.keys(keys);
        assert_eq!(note(&driver), "funeral of my aunt", "{keys}");
    }
    driver.keys("s").shows("funeral of my aunt");
    driver.keys("<ctrl-u><enter>");
    assert_eq!(note(&driver), "");
}

#[test]
fn what_is_hidden_in_a_form_is_not_kept() {
    let mut driver = Driver::new(empty());
    driver.keys("6dtomorrow<enter>nthe letter<ctrl-s>");
    driver.now = at("2026-11-24T18:00+00:00");
    for _ in 0..9 {
        if driver.screen().lines().any(|row| row.contains("> ") && row.contains("how did it go?")) {
            break;
        }
        driver.keys("j");
    }
    driver.keys("<enter>").shows("My list");
    driver.keys("<tab>rest<tab>write to Dana<backtab><backtab><right>");
    driver.hides("Homework").hides("My list");
    driver.keys("<ctrl-s>");
    let session = &driver.notebook().sessions.last().unwrap().body;
    assert_eq!((session.attended, &*session.agreed), (Some(false), ""));
    assert_eq!(driver.notebook().goals.iter().count(), 0);
}

#[test]
fn support_is_offered_once_a_day_wherever_words_of_crisis_are_kept() {
    let offer = "Someone to talk to is on F2";
    let mut driver = Driver::new(empty());
    driver.keys("2aI want to die<ctrl-s>").shows(offer);
    driver.keys("1c2I want to die<enter>").hides(offer);
    driver.now = at("2026-11-22T09:30+00:00");
    driver.keys("2e, some days I want to die<ctrl-s>").shows(offer);
    driver.now = at("2026-11-23T09:30+00:00");
    driver.keys("4<enter>I want to die<ctrl-s>").shows(offer);
    driver.now = at("2026-11-24T09:30+00:00");
    driver.keys("4<enter>a good day<ctrl-s>").hides(offer);
    driver.keys("1c3<tab><tab>hopeless<ctrl-s>").shows(offer);
    driver.now = at("2026-11-25T09:30+00:00");
    driver.keys("3nWalk<ctrl-s>as").hides(offer);
    driver.keys("because I want to die<ctrl-s>").shows(offer);
}

#[test]
fn a_line_break_alone_is_no_answer() {
    let mut driver = Driver::new(empty());
    driver.keys("2a<enter><ctrl-s>").shows("a few words are enough");
    driver.keys("<ctrl-x>y2n<tab><tab><tab><enter><enter><ctrl-s>").shows("Nothing new here");
    assert!(driver.notebook().is_untouched());
}

#[test]
fn a_click_in_a_scrolled_questionnaire_takes_the_answer_under_it() {
    let mut driver = Driver::new(empty()).size(60, 12);
    driver.keys("Mn1").keys("jjj");
    let screen = driver.screen();
    let row = screen.lines().position(|row| row.contains("3  Nearly every day")).expect("in sight");
    let row = u16::try_from(row).unwrap();
    driver.send(Msg::Mouse(Click { column: 8, row, kind: ClickKind::Press }));
    driver.keys("<esc>");
    let draft = driver.drafts.values().next().unwrap().to_string();
    assert!(draft.contains("[1,3,null"), "{draft}\n{screen}");
}

#[test]
fn a_questionnaire_that_was_left_still_asks_what_is_not_counted() {
    let mut driver = Driver::new(empty());
    driver.keys("Mn11111111").shows("one more, not counted");
    driver.keys("<esc>n").shows("one more, not counted");
}

#[test]
fn the_footer_names_keys_that_do_what_it_says() {
    let mut driver = Driver::new(empty());
    driver.keys("3").shows("n new goal").hides("Space");
    driver.keys("2n<tab><tab>").hides("take the word");
    driver.keys("ti").shows("take the word");
    driver.keys("<ctrl-s>?").shows("bring up in session").hides("look at it now");
    driver.keys("<esc>asleep<ctrl-s>g?").shows("look at it now");
}

#[test]
fn an_example_is_searched_where_the_cursor_is() {
    let mut driver = Driver::new(empty());
    driver.keys("3n<ctrl-t>zzz").shows("Nothing has these words");
    let (column, row) = driver.cursor().expect("a cursor");
    let line: String = driver.screen().lines().nth(row).unwrap().chars().take(column).collect();
    assert!(line.ends_with("search: zzz"), "{line:?}");
}

#[test]
fn a_low_day_that_is_over_does_not_offer_what_would_mark_today() {
    let mut notebook = empty();
    put(&mut notebook, "2026-11-20", Day { low: true, ..Day::default() });
    put(&mut notebook, "2026-11-21", Day { low: true, ..Day::default() });
    let mut driver = Driver::new(notebook);
    driver.shows("L shows the figures again");
    driver.keys("[").shows("A low day.").hides("L shows");
}

#[test]
fn a_session_is_as_many_days_away_as_it_is_from_today() {
    let mut driver = Driver::new(empty());
    driver.keys("6din 3 days<enter>1").shows("session in 3 days");
    driver.keys("[").shows("session in 3 days");
}

#[test]
fn what_can_be_brought_up_is_said_where_there_is_nothing_to_mark() {
    let mut driver = Driver::new(empty());
    driver.keys("5b").shows("can be brought up");
    driver.keys("Mb").shows("no result to bring up yet");
    driver.keys("a7<ctrl-s>b").shows("On your list for the session");
    assert!(driver.notebook().measures.last().unwrap().bring);
}

#[test]
fn what_is_asked_before_deleting_names_the_thing() {
    let mut driver = Driver::new(empty());
    driver.keys("c5<enter>x").shows("Delete the check-in of Saturday 21 November, 09:30?");
    driver.keys("nPn<tab>0123 456<ctrl-s>x").shows("Delete 0123 456?");
}

#[test]
fn a_list_of_habits_that_is_empty_says_so() {
    let mut driver = Driver::new(empty());
    driver.keys("nbSwim<tab><tab><ctrl-u>mondays<ctrl-s><enter>").shows("on Monday");
    driver.keys("xy").shows("No habit is left here");
}

#[test]
fn the_month_marks_a_day_on_which_only_a_change_in_life_is_written() {
    let mut notebook = empty();
    let event = |text: &str| guidepost::model::day::Event { text: text.to_owned(), ..Default::default() };
    put(&mut notebook, "2026-11-20", event("a new job"));
    let mut driver = Driver::new(notebook).size(120, 30);
    driver.keys("7").shows("20•");
}
