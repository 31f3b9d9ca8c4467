//! Other programs' files, read as bytes: one file, or those of a folder that are asked for by name. Knows nothing of
//! what they say.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::disk::{Disk, Kind, RealDisk};
use super::load::reason;

/// More than this is not read, all files together.
const MOST: u64 = 256 << 20;

/// A program keeps its files in its folder or one below.
const DEPTH: usize = 2;

/// A file's path in what was asked for, with `/`, and its bytes.
pub type Bytes = (String, Vec<u8>);

/// The file, or those files of the folder whose names are `wanted`. The error is a sentence without the path.
pub fn read_foreign(path: &Path, wanted: &[&str]) -> Result<Vec<Bytes>, String> {
    let path = path.canonicalize().map_err(|error| unread(&error))?;
    let disk = &RealDisk;
    let look = disk.look(&path).map_err(|error| unread(&error))?;
    match look.kind {
        Kind::File => {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            Ok(vec![(name, bytes(disk, &path, MOST)?)])
        }
        Kind::Folder if wanted.is_empty() => Err("is a folder, not a file".to_owned()),
        Kind::Folder => {
            let mut found = Vec::new();
            gather(disk, &path, "", DEPTH, wanted, &mut found)?;
            match found.is_empty() {
                true => Err(format!("has none of the files that are looked for ({})", wanted.join(", "))),
                false => Ok(found),
            }
        }
        _ => Err("is not a file".to_owned()),
    }
}

fn gather(
    disk: &dyn Disk,
    folder: &Path,
    below: &str,
    depth: usize,
    wanted: &[&str],
    found: &mut Vec<Bytes>,
) -> Result<(), String> {
    let mut names = disk.list(folder).map_err(|error| unread(&error))?;
    names.sort();
    for name in names {
        let (path, shown) = (folder.join(&name), format!("{below}{}", name.to_string_lossy()));
        match disk.look(&path).map(|look| look.kind) {
            Ok(Kind::File) if wanted.iter().any(|wanted| name == *wanted) => {
                let had: u64 = found.iter().map(|(_, bytes)| bytes.len() as u64).sum();
                found.push((shown, bytes(disk, &path, MOST.saturating_sub(had))?));
            }
            Ok(Kind::Folder) if 0 < depth => {
                gather(disk, &path, &format!("{shown}/"), depth - 1, wanted, found)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn bytes(disk: &dyn Disk, path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let (_, bytes) = disk.read(path, most).map_err(|error| unread(&error))?;
    match bytes.len() as u64 <= most {
        true => Ok(bytes),
        false => Err(format!("is larger than {} MiB; that is more than is read", MOST >> 20)),
    }
}

fn unread(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "is not there".to_owned(),
        _ => format!("cannot be read: {}", reason(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_folder_only_what_is_asked_for_is_read_and_no_link_is_followed() {
        let folder = tempfile::TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("b/c/d")).unwrap();
        for (name, text) in
            [("log", "1"), ("b/log", "2"), ("b/c/log", "3"), ("b/c/d/log", "4"), ("other", "5")]
        {
            std::fs::write(at(name), text).unwrap();
        }
        std::os::unix::fs::symlink(at("other"), at("c")).unwrap();
        std::os::unix::fs::symlink(at("b"), at("loop")).unwrap();
        let names = |wanted: &[&str]| -> Vec<String> {
            read_foreign(folder.path(), wanted).unwrap().into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names(&["log"]), ["b/c/log", "b/log", "log"]);
        assert!(read_foreign(folder.path(), &["none"]).unwrap_err().contains("none of the files"));
        assert!(read_foreign(folder.path(), &[]).unwrap_err().contains("is a folder"));
        assert!(read_foreign(&at("gone"), &[]).unwrap_err().contains("not there"));
        assert_eq!(read_foreign(&at("other"), &[]).unwrap(), [("other".to_owned(), b"5".to_vec())]);
    }
}
