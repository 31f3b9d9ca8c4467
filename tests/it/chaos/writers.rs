//! Several programs at one file: guidepost many times over, and a program that knows nothing of its lock.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use guidepost::model::Mint;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use serde_json::{Map, Value, json};

use super::{guidepost, leftovers, notes, reach, succeed, tell};
use crate::pty::Home;

/// Adds a note to the file of a home.
type Program = fn(&Home, &str) -> Command;

fn text(hand: usize, save: usize) -> String {
    format!("{hand} {save:04}")
}

/// Four processes at a time until each hand has saved so often. Who is told that the others left no room tries again, as
/// a person would; how often that was.
fn write(home: &Home, saves: usize, program: Program) -> usize {
    let again = AtomicUsize::new(0);
    let work = |hand: usize| {
        for save in 0..saves {
            while let Some(why) = refusal(program(home, &text(hand, save))) {
                assert!(why.contains("Try again in a moment"), "{why}");
                assert!(again.fetch_add(1, Ordering::SeqCst) < 4 + saves / 10, "{why}");
            }
        }
    };
    thread::scope(|scope| {
        (0..4).for_each(|hand| {
            drop(scope.spawn({
                let work = &work;
                move || work(hand)
            }))
        })
    });
    again.into_inner()
}

fn refusal(mut run: Command) -> Option<String> {
    let ran = run.stdout(Stdio::null()).output().unwrap();
    (!ran.status.success()).then(|| String::from_utf8_lossy(&ran.stderr).into_owned())
}

/// The notes in the file.
fn there(home: &Home) -> Vec<String> {
    notes(&home.notebook()).unwrap()
}

/// What was saved so and is not in the file.
fn missing(home: &Home, saves: usize) -> Vec<String> {
    let there = there(home);
    let wanted = (0..4).flat_map(|hand| (0..saves).map(move |save| text(hand, save)));
    wanted.filter(|text| there.binary_search(text).is_err()).collect()
}

/// A program that changes the file as others do: it reads, writes beside it and renames, without any lock. In turn it
/// only writes it in another shape, and adds a note of its own. What its rename takes away it puts back, as a program
/// that syncs does; so whatever is missing in the end, guidepost took away.
struct Outsider<'a> {
    file: &'a Path,
    mint: Mint,
    added: usize,
    /// So many notes it adds at most: on a busy machine the others take their time.
    most: usize,
}

type Records = BTreeMap<String, Value>;

impl Outsider<'_> {
    fn work(&mut self, over: &AtomicBool) -> usize {
        while !over.load(Ordering::SeqCst) && self.added < self.most {
            self.put(Records::new());
            let note = self.note();
            self.put(note);
            thread::sleep(Duration::from_millis(100));
        }
        self.added
    }

    fn note(&mut self) -> Records {
        let id = self.mint.id(chrono::Local::now().fixed_offset()).to_string();
        let text = format!("outside {:04}", self.added);
        self.added += 1;
        [(id.clone(), json!({ "id": id, "at": "2026-11-20", "text": text }))].into()
    }

    fn put(&self, mut more: Records) {
        loop {
            let (mut file, mut notes) = read(self.file);
            notes.extend(more);
            file.insert("notes".to_owned(), notes.values().cloned().collect());
            let beside = self.file.with_file_name("outsider");
            fs::write(&beside, serde_json::to_vec_pretty(&file).unwrap()).unwrap();
            renameat_with(CWD, &beside, CWD, self.file, RenameFlags::EXCHANGE).unwrap();
            more = read(&beside).1;
            fs::remove_file(beside).unwrap();
            more.retain(|id, _| !notes.contains_key(id));
            if more.is_empty() {
                return;
            }
        }
    }
}

fn read(path: &Path) -> (Map<String, Value>, Records) {
    let file: Map<String, Value> = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let notes = file.get("notes").and_then(Value::as_array).into_iter().flatten();
    let notes = notes.map(|note| (note["id"].as_str().unwrap().to_owned(), note.clone())).collect();
    (file, notes)
}

/// Ends the outsider's work, also when the test panics.
struct Whistle<'a>(&'a AtomicBool);

impl Drop for Whistle<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

fn log(home: &Home, text: &str) -> Command {
    guidepost(home, &["log", "--note", text])
}

#[test]
fn four_programs_and_one_that_knows_no_lock_keep_each_others_words() {
    let saves = reach(10, 250, 1_000);
    let home = Home::in_memory();
    succeed(&home, &["log", "--note", "the first"]);
    let (file, over) = (home.notebook(), AtomicBool::new(false));
    let mut outsider = Outsider { file: &file, mint: Mint::new(5), added: 0, most: 20 + saves / 2 };
    let (added, again) = thread::scope(|scope| {
        let outside = scope.spawn(|| outsider.work(&over));
        let whistle = Whistle(&over);
        let again = write(&home, saves, log);
        drop(whistle);
        (outside.join().unwrap(), again)
    });
    let mut missing = missing(&home, saves);
    let there = there(&home);
    let theirs = (0..added).map(|number| format!("outside {number:04}")).chain(["the first".to_owned()]);
    missing.extend(theirs.filter(|text| there.binary_search(text).is_err()));
    tell(
        "writers at once",
        format!("4 x {saves} saves ({again} told to wait), {added} from outside, {} lost", missing.len()),
    );
    assert!(missing.is_empty(), "{missing:?}");
    succeed(&home, &["log", "--note", "the last"]);
    assert!(leftovers(&home).is_empty());
}

/// Reads, adds, writes beside and renames, with no thought of others: the last one wins.
fn careless(home: &Home, text: &str) -> Command {
    let script = r#"
        f=$1; new=$f.$2; read -r id </proc/sys/kernel/random/uuid
        { grep -v '^]}$' "$f"; echo ",{\"id\":\"$id\",\"at\":\"2026-11-20\",\"text\":\"$2\"}"; echo ']}'; } >"$new"
        mv "$new" "$f""#;
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).arg(home.notebook()).arg(text);
    command
}

#[test]
fn writers_of_whom_the_last_wins_are_caught() {
    let home = Home::in_memory();
    succeed(&home, &["log", "--note", "the first"]);
    let (mut file, notes) = read(&home.notebook());
    file.shift_remove("notes");
    let head = Value::from(file).to_string();
    let first = notes.values().next().unwrap();
    fs::write(home.notebook(), format!("{},\"notes\":[\n{first}\n]}}\n", head.trim_end_matches('}')))
        .unwrap();
    write(&home, 10, careless);
    let missing = missing(&home, 10);
    assert!((1..40).contains(&missing.len()), "{missing:?}");
}
