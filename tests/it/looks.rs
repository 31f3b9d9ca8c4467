//! How it looks: every theme, both sets of marks, both clocks, a terminal that shows ASCII only. Pictures of one full
//! screen in each, and what holds on all of them.

use guidepost::app::{Look, Msg};
use guidepost::demo::{self, Span};
use guidepost::model::Notebook;
use guidepost::model::settings::{Clock, DayOrder, Settings, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::driver::{Driver, at, empty};

const NOW: &str = "2026-11-21T19:42+00:00";
const EVERYTHING: Look = Look { colour: true, unicode: true };

/// The tabs, what lies over them, and forms of every kind of field, by the keys that lead there.
const PLACES: &[&str] = &[
    "1",
    "1w",
    "1n",
    "1]",
    "c",
    "c6tired<tab>ca",
    "2",
    "2n",
    "3",
    "3<enter>",
    "3nwalk more<tab>",
    "3n<ctrl-t>",
    "3a",
    "4",
    "4m",
    "4<enter>",
    "5",
    "5jjj",
    "5jjjj",
    "5jjjjj",
    "5jjjjjjjj",
    "5T",
    "6",
    "6p",
    "6d",
    "6<enter>",
    "7",
    "7m",
    "7f",
    "7<enter>",
    "7T",
    "?",
    "<f1>",
    "<ctrl-g>",
    ",",
    "I",
    "M",
    "P",
    "S",
    "B",
    "L",
    "1nl",
    "1nb",
    "3e",
    "3as",
    "5n",
    "1e",
    "7e",
];

fn notebook(change: impl FnOnce(&mut Settings)) -> Notebook {
    let mut notebook = demo::notebook(at(NOW), 1, Span::Weeks);
    change(&mut notebook.settings);
    notebook
}

fn opened(look: Look, keys: &str, change: impl FnOnce(&mut Settings)) -> Driver {
    let mut driver = Driver::looking(notebook(change), Default::default(), NOW, look);
    driver.keys(keys);
    driver
}

fn drawn(look: Look, keys: &str, change: impl FnOnce(&mut Settings)) -> Buffer {
    opened(look, keys, change).drawn().buffer().clone()
}

fn style(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

/// The rows of a screen, and under each the styles of its cells as letters, which are said at the end.
fn picture(screen: &Buffer) -> String {
    let wide = usize::from(screen.area.width);
    let mut styles: Vec<(Color, Color, Modifier)> = vec![style(&Cell::EMPTY)];
    let mut text = String::new();
    for row in screen.content.chunks(wide) {
        let words: String = row.iter().map(Cell::symbol).collect();
        let letters: String = row
            .iter()
            .map(|cell| {
                let at = styles.iter().position(|known| *known == style(cell)).unwrap_or_else(|| {
                    styles.push(style(cell));
                    styles.len() - 1
                });
                " abcdefghijklmnopqrstuvwxyz".chars().nth(at).unwrap()
            })
            .collect();
        text.push_str(&format!("|{}\n", words.trim_end()));
        if !letters.trim().is_empty() {
            text.push_str(&format!("~{}\n", letters.trim_end()));
        }
    }
    for ((front, back, modifier), letter) in styles.iter().skip(1).zip('a'..) {
        text.push_str(&format!("{letter}: {front} on {back}, {modifier:?}\n"));
    }
    text
}

fn keep(name: &str, screen: &Buffer) {
    insta::with_settings!({ snapshot_path => "pictures", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(format!("looks-{name}"), picture(screen));
    });
}

#[test]
fn today_in_every_look() {
    keep("colour", &drawn(EVERYTHING, "", |_| ()));
    keep("contrast", &drawn(EVERYTHING, "", |settings| settings.theme = Theme::Contrast));
    keep("mono", &drawn(EVERYTHING, "", |settings| settings.theme = Theme::Mono));
    keep("ascii", &drawn(EVERYTHING, "", |settings| settings.ascii = true));
    keep("12-hours", &drawn(EVERYTHING, "", |settings| settings.clock = Clock::Day12));
    keep("not-utf-8", &drawn(Look { colour: false, unicode: false }, "", |_| ()));
}

#[test]
fn a_form_in_high_contrast_tells_a_hint_from_what_was_typed() {
    keep("contrast-form", &drawn(EVERYTHING, "1nl7", |settings| settings.theme = Theme::Contrast));
}

/// Where there is a colour there is a sign that is no letter, or a style that stays when colours are taken away.
#[test]
fn a_colour_is_never_alone() {
    for keys in PLACES {
        let with = drawn(EVERYTHING, keys, |_| ());
        let without = drawn(Look { colour: false, ..EVERYTHING }, keys, |_| ());
        for (coloured, plain) in with.content.iter().zip(&without.content) {
            assert_eq!(coloured.symbol(), plain.symbol(), "{keys}");
            assert_eq!((plain.fg, plain.bg), (Color::Reset, Color::Reset), "{keys}");
            let alone = (coloured.fg, coloured.bg) != (Color::Reset, Color::Reset)
                && plain.modifier.is_empty()
                && coloured.symbol().chars().all(char::is_alphanumeric);
            assert!(!alone, "{coloured:?} of {keys} is told apart by its colour alone");
        }
    }
}

#[test]
fn high_contrast_has_nothing_dim_and_the_terminals_own_two_colours() {
    for keys in PLACES {
        let screen = drawn(EVERYTHING, keys, |settings| settings.theme = Theme::Contrast);
        for cell in &screen.content {
            assert!(!cell.modifier.contains(Modifier::DIM), "{keys}: {cell:?}");
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{keys}: {cell:?}");
        }
    }
}

#[test]
fn where_only_ascii_can_be_shown_nothing_else_is_drawn() {
    for keys in PLACES {
        let screen = drawn(Look { colour: true, unicode: false }, keys, |_| ());
        let odd = screen.content.iter().find(|cell| !cell.symbol().is_ascii());
        assert_eq!(odd, None, "{keys}");
    }
}

/// With marks of ASCII the program's own marks and lines are; the person's words stay as they are.
#[test]
fn ascii_marks_leave_no_other_mark() {
    for keys in PLACES {
        let screen = drawn(EVERYTHING, keys, |settings| settings.ascii = true);
        let marks = "✓○·•…↑↓─│┃┌┐└┘▁▂▃▄▅▆▇█";
        // The setting itself shows both.
        let odd = |cell: &&Cell| marks.contains(cell.symbol()) && *keys != ",";
        assert_eq!(screen.content.iter().find(odd), None, "{keys}: {}", picture(&screen));
    }
}

#[test]
fn another_look_is_there_at_once_also_by_an_undo_and_from_another_window() {
    let mut driver = opened(EVERYTHING, "", |_| ());
    let colours = |driver: &Driver| {
        let screen = driver.drawn();
        screen.buffer().content.iter().any(|cell| cell.fg == Color::Cyan)
    };
    assert!(colours(&driver));
    driver.keys(",").keys(&"<tab>".repeat(8)).shows("Colours");
    driver.keys("<right><right><ctrl-s>");
    assert_eq!(driver.notebook().settings.theme, Theme::Mono, "{}", driver.screen());
    assert!(!colours(&driver));
    driver.keys("u");
    assert!(colours(&driver));
    let mut elsewhere = driver.notebook().clone();
    elsewhere.settings.theme = Theme::Mono;
    driver.send(Msg::Changed(Box::new(elsewhere)));
    assert!(!colours(&driver));
}

/// Every clock time on a screen, with what follows it.
fn times(screen: &str) -> Vec<String> {
    let letters: Vec<char> = screen.chars().collect();
    let is = |at: usize, test: fn(&char) -> bool| letters.get(at).is_some_and(test);
    let digit = |at: usize| is(at, char::is_ascii_digit);
    (0..letters.len())
        .filter(|at| letters[*at] == ':' && 0 < *at && digit(at - 1) && digit(at + 1) && digit(at + 2))
        .map(|at| letters[at.saturating_sub(2)..letters.len().min(at + 6)].iter().collect())
        .collect()
}

#[test]
fn with_a_clock_of_twelve_hours_no_screen_has_one_of_twenty_four() {
    for keys in PLACES {
        let mut driver = opened(EVERYTHING, "c6<enter>", |settings| settings.clock = Clock::Day12);
        driver.shows("saved 7:42 pm");
        driver.keys(keys);
        // Words of the invented person's and of an example.
        let own = ["08:00 and", "23:00 on"];
        for time in times(&driver.screen()) {
            let half = time.contains(" am") || time.contains(" pm");
            let said = own.iter().any(|own| own.contains(time.trim()) || time.contains(own));
            assert!(half || said, "{time:?} of {keys} in:\n{}", driver.screen());
        }
    }
}

#[test]
fn what_a_form_shows_in_twelve_hours_it_reads_again() {
    let mut notebook = empty();
    notebook.settings.clock = Clock::Day12;
    let mut driver = Driver::new(notebook);
    driver.keys("nl<tab>11:30 pm<tab>7 am<ctrl-s>").shows("11:30 pm to 7:00 am");
    driver.keys("nl").shows("11:30 pm").shows("7:00 am");
    driver.keys("<tab><tab><tab>8<ctrl-s>");
    let day = driver.notebook().days.iter().next().unwrap();
    assert_eq!(day.bed.unwrap().to_string(), "23:30:00");
    assert_eq!(day.sleep_quality.unwrap().get(), 8);
    driver.keys("6d24 nov<tab>5:15pm<enter>").shows("5:15 pm");
    driver.keys("d").shows("5:15 pm");
    driver.keys("<esc>p").shows("24 November 2026, 5:15 pm");
    driver.keys("<esc>,").shows("4:00 am");
    driver.keys("<ctrl-u>3 am<ctrl-s>,").shows("3:00 am");
}

#[test]
fn a_date_in_numbers_is_read_in_the_order_that_was_chosen_and_shown_in_words() {
    let shown = |order: DayOrder| {
        let mut notebook = empty();
        notebook.settings.day_order = order;
        let mut driver = Driver::new(notebook);
        driver.keys("6d<ctrl-u>5/12").screen()
    };
    assert!(shown(DayOrder::DayMonth).contains("Sat 5 Dec 2026"), "{}", shown(DayOrder::DayMonth));
    assert!(shown(DayOrder::MonthDay).contains("12 May"), "{}", shown(DayOrder::MonthDay));
    let open = shown(DayOrder::Unset);
    assert!(!open.contains("Dec 2026") && !open.contains("12 May"), "{open}");
    let orders = [("day-month", DayOrder::DayMonth), ("month-day", DayOrder::MonthDay)];
    for (name, order) in orders {
        keep(name, &drawn(EVERYTHING, "6d<ctrl-u>5/12", |settings| settings.day_order = order));
    }
}

/// A date as the file has it, or one of numbers alone, is on no screen.
#[test]
fn no_screen_shows_a_date_in_numbers() {
    for keys in PLACES {
        let screen = opened(EVERYTHING, keys, |_| ()).screen();
        let words = screen.split(|letter: char| !letter.is_ascii_digit() && !"-/.".contains(letter));
        let odd = words.filter(|word| {
            let parts: Vec<&str> = word.trim_matches(['.', '-']).split(['-', '/', '.']).collect();
            parts.len() == 3 && parts.iter().all(|part| !part.is_empty())
        });
        let odd: Vec<&str> = odd.collect();
        assert!(odd.is_empty(), "{odd:?} of {keys} in:\n{screen}");
    }
}
