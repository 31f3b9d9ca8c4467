//! How a notebook is opened: from which disk, with which key, and what a store begins as.

use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;

use super::disk::{Disk, RealDisk};
use super::known::Known;
use super::load::{self, LoadError};
use super::migrate::{STEPS, Step};
use super::seal::{Key, Ring};
use super::spare::Spare;
use super::{Copies, Hurry, PATIENCE, Place, Store, draft, write};
use crate::model::{Id, Notebook};

/// What a notebook is opened with.
#[derive(Clone)]
pub struct Opening {
    pub place: Place,
    pub copies: Copies,
    /// The id of the new notebook, where there is no file.
    pub document: Id,
    /// Of an encrypted file. An open one stays open.
    pub key: Option<Key>,
    pub disk: Arc<dyn Disk>,
    /// From older versions.
    pub steps: &'static [Step],
}

impl Opening {
    /// On the real disk, without a key.
    pub fn new(place: Place, copies: Copies, document: Id) -> Self {
        Self { place, copies, document, key: None, disk: Arc::new(RealDisk), steps: STEPS }
    }

    /// A store that has read nothing yet.
    pub(super) fn begin(self) -> Store {
        let ring = Ring { own: None, others: self.key.into_iter().collect() };
        let notebook = Notebook::new(self.document);
        Store { steps: self.steps, ring, ..Store::empty(self.disk, self.place, self.copies, notebook) }
    }
}

impl Store {
    /// Reads the notebook. Where there is no file it is a new one with the id `document`, and stays unwritten until the
    /// first change is committed.
    pub fn open(place: Place, copies: Copies, document: Id) -> Result<Self, LoadError> {
        Self::open_with(Opening::new(place, copies, document))
    }

    /// As [`Store::open`], with all that can be said of it.
    pub fn open_with(opening: Opening) -> Result<Self, LoadError> {
        let mut store = opening.begin();
        let real = load::resolve(&*store.disk, store.place.data()).map_err(|why| store.trouble(why, &[]))?;
        match load::fetch(&*store.disk, &real).map_err(|why| store.trouble(why, &[]))? {
            Some(found) => {
                store.ring.own = store.ring.which(&found.bytes);
                store.take_in(&found)?;
                store.device = store.device_of(write::folder(&real));
            }
            None => store.has_no_file(),
        }
        store.take_in_spares();
        store.fresh = false;
        Ok(store)
    }

    /// An invented notebook in a temporary file that goes when the store does. No backups.
    pub fn demo(notebook: Notebook) -> io::Result<Self> {
        let private = Permissions::from_mode(0o700);
        let folder =
            tempfile::Builder::new().prefix("guidepost-demo-").permissions(private.clone()).tempdir()?;
        std::fs::set_permissions(folder.path(), private)?;
        let place = Place::at(folder.path().join("guidepost.json"), folder.path().join("state"));
        let store = Self::empty(Arc::new(RealDisk), place, Copies::Never, notebook);
        Ok(Self { began_without_file: true, _folder: Some(folder), ..store })
    }

    fn empty(disk: Arc<dyn Disk>, place: Place, copies: Copies, notebook: Notebook) -> Self {
        Self {
            disk,
            place,
            copies,
            steps: STEPS,
            ring: Ring::default(),
            notebook,
            seen: None,
            refused: None,
            pending: Vec::new(),
            owes: false,
            folder_seen: None,
            known: Known::default(),
            fresh: false,
            settled: None,
            odd: false,
            before: None,
            damaged: None,
            aside: None,
            spare: Spare::default(),
            kept: Vec::new(),
            device: None,
            notices: Vec::new(),
            turns: Vec::new(),
            patience: PATIENCE,
            hurry: Hurry::default(),
            run: draft::Run::new(),
            began_without_file: false,
            _folder: None,
        }
    }
}
