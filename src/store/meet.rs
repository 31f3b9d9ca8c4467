//! What becomes of two copies of the notebook that meet here: the file as another program left it and what this store
//! knows; another copy that the person wants taken in.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::backup::{self, Before};
use super::known::Known;
use super::load::{self, LoadError, Trouble};
use super::{SaveError, Saved, Store, beside};
use crate::model::{News, Notebook};

/// Why a copy was not taken in. Both files are as they were.
#[derive(Debug)]
pub enum MergeError {
    /// It cannot be read.
    Copy(LoadError),
    /// It is another notebook, not a copy of this one.
    Other {
        path: PathBuf,
    },
    Save(SaveError),
}

impl Store {
    /// The notebook that was found in the file, with the changes that are not written yet applied again and with
    /// everything that this store knew and the file has lost.
    ///
    /// A file that another guidepost wrote on top of ours has all of it. An older copy or one from another device, put
    /// there by a program that synchronises, has not. Only what a hand did to the very file we know is taken as it
    /// stands: words that it took out are meant to be gone, and words that it changed are an edit.
    pub(super) fn meet(&mut self, found: Notebook) -> Notebook {
        let known = self.seen.map(|seen| seen.revision);
        let by_hand = known == Some(found.revision()) && !self.owes && self.notebook.knows_all_of(&found);
        let is_whole = by_hand || known.is_none() || found.document() != self.notebook.document();
        let mut notebook = found;
        if by_hand {
            notebook.mark_by_hand(&self.notebook);
        }
        let lost = !is_whole && !notebook.knows_all_of(&self.notebook);
        self.turns = self.pending.iter().map(|change| notebook.apply(change)).collect();
        self.owes = lost;
        if lost { notebook.merge(&self.notebook) } else { notebook }
    }

    /// Takes in another copy of this notebook and writes what came of it, after a copy of the present file that does not
    /// rotate away. A copy that has nothing new writes nothing.
    pub fn take_in_copy(
        &mut self,
        path: &Path,
        now: DateTime<FixedOffset>,
    ) -> Result<(News, Saved), MergeError> {
        let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let other = self.read_copy(&full).map_err(MergeError::Copy)?;
        if other.document() != self.notebook.document() {
            return Err(MergeError::Other { path: path.to_path_buf() });
        }
        self.merge_in(&other, now).map_err(MergeError::Save)
    }

    fn merge_in(&mut self, other: &Notebook, now: DateTime<FixedOffset>) -> Result<(News, Saved), SaveError> {
        let before = self.notebook.clone();
        let merged = before.merge(other);
        let news = merged.news_since(&before);
        if !before.knows_all_of(other) || !news.is_none() {
            self.known = Known::of(&before);
            self.notebook = merged;
            (self.owes, self.fresh) = (true, true);
            self.keep_before(Before::Merge);
        }
        Ok((news, self.commit(Vec::new(), now)?))
    }

    /// Takes in a notebook whole and writes what came of it. Ours becomes this one where it says nothing yet; else it is
    /// another copy of ours, and comes in as [`Store::take_in_copy`] has it.
    ///
    /// # Errors
    /// [`SaveError::Loses`] where it is neither.
    pub fn take_in_whole(
        &mut self,
        other: &Notebook,
        now: DateTime<FixedOffset>,
    ) -> Result<(News, Saved), SaveError> {
        if !self.notebook.is_untouched() && other.document() == self.notebook.document() {
            return self.merge_in(other, now);
        }
        let before = self.notebook.clone();
        let saved = self.adopt(other.clone(), now)?;
        let fresh = Some(self.notebook.clone());
        Ok((self.notebook.news_since(&before), Saved { fresh, ..saved }))
    }

    /// As [`Store::take_in_copy`] for one that lies beside the file; then it lies among the backups.
    pub fn take_in_beside(
        &mut self,
        path: &Path,
        now: DateTime<FixedOffset>,
    ) -> Result<(News, Saved), MergeError> {
        let taken = self.take_in_copy(path, now)?;
        let unmoved = |why| MergeError::Copy(LoadError::new(path, why));
        let real = load::resolve(&*self.disk, self.place.data()).map_err(unmoved)?;
        if let (Some(found), Some(folder)) = (load::fetch(&*self.disk, path).map_err(unmoved)?, self.folder())
            && self.reads_as_known(&found.bytes)
        {
            backup::keep(&*self.disk, &folder, &found.bytes, &real, now, Some(Before::Merge), &self.ring)
                .and_then(|()| self.disk.remove(path))
                .map_err(|error| unmoved(Trouble::Unreadable(error)))?;
        }
        Ok(taken)
    }

    fn reads_as_known(&self, bytes: &[u8]) -> bool {
        let copy = load::parse(bytes, self.steps, &self.ring);
        copy.is_ok_and(|copy| self.notebook.knows_all_of(&copy.notebook))
    }

    fn read_copy(&self, path: &Path) -> Result<Notebook, LoadError> {
        let unread = |why| LoadError::new(path, why);
        let real = load::resolve(&*self.disk, path).map_err(unread)?;
        let found = load::fetch(&*self.disk, &real).map_err(unread)?;
        let missing = || Trouble::Unreadable(std::io::ErrorKind::NotFound.into());
        let found = found.ok_or_else(|| unread(missing()))?;
        if found.bytes.trim_ascii().is_empty() {
            return Err(unread(Trouble::Empty));
        }
        load::parse(&found.bytes, self.steps, &self.ring).map(|parsed| parsed.notebook).map_err(unread)
    }

    /// Other copies of this notebook in its folder, by whatever name a program that synchronises gave them, with
    /// something in them that this one has not. Reads the folder, the head of each file, and whole only what is a copy.
    pub fn copies_beside(&self) -> Vec<beside::Beside> {
        let Ok(real) = load::resolve(&*self.disk, self.place.data()) else { return Vec::new() };
        let left = self.folder().map(|folder| beside::left(&*self.disk, &folder)).unwrap_or_default();
        let copies = beside::list(&*self.disk, &real, self.notebook.document(), &self.ring);
        let copies = copies.into_iter().filter(|(_, _, notebook)| !self.notebook.knows_all_of(notebook));
        copies.map(|(path, sum, _)| beside::Beside { is_left: left.contains(&sum), path, sum }).collect()
    }

    /// The person does not want this copy taken in, as it is now: it stays where it is and is not asked about again.
    pub fn leave_beside(&self, copy: &beside::Beside) -> std::io::Result<()> {
        let none = || std::io::Error::new(std::io::ErrorKind::NotFound, "there is no home directory");
        beside::leave(&*self.disk, &self.folder().ok_or_else(none)?, copy.sum)
    }

    /// Whether anything in the folder of the file is another than when this was asked last.
    pub fn is_folder_changed(&mut self) -> bool {
        let Ok(real) = load::resolve(&*self.disk, self.place.data()) else { return false };
        let stamp = self.disk.look(super::write::folder(&real)).ok().map(|look| look.stamp);
        std::mem::replace(&mut self.folder_seen, stamp) != stamp
    }
}

impl MergeError {
    /// The exit status of a command that ends with this.
    pub fn status(&self) -> u8 {
        match self {
            Self::Copy(error) => error.status(),
            Self::Other { .. } => 1,
            Self::Save(error) => error.status(),
        }
    }
}

impl std::error::Error for MergeError {}

impl std::fmt::Display for MergeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Copy(error) => error.fmt(f),
            Self::Other { path } => {
                write!(f, "{} is another notebook, not a copy of this one. Nothing was ", path.display())?;
                write!(f, "changed. To add what it says to this one: guidepost import guidepost.")
            }
            Self::Save(error) => error.fmt(f),
        }
    }
}
