//! What holds on every screen: tabs, keys, overlays, drafts, undo, any size.

use guidepost::app::{Effect, Msg, Timer};
use guidepost::demo::{self, Span};
use guidepost::model::session::Person;
use guidepost::model::{Change, Edit, Mint, Record, When};

use crate::driver::{Driver, at, empty};

#[test]
fn the_first_run_says_what_this_is_and_asks_for_a_country() {
    let mut notebook = empty();
    notebook.settings.welcomed = false;
    let mut driver = Driver::new(notebook);
    driver.shows("Welcome.").shows("/home/someone/guidepost.json");
    driver.keys("<enter>irel").shows("> Ireland");
    driver.keys("<enter>").shows("How would you like to start?");
    driver.keys("l");
    assert_eq!(driver.notebook().settings.country, "IE");
    assert!(driver.notebook().settings.welcomed);
    driver.hides("How would you like");
}

#[test]
fn escape_skips_the_rest_of_the_first_run() {
    let mut notebook = empty();
    notebook.settings.welcomed = false;
    let mut driver = Driver::new(notebook);
    driver.keys("<esc>").hides("Welcome.");
    assert!(driver.notebook().settings.welcomed);
}

#[test]
fn support_is_one_key_away_everywhere_and_in_any_window() {
    let mut notebook = empty();
    notebook.settings.country = "GB".to_owned();
    for place in ["", "2n", "2nsome words", "?", ":", "<f3>", ",", "3", "4", "7"] {
        for (width, height) in [(80, 24), (20, 3), (12, 2)] {
            let mut driver = Driver::new(notebook.clone()).size(width, height);
            driver.keys(place).keys("<f2>");
            driver.shows("116 123");
            driver.keys("<f2>").keys("<ctrl-g>").shows("116 123");
        }
    }
}

#[test]
fn the_list_of_keys_ends_with_what_the_program_is_not() {
    let mut driver = Driver::new(empty());
    driver.keys("?zzz").keys(&"<backspace>".repeat(3)).keys(&"<pgdn>".repeat(9));
    driver.shows("It does not diagnose,");
}

#[test]
fn the_curtain_hides_every_word_and_gives_them_back() {
    let mut driver = Driver::new(empty());
    driver.keys("2n").keys("<f3>");
    assert_eq!(driver.screen().trim(), "F3");
    driver.keys("x").hides("guidepost");
    driver.keys("<f3>").shows("Where I am now");
}

#[test]
fn what_is_half_typed_is_kept_after_two_seconds_and_found_at_the_next_start() {
    let mut driver = Driver::new(empty());
    driver.keys("2n<tab><tab><tab>слова 👩‍👩‍👧");
    let draft = |effect: &Effect| matches!(effect, Effect::Wake(Timer::Draft, _));
    assert_eq!(driver.wanted.iter().filter(|effect| draft(effect)).count(), 1);
    driver.wait();
    let mut again = Driver::started(empty(), driver.drafts, "2026-11-21T10:00+00:00");
    again.shows("слова").shows("Here is what you were writing");
    again.keys("<ctrl-s>");
    assert!(again.drafts.is_empty());
    assert_eq!(again.notebook().reflections.last().unwrap().reply("coping").unwrap().text, "слова 👩‍👩‍👧");
}

#[test]
fn what_is_typed_after_a_form_was_kept_is_kept_too() {
    let mut driver = Driver::new(empty());
    driver.keys("2aA worry<ctrl-s>").wait();
    driver.wanted.clear();
    driver.keys("aAnother").wait();
    assert!(driver.wanted.iter().any(|effect| matches!(effect, Effect::Wake(Timer::Draft, _))));
    assert!(driver.drafts.values().any(|draft| draft.to_string().contains("Another")));
}

#[test]
fn escape_leaves_a_form_and_keeps_its_words_for_the_next_time() {
    let mut driver = Driver::new(empty());
    driver.keys("2n<tab><tab><tab>words<esc>").hides("words");
    driver.keys("n").shows("words");
}

#[test]
fn every_edit_is_undone_and_done_again_with_its_name() {
    let mut driver = Driver::new(empty());
    driver.keys("2aA worry<ctrl-s>").shows("A worry");
    driver.keys("u").hides("A worry").shows("Undone: add concern");
    driver.keys("<ctrl-r>").shows("A worry");
    driver.keys("uu").shows("Nothing to undo");
}

#[test]
fn a_paste_with_no_text_open_does_nothing_and_says_so() {
    let mut driver = Driver::new(empty());
    driver.send(Msg::Paste("qqqq\rxx".to_owned()));
    driver.shows("Pasted nowhere");
    assert!(driver.wanted.is_empty());
}

#[test]
fn what_does_not_reach_the_disk_is_said_until_it_does() {
    let mut driver = Driver::new(empty());
    driver.send(Msg::Saved(Err("Not saved: the disk is full.".to_owned())));
    driver.shows("Not saved: the disk is full.");
    driver.keys("j").shows("Not saved: the disk is full.");
}

#[test]
fn the_list_of_keys_is_searched_and_does_what_it_says() {
    let mut driver = Driver::new(empty());
    driver.keys("?").shows("help now");
    driver.keys("goals");
    driver.keys("<enter>").shows("n new goal").hides("type to search");
}

#[test]
fn every_screen_and_overlay_fits_every_window() {
    let now = at("2026-11-21T19:42+00:00");
    let small = (1..=24).flat_map(|width| (1..=8).map(move |height| (width, height)));
    let large = (0..40).map(|n| (24 + n * 176 / 39, 8 + (n * 7 % 40) * 52 / 39));
    let sizes: Vec<(u16, u16)> =
        small.chain(large).chain([(60, 20), (80, 24), (120, 40), (200, 60)]).collect();
    for place in PLACES {
        let mut driver = Driver::started(
            demo::notebook(now, 1, Span::Weeks),
            Default::default(),
            "2026-11-21T19:42+00:00",
        );
        driver.keys(place);
        for (width, height) in &sizes {
            driver = driver.size(*width, *height);
            driver.screen();
            driver.keys("<down>");
        }
    }
}

/// Keys that lead to every screen, form and overlay.
const PLACES: &[&str] = &[
    "",
    "w",
    "n",
    "nw",
    "nh",
    "nb",
    "nt",
    "ne",
    "ns",
    "c",
    "e",
    "2",
    "2n",
    "2a",
    "2e",
    "2m",
    "3",
    "3n",
    "3n<ctrl-t>",
    "3<enter>",
    "3a",
    "3s",
    "3x",
    "4",
    "4e",
    "4G<enter>",
    "7",
    "7<enter>",
    "7/a",
    "7m",
    "?",
    ":",
    ",",
    "<f2>",
    "<f3>",
    "2n<f1>",
    "3x<f2>",
];

#[test]
fn the_curtain_stays_drawn_when_the_idle_timer_rings_again() {
    let mut driver = Driver::new(empty());
    driver.keys("<f3>");
    driver.send(Msg::Tick(Timer::Idle));
    assert_eq!(driver.screen().trim(), "F3");
}

#[test]
fn a_text_in_an_editor_comes_back_to_its_field_though_the_idle_timer_rang() {
    let mut driver = Driver::new(empty());
    driver.keys("2n<tab><tab><tab>old<f4>");
    driver.send(Msg::Tick(Timer::Idle));
    driver.send(Msg::Edited(Ok("written outside".to_owned())));
    driver.shows("written outside");
}

#[test]
fn what_did_not_reach_the_disk_is_tried_again_without_a_key() {
    let mut driver = Driver::new(empty());
    driver.send(Msg::Saved(Err("Not saved.".to_owned())));
    assert!(driver.wanted.iter().any(|effect| matches!(effect, Effect::Wake(Timer::Save, _))));
    driver.send(Msg::Tick(Timer::Save));
    assert!(driver.wanted.contains(&Effect::SaveAgain));
}

#[test]
fn undo_works_over_a_page_that_is_no_form() {
    let mut driver = Driver::new(empty());
    driver.keys("2aA worry<ctrl-s>7/worry<enter>").shows("concern");
    driver.keys("xy").shows("u brings it back");
    driver.keys("u").shows("A worry");
}

#[test]
fn away_for_long_an_encrypted_notebook_is_locked_and_an_open_one_covered() {
    let mut notebook = empty();
    notebook.settings.lock_after = 5;
    let mut driver = Driver::new(notebook.clone());
    driver.send(Msg::Tick(Timer::Idle));
    assert!(!driver.wanted.contains(&Effect::Lock));
    assert_eq!(driver.screen().trim(), "F3");
    let mut driver = Driver::sealed(notebook);
    driver.keys("2aA worry");
    driver.send(Msg::Tick(Timer::Idle));
    assert!(driver.wanted.contains(&Effect::Lock));
    assert_eq!(driver.screen().trim(), "F3", "covered until it is locked");
    assert!(driver.drafts.values().any(|draft| draft.to_string().contains("A worry")));
}

#[test]
fn before_the_passphrase_no_key_reaches_a_notebook() {
    let mut driver = Driver::locked(empty(), "the stable");
    driver.shows("Hint: the stable");
    driver.keys("<f1>").keys("new<enter>");
    driver.keys("<esc><esc>");
    driver.wanted.clear();
    for (width, height) in [(1, 1), (5, 2), (24, 8), (60, 20), (200, 60)] {
        Driver::locked(empty(), &"a long hint ".repeat(30)).size(width, height).screen();
    }
    let mut driver = Driver::locked(empty(), "");
    driver.hides("Hint");
    driver.keys("wrong<esc>").hides("•");
    driver.keys("pass:word?<f2>eotp<esc><f4><f3>c6<f3><ctrl-z>");
    driver.shows("Passphrase  ••••••••••");
    driver.wanted.retain(|effect| !matches!(effect, Effect::Suspend));
    assert_eq!(driver.wanted, []);
    driver.send(Msg::Paste("x\ny".to_owned()));
    driver.keys("<backspace><enter>").shows("A moment");
    assert_eq!(driver.wanted, [Effect::Unlock("pass:word?".into())]);
    driver.keys("more").send(Msg::Refused("That is not the passphrase.".to_owned()));
    driver.shows("That is not the passphrase.").hides("•").hides("A moment");
    driver.keys("<esc>");
    assert_ne!(
        driver.wanted.last(),
        Some(&Effect::Quit),
        "a passphrase typed after it would go to the shell"
    );
    driver.keys("<ctrl-c>");
    assert_eq!(driver.wanted.last(), Some(&Effect::Quit));
}

#[test]
fn what_the_writer_still_says_of_a_notebook_does_not_come_through_its_lock() {
    let mut driver = Driver::locked(empty(), "");
    let mut notebook = empty();
    let (mint, now) = (Mint::new(3), driver.now);
    let person = Person { name: "Dana".to_owned(), contact: "0123".to_owned(), ..Person::default() };
    let person = Record::new(mint.id(now), When::on(now.date_naive()), person);
    notebook.apply(&Change { edit: Edit::add(person), rev: mint.rev(now) });
    driver.send(Msg::Changed(Box::new(notebook)));
    driver.keys("<f2>").shows("findahelpline").hides("Dana");
    assert!(driver.notebook().people.is_empty());
}

#[test]
fn a_lock_that_had_to_wait_for_the_disk_is_tried_again() {
    let mut notebook = empty();
    notebook.settings.lock_after = 1;
    let mut driver = Driver::sealed(notebook);
    for _ in 0..2 {
        driver.wanted.clear();
        driver.send(Msg::Tick(Timer::Idle));
        assert!(driver.wanted.contains(&Effect::Lock), "{:?}", driver.wanted);
        let again = |effect: &Effect| matches!(effect, Effect::Wake(Timer::Idle, _));
        assert!(driver.wanted.iter().any(again), "{:?}", driver.wanted);
    }
}

#[test]
fn no_key_of_everywhere_takes_a_form_away_that_lies_under_what_is_in_front() {
    for (over, back) in [("<f1><tab>", "<esc>"), ("<f2>o1", "<esc><esc>"), ("<f2><tab>", "<esc>")] {
        let mut driver = Driver::new(empty());
        driver.keys("c5<tab>half typed").keys(over).hides("half typed");
        driver.keys(back).shows("half typed");
    }
}

#[test]
fn the_settings_take_a_country_by_its_first_letters_and_say_what_a_check_in_will_ask() {
    let mut driver = Driver::new(empty());
    driver.keys(",<tab><tab>ger").shows("Germany");
    driver.keys("<tab>sauna,").shows("each check-in asks: mood, sauna");
    driver.keys("<ctrl-s>");
    let settings = &driver.notebook().settings;
    assert_eq!((settings.country.as_str(), settings.scales.join(", ").as_str()), ("DE", "sauna"));
    driver.keys(",<tab><tab><ctrl-u>zz<ctrl-s>").shows("no country alone begins so");
}
