//! One test binary: one link.
#![allow(clippy::unwrap_used)]

mod cli;
mod file;
mod pty;
