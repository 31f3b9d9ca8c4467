//! Forms that are being typed, kept beside the notebook until they are saved. Knows nothing of what is in them.

use std::collections::HashSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde_json::{Value, json};

use super::disk::{Disk, Onto};
use super::{load, write};
use crate::model::checksum::hash;

/// What stands in one form.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Names the form, and what it edits; there is one draft of each.
    pub form: String,
    /// To the millisecond.
    pub kept: DateTime<FixedOffset>,
    pub value: Value,
}

/// Where drafts of one notebook are. A handle: it may be used while a save is under way.
#[derive(Clone)]
pub struct Drafts {
    disk: Arc<dyn Disk>,
    /// Written to the first, found in all of them. Empty without a home directory.
    folders: Vec<PathBuf>,
}

/// What was being typed when a run ended.
#[derive(Debug, Default, PartialEq)]
pub struct Typed {
    /// The newest of each form, newest first.
    pub drafts: Vec<Draft>,
    /// Drafts that could not be read, under the names they were put aside as.
    pub aside: Vec<PathBuf>,
}

const BEFORE: &str = "draft-";
const AFTER: &str = ".json";

impl Drafts {
    pub(super) fn new(disk: Arc<dyn Disk>, folders: Vec<PathBuf>) -> Self {
        Self { disk, folders }
    }

    /// Keeps a form's text in place of what was kept of it before. Survives a kill when this says so.
    pub fn keep(&self, draft: &Draft) -> io::Result<()> {
        let none = || io::Error::new(ErrorKind::NotFound, "there is no home directory to keep drafts in");
        let (first, others) = self.folders.split_first().ok_or_else(none)?;
        let bytes = to_bytes(draft);
        write::folders(&*self.disk, first)?;
        let keep = || write::whole(&*self.disk, &path(first, &draft.form), &bytes, Onto::Any, None);
        // A save of another window may just have cleared away what looked like a leftover.
        keep().or_else(|error| if error.kind() == ErrorKind::NotFound { keep() } else { Err(error) })?;
        others.iter().try_for_each(|folder| self.remove(&path(folder, &draft.form)))
    }

    /// Lets go of a form's draft, because it was saved or is not wanted. No draft is no error.
    pub fn drop(&self, form: &str) -> io::Result<()> {
        self.folders.iter().try_for_each(|folder| self.remove(&path(folder, form)))
    }

    /// All there are. One that cannot be read is put aside under another name, where nothing overwrites it.
    pub fn all(&self) -> Typed {
        let mut typed = Typed::default();
        for file in self.folders.iter().flat_map(|folder| self.files(folder)) {
            let Ok(Some(found)) = load::fetch(&*self.disk, &file) else { continue };
            match read(&found.bytes) {
                Some(draft) => typed.drafts.push(draft),
                None => typed.aside.extend(self.put_aside(&file)),
            }
        }
        typed.drafts.sort_by_key(|draft| std::cmp::Reverse(draft.kept));
        let mut forms = HashSet::new();
        typed.drafts.retain(|draft| forms.insert(draft.form.clone()));
        typed
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

/// Whether a name in a notebook's folder is that of a draft, or of one that could not be read.
pub(super) fn is_ours(name: &str) -> bool {
    let rest = name.strip_prefix(BEFORE).and_then(|rest| rest.split_at_checked(16));
    rest.is_some_and(|(hash, rest)| {
        hash.bytes().all(|byte| byte.is_ascii_hexdigit()) && (rest == AFTER || rest.starts_with(".damaged-"))
    })
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

/// A form's name may hold anything; a file's name may not.
fn path(folder: &Path, form: &str) -> PathBuf {
    folder.join(format!("{BEFORE}{:016x}{AFTER}", hash(form.as_bytes())))
}
