//! Why a command ends before its end: the exit status and the sentence that goes with it. Knows no command.

use std::fmt;
use std::io::{self, ErrorKind};

use crate::dates::DateError;
use crate::store::{LoadError, RestoreError, SaveError};

/// An exit status and one line for standard error. The words must hold no private text beyond names that are needed.
#[derive(Debug, PartialEq, Eq)]
pub struct Stop {
    pub status: u8,
    pub words: String,
}

impl Stop {
    /// It could not be done; nothing is lost.
    pub fn could_not(words: impl Into<String>) -> Self {
        Self { status: 1, words: words.into() }
    }

    /// The command line alone shows that it is not what is meant.
    pub fn usage(words: impl Into<String>) -> Self {
        Self { status: 2, words: words.into() }
    }

    /// Whoever read the output has enough of it.
    pub fn quiet() -> Self {
        Self { status: 0, words: String::new() }
    }

    /// A date given to `option` that is none, or two.
    pub fn date(option: &str, error: &DateError) -> Self {
        let words = format!("{option}: {error}.");
        match error {
            DateError::NoSession { .. } => Self::could_not(words),
            _ => Self::usage(words),
        }
    }

    /// An error of standard output.
    pub fn output(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::quiet(),
            _ => Self::could_not(format!(
                "The result could not be written out ({error}). The notebook is not touched by that: whatever was to be kept in it is kept."
            )),
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl From<LoadError> for Stop {
    fn from(error: LoadError) -> Self {
        Self { status: error.status(), words: error.to_string() }
    }
}

impl From<SaveError> for Stop {
    fn from(error: SaveError) -> Self {
        let status = match &error {
            SaveError::Refused(refused) => refused.status(),
            _ => 1,
        };
        Self { status, words: error.to_string() }
    }
}

impl From<RestoreError> for Stop {
    fn from(error: RestoreError) -> Self {
        match error {
            RestoreError::Save(error) => Self::from(error),
            RestoreError::Copy { .. } => Self::could_not(error.to_string()),
        }
    }
}
