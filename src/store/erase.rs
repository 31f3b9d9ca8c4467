//! Words that leave the backups too, because the person deleted them for good and said so. What else a copy says stays
//! as it is. The file itself is not touched here.

use std::collections::HashSet;
use std::io;

use super::disk::Onto;
use super::{Store, backup, write};
use crate::model::Id;

impl Store {
    /// Takes the words of these records, which have none in the notebook any more, out of every copy of it, each written
    /// anew whole. How many copies that were. What takes back earlier commands goes too: it may hold the same words.
    ///
    /// # Errors
    /// Of the first copy that could not be written: it and those after it are as they were.
    pub fn erase_in_copies(&self, ids: &[Id]) -> io::Result<usize> {
        let ids: HashSet<Id> = ids.iter().copied().collect();
        let mut count = 0;
        for copy in self.backups() {
            let Ok(said) = backup::read(&*self.disk, &copy.path, self.steps, &self.ring) else { continue };
            if let Some(silent) = said.silenced(&ids, &self.notebook) {
                let bytes = self.close(silent.to_bytes())?;
                write::whole(&*self.disk, &copy.path, &bytes, Onto::Any, None)?;
                count += 1;
            }
        }
        self.steps().map_or(Ok(()), |steps| steps.forget())?;
        Ok(count)
    }
}
