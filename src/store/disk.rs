//! The few file operations that loading and saving are made of, and the real disk under them.
//!
//! Every promise about files is kept by the order of these calls, so a disk of a test can stop, refuse or forget at each
//! of them. Knows nothing of notebooks.

use std::any::Any;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Access, OFlags};
use rustix::io::Errno;

use super::private;

/// File operations, each as small as the system's own. Paths are absolute.
pub trait Disk: Send + Sync {
    /// What stands at the path itself: a link is not followed.
    fn look(&self, path: &Path) -> io::Result<Look>;
    /// Where a symbolic link leads, as it is written.
    fn link(&self, path: &Path) -> io::Result<PathBuf>;
    /// The bytes of a regular file, at most `most` and one more. Never waits: what is not a regular file has no bytes.
    fn read(&self, path: &Path, most: u64) -> io::Result<(Look, Vec<u8>)>;
    /// Whether the person may write to the file as it stands.
    fn writable(&self, path: &Path) -> io::Result<()>;
    /// A new private file. `AlreadyExists` if the name is taken. As `owner` it belongs to them or is an error.
    fn create(&self, path: &Path, owner: Option<Owner>) -> io::Result<Box<dyn Sink>>;
    fn rename(&self, from: &Path, to: &Path, onto: Onto) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// One new private folder.
    fn make_dir(&self, folder: &Path) -> io::Result<()>;
    /// A folder whose names are to be made to last later: what opening it needs is had by then.
    fn open_dir(&self, folder: &Path) -> io::Result<Box<dyn Names>>;
    /// Makes the names in a folder last.
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.open_dir(folder)?.sync()
    }
    /// Takes the lock, which is free again when the answer is dropped. `None`: somebody else has it.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Lock>>;
}

/// A file being written.
pub trait Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes the bytes last.
    fn sync(&mut self) -> io::Result<()>;
}

/// An open folder.
pub trait Names {
    /// Makes the names in it last.
    fn sync(&self) -> io::Result<()>;
}

/// A held lock.
pub type Lock = Box<dyn Any + Send>;

/// User and group.
pub type Owner = (u32, u32);

/// What a rename does with a name that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onto {
    /// It is an error, `AlreadyExists`.
    New,
    /// It is replaced.
    Any,
    /// The two files change places. `Unsupported` where the system cannot do it, `NotFound` without a second file.
    Swap,
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub kind: Kind,
    pub stamp: Stamp,
    /// The permission bits.
    pub mode: u32,
    pub owner: Owner,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    Link,
    Pipe,
    Socket,
    Device,
}

/// What the system says of a file's state. Compared with `!=` only: clocks go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub device: u64,
    pub inode: u64,
    pub bytes: u64,
    /// Seconds and nanoseconds of the last change of the bytes, then of anything.
    pub times: [i64; 4],
}

impl From<&Metadata> for Look {
    fn from(data: &Metadata) -> Self {
        let kind = data.file_type();
        let kind = match () {
            () if kind.is_file() => Kind::File,
            () if kind.is_dir() => Kind::Folder,
            () if kind.is_symlink() => Kind::Link,
            () if kind.is_fifo() => Kind::Pipe,
            () if kind.is_socket() => Kind::Socket,
            () => Kind::Device,
        };
        let times = [data.mtime(), data.mtime_nsec(), data.ctime(), data.ctime_nsec()];
        let stamp = Stamp { device: data.dev(), inode: data.ino(), bytes: data.len(), times };
        Self { kind, stamp, mode: data.mode() & 0o7777, owner: (data.uid(), data.gid()) }
    }
}

/// The disk of this machine.
pub struct RealDisk;

impl Disk for RealDisk {
    fn look(&self, path: &Path) -> io::Result<Look> {
        Ok(Look::from(&fs::symlink_metadata(path)?))
    }

    fn link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<(Look, Vec<u8>)> {
        // Opening a pipe without NONBLOCK waits for a writer that never comes.
        let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits() as i32;
        let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
        let look = Look::from(&file.metadata()?);
        let mut bytes = Vec::new();
        if look.kind == Kind::File {
            bytes.reserve_exact(look.stamp.bytes.min(most) as usize + 1);
            file.take(most + 1).read_to_end(&mut bytes)?;
        }
        Ok((look, bytes))
    }

    fn writable(&self, path: &Path) -> io::Result<()> {
        Ok(rustix::fs::access(path, Access::WRITE_OK)?)
    }

    fn create(&self, path: &Path, owner: Option<Owner>) -> io::Result<Box<dyn Sink>> {
        let file = private::create(path)?;
        match owner.map_or(Ok(()), |owner| give(&file, owner)) {
            Ok(()) => Ok(Box::new(file)),
            Err(error) => {
                let _ = fs::remove_file(path);
                Err(error)
            }
        }
    }

    fn rename(&self, from: &Path, to: &Path, onto: Onto) -> io::Result<()> {
        match onto {
            Onto::Any => fs::rename(from, to),
            Onto::New => rename_to_new(from, to),
            Onto::Swap => swap(from, to),
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        // The standard library's own list panics where closing a folder is an error.
        let flags = OFlags::DIRECTORY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let mut names = Vec::new();
        for entry in rustix::fs::Dir::new(rustix::fs::open(folder, flags, rustix::fs::Mode::empty())?)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name != "." && name != ".." {
                names.push(name.to_os_string());
            }
        }
        Ok(names)
    }

    fn make_dir(&self, folder: &Path) -> io::Result<()> {
        private::make_dir(folder)
    }

    fn open_dir(&self, folder: &Path) -> io::Result<Box<dyn Names>> {
        Ok(Box::new(File::open(folder)?))
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let file = match private::create(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => open_lock(path)?,
            file => file?,
        };
        match file.try_lock() {
            Ok(()) => Ok(Some(Box::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl Sink for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

impl Names for File {
    fn sync(&self) -> io::Result<()> {
        match self.sync_all() {
            // Some file systems have nothing to sync in a folder, and say so.
            Err(error) if is(&error, &[Errno::INVAL, Errno::NOTSUP, Errno::OPNOTSUPP]) => Ok(()),
            answer => answer,
        }
    }
}

/// Whether the system gave one of these reasons.
pub fn is(error: &io::Error, any: &[Errno]) -> bool {
    Errno::from_io_error(error).is_some_and(|errno| any.contains(&errno))
}

fn open_lock(path: &Path) -> io::Result<File> {
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits() as i32;
    OpenOptions::new().read(true).write(true).custom_flags(flags).open(path)
}

/// Only the user must fit: a file that is the owner's alone has no use for its group.
fn give(file: &File, (user, group): Owner) -> io::Result<()> {
    let now = file.metadata()?;
    if now.uid() == user {
        let _ = (now.gid() != group).then(|| std::os::unix::fs::fchown(file, None, Some(group)));
        return Ok(());
    }
    std::os::unix::fs::fchown(file, Some(user), Some(group))
}

fn rename_to_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::retry_on_intr;
        let rename = || renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE);
        match retry_on_intr(rename) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
            answer => return Ok(answer?),
        }
    }
    match fs::hard_link(from, to) {
        Err(error) if is(&error, &[Errno::PERM, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP]) => {
            match fs::symlink_metadata(to) {
                Ok(_) => Err(ErrorKind::AlreadyExists.into()),
                Err(_) => fs::rename(from, to),
            }
        }
        answer => answer.and_then(|()| fs::remove_file(from)),
    }
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn swap(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match rustix::io::retry_on_intr(|| renameat_with(CWD, from, CWD, to, RenameFlags::EXCHANGE)) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Err(ErrorKind::Unsupported.into()),
        answer => Ok(answer?),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn swap(_from: &Path, _to: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
