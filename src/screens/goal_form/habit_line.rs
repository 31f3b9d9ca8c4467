//! A habit in one line of words: "Walk, 20 minutes, every morning, until 18 December". Written from a plan or typed by
//! hand, and read back the same.

use chrono::NaiveDate;

use crate::dates::{self, Known, Look};
use crate::model::habit::{Habit, Kind, Rule, Schedule};
use crate::model::number::Amount;
use crate::model::{Id, clock};
use crate::screens::schedule;
use crate::smart::{self, Every, Plan};
use crate::text::capital;

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
            every: schedule::of(every),
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

    /// One part of a line: an end, a rhythm, a time of day, an amount, or else what sets the habit off.
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
            self.every = schedule::of(&every);
            self.add_cue(&cue);
        } else if is_clock(&lower) {
            self.add_cue(part);
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
        let until = self.until.map(|until| format!("until {}", short(until, today)));
        let parts = std::iter::once(self.name.replace(',', "")).chain(self.meant()).chain(until);
        parts.collect::<Vec<String>>().join(", ")
    }

    /// What a line was understood as: "Walk: 20 minutes, every morning, until Fri 18 Dec 2026, in 30 days".
    pub fn understood(&self, today: NaiveDate) -> String {
        let until = self.until.map(|until| format!("until {}", dates::echo(until, today)));
        let parts = self.meant().into_iter().chain(until).collect::<Vec<String>>();
        format!("{}: {}", self.name, parts.join(", "))
    }

    /// How much, how often and after what.
    fn meant(&self) -> Vec<String> {
        let most = if self.kind == Kind::AtMost { "at most " } else { "" };
        let amount = self.target.map(|target| format!("{most}{target} {}", self.unit).trim_end().to_owned());
        let (often, cue) = self.often();
        let cue = Some(cue.to_owned()).filter(|cue| !cue.is_empty());
        amount.into_iter().chain([often]).chain(cue).collect()
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
            every => (schedule::words(every), cue),
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

/// "18 December", with the year where that could be another day.
pub fn short(day: NaiveDate, today: NaiveDate) -> String {
    let near = (1..300).contains(&(day - today).num_days());
    if near { day.format("%-d %B").to_string() } else { dates::plain(day) }
}

fn kind(amount: bool, at_most: bool, unit: &str) -> Kind {
    match unit {
        _ if !amount => Kind::YesNo,
        _ if at_most => Kind::AtMost,
        "minutes" | "minute" | "min" | "mins" => Kind::Minutes,
        _ => Kind::Count,
    }
}

/// How often, and the time of day said with it.
fn rhythm(part: &str) -> Option<(Every, String)> {
    match part.strip_prefix("every ") {
        Some(time) if DAYTIMES.contains(&time) => Some((Every::Daily, time.to_owned())),
        _ => schedule::every(part).ok().map(|every| (every, String::new())),
    }
}

/// Whether a part says a time of day: “6 pm”, “18:00”, “at 7”. A bare number is an amount.
fn is_clock(part: &str) -> bool {
    let (at, time) = part.strip_prefix("at ").map_or((false, part), |time| (true, time));
    let plain = time.replace('.', "");
    let said = at || time.contains(':') || plain.ends_with("am") || plain.ends_with("pm");
    said && clock::read(time).is_some()
}

/// "20 minutes", "at most 2 drinks".
fn amount(part: &str) -> Option<(f64, String, bool)> {
    let lower = part.to_lowercase();
    let limits = ["at most ", "no more than ", "up to "];
    let limited = limits.iter().find_map(|words| lower.strip_prefix(words));
    let text = limited.unwrap_or(&lower);
    let a_day = [" a day", " per day", " each day"].iter().find_map(|end| text.strip_suffix(end));
    let (number, unit) = a_day.unwrap_or(text).split_once(' ').unwrap_or((text, ""));
    let amount: Amount = number.parse().ok()?;
    Some((amount.get(), unit.trim().to_owned(), limited.is_some()))
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
        let often = meant("Stretch, 5 minutes, 5 days a week");
        assert_eq!(
            (often.every, often.target, &*often.unit),
            (Schedule::PerWeek(5), Amount::new(5.0), "minutes")
        );
        assert_eq!(meant("Breathe, when needed").kind, Kind::WhenNeeded);
        assert_eq!(meant("Call Dana, Mondays and Thursdays").every.to_string(), "monday,thursday");
        assert_eq!(Meant::read("  ", &known()), Ok(None));
        assert!(Meant::read("Walk, until 31 feb", &known()).is_err());
    }

    #[test]
    fn a_time_of_day_sets_a_habit_off_and_is_no_amount() {
        for time in ["6 pm", "at 18:00", "6.30 p.m.", "at 7"] {
            let yoga = meant(&format!("Yoga, 20 minutes, every day, {time}"));
            assert_eq!((yoga.target, &*yoga.unit, &*yoga.cue), (Amount::new(20.0), "minutes", time));
        }
        let yoga = meant("Yoga, 20 minutes, every day, 6 pm");
        assert_eq!(yoga.understood(known().today), "Yoga: 20 minutes, every day, 6 pm");
        assert_eq!(meant("Water, 7").target, Amount::new(7.0));
        assert_eq!(meant("Water, 8 glasses a day").line(known().today), "Water, 8 glasses, every day");
    }

    #[test]
    fn an_end_far_away_names_its_year() {
        let today = known().today;
        assert_eq!(short(NaiveDate::from_ymd_opt(2027, 11, 1).unwrap(), today), "1 November 2027");
        assert_eq!(short(NaiveDate::from_ymd_opt(2027, 1, 1).unwrap(), today), "1 January");
    }
}
