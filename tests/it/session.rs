//! The tab of the sessions, by keys; and the page, in every format.

mod page;

use guidepost::app::{Effect, Msg};
use guidepost::demo::{self, Span};
use guidepost::model::Notebook;
use guidepost::model::goal::{Status, StepKind};
use guidepost::page::{At, Format};

use crate::driver::{Driver, at, empty};

const NOW: &str = "2026-11-21T09:30+00:00";

fn life() -> Notebook {
    demo::notebook(at(NOW), 1, Span::Weeks)
}

/// Goes down until the chosen row has these words.
#[track_caller]
fn go_to(driver: &mut Driver, words: &str) {
    driver.keys("g");
    for _ in 0..200 {
        let screen = driver.screen();
        if screen.lines().any(|line| line.trim_start().starts_with("> ") && line.contains(words)) {
            return;
        }
        driver.keys("j");
    }
    panic!("no row with {words:?} in:\n{}", driver.screen());
}

fn text(driver: &Driver) -> String {
    let page = guidepost::page::page(At { notebook: driver.notebook(), now: driver.now }, None);
    Format::named("text").unwrap().render(&page)
}

#[test]
fn an_empty_notebook_says_what_will_be_here_and_which_key_fills_it() {
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        let mut driver = Driver::new(empty()).size(width, height);
        driver
            .keys("6")
            .shows("No date yet. Enter sets one")
            .shows("What you want to bring up will be here.");
        driver.keys("p").shows("For our next session");
    }
}

#[test]
fn every_size_down_to_the_least_is_drawn() {
    for (width, height) in [(24, 8), (30, 10), (60, 20), (80, 24), (99, 30), (120, 40), (220, 60)] {
        let mut driver = Driver::new(life()).size(width, height);
        driver.keys("6");
        for keys in ["", "p", "<esc>a", "<esc>o", "<esc>d", "<esc>G"] {
            driver.keys(keys);
            driver.screen();
        }
    }
}

#[test]
fn what_is_marked_on_any_tab_stands_on_the_list_and_journal_words_wait_for_a_tick() {
    let mut driver = Driver::new(empty());
    driver.keys("c6 the bridge in fog<enter>nwsang in the choir<enter>");
    go_to(&mut driver, "sang in the choir");
    driver.keys("b").shows("On your list for the session");
    go_to(&mut driver, "the bridge in fog");
    driver.keys("b3n").keys("Walk to the river twice a week until Christmas<ctrl-s>b");
    driver.keys("6").shows("sang in the choir").shows("the bridge in fog").shows("Walk to the river");
    let page = text(&driver);
    assert!(page.contains("sang in the choir") && page.contains("Walk to the river"), "{page}");
    assert!(page.contains("A check-in of 21 November") && !page.contains("fog"), "{page}");
    go_to(&mut driver, "the bridge in fog");
    driver.keys("<space>");
    assert!(text(&driver).contains("the bridge in fog"));
    driver.keys("<space>");
    assert!(!text(&driver).contains("check-in"), "the third press takes it off the page");
    driver.shows("not on the page");
    driver.keys("u");
    assert!(text(&driver).contains("fog"));
    driver.keys("b").shows("Off the list.").hides("the bridge in fog");
}

#[test]
fn the_list_is_put_in_order_covered_and_taken_from() {
    let mut driver = Driver::new(empty());
    driver.keys("6nfirst line<ctrl-s>nsecond line<ctrl-s>");
    let order = |driver: &Driver| {
        let page = text(driver);
        page.find("second line") < page.find("first line")
    };
    assert!(!order(&driver));
    go_to(&mut driver, "second line");
    driver.keys("K");
    assert!(order(&driver));
    driver.keys("J");
    assert!(!order(&driver));
    driver.keys("v").shows("talked about");
    assert!(!text(&driver).contains("second line"));
    driver.keys("v");
    assert!(text(&driver).contains("second line"));
    driver.keys("x").shows("Delete the line for the session “second line”");
    driver.keys("y").hides("second line");
    driver.keys("u").shows("second line");
}

#[test]
fn a_date_is_said_as_people_say_it_and_changed() {
    let mut driver = Driver::new(empty());
    driver.keys("6dfriday<tab>5pm<enter>").shows("Friday 27 November, in 6 days, 17:00");
    driver.keys("d<ctrl-u>in 2 weeks<enter>").shows("Saturday 5 December, in 14 days, 17:00");
    assert_eq!(driver.notebook().sessions.iter().count(), 1);
    driver.keys("d<ctrl-u>nonsense<enter>").shows("nonsense");
    driver.keys("<esc>x").shows("Delete the session of 5 December 2026");
    driver.keys("y").shows("No date yet");
}

#[test]
fn without_a_date_the_footer_has_choosing_a_therapist() {
    let mut driver = Driver::new(empty());
    driver.keys("6").shows("o choosing a therapist");
    driver.keys("dfriday<enter>").hides("o choosing a therapist");
}

#[test]
fn a_time_said_behind_the_day_is_kept() {
    let mut driver = Driver::new(empty());
    driver.keys("6dfriday at 5pm").shows("Fri 27 Nov 2026, in 6 days, 17:00");
    driver.keys("<ctrl-s>").shows("Friday 27 November, in 6 days, 17:00");
    driver.keys("d<ctrl-u>12 december 16h30<ctrl-s>").shows("12 December, in 21 days, 16:30");
    driver.keys("d<ctrl-u>friday at 25:00<ctrl-s>").shows("Write a time like 23:30");
    driver.keys("<ctrl-u>friday at 6 pm<tab><ctrl-u>15:00<ctrl-s>").shows("One of the two is enough");
    driver.keys("<ctrl-u>18:00<ctrl-s>").shows("Friday 27 November, in 6 days, 18:00");
    assert_eq!(driver.notebook().sessions.iter().count(), 1);
}

#[test]
fn a_session_that_is_over_is_told_of_and_makes_goals_steps_and_homework_at_once() {
    let mut driver = Driver::new(empty());
    driver.keys("3nWalk to the river twice a week until Christmas<ctrl-s>");
    driver.keys("6dtomorrow<tab>10<enter>nask about sleep<ctrl-s>nthe letter<ctrl-s>");
    go_to(&mut driver, "ask about sleep");
    driver.keys("v");
    driver.now = at("2026-11-22T18:00+00:00");
    driver.shows("how did it go? Enter tells").hides("failed").hides("missed");
    go_to(&mut driver, "how did it go?");
    driver.keys("<enter>").shows("How did it go? 22 November 2026");
    driver.keys("<tab>rest is part of it<tab>three slow breaths at noon<tab>write to Dana<tab>");
    driver.keys("<tab>leave work on time<tab><tab><tab>in 2 weeks<tab>10:30<ctrl-s>");
    let notebook = driver.notebook();
    let session = notebook.sessions.iter().next().unwrap();
    assert_eq!((session.attended, session.agreed.as_str()), (Some(true), "rest is part of it"));
    assert_eq!(session.agenda.iter().filter(|item| item.covered).count(), 1);
    let goal = notebook.goals.iter().find(|goal| goal.statement.starts_with("Walk")).unwrap();
    let kinds: Vec<_> = goal.steps.iter().map(|step| (step.text.as_str(), step.kind.clone())).collect();
    assert_eq!(
        kinds,
        [("three slow breaths at noon", StepKind::Homework), ("write to Dana", StepKind::Step)]
    );
    assert_eq!(goal.steps[0].due.unwrap().to_string(), "2026-12-06");
    assert!(goal.steps.iter().all(|step| step.session == Some(session.id)));
    let draft = notebook.goals.iter().find(|goal| goal.statement == "leave work on time").unwrap();
    assert_eq!((draft.status.clone(), draft.agreed), (Status::Draft, Some(session.when.day)));
    driver.shows("Sunday 6 December, in 14 days, 10:30").shows("the letter").hides("ask about sleep");
    driver.keys("u").shows("how did it go?").shows("ask about sleep");
    assert_eq!(driver.notebook().goals.iter().count(), 1);
}

#[test]
fn one_that_did_not_take_place_leaves_the_list_as_it_is() {
    let mut driver = Driver::new(empty());
    driver.keys("6dtomorrow<enter>nthe letter<ctrl-s>");
    driver.now = at("2026-11-24T18:00+00:00");
    go_to(&mut driver, "how did it go?");
    driver.keys("<enter><right>").hides("Homework");
    driver.keys("<ctrl-s>").shows("did not take place").shows("the letter");
    assert_eq!(driver.notebook().sessions.last().unwrap().attended, Some(false));
}

#[test]
fn questions_come_from_the_bank_or_from_oneself() {
    let mut driver = Driver::new(empty());
    driver.keys("6a").shows("How we work");
    driver.keys("j<space>").shows("1 on your list");
    driver.keys("nWhat about Sundays?<enter><esc>").shows("To ask").shows("What about Sundays?");
    driver.shows("What does a usual session look like");
    let page = text(&driver);
    assert!(page.contains("Questions for you\n  1. What does a usual session look like"), "{page}");
    driver.keys("aj<space><esc>").hides("What does a usual session look like");
}

#[test]
fn the_list_for_choosing_keeps_its_ticks_and_stays_off_the_page() {
    let mut driver = Driver::new(empty());
    driver.keys("6o").shows("Choosing a therapist");
    driver.keys("<space><esc>o").shows("> ✓ Would I rather");
    driver.keys("<space>").shows("> · Would I rather");
    assert!(!text(&driver).contains("Would I rather"));
}

#[test]
fn the_safety_plan_goes_on_the_page_only_after_a_second_yes() {
    let mut driver = Driver::new(life()).size(99, 40);
    driver.keys("6");
    go_to(&mut driver, "my safety plan");
    driver.keys("<space>").shows("Put my safety plan, all of it on the page you hand on?");
    driver.keys("n");
    assert!(!text(&driver).contains("Safety"));
    driver.keys("<space>y");
    assert!(text(&driver).contains("Safety plan, made together on"));
    driver.keys("<space>");
    assert!(!text(&driver).contains("Safety"));
}

#[test]
fn the_preview_is_what_leaves_row_for_row() {
    let mut driver = Driver::new(life()).size(80, 80);
    driver.keys("6p");
    let screen = driver.screen();
    let shown: Vec<&str> =
        screen.lines().skip(3).map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let page = text(&driver);
    let wanted: Vec<&str> = page.lines().collect();
    assert_eq!(&shown[..wanted.len()], &wanted[..]);
    driver.keys("f").shows("# For our session");
    driver.keys("f").shows("<!DOCTYPE html>");
    driver.keys("f").shows("\"title\": \"For our session");
}

#[test]
fn a_page_is_remembered_once_its_file_is_there_and_not_before() {
    let mut driver = Driver::new(life()).size(120, 60);
    let before = driver.notebook().shares.iter().count();
    driver.keys("6ps").shows("~/session-2026-11-24.txt");
    driver.keys("<enter>");
    let Some(Effect::Export(export)) = driver.wanted.pop() else { panic!("no file was asked for") };
    assert_eq!(export.text, text(&driver));
    assert_eq!(driver.notebook().shares.iter().count(), before);
    driver.send(Msg::Exported(Err("There is a file of that name already.".to_owned())));
    driver.shows("There is a file of that name already.");
    assert_eq!(driver.notebook().shares.iter().count(), before);
    driver.send(Msg::Exported(Ok(("/home/a/session.txt".to_owned(), Box::new(export.then)))));
    driver.shows("Written to /home/a/session.txt");
    assert_eq!(driver.notebook().shares.iter().count(), before + 1);
    driver.keys("<esc>G").shows("text into ~/session-2026-11-24.txt");
}

#[test]
fn the_tab_as_it_is_at_80x24() {
    let mut driver = Driver::new(life());
    driver.keys("6");
    insta::assert_snapshot!(driver.screen(), @r"
    1 Today  2 Reflect  3 Goals  4 Review  5 Insights  6 Session  7 Journal
    Session                                  Tuesday 24 November, in 3 days, 17:00

    Next session
    > Tuesday 24 November, in 3 days, 17:00

    To talk about
      ✓ Sunday evenings. What are they about?  (line for the session, Mon 16 Nov)
      ✓ Write down three harsh sentences and what I would tell a friend
        (homework)
      ○ The worry is loudest the hour before, never in the call itself.  (note,
        Mon 2 Nov; on the page without its words)
      ○ mood 3; heavy legs, small steps then  (check-in, Wed 11 Nov; on the page
        without its words)
      ✓ See what happens when I leave work at half past five  (draft goal)

    To ask
      ✓ Can we meet every three weeks after the holidays?
      ✓ How do we decide when I need this less?

    Since 6 November 2026, for your eyes
      mood: 5.7 (3 to 8), on 16 of 16 days                                       ↓

    p the page  n add  Space tick  a questions  d date  ? keys  Ctrl-G help now
    ");
}
