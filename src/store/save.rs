//! The save, step by step. After each step, at any moment, the file is a whole notebook: the old one or the new one.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use rustix::io::Errno;

use super::backup::{self, Copies};
use super::disk::{Lock, Look, Onto, RealDisk, is};
use super::load::{self, Found, LoadError, reason};
use super::seen::Seen;
use super::write::{self, folder};
use super::{Saved, Store, leftover};
use crate::model::Notebook;

const LOCK: &str = ".guidepost.lock";

/// How often a save starts over because the file changed before it could be written.
const TRIES: usize = 20;

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
    /// Something is there now that we do not overwrite.
    Refused(LoadError),
    /// Other programs write it faster than we do.
    Restless {
        path: PathBuf,
    },
    /// The notebook to be saved has fewer records than the file.
    Fewer {
        path: PathBuf,
        had: usize,
        has: usize,
    },
    /// A new file was wanted where there is one.
    Taken {
        path: PathBuf,
    },
}

/// Writes a private file that was not there before, whole or not at all, to stay.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    write::whole(&RealDisk, &full, bytes, Onto::New, None).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => SaveError::Taken { path: path.to_path_buf() },
        _ => SaveError::Disk { path: path.to_path_buf(), error },
    })
}

/// Writes a private folder of files that was not there before, whole or not at all, to stay.
pub fn write_new_folder(path: &Path, files: &[(String, Vec<u8>)]) -> Result<(), SaveError> {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    write::whole_folder(&RealDisk, &full, files).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => SaveError::Taken { path: path.to_path_buf() },
        _ => SaveError::Disk { path: path.to_path_buf(), error },
    })
}

impl Store {
    pub(super) fn save(&mut self, now: DateTime<FixedOffset>) -> Result<(), SaveError> {
        let real = load::resolve(&*self.disk, self.place.data()).map_err(|why| self.refuse(why))?;
        write::folders(&*self.disk, folder(&real)).map_err(|error| self.failed(error))?;
        let _lock = self.lock(folder(&real))?;
        for _ in 0..TRIES {
            let found = load::fetch(&*self.disk, &real).map_err(|why| self.refuse(why))?;
            if let Some(found) = &found {
                self.refresh(found).map_err(SaveError::Refused)?;
                self.may_be_replaced(&real, found)?;
            }
            self.settle(&real, found.as_ref(), now);
            if self.replace(&real, found.as_ref())? {
                return Ok(());
            }
        }
        Err(SaveError::Restless { path: self.path() })
    }

    /// Makes a notebook that says nothing yet this one, its name and revision included, and writes it as it is. After an
    /// error nothing is different.
    pub fn adopt(&mut self, notebook: Notebook, now: DateTime<FixedOffset>) -> Result<Saved, SaveError> {
        let real = load::resolve(&*self.disk, self.place.data()).map_err(|why| self.refuse(why))?;
        write::folders(&*self.disk, folder(&real)).map_err(|error| self.failed(error))?;
        let _lock = self.lock(folder(&real))?;
        let found = load::fetch(&*self.disk, &real).map_err(|why| self.refuse(why))?;
        if let Some(found) = &found {
            self.refresh(found).map_err(SaveError::Refused)?;
            self.may_be_replaced(&real, found)?;
        }
        if !self.notebook.is_untouched() || !self.pending.is_empty() {
            let has = self.notebook.ids().count();
            return Err(SaveError::Fewer { path: self.path(), had: has, has: 0 });
        }
        self.settle(&real, found.as_ref(), now);
        let (bytes, onto) = (notebook.to_bytes(), if found.is_some() { Onto::Any } else { Onto::New });
        write::whole(&*self.disk, &real, &bytes, onto, found.map(|found| found.look.owner))
            .map_err(|error| self.failed(error))?;
        let stamp = self.disk.look(&real).ok().map(|look| look.stamp);
        self.seen = Some(Seen::new(&bytes, stamp, notebook.revision()));
        self.notebook = notebook;
        let notices = std::mem::take(&mut self.notices);
        Ok(Saved { revision: self.notebook.revision(), at: now, fresh: None, notices })
    }

    /// `None` where the file system has no locks.
    fn lock(&mut self, folder: &Path) -> Result<Option<Lock>, SaveError> {
        let (path, began, mut pause) = (folder.join(LOCK), Instant::now(), Duration::from_millis(1));
        loop {
            match self.disk.try_lock(&path) {
                Ok(Some(lock)) => return Ok(Some(lock)),
                Ok(None) if began.elapsed() >= self.patience => {
                    return Err(SaveError::Locked { path: self.path(), waited: self.patience });
                }
                Ok(None) => std::thread::sleep(pause),
                Err(error) if is(&error, &[Errno::NOLCK, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP]) => {
                    return Ok(None);
                }
                Err(error) => return Err(self.failed(error)),
            }
            pause = (pause * 2).min(Duration::from_millis(50));
        }
    }

    /// Renaming over a file asks only the folder for permission; a file that says no is heard all the same.
    fn may_be_replaced(&self, real: &Path, found: &Found) -> Result<(), SaveError> {
        if found.look.mode & 0o200 == 0 {
            return Err(SaveError::ReadOnly { path: self.path() });
        }
        self.disk.writable(real).map_err(|error| match is(&error, &[Errno::ACCESS, Errno::PERM]) {
            true => SaveError::ReadOnly { path: self.path() },
            false => self.failed(error),
        })
    }

    /// What only a run's first save does, and the first of each day in a run that goes on: a backup, and order after a
    /// run that was killed.
    fn settle(&mut self, real: &Path, found: Option<&Found>, now: DateTime<FixedOffset>) {
        let before = self.settled.replace(now.date_naive());
        if before == self.settled {
            return;
        }
        let copies =
            if before.is_some() && self.copies == Copies::EachRun { Copies::EachDay } else { self.copies };
        [self.folder(), self.folder_without_file()].iter().flatten().for_each(|folder| {
            leftover::clear_copies(&*self.disk, folder);
        });
        let bytes = found.map_or(&[][..], |found| &found.bytes);
        if let Err(sentence) = self.back_up(copies, real, bytes, now) {
            self.notices.push(sentence);
        }
        let (disk, state) = (&*self.disk, self.place.state());
        leftover::clear(disk, folder(real), bytes, |notebook, bytes| {
            let folder = state.map(|state| state.join(notebook.document().to_string()));
            folder.is_some_and(|folder| backup::keep(disk, &folder, bytes, real, now).is_ok())
        });
    }

    /// Keeps the file as it is before this run changes it. The error is a sentence; it does not stop the save.
    fn back_up(
        &self,
        copies: Copies,
        real: &Path,
        bytes: &[u8],
        now: DateTime<FixedOffset>,
    ) -> Result<(), String> {
        let today = || self.backups().iter().any(|backup| backup.at.date_naive() == now.date_naive());
        match copies {
            _ if bytes.is_empty() => return Ok(()),
            Copies::Never => return Ok(()),
            Copies::EachDay if today() => return Ok(()),
            Copies::EachDay | Copies::EachRun => {}
        }
        let Some(folder) = self.folder() else {
            return Err("No backup was kept, because there is no home directory to keep it in.".to_string());
        };
        backup::keep(&*self.disk, &folder, bytes, real, now)
            .map_err(|error| format!("No backup was kept in {}: {}.", folder.display(), reason(&error)))
    }

    /// Writes the notebook. `false`: a file has appeared where there was none.
    fn replace(&mut self, real: &Path, found: Option<&Found>) -> Result<bool, SaveError> {
        if self.notebook.revision() <= self.seen.map_or(0, |seen| seen.revision) {
            self.notebook.raise_revision();
        }
        let has = self.notebook.ids().count();
        if has < self.known {
            return Err(SaveError::Fewer { path: self.path(), had: self.known, has });
        }
        let bytes = self.notebook.to_bytes();
        let onto = if found.is_some() { Onto::Any } else { Onto::New };
        match write::whole(&*self.disk, real, &bytes, onto, found.map(|found| found.look.owner)) {
            Err(error) if onto == Onto::New && error.kind() == ErrorKind::AlreadyExists => return Ok(false),
            answer => answer.map_err(|error| self.failed(error))?,
        }
        let look = self.disk.look(real).ok();
        self.seen = Some(Seen::new(&bytes, look.map(|look| look.stamp), self.notebook.revision()));
        self.pending.clear();
        let is_open = |look: &Look| look.mode & 0o077 != 0;
        if found.is_some_and(|found| is_open(&found.look)) && !look.is_some_and(|look| is_open(&look)) {
            let sentence = "Others on this computer could open your notebook; now only you can.";
            self.notices.push(sentence.to_string());
        }
        Ok(true)
    }

    fn path(&self) -> PathBuf {
        self.place.data().to_path_buf()
    }

    fn failed(&self, error: io::Error) -> SaveError {
        SaveError::Disk { path: self.path(), error }
    }

    fn refuse(&self, why: load::Trouble) -> SaveError {
        SaveError::Refused(self.trouble(why, &[]))
    }
}

impl SaveError {
    /// The exit status: that of the file in the way, else 1.
    pub fn status(&self) -> u8 {
        if let Self::Refused(error) = self { error.status() } else { 1 }
    }
}

impl std::error::Error for SaveError {}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk { path, error } => write!(f, "{} was not saved: {}.", path.display(), reason(error)),
            Self::Locked { path, waited } => {
                write!(f, "{} was not saved: another guidepost has been saving it ", path.display())?;
                write!(f, "for {} seconds. Try again in a moment.", waited.as_secs())
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
            Self::Fewer { path, had, has } => {
                let path = path.display();
                write!(
                    f,
                    "{path} was not saved: it has {had} records and would have {has}. It was left as it is."
                )
            }
            Self::Taken { path } => {
                write!(f, "{} is there already and was left as it is. Choose another name.", path.display())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::Note;
    use crate::model::{Change, Edit, Mint, Record, When};
    use crate::store::Place;

    fn now() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-21T21:30:00+01:00").unwrap()
    }

    fn note(mint: &Mint) -> Vec<Change> {
        let record = Record::new(mint.id(now()), When::on(now().date_naive()), Note::default());
        vec![Change { edit: Edit::add(record), rev: mint.rev(now()) }]
    }

    fn store(folder: &Path, mint: &Mint) -> Store {
        let place = Place::at(folder.join("guidepost.json"), folder.join("state"));
        Store::open(place, Copies::EachRun, mint.id(now())).unwrap()
    }

    #[test]
    fn a_save_that_would_have_fewer_records_than_the_file_is_refused() {
        let (folder, mint) = (tempfile::TempDir::new().unwrap(), Mint::new(1));
        let mut store = store(folder.path(), &mint);
        store.commit(note(&mint), now()).unwrap();
        let before = std::fs::read(folder.path().join("guidepost.json")).unwrap();
        store.pending = note(&mint);
        store.known = 9;
        let error = store.commit(Vec::new(), now()).unwrap_err();
        assert!(matches!(error, SaveError::Fewer { had: 9, has: 1, .. }), "{error}");
        assert_eq!(std::fs::read(folder.path().join("guidepost.json")).unwrap(), before);
    }

    #[test]
    fn a_lock_that_is_never_let_go_is_told_in_a_sentence() {
        let (folder, mint) = (tempfile::TempDir::new().unwrap(), Mint::new(1));
        let mut store = store(folder.path(), &mint);
        store.commit(note(&mint), now()).unwrap();
        let held = std::fs::File::open(folder.path().join(LOCK)).unwrap();
        held.lock().unwrap();
        store.patience = Duration::from_millis(20);
        let change = note(&mint);
        // Saves are made on a thread of their own.
        let saving = std::thread::spawn(move || {
            let error = store.commit(change, now()).unwrap_err();
            (store, error)
        });
        let (mut store, error) = saving.join().unwrap();
        assert!(error.to_string().contains("another guidepost"), "{error}");
        drop(held);
        store.commit(Vec::new(), now()).unwrap();
        assert_eq!(super::super::PATIENCE, Duration::from_secs(5));
    }
}
