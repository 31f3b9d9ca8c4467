//! The crisis lines are looked at again before they are old.

use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, Utc};
use guidepost::support::COUNTRIES;

/// How many days a row may stand before a person compares it with its source again.
const YEAR: i64 = 366;

#[test]
fn every_line_was_checked_within_a_year() {
    let today = DateTime::<Utc>::from(SystemTime::now()).date_naive();
    for country in COUNTRIES {
        let checked: NaiveDate = country.checked_on.parse().expect("a date like 2026-11-21");
        let age = (today - checked).num_days();
        assert!(age <= YEAR, "{}: compare its lines with their sources, then set checked_on", country.name);
    }
}
