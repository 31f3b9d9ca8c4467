//! What the notebook says, and the one way it changes. Knows no screen, no key, no disk and no clock.

pub mod calendar;
pub mod checksum;
pub mod day;
mod edit;
pub mod fate;
mod fields;
mod file;
pub mod goal;
pub mod habit;
mod history;
mod id;
mod list;
mod notebook;
pub mod number;
mod rebase;
mod record;
pub mod reflection;
pub mod review;
pub mod session;
pub mod settings;
mod strict;
mod table;
pub mod trash;
mod when;

pub use checksum::Checksum;
pub use edit::{Change, Edit};
pub use fields::{Extra, Words};
pub use file::{FORMAT, ReadError, VERSION};
pub use history::History;
pub use id::{Id, Mint, Rev};
pub use list::{List, Part};
pub use notebook::{Entry, Kind, Notebook};
pub use record::Record;
pub use table::Table;
pub use when::{Moment, When, day_of};
