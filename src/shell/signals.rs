//! Signals and the end of the terminal, each as one event to the main loop. Decides nothing.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::flag;
use signal_hook::low_level::pipe;

use super::{Event, guard};

/// What the system asks of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Leave, with exit status 128 + this number.
    Leave(i32),
    /// `INT` or `QUIT`, which a person typed into an editor that runs in front of us. Else as [`Signal::Leave`].
    Break(i32),
    /// Go to the background.
    Stop,
    /// Back from the background.
    Continue,
    /// The window has another size.
    Resize,
}

/// The number that a vanished terminal leaves with.
pub const HANG_UP: Signal = Signal::Leave(SIGHUP);

/// A closing terminal says so two or three times within a moment; later than this somebody has lost patience.
const PATIENCE: Duration = Duration::from_secs(2);

/// Starts to listen. A wish to leave that comes when an earlier one is still being carried out after
/// [`PATIENCE`] ends the program at once.
///
/// Each signal raises a flag and then puts a byte into a pipe on which the thread sleeps: a plain pipe, so that the
/// program has no socket of any kind.
pub fn listen(events: Sender<Event>) -> io::Result<()> {
    let (mut bell, rope) = io::pipe()?;
    let mut flags = Vec::new();
    for number in [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH] {
        let raised = Arc::new(AtomicBool::new(false));
        flag::register(number, Arc::clone(&raised))?;
        pipe::register(number, rope.try_clone()?)?;
        flags.push((number, raised));
    }
    let body = move || {
        let mut leaving: Option<Instant> = None;
        let mut rung = [0; 64];
        while bell.read(&mut rung).is_ok_and(|length| 0 < length) {
            for (number, _) in flags.iter().filter(|(_, raised)| raised.swap(false, Ordering::SeqCst)) {
                let signal = meaning(*number);
                if matches!(signal, Signal::Leave(_))
                    && leaving.get_or_insert_with(Instant::now).elapsed() > PATIENCE
                {
                    guard::restore_modes();
                    std::process::exit(128 + number);
                }
                if events.send(Event::Signal(signal)).is_err() {
                    return;
                }
            }
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(body).map(drop)
}

fn meaning(number: i32) -> Signal {
    match number {
        SIGINT | SIGQUIT => Signal::Break(number),
        SIGTSTP => Signal::Stop,
        SIGCONT => Signal::Continue,
        SIGWINCH => Signal::Resize,
        _ => Signal::Leave(number),
    }
}

/// Starts a thread that sleeps until the terminal is gone.
pub fn watch_terminal(events: Sender<Event>) -> io::Result<()> {
    let body = move || {
        let stdin = rustix::stdio::stdin();
        loop {
            let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
            match poll(&mut watched, None) {
                Err(rustix::io::Errno::INTR) => {}
                _ => break,
            }
        }
        let _ = events.send(Event::Signal(HANG_UP));
    };
    thread::Builder::new().name("terminal".to_owned()).spawn(body).map(drop)
}

/// Puts this process to sleep until it is continued.
pub fn stop_here() {
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
}

/// Whether a shell with job control started us: then we have a process group that is not the session's first.
pub fn has_shell() -> bool {
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp())
}

/// Asks everything that was started together with us to go to the background, us too, as a terminal does on
/// `Ctrl-Z`. False if that was refused.
pub fn stop_group() -> bool {
    rustix::process::kill_current_process_group(rustix::process::Signal::TSTP).is_ok()
}
