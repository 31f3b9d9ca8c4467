//! What a killed save left behind: nothing of it stays under its temporary name, and no notebook in it is lost.

use std::path::Path;

use super::disk::{Disk, Kind};
use super::load::{self, Trouble};
use super::migrate::STEPS;
use super::seal::Ring;
use super::write::is_temp;
use crate::model::{Notebook, ReadError};

/// Looks at the temporary files beside the data file. Called with the lock held, so nobody is writing one of them.
/// One that is the present file or no notebook is removed; any other is first given to `rescue`, and stays if that
/// says it could not be kept. What no key here opens is given without its notebook.
pub(super) fn clear(
    disk: &dyn Disk,
    folder: &Path,
    present: &[u8],
    ring: &Ring,
    rescue: impl Fn(Option<&Notebook>, &[u8]) -> bool,
) {
    for path in disk
        .list(folder)
        .unwrap_or_default()
        .iter()
        .filter(|name| is_temp(name))
        .map(|name| folder.join(name))
    {
        let Ok(Some(found)) = load::fetch(disk, &path) else { continue };
        let done_with = match load::parse(&found.bytes, STEPS, ring) {
            _ if found.bytes == present => true,
            Ok(parsed) => rescue(Some(&parsed.notebook), &found.bytes),
            Err(Trouble::Locked(_)) => rescue(None, &found.bytes),
            Err(Trouble::Content(ReadError::Newer { .. })) => false,
            Err(_) => true,
        };
        if done_with {
            let _ = disk.remove(&path);
        }
    }
}

/// Removes temporary files of backups and drafts: what they were to replace or to copy is still there.
pub(super) fn clear_copies(disk: &dyn Disk, folder: &Path) {
    for path in disk
        .list(folder)
        .unwrap_or_default()
        .iter()
        .filter(|name| is_temp(name))
        .map(|name| folder.join(name))
    {
        if disk.look(&path).is_ok_and(|look| look.kind == Kind::File) {
            let _ = disk.remove(&path);
        }
    }
}
