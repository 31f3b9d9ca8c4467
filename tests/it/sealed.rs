//! An encrypted notebook on a real disk: everything that holds for an open one holds for it, and no word of it is
//! anywhere.

mod power;

use std::fs;
use std::path::Path;

use guidepost::model::{How, Mint, Notebook};
use guidepost::store::migrate::Step;
use guidepost::store::{Before, Copies, Cover, Key, LoadError, Opening, Place, Store, Trouble, cover};

use crate::file::room::{Room, draft, everything, now, texts};

pub const WORD: &str = "correct horse";

/// A key that costs no second.
pub fn key() -> Key {
    Key::weak(WORD, "the stable").unwrap()
}

fn open_with(room: &Room, key: Option<&Key>, copies: Copies) -> Result<Store, LoadError> {
    let place = Place::at(room.data(), room.state());
    Store::open_with(Opening { key: key.cloned(), ..Opening::new(place, copies, room.mint.id(now())) })
}

fn open(room: &Room, key: &Key) -> Store {
    open_with(room, Some(key), Copies::EachRun).unwrap()
}

/// A notebook that was open once, with a draft and backups, and is encrypted now.
fn encrypted() -> (Room, Key) {
    let (room, key) = (Room::new(), key());
    for words in ["quartz one", "quartz two"] {
        let mut store = room.open();
        room.save(&mut store, words);
    }
    let mut store = room.open();
    store.drafts().keep(&draft("check-in", "quartz half")).unwrap();
    drop(store);
    store = room.open();
    let (saved, rest) = store.encrypt(key.clone(), now()).unwrap();
    assert!(saved.notices.is_empty() && rest.left.is_empty(), "{:?} {rest:?}", saved.notices);
    assert!(2 <= rest.changed, "{rest:?}");
    (room, key)
}

/// The files in which the word stands.
pub fn with_word(folder: &Path, word: &str) -> Vec<String> {
    let has = |path: &Path| {
        let bytes = fs::read(path).unwrap_or_default();
        bytes.windows(word.len()).any(|part| part == word.as_bytes())
    };
    let found = everything(folder).into_iter().filter(|path| path.is_file() && has(path));
    found.map(|path| path.display().to_string()).collect()
}

#[test]
fn no_word_of_an_encrypted_notebook_is_anywhere_and_all_of_them_are_there_with_its_key() {
    let (room, key) = encrypted();
    assert_eq!(with_word(room.folder.path(), "quartz"), Vec::<String>::new());
    let mut store = open(&room, &key);
    assert_eq!(texts(store.notebook()), ["quartz one", "quartz two"]);
    let typed = store.drafts().all();
    assert_eq!((typed.drafts[0].form.as_str(), typed.aside.len()), ("check-in", 0));
    assert_eq!(typed.drafts[0].value["words"], "quartz half");
    assert!(store.backups().iter().all(|backup| store.read_backup(backup).is_ok()));
    room.save(&mut store, "quartz three");
    store.drafts().keep(&draft("note", "quartz more")).unwrap();
    drop(store);
    assert_eq!(with_word(room.folder.path(), "quartz"), Vec::<String>::new());
    let store = open(&room, &key);
    assert_eq!(texts(store.notebook()).len(), 3);
    assert_eq!(store.drafts().all().drafts.len(), 2);
}

#[test]
fn without_its_key_or_with_another_it_is_locked_and_stands_as_it_stood() {
    let (room, _) = encrypted();
    let before = fs::read(room.data()).unwrap();
    for key in [None, Some(key())] {
        let error = open_with(&room, key.as_ref(), Copies::EachRun).err().unwrap();
        let Trouble::Locked(cover) = &error.trouble else { panic!("{error}") };
        assert_eq!((cover.hint.as_str(), error.status()), ("the stable", 1));
        assert!(error.to_string().contains("is encrypted"), "{error}");
    }
    assert_eq!(fs::read(room.data()).unwrap(), before);
    let known = cover(&room.data()).unwrap().unlock(WORD).unwrap();
    assert_eq!(texts(open(&room, &known).notebook()).len(), 2);
}

#[test]
fn laid_open_again_every_word_is_there_and_nothing_is_encrypted_any_more() {
    let (room, key) = encrypted();
    let (_, rest) = open(&room, &key).decrypt(now()).unwrap();
    assert_eq!(rest.left, []);
    assert_eq!(with_word(room.folder.path(), "guidepost-encrypted"), Vec::<String>::new());
    let store = room.open();
    assert_eq!(texts(store.notebook()), ["quartz one", "quartz two"]);
    assert_eq!(store.drafts().all().drafts[0].value["words"], "quartz half");
    assert!(store.backups().iter().all(|backup| store.read_backup(backup).is_ok()));
}

#[test]
fn two_windows_on_an_encrypted_notebook_both_keep_their_words() {
    let (room, key) = encrypted();
    let (mut one, mut two) = (open(&room, &key), open(&room, &key));
    room.save(&mut one, "one");
    assert_eq!(texts(&room.save(&mut two, "two").fresh.unwrap()).len(), 4);
    assert_eq!(texts(&one.look().unwrap().unwrap()).len(), 4);
    assert!(two.look().unwrap().is_none(), "its own save is no news");
}

#[test]
fn a_copy_beside_it_is_taken_in_encrypted_or_not() {
    let (room, key) = encrypted();
    let sealed = fs::read(room.data()).unwrap();
    let open_again = || open(&room, &key);
    room.save(&mut open_again(), "quartz elsewhere");
    let newer = fs::read(room.data()).unwrap();
    let mut store = open_again();
    let plain = store.in_the_clear(&newer).unwrap();
    for copy in [newer, plain] {
        fs::write(room.data(), &sealed).unwrap();
        let path = room.path("data/guidepost (conflict).json");
        fs::write(&path, copy).unwrap();
        store = open_again();
        assert_eq!(texts(store.notebook()).len(), 2);
        let beside = store.copies_beside();
        assert_eq!(beside.iter().map(|copy| &copy.path).collect::<Vec<_>>(), [&path]);
        store.take_in_beside(&path, now()).unwrap();
        assert!(!path.exists());
        assert_eq!(texts(open_again().notebook()).len(), 3);
        assert_eq!(with_word(room.folder.path(), "quartz"), Vec::<String>::new());
    }
}

#[test]
fn of_backups_that_say_the_same_one_is_kept_though_no_two_texts_are_alike() {
    let (room, key) = encrypted();
    let mut store = open(&room, &key);
    let had = store.backups().len();
    store.keep_before(Before::Import);
    room.save(&mut store, "quartz three");
    let backups = store.backups();
    assert_eq!(backups.len(), had + 1, "before the import and of the run: one of both");
    let said: Vec<Notebook> = backups.iter().map(|backup| store.read_backup(backup).unwrap()).collect();
    for (at, one) in said.iter().enumerate() {
        assert!(said[..at].iter().all(|other| other != one), "two alike");
    }
}

#[test]
fn another_passphrase_holds_everywhere_at_once_and_in_windows_that_are_open() {
    let (room, key) = encrypted();
    let mut window = open(&room, &key);
    let new = key.weak_under("battery staple", "").unwrap();
    let (_, rest) = open(&room, &key).encrypt(new, now()).unwrap();
    assert_eq!(rest.left, []);
    room.save(&mut window, "quartz late");
    let sealed = everything(room.folder.path()).into_iter().filter_map(|path| Some((cover(&path)?, path)));
    let mut number = 0;
    for (cover, path) in sealed {
        number += 1;
        assert!(cover.unlock(WORD).is_err(), "{}", path.display());
        assert!(cover.unlock("battery staple").is_ok() && cover.hint.is_empty(), "{}", path.display());
    }
    assert!(3 < number);
    let found = cover(&room.data()).unwrap().unlock("battery staple").unwrap();
    assert_eq!(texts(open(&room, &found).notebook()).len(), 3);
}

const NEW: &str = "battery staple";

/// Of every encrypted file here.
fn covers(room: &Room) -> Vec<Cover> {
    everything(room.folder.path()).iter().filter_map(|path| cover(path)).collect()
}

#[test]
fn where_two_devices_encrypted_it_each_with_a_key_of_its_own_all_of_it_opens_with_the_one_of_the_file() {
    let (here, there) = (Room::new(), Room::new());
    here.save(&mut here.open(), "one");
    fs::create_dir_all(there.path("data")).unwrap();
    fs::copy(here.data(), there.data()).unwrap();
    let (own, other) = (key(), Key::weak(NEW, "").unwrap());
    here.open().encrypt(own.clone(), now()).unwrap();
    there.open().encrypt(other.clone(), now()).unwrap();
    for words in ["there", "there too"] {
        there.save(&mut open(&there, &other), words);
    }
    here.save(&mut open(&here, &own), "here");

    let mut store = open(&here, &own);
    store.add_key(other.clone());
    fs::copy(there.data(), here.data()).unwrap();
    let notices = here.save(&mut store, "late").notices;
    assert!(notices.iter().any(|notice| notice.contains("is another one now")), "{notices:?}");
    drop(store);
    let covers = covers(&here);
    assert!(3 < covers.len(), "{}", covers.len());
    assert!(covers.iter().all(|cover| cover.unlock(NEW).is_ok()));
    let fresh = cover(&here.data()).unwrap().unlock(NEW).unwrap();
    let store = open(&here, &fresh);
    assert_eq!(texts(store.notebook()), ["here", "late", "one", "there", "there too"]);
    assert!(store.backups().iter().all(|backup| store.read_backup(backup).is_ok()));
}

#[test]
fn an_old_copy_does_not_bring_the_old_passphrase_back_to_a_window_that_knows_the_new_one() {
    let (room, key) = encrypted();
    let old = fs::read(room.data()).unwrap();
    let mut window = open(&room, &key);
    let new = key.weak_under(NEW, "").unwrap();
    open(&room, &key).encrypt(new, now()).unwrap();
    let notices = room.save(&mut window, "quartz three").notices;
    assert!(notices.iter().any(|notice| notice.contains("changed elsewhere")), "{notices:?}");
    for words in ["quartz four", "quartz five"] {
        fs::write(room.data(), &old).unwrap();
        let notices = room.save(&mut window, words).notices;
        assert!(notices.iter().any(|notice| notice.contains("an earlier copy")), "{notices:?}");
        let cover = cover(&room.data()).unwrap();
        assert!(cover.unlock(WORD).is_err() && cover.unlock(NEW).is_ok());
    }
    drop(window);
    assert_eq!(texts(open(&room, &key).notebook()).len(), 5);
    assert!(covers(&room).iter().filter(|cover| cover.unlock(NEW).is_err()).count() <= 1, "of the old copy");
}

#[test]
fn an_old_copy_that_a_new_run_opens_leaves_the_backups_under_the_passphrase_they_have() {
    let (room, key) = encrypted();
    let old = fs::read(room.data()).unwrap();
    let new = key.weak_under(NEW, "").unwrap();
    open(&room, &key).encrypt(new.clone(), now()).unwrap();
    room.save(&mut open(&room, &new), "quartz three");
    let under_new = || covers(&room).iter().filter(|cover| cover.unlock(NEW).is_ok()).count();
    fs::write(room.data(), &old).unwrap();
    let before = under_new();
    let known = cover(&room.data()).unwrap().unlock(WORD).unwrap();
    room.save(&mut open(&room, &known), "quartz late");
    assert!(2 < before && under_new() == before, "{before} and {}", under_new());
    open(&room, &known).encrypt(known.weak_under("third", "").unwrap(), now()).unwrap();
    assert!(covers(&room).iter().all(|cover| cover.unlock("third").is_ok()), "asked for, it is all of them");
}

#[test]
fn what_another_program_laid_open_is_encrypted_again_with_all_around_it_and_that_is_said() {
    let (room, key) = encrypted();
    let mut store = open(&room, &key);
    room.save(&mut store, "quartz three");
    let backup = store.backups().remove(0).path;
    for path in [room.data(), backup] {
        let plain = store.in_the_clear(&fs::read(&path).unwrap()).unwrap();
        fs::write(path, plain).unwrap();
    }
    let notices = room.save(&mut store, "quartz four").notices;
    assert!(notices.iter().any(|notice| notice.contains("not encrypted any more")), "{notices:?}");
    assert_eq!(with_word(room.folder.path(), "quartz"), Vec::<String>::new());
}

#[test]
fn a_damaged_encrypted_file_is_put_back_from_an_encrypted_backup_and_kept_as_it_was() {
    let (room, key) = encrypted();
    let whole = fs::read(room.data()).unwrap();
    let damaged = &whole[..whole.len() - 200];
    fs::write(room.data(), damaged).unwrap();
    let error = open_with(&room, Some(&key), Copies::EachDay).err().unwrap();
    assert_eq!(error.status(), 3, "{error}");
    assert!(error.backup.is_some(), "{error}");
    let (place, mint) = (Place::at(room.data(), room.state()), Mint::new(9));
    let opening = Opening::new(place, Copies::EachDay, mint.id(now()));
    let mut opened = Store::open_to_restore(Opening { key: Some(key.clone()), ..opening }).unwrap();
    let newest = opened.backups().remove(0);
    opened.restore(&newest, How::Merge, &mint, now()).unwrap();
    assert_eq!(texts(open(&room, &key).notebook()), ["quartz one", "quartz two"]);
    let kept = room.names("data").into_iter().find(|name| name.contains(".damaged-")).unwrap();
    assert_eq!(fs::read(room.path(&format!("data/{kept}"))).unwrap(), damaged);
    assert_eq!(with_word(room.folder.path(), "quartz"), Vec::<String>::new());
}

#[test]
fn where_the_file_is_gone_an_encrypted_backup_comes_back_encrypted() {
    let (room, key) = encrypted();
    fs::remove_file(room.data()).unwrap();
    let (place, mint) = (Place::at(room.data(), room.state()), Mint::new(9));
    let mut opened = Store::open_to_restore(Opening::new(place, Copies::EachDay, mint.id(now()))).unwrap();
    let newest = opened.backups().remove(0);
    assert!(matches!(opened.store.read_backup(&newest), Err(Trouble::Locked(_))));
    opened.store.add_key(key.clone());
    opened.restore(&newest, How::Merge, &mint, now()).unwrap();
    assert_eq!(texts(open(&room, &key).notebook()), ["quartz one", "quartz two"]);
    assert_eq!(with_word(room.folder.path(), "quartz"), Vec::<String>::new());
}

#[test]
fn a_run_that_could_not_save_keeps_its_words_encrypted_and_the_next_one_has_them() {
    let (room, key) = encrypted();
    let mut store = open(&room, &key);
    let (data, away) = (room.path("data"), room.path("away"));
    fs::rename(&data, &away).unwrap();
    fs::write(&data, "no folder").unwrap();
    store.commit(room.note("quartz unsaved"), now()).unwrap_err();
    assert!(store.spare().is_some());
    assert_eq!(with_word(room.folder.path(), "quartz"), Vec::<String>::new());
    drop(store);
    fs::remove_file(&data).unwrap();
    fs::rename(&away, &data).unwrap();
    assert!(texts(open(&room, &key).notebook()).contains(&"quartz unsaved".to_owned()));
}

#[test]
fn what_an_open_guidepost_left_in_the_clear_is_encrypted_with_the_next_save() {
    let (room, key) = (Room::new(), key());
    let window = room.open();
    window.drafts().keep(&draft("check-in", "quartz half")).unwrap();
    room.save(&mut room.open(), "basalt");
    let (_, rest) = room.open().encrypt(key.clone(), now()).unwrap();
    assert_eq!(rest.left.len(), 1, "{rest:?}");
    assert_eq!(with_word(room.folder.path(), "quartz").len(), 1);
    drop(window);
    room.save(&mut open(&room, &key), "more");
    assert_eq!(with_word(room.folder.path(), "quartz"), Vec::<String>::new());
    assert_eq!(open(&room, &key).drafts().all().drafts[0].value["words"], "quartz half");
}

#[test]
fn a_window_that_is_shut_out_keeps_nothing_in_the_clear_and_hands_over_what_it_has() {
    let (room, key) = (Room::new(), key());
    let mut window = room.open();
    room.save(&mut window, "quartz one");
    window.drafts().keep(&draft("check-in", "quartz half")).unwrap();
    room.open().encrypt(key.clone(), now()).unwrap();
    let error = window.commit(room.note("quartz two"), now()).unwrap_err();
    assert!(error.is_locked() && window.spare().is_none(), "{error}");
    window.drafts().keep(&draft("note", "quartz more")).unwrap_err();
    assert!(window.look().is_err_and(|error| error.is_locked()));
    let waiting = window.withdraw();
    assert_eq!(with_word(room.folder.path(), "quartz"), Vec::<String>::new());
    let mut store = open(&room, &key);
    store.commit(waiting, now()).unwrap();
    assert_eq!(texts(store.notebook()), ["quartz one", "quartz two"]);
}

/// Decrypted and encrypted again elsewhere, with another key.
fn encrypted_anew(room: &Room, old: &Key) -> Key {
    open(room, old).decrypt(now()).unwrap();
    let new = Key::weak(NEW, "").unwrap();
    room.open().encrypt(new.clone(), now()).unwrap();
    new
}

#[test]
fn a_window_with_the_key_from_before_keeps_nothing_under_it() {
    let (room, key) = encrypted();
    let mut window = open(&room, &key);
    let new = encrypted_anew(&room, &key);
    let error = window.commit(room.note("late"), now()).unwrap_err();
    assert!(error.is_locked() && window.spare().is_none(), "{error}");
    window.drafts().keep(&draft("note", "more")).unwrap_err();
    let waiting = window.withdraw();
    let mut store = open(&room, &new);
    store.commit(waiting, now()).unwrap();
    assert_eq!((store.notices(), store.drafts().all().locked), (vec![], vec![]));
    assert_eq!(texts(store.notebook()).len(), 3);
}

#[test]
fn what_no_key_here_opens_is_named_at_the_start_with_what_to_do() {
    let (room, key) = encrypted();
    let folder = open(&room, &key).places().backups.unwrap();
    let (spare, half) = (
        folder.join("unsaved-0123456789abcdef.json"),
        folder.join("draft-0123456789abcdef-0123456789abcdef.json"),
    );
    let old = fs::read(room.data()).unwrap();
    let new = encrypted_anew(&room, &key);
    [&spare, &half].iter().for_each(|path| fs::write(path, &old).unwrap());
    let mut store = open(&room, &new);
    let told = store.notices();
    assert!(
        told.iter().any(|told| told.contains(spare.to_str().unwrap()) && told.contains("merge")),
        "{told:?}"
    );
    let typed = store.drafts().all();
    assert!(typed.words()[0].contains(half.to_str().unwrap()), "{typed:?}");
    assert!(spare.exists() && half.exists());
}

#[test]
fn a_window_goes_on_in_the_open_after_decrypt_and_leaves_no_key_behind() {
    let (room, key) = encrypted();
    let mut window = open(&room, &key);
    room.save(&mut window, "quartz three");
    window.drafts().keep(&draft("note", "quartz more")).unwrap();
    open(&room, &key).decrypt(now()).unwrap();
    assert_eq!(window.look().unwrap().map(|notebook| texts(&notebook).len()), Some(3));
    assert!(!window.is_sealed());
    window.drafts().keep(&draft("check-in", "quartz late")).unwrap();
    let notices = room.save(&mut window, "quartz four").notices;
    assert!(notices.iter().any(|notice| notice.contains("guidepost decrypt")), "{notices:?}");
    drop(window);
    assert_eq!(with_word(room.folder.path(), "guidepost-encrypted"), Vec::<String>::new());
    let store = room.open();
    assert_eq!((texts(store.notebook()).len(), store.drafts().all().drafts.len()), (4, 2));
}

#[test]
fn every_step_from_older_versions_is_known_to_encrypted_files_too() {
    let (room, key) = encrypted();
    let plain = open(&room, &key).in_the_clear(&fs::read(room.data()).unwrap()).unwrap();
    let mut older: serde_json::Value = serde_json::from_slice(&plain).unwrap();
    older["version"] = 0.into();
    older.as_object_mut().unwrap().remove("checksum");
    fs::write(room.data(), key.seal(older.to_string().as_bytes()).unwrap()).unwrap();
    const TO_ONE: &[Step] = &[Step { from: 0, raise: Ok }];
    let opened = |steps| {
        let place = Place::at(room.data(), room.state());
        let opening = Opening::new(place, Copies::Never, room.mint.id(now()));
        Store::open_with(Opening { steps, key: Some(key.clone()), ..opening })
    };
    assert!(opened(&[]).is_err());
    let store = opened(TO_ONE).unwrap();
    assert!(store.is_sealed());
    assert_eq!(texts(store.notebook()), ["quartz one", "quartz two"]);
}
