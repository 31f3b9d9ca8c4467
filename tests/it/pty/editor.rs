//! `F4`: the text in the person's own editor.

use std::fs;

use super::terminal::{open_with, type_in};
use super::*;
use crate::sealed::with_word;

#[test]
fn a_text_goes_to_the_editor_and_comes_back_and_leaves_nothing() {
    let home = Home::new();
    let mut session = open_with(&home, &[("VISUAL", "sed -i -e s/rain/sun/"), ("EDITOR", "false")]);
    type_in(&mut session, "rain today");
    session.keys("<f4>");
    session.wait_for("sun today");
    assert_eq!(fs::read_dir(home.path().join("run")).unwrap().count(), 0);
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
}

#[test]
fn the_editor_has_the_terminal_and_the_keyboard_to_itself() {
    let home = Home::new();
    let mut session = open_with(&home, &[("EDITOR", "echo ready; read line; echo \"heard $line\" >")]);
    type_in(&mut session, "rain");
    session.keys("<f4>");
    session.wait_for("ready");
    assert!(!session.screen().alternate_screen() && !session.screen().bracketed_paste());
    session.keys("q every key<enter>");
    session.wait_for("heard q every key");
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
}

#[test]
fn an_editor_that_is_missing_or_refuses_leaves_the_text_and_says_so() {
    for (editor, said) in [("", "No editor is set"), ("no-such-editor", "not found"), ("false", "status 1")] {
        let home = Home::new();
        let mut session = open_with(&home, &[("EDITOR", editor)]);
        type_in(&mut session, "rain");
        session.keys("<f4>");
        session.wait_for(said);
        session.wait_for("rain");
        session.keys("<ctrl-c>");
        assert_eq!(session.finish().code, 0);
    }
}

#[test]
fn an_interrupt_for_the_editor_does_not_end_the_program() {
    let home = Home::new();
    let editor =
        r#"trap 'echo interrupted >"$1"; exit 0' INT; f() { echo ready; while :; do sleep 0.02; done; }; f"#;
    let mut session = open_with(&home, &[("EDITOR", editor)]);
    type_in(&mut session, "rain");
    session.keys("<f4>");
    session.wait_for("ready");
    session.keys("<ctrl-c>");
    session.wait_for("interrupted");
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
}

#[test]
fn a_kill_while_the_editor_is_open_leaves_the_text_for_the_next_start() {
    let home = Home::new();
    let mut session = open_with(&home, &[("EDITOR", "f() { echo kept >\"$1\"; echo ready; read line; }; f")]);
    type_in(&mut session, "rain");
    session.keys("<f4>");
    session.wait_for("ready");
    session.kill();
    let again = home.start(&[], (80, 24), &[]);
    again.wait_for("rain");
    assert_eq!(fs::read_dir(home.path().join("run")).unwrap().count(), 0);
    let kept = super::privacy::all_under(home.path());
    let kept = kept.iter().find(|path| path.to_string_lossy().contains("from-editor")).unwrap();
    assert_eq!(fs::read_to_string(kept).unwrap(), "kept\n");
}

const SUN_AND_GONE: &str = r#"f() { echo "basalt sun" >"$1"; exit 3; }; f"#;

#[test]
fn what_an_editor_wrote_before_it_went_wrong_is_kept_and_named() {
    let home = Home::new();
    let mut session = open_with(&home, &[("EDITOR", SUN_AND_GONE)]);
    type_in(&mut session, "rain");
    session.keys("<f4>");
    session.wait_for("status 3");
    session.wait_for("from-editor-");
    session.wait_for("rain");
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
    assert_eq!(fs::read_dir(home.path().join("run")).unwrap().count(), 0);
    assert_eq!(with_word(home.path(), "basalt sun").len(), 1);
}
