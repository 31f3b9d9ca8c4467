//! Drawing: given rows and strings, never asked to decide. Knows forms, text and keys, and not the notebook.
//!
//! Everything here works in an area of any size, also none, and cleans what it is given: text from a file may
//! be handed over as it is.

mod ascii;
pub mod bars;
pub mod chart;
pub mod dialog;
pub mod form;
pub mod layout;
pub mod list;
pub mod month;
pub mod paragraph;
mod put;
pub mod theme;

#[cfg(test)]
mod picture;

pub use self::ascii::{ascii, without_ellipsis};
pub use self::put::{fit_line, put, put_line};
pub use self::theme::{Marks, Theme};
