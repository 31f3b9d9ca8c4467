//! The program among kills, faults, other writers, damage and hostile text, many times over.
//!
//! Each harness is first shown a writer that does it wrong and must catch it. How often each tries depends on where it
//! runs: a little anywhere, more with `GUIDEPOST_CI=1`, the full reach with `GUIDEPOST_LONG=1 cargo test chaos`.

mod damage;
mod drafts;
mod ends;
mod full;
mod histories;
mod kills;
mod sweep;
mod texts;
mod writers;

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;
use std::thread;

use guidepost::model::Notebook;

use crate::pty::{Home, on_ci};

/// How many times, by where this runs.
pub fn reach(anywhere: usize, ci: usize, long: usize) -> usize {
    match std::env::var_os("GUIDEPOST_LONG") {
        Some(_) => long,
        None if on_ci() => ci,
        None => anywhere,
    }
}

/// A line for the table of what was tried, seen with `--nocapture`.
pub fn tell(what: &str, figures: impl Display) {
    eprintln!("| {what} | {figures} |");
}

/// Does all the work on all processors; what was wrong, the first few.
pub fn in_parallel<T: Send>(
    jobs: impl IntoIterator<Item = T, IntoIter: Send>,
    work: impl Fn(T) -> Option<String> + Sync,
) -> Vec<String> {
    let (jobs, wrong) = (Mutex::new(jobs.into_iter()), Mutex::new(Vec::new()));
    let hands = thread::available_parallelism().map_or(2, |count| count.get().min(8));
    thread::scope(|scope| {
        for _ in 0..hands {
            scope.spawn(|| {
                while let Some(job) = Some(()).and_then(|()| jobs.lock().unwrap().next()) {
                    wrong.lock().unwrap().extend(work(job));
                    if wrong.lock().unwrap().len() > 9 {
                        return;
                    }
                }
            });
        }
    });
    wrong.into_inner().unwrap()
}

/// Numbers that look random and are the same in each run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Below `most`, which is not 0.
    pub fn roll(&mut self, most: usize) -> usize {
        // The mixer of SplitMix64 (Steele, Lea, Flood 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ word >> 31) % most as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }
}

/// guidepost in that home, not in a terminal.
pub fn guidepost(home: &Home, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
    command.env_clear().envs(home.environment()).args(args);
    command
}

/// Its output, where it must succeed.
#[track_caller]
pub fn succeed(home: &Home, args: &[&str]) -> Output {
    let output = guidepost(home, args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The texts of the notes in a file. An error says that it is no notebook.
pub fn notes(file: &Path) -> Result<Vec<String>, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let notebook = Notebook::read(&bytes).map_err(|error| format!("{}: {error:?}", file.display()))?;
    let mut notes: Vec<String> = notebook.notes.iter().map(|note| note.text.clone()).collect();
    notes.sort();
    Ok(notes)
}

/// Every file below, links not followed.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap());
    paths
        .flat_map(|entry| match entry.file_type().unwrap().is_dir() {
            true => files_under(&entry.path()),
            false => vec![entry.path()],
        })
        .collect()
}

/// What a killed run left lying under a temporary name.
pub fn leftovers(home: &Home) -> Vec<PathBuf> {
    let temp = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "tmp");
    files_under(home.path()).into_iter().filter(temp).collect()
}

/// A copy of every file below.
pub fn copy_all(from: &Path, to: &Path) {
    let made = Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status().unwrap();
    assert!(made.success());
}
