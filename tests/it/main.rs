//! One test binary: one link.
mod layers;
mod pty;
