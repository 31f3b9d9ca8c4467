//! The program in a terminal: how it ends, how it makes way, and what it does with anything that is sent to it.

use std::fs;

use super::*;

/// guidepost after the first run's welcome.
pub fn open(home: &Home) -> Session {
    open_with(home, &[])
}

pub fn open_with(home: &Home, more: &[(&str, &str)]) -> Session {
    let mut session = home.start(&[], (80, 24), more);
    session.wait_for("Welcome");
    session.keys("<esc>");
    session.wait_gone("Welcome");
    session.wait_for("saved");
    session
}

/// With a check-in half typed.
pub fn type_in(session: &mut Session, words: &str) {
    session.keys("c");
    session.wait_for("In a few words");
    session.keys(&format!("6{words}"));
    session.wait_for(words);
}

#[test]
fn every_deadly_signal_gives_the_terminal_back_and_loses_no_words() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)]
    {
        let home = Home::new();
        let mut session = open(&home);
        type_in(&mut session, "half typed");
        session.signal(signal);
        let end = session.finish();
        assert_eq!(end.code, status);
        assert!(!end.text.contains("half typed"), "{}", end.text);
        home.start(&[], (80, 24), &[]).wait_for("half typed");
    }
}

#[test]
fn quitting_gives_the_terminal_back_with_everything_on_disk() {
    let home = Home::new();
    let mut session = open(&home);
    session.keys("c6<enter><ctrl-c>");
    assert_eq!(session.finish().code, 0);
    let notebook = fs::read_to_string(home.notebook()).unwrap();
    assert!(notebook.contains(r#""mood":6"#), "{notebook}");
}

#[test]
fn a_terminal_that_vanishes_is_left_within_a_second_and_loses_no_words() {
    let times = if std::env::var_os("GUIDEPOST_LONG").is_some() { 100 } else { 5 };
    for _ in 0..times {
        let home = Home::new();
        let mut session = open(&home);
        type_in(&mut session, "half typed");
        let lived_on = session.vanish();
        assert!(lived_on < Duration::from_secs(1), "{lived_on:?}");
        home.start(&[], (80, 24), &[]).wait_for("half typed");
    }
}

#[test]
fn a_suspended_program_gives_the_terminal_to_the_shell_and_comes_back_as_it_was() {
    let home = Home::new();
    let mut session = home.run("bash", &["--norc", "-i"], (80, 24), &[("PS1", "prompt> ")]);
    session.wait_for("prompt>");
    session.send(format!("{}\r", env!("CARGO_BIN_EXE_guidepost")));
    session.wait_for("Welcome");
    session.keys("<esc>");
    session.wait_gone("Welcome");
    session.keys("<ctrl-z>");
    session.wait_for("Stopped");
    back_at_work(&mut session);
    session.keys("c6");
    session.wait_for("In a few words");
    let child = children_of(session.pid()).into_iter().next().unwrap();
    kill_process(child, Signal::TSTP).unwrap();
    session.wait_for("Stopped");
    back_at_work(&mut session);
    session.wait_for("In a few words");
    session.keys("<ctrl-c>");
    session.wait_until("the shell", |screen| !screen.alternate_screen() && at_prompt(screen));
    session.send("exit\r");
    session.finish();
}

/// The cursor stands behind a prompt: what is typed from now on is for the shell.
fn at_prompt(screen: &vt100::Screen) -> bool {
    let (row, column) = screen.cursor_position();
    screen.contents_between(row, 0, row, column).trim_end() == "prompt>"
}

/// The shell works while guidepost sleeps; then guidepost is called back.
fn back_at_work(session: &mut Session) {
    assert!(!session.screen().bracketed_paste() || !session.screen().alternate_screen());
    session.send("clear; echo in the $((1 + 1))nd program\r");
    session.wait_for("in the 2nd program");
    session.send("fg\r");
    session.wait_until("guidepost", |screen| screen.alternate_screen() && screen.bracketed_paste());
    session.wait_for("help now");
}

fn children_of(parent: Pid) -> Vec<Pid> {
    let pid = parent.as_raw_nonzero();
    let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap();
    children.split_whitespace().filter_map(|child| Pid::from_raw(child.parse().unwrap())).collect()
}

#[test]
fn ctrl_z_where_no_shell_is_behind_stays_and_says_so() {
    let home = Home::new();
    let mut session = open(&home);
    session.keys("<ctrl-z>");
    session.wait_for("No shell");
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
}

#[test]
fn storms_of_sizes_and_garbage_leave_a_whole_screen() {
    let home = Home::new();
    let mut session = open(&home);
    for number in 0..300u16 {
        session.resize(1 + number * 7 % 500, 1 + number * 13 % 200);
        let letter = u8::try_from(number % 64).unwrap() | 0xc0;
        session.send([0x80 | letter, 0x1b, b'[', letter]);
    }
    session.send(b"\x1b[0;0R\x1b[<0;0;0M\x1b[9999999999;1u\x1b]11;rgb:0/0/0\x07");
    session.resize(80, 24);
    session.keys("<f2>");
    session.wait_until("the whole support screen", |screen| {
        let text = screen.contents();
        text.contains("988  call or text in the United States")
            && text.contains("guidepost cannot call or tell")
    });
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
}

#[test]
fn a_window_that_came_back_to_its_size_is_drawn_again() {
    let home = Home::new();
    let mut session = open(&home);
    for _ in 0..20 {
        session.resize(3, 2);
        session.resize(80, 24);
        session.wait_for("Ctrl-G help now");
    }
}

#[test]
fn any_size_can_be_started_in() {
    for size in [(1, 1), (2, 1), (1, 24), (20, 5), (500, 200)] {
        let home = Home::new();
        let mut session = home.start(&[], size, &[]);
        session.wait_until("the app", |screen| screen.alternate_screen());
        session.keys("<esc>c6<esc><ctrl-c>");
        assert_eq!(session.finish().code, 0, "{size:?}");
    }
}

#[test]
fn a_paste_of_5000_bytes_arrives_whole_bracketed_and_not() {
    for bracketed in [true, false] {
        let home = Home::new();
        let mut session = open(&home);
        type_in(&mut session, "begin");
        let words = "and so on ".repeat(500);
        if bracketed {
            session.paste(&words);
        } else {
            session.send(&words);
        }
        session.keys("finis");
        session.wait_for("finis");
        // What follows a burst of letters at once belongs to it; a key that is no letter ends it.
        session.keys("<end><enter>");
        session.wait_gone("In a few words");
        session.keys("<ctrl-c>");
        assert_eq!(session.finish().code, 0);
        let notebook = fs::read_to_string(home.notebook()).unwrap();
        assert!(notebook.contains(&format!("begin{words}finis")), "{bracketed}: {notebook}");
    }
}

#[test]
fn a_paste_of_five_mebibytes_is_cut_and_said_to_be() {
    let home = Home::new();
    let mut session = open(&home);
    session.keys("c6<tab>");
    session.wait_for("In a few words");
    session.paste(&"0123456789abcde ".repeat(5 << 16));
    session.wait_for("the first 1 MiB");
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
}

#[test]
fn pasted_commands_are_no_commands() {
    let home = Home::new();
    let mut session = open(&home);
    session.paste("q\nq\nx\n");
    session.wait_for("Pasted nowhere");
    session.send("q\r".repeat(1000));
    session.keys("<f1>");
    session.wait_for("type to search");
    session.keys("<ctrl-c>");
    assert_eq!(session.finish().code, 0);
}

#[test]
fn an_idle_program_does_nothing_at_all() {
    let home = Home::new();
    let session = open(&home);
    let seen = || (wake_ups(session.pid()), session.output().len());
    let mut before = seen();
    for quiet in 0.. {
        thread::sleep(Duration::from_millis(300));
        let after = seen();
        if after == before && 2 < quiet {
            return;
        }
        assert!(quiet < 20, "{before:?} and then {after:?}");
        before = after;
    }
}

/// How often its threads were given the processor.
fn wake_ups(pid: Pid) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{}/task", pid.as_raw_nonzero())).unwrap();
    let status = |task: fs::DirEntry| fs::read_to_string(task.path().join("status")).unwrap();
    let switches = |status: String| {
        let counts = status.lines().filter_map(|line| line.split_once("voluntary_ctxt_switches:"));
        counts.map(|(_, count)| count.trim().parse::<u64>().unwrap()).sum::<u64>()
    };
    tasks.map(|task| switches(status(task.unwrap()))).sum()
}

#[test]
fn a_frame_like_the_last_one_is_not_a_byte() {
    let home = Home::new();
    let mut session = open(&home);
    session.keys("?");
    session.wait_for("type to search");
    let before = session.output().len();
    session.send("\x1b[I\x1b[I\x1b[<0;1;24m");
    session.keys("<esc>");
    session.wait_gone("type to search");
    assert!(session.output().len() < before + 4000);
}

#[test]
fn without_a_terminal_or_with_a_dumb_one_it_says_what_works_instead() {
    let home = Home::new();
    let program = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_guidepost"));
        command.env_clear().envs(home.environment());
        command
    };
    let output = program().output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("--help") && !said.contains('\x1b'), "{said}");
    let end = home.start(&[], (80, 24), &[("TERM", "dumb")]).finish();
    assert_eq!(end.code, 2);
    assert!(end.text.contains("TERM=dumb") && !end.output.contains(&0x1b), "{}", end.text);
}

#[test]
fn a_clock_that_is_none_is_wrong_usage() {
    let end = Home::new().start(&[], (120, 24), &[("GUIDEPOST_NOW", "noon")]).finish();
    assert_eq!(end.code, 2);
    assert!(end.text.contains("2026-11-21T09:30"), "{}", end.text);
}
