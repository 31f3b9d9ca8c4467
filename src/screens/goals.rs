//! x
pub mod focus;
