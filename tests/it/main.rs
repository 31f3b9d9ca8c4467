//! One test binary: one link.
mod layers;
mod pty;

mod app;
mod driver;
