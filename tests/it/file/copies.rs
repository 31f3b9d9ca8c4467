//! Backups and drafts on a real disk.

use std::collections::BTreeSet;
use std::fs;

use chrono::TimeDelta;
use guidepost::model::{Change, Edit, Mint, Moment, Notebook};
use guidepost::store::{Backup, Copies, Draft, Erased, Store};

use super::room::{Room, draft, now};

#[test]
fn a_damaged_or_empty_file_leads_to_its_newest_good_backup() {
    let room = Room::new();
    for text in ["one", "two", "three"] {
        room.save(&mut room.open(), text);
    }
    let backups = room.open().backups();
    assert_eq!(backups.len(), 2);
    fs::write(&backups[0].path, "half a cop").unwrap();
    for bytes in ["", "{\"format\":\"guidepost\",\"version\":1,"] {
        fs::write(room.data(), bytes).unwrap();
        let error = room.open_at(room.data(), Copies::EachRun).err().unwrap();
        assert_eq!(error.backup.as_ref(), Some(&(2, backups[1].path.clone())));
        assert!(error.to_string().contains(backups[1].path.to_str().unwrap()));
    }
}

#[test]
fn a_moved_file_that_is_damaged_leads_to_its_backup_by_the_name_in_it() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    room.save(&mut room.open(), "two");
    let bytes = fs::read(room.data()).unwrap();
    let moved = room.path("moved.json");
    fs::write(&moved, &bytes[..bytes.len() - 4]).unwrap();
    assert!(room.open_at(moved, Copies::EachRun).err().unwrap().backup.is_some());
}

#[test]
fn after_a_killed_save_and_one_more_there_are_no_leftovers_and_a_whole_notebook_among_them_is_a_backup() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    let present = fs::read(room.data()).unwrap();
    let lost = String::from_utf8(present.clone()).unwrap().replace("one", "never saved").into_bytes();
    let temp = |n: u32| room.path(&format!("data/.guidepost-00000000000000{n:02x}.tmp"));
    fs::write(temp(1), &present).unwrap();
    fs::write(temp(2), &lost).unwrap();
    fs::write(temp(3), &lost[..20]).unwrap();
    fs::write(temp(4), "").unwrap();
    fs::write(room.path("data/.guidepost-mine.tmp"), "not ours").unwrap();
    let mut store = room.open();
    room.save(&mut store, "two");
    assert_eq!(room.names("data"), [".guidepost-mine.tmp", ".guidepost.lock", "guidepost.json"]);
    let kept: BTreeSet<Vec<u8>> = store.backups().iter().map(|b| fs::read(&b.path).unwrap()).collect();
    assert_eq!(kept, BTreeSet::from([present, lost]));
}

#[test]
fn a_half_written_copy_is_cleared_away_too() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    room.save(&mut room.open(), "two");
    let backups = room.open().places().backups.unwrap();
    fs::write(backups.join(".guidepost-0123456789abcdef.tmp"), "half").unwrap();
    room.save(&mut room.open(), "three");
    assert!(!backups.join(".guidepost-0123456789abcdef.tmp").exists());
}

#[test]
fn the_app_keeps_a_backup_at_its_first_save_of_a_run() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    let before = fs::read(room.data()).unwrap();
    let mut store = room.open();
    assert!(store.backups().is_empty());
    room.save(&mut store, "two");
    room.save(&mut store, "three");
    let backups = store.backups();
    assert_eq!(backups.len(), 1);
    assert_eq!(backups[0].at, now());
    assert_eq!(fs::read(&backups[0].path).unwrap(), before);
}

#[test]
fn words_that_are_deleted_for_good_leave_every_backup_and_the_rest_of_it_stays() {
    let room = Room::new();
    room.save(&mut room.open(), "one secret");
    room.save(&mut room.open(), "two");
    let mut store = room.open();
    room.save(&mut store, "three");
    let (id, at) = (store.notebook().notes.iter().next().unwrap().id, Moment::new(now()));
    let has = |text: &str, store: &Store| {
        let copies = store.backups().into_iter().map(|copy| fs::read_to_string(copy.path).unwrap());
        copies.filter(|copy| copy.contains(text)).count()
    };
    assert_eq!(store.erase_in_copies(&[id]).unwrap(), Erased::default(), "it still says something");
    for edit in [Edit::Delete { id, at }, Edit::Erase { ids: vec![id] }] {
        store.commit(vec![Change { edit, rev: room.mint.rev(now()) }], now()).unwrap();
    }
    let before = has("one secret", &store);
    assert!(1 < before);
    fs::write(store.places().backups.unwrap().join("2026-11-20T21-30-00+0100.json"), "{").unwrap();
    let erased = store.erase_in_copies(&[id]).unwrap();
    assert_eq!(erased, Erased { copies: before, unread: 1 });
    assert!(erased.words().contains("may have them"), "{}", erased.words());
    assert_eq!((has("secret", &store), has("two", &store)), (0, before - 1));
    assert_eq!(store.erase_in_copies(&[id]).unwrap().copies, 0, "once");
    let unread = |copy: &&Backup| Notebook::read(&fs::read(&copy.path).unwrap()).is_err();
    assert_eq!(store.backups().iter().filter(unread).count(), 1, "the one that was so before");
}

#[test]
fn a_command_keeps_one_a_day_and_the_demo_none() {
    let room = Room::new();
    let day = TimeDelta::days(1);
    for (at, count) in [(now(), 0), (now(), 1), (now(), 1), (now() + day, 2), (now() + day, 2)] {
        let mut store = room.open_at(room.data(), Copies::EachDay).unwrap();
        store.commit(room.note("words"), at).unwrap();
        assert_eq!(store.backups().len(), count);
    }
    let mut store = room.open_at(room.data(), Copies::Never).unwrap();
    store.commit(room.note("words"), now() + day * 2).unwrap();
    assert_eq!(store.backups().len(), 2);
}

#[test]
fn no_two_backups_are_alike_and_the_rotation_holds() {
    let room = Room::new();
    for run in 0..40 {
        let mut store = room.open();
        let at = now() + TimeDelta::hours(run * 6);
        store.commit(room.note("words"), at).unwrap();
        if run % 20 == 10 {
            fs::copy(&store.backups()[3].path, room.data()).unwrap();
        }
    }
    let backups = room.open().backups();
    let bytes: BTreeSet<Vec<u8>> = backups.iter().map(|b| fs::read(&b.path).unwrap()).collect();
    assert_eq!(bytes.len(), backups.len());
    assert!((10..=5 + 7 + 4 + 12).contains(&backups.len()), "{}", backups.len());
}

#[test]
fn where_no_backup_can_be_kept_the_save_succeeds_and_says_so() {
    let room = Room::new();
    fs::write(room.state(), "a file where the folder would be").unwrap();
    let mut store = room.open();
    assert!(room.save(&mut store, "one").notices.is_empty(), "nothing to copy yet");
    let mut store = room.open();
    let notices = room.save(&mut store, "two").notices;
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert!(notices[0].contains("No backup was kept in"), "{notices:?}");
    assert_eq!(room.on_disk(), ["one", "two"]);
}

#[test]
fn a_file_that_another_hand_changed_is_told_of_and_kept_before_the_next_save() {
    let room = Room::new();
    let day = TimeDelta::days(1);
    room.save(&mut room.open(), "one");
    room.open_at(room.data(), Copies::EachDay).unwrap().commit(room.note("two"), now()).unwrap();
    let changed = fs::read_to_string(room.data()).unwrap().replace("\"two\"", "\"too\"");
    fs::write(room.data(), &changed).unwrap();
    let mut store = room.open_at(room.data(), Copies::EachDay).unwrap();
    let notices = store.notices();
    assert!(notices.len() == 1 && notices[0].contains("another hand"), "{notices:?}");
    store.commit(room.note("three"), now()).unwrap();
    let newest = store.backups()[0].path.clone();
    assert_eq!(fs::read_to_string(newest).unwrap(), changed, "though this day had its backup");
    assert_eq!(room.on_disk(), ["one", "three", "too"]);
    let mut store = room.open_at(room.data(), Copies::EachDay).unwrap();
    assert!(store.notices().is_empty(), "told once");
    store.commit(room.note("four"), now() + day).unwrap();
}

#[test]
fn a_file_that_was_only_laid_out_anew_raises_no_alarm() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    let value: serde_json::Value = serde_json::from_slice(&fs::read(room.data()).unwrap()).unwrap();
    fs::write(room.data(), format!("{value:#}")).unwrap();
    assert!(room.open().notices().is_empty());
}

#[test]
fn a_demo_leaves_nothing_behind() {
    let mint = Mint::new(5);
    let mut store = Store::demo(Notebook::new(mint.id(now()))).unwrap();
    let room = Room::new();
    room.save(&mut store, "one");
    room.save(&mut store, "two");
    store.drafts().keep(&draft("goal", "half")).unwrap();
    let data = store.places().data;
    assert!(data.is_file() && store.backups().is_empty() && store.places().backups.is_none());
    drop(store);
    assert!(!data.parent().unwrap().exists());
}

#[test]
fn a_draft_is_found_again_until_it_is_dropped() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    let drafts = room.open().drafts();
    let odd = draft("goal / ../é\n", "mine");
    drafts.keep(&odd).unwrap();
    drafts.keep(&draft("check-in", "ha")).unwrap();
    drafts.keep(&draft("check-in", "half")).unwrap();
    assert!(room.open().drafts().all().drafts.is_empty(), "the run goes on");
    drop(drafts);
    let drafts = room.open().drafts();
    let mut found = drafts.all().drafts;
    found.sort_by(|a, b| a.form.cmp(&b.form));
    assert_eq!(found, [draft("check-in", "half"), odd]);
    drafts.drop("check-in").unwrap();
    drafts.drop("check-in").unwrap();
    drop(drafts);
    assert_eq!(room.open().drafts().all().drafts.len(), 1);
}

#[test]
fn two_windows_with_one_form_keep_both_texts_and_the_next_starts_offer_them_one_after_the_other() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    let (one, two) = (room.open().drafts(), room.open().drafts());
    one.keep(&draft("check-in", "mine")).unwrap();
    let later = Draft { kept: now() + TimeDelta::seconds(1), ..draft("check-in", "yours") };
    two.keep(&later).unwrap();
    drop(two);
    let third = room.open().drafts();
    assert_eq!(third.all().drafts, std::slice::from_ref(&later), "what a living window is typing is its own");
    drop((one, third));
    let next = room.open().drafts();
    assert_eq!(next.all().drafts, [later]);
    next.drop("check-in").unwrap();
    drop(next);
    let last = room.open().drafts();
    assert_eq!(last.all().drafts, [draft("check-in", "mine")]);
    last.keep(&draft("check-in", "mine, and more")).unwrap();
    drop(last);
    let end = room.open().drafts();
    assert_eq!(end.all().drafts, [draft("check-in", "mine, and more")]);
    end.drop("check-in").unwrap();
    let folder = room.open().places().drafts.unwrap();
    let left = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(left.filter(|name| name.starts_with("draft-") || name.starts_with("run-")).count(), 0);
}

#[test]
fn a_draft_of_the_very_first_run_is_found_before_and_after_the_first_save() {
    let room = Room::new();
    room.open().drafts().keep(&draft("reflection", "first words")).unwrap();
    assert_eq!(room.open().drafts().all().drafts, [draft("reflection", "first words")]);
    let mut store = room.open();
    room.save(&mut store, "something else");
    store.drafts().keep(&draft("check-in", "in the first run")).unwrap();
    drop(store);
    let later = room.open().drafts();
    assert_eq!(later.all().drafts.len(), 2);
    later.keep(&draft("reflection", "more words")).unwrap();
    drop(later);
    let later = room.open().drafts();
    let all = later.all().drafts;
    assert!(all.len() == 2 && all.contains(&draft("reflection", "more words")), "{all:?}");
    later.drop("reflection").unwrap();
    later.drop("check-in").unwrap();
    assert!(room.open().drafts().all().drafts.is_empty());
}

#[test]
fn a_damaged_draft_is_put_aside_and_the_others_are_offered() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    let drafts = room.open().drafts();
    drafts.keep(&draft("goal", "mine")).unwrap();
    let folder = room.open().places().drafts.unwrap();
    fs::write(folder.join("draft-0000000000000001.json"), "{\"form\":\"x").unwrap();
    drop(drafts);
    let drafts = room.open().drafts();
    let typed = drafts.all();
    assert_eq!((typed.drafts.len(), typed.aside.len()), (1, 1));
    assert_eq!(fs::read(&typed.aside[0]).unwrap(), b"{\"form\":\"x");
    assert!(drafts.all().aside.is_empty());
}
