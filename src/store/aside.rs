//! Files kept beside the notebook or its drafts because their words must not be lost: private, never over another file,
//! named after what they are and when. Knows nothing of what is in them.

use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::disk::{Disk, Onto};
use super::write::{self, folder};

/// How a time stands in a file's name: to the second, sorted like the time, without a colon.
pub(super) const TIME: &str = "%Y-%m-%dT%H-%M-%S%z";

/// So many of one second are enough to give up after.
const MOST: u32 = 1000;

/// Keeps the bytes as `guidepost.<what>-<time>.json` beside `guidepost.json`, to stay.
pub(super) fn keep(
    disk: &dyn Disk,
    beside: &Path,
    what: &str,
    bytes: &[u8],
    now: DateTime<FixedOffset>,
) -> io::Result<PathBuf> {
    under_a_free_name(beside, what, now, |path| write::whole(disk, path, bytes, Onto::New, None))
}

/// Gives a file such a name. It stays where it was if that cannot be.
pub(super) fn rename(
    disk: &dyn Disk,
    file: &Path,
    beside: &Path,
    what: &str,
    now: DateTime<FixedOffset>,
) -> io::Result<PathBuf> {
    under_a_free_name(beside, what, now, |path| disk.rename(file, path, Onto::New))
}

/// Whether a file's name is one that is given here to what lies beside `beside`.
pub(super) fn is_ours(beside: &Path, name: &OsStr) -> bool {
    what(beside, name).is_some()
}

/// What a file is that has such a name.
pub(super) fn what<'a>(beside: &Path, name: &'a OsStr) -> Option<&'a str> {
    let stem = beside.file_stem()?.to_str()?;
    let rest = name.to_str()?.strip_prefix(stem)?.strip_prefix('.')?;
    let (what, rest) = rest.strip_suffix(".json")?.split_once('-')?;
    let time = rest.split('.').next()?;
    let is_ours =
        what.bytes().all(|byte| byte.is_ascii_lowercase()) && DateTime::parse_from_str(time, TIME).is_ok();
    is_ours.then_some(what)
}

fn under_a_free_name(
    beside: &Path,
    what: &str,
    now: DateTime<FixedOffset>,
    put: impl Fn(&Path) -> io::Result<()>,
) -> io::Result<PathBuf> {
    let mut number = 1;
    loop {
        let path = name(beside, what, now, number);
        match put(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < MOST => number += 1,
            answer => return answer.map(|()| path),
        }
    }
}

fn name(beside: &Path, what: &str, now: DateTime<FixedOffset>, number: u32) -> PathBuf {
    let mut name = OsString::from(beside.file_stem().unwrap_or_default());
    let time = now.format(TIME);
    match number {
        1 => name.push(format!(".{what}-{time}.json")),
        _ => name.push(format!(".{what}-{time}.{number}.json")),
    }
    folder(beside).join(name)
}
