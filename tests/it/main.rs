//! One test binary: one link.

mod app;
mod driver;
mod properties;
mod support;
