//! Files in which something went wrong: whatever it is, the program says so or goes on, and the file is as it was.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use guidepost::demo;
use guidepost::model::day::Note;
use guidepost::model::{Change, Edit, Mint, Notebook, Record, When};
use guidepost::store::{Copies, Place, Store};
use serde_json::Value;
use tempfile::TempDir;

use super::{Dice, guidepost, in_parallel, reach, tell};
use crate::driver::at;
use crate::pty::Home;

/// Longer than this and somebody would think it hangs.
const LONG: Duration = Duration::from_secs(5);

/// Every so many mutations one is shown to the program itself.
const SAMPLE: usize = 50;

type Mutation = fn(&mut Vec<u8>, &mut Dice);

const MUTATIONS: &[(&str, Mutation)] = &[
    ("cut off", |file, dice| file.truncate(dice.roll(file.len()))),
    ("a bit", |file, dice| {
        let place = dice.roll(file.len());
        file[place] ^= 1 << dice.roll(8);
    }),
    ("a byte", |file, dice| {
        let place = dice.roll(file.len());
        file[place] = u8::try_from(dice.roll(256)).unwrap();
    }),
    ("a piece gone", |file, dice| drop(file.drain(piece(file.len(), dice)))),
    ("a piece twice", |file, dice| {
        let piece = file[piece(file.len(), dice)].to_vec();
        insert(file, dice, &piece);
    }),
    ("a piece of NUL", |file, dice| {
        let piece = piece(file.len(), dice);
        file[piece].fill(0);
    }),
    ("a line gone", |file, dice| on_lines(file, |lines| drop(lines.remove(dice.roll(lines.len()))))),
    ("a line twice", |file, dice| {
        on_lines(file, |lines| lines.insert(dice.roll(lines.len()), lines[dice.roll(lines.len())].clone()));
    }),
    ("a key twice", |file, dice| {
        let Some(end) = one_of(places(file, b"\":"), dice).map(|place| place + 2) else { return };
        let start = file[..end - 2].iter().rposition(|byte| *byte == b'"').unwrap_or(0);
        let again = [&file[start..end], b"null,"].concat();
        file.splice(start..start, again);
    }),
    ("very deep", |file, dice| {
        let deep = [vec![b'['; 1 << dice.roll(18)], b"1".to_vec()].concat();
        at_value(file, dice, &deep);
    }),
    ("deep and closed", |file, dice| {
        let depth = 1 << dice.roll(12);
        at_value(file, dice, format!("{}1{},\"x\":", "{\"x\":".repeat(depth), "}".repeat(depth)).as_bytes());
    }),
    ("half a character", |file, dice| {
        let half: &[&[u8]] =
            &[b"\\ud800", b"\\udfff\\ud800", b"\xc3", b"\xed\xa0\x80", b"\\u12", b"\xf5\x80", b"\\q"];
        let Some(place) = one_of(places(file, b":\""), dice).map(|place| place + 2) else { return };
        file.splice(place..place, dice.pick(half).iter().copied());
    }),
    ("an odd number", |file, dice| {
        let odd = ["1e999", "-1", "99999999999999999999999", "0.1e-400", "-0.0", "NaN", "01", "1e308", "256"];
        let odd = format!("{},\"x\":", dice.pick(&odd));
        at_value(file, dice, odd.as_bytes());
    }),
    ("another type", |file, dice| {
        let other = format!("{},\"x\":", dice.pick(&["{}", "[]", "null", "true", "\"\"", "[[]]"]));
        at_value(file, dice, other.as_bytes());
    }),
    ("an odd day", |file, dice| {
        let Some(place) = one_of(places(file, b"\"20"), dice).map(|place| place + 1) else { return };
        let odd: &[&[u8]] =
            &[b"2026-02-30", b"0000-00-00", b"9999-12-31", b"-262143-01", b"+999999-12", b"2026-13-01"];
        let end = (place + 10).min(file.len());
        file.splice(place..end, dice.pick(odd).iter().copied());
    }),
    ("another file", |file, dice| {
        *file = (0..dice.roll(4096)).map(|_| u8::try_from(dice.roll(256)).unwrap()).collect()
    }),
];

fn piece(length: usize, dice: &mut Dice) -> std::ops::Range<usize> {
    let start = dice.roll(length);
    start..(start + 1 + dice.roll(200)).min(length)
}

fn insert(file: &mut Vec<u8>, dice: &mut Dice, piece: &[u8]) {
    let place = dice.roll(file.len() + 1);
    file.splice(place..place, piece.iter().copied());
}

/// Puts something where a value stands, before it.
fn at_value(file: &mut Vec<u8>, dice: &mut Dice, piece: &[u8]) {
    let Some(place) = one_of(places(file, b"\":"), dice).map(|place| place + 2) else { return };
    file.splice(place..place, piece.iter().copied());
}

fn places(file: &[u8], what: &[u8]) -> Vec<usize> {
    let places = file.windows(what.len()).enumerate().filter(|(_, window)| *window == what);
    places.map(|(place, _)| place).collect()
}

fn one_of(places: Vec<usize>, dice: &mut Dice) -> Option<usize> {
    (!places.is_empty()).then(|| *dice.pick(&places))
}

fn on_lines(file: &mut Vec<u8>, change: impl FnOnce(&mut Vec<Vec<u8>>)) {
    let mut lines: Vec<Vec<u8>> = file.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    change(&mut lines);
    *file = lines.join(&b'\n');
}

/// A life of twelve weeks, and the same with two records of each kind.
fn originals() -> [Vec<u8>; 2] {
    let notebook = demo::notebook(at("2026-11-21T09:30+00:00"), 1, demo::Span::Weeks);
    let whole = notebook.to_bytes();
    let mut json: Value = serde_json::from_slice(&whole).unwrap();
    for (_, table) in json.as_object_mut().unwrap() {
        match table {
            Value::Array(records) => records.truncate(2),
            Value::Object(habits) => {
                habits.values_mut().filter_map(Value::as_array_mut).for_each(|days| days.truncate(2));
            }
            _ => {}
        }
    }
    let short = Notebook::read(json.to_string().as_bytes()).unwrap().to_bytes();
    [whole, short]
}

type Reader = fn(&Room) -> Result<Store, u8>;

/// A folder with a file in it.
struct Room {
    folder: TempDir,
    mint: Mint,
}

impl Room {
    fn new(seed: usize) -> Self {
        let home = if std::path::Path::new("/dev/shm").is_dir() { "/dev/shm" } else { "/tmp" };
        Self { folder: TempDir::new_in(home).unwrap(), mint: Mint::new(seed as u64) }
    }

    fn open(&self) -> Result<Store, u8> {
        let place = Place::at(self.folder.path().join("guidepost.json"), self.folder.path().join("state"));
        let id = self.mint.id(at("2026-11-21T09:30+00:00"));
        Store::open(place, Copies::Never, id).map_err(|error| {
            assert!(!error.to_string().is_empty());
            error.status()
        })
    }

    /// The exit status that the file is worth; an error says what the program did wrong.
    fn try_out(&self, file: &[u8], open: Reader) -> Result<u8, String> {
        let path = self.folder.path().join("guidepost.json");
        fs::write(&path, file).unwrap();
        let start = Instant::now();
        let opened = catch_unwind(AssertUnwindSafe(|| open(self))).map_err(|_| "a panic".to_owned())?;
        if fs::read(&path).unwrap() != file {
            return Err("looking changed the file".to_owned());
        }
        let status = match opened {
            Ok(store) => self.write_on(store).map(|()| 0)?,
            Err(status) => status,
        };
        if start.elapsed() > LONG {
            return Err(format!("took {:?}", start.elapsed()));
        }
        Ok(status)
    }

    /// What can be read can be written, and then it says the same and one thing more.
    fn write_on(&self, mut store: Store) -> Result<(), String> {
        let before = store.notebook().clone();
        let bytes = before.to_bytes();
        if Notebook::read(&bytes).as_ref() != Ok(&before) {
            return Err("what was read is written as something else".to_owned());
        }
        let now = at("2026-11-21T09:30+00:00");
        self.mint.force_past(before.last_rev());
        let note = Record::new(self.mint.id(now), When::on(now.date_naive()), Note::default());
        let (id, change) = (note.id, Change { edit: Edit::add(note), rev: self.mint.rev(now) });
        store.commit(vec![change.clone()], now).map_err(|error| error.to_string())?;
        let after = self.open().map_err(|status| format!("after a save it is worth {status}"))?;
        let mut wanted = before;
        wanted.apply(&change);
        match after.notebook().says_the_same(&wanted) && after.notebook().entry(id).is_some() {
            true => Ok(()),
            false => Err("after a save it says something else".to_owned()),
        }
    }
}

/// The program itself, on the same file.
fn show(file: &[u8], status: u8) -> Result<(), String> {
    let home = Home::in_memory();
    let path = home.path().join("guidepost.json");
    fs::write(&path, file).unwrap();
    let output = guidepost(&home, &["--data", path.to_str().unwrap(), "today"]).output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        _ if fs::read(&path).unwrap() != file => Err("the program changed the file".to_owned()),
        Some(code) if code == i32::from(status) && (code == 0) == words.is_empty() => Ok(()),
        code => Err(format!("ended with {code:?}, not {status}: {words}")),
    }
}

#[test]
fn no_damage_makes_it_panic_or_hang_or_touch_the_file() {
    let originals = originals();
    let count = reach(300, 10_000, 100_000);
    let refused = std::sync::atomic::AtomicUsize::new(0);
    let wrong = in_parallel(0..count, |seed| {
        let mut dice = Dice::new(seed as u64);
        let mut file = originals[usize::from(seed % 8 != 0)].clone();
        let mut names = Vec::new();
        for _ in 0..1 + dice.roll(12) / 10 {
            let (name, mutation) = dice.pick(MUTATIONS);
            names.push(*name);
            if file.len() > 400 {
                mutation(&mut file, &mut dice);
            }
        }
        let tried = Room::new(seed).try_out(&file, Room::open).and_then(|status| {
            refused.fetch_add(usize::from(status != 0), std::sync::atomic::Ordering::Relaxed);
            if seed % SAMPLE == 0 { show(&file, status) } else { Ok(()) }
        });
        tried.err().map(|why| format!("{seed} ({names:?}): {why}"))
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
    let refused = refused.into_inner();
    assert!((count / 4..count).contains(&refused), "{refused} of {count} were refused");
    tell("damaged files", format!("{count} files, {refused} refused, 0 panics, 0 touched"));
}

#[test]
fn readers_that_begin_anew_or_panic_are_caught() {
    let anew: Reader = |room| {
        room.open().or_else(|_| {
            let empty = Notebook::new(room.mint.id(at("2026-11-21T09:30+00:00"))).to_bytes();
            fs::write(room.folder.path().join("guidepost.json"), empty).unwrap();
            room.open()
        })
    };
    let rash: Reader = |room| Ok(room.open().unwrap());
    for (reader, caught) in [(anew, "looking changed the file"), (rash, "a panic")] {
        assert_eq!(Room::new(1).try_out(b"{\"format\":\"guidepost\"", reader), Err(caught.to_owned()));
    }
}
