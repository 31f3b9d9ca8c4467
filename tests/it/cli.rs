//! The commands, driven from outside: the binary, in a home of its own, at a moment of its own.

mod backup;
mod check;
mod clock;
mod demo;
mod doctor;
mod encryption;
mod export;
mod forget;
mod goals;
mod habits;
mod help;
mod import;
mod input;
mod journal;
mod log;
mod measures;
mod merge;
mod readme;
mod refusals;
mod remind;
mod session;
mod terminal;
mod undo;
mod views;

use std::path::PathBuf;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use serde_json::Value;
use tempfile::TempDir;

pub const NOW: &str = "2026-11-21T09:30";

/// A person's home, empty at first.
pub struct Home {
    folder: TempDir,
    now: String,
}

impl Home {
    pub fn new() -> Self {
        Self::at(NOW)
    }

    pub fn at(now: &str) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), now: now.to_owned() }
    }

    /// The same home at another moment.
    pub fn later(&mut self, now: &str) {
        self.now = now.to_owned();
    }

    pub fn path(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn data(&self) -> PathBuf {
        self.path().join(".local/share/guidepost/guidepost.json")
    }

    /// Where what lies around the one notebook of this home is kept.
    pub fn state(&self) -> PathBuf {
        let all = self.path().join(".local/state/guidepost");
        std::fs::read_dir(all).unwrap().next().unwrap().unwrap().path()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        self.program(env!("CARGO_BIN_EXE_guidepost"), args)
    }

    /// Any program here.
    pub fn program(&self, name: &str, args: &[&str]) -> Command {
        let mut command = Command::new(name);
        command.env_clear().envs([("HOME", self.path())]).env("TZ", "Europe/Berlin");
        command.env("GUIDEPOST_NOW", &self.now).env("PATH", std::env::var_os("PATH").unwrap());
        command.current_dir(self.path()).args(args);
        command
    }

    /// Runs it with nothing on standard input.
    pub fn run(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).assert())
    }

    pub fn pipe(&self, args: &[&str], input: impl Into<Vec<u8>>) -> Run {
        Run::of(self.command(args).write_stdin(input).assert())
    }

    /// What it prints, of a command that must end well and say nothing else.
    pub fn done(&self, args: &[&str]) -> String {
        let run = self.run(args);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{args:?}");
        run.out
    }

    pub fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.done(args)).unwrap()
    }

    pub fn file(&self) -> Value {
        serde_json::from_slice(&std::fs::read(self.data()).unwrap()).unwrap()
    }
}

/// How a command ended.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn of(assert: Assert) -> Self {
        let output = assert.get_output();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { status: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// Nothing but one line on standard error, with these words in it.
    pub fn refused(&self, status: i32, words: &[&str]) {
        assert_eq!((self.status, self.out.as_str()), (status, ""), "{}", self.err);
        assert!(self.err.ends_with('\n') && self.err.starts_with("guidepost: "), "{}", self.err);
        if status != 2 {
            assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        }
        for word in words {
            assert!(self.err.contains(word), "{word}: {}", self.err);
        }
    }
}
