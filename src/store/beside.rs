//! Copies of the notebook that lie beside it: what Syncthing, Dropbox, Nextcloud, OneDrive or iCloud leave when two
//! devices wrote. Each names them in its own way, so they are known by what is in them, not by their names.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind, Onto};
use super::migrate::STEPS;
use super::seal::{self, Ring};
use super::{load, write};
use crate::model::checksum::hash;
use crate::model::{FORMAT, Id, Notebook};

/// A copy of this notebook beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    pub path: PathBuf,
    /// Of its bytes: a copy that changed is another one.
    pub sum: u64,
    /// The person said that it is to be left.
    pub is_left: bool,
}

/// So much of a file is read to see whether it is a notebook at all, in bytes.
const HEAD: u64 = 4096;

/// The sums of copies that are to be left, one a line.
pub(super) const LEFT: &str = "copies-left";

/// Every copy of that document in the folder of `real`, with the sum of its bytes. A link is not followed: what it leads
/// to lies elsewhere.
pub(super) fn list(disk: &dyn Disk, real: &Path, document: Id, ring: &Ring) -> Vec<(PathBuf, u64, Notebook)> {
    let folder = write::folder(real);
    let mut names = disk.list(folder).unwrap_or_default();
    names.sort_unstable();
    let paths = names.iter().filter(|name| !write::is_temp(name)).map(|name| folder.join(name));
    paths.filter(|path| path != real).filter_map(|path| read(disk, path, document, ring)).collect()
}

/// Where they lie.
pub(super) fn paths(disk: &dyn Disk, real: &Path, document: Id, ring: &Ring) -> Vec<PathBuf> {
    list(disk, real, document, ring).into_iter().map(|(path, ..)| path).collect()
}

fn read(disk: &dyn Disk, path: PathBuf, document: Id, ring: &Ring) -> Option<(PathBuf, u64, Notebook)> {
    let look = disk.look(&path).ok().filter(|look| look.kind == Kind::File)?;
    if look.stamp.bytes == 0 {
        return None;
    }
    let (_, head) = disk.read(&path, HEAD).ok()?;
    let is_sealed = seal::is_sealed(&head);
    let head = String::from_utf8_lossy(&head);
    if !is_sealed && (!head.contains(FORMAT) || !head.contains(&document.to_string())) {
        return None;
    }
    let found = load::fetch(disk, &path).ok()??;
    let notebook = load::parse(&found.bytes, STEPS, ring).ok()?.notebook;
    if notebook.document() != document {
        return None;
    }
    let sum = hash(&found.bytes);
    Some((path, sum, notebook))
}

/// The sums of what is to be left.
pub(super) fn left(disk: &dyn Disk, folder: &Path) -> BTreeSet<u64> {
    let Ok(Some(found)) = load::fetch(disk, &folder.join(LEFT)) else { return BTreeSet::new() };
    let text = String::from_utf8_lossy(&found.bytes).into_owned();
    text.lines().filter_map(|line| u64::from_str_radix(line, 16).ok()).collect()
}

/// Remembers that a copy is to be left.
pub(super) fn leave(disk: &dyn Disk, folder: &Path, sum: u64) -> io::Result<()> {
    write::folders(disk, folder)?;
    let mut all = left(disk, folder);
    all.insert(sum);
    let text: String = all.iter().map(|sum| format!("{sum:016x}\n")).collect();
    write::whole(disk, &folder.join(LEFT), text.as_bytes(), Onto::Any, None)
}
