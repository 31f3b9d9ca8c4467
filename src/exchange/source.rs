//! What was given to be read: files with their bytes, a zip unpacked in memory, text made sure to be text.

use std::fmt;
use std::io::{Cursor, Read};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use zip::ZipArchive;

/// A local time with the offset it had; none at the ends of time.
pub type Zone = fn(NaiveDateTime) -> Option<DateTime<FixedOffset>>;

/// As much as a zip may hold unpacked, in bytes.
const MOST: u64 = 256 << 20;

/// A file, or all that matters of a folder.
#[derive(Clone, Debug)]
pub struct Source {
    pub files: Arc<Vec<File>>,
    /// The person's own time zone: most programs write no offsets.
    pub zone: Zone,
}

#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its path in the folder, with `/`; of a single file its name.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Why a file as a whole cannot be taken: a sentence that follows its name, without a full stop.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal(pub String);

impl Refusal {
    pub fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Source {
    pub fn new(files: Vec<File>, zone: Zone) -> Self {
        Self { files: Arc::new(files), zone }
    }

    /// With the files of a zip in its place. Of several files only the `wanted` ones are unpacked.
    pub fn opened(&self, wanted: &[&str]) -> Result<Self, Refusal> {
        let [file] = &self.files[..] else { return Ok(self.clone()) };
        if !file.bytes.starts_with(b"PK\x03\x04") {
            return Ok(self.clone());
        }
        Ok(Self::new(unpack(&file.bytes, wanted)?, self.zone))
    }

    /// The one file there is.
    pub fn only(&self) -> Result<&File, Refusal> {
        match &self.files[..] {
            [file] => Ok(file),
            [] => Err(Refusal::new("holds none of the files that are looked for")),
            _ => Err(Refusal::new("holds several files; name the one to read")),
        }
    }

    /// The text of the one file there is.
    pub fn text(&self) -> Result<&str, Refusal> {
        self.only()?.text()
    }

    /// The files of that name, in whatever folder.
    pub fn called<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.name() == name)
    }
}

impl File {
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The folder it lies in, as a path; empty at the top.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Its text, without a byte order mark.
    pub fn text(&self) -> Result<&str, Refusal> {
        let bytes = &self.bytes[..];
        if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
            return Err(Refusal::new("is UTF-16, not UTF-8. Save it as UTF-8 first"));
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
            Refusal::new(format!("is not UTF-8 (line {line}). Save it as UTF-8 first"))
        })?;
        match text.trim().is_empty() {
            true => Err(Refusal::new("is empty")),
            false => Ok(text),
        }
    }
}

fn unpack(bytes: &[u8], wanted: &[&str]) -> Result<Vec<File>, Refusal> {
    let broken = |why: &dyn fmt::Display| Refusal::new(format!("is a zip that cannot be unpacked ({why})"));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let (mut files, mut room) = (Vec::new(), MOST);
    for at in 0..archive.len() {
        let mut packed = archive.by_index(at).map_err(|error| broken(&error))?;
        let path = packed.name().map_err(|error| broken(&error))?.replace('\\', "/");
        let name = path.rsplit('/').next().unwrap_or_default();
        if packed.is_dir() || path.starts_with("__MACOSX/") || !(wanted.is_empty() || wanted.contains(&name))
        {
            continue;
        }
        let mut bytes = Vec::new();
        (&mut packed).take(room + 1).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
        room = room.checked_sub(bytes.len() as u64).ok_or_else(|| {
            Refusal::new(format!("is a zip of more than {} MiB; that is more than is read", MOST >> 20))
        })?;
        files.push(File { path, bytes });
    }
    Ok(files)
}
