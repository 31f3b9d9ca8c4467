//! A run that is shut out of its notebook, because another one encrypted it: what it has must not lie in the clear, nor under
//! a passphrase that nobody is asked for any more.

use std::io;
use std::path::Path;

use super::Store;
use super::disk::{Disk, Kind};
use super::load;
use super::seal::{self, Cover, Ring};
use crate::model::Change;

impl Store {
    /// Whether another run encrypted the file, so that no key here opens it.
    pub fn is_shut_out(&self) -> bool {
        may_write_beside(&*self.disk, self.place.data(), &self.ring).is_err()
    }

    /// This run is shut out: the file opens with no key here. Nothing that it kept around the file stays; what is not on
    /// the disk is handed over.
    pub fn withdraw(mut self) -> Vec<Change> {
        self.drafts().withdraw();
        if let Some(spare) = self.spare.take() {
            let cover = |path: &Path| Cover::of(&load::fetch(&*self.disk, path).ok()??.bytes);
            let real = load::resolve(&*self.disk, self.place.data()).ok();
            let (own, file) = (cover(&spare), real.and_then(|real| cover(&real)));
            // `encrypt` put it under the file's passphrase: it survives a kill there.
            let is_safe = own.zip(file).is_some_and(|(own, file)| own.is_like(&file));
            if !is_safe {
                let _ = self.disk.remove(&spare);
            }
        }
        self.pending
    }
}

/// Refuses to lay words down beside a file that was encrypted by another run: they would lie in the clear, or under a
/// passphrase that nobody is asked for any more.
pub(super) fn may_write_beside(disk: &dyn Disk, data: &Path, ring: &Ring) -> io::Result<()> {
    let is_strange = || {
        let real = load::resolve(disk, data).ok()?;
        disk.look(&real).ok().filter(|look| look.kind == Kind::File)?;
        let (_, head) = disk.read(&real, seal::FACE as u64).ok()?;
        if !seal::is_sealed(&head) || ring.own.is_some() && ring.begins_like(&head) {
            return Some(false);
        }
        let bytes = load::fetch(disk, &real).ok()??.bytes;
        Some(ring.own.is_none() || Cover::of(&bytes).is_some() && ring.which(&bytes).is_none())
    };
    match is_strange() {
        Some(true) => Err(io::Error::other("the notebook was encrypted from elsewhere")),
        _ => Ok(()),
    }
}
