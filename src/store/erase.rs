//! Words that leave the backups too, because the person deleted them for good and said so. What else a copy says stays
//! as it is. The file itself is not touched here.

use std::collections::HashSet;
use std::io;

use super::disk::Onto;
use super::{Store, backup, write};
use crate::model::Id;

/// What became of the copies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// So many had the words and have them no more.
    pub copies: usize,
    /// So many cannot be read: damaged, or under another passphrase.
    pub unread: usize,
}

impl Erased {
    /// What there is to say of it.
    pub fn words(self) -> String {
        let done = match self.copies {
            0 if self.unread == 0 => "No backup has its words.".to_owned(),
            0 => "No backup that can be read has its words.".to_owned(),
            1 => "Its words are out of the backup too.".to_owned(),
            count => format!("Its words are out of {count} backups too."),
        };
        match self.unread {
            0 => done,
            1 => format!("{done} One backup cannot be read and may have them: guidepost backup list"),
            many => format!("{done} {many} backups cannot be read and may have them: guidepost backup list"),
        }
    }
}

impl Store {
    /// Takes the words of these records, which have none in the notebook any more, out of every copy of it, each written
    /// anew whole. What takes back earlier commands goes too: it may hold the same words.
    ///
    /// # Errors
    /// Of the first copy that could not be written: it and those after it are as they were.
    pub fn erase_in_copies(&self, ids: &[Id]) -> io::Result<Erased> {
        let ids: HashSet<Id> = ids.iter().copied().collect();
        let mut erased = Erased::default();
        for copy in self.backups() {
            let Ok(said) = backup::read(&*self.disk, &copy.path, self.steps, &self.ring) else {
                erased.unread += 1;
                continue;
            };
            if let Some(silent) = said.silenced(&ids, &self.notebook) {
                let bytes = self.close(silent.to_bytes())?;
                write::whole(&*self.disk, &copy.path, &bytes, Onto::Any, None)?;
                erased.copies += 1;
            }
        }
        self.steps().map_or(Ok(()), |steps| steps.forget())?;
        Ok(erased)
    }
}
