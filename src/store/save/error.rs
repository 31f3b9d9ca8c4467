//! Why a save did not happen, in words: what, why, what to do, and that nothing was lost.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::super::load::{LoadError, reason};

/// Why a save did not happen. Everything to be saved is still in the store.
#[derive(Debug)]
pub enum SaveError {
    Disk {
        path: PathBuf,
        error: io::Error,
    },
    Locked {
        path: PathBuf,
        waited: Duration,
    },
    ReadOnly {
        path: PathBuf,
    },
    /// It is in the file, and the disk did not say that it will be there after a power cut.
    Unsure {
        path: PathBuf,
        error: io::Error,
    },
    /// Something is there now that we do not overwrite.
    Refused(LoadError),
    /// Other programs write it faster than we do.
    Restless {
        path: PathBuf,
    },
    /// The notebook to be saved lacks so many records and answers that the file has.
    Loses {
        path: PathBuf,
        lost: usize,
        /// What was to be saved.
        aside: Option<PathBuf>,
    },
    /// There was a file, and now its drive or folder is not there.
    Away {
        path: PathBuf,
    },
    /// What must be kept before a great change could not be.
    NoBackup {
        path: PathBuf,
        folder: PathBuf,
        error: io::Error,
    },
    /// A new file was wanted where there is one.
    Taken {
        path: PathBuf,
    },
}

impl SaveError {
    /// The exit status: that of the file in the way, else 1.
    pub fn status(&self) -> u8 {
        if let Self::Refused(error) = self { error.status() } else { 1 }
    }

    /// Whether the file is encrypted and no key here opens it.
    pub fn is_locked(&self) -> bool {
        matches!(self, Self::Refused(error) if error.is_locked())
    }
}

impl std::error::Error for SaveError {}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk { path, error } => write!(f, "{} was not saved: {}.", path.display(), reason(error)),
            Self::Unsure { path, error } => {
                write!(
                    f,
                    "It is in {}, but the disk did not confirm it: {}. ",
                    path.display(),
                    reason(error)
                )?;
                write!(f, "It may not survive a power cut. The next save tries again; write nothing twice.")
            }
            Self::Locked { path, waited } => {
                write!(f, "{} was not saved: another guidepost ", path.display())?;
                match waited.as_secs() {
                    0 => write!(f, "is saving it. Try again in a moment."),
                    long => write!(f, "has been saving it for {long} seconds. Try again in a moment."),
                }
            }
            Self::ReadOnly { path } => {
                let path = path.display();
                write!(f, "{path} was not saved: the file is read-only. To allow it: chmod u+w '{path}'")
            }
            Self::Refused(error) => write!(f, "Not saved, so that nothing is lost: {error}"),
            Self::Restless { path } => {
                write!(
                    f,
                    "{} was not saved: another program keeps changing it. Try again in a moment.",
                    path.display()
                )
            }
            Self::Loses { path, lost, aside } => {
                let path = path.display();
                write!(f, "{path} was not saved: {lost} of its entries would be gone. It was left as it is")?;
                match aside {
                    Some(aside) => write!(f, "; what was to be saved is kept in {}.", aside.display()),
                    None => write!(f, "."),
                }
            }
            Self::Away { path } => {
                let path = path.display();
                write!(f, "{path} was not saved: its drive or folder is not there now. Connect it again.")
            }
            Self::NoBackup { path, folder, error } => {
                write!(f, "{} was not changed: no backup could be kept first ", path.display())?;
                write!(f, "in {}: {}.", folder.display(), reason(error))
            }
            Self::Taken { path } => {
                write!(f, "{} is there already and was left as it is. Choose another name.", path.display())
            }
        }
    }
}
