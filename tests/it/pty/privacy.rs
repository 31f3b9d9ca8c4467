//! What others on the machine may see of the program and its files.

use std::fs;
use std::os::unix::fs::MetadataExt;

use super::terminal::{open, type_in};
use super::*;

/// Every file and folder below, whatever its kind.
pub fn all_under(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { [all_under(&path), vec![path]].concat() } else { vec![path] })
        .collect()
}

#[test]
fn all_that_is_written_is_the_owners_alone_under_any_umask() {
    let home = Home::new();
    let mut session = open(&home);
    type_in(&mut session, "calm");
    session.keys("<enter>");
    session.wait_gone("In a few words");
    type_in(&mut session, "half typed");
    session.keys("<ctrl-c>");
    session.finish();
    let written = all_under(home.path());
    assert!(written.contains(&home.notebook()));
    assert!(written.iter().any(|path| path.to_string_lossy().contains("draft")), "{written:?}");
    for path in written {
        let about = fs::symlink_metadata(&path).unwrap();
        let least = if about.is_dir() { 0o700 } else { 0o600 };
        let ours = path.to_string_lossy().contains("guidepost") || about.is_file();
        assert!(!ours || about.mode() & 0o777 == least, "{:o} {}", about.mode(), path.display());
    }
}

#[test]
fn no_core_is_ever_written() {
    let home = Home::new();
    let session = open(&home);
    let limits = fs::read_to_string(format!("/proc/{}/limits", session.pid().as_raw_nonzero())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().filter(|word| *word == "0").count(), 2, "{core}");
}

#[test]
fn a_session_uses_no_socket_and_starts_no_program() {
    let Some(strace) = tool("strace") else { return };
    let home = Home::new();
    let trace = home.path().join("trace");
    let args = [
        "-f",
        "-e",
        "trace=socket,socketpair,connect,bind,execve",
        "-o",
        trace.to_str().unwrap(),
        env!("CARGO_BIN_EXE_guidepost"),
    ];
    let mut session = home.run(strace, &args, (80, 24), &[]);
    session.wait_for("Welcome");
    session.keys("<esc>");
    session.wait_gone("Welcome");
    type_in(&mut session, "calm");
    session.keys("<enter>");
    session.wait_gone("In a few words");
    session.keys("<f2><f2>?<esc><ctrl-c>");
    assert_eq!(session.end().code, 0);
    let trace = fs::read_to_string(trace).unwrap();
    let calls: Vec<&str> = trace.lines().filter(|line| line.contains('(')).collect();
    assert_eq!(calls.len(), 1, "{calls:#?}");
    assert!(calls[0].contains("execve"), "{calls:#?}");
}

#[test]
fn a_pane_of_tmux_that_is_killed_leaves_no_process_and_keeps_the_words() {
    let Some(tmux) = tool("tmux") else { return };
    let home = Home::new();
    let socket = home.path().join("tmux");
    let run = |args: &[&str]| {
        let mut command = std::process::Command::new(&tmux);
        command.env_clear().envs(home.environment()).args([
            "-f",
            "/dev/null",
            "-S",
            socket.to_str().unwrap(),
        ]);
        String::from_utf8(command.args(args).output().unwrap().stdout).unwrap()
    };
    let start = format!("exec {}", env!("CARGO_BIN_EXE_guidepost"));
    run(&["new-session", "-d", "-x", "80", "-y", "24", &start]);
    let shows = |wanted: &str| until(wanted, || run(&["capture-pane", "-p"]).contains(wanted));
    shows("Welcome");
    run(&["send-keys", "Escape"]);
    shows("saved");
    run(&["send-keys", "-l", "2n"]);
    shows("Where I am now");
    run(&["send-keys", "5", "Tab", "6", "Tab", "Tab"]);
    run(&["send-keys", "-l", "half typed, every word"]);
    shows("half typed, every word");
    let pid = run(&["display-message", "-p", "#{pane_pid}"]);
    run(&["kill-pane"]);
    let start = Instant::now();
    let status = format!("/proc/{}/status", pid.trim());
    until("the end", || fs::read_to_string(&status).map_or(true, |told| told.contains("State:\tZ")));
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    home.start(&[], (80, 24), &[]).wait_for("half typed, every word");
}

/// Asks again and again, for what cannot tell by itself.
pub fn until(name: &str, done: impl Fn() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < PATIENCE, "not seen: {name}");
        thread::sleep(Duration::from_millis(5));
    }
}
