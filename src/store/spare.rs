//! Where changes wait that the data file cannot take: the whole notebook with them, as a private file in the state
//! folder. The app goes on; a later save makes it needless; the next run takes it in.

use std::path::{Path, PathBuf};

use super::Store;
use super::backup::{self, Copies};
use super::disk::Onto;
use super::known::Known;
use super::load::Trouble;
use super::shut_out;
use super::write::{self, folder};
use crate::model::checksum::hash;

/// This run's file, and those of other runs that the next save makes needless.
#[derive(Debug, Default)]
pub(super) struct Spare {
    own: Option<PathBuf>,
    /// What is in it.
    sum: u64,
    taken_in: Vec<PathBuf>,
}

const BEFORE: &str = "unsaved-";
const AFTER: &str = ".json";

/// Whether a name in a notebook's folder is that of such a file.
pub(super) fn is_ours(name: &str) -> bool {
    name.starts_with(BEFORE) && name.ends_with(AFTER)
}

/// Said of one that no key here opens.
fn locked(path: &Path) -> String {
    let path = path.display();
    format!(
        "{path} has what could not be saved once, under another passphrase than the notebook's. To take it in: guidepost \
         merge '{path}'; it asks for that passphrase."
    )
}

impl Spare {
    /// This run's file, which is not its any more.
    pub fn take(&mut self) -> Option<PathBuf> {
        self.own.take()
    }
}

impl Store {
    /// Where everything is kept while something of it is not saved.
    pub fn spare(&self) -> Option<&Path> {
        self.spare.own.as_deref().filter(|_| self.is_pending())
    }

    /// The disk said no: what is pending is kept where there is room for it, and order is made at the next save.
    pub(super) fn was_not_saved(&mut self) {
        self.settled = None;
        // A command has an end, and its words can be given again.
        if self.copies != Copies::EachRun {
            return;
        }
        let plain = self.notebook.to_bytes();
        let sum = hash(&plain);
        if self.spare.own.is_some() && self.spare.sum == sum {
            return;
        }
        let own =
            self.spare.own.clone().or_else(|| Some(self.folder()?.join(write::random_name(BEFORE, AFTER))));
        let kept = own.filter(|own| self.keep_spare(own, plain).is_ok());
        if kept.is_some() {
            (self.spare.own, self.spare.sum) = (kept, sum);
        }
    }

    /// What earlier runs could not save comes back and is saved with the next change. Windows that are open have theirs
    /// in memory too: to take it in twice is to take it in once.
    pub(super) fn take_in_spares(&mut self) {
        let Some(folder) = self.folder().filter(|_| self.copies == Copies::EachRun) else { return };
        let names = self.disk.list(&folder).unwrap_or_default();
        for path in
            names.iter().filter(|name| name.to_str().is_some_and(is_ours)).map(|name| folder.join(name))
        {
            let spare = match backup::read(&*self.disk, &path, self.steps, &self.ring) {
                Ok(spare) => spare,
                Err(Trouble::Locked(_)) => {
                    self.note(locked(&path));
                    continue;
                }
                Err(_) => continue,
            };
            if !self.is_pending() {
                self.known = Known::of(&self.notebook);
            }
            if spare.document() == self.notebook.document() && !self.notebook.knows_all_of(&spare) {
                self.notebook.mark_by_hand(&spare);
                self.notebook = self.notebook.merge(&spare);
                self.owes = true;
                self.note("What could not be saved last time is here again.".to_owned());
            }
            self.spare.taken_in.push(path);
        }
    }

    fn keep_spare(&self, own: &Path, plain: Vec<u8>) -> std::io::Result<()> {
        shut_out::may_write_beside(&*self.disk, self.place.data(), &self.ring)?;
        let bytes = self.close(plain)?;
        write::folders(&*self.disk, folder(own))?;
        write::whole(&*self.disk, own, &bytes, Onto::Any, None)
    }

    /// The disk has everything.
    pub(super) fn is_saved(&mut self, real: &Path) {
        self.pending.clear();
        self.owes = false;
        self.known = Default::default();
        (self.odd, self.before, self.damaged) = (false, None, None);
        self.device = self.device_of(folder(real));
        self.drop_kept();
        for needless in self.spare.own.take().into_iter().chain(self.spare.taken_in.drain(..)) {
            let _ = self.disk.remove(&needless);
        }
    }

    /// Whether the place where the file was is not there: its drive is another one now. A folder that was only deleted
    /// is made again.
    pub(super) fn is_away(&self, real: &Path) -> bool {
        let (Some(_), Some(device)) = (self.seen, self.device) else { return false };
        if self.disk.look(real).is_ok() {
            return false;
        }
        real.ancestors().skip(1).find_map(|folder| self.device_of(folder)).is_some_and(|now| now != device)
    }

    pub(super) fn device_of(&self, folder: &Path) -> Option<u64> {
        self.disk.look(folder).ok().map(|look| look.stamp.device)
    }
}
