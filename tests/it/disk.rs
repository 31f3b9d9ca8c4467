//! A disk that can lose power: what was written is apart from what would survive, and every state in between is kept.
//!
//! Names reach the disk in the order in which they were made, bytes in any part, each only for sure once it was synced.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use guidepost::store::disk::{Disk, Kind, Lock, Look, Names, Onto, Owner, Sink, Stamp};
use rustix::io::Errno;

/// A writer that does something wrong, for the test of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    None,
    NoSync,
    NoDirSync,
    InPlace,
}

#[derive(Clone)]
pub struct ModelDisk {
    world: Arc<Mutex<World>>,
    fault: Fault,
}

#[derive(Clone, Default)]
pub struct World {
    files: Vec<Bytes>,
    names: BTreeMap<PathBuf, Node>,
    kept_names: BTreeMap<PathBuf, Node>,
    /// Not synced yet, oldest first.
    pending: Vec<Renamed>,
    locks: BTreeSet<PathBuf>,
    calls: usize,
    /// From which call on, for how many calls, with what.
    refuse: Option<(usize, usize, Errno)>,
    /// What another program puts there just before each of the next renames to that name.
    arrivals: VecDeque<(PathBuf, Vec<u8>)>,
    /// Two files cannot change places here.
    plain: bool,
    /// What was on a drive that is not there now.
    unplugged: BTreeMap<PathBuf, Node>,
    /// Another one after each unplugging.
    device: u64,
    /// The world before each call, and in the middle of each write.
    moments: Option<Vec<World>>,
    /// How many changes were called saved.
    pub saved: usize,
}

#[derive(Clone, Default)]
struct Bytes {
    now: Vec<u8>,
    kept: Vec<u8>,
    version: i64,
}

#[derive(Clone, Debug, PartialEq)]
enum Node {
    File(usize),
    Folder,
}

/// One change of names: what each path is from now on.
#[derive(Clone)]
struct Renamed(Vec<(PathBuf, Option<Node>)>);

impl ModelDisk {
    pub fn new(fault: Fault) -> Self {
        let folders: BTreeMap<PathBuf, Node> =
            ["/", "/home"].into_iter().map(|path| (PathBuf::from(path), Node::Folder)).collect();
        let world = World { names: folders.clone(), kept_names: folders, ..World::default() };
        Self { world: Arc::new(Mutex::new(world)), fault }
    }

    /// The disk of a machine that was started again in this state.
    pub fn after(world: World) -> Self {
        Self { world: Arc::new(Mutex::new(world)), fault: Fault::None }
    }

    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap()
    }

    /// Keeps every state from now on.
    pub fn watch(&self) {
        self.world().moments = Some(Vec::new());
    }

    pub fn moments(&self) -> Vec<World> {
        self.world().moments.take().unwrap()
    }

    pub fn calls(&self) -> usize {
        self.world().calls
    }

    /// Refuses `count` calls, the first of them the one that comes after `later` others.
    pub fn refuse(&self, later: usize, count: usize, errno: Errno) {
        let mut world = self.world();
        world.refuse = Some((world.calls + later, count, errno));
    }

    /// A file system that knows no change of places.
    pub fn plain(self) -> Self {
        self.world().plain = true;
        self
    }

    /// Another program, which knows of no lock, writes this file just before one of the next renames to its name: the
    /// first that is not spoken for.
    pub fn let_arrive(&self, path: &str, bytes: &[u8]) {
        self.world().arrivals.push_back((PathBuf::from(path), bytes.to_vec()));
    }

    /// A drive with everything in this folder goes; its mount point, an empty folder, stays.
    pub fn unplug(&self, folder: &str) {
        let mut world = self.world();
        let away: Vec<PathBuf> = world
            .names
            .keys()
            .filter(|path| path.starts_with(folder) && *path != Path::new(folder))
            .cloned()
            .collect();
        for path in away {
            let node = world.names.remove(&path).unwrap();
            world.unplugged.insert(path, node);
        }
        world.device += 1;
    }

    /// It never was.
    pub fn forget_the_drive(&self) {
        let mut world = self.world();
        world.unplugged.clear();
        world.kept_names = world.names.clone();
        world.pending.clear();
    }

    /// It is there again, as a device of another number.
    pub fn plug(&self) {
        let mut world = self.world();
        let back = std::mem::take(&mut world.unplugged);
        world.names.extend(back);
        world.device += 1;
    }

    /// A file that was always there.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let mut world = self.world();
        let node = Node::File(world.files.len());
        world.files.push(Bytes { now: bytes.to_vec(), kept: bytes.to_vec(), version: 0 });
        let mut folder = PathBuf::new();
        for part in Path::new(path).parent().unwrap() {
            folder.push(part);
            world.names.insert(folder.clone(), Node::Folder);
            world.kept_names.insert(folder.clone(), Node::Folder);
        }
        world.names.insert(PathBuf::from(path), node.clone());
        world.kept_names.insert(PathBuf::from(path), node);
    }

    pub fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let world = self.world();
        let Node::File(file) = world.names.get(Path::new(path))? else { return None };
        Some(world.files[*file].now.clone())
    }

    pub fn paths(&self) -> Vec<PathBuf> {
        self.world().names.keys().cloned().collect()
    }

    fn call(&self) -> io::Result<MutexGuard<'_, World>> {
        let mut world = self.world();
        world.remember();
        world.calls += 1;
        let now = world.calls - 1;
        match world.refuse {
            Some((from, count, errno)) if (from..from.saturating_add(count)).contains(&now) => {
                Err(errno.into())
            }
            _ => Ok(world),
        }
    }
}

impl World {
    /// Refuses nothing any more.
    pub fn heal(&mut self) {
        self.refuse = None;
    }

    /// Whether some name leads to a file with these bytes.
    pub fn has(&self, bytes: &[u8]) -> bool {
        let mut files = self
            .names
            .values()
            .filter_map(|node| if let Node::File(file) = node { Some(file) } else { None });
        files.any(|file| self.files[*file].now == bytes)
    }

    fn remember(&mut self) {
        if let Some(mut moments) = self.moments.take() {
            moments.push(self.clone());
            self.moments = Some(moments);
        }
    }

    /// Every state in which the disk can be after the power went just now, and the one after a mere kill.
    pub fn after_a_crash(&self) -> Vec<World> {
        let torn: Vec<usize> =
            (0..self.files.len()).filter(|n| self.files[*n].now != self.files[*n].kept).collect();
        let mut states = Vec::new();
        for names in 0..=self.pending.len() {
            for mut choice in 0..3_usize.pow(torn.len() as u32) {
                let mut world = World {
                    saved: self.saved,
                    files: self.files.clone(),
                    plain: self.plain,
                    ..World::default()
                };
                for file in &torn {
                    let bytes = &self.files[*file];
                    world.files[*file].now = match choice % 3 {
                        0 => bytes.kept.clone(),
                        1 => bytes.now[..bytes.now.len() / 2].to_vec(),
                        _ => bytes.now.clone(),
                    };
                    choice /= 3;
                }
                world.names = self.kept_names.clone();
                self.pending[..names].iter().for_each(|change| change.apply(&mut world.names));
                world.settle();
                states.push(world);
            }
        }
        states
    }

    fn settle(&mut self) {
        let names = self.names.clone();
        self.names
            .retain(|path, _| path.ancestors().skip(1).all(|above| names.get(above) == Some(&Node::Folder)));
        self.kept_names = self.names.clone();
        self.files.iter_mut().for_each(|file| file.kept = file.now.clone());
    }

    fn rename(&mut self, change: Vec<(PathBuf, Option<Node>)>) {
        let change = Renamed(change);
        change.apply(&mut self.names);
        self.pending.push(change);
    }

    fn node(&self, path: &Path) -> io::Result<Node> {
        self.names.get(path).cloned().ok_or_else(|| Errno::NOENT.into())
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        match self.node(path)? {
            Node::File(file) => Ok(file),
            Node::Folder => Err(Errno::ISDIR.into()),
        }
    }

    fn make(&mut self, path: &Path, node: Node) -> io::Result<()> {
        self.node(path.parent().unwrap())?;
        if self.names.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        self.rename(vec![(path.to_path_buf(), Some(node))]);
        Ok(())
    }

    fn arrive(&mut self, to: &Path) {
        if self.arrivals.front().is_some_and(|(path, _)| path == to)
            && let Some((path, bytes)) = self.arrivals.pop_front()
        {
            let node = Node::File(self.files.len());
            self.files.push(Bytes { now: bytes.clone(), kept: bytes, version: 0 });
            self.rename(vec![(path, Some(node))]);
        }
    }

    fn look(&self, path: &Path) -> io::Result<Look> {
        let (kind, inode, bytes, version) = match self.node(path)? {
            Node::Folder => (Kind::Folder, 0, 0, 0),
            Node::File(n) => (Kind::File, n as u64, self.files[n].now.len() as u64, self.files[n].version),
        };
        let stamp = Stamp { device: self.device, inode, bytes, times: [version; 4] };
        Ok(Look { kind, stamp, mode: 0o600, owner: (1, 1) })
    }
}

impl Renamed {
    fn apply(&self, names: &mut BTreeMap<PathBuf, Node>) {
        for (path, node) in &self.0 {
            match node {
                Some(node) => names.insert(path.clone(), node.clone()),
                None => names.remove(path),
            };
        }
    }

    fn is_in(&self, folder: &Path) -> bool {
        self.0[0].0.parent() == Some(folder)
    }
}

struct ModelSink {
    disk: ModelDisk,
    file: usize,
}

impl ModelSink {
    fn fill(&self, bytes: &[u8]) {
        for part in [&bytes[..bytes.len() / 2], bytes] {
            let mut world = self.disk.world();
            let file = &mut world.files[self.file];
            file.now = part.to_vec();
            file.version += 1;
            world.remember();
        }
    }
}

impl Sink for ModelSink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        drop(self.disk.call()?);
        self.fill(bytes);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut world = self.disk.call()?;
        if self.disk.fault != Fault::NoSync {
            let file = &mut world.files[self.file];
            file.kept = file.now.clone();
        }
        Ok(())
    }
}

struct ModelNames {
    disk: ModelDisk,
    folder: PathBuf,
}

impl Names for ModelNames {
    fn sync(&self) -> io::Result<()> {
        let mut world = self.disk.call()?;
        if self.disk.fault != Fault::NoDirSync {
            let (here, elsewhere) =
                std::mem::take(&mut world.pending).into_iter().partition(|name| name.is_in(&self.folder));
            let here: Vec<Renamed> = here;
            here.iter().for_each(|name| name.apply(&mut world.kept_names));
            world.pending = elsewhere;
        }
        Ok(())
    }
}

struct Held {
    disk: ModelDisk,
    path: PathBuf,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.disk.world().locks.remove(&self.path);
    }
}

impl Disk for ModelDisk {
    fn look(&self, path: &Path) -> io::Result<Look> {
        self.call()?.look(path)
    }

    fn link(&self, _path: &Path) -> io::Result<PathBuf> {
        Err(Errno::INVAL.into())
    }

    fn read(&self, path: &Path, _most: u64) -> io::Result<(Look, Vec<u8>)> {
        let world = self.call()?;
        Ok((world.look(path)?, world.files[world.file(path)?].now.clone()))
    }

    fn writable(&self, path: &Path) -> io::Result<()> {
        self.call()?.file(path).map(drop)
    }

    fn create(&self, path: &Path, _owner: Option<Owner>) -> io::Result<Box<dyn Sink>> {
        let mut world = self.call()?;
        let file = world.files.len();
        world.make(path, Node::File(file))?;
        world.files.push(Bytes::default());
        drop(world);
        Ok(Box::new(ModelSink { disk: self.clone(), file }))
    }

    fn rename(&self, from: &Path, to: &Path, onto: Onto) -> io::Result<()> {
        let mut world = self.call()?;
        if onto == Onto::Swap && world.plain {
            return Err(ErrorKind::Unsupported.into());
        }
        world.arrive(to);
        let file = world.file(from)?;
        let there = world.file(to);
        if onto == Onto::New && there.is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if let (Fault::InPlace, Ok(there)) = (self.fault, &there) {
            let there = *there;
            let bytes = world.files[file].now.clone();
            world.rename(vec![(from.to_path_buf(), None)]);
            drop(world);
            ModelSink { disk: self.clone(), file: there }.fill(&bytes);
            self.world().files[there].kept = bytes;
            return Ok(());
        }
        let back = match onto {
            Onto::Swap => Some(Node::File(there?)),
            Onto::New | Onto::Any => None,
        };
        world.rename(vec![(to.to_path_buf(), Some(Node::File(file))), (from.to_path_buf(), back)]);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut world = self.call()?;
        world.file(path)?;
        world.rename(vec![(path.to_path_buf(), None)]);
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let world = self.call()?;
        world.node(folder)?;
        let inside = world.names.keys().filter(|path| path.parent() == Some(folder));
        Ok(inside.filter_map(|path| path.file_name()).map(OsString::from).collect())
    }

    fn make_dir(&self, folder: &Path) -> io::Result<()> {
        self.call()?.make(folder, Node::Folder)
    }

    fn open_dir(&self, folder: &Path) -> io::Result<Box<dyn Names>> {
        self.call()?.node(folder)?;
        Ok(Box::new(ModelNames { disk: self.clone(), folder: folder.to_path_buf() }))
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let mut world = self.call()?;
        if world.node(path).is_err() {
            let file = world.files.len();
            world.make(path, Node::File(file))?;
            world.files.push(Bytes::default());
        }
        let free = world.locks.insert(path.to_path_buf());
        Ok(free.then(|| Box::new(Held { disk: self.clone(), path: path.to_path_buf() }) as Lock))
    }
}
