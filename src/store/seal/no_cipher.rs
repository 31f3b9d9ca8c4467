//! In place of the cipher in a guidepost that was built without encryption: it opens nothing and closes nothing.

use std::io;

use zeroize::Zeroizing;

use super::{Refusal, Unopened};

pub const IS_BUILT: bool = false;

pub const FACTOR: u8 = 0;

/// There is none.
#[derive(Clone)]
pub enum Identity {}

impl Identity {
    pub fn new() -> io::Result<Self> {
        Err(io::Error::from(io::ErrorKind::Unsupported))
    }

    pub fn is(&self, _: &Self) -> bool {
        match *self {}
    }

    pub fn wrap(&self, _: &str, _: u8) -> io::Result<String> {
        match *self {}
    }

    pub fn unwrap(_: &str, _: &str) -> Result<Self, Refusal> {
        Err(Refusal::NotBuilt)
    }

    pub fn close(&self, _: &[u8]) -> io::Result<String> {
        match *self {}
    }

    pub fn open(&self, _: &str) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        match *self {}
    }
}
