//! What holds on every screen, in every form and in every window: the keys the footer never leaves out, the cursor at the
//! focus, words read to their end.

use guidepost::demo::{self, Span};
use guidepost::model::Notebook;

use crate::driver::{Driver, at, empty};

const NOW: &str = "2026-11-21T19:40+00:00";

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

/// Every form, by the keys that lead to it from Today.
const FORMS: &[&str] = &[
    "c",
    "c6tired",
    "c<tab><tab>ti",
    "nw",
    "nh",
    "nt",
    "nn",
    "no",
    "ns",
    "nl",
    "nb",
    "nv",
    "e",
    "a",
    "s",
    "2n",
    "2n<tab><tab>",
    "2a",
    "3n",
    "3nwalk 20 minutes every day until 21 december<tab>",
    "3nwalk<tab><tab><tab>",
    "3e",
    "3as",
    "3aw",
    "3am",
    "3ao",
    "3ar",
    "3ah",
    "3r",
    "3s",
    "4<enter>",
    "4G<enter>",
    "6d",
    "6n",
    "6ps",
    "Ma",
    "Mo",
    "Pn",
    "S",
    ",",
    "I",
];

/// Every tab, and every page and box over one that is no form.
const PAGES: &[&str] = &[
    "1",
    "n",
    "w",
    "[",
    "2",
    "3",
    "3a",
    "3x",
    "3<enter>",
    "4",
    "4m",
    "5",
    "5<enter>",
    "5T",
    "6",
    "6p",
    "6a",
    "6c",
    "7",
    "7<enter>",
    "7/",
    "7m",
    "7f",
    "7T",
    "M",
    "Mn",
    "Mn<enter>",
    "M<enter>",
    "P",
    "B",
    "L",
    "Lw",
    "?",
    ":sett",
];

fn somebody() -> Notebook {
    demo::notebook(at(NOW), 2, Span::Weeks)
}

fn opened(notebook: &Notebook, keys: &str, (width, height): (u16, u16)) -> Driver {
    let mut driver = Driver::started(notebook.clone(), Default::default(), NOW).size(width, height);
    driver.keys(keys);
    driver
}

#[test]
fn the_footer_of_every_form_has_the_key_that_keeps_the_keys_and_help() {
    let notebook = somebody();
    for keys in FORMS {
        for size in SIZES {
            let screen = opened(&notebook, keys, size).screen();
            let footer = screen.lines().last().unwrap_or_default();
            let keeps = footer.contains("Ctrl-S keep") || footer.contains("Enter keep");
            let rest = ["F1 keys", "Ctrl-G help now"].iter().all(|wanted| footer.contains(wanted));
            assert!(keeps && rest, "after {keys}:\n{screen}");
        }
    }
}

#[test]
fn the_footer_of_every_page_has_the_keys_and_help_once() {
    for notebook in [somebody(), empty()] {
        for keys in PAGES {
            for size in SIZES {
                let screen = opened(&notebook, keys, size).screen();
                let footer = screen.lines().last().unwrap_or_default();
                let once = |words: &str| footer.matches(words).count() == 1;
                assert!(once(" keys") && once("Ctrl-G help now"), "after {keys}:\n{screen}");
            }
        }
    }
}

#[test]
fn over_a_tab_the_footer_names_the_way_back() {
    let notebook = somebody();
    for (keys, back) in
        [("P", "Esc back"), ("7T", "Esc back"), ("M", "Esc back"), ("w", "Esc back"), ("6a", "Esc back")]
    {
        let screen = opened(&notebook, keys, (60, 20)).screen();
        assert!(screen.lines().last().unwrap().contains(back), "after {keys}:\n{screen}");
    }
}

#[test]
fn the_cursor_is_in_the_page_and_beside_words_on_every_page_and_in_every_form() {
    for notebook in [somebody(), empty()] {
        for keys in PAGES.iter().chain(FORMS) {
            for size in SIZES {
                let driver = opened(&notebook, keys, size);
                let screen = driver.screen();
                let Some((_, y)) = driver.cursor() else { panic!("no cursor after {keys}:\n{screen}") };
                let rows: Vec<&str> = screen.lines().collect();
                let in_page = 0 < y && y + 2 < rows.len() && !rows[y].trim().is_empty();
                assert!(in_page, "the cursor is in row {y} after {keys}:\n{screen}");
            }
        }
    }
}

#[test]
fn the_cursor_is_in_the_box_that_lies_over_a_page() {
    let notebook = somebody();
    for keys in ["n", "3a", "3x", "L", "B", "7f"] {
        for size in SIZES {
            let driver = opened(&notebook, keys, size);
            let (x, y) = driver.cursor().unwrap();
            let screen = driver.screen();
            let row: Vec<char> = screen.lines().nth(y).unwrap().chars().collect();
            let inside = row[..x].contains(&'│') && row[x..].contains(&'│');
            assert!(inside, "the cursor is at {x}, {y} after {keys}:\n{screen}");
        }
    }
}

#[test]
fn an_empty_notebook_says_everything_to_its_end() {
    for size in SIZES {
        for keys in ["1", "2", "3", "4", "4m", "6", "6p", "7", "7T", "M", "M<enter>", "P", "Lw"] {
            let screen = opened(&empty(), keys, size).screen();
            assert!(!screen.contains('…'), "after {keys}:\n{screen}");
        }
    }
}

#[test]
fn the_first_run_is_read_to_its_end_in_a_small_window() {
    let mut notebook = empty();
    notebook.settings.welcomed = false;
    let mut driver = opened(&notebook, "", (60, 20));
    driver.shows("Help from people is always on F2").shows("Esc  skip these three steps");
    driver = driver.size(60, 14);
    driver.hides("Esc  skip these three steps");
    driver.keys("<down><down><down><down><down><down>").shows("Esc  skip these three steps");
    driver.keys("<up><up><up><up><up><up><up><up>").shows("Welcome.");
    let mut driver = driver.size(60, 20);
    driver.keys("<enter>au").shows("> Australia");
    let (x, y) = driver.cursor().unwrap();
    let before: String = driver.screen().lines().nth(y).unwrap().chars().take(x).collect();
    assert!(before.ends_with("first letters: au"), "{before}");
}

#[test]
fn ctrl_s_keeps_a_goal_from_the_offer_too() {
    let mut driver = opened(&empty(), "3nwalk 20 minutes every day until 21 december<tab>", (60, 20));
    driver.shows("I can make this a habit");
    driver.keys("<ctrl-s>").hides("In your own words");
    assert_eq!(driver.notebook().goals.iter().count(), 1);
}

#[test]
fn how_to_reach_somebody_is_never_cut() {
    let mut driver = opened(&empty(), "P", (60, 20));
    let contact = "the number of the practice is on the fridge, under the magnet";
    driver.keys("nMs Adeyemi<tab>").keys(contact).keys("<ctrl-s>").shows("Ms Adeyemi");
    for size in SIZES {
        driver = driver.size(size.0, size.1);
        let words = driver.screen().split_whitespace().collect::<Vec<&str>>().join(" ");
        assert!(words.contains(contact), "{}", driver.screen());
    }
}

#[test]
fn the_list_of_keys_says_where_nothing_fits_and_the_cursor_is_where_the_next_letter_goes() {
    let mut driver = opened(&empty(), "?zzz", (60, 20));
    driver.shows("No key here does that.");
    let end = driver.cursor().unwrap();
    driver.keys("<left>");
    assert_eq!(driver.cursor().unwrap(), (end.0 - 1, end.1));
    driver.keys("<right><backspace><backspace><backspace>").shows("help now");
}

#[test]
fn what_is_said_is_read_to_its_end_in_a_small_window() {
    let mut driver = opened(&empty(), "c2<enter>", (60, 20));
    let said = |driver: &Driver| driver.screen().split_whitespace().collect::<Vec<&str>>().join(" ");
    let words = "A low day may be a short one: L, and nothing more is counted today.";
    assert!(said(&driver).contains(words), "{}", driver.screen());
    driver.keys("j");
    assert!(!said(&driver).contains("A low day may be"), "the next key takes it away");
}

#[test]
fn a_time_long_ago_without_a_mood_asks_for_none() {
    let mut driver = opened(&empty(), "5", (80, 24));
    driver.shows("more days");
    driver.keys("[").shows("and that is fine").hides("more days");
}

#[test]
fn wins_are_read_to_their_end() {
    let mut driver = opened(&empty(), "nw", (60, 20));
    let words = "went to the market although it rained, and spoke with the man who sells the pears";
    driver.keys(words).keys("<ctrl-s>Lw").shows("sells the").shows("pears").hides("…");
    driver.keys("b").shows("(for the session)");
}

#[test]
fn in_the_journal_the_cursor_is_at_the_record_that_is_chosen() {
    for (keys, size) in [("7", (120, 40)), ("7m", (60, 20)), ("7jj", (120, 40))] {
        let driver = opened(&somebody(), keys, size);
        let (x, y) = driver.cursor().unwrap();
        let screen = driver.screen();
        assert!(
            x == 1 && screen.lines().nth(y).unwrap().trim_start().starts_with('>'),
            "{x}, {y}:\n{screen}"
        );
    }
}

#[test]
fn a_habit_that_has_ended_waits_for_no_days() {
    let driver = opened(&somebody(), "5jjjjjj", (80, 24));
    driver.shows("too early to say").hides("Cold showers").hides("to go");
}
