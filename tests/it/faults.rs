//! A disk that refuses, and a machine that stops, at every single file operation of every save.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use guidepost::model::day::Note;
use guidepost::model::{Change, Edit, Mint, Notebook, Record, When};
use guidepost::store::{Copies, Draft, Place, Store};
use rustix::io::Errno;

use crate::disk::{Fault, ModelDisk, World};

const DATA: &str = "/home/me/data/guidepost.json";
const STATE: &str = "/home/me/state";

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T21:30:00+01:00").unwrap()
}

fn open(disk: &ModelDisk) -> Store {
    let place = Place::at(DATA, STATE);
    Store::open_on(Arc::new(disk.clone()), place, Copies::EachRun, Mint::new(77).id(now())).unwrap()
}

/// The change that adds the note of this number.
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

fn leftovers(disk: &ModelDisk) -> Vec<String> {
    let paths = disk.paths().into_iter().map(|path| path.to_string_lossy().into_owned());
    paths.filter(|path| path.ends_with(".tmp")).collect()
}

/// Runs of two saves and a draft each, so many that backups rotate.
fn live(disk: &ModelDisk, runs: usize) {
    for run in 0..runs {
        let mut store = open(disk);
        let form = Draft { form: "check-in".to_string(), kept: now(), value: run.into() };
        store.drafts().keep(&form).unwrap();
        for save in 0..2 {
            let number = run * 2 + save;
            store.commit(note(number), now()).unwrap();
            disk.world().saved = number + 1;
        }
        if run % 2 == 1 {
            store.drafts().drop("check-in").unwrap();
        }
    }
}

/// What is wrong after the machine stopped in this state and was started again.
fn complaint(state: World) -> Option<String> {
    let saved = state.saved;
    let disk = ModelDisk::after(state);
    let place = Place::at(DATA, STATE);
    let store = Store::open_on(Arc::new(disk.clone()), place, Copies::EachRun, Mint::new(78).id(now()));
    let mut store = match store {
        Ok(store) => store,
        Err(error) => return Some(format!("after {saved} saves: {error}")),
    };
    let found = numbers(store.notebook());
    if !(0..saved).eq(found.iter().copied().take(saved)) || saved + 1 < found.len() {
        return Some(format!("after {saved} saves there are {found:?}"));
    }
    if !store.drafts().all().aside.is_empty() {
        return Some("a half-written draft".to_string());
    }
    for backup in store.backups() {
        if Notebook::read(&disk.bytes(&backup.path.to_string_lossy()).unwrap()).is_err() {
            return Some(format!("a half-written backup {}", backup.path.display()));
        }
    }
    store.commit(note(1000), now()).unwrap();
    Some(leftovers(&disk)).filter(|left| !left.is_empty()).map(|left| format!("left over: {left:?}"))
}

/// How many states there can be after a stop, until the first with something wrong in it.
fn first_complaint(fault: Fault, runs: usize) -> (usize, Option<String>) {
    let disk = ModelDisk::new(fault);
    disk.watch();
    live(&disk, runs);
    let mut states = 0;
    for moment in disk.moments() {
        for state in moment.after_a_crash() {
            states += 1;
            if let Some(complaint) = complaint(state) {
                return (states, Some(complaint));
            }
        }
    }
    (states, None)
}

#[test]
fn whenever_the_power_goes_every_saved_word_is_there_and_nothing_is_left_over() {
    let (states, complaint) = first_complaint(Fault::None, 8);
    assert_eq!(complaint, None);
    assert!(states > 1000, "{states} states");
}

#[test]
fn a_writer_that_does_not_sync_or_writes_in_place_is_caught() {
    for fault in [Fault::NoSync, Fault::NoDirSync, Fault::InPlace] {
        assert!(first_complaint(fault, 1).1.is_some(), "{fault:?}");
    }
}

#[test]
fn whichever_call_is_refused_the_reason_is_named_nothing_is_lost_and_the_next_commit_saves_it() {
    for errno in [Errno::NOSPC, Errno::IO, Errno::ACCESS, Errno::MFILE, Errno::INTR] {
        for count in [1, usize::MAX] {
            let calls = refused(usize::MAX, count, errno);
            for call in 0..calls {
                refused(call, count, errno);
            }
        }
    }
}

/// A run whose second save meets an error at that call. How many calls that save makes.
fn refused(call: usize, count: usize, errno: Errno) -> usize {
    let disk = ModelDisk::new(Fault::None);
    open(&disk).commit(note(0), now()).unwrap();
    let mut store = open(&disk);
    let before = disk.bytes(DATA);
    let began = disk.calls();
    if call < usize::MAX {
        disk.refuse(call, count, errno);
    }
    let answer = store.commit(note(1), now());
    let calls = disk.calls() - began;
    disk.world().heal();
    let what = format!("{errno:?} at call {call}, {count} times: {answer:?}");
    if let Err(error) = answer {
        assert!(error.to_string().contains(DATA), "{what}");
        assert!(errno != Errno::NOSPC || error.to_string().contains("the disk is full"), "{what}");
        assert_eq!(numbers(store.notebook()), [0, 1], "{what}");
        assert!(disk.bytes(DATA) == before || numbers(open(&disk).notebook()) == [0, 1], "{what}");
        store.commit(Vec::new(), now()).unwrap();
    }
    assert_eq!(numbers(open(&disk).notebook()), [0, 1], "{what}");
    let mut later = open(&disk);
    later.commit(note(2), now()).unwrap();
    assert!(leftovers(&disk).is_empty(), "{what}: {:?}", leftovers(&disk));
    calls
}

#[test]
fn a_first_save_takes_in_a_file_that_came_at_the_last_moment() {
    let other = ModelDisk::new(Fault::None);
    open(&other).commit(note(5), now()).unwrap();
    let disk = ModelDisk::new(Fault::None);
    let mut store = open(&disk);
    disk.let_arrive(DATA, &other.bytes(DATA).unwrap());
    let saved = store.commit(note(6), now()).unwrap();
    assert_eq!(numbers(&saved.fresh.unwrap()), [5, 6]);
    assert_eq!(numbers(open(&disk).notebook()), [5, 6]);
    assert!(leftovers(&disk).is_empty());
}
