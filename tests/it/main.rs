//! One test binary: one link.

#![allow(clippy::unwrap_used)]

mod app;
mod cli;
mod disk;
mod driver;
mod faults;
mod file;
mod goals;
mod kindness;
mod insights;
mod layers;
mod merge;
mod measures;
mod properties;
mod pty;
mod readme;
mod session;
mod smart;
mod support;
mod today;
