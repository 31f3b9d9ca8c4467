//! The harness tested on programs that behave and misbehave.

use super::*;

#[test]
fn a_program_is_driven_by_keys_and_read_as_a_screen() {
    let home = Home::new();
    let mut session = home.run("sh", &["-c", "read name; echo hello $name; stty size; exit 3"], (40, 5), &[]);
    session.keys("you<enter>");
    session.wait_for("hello you");
    let end = session.finish();
    assert_eq!(end.code, 3);
    assert!(end.text.contains("5 40"), "{}", end.text);
}

#[test]
fn a_program_sees_only_the_empty_home() {
    let home = Home::new();
    let end = home.run("env", &[], (200, 50), &[("EXTRA", "yes")]).finish();
    assert!(end.text.contains("EXTRA=yes"));
    assert!(end.text.contains(&format!("XDG_STATE_HOME={}/state", home.path().display())), "{}", end.text);
    assert!(!end.text.contains("CARGO"), "{}", end.text);
}

#[test]
#[should_panic(expected = "alternate screen")]
fn a_program_that_leaves_the_alternate_screen_on_is_caught() {
    Home::new().run("printf", &["\\033[?1049h"], (40, 5), &[]).finish();
}

#[test]
#[should_panic(expected = "modes")]
fn a_program_that_leaves_raw_mode_on_is_caught() {
    Home::new().run("stty", &["raw"], (40, 5), &[]).finish();
}

#[test]
fn a_terminal_that_vanishes_ends_a_program_that_listens() {
    let home = Home::new();
    let session = home.run("cat", &[], (40, 5), &[]);
    assert!(session.vanish() < Duration::from_secs(1));
}
