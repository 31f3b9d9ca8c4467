//! Insights: pictures, the same in words, and what it costs.

use chrono::{Datelike, NaiveDate};
use guidepost::app::{App, Drafts, Look, Msg, Start};
use guidepost::demo::{self, Span};
use guidepost::keys::Key;
use guidepost::model::{Mint, Notebook};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Color;

use crate::driver::{Driver, at, empty};

const NOW: &str = "2026-11-21T09:30+00:00";

fn somebody() -> Notebook {
    demo::notebook(at(NOW), 1, Span::Weeks)
}

/// Insights at a size, after some keys.
fn seen(width: u16, height: u16, keys: &str) -> Driver {
    let mut driver = Driver::new(somebody()).size(width, height);
    driver.keys("5").keys(keys);
    driver
}

/// How many parts there are.
const PARTS: usize = 11;

/// The chosen part after that many steps down, on the whole page of a wide window.
fn large(step: usize, keys: &str) -> String {
    whole((120, 40), step, keys)
}

fn whole((width, height): (u16, u16), step: usize, keys: &str) -> String {
    let driver = seen(width, height, &format!("<enter>{}{keys}", "j".repeat(step)));
    driver.screen().lines().skip(3).take(35).collect::<Vec<&str>>().join("\n")
}

fn picture(name: &str, screen: &str) {
    insta::with_settings!({ snapshot_path => "pictures", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, screen);
    });
}

/// Without the status line and the footer, which are not this page's.
fn page(screen: &str) -> String {
    let rows: Vec<&str> = screen.lines().collect();
    rows[1..rows.len() - 2].join("\n")
}

#[test]
fn every_part_is_drawn_at_three_sizes() {
    for (width, height) in [(80, 24), (120, 40), (60, 20)] {
        let mut all = String::new();
        for part in 0..PARTS {
            all += &page(&seen(width, height, &"j".repeat(part)).screen());
            all += "\n\n";
        }
        picture(&format!("insights-{width}x{height}"), &all);
    }
}

#[test]
fn every_part_is_said_in_words() {
    let words: Vec<String> = (0..PARTS).map(|part| large(part, "T")).collect();
    picture("insights-words", &words.join("\n\n"));
}

/// Points of the first picture in a text, as days after the first and values between the ends of the scale.
fn points(chart: &str) -> Vec<(usize, f64)> {
    let rows: Vec<Vec<char>> = chart
        .lines()
        .skip_while(|row| !row.contains('│'))
        .take_while(|row| row.contains('│'))
        .map(|row| row.chars().collect())
        .collect();
    let scale = |row: &Vec<char>| {
        row.iter().take_while(|it| **it != '│').collect::<String>().trim().parse::<f64>().unwrap()
    };
    let (high, low) = (scale(&rows[0]), scale(&rows[rows.len() - 1]));
    let mut points = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let axis = cells.iter().position(|it| *it == '│').unwrap() + 1;
        let value = high - (high - low) * row as f64 / (rows.len() - 1) as f64;
        points.extend((axis..cells.len()).filter(|at| cells[*at] == '•').map(|at| (at - axis, value)));
    }
    points.sort_by_key(|(x, _)| *x);
    points
}

/// `Tue 3 Nov 2026: 5.5, median …` as days after `first` and the value, if there is one.
fn said(line: &str, first: NaiveDate) -> Option<(usize, f64)> {
    let (day, words) = line.trim().split_once(": ")?;
    let day = NaiveDate::parse_from_str(day, "%a %d %b %Y").ok()?;
    let value = words.split(',').next()?.parse().ok()?;
    Some(((day - first).num_days() as usize, value))
}

fn same_points(chart: &str, words: &str, days: i64) {
    let first = at(NOW).date_naive() - chrono::Days::new(days as u64 - 1);
    let drawn = points(chart);
    let spoken: Vec<(usize, f64)> = words
        .lines()
        .map_while(|line| Some(line).filter(|line| !line.starts_with(" Dots")))
        .filter_map(|line| said(line, first))
        .collect();
    assert_eq!(drawn.len(), spoken.len(), "{chart}\n{words}");
    let apart = drawn
        .iter()
        .zip(&spoken)
        .filter(|(_, (day, _))| 0 < *day)
        .map(|((x, _), (day, _))| x / day)
        .max()
        .unwrap();
    for ((x, height), (day, value)) in drawn.iter().zip(&spoken) {
        assert_eq!(*x, day * apart, "{chart}");
        assert!((height - value).abs() <= 0.5, "drawn {height}, said {value}");
    }
}

#[test]
fn the_mood_is_drawn_at_the_height_its_words_say() {
    let (chart, words) = (large(0, "pp"), large(0, "ppT"));
    assert!(20 < points(&chart).len(), "{chart}");
    same_points(&chart, &words, 28);
}

#[test]
fn results_and_ratings_are_drawn_at_the_height_their_words_say() {
    for part in [8, 9] {
        let (chart, words) = (large(part, ""), large(part, "T"));
        assert!(3 < points(&chart).len(), "{chart}");
        let first_day = at(NOW).date_naive() - chrono::Days::new(83);
        let lines = words.lines().map(|line| said(line, first_day)).skip_while(Option::is_none);
        let spoken: Vec<(usize, f64)> = lines.map_while(|it| it).collect();
        let drawn = points(&chart);
        assert_eq!(drawn.len(), spoken.len(), "{chart}\n{words}");
        for ((_, height), (_, value)) in drawn.iter().zip(&spoken) {
            assert!((height - value).abs() <= 1.6, "drawn {height}, said {value}\n{chart}");
        }
    }
}

#[test]
fn a_year_in_pixels_has_the_shade_of_what_its_words_say() {
    let (chart, words) = (large(4, ""), whole((400, 40), 4, "T"));
    let mut compared = 0;
    for month in words.lines().filter(|line| line.contains(": ") && line.contains("2026  ")) {
        let (name, days) = month.trim().split_once("  ").unwrap();
        let row = chart
            .lines()
            .find(|row| {
                row.trim().starts_with(&name[..3]) && row.contains('·')
                    || row.trim().starts_with(&format!("{} ", &name[..3]))
            })
            .unwrap();
        let cells: Vec<char> = row.trim_start().chars().skip(7).collect();
        let said: Vec<(usize, f64)> = days
            .split(", ")
            .map(|day| day.split_once(": ").unwrap())
            .map(|(day, mood)| (day.parse().unwrap(), mood.parse().unwrap()))
            .collect();
        let drawn: Vec<(usize, char)> = cells
            .iter()
            .step_by(2)
            .enumerate()
            .filter(|(_, it)| "▂▄▆█".contains(**it))
            .map(|(at, it)| (at + 1, *it))
            .collect();
        assert_eq!(drawn.len(), said.len(), "{row}\n{month}");
        for ((day, sign), (said_day, mood)) in drawn.iter().zip(&said) {
            let shade = [3.5, 5.5, 7.5].iter().filter(|from| **from <= *mood).count();
            assert_eq!((day, sign), (said_day, &['▂', '▄', '▆', '█'][shade]), "{month}");
            compared += 1;
        }
    }
    assert!(60 < compared, "{compared}\n{words}");
}

#[test]
fn a_month_has_the_shade_of_what_its_words_say() {
    let (chart, words) = (large(3, ""), large(3, "T"));
    let signs: Vec<(u32, char)> = chart
        .split_whitespace()
        .filter_map(|cell| {
            let sign = cell.chars().last()?;
            let day = cell.trim_end_matches(sign).parse().ok()?;
            "▂▄▆█".contains(sign).then_some((day, sign))
        })
        .collect();
    let said: Vec<(u32, char)> = words
        .lines()
        .filter_map(|line| {
            let (day, mood) = line.trim().split_once(": ")?;
            let mood: f64 = mood.parse().ok()?;
            let shade = [3.5, 5.5, 7.5].iter().filter(|from| **from <= mood).count();
            Some((day.split(' ').nth(1)?.parse().ok()?, ['▂', '▄', '▆', '█'][shade]))
        })
        .collect();
    assert!(15 < said.len(), "{words}");
    assert_eq!(signs, said, "{chart}\n{words}");
}

#[test]
fn bars_and_figures_carry_the_numbers_their_words_say() {
    for part in [1, 2, 7] {
        let (chart, words) = (large(part, ""), large(part, "T"));
        let rows: Vec<&str> = words.lines().skip(2).filter(|line| line.contains(": ")).collect();
        assert!(5 < rows.len(), "{words}");
        for row in rows {
            let (label, note) = row.trim().rsplit_once(": ").unwrap();
            let label: String = label.chars().take(30).collect();
            let drawn = chart
                .lines()
                .find(|line| line.trim().starts_with(&label))
                .unwrap_or_else(|| panic!("{label} in {chart}"));
            assert!(drawn.contains(note), "{drawn} is not {row}");
        }
    }
    let (chart, words) = (large(5, ""), large(5, "T"));
    let walk: Vec<String> = words
        .lines()
        .skip_while(|line| !line.trim().starts_with("Walk:"))
        .skip(1)
        .take_while(|line| line.contains("week of"))
        .map(|line| line.rsplit_once(": ").unwrap().1.split(',').next().unwrap().replace(" of ", "/"))
        .collect();
    let row = chart.lines().find(|line| line.trim().starts_with("Walk")).unwrap();
    let drawn: Vec<&str> = row.split_whitespace().filter(|cell| cell.contains('/')).collect();
    assert!(8 < drawn.len(), "{row}");
    let walk: Vec<&str> = walk.iter().map(String::as_str).collect();
    assert_eq!(drawn, walk, "{row}\n{words}");
}

#[test]
fn an_empty_notebook_says_kindly_what_will_be_there_and_how_many_days_it_takes() {
    for (width, height) in [(80, 24), (60, 20), (24, 8)] {
        let mut driver = Driver::new(empty()).size(width, height);
        driver.keys("5");
        let mut all = String::new();
        for _ in 0..PARTS {
            all += &driver.screen();
            driver.keys("j");
        }
        if width == 80 {
            for wanted in ["7 more days with a mood", "20 more days", "Each needs 4 days", "It takes 28 days"]
            {
                assert!(all.contains(wanted), "no {wanted} in {all}");
            }
        }
        for never in ["because", "significant", "%", "NaN", "streak", "missed", "failed", "should", "!"] {
            assert!(!all.contains(never), "{never} in {all}");
        }
    }
}

#[test]
fn colour_says_nothing_that_shape_does_not() {
    let draw = |colour: bool| {
        let start = Start {
            notebook: somebody(),
            mint: Mint::new(7),
            drafts: Drafts::new(),
            look: Look { colour, unicode: true },
            place: String::new(),
            demo: false,
            sealed: false,
            notices: Vec::new(),
        };
        let mut app = App::new(start);
        app.begin(at(NOW));
        for key in Key::parse_all("5jjjj") {
            app.update(Msg::Key(key), at(NOW));
        }
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        terminal.draw(|frame| app.view(frame, at(NOW))).unwrap();
        let buffer = terminal.backend().buffer().clone();
        let cells = buffer.content().iter().map(|cell| (cell.symbol().to_owned(), cell.fg, cell.bg));
        cells.collect::<Vec<(String, Color, Color)>>()
    };
    let (coloured, plain) = (draw(true), draw(false));
    assert!(plain.iter().all(|(_, fg, bg)| (*fg, *bg) == (Color::Reset, Color::Reset)));
    assert!(coloured.iter().zip(&plain).all(|(a, b)| a.0 == b.0));
    for (sign, colour) in
        [("▂", Color::LightBlue), ("▄", Color::Cyan), ("▆", Color::LightGreen), ("█", Color::LightYellow)]
    {
        let of = |cells: &[(String, Color, Color)]| {
            cells.iter().filter(|(it, ..)| it == sign).map(|(_, fg, _)| *fg).collect::<Vec<Color>>()
        };
        assert!(!of(&coloured).is_empty() && of(&coloured).iter().all(|fg| *fg == colour), "{sign}");
    }
}

#[test]
fn the_period_goes_back_and_forth_and_never_into_days_to_come() {
    let mut driver = seen(80, 24, "");
    driver.shows("12 weeks, Sun 30 Aug to Sat 21 Nov");
    driver.keys("]").shows("still to come");
    driver.keys("[").shows("12 weeks, Sun 7 Jun to Sat 29 Aug");
    driver.keys("]").shows("to Sat 21 Nov");
    driver.keys("[[t").shows("to Sat 21 Nov");
    driver.keys("p").shows("52 weeks");
    driver.keys("p").shows("4 weeks, Sun 25 Oct to Sat 21 Nov");
}

#[test]
fn a_change_in_life_is_written_here_and_stands_on_the_chart_at_once_and_goes_with_an_undo() {
    let mut driver = Driver::new(somebody()).size(120, 40);
    driver.keys("5n").keys("another dose<enter>").shows("21 Nov: another dose");
    driver.keys("u").hides("another dose");
    driver.keys("<ctrl-r>").shows("another dose");
}

#[test]
fn the_questionnaires_open_from_here() {
    let mut driver = seen(80, 24, "m");
    driver.shows("PHQ-8");
    driver.keys("<esc>").shows("Insights: 12 weeks");
}

#[test]
fn a_mood_written_over_it_is_seen_as_soon_as_the_form_closes() {
    let mut driver = Driver::new(empty());
    driver.keys("5").shows("No mood is written down");
    driver.keys("c7<enter>").hides("No mood is written down").shows("6 more days with a mood");
}

#[test]
fn what_is_longer_than_its_place_scrolls_and_ends() {
    let mut driver = seen(80, 24, "pT");
    driver.shows("Sun 30 Aug 2026");
    let first = driver.screen();
    driver.keys("<pgdn>").hides("Sun 30 Aug 2026");
    driver.keys(&"<pgdn>".repeat(60));
    let last = driver.screen();
    driver.keys("<pgdn>");
    assert_eq!(driver.screen(), last);
    driver.keys(&"<pgup>".repeat(60));
    assert_eq!(driver.screen(), first);
}

#[test]
fn any_size_and_any_part_is_drawn() {
    let years = demo::notebook(at("2024-02-29T09:30+00:00"), 2, Span::Years(2));
    assert_eq!(years.check_ins.last().unwrap().when.day.year(), 2024);
    for (width, height) in [(24, 8), (30, 9), (41, 12), (76, 10), (110, 16), (200, 60)] {
        let mut driver =
            Driver::started(years.clone(), Drafts::new(), "2024-02-29T09:30+00:00").size(width, height);
        driver.keys("5");
        for keys in ["", "T", "<enter>T", "p", "[", "<esc>"] {
            driver.keys(keys);
            for _ in 0..PARTS {
                driver.screen();
                driver.keys("j");
            }
            driver.keys("g");
        }
    }
}
