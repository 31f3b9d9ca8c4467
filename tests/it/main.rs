//! One test binary: one link.
mod layers;
mod pty;

mod app;
mod driver;

#![allow(clippy::unwrap_used)]

mod disk;
mod faults;
mod file;
