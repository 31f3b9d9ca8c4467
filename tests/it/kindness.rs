//! Low days, rest days, coming back, breathing, own people, the safety plan, support now.

use std::time::Duration;

use guidepost::app::{Effect, Msg, Timer};
use guidepost::model::day::NoteKind;
use guidepost::model::habit::Is;
use guidepost::model::session::Role;

use crate::driver::{Driver, at, empty};

fn seconds(driver: &mut Driver, seconds: usize) {
    for _ in 0..seconds {
        driver.send(Msg::Tick(Timer::Page));
    }
}

/// How often the app asked to be woken for the page in front.
fn wakes(driver: &Driver) -> usize {
    let page = |effect: &&Effect| matches!(effect, Effect::Wake(Timer::Page, _));
    driver.wanted.iter().filter(page).count()
}

#[test]
fn who_asks_for_help_twice_still_sees_whom_to_call() {
    let mut driver = Driver::new(empty());
    driver.keys("3<f2><ctrl-g>").shows("Talking with someone");
    driver.keys("<esc>").hides("Talking with someone").shows("Goals");
}

#[test]
fn a_low_day_is_one_key_and_one_digit_and_nothing_is_counted_on_it() {
    let mut driver = Driver::new(empty());
    driver.keys("nbWalk<ctrl-s>").shows("last 14 days").shows("so far");
    driver.keys("L").shows("One digit is enough");
    driver.keys("2").shows("Kept for today. That is enough.");
    driver.shows("A low day.").shows("Walk").hides("last 14 days").hides("so far").hides(" of 14");
    let check_in = driver.notebook().check_ins.last().unwrap();
    assert_eq!(check_in.mood.map(|mood| mood.get()), Some(2));
    driver.keys("u").shows("last 14 days").shows("Press c, a number");
    driver.keys("L0").shows("1 is the lowest here");
    driver.keys("<esc>");
    assert!(driver.notebook().check_ins.is_empty());
    driver.keys("L2").shows("A low day.");
    driver.keys("L<enter>").shows("Figures are back").shows("so far");
}

#[test]
fn a_low_day_stays_low_when_sleep_is_written_down_and_is_over_the_day_after() {
    let mut driver = Driver::new(empty());
    driver.keys("nbWalk<ctrl-s>L2nl7<ctrl-s>").shows("7 h slept").shows("A low day.").hides("so far");
    driver.now = at("2026-11-22T09:30+00:00");
    driver.keys("t").hides("A low day.").shows("so far");
}

#[test]
fn a_rest_day_excuses_what_is_open_and_leaves_what_is_done() {
    let mut driver = Driver::new(empty());
    driver
        .keys("nbWalk<ctrl-s>nbRead<ctrl-s>g")
        .keys("<space>Lr")
        .shows("A rest day. What is open is excused");
    let today = "2026-11-21".parse().unwrap();
    let answers: Vec<Option<Is>> = driver
        .notebook()
        .habits
        .iter()
        .map(|habit| driver.notebook().answer(habit.id, today).map(|answer| answer.is.clone()))
        .collect();
    assert_eq!(answers, [Some(Is::Done), Some(Is::Excused)]);
    driver.keys("u");
    assert!(driver.notebook().days.is_empty());
}

#[test]
fn what_went_well_and_people_are_one_key_from_a_low_day() {
    let mut driver = Driver::new(empty());
    driver.keys("nwcalled the bank<ctrl-s>Lw").shows("What went well").shows("called the bank");
    driver.keys("<esc>Ls").shows("988").shows("findahelpline.com");
}

#[test]
fn the_first_low_number_of_a_day_offers_a_short_day_once() {
    let mut driver = Driver::new(empty());
    driver.keys("c3<enter>").shows("A low day may be a short one: L");
    driver.keys("c2<enter>").hides("may be a short one");
    driver.now = at("2026-11-22T09:30+00:00");
    driver.keys("c5<enter>").hides("may be a short one");
    let mut quiet = empty();
    quiet.settings.offer_off = true;
    Driver::new(quiet).keys("c1<enter>").hides("may be a short one");
}

#[test]
fn after_five_low_days_writing_less_often_is_offered_and_not_on_the_sixth() {
    let mut driver = Driver::new(empty());
    for day in 16..=21 {
        driver.now = at(&format!("2026-11-{day}T09:30+00:00"));
        driver.keys("c2<enter>");
        let screen = driver.screen();
        assert_eq!(screen.contains("less often is fine"), day == 20, "{day}: {screen}");
    }
}

#[test]
fn a_round_count_is_said_quietly_and_can_be_off() {
    for quiet in [false, true] {
        let mut notebook = empty();
        notebook.settings.quiet = quiet;
        let mut driver = Driver::started(notebook, Default::default(), "2026-11-02T09:30+00:00");
        driver.keys("nbWalk<ctrl-s>");
        for day in 2..=11 {
            driver.now = at(&format!("2026-11-{day:02}T09:30+00:00"));
            driver.keys("t<space>");
            let said = driver.screen().contains("Walk: on 10 days so far.");
            assert_eq!(said, day == 11 && !quiet, "{day}: {}", driver.screen());
        }
        driver.keys("<space>").hides("so far.");
    }
}

#[test]
fn coming_back_after_three_weeks_lists_no_blank_day() {
    let mut driver = Driver::started(empty(), Default::default(), "2026-10-30T09:30+00:00");
    driver.keys("nbWalk<ctrl-s><space>c6<enter>");
    driver.now = at("2026-11-21T09:30+00:00");
    driver.keys("t").shows("Good to see you.").shows("nothing to catch up on").shows("Walk");
    driver.hides("blank").hides("last 14 days").hides("· ·").hides("··").hides(" of ");
    driver.keys("c6<enter>").hides("Good to see you.").hides("blank").hides("··");
}

#[test]
fn the_pacer_counts_breaths_and_wakes_only_while_it_is_open_and_not_paused() {
    let mut driver = Driver::new(empty());
    assert_eq!(wakes(&driver), 0);
    driver.keys("B").shows("breathe in through the nose  4").shows("in 4, hold 2, out 6");
    assert_eq!(wakes(&driver), 1);
    assert!(driver.wanted.contains(&Effect::Wake(Timer::Page, Duration::from_secs(1))));
    seconds(&mut driver, 3);
    driver.shows("breathe in through the nose  1").shows(&"█".repeat(24));
    seconds(&mut driver, 1);
    driver.shows("hold  2");
    seconds(&mut driver, 2);
    driver.shows("breathe out through the mouth  6");
    seconds(&mut driver, 6);
    driver.shows("breathe in through the nose  4");
    let before = wakes(&driver);
    driver.keys("x");
    assert_eq!(wakes(&driver), before, "a key does not make the second longer");
    driver.keys("<space>").shows("paused");
    seconds(&mut driver, 5);
    assert_eq!(wakes(&driver), before, "a paused page is left alone");
    driver.keys("<space>").shows("breathe in through the nose  4");
    assert_eq!(wakes(&driver), before + 1);
    driver.keys("<esc>");
    seconds(&mut driver, 1);
    assert_eq!(wakes(&driver), before + 1, "nothing is open");
}

#[test]
fn the_pacer_rests_behind_the_curtain() {
    let mut driver = Driver::new(empty());
    driver.keys("B<f3>");
    seconds(&mut driver, 1);
    let before = wakes(&driver);
    driver.keys("<f3>").shows("breathe in through the nose  4");
    assert_eq!(wakes(&driver), before + 1);
}

#[test]
fn minutes_of_breathing_go_to_the_habit_called_so_if_the_person_says_yes() {
    let mut driver = Driver::new(empty());
    driver.keys("nbDeep breathing<tab>m<tab>10<ctrl-s>B");
    seconds(&mut driver, 170);
    driver.keys("<esc>").shows("3 minutes of breathing. Add to Deep breathing?");
    driver.keys("n");
    let amount = |driver: &Driver| {
        let habit = driver.notebook().habits.last().unwrap().id;
        let answer = driver.notebook().answer(habit, "2026-11-21".parse().unwrap());
        answer.and_then(|answer| answer.amount).map(|amount| amount.get())
    };
    assert_eq!(amount(&driver), None);
    for minutes in [3.0, 6.0] {
        driver.keys("B");
        seconds(&mut driver, 170);
        driver.keys("<esc>y");
        assert_eq!(amount(&driver), Some(minutes));
    }
}

#[test]
fn without_such_a_habit_it_is_noted_as_what_helped_and_a_few_breaths_ask_nothing() {
    let mut driver = Driver::new(empty());
    driver.keys("B");
    seconds(&mut driver, 60);
    driver.keys("l").shows("in 4, out 6");
    driver.keys("<esc>").shows("1 minute of breathing. Note it under what helped?");
    driver.keys("y");
    let note = driver.notebook().notes.last().unwrap();
    assert_eq!((note.kind.clone(), note.text.as_str()), (NoteKind::Helped, "slow breathing, 1 minute"));
    driver.keys("B<esc>").hides("of breathing");
}

#[test]
fn own_people_are_written_down_moved_and_stand_under_the_numbers() {
    let mut driver = Driver::new(empty());
    driver.keys("P").shows("Whoever you would call");
    driver.keys("nDana<tab>555 0100<tab><tab>any hour<ctrl-s>");
    driver.keys("nMs Adeyemi<tab>555 0199<tab><right><right><right><ctrl-s>").shows("my therapist");
    driver.shows("555 0100").shows("any hour");
    let roles: Vec<Role> = driver.notebook().people.iter().map(|person| person.role.clone()).collect();
    assert_eq!(roles, [Role::Friend, Role::Therapist]);
    driver.keys("GK").keys("<f2>").shows("555 0100  Dana");
    let screen = driver.screen();
    assert!(screen.find("Ms Adeyemi") < screen.find("Dana"), "{screen}");
    driver.keys("<esc>gx").shows("Delete Ms Adeyemi?");
    driver.keys("y").hides("Adeyemi");
}

#[test]
fn who_knows_of_a_goal_is_said_beside_their_name() {
    let mut driver = Driver::new(empty());
    driver.keys("PnDana<ctrl-s><esc>3nWalk more<ctrl-s>");
    let mut notebook = driver.notebook().clone();
    let goal = notebook.goals.last().unwrap().clone();
    let edit = guidepost::model::Edit::revise(&goal, |goal| goal.body.supporters = "Inés, Dana".to_owned());
    let rev = guidepost::model::Mint::new(9).rev(driver.now);
    notebook.apply(&guidepost::model::Change { edit: edit.unwrap(), rev });
    Driver::new(notebook).keys("P").shows("knows of “Walk more”");
}

#[test]
fn the_six_parts_of_a_plan_are_written_from_support_now_and_stand_there() {
    let mut driver = Driver::new(empty());
    driver.keys("<f2>p").shows("112").shows("e writes a safety plan").hides("How I notice it starting");
    driver.keys("e").shows("My safety plan").shows("How I notice it starting");
    driver.keys("curtains stay shut<enter>no calls<tab>a walk<tab>the café<tab>Dana<tab>Dr Lind");
    driver.keys("<tab>Inés keeps it<tab>2026-11-18<ctrl-s>");
    driver.keys("p");
    for line in ["curtains stay shut", "no calls", "a walk", "the café", "Dana", "Dr Lind", "Inés keeps it"]
    {
        driver.shows(line);
    }
    let plan = driver.notebook().safety_plans.last().unwrap();
    assert_eq!(plan.made_with_therapist.map(|day| day.to_string()).as_deref(), Some("2026-11-18"));
    driver.keys("e").shows("curtains stay shut");
}

#[test]
fn where_there_is_more_below_support_now_says_so_and_how_to_go_back() {
    let mut driver = Driver::new(empty()).size(60, 20);
    driver.keys("P").keys("nDana<tab>555 0100<ctrl-s><esc>");
    driver.keys("Sone<enter>two<enter>three<enter>four<tab>a walk<enter>a bath<ctrl-s><f2>");
    driver.shows("555 0100  Dana").shows("Down shows more. Esc goes back.");
    driver.keys(&"<down>".repeat(40)).shows("a bath").shows("Up goes back to the numbers. Esc goes back.");
    driver.keys(&"<up>".repeat(40)).shows("112");
    Driver::new(empty()).keys("<f2>").hides("Down shows more");
}

#[test]
fn a_country_without_lines_of_its_own_has_the_emergency_number_first() {
    let mut notebook = empty();
    notebook.settings.country = "DE".to_owned();
    let mut driver = Driver::new(notebook);
    driver.keys("<f2>").shows("The nearest emergency room is open too.");
    let screen = driver.screen();
    assert!(screen.starts_with("112  emergency"), "{screen}");
    assert!(screen.find("112") < screen.find("116 123"), "{screen}");
}

#[test]
fn a_half_written_plan_is_there_after_a_crash() {
    let mut driver = Driver::new(empty());
    driver.keys("Scurtains").wait();
    let again = Driver::started(empty(), driver.drafts.clone(), "2026-11-21T10:00+00:00");
    again.shows("My safety plan").shows("curtains");
}

#[test]
fn numbers_stand_on_the_first_screen_of_any_window_also_with_the_plan_first() {
    let mut driver = Driver::new(empty());
    driver
        .keys("S")
        .keys(&"a line<enter>".repeat(30))
        .keys("<tab><tab><tab><tab><tab><tab><tab><space><ctrl-s>");
    assert!(driver.notebook().safety_plans.last().is_some_and(|plan| plan.first), "{}", driver.screen());
    let mut notebook = driver.notebook().clone();
    for (country, numbers) in [("", ["112", "112"]), ("GB", ["116 123", "999"]), ("UK", ["116 123", "999"])] {
        notebook.settings.country = country.to_owned();
        for (width, height) in [(20, 5), (24, 8), (60, 20), (80, 24)] {
            let mut driver = Driver::new(notebook.clone()).size(width, height);
            driver.keys("<f2>");
            numbers.iter().for_each(|number| {
                driver.shows(number);
            });
        }
    }
    driver.keys("<f2>").shows("a line");
    driver.keys("<esc>").keys("P").keys("nDana<tab>555 0100<ctrl-s><esc><f2>");
    let screen = driver.screen();
    assert!(screen.find("Dana").is_some_and(|at| Some(at) < screen.find("a line")), "{screen}");
}

#[test]
fn with_no_country_the_three_that_are_right_in_most_places_stand_first() {
    let mut driver = Driver::new(empty()).size(60, 20);
    driver.keys("<ctrl-g>");
    let screen = driver.screen();
    let first: Vec<&str> = screen.lines().take(3).map(|row| row.split("  ").next().unwrap()).collect();
    assert_eq!(first, ["112", "988", "findahelpline.com"]);
}

#[test]
fn a_goal_with_levels_is_rated_by_one_of_them() {
    let mut driver = Driver::new(empty());
    driver.keys("3nWalk more<ctrl-s>");
    let mut notebook = driver.notebook().clone();
    let goal = notebook.goals.last().unwrap().clone();
    let edit = guidepost::model::Edit::revise(&goal, |goal| {
        goal.body.levels =
            ["none", "once", "twice", "three times", "daily"].map(str::to_owned).into_iter().collect();
    });
    let rev = guidepost::model::Mint::new(9).rev(driver.now);
    notebook.apply(&guidepost::model::Change { edit: edit.unwrap(), rev });
    let mut driver = Driver::new(notebook);
    driver.keys("3r5<tab>").shows("Which level");
    driver.keys("<right><right><right><right>").shows("+1: three times");
    driver.keys("<ctrl-s>");
    driver.shows("5 of 10, at +1");
    assert_eq!(driver.notebook().goals.last().unwrap().level(), Some(1));
}

#[test]
fn without_levels_the_rating_asks_for_none() {
    let mut driver = Driver::new(empty());
    driver.keys("3nWalk more<ctrl-s>r").hides("Which level");
}

#[test]
fn a_low_day_at_eighty_by_twenty_four() {
    let mut driver = Driver::new(empty());
    driver.keys("nbWalk<tab><tab><tab><tab>after lunch<ctrl-s>L3");
    let screen = driver.screen();
    let rows: Vec<&str> = screen.lines().skip(1).take(13).collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    Saturday 21 November 2026

    A low day.
      What is here is enough. L shows the figures again.

    How are you?
      09:30   3

    Habits
    > · Walk    after lunch

    Today
      day       a low day
    ");
}

#[test]
fn the_pacer_at_eighty_by_twenty_four() {
    let mut driver = Driver::new(empty());
    driver.keys("B");
    seconds(&mut driver, 1);
    let screen = driver.screen();
    let rows: Vec<&str> = screen.lines().skip(6).take(10).collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    Habits
      What yo┌─ Breathe ────────────────────────────────────────────────┐s one.
             │ breathe in through the nose  3                           │
    Today    │ ████████████············                                 │
      n adds │                                                          │
             │ Sit or lie as you like. A hand on your stomach may help. │
    Goals    │ in 4, hold 2, out 6  under a minute                      │
      No goal│                                                          │
             │ Space pauses, Right is another rhythm, Esc ends          │
             └──────────────────────────────────────────────────────────┘
    ");
}

#[test]
fn a_kind_word_stands_on_a_low_day_and_after_a_gap_and_another_the_next_day() {
    let mut driver = Driver::new(empty());
    let word = "Rest is a way of going on.";
    let days: Vec<bool> = (1..=24)
        .map(|day| {
            driver.now = at(&format!("2026-11-{day:02}T09:30+00:00"));
            driver.keys("<esc>L");
            driver.screen().contains(word)
        })
        .collect();
    assert_eq!(days.iter().filter(|shown| **shown).count(), 2, "{days:?}");
    assert!(!days.windows(2).any(|pair| pair == [true, true]));
}
