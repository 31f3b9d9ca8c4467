//! Everything on the disk that belongs to one notebook, so that it can all be removed: the file, its copies, its
//! backups, drafts, lock and leftovers. Only names that guidepost gives are taken; a link in place of a folder is never
//! followed.

use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind, RealDisk};
use super::migrate::STEPS;
use super::seal::{Cover, Ring};
use super::write::{folder, is_temp};
use super::{Place, aside, backup, beside, draft, load, save, sealing, spare, steps};

/// What is to go, in the order in which it goes, and what stays because it is not ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remains {
    pub files: Vec<PathBuf>,
    /// Removed if nothing is left in them, the inner ones first.
    pub folders: Vec<PathBuf>,
    /// In folders of ours, or where one should be, and nothing we made.
    pub foreign: Vec<PathBuf>,
}

/// Looks, and removes nothing.
pub fn remains(place: &Place) -> Remains {
    let disk = &RealDisk;
    let mut remains = Remains::default();
    let real = load::resolve(disk, place.data()).unwrap_or_else(|_| place.data().to_path_buf());
    let bytes = load::fetch(disk, &real).ok().flatten().map(|found| found.bytes).unwrap_or_default();
    let parsed = load::parse(&bytes, STEPS, &Ring::default());
    let document = parsed.ok().map(|parsed| parsed.notebook.document());
    let cover = Cover::of(&bytes);
    if let Some(document) = document {
        remains.files.extend(beside::paths(disk, &real, document, &Ring::default()));
    }
    if let Some(cover) = &cover {
        remains.files.extend(alike(disk, folder(&real), cover).into_iter().filter(|path| *path != real));
    }
    remains.beside(disk, &real);
    if let Some(state) = place.state() {
        let new = super::folder_without_file(place);
        let own = document.map(|document| state.join(document.to_string()));
        let mut folders: Vec<PathBuf> = own.into_iter().chain(new).collect();
        folders.extend(backup::folders_of(disk, state, &real));
        let all = disk.list(state).unwrap_or_default().into_iter().map(|name| state.join(name));
        folders.extend(cover.iter().flat_map(|cover| {
            all.clone().filter(|folder| !alike(disk, folder, cover).is_empty()).collect::<Vec<PathBuf>>()
        }));
        folders.sort();
        folders.dedup();
        folders.iter().for_each(|folder| remains.state_folder(disk, folder));
        remains.folders.extend(is_empty_beside(disk, state, &folders).then(|| state.to_path_buf()));
    }
    remains.data(disk, place, &real);
    remains
}

/// Whether a window has it open: that would write it all anew.
pub fn is_open(remains: &Remains) -> bool {
    let is_lock = |path: &&PathBuf| path.file_name().and_then(OsStr::to_str).is_some_and(draft::is_lock);
    let is_held = |path: &PathBuf| matches!(RealDisk.try_lock(path), Ok(None));
    remains.files.iter().filter(is_lock).any(is_held)
}

/// Removes it all. The error names what could not be removed; what comes after it is still there.
pub fn remove(remains: &Remains) -> Result<(), (PathBuf, io::Error)> {
    for file in &remains.files {
        match std::fs::remove_file(file) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err((file.clone(), error)),
            _ => {}
        }
    }
    for folder in &remains.folders {
        match std::fs::remove_dir(folder) {
            Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty) => {
                return Err((folder.clone(), error));
            }
            _ => {}
        }
    }
    Ok(())
}

impl Remains {
    /// A folder of ours with what is in it, to go before all else.
    pub fn add_folder(&mut self, folder: PathBuf) {
        let names = RealDisk.list(&folder).unwrap_or_default();
        self.files.splice(0..0, names.into_iter().map(|name| folder.join(name)));
        self.foreign.retain(|path| *path != folder);
        self.folders.insert(0, folder);
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.folders.is_empty()
    }

    /// What saves leave beside the file.
    fn beside(&mut self, disk: &dyn Disk, real: &Path) {
        for name in disk.list(folder(real)).unwrap_or_default() {
            if is_temp(&name) || name == save::LOCK || aside::is_ours(real, &name) {
                self.file(disk, folder(real).join(name));
            }
        }
    }

    fn state_folder(&mut self, disk: &dyn Disk, path: &Path) {
        match disk.look(path) {
            Ok(look) if look.kind == Kind::Folder => {}
            Ok(_) => return self.foreign.push(path.to_path_buf()),
            Err(_) => return,
        }
        let mut names = disk.list(path).unwrap_or_default();
        names.sort();
        for name in names {
            if is_ours(disk, path, &name) {
                self.file(disk, path.join(name));
            } else {
                self.foreign.push(path.join(name));
            }
        }
        self.folders.push(path.to_path_buf());
    }

    /// The file last, so that what is stopped half way can be done again.
    fn data(&mut self, disk: &dyn Disk, place: &Place, real: &Path) {
        self.file(disk, real.to_path_buf());
        if place.data() != real && disk.look(place.data()).is_ok_and(|look| look.kind == Kind::Link) {
            self.files.push(place.data().to_path_buf());
        }
        let home = folder(place.data());
        if home.file_name() == Some(OsStr::new("guidepost")) && disk.look(home).is_ok() {
            self.folders.push(home.to_path_buf());
        }
    }

    fn file(&mut self, disk: &dyn Disk, path: PathBuf) {
        match disk.look(&path) {
            Ok(look) if look.kind == Kind::File => self.files.push(path),
            Ok(_) => self.foreign.push(path),
            Err(_) => {}
        }
    }
}

/// The files in a folder that the same passphrase opens with the same key: of an encrypted notebook nothing else tells
/// what belongs to it.
fn alike(disk: &dyn Disk, folder: &Path, cover: &Cover) -> Vec<PathBuf> {
    let is_like = |path: &PathBuf| {
        let found = load::fetch(disk, path).ok().flatten();
        found.and_then(|found| Cover::of(&found.bytes)).is_some_and(|other| other.is_like(cover))
    };
    let names = disk.list(folder).unwrap_or_default().into_iter();
    names.filter(|name| !is_temp(name)).map(|name| folder.join(name)).filter(is_like).collect()
}

/// Whether we gave a name in a notebook's folder.
fn is_ours(disk: &dyn Disk, folder: &Path, name: &OsStr) -> bool {
    let by_word = |name: &str| {
        let is_text = name.starts_with(sealing::FROM_EDITOR) || name == beside::LEFT || name == steps::NAME;
        is_text || draft::is_ours(name) || spare::is_ours(name)
    };
    is_temp(name) || backup::is_ours(disk, folder, name) || name.to_str().is_some_and(by_word)
}

/// Whether nothing but these folders is in the state folder.
fn is_empty_beside(disk: &dyn Disk, state: &Path, folders: &[PathBuf]) -> bool {
    let is_folder = disk.look(state).is_ok_and(|look| look.kind == Kind::Folder);
    let names = disk.list(state).unwrap_or_default();
    is_folder && names.iter().all(|name| folders.contains(&state.join(name)))
}
