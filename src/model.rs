//! What the notebook says, and the one way it changes. Knows no screen, no key, no disk and no clock.

pub mod calendar;
pub mod day;
mod edit;
pub mod fate;
mod file;
pub mod goal;
pub mod habit;
mod history;
mod id;
mod notebook;
pub mod number;
mod record;
pub mod reflection;
pub mod review;
pub mod session;
pub mod settings;
mod table;
pub mod trash;
mod when;

pub use edit::{Change, Edit};
pub use file::{FORMAT, ReadError, VERSION};
pub use history::History;
pub use id::{Id, Mint, Rev};
pub use notebook::{Entry, Kind, Notebook};
pub use record::{Extra, List, Part, Record, Words};
pub use table::Table;
pub use when::{Moment, When, day_of};
