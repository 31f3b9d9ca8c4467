//! A file written whole or not at all: a temporary one beside it, made to last, then renamed.
//!
//! Knows nothing of notebooks.

use std::ffi::OsStr;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{Disk, Onto, Owner, RealDisk};

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
    let folder = folder(target);
    let temp = temp_name(folder);
    let mut sink = disk.create(&temp, owner)?;
    let filled = sink.write(bytes).and_then(|()| sink.sync());
    drop(sink);
    if let Err(error) = filled.and_then(|()| disk.rename(&temp, target, onto)) {
        let _ = disk.remove(&temp);
        return Err(error);
    }
    disk.sync_dir(folder)
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
    folder.join(format!("{BEFORE}{:016x}{AFTER}", random()))
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
