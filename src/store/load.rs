//! Reading the data file, and the sentences for everything that is not a notebook. Writes nothing.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::disk::{Disk, Kind, Look, is};
use super::migrate::{self, Step};
use super::seal::{self, Cover, Ring};
use super::write::folder;
use crate::model::{Checksum, Notebook, ReadError};

/// A greater file is not read: it is not a notebook.
const MOST: u64 = 256 << 20;

/// As many links as Linux follows.
const LINKS: usize = 40;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Why there is no notebook. The file is as it was.
#[derive(Debug)]
pub struct LoadError {
    /// The file as the person named it.
    pub path: PathBuf,
    pub trouble: Trouble,
    /// The newest good backup of what seems to have been in the file, and its number in the list of backups.
    pub backup: Option<(usize, PathBuf)>,
    /// The file was named on the command line.
    pub(super) named: bool,
}

#[derive(Debug)]
pub enum Trouble {
    /// Bytes that are no notebook, or one of a newer version, or another program's.
    Content(ReadError),
    Empty,
    /// It is encrypted, and no key here opens it.
    Locked(Box<Cover>),
    /// Something that is not a file.
    Odd(Kind),
    TooLarge,
    /// Symbolic links that lead to each other.
    Loop,
    Unreadable(io::Error),
    NoHome,
    NoName,
}

/// A notebook that was read.
pub(super) struct Parsed {
    pub notebook: Notebook,
    pub checksum: Checksum,
    /// The file is of an older version.
    pub older: bool,
}

/// The data file as it stands on the disk.
pub(super) struct Found {
    pub look: Look,
    pub bytes: Vec<u8>,
}

impl LoadError {
    pub(super) fn new(path: impl Into<PathBuf>, trouble: Trouble) -> Self {
        Self { path: path.into(), trouble, backup: None, named: false }
    }

    /// What is wrong with another file than the notebook's own.
    pub fn of(path: &Path, trouble: Trouble) -> Self {
        Self::new(path, trouble)
    }

    /// The exit status: 3 for a notebook that is damaged or from a newer version, 1 for anything else.
    pub fn status(&self) -> u8 {
        match self.trouble {
            Trouble::Content(ReadError::Damaged { .. } | ReadError::Newer { .. }) => 3,
            _ => 1,
        }
    }

    /// Whether the file is encrypted and no key here opens it.
    pub fn is_locked(&self) -> bool {
        matches!(self.trouble, Trouble::Locked(_))
    }

    /// Whether words that were there cannot be read now, so that a backup may help.
    pub(super) fn is_loss(&self) -> bool {
        matches!(self.trouble, Trouble::Content(ReadError::Damaged { .. }) | Trouble::Empty)
    }
}

/// Where the path leads in the end: symbolic links are followed, the last one also to a file that is not there yet.
pub(super) fn resolve(disk: &dyn Disk, path: &Path) -> Result<PathBuf, Trouble> {
    let mut real = path.to_path_buf();
    for _ in 0..LINKS {
        match disk.look(&real) {
            Ok(look) if look.kind == Kind::Link => {
                let target = disk.link(&real).map_err(Trouble::from)?;
                real = folder(&real).join(target);
            }
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => return Ok(real),
        }
    }
    Err(Trouble::Loop)
}

/// The file's bytes, whatever they say. `None`: there is no file.
pub(super) fn fetch(disk: &dyn Disk, real: &Path) -> Result<Option<Found>, Trouble> {
    // Looked at first: to open a device may do something.
    match disk.look(real) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
        Ok(look) if look.kind != Kind::File => return Err(Trouble::Odd(look.kind)),
        Ok(look) if look.stamp.bytes > MOST => return Err(Trouble::TooLarge),
        Ok(_) => {}
    }
    let (look, bytes) = match disk.read(real, MOST) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        read => read.map_err(Trouble::from)?,
    };
    match look.kind {
        Kind::File if bytes.len() as u64 > MOST => Err(Trouble::TooLarge),
        Kind::File => Ok(Some(Found { look, bytes })),
        other => Err(Trouble::Odd(other)),
    }
}

/// The notebook in a file's bytes.
pub(super) fn parse(bytes: &[u8], steps: &[Step], ring: &Ring) -> Result<Parsed, Trouble> {
    let plain = ring.open(bytes)?;
    let bytes = &*plain;
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if text.trim_ascii().is_empty() {
        return Err(Trouble::Empty);
    }
    match Notebook::read_and_check(bytes) {
        Ok((notebook, checksum)) => Ok(Parsed { notebook, checksum, older: false }),
        Err(ReadError::Older { version }) => migrate::read(bytes, version, steps).map(|notebook| Parsed {
            notebook,
            checksum: Checksum::Absent,
            older: true,
        }),
        Err(error) => Err(Trouble::Content(error)),
    }
}

/// An error of closing what was to be kept.
impl From<Trouble> for io::Error {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Unreadable(error) => error,
            Trouble::Content(why) => Self::other(why.to_string()),
            _ => Self::other("it is encrypted with another passphrase"),
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        if is(&error, &[Errno::LOOP]) { Self::Loop } else { Self::Unreadable(error) }
    }
}

impl std::error::Error for LoadError {}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.trouble {
            Trouble::Content(why) => self.content(why, f),
            Trouble::Empty => {
                write!(f, "{path} is empty, which a notebook never is. It was left as it is.")?;
                self.way_out(f)
            }
            Trouble::Locked(_) if seal::IS_BUILT => {
                write!(
                    f,
                    "{path} is encrypted, and its passphrase was not given here. It was left as it is. "
                )?;
                write!(f, "Start guidepost again and it asks; a script gives it with --passphrase-fd.")
            }
            Trouble::Locked(_) => write!(f, "{path} is encrypted. {} It was left as it is.", seal::NOT_BUILT),
            Trouble::Odd(kind) => write!(f, "{path} is {}, not a file. Name a file.", odd(*kind)),
            Trouble::TooLarge => {
                write!(f, "{path} is larger than {} MiB, so it is not a notebook. ", MOST >> 20)?;
                write!(f, "Name another file with --data.")
            }
            Trouble::Loop => {
                write!(f, "{path} is a symbolic link that leads back to itself. Name a file with --data.")
            }
            Trouble::Unreadable(error) => write!(f, "{path} cannot be read: {}.", reason(error)),
            Trouble::NoHome => {
                write!(
                    f,
                    "There is no home directory to keep a notebook in: HOME is not set to an absolute path. "
                )?;
                write!(f, "Set it, or name a file with --data.")
            }
            Trouble::NoName => {
                write!(f, "“{path}” names no file. Name one with --data, such as ~/guidepost.json.")
            }
        }
    }
}

impl LoadError {
    /// Of bytes that are no notebook we can read.
    fn content(&self, error: &ReadError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match error {
            ReadError::Damaged { line, column, why } => {
                write!(
                    f,
                    "{path} is damaged at line {line}, column {column} ({why}). It was left as it is."
                )?;
                self.way_out(f)
            }
            ReadError::Older { version } => {
                write!(f, "{path} was written by an older guidepost (file version {version}) ")?;
                write!(f, "that this one cannot read. It was left as it is.")
            }
            ReadError::Newer { version } => {
                write!(f, "{path} was written by a newer guidepost (file version {version}). ")?;
                write!(f, "It was left as it is; this guidepost needs an update to read it.")
            }
            ReadError::Foreign { why } => {
                write!(f, "{path} is not a guidepost notebook ({why}). It was left as it is; ")?;
                write!(f, "name another file with --data.")
            }
        }
    }

    fn way_out(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let same = if self.named { " with the same --data" } else { "" };
        let is_empty = matches!(self.trouble, Trouble::Empty);
        match &self.backup {
            Some((number, backup)) => {
                write!(f, " The newest good backup is {}. To put it back{same}: ", backup.display())?;
                write!(f, "guidepost backup restore {number}")?;
                if !is_empty {
                    write!(f, " (this keeps the damaged file, and what can be read out of it)")?;
                }
                write!(f, ".")
            }
            None if is_empty => {
                write!(f, " There is no backup of it. Take the file away, or name another one with --data.")
            }
            None => {
                write!(
                    f,
                    " There is no backup of it. To read out of it what is whole, into a new file{same}: "
                )?;
                write!(f, "guidepost backup salvage.")
            }
        }
    }
}

fn odd(kind: Kind) -> &'static str {
    match kind {
        Kind::Folder => "a folder",
        Kind::Pipe => "a pipe",
        Kind::Socket => "a socket",
        Kind::Link => "a symbolic link",
        Kind::Device | Kind::File => "a device",
    }
}

/// The system's reason in plain words.
pub(super) fn reason(error: &io::Error) -> String {
    let known = REASONS.iter().find(|(errno, _)| is(error, &[*errno]));
    known.map_or_else(|| error.to_string(), |(_, words)| (*words).to_string())
}

const REASONS: &[(Errno, &str)] = &[
    (Errno::NOSPC, "the disk is full"),
    (Errno::DQUOT, "your share of the disk is used up"),
    (Errno::ROFS, "the disk is read-only"),
    (Errno::ACCESS, "you have no permission there"),
    (Errno::PERM, "you have no permission there"),
    (Errno::IO, "the disk reports an error"),
    (Errno::MFILE, "too many files are open"),
    (Errno::NFILE, "too many files are open"),
    (Errno::NOTDIR, "a part of its path is not a folder"),
    (Errno::ISDIR, "it is a folder"),
    (Errno::NOENT, "its folder is not there"),
    (Errno::NAMETOOLONG, "its name is too long"),
    (Errno::STALE, "the network drive is gone"),
    (Errno::NOTCONN, "the network drive is gone"),
    (Errno::HOSTDOWN, "the network drive is gone"),
    (Errno::NXIO, "the drive is gone"),
    (Errno::NODEV, "the drive is gone"),
    (Errno::FBIG, "the disk takes no file that large"),
    (Errno::TXTBSY, "another program is using it"),
    (Errno::BUSY, "another program is using it"),
    (Errno::INTR, "the system interrupted it"),
    (Errno::NOMEM, "there is not enough memory"),
];
