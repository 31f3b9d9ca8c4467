//! What can be seen of a notebook's file and of everything around it without changing any of it. Facts, no advice, and
//! nothing of what is written in it.

use std::fs::{self, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::backup::Backup;
use super::disk::{Disk, Kind, Look, RealDisk};
use super::load::{self, Found, LoadError, Parsed, Trouble};
use super::migrate::STEPS;
use super::seal::{self, Key, Ring};
use super::write::{folder, is_temp};
use super::{Copies, Opening, Place, Store, backup, beside, draft, private, save};
use crate::model::settings::Clock;
use crate::model::{Checksum, Id, Moment, VERSION};

/// Everything that was seen.
#[derive(Debug)]
pub struct Checkup {
    /// As the person named it.
    pub data: PathBuf,
    /// Where its symbolic links lead, one after the other.
    pub links: Vec<PathBuf>,
    /// The file itself.
    pub real: PathBuf,
    pub look: Option<Look>,
    /// Why it cannot be read; none also where there is no file, or one that only wants its passphrase.
    pub trouble: Option<LoadError>,
    /// It is encrypted.
    pub is_sealed: bool,
    /// Files of an encrypted notebook that are not.
    pub plain: Vec<PathBuf>,
    pub notebook: Option<About>,
    /// The folder of the file.
    pub home: Option<Look>,
    /// Where backups and drafts are kept.
    pub state: Option<PathBuf>,
    pub state_look: Option<Look>,
    pub lock: Lock,
    /// Temporary files of saves that were killed.
    pub leftovers: Vec<PathBuf>,
    pub drafts: usize,
    /// Drafts and notebooks put aside in the folder of drafts, because they could not be read or not be saved.
    pub aside: Vec<PathBuf>,
    /// Newest first, each with whether it can be read.
    pub backups: Vec<(Backup, bool)>,
    /// Other copies of the notebook beside it, each with whether it says something that the notebook does not.
    pub copies: Vec<(PathBuf, bool)>,
    /// A program that copies the folder elsewhere.
    pub sync: Option<&'static str>,
    /// The name of a file system on another machine.
    pub network: Option<&'static str>,
    /// Bytes that can still be written where the file is.
    pub free: Option<u64>,
    pub me: u32,
}

/// What the notebook is, without a word of it.
#[derive(Debug)]
pub struct About {
    pub version: u64,
    pub revision: u64,
    pub records: usize,
    pub checksum: Checksum,
    /// Records in two versions, of which the person is to choose.
    pub versions: usize,
    /// The moment of the last change by the clock it was made under.
    pub last: Moment,
    /// How the person reads times.
    pub clock: Clock,
    document: Id,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lock {
    Free,
    /// By the process of that number, where the system tells.
    Held(Option<u32>),
    Unknown(String),
}

/// Looks at everything; into an encrypted notebook with its key, and else round it.
pub fn checkup(place: &Place, now: DateTime<FixedOffset>, key: Option<Key>) -> Checkup {
    let disk = &RealDisk;
    let links = links(disk, place.data());
    let real = load::resolve(disk, place.data()).unwrap_or_else(|_| place.data().to_path_buf());
    let ring = Ring { own: None, others: key.clone().into_iter().collect() };
    let (found, trouble) = read(disk, place, &real);
    let notebook = found.as_ref().and_then(|found| About::of(&found.bytes, &ring));
    let refusal = || found.as_ref().filter(|_| notebook.is_none()).and_then(|_| refusal(place, now, key));
    let trouble = trouble.or_else(refusal).filter(|trouble| !matches!(trouble.trouble, Trouble::Locked(_)));
    let is_sealed = found.as_ref().is_some_and(|found| seal::is_sealed(&found.bytes));
    let document = notebook.as_ref().map(|about| about.document);
    let home = folder(&real);
    let mut checkup = Checkup {
        data: place.data().to_path_buf(),
        links,
        look: disk.look(&real).ok(),
        trouble,
        is_sealed,
        plain: Vec::new(),
        notebook,
        home: look_through(home),
        state: place.state().map(Path::to_path_buf),
        state_look: place.state().and_then(look_through),
        lock: lock(&home.join(save::LOCK)),
        leftovers: leftovers(disk, home),
        drafts: 0,
        aside: Vec::new(),
        backups: Vec::new(),
        copies: found.as_ref().map(|found| copies(disk, &real, found, &ring)).unwrap_or_default(),
        sync: sync(home),
        network: network(home),
        free: free(home),
        me: private::owner_of_this_process(),
        real,
    };
    checkup.look_at_state(disk, place, document, &ring);
    checkup
}

fn copies(disk: &dyn Disk, real: &Path, found: &Found, ring: &Ring) -> Vec<(PathBuf, bool)> {
    let Ok(Parsed { notebook, .. }) = load::parse(&found.bytes, STEPS, ring) else { return Vec::new() };
    let copies = beside::list(disk, real, notebook.document(), ring).into_iter();
    copies.map(|(path, _, copy)| (path, !notebook.knows_all_of(&copy))).collect()
}

impl About {
    fn of(bytes: &[u8], ring: &Ring) -> Option<Self> {
        let Parsed { notebook, checksum, .. } = load::parse(bytes, STEPS, ring).ok()?;
        Some(Self {
            version: VERSION,
            revision: notebook.revision(),
            records: notebook.ids().count(),
            checksum,
            versions: notebook.in_versions().len(),
            last: notebook.last_rev().moment(),
            clock: notebook.settings.clock.clone(),
            document: notebook.document(),
        })
    }
}

impl Checkup {
    fn look_at_state(&mut self, disk: &dyn Disk, place: &Place, document: Option<Id>, ring: &Ring) {
        let Some(state) = place.state() else { return };
        let mut folders = backup::folders_of(disk, state, &self.real);
        folders.extend(document.map(|document| state.join(document.to_string())));
        folders.extend(super::folder_without_file(place));
        folders.sort();
        folders.dedup();
        for folder in &folders {
            let copies = backup::list(disk, folder).into_iter();
            self.backups.extend(copies.map(|copy| {
                let good = backup::is_good(disk, &copy.path, STEPS, ring);
                (copy, good)
            }));
            let names = disk.list(folder).unwrap_or_default();
            for name in names.iter().filter_map(|name| name.to_str()) {
                match name {
                    _ if draft::is_whole(name) => self.drafts += 1,
                    _ if draft::is_lock(name) => {}
                    _ if draft::is_ours(name) || super::spare::is_ours(name) => {
                        self.aside.push(folder.join(name));
                    }
                    _ => {}
                }
            }
            self.leftovers.extend(leftovers(disk, folder));
            if self.is_sealed {
                self.plain.extend(super::sealing::plain_in(disk, folder));
            }
        }
        if self.is_sealed {
            self.plain.extend(super::sealing::plain_beside(disk, &self.real));
        }
        self.backups.sort_by_key(|(backup, _)| std::cmp::Reverse((backup.at, backup.number)));
    }
}

fn read(disk: &dyn Disk, place: &Place, real: &Path) -> (Option<Found>, Option<LoadError>) {
    let error = |why: Trouble| LoadError::new(place.data(), why);
    if let Err(why) = load::resolve(disk, place.data()) {
        return (None, Some(error(why)));
    }
    match load::fetch(disk, real) {
        Ok(found) => (found, None),
        Err(why) => (None, Some(error(why))),
    }
}

/// Why the bytes are no notebook, with the backup that may help.
fn refusal(place: &Place, now: DateTime<FixedOffset>, key: Option<Key>) -> Option<LoadError> {
    let document = crate::model::Mint::new(0).id(now);
    Store::open_with(Opening { key, ..Opening::new(place.clone(), Copies::Never, document) }).err()
}

fn links(disk: &dyn Disk, data: &Path) -> Vec<PathBuf> {
    let mut links = Vec::new();
    let mut path = data.to_path_buf();
    while links.len() < 40 && disk.look(&path).is_ok_and(|look| look.kind == Kind::Link) {
        let Ok(target) = disk.link(&path) else { break };
        path = folder(&path).join(target);
        links.push(path.clone());
    }
    links
}

/// What stands at the end of the links.
fn look_through(path: &Path) -> Option<Look> {
    fs::metadata(path).ok().map(|data| Look::from(&data))
}

fn leftovers(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
    let names = disk.list(folder).unwrap_or_default();
    names.iter().filter(|name| is_temp(name)).map(|name| folder.join(name)).collect()
}

/// Takes it for a moment if it is free: that changes nothing.
fn lock(path: &Path) -> Lock {
    let Ok(look) = RealDisk.look(path) else { return Lock::Free };
    if look.kind != Kind::File {
        return Lock::Unknown("it is not a file".to_owned());
    }
    match OpenOptions::new().read(true).open(path) {
        Ok(file) => match file.try_lock() {
            Ok(()) => Lock::Free,
            Err(TryLockError::WouldBlock) => Lock::Held(holder(look.stamp.inode)),
            Err(TryLockError::Error(error)) => Lock::Unknown(load::reason(&error)),
        },
        Err(error) => Lock::Unknown(load::reason(&error)),
    }
}

/// `1: FLOCK  ADVISORY  WRITE 4711 08:01:1234 0 EOF`: the process and, last of three, the file.
fn holder(inode: u64) -> Option<u32> {
    let locks = fs::read_to_string("/proc/locks").ok()?;
    let line = locks.lines().find(|line| {
        let place = line.split_whitespace().nth(5).and_then(|place| place.rsplit(':').next());
        place == Some(&inode.to_string())
    })?;
    line.split_whitespace().nth(4)?.parse().ok()
}

/// Names of folders, and of files in them, by which programs that copy folders are known.
const SYNC: &[(&str, &[&str], &[&str])] = &[
    ("Syncthing", &[], &[".stfolder"]),
    ("Dropbox", &["Dropbox"], &[".dropbox", ".dropbox.cache"]),
    ("OneDrive", &["OneDrive"], &[]),
    ("Nextcloud", &["Nextcloud", "ownCloud"], &[".owncloudsync.log", ".nextcloudsync.log"]),
    ("iCloud", &["Mobile Documents", "iCloud Drive"], &[]),
    ("Google Drive", &["Google Drive", "GoogleDrive"], &[]),
    ("git", &[], &[".git"]),
];

fn sync(home: &Path) -> Option<&'static str> {
    let home = fs::canonicalize(home).unwrap_or_else(|_| home.to_path_buf());
    let is_named = |folder: &Path, names: &[&str]| {
        folder.file_name().and_then(|name| name.to_str()).is_some_and(|name| names.contains(&name))
    };
    let holds = |folder: &Path, files: &[&str]| files.iter().any(|file| folder.join(file).exists());
    home.ancestors().find_map(|folder| {
        let row = SYNC.iter().find(|(_, names, files)| is_named(folder, names) || holds(folder, files));
        row.map(|(name, ..)| *name)
    })
}

/// What Linux calls file systems that are on another machine (statfs(2)), and those of user programs, which often are.
#[cfg(target_os = "linux")]
const NETWORKS: &[(u32, &str)] = &[
    (0x6969, "NFS"),
    (0x517b, "SMB"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB"),
    (0x6573_5546, "FUSE"),
    (0x00c3_6400, "Ceph"),
    (0x5346_414f, "AFS"),
];

#[cfg(target_os = "linux")]
fn network(home: &Path) -> Option<&'static str> {
    let kind = rustix::fs::statfs(home).ok()?.f_type as u32;
    NETWORKS.iter().find(|(number, _)| *number == kind).map(|(_, name)| *name)
}

#[cfg(not(target_os = "linux"))]
fn network(_: &Path) -> Option<&'static str> {
    None
}

/// Of the folder, or of the nearest one above it that is there.
fn free(home: &Path) -> Option<u64> {
    let there = home.ancestors().find(|folder| fs::metadata(folder).is_ok())?;
    let space = rustix::fs::statvfs(there).ok()?;
    Some(space.f_bavail.saturating_mul(space.f_frsize))
}
