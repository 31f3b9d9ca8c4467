//! However the program is ended, and whatever it is doing: it is gone within a second, the terminal is as it was, and
//! what was half typed is kept.

use std::fs;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::{Dice, files_under, in_parallel, reach, tell};
use crate::pty::privacy::until;
use crate::pty::terminal::{open, type_in};
use crate::pty::{Home, Session};

type Doing = fn(&mut Session);

/// What it is doing, and whether keys are keys then.
const DOING: &[(&str, bool, Doing)] = &[
    ("nothing", true, |_| {}),
    ("a form", true, |session| type_in(session, WORDS)),
    ("a storm of sizes", true, |session| {
        for number in 0..60 {
            session.resize(1 + number * 37 % 500, 1 + number * 23 % 200);
        }
    }),
    ("a tiny window", true, |session| session.resize(1, 1)),
    ("a huge window", true, |session| session.resize(500, 200)),
    ("garbage", true, |session| {
        let garbage: Vec<u8> =
            (0..4000u16).flat_map(|n| [0x80 | n as u8, 0x1b, b'[', 0xc0 | n as u8]).collect();
        session.send(garbage);
    }),
    ("an open paste", false, |session| session.send("\x1b[200~".to_owned() + &"words ".repeat(20_000))),
    ("a paste", true, |session| session.paste(&"and so on ".repeat(50_000))),
    ("the curtain", true, |session| session.keys("<f3>")),
    ("help", true, |session| session.keys("<f2>")),
    ("after a stop", true, |session| {
        stop(session);
        session.signal(Signal::CONT);
        session.wait_until("the app", |screen| screen.alternate_screen() && screen.bracketed_paste());
    }),
    ("a stop", false, stop),
];

const WORDS: &str = "half typed";

enum Way {
    By(Signal, u32),
    Key(&'static str),
    Vanish,
}

const WAYS: &[Way] = &[
    Way::By(Signal::TERM, 143),
    Way::By(Signal::HUP, 129),
    Way::By(Signal::INT, 130),
    Way::By(Signal::QUIT, 131),
    Way::Key("<ctrl-c>"),
    Way::Vanish,
];

/// Sends it to the background, and waits as a shell does until it is there.
fn stop(session: &mut Session) {
    session.signal(Signal::TSTP);
    session.wait_until("the shell", |screen| !screen.alternate_screen());
    let status = format!("/proc/{}/status", session.pid().as_raw_nonzero());
    until("stopped", || fs::read_to_string(&status).unwrap().contains("State:\tT"));
}

/// Whether a program that is doing this can be ended so: a stopped one hears no key and no terminal.
fn is_possible(doing: usize, way: usize) -> bool {
    let (what, keys, _) = DOING[doing];
    match WAYS[way] {
        Way::Key(_) => keys,
        Way::Vanish => what != "a stop",
        Way::By(..) => true,
    }
}

/// What it did not do right.
fn end(doing: usize, way: usize) -> Option<String> {
    let (what, _, doing) = DOING[doing];
    let home = Home::in_memory();
    let mut session = open(&home);
    doing(&mut session);
    let start = Instant::now();
    let (code, wanted) = match &WAYS[way] {
        Way::By(signal, code) => {
            session.signal(*signal);
            if what == "a stop" {
                session.signal(Signal::CONT);
            }
            (session.finish().code, *code)
        }
        Way::Key(key) => {
            session.keys(key);
            (session.finish().code, 0)
        }
        Way::Vanish => {
            session.vanish();
            (0, 0)
        }
    };
    let took = start.elapsed();
    let files = files_under(&home.path().join("state"));
    let kept = files.iter().any(|file| fs::read_to_string(file).is_ok_and(|text| text.contains(WORDS)));
    let wrong = code != wanted || Duration::from_secs(1) < took || what == "a form" && !kept;
    wrong.then(|| format!("{what}, way {way}: status {code}, {took:?}, kept: {kept}"))
}

#[test]
fn it_leaves_within_a_second_with_the_terminal_as_it_was_whatever_it_is_doing() {
    let all = (0..DOING.len()).flat_map(|doing| (0..WAYS.len()).map(move |way| (doing, way)));
    let all: Vec<(usize, usize)> = all.filter(|(doing, way)| is_possible(*doing, *way)).collect();
    let times = reach(12, 100, 1_000);
    let wrong = in_parallel(0..times, |number| {
        let number =
            if times < all.len() { Dice::new(number as u64).roll(all.len()) } else { number % all.len() };
        end(all[number].0, all[number].1)
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
    tell("ends in a terminal", format!("{times} of {times} within 1 s, the terminal as before"));
}

#[test]
fn it_leaves_within_a_second_while_another_program_holds_the_lock_and_keeps_what_is_not_saved() {
    let home = Home::in_memory();
    let mut session = open(&home);
    type_in(&mut session, WORDS);
    let lock = fs::File::open(home.notebook().with_file_name(".guidepost.lock")).unwrap();
    lock.lock().unwrap();
    session.keys("<enter>");
    session.wait_gone("In a few words");
    let start = Instant::now();
    session.signal(Signal::TERM);
    let end = session.finish();
    let took = start.elapsed();
    assert!(end.code == 143 && took < Duration::from_secs(1), "{took:?}, {}", end.text);
    assert!(end.text.contains("another guidepost is saving it"), "{}", end.text);
    drop(lock);
    home.start(&[], (80, 24), &[]).wait_for(WORDS);
}
