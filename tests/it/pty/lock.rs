//! The app before an encrypted notebook: it asks, and shows nothing else.

use std::fs;

use guidepost::model::Mint;
use guidepost::store::{Copies, Key, Place, Store, cover};

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
