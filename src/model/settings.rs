//! What the person chose. It stands in the data file; there is no second file to write by hand.

use chrono::{NaiveTime, Weekday};

use super::fields::{fields, words};

fields! {
    pub struct Settings {
        /// When a new day begins; 04:00 unless said.
        pub day_starts_at: Option<NaiveTime>,
        pub week_starts: WeekStart,
        /// Two letters; empty until chosen.
        pub country: String,
        /// The scales a check-in shows beside the mood, by name; at most four.
        pub scales: Vec<String>,
        /// The person's own feeling words.
        pub feelings: Vec<String>,
        pub theme: Theme,
        pub ascii: bool,
        pub clock: Clock,
        pub day_order: DayOrder,
        pub quiet: bool,
        pub mouse_off: bool,
        /// Never offer help softly when words of crisis are typed.
        pub offer_off: bool,
        /// The person's therapist uses the PHQ-9: it takes the place of the PHQ-8.
        pub phq_9: bool,
        /// Questionnaires make sense again after one week, not two.
        pub measures_weekly: bool,
        /// Draw the curtain after so many idle minutes; 0 never.
        pub lock_after: u16,
        /// One line that says where life is to go.
        pub vision: String,
        /// The first steps were taken.
        pub welcomed: bool,
    }
}

words! {
    pub enum WeekStart {
        Monday = "monday",
        Sunday = "sunday",
        Saturday = "saturday",
    }
}

words! {
    pub enum Theme {
        Auto = "auto",
        Contrast = "contrast",
        Mono = "mono",
    }
}

words! {
    pub enum Clock {
        Day24 = "24h",
        Day12 = "12h",
    }
}

words! {
    /// How `5/12` is read; asked for until it is set.
    pub enum DayOrder {
        Unset = "unset",
        DayMonth = "day-month",
        MonthDay = "month-day",
    }
}

/// The scales that may stand beside the mood, by name.
pub const SCALES: &[&str] = &["stress", "energy", "confidence"];

impl Settings {
    pub fn day_starts(&self) -> NaiveTime {
        self.day_starts_at.or(NaiveTime::from_hms_opt(4, 0, 0)).unwrap_or_default()
    }

    /// Whether `5/12` is the fifth of December; none until the person said so.
    pub fn day_first(&self) -> Option<bool> {
        match self.day_order {
            DayOrder::DayMonth => Some(true),
            DayOrder::MonthDay => Some(false),
            DayOrder::Unset | DayOrder::Other(_) => None,
        }
    }

    pub fn week_starts(&self) -> Weekday {
        match self.week_starts {
            WeekStart::Sunday => Weekday::Sun,
            WeekStart::Saturday => Weekday::Sat,
            WeekStart::Monday | WeekStart::Other(_) => Weekday::Mon,
        }
    }
}
