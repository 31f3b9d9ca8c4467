//! `habit add`.

use crate::cli::book::Book;
use crate::cli::desk::{Desk, Given};
use crate::cli::stop::Stop;
use crate::cli::{names, tell_all};
use crate::dates::Look;
use crate::model::habit::{Habit, Kind, Rule, Schedule};
use crate::model::number::Amount;
use crate::model::{Edit, List};
use crate::smart::Every;
use crate::text::one_line;

const EXAMPLES: &str = "\
Examples:
  guidepost habit add Read
  guidepost habit add \"Deep breathing\" --amount 10 --unit minutes --every daily
  guidepost habit add Coffee --at-most --amount 2 --unit cups
  guidepost habit add Swim --every monday,thursday --until \"in 6 weeks\"
";

const MORE: &str = "\
A habit with an amount in minutes or hours is kept in minutes, one with another
amount is counted, one with none is done or not.
--every takes daily, weekdays, weekly, 3/week, 2/day, \"every 3 days\" or days
by name: monday,wednesday or mon,wed.";

/// Add a habit
#[derive(clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Add {
    /// What to call it
    name: Given,
    /// The goal it serves: its number, or words of it
    #[arg(long, value_name = "G")]
    goal: Option<String>,
    /// How often [default: daily]
    #[arg(long, value_name = "HOW-OFTEN", value_parser = every)]
    every: Option<Every>,
    /// How much a day
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    amount: Option<Amount>,
    /// Of what: minutes, pages, glasses
    #[arg(long, value_name = "U", requires = "amount")]
    unit: Option<Given>,
    /// The amount is the most, not the least
    #[arg(long, requires = "amount")]
    at_most: bool,
    /// No schedule: for when it is needed
    #[arg(long, conflicts_with_all = ["every", "at_most"])]
    when_needed: bool,
    /// What sets it off: "after lunch", 08:00
    #[arg(long, value_name = "TEXT")]
    cue: Option<Given>,
    /// The last day of it
    #[arg(long, value_name = "D")]
    until: Option<String>,
}

/// Kind, target and unit of a habit.
#[derive(Debug, PartialEq)]
struct Measure {
    kind: Kind,
    target: Option<Amount>,
    unit: String,
}

fn every(text: &str) -> Result<Every, String> {
    text.parse().map_err(str::to_owned)
}

impl Add {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let name = desk.line("NAME", &self.name)?;
        let unit = self.unit.as_deref().map(|unit| desk.line("--unit", unit)).transpose()?;
        let cue = self.cue.as_deref().map(|cue| desk.line("--cue", cue)).transpose()?;
        let measure = self.measure(unit.unwrap_or_default())?;
        let mut book = desk.open()?;
        let until = self.until.as_deref().map(|text| book.day("--until", text, Look::Forward)).transpose()?;
        free(&book, &name)?;
        let goal = self.goal.as_deref().map(|goal| names::goal(book.notebook(), goal)).transpose()?;
        let rule = Rule {
            id: book.id(),
            from: book.today,
            every: schedule(self.every.as_ref()),
            target: measure.target,
            unit: measure.unit,
            ..Rule::default()
        };
        let habit = Habit {
            name,
            kind: measure.kind,
            cue: cue.unwrap_or_default(),
            goal: goal.map(|(_, goal)| goal.id),
            until,
            place: last_place(&book) + 1,
            rules: List(vec![rule]),
            ..Habit::default()
        };
        let said = said(&habit);
        let record = book.record(book.when(), habit);
        tell_all(desk, &book.keep(Edit::add(record))?);
        desk.say(&format!("Kept: {said}.\n"))
    }

    fn measure(&self, unit: String) -> Result<Measure, Stop> {
        let per_day = match self.every {
            Some(Every::PerDay(times)) => Some(Amount::from(times)),
            _ => None,
        };
        if per_day.is_some() && self.amount.is_some() {
            let words = "--every and --amount both say how much a day. Use --every daily and the amount of a whole day.";
            return Err(Stop::usage(words));
        }
        if self.amount.is_some_and(|amount| amount.get() == 0.0) && !self.at_most {
            return Err(Stop::usage("--amount is more than 0, but for a habit --at-most."));
        }
        let (amount, unit) = match per_day {
            Some(times) => (Some(times), "times".to_owned()),
            None => in_minutes(self.amount, unit),
        };
        let kind = match amount {
            _ if self.when_needed => Kind::WhenNeeded,
            None => Kind::YesNo,
            Some(_) if self.at_most => Kind::AtMost,
            Some(_) if unit == MINUTES => Kind::Minutes,
            Some(_) => Kind::Count,
        };
        Ok(Measure { kind, target: amount, unit })
    }
}

const MINUTES: &str = "minutes";

/// Minutes under one name; hours as minutes.
fn in_minutes(amount: Option<Amount>, unit: String) -> (Option<Amount>, String) {
    match unit.to_lowercase().as_str() {
        "minutes" | "minute" | "mins" | "min" => (amount, MINUTES.to_owned()),
        "hours" | "hour" | "hrs" | "hr" | "h" => {
            (amount.and_then(|hours| Amount::new(hours.get() * 60.0)), MINUTES.to_owned())
        }
        _ => (amount, unit),
    }
}

fn schedule(every: Option<&Every>) -> Schedule {
    match every {
        None | Some(Every::PerDay(_)) => Schedule::Daily,
        // Both are written alike.
        Some(every) => every.to_string().parse().unwrap_or_default(),
    }
}

/// An error where a habit that is not retired has the name, as in the form.
fn free(book: &Book, name: &str) -> Result<(), Stop> {
    let Some(other) = names::same_name(book.notebook(), name) else { return Ok(()) };
    let name = one_line(&other.name);
    Err(Stop::could_not(format!("There is a habit {name} already. Give this one another name.")))
}

fn last_place(book: &Book) -> u32 {
    book.notebook().habits.iter().map(|habit| habit.place).max().unwrap_or_default()
}

/// “Read, daily” or “Coffee, at most 2 cups, daily, until 2 January 2027”.
fn said(habit: &Habit) -> String {
    let mut parts = vec![one_line(&habit.name).into_owned()];
    parts.extend(super::list::target(habit));
    parts.push(super::list::how_often(habit));
    parts.extend(Some(&habit.cue).filter(|cue| !cue.is_empty()).map(|cue| one_line(cue).into_owned()));
    parts.extend(habit.until.map(|day| format!("until {}", crate::dates::plain(day))));
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(args: &[&str]) -> Result<Measure, Stop> {
        use clap::{Args, FromArgMatches};
        let command = Add::augment_args(clap::Command::new("add"));
        let matches = command.try_get_matches_from([&["add", "x"], args].concat()).unwrap();
        let add = Add::from_arg_matches(&matches).unwrap();
        add.measure(add.unit.clone().unwrap_or_default())
    }

    #[test]
    fn the_amount_and_its_unit_make_the_kind() {
        let kind = |args: &[&str]| measured(args).map(|m| (m.kind, m.target.map(Amount::get), m.unit));
        assert_eq!(kind(&[]), Ok((Kind::YesNo, None, String::new())));
        assert_eq!(
            kind(&["--amount", "10", "--unit", "min"]),
            Ok((Kind::Minutes, Some(10.0), "minutes".into()))
        );
        assert_eq!(
            kind(&["--amount", "1.5", "--unit", "Hours"]),
            Ok((Kind::Minutes, Some(90.0), "minutes".into()))
        );
        assert_eq!(kind(&["--amount", "3", "--unit", "pages"]), Ok((Kind::Count, Some(3.0), "pages".into())));
        assert_eq!(kind(&["--amount", "0", "--at-most"]), Ok((Kind::AtMost, Some(0.0), String::new())));
        assert_eq!(kind(&["--when-needed"]), Ok((Kind::WhenNeeded, None, String::new())));
        assert_eq!(kind(&["--every", "2/day"]), Ok((Kind::Count, Some(2.0), "times".into())));
        assert!(measured(&["--amount", "0"]).is_err());
        assert!(measured(&["--every", "2/day", "--amount", "3"]).is_err());
    }

    #[test]
    fn every_rhythm_of_the_reader_is_a_schedule() {
        for text in ["daily", "weekdays", "weekly", "3/week", "every 3 days", "mon,wed"] {
            let every = every(text).unwrap();
            assert!(!matches!(schedule(Some(&every)), Schedule::Other(_)), "{text}");
        }
    }
}
