//! The guard in a process that panics: this test program starts itself again in a terminal.

use std::io::Write;

use guidepost::shell::guard;

use super::*;

const PART: &str = "GUIDEPOST_TEST_PART";

fn child(part: &str) -> Session {
    let this = std::env::current_exe().unwrap();
    let args =
        ["--exact", "pty::guard::the_part_of_the_child", "--ignored", "--nocapture", "--test-threads=1"];
    Home::new().run(this, &args, (100, 24), &[(PART, part)])
}

#[test]
#[ignore = "the other half of the tests below"]
fn the_part_of_the_child() {
    let part = std::env::var(PART).unwrap_or_default();
    guard::watch_panics();
    guard::enter(true).unwrap();
    write!(guard::Tty, "on the screen").unwrap();
    match part.as_str() {
        "panic" => panic!("private words"),
        "thread" => drop(thread::spawn(|| panic!("private words")).join()),
        "twice" => {
            guard::enter(true).unwrap();
            guard::leave();
            guard::leave();
            write!(guard::Tty, "half a frame").unwrap();
        }
        _ => guard::leave(),
    }
    std::process::exit(7);
}

#[test]
fn a_panic_gives_the_terminal_back_and_tells_the_place_but_not_the_words() {
    for part in ["panic", "thread"] {
        let end = child(part).finish();
        assert!(end.text.contains("had to stop at tests/it/pty/guard.rs"), "{}", end.text);
        assert!(!end.text.contains("private words"), "{}", end.text);
        assert!(!end.text.contains("on the screen"), "{}", end.text);
    }
}

#[test]
fn leaving_twice_leaves_once_and_nothing_is_written_after() {
    let end = child("twice").finish();
    assert_eq!(end.code, 7);
    assert!(!end.text.contains("half a frame"), "{}", end.text);
}
