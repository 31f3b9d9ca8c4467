//! Copies of the data file from before it was changed: 5 runs, 7 days, 4 weeks, 12 months, 200 MB in all.
//!
//! They lie in a folder named after the notebook, which also remembers which data file it belongs to, so that a file
//! that cannot be read any more still leads to its copies.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, FixedOffset};

use super::aside::TIME;
use super::disk::{Disk, Kind, Onto};
use super::load::Trouble;
use super::migrate::Step;
use super::seal::{Plain, Reach, Ring};
use super::{load, write};
use crate::model::Notebook;

/// When a run copies the file before its first change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copies {
    /// The app: at its first save, and where it stays open over days, as a command does.
    EachRun,
    /// A command: if there is none of this day yet.
    EachDay,
    /// The demo.
    Never,
}

/// A great change. The copy from before it is not part of the rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// The file gets a newer version. Its copy is never removed.
    Migration,
    Merge,
    Import,
    Restore,
    /// The file is encrypted, or its passphrase is changed.
    Encryption,
    /// The file is laid open.
    Decryption,
}

const BEFORE: &[(Before, &str)] = &[
    (Before::Migration, "before-migration"),
    (Before::Merge, "before-merge"),
    (Before::Import, "before-import"),
    (Before::Restore, "before-restore"),
    (Before::Encryption, "before-encryption"),
    (Before::Decryption, "before-decryption"),
];

impl Before {
    /// As it stands in the name of a copy.
    pub fn word(self) -> &'static str {
        BEFORE.iter().find(|(before, _)| *before == self).map_or("", |(_, word)| word)
    }
}

/// How many copies from before great changes are kept beside the rotation; of a migration every one.
const PINNED: usize = 10;

/// One copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// When it was made, to the second.
    pub at: DateTime<FixedOffset>,
    /// Tells apart copies of one second: 1 is the first.
    pub number: u32,
    pub bytes: u64,
    /// The change it was made before, if not just any.
    pub before: Option<Before>,
}

type Period = fn(&Backup) -> i64;

/// Of how many periods the newest is kept, and which period a copy is of.
const KEPT: &[(usize, Period)] = &[
    (5, |backup| backup.at.timestamp() << 16 | i64::from(backup.number)),
    (7, |backup| i64::from(backup.at.num_days_from_ce())),
    (4, |backup| i64::from(backup.at.iso_week().year()) * 100 + i64::from(backup.at.iso_week().week())),
    (12, |backup| i64::from(backup.at.year()) * 100 + i64::from(backup.at.month())),
];

/// In all, in bytes.
const ROOM: u64 = 200_000_000;

/// Holds the path of the data file.
const OWNER: &str = "data-file";

/// Copies in a folder, newest first. What is not named like one is not one.
pub(super) fn list(disk: &dyn Disk, folder: &Path) -> Vec<Backup> {
    let names = disk.list(folder).unwrap_or_default();
    let mut found: Vec<Backup> = names.iter().filter_map(|name| read_name(disk, folder, name)).collect();
    found.sort_by_key(|backup| std::cmp::Reverse((backup.at, backup.number)));
    found
}

/// Keeps a copy of `bytes`, which are a good notebook, unless the newest copy says the same; then lets go of what is
/// more than enough. Of an encrypted notebook every copy is encrypted.
pub(super) fn keep(
    disk: &dyn Disk,
    folder: &Path,
    bytes: &[u8],
    data: &Path,
    now: DateTime<FixedOffset>,
    before: Option<Before>,
    ring: &Ring,
) -> io::Result<()> {
    write::folders(disk, folder)?;
    let all = list(disk, folder);
    let aligned = match ring.aligned(bytes, Reach::Others) {
        Err(Trouble::Locked(_)) => None,
        aligned => aligned?,
    };
    let bytes = aligned.as_deref().unwrap_or(bytes);
    let plain = words(bytes, ring);
    let (same, other): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|backup| says(disk, backup, bytes.len(), &plain, ring));
    let newest = |kind: &[Backup]| kind.first().map(|backup| (backup.at, backup.number));
    // A copy that says the same is made anew under this moment, and stays pinned if it was.
    let pinned = same.iter().find_map(|backup| backup.before);
    let is_pinned = before.is_none() || pinned.is_some();
    if same.is_empty() || newest(&same) < newest(&other) || !is_pinned {
        let again = same.first().and_then(|backup| as_it_is(disk, &backup.path, ring));
        let bytes = again.as_deref().unwrap_or(bytes);
        add(disk, folder, (bytes, &plain), now, pinned.or(before), ring)?;
        same.iter().try_for_each(|backup| disk.remove(&backup.path))?;
    }
    remember_owner(disk, folder, data)?;
    // One copy too many is no reason not to save.
    surplus(&list(disk, folder)).iter().for_each(|backup| drop(disk.remove(&backup.path)));
    Ok(())
}

/// The bytes of an encrypted copy that stay under the passphrase they have.
fn as_it_is(disk: &dyn Disk, path: &Path, ring: &Ring) -> Option<Vec<u8>> {
    ring.own.as_ref()?;
    let bytes = load::fetch(disk, path).ok()??.bytes;
    matches!(ring.aligned(&bytes, Reach::Others), Ok(None)).then_some(bytes)
}

/// Copies of what is or was in that data file, newest first: those in folders that remember it, and in one whose
/// notebook is named in the beginning of `head`.
pub(super) fn belonging(disk: &dyn Disk, state: &Path, data: &Path, head: &[u8]) -> Vec<Backup> {
    let head = String::from_utf8_lossy(&head[..head.len().min(4096)]);
    let belongs = |name: &OsStr| {
        name.to_str().is_some_and(|name| name.len() == 36 && head.contains(name))
            || owner(disk, &state.join(name)).is_some_and(|path| path == data)
    };
    let names = disk.list(state).unwrap_or_default();
    let mut copies: Vec<Backup> =
        names.iter().filter(|name| belongs(name)).flat_map(|name| list(disk, &state.join(name))).collect();
    copies.sort_by_key(|backup| std::cmp::Reverse((backup.at, backup.number)));
    copies
}

/// The first of these that still is a notebook, and its number in the list, from 1.
pub(super) fn newest_good(
    disk: &dyn Disk,
    copies: Vec<Backup>,
    steps: &[Step],
    ring: &Ring,
) -> Option<(usize, PathBuf)> {
    let mut numbered = copies.into_iter().enumerate().map(|(place, backup)| (place + 1, backup.path));
    numbered.find(|(_, path)| is_good(disk, path, steps, ring))
}

/// The notebook in a copy.
pub(super) fn read(disk: &dyn Disk, path: &Path, steps: &[Step], ring: &Ring) -> Result<Notebook, Trouble> {
    let gone = || Trouble::Unreadable(ErrorKind::NotFound.into());
    let found = load::fetch(disk, path)?.ok_or_else(gone)?;
    load::parse(&found.bytes, steps, ring).map(|parsed| parsed.notebook)
}

/// Whether it can be read, or could with its passphrase.
pub(super) fn is_good(disk: &dyn Disk, path: &Path, steps: &[Step], ring: &Ring) -> bool {
    matches!(read(disk, path, steps, ring), Ok(_) | Err(Trouble::Locked(_)))
}

/// What a file says, or its bytes where no key here opens it.
fn words<'a>(bytes: &'a [u8], ring: &Ring) -> Plain<'a> {
    ring.open(bytes).unwrap_or(Plain::Given(bytes))
}

/// The same words, encrypted twice, are two texts that may differ in length by so much, in bytes.
const SLACK: u64 = 4096;

/// Whether a copy says what stands in `length` bytes of a file as `plain`.
fn says(disk: &dyn Disk, backup: &Backup, length: usize, plain: &[u8], ring: &Ring) -> bool {
    let slack = if ring.own.is_some() { SLACK } else { 0 };
    let same = || match load::fetch(disk, &backup.path) {
        Ok(Some(found)) => *words(&found.bytes, ring) == *plain,
        _ => false,
    };
    backup.bytes.abs_diff(length as u64) <= slack && same()
}

/// Writes one and reads it back.
fn add(
    disk: &dyn Disk,
    folder: &Path,
    (bytes, plain): (&[u8], &Plain),
    now: DateTime<FixedOffset>,
    before: Option<Before>,
    ring: &Ring,
) -> io::Result<()> {
    let second = now.format(TIME).to_string();
    let same = list(disk, folder).into_iter().filter(|backup| backup.at.format(TIME).to_string() == second);
    let mut number = same.map(|backup| backup.number).max().map_or(1, |last| last + 1);
    let path = loop {
        let path = folder.join(name(now, number, before));
        match write::whole(disk, &path, bytes, Onto::New, None) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 10_000 => number += 1,
            answer => break answer.map(|()| path)?,
        }
    };
    match load::fetch(disk, &path) {
        Ok(Some(found)) if *words(&found.bytes, ring) == **plain => Ok(()),
        _ => {
            let _ = disk.remove(&path);
            Err(io::Error::other("the copy does not read back as it was written"))
        }
    }
}

fn remember_owner(disk: &dyn Disk, folder: &Path, data: &Path) -> io::Result<()> {
    if owner(disk, folder).is_some_and(|path| path == data) {
        return Ok(());
    }
    write::whole(disk, &folder.join(OWNER), data.as_os_str().as_bytes(), Onto::Any, None)
}

fn owner(disk: &dyn Disk, folder: &Path) -> Option<PathBuf> {
    let found = load::fetch(disk, &folder.join(OWNER)).ok()??;
    Some(PathBuf::from(OsStr::from_bytes(&found.bytes)))
}

/// `<time>[.<number>][.before-<what>].json`
fn name(at: DateTime<FixedOffset>, number: u32, before: Option<Before>) -> String {
    let number = if number == 1 { String::new() } else { format!(".{number}") };
    let before = before.map_or_else(String::new, |before| format!(".{}", before.word()));
    format!("{}{number}{before}.json", at.format(TIME))
}

fn read_name(disk: &dyn Disk, folder: &Path, file: &OsStr) -> Option<Backup> {
    let stem = file.to_str()?.strip_suffix(".json")?;
    let mut parts = stem.split('.').peekable();
    let at = DateTime::parse_from_str(parts.next()?, TIME).ok()?;
    let number = parts.next_if(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    let number = number.map_or(Some(1), |number| number.parse().ok())?;
    let known = |part: &str| BEFORE.iter().find(|(_, word)| *word == part).map(|(kind, _)| *kind);
    let before = parts.next().map_or(Some(None), |part| known(part).map(Some))?;
    if parts.next().is_some() {
        return None;
    }
    let look = disk.look(&folder.join(file)).ok().filter(|look| look.kind == Kind::File)?;
    Some(Backup { path: folder.join(file), at, number, bytes: look.stamp.bytes, before })
}

/// Whether a name in a notebook's folder is that of a copy, or of what remembers the data file.
pub(super) fn is_ours(disk: &dyn Disk, folder: &Path, name: &OsStr) -> bool {
    name == OWNER || read_name(disk, folder, name).is_some()
}

/// Whether it is that of a copy.
pub(super) fn is_copy(disk: &dyn Disk, folder: &Path, name: &OsStr) -> bool {
    read_name(disk, folder, name).is_some()
}

/// The folders that remember this data file.
pub(super) fn folders_of(disk: &dyn Disk, state: &Path, data: &Path) -> Vec<PathBuf> {
    let folders = disk.list(state).unwrap_or_default().into_iter().map(|name| state.join(name));
    folders.filter(|folder| owner(disk, folder).is_some_and(|path| path == data)).collect()
}

/// Those of the given, newest first, that no rule keeps. The newest is always kept.
fn surplus(copies: &[Backup]) -> Vec<&Backup> {
    let mut kept = BTreeSet::new();
    for (most, period) in KEPT {
        let mut periods = BTreeSet::new();
        for (place, backup) in copies.iter().enumerate() {
            if periods.len() < *most && periods.insert(period(backup)) {
                kept.insert(place);
            }
        }
    }
    let pinned = copies.iter().enumerate().filter(|(_, backup)| backup.before.is_some());
    let (forever, others): (Vec<_>, Vec<_>) =
        pinned.partition(|(_, backup)| backup.before == Some(Before::Migration));
    kept.extend(others.into_iter().take(PINNED).map(|(place, _)| place));
    let forever: BTreeSet<usize> = forever.into_iter().map(|(place, _)| place).collect();
    let mut sum = 0;
    kept.retain(|place| {
        sum += if forever.contains(place) { 0 } else { copies[*place].bytes };
        *place == 0 || sum <= ROOM
    });
    kept.extend(forever);
    copies.iter().enumerate().filter(|(place, _)| !kept.contains(place)).map(|(_, backup)| backup).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, hour: u32) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(&format!("{day}T{hour:02}:00:00+01:00")).unwrap()
    }

    fn backup(at: DateTime<FixedOffset>, bytes: u64) -> Backup {
        Backup { path: PathBuf::from(name(at, 1, None)), at, number: 1, bytes, before: None }
    }

    fn left(copies: &[Backup]) -> Vec<String> {
        let gone = surplus(copies);
        copies.iter().filter(|b| !gone.contains(b)).map(|b| b.at.format("%m-%d %H").to_string()).collect()
    }

    #[test]
    fn the_newest_five_of_one_day_are_kept() {
        let copies: Vec<Backup> = (0..9).map(|n| backup(at("2026-11-21", 20 - n), 1)).collect();
        assert_eq!(left(&copies), ["11-21 20", "11-21 19", "11-21 18", "11-21 17", "11-21 16"]);
    }

    #[test]
    fn days_weeks_and_months_are_kept_by_their_newest() {
        let newest = at("2026-11-21", 20);
        let copies: Vec<Backup> =
            (0..400).map(|n| backup(newest - chrono::TimeDelta::hours(n * 24), 1)).collect();
        let left = left(&copies);
        let days = ["11-21 20", "11-20 20", "11-19 20", "11-18 20", "11-17 20", "11-16 20", "11-15 20"];
        let weeks = ["11-08 20", "11-01 20"];
        let months = ["10-31 20", "09-30 20", "08-31 20", "07-31 20", "06-30 20", "05-31 20", "04-30 20"];
        assert_eq!(left[..7], days);
        assert_eq!(left[7..9], weeks);
        assert_eq!(left[9..16], months);
        assert_eq!(left.len(), 7 + 2 + 11);
    }

    #[test]
    fn a_copy_from_before_a_migration_never_goes_and_of_other_great_changes_the_newest_stay() {
        let newest = at("2026-11-21", 20);
        let mut copies: Vec<Backup> =
            (0..400).map(|n| backup(newest - chrono::TimeDelta::minutes(n), 1)).collect();
        for (place, copy) in copies.iter_mut().enumerate() {
            copy.before = match place % 20 {
                10 => Some(Before::Restore),
                19 => Some(Before::Migration),
                _ => None,
            };
        }
        let gone = surplus(&copies);
        let left = |before| copies.iter().filter(|b| b.before == before && !gone.contains(b)).count();
        assert_eq!(left(Some(Before::Migration)), 20);
        assert_eq!(left(Some(Before::Restore)), PINNED);
        copies.iter_mut().for_each(|copy| copy.bytes = ROOM);
        let gone = surplus(&copies);
        assert!(copies.iter().all(|b| b.before != Some(Before::Migration) || !gone.contains(&b)));
    }

    #[test]
    fn a_name_says_when_which_and_before_what() {
        let folder = tempfile::TempDir::new().unwrap();
        for (number, before) in [(1, None), (2, None), (1, Some(Before::Merge)), (3, Some(Before::Restore))] {
            let name = name(at("2026-11-21", 7), number, before);
            std::fs::write(folder.path().join(&name), "x").unwrap();
            let read = read_name(&super::super::disk::RealDisk, folder.path(), OsStr::new(&name)).unwrap();
            assert_eq!((read.at, read.number, read.before), (at("2026-11-21", 7), number, before), "{name}");
        }
        for other in ["2026-11-21T07-00-00+0100.before-lunch.json", "draft-0123.json", "2026-11-21.json"] {
            std::fs::write(folder.path().join(other), "x").unwrap();
        }
        assert_eq!(list(&super::super::disk::RealDisk, folder.path()).len(), 4);
    }

    #[test]
    fn more_than_200_megabytes_are_not_kept_but_the_newest_is() {
        let copies: Vec<Backup> = (0..5).map(|n| backup(at("2026-11-21", 20 - n), 90_000_000)).collect();
        assert_eq!(left(&copies), ["11-21 20", "11-21 19"]);
        assert_eq!(left(&[backup(at("2026-11-21", 1), 300_000_000)]), ["11-21 01"]);
    }

    #[test]
    fn copies_from_before_great_changes_count_among_the_200_megabytes_but_those_of_a_migration() {
        let mut copies: Vec<Backup> = (0..12).map(|n| backup(at("2026-11-21", 20 - n), 30_000_000)).collect();
        copies[1].before = Some(Before::Migration);
        copies.iter_mut().skip(2).for_each(|copy| copy.before = Some(Before::Import));
        let gone = surplus(&copies);
        assert_eq!(copies.len() - gone.len(), 7, "6 of them have room, and the migration's");
        assert!(!gone.contains(&&copies[1]) && gone.contains(&&copies[8]));
    }
}
