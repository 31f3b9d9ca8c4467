//! One test binary: one link.
