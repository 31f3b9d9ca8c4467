//! Programs in a terminal of their own, driven by keys and read as a screen.
//!
//! [`Home`] is a person's directories, empty at first; [`Home::start`] runs guidepost there. Nothing sleeps: a test
//! waits for a text or for the end.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};
use tempfile::TempDir;

mod editor;
mod guard;
mod harness;
mod lock;
mod looks;
mod measures;
pub mod privacy;
mod session;
mod story;
pub mod terminal;
mod windows;

/// How long anything may take before a test says what it saw instead.
const PATIENCE: Duration = Duration::from_secs(20);

/// A home directory with nothing in it, gone when dropped.
pub struct Home(TempDir);

impl Home {
    pub fn new() -> Self {
        Self::on(tempfile::tempdir().unwrap())
    }

    /// One that lies in memory where the system has such a place: thousands of them cost a disk much.
    pub fn in_memory() -> Self {
        let memory = Path::new("/dev/shm");
        let dir = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        Self::on(dir.unwrap())
    }

    fn on(dir: TempDir) -> Self {
        let runtime = dir.path().join("run");
        fs::DirBuilder::new().mode(0o700).create(runtime).unwrap();
        Self(dir)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The data file that guidepost uses here.
    pub fn notebook(&self) -> PathBuf {
        self.path().join("data/guidepost/guidepost.json")
    }

    /// What a program sees of the world here; nothing of the tester's own.
    pub fn environment(&self) -> Vec<(String, String)> {
        let within = |name: &str| self.path().join(name).to_string_lossy().into_owned();
        let path = std::env::var("PATH").unwrap_or_default();
        [
            ("HOME", within("")),
            ("XDG_DATA_HOME", within("data")),
            ("XDG_STATE_HOME", within("state")),
            ("XDG_CONFIG_HOME", within("config")),
            ("XDG_CACHE_HOME", within("cache")),
            ("XDG_RUNTIME_DIR", within("run")),
            ("PATH", path),
            ("TERM", "xterm-256color".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("TZ", "UTC".to_owned()),
            ("GUIDEPOST_NOW", "2026-11-21T09:30".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    /// guidepost in a terminal of so many columns and rows; `more` is added to the environment.
    pub fn start(&self, args: &[&str], size: (u16, u16), more: &[(&str, &str)]) -> Session {
        self.run(env!("CARGO_BIN_EXE_guidepost"), args, size, more)
    }

    /// Any program in a terminal, as [`Home::start`], with a umask that hides nothing.
    pub fn run(
        &self,
        program: impl AsRef<OsStr>,
        args: &[&str],
        size: (u16, u16),
        more: &[(&str, &str)],
    ) -> Session {
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(self.path());
        command.umask(Some(0));
        command.env_clear();
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        for (name, value) in more {
            command.env(name, value);
        }
        Session::new(command, size)
    }
}

/// What the terminal shows, what was sent to it, and whether anybody still reads.
struct Display {
    parser: Mutex<(vt100::Parser, Vec<u8>)>,
    changed: Condvar,
    closing: AtomicBool,
}

/// One program in one terminal. Dropping it kills the program.
pub struct Session {
    display: Arc<Display>,
    keyboard: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    /// The program's side of the terminal, held open so that its modes can be read after the program.
    line: File,
    before: Termios,
    leash: Leash,
    ended: Receiver<ExitStatus>,
}

/// Kills a program that a test did not wait for.
struct Leash {
    pid: Pid,
    over: bool,
}

impl Drop for Leash {
    fn drop(&mut self) {
        if !self.over {
            let _ = kill_process(self.pid, Signal::KILL);
        }
    }
}

/// A program that has ended.
#[derive(Debug)]
pub struct End {
    /// Its exit status; 128 + n if signal n killed it.
    pub code: u32,
    /// All that it ever wrote.
    pub output: Vec<u8>,
    /// What the screen shows now.
    pub text: String,
}

impl Session {
    fn new(command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let name = pair.master.tty_name().unwrap();
        let no_tty = rustix::fs::OFlags::NOCTTY.bits().cast_signed();
        let line = OpenOptions::new().read(true).write(true).custom_flags(no_tty).open(name).unwrap();
        let before = tcgetattr(&line).unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        let pid = Pid::from_raw(child.process_id().unwrap().cast_signed()).unwrap();
        let (tell, ended) = mpsc::channel();
        thread::spawn(move || tell.send(child.wait().unwrap()));
        let display = Arc::new(Display {
            parser: Mutex::new((vt100::Parser::new(rows, columns, 0), Vec::new())),
            changed: Condvar::new(),
            closing: AtomicBool::new(false),
        });
        let output = pair.master.try_clone_reader().unwrap();
        let feed = Arc::clone(&display);
        thread::spawn(move || feed.follow(output));
        let keyboard = pair.master.take_writer().unwrap();
        let leash = Leash { pid, over: false };
        Self { display, keyboard, master: pair.master, line, before, leash, ended }
    }

    /// Bytes as they are.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.keyboard.write_all(bytes.as_ref()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Keys in the notation of `Key::parse_all`: `nLearn<tab><ctrl-s><f2>`, `<lt>` for `<`. More than 200 letters
    /// without another key look like a paste: wait for something in between.
    pub fn keys(&mut self, keys: &str) {
        self.send(bytes_of(keys));
    }

    /// A bracketed paste.
    pub fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{}\x1b[201~", text.replace('\n', "\r")));
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        // A sign of two cells makes vt100 panic where there is one.
        lock(&self.display.parser).0.screen_mut().set_size(rows, columns.max(2));
        self.master.resize(pty_size(columns, rows)).unwrap();
    }

    /// The lines on the screen.
    pub fn text(&self) -> String {
        self.screen().contents()
    }

    /// The screen with its cursor, colours and modes.
    pub fn screen(&self) -> vt100::Screen {
        lock(&self.display.parser).0.screen().clone()
    }

    /// All bytes that the program has written so far.
    pub fn output(&self) -> Vec<u8> {
        lock(&self.display.parser).1.clone()
    }

    /// Waits until the screen shows `wanted`.
    pub fn wait_for(&self, wanted: &str) {
        self.wait_until(wanted, |screen| screen.contents().contains(wanted));
    }

    /// Waits until the screen shows `unwanted` no more.
    pub fn wait_gone(&self, unwanted: &str) {
        self.wait_until(&format!("no {unwanted}"), |screen| !screen.contents().contains(unwanted));
    }

    /// Waits until the screen is as it must be; `name` says how, for the message if it never is.
    pub fn wait_until(&self, name: &str, done: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        let mut shown = lock(&self.display.parser);
        while !done(shown.0.screen()) {
            let left = PATIENCE.checked_sub(start.elapsed());
            let Some(left) = left else {
                panic!("not seen: {name:?}, but:\n{}", shown.0.screen().contents())
            };
            shown = self.display.changed.wait_timeout(shown, left).unwrap().0;
        }
    }

    /// The program's process id.
    pub fn pid(&self) -> Pid {
        self.leash.pid
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.leash.pid, signal).unwrap();
    }

    /// `kill -9`, and waits until it is dead.
    pub fn kill(self) -> End {
        self.signal(Signal::KILL);
        self.end()
    }

    /// Waits for the end and holds the program to having left the terminal as it was.
    #[track_caller]
    pub fn finish(self) -> End {
        let (before, line) = (self.before.clone(), self.line.try_clone().unwrap());
        let display = Arc::clone(&self.display);
        let end = self.end();
        let after = tcgetattr(&line).unwrap();
        let modes = |it: &Termios| (it.input_modes, it.output_modes, it.local_modes, it.control_modes);
        assert_eq!(modes(&after), modes(&before), "the line's modes are not as they were");
        let shown = lock(&display.parser);
        let screen = shown.0.screen();
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is still on");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still on");
        let count = |wanted: &[u8]| end.output.windows(wanted.len()).filter(|it| *it == wanted).count();
        assert_eq!(count(b"\x1b[?1049l"), count(b"\x1b[?1049h"), "left as often as entered");
        assert_eq!(count(b"\x1b[?1004l"), count(b"\x1b[?1004h"), "focus reports are still on");
        end
    }

    /// Waits for the end, however it left the terminal.
    #[track_caller]
    pub fn end(mut self) -> End {
        let status = match self.ended.recv_timeout(PATIENCE) {
            Ok(status) => status,
            Err(_) => panic!("still running, showing:\n{}", self.text()),
        };
        self.leash.over = true;
        self.read_to_the_last();
        let code = status.signal().map_or(status.exit_code(), |_| 128 + 9);
        End { code, output: self.output(), text: self.text() }
    }

    /// What a program wrote last may still be on its way to the display when the program is gone: a mark written
    /// behind it is waited for.
    fn read_to_the_last(&self) {
        const MARK: &[u8] = b"\x1b]7777;the end\x07";
        (&self.line).write_all(MARK).unwrap();
        let mut shown = lock(&self.display.parser);
        while !shown.1.ends_with(MARK) {
            let (next, timeout) = self.display.changed.wait_timeout(shown, PATIENCE).unwrap();
            assert!(!timeout.timed_out(), "the display is behind");
            shown = next;
        }
        let length = shown.1.len() - MARK.len();
        shown.1.truncate(length);
    }

    /// Closes the terminal as a window manager does, while the program runs; returns how long it lived on.
    pub fn vanish(self) -> Duration {
        let Self { display, keyboard, master, line, ended, mut leash, .. } = self;
        let mut modes = tcgetattr(&line).unwrap();
        modes.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&line, OptionalActions::Now, &modes).unwrap();
        display.closing.store(true, Ordering::SeqCst);
        (&line).write_all(b"x").unwrap();
        drop((keyboard, line));
        let mut shown = lock(&display.parser);
        while display.closing.load(Ordering::SeqCst) {
            shown = display.changed.wait_timeout(shown, PATIENCE).unwrap().0;
        }
        let start = Instant::now();
        drop(master);
        ended.recv_timeout(PATIENCE).expect("the program lives on without a terminal");
        leash.over = true;
        start.elapsed()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("in {}", self.0.path().display());
        }
    }
}

impl Display {
    fn follow(&self, mut output: Box<dyn Read + Send>) {
        let mut bytes = vec![0; 1 << 16];
        while let Ok(read @ 1..) = output.read(&mut bytes) {
            let mut shown = lock(&self.parser);
            shown.0.process(&bytes[..read]);
            shown.1.extend_from_slice(&bytes[..read]);
            self.changed.notify_all();
            if self.closing.load(Ordering::SeqCst) {
                break;
            }
        }
        drop(output);
        let _shown = lock(&self.parser);
        self.closing.store(false, Ordering::SeqCst);
        self.changed.notify_all();
    }
}

/// A test that panicked while it looked must not bring down the thread that reads for it.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// What a terminal sends for keys.
fn bytes_of(keys: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|tail| tail.split_once('>'));
        if let Some((name, tail)) = named {
            bytes.extend(named_key(name).unwrap_or_else(|| panic!("no key is called <{name}>")));
            rest = tail;
        } else {
            bytes.extend(letter.to_string().bytes());
            rest = &rest[letter.len_utf8()..];
        }
    }
    bytes
}

fn named_key(name: &str) -> Option<Vec<u8>> {
    // An escape is sent in the form that cannot run together with what follows it.
    const NAMES: &[(&str, &str)] = &[
        ("tab", "\t"),
        ("backtab", "\x1b[Z"),
        ("enter", "\r"),
        ("esc", "\x1b[27u"),
        ("space", " "),
        ("lt", "<"),
        ("backspace", "\x7f"),
        ("delete", "\x1b[3~"),
        ("up", "\x1b[A"),
        ("down", "\x1b[B"),
        ("right", "\x1b[C"),
        ("left", "\x1b[D"),
        ("home", "\x1b[H"),
        ("end", "\x1b[F"),
        ("pgup", "\x1b[5~"),
        ("pgdn", "\x1b[6~"),
        ("f1", "\x1bOP"),
        ("f2", "\x1bOQ"),
        ("f3", "\x1bOR"),
        ("f4", "\x1bOS"),
        ("ctrl-left", "\x1b[1;5D"),
        ("ctrl-right", "\x1b[1;5C"),
    ];
    if let Some((_, bytes)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(bytes.as_bytes().to_vec());
    }
    if let Some(letter) = name.strip_prefix("ctrl-").filter(|rest| rest.len() == 1) {
        return Some(vec![letter.as_bytes()[0] & 0x1f]);
    }
    name.strip_prefix("alt-").filter(|rest| rest.len() == 1).map(|letter| vec![0x1b, letter.as_bytes()[0]])
}

/// Whether tests that need tools from outside must run. Else they say what they left out.
pub fn on_ci() -> bool {
    std::env::var_os("GUIDEPOST_CI").is_some()
}

/// A tool from outside, or a line that says that the test was left out. On CI it must be there.
pub fn tool(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|it| it.is_file());
    match found {
        Some(path) if on_ci() => Some(path),
        Some(_) | None if !on_ci() => {
            eprintln!("left out: needs {name} and GUIDEPOST_CI=1");
            None
        }
        _ => panic!("{name} is not installed"),
    }
}
