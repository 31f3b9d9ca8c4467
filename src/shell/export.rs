//! Files beside the notebook: a new one for somebody else, where the person said (one that is there already stays as it
//! is); those of another program, read.

use std::path::{Path, PathBuf};

use super::clock;
use crate::app::{Export, Wanted};
use crate::exchange::{File, Source};
use crate::model::Edit;
use crate::store;

/// The full path of the file and what is to be kept of it; or what is in the way, and what to do.
pub fn write(export: Export) -> Result<(String, Box<Edit>), String> {
    let Export { path, text, then } = export;
    let path = self::path(&path);
    store::write_new(&path, text.as_bytes()).map_err(|error| error.to_string())?;
    Ok((path.display().to_string(), Box::new(then)))
}

/// The files that are wanted, with the person's time zone; or what is in the way.
pub fn read(wanted: &Wanted) -> Result<Source, String> {
    let path = path(&wanted.path);
    let found = store::read_foreign(&path, wanted.names)
        .map_err(|why| format!("{} {why}. Nothing was taken in.", path.display()))?;
    if found.iter().any(|(_, bytes)| store::is_encrypted(bytes)) {
        let path = path.display();
        return Err(format!(
            "{path} is encrypted. A command asks for its passphrase: guidepost import guidepost {path}"
        ));
    }
    let files = found.into_iter().map(|(path, bytes)| File { path, bytes }).collect();
    Ok(Source::new(files, clock::at))
}

/// What the person means by a path.
pub fn path(path: &str) -> PathBuf {
    full(path, std::env::home_dir().as_deref())
}

/// `~/` is the home folder; a path without a beginning is counted from there too, since a full screen shows no folder.
fn full(path: &str, home: Option<&Path>) -> PathBuf {
    let path = path.trim();
    match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        (None, Some(home)) => home.join(path),
        (_, None) => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_counted_from_home_unless_it_says_otherwise() {
        let at = |path| full(path, Some(Path::new("/home/a"))).display().to_string();
        assert_eq!(at("~/page.txt"), "/home/a/page.txt");
        assert_eq!(at(" page.txt "), "/home/a/page.txt");
        assert_eq!(at("/tmp/page.txt"), "/tmp/page.txt");
        assert_eq!(full("~/page.txt", None), PathBuf::from("~/page.txt"));
    }
}
