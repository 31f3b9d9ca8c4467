//! From the marks to the page in the therapist's hands, with a real terminal, file and command.

use std::process::Command;

use guidepost::model::{Entry, Notebook};

use crate::pty::{Home, Session};

const EVENING: (&str, &str) = ("GUIDEPOST_NOW", "2026-11-21T21:00");

/// A window that shows the whole page.
const SIZE: (u16, u16) = (80, 90);

fn then(session: &mut Session, keys: &str, wanted: &str) {
    session.keys(keys);
    session.wait_for(wanted);
}

/// Goes down from the first row until the chosen one has these words. Each press is waited for: the mark moves.
fn go_to(session: &mut Session, words: &str) {
    let chosen = |text: &str| text.lines().position(|line| line.trim_start().starts_with("> "));
    session.keys("g");
    for _ in 0..80 {
        let text = session.text();
        let row = chosen(&text);
        if row.is_some_and(|row| text.lines().nth(row).is_some_and(|line| line.contains(words))) {
            return;
        }
        session.keys("j");
        session.wait_until("the next row", |screen| chosen(&screen.contents()) != row);
    }
    panic!("no row with {words:?} in:\n{}", session.text());
}

/// What a command prints into a pipe.
fn guidepost(home: &Home, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
    command.env_clear().envs(home.environment()).env(EVENING.0, EVENING.1).args(args);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Writes some things and marks every second one, on three tabs.
fn mark(session: &mut Session) {
    then(session, "<esc>c6 quartz evening<enter>", "quartz evening");
    then(session, "nworchid call<enter>", "orchid call");
    then(session, "nhumber silence<enter>", "umber silence");
    then(session, "nwbasalt morning<enter>", "basalt morning");
    go_to(session, "orchid call");
    then(session, "b", "On your list for the session");
}

#[test]
fn what_the_preview_shows_is_what_the_command_prints_and_nothing_else_leaves() {
    let home = Home::new();
    let mut session = home.start(&[], SIZE, &[EVENING]);
    session.wait_for("Welcome.");
    mark(&mut session);
    then(&mut session, "3n", "In your own words");
    session.keys("Walk to the lantern twice a week until Christmas<ctrl-s>");
    session.wait_for("Walk to the lantern");
    then(&mut session, "b", "On your list for the session");
    then(&mut session, "n", "In your own words");
    then(&mut session, "Paint the shed by Easter<ctrl-s>", "Paint the shed");
    then(&mut session, "2a", "A concern");
    then(&mut session, "saffron phone calls<ctrl-s>", "saffron phone calls");
    then(&mut session, "b", "On your list for the session");
    session.keys("q");
    assert_eq!(session.finish().code, 0);
    guidepost(&home, &["measure", "add", "phq-8", "9", "--date", "2026-11-07"]);
    guidepost(&home, &["measure", "add", "gad-7", "4", "--date", "2026-11-07"]);

    let mut session = home.start(&[], SIZE, &[EVENING]);
    session.wait_for("orchid call");
    then(&mut session, "6a", "How we work");
    then(&mut session, "nWhat about indigo Sundays?<enter><esc>", "indigo Sundays");
    go_to(&mut session, "PHQ-8: 9 of 24");
    then(&mut session, "<space>", "✓ PHQ-8");
    then(&mut session, "p", "The page, as it would leave");
    session.wait_for("1. What about indigo Sundays?");
    let shown = session.text();
    session.keys("q<esc>q");
    assert_eq!(session.finish().code, 0);

    let page = guidepost(&home, &["session"]);
    let rows = shown.lines().skip(3).map(|row| row.strip_prefix(' ').unwrap_or(row).trim_end());
    let rows: Vec<&str> = rows.collect();
    let printed: Vec<&str> = page.lines().collect();
    assert_eq!(&rows[..printed.len()], &printed[..]);
    for marked in ["orchid call", "Walk to the lantern", "saffron phone calls", "indigo Sundays", "PHQ-8"] {
        assert!(page.contains(marked), "{page}");
    }
    nothing_else(&home, &page);
    assert!(guidepost(&home, &["session", "--shared"]).contains("1 page was printed or saved"));
}

/// Every word of the notebook that belongs to no marked record.
fn nothing_else(home: &Home, page: &str) {
    let notebook = Notebook::read(&std::fs::read(home.notebook()).unwrap()).unwrap();
    let mut looked_at = 0;
    for entry in notebook.ids().filter_map(|id| notebook.entry(id)) {
        let marked = match &entry {
            Entry::Note(record) => record.bring,
            Entry::Goal(record) => record.bring,
            Entry::Concern(record) => record.bring,
            // Names of what is ticked, and of what was shared.
            Entry::Preparation(_) | Entry::Share(_) => true,
            _ => false,
        };
        let names = ["phq-8", "gad-7"];
        entry.words(&mut |words| {
            if !marked && !words.is_empty() && !names.contains(&words) {
                looked_at += 1;
                assert!(!page.contains(words), "{words:?} is on\n{page}");
            }
        });
    }
    assert!(4 <= looked_at, "only {looked_at} unmarked texts");
    assert!(!page.contains("GAD-7"));
}
