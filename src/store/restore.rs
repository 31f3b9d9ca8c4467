//! An earlier copy put back, onto a good, missing, empty or damaged data file. What is there now is kept first, and what
//! can be read out of a damaged file stays.

use std::fmt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::backup::{self, Backup, Before};
use super::load::{self, LoadError, Trouble};
use super::seal::{self, Key};
use super::seen::Seen;
use super::{Opening, SaveError, Saved, Store, aside};
use crate::model::{Change, How, Mint, Moment, Notebook, ReadError, Return, Salvage};

/// A data file to which a copy may be put back, whatever is in it.
pub struct Restorable {
    pub store: Store,
    /// What could be read, where the file is damaged.
    pub salvage: Option<Salvage>,
    /// There is no notebook in the file: it takes over the copy's place in the order of things.
    bare: bool,
}

/// What was put back.
#[derive(Debug)]
pub struct Restored {
    /// `None`: there was nothing to do.
    pub saved: Option<Saved>,
    pub done: Return,
}

#[derive(Debug)]
pub enum RestoreError {
    /// The copy cannot be read.
    Copy {
        path: PathBuf,
        why: Trouble,
    },
    Save(SaveError),
}

impl Store {
    /// As [`Store::open_with`], also where the file is empty or damaged.
    pub fn open_to_restore(opening: Opening) -> Result<Restorable, LoadError> {
        let opened = Self::open_with(opening.clone());
        let error = match opened {
            Ok(store) => {
                let bare = store.began_without_file;
                return Ok(Restorable { store, salvage: None, bare });
            }
            Err(error) => error,
        };
        let is_damaged = matches!(error.trouble, Trouble::Content(ReadError::Damaged { .. }));
        if !is_damaged && !matches!(error.trouble, Trouble::Empty) {
            return Err(error);
        }
        let (key, document) = (opening.key.clone(), opening.document);
        let mut store = opening.begin();
        let found = load::resolve(&*store.disk, store.place.data())
            .and_then(|real| load::fetch(&*store.disk, &real))
            .map_err(|why| store.trouble(why, &[]))?;
        let Some(found) = found else { return Err(error) };
        if seal::is_sealed(&found.bytes) {
            store.ring.own = key;
        }
        let salvage = Notebook::salvage(&store.ring.open_partly(&found.bytes), document);
        let bare = salvage.notebook.ids().next().is_none();
        store.notebook = salvage.notebook.clone();
        store.damaged = Some(None);
        store.seen = Some(Seen::new(&found.bytes, Some(found.look.stamp), store.notebook.revision()));
        Ok(Restorable { store, salvage: is_damaged.then_some(salvage), bare })
    }

    /// The notebook in one of the backups.
    pub fn read_backup(&self, backup: &Backup) -> Result<Notebook, Trouble> {
        backup::read(&*self.disk, &backup.path, self.steps, &self.ring)
    }

    /// A key that opens other files than the notebook's own: a copy, a backup from before another passphrase.
    pub fn add_key(&mut self, key: Key) {
        self.ring.others.push(key);
    }
}

impl Restorable {
    /// Newest first.
    pub fn backups(&self) -> Vec<Backup> {
        self.store.backups()
    }

    /// Whether there is no notebook in the file, not even a part of one.
    pub fn is_bare(&self) -> bool {
        self.bare
    }

    /// Puts the copy back and saves. The present file is kept first: as a backup, or beside it where it is damaged.
    pub fn restore(
        &mut self,
        backup: &Backup,
        how: How,
        mint: &Mint,
        now: DateTime<FixedOffset>,
    ) -> Result<Restored, RestoreError> {
        let copy = self.store.read_backup(backup);
        let copy = copy.map_err(|why| RestoreError::Copy { path: backup.path.clone(), why })?;
        let store = &mut self.store;
        let had_words = !self.bare && store.damaged.is_none();
        if !had_words && store.ring.own.is_none() {
            store.write_as(&backup.path);
        }
        if self.bare {
            store.notebook = copy.emptied();
            store.notebook.raise_revision();
        }
        let done = store.notebook.return_to(&copy, how, Moment::new(now));
        if done.is_nothing() && store.damaged.is_none() && !self.bare {
            return Ok(Restored { saved: None, done });
        }
        [&copy, &store.notebook].into_iter().for_each(|notebook| mint.force_past(notebook.last_rev()));
        store.keep_before(Before::Restore);
        let change = Change { edit: done.edit.clone(), rev: mint.rev(now) };
        let saved = store.commit(vec![change], now).map_err(RestoreError::Save)?;
        self.bare = false;
        Ok(Restored { saved: Some(saved), done })
    }

    /// What is whole in a damaged file, in a new private file; this one, or one beside the data file.
    pub fn write_salvage(
        &self,
        to: Option<&Path>,
        now: DateTime<FixedOffset>,
    ) -> Result<Option<PathBuf>, SaveError> {
        let Some(salvage) = &self.salvage else { return Ok(None) };
        let path = self.store.place.data().to_path_buf();
        let bytes = self.store.close(salvage.notebook.to_bytes());
        let bytes = bytes.map_err(|error| SaveError::Disk { path, error })?;
        if let Some(to) = to {
            return super::write_new(to, &bytes).map(|()| Some(to.to_path_buf()));
        }
        let data = self.store.place.data();
        let real = load::resolve(&*self.store.disk, data).unwrap_or_else(|_| data.to_path_buf());
        let kept = aside::keep(&*self.store.disk, &real, "salvaged", &bytes, now);
        kept.map(Some).map_err(|error| SaveError::Disk { path: real, error })
    }
}

impl std::error::Error for RestoreError {}

impl fmt::Display for RestoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Copy { path, why } => {
                let reason = match why {
                    Trouble::Content(why) => why.to_string(),
                    Trouble::Unreadable(error) => load::reason(error),
                    Trouble::Locked(_) => "it is encrypted with another passphrase".to_owned(),
                    _ => "it is empty, or no file".to_owned(),
                };
                let path = path.display();
                write!(f, "The backup {path} cannot be read ({reason}). Nothing was changed. ")?;
                write!(f, "Choose another one: guidepost backup list.")
            }
            Self::Save(error) => error.fmt(f),
        }
    }
}
