//! The terminal taken and given back: exactly once, however the program ends. Knows bytes and modes, no content.
//!
//! The state is global because a panic in any thread must be able to give the terminal back.

use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::termios::{self, OptionalActions, QueueSelector, Termios};

/// Alternate screen cleared, bracketed paste, focus reports, cursor hidden until the first frame places it.
const ENTER: &str = "\x1b[?1049h\x1b[H\x1b[2J\x1b[?2004h\x1b[?1004h\x1b[?25l";
/// Presses and the wheel, in the one encoding that has no limit of columns. Movement is not asked for.
const MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
/// All of it undone. The screen is wiped first, for terminals that have no alternate one.
const LEAVE: &str = "\x1b[?1006l\x1b[?1000l\x1b[?1004l\x1b[?2004l\x1b[0m\x1b[H\x1b[2J\x1b[?1049l\x1b[?25h";

static UP: AtomicBool = AtomicBool::new(false);
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

/// Takes the terminal on standard input and output; a second call without [`leave`] changes nothing.
pub fn enter(mouse: bool) -> io::Result<()> {
    if UP.swap(true, Ordering::SeqCst) {
        return Ok(());
    }
    let taken = take(mouse);
    if taken.is_err() {
        leave();
    }
    taken
}

fn take(mouse: bool) -> io::Result<()> {
    let before = termios::tcgetattr(rustix::stdio::stdin())?;
    let mut raw = before.clone();
    raw.make_raw();
    *before_lock() = Some(before);
    termios::tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &raw)?;
    let mut bytes = ENTER.to_owned();
    if mouse {
        bytes.push_str(MOUSE);
    }
    Tty.write_all(bytes.as_bytes())
}

/// Gives the terminal back for good if it is taken. What was typed and not read goes nowhere, least of all to a
/// shell.
pub fn leave() {
    give_back(true);
}

/// Gives the terminal to another program for a while; what was typed ahead is for that one.
pub fn lend() {
    give_back(false);
}

fn give_back(forget_input: bool) {
    if UP.swap(false, Ordering::SeqCst) {
        let _ = Raw.write_all(LEAVE.as_bytes());
        if forget_input {
            let _ = termios::tcflush(rustix::stdio::stdin(), QueueSelector::IFlush);
        }
        restore_modes();
    }
}

/// Gives back the modes of the line alone: for an end that cannot wait for a terminal that takes no bytes.
pub fn restore_modes() {
    if let Some(before) = before_lock().take() {
        let _ = termios::tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &before);
    }
}

/// Whether the terminal is taken now.
pub fn is_up() -> bool {
    UP.load(Ordering::SeqCst)
}

fn before_lock() -> std::sync::MutexGuard<'static, Option<Termios>> {
    BEFORE.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// From here on a panic of any thread gives the terminal back and says where it was, never what it said: a
/// panic message may hold a person's words.
pub fn watch_panics() {
    std::panic::set_hook(Box::new(|info| {
        leave();
        let _ = writeln!(io::stderr(), "{}", report(info));
    }));
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let place = info
        .location()
        .map_or_else(|| "an unknown place".to_owned(), |at| format!("{}:{}", at.file(), at.line()));
    format!("guidepost {} had to stop at {place}. What was saved is safe.", env!("CARGO_PKG_VERSION"))
}

/// Standard output as the terminal: no buffer of its own, and silent while the terminal is not taken, so that no
/// half frame lands on the ordinary screen.
pub struct Tty;

impl Write for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if is_up() { Raw.write(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Raw;

impl Write for Raw {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match rustix::io::write(rustix::stdio::stdout(), bytes) {
            Err(rustix::io::Errno::AGAIN) => wait_for_room().and(Err(io::ErrorKind::Interrupted.into())),
            written => Ok(written?),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Another program may have left the terminal non-blocking.
fn wait_for_room() -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdout = rustix::stdio::stdout();
    poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], None)?;
    Ok(())
}
