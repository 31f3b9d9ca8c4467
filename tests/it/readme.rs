//! What README shows is what the program does: its pictures, its keys, the tests and the commands it names.
//!
//! `UPDATE_README=1 cargo test --test it readme` draws the pictures under `.github` and the keys anew.

use std::fs;
use std::path::Path;

use guidepost::app::{App, Look, Tab};
use guidepost::demo::{self, Span};
use guidepost::keys::Hint;
use ratatui::backend::Backend;

use crate::driver::{Driver, at};
use crate::svg::{DARK, Ground, LIGHT, Said, svg};

const NOW: &str = "2026-11-21T19:42+00:00";

/// A picture of README: its files under `.github`, how the program is brought there, and what there is to see.
struct Picture {
    name: &'static str,
    size: (u16, u16),
    keys: &'static str,
    words: &'static str,
}

const PICTURES: &[Picture] = &[
    Picture {
        name: "today",
        size: (80, 24),
        keys: "",
        words: "The tab Today in a terminal: a check-in with mood 6, five habits with their last fourteen days, \
                the next steps, the keys that work here.",
    },
    Picture {
        name: "goal",
        size: (80, 24),
        keys: "3nWrite three lines every evening for the next 30 days",
        words: "A goal being drafted in a sentence: four of five marks are set, the habit in it is offered, and one \
                question is asked.",
    },
    Picture {
        name: "insights",
        size: (100, 30),
        keys: "5",
        words: "The tab Insights: the mood of twelve weeks as dots with a line through the middle, gaps left empty, and \
                what changed in between.",
    },
    Picture {
        name: "session",
        size: (80, 24),
        keys: "6p",
        words: "The page for the next session as it would leave: what to talk about first, then the questionnaires.",
    },
];

impl Picture {
    fn file(&self, ground: &Ground) -> String {
        format!(".github/{}-{}.svg", self.name, ground.name)
    }

    /// How README shows it, light or dark as the reader has it.
    fn html(&self) -> String {
        let [light, dark] = [&LIGHT, &DARK].map(|ground| self.file(ground));
        format!(
            "<picture>\n  <source media=\"(prefers-color-scheme: dark)\" srcset=\"{dark}\">\n  \
             <img src=\"{light}\" alt=\"{}\">\n</picture>\n",
            self.words
        )
    }

    fn draw(&self, ground: &Ground) -> String {
        let look = Look { colour: true, unicode: true };
        let notebook = demo::notebook(at(NOW), 1, Span::Weeks);
        let mut driver =
            Driver::looking(notebook, Default::default(), NOW, look).size(self.size.0, self.size.1);
        driver.keys(self.keys);
        let mut drawn = driver.drawn();
        let cursor = drawn.get_cursor_position().ok().filter(|_| self.keys.len() > 3);
        let title = format!("guidepost, {}", self.name);
        svg(drawn.buffer(), cursor, ground, &Said { title: &title, words: self.words })
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn updates() -> bool {
    std::env::var_os("UPDATE_README").is_some()
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// Compares what stands between two marks with what belongs there.
#[track_caller]
fn between(name: &str, wanted: &str) {
    let text = readme();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let start = text.find(&open).unwrap() + open.len();
    let end = text.find(&close).unwrap();
    if text[start..end] == *wanted {
        return;
    }
    if updates() {
        let text = format!("{}{wanted}{}", &text[..start], &text[end..]);
        return fs::write(root().join("README.md"), text).unwrap();
    }
    panic!(
        "README's {name} is not today's; UPDATE_README=1 cargo test --test it readme writes it. It would be:\n{wanted}"
    );
}

fn invented() -> Driver {
    Driver::started(demo::notebook(at(NOW), 1, Span::Weeks), Default::default(), NOW)
}

fn table(hints: &[Hint]) -> String {
    let keys =
        |hint: &Hint| hint.keys.iter().map(|key| format!("`{key}`")).collect::<Vec<String>>().join(" ");
    hints.iter().map(|hint| format!("| {} | {} |\n", keys(hint), hint.help)).collect()
}

#[test]
fn the_pictures_are_drawn_from_the_program_light_and_dark_and_each_is_shown() {
    let text = readme();
    let mut files = Vec::new();
    for picture in PICTURES {
        for ground in [&LIGHT, &DARK] {
            let (file, wanted) = (picture.file(ground), picture.draw(ground));
            if updates() {
                fs::create_dir_all(root().join(".github")).unwrap();
                fs::write(root().join(&file), &wanted).unwrap();
            }
            let kept = fs::read_to_string(root().join(&file)).unwrap_or_default();
            assert!(
                kept == wanted,
                "{file} is not today's; UPDATE_README=1 cargo test --test it readme draws it"
            );
            files.push(file);
        }
    }
    for picture in PICTURES {
        assert!(text.contains(&picture.html()), "README is to show\n{}", picture.html());
    }
    let entries = fs::read_dir(root().join(".github")).unwrap().map(|entry| entry.unwrap().file_name());
    let svgs =
        entries.map(|name| format!(".github/{}", name.display())).filter(|name| name.ends_with(".svg"));
    let left_over: Vec<String> = svgs.filter(|name| !files.contains(name)).collect();
    assert_eq!(left_over, Vec::<String>::new(), "no row of PICTURES draws these");
}

#[test]
fn the_keys_are_drawn_from_the_program() {
    let [always, global] = App::everywhere();
    let everywhere = [always, global].concat();
    let mut tabs: Vec<(&str, Vec<Hint>)> = Tab::ROWS
        .iter()
        .map(|(_, digit, name)| {
            let mut driver = invented();
            driver.keys(&digit.to_string());
            let hints = driver.app.hints();
            (*name, hints.into_iter().filter(|hint| !everywhere.contains(hint)).collect())
        })
        .collect();
    let common = |hint: &Hint| tabs.iter().filter(|(_, own)| own.contains(hint)).count() >= 5;
    let lists: Vec<Hint> = tabs[0].1.iter().copied().filter(common).collect();
    let mut text = String::new();
    let named = |name: &str, hints: &[Hint]| format!("\n| key | {name} |\n|---|---|\n{}", table(hints));
    text.push_str(named("everywhere", &everywhere).trim_start());
    text.push_str(&named("in every list", &lists));
    for (name, own) in &mut tabs {
        own.retain(|hint| !lists.contains(hint));
        text.push_str(&named(name, own));
    }
    between("keys", &text);
}

#[test]
fn what_the_tour_presses_does_what_it_says() {
    let mut driver = invented();
    let check_ins = driver.notebook().check_ins.iter().count();
    driver.keys("c6<enter>c6tired<enter>");
    assert_eq!(driver.notebook().check_ins.iter().count(), check_ins + 2);
    assert!(driver.notebook().check_ins.iter().any(|check_in| check_in.words == "tired"));
    driver.keys("gj<space>n").shows("win").shows("hard").shows("helped");
    driver.keys("<esc>[").shows("yesterday");
    let habits = driver.notebook().habits.iter().count();
    driver.keys("3nWrite three lines every evening for the next 30 days").shows("Ctrl-O add the habit");
    driver.keys("<ctrl-o><ctrl-s><esc>");
    assert_eq!(driver.notebook().habits.iter().count(), habits + 1, "{}", driver.screen());
    driver.keys("2n").shows("Reflect");
}

#[test]
fn readme_counts_the_programs_that_can_be_imported_from() {
    let others = guidepost::exchange::FORMATS.len() - 1;
    assert!(readme().contains(&format!("from {others} other programs")), "{others}");
}

#[test]
fn every_test_that_readme_names_is_there() {
    let text = readme();
    let mut named = 0;
    for link in text.split("](tests/").skip(1) {
        let path = format!("tests/{}", link.split(')').next().unwrap());
        let source = fs::read_to_string(root().join(&path)).unwrap();
        assert!(source.contains("#[test]") || source.contains("proptest!"), "no test in {path}");
        named += 1;
    }
    assert!(5 < named, "README names {named} tests");
    for name in text
        .split('`')
        .filter(|word| 20 < word.len() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
    {
        let found =
            sources(&root().join("tests")).iter().any(|source| source.contains(&format!("fn {name}(")));
        assert!(found, "no test is called {name}");
    }
}

fn sources(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
    found
}
