//! One test binary: one link.
mod pty;

#![allow(clippy::unwrap_used)]

mod file;
