//! One test binary: one link.
mod pty;
