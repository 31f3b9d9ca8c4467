//! Encryption: the bytes of a notebook as they stand in a file that says nothing without its passphrase, and back.
//!
//! This is the seam: above it all bytes are words, below it all bytes are a file's. It must not know a disk, nor what the
//! bytes say. A sealed file is JSON with five keys that anybody can read and one, `data`, that nobody can; the `age`
//! program opens it too.

#[cfg(feature = "encryption")]
mod cipher;
#[cfg(not(feature = "encryption"))]
#[path = "seal/no_cipher.rs"]
mod cipher;

use std::fmt;
use std::io;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Deserialize;
use zeroize::Zeroizing;

use super::load::Trouble;
use crate::model::ReadError;
use cipher::Identity;

/// Whether this guidepost can encrypt at all.
pub const IS_BUILT: bool = cipher::IS_BUILT;

/// The value of `format` in a sealed file.
const FORMAT: &str = "guidepost-encrypted";

const VERSION: u64 = 1;

/// So many bytes are enough to tell a sealed file: `format` is its first key.
pub(super) const HEAD: usize = 256;

/// In so many bytes of one are all that anybody can read, the key too.
pub(super) const FACE: usize = 4096;

/// What anybody sees of a sealed file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// The person's own words for themselves.
    pub hint: String,
    /// For support lines.
    pub country: String,
    /// The identity under the passphrase.
    key: String,
}

/// Why a passphrase opened nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Wrong,
    /// The file asks for more work than a notebook ever does.
    Work,
    Damaged,
    NotBuilt,
}

/// Why an identity opened nothing.
enum Unopened {
    /// It is another's.
    Other,
    /// With what stands before the damage.
    Damaged(Zeroizing<Vec<u8>>),
}

/// What opens one notebook's files, and closes them. Clones are the same key.
#[derive(Clone)]
pub struct Key(Arc<Inner>);

struct Inner {
    identity: Identity,
    face: Mutex<Face>,
}

/// How the key itself stands in files: another passphrase is another face of the same key.
#[derive(Clone)]
struct Face {
    hint: String,
    key: String,
}

/// The keys a store has: at most one to write with, any number to read with.
#[derive(Clone, Default)]
pub(super) struct Ring {
    pub own: Option<Key>,
    pub others: Vec<Key>,
}

/// How much of what is sealed is brought into the form of a ring.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// What the ring's own identity closed stays as it is, under whichever passphrase: nothing tells the newer one.
    Others,
    /// All of it lies under the present passphrase.
    All,
}

/// Bytes in the clear. Those that were decrypted are wiped from memory afterwards.
pub(super) enum Plain<'a> {
    Given(&'a [u8]),
    Opened(Zeroizing<Vec<u8>>),
}

#[derive(Deserialize)]
struct Sealed {
    version: u64,
    #[serde(default)]
    hint: String,
    #[serde(default)]
    country: String,
    key: String,
    data: String,
}

/// Whether these bytes, or the first of them, are those of a sealed file, whole or not.
pub(super) fn is_sealed(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let named =
        |part: &[u8]| part.strip_prefix(b"\"").is_some_and(|part| part.starts_with(FORMAT.as_bytes()));
    head.trim_ascii_start().first() == Some(&b'{') && (0..head.len()).any(|at| named(&head[at..]))
}

impl Sealed {
    fn read(bytes: &[u8]) -> Result<Self, Trouble> {
        let sealed: Self = serde_json::from_slice(bytes).map_err(|error| {
            damaged(error.line(), error.column(), "it is encrypted, and not as guidepost writes that")
        })?;
        match sealed.version {
            VERSION => Ok(sealed),
            version => Err(Trouble::Content(ReadError::Newer { version })),
        }
    }

    fn cover(self) -> Cover {
        Cover { hint: self.hint, country: self.country, key: self.key }
    }
}

/// Whether these are the bytes of a sealed file that is cut off, or not whole in what anybody can read.
pub(super) fn is_damaged(bytes: &[u8]) -> bool {
    is_sealed(bytes) && matches!(Sealed::read(bytes), Err(Trouble::Content(ReadError::Damaged { .. })))
}

fn damaged(line: usize, column: usize, why: &str) -> Trouble {
    Trouble::Content(ReadError::Damaged { line, column, why: why.to_owned() })
}

impl Cover {
    /// Of a sealed file; `None` of any other.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        is_sealed(bytes).then(|| Sealed::read(bytes).ok().map(Sealed::cover)).flatten()
    }

    /// Of a sealed file that is cut off, as long as its beginning is there.
    pub(super) fn of_part(bytes: &[u8]) -> Option<Self> {
        cut_off(bytes).map(Sealed::cover)
    }

    /// Tries a passphrase. Takes about a second and 256 MB of memory, right or wrong.
    pub fn unlock(&self, passphrase: &str) -> Result<Key, Refusal> {
        let identity = Identity::unwrap(&self.key, passphrase)?;
        Ok(Key::with(identity, Face { hint: self.hint.clone(), key: self.key.clone() }))
    }

    /// Whether the same key lies under the same passphrase.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Key {
    /// A new key under a passphrase. That the passphrase opens it again was tried when this says so: it takes twice as
    /// long as to open one.
    pub fn new(passphrase: &str, hint: &str) -> io::Result<Self> {
        Self::made(Identity::new()?, passphrase, hint, cipher::FACTOR)
    }

    /// The same key under another passphrase, as [`Key::new`].
    pub fn under(&self, passphrase: &str, hint: &str) -> io::Result<Self> {
        Self::made(self.0.identity.clone(), passphrase, hint, cipher::FACTOR)
    }

    /// As [`Key::new`], and no lock at all: tests have no second to lose.
    #[doc(hidden)]
    pub fn weak(passphrase: &str, hint: &str) -> io::Result<Self> {
        Self::made(Identity::new()?, passphrase, hint, 1)
    }

    /// What this key closes, for tests.
    #[doc(hidden)]
    pub fn seal(&self, plain: &[u8]) -> io::Result<Vec<u8>> {
        self.close(plain, "")
    }

    /// As [`Key::under`], for tests.
    #[doc(hidden)]
    pub fn weak_under(&self, passphrase: &str, hint: &str) -> io::Result<Self> {
        Self::made(self.0.identity.clone(), passphrase, hint, 1)
    }

    fn made(identity: Identity, passphrase: &str, hint: &str, factor: u8) -> io::Result<Self> {
        let key = identity.wrap(passphrase, factor)?;
        match Identity::unwrap(&key, passphrase) {
            Ok(again) if again.is(&identity) => Ok(Self::with(identity, Face { hint: hint.to_owned(), key })),
            _ => Err(io::Error::other("the new passphrase does not open what it closed")),
        }
    }

    fn with(identity: Identity, face: Face) -> Self {
        Self(Arc::new(Inner { identity, face: Mutex::new(face) }))
    }

    fn face(&self) -> MutexGuard<'_, Face> {
        self.0.face.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Files are written under the passphrase of this one from here on, which this key closed.
    fn adopt(&self, sealed: Sealed) {
        *self.face() = Face { hint: sealed.hint, key: sealed.key };
    }

    fn closed(&self, sealed: &Sealed) -> bool {
        self.0.identity.closed(&sealed.data)
    }

    /// A sealed file that says this. `country` stands in it for all to read.
    fn close(&self, plain: &[u8], country: &str) -> io::Result<Vec<u8>> {
        let data = self.0.identity.close(plain)?;
        let face = self.face().clone();
        Ok(file(&face, country, &data))
    }

    fn open(&self, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        match self.0.identity.open(&sealed.data) {
            // Nobody else's key lies under this passphrase: it is ours and not whole.
            Err(Unopened::Other) if self.face().key == sealed.key => {
                Err(Unopened::Damaged(Zeroizing::default()))
            }
            opened => opened,
        }
    }
}

/// Written by hand, a key a line, so that `format` comes first and what is long comes last.
fn file(face: &Face, country: &str, data: &str) -> Vec<u8> {
    let (hint, key, data) = (text(&face.hint), text(&face.key), text(data));
    let country = text(country);
    format!(
        "{{\"format\":\"{FORMAT}\",\n\"version\":{VERSION},\n\"hint\":{hint},\n\"country\":{country},\n\
         \"key\":{key},\n\"data\":{data}}}\n"
    )
    .into_bytes()
}

/// As it stands in JSON.
fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl Ring {
    fn keys(&self) -> impl Iterator<Item = &Key> {
        self.own.iter().chain(&self.others)
    }

    /// What a file says. One that is not sealed is given back as it is.
    pub fn open<'a>(&self, bytes: &'a [u8]) -> Result<Plain<'a>, Trouble> {
        if !is_sealed(bytes) {
            return Ok(Plain::Given(bytes));
        }
        let sealed = Sealed::read(bytes)?;
        for key in self.keys() {
            match key.open(&sealed) {
                Ok(plain) => return Ok(Plain::Opened(plain)),
                Err(Unopened::Damaged(_)) => return Err(damaged(1, 1, "its encryption does not add up")),
                Err(Unopened::Other) => {}
            }
        }
        Err(Trouble::Locked(Box::new(sealed.cover())))
    }

    /// What still can be read of a file that is damaged or cut off.
    pub fn open_partly<'a>(&self, bytes: &'a [u8]) -> Plain<'a> {
        if !is_sealed(bytes) {
            return Plain::Given(bytes);
        }
        let Some(sealed) = Sealed::read(bytes).ok().or_else(|| cut_off(bytes)) else {
            return Plain::Opened(Zeroizing::default());
        };
        let opened = self.keys().find_map(|key| match key.open(&sealed) {
            Ok(plain) | Err(Unopened::Damaged(plain)) => Some(plain),
            Err(Unopened::Other) => None,
        });
        Plain::Opened(opened.unwrap_or_default())
    }

    /// The file that says this: sealed where there is a key to write with.
    pub fn close(&self, plain: Vec<u8>, country: &str) -> io::Result<Vec<u8>> {
        match &self.own {
            Some(key) => key.close(&Zeroizing::new(plain), country),
            None => Ok(plain),
        }
    }

    /// As [`Ring::close`], and opened again to be sure.
    pub fn close_surely(&self, plain: &[u8], country: &str) -> io::Result<Vec<u8>> {
        let Some(own) = &self.own else { return Ok(plain.to_vec()) };
        let bytes = own.close(plain, country)?;
        match self.open(&bytes) {
            Ok(again) if *again == *plain => Ok(bytes),
            _ => Err(io::Error::other("what was encrypted does not open again")),
        }
    }

    /// The bytes of a file as this ring would write them. `None`: it would write these.
    pub fn aligned(&self, bytes: &[u8], reach: Reach) -> Result<Option<Vec<u8>>, Trouble> {
        let Some(own) = &self.own else {
            return Ok(if is_sealed(bytes) { Some(self.open(bytes)?.to_vec()) } else { None });
        };
        if !is_sealed(bytes) {
            return Ok(Some(self.close_surely(bytes, "")?));
        }
        let (sealed, face) = (Sealed::read(bytes)?, own.face().clone());
        match reach {
            _ if sealed.key == face.key => Ok(None),
            Reach::Others if own.closed(&sealed) => Ok(None),
            Reach::All if own.open(&sealed).is_ok() => Ok(Some(file(&face, &sealed.country, &sealed.data))),
            _ => Ok(Some(self.close_surely(&self.open(bytes)?, &sealed.country)?)),
        }
    }

    /// Whether a file with this beginning is one that [`Ring::aligned`] leaves as it is. The key in it says so.
    pub fn begins_like(&self, head: &[u8]) -> bool {
        match &self.own {
            None => !is_sealed(head),
            Some(own) => is_sealed(head) && String::from_utf8_lossy(head).contains(&text(&own.face().key)),
        }
    }

    /// Which of the keys closed these bytes: what they open with says so, not the key that lies in them.
    pub fn which(&self, bytes: &[u8]) -> Option<Key> {
        let sealed = is_sealed(bytes).then(|| Sealed::read(bytes).ok()).flatten()?;
        self.keys().find(|key| key.closed(&sealed)).cloned()
    }

    /// Whether a file's words and its passphrase are those of the key that is written with.
    pub fn writes_like(&self, bytes: &[u8]) -> bool {
        let (Some(own), Ok(sealed)) = (&self.own, Sealed::read(bytes)) else { return false };
        own.face().key == sealed.key && own.closed(&sealed)
    }

    /// From now on files are written as this one is: with the key that closed it, under its passphrase.
    pub fn write_like(&mut self, bytes: &[u8]) {
        let (Some(key), Ok(sealed)) = (self.which(bytes), Sealed::read(bytes)) else { return };
        key.adopt(sealed);
        let before = self.own.replace(key.clone());
        self.others.extend(before.filter(|before| !Arc::ptr_eq(&before.0, &key.0)));
    }
}

/// A sealed file without its end, or with zeros in place of it.
fn cut_off(bytes: &[u8]) -> Option<Sealed> {
    let end = bytes.iter().rposition(|byte| *byte != 0)? + 1;
    let whole = bytes[..end].strip_suffix(b"\\").unwrap_or(&bytes[..end]);
    let ends = [&b"\"}"[..], b"}"];
    ends.into_iter().find_map(|end| Sealed::read(&[whole, end].concat()).ok())
}

impl Deref for Plain<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Given(bytes) => bytes,
            Self::Opened(bytes) => bytes,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Wrong => "That is not the passphrase.",
            Self::Work => "It asks for more work than a notebook of guidepost's does, so it was left alone.",
            Self::Damaged => {
                "Its key is damaged, so no passphrase opens it. A backup of it may: guidepost backup list."
            }
            Self::NotBuilt => NOT_BUILT,
        })
    }
}

/// Said where encryption is not built in.
pub const NOT_BUILT: &str =
    "This guidepost was built without encryption. Build it with: cargo build --release";

#[cfg(test)]
#[cfg(feature = "encryption")]
mod tests;
