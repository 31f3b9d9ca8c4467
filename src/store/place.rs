//! Where the notebook lies, and where its backups and drafts do. Reads the environment, no file.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::load::{LoadError, Trouble};

/// The data file, and the folder for what belongs to it but is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    data: PathBuf,
    state: Option<PathBuf>,
    /// On the command line.
    named: bool,
}

/// What `guidepost where` prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// As it was named.
    pub data: PathBuf,
    /// Where that leads, if it is a symbolic link.
    pub real: PathBuf,
    /// `None` where there is no home directory to keep them in.
    pub backups: Option<PathBuf>,
    /// Where drafts are written in this run.
    pub drafts: Option<PathBuf>,
}

impl Place {
    /// The file named on the command line, else by `GUIDEPOST_DATA`, else the one in the person's data directory.
    /// Backups and drafts are in the state directory, or in the local data directory of a system without one.
    pub fn find(named: Option<PathBuf>) -> Result<Self, LoadError> {
        let variable = env::var_os("GUIDEPOST_DATA").filter(|name| !name.is_empty()).map(PathBuf::from);
        let dirs = home().and_then(|_| ProjectDirs::from("", "", "guidepost"));
        let is_named = named.is_some();
        let data = match named.or(variable) {
            Some(path) => absolute(path)?,
            None => {
                let dirs = dirs.as_ref().ok_or_else(|| LoadError::new("", Trouble::NoHome))?;
                dirs.data_dir().join("guidepost.json")
            }
        };
        let state = dirs.map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_path_buf());
        Ok(Self { data, state, named: is_named })
    }

    /// These very paths, which must be absolute.
    pub fn at(data: impl Into<PathBuf>, state: impl Into<PathBuf>) -> Self {
        Self { data: data.into(), state: Some(state.into()), named: false }
    }

    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Whether the file was named on the command line, so that the next command must name it too.
    pub fn is_named(&self) -> bool {
        self.named
    }

    /// The folder that holds a folder for each notebook. `None` without a home directory.
    pub fn state(&self) -> Option<&Path> {
        self.state.as_deref()
    }
}

/// The person's home, if `HOME` names one. The system's list of users is not asked: a program run without `HOME` was
/// hardly meant to write into a home.
fn home() -> Option<OsString> {
    env::var_os("HOME").filter(|home| Path::new(home).is_absolute())
}

fn absolute(path: PathBuf) -> Result<PathBuf, LoadError> {
    let no_name = |path: PathBuf| LoadError::new(path, Trouble::NoName);
    let full = std::path::absolute(&path).map_err(|_| no_name(path.clone()))?;
    let ends_in_a_folder = path.as_os_str().as_encoded_bytes().ends_with(b"/");
    if full.file_name().is_none() || ends_in_a_folder { Err(no_name(path)) } else { Ok(full) }
}
