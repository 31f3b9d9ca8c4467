//! Stories of a day: checking in, habits, notes, another day, the grid.

use guidepost::model::day::NoteKind;
use guidepost::model::goal::{Goal, Status, Step, StepKind};
use guidepost::model::habit::{Answer, Is, Kind};
use guidepost::model::{Change, Edit, List, Mint, Notebook, Record, When};

use guidepost::app::Msg;
use guidepost::keys::{Click, ClickKind, Key};
use proptest::prelude::*;

use crate::driver::{Driver, at, empty};

/// A yes/no habit, minutes and “at most”, all from 2 November on.
fn with_habits() -> Driver {
    let mut driver = Driver::started(empty(), Default::default(), "2026-11-02T09:30+00:00");
    driver.keys("nbWalk<tab><tab><tab><tab>after lunch<ctrl-s>");
    driver.keys("nbBreathe<tab>m<tab>10<ctrl-s>");
    driver.keys("nbDrinks<tab>a<tab>2<tab>drinks<ctrl-s>");
    driver.now = at("2026-11-21T09:30+00:00");
    driver
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// What was said of a habit on a day.
fn answer<'a>(driver: &'a Driver, name: &str, on: &str) -> Option<&'a Answer> {
    let habit = driver.notebook().habits.iter().find(|habit| habit.name == name).unwrap();
    driver.notebook().answer(habit.id, day(on))
}

#[test]
fn an_empty_day_says_what_will_be_here_and_which_key_fills_it() {
    let driver = Driver::new(empty());
    driver.shows("Saturday 21 November 2026").shows("Press c, a number from 1 to 10");
    driver.shows("n, then b, adds one").shows("n adds a win").shows("3 opens your goals");
}

#[test]
fn three_habits_are_made_and_shown_with_what_is_meant() {
    let driver = with_habits();
    driver.shows("Walk").shows("after lunch").shows("10 min").shows("at most 2 drinks").shows("last 14 days");
    let kinds: Vec<Kind> = driver.notebook().habits.iter().map(|habit| habit.kind.clone()).collect();
    assert_eq!(kinds, [Kind::YesNo, Kind::Minutes, Kind::AtMost]);
}

#[test]
fn a_check_in_is_c_a_number_and_enter() {
    let mut driver = Driver::new(empty());
    driver.keys("c6<enter>").shows("09:30   6");
    let check_in = driver.notebook().check_ins.last().unwrap();
    assert_eq!(check_in.mood.map(|mood| mood.get()), Some(6));
    assert_eq!(check_in.when.day, day("2026-11-21"));
    driver.keys("c10<enter>").shows("10");
}

#[test]
fn words_add_their_letters_and_nothing_else() {
    let mut driver = Driver::new(empty());
    driver.keys("c6tired<enter>").shows("tired");
    let check_in = driver.notebook().check_ins.last().unwrap();
    assert_eq!((check_in.mood.map(|mood| mood.get()), &*check_in.words), (Some(6), "tired"));
}

#[test]
fn yesterday_takes_one_key_more() {
    let mut driver = Driver::new(empty());
    driver.keys("[").shows("yesterday");
    driver.keys("c4<enter>").shows(" 4");
    let check_in = driver.notebook().check_ins.last().unwrap();
    assert_eq!((check_in.when.day, check_in.when.moment), (day("2026-11-20"), None));
    assert!(check_in.written.is_some());
    driver.keys("t").shows("Press c, a number");
}

#[test]
fn a_mood_of_eleven_or_nought_is_said_to_be_from_one_to_ten_and_stays() {
    for typed in ["11", "0", "100"] {
        let mut driver = Driver::new(empty());
        driver.keys(&format!("c{typed}tired<enter>")).shows("from 1 to 10").shows(typed).shows("tired");
        assert!(driver.notebook().check_ins.is_empty(), "{typed}");
    }
}

#[test]
fn an_empty_check_in_says_what_is_enough_and_showing_up_is() {
    let mut driver = Driver::new(empty());
    driver.keys("c<enter>").shows("One number is enough");
    driver.keys("<ctrl-o>");
    let win = driver.notebook().notes.last().unwrap();
    assert_eq!((&win.kind, win.text.as_str()), (&NoteKind::Win, "I showed up."));
    driver.shows("I showed up.");
}

#[test]
fn feelings_are_picked_by_their_first_letters_and_scales_are_those_of_the_settings() {
    let mut notebook = empty();
    notebook.settings.scales = vec!["stress".to_owned(), "pain".to_owned()];
    let mut driver = Driver::new(notebook);
    driver.keys("c5<tab>a long day<tab>tir,cal<tab>7<tab>2<enter>");
    let check_in = driver.notebook().check_ins.last().unwrap().body.clone();
    assert_eq!(check_in.feelings, ["tired", "calm"]);
    assert_eq!(check_in.stress.map(|stress| stress.get()), Some(7));
    assert_eq!(
        check_in.scales.iter().map(|own| (&*own.name, own.value.get())).collect::<Vec<_>>(),
        [("pain", 2)]
    );
    driver.shows("tired, calm").shows("stress 7").shows("pain 2");
}

#[test]
fn a_check_in_left_is_there_again_and_one_that_is_there_is_opened() {
    let mut driver = Driver::new(empty());
    driver.keys("c6half a thou<esc>").hides("half a thou").shows("A check-in you began is kept");
    driver.keys("c").shows("half a thou");
    driver.keys("ght<enter>").shows("half a thought");
    assert!(driver.drafts.is_empty(), "{:?}", driver.drafts);
    driver.keys("g<enter>").shows("half a thought");
    driver.keys("8<enter>");
    assert_eq!(driver.notebook().check_ins.iter().count(), 1);
    assert_eq!(driver.notebook().check_ins.last().unwrap().mood.map(|mood| mood.get()), Some(8));
}

#[test]
fn words_of_crisis_are_answered_by_one_line_once_a_day() {
    let mut driver = Driver::new(empty());
    driver.keys("c2I want to die<enter>").shows("F2");
    assert!(driver.screen().contains("Someone to talk to"), "{}", driver.screen());
    driver.keys("c2I want to die<enter>").hides("Someone to talk to");
    driver.now = at("2026-11-22T09:30+00:00");
    driver.keys("c2I want to die<enter>").shows("Someone to talk to");
}

#[test]
fn help_is_not_offered_where_it_was_turned_off() {
    let mut notebook = empty();
    notebook.settings.offer_off = true;
    Driver::new(notebook).keys("c2I want to die<enter>").hides("Someone to talk to");
}

#[test]
fn space_goes_round_the_four_answers() {
    let mut driver = with_habits();
    let mut seen = Vec::new();
    for _ in 0..4 {
        driver.keys("<space>");
        seen.push(answer(&driver, "Walk", "2026-11-21").map(|answer| answer.is.clone()));
    }
    assert_eq!(seen, [Some(Is::Done), Some(Is::NotDone), Some(Is::Excused), None]);
    driver.keys("uu");
    assert_eq!(answer(&driver, "Walk", "2026-11-21").map(|answer| &answer.is), Some(&Is::NotDone));
}

#[test]
fn minutes_open_with_the_target_and_at_most_adds_one() {
    let mut driver = with_habits();
    driver.keys("j<space>").shows("How many (minutes)");
    driver.keys("<enter>").shows("10 of 10 min");
    driver.keys("<space><ctrl-u>25<enter>").shows("25 of 10 min");
    driver.keys("j<space><space>").shows("2, at most 2 drinks");
    let drinks = answer(&driver, "Drinks", "2026-11-21").unwrap();
    assert_eq!(drinks.amount.map(|amount| amount.get()), Some(2.0));
    driver.keys("<backspace>");
    assert_eq!(answer(&driver, "Drinks", "2026-11-21"), None);
}

#[test]
fn an_amount_that_is_no_number_is_complained_about_and_stays() {
    let mut driver = with_habits();
    driver.keys("ja<ctrl-u>abc<enter>").shows("abc").shows("a number, like 20");
    assert_eq!(answer(&driver, "Breathe", "2026-11-21"), None);
}

#[test]
fn a_day_off_has_its_reason() {
    let mut driver = with_habits();
    driver.keys("still ill<enter>").shows("till ill");
    let walk = answer(&driver, "Walk", "2026-11-21").unwrap();
    assert_eq!((&walk.is, walk.note.as_str()), (&Is::Excused, "till ill"));
}

#[test]
fn the_chooser_opens_each_kind_of_note() {
    let mut driver = Driver::new(empty());
    driver.keys("n").shows("what helped");
    driver.keys("wcalled the bank<enter>").shows("called the bank");
    driver.keys("nhthe waiting<enter>nptea<enter>ngsun<enter>ntbuy milk<enter>");
    driver.keys("noI cannot do this<tab>You did it before<ctrl-s>");
    driver.keys("nvmoved house<enter>nl7.5<enter>");
    for words in
        ["win", "the waiting", "tea", "sun", "buy milk", "I cannot do this", "moved house", "7.5 h slept"]
    {
        driver.shows(words);
    }
    let kinds: Vec<&str> = driver.notebook().notes.iter().map(|note| note.kind.word()).collect();
    assert_eq!(kinds, ["win", "hard", "helped", "grateful", "task", "thought"]);
}

#[test]
fn a_note_is_opened_ticked_brought_up_and_deleted_after_a_question() {
    let mut driver = Driver::new(empty());
    driver.keys("ntbuy milk<enter><space>").shows("✓ buy milk");
    driver.keys("b").shows("for the session");
    driver.keys("<enter> and tea<enter>").shows("buy milk and tea");
    driver.keys("x").shows("Delete the task “buy milk and tea”?");
    driver.keys("n").shows("buy milk and tea");
    driver.keys("xy").hides("buy milk");
    driver.keys("u").shows("✓ buy milk and tea");
    driver.keys("uuu").shows("· buy milk");
}

#[test]
fn after_midnight_it_is_still_the_day_before() {
    let mut driver = Driver::started(empty(), Default::default(), "2026-11-24T01:30+00:00");
    driver.shows("Monday 23 November 2026, still Monday");
    driver.keys("c5<enter>");
    assert_eq!(driver.notebook().check_ins.last().unwrap().when.day, day("2026-11-23"));
}

#[test]
fn a_day_still_to_come_is_left_for_later() {
    let mut driver = Driver::new(empty());
    driver.keys("]").shows("still to come").shows("Saturday 21 November");
}

#[test]
fn after_a_gap_nothing_is_to_be_caught_up_on() {
    let mut driver = Driver::new(empty());
    driver.keys("c6<enter>").hides("Good to see you");
    driver.now = at("2026-12-15T09:30+00:00");
    driver.shows("Good to see you");
    driver.keys("c6<enter>").hides("Good to see you");
}

#[test]
fn the_grid_fills_in_past_days() {
    let mut driver = with_habits();
    driver.keys("w").shows("Habits, 8 November to 21 November");
    driver.keys("h<space>h<space><space>jh<space><enter>");
    assert_eq!(answer(&driver, "Walk", "2026-11-20").map(|answer| &answer.is), Some(&Is::Done));
    assert_eq!(answer(&driver, "Walk", "2026-11-19").map(|answer| &answer.is), Some(&Is::NotDone));
    let breathe = answer(&driver, "Breathe", "2026-11-18").unwrap();
    assert_eq!(breathe.amount.map(|amount| amount.get()), Some(10.0));
    driver.shows("Breathe, Wednesday 18 November, 3 days ago: 10 min");
    driver.keys("[[[<space>").shows("began on 2 November");
    driver.keys("<esc>").shows("How are you?");
}

#[test]
fn habits_are_moved() {
    let mut driver = with_habits();
    driver.keys("J");
    let order = |driver: &Driver| {
        let screen = driver.screen();
        ["Walk", "Breathe", "Drinks"].map(|name| screen.find(name).unwrap())
    };
    let [walk, breathe, drinks] = order(&driver);
    assert!(breathe < walk && walk < drinks, "{}", driver.screen());
    driver.keys("JK");
    let [walk, breathe, drinks] = order(&driver);
    assert!(breathe < walk && walk < drinks, "{}", driver.screen());
}

#[test]
fn two_habits_have_two_names_and_a_change_begins_today() {
    let mut driver = with_habits();
    driver.keys("nbwalk<ctrl-s>").shows("You have a habit called “Walk”");
    driver.keys("<esc>");
    driver.keys("j<enter><tab><tab><ctrl-u>20<ctrl-s>").shows("20 min");
    let breathe = driver.notebook().habits.iter().find(|habit| habit.name == "Breathe").unwrap();
    let target = |on: &str| breathe.rule(day(on)).and_then(|rule| rule.target).map(|target| target.get());
    assert_eq!((target("2026-11-20"), target("2026-11-21")), (Some(10.0), Some(20.0)));
}

#[test]
fn a_schedule_and_an_end_are_read_in_words_and_said_back() {
    let mut driver = Driver::new(empty());
    driver.keys("nbSwim<tab><tab><ctrl-u>mon and thu").shows("on Monday and Thursday");
    driver.keys("<tab><tab><tab>in 4 weeks").shows("Sat 19 Dec 2026, in 28 days");
    driver.keys("<ctrl-s>");
    let swim = driver.notebook().habits.last().unwrap();
    assert_eq!(swim.until, Some(day("2026-12-19")));
    assert_eq!(swim.last_rule().unwrap().every.to_string(), "monday,thursday");
    driver.shows("1 more, not asked for on this day");
    driver
        .keys("nbRun<tab><tab><ctrl-u>lunar<tab><tab><tab>31 feb<ctrl-s>")
        .shows("How often?")
        .shows("No calendar");
}

#[test]
fn a_retired_habit_leaves_and_can_be_found() {
    let mut driver = with_habits();
    driver.keys("<enter><backtab><space><ctrl-s>").shows("1 more").hides("Walk");
    driver.keys("jj<enter>").shows("retired on Sat 21 Nov").shows("Walk");
    driver.keys("<esc>");
    driver.keys("[").shows("Walk");
}

/// A notebook with an active goal of two steps.
fn with_goal() -> Notebook {
    let mint = Mint::new(3);
    let now = at("2026-11-10T09:30+00:00");
    let step = |text: &str, kind, due: Option<&str>| Step {
        id: mint.id(now),
        text: text.to_owned(),
        kind,
        due: due.map(day),
        ..Step::default()
    };
    let goal = Goal {
        statement: "Walk with someone".to_owned(),
        status: Status::Active,
        why: "I feel lighter after it".to_owned(),
        steps: List(vec![
            step("Ask Dana about Thursday", StepKind::Step, None),
            step("Write three kind sentences", StepKind::Homework, Some("2026-11-27")),
            step("Later", StepKind::Step, None),
        ]),
        ..Goal::default()
    };
    let mut notebook = empty();
    let record = Record::new(mint.id(now), When::on(day("2026-11-10")), goal);
    notebook.apply(&Change { edit: Edit::add(record), rev: mint.rev(now) });
    notebook
}

#[test]
fn the_next_step_and_homework_stand_there_and_are_ticked() {
    let mut driver = Driver::new(with_goal());
    driver.shows("Ask Dana").shows("(homework, by Fri 27 Nov)").hides("Later").shows("Walk with someone");
    driver.keys("g<space>");
    let done = |driver: &Driver| {
        let goal = driver.notebook().goals.last().unwrap();
        goal.steps
            .iter()
            .filter(|step| step.done == Some(day("2026-11-21")))
            .map(|step| step.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(done(&driver), ["Write three kind sentences"]);
    driver.shows("✓ Write three");
    driver.keys("<space>");
    assert!(done(&driver).is_empty());
}

#[test]
fn a_goal_says_why_after_a_gap() {
    let mut driver = Driver::new(with_goal());
    driver.hides("because");
    driver.keys("c6<enter>");
    driver.now = at("2026-12-20T09:30+00:00");
    driver.shows("because I feel lighter after it");
}

#[test]
fn a_long_day_scrolls_with_its_heading_in_view_at_any_size() {
    for (width, height) in [(24, 8), (60, 20), (80, 24), (100, 30), (120, 40), (200, 60)] {
        let mut driver = with_habits().size(width, height);
        for n in 0..30 {
            driver.keys(&format!("nwwin number {n}<enter>"));
        }
        driver.keys("G");
        driver.shows("win number ").shows("Today");
        if 60 <= width {
            driver.shows("win number 29");
        }
        driver.keys("gwhhjl<space><esc><esc>n<esc>c<esc>pG<esc>");
    }
}

#[test]
fn what_was_half_typed_is_there_after_a_sudden_end_on_its_own_day() {
    let scripts = [
        ("c6half a thou", "half a thou"),
        ("[c6half a thou", "Friday 20 November, yesterday"),
        ("nwcalled the b", "called the b"),
        ("[nocannot do", "Friday 20 November, yesterday"),
        ("nbSwi", "Swi"),
        ("<enter> fast", "Walk fast"),
        ("still ill", "till ill"),
        ("nl7.5", "7.5"),
        ("nvmoved", "moved"),
    ];
    for (script, words) in scripts {
        let mut before = with_habits();
        before.keys(script).wait();
        let drafts = before.drafts.clone();
        let after = Driver::started(before.notebook().clone(), drafts, "2026-11-21T10:00+00:00");
        after.shows(words).shows("Here is what you were writing");
    }
}

#[test]
fn a_click_chooses_and_on_the_mark_it_ticks() {
    let mut driver = with_habits();
    let place = |driver: &Driver, words: &str| {
        let screen = driver.screen();
        let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        let column = line.find(words).map(|at| line[..at].chars().count()).unwrap();
        (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
    };
    let (column, row) = place(&driver, "Drinks");
    driver.send(Msg::Mouse(Click { column, row, kind: ClickKind::Press }));
    assert_eq!(answer(&driver, "Drinks", "2026-11-21"), None);
    driver.shows("> · Drinks");
    driver.send(Msg::Mouse(Click { column: column - 2, row, kind: ClickKind::Press }));
    assert!(answer(&driver, "Drinks", "2026-11-21").is_some());
    driver.send(Msg::Mouse(Click { column, row, kind: ClickKind::WheelUp }));
    driver.shows("> · Breathe");
    driver.keys("n");
    let (column, row) = place(&driver, "what was hard");
    driver.send(Msg::Mouse(Click { column, row, kind: ClickKind::Press }));
    driver.shows("a few words are enough");
}

/// A day with something of everything.
fn full() -> Driver {
    let mut driver = Driver::started(with_goal(), Default::default(), "2026-11-02T09:30+00:00");
    driver.keys("nbWalk<tab><tab><tab><tab>after lunch<ctrl-s>");
    driver.keys("nbBreathe<tab>m<tab>10<ctrl-s>nbDrinks<tab>a<tab>2<tab>drinks<ctrl-s>");
    for day in 3..=20 {
        driver.now = at(&format!("2026-11-{day:02}T20:00+00:00"));
        driver.keys("<space>jjk<space><ctrl-u>12<enter>j<space>k");
        driver.keys("kk");
        if day % 3 == 0 {
            driver.keys("<space>");
        }
    }
    driver.now = at("2026-11-21T08:10+00:00");
    driver.keys("c6slept badly<tab>cal,tir<ctrl-s>");
    driver.now = at("2026-11-21T19:40+00:00");
    driver
        .keys("c4call with the bank<enter>nwcalled the bank although it was hard<enter>nhthe waiting<enter>");
    driver.keys("nl7.5<enter>ntbuy milk<enter>");
    driver
}

/// What is on the screen, without the air at the left edge.
fn picture(driver: &Driver) -> String {
    let screen = driver.screen();
    let rows = screen.lines().map(|row| row.strip_prefix(' ').unwrap_or(row));
    rows.collect::<Vec<&str>>().join("\n")
}

#[test]
fn a_full_day_at_eighty_by_twenty_four() {
    insta::assert_snapshot!(picture(&full()), @r"
    1 Today  2 Reflect  3 Goals  4 Review  5 Insights  6 Session  7 Journal
    Saturday 21 November 2026

    How are you?
      08:10   6  calm, tired  slept badly
      19:40   4  call with the bank

    Habits                         last 14 days    so far
    > · Walk     after lunch       ✓–✓✓–✓✓–✓✓–✓✓·  12 of 19, 1 blank
      · Breathe  10 minutes        ✓✓✓✓✓✓✓✓✓✓✓✓✓·  18 of 19, 1 blank
      · Drinks   at most 2 drinks  ✓✓✓✓✓✓✓✓✓✓✓✓✓·  18 of 18

    Next steps
      · Write three kind sentences  (homework, by Fri 27 Nov)   Walk with someone
      · Ask Dana about Thursday                                 Walk with someone

    Today
      day       7.5 h slept
      task      · buy milk
      win       called the bank although it was hard
      hard      the waiting
                                                                                 ↓
    saved 19:40
    c check in  Space tick  n add  [ day before  ? keys  Ctrl-G help now
    ");
}

#[test]
fn a_narrow_window_keeps_the_marks_and_a_wide_one_has_two_columns() {
    let narrow = full().size(60, 20);
    narrow.shows("Walk     after lun…  ✓–✓✓–✓✓–✓✓–✓✓·  12 of 19, 1 blank");
    narrow.shows("· Ask Dana about Thursday").hides("Walk wi…");
    full().size(40, 12).shows("✓✓✓✓✓✓✓✓✓✓✓✓✓·").shows("Breathe");
    let wide = full().size(120, 40);
    let screen = wide.screen();
    let first = screen.lines().find(|row| row.contains("How are you?")).unwrap();
    assert!(first.contains("Next steps"), "{screen}");
    wide.shows("called the bank although it was hard").shows("Walk with someone");
}

#[test]
fn the_arrows_go_from_column_to_column_in_a_wide_window() {
    let mut driver = full().size(120, 40);
    driver.keys("l").shows("> · Write three");
    driver.keys("h").shows("> 08:10");
}

#[test]
fn two_weeks_of_habits_stand_in_a_grid() {
    let mut driver = full();
    driver.keys("w");
    insta::assert_snapshot!(picture(&driver).lines().take(7).collect::<Vec<_>>().join("\n"), @r"
    1 Today  2 Reflect  3 Goals  4 Review  5 Insights  6 Session  7 Journal
    Habits, 8 November to 21 November                   space answers, arrows move

              Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa
               8  9 10 11 12 13 14 15 16 17 18 19 20 21
    > Walk     ✓  –  ✓  ✓  –  ✓  ✓  –  ✓  ✓  –  ✓  ✓  ·
      Breathe 12 12 12 12 12 12 12 12 12 12 12 12 12  ·
    ");
    driver.shows("Walk, Saturday 21 November: not recorded");
}

#[test]
fn the_forms_show_what_they_take() {
    let mut driver = full();
    driver.keys("c").shows("How are you?  Saturday 21 November").shows("1 your lowest, 10 your best");
    driver.shows("Ctrl-O I showed up");
    driver.keys("6").hides("Ctrl-O I showed up");
    driver.keys("<esc>ns").shows("What set it off").shows("How strong");
    driver.keys("<esc>p").shows("called the bank although it was hard").shows("1 so far");
}

fn any_key() -> impl Strategy<Value = Key> {
    let bound =
        Key::parse_all("jkgGhl[]tw nasbxyJKpce<enter><enter><esc><esc><backspace><tab><ctrl-s>u<ctrl-r>");
    let typed = Key::parse_all("1709vomé漢,<space><left><right><up><down><pgdn><pgup>");
    prop_oneof![3 => proptest::sample::select(bound), 1 => proptest::sample::select(typed)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_keys_break_a_day_in_any_window(
        keys in prop::collection::vec(any_key(), 0..60),
        (width, height) in (1u16..130, 1u16..40),
    ) {
        let mut driver = with_habits().size(width, height);
        for key in keys {
            driver.send(Msg::Key(key));
            driver.screen();
        }
    }
}

#[test]
fn the_first_digit_replaces_the_amount_that_was_filled_in() {
    let mut driver = Driver::new(empty());
    driver.keys("nbWalk<tab>m<tab>20<ctrl-s>g<space>").shows("20");
    driver.keys("6<enter>").shows("6 of 20");
    driver.keys("<space><end>0<enter>").shows("60 of 20");
}

#[test]
fn space_says_the_answers_that_a_mark_does_not_explain() {
    let mut driver = Driver::new(empty());
    driver.keys("nbStretch<ctrl-s>g<space>").hides("Stretch: ");
    for said in ["Stretch: not done", "Stretch: excused", "Stretch: not recorded"] {
        driver.keys("<space>").shows(said);
    }
}

#[test]
fn half_a_point_of_mood_is_said_to_be_left_out() {
    let mut driver = Driver::new(empty());
    driver.keys("c5.5 ok").shows("Moods are whole numbers, so this is 5.");
}

#[test]
fn words_that_grow_have_room_and_show_where_more_of_them_is() {
    let mut driver = Driver::new(empty());
    driver.keys("c6 ").keys(&"word ".repeat(70));
    let rows = driver.screen().lines().filter(|row| row.contains("word word")).count();
    assert_eq!(rows, 6, "{}", driver.screen());
    driver.keys(&"word ".repeat(70)).shows("↑");
}

#[test]
fn blank_days_are_no_noes_and_a_figure_goes_with_them_or_not_at_all() {
    let mut driver = Driver::new(empty());
    driver.keys("nbStretch<ctrl-s>g<space>");
    let after = |back: &str, day: &str| {
        let mut there = Driver::started(driver.notebook().clone(), Default::default(), back);
        there.keys("c5<enter>");
        Driver::started(there.notebook().clone(), Default::default(), day)
    };
    for (width, height) in [(80, 24), (60, 20)] {
        let driver = after("2026-12-14T09:30+00:00", "2026-12-15T09:30+00:00");
        driver.size(width, height).shows("1 of 24, 23 blank");
    }
    let narrow = after("2026-12-14T09:30+00:00", "2026-12-15T09:30+00:00").size(36, 20);
    narrow.hides("1 of 24");
    let long = after("2027-02-01T09:30+00:00", "2027-02-02T09:30+00:00");
    long.shows("nothing recorded lately").hides("28 blank");
}
