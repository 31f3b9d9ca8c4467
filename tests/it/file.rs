//! The data file on a real disk: what is saved, what is refused, what is left alone.

mod copies;
mod devices;
mod process;
mod restore;
pub mod room;

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use guidepost::store::{Copies, Place, SaveError, Store};

use room::{Room, everything, is_root, mode, now, texts};

#[test]
fn what_is_saved_is_read_again() {
    let room = Room::new();
    let mut store = room.open();
    let saved = room.save(&mut store, "слова");
    assert_eq!((saved.revision, saved.at, saved.fresh.is_none()), (1, now(), true));
    assert_eq!(room.save(&mut store, "more").revision, 2);
    let again = room.open();
    assert_eq!(texts(again.notebook()), ["more", "слова"]);
    assert_eq!(again.notebook().revision(), 2);
    assert_eq!(again.notebook().document(), store.notebook().document());
}

#[test]
fn a_new_notebook_is_not_written_before_there_is_something_in_it() {
    let room = Room::new();
    let mut store = room.open();
    store.commit(Vec::new(), now()).unwrap();
    assert!(fs::read_dir(room.folder.path()).unwrap().next().is_none());
}

#[test]
fn a_commit_of_nothing_writes_nothing() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    let before = fs::metadata(room.data()).unwrap();
    store.commit(Vec::new(), now()).unwrap();
    assert_eq!(fs::metadata(room.data()).unwrap().ino(), before.ino());
}

#[test]
fn two_windows_on_one_file_both_keep_their_words() {
    let room = Room::new();
    let (mut one, mut two) = (room.open(), room.open());
    room.save(&mut one, "one");
    let saved = room.save(&mut two, "two");
    assert_eq!(texts(&saved.fresh.unwrap()), ["one", "two"]);
    let fresh = room.save(&mut one, "three").fresh.unwrap();
    assert_eq!(texts(&fresh), ["one", "three", "two"]);
    assert_eq!(room.on_disk(), ["one", "three", "two"]);
    assert!(room.save(&mut one, "four").fresh.is_none(), "only what is new is handed over");
}

#[test]
fn an_open_window_sees_what_another_one_saved() {
    let room = Room::new();
    let (mut one, mut two) = (room.open(), room.open());
    assert!(one.look().unwrap().is_none());
    room.save(&mut two, "two");
    assert_eq!(texts(&one.look().unwrap().unwrap()), ["two"]);
    assert!(one.look().unwrap().is_none(), "once");
    assert!(two.look().unwrap().is_none(), "its own save is no news");
}

#[test]
fn a_file_that_was_only_touched_is_no_news() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    let bytes = fs::read(room.data()).unwrap();
    fs::remove_file(room.data()).unwrap();
    fs::write(room.data(), bytes).unwrap();
    assert!(store.look().unwrap().is_none());
}

#[test]
fn what_a_hand_wrote_into_the_file_stays_when_the_next_change_is_saved() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "before");
    let text = fs::read_to_string(room.data()).unwrap();
    fs::write(room.data(), text.replace("before", "by hand").replacen('{', "{\"mine\": 1,", 1)).unwrap();
    room.save(&mut store, "after");
    assert_eq!(room.on_disk(), ["after", "by hand"]);
    assert!(fs::read_to_string(room.data()).unwrap().contains("\"mine\""));
}

#[test]
fn a_file_that_vanished_is_written_again() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    fs::remove_dir_all(room.path("data")).unwrap();
    assert!(store.look().unwrap().is_none());
    room.save(&mut store, "two");
    assert_eq!(room.on_disk(), ["one", "two"]);
}

#[test]
fn a_file_that_became_unreadable_meanwhile_is_not_overwritten_and_the_words_wait() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    let good = fs::read(room.data()).unwrap();
    let newer = String::from_utf8(good.clone()).unwrap().replacen("\"version\": 1", "\"version\": 99", 1);
    let newer = newer.replacen("\"version\":1", "\"version\":99", 1).into_bytes();
    for (bad, status) in
        [(good[..good.len() / 2].to_vec(), 3), (Vec::new(), 1), (newer, 3), (b"{}".to_vec(), 1)]
    {
        fs::write(room.data(), &bad).unwrap();
        assert_eq!(store.look().unwrap_err().status(), status);
        assert!(store.look().unwrap().is_none(), "told once");
        let error = store.commit(room.note("two"), now()).unwrap_err();
        assert_eq!(error.status(), status, "{error}");
        assert_eq!(fs::read(room.data()).unwrap(), bad);
    }
    fs::write(room.data(), &good).unwrap();
    store.commit(Vec::new(), now()).unwrap();
    assert_eq!(room.on_disk(), ["one", "two", "two", "two", "two"]);
}

#[test]
fn a_first_save_does_not_overwrite_a_file_that_came_meanwhile() {
    let room = Room::new();
    let mut store = room.open();
    fs::create_dir_all(room.path("data")).unwrap();
    fs::write(room.data(), "{\"format\":\"something else\"}").unwrap();
    let error = store.commit(room.note("one"), now()).unwrap_err();
    assert!(matches!(error, SaveError::Refused(_)));
    assert_eq!(fs::read(room.data()).unwrap(), b"{\"format\":\"something else\"}");
}

#[test]
fn what_is_no_notebook_is_refused_in_a_sentence_and_left_as_it_is() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    let good = fs::read(room.data()).unwrap();
    let cases: &[(&[u8], u8, &str)] = &[
        (b"", 1, "empty"),
        (b"\xef\xbb\xbf\n", 1, "empty"),
        (&good[..good.len() - 3], 3, "damaged at line "),
        (b"{\"format\":\"guidepost\",\"version\":99,\"new\":[1]}", 3, "newer guidepost"),
        (b"{\"format\":\"guidepost\",\"format\":\"guidepost\",\"version\":1}", 3, "damaged"),
        (b"{\"a\":1}", 1, "not a guidepost notebook"),
        (b"\0\0\0\0", 3, "damaged at line 1, column 1"),
    ];
    for (bytes, status, words) in cases {
        fs::write(room.data(), bytes).unwrap();
        let error = room.open_at(room.data(), Copies::EachRun).err().unwrap();
        assert_eq!(error.status(), *status, "{error}");
        assert!(error.to_string().contains(words), "{error}");
        assert!(error.to_string().contains(room.data().to_str().unwrap()), "{error}");
        assert_eq!(fs::read(room.data()).unwrap(), *bytes);
    }
}

#[test]
fn a_byte_order_mark_is_let_pass() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(fs::read(room.data()).unwrap());
    fs::write(room.data(), bytes).unwrap();
    assert_eq!(room.on_disk(), ["one"]);
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let room = Room::new();
    let (folder, pipe, socket) = (room.path("folder"), room.path("pipe"), room.path("socket"));
    fs::create_dir(&folder).unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let _listening = UnixListener::bind(&socket).unwrap();
    let huge = room.path("huge");
    File::create(&huge).unwrap().set_len((256 << 20) + 1).unwrap();
    symlink("b", room.path("a")).unwrap();
    symlink("a", room.path("b")).unwrap();
    let cases = [
        (folder, "is a folder"),
        (pipe.clone(), "is a pipe"),
        (socket, "is a socket"),
        (PathBuf::from("/dev/null"), "is a device"),
        (huge, "larger than 256 MiB"),
        (room.path("a"), "leads back to itself"),
        (room.path("pipe/guidepost.json"), "a part of its path is not a folder"),
    ];
    for (path, words) in cases {
        let error = room.open_at(path, Copies::EachRun).err().unwrap();
        assert_eq!(error.status(), 1);
        assert!(error.to_string().contains(words), "{error}");
    }
    assert!(fs::symlink_metadata(pipe).unwrap().file_type().is_fifo());
}

#[test]
fn a_file_that_others_could_read_is_tightened_and_that_is_told_once() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    fs::set_permissions(room.data(), Permissions::from_mode(0o644)).unwrap();
    let told = room.save(&mut store, "two").notices;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(mode(&room.data()), 0o600);
    assert!(room.save(&mut store, "three").notices.is_empty());
}

#[test]
fn a_read_only_file_is_not_replaced() {
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    fs::set_permissions(room.data(), Permissions::from_mode(0o400)).unwrap();
    let error = store.commit(room.note("two"), now()).unwrap_err();
    assert!(matches!(error, SaveError::ReadOnly { .. }));
    assert!(error.to_string().contains("read-only"));
    fs::set_permissions(room.data(), Permissions::from_mode(0o600)).unwrap();
    store.commit(Vec::new(), now()).unwrap();
    assert_eq!(room.on_disk(), ["one", "two"]);
}

#[test]
fn the_owner_stays_the_owner_though_root_saves() {
    if !is_root() {
        return;
    }
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    std::os::unix::fs::chown(room.data(), Some(12345), Some(54321)).unwrap();
    room.save(&mut store, "two");
    let data = fs::metadata(room.data()).unwrap();
    assert_eq!((data.uid(), data.gid(), data.mode() & 0o777), (12345, 54321, 0o600));
}

#[test]
fn what_root_makes_in_somebodys_folder_is_theirs() {
    if !is_root() {
        return;
    }
    let room = Room::new();
    std::os::unix::fs::chown(room.folder.path(), Some(12345), Some(54321)).unwrap();
    room.save(&mut room.open(), "one");
    room.save(&mut room.open(), "two");
    for path in everything(room.folder.path()) {
        assert_eq!(fs::metadata(&path).unwrap().uid(), 12345, "{}", path.display());
    }
}

#[test]
fn a_relative_link_into_another_folder_stays_a_link() {
    let room = Room::new();
    fs::create_dir_all(room.path("dotfiles/deep")).unwrap();
    fs::create_dir_all(room.path("data")).unwrap();
    symlink("../dotfiles/here.json", room.data()).unwrap();
    symlink("deep/real.json", room.path("dotfiles/here.json")).unwrap();
    let mut store = room.open();
    for number in 0..100 {
        room.save(&mut store, &format!("{number}"));
    }
    assert_eq!(fs::read_link(room.data()).unwrap(), Path::new("../dotfiles/here.json"));
    assert_eq!(room.names("dotfiles/deep"), [".guidepost.lock", "real.json"]);
    assert_eq!(room.names("data"), ["guidepost.json"]);
    assert_eq!(room.on_disk().len(), 100);
    assert_eq!(store.places().real, room.path("data/../dotfiles/deep/real.json"));
}

#[test]
fn a_dangling_link_gets_the_file_it_names() {
    let room = Room::new();
    fs::create_dir_all(room.path("data")).unwrap();
    symlink(room.path("else/where.json"), room.data()).unwrap();
    room.save(&mut room.open(), "one");
    assert!(room.path("else/where.json").is_file());
    assert_eq!(room.on_disk(), ["one"]);
}

#[test]
fn a_path_need_not_be_text() {
    let room = Room::new();
    let data = room.folder.path().join(OsStr::from_bytes(b"d\xff/n\xfe.json"));
    for text in ["one", "two"] {
        let mut store = room.open_at(data.clone(), Copies::EachRun).unwrap();
        room.save(&mut store, text);
    }
    fs::write(&data, "").unwrap();
    assert!(room.open_at(data, Copies::EachRun).err().unwrap().backup.is_some());
}

#[test]
fn a_folder_that_cannot_be_written_is_named_and_the_words_wait_for_it() {
    let room = Room::new();
    fs::write(room.path("data"), "a file where the folder would be").unwrap();
    let mut store = room.open_at(room.path("else/guidepost.json"), Copies::EachRun).unwrap();
    fs::write(room.path("else"), "in the way").unwrap();
    let error = store.commit(room.note("one"), now()).unwrap_err();
    let path = room.path("else/guidepost.json");
    assert!(error.to_string().contains(path.to_str().unwrap()), "{error}");
    assert!(store.is_pending());
    fs::remove_file(room.path("else")).unwrap();
    assert_eq!(store.commit(room.note("two"), now()).unwrap().revision, 1);
    assert_eq!(texts(room.open_at(path, Copies::EachRun).unwrap().notebook()), ["one", "two"]);
}

#[test]
fn many_writers_at_once_lose_nothing() {
    let room = Room::new();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let (data, state) = (room.data(), room.state());
            scope.spawn(move || {
                let hand = Room::new();
                let mut store =
                    Store::open(Place::at(data, state), Copies::EachDay, hand.mint.id(now())).unwrap();
                for number in 0..25 {
                    store.commit(hand.note(&format!("{writer} {number:02}")), now()).unwrap();
                }
            });
        }
    });
    let wanted: Vec<String> = (0..4).flat_map(|w| (0..25).map(move |n| format!("{w} {n:02}"))).collect();
    assert_eq!(room.on_disk(), wanted);
    assert_eq!(room.open().notebook().revision(), 100);
}

#[test]
fn a_new_file_is_written_once_and_never_over_another() {
    let room = Room::new();
    let path = room.path("new.json");
    guidepost::store::write_new(&path, b"first").unwrap();
    let error = guidepost::store::write_new(&path, b"second").unwrap_err();
    assert!(error.to_string().contains("there already"), "{error}");
    assert_eq!((fs::read(&path).unwrap(), mode(&path)), (b"first".to_vec(), 0o600));
    assert_eq!(room.names("."), ["new.json"]);
}

#[test]
fn a_lock_that_is_held_is_waited_for_and_never_deleted() {
    let room = Room::new();
    room.save(&mut room.open(), "one");
    let lock = room.path("data/.guidepost.lock");
    let held = File::open(&lock).unwrap();
    held.lock().unwrap();
    let before = fs::metadata(&lock).unwrap().ino();
    let saving = std::thread::spawn({
        let (data, state, change) = (room.data(), room.state(), room.note("two"));
        let document = room.mint.id(now());
        move || Store::open(Place::at(data, state), Copies::EachRun, document).unwrap().commit(change, now())
    });
    drop(held);
    saving.join().unwrap().unwrap();
    assert_eq!(fs::metadata(&lock).unwrap().ino(), before);
    assert_eq!(room.on_disk(), ["one", "two"]);
}

#[test]
fn a_folder_without_permission_is_told_and_nothing_in_it_is_touched() {
    if is_root() {
        return;
    }
    let room = Room::new();
    let mut store = room.open();
    room.save(&mut store, "one");
    fs::set_permissions(room.path("data"), Permissions::from_mode(0o500)).unwrap();
    let answer = store.commit(room.note("two"), now());
    fs::set_permissions(room.path("data"), Permissions::from_mode(0o700)).unwrap();
    assert!(answer.unwrap_err().to_string().contains("you have no permission there"));
    assert_eq!(room.on_disk(), ["one"]);
    store.commit(Vec::new(), now()).unwrap();
    assert_eq!(room.on_disk(), ["one", "two"]);
}
