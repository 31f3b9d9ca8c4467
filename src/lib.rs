//! guidepost: a private notebook for the time between therapy sessions, in a terminal.
//!
//! The rooms, in reading order. What each may know is checked by `tests/it/layers.rs`.

pub mod insight;
pub mod model;
pub mod support;
