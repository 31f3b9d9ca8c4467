//! One test binary: one link.

mod smart;
