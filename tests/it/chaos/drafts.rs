//! `kill -9` while somebody types or saves in the app: at most two seconds of typing are gone, and nothing that was
//! called saved.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use super::{Dice, files_under, in_parallel, notes, reach, tell};
use crate::pty::terminal::{open, type_in};
use crate::pty::{Home, Session};

/// What may be lost, and the time that the disk and a busy machine may take.
const MOST: Duration = Duration::from_millis(2_000 + 700);

/// A person types a word now and then until the kill. The time between the last word kept and the kill, or what was lost
/// that should be there.
fn type_until_the_kill(seed: u64, start: fn(&Home) -> Session) -> Result<Duration, String> {
    let (home, mut dice) = (Home::in_memory(), Dice::new(seed));
    let mut session = start(&home);
    let mut typed = vec![(Instant::now(), "begin".to_owned())];
    let end = Instant::now() + Duration::from_millis(dice.roll(6_000) as u64);
    while Instant::now() < end {
        let word = format!("w{:03}", typed.len());
        session.keys(&format!(" {word}"));
        typed.push((Instant::now(), word));
        let pause = if dice.roll(8) == 0 { 900 } else { 20 + dice.roll(120) };
        thread::sleep(Duration::from_millis(pause as u64).min(end.saturating_duration_since(Instant::now())));
    }
    let killed = Instant::now();
    session.kill();
    let state: Vec<String> = files_under(&home.path().join("state"))
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok())
        .collect();
    let kept = |word: &str| state.iter().any(|text| text.contains(word));
    let lost = typed.iter().find(|(_, word)| !kept(word));
    let age = lost.map_or(Duration::ZERO, |(at, _)| killed.duration_since(*at));
    match age < MOST {
        true => Ok(age),
        false => Err(format!("{seed}: {:?} was typed {age:?} before the kill and is gone", lost.unwrap().1)),
    }
}

fn form(home: &Home) -> Session {
    let mut session = open(home);
    type_in(&mut session, "begin");
    session
}

#[test]
fn a_kill_takes_no_more_than_two_seconds_of_typing() {
    let times = reach(2, 24, 240);
    let (mut wrong, mut oldest) = (Vec::new(), Duration::ZERO);
    // Mostly it waits: many at a time are no more work.
    for first in (0..times as u64).step_by(12) {
        let hands: Vec<_> = (first..(first + 12).min(times as u64))
            .map(|seed| thread::spawn(move || type_until_the_kill(seed, form)))
            .collect();
        for hand in hands {
            match hand.join().unwrap() {
                Ok(age) => oldest = oldest.max(age),
                Err(why) => wrong.push(why),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    tell("kill -9 while typing", format!("{times} kills, the oldest word lost was {oldest:.1?} old"));
}

/// Check-ins in the app, one after the other; those that the status line called saved are in the file after the kill.
fn save_until_the_kill(seed: u64, start: fn(&Home) -> Session) -> Option<String> {
    let (home, mut dice) = (Home::in_memory(), Dice::new(seed));
    let mut session = start(&home);
    let saves = dice.roll(4);
    for number in 0..saves {
        let word = format!("word{number}");
        session.keys(&format!("c6{word}<enter>"));
        session.wait_until("saved", |screen| {
            let text = screen.contents();
            text.contains(&word) && text.contains("saved") && !text.contains("In a few words")
        });
    }
    session.keys("c7the last<enter>");
    thread::sleep(Duration::from_micros(dice.roll(30_000) as u64));
    session.kill();
    let file = fs::read_to_string(home.notebook()).unwrap_or_default();
    let lost = (0..saves).find(|number| !file.contains(&format!("word{number}")));
    notes(&home.notebook())
        .err()
        .or_else(|| lost.map(|number| format!("{seed}: word{number} of {saves} is gone")))
}

#[test]
fn a_kill_of_the_app_takes_nothing_that_it_called_saved() {
    let times = reach(4, 60, 600);
    let wrong = in_parallel(0..times as u64, |seed| save_until_the_kill(seed, open));
    assert!(wrong.is_empty(), "{wrong:#?}");
    tell("kill -9 of the app as it saves", format!("{times} kills, 0 saved words lost"));
}

#[test]
fn programs_that_keep_nothing_are_caught() {
    let forgetful = |home: &Home| home.run("cat", &[], (80, 24), &[]);
    // Of the first seeds some type for longer than two seconds.
    assert!((0..4).any(|seed| type_until_the_kill(seed, forgetful).is_err()));
    let liar =
        |home: &Home| home.run("sh", &["-c", "while read -r line; do echo saved; done"], (80, 24), &[]);
    assert!(save_until_the_kill(1, liar).is_some());
}
