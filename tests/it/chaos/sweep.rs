//! Every system call of a load and a save refused in turn, and a kill at each.
//!
//! A clean run under strace says which calls there are from the first touch of the person's files on; then there is one
//! run for each call and each fault.

use std::ffi::OsString;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{copy_all, files_under, guidepost, in_parallel, leftovers, notes, succeed, tell};
use crate::pty::{Home, tool};

/// What strace is told to do at a call; `+` refuses all that follow, too.
const FAULTS: &[(&str, &str)] = &[
    ("error=EIO", ""),
    ("error=ENOSPC", ""),
    ("error=EACCES", ""),
    ("error=EINTR", ""),
    ("error=EMFILE", ""),
    ("error=ENOSPC", "+"),
    ("error=EIO", "+"),
    (KILL, ""),
];

const KILL: &str = "signal=KILL";

/// Calls that cannot fail, or that ask for memory: what fails there is not the disk.
const NOT_FILES: &[&str] =
    &["brk", "mmap", "munmap", "mprotect", "madvise", "mremap", "sigaltstack", "geteuid", "exit_group"];

/// A program that turns one state of a home into another.
struct Program<'a> {
    strace: &'a Path,
    /// The home as it is before each run.
    start: &'a Home,
    line: fn(&Home) -> Vec<OsString>,
}

/// A call of a clean run: its name, and the how many-th of that name it is.
#[derive(Clone)]
struct Point {
    name: String,
    count: usize,
    line: String,
}

/// One run with a fault in it.
struct Run<'a> {
    home: Home,
    before: &'a [u8],
    output: Output,
    /// Its words had nowhere to go.
    mute: bool,
}

impl Program<'_> {
    fn points(&self) -> Vec<Point> {
        let (home, trace) = (self.home(), Home::in_memory());
        let trace = trace.path().join("trace");
        let ran = self.strace(&home, &trace, &[]).output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let trace = fs::read_to_string(trace).unwrap();
        let (data, state) = (home.path().join("data"), home.path().join("state"));
        let ours = |line: &str| [&data, &state].iter().any(|path| line.contains(path.to_str().unwrap()));
        let (mut points, mut begun) = (Vec::<Point>::new(), false);
        let mut counts = std::collections::BTreeMap::new();
        for line in trace.lines() {
            let Some((name, _)) =
                line.split_once(' ').and_then(|(_, call)| call.trim_start().split_once('('))
            else {
                continue;
            };
            begun |= name != "execve" && ours(line);
            let count = counts.entry(name.to_owned()).or_insert(0);
            *count += 1;
            if begun {
                points.push(Point { name: name.to_owned(), count: *count, line: line.to_owned() });
            }
        }
        points
    }

    fn home(&self) -> Home {
        let home = Home::in_memory();
        copy_all(self.start.path(), home.path());
        home
    }

    fn strace(&self, home: &Home, trace: &Path, more: &[String]) -> Command {
        let mut command = Command::new(self.strace);
        command.env_clear().envs(home.environment()).args(["-f", "-qq", "-o"]).arg(trace);
        command.args(more).args((self.line)(home));
        command
    }

    /// What the first few runs had wrong, and how many runs there were.
    fn sweep(&self, check: impl Fn(&Run) -> Result<(), String> + Sync) -> (usize, Vec<String>) {
        let points = self.points();
        let is_file = |point: &Point| !NOT_FILES.contains(&point.name.as_str());
        let runs: Vec<(Point, &(&str, &str))> = points
            .iter()
            .flat_map(|point| FAULTS.iter().map(move |fault| (point.clone(), fault)))
            .filter(|(point, fault)| fault.0 == KILL || is_file(point))
            .collect();
        let before = fs::read(self.start.notebook()).unwrap_or_default();
        let count = runs.len();
        let wrong = in_parallel(runs, |(point, (fault, from))| {
            let what = format!("{fault}{from} at {} {}: {}", point.name, point.count, point.line);
            self.run(&point, fault, from, &before)
                .and_then(|run| check(&run))
                .err()
                .map(|why| format!("{what}\n{why}"))
        });
        (count, wrong)
    }

    fn run<'b>(&self, point: &Point, fault: &str, from: &str, before: &'b [u8]) -> Result<Run<'b>, String> {
        let home = self.home();
        let trace = home.path().join("trace");
        let Point { name, count, .. } = point;
        let inject = format!("inject={name}:{fault}:when={count}{from}");
        let more = ["-e".to_owned(), format!("trace={name}"), "-e".to_owned(), inject];
        let output = self.strace(&home, &trace, &more).output().unwrap();
        let killed = output.status.signal() == Some(9);
        let met = fs::read_to_string(&trace).unwrap_or_default();
        if killed != (fault == KILL) || !killed && !met.contains("INJECTED") {
            return Err(format!("the fault did not happen: {:?}", output.status));
        }
        let mute = name == "write" && from == "+";
        Ok(Run { home, before, output, mute })
    }
}

impl Run<'_> {
    fn said(&self) -> String {
        let Output { stdout, stderr, status } = &self.output;
        format!("{status}\n{}{}", String::from_utf8_lossy(stdout), String::from_utf8_lossy(stderr))
    }

    /// Whether the notes that were to be kept stand in the file: all or none. The file is whole, and the earlier ones are
    /// in it.
    fn is_kept(&self, earlier: &[&str], new: &str) -> Result<bool, String> {
        let file = self.home.notebook();
        let bytes = fs::read(&file).unwrap_or_default();
        if bytes == self.before {
            return Ok(false);
        }
        let there = notes(&file)?;
        let mut wanted: Vec<&str> = earlier.to_vec();
        wanted.push(new);
        wanted.sort_unstable();
        if there != wanted {
            return Err(format!("the file has {there:?}"));
        }
        Ok(true)
    }

    /// Exit status and words do not say that it is kept when it is not, nor the other way round.
    fn is_true(&self, kept: bool) -> Result<(), String> {
        let Output { stdout, stderr, status } = &self.output;
        let (result, words) = (String::from_utf8_lossy(stdout), String::from_utf8_lossy(stderr));
        let says = |what: &str| result.contains(what) || words.contains(what);
        let claims = status.success() || ["Kept", "is kept;", "It is in "].into_iter().any(says);
        let denies = words.contains("Nothing was kept") || words.contains("not saved");
        match kept {
            false if claims => Err(format!("said to be kept, and is not: {}", self.said())),
            true if denies => Err(format!("is in the file, and is said not to be: {}", self.said())),
            _ => Ok(()),
        }
    }

    /// Killed, done, or a sentence that says why not.
    fn ends_well(&self) -> Result<(), String> {
        let words = String::from_utf8_lossy(&self.output.stderr);
        match self.output.status.code() {
            None | Some(0) => Ok(()),
            Some(1) if self.mute || words.starts_with("guidepost: ") => Ok(()),
            Some(_) => Err(format!("no good end: {}", self.said())),
        }
    }

    /// The next run saves, finds everything, and leaves nothing lying about.
    fn goes_on(&self, earlier: &[&str], new: Option<&str>) -> Result<(), String> {
        let next = guidepost(&self.home, &["log", "--note", "the next"]).output().unwrap();
        if !next.status.success() {
            return Err(format!("the next save: {}", String::from_utf8_lossy(&next.stderr)));
        }
        let mut wanted: Vec<&str> = earlier.iter().copied().chain(new).chain(["the next"]).collect();
        wanted.sort_unstable();
        let there = notes(&self.home.notebook())?;
        if there != wanted {
            return Err(format!("after the next save there are {there:?}"));
        }
        let left = leftovers(&self.home);
        if !left.is_empty() {
            return Err(format!("left over after the next save: {left:?}"));
        }
        backups(&self.home).into_iter().try_for_each(|path| notes(&path).map(drop))
    }
}

fn backups(home: &Home) -> Vec<PathBuf> {
    let state = files_under(&home.path().join("state"));
    let is_backup = |path: &PathBuf| {
        path.extension().is_some_and(|end| end == "json") && !path.ends_with("commands.json")
    };
    state.into_iter().filter(is_backup).collect()
}

fn log(_: &Home) -> Vec<OsString> {
    [env!("CARGO_BIN_EXE_guidepost"), "log", "--mood", "6", "--note", "new"].map(OsString::from).into()
}

fn today(_: &Home) -> Vec<OsString> {
    [env!("CARGO_BIN_EXE_guidepost"), "today"].map(OsString::from).into()
}

/// A home in which so many saves were made on the days before, and one was killed.
fn lived(saves: &[&str]) -> Home {
    let home = Home::in_memory();
    for text in saves {
        let mut earlier = guidepost(&home, &["log", "--note", text]);
        assert!(earlier.env("GUIDEPOST_NOW", "2026-11-20T20:00").status().unwrap().success());
    }
    if !saves.is_empty() {
        let torn = home.notebook().with_file_name(".guidepost-0123456789abcdef.tmp");
        fs::write(torn, "{\"format\":\"guide").unwrap();
    }
    home
}

fn sweep_of_saves(earlier: &[&str]) -> usize {
    let Some(strace) = tool("strace") else { return 0 };
    let start = lived(earlier);
    let program = Program { strace: &strace, start: &start, line: log };
    let (runs, wrong) = program.sweep(|run| {
        let kept = run.is_kept(earlier, "new")?;
        run.is_true(kept)?;
        run.ends_well()?;
        run.goes_on(earlier, kept.then_some("new"))
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    runs
}

#[test]
fn whichever_call_of_a_save_is_refused_or_the_last_the_file_is_whole_and_no_word_is_a_lie() {
    let runs = sweep_of_saves(&["one", "two"]);
    tell("every call of a save", format!("{runs} runs"));
}

#[test]
fn whichever_call_of_the_first_save_is_refused_or_the_last_there_is_a_whole_file_or_none() {
    let runs = sweep_of_saves(&[]);
    tell("every call of the first save", format!("{runs} runs"));
}

#[test]
fn whichever_call_of_a_look_is_refused_the_file_is_as_it_was_and_the_reason_is_told() {
    let Some(strace) = tool("strace") else { return };
    let start = lived(&["one", "two"]);
    let program = Program { strace: &strace, start: &start, line: today };
    let (runs, wrong) = program.sweep(|run| {
        let file = fs::read(run.home.notebook()).unwrap();
        if file == run.before { run.ends_well() } else { Err("the file is another".to_owned()) }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    tell("every call of a load", format!("{runs} runs"));
}

/// Writers that do it wrong: each must be caught.
#[test]
fn a_program_that_writes_in_place_or_does_not_listen_to_the_disk_is_caught() {
    let Some(strace) = tool("strace") else { return };
    let start = lived(&["one"]);
    let after = lived(&["one"]);
    succeed(&after, &["log", "--mood", "6", "--note", "new"]);
    fs::copy(after.notebook(), start.path().join("new.json")).unwrap();
    let in_place: fn(&Home) -> Vec<OsString> =
        |home| vec!["cp".into(), home.path().join("new.json").into(), home.notebook().into()];
    let deaf: fn(&Home) -> Vec<OsString> = |home| {
        let script = r#"cp "$1/new.json" "$2.tmp" && sync "$2.tmp" && mv "$2.tmp" "$2"; echo Kept"#;
        let (home, file) = (home.path().to_owned(), home.notebook());
        vec!["sh".into(), "-c".into(), script.into(), "sh".into(), home.into(), file.into()]
    };
    for (line, caught) in [(in_place, "EOF"), (deaf, "said to be kept")] {
        let program = Program { strace: &strace, start: &start, line };
        let (_, wrong) = program.sweep(|run| {
            let kept = run.is_kept(&["one"], "new")?;
            run.is_true(kept)
        });
        assert!(wrong.iter().any(|why| why.contains(caught)), "{wrong:?}");
    }
}
