//! Saves in a loop, and `kill -9` at any moment: what was called kept is in the file, whatever happened to the next.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use guidepost::model::day::Note;
use guidepost::model::{Change, Edit, Mint, Notebook, Record, When};
use serde_json::Value;

use super::{Dice, guidepost, in_parallel, leftovers, notes, reach, tell};
use crate::pty::Home;

/// A program that adds a note to the file of a home and ends with 0 once it is kept.
type Program = fn(&Home, &str) -> Command;

fn log(home: &Home, text: &str) -> Command {
    guidepost(home, &["log", "--note", text])
}

/// So many saves in a new home, each killed at any moment or not at all. How many were killed; or what was wrong.
fn loop_of_kills(program: Program, kills: usize, seed: u64) -> Result<usize, String> {
    let (home, mut dice) = (Home::in_memory(), Dice::new(seed));
    let usual = usual_time(program);
    let (mut kept, mut tried, mut killed) = (Vec::new(), Vec::new(), 0);
    for number in 0..20 * kills {
        if killed == kills {
            break;
        }
        let text = format!("{number:06}");
        tried.push(text.clone());
        let mut child = program(&home, &text).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(usual.mul_f64(dice.roll(1100) as f64 / 1000.0));
        let _ = child.kill();
        let status = child.wait().unwrap();
        killed += usize::from(status.signal() == Some(9));
        if status.success() {
            kept.push(text);
        }
        check(&home, &kept, &tried).map_err(|why| format!("kill {killed}: {why}"))?;
    }
    let last = program(&home, "the last").output().unwrap();
    if !last.status.success() || !leftovers(&home).is_empty() {
        return Err(format!("after a good save there are {:?}", leftovers(&home)));
    }
    kept.push("the last".to_owned());
    tried.push("the last".to_owned());
    check(&home, &kept, &tried).map(|()| killed)
}

/// How long a save takes here and now.
fn usual_time(program: Program) -> Duration {
    let (home, start) = (Home::in_memory(), Instant::now());
    for _ in 0..5 {
        assert!(program(&home, "a try").stdout(Stdio::null()).status().unwrap().success());
    }
    start.elapsed() / 5
}

fn check(home: &Home, kept: &[String], tried: &[String]) -> Result<(), String> {
    let there = if home.notebook().exists() { notes(&home.notebook())? } else { Vec::new() };
    let lost: Vec<&String> = kept.iter().filter(|text| there.binary_search(text).is_err()).collect();
    let strange: Vec<&String> = there.iter().filter(|text| tried.binary_search(text).is_err()).collect();
    let twice = there.windows(2).any(|pair| pair[0] == pair[1]);
    match (lost.is_empty(), strange.is_empty(), twice) {
        (true, true, false) => Ok(()),
        _ => Err(format!("lost: {lost:?}, not written by anybody: {strange:?}, twice: {twice}")),
    }
}

#[test]
fn no_kill_takes_a_word_that_was_called_kept() {
    let kills = reach(100, 2_000, 20_000);
    let loops = kills.div_ceil(100);
    let wrong = in_parallel(0..loops as u64, |seed| match loop_of_kills(log, 100, seed) {
        Ok(100) => None,
        Ok(killed) => Some(format!("only {killed} kills")),
        Err(why) => Some(format!("loop {seed}: {why}")),
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
    tell("kill -9 in a loop of saves", format!("{} kills, 0 words lost", loops * 100));
}

/// The other half of the test below: reads the file, adds a note, writes it in place with one call for each token.
#[test]
#[ignore = "the other half of the test below"]
fn a_writer_in_place() {
    let (Some(path), Some(text)) = (std::env::var_os(FILE), std::env::var_os(TEXT)) else { return };
    let (path, text) = (PathBuf::from(path), text.into_string().unwrap());
    let mint = Mint::new(guidepost::shell::clock::chance());
    let now = chrono::Local::now().fixed_offset();
    let bytes = fs::read(&path).unwrap_or_else(|_| Notebook::new(mint.id(now)).to_bytes());
    let mut notebook = Notebook::read(&bytes).unwrap();
    let note = Note { text, ..Note::default() };
    let edit = Edit::add(Record::new(mint.id(now), When::on(now.date_naive()), note));
    notebook.apply(&Change { edit, rev: mint.rev(now) });
    let json: Value = serde_json::from_slice(&notebook.to_bytes()).unwrap();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    serde_json::to_writer_pretty(fs::File::create(path).unwrap(), &json).unwrap();
}

const FILE: &str = "GUIDEPOST_TEST_FILE";
const TEXT: &str = "GUIDEPOST_TEST_TEXT";

fn in_place(home: &Home, text: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "chaos::kills::a_writer_in_place", "--ignored", "--test-threads=1"]);
    command.env(FILE, home.notebook()).env(TEXT, text);
    command
}

#[test]
fn a_writer_in_place_is_caught() {
    let caught = (0..20).any(|seed| loop_of_kills(in_place, 100, seed).is_err());
    assert!(caught);
}
