//! Other copies of a notebook beside its file, as sync programs leave them. Known by what is in them, whatever they are
//! called. Reads, and changes nothing.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind};
use super::load;
use super::migrate::STEPS;
use super::write::{folder, is_temp};
use crate::model::Id;

/// So much of a file is looked at for the name of the notebook.
const HEAD: usize = 4096;

/// Files in the folder of the data file, other than itself, that are the same notebook. Sorted by name.
pub(super) fn beside(disk: &dyn Disk, real: &Path, document: Id) -> Vec<PathBuf> {
    let document = document.to_string();
    let folder = folder(real);
    let names = disk.list(folder).unwrap_or_default();
    let mut paths: Vec<PathBuf> =
        names.iter().filter(|name| !is_temp(name)).map(|name| folder.join(name)).collect();
    paths.retain(|path| path != real && is_notebook(disk, path, &document));
    paths.sort();
    paths
}

fn is_notebook(disk: &dyn Disk, path: &Path, document: &str) -> bool {
    if !disk.look(path).is_ok_and(|look| look.kind == Kind::File) {
        return false;
    }
    let Ok(Some(found)) = load::fetch(disk, path) else { return false };
    let head = String::from_utf8_lossy(&found.bytes[..found.bytes.len().min(HEAD)]);
    head.contains(document) && load::parse(&found.bytes, STEPS).is_ok()
}
