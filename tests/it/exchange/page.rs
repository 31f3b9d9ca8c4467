//! The page in the app: asked for, looked at, taken in, taken back.

use guidepost::app::{Effect, Msg, Wanted};

use super::{Person, source, text};
use crate::driver::{Driver, empty};

/// Answers what the page asked to be read.
fn bring(driver: &mut Driver, format: &str, name: &str) -> Wanted {
    let Some(Effect::Read(wanted)) = driver.wanted.pop() else { panic!("nothing was asked for") };
    driver.send(Msg::Brought(Ok(source(format, name))));
    wanted
}

#[test]
fn a_file_is_looked_at_taken_in_and_taken_back() {
    let mut driver = Driver::new(empty());
    driver.keys("I").shows("From").shows("Where it is").shows("Daylio");
    driver.keys("<tab>~/daylio.csv<enter>");
    driver.keys("<enter>");
    let wanted = bring(&mut driver, "daylio", "daylio.csv");
    assert_eq!((&*wanted.path, wanted.names), ("~/daylio.csv", &["backup.daylio"][..]));
    driver.shows("Import from Daylio: nothing is written yet").shows("added         5");
    assert!(driver.notebook().check_ins.is_empty());
    driver.keys("<enter>").shows("Taken in: 5 entries. u takes all of it back.");
    assert_eq!(driver.notebook().check_ins.iter().count(), 5);
    driver.keys("u").shows("Undone: import from Daylio");
    assert!(driver.notebook().check_ins.is_empty() && driver.notebook().notes.is_empty());
    assert!(driver.drafts.is_empty(), "{:?}", driver.drafts);
}

#[test]
fn a_path_that_cannot_be_read_is_answered_beside_it_and_words_stay() {
    let mut driver = Driver::new(empty());
    driver.keys("I<tab>gone.csv<enter><enter>");
    assert!(matches!(driver.wanted.pop(), Some(Effect::Read(_))));
    driver.send(Msg::Brought(Err("/home/x/gone.csv is not there. Nothing was taken in.".to_owned())));
    driver.shows("is not there").shows("gone.csv");
    driver.keys("<esc>").shows("kept as a draft");
    driver.keys("I").shows("gone.csv");
}

#[test]
fn esc_from_what_was_found_takes_nothing_and_moods_can_be_given_their_levels() {
    let mut driver = Driver::new(empty());
    driver.keys("I<tab>old.csv<enter><enter>");
    bring(&mut driver, "daylio", "daylio-old.csv");
    driver.shows("line 4: the level of its mood “so-so” is not known");
    driver.keys("<esc>");
    assert!(driver.notebook().check_ins.is_empty());
    driver.shows("old.csv");
    driver.keys("so-so=2<enter>");
    bring(&mut driver, "daylio", "daylio-old.csv");
    driver.shows("added         3");
    driver.keys("<esc>");
    let before = driver.notebook().clone();
    driver.keys("<esc>");
    assert_eq!(*driver.notebook(), before);
}

#[test]
fn an_empty_path_asks_for_one_and_small_windows_hold_the_page() {
    for (width, height) in [(80, 24), (60, 20), (120, 40), (24, 8)] {
        let mut driver = Driver::new(empty()).size(width, height);
        driver.keys("I");
        driver.screen();
        driver.keys("<tab><enter><enter>");
        assert!(driver.wanted.iter().all(|effect| !matches!(effect, Effect::Read(_))));
        driver.keys("x<enter><enter>");
        if let Some(Effect::Read(_)) = driver.wanted.pop() {
            driver.send(Msg::Brought(Ok(source("daylio", "daylio-old.csv"))));
        }
        driver.screen();
        driver.keys("jjjk");
        driver.screen();
    }
}

#[test]
fn a_notebook_of_ours_comes_in_whole_where_nothing_is_and_where_it_is_another_copy() {
    let mut other = Person::new();
    other.import("harsh", &text("2025-01-01 : Gym : y\n"));
    let file = super::bytes(&other.notebook.to_bytes());
    let mut changed = other.notebook.clone();
    changed.raise_revision();
    for here in [empty(), changed] {
        let is_copy = here.document() == other.notebook.document();
        let mut newer = other.notebook.clone();
        if is_copy {
            let mut person = Person::with(newer);
            person.import("harsh", &text("2025-01-01 : Gym : y\n2025-01-02 : Gym : n\n"));
            newer = person.notebook;
        }
        let file = if is_copy { super::bytes(&newer.to_bytes()) } else { file.clone() };
        let mut driver = Driver::new(here);
        driver.keys("I<left><tab>export.json<enter><enter>");
        let Some(Effect::Read(_)) = driver.wanted.pop() else { panic!("nothing was asked for") };
        driver.send(Msg::Brought(Ok(file)));
        driver.shows("nothing is written yet");
        driver.keys("<enter>");
        assert_eq!(driver.wanted.pop(), Some(Effect::TakeIn(Box::new(newer))));
        driver.hides("nothing is written yet");
        assert!(driver.drafts.is_empty(), "{:?}", driver.drafts);
    }
}
