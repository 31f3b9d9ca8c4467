//! The data file on a real disk: what is saved, what is refused, what is left alone.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::{DateTime, FixedOffset, TimeDelta};
use guidepost::model::day::Note;
use guidepost::model::{Change, Edit, Mint, Notebook, Record, When};
use guidepost::store::{Copies, Draft, Place, SaveError, Saved, Store};
use serde_json::json;
use tempfile::TempDir;

/// A folder of its own, and hands that write notes into notebooks in it.
struct Room {
    folder: TempDir,
    mint: Mint,
}

impl Room {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let name = folder.path().as_os_str().as_bytes();
        let seed = name.iter().fold(7, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
        Self { folder, mint: Mint::new(seed) }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.path("data/guidepost.json")
    }

    fn state(&self) -> PathBuf {
        self.path("state")
    }

    fn open_at(&self, data: PathBuf, copies: Copies) -> Result<Store, guidepost::store::LoadError> {
        Store::open(Place::at(data, self.state()), copies, self.mint.id(now()))
    }

    fn open(&self) -> Store {
        self.open_at(self.data(), Copies::EachRun).unwrap()
    }

    fn note(&self, text: &str) -> Vec<Change> {
        let day = now().date_naive();
        let note = Note { text: text.to_string(), ..Note::default() };
        let edit = Edit::add(Record::new(self.mint.id(now()), When::on(day), note));
        vec![Change { edit, rev: self.mint.rev(now()) }]
    }

    fn save(&self, store: &mut Store, text: &str) -> Saved {
        store.commit(self.note(text), now()).unwrap()
    }

    /// What a fresh look at the file finds.
    fn on_disk(&self) -> Vec<String> {
        texts(self.open().notebook())
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path(folder))
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T21:30:00+01:00").unwrap()
}

fn texts(notebook: &Notebook) -> Vec<String> {
    let mut texts: Vec<String> = notebook.notes.iter().map(|note| note.text.clone()).collect();
    texts.sort();
    texts
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().mode() & 0o777
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

/// Every file and folder under here, links not followed.
fn everything(folder: &Path) -> Vec<PathBuf> {
    let mut all = vec![folder.to_path_buf()];
    let mut at = 0;
    while at < all.len() {
        if fs::symlink_metadata(&all[at]).unwrap().is_dir() {
            all.extend(fs::read_dir(&all[at]).unwrap().map(|entry| entry.unwrap().path()));
        }
        at += 1;
    }
    all
}

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
        assert_eq!(error.backup.as_ref(), Some(&backups[1].path));
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
fn everything_is_the_owners_alone_under_any_umask() {
    if let Ok(folder) = std::env::var("GUIDEPOST_TEST_UMASK") {
        let room = Room { folder: TempDir::new_in(folder).unwrap(), mint: Mint::new(1) };
        fs::set_permissions(room.folder.path(), Permissions::from_mode(0o700)).unwrap();
        for text in ["one", "two"] {
            let mut store = room.open();
            room.save(&mut store, text);
            store.drafts().keep(&draft("check-in", "half")).unwrap();
        }
        let all = everything(room.folder.path());
        assert!(all.len() >= 8, "{all:?}");
        for path in all {
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode(&path), wanted, "{}", path.display());
        }
        return;
    }
    let me = std::env::current_exe().unwrap();
    let name = "file::everything_is_the_owners_alone_under_any_umask";
    for umask in ["000", "022", "277", "777"] {
        let folder = TempDir::new().unwrap();
        let script = format!("umask {umask}; exec \"$0\" --exact {name}");
        let ran = Command::new("sh")
            .arg("-c")
            .arg(script)
            .arg(&me)
            .env("GUIDEPOST_TEST_UMASK", folder.path())
            .output();
        let ran = ran.unwrap();
        assert!(ran.status.success(), "umask {umask}: {}", String::from_utf8_lossy(&ran.stdout));
        assert!(String::from_utf8_lossy(&ran.stdout).contains("1 passed"));
    }
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
fn a_new_file_is_written_once_and_never_over_another() {
    let room = Room::new();
    let path = room.path("new.json");
    guidepost::store::write_new(&path, b"first").unwrap();
    let error = guidepost::store::write_new(&path, b"second").unwrap_err();
    assert!(error.to_string().contains("there already"), "{error}");
    assert_eq!((fs::read(&path).unwrap(), mode(&path)), (b"first".to_vec(), 0o600));
    assert_eq!(room.names("."), ["new.json"]);
}

fn draft(form: &str, text: &str) -> Draft {
    Draft { form: form.to_string(), kept: now(), value: json!({ "words": text }) }
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
    let mut found = room.open().drafts().all().drafts;
    found.sort_by(|a, b| a.form.cmp(&b.form));
    assert_eq!(found, [draft("check-in", "half"), odd]);
    drafts.drop("check-in").unwrap();
    drafts.drop("check-in").unwrap();
    assert_eq!(room.open().drafts().all().drafts.len(), 1);
}

#[test]
fn a_draft_of_the_very_first_run_is_found_before_and_after_the_first_save() {
    let room = Room::new();
    room.open().drafts().keep(&draft("reflection", "first words")).unwrap();
    assert_eq!(room.open().drafts().all().drafts, [draft("reflection", "first words")]);
    let mut store = room.open();
    room.save(&mut store, "something else");
    store.drafts().keep(&draft("check-in", "in the first run")).unwrap();
    let later = room.open().drafts();
    assert_eq!(later.all().drafts.len(), 2);
    later.keep(&draft("reflection", "more words")).unwrap();
    let all = room.open().drafts().all().drafts;
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
    let typed = drafts.all();
    assert_eq!((typed.drafts.len(), typed.aside.len()), (1, 1));
    assert_eq!(fs::read(&typed.aside[0]).unwrap(), b"{\"form\":\"x");
    assert!(drafts.all().aside.is_empty());
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
