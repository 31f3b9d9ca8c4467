//! Forms that are being typed, kept beside the notebook until they are saved. Knows nothing of what is in them.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde_json::{Value, json};

use super::disk::{Disk, Lock, Onto};
use super::load::Trouble;
use super::seal::Ring;
use super::{load, shut_out, write};
use crate::model::checksum::hash;

/// What stands in one form.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Names the form, and what it edits; in one run there is one draft of each.
    pub form: String,
    /// To the millisecond.
    pub kept: DateTime<FixedOffset>,
    pub value: Value,
}

/// Where drafts of one notebook are. A handle: it may be used while a save is under way.
///
/// Each run has files of its own, so that two windows with the same form keep both texts. While a run lives it holds a
/// lock; drafts of one that is gone are offered to the next, which takes them over.
#[derive(Clone)]
pub struct Drafts {
    disk: Arc<dyn Disk>,
    /// Written to the first, found in all of them. Empty without a home directory.
    folders: Vec<PathBuf>,
    /// The data file they belong to.
    data: PathBuf,
    run: Arc<Run>,
}

/// One run of the program.
pub(super) struct Run {
    /// 16 hex digits.
    name: String,
    /// What its drafts are closed with: what its notebook is.
    ring: Mutex<Ring>,
    /// Held while it lives, where it said so.
    lock: Mutex<Option<Lock>>,
    /// Files of runs that are gone, by the form whose draft was read out of them.
    taken_over: Mutex<HashMap<String, Vec<PathBuf>>>,
}

impl Run {
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            name: write::random_name("", ""),
            ring: Mutex::default(),
            lock: Mutex::default(),
            taken_over: Mutex::default(),
        })
    }

    /// From now on its drafts are closed with this.
    pub fn turn_to(&self, ring: &Ring) {
        *self.ring.lock().unwrap_or_else(PoisonError::into_inner) = ring.clone();
    }

    fn ring(&self) -> Ring {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What was being typed when a run ended.
#[derive(Debug, Default, PartialEq)]
pub struct Typed {
    /// The newest of each form, newest first.
    pub drafts: Vec<Draft>,
    /// Drafts that could not be read, under the names they were put aside as.
    pub aside: Vec<PathBuf>,
    /// Drafts under another passphrase, which no key here opens.
    pub locked: Vec<PathBuf>,
}

impl Typed {
    /// What there is to tell of those that are not offered, a sentence each.
    pub fn words(&self) -> Vec<String> {
        let aside = self
            .aside
            .iter()
            .map(|path| format!("Something half typed could not be read; it is kept in {}.", path.display()));
        let locked = self.locked.iter().map(|path| {
            let path = path.display();
            format!("{path} has something half typed, under another passphrase than the notebook's. It stays there; the age program opens it, as guidepost encrypt --help says.")
        });
        aside.chain(locked).collect()
    }
}

const BEFORE: &str = "draft-";
const AFTER: &str = ".json";

/// Begins the name of the lock of a run.
const RUN: &str = "run-";

impl Drafts {
    pub(super) fn new(disk: Arc<dyn Disk>, folders: Vec<PathBuf>, data: PathBuf, run: Arc<Run>) -> Self {
        Self { disk, folders, data, run }
    }

    /// Whether they are written encrypted.
    pub fn is_sealed(&self) -> bool {
        self.run.ring().own.is_some()
    }

    /// Says that this run lives, as long as it does, to others that would clear away what it uses.
    pub fn live(&self) {
        if let Some(folder) = self.folders.first()
            && write::folders(&*self.disk, folder).is_ok()
        {
            self.be_alive(folder);
        }
    }

    /// Keeps a form's text in place of what was kept of it before. Survives a kill when this says so. Beside a notebook
    /// that was encrypted elsewhere, and that no key here opens, nothing is kept.
    pub fn keep(&self, draft: &Draft) -> io::Result<()> {
        let none = || io::Error::new(ErrorKind::NotFound, "there is no home directory to keep drafts in");
        let (first, others) = self.folders.split_first().ok_or_else(none)?;
        let ring = self.run.ring();
        shut_out::may_write_beside(&*self.disk, &self.data, &ring)?;
        let bytes = ring.close(to_bytes(draft), "")?;
        write::folders(&*self.disk, first)?;
        self.be_alive(first);
        let keep = || write::whole(&*self.disk, &self.path(first, &draft.form), &bytes, Onto::Any, None);
        // A save of another window may just have cleared away what looked like a leftover.
        keep().or_else(|error| if error.kind() == ErrorKind::NotFound { keep() } else { Err(error) })?;
        others.iter().try_for_each(|folder| self.remove(&self.path(folder, &draft.form)))?;
        self.let_go_of_older(&draft.form)
    }

    /// Lets go of a form's draft, because it was saved or is not wanted. No draft is no error.
    pub fn drop(&self, form: &str) -> io::Result<()> {
        self.folders.iter().try_for_each(|folder| self.remove(&self.path(folder, form)))?;
        self.let_go_of_older(form)
    }

    /// Lets go of all that this run kept.
    pub(super) fn withdraw(&self) {
        let own = [self.run.name.clone()];
        let files = self.folders.iter().flat_map(|folder| self.files(folder));
        files.filter(|file| is_of(file, &own)).for_each(|file| drop(self.remove(&file)));
    }

    /// What was read out of files of runs that are gone is kept anew, or not wanted any more.
    fn let_go_of_older(&self, form: &str) -> io::Result<()> {
        let older = self.run.taken_over.lock().ok().and_then(|mut all| all.remove(form));
        older.into_iter().flatten().try_for_each(|file| self.remove(&file))
    }

    /// Where there are no locks two windows offer each other what they are typing, and lose nothing either.
    fn be_alive(&self, folder: &Path) {
        if let Ok(mut lock) = self.run.lock.lock()
            && lock.is_none()
        {
            *lock = self.disk.try_lock(&folder.join(format!("{RUN}{}", self.run.name))).ok().flatten();
        }
    }

    /// All there are of runs that are gone, the newest of each form. One that cannot be read is put aside under another
    /// name, where nothing overwrites it.
    pub fn all(&self) -> Typed {
        let mut typed = Typed::default();
        let mut found: Vec<(Draft, PathBuf)> = Vec::new();
        let ring = self.run.ring();
        for folder in &self.folders {
            let living = self.living(folder);
            for file in self.files(folder).into_iter().filter(|file| !is_of(file, &living)) {
                let Ok(Some(bytes)) = load::fetch(&*self.disk, &file) else { continue };
                let plain = match ring.open(&bytes.bytes) {
                    // It waits for that passphrase.
                    Err(Trouble::Locked(_)) => {
                        typed.locked.push(file);
                        continue;
                    }
                    plain => plain.ok(),
                };
                match plain.and_then(|plain| read(&plain)) {
                    Some(draft) => found.push((draft, file)),
                    None => typed.aside.extend(self.put_aside(&file)),
                }
            }
        }
        found.sort_by_key(|(draft, _)| std::cmp::Reverse(draft.kept));
        let mut taken_over: HashMap<String, Vec<PathBuf>> = HashMap::new();
        let own = [self.run.name.clone()];
        for (draft, file) in found {
            let mut others = Vec::new();
            let files = match is_of(&file, &own) {
                true => &mut others,
                false => taken_over.entry(draft.form.clone()).or_default(),
            };
            // An older text of the same form is offered when this one is done with; the same text is not.
            match typed.drafts.iter().find(|newer| newer.form == draft.form) {
                Some(newer) if newer.value != draft.value => {}
                Some(_) => files.push(file),
                None => {
                    files.push(file);
                    typed.drafts.push(draft);
                }
            }
        }
        if let Ok(mut known) = self.run.taken_over.lock() {
            *known = taken_over;
        }
        typed
    }

    /// The names of other runs that still go on. Locks of those that do not are removed.
    pub(super) fn living(&self, folder: &Path) -> Vec<String> {
        let names = self.disk.list(folder).unwrap_or_default();
        let runs = names.iter().filter_map(|name| name.to_str()?.strip_prefix(RUN));
        let others = runs.filter(|run| *run != self.run.name);
        let lives = |run: &&str| {
            let path = folder.join(format!("{RUN}{run}"));
            match self.disk.try_lock(&path) {
                Ok(None) => true,
                Ok(Some(_lock)) => {
                    let _ = self.disk.remove(&path);
                    false
                }
                Err(_) => false,
            }
        };
        others.filter(lives).map(str::to_owned).collect()
    }

    /// A form's name may hold anything; a file's name may not.
    fn path(&self, folder: &Path, form: &str) -> PathBuf {
        folder.join(format!("{BEFORE}{:016x}-{}{AFTER}", hash(form.as_bytes()), self.run.name))
    }

    fn files(&self, folder: &Path) -> Vec<PathBuf> {
        let names = self.disk.list(folder).unwrap_or_default();
        let is_draft = |name: &str| name.starts_with(BEFORE) && name.ends_with(AFTER);
        names
            .iter()
            .filter(|name| name.to_str().is_some_and(is_draft))
            .map(|name| folder.join(name))
            .collect()
    }

    fn put_aside(&self, file: &Path) -> Option<PathBuf> {
        let aside = (1..1000).map(|number| file.with_extension(format!("damaged-{number}")));
        aside.into_iter().find(|aside| self.disk.rename(file, aside, Onto::New).is_ok())
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        match self.disk.remove(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(()),
            answer => answer,
        }
    }
}

/// Whether a name in a notebook's folder is that of a draft.
pub(super) fn is_whole(name: &str) -> bool {
    is_ours(name) && name.ends_with(AFTER)
}

/// Whether a name in a notebook's folder is that of the lock of a run.
pub(super) fn is_lock(name: &str) -> bool {
    name.strip_prefix(RUN).is_some_and(is_hex)
}

fn is_hex(digits: &str) -> bool {
    digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a name in a notebook's folder is that of a draft, of one that could not be read, or of the lock of a run.
pub(super) fn is_ours(name: &str) -> bool {
    if is_lock(name) {
        return true;
    }
    let Some((name, after)) = name.strip_prefix(BEFORE).and_then(|rest| rest.split_once('.')) else {
        return false;
    };
    let (form, run) = name.split_once('-').unwrap_or((name, name));
    is_hex(form) && is_hex(run) && (after == "json" || after.starts_with("damaged-"))
}

fn to_bytes(draft: &Draft) -> Vec<u8> {
    let kept = draft.kept.to_rfc3339_opts(SecondsFormat::Millis, false);
    json!({"form": draft.form, "kept": kept, "value": draft.value}).to_string().into_bytes()
}

fn read(bytes: &[u8]) -> Option<Draft> {
    let mut all: Value = serde_json::from_slice(bytes).ok()?;
    let kept = DateTime::parse_from_rfc3339(all["kept"].as_str()?).ok()?;
    let value = all.get_mut("value")?.take();
    Some(Draft { form: all["form"].as_str()?.to_string(), kept, value })
}

/// Whether the file is one of these runs.
pub(super) fn is_of(file: &Path, runs: &[String]) -> bool {
    let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
    runs.iter().any(|run| name.strip_suffix(AFTER).is_some_and(|name| name.ends_with(run.as_str())))
}
