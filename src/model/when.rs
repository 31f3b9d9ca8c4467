//! When something happened, and which day that was. Knows no clock: every moment is given.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SubsecRound, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::fields::Parsed;

/// A local date and time with its offset, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment(DateTime<FixedOffset>);

/// The day something belongs to, and the moment where that is known. The day is kept, never computed again:
/// neither travel nor another start of the day moves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    pub day: NaiveDate,
    pub moment: Option<Moment>,
}

impl Moment {
    pub fn new(at: DateTime<FixedOffset>) -> Self {
        let whole = at.trunc_subsecs(0);
        Self(whole.with_second(0).unwrap_or(whole))
    }

    pub fn get(self) -> DateTime<FixedOffset> {
        self.0
    }

    pub fn time(self) -> NaiveTime {
        self.0.time()
    }
}

impl When {
    /// Now, on the day that now belongs to.
    pub fn now(now: DateTime<FixedOffset>, day_starts: NaiveTime) -> Self {
        Self { day: day_of(now, day_starts), moment: Some(Moment::new(now)) }
    }

    /// Some time on that day.
    pub fn on(day: NaiveDate) -> Self {
        Self { day, moment: None }
    }

    pub fn time(&self) -> Option<NaiveTime> {
        self.moment.map(Moment::time)
    }

    /// By day, then by moment; what has no moment stands before what has one.
    pub fn order(&self, other: &Self) -> Ordering {
        self.day
            .cmp(&other.day)
            .then_with(|| self.moment.map(Moment::get).cmp(&other.moment.map(Moment::get)))
    }
}

/// The day a moment belongs to: before `day_starts` it still is the day before. The one place this is decided.
pub fn day_of(now: DateTime<FixedOffset>, day_starts: NaiveTime) -> NaiveDate {
    let date = now.date_naive();
    if now.time() < day_starts { date.pred_opt().unwrap_or(date) } else { date }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format("%Y-%m-%dT%H:%M%:z").fmt(f)
    }
}

impl FromStr for Moment {
    type Err = String;

    /// `2026-11-21T08:10+01:00`; seconds and `Z` are understood as well.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” is not a time like 2026-11-21T08:10+01:00");
        let (local, zone) = text.split_at_checked(16).ok_or_else(wrong)?;
        let (seconds, zone) = match zone.strip_prefix(':') {
            Some(rest) => rest.split_at_checked(2).ok_or_else(wrong)?,
            None => ("00", zone),
        };
        let whole = format!("{local}:{seconds}{zone}");
        DateTime::parse_from_rfc3339(&whole).map(Moment::new).map_err(|_| wrong())
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed::new("a time like 2026-11-21T08:10+01:00"))
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed::new("a time like 2026-11-21T08:10+01:00, or a day"))
    }
}

impl Default for When {
    fn default() -> Self {
        Self::on(NaiveDate::default())
    }
}

/// What stands in the file under `at`: a moment, or a day where no moment is known.
impl FromStr for When {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.len() == 10 {
            let wrong = |_| format!("“{text}” is not a day like 2026-11-21");
            return NaiveDate::from_str(text).map(Self::on).map_err(wrong);
        }
        let moment: Moment = text.parse()?;
        Ok(Self { day: moment.0.date_naive(), moment: Some(moment) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn four() -> NaiveTime {
        NaiveTime::from_hms_opt(4, 0, 0).unwrap()
    }

    fn at(text: &str) -> DateTime<FixedOffset> {
        text.parse::<Moment>().unwrap().get()
    }

    #[test]
    fn half_past_one_at_night_belongs_to_yesterday() {
        let day = |text| day_of(at(text), four()).to_string();
        assert_eq!(day("2026-11-24T01:30+01:00"), "2026-11-23");
        assert_eq!(day("2026-11-24T03:59+01:00"), "2026-11-23");
        assert_eq!(day("2026-11-24T04:00+01:00"), "2026-11-24");
        assert_eq!(day("2026-01-01T00:00-08:00"), "2025-12-31");
    }

    #[test]
    fn moments_read_back_and_seconds_and_zulu_are_understood() {
        for text in ["2026-11-21T08:10+01:00", "1969-12-31T23:59-12:00"] {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        }
        assert_eq!("2026-11-21T08:10:59Z".parse::<Moment>().unwrap().to_string(), "2026-11-21T08:10+00:00");
        for text in ["", "2026-11-21", "2026-11-21T8:10+01:00", "2026-02-31T08:10Z", "2026-11-21T08:1é:00"] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }
}
