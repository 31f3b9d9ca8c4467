//! A habit in one line of words: "Walk, 20 minutes, every morning, until 18 December". Written from a plan or typed by
//! hand, and read back the same.

use chrono::NaiveDate;

use crate::dates::{self, Known, Look};
use crate::model::Id;
use crate::model::calendar::weekday_word;
use crate::model::habit::{Habit, Kind, Rule, Schedule};
use crate::model::number::Amount;
use crate::smart::{self, Every, Plan};

/// What a habit is to be, before it is one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meant {
    pub name: String,
    pub kind: Kind,
    pub every: Schedule,
    pub target: Option<Amount>,
    pub unit: String,
    pub cue: String,
    pub until: Option<NaiveDate>,
}

/// Times of day that go with "every".
const DAYTIMES: &[&str] = &["morning", "evening", "night", "afternoon", "noon", "lunchtime"];

/// Other ways to say how often.
const RHYTHMS: &[(&str, &str)] = &[
    ("once a day", "daily"),
    ("each day", "daily"),
    ("every weekday", "weekdays"),
    ("once a week", "weekly"),
    ("every week", "weekly"),
    ("twice a week", "2/week"),
    ("twice a day", "2/day"),
];

impl Meant {
    /// The habit in a plan, if it says what and how often.
    pub fn of_plan(plan: &Plan) -> Option<Self> {
        let name = plan.name.as_ref().or(plan.what.as_ref())?;
        let every = plan.every.as_ref()?;
        let times = if let Every::PerDay(times) = every { f64::from(*times) } else { 1.0 };
        let unit = plan.unit.clone().unwrap_or_default();
        let hours = unit.starts_with("hour");
        let factor = if hours { 60.0 } else { 1.0 };
        let amount = match plan.amount {
            Some(amount) if plan.at_most => Some(amount * factor),
            Some(amount) => Some(amount * factor * times),
            None if times > 1.0 => Some(times),
            None => None,
        };
        let unit = match plan.amount {
            None if amount.is_some() => "times".to_owned(),
            _ if hours => "minutes".to_owned(),
            _ => unit,
        };
        Some(Self {
            name: capital(name.trim()),
            kind: kind(amount.is_some(), plan.at_most, &unit),
            every: schedule(every),
            target: amount.and_then(Amount::new),
            unit,
            cue: plan.cue.clone().unwrap_or_default(),
            until: plan.until,
        })
    }

    /// A line as [`Meant::line`] writes it, or as a person types it; `None` for an empty one. The complaint says what
    /// would be right.
    pub fn read(line: &str, known: &Known) -> Result<Option<Self>, String> {
        let mut parts = line.split(',').map(str::trim).filter(|part| !part.is_empty());
        let Some(name) = parts.next() else { return Ok(None) };
        let rest: Vec<&str> = parts.collect();
        if rest.is_empty()
            && let Some(meant) = Self::of_plan(&smart::read(name, known).plan)
        {
            return Ok(Some(meant));
        }
        let mut meant = Self { name: capital(name), ..Self::default() };
        for part in rest {
            meant.take(part, known)?;
        }
        Ok(Some(meant))
    }

    /// One part of a line: an end, a rhythm, an amount, or else what sets the habit off.
    fn take(&mut self, part: &str, known: &Known) -> Result<(), String> {
        let lower = part.to_lowercase();
        let until = ["until ", "till ", "by "].iter().find_map(|word| lower.strip_prefix(word));
        if let Some(until) = until {
            let day = dates::read(until, known, Look::Forward).map_err(|error| error.to_string())?;
            self.until = Some(day);
        } else if lower == "when needed" {
            self.kind = Kind::WhenNeeded;
        } else if let Some((every, cue)) = rhythm(&lower) {
            if let Every::PerDay(times) = every {
                self.amount(f64::from(times), "times", false);
            }
            self.every = schedule(&every);
            self.add_cue(&cue);
        } else if let Some((amount, unit, at_most)) = amount(part) {
            self.amount(amount, &unit, at_most);
        } else {
            self.add_cue(part);
        }
        Ok(())
    }

    fn amount(&mut self, amount: f64, unit: &str, at_most: bool) {
        self.target = Amount::new(amount);
        self.unit = unit.to_owned();
        self.kind = kind(true, at_most, unit);
    }

    fn add_cue(&mut self, cue: &str) {
        if !self.cue.is_empty() && !cue.is_empty() {
            self.cue.push_str(", ");
        }
        self.cue.push_str(cue);
    }

    /// "Walk, 20 minutes, every morning, until 18 December".
    pub fn line(&self, today: NaiveDate) -> String {
        let mut parts = vec![self.name.replace(',', "")];
        if let Some(target) = self.target {
            let most = if self.kind == Kind::AtMost { "at most " } else { "" };
            parts.push(format!("{most}{target} {}", self.unit).trim_end().to_owned());
        }
        let (often, cue) = self.often();
        parts.push(often);
        parts.extend(Some(cue.to_owned()).filter(|cue| !cue.is_empty()));
        parts.extend(self.until.map(|until| format!("until {}", short(until, today))));
        parts.join(", ")
    }

    /// How often, and what of the cue is not said with it.
    fn often(&self) -> (String, &str) {
        let cue = self.cue.as_str();
        if self.kind == Kind::WhenNeeded {
            return ("when needed".to_owned(), cue);
        }
        let plain = cue.trim_start_matches("in the ").trim_start_matches("at ");
        match &self.every {
            Schedule::Daily if DAYTIMES.contains(&plain) => (format!("every {plain}"), ""),
            every => (often(every), cue),
        }
    }

    /// The record's body. `from` is the first day on which it is asked for.
    pub fn habit(&self, id: Id, from: NaiveDate, goal: Option<Id>) -> Habit {
        let rule = Rule {
            id,
            from,
            every: self.every.clone(),
            target: self.target,
            unit: self.unit.clone(),
            ..Rule::default()
        };
        Habit {
            name: self.name.clone(),
            kind: self.kind.clone(),
            rules: [rule].into_iter().collect(),
            cue: self.cue.clone(),
            goal,
            until: self.until,
            ..Habit::default()
        }
    }
}

/// How often a schedule asks, in words.
pub fn often(every: &Schedule) -> String {
    match every {
        Schedule::Daily => "every day".to_owned(),
        Schedule::Weekdays => "on weekdays".to_owned(),
        Schedule::PerWeek(1) => "once a week".to_owned(),
        Schedule::PerWeek(times) => format!("{times} times a week"),
        Schedule::EveryDays(days) => format!("every {days} days"),
        Schedule::On(days) => {
            let names: Vec<String> = days.iter().map(|day| capital(weekday_word(*day))).collect();
            format!("on {}", names.join(" and "))
        }
        Schedule::Other(text) => text.to_string(),
    }
}

/// "18 December", with the year where that could be another day.
pub fn short(day: NaiveDate, today: NaiveDate) -> String {
    let near = (1..300).contains(&(day - today).num_days());
    if near { day.format("%-d %B").to_string() } else { dates::plain(day) }
}

/// On how many days of a week a schedule asks, about.
pub fn days_a_week(every: &Every) -> f64 {
    match every {
        Every::Daily | Every::PerDay(_) => 7.0,
        Every::Weekdays => 5.0,
        Every::Weekly => 1.0,
        Every::PerWeek(times) => f64::from(*times),
        Every::Days(days) => 7.0 / f64::from((*days).max(1)),
        Every::On(days) => days.len() as f64,
    }
}

fn kind(amount: bool, at_most: bool, unit: &str) -> Kind {
    match unit {
        _ if !amount => Kind::YesNo,
        _ if at_most => Kind::AtMost,
        "minutes" | "minute" | "min" | "mins" => Kind::Minutes,
        _ => Kind::Count,
    }
}

fn schedule(every: &Every) -> Schedule {
    match every {
        Every::Daily | Every::PerDay(_) => Schedule::Daily,
        Every::Weekdays => Schedule::Weekdays,
        Every::Weekly => Schedule::PerWeek(1),
        Every::PerWeek(times) => Schedule::PerWeek(u8::try_from(*times).unwrap_or(7).clamp(1, 7)),
        Every::Days(days) => Schedule::EveryDays(u16::try_from(*days).unwrap_or(u16::MAX)),
        Every::On(days) => Schedule::On(days.clone()),
    }
}

/// How often, and the time of day said with it.
fn rhythm(part: &str) -> Option<(Every, String)> {
    if let Some(time) = part.strip_prefix("every ")
        && DAYTIMES.contains(&time)
    {
        return Some((Every::Daily, time.to_owned()));
    }
    let named = RHYTHMS.iter().find(|(said, _)| *said == part).map(|(_, word)| *word);
    let times = || part.strip_suffix(" times a week").map(|times| format!("{times}/week"));
    let a_day = || part.strip_suffix(" times a day").map(|times| format!("{times}/day"));
    let days = || part.strip_prefix("on ").unwrap_or(part).replace(" and ", ",").replace("days", "day");
    let word = named.map(str::to_owned).or_else(times).or_else(a_day);
    let read = |word: &str| word.parse::<Every>().ok();
    let every = match word {
        Some(word) => read(&word),
        None => read(part).or_else(|| read(&days())).or_else(|| read(&days().replace("weekday", "weekdays"))),
    };
    every.map(|every| (every, String::new()))
}

/// "20 minutes", "at most 2 drinks".
fn amount(part: &str) -> Option<(f64, String, bool)> {
    let lower = part.to_lowercase();
    let limits = ["at most ", "no more than ", "up to "];
    let limited = limits.iter().find_map(|words| lower.strip_prefix(words));
    let text = limited.unwrap_or(&lower);
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    let amount: Amount = number.parse().ok()?;
    Some((amount.get(), unit.trim().to_owned(), limited.is_some()))
}

/// With a capital letter at its beginning.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        Known::on(NaiveDate::from_ymd_opt(2026, 11, 18).unwrap())
    }

    fn meant(line: &str) -> Meant {
        Meant::read(line, &known()).unwrap().unwrap()
    }

    #[test]
    fn a_plan_becomes_a_line_and_the_line_the_same_habit() {
        let plan = Plan {
            what: Some("walk".to_owned()),
            name: Some("walk".to_owned()),
            amount: Some(20.0),
            unit: Some("minutes".to_owned()),
            every: Some(Every::Daily),
            cue: Some("morning".to_owned()),
            until: NaiveDate::from_ymd_opt(2026, 12, 18),
            ..Plan::default()
        };
        let habit = Meant::of_plan(&plan).unwrap();
        let line = habit.line(known().today);
        assert_eq!(line, "Walk, 20 minutes, every morning, until 18 December");
        assert_eq!(meant(&line), habit);
    }

    #[test]
    fn every_rhythm_is_read_back_as_it_is_written() {
        for text in ["daily", "weekdays", "weekly", "3/week", "every 2 days", "monday,thursday", "sunday"] {
            let every: Schedule = text.parse().unwrap();
            let habit = Meant { name: "Read".to_owned(), every, ..Meant::default() };
            let line = habit.line(known().today);
            assert_eq!(meant(&line), habit, "{line}");
        }
    }

    #[test]
    fn twice_a_day_is_counted_and_hours_are_minutes() {
        let twice =
            Plan { name: Some("breathe".to_owned()), every: Some(Every::PerDay(2)), ..Plan::default() };
        assert_eq!(Meant::of_plan(&twice).unwrap().line(known().today), "Breathe, 2 times, every day");
        let hours = Plan {
            name: Some("read".to_owned()),
            amount: Some(1.5),
            unit: Some("hours".to_owned()),
            every: Some(Every::Weekly),
            ..Plan::default()
        };
        assert_eq!(Meant::of_plan(&hours).unwrap().line(known().today), "Read, 90 minutes, once a week");
    }

    #[test]
    fn a_line_typed_by_hand_is_understood() {
        let drinks = meant("drinks, at most 2, every day");
        assert_eq!((drinks.kind, drinks.target), (Kind::AtMost, Amount::new(2.0)));
        let screen = meant("Limit TV to 1 hour");
        assert_eq!((screen.kind, screen.target), (Kind::AtMost, Amount::new(60.0)));
        let stretch = meant("Stretch, 5 minutes, after lunch, on weekdays");
        assert_eq!((stretch.kind, stretch.cue.as_str()), (Kind::Minutes, "after lunch"));
        assert_eq!(stretch.every, Schedule::Weekdays);
        assert_eq!(meant("Breathe, when needed").kind, Kind::WhenNeeded);
        assert_eq!(meant("Call Dana, Mondays and Thursdays").every.to_string(), "monday,thursday");
        assert_eq!(Meant::read("  ", &known()), Ok(None));
        assert!(Meant::read("Walk, until 31 feb", &known()).is_err());
    }

    #[test]
    fn an_end_far_away_names_its_year() {
        let today = known().today;
        assert_eq!(short(NaiveDate::from_ymd_opt(2027, 11, 1).unwrap(), today), "1 November 2027");
        assert_eq!(short(NaiveDate::from_ymd_opt(2027, 1, 1).unwrap(), today), "1 January");
    }
}
