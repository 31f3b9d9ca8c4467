//! Low days in a row, for offering less: nothing is shown of it and nothing is decided by it.

use chrono::NaiveDate;

use super::mood::by_day;
use crate::model::Notebook;
use crate::model::calendar::{Period, add};

/// A mood up to this one is low, on the person's own scale from 1 to 10.
pub const LOW: u8 = 3;

/// So many days are looked back on.
const BACK: i64 = 28;

/// How many of the last days with a mood were low, one after the other, up to that day. Days without a mood are neither.
pub fn low_run(notebook: &Notebook, up_to: NaiveDate) -> usize {
    let days = by_day(notebook, Period { first: add(up_to, 1 - BACK), last: up_to });
    days.iter().rev().take_while(|(_, mood)| *mood <= f64::from(LOW)).count()
}
