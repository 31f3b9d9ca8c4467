//! A copy put back: from every kind of backup, onto every state of the data file, by either way.

use std::fs;
use std::os::unix::fs::symlink;

use guidepost::model::{Change, Edit, How, Mint, Notebook};
use guidepost::store::{Backup, Before, Copies, Opening, Place, Restorable, Store, migrate};
use serde_json::Value;

use super::room::{Room, mode, now, texts};

fn open(room: &Room) -> Restorable {
    let place = Place::at(room.data(), room.state());
    Store::open_to_restore(Opening::new(place, Copies::EachDay, Mint::new(99).id(now()))).unwrap()
}

/// Puts back the copy of this number.
fn restore(room: &Room, number: usize, how: How) -> Restorable {
    let mut opened = open(room);
    let copy = opened.backups()[number - 1].clone();
    opened.restore(&copy, how, &Mint::new(98), now()).unwrap();
    opened
}

fn delete(room: &Room, store: &mut Store, text: &str) {
    let note = store.notebook().notes.iter().find(|note| note.text == text).unwrap();
    let at = guidepost::model::Moment::new(now());
    let change = Change { edit: Edit::Delete { id: note.id, at }, rev: room.mint.rev(now()) };
    store.commit(vec![change], now()).unwrap();
}

/// A notebook with “one” and “two”, of which there is a backup, then “one” deleted, “two” changed and “three” written.
fn lived_in(room: &Room) -> Vec<u8> {
    room.save(&mut room.open(), "one");
    room.save(&mut room.open(), "two");
    let then = fs::read(room.data()).unwrap();
    let mut store = room.open();
    room.save(&mut store, "three");
    delete(room, &mut store, "one");
    let two = store.notebook().notes.iter().find(|note| note.text == "two").unwrap().clone();
    let edit = Edit::revise(&two, |note| note.body.text = "two, later".to_owned()).unwrap();
    store.commit(vec![Change { edit, rev: room.mint.rev(now()) }], now()).unwrap();
    then
}

fn ids(notebook: &Notebook) -> Vec<String> {
    let mut ids: Vec<String> = notebook.ids().map(|id| id.to_string()).collect();
    ids.sort();
    ids
}

#[test]
fn to_merge_brings_back_what_is_gone_and_leaves_what_is_there() {
    let room = Room::new();
    lived_in(&room);
    let before = fs::read(room.data()).unwrap();
    let opened = restore(&room, 1, How::Merge);
    assert_eq!(room.on_disk(), ["one", "three", "two, later"]);
    let kept = &opened.backups()[0];
    assert_eq!((kept.before, fs::read(&kept.path).unwrap()), (Some(Before::Restore), before));
}

#[test]
fn to_replace_says_what_the_copy_said_and_the_rest_is_in_the_trash() {
    let room = Room::new();
    let then = Notebook::read(&lived_in(&room)).unwrap();
    let present = room.open();
    restore(&room, 1, How::Replace);
    let after = room.open();
    assert_eq!(room.on_disk(), ["one", "two"]);
    assert!(after.notebook().says_the_same(&then));
    assert_eq!(ids(after.notebook()), ids(present.notebook()), "nothing is dropped");
    assert!(present.notebook().revision() < after.notebook().revision());
    restore(&room, 1, How::Replace);
    assert!(room.open().notebook().says_the_same(present.notebook()), "and back again");
}

#[test]
fn where_there_is_nothing_to_bring_back_nothing_is_written() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    room.save(&mut room.open(), "two");
    let before = fs::read(room.data()).unwrap();
    let mut opened = open(&room);
    let copy = opened.backups()[0].clone();
    assert!(opened.restore(&copy, How::Merge, &Mint::new(1), now()).unwrap().saved.is_none());
    assert_eq!(fs::read(room.data()).unwrap(), before);
    assert_eq!(opened.backups().len(), 1);
}

#[test]
fn a_copy_goes_onto_a_missing_and_an_empty_file_whole_and_keeps_its_ids() {
    for empty in [false, true] {
        for how in [How::Merge, How::Replace] {
            let room = Room::new();
            let then = Notebook::read(&lived_in(&room)).unwrap();
            if empty {
                fs::write(room.data(), "").unwrap()
            } else {
                fs::remove_dir_all(room.path("data")).unwrap()
            }
            restore(&room, 1, how);
            let after = room.open();
            assert!(after.notebook().says_the_same(&then), "{how:?}");
            assert_eq!(after.notebook().document(), then.document());
            assert!(then.revision() < after.notebook().revision());
            assert_eq!(ids(after.notebook()), ids(&then));
            assert_eq!((mode(&room.data()), room.open().backups().is_empty()), (0o600, false));
        }
    }
}

#[test]
fn a_damaged_file_is_kept_beside_and_what_is_whole_in_it_stays() {
    let room = Room::new();
    lived_in(&room);
    let text = fs::read_to_string(room.data()).unwrap();
    let broken = text.replace("\"two, later\"", "\"two, lat\0\0\0\"");
    fs::write(room.data(), &broken).unwrap();
    let error = room.open_at(room.data(), Copies::EachRun).err().unwrap();
    assert_eq!(error.status(), 3);
    assert!(error.to_string().contains("guidepost backup restore 1"), "{error}");
    let opened = restore(&room, 1, How::Merge);
    assert_eq!(opened.salvage.unwrap().lost.len(), 1);
    assert_eq!(room.on_disk(), ["one", "three", "two"], "two as it was in the copy");
    let beside = room.names("data").into_iter().find(|name| name.contains("damaged")).unwrap();
    assert_eq!(beside, "guidepost.damaged-2026-11-21T21-30-00+0100.json");
    let beside = room.path("data").join(beside);
    assert_eq!((fs::read_to_string(&beside).unwrap(), mode(&beside)), (broken, 0o600));
    let good = |backup: &Backup| Notebook::read(&fs::read(&backup.path).unwrap()).is_ok();
    assert!(room.open().backups().iter().all(good), "damage is no backup");
}

#[test]
fn a_damaged_file_that_is_replaced_keeps_its_whole_words_in_the_trash() {
    let room = Room::new();
    let then = Notebook::read(&lived_in(&room)).unwrap();
    let text = fs::read_to_string(room.data()).unwrap();
    fs::write(room.data(), &text[..text.len() - 4]).unwrap();
    restore(&room, 1, How::Replace);
    let after = room.open();
    assert!(after.notebook().says_the_same(&then));
    assert!(ids(after.notebook()).len() > ids(&then).len());
}

#[test]
fn a_file_in_which_nothing_is_whole_gets_all_of_the_copy() {
    let room = Room::new();
    let then = Notebook::read(&lived_in(&room)).unwrap();
    fs::write(room.data(), "\0".repeat(4096)).unwrap();
    restore(&room, 1, How::Merge);
    assert!(room.open().notebook().says_the_same(&then));
    assert!(room.names("data").iter().any(|name| name.contains("damaged")));
}

#[test]
fn what_is_newer_or_no_notebook_is_not_written_over_by_a_restore() {
    let room = Room::new();
    lived_in(&room);
    for (bytes, status) in [(&b"{\"format\":\"guidepost\",\"version\":99}"[..], 3), (b"{\"a\":1}", 1)] {
        fs::write(room.data(), bytes).unwrap();
        let place = Place::at(room.data(), room.state());
        let opening = Opening::new(place, Copies::EachDay, Mint::new(1).id(now()));
        let error = Store::open_to_restore(opening).err().unwrap();
        assert_eq!(error.status(), status);
        assert_eq!(fs::read(room.data()).unwrap(), bytes);
    }
}

#[test]
fn a_copy_that_cannot_be_read_is_named_and_nothing_is_changed() {
    let room = Room::new();
    lived_in(&room);
    let before = fs::read(room.data()).unwrap();
    let mut opened = open(&room);
    let copy = opened.backups()[0].clone();
    fs::write(&copy.path, "{\"format\":\"guidepost\",").unwrap();
    let error = opened.restore(&copy, How::Replace, &Mint::new(1), now()).unwrap_err();
    assert!(error.to_string().contains(copy.path.to_str().unwrap()), "{error}");
    assert_eq!(fs::read(room.data()).unwrap(), before);
}

#[test]
fn a_copy_is_put_back_through_a_symbolic_link() {
    let room = Room::new();
    fs::create_dir_all(room.path("data")).unwrap();
    symlink("../dotfiles/real.json", room.data()).unwrap();
    lived_in(&room);
    fs::write(room.path("dotfiles/real.json"), "{").unwrap();
    restore(&room, 1, How::Merge);
    assert!(fs::symlink_metadata(room.data()).unwrap().is_symlink());
    assert!(room.names("dotfiles").iter().any(|name| name.starts_with("real.damaged-")));
    assert_eq!(room.on_disk(), ["one", "two"]);
}

#[test]
fn where_the_present_cannot_be_kept_first_nothing_is_restored() {
    let room = Room::new();
    lived_in(&room);
    let before = fs::read(room.data()).unwrap();
    let mut opened = open(&room);
    let copy = opened.backups()[0].clone();
    let elsewhere = room.path("copy.json");
    fs::rename(&copy.path, &elsewhere).unwrap();
    fs::remove_dir_all(room.state()).unwrap();
    fs::write(room.state(), "a file where the folder would be").unwrap();
    let copy = Backup { path: elsewhere, ..copy };
    let error = opened.restore(&copy, How::Replace, &Mint::new(1), now()).unwrap_err();
    assert!(error.to_string().contains("no backup could be kept first"), "{error}");
    assert_eq!(fs::read(room.data()).unwrap(), before);
}

/// A made-up version 0 that had another name for notes.
const STEPS: &[migrate::Step] = &[migrate::Step {
    from: 0,
    raise: |mut value| {
        let memos = value.as_object_mut().and_then(|all| all.remove("memos")).unwrap_or_default();
        value["notes"] = memos;
        Ok(value)
    },
}];

fn open_old(room: &Room) -> Store {
    let place = Place::at(room.data(), room.state());
    let opening = Opening::new(place, Copies::EachDay, Mint::new(3).id(now()));
    Store::open_with(Opening { steps: STEPS, ..opening }).unwrap()
}

#[test]
fn an_older_file_is_made_new_and_kept_for_ever_before_it_is_first_saved() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    let text = fs::read_to_string(room.data()).unwrap();
    let old = text.replace("\"version\":1", "\"version\":0").replace("\"notes\"", "\"memos\"");
    fs::write(room.data(), &old).unwrap();
    assert_eq!(room.open_at(room.data(), Copies::EachDay).err().unwrap().status(), 3);
    let mut store = open_old(&room);
    assert_eq!(texts(store.notebook()), ["one"]);
    assert_eq!(fs::read_to_string(room.data()).unwrap(), old, "reading writes nothing");
    room.save(&mut store, "two");
    assert_eq!(room.on_disk(), ["one", "two"]);
    let kept: Vec<Backup> =
        store.backups().into_iter().filter(|b| b.before == Some(Before::Migration)).collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read_to_string(&kept[0].path).unwrap(), old);
    room.save(&mut store, "three");
    assert_eq!(store.backups().len(), 1, "once");
}

#[test]
fn every_released_version_of_the_file_is_read_with_all_its_words() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    for version in 1..=guidepost::model::VERSION {
        let room = Room::new();
        let golden = fs::read(folder.join(format!("notebook-v{version}.json"))).unwrap();
        fs::create_dir_all(room.path("data")).unwrap();
        fs::write(room.data(), &golden).unwrap();
        let store = room.open();
        let again: Value = serde_json::from_slice(&store.notebook().to_bytes()).unwrap();
        let before: Value = serde_json::from_slice(&golden).unwrap();
        let (then, after) = (words(&before), words(&again));
        assert!(then.len() > 60, "{}", then.len());
        for word in then {
            assert!(after.contains(&word), "version {version}: {word}");
        }
        assert!(store.notebook().ids().count() >= 20);
    }
}

/// Every text in a file that a person wrote: those that say so.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if text.starts_with("word ") => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(words).collect(),
        Value::Object(map) => map.values().flat_map(words).collect(),
        _ => Vec::new(),
    }
}
