//! One test binary: one link.

#![allow(clippy::unwrap_used)]

mod disk;
mod faults;
mod file;
mod app;
mod driver;
