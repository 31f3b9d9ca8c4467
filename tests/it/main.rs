//! One test binary: one link.

#![allow(clippy::unwrap_used)]

mod app;
mod cli;
mod disk;
mod driver;
mod faults;
mod file;
mod goals;
mod insights;
mod layers;
mod properties;
mod pty;
mod readme;
mod review;
mod smart;
mod support;
mod today;
