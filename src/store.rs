//! The one file on disk: read whole, written whole, never left half written, never somebody else's words lost.
//!
//! A [`Store`] has its own copy of the notebook and the changes that are not on the disk yet. It must not know screens,
//! forms or what a record means: a change is applied by the model, a draft is JSON.

mod aside;
mod backup;
mod beside;
mod checkup;
pub mod disk;
mod draft;
mod erase;
mod foreign;
mod kept;
mod known;
mod leftover;
mod load;
mod meet;
pub mod migrate;
mod open;
mod place;
pub mod private;
mod remains;
mod restore;
mod save;
mod seal;
mod sealing;
mod seen;
mod shut_out;
mod spare;
mod steps;
mod write;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate};
use tempfile::TempDir;

pub use backup::{Backup, Before, Copies};
pub use beside::Beside;
pub use checkup::{Checkup, Lock, checkup};
pub use disk::{Kind, Look};
pub use draft::{Draft, Drafts, Typed};
pub use erase::Erased;
pub use foreign::read_foreign;
pub use load::{LoadError, Trouble};
pub use meet::MergeError;
pub use open::Opening;
pub use place::{Place, Places};
pub use remains::{Remains, is_open, remains, remove};
pub use restore::{Restorable, RestoreError, Restored};
pub use save::{SaveError, write_new, write_new_folder};
pub use seal::{Cover, IS_BUILT, Key, NOT_BUILT, Refusal};
pub use sealing::{FROM_EDITOR, Rest, cover, is_encrypted};
pub use steps::{Step, Steps};

use crate::model::checksum::hash;
use crate::model::{Change, Checksum, Edit, Notebook};
use disk::{Disk, Stamp};
use known::Known;
use load::{Found, Parsed};
use seal::Ring;
use seen::Seen;
use spare::Spare;

/// How long a save waits for another one to end.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long, where somebody waits for the program to end.
const HASTE: Duration = Duration::from_millis(300);

/// Said of a file whose checksum is wrong.
const CHANGED: &str = "was changed by another hand than guidepost's: it was read as it is, and a backup of it is \
    kept before the next save.";

/// Said of a file that is not there.
const GONE: &str = "is not there, and it was before: a new one is begun. If its drive or folder is only away, connect \
    it; the old one is as it was. Copies of it: guidepost backup list.";

/// Said of an encrypted notebook whose file lies open, put there by another program or another run.
const LAID_OPEN: &str = "was not encrypted any more; with the next save it is again. To lay it open for good: \
    guidepost decrypt.";

/// Said of a file in which something is not that we know to have been saved.
const SET_BACK: &str =
    "was set back by another program; what was gone from it is in it again with the next save.";

/// The notebook and its file.
pub struct Store {
    disk: Arc<dyn Disk>,
    place: Place,
    copies: Copies,
    steps: &'static [migrate::Step],
    ring: Ring,
    notebook: Notebook,
    /// The file as this notebook knows it. `None`: there was none.
    seen: Option<Seen>,
    /// The state of a file that could not be taken in, so that it is told once.
    refused: Option<Stamp>,
    /// Applied to `notebook`, not on the disk yet.
    pending: Vec<Change>,
    /// `notebook` has something that the file has lost or never had, beside what is pending.
    owes: bool,
    /// The folder of the file when it was last looked through for copies.
    folder_seen: Option<Stamp>,
    /// What the file has, while anything is pending.
    known: Known,
    /// `notebook` has something of somebody else's that the app was not given yet.
    fresh: bool,
    /// The last day on which a save did what only the first of a day does.
    settled: Option<NaiveDate>,
    /// The file was not written by guidepost as it is: it is kept before the next save.
    odd: bool,
    /// Of what great change the next save is the first, so that a copy is kept that does not rotate away.
    before: Option<Before>,
    /// The file is damaged and to be written again; then where it is kept as it was.
    damaged: Option<Option<PathBuf>>,
    /// What a refused save was to write, and its hash.
    aside: Option<(PathBuf, u64)>,
    spare: Spare,
    /// What other programs wrote at the moment of a save: in the file with the next one that ends well.
    kept: Vec<kept::Kept>,
    /// The device the file's folder is on.
    device: Option<u64>,
    notices: Vec<String>,
    /// What takes back each of the changes of the last commit, as they were applied last.
    turns: Vec<Edit>,
    patience: Duration,
    hurry: Hurry,
    /// Whose drafts are whose.
    run: Arc<draft::Run>,
    /// Drafts of a notebook without a file are found by the file's path.
    began_without_file: bool,
    /// Removed with the store: the demo's.
    _folder: Option<TempDir>,
}

/// Says to a store that is elsewhere whether somebody waits for its end: then a save waits for others no more than a
/// moment.
#[derive(Clone, Default)]
pub struct Hurry(Arc<AtomicBool>);

impl Hurry {
    pub fn set(&self, hurries: bool) {
        self.0.store(hurries, Ordering::Relaxed);
    }

    fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What is on the disk now, to stay.
#[derive(Clone, Debug)]
pub struct Saved {
    pub revision: u64,
    pub at: DateTime<FixedOffset>,
    /// The whole notebook, if somebody else's changes were taken in.
    pub fresh: Option<Notebook>,
    /// What the person may want to know, a sentence each, each told once.
    pub notices: Vec<String>,
}

impl Store {
    /// The notebook with everything committed, on the disk or not.
    pub fn notebook(&self) -> &Notebook {
        &self.notebook
    }

    /// Whether anything committed is not on the disk yet.
    pub fn is_pending(&self) -> bool {
        self.owes || !self.pending.is_empty()
    }

    /// Applies the changes and writes the file. After an error they are kept, the file stands as it stood, and the next
    /// commit, be it of nothing, tries all of it again. With nothing to write the disk is not touched.
    pub fn commit(&mut self, changes: Vec<Change>, now: DateTime<FixedOffset>) -> Result<Saved, SaveError> {
        if !self.is_pending() {
            self.known = Known::of(&self.notebook);
        }
        self.turns = changes.iter().map(|change| self.notebook.apply(change)).collect();
        self.pending.extend(changes);
        if self.is_pending() {
            let saved = self.save(now);
            if saved.is_err() {
                self.was_not_saved();
            }
            saved?;
        }
        let notices = std::mem::take(&mut self.notices);
        Ok(Saved { revision: self.notebook.revision(), at: now, fresh: self.hand_over(), notices })
    }

    /// A handle that stays good while the store is elsewhere.
    pub fn hurry(&self) -> Hurry {
        self.hurry.clone()
    }

    /// What takes back each change of the last commit, and of those before it that waited for it.
    pub fn turns(&mut self) -> Vec<Edit> {
        std::mem::take(&mut self.turns)
    }

    /// What the last commands did to this notebook. None without a home directory.
    pub fn steps(&self) -> Option<Steps> {
        Some(Steps::new(self.disk.clone(), self.folder()?, self.ring.clone()))
    }

    /// What opening the file gave to tell, a sentence each. What is not fetched comes with the next save.
    pub fn notices(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notices)
    }

    /// Makes the next save keep a copy of the file first that does not rotate away with the others. Where that cannot
    /// be, the save is not made.
    pub fn keep_before(&mut self, what: Before) {
        self.before = Some(what);
    }

    /// Whether the file was written by somebody else since; then the notebook with their words and the pending ones.
    /// Two system calls while nothing happened. What they wrote and cannot be read is an error, told once.
    pub fn look(&mut self) -> Result<Option<Notebook>, LoadError> {
        let Ok(real) = load::resolve(&*self.disk, self.place.data()) else { return Ok(None) };
        let Ok(look) = self.disk.look(&real) else { return Ok(None) };
        let stamp = Some(look.stamp);
        if self.seen.as_ref().is_some_and(|seen| seen.stamp == stamp) || self.refused == stamp {
            return Ok(self.hand_over());
        }
        self.refused = stamp;
        match load::fetch(&*self.disk, &real).map_err(|why| self.trouble(why, &[]))? {
            Some(found) => self.refresh(&found)?,
            None => return Ok(None),
        }
        self.refused = None;
        Ok(self.hand_over())
    }

    /// Drafts of half-typed forms: a handle that stays good while the store is elsewhere.
    pub fn drafts(&self) -> Drafts {
        let folders = [self.folder(), self.folder_without_file()].into_iter().flatten();
        let mut folders: Vec<PathBuf> = folders.collect();
        if self.began_without_file {
            folders.reverse();
        }
        self.run.turn_to(&self.ring);
        Drafts::new(self.disk.clone(), folders, self.place.data().to_path_buf(), self.run.clone())
    }

    /// Copies of what is or was in the data file, newest first.
    pub fn backups(&self) -> Vec<Backup> {
        self.copies_of(self.notebook.document().to_string().as_bytes())
    }

    pub fn places(&self) -> Places {
        let data = self.place.data().to_path_buf();
        let real = load::resolve(&*self.disk, &data).unwrap_or_else(|_| data.clone());
        let is_new = self.began_without_file;
        let drafts = if is_new { self.folder_without_file() } else { self.folder() };
        let has_backups = self.copies != Copies::Never && (!is_new || self.seen.is_some());
        Places { data, real, backups: self.folder().filter(|_| has_backups), drafts }
    }

    fn has_no_file(&mut self) {
        self.began_without_file = true;
        if !self.copies_of(&[]).is_empty() {
            self.note(format!("{} {GONE}", self.place.data().display()));
        }
    }

    /// Takes in the file if it is not the one we know.
    fn refresh(&mut self, found: &Found) -> Result<(), LoadError> {
        match &mut self.seen {
            Some(seen) if seen.says(&found.bytes) => seen.stamp = Some(found.look.stamp),
            _ => self.take_in(found)?,
        }
        Ok(())
    }

    /// The file's notebook becomes ours, with what is pending applied again.
    fn take_in(&mut self, found: &Found) -> Result<(), LoadError> {
        let Parsed { mut notebook, checksum, older } = load::parse(&found.bytes, self.steps, &self.ring)
            .map_err(|why| self.trouble(why, &found.bytes))?;
        self.take_face(found);
        if older {
            self.before = Some(Before::Migration);
        }
        self.odd = checksum == Checksum::Wrong;
        if self.odd {
            self.note(format!("{} {CHANGED}", self.place.data().display()));
            if self.seen.is_none()
                && let Some(before) = self.last_copy(&found.bytes)
            {
                notebook.mark_by_hand(&before);
            }
        }
        let revision = notebook.revision();
        let known = (self.seen.is_some() || self.is_pending()).then(|| Known::of(&notebook));
        self.notebook = self.meet(notebook);
        self.seen = Some(Seen::new(&found.bytes, Some(found.look.stamp), revision));
        if self.owes && self.pending.is_empty() {
            self.note(format!("{} {SET_BACK}", self.place.data().display()));
        }
        if self.is_pending() {
            self.known = known.unwrap_or_default();
        }
        self.fresh = true;
        Ok(())
    }

    /// Something to tell, once however often it is found.
    fn note(&mut self, sentence: String) {
        if !self.notices.contains(&sentence) {
            self.notices.push(sentence);
        }
    }

    fn hand_over(&mut self) -> Option<Notebook> {
        std::mem::take(&mut self.fresh).then(|| self.notebook.clone())
    }

    /// The folder of what belongs to this notebook.
    fn folder(&self) -> Option<PathBuf> {
        Some(self.place.state()?.join(self.notebook.document().to_string()))
    }

    /// The folder of what belongs to a notebook that is to be at this path.
    fn folder_without_file(&self) -> Option<PathBuf> {
        folder_without_file(&self.place)
    }

    fn copies_of(&self, head: &[u8]) -> Vec<Backup> {
        let Some(state) = self.place.state() else { return Vec::new() };
        let data = self.place.data();
        let real = load::resolve(&*self.disk, data).unwrap_or_else(|_| data.to_path_buf());
        backup::belonging(&*self.disk, state, &real, head)
    }

    /// What the newest good copy said.
    fn last_copy(&self, head: &[u8]) -> Option<Notebook> {
        self.copies_of(head)
            .iter()
            .find_map(|copy| backup::read(&*self.disk, &copy.path, self.steps, &self.ring).ok())
    }

    /// With the backup that may help, where one may.
    fn trouble(&self, trouble: Trouble, rest: &[u8]) -> LoadError {
        let mut error = LoadError::new(self.place.data(), trouble);
        error.named = self.place.is_named();
        if error.is_loss() {
            error.backup = backup::newest_good(&*self.disk, self.copies_of(rest), self.steps, &self.ring);
        }
        error
    }
}

/// The folder of what belongs to a notebook that is to be at this place.
fn folder_without_file(place: &Place) -> Option<PathBuf> {
    let path = hash(place.data().as_os_str().as_encoded_bytes());
    Some(place.state()?.join(format!("new-{path:016x}")))
}
