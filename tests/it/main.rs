//! One test binary: one link.

#![allow(clippy::unwrap_used)]

mod file;
