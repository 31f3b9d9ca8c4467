//! What is closed opens again, whole, with its key and with nothing else.

use std::io::{Read, Write};

use age::armor::{ArmoredReader, ArmoredWriter, Format};

use super::*;
use crate::model::Notebook;

const WORD: &str = "correct horse";

fn key() -> Key {
    Key::weak(WORD, "the stable").unwrap()
}

fn ring(own: &Key) -> Ring {
    Ring { own: Some(own.clone()), others: Vec::new() }
}

fn is_locked(answer: Result<Plain, Trouble>) -> bool {
    matches!(answer, Err(Trouble::Locked(_)))
}

fn is_damaged(answer: Result<Plain, Trouble>) -> bool {
    matches!(answer, Err(Trouble::Content(ReadError::Damaged { .. })))
}

/// More than the format encrypts at once.
fn long() -> Vec<u8> {
    b"quartz, and more of it. ".repeat(12_000)
}

#[test]
fn what_is_closed_opens_again_and_says_nothing_by_itself() {
    let ring = ring(&key());
    for plain in [&b""[..], b"quartz", &long()] {
        let bytes = ring.close_surely(plain, "IE").unwrap();
        assert!(is_sealed(&bytes) && !String::from_utf8_lossy(&bytes).contains("quartz"));
        assert_eq!(&*ring.open(&bytes).unwrap(), plain);
        assert_ne!(ring.close_surely(plain, "IE").unwrap(), bytes, "another text each time");
        let cover = Cover::of(&bytes).unwrap();
        assert_eq!((cover.hint.as_str(), cover.country.as_str()), ("the stable", "IE"));
    }
    let bytes = ring.close_surely(b"quartz", "IE").unwrap();
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["format", "version", "hint", "country", "key", "data"]);
    assert_eq!((&value["format"], &value["version"]), (&"guidepost-encrypted".into(), &1.into()));
}

#[test]
fn a_file_that_is_not_encrypted_is_given_back_and_closed_without_a_key_is_itself() {
    let notebook = br#"{"format":"guidepost","version":1}"#;
    assert_eq!(&*ring(&key()).open(notebook).unwrap(), notebook);
    assert_eq!(Ring::default().close_surely(notebook, "IE").unwrap(), notebook);
    assert!(Cover::of(notebook).is_none());
}

#[test]
fn without_its_key_a_file_is_locked_with_another_too_and_with_both_it_opens() {
    let (own, other) = (key(), key());
    let bytes = ring(&own).close_surely(b"quartz", "").unwrap();
    assert!(is_locked(Ring::default().open(&bytes)));
    assert!(is_locked(ring(&other).open(&bytes)));
    let both = Ring { own: Some(other), others: vec![own] };
    assert_eq!(&*both.open(&bytes).unwrap(), b"quartz");
}

#[test]
fn only_the_passphrase_gives_the_key() {
    let bytes = ring(&key()).close_surely(b"quartz", "").unwrap();
    let cover = Cover::of(&bytes).unwrap();
    for wrong in ["", "correct hors", "Correct horse", "correct horse "] {
        assert_eq!(cover.unlock(wrong).err(), Some(Refusal::Wrong), "{wrong:?}");
    }
    let again = cover.unlock(WORD).unwrap();
    assert_eq!(&*ring(&again).open(&bytes).unwrap(), b"quartz");
}

#[test]
fn no_damage_passes_for_words() {
    let ring = ring(&key());
    let bytes = ring.close_surely(b"quartz and basalt", "").unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let data = text.find("\"data\"").unwrap() + 60;
    for at in (data..bytes.len() - 40).step_by(3) {
        let mut odd = bytes.clone();
        odd[at] = if odd[at] == b'A' { b'B' } else { b'A' };
        assert!(is_damaged(ring.open(&odd)), "at {at}");
    }
    for end in (HEAD..bytes.len() - 2).step_by(7) {
        assert!(is_damaged(ring.open(&bytes[..end])), "cut at {end}");
    }
    let newer = text.replace("\"version\":1", "\"version\":2");
    let answer = ring.open(newer.as_bytes());
    assert!(matches!(answer, Err(Trouble::Content(ReadError::Newer { version: 2 }))));
}

#[test]
fn of_a_file_that_is_cut_off_the_beginning_can_still_be_read() {
    let ring = ring(&key());
    let (plain, bytes) = (long(), ring.close_surely(&long(), "").unwrap());
    let part = ring.open_partly(&bytes[..bytes.len() / 2]);
    assert!(65_536 <= part.len() && plain.starts_with(&part), "{} of {}", part.len(), plain.len());
    assert_eq!(&*ring.open_partly(&bytes), plain);
    let without_end = [&bytes[..bytes.len() - 2], &bytes[..bytes.len() - 3]];
    assert!(without_end.iter().all(|bytes| *ring.open_partly(bytes) == *plain));
    let zeros = [&bytes[..bytes.len() / 2], &[0; 4096]].concat();
    assert_eq!(*ring.open_partly(&zeros), *part);
    assert_eq!(&*Ring::default().open_partly(&bytes), b"");
}

#[test]
fn another_passphrase_opens_the_same_key_and_files_take_it_over_without_being_read() {
    let old = key();
    let new = old.weak_under("battery staple", "").unwrap();
    let bytes = ring(&old).close_surely(b"quartz", "IE").unwrap();
    let both = ring(&new);
    assert_eq!(&*both.open(&bytes).unwrap(), b"quartz");
    let aligned = both.aligned(&bytes, Reach::All).unwrap().unwrap();
    let cover = Cover::of(&aligned).unwrap();
    assert_eq!((cover.hint.as_str(), cover.country.as_str()), ("", "IE"));
    assert_eq!(cover.unlock(WORD).err(), Some(Refusal::Wrong));
    assert_eq!(&*ring(&cover.unlock("battery staple").unwrap()).open(&aligned).unwrap(), b"quartz");
    assert_eq!(both.aligned(&aligned, Reach::All).unwrap(), None);
    assert_eq!(both.aligned(&bytes, Reach::Others).unwrap(), None, "it stays under the passphrase it has");
    assert!(both.begins_like(&aligned) && !both.begins_like(&bytes) && !both.begins_like(b"{}"));
}

#[test]
fn files_are_brought_into_the_form_of_the_ring() {
    let own = key();
    let sealed = ring(&own).aligned(b"quartz", Reach::Others).unwrap().unwrap();
    assert_eq!(&*ring(&own).open(&sealed).unwrap(), b"quartz");
    let open = Ring { own: None, others: vec![own] };
    assert_eq!(open.aligned(&sealed, Reach::Others).unwrap().as_deref(), Some(&b"quartz"[..]));
    assert_eq!(open.aligned(b"quartz", Reach::Others).unwrap(), None);
    assert!(matches!(ring(&key()).aligned(&sealed, Reach::All), Err(Trouble::Locked(_))));
}

/// The armored text with its bytes changed.
fn changed(text: &str, from: &[u8], to: &[u8]) -> String {
    let mut bytes = Vec::new();
    ArmoredReader::new(text.as_bytes()).read_to_end(&mut bytes).unwrap();
    let at = bytes.windows(from.len()).position(|part| part == from).unwrap();
    bytes.splice(at..at + from.len(), to.iter().copied());
    let mut writer = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).unwrap();
    writer.write_all(&bytes).unwrap();
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

#[test]
fn a_file_that_asks_for_absurd_work_is_refused_at_once() {
    let key = Identity::new().unwrap().wrap(WORD, 1).unwrap();
    let cover = |key| Cover { hint: String::new(), country: String::new(), key };
    assert!(cover(key.clone()).unlock(WORD).is_ok());
    for factor in ["23", "40", "63"] {
        let asks = changed(&key, b" 1\n", format!(" {factor}\n").as_bytes());
        assert_eq!(cover(asks).unlock(WORD).err(), Some(Refusal::Work), "{factor}");
    }
    assert_eq!(cover("no armor at all".to_owned()).unlock(WORD).err(), Some(Refusal::Damaged));
    assert_eq!(cipher::FACTOR, 18);
}

/// Made by version 0.1.0. It opens with every later one.
const GOLDEN: &[u8] = include_bytes!("../../../tests/data/sealed-v1.json");

#[test]
fn the_golden_file_of_version_1_opens_with_its_passphrase() {
    let cover = Cover::of(GOLDEN).unwrap();
    assert_eq!(cover.hint, "made for a test");
    let key = cover.unlock("a golden key, kept for ever").unwrap();
    let opened = Notebook::read(&ring(&key).open(GOLDEN).unwrap()).unwrap();
    let golden = Notebook::read(include_bytes!("../../../tests/data/notebook-v1.json")).unwrap();
    assert!(opened.says_the_same(&golden) && opened.document() == golden.document());
}
