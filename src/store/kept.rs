//! What another program wrote in the very moment of a save and had to make room: it lies beside the file under a name of
//! ours until the file has it, in the same save as a rule, in the next one if that could not end. Shows nothing.

use std::path::{Path, PathBuf};

use super::{Store, aside, beside, load, write};
use crate::model::Notebook;
use crate::model::checksum::hash;

/// What such a file is called, see [`aside`].
pub(super) const WHAT: &str = "conflict";

/// One of them, read.
pub(super) struct Kept {
    path: PathBuf,
    notebook: Notebook,
}

impl Store {
    /// Those that runs left which could not end their save, without what the person wants left.
    pub(super) fn find_all_kept(&mut self, real: &Path) {
        let folder = write::folder(real);
        let mut names = self.disk.list(folder).unwrap_or_default();
        names.retain(|name| aside::what(real, name) == Some(WHAT));
        names.iter().for_each(|name| self.find_kept(folder.join(name)));
    }

    /// One that cannot be taken in stays, and is told.
    pub(super) fn find_kept(&mut self, path: PathBuf) {
        if self.kept.iter().any(|kept| kept.path == path) {
            return;
        }
        match self.read_kept(&path) {
            Some(Some(notebook)) => self.kept.push(Kept { path, notebook }),
            Some(None) => {}
            None => self.note(format!(
                "Another program wrote the notebook at the same moment; what it wrote is kept as {}.",
                path.display()
            )),
        }
    }

    /// `None`: it cannot be taken in. `Some(None)`: it is to be left.
    fn read_kept(&self, path: &Path) -> Option<Option<Notebook>> {
        let found = load::fetch(&*self.disk, path).ok()??;
        let folder = self.folder();
        if folder.is_some_and(|folder| beside::left(&*self.disk, &folder).contains(&hash(&found.bytes))) {
            return Some(None);
        }
        let notebook = load::parse(&found.bytes, self.steps, &self.ring).ok()?.notebook;
        (notebook.document() == self.notebook.document()).then_some(Some(notebook))
    }

    /// Before each try to write: what was read meanwhile may have taken the place of what had them.
    pub(super) fn take_in_kept(&mut self) {
        let document = self.notebook.document();
        self.kept.retain(|kept| kept.notebook.document() == document);
        for kept in &self.kept {
            let merged = self.notebook.merge(&kept.notebook);
            if merged != self.notebook {
                self.notebook = merged;
                (self.owes, self.fresh) = (true, true);
            }
        }
    }

    /// The file has them.
    pub(super) fn drop_kept(&mut self) {
        for kept in self.kept.drain(..) {
            let _ = self.disk.remove(&kept.path);
        }
    }
}
