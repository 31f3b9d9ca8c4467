//! In place of the cipher in a guidepost that was built without encryption: it opens nothing and closes nothing.

use std::io;

use zeroize::Zeroizing;

use super::{Refusal, Unopened};

pub const IS_BUILT: bool = false;

pub const FACTOR: u8 = 0;

/// There never is one.
#[derive(Clone)]
pub struct Identity;

impl Identity {
    pub fn new() -> io::Result<Self> {
        if IS_BUILT { Ok(Self) } else { Err(unsupported()) }
    }

    pub fn is(&self, _: &Self) -> bool {
        IS_BUILT
    }

    pub fn wrap(&self, _: &str, _: u8) -> io::Result<String> {
        Err(unsupported())
    }

    pub fn unwrap(_: &str, _: &str) -> Result<Self, Refusal> {
        Err(Refusal::NotBuilt)
    }

    pub fn close(&self, _: &[u8]) -> io::Result<String> {
        Err(unsupported())
    }

    pub fn closed(&self, _: &str) -> bool {
        IS_BUILT
    }

    pub fn open(&self, _: &str) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        Err(Unopened::Other)
    }
}

fn unsupported() -> io::Error {
    io::ErrorKind::Unsupported.into()
}
