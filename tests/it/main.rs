//! One test binary: one link.

#![allow(clippy::unwrap_used)]

mod app;
mod cli;
mod disk;
mod driver;
mod properties;
mod support;
mod faults;
mod file;
mod goals;
mod layers;
mod pty;
mod today;
mod smart;
