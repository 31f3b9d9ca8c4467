//! What we remember of a file in order to notice that somebody else wrote it.

use super::disk::Stamp;
use crate::model::checksum::hash;

/// A file as it was last read or written by us.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// `None` where the system could not say.
    pub stamp: Option<Stamp>,
    pub revision: u64,
    length: usize,
    hash: u64,
}

impl Seen {
    pub fn new(bytes: &[u8], stamp: Option<Stamp>, revision: u64) -> Self {
        Self { stamp, revision, length: bytes.len(), hash: hash(bytes) }
    }

    pub fn says(&self, bytes: &[u8]) -> bool {
        self.length == bytes.len() && self.hash == hash(bytes)
    }
}
