//! What the environment and the command line say of colours and of letters, as the terminal hears it.

use super::*;

/// All that the app writes until it is left, on an invented person's notebook.
fn written(args: &[&str], more: &[(&str, &str)]) -> Vec<u8> {
    let home = Home::new();
    let mut session = home.start(&[args, &["demo"]].concat(), (80, 24), more);
    session.wait_for("Habits");
    session.keys("5");
    session.wait_for("Typical day");
    session.keys("q");
    let end = session.finish();
    assert_eq!(end.code, 0);
    end.output
}

fn is_coloured(args: &[&str], more: &[(&str, &str)]) -> bool {
    let output = written(args, more);
    ["\x1b[38;5;", "\x1b[3", "\x1b[48;5;"].iter().any(|start| {
        let mut places = output.windows(start.len()).enumerate();
        places.any(|(at, bytes)| bytes == start.as_bytes() && is_colour(&output[at + 2..]))
    })
}

/// `36m` and `38;5;6m` are, `3m` (italic) and `39m` (the terminal's own) are not.
fn is_colour(sequence: &[u8]) -> bool {
    let end = sequence.iter().position(|byte| *byte == b'm').unwrap_or(0);
    let numbers = String::from_utf8_lossy(&sequence[..end]).into_owned();
    numbers.starts_with("38;")
        || numbers.starts_with("48;")
        || matches!(numbers.as_bytes(), [b'3', b'0'..=b'7'])
}

#[test]
fn the_first_of_color_no_color_and_clicolor_force_that_has_a_say_is_heard_in_the_app() {
    let (no, force) = (("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1"));
    assert!(is_coloured(&[], &[]));
    assert!(!is_coloured(&[], &[no]));
    assert!(!is_coloured(&[], &[no, force]));
    assert!(is_coloured(&["--color", "always"], &[no]));
    assert!(!is_coloured(&["--color=never"], &[force]));
}

#[test]
fn where_letters_are_not_utf_8_the_terminal_is_sent_ascii_alone() {
    for more in [("LANG", "C"), ("LC_ALL", "POSIX"), ("LC_CTYPE", "de_DE.ISO-8859-1")] {
        let output = written(&[], &[more]);
        let odd = output.iter().position(|byte| !byte.is_ascii());
        let near = |at: usize| String::from_utf8_lossy(&output[at.saturating_sub(40)..at + 3]).into_owned();
        assert_eq!(odd.map(near), None, "{more:?}");
    }
    assert!(!written(&[], &[]).is_ascii());
}

#[test]
fn a_terminal_that_can_show_no_full_screen_is_told_what_works_there() {
    let home = Home::new();
    let end = home.start(&["demo"], (80, 24), &[("TERM", "dumb")]).finish();
    assert_eq!(end.code, 2);
    assert!(end.text.contains("guidepost log"), "{}", end.text);
}
