//! One test binary: one link.

#![allow(clippy::unwrap_used)]

mod app;
mod cli;
mod disk;
mod driver;
mod faults;
mod file;
mod goals;
mod layers;
mod merge;
mod properties;
mod pty;
mod readme;
mod smart;
mod support;
mod today;
