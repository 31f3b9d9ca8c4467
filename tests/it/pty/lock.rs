//! The app before an encrypted notebook: it asks, and shows nothing else.

use std::fs;

use guidepost::model::Mint;
use guidepost::store::{Copies, Key, Opening, Place, Store, cover};

use super::privacy::until;
use super::terminal::{open, type_in};
use super::{Home, Session};
use crate::driver::at;
use crate::sealed::with_word;

/// A notebook of a person in Ireland, encrypted with a key that costs no second.
fn encrypted() -> Home {
    let home = Home::new();
    assert_eq!(home.start(&["log", "--mood", "6", "--note", "quartz"], (80, 24), &[]).end().code, 0);
    let text = fs::read_to_string(home.notebook()).unwrap();
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    file["settings"] = serde_json::json!({ "country": "IE", "welcomed": true });
    file.as_object_mut().unwrap().remove("checksum");
    fs::write(home.notebook(), file.to_string()).unwrap();
    let place = Place::at(home.notebook(), home.path().join("state/guidepost"));
    let now = at("2026-11-21T09:30+00:00");
    let mut store = Store::open(place, Copies::EachDay, Mint::new(5).id(now)).unwrap();
    store.encrypt(Key::weak("correct horse", "the stable").unwrap(), now).unwrap();
    home
}

fn start(home: &Home) -> Session {
    let session = home.start(&[], (80, 24), &[]);
    session.wait_for("This notebook is encrypted.");
    session
}

#[test]
fn the_app_asks_for_the_passphrase_and_goes_on_with_the_notebook() {
    let home = encrypted();
    let mut session = start(&home);
    session.wait_for("Hint: the stable");
    session.keys("wrong");
    session.wait_for("Passphrase  •••••");
    session.keys("<enter>");
    session.wait_for("That is not the passphrase.");
    session.keys("correct horse<enter>");
    session.wait_for("1 Today");
    session.keys("c7basalt<enter>");
    session.wait_for("basalt");
    session.keys("q");
    let end = session.finish();
    assert_eq!(end.code, 0, "{}", end.text);
    let shown = String::from_utf8_lossy(&end.output).into_owned();
    assert!(!shown.contains("horse") && !shown.contains("wrong"), "what is typed is never shown");
    assert!(cover(&home.notebook()).is_some());
    for word in ["quartz", "basalt"] {
        assert_eq!(with_word(home.path(), word), Vec::<String>::new());
    }
}

#[test]
fn before_the_passphrase_support_and_the_curtain_work_and_nothing_of_the_notebook_is_there() {
    let home = encrypted();
    let before = fs::read(home.notebook()).unwrap();
    let mut session = start(&home);
    session.keys("<f2>");
    session.wait_for("116 123");
    session.keys("e");
    session.keys("o");
    session.keys("<esc>");
    session.wait_for("This notebook is encrypted.");
    session.keys("<f3>");
    session.wait_gone("This notebook is encrypted.");
    session.keys("<f3>");
    session.wait_for("This notebook is encrypted.");
    session.keys("abc<f3>");
    session.wait_gone("This notebook");
    session.keys("<esc>");
    session.wait_for("Passphrase  •••");
    session.keys("<esc>");
    session.wait_gone("•");
    session.keys("<ctrl-c>");
    let end = session.finish();
    assert_eq!(end.code, 0, "{}", end.text);
    assert!(!String::from_utf8_lossy(&end.output).contains("quartz"));
    assert_eq!(fs::read(home.notebook()).unwrap(), before);
}

#[test]
fn an_end_while_it_asks_leaves_the_terminal_as_it_was() {
    let home = encrypted();
    let mut session = start(&home);
    session.keys("half<ctrl-c>");
    assert_eq!(session.finish().code, 0);
    let session = start(&home);
    session.signal(rustix::process::Signal::TERM);
    assert_eq!(session.finish().code, 143);
}

/// What `guidepost encrypt` does from elsewhere, with a key that costs no second.
fn seal(home: &Home) {
    let place = Place::at(home.notebook(), home.path().join("state/guidepost"));
    let now = at("2026-11-21T09:30+00:00");
    let mut store = Store::open(place, Copies::EachDay, Mint::new(5).id(now)).unwrap();
    store.encrypt(Key::weak("correct horse", "the stable").unwrap(), now).unwrap();
}

#[test]
fn a_window_across_an_encryption_writes_no_word_in_the_clear_and_brings_all_of_them_through() {
    let home = Home::new();
    let mut session = open(&home);
    session.keys("c7quartz one<enter>");
    session.wait_for("saved 09:30");
    type_in(&mut session, "quartz half");
    until("the draft", || !with_word(home.path(), "quartz half").is_empty());
    session.keys("<esc>");
    session.wait_gone("In a few words");
    seal(&home);

    session.keys("nwquartz two<enter>");
    session.wait_for("encrypted from elsewhere: type its passphrase");
    session.wait_for("not on the disk yet");
    until("nothing in the clear", || with_word(home.path(), "quartz").is_empty());
    session.keys("<ctrl-c>");
    session.wait_for("to leave without it.");
    session.keys("correct horse<enter>");
    session.wait_for("1 Today");
    session.wait_for("quartz two");
    session.keys("c");
    session.wait_for("quartz half");
    session.keys(" and whole<enter>");
    session.wait_for("and whole");
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
    assert_eq!(with_word(home.path(), "quartz"), Vec::<String>::new());
    let key = cover(&home.notebook()).unwrap().unlock("correct horse").unwrap();
    let place = Place::at(home.notebook(), home.path().join("state/guidepost"));
    let id = Mint::new(5).id(at("2026-11-21T09:30+00:00"));
    let store =
        Store::open_with(Opening { key: Some(key), ..Opening::new(place, Copies::Never, id) }).unwrap();
    let said = String::from_utf8(store.notebook().to_bytes()).unwrap();
    for words in ["quartz one", "quartz two", "quartz half and whole"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_form_that_is_open_when_the_notebook_is_encrypted_is_open_again_after_the_passphrase() {
    let home = Home::new();
    let mut session = open(&home);
    type_in(&mut session, "quartz half");
    seal(&home);
    session.send("\x1b[I");
    session.wait_for("not on the disk yet");
    session.keys("<f2>");
    session.wait_gone("type its passphrase");
    session.keys("<esc>");
    session.wait_for("type its passphrase");
    session.keys("correct horse<enter>");
    session.wait_for("Here is what you were writing");
    session.wait_for("quartz half");
    assert_eq!(with_word(home.path(), "quartz"), Vec::<String>::new());
    session.kill();
    let mut session = start(&home);
    session.keys("correct horse<enter>");
    session.wait_for("quartz half");
}

#[test]
fn line_by_line_the_passphrase_is_asked_for_when_the_notebook_was_encrypted_from_elsewhere() {
    let home = Home::new();
    let mut session = open(&home);
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
    let mut session = home.start(&["--plain"], (80, 40), &[]);
    session.wait_for("Tasks, 1 to");
    session.send("check\r6\rquartz two\r");
    session.wait_for("Feelings");
    assert_eq!(with_word(home.path(), "quartz").len(), 1, "half done");
    seal(&home);
    session.send("calm\r");
    session.wait_for("was encrypted from elsewhere");
    session.wait_for("Passphrase:");
    session.send("correct horse\r");
    session.wait_for("Tags");
    assert_eq!(with_word(home.path(), "quartz"), Vec::<String>::new());
    session.send("\r\r\r");
    session.wait_for("Kept.");
    session.send(".\r");
    session.wait_for("Until next time.");
    session.end();
    assert_eq!(with_word(home.path(), "quartz"), Vec::<String>::new());
    let mut session = start(&home);
    session.keys("correct horse<enter>");
    session.wait_for("quartz two");
}

#[test]
fn what_an_editor_wrote_of_an_encrypted_notebook_is_named_and_never_written_down_once_more() {
    let home = encrypted();
    let editor = [("EDITOR", r#"f() { echo basalt >"$1"; exit 3; }; f"#)];
    let mut session = home.start(&[], (80, 24), &editor);
    session.wait_for("This notebook is encrypted.");
    session.keys("correct horse<enter>");
    session.wait_for("1 Today");
    type_in(&mut session, "rain");
    session.keys("<f4>");
    session.wait_for("status 3");
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
    let mut again = start(&home);
    again.keys("correct horse<enter>");
    again.wait_for("words of yours from an editor");
    let left = with_word(home.path(), "basalt");
    assert!(left.len() == 1 && left[0].contains("/run/"), "{left:?}");
}
