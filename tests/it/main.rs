//! One test binary: one link.

#![allow(clippy::unwrap_used)]

mod again;
mod app;
mod chaos;
mod cli;
mod clock;
mod disk;
mod driver;
mod exchange;
mod faults;
mod file;
mod goals;
mod insights;
mod journal;
mod kindness;
mod layers;
mod looks;
mod measures;
mod merge;
mod plain;
mod properties;
mod pty;
mod readme;
mod reflect;
mod review;
mod sealed;
mod session;
mod smart;
mod support;
mod svg;
mod today;
mod versions;
mod windows;
