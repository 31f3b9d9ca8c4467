//! A passphrase on its way in: a line from the terminal that is not shown, or from a descriptor. Knows nothing of what it
//! opens.

use std::fs::File;
use std::io::{self, ErrorKind, PipeReader, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::{self, LocalModes, OptionalActions, Termios};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::flag;
use signal_hook::low_level::pipe;

use crate::app::Secret;

/// Lines of a descriptor, one at a time: what comes after one is still there for the next.
pub struct Source(File);

impl Source {
    /// The descriptor of that number, which whoever started this program has opened.
    pub fn open(number: u32) -> io::Result<Self> {
        File::open(format!("/dev/fd/{number}")).map(Self)
    }

    /// The next line, without its end. `None`: there is none.
    pub fn line(&mut self) -> io::Result<Option<Secret>> {
        read_line(|byte| self.0.read(byte))
    }
}

/// Reads byte by byte: nothing of the next line may be lost in a buffer.
fn read_line(mut read: impl FnMut(&mut [u8]) -> io::Result<usize>) -> io::Result<Option<Secret>> {
    let mut letters = Letters::default();
    let (mut byte, mut any) = ([0], false);
    loop {
        match read(&mut byte) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
            Ok(0) if !any => return Ok(None),
            Ok(0) => return Ok(Some(letters.secret)),
            Ok(_) if byte[0] == b'\n' => return Ok(Some(letters.secret)),
            Ok(_) => letters.take(byte[0]),
        }
        any = true;
    }
}

/// Letters put together from bytes.
#[derive(Default)]
struct Letters {
    secret: Secret,
    half: Vec<u8>,
}

impl Letters {
    /// What is no UTF-8 is left out.
    fn take(&mut self, byte: u8) {
        self.half.push(byte);
        match std::str::from_utf8(&self.half) {
            Ok(text) => text.chars().for_each(|letter| self.secret.push(letter)),
            Err(error) if error.error_len().is_none() => return,
            Err(_) => {}
        }
        self.half.clear();
    }
}

/// Asks on standard error for a line from standard input, a terminal, that is not shown. `None`: the person does not
/// want to, by `Ctrl-C` or the end of input. A signal that ends the program gives the terminal back first.
pub fn ask(question: &str) -> io::Result<Option<Secret>> {
    // What is typed before the question stands there is not shown either.
    let quiet = Quiet::begin()?;
    let mut err = io::stderr().lock();
    write!(err, "{question}").and_then(|()| err.flush())?;
    let line = quiet.line();
    drop(quiet);
    let _ = writeln!(err);
    line
}

const ENDING: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

/// The terminal that shows nothing of what is typed, until this is dropped.
struct Quiet {
    before: Termios,
    bell: PipeReader,
    rung: Vec<(i32, Arc<AtomicBool>)>,
    /// From then on signals do again what they always do.
    over: Arc<AtomicBool>,
}

impl Quiet {
    fn begin() -> io::Result<Self> {
        let (bell, rope) = io::pipe()?;
        let over = Arc::new(AtomicBool::new(false));
        let mut rung = Vec::new();
        for number in ENDING {
            let raised = Arc::new(AtomicBool::new(false));
            flag::register_conditional_default(number, Arc::clone(&over))?;
            flag::register(number, Arc::clone(&raised))?;
            pipe::register(number, rope.try_clone()?)?;
            rung.push((number, raised));
        }
        let before = termios::tcgetattr(rustix::stdio::stdin())?;
        let mut modes = before.clone();
        modes.local_modes -= LocalModes::ECHO | LocalModes::ECHONL | LocalModes::ICANON | LocalModes::ISIG;
        termios::tcsetattr(rustix::stdio::stdin(), OptionalActions::Flush, &modes)?;
        Ok(Self { before, bell, rung, over })
    }

    fn line(&self) -> io::Result<Option<Secret>> {
        let mut letters = Letters::default();
        loop {
            let Some(byte) = self.byte()? else { return Ok(None) };
            match byte {
                b'\r' | b'\n' => return Ok(Some(letters.secret)),
                0x03 | 0x1c => return Ok(None),
                0x04 if letters.secret.is_empty() => return Ok(None),
                0x08 | 0x7f => letters.secret.pop(),
                0x15 => letters.secret.wipe(),
                0x1b => self.skip(&mut letters)?,
                byte => letters.take(byte),
            }
        }
    }

    /// A key that types nothing, an arrow, is left out.
    fn skip(&self, letters: &mut Letters) -> io::Result<()> {
        match self.byte()? {
            Some(b'[' | b'O') => while self.byte()?.is_some_and(|byte| !matches!(byte, 0x40..=0x7e)) {},
            Some(byte) if 0x20 <= byte && byte != 0x7f => letters.take(byte),
            _ => {}
        }
        Ok(())
    }

    /// The next byte; `None` where the terminal is gone.
    fn byte(&self) -> io::Result<Option<u8>> {
        let stdin = rustix::stdio::stdin();
        loop {
            let mut watched = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.bell, PollFlags::IN)];
            match poll(&mut watched, None) {
                Err(Errno::INTR) => {}
                ready => drop(ready?),
            }
            if let Some((number, _)) = self.rung.iter().find(|(_, raised)| raised.load(Ordering::SeqCst)) {
                self.give_back();
                std::process::exit(128 + number);
            }
            let mut byte = [0];
            if watched[0].revents().is_empty() {
                continue;
            }
            match rustix::io::read(stdin, &mut byte) {
                Ok(0) | Err(Errno::IO) => return Ok(None),
                Ok(_) => return Ok(Some(byte[0])),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn give_back(&self) {
        let _ = termios::tcsetattr(rustix::stdio::stdin(), OptionalActions::Flush, &self.before);
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        self.give_back();
        self.over.store(true, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_where_it_ends_and_the_next_is_still_there() {
        let mut bytes = "erste Zeile é\nzweite".as_bytes();
        let mut line = || read_line(|byte| bytes.read(byte)).unwrap().map(|line| line.as_str().to_owned());
        assert_eq!(line().as_deref(), Some("erste Zeile é"));
        assert_eq!(line().as_deref(), Some("zweite"));
        assert_eq!(line(), None);
        let mut empty = "\nx".as_bytes();
        assert!(read_line(|byte| empty.read(byte)).unwrap().unwrap().is_empty());
    }
}
