//! What is the owner's alone: files 0600 and folders 0700 from birth under any umask, a process that leaves no core.
//!
//! Knows nothing of notebooks.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::process::{Resource, Rlimit};

const FILE: u32 = 0o600;
const FOLDER: u32 = 0o700;

/// Asks the system neither to write a core of this process nor to let another process of the same person read it.
/// A system that will not is no reason to stop.
pub fn harden() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = rustix::process::setrlimit(Resource::Core, none);
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// The user this process acts for.
pub fn owner_of_this_process() -> u32 {
    rustix::process::geteuid().as_raw()
}

/// A new file, open for writing. `AlreadyExists` if anything, be it a dangling link, has this name.
pub fn create(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().read(true).write(true).create_new(true).mode(FILE).open(path)?;
    if file.metadata()?.mode() & 0o777 != FILE {
        file.set_permissions(Permissions::from_mode(FILE))?;
    }
    give_to_the_folders_owner(path);
    Ok(file)
}

/// One new folder.
pub fn make_dir(path: &Path) -> io::Result<()> {
    DirBuilder::new().mode(FOLDER).create(path)?;
    if fs::symlink_metadata(path)?.mode() & 0o777 != FOLDER {
        fs::set_permissions(path, Permissions::from_mode(FOLDER))?;
    }
    give_to_the_folders_owner(path);
    Ok(())
}

/// The folder and those above it, as far as they are missing.
pub fn make_dirs(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    path.parent().map_or(Ok(()), make_dirs)?;
    match make_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

/// What root makes in somebody's folder must not lock that person out of their own notebook.
fn give_to_the_folders_owner(path: &Path) {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let Some(Ok(folder)) = path.parent().map(fs::metadata) else { return };
    if folder.uid() != 0 {
        let _ = std::os::unix::fs::lchown(path, Some(folder.uid()), Some(folder.gid()));
    }
}
