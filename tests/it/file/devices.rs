//! Other devices, other programs: the file is another one suddenly, and copies of it lie beside it.

use std::fs;

use guidepost::model::day::Note;
use guidepost::model::{Change, Edit, Notebook};
use guidepost::store::{MergeError, Store};

use super::room::{Room, now, texts};

/// Another device: the file as it stands, changed there by one more guidepost.
fn elsewhere(room: &Room, bytes: &[u8], text: &str) -> Vec<u8> {
    let there = Room::new();
    fs::create_dir_all(there.path("data")).unwrap();
    fs::write(there.data(), bytes).unwrap();
    there.open().commit(room.note(text), now()).unwrap();
    fs::read(there.data()).unwrap()
}

fn write(store: &mut Store, room: &Room, from: &str, to: &str) {
    let note = store.notebook().notes.iter().find(|note| note.text == from).unwrap();
    let edit = Edit::revise(note, |note| note.body.text = to.to_owned()).unwrap();
    let rev = room.mint.rev(now());
    store.commit(vec![Change { edit, rev }], now()).unwrap();
}

#[test]
fn an_older_copy_put_in_its_place_takes_nothing_away_from_an_open_window() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    let old = fs::read(room.data()).unwrap();
    room.save(&mut store, "two");
    write(&mut store, &room, "one", "one, in other words");
    fs::write(room.data(), &old).unwrap();
    assert_eq!(texts(&store.look().unwrap().unwrap()), ["one, in other words", "two"]);
    assert!(store.is_pending(), "the file has lost something");
    store.commit(Vec::new(), now()).unwrap();
    assert_eq!(room.on_disk(), ["one, in other words", "two"]);
    assert!(!store.is_pending() && !store.notebook().has_versions());
    let revision = store.notebook().revision();
    store.commit(Vec::new(), now()).unwrap();
    assert_eq!(room.open().notebook().revision(), revision, "once");
}

#[test]
fn another_devices_file_in_its_place_loses_neither_sides_words_whether_looked_at_or_saved_over() {
    for looked_at in [true, false] {
        let room = Room::new();
        let mut store = room.open();
        room.save(&mut store, "both know");
        let base = fs::read(room.data()).unwrap();
        let theirs = elsewhere(&room, &base, "theirs");
        room.save(&mut store, "ours");
        fs::write(room.data(), &theirs).unwrap();
        if looked_at {
            assert_eq!(texts(&store.look().unwrap().unwrap()), ["both know", "ours", "theirs"]);
        }
        room.save(&mut store, "later");
        assert_eq!(room.on_disk(), ["both know", "later", "ours", "theirs"]);
    }
}

#[test]
fn edits_that_wait_for_the_disk_meet_a_file_from_elsewhere_with_the_same_record_rewritten() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "as it was");
    let mut other = room.open();
    let note = store.notebook().notes.iter().next().unwrap().clone();
    fs::rename(room.path("data"), room.path("away")).unwrap();
    fs::write(room.path("data"), "in the way").unwrap();
    let edit = Edit::revise(&note, |note| note.body.text = "ours".to_owned()).unwrap();
    store.commit(vec![Change { edit, rev: room.mint.rev(now()) }], now()).unwrap_err();
    fs::remove_file(room.path("data")).unwrap();
    fs::rename(room.path("away"), room.path("data")).unwrap();
    write(&mut other, &room, "as it was", "theirs");
    store.commit(Vec::new(), now()).unwrap();
    let notebook = room.open().notebook().clone();
    let note = notebook.notes.iter().next().unwrap();
    let mut all: Vec<&str> = note.versions().iter().map(|version| &*version.text).collect();
    all.push(&note.text);
    all.sort_unstable();
    assert_eq!(all, ["ours", "theirs"]);
}

#[test]
fn what_a_hand_took_out_of_the_file_stays_out() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    room.save(&mut store, "two");
    let text = fs::read_to_string(room.data()).unwrap();
    fs::write(room.data(), text.replace("\"two\"", "\"by hand\"")).unwrap();
    assert_eq!(texts(&store.look().unwrap().unwrap()), ["by hand", "one"]);
    assert!(!store.is_pending() && !store.notebook().has_versions());
}

#[test]
fn what_a_hand_changed_in_the_file_and_another_device_elsewhere_stand_side_by_side() {
    for is_open in [true, false] {
        let room = Room::new();
        room.save(&mut room.open(), "one");
        let mut store = room.open();
        room.save(&mut store, "two");
        let there = Room::new();
        fs::create_dir_all(there.path("data")).unwrap();
        fs::copy(room.data(), there.data()).unwrap();
        write(&mut there.open(), &there, "one", "theirs");
        let text = fs::read_to_string(room.data()).unwrap();
        fs::write(room.data(), text.replace("\"one\"", "\"by hand\"")).unwrap();
        let mut store = if is_open { store } else { room.open() };
        store.look().unwrap();
        assert_eq!(texts(store.notebook()), ["by hand", "two"]);
        store.take_in_copy(&there.data(), now()).unwrap();
        let note = store.notebook().notes.iter().find(|note| note.has_versions()).unwrap();
        let mut all: Vec<&str> = note.versions().iter().map(|version| &*version.text).collect();
        all.push(&note.text);
        all.sort_unstable();
        assert_eq!(all, ["by hand", "theirs"], "{is_open}");
    }
}

#[test]
fn a_file_changed_by_hand_is_read_alike_however_often_and_asks_nothing_of_an_older_copy() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    room.save(&mut room.open(), "two");
    let old = fs::read(room.data()).unwrap();
    let text = String::from_utf8(old.clone()).unwrap();
    fs::write(room.data(), text.replace("\"one\"", "\"by hand\"")).unwrap();
    assert_eq!(room.open().notebook(), room.open().notebook());
    let mut store = room.open();
    fs::write(room.path("copy.json"), &old).unwrap();
    store.take_in_copy(&room.path("copy.json"), now()).unwrap();
    assert_eq!(texts(store.notebook()), ["by hand", "two"]);
    assert!(!store.notebook().has_versions());
}

/// What five programs call the other copy of `guidepost.json`.
const NAMES: &[&str] = &[
    "guidepost.sync-conflict-20261121-213000-K2ZB7QH.json",
    "guidepost (Anna's conflicted copy 2026-11-21).json",
    "guidepost (conflicted copy 2026-11-21 213000).json",
    "guidepost-DESKTOP-4QK1.json",
    "guidepost 2.json",
];

#[test]
fn the_copies_of_five_programs_are_found_by_what_is_in_them_and_nothing_else_is() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "both know");
    let base = fs::read(room.data()).unwrap();
    for (at, name) in NAMES.iter().enumerate() {
        fs::write(room.path("data").join(name), elsewhere(&room, &base, &format!("{at}"))).unwrap();
    }
    let stranger = Room::new();
    stranger.save(&mut stranger.open(), "somebody else");
    fs::copy(stranger.data(), room.path("data/guidepost (2).json")).unwrap();
    fs::write(room.path("data/guidepost old.json"), &base).unwrap();
    fs::write(room.path("data/.guidepost-0123456789abcdef.tmp"), elsewhere(&room, &base, "temp")).unwrap();
    fs::write(room.path("data/half.json"), &base[..base.len() - 9]).unwrap();
    fs::File::create(room.path("data/huge.json")).unwrap().set_len(1 << 40).unwrap();
    std::os::unix::fs::symlink(stranger.data(), room.path("data/link.json")).unwrap();
    fs::create_dir(room.path("data/folder.json")).unwrap();
    let copies = store.copies_beside();
    let mut names: Vec<&str> =
        copies.iter().map(|copy| copy.path.file_name().unwrap().to_str().unwrap()).collect();
    names.sort_unstable();
    let mut wanted = NAMES.to_vec();
    wanted.sort_unstable();
    assert_eq!(names, wanted);
    for copy in &copies {
        let bytes = fs::read(&copy.path).unwrap();
        let (news, _) = store.take_in_beside(&copy.path, now()).unwrap();
        assert_eq!((news.added, copy.path.exists()), (1, false));
        let kept = store.backups().iter().any(|backup| fs::read(&backup.path).unwrap() == bytes);
        assert!(kept, "{} lies among the backups", copy.path.display());
    }
    assert_eq!(room.on_disk(), ["0", "1", "2", "3", "4", "both know"]);
    assert!(store.copies_beside().is_empty());
}

#[test]
fn a_copy_that_is_to_be_left_is_not_asked_about_until_it_is_another() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "both know");
    let base = fs::read(room.data()).unwrap();
    let path = room.path("data").join(NAMES[0]);
    let theirs = elsewhere(&room, &base, "theirs");
    fs::write(&path, &theirs).unwrap();
    let copies = store.copies_beside();
    assert!(!copies[0].is_left);
    store.leave_beside(&copies[0]).unwrap();
    assert!(room.open().copies_beside()[0].is_left);
    assert_eq!(fs::read(&path).unwrap(), theirs);
    fs::write(&path, elsewhere(&room, &theirs, "more")).unwrap();
    assert!(!room.open().copies_beside()[0].is_left);
}

#[test]
fn a_copy_taken_in_twice_writes_nothing_the_second_time_and_the_first_is_kept_before() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "both know");
    let base = fs::read(room.data()).unwrap();
    let copy = room.path("copy.json");
    fs::write(&copy, elsewhere(&room, &base, "theirs")).unwrap();
    let (news, saved) = store.take_in_copy(&copy, now()).unwrap();
    assert_eq!((news.added, news.changed, news.answers, news.versions), (1, 0, 0, 0));
    let after = fs::read(room.data()).unwrap();
    assert!(store.backups().iter().any(|backup| fs::read(&backup.path).unwrap() == base));
    let (again, same) = store.take_in_copy(&copy, now()).unwrap();
    assert!(again.is_none() && same.revision == saved.revision && copy.exists());
    assert_eq!(fs::read(room.data()).unwrap(), after);
}

#[test]
fn what_is_no_copy_is_refused_and_changes_nothing() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    let before = fs::read(room.data()).unwrap();
    let stranger = Room::new();
    stranger.save(&mut stranger.open(), "two");
    let error = store.take_in_copy(&stranger.data(), now()).unwrap_err();
    assert!(matches!(error, MergeError::Other { .. }) && error.to_string().contains("another notebook"));
    for (bytes, status) in [(&before[..before.len() - 5], 3), (b"", 1), (b"{}", 1)] {
        fs::write(room.path("copy.json"), bytes).unwrap();
        assert_eq!(store.take_in_copy(&room.path("copy.json"), now()).unwrap_err().status(), status);
    }
    assert_eq!(store.take_in_copy(&room.path("none.json"), now()).unwrap_err().status(), 1);
    assert_eq!(fs::read(room.data()).unwrap(), before);
}

#[test]
fn words_that_came_with_a_copy_are_not_lost_when_the_file_changes_under_the_merge() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "both know");
    let base = fs::read(room.data()).unwrap();
    fs::write(room.path("copy.json"), elsewhere(&room, &base, "theirs")).unwrap();
    let text = String::from_utf8(base).unwrap();
    fs::write(room.data(), text.replace("both know", "by hand")).unwrap();
    store.take_in_copy(&room.path("copy.json"), now()).unwrap();
    let notebook = Notebook::read(&fs::read(room.data()).unwrap()).unwrap();
    let all: Vec<&Note> = notebook.notes.iter().map(|note| &note.body).collect();
    assert!(all.iter().any(|note| note.text == "theirs"));
    let file = String::from_utf8(notebook.to_bytes()).unwrap();
    assert!(file.contains("by hand"), "{file}");
}
