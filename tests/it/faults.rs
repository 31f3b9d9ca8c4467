//! A disk that refuses, and a machine that stops, at every single file operation of every save.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use guidepost::model::day::Note;
use guidepost::model::{Change, Edit, How, Mint, Notebook, Record, When};
use guidepost::store::migrate::Step;
use guidepost::store::{Copies, Draft, Opening, Place, Store};
use rustix::io::Errno;

use crate::disk::{Fault, ModelDisk, World};

const DATA: &str = "/home/me/data/guidepost.json";
const STATE: &str = "/home/me/state";

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T21:30:00+01:00").unwrap()
}

fn open(disk: &ModelDisk) -> Store {
    let place = Place::at(DATA, STATE);
    let opening = Opening::new(place, Copies::EachRun, Mint::new(77).id(now()));
    Store::open_with(Opening { disk: Arc::new(disk.clone()), ..opening }).unwrap()
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
    let opening = Opening::new(place, Copies::EachRun, Mint::new(78).id(now()));
    let mut store = match Store::open_with(Opening { disk: Arc::new(disk.clone()), ..opening }) {
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
fn first_complaint(disk: &ModelDisk, runs: usize) -> (usize, Option<String>) {
    disk.watch();
    live(disk, runs);
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
    let (states, complaint) = first_complaint(&ModelDisk::new(Fault::None), 8);
    assert_eq!(complaint, None);
    assert!(states > 1000, "{states} states");
}

#[test]
fn so_it_is_where_two_files_cannot_change_places() {
    let (states, complaint) = first_complaint(&ModelDisk::new(Fault::None).plain(), 3);
    assert_eq!(complaint, None);
    assert!(states > 300, "{states} states");
}

#[test]
fn a_writer_that_does_not_sync_or_writes_in_place_is_caught() {
    for fault in [Fault::NoSync, Fault::NoDirSync] {
        assert!(first_complaint(&ModelDisk::new(fault), 1).1.is_some(), "{fault:?}");
    }
    for fault in [Fault::NoSync, Fault::NoDirSync, Fault::InPlace] {
        assert!(first_complaint(&ModelDisk::new(fault).plain(), 1).1.is_some(), "{fault:?}");
    }
}

#[test]
fn whichever_call_is_refused_the_reason_is_named_nothing_is_lost_and_the_next_commit_saves_it() {
    for errno in
        [Errno::NOSPC, Errno::DQUOT, Errno::ROFS, Errno::IO, Errno::ACCESS, Errno::MFILE, Errno::INTR]
    {
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
        let reason = match errno {
            Errno::NOSPC => "the disk is full",
            Errno::DQUOT => "your share of the disk is used up",
            Errno::ROFS => "the disk is read-only",
            Errno::IO => "the disk reports an error",
            Errno::MFILE => "too many files are open",
            Errno::INTR => "the system interrupted it",
            // Of a file it says that it is read-only.
            _ => "",
        };
        assert!(error.to_string().contains(reason), "{what}: {error}");
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

/// A file with this note, as another program writes it.
fn written_elsewhere(number: usize) -> Vec<u8> {
    let other = ModelDisk::new(Fault::None);
    open(&other).commit(note(number), now()).unwrap();
    other.bytes(DATA).unwrap()
}

#[test]
fn a_first_save_takes_in_a_file_that_came_at_the_last_moment() {
    let disk = ModelDisk::new(Fault::None);
    let mut store = open(&disk);
    disk.let_arrive(DATA, &written_elsewhere(5));
    let saved = store.commit(note(6), now()).unwrap();
    assert_eq!(numbers(&saved.fresh.unwrap()), [5, 6]);
    assert_eq!(numbers(open(&disk).notebook()), [5, 6]);
    assert!(leftovers(&disk).is_empty());
}

/// What is in the file after a save into which another program's file came at the last moment.
fn overtaken(disk: &ModelDisk) -> Vec<usize> {
    open(disk).commit(note(0), now()).unwrap();
    let (mut store, mut other) = (open(disk), open(&ModelDisk::new(Fault::None)));
    assert_eq!(numbers(store.notebook()), [0]);
    other.commit([note(0), note(5)].concat(), now()).unwrap();
    disk.let_arrive(DATA, &other.notebook().to_bytes());
    store.commit(note(6), now()).unwrap();
    assert!(leftovers(disk).is_empty());
    numbers(open(disk).notebook())
}

#[test]
fn a_file_that_came_between_the_look_and_the_save_is_taken_in() {
    assert_eq!(overtaken(&ModelDisk::new(Fault::None)), [0, 5, 6]);
    assert_eq!(overtaken(&ModelDisk::new(Fault::None).plain()), [0, 6], "a plain rename would lose it");
}

#[test]
fn a_file_that_cannot_be_read_and_came_at_the_last_moment_stands_as_it_came() {
    for odd in [&b"half a not"[..], b"", b"{\"format\":\"guidepost\",\"version\":99}"] {
        let disk = ModelDisk::new(Fault::None);
        let mut store = open(&disk);
        store.commit(note(0), now()).unwrap();
        let mine = disk.bytes(DATA).unwrap();
        disk.let_arrive(DATA, odd);
        store.commit(note(1), now()).unwrap_err();
        assert_eq!(disk.bytes(DATA).unwrap(), odd);
        assert!(leftovers(&disk).is_empty());
        disk.put(DATA, &mine);
        store.commit(Vec::new(), now()).unwrap();
        assert_eq!(numbers(open(&disk).notebook()), [0, 1]);
    }
}

#[test]
fn of_two_programs_that_come_one_after_the_other_both_files_are_taken_in() {
    let disk = ModelDisk::new(Fault::None);
    let mut store = open(&disk);
    store.commit(note(0), now()).unwrap();
    disk.let_arrive(DATA, &written_elsewhere(5));
    disk.let_arrive(DATA, &written_elsewhere(6));
    let saved = store.commit(note(1), now()).unwrap();
    assert_eq!(numbers(&saved.fresh.unwrap()), [0, 1, 5, 6]);
    assert_eq!(numbers(open(&disk).notebook()), [0, 1, 5, 6]);
    assert_eq!(named(&disk, "guidepost.conflict-"), Vec::<String>::new());
    assert!(leftovers(&disk).is_empty());
}

#[test]
fn what_a_run_that_was_stopped_kept_of_another_program_is_in_the_file_after_the_next_save() {
    let disk = ModelDisk::new(Fault::None);
    open(&disk).commit(note(0), now()).unwrap();
    let conflict = "/home/me/data/guidepost.conflict-2026-11-21T21-30-00+0100.json";
    disk.put(conflict, &written_elsewhere(5));
    let odd = "/home/me/data/guidepost.conflict-2026-11-21T21-31-00+0100.json";
    disk.put(odd, b"half a not");
    let notices = open(&disk).commit(note(1), now()).unwrap().notices;
    assert_eq!(numbers(open(&disk).notebook()), [0, 1, 5]);
    assert_eq!(named(&disk, "guidepost.conflict-"), [odd], "what cannot be read stays");
    assert!(notices.iter().any(|notice| notice.contains(odd)), "{notices:?}");
}

#[test]
fn what_stands_in_the_file_and_the_disk_did_not_confirm_is_not_called_unsaved_and_is_not_doubled() {
    for (disk, begun) in [(ModelDisk::new(Fault::None), 0), (ModelDisk::new(Fault::None).plain(), 1)] {
        let mut store = open(&disk);
        (0..begun).for_each(|number| drop(store.commit(note(number), now()).unwrap()));
        let mut unsure = 0;
        for later in 0..200 {
            let disk = ModelDisk::after(disk.world().clone());
            let mut store = open(&disk);
            disk.refuse(later, 1, Errno::IO);
            let Err(error) = store.commit(note(9), now()) else { continue };
            let is_there =
                disk.bytes(DATA).is_some_and(|bytes| numbers(&Notebook::read(&bytes).unwrap()).contains(&9));
            assert_eq!(is_there, error.to_string().starts_with("It is in "), "call {later}: {error}");
            unsure += usize::from(is_there);
            assert!(store.is_pending());
            disk.world().heal();
            store.commit(Vec::new(), now()).unwrap();
            assert_eq!(numbers(open(&disk).notebook()).iter().filter(|number| **number == 9).count(), 1);
            assert!(!store.is_pending() && leftovers(&disk).is_empty());
        }
        assert!(unsure > 0, "{begun}");
    }
}

#[test]
fn whenever_the_power_goes_while_two_files_change_places_both_files_words_are_found() {
    let disk = ModelDisk::new(Fault::None);
    open(&disk).commit(note(0), now()).unwrap();
    let mut store = open(&disk);
    let theirs = written_elsewhere(5);
    disk.let_arrive(DATA, &theirs);
    disk.watch();
    store.commit(note(1), now()).unwrap();
    let came = |world: &World| world.has(&theirs);
    let states: Vec<World> =
        disk.moments().iter().filter(|m| came(m)).flat_map(World::after_a_crash).collect();
    let mut seen = 0;
    for state in states.into_iter().filter(|state| came(state)) {
        seen += 1;
        let disk = ModelDisk::after(state);
        let mut store = open(&disk);
        store.commit(note(9), now()).unwrap();
        let mut found = numbers(store.notebook());
        for backup in store.backups() {
            found.extend(numbers(
                &Notebook::read(&disk.bytes(&backup.path.to_string_lossy()).unwrap()).unwrap(),
            ));
        }
        assert!(found.contains(&5), "{found:?}");
        assert!(leftovers(&disk).is_empty());
    }
    assert!(seen > 10, "{seen}");
}

/// The paths that end so.
fn named(disk: &ModelDisk, part: &str) -> Vec<String> {
    let paths = disk.paths().into_iter().map(|path| path.to_string_lossy().into_owned());
    paths.filter(|path| path.contains(part)).collect()
}

#[test]
fn what_a_full_disk_does_not_take_waits_in_the_state_folder_and_the_next_run_brings_it_back() {
    let disk = ModelDisk::new(Fault::None);
    open(&disk).commit(note(0), now()).unwrap();
    let mut store = open(&disk);
    store.commit(note(1), now()).unwrap();
    // The first save that meets the trouble: its temporary file is refused, and the copy in the state folder is not.
    disk.refuse(6, 1, Errno::NOSPC);
    store.commit(note(2), now()).unwrap_err();
    let spare = store.spare().unwrap().to_path_buf();
    assert_eq!(numbers(&Notebook::read(&disk.bytes(spare.to_str().unwrap()).unwrap()).unwrap()), [0, 1, 2]);
    drop(store);
    let mut next = open(&disk);
    assert_eq!(numbers(next.notebook()), [0, 1, 2]);
    assert!(next.is_pending() && next.notices()[0].contains("could not be saved last time"));
    next.commit(note(3), now()).unwrap();
    assert_eq!(named(&disk, "unsaved-"), Vec::<String>::new());
    assert_eq!(numbers(open(&disk).notebook()), [0, 1, 2, 3]);
}

#[test]
fn a_later_save_of_the_same_run_makes_the_waiting_copy_needless() {
    let disk = ModelDisk::new(Fault::None);
    let mut store = open(&disk);
    store.commit(note(0), now()).unwrap();
    for number in 1..4 {
        disk.refuse(6, 1, Errno::NOSPC);
        store.commit(note(number), now()).unwrap_err();
        assert_eq!(named(&disk, "unsaved-").len(), 1, "one for a run");
    }
    store.commit(Vec::new(), now()).unwrap();
    assert_eq!(named(&disk, "unsaved-"), Vec::<String>::new());
    assert!(leftovers(&disk).is_empty() && store.spare().is_none());
}

#[test]
fn an_unplugged_drive_is_not_written_beside_and_all_is_saved_when_it_is_back() {
    let disk = ModelDisk::new(Fault::None);
    let mut store = open(&disk);
    store.commit(note(0), now()).unwrap();
    disk.unplug("/home/me/data");
    assert!(store.look().unwrap().is_none());
    for number in 1..3 {
        let error = store.commit(note(number), now()).unwrap_err().to_string();
        assert!(error.contains(DATA) && error.contains("Connect it again"), "{error}");
    }
    assert_eq!(named(&disk, "/data/"), Vec::<String>::new(), "nothing is written into the mount point");
    let spare = store.spare().unwrap().to_str().unwrap().to_string();
    assert_eq!(numbers(&Notebook::read(&disk.bytes(&spare).unwrap()).unwrap()), [0, 1, 2]);
    disk.plug();
    store.commit(Vec::new(), now()).unwrap();
    assert_eq!(numbers(open(&disk).notebook()), [0, 1, 2]);
    assert!(named(&disk, "unsaved-").is_empty());
}

#[test]
fn who_starts_without_the_drive_is_told_and_a_deleted_folder_is_made_again() {
    let disk = ModelDisk::new(Fault::None);
    open(&disk).commit(note(0), now()).unwrap();
    let mut store = open(&disk);
    store.commit(note(1), now()).unwrap();
    disk.unplug("/home/me/data");
    let notices = open(&disk).notices();
    assert!(notices.len() == 1 && notices[0].contains("it was before"), "{notices:?}");
    let fresh = ModelDisk::new(Fault::None);
    assert!(open(&fresh).notices().is_empty());
}

#[test]
fn a_file_that_was_set_back_by_another_program_gets_back_what_was_gone() {
    let disk = ModelDisk::new(Fault::None);
    let mut store = open(&disk);
    store.commit(note(0), now()).unwrap();
    let old = disk.bytes(DATA).unwrap();
    store.commit(note(1), now()).unwrap();
    disk.put(DATA, &old);
    assert_eq!(numbers(&store.look().unwrap().unwrap()), [0, 1]);
    assert!(store.is_pending());
    let saved = store.commit(Vec::new(), now()).unwrap();
    assert!(saved.notices[0].contains("set back"), "{:?}", saved.notices);
    assert_eq!(numbers(open(&disk).notebook()), [0, 1]);
}

/// Version 0 of this test had notes under another name.
const STEPS: &[Step] = &[Step {
    from: 0,
    raise: |mut value| {
        value["notes"] = value.as_object_mut().and_then(|all| all.remove("memos")).unwrap_or_default();
        Ok(value)
    },
}];

fn open_older(disk: &ModelDisk) -> Store {
    let disk = Arc::new(disk.clone());
    let opening = Opening::new(Place::at(DATA, STATE), Copies::EachDay, Mint::new(79).id(now()));
    Store::open_with(Opening { disk, steps: STEPS, ..opening }).unwrap()
}

#[test]
fn whenever_the_power_goes_while_an_older_file_is_made_new_it_is_there_in_one_of_both_versions() {
    let text = String::from_utf8(written_elsewhere(5)).unwrap();
    let old = text.replace("\"version\":1", "\"version\":0").replace("\"notes\"", "\"memos\"");
    let disk = ModelDisk::new(Fault::None);
    disk.put(DATA, old.as_bytes());
    disk.watch();
    open_older(&disk).commit(note(6), now()).unwrap();
    let mut states = 0;
    for state in disk.moments().iter().flat_map(World::after_a_crash) {
        let disk = ModelDisk::after(state);
        let bytes = disk.bytes(DATA).unwrap();
        states += 1;
        if bytes == old.as_bytes() {
            assert_eq!(numbers(open_older(&disk).notebook()), [5]);
        } else {
            assert_eq!(numbers(open(&disk).notebook()), [5, 6]);
            let pinned = named(&disk, "before-migration");
            assert_eq!(pinned.len(), 1, "the old file is safe before it is replaced");
            assert_eq!(disk.bytes(&pinned[0]).unwrap(), old.as_bytes());
        }
        open_older(&disk).commit(note(7), now()).unwrap();
        assert!(leftovers(&disk).is_empty());
    }
    assert!(states > 20, "{states}");
}

#[test]
fn whenever_the_power_goes_while_a_copy_is_put_back_the_file_or_its_damaged_bytes_and_the_copies_are_there() {
    let good = ModelDisk::new(Fault::None);
    live(&good, 2);
    let whole = good.bytes(DATA).unwrap();
    let damaged = [&whole[..whole.len() - 5], b"\0\0\0\0\0"].concat();
    for (present, how) in [
        (Some(&damaged[..]), How::Merge),
        (Some(&damaged[..]), How::Replace),
        (Some(&b""[..]), How::Merge),
        (None, How::Merge),
        (Some(&whole[..]), How::Replace),
    ] {
        let disk = ModelDisk::after(good.world().clone());
        match present {
            Some(bytes) => disk.put(DATA, bytes),
            None => disk.unplug("/home/me/data"),
        }
        if present.is_none() {
            disk.forget_the_drive();
        }
        disk.watch();
        put_back(&disk, how);
        let end = numbers(open(&disk).notebook());
        for state in disk.moments().iter().flat_map(World::after_a_crash) {
            let disk = ModelDisk::after(state);
            match disk.bytes(DATA) {
                bytes if bytes.as_deref() == present => {}
                Some(_) if present == Some(&damaged[..]) => {
                    assert_eq!(numbers(open(&disk).notebook()), end);
                    let kept = named(&disk, "guidepost.damaged-");
                    assert_eq!(disk.bytes(&kept[0]).unwrap(), damaged, "kept before it is replaced");
                }
                Some(_) => assert_eq!(numbers(open(&disk).notebook()), end),
                None => panic!("the file is gone"),
            }
            put_back(&disk, how);
            assert_eq!(numbers(open(&disk).notebook()), end, "{how:?} once more");
            open(&disk).commit(note(900), now()).unwrap();
            assert!(leftovers(&disk).is_empty());
        }
    }
}

/// The oldest copy is put back.
fn put_back(disk: &ModelDisk, how: How) {
    let (disk, mint) = (Arc::new(disk.clone()), Mint::new(80));
    let place = Place::at(DATA, STATE);
    let opening = Opening::new(place, Copies::EachDay, mint.id(now()));
    let mut opened = Store::open_to_restore(Opening { disk, ..opening }).unwrap();
    let first = opened.backups().into_iter().rfind(|backup| backup.before.is_none()).unwrap();
    opened.restore(&first, how, &mint, now()).unwrap();
}
