//! The save, step by step. After each step, at any moment, the file is a whole notebook: the old one or the new one.

mod error;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use rustix::io::Errno;

use super::backup::{self, Before, Copies};
use super::disk::{Lock, Look, Onto, RealDisk, is};
use super::load::{self, Found, reason};
use super::seal::Reach;
use super::seen::Seen;
use super::write::{self, Turn, folder};
use super::{HASTE, Saved, Store, aside, leftover};
use crate::model::Notebook;
use crate::model::checksum::hash;
pub use error::SaveError;

pub(super) const LOCK: &str = ".guidepost.lock";

/// How often a save starts over because the file changed before it could be written.
const TRIES: usize = 20;

const NO_HOME: &str = "No backup was kept, because there is no home directory to keep it in.";

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
        self.save_or_adopt(None, now)
    }

    fn save_or_adopt(
        &mut self,
        instead: Option<&Notebook>,
        now: DateTime<FixedOffset>,
    ) -> Result<(), SaveError> {
        let real = load::resolve(&*self.disk, self.place.data()).map_err(|why| self.refuse(why))?;
        if self.is_away(&real) {
            return Err(SaveError::Away { path: self.path() });
        }
        write::folders(&*self.disk, folder(&real)).map_err(|error| self.failed(error))?;
        let _lock = self.lock(folder(&real))?;
        for _ in 0..TRIES {
            let found = load::fetch(&*self.disk, &real).map_err(|why| self.refuse(why))?;
            if let Some(found) = &found {
                self.refresh(found).map_err(SaveError::Refused)?;
                self.may_be_replaced(&real, found)?;
                self.keep_first(&real, found, now)?;
            }
            self.settle(&real, found.as_ref(), now);
            let found = found.as_ref();
            if match instead {
                Some(notebook) => self.replace_with(notebook, &real, found, now)?,
                None => {
                    self.take_in_kept();
                    if self.notebook.revision() <= self.seen.map_or(0, |seen| seen.revision) {
                        self.notebook.raise_revision();
                    }
                    self.replace(&real, found, now)?
                }
            } {
                return Ok(());
            }
        }
        Err(SaveError::Restless { path: self.path() })
    }

    /// Makes a notebook that says nothing yet this one, its name and revision included, and writes it as it is. After an
    /// error nothing is different.
    pub fn adopt(&mut self, notebook: Notebook, now: DateTime<FixedOffset>) -> Result<Saved, SaveError> {
        self.save_or_adopt(Some(&notebook), now)?;
        let notices = std::mem::take(&mut self.notices);
        Ok(Saved { revision: self.notebook.revision(), at: now, fresh: None, notices })
    }

    /// As [`Self::replace`] with another notebook, where ours says nothing.
    fn replace_with(
        &mut self,
        notebook: &Notebook,
        real: &Path,
        found: Option<&Found>,
        now: DateTime<FixedOffset>,
    ) -> Result<bool, SaveError> {
        if !self.notebook.is_untouched() || !self.pending.is_empty() {
            let has = self.notebook.ids().count();
            return Err(SaveError::Loses { path: self.path(), lost: has, aside: None });
        }
        let own = std::mem::replace(&mut self.notebook, notebook.clone());
        let answer = self.replace(real, found, now);
        if !matches!(answer, Ok(true) | Err(SaveError::Unsure { .. })) {
            self.notebook = own;
        }
        answer
    }

    /// `None` where the file system has no locks.
    fn lock(&mut self, folder: &Path) -> Result<Option<Lock>, SaveError> {
        let (path, began, mut pause) = (folder.join(LOCK), Instant::now(), Duration::from_millis(1));
        loop {
            match self.disk.try_lock(&path) {
                Ok(Some(lock)) => return Ok(Some(lock)),
                Ok(None) if began.elapsed() >= self.patience() => {
                    return Err(SaveError::Locked { path: self.path(), waited: began.elapsed() });
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

    fn patience(&self) -> Duration {
        if self.hurry.is_set() { self.patience.min(HASTE) } else { self.patience }
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

    /// What must be safe before the file is written again, else it is not: a damaged one as it is, and the copy from
    /// before a great change.
    fn keep_first(
        &mut self,
        real: &Path,
        found: &Found,
        now: DateTime<FixedOffset>,
    ) -> Result<(), SaveError> {
        if self.damaged == Some(None) && !found.bytes.is_empty() {
            let bytes = self.close_aside(&found.bytes).map_err(|error| self.failed(error))?;
            let kept = aside::keep(&*self.disk, real, "damaged", &bytes, now);
            let kept = kept.map_err(|error| self.failed(error))?;
            self.notices.push(format!("The damaged file is kept as {}.", kept.display()));
            self.damaged = Some(Some(kept));
        }
        let (Some(before), None) = (self.before, &self.damaged) else { return Ok(()) };
        match self.folder() {
            None => self.note(NO_HOME.to_owned()),
            Some(folder) => {
                backup::keep(&*self.disk, &folder, &found.bytes, real, now, Some(before), &self.ring)
                    .map_err(|error| SaveError::NoBackup { path: self.path(), folder, error })?
            }
        }
        Ok(())
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
            self.note(sentence);
        }
        self.find_all_kept(real);
        if self.ring.own.is_some() && self.before != Some(Before::Encryption) {
            // What a run that was killed while it encrypted did not come to.
            self.align(Reach::Others);
        }
        let (disk, ring, state) = (&*self.disk, &self.ring, self.place.state());
        leftover::clear(disk, folder(real), bytes, ring, |notebook, bytes| {
            let document = notebook.unwrap_or(&self.notebook).document();
            let folder = state.map(|state| state.join(document.to_string()));
            folder.is_some_and(|folder| backup::keep(disk, &folder, bytes, real, now, None, ring).is_ok())
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
            _ if bytes.is_empty() || self.damaged.is_some() => return Ok(()),
            Copies::Never => return Ok(()),
            Copies::EachDay if !self.odd && today() => return Ok(()),
            Copies::EachDay | Copies::EachRun => {}
        }
        let Some(folder) = self.folder() else { return Err(NO_HOME.to_owned()) };
        backup::keep(&*self.disk, &folder, bytes, real, now, None, &self.ring)
            .map_err(|error| format!("No backup was kept in {}: {}.", folder.display(), reason(&error)))
    }

    /// Writes the notebook. `false`: the file is not the one that was found any more, and stands as it is.
    fn replace(
        &mut self,
        real: &Path,
        found: Option<&Found>,
        now: DateTime<FixedOffset>,
    ) -> Result<bool, SaveError> {
        let plain = self.notebook.to_bytes();
        self.loses_nothing(real, &plain, now)?;
        let bytes = self.close(plain).map_err(|error| self.failed(error))?;
        let unsure = match self.write(real, &bytes, found, now)? {
            Turn::Done => None,
            Turn::Unsure(error) => Some(error),
            Turn::Changed => return Ok(false),
            Turn::Kept(path) => {
                self.find_kept(path);
                return Ok(false);
            }
        };
        let look = self.disk.look(real).ok();
        self.seen = Some(Seen::new(&bytes, look.map(|look| look.stamp), self.notebook.revision()));
        if let Some(error) = unsure {
            self.owes = true;
            return Err(SaveError::Unsure { path: self.path(), error });
        }
        let is_open = |look: &Look| look.mode & 0o077 != 0;
        if found.is_some_and(|found| is_open(&found.look)) && !look.is_some_and(|look| is_open(&look)) {
            self.note("Others on this computer could open your notebook; now only you can.".to_owned());
        }
        self.is_saved(real);
        Ok(true)
    }

    fn write(
        &self,
        real: &Path,
        bytes: &[u8],
        found: Option<&Found>,
        now: DateTime<FixedOffset>,
    ) -> Result<Turn, SaveError> {
        let turn = match found {
            None => match write::place(&*self.disk, real, bytes, Onto::New, None) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Turn::Changed),
                answer => answer,
            },
            Some(found) => write::over(&*self.disk, real, bytes, &found.bytes, Some(found.look.owner), now),
        };
        turn.map_err(|error| self.failed(error))
    }

    /// Every record and answer of the file is in the notebook; else this is not written over it but beside it.
    fn loses_nothing(
        &mut self,
        real: &Path,
        plain: &[u8],
        now: DateTime<FixedOffset>,
    ) -> Result<(), SaveError> {
        let lost = self.known.lost(&self.notebook);
        if lost == 0 {
            return Ok(());
        }
        let sum = hash(plain);
        if self.aside.as_ref().is_none_or(|(_, kept)| *kept != sum) {
            let kept = self
                .close(plain.to_vec())
                .and_then(|bytes| aside::keep(&*self.disk, real, "unsaved", &bytes, now))
                .map_err(|error| self.failed(error))?;
            self.aside = Some((kept, sum));
        }
        let aside = self.aside.as_ref().map(|(path, _)| path.clone());
        Err(SaveError::Loses { path: self.path(), lost, aside })
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt;

    use super::super::known::Known;
    use super::*;
    use crate::model::day::Note;
    use crate::model::habit::{Answer, Is};
    use crate::model::{Change, Edit, Mint, Notebook, Record, When};
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

    /// A store that has forgotten one record of its file and has gained two.
    fn forgetful(folder: &Path, mint: &Mint) -> Store {
        let mut store = store(folder, mint);
        store.commit(note(mint), now()).unwrap();
        store.known = Known::of(&store.notebook);
        store.notebook = Notebook::new(store.notebook.document());
        store.notebook.raise_revision();
        store.pending = [note(mint), note(mint)].concat();
        for change in store.pending.clone() {
            store.notebook.apply(&change);
        }
        store
    }

    #[test]
    fn a_save_that_would_lose_a_record_is_refused_though_it_has_more_of_them_and_is_kept_aside_once() {
        let (folder, mint) = (tempfile::TempDir::new().unwrap(), Mint::new(1));
        let mut store = forgetful(folder.path(), &mint);
        let before = std::fs::read(folder.path().join("guidepost.json")).unwrap();
        for _ in 0..3 {
            let error = store.commit(Vec::new(), now()).unwrap_err();
            let SaveError::Loses { lost: 1, aside: Some(aside), .. } = &error else { panic!("{error}") };
            assert!(error.to_string().contains(aside.to_str().unwrap()), "{error}");
            assert_eq!(Notebook::read(&std::fs::read(aside).unwrap()).as_ref(), Ok(store.notebook()));
            assert_eq!(std::fs::metadata(aside).unwrap().mode() & 0o777, 0o600);
        }
        assert_eq!(std::fs::read(folder.path().join("guidepost.json")).unwrap(), before);
        let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let asides = names.filter(|name| name.to_string_lossy().contains("unsaved")).count();
        assert_eq!(asides, 1);
    }

    #[test]
    fn a_save_that_would_lose_an_answer_is_refused_too() {
        let (folder, mint) = (tempfile::TempDir::new().unwrap(), Mint::new(1));
        let mut store = store(folder.path(), &mint);
        let (habit, day) = (mint.id(now()), now().date_naive());
        let answer = Edit::Answer { habit, day, answer: Answer::new(Is::Done) };
        store.commit(vec![Change { edit: answer, rev: mint.rev(now()) }], now()).unwrap();
        store.known = Known::of(&store.notebook);
        store.notebook = Notebook::new(store.notebook.document());
        store.pending = note(&mint);
        let error = store.commit(Vec::new(), now()).unwrap_err();
        assert!(matches!(error, SaveError::Loses { lost: 1, .. }), "{error}");
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
