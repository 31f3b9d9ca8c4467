//! Encryption turned on and off: the file by the same save as ever, so that a stop at any moment leaves the one or the
//! other whole, and then everything of ours around it. Knows no terminal: it is given keys.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::backup::{self, Before};
use super::disk::{Disk, Kind, Onto, RealDisk};
use super::known::Known;
use super::load::{self, Found, Trouble};
use super::seal::{self, Cover, Key, Reach};
use super::write::{self, folder};
use super::{LAID_OPEN, Place, SaveError, Saved, Store, aside, beside, draft, spare, steps};

/// What became of the files around the notebook's own.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// So many were written anew as the notebook is now.
    pub changed: usize,
    /// Those that could not be, each with the reason.
    pub left: Vec<(PathBuf, String)>,
    /// The first of them that the disk refused.
    refused: Option<PathBuf>,
}

impl Rest {
    fn leave(&mut self, path: PathBuf, why: &io::Error, by_the_disk: bool) {
        if by_the_disk {
            self.refused.get_or_insert_with(|| path.clone());
        }
        self.left.push((path, load::reason(why)));
    }
}

/// Where a text from an editor that was cut off is kept.
pub const FROM_EDITOR: &str = "from-editor-";

const IN_USE: &str =
    "an open guidepost is using it; the next key there sees to it, or the next change here once it is quit";

const IN_USE_SEALED: &str =
    "an open guidepost is using it; it has the passphrase from before until that one writes it again";

/// Said of a file that another run laid open.
const DECRYPTED: &str =
    "was laid open from elsewhere with guidepost decrypt; this window goes on with it so.";

/// Said of a file that another run gave another passphrase.
const CHANGED_ELSEWHERE: &str = "it was changed elsewhere. The next save writes the file under that one.";

/// Said of a file that lies under another passphrase, and is older than what is known.
const PUT_BACK: &str = "an earlier copy of the file was put in its place. The next save writes the file under the \
    passphrase it had here.";

impl Store {
    /// Whether the file is written encrypted.
    pub fn is_sealed(&self) -> bool {
        self.ring.own.is_some()
    }

    /// The key it is written with.
    pub fn key(&self) -> Option<Key> {
        self.ring.own.clone()
    }

    /// Writes the file with this key, and everything of ours around it. An encrypted notebook is given another passphrase
    /// by [`Key::under`]. After an error the file stands as it stood.
    pub fn encrypt(&mut self, key: Key, now: DateTime<FixedOffset>) -> Result<(Saved, Rest), SaveError> {
        let before = self.ring.clone();
        self.ring.others.extend(self.ring.own.replace(key));
        match self.write_anew(Before::Encryption, now) {
            Ok(saved) => Ok((saved, self.align(Reach::All))),
            Err(error) => {
                if !is_there(&error) {
                    self.ring = before;
                }
                Err(error)
            }
        }
    }

    /// Lays the file open. What is around it goes first: a stop in between leaves it encrypted, and the next save
    /// encrypts the rest again.
    pub fn decrypt(&mut self, now: DateTime<FixedOffset>) -> Result<(Saved, Rest), SaveError> {
        let before = self.ring.clone();
        self.ring.others.extend(self.ring.own.take());
        let rest = self.align(Reach::All);
        if let Some(path) = rest.refused {
            self.ring = before;
            self.align(Reach::Others);
            let why = rest.left.into_iter().find(|(left, _)| *left == path).map(|(_, why)| why);
            return Err(SaveError::Disk { path, error: io::Error::other(why.unwrap_or_default()) });
        }
        match self.write_anew(Before::Decryption, now) {
            Ok(saved) => Ok((saved, rest)),
            Err(error) => {
                if !is_there(&error) {
                    self.ring = before;
                    self.align(Reach::Others);
                }
                Err(error)
            }
        }
    }

    fn write_anew(&mut self, what: Before, now: DateTime<FixedOffset>) -> Result<Saved, SaveError> {
        if !self.is_pending() {
            self.known = Known::of(&self.notebook);
        }
        let owed = std::mem::replace(&mut self.owes, true);
        self.keep_before(what);
        let saved = self.commit(Vec::new(), now);
        if saved.as_ref().is_err_and(|error| !is_there(error)) {
            (self.owes, self.before) = (owed, None);
        }
        saved
    }

    /// The bytes of a file that says this.
    pub(super) fn close(&self, plain: Vec<u8>) -> io::Result<Vec<u8>> {
        let country = &self.notebook.settings.country;
        match self.before {
            Some(Before::Encryption) => self.ring.close_surely(&plain, country),
            _ => self.ring.close(plain, country),
        }
    }

    /// What cannot be read is kept as it is; of an encrypted notebook not in the clear.
    pub(super) fn close_aside(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match seal::is_sealed(bytes) {
            true => Ok(bytes.to_vec()),
            false => self.ring.close(bytes.to_vec(), ""),
        }
    }

    /// The file was read: with which key and under which passphrase it is now, where another run changed that.
    pub(super) fn take_face(&mut self, found: &Found) {
        if matches!(self.before, Some(Before::Encryption | Before::Decryption)) {
            return;
        }
        match (seal::is_sealed(&found.bytes), &self.ring.own) {
            (false, None) => {}
            (false, Some(_)) if self.was_decrypted_here() => self.go_open(),
            (false, Some(_)) => {
                // What is around it may lie open too, and is seen to with the next save.
                self.settled = None;
                self.note(format!("{} {LAID_OPEN}", self.place.data().display()));
            }
            (true, None) => self.ring.own = self.ring.which(&found.bytes),
            (true, Some(_)) if self.ring.writes_like(&found.bytes) => {}
            (true, Some(_)) => self.take_other_face(found),
        }
        self.run.turn_to(&self.ring);
    }

    /// Whether the last word here was `decrypt`: the copy from before it says so. What another program put in the
    /// file's place has no such copy.
    fn was_decrypted_here(&self) -> bool {
        let turns = [Some(Before::Encryption), Some(Before::Decryption)];
        let last =
            self.backups().into_iter().map(|backup| backup.before).find(|before| turns.contains(before));
        last == Some(Some(Before::Decryption))
    }

    /// The person laid the notebook open from elsewhere: so it is here.
    fn go_open(&mut self) {
        self.ring.others.extend(self.ring.own.take());
        self.align(Reach::All);
        self.note(format!("{} {DECRYPTED}", self.place.data().display()));
    }

    /// A file from before what is known here does not bring its old passphrase back.
    fn take_other_face(&mut self, found: &Found) {
        let is_older = self.is_older(found);
        if !is_older {
            self.ring.write_like(&found.bytes);
        }
        if self.seen.is_some() {
            let why = if is_older { PUT_BACK } else { CHANGED_ELSEWHERE };
            self.note(format!("The passphrase of {} is another one now: {why}", self.place.data().display()));
        }
    }

    fn is_older(&self, found: &Found) -> bool {
        let Some(seen) = self.seen else { return false };
        let known = seen.revision.max(self.notebook.revision());
        let parsed = load::parse(&found.bytes, self.steps, &self.ring);
        parsed.is_ok_and(|parsed| parsed.notebook.revision() < known)
    }

    /// From now on the file is written as the one at this path is, which a key here opens.
    pub(super) fn write_as(&mut self, path: &Path) {
        let found = load::fetch(&*self.disk, path).ok().flatten();
        self.ring.own = found.and_then(|found| self.ring.which(&found.bytes));
    }

    /// Writes every file of ours around the notebook's own as that is written now, one after the other, each whole. Of
    /// those that its key closed already only an explicit change of the passphrase makes anything else.
    pub(super) fn align(&self, reach: Reach) -> Rest {
        let mut rest = Rest::default();
        let real = match load::resolve(&*self.disk, self.place.data()) {
            Ok(real) => real,
            Err(why) => {
                rest.leave(self.place.data().to_path_buf(), &why.into(), true);
                return rest;
            }
        };
        for folder in self.folders_around(&real) {
            let names = match self.disk.list(&folder) {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => {
                    rest.leave(folder, &error, true);
                    continue;
                }
                Ok(names) => names,
            };
            let living = self.drafts().living(&folder);
            for path in ours_among(&*self.disk, &folder, names) {
                match draft::is_of(&path, &living) {
                    true if self.is_other(&path).unwrap_or(true) => rest.left.push(self.in_use(path)),
                    true => {}
                    false => self.align_one(path, reach, &mut rest),
                }
            }
        }
        ours_beside(&*self.disk, &real).into_iter().for_each(|path| self.align_one(path, reach, &mut rest));
        rest
    }

    fn in_use(&self, path: PathBuf) -> (PathBuf, String) {
        let is_sealed = self.is_sealed() && !is_plain(&*self.disk, &path);
        (path, (if is_sealed { IN_USE_SEALED } else { IN_USE }).to_owned())
    }

    fn align_one(&self, path: PathBuf, reach: Reach, rest: &mut Rest) {
        match self.try_to_align(&path, reach) {
            Ok(changed) => rest.changed += usize::from(changed),
            Err(error) => rest.leave(path, &error, error.raw_os_error().is_some()),
        }
    }

    fn try_to_align(&self, path: &Path, reach: Reach) -> io::Result<bool> {
        if !self.is_other(path)? {
            return Ok(false);
        }
        let Some(found) = load::fetch(&*self.disk, path)? else { return Ok(false) };
        match self.ring.aligned(&found.bytes, reach)? {
            Some(bytes) => write::whole(&*self.disk, path, &bytes, Onto::Any, None).map(|()| true),
            None => Ok(false),
        }
    }

    /// Whether the beginning of a file is not that of one written now.
    fn is_other(&self, path: &Path) -> io::Result<bool> {
        let (_, head) = self.disk.read(path, seal::FACE as u64)?;
        Ok(!head.is_empty() && !self.ring.begins_like(&head))
    }

    fn folders_around(&self, real: &Path) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> =
            [self.folder(), self.folder_without_file()].into_iter().flatten().collect();
        if let Some(state) = self.place.state() {
            folders.extend(backup::folders_of(&*self.disk, state, real));
        }
        folders.sort();
        folders.dedup();
        folders
    }

    /// What a file's bytes say, where a key here opens it; those of a file that is not encrypted are given back.
    pub fn in_the_clear(&self, bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
        Ok(self.ring.open(bytes)?.to_vec())
    }

    /// Files with words in the clear that are not ours to change: copies that other programs made, texts that came back
    /// from an editor.
    pub fn plain_around(&self) -> Vec<PathBuf> {
        let Ok(real) = load::resolve(&*self.disk, self.place.data()) else { return Vec::new() };
        let copies = beside::paths(&*self.disk, &real, self.notebook.document(), &self.ring);
        let copies = copies.into_iter().filter(|path| aside::what(&real, name(path)).is_none());
        let texts =
            self.folders_around(&real).into_iter().flat_map(|folder| from_editor(&*self.disk, &folder));
        copies.filter(|path| is_plain(&*self.disk, path)).chain(texts).collect()
    }
}

/// The file is written all the same.
fn is_there(error: &SaveError) -> bool {
    matches!(error, SaveError::Unsure { .. })
}

fn name(path: &Path) -> &std::ffi::OsStr {
    path.file_name().unwrap_or_default()
}

/// Files with words in a notebook's folder: backups, drafts, what could not be saved, the way back.
fn ours_in(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
    ours_among(disk, folder, disk.list(folder).unwrap_or_default())
}

fn ours_among(disk: &dyn Disk, folder: &Path, names: Vec<OsString>) -> Vec<PathBuf> {
    let is_ours = |path: &PathBuf| {
        let Some(word) = name(path).to_str() else { return false };
        let is_word =
            draft::is_ours(word) && !draft::is_lock(word) || spare::is_ours(word) || word == steps::NAME;
        is_word || backup::is_copy(disk, folder, name(path))
    };
    names.into_iter().map(|name| folder.join(name)).filter(is_ours).collect()
}

/// Files that were kept beside the notebook because their words must not be lost.
fn ours_beside(disk: &dyn Disk, real: &Path) -> Vec<PathBuf> {
    let names = disk.list(folder(real)).unwrap_or_default().into_iter();
    names.filter(|name| aside::is_ours(real, name)).map(|name| folder(real).join(name)).collect()
}

fn from_editor(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
    let names = disk.list(folder).unwrap_or_default().into_iter();
    let is_text = |name: &std::ffi::OsString| name.to_str().is_some_and(|name| name.starts_with(FROM_EDITOR));
    names.filter(is_text).map(|name| folder.join(name)).collect()
}

fn is_plain(disk: &dyn Disk, path: &Path) -> bool {
    let is_file = disk.look(path).is_ok_and(|look| look.kind == Kind::File && 0 < look.stamp.bytes);
    is_file && disk.read(path, seal::HEAD as u64).is_ok_and(|(_, head)| !seal::is_sealed(&head))
}

/// Files with words in a notebook's folder that are not encrypted.
pub(super) fn plain_in(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
    let all = ours_in(disk, folder).into_iter().chain(from_editor(disk, folder));
    all.filter(|path| is_plain(disk, path)).collect()
}

/// Files that were kept beside a notebook and are not encrypted.
pub(super) fn plain_beside(disk: &dyn Disk, real: &Path) -> Vec<PathBuf> {
    ours_beside(disk, real).into_iter().filter(|path| is_plain(disk, path)).collect()
}

impl Cover {
    /// Of an encrypted notebook whose file is damaged, or where that has none any more, of its newest backup that has
    /// one; and which file it is of. `None` also where the file is not damaged.
    pub fn of_damaged(place: &Place) -> Option<(PathBuf, Self)> {
        let (disk, data) = (&RealDisk, place.data());
        let real = load::resolve(disk, data).ok()?;
        let bytes = load::fetch(disk, &real).ok()??.bytes;
        if !seal::is_damaged(&bytes) {
            return None;
        }
        if let Some(cover) = Self::of_part(&bytes) {
            return Some((data.to_path_buf(), cover));
        }
        let copies = backup::belonging(disk, place.state()?, &real, &[]).into_iter();
        copies.map(|copy| copy.path).find_map(|path| cover(&path).map(|cover| (path, cover)))
    }
}

/// What anybody sees of a file, if it is an encrypted one.
pub fn cover(path: &Path) -> Option<Cover> {
    let real = load::resolve(&RealDisk, path).ok()?;
    Cover::of(&load::fetch(&RealDisk, &real).ok()??.bytes)
}

/// Whether these are the bytes of an encrypted notebook.
pub fn is_encrypted(bytes: &[u8]) -> bool {
    seal::is_sealed(bytes)
}
