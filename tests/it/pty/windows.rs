//! Two windows on one notebook.

use super::terminal::{open, type_in};
use super::*;

#[test]
fn what_one_window_saves_the_other_shows_and_its_half_typed_form_stays() {
    let home = Home::new();
    let mut one = open(&home);
    let mut two = home.start(&[], (80, 24), &[]);
    two.wait_for("How are you");
    type_in(&mut two, "half typed here");
    type_in(&mut one, "saved there");
    one.keys("<enter>");
    one.wait_gone("In a few words");
    one.wait_for("saved 09:30");
    two.send("\x1b[I");
    two.keys("<end> and more");
    two.wait_for("half typed here and more");
    two.keys("<enter>");
    two.wait_gone("In a few words");
    two.wait_for("saved there");
    two.wait_for("half typed here and more");
    two.wait_for("saved 09:30");
    two.keys("<ctrl-c>");
    assert_eq!(two.finish().code, 0);
    one.send("\x1b[I");
    one.wait_for("half typed here and more");
    one.keys("<ctrl-c>");
    assert_eq!(one.finish().code, 0);
}

#[test]
fn a_notebook_that_comes_in_whole_is_on_the_screen_and_on_the_disk() {
    let home = Home::new();
    let made = home.start(&["--data", "other.json", "log", "--win", "from elsewhere"], (80, 24), &[]).end();
    assert_eq!(made.code, 0, "{}", made.text);
    let mut window = open(&home);
    window.keys("I");
    window.wait_for("Where it is");
    window.keys("<left><tab>other.json<enter>");
    window.wait_for("nothing is written yet");
    window.keys("<enter>");
    window.wait_for("Taken in: 1 new entry");
    window.keys("7");
    window.wait_for("from elsewhere");
    window.keys("1c6<enter>");
    window.wait_for("saved 09:30");
    window.keys("q");
    assert_eq!(window.finish().code, 0);
    let read =
        |path: &Path| -> serde_json::Value { serde_json::from_slice(&fs::read(path).unwrap()).unwrap() };
    let (ours, theirs) = (read(&home.notebook()), read(&home.path().join("other.json")));
    assert_eq!((&ours["document"], &ours["notes"]), (&theirs["document"], &theirs["notes"]));
    assert_eq!(ours["check_ins"][0]["mood"], 6);
}
