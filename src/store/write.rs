//! A file written whole or not at all: a temporary one beside it, made to last, then renamed.
//!
//! Knows nothing of notebooks.

use std::ffi::OsStr;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::aside;
use super::disk::{Disk, Kind, Names, Onto, Owner, RealDisk};

const BEFORE: &str = ".guidepost-";
const AFTER: &str = ".tmp";

/// The bytes are on the disk to stay when this says so. After an error nothing new is left, and what stood at `target`
/// stands there still (only where the folder could not be synced, the new bytes may).
pub fn whole(
    disk: &dyn Disk,
    target: &Path,
    bytes: &[u8],
    onto: Onto,
    owner: Option<Owner>,
) -> io::Result<()> {
    match place(disk, target, bytes, onto, owner)? {
        Turn::Unsure(error) => Err(error),
        _ => Ok(()),
    }
}

/// As [`whole`], and says of what stands at `target` now whether it is there to stay. After an error it is not there.
pub fn place(
    disk: &dyn Disk,
    target: &Path,
    bytes: &[u8],
    onto: Onto,
    owner: Option<Owner>,
) -> io::Result<Turn> {
    let names = disk.open_dir(folder(target))?;
    let temp = fill(disk, folder(target), bytes, owner)?;
    or_remove(disk, &temp, disk.rename(&temp, target, onto))?;
    Ok(confirm(&*names))
}

fn confirm(names: &dyn Names) -> Turn {
    names.sync().map_or_else(Turn::Unsure, |()| Turn::Done)
}

/// What came of taking another file's place.
#[derive(Debug)]
pub enum Turn {
    /// The new bytes stand there to stay.
    Done,
    /// They stand there, and the disk did not say that they will after a power cut.
    Unsure(io::Error),
    /// The file was not as expected, and stands there as it was.
    Changed,
    /// Nor was it a moment later: a file that came in between is kept under this name.
    Kept(PathBuf),
}

/// As [`whole`], in the place of a file that holds `expected`: the two change places, and what came out is looked at, so
/// that a program which knows of no lock loses nothing either. Where the system cannot do that it is a plain rename.
pub fn over(
    disk: &dyn Disk,
    target: &Path,
    bytes: &[u8],
    expected: &[u8],
    owner: Option<Owner>,
    now: DateTime<FixedOffset>,
) -> io::Result<Turn> {
    let names = disk.open_dir(folder(target))?;
    let temp = fill(disk, folder(target), bytes, owner)?;
    match disk.rename(&temp, target, Onto::Swap) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::Unsupported => {
            or_remove(disk, &temp, disk.rename(&temp, target, Onto::Any))?;
            return Ok(confirm(&*names));
        }
        Err(error) => {
            let gone = error.kind() == ErrorKind::NotFound && disk.remove(&temp).is_ok();
            return if gone { Ok(Turn::Changed) } else { or_remove(disk, &temp, Err(error)) };
        }
    }
    // From here on the temporary name is somebody's file.
    let ours =
        holds(disk, &temp, expected).and_then(|same| if same { names.sync() } else { Ok(()) }.map(|()| same));
    if matches!(ours, Ok(true)) {
        let _ = disk.remove(&temp);
        return Ok(Turn::Done);
    }
    match (put_back(disk, &temp, target, bytes, now), ours) {
        (Err(why), ours) if holds(disk, target, bytes).unwrap_or(false) => {
            Ok(Turn::Unsure(ours.err().unwrap_or(why)))
        }
        (_, Err(error)) => Err(error),
        (answer, Ok(_)) => answer,
    }
}

/// What stood at the target before stands there again, and the new bytes are gone.
fn put_back(
    disk: &dyn Disk,
    temp: &Path,
    target: &Path,
    bytes: &[u8],
    now: DateTime<FixedOffset>,
) -> io::Result<Turn> {
    match disk.rename(temp, target, Onto::Swap) {
        Err(error) if error.kind() == ErrorKind::NotFound => match disk.rename(temp, target, Onto::New) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            answer => return answer.map(|()| Turn::Changed),
        },
        swapped => {
            swapped?;
            if holds(disk, temp, bytes)? {
                return disk.remove(temp).map(|()| Turn::Changed);
            }
        }
    }
    aside::rename(disk, temp, target, super::kept::WHAT, now).map(Turn::Kept)
}

fn holds(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<bool> {
    match disk.read(path, bytes.len() as u64) {
        Ok((look, found)) => Ok(look.kind == Kind::File && found == bytes),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::IsADirectory) => Ok(false),
        Err(error) => Err(error),
    }
}

/// A new temporary file with these bytes in it to stay; after an error there is none.
fn fill(disk: &dyn Disk, folder: &Path, bytes: &[u8], owner: Option<Owner>) -> io::Result<PathBuf> {
    let temp = temp_name(folder);
    let mut sink = disk.create(&temp, owner)?;
    let filled = sink.write(bytes).and_then(|()| sink.sync());
    drop(sink);
    or_remove(disk, &temp, filled).map(|()| temp)
}

fn or_remove<T>(disk: &dyn Disk, temp: &Path, answer: io::Result<T>) -> io::Result<T> {
    if answer.is_err() {
        let _ = disk.remove(temp);
    }
    answer
}

/// A new folder with these files in it, to stay. `AlreadyExists` if anything has its name; after an error nothing is left
/// but, where even removing is refused, a temporary folder.
pub fn whole_folder(disk: &RealDisk, target: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let above = folder(target);
    let temp = temp_name(above);
    disk.make_dir(&temp)?;
    let filled = files.iter().try_for_each(|(name, bytes)| {
        let mut sink = disk.create(&temp.join(name), None)?;
        sink.write(bytes).and_then(|()| sink.sync())
    });
    let placed =
        filled.and_then(|()| disk.sync_dir(&temp)).and_then(|()| disk.rename(&temp, target, Onto::New));
    if let Err(error) = placed {
        let _ = std::fs::remove_dir_all(&temp);
        return Err(error);
    }
    disk.sync_dir(above)
}

/// The folder and those above it, as far as they are missing, each made to last.
pub fn folders(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match disk.look(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        answer => return answer.map(drop),
    }
    let above = folder(path);
    folders(disk, above)?;
    match disk.make_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        made => made.and_then(|()| disk.sync_dir(above)),
    }
}

/// The folder a path lies in.
pub fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("/"))
}

/// A name for a temporary file that nobody else has.
pub fn temp_name(folder: &Path) -> PathBuf {
    folder.join(random_name(BEFORE, AFTER))
}

/// A name that nobody else has, with 16 digits in the middle.
pub fn random_name(before: &str, after: &str) -> String {
    format!("{before}{:016x}{after}", random())
}

/// Whether a file's name is one that [`temp_name`] gives, and nothing else.
pub fn is_temp(name: &OsStr) -> bool {
    let digits = name.to_str().and_then(|name| name.strip_prefix(BEFORE)?.strip_suffix(AFTER));
    digits.is_some_and(|digits| {
        digits.len() == 16 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// The standard library seeds each of these from the system.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_temporary_names_are_taken_for_ours() {
        assert!(is_temp(temp_name(Path::new("/x")).file_name().unwrap()));
        for other in [
            ".guidepost-0123456789abcdef.tmp~",
            ".guidepost-0123456789ABCDEF.tmp",
            ".guidepost-0123456789abcde.tmp",
            "guidepost-0123456789abcdef.tmp",
            ".guidepost.lock",
            "guidepost.json",
        ] {
            assert!(!is_temp(OsStr::new(other)), "{other}");
        }
    }
}
