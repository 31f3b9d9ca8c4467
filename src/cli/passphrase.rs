//! How a passphrase comes to a command: from a descriptor, or from the person, unseen. Knows what it opens only by its
//! cover.

use std::cell::{Cell, RefCell};
use std::io;
use std::path::Path;

use super::stop::Stop;
use crate::shell::secret::{self, Source};
use crate::store::{Cover, IS_BUILT, Key, NOT_BUILT, Refusal};
use crate::text::{Secret, clean, one_line};

/// So often a person is asked before a command gives up.
const TRIES: usize = 3;

/// The way in of one run.
#[derive(Default)]
pub struct Gate {
    /// Of `--passphrase-fd`.
    number: Option<u32>,
    source: RefCell<Option<Source>>,
    first: RefCell<Option<Secret>>,
    attended: Cell<bool>,
}

impl Gate {
    pub fn new(number: Option<u32>) -> Self {
        Self { number, ..Self::default() }
    }

    /// Somebody sits there to be asked.
    pub fn attend(&self, attended: bool) {
        self.attended.set(attended);
    }

    /// Whether a descriptor was named.
    pub fn is_given(&self) -> bool {
        self.number.is_some()
    }

    /// The key of the notebook itself.
    pub fn key(&self, path: &Path, cover: &Cover) -> Result<Key, Stop> {
        is_built()?;
        match self.first_line()? {
            Some(given) => unlock(path, cover, &given),
            None => self.ask_for(path, cover),
        }
    }

    /// The key of another file, which may lie under the same passphrase.
    pub fn other_key(&self, path: &Path, cover: &Cover) -> Result<Key, Stop> {
        is_built()?;
        match self.first_line()? {
            None => self.ask_for(path, cover),
            Some(given) => match cover.unlock(given.as_str()) {
                Err(Refusal::Wrong) if self.attended.get() => self.ask_for(path, cover),
                Ok(key) => Ok(key),
                Err(why) => Err(refused(path, why)),
            },
        }
    }

    fn ask_for(&self, path: &Path, cover: &Cover) -> Result<Key, Stop> {
        if !self.attended.get() {
            return Err(Stop::could_not(format!(
                "{} is encrypted. Its passphrase is asked for on a terminal; a script gives it with \
                 --passphrase-fd, as in: guidepost today --passphrase-fd 3 3< file",
                path.display()
            )));
        }
        tell(&format!("{} is encrypted.", path.display()));
        if !cover.hint.is_empty() {
            tell(&format!("Hint: {}", one_line(&cover.hint)));
        }
        let mut tried = 0;
        loop {
            let typed = ask("Passphrase: ")?;
            tried += 1;
            match cover.unlock(typed.as_str()) {
                Ok(key) => return Ok(key),
                Err(Refusal::Wrong) if tried < TRIES => tell(&Refusal::Wrong.to_string()),
                Err(why) => return Err(refused(path, why)),
            }
        }
    }

    /// A new passphrase: from the person twice, from a descriptor its next line.
    pub fn new_one(&self, after_another: bool) -> Result<Secret, Stop> {
        is_built()?;
        let given = match after_another {
            true => self.next_line()?,
            false => self.first_line()?,
        };
        match given {
            Some(given) if given.is_empty() => {
                Err(Stop::could_not("An empty line is no passphrase. Nothing was changed."))
            }
            Some(given) => Ok(given),
            None if self.is_given() => Err(Stop::could_not(
                "The descriptor has no second line for the new passphrase. Nothing was changed.",
            )),
            None if !self.attended.get() => Err(Stop::could_not(
                "A new passphrase is asked for on a terminal; a script gives it with --passphrase-fd. Nothing was changed.",
            )),
            None => ask_twice(),
        }
    }

    /// The first line of the descriptor, however often it is asked for.
    fn first_line(&self) -> Result<Option<Secret>, Stop> {
        if self.is_given() && self.first.borrow().is_none() {
            let line = self.next_line()?;
            let number = self.number.unwrap_or_default();
            let none =
                || Stop::could_not(format!("--passphrase-fd: there is no line in descriptor {number}."));
            *self.first.borrow_mut() = Some(line.ok_or_else(none)?);
        }
        Ok(self.first.borrow().clone())
    }

    fn next_line(&self) -> Result<Option<Secret>, Stop> {
        let Some(number) = self.number else { return Ok(None) };
        let unread = |error: io::Error| {
            Stop::could_not(format!("--passphrase-fd: descriptor {number} cannot be read ({error})."))
        };
        let mut source = self.source.borrow_mut();
        if source.is_none() {
            *source = Some(Source::open(number).map_err(unread)?);
        }
        source.as_mut().map_or(Ok(None), Source::line).map_err(unread)
    }
}

/// Whether there is encryption in this program.
pub fn is_built() -> Result<(), Stop> {
    if IS_BUILT { Ok(()) } else { Err(Stop::could_not(format!("{NOT_BUILT} Nothing was changed."))) }
}

fn unlock(path: &Path, cover: &Cover, given: &Secret) -> Result<Key, Stop> {
    cover.unlock(given.as_str()).map_err(|why| refused(path, why))
}

fn refused(path: &Path, why: Refusal) -> Stop {
    Stop::could_not(format!("{} was not opened. {why} Nothing was changed.", path.display()))
}

fn ask_twice() -> Result<Secret, Stop> {
    for _ in 0..TRIES {
        let first = ask("New passphrase: ")?;
        if first.is_empty() {
            tell("An empty line is no passphrase.");
            continue;
        }
        if ask("Once more: ")? == first {
            return Ok(first);
        }
        tell("These were two different ones.");
    }
    Err(Stop::could_not("No passphrase was set. Nothing was changed."))
}

/// The signal that `Ctrl-C` sends is the status a command ends with.
const INTERRUPTED: u8 = 130;

fn ask(question: &str) -> Result<Secret, Stop> {
    match secret::ask(question) {
        Ok(Some(line)) => Ok(line),
        Ok(None) => Err(Stop { status: INTERRUPTED, words: String::new() }),
        Err(error) => {
            Err(Stop::could_not(format!("The terminal could not be read: {error}. Nothing was changed.")))
        }
    }
}

fn tell(line: &str) {
    use io::Write;
    let _ = writeln!(io::stderr().lock(), "{}", clean(line));
}
