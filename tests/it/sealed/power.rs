//! A machine that stops, and a disk that refuses, at every file operation of turning encryption on and off and of saves in
//! between: the notebook is whole, in the one form or the other.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use guidepost::model::day::Note;
use guidepost::model::{Change, Edit, Mint, Notebook, Record, When};
use guidepost::store::{Copies, Draft, Key, LoadError, Opening, Place, SaveError, Store, Trouble};
use rustix::io::Errno;

use super::key;
use crate::disk::{Fault, ModelDisk, World};

const DATA: &str = "/home/me/data/guidepost.json";
const STATE: &str = "/home/me/state";

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T21:30:00+01:00").unwrap()
}

fn try_open(disk: &ModelDisk, key: Option<&Key>) -> Result<Store, LoadError> {
    let (place, id) = (Place::at(DATA, STATE), Mint::new(77).id(now()));
    let disk = Arc::new(disk.clone());
    Store::open_with(Opening { disk, key: key.cloned(), ..Opening::new(place, Copies::EachRun, id) })
}

fn open(disk: &ModelDisk, key: &Key) -> Store {
    try_open(disk, Some(key)).unwrap()
}

fn note(number: usize) -> Vec<Change> {
    let mint = Mint::new(number as u64);
    let note = Note { text: number.to_string(), ..Note::default() };
    let edit = Edit::add(Record::new(mint.id(now()), When::on(now().date_naive()), note));
    vec![Change { edit, rev: mint.rev(now()) }]
}

fn numbers(notebook: &Notebook) -> Vec<usize> {
    let mut numbers: Vec<usize> = notebook.notes.iter().map(|note| note.text.parse().unwrap()).collect();
    numbers.sort_unstable();
    numbers
}

/// Two runs with a draft each.
fn live(disk: &ModelDisk, key: Option<&Key>) {
    for number in 0..2 {
        let mut store = try_open(disk, key).unwrap();
        let value = serde_json::json!({ "notes": number });
        store.drafts().keep(&Draft { form: "check-in".to_owned(), kept: now(), value }).unwrap();
        store.commit(note(number), now()).unwrap();
    }
}

/// Files with words in them that anybody can read.
fn in_the_clear(disk: &ModelDisk) -> Vec<String> {
    let paths = disk.paths().into_iter().map(|path| path.to_string_lossy().into_owned());
    let is_plain = |path: &String| {
        let bytes = disk.bytes(path).unwrap_or_default();
        String::from_utf8_lossy(&bytes).contains("\"notes\"")
    };
    paths.filter(is_plain).collect()
}

/// What is wrong in this state, or after the next save in it; who has no key sees it too, while it is not encrypted.
fn complaint(state: World, key: &Key) -> Option<String> {
    match try_open(&ModelDisk::after(state.clone()), None) {
        Ok(_) => complaint_of(state.clone(), Some(key), false).or_else(|| complaint_of(state, None, false)),
        Err(LoadError { trouble: Trouble::Locked(_), .. }) => complaint_of(state, Some(key), true),
        Err(error) => Some(error.to_string()),
    }
}

fn complaint_of(state: World, key: Option<&Key>, is_sealed: bool) -> Option<String> {
    let disk = ModelDisk::after(state);
    let mut store = match try_open(&disk, key) {
        Ok(store) => store,
        Err(error) => return Some(error.to_string()),
    };
    if numbers(store.notebook()) != [0, 1] {
        return Some(format!("there are {:?}", numbers(store.notebook())));
    }
    for backup in store.backups() {
        let read = store.read_backup(&backup);
        let waits = matches!(read, Err(Trouble::Locked(_))) && key.is_none();
        if let Err(why) = read
            && !waits
        {
            return Some(format!("{}: {why:?}", backup.path.display()));
        }
    }
    let typed = store.drafts().all();
    if typed.drafts.len() != 1 || !typed.aside.is_empty() {
        return Some(format!("of the drafts {typed:?}"));
    }
    store.commit(note(2), now()).unwrap();
    if store.is_sealed() != is_sealed {
        return Some("a save changed the form".to_owned());
    }
    let left: Vec<String> =
        disk.paths().iter().filter(|path| is_temp(path)).map(|p| p.display().to_string()).collect();
    let plain = if is_sealed { in_the_clear(&disk) } else { Vec::new() };
    (!left.is_empty() || !plain.is_empty()).then(|| format!("left: {left:?}, in the clear: {plain:?}"))
}

fn is_temp(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "tmp")
}

/// Goes through every state in which the machine can stop while this is done.
fn whole_throughout(disk: &ModelDisk, key: &Key, done: impl FnOnce(&ModelDisk)) -> usize {
    disk.watch();
    done(disk);
    let moments = disk.moments();
    let mut states = 0;
    for state in moments.iter().flat_map(World::after_a_crash) {
        states += 1;
        assert_eq!(complaint(state, key), None, "state {states}");
    }
    states
}

fn disks() -> [ModelDisk; 2] {
    [ModelDisk::new(Fault::None), ModelDisk::new(Fault::None).plain()]
}

#[test]
fn whenever_the_power_goes_while_it_is_encrypted_the_notebook_is_whole_in_one_form() {
    for disk in disks() {
        live(&disk, None);
        let key = key();
        let states = whole_throughout(&disk, &key, |disk| {
            let (_, rest) = try_open(disk, None).unwrap().encrypt(key.clone(), now()).unwrap();
            assert_eq!(rest.left, []);
        });
        assert!(100 < states, "{states} states");
        assert_eq!(in_the_clear(&disk), Vec::<String>::new());
        assert!(open(&disk, &key).is_sealed());
    }
}

#[test]
fn whenever_the_power_goes_while_it_is_laid_open_the_notebook_is_whole_in_one_form() {
    for disk in disks() {
        let key = key();
        live(&disk, None);
        try_open(&disk, None).unwrap().encrypt(key.clone(), now()).unwrap();
        let states = whole_throughout(&disk, &key, |disk| {
            open(disk, &key).decrypt(now()).unwrap();
        });
        assert!(100 < states, "{states} states");
        assert_eq!(numbers(try_open(&disk, None).unwrap().notebook()), [0, 1]);
        let words = |path: &Path| disk.bytes(&path.to_string_lossy()).unwrap_or_default();
        let sealed = disk.paths().into_iter().filter(|p| words(p).starts_with(b"{\"format\":\"guidepost-e"));
        assert_eq!(sealed.count(), 0);
    }
}

#[test]
fn whenever_the_power_goes_while_the_passphrase_is_changed_the_old_one_or_the_new_one_opens_it() {
    let disk = ModelDisk::new(Fault::None);
    let key = key();
    live(&disk, None);
    try_open(&disk, None).unwrap().encrypt(key.clone(), now()).unwrap();
    let new = key.weak_under("battery staple", "").unwrap();
    let states = whole_throughout(&disk, &key, |disk| {
        open(disk, &key).encrypt(new, now()).unwrap();
    });
    assert!(100 < states, "{states} states");
}

#[test]
fn whenever_the_power_goes_while_an_encrypted_notebook_is_saved_it_is_the_old_one_or_the_new_one() {
    let disk = ModelDisk::new(Fault::None);
    let key = key();
    live(&disk, None);
    try_open(&disk, None).unwrap().encrypt(key.clone(), now()).unwrap();
    disk.watch();
    open(&disk, &key).commit(note(5), now()).unwrap();
    for state in disk.moments().iter().flat_map(World::after_a_crash) {
        let disk = ModelDisk::after(state);
        let mut store = open(&disk, &key);
        let found = numbers(store.notebook());
        assert!(found == [0, 1] || found == [0, 1, 5], "{found:?}");
        store.commit(note(6), now()).unwrap();
        assert_eq!(in_the_clear(&disk), Vec::<String>::new());
        assert!(!disk.paths().iter().any(|path| is_temp(path)));
    }
    assert_eq!(numbers(open(&disk, &key).notebook()), [0, 1, 5]);
}

/// One try with an error at that call; how many calls it makes.
fn refused(call: usize, turn: fn(&mut Store, Key) -> Result<(), SaveError>, sealed_before: bool) -> usize {
    let (disk, key) = (ModelDisk::new(Fault::None), key());
    live(&disk, None);
    if sealed_before {
        try_open(&disk, None).unwrap().encrypt(key.clone(), now()).unwrap();
    }
    let (mut store, before) = (open(&disk, &key), disk.bytes(DATA));
    let began = disk.calls();
    if call < usize::MAX {
        disk.refuse(call, 1, Errno::IO);
    }
    let answer = turn(&mut store, key.clone());
    let calls = disk.calls() - began;
    disk.world().heal();
    match answer {
        Ok(()) => assert_ne!(open(&disk, &key).is_sealed(), sealed_before, "call {call}"),
        Err(SaveError::Unsure { .. }) => {}
        Err(error) => assert_eq!(disk.bytes(DATA), before, "call {call}: {error}"),
    }
    drop(store);
    assert_eq!(complaint(disk.world().clone(), &key), None, "call {call}");
    calls
}

#[test]
fn whichever_call_is_refused_it_is_encrypted_or_stands_as_it_stood() {
    let encrypt: fn(&mut Store, Key) -> _ = |store, key| store.encrypt(key, now()).map(drop);
    let decrypt: fn(&mut Store, Key) -> _ = |store, _| store.decrypt(now()).map(drop);
    for (turn, sealed_before) in [(encrypt, false), (decrypt, true)] {
        let calls = refused(usize::MAX, turn, sealed_before);
        assert!(20 < calls, "{calls}");
        for call in 0..calls {
            refused(call, turn, sealed_before);
        }
    }
}
