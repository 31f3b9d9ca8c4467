//! What README shows is what the program does: its picture, its keys, the tests it names.
//!
//! `UPDATE_README=1 cargo test readme` writes the picture and the keys anew.

use std::fs;
use std::path::Path;

use guidepost::app::{App, Tab};
use guidepost::demo::{self, Span};
use guidepost::keys::Hint;

use crate::driver::{Driver, at};

const NOW: &str = "2026-11-21T19:42+00:00";

fn readme() -> String {
    fs::read_to_string(path()).unwrap()
}

fn path() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"))
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
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path(), format!("{}{wanted}{}", &text[..start], &text[end..])).unwrap();
        return;
    }
    panic!(
        "README's {name} is not today's; UPDATE_README=1 cargo test readme writes it. It would be:\n{wanted}"
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
fn the_picture_and_the_keys_are_drawn_from_the_program() {
    between("picture", &format!("```text\n{}\n```\n", invented().screen()));

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
fn every_test_that_readme_names_is_there() {
    let text = readme();
    let mut named = 0;
    for link in text.split("](tests/").skip(1) {
        let path = format!("tests/{}", link.split(')').next().unwrap());
        let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
        assert!(source.contains("#[test]") || source.contains("proptest!"), "no test in {path}");
        named += 1;
    }
    assert!(5 < named, "README names {named} tests");
    for name in text
        .split('`')
        .filter(|word| 20 < word.len() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
    {
        let found = sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")))
            .iter()
            .any(|source| source.contains(&format!("fn {name}(")));
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
