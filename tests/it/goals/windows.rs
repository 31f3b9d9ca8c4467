//! The tab and its pages as they look, in windows of every size, under any keys.

use guidepost::keys::Key;
use proptest::prelude::*;

use super::WALK;
use crate::driver::{Driver, at, empty};

#[test]
fn the_form_shows_its_words_at_every_size() {
    for (width, height) in [(60, 20), (80, 24), (120, 40), (200, 60), (40, 12)] {
        let mut driver = Driver::new(empty()).size(width, height);
        driver.keys("3n").keys("Walk 20 minutes every day until Friday week").shows("Walk 20 minutes");
        driver.shows("measurable");
        driver.tab_to("Why it matters");
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
     how sure                │    0 to 10
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
     New goal
     In your own words
     │ feel less anxious
     · specific  · measurable  · achievable  · relevant
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
    driver.shows("Walk: 20 minutes, every day, until").shows("Who knows about it");
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
