//! A folder to keep a notebook in, and a hand that writes into it.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use guidepost::model::day::Note;
use guidepost::model::{Change, Edit, Mint, Notebook, Record, When};
use guidepost::store::{Copies, Draft, LoadError, Place, Saved, Store};
use serde_json::json;
use tempfile::TempDir;

/// A folder of its own, and hands that write notes into notebooks in it.
pub struct Room {
    pub folder: TempDir,
    pub mint: Mint,
}

impl Room {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let name = folder.path().as_os_str().as_bytes();
        let seed = name.iter().fold(7, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
        Self { folder, mint: Mint::new(seed) }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.path("data/guidepost.json")
    }

    pub fn state(&self) -> PathBuf {
        self.path("state")
    }

    pub fn open_at(&self, data: PathBuf, copies: Copies) -> Result<Store, LoadError> {
        Store::open(Place::at(data, self.state()), copies, self.mint.id(now()))
    }

    pub fn open(&self) -> Store {
        self.open_at(self.data(), Copies::EachRun).unwrap()
    }

    pub fn note(&self, text: &str) -> Vec<Change> {
        let day = now().date_naive();
        let note = Note { text: text.to_string(), ..Note::default() };
        let edit = Edit::add(Record::new(self.mint.id(now()), When::on(day), note));
        vec![Change { edit, rev: self.mint.rev(now()) }]
    }

    pub fn save(&self, store: &mut Store, text: &str) -> Saved {
        store.commit(self.note(text), now()).unwrap()
    }

    /// What a fresh look at the file finds.
    pub fn on_disk(&self) -> Vec<String> {
        texts(self.open().notebook())
    }

    pub fn names(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path(folder))
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

pub fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T21:30:00+01:00").unwrap()
}

pub fn texts(notebook: &Notebook) -> Vec<String> {
    let mut texts: Vec<String> = notebook.notes.iter().map(|note| note.text.clone()).collect();
    texts.sort();
    texts
}

pub fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().mode() & 0o777
}

pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Every file and folder under here, links not followed.
pub fn everything(folder: &Path) -> Vec<PathBuf> {
    let mut all = vec![folder.to_path_buf()];
    let mut at = 0;
    while at < all.len() {
        if fs::symlink_metadata(&all[at]).unwrap().is_dir() {
            all.extend(fs::read_dir(&all[at]).unwrap().map(|entry| entry.unwrap().path()));
        }
        at += 1;
    }
    all
}

pub fn draft(form: &str, text: &str) -> Draft {
    Draft { form: form.to_string(), kept: now(), value: json!({ "words": text }) }
}
