//! A repeated act, how often it is meant to be, and what became of it on each day.

mod pauses;

use chrono::{Datelike, NaiveDate, Weekday};

use super::fields::{fields, whole, words};
use super::id::Id;
use super::list::{List, part};
use super::number::Amount;

fields! {
    pub struct Habit {
        pub name: String,
        pub kind: Kind,
        /// What is meant from which day on, oldest first. Never empty in a habit that was made here.
        pub rules: List<Rule>,
        /// What sets it off: “after lunch”, “08:00”.
        pub cue: String,
        pub goal: Option<Id>,
        /// The last day on which it is asked for.
        pub until: Option<NaiveDate>,
        pub pauses: List<Pause>,
        /// The first day on which it no longer is asked for.
        pub retired: Option<NaiveDate>,
        /// Where the person put it among the others.
        pub place: u32,
    }
}

words! {
    pub enum Kind {
        YesNo = "yes-no",
        Count = "count",
        Minutes = "minutes",
        AtMost = "at-most",
    /// Done when it is needed: counted, never missing.
        WhenNeeded = "when-needed",
    }
}

part! {
    /// What a habit is from a day on, until the next rule.
    pub struct Rule {
        pub from: NaiveDate,
        pub every: Schedule,
        /// How much a day; for “at most” the limit.
        pub target: Option<Amount>,
        pub unit: String,
    }
}

part! {
    pub struct Pause {
        pub from: NaiveDate,
        /// The last day of the pause; none while it lasts.
        pub to: Option<NaiveDate>,
        pub reason: String,
    }
}

/// On which days a habit is asked for. Written as on the command line: `daily`, `3/week`, `monday,thursday`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Schedule {
    #[default]
    Daily,
    Weekdays,
    /// Named days, Monday first, never none.
    On(Vec<Weekday>),
    /// So many times a week, on any day: 1 to 7.
    PerWeek(u8),
    /// Every so many days from the day the rule began: 2 or more.
    EveryDays(u16),
    /// Of a newer version.
    Other(Box<str>),
}

fields! {
    /// What a person said of one habit on one day. There is none for a day not recorded.
    pub struct Answer {
        pub is: Is,
        pub amount: Option<Amount>,
        pub note: String,
    }
}

words! {
    /// The answers there are. The fourth, “not recorded”, is no answer; `Blank` takes one back.
    pub enum Is {
        Done = "done",
        NotDone = "not-done",
        Excused = "excused",
        Blank = "blank",
    }
}

impl Schedule {
    /// Whether a rule that began on `from` asks for that day. Of “N a week” every day may be the one.
    pub fn asks(&self, from: NaiveDate, day: NaiveDate) -> bool {
        match self {
            Schedule::Daily | Schedule::PerWeek(_) | Schedule::Other(_) => true,
            Schedule::Weekdays => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
            Schedule::On(days) => days.contains(&day.weekday()),
            Schedule::EveryDays(n) => (day - from).num_days().rem_euclid(i64::from((*n).max(1))) == 0,
        }
    }
}

impl std::str::FromStr for Schedule {
    type Err = String;

    /// Any word is read: one that is not understood is kept as it is.
    fn from_str(text: &str) -> Result<Self, String> {
        let known = match text {
            "daily" => Some(Schedule::Daily),
            "weekdays" => Some(Schedule::Weekdays),
            "weekly" => Some(Schedule::PerWeek(1)),
            _ => per_week(text).or_else(|| every_days(text)).or_else(|| named_days(text)),
        };
        Ok(known.unwrap_or_else(|| Schedule::Other(text.into())))
    }
}

fn per_week(text: &str) -> Option<Schedule> {
    let times: u8 = text.strip_suffix("/week")?.trim().parse().ok()?;
    (1..=7).contains(&times).then_some(Schedule::PerWeek(times))
}

fn every_days(text: &str) -> Option<Schedule> {
    let days: u16 = text.strip_prefix("every ")?.strip_suffix(" days")?.trim().parse().ok()?;
    match days {
        0 => None,
        1 => Some(Schedule::Daily),
        days => Some(Schedule::EveryDays(days)),
    }
}

fn named_days(text: &str) -> Option<Schedule> {
    let mut days = text.split(',').map(|day| day.trim().parse().ok()).collect::<Option<Vec<Weekday>>>()?;
    days.sort_by_key(Weekday::num_days_from_monday);
    days.dedup();
    Some(if days.len() == 7 { Schedule::Daily } else { Schedule::On(days) })
}

impl std::fmt::Display for Schedule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Schedule::Daily => f.write_str("daily"),
            Schedule::Weekdays => f.write_str("weekdays"),
            Schedule::PerWeek(1) => f.write_str("weekly"),
            Schedule::PerWeek(times) => write!(f, "{times}/week"),
            Schedule::EveryDays(days) => write!(f, "every {days} days"),
            Schedule::On(days) => {
                let names: Vec<&str> = days.iter().map(|day| super::calendar::weekday_word(*day)).collect();
                f.write_str(&names.join(","))
            }
            Schedule::Other(text) => f.write_str(text),
        }
    }
}

impl serde::Serialize for Schedule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Schedule {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(super::fields::Parsed::new("how often"))
    }
}

whole!(Schedule);

impl Habit {
    /// What held on that day; before the first rule, nothing did.
    pub fn rule(&self, day: NaiveDate) -> Option<&Rule> {
        self.rules.iter().filter(|rule| rule.from <= day).max_by_key(|rule| rule.from)
    }

    /// What holds last: the rule a form shows.
    pub fn last_rule(&self) -> Option<&Rule> {
        self.rules.iter().max_by_key(|rule| rule.from)
    }

    /// The day it began.
    pub fn began(&self) -> Option<NaiveDate> {
        self.rules.iter().map(|rule| rule.from).min()
    }

    pub fn pause(&self, day: NaiveDate) -> Option<&Pause> {
        self.pauses.iter().find(|pause| pause.from <= day && pause.to.is_none_or(|to| day <= to))
    }

    /// Whether it was alive on that day: begun, not ended, not retired. It may be paused.
    pub fn lives(&self, day: NaiveDate) -> bool {
        self.rule(day).is_some()
            && self.until.is_none_or(|until| day <= until)
            && self.retired.is_none_or(|retired| day < retired)
    }

    /// Whether the schedule of that day asks for it.
    pub fn planned(&self, day: NaiveDate) -> bool {
        let asks = |rule: &Rule| rule.every.asks(rule.from, day);
        self.kind != Kind::WhenNeeded
            && self.lives(day)
            && self.pause(day).is_none()
            && self.rule(day).is_some_and(asks)
    }

    /// What a person can tick on that day: what is planned, and what is done when needed.
    pub fn offered(&self, day: NaiveDate) -> bool {
        self.planned(day) || (self.kind == Kind::WhenNeeded && self.lives(day) && self.pause(day).is_none())
    }

    /// What “done” says on that day: an amount that is given is kept whatever the kind; a count and minutes have the
    /// target of that day where none is.
    pub fn done_on(&self, day: NaiveDate, amount: Option<Amount>) -> Answer {
        let target = || self.rule(day).or(self.last_rule()).and_then(|rule| rule.target);
        let amount = match self.kind {
            Kind::Count | Kind::Minutes => amount.or_else(target),
            Kind::YesNo | Kind::AtMost | Kind::WhenNeeded | Kind::Other(_) => amount,
        };
        Answer { amount, ..Answer::new(Is::Done) }
    }

    /// Sets what is meant from that day on; earlier days keep what held then.
    pub fn set_rule(&mut self, rule: Rule) {
        match self.rules.iter_mut().find(|other| other.from == rule.from) {
            Some(same_day) => *same_day = Rule { id: same_day.id, ..rule },
            None => self.rules.push(rule),
        }
    }
}

impl Kind {
    pub fn is_counted(&self) -> bool {
        matches!(self, Kind::Count | Kind::Minutes | Kind::AtMost)
    }
}

impl Answer {
    pub fn new(is: Is) -> Self {
        Self { is, ..Default::default() }
    }

    pub fn amount(amount: Amount) -> Self {
        Self { amount: Some(amount), ..Default::default() }
    }

    pub fn is_blank(&self) -> bool {
        self.is == Is::Blank
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn schedules_read_back_as_they_are_written() {
        for text in ["daily", "weekdays", "weekly", "3/week", "every 2 days", "monday,thursday"] {
            let schedule: Schedule = text.parse().unwrap();
            assert!(!matches!(schedule, Schedule::Other(_)), "{text}");
            assert_eq!(schedule.to_string(), text);
        }
        assert_eq!("thu, mon".parse::<Schedule>().unwrap().to_string(), "monday,thursday");
        for unknown in ["8/week", "every 0 days", "lunar", "", "monday,"] {
            assert_eq!(unknown.parse(), Ok(Schedule::Other(unknown.into())));
        }
    }

    #[test]
    fn a_day_is_judged_by_what_held_then() {
        let rule =
            |from, every: &str| Rule { from: day(from), every: every.parse().unwrap(), ..Rule::default() };
        let mut habit = Habit { rules: List(vec![rule("2026-11-02", "daily")]), ..Habit::default() };
        habit.set_rule(rule("2026-11-16", "monday"));
        assert!(!habit.planned(day("2026-11-01")));
        assert!(habit.planned(day("2026-11-15")));
        assert!(habit.planned(day("2026-11-16")));
        assert!(!habit.planned(day("2026-11-17")));
    }

    #[test]
    fn a_pause_and_an_end_leave_days_out() {
        let rules = List(vec![Rule { from: day("2026-11-01"), ..Rule::default() }]);
        let mut habit = Habit { rules, until: Some(day("2026-11-20")), ..Habit::default() };
        let pause = Pause { from: day("2026-11-05"), to: Some(day("2026-11-06")), ..Pause::default() };
        habit.pauses.push(pause);
        let planned = |text| habit.planned(day(text));
        assert!(planned("2026-11-04") && planned("2026-11-07") && planned("2026-11-20"));
        assert!(!planned("2026-11-05") && !planned("2026-11-06") && !planned("2026-11-21"));
    }
}
