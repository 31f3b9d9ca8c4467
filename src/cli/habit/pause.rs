//! `habit pause`, `resume` and `retire`. Each keeps every day that was recorded.

use chrono::NaiveDate;

use crate::cli::book::Book;
use crate::cli::desk::{Desk, Given};
use crate::cli::stop::Stop;
use crate::cli::{names, tell_all};
use crate::model::calendar::add;
use crate::model::habit::{self, Habit};
use crate::model::{Edit, Record};
use crate::text::one_line;

/// Ask no more for a habit, for a while
#[derive(clap::Args)]
#[command(before_help = "\
Examples:
  guidepost habit pause walk --to \"in 2 weeks\" --reason \"a sprained ankle\"
")]
pub struct Pause {
    /// The habit: its name, in any case, or the beginning of it
    #[arg(value_name = "HABIT")]
    name: String,
    /// The first day of the pause [default: today]
    #[arg(long, value_name = "D")]
    from: Option<String>,
    /// The last day of the pause [default: until it is resumed]
    #[arg(long, value_name = "D")]
    to: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<Given>,
}

/// Ask for a paused or retired habit again
#[derive(clap::Args)]
#[command(before_help = "\
Examples:
  guidepost habit resume walk
")]
pub struct Resume {
    /// The habit: its name, in any case, or the beginning of it
    #[arg(value_name = "HABIT")]
    name: String,
    /// The first day it is asked for again [default: today]
    #[arg(long, value_name = "D")]
    from: Option<String>,
}

/// End a habit, and keep its days
#[derive(clap::Args)]
#[command(before_help = "\
Examples:
  guidepost habit retire walk --reason \"I swim now\"
")]
pub struct Retire {
    /// The habit: its name, in any case, or the beginning of it
    #[arg(value_name = "HABIT")]
    name: String,
    /// The first day it no longer is asked for [default: today]
    #[arg(long, value_name = "D")]
    from: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<Given>,
}

impl Pause {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let reason = reason(desk, self.reason.as_deref())?;
        let mut book = desk.open()?;
        let from = first(&book, self.from.as_deref())?;
        let to = self.to.as_deref().map(|text| book.any_day("--to", text)).transpose()?;
        if to.is_some_and(|to| to < from) {
            return Err(Stop::usage("--to comes before --from. Give the first day first."));
        }
        let habit = names::habit(book.notebook(), &self.name)?;
        let name = one_line(&habit.name).into_owned();
        if let Some(day) = habit.retired {
            let day = book.day_name(day);
            let words =
                format!("{name} is retired since {day}. Bring it back first: guidepost habit resume.");
            return Err(Stop::could_not(words));
        }
        let pause = habit::Pause { id: book.id(), from, to, reason, ..habit::Pause::default() };
        let edit = Edit::revise(habit, |habit| {
            end_pauses(&mut habit.body, from);
            habit.body.pauses.push(pause);
        });
        keep(desk, &mut book, edit)?;
        let until =
            to.map_or_else(|| "until you resume it".to_owned(), |to| format!("to {}", book.day_name(to)));
        desk.say(&format!("{name} is paused from {} {until}. Its days stay.\n", book.day_name(from)))
    }
}

impl Resume {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let mut book = desk.open()?;
        let from = first(&book, self.from.as_deref())?;
        let habit = names::habit(book.notebook(), &self.name)?;
        let name = one_line(&habit.name).into_owned();
        let edit = Edit::revise(habit, |habit| {
            habit.body.retired = None;
            end_pauses(&mut habit.body, from);
        });
        if edit.is_none() {
            return desk.say(&format!("{name} is not paused; nothing was changed.\n"));
        }
        keep(desk, &mut book, edit)?;
        desk.say(&format!("{name} is asked for again from {}.\n", book.day_name(from)))
    }
}

impl Retire {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let reason = reason(desk, self.reason.as_deref())?;
        let mut book = desk.open()?;
        let from = first(&book, self.from.as_deref())?;
        let habit = names::habit(book.notebook(), &self.name)?;
        let name = one_line(&habit.name).into_owned();
        let edit = retire(&book, habit, from, reason);
        if edit.is_none() {
            return desk.say(&format!("{name} is retired already; nothing was changed.\n"));
        }
        keep(desk, &mut book, edit)?;
        let day = book.day_name(from);
        desk.say(&format!("{name} is retired from {day}. Its days stay, and habit resume brings it back.\n"))
    }
}

/// The reason, where there is one, is kept as that of a pause which begins with the retirement.
fn retire(book: &Book, habit: &Record<Habit>, from: NaiveDate, reason: String) -> Option<Edit> {
    let pause = habit::Pause { id: book.id(), from, reason, ..habit::Pause::default() };
    Edit::revise(habit, |habit| {
        habit.body.retired = habit.body.retired.or(Some(from));
        if !pause.reason.is_empty() {
            habit.body.pauses.push(pause);
        }
    })
}

/// No pause reaches that day or begins after it.
fn end_pauses(habit: &mut Habit, from: NaiveDate) {
    habit.pauses.retain(|pause| pause.from < from);
    for pause in habit.pauses.iter_mut().filter(|pause| pause.to.is_none_or(|to| from <= to)) {
        pause.to = Some(add(from, -1));
    }
}

fn keep(desk: &Desk, book: &mut Book, edit: Option<Edit>) -> Result<(), Stop> {
    let notices = edit.map(|edit| book.keep(edit)).transpose()?;
    tell_all(desk, &notices.unwrap_or_default());
    Ok(())
}

fn first(book: &Book, from: Option<&str>) -> Result<NaiveDate, Stop> {
    from.map_or(Ok(book.today), |text| book.any_day("--from", text))
}

fn reason(desk: &Desk, given: Option<&str>) -> Result<String, Stop> {
    Ok(given.map(|text| desk.text("--reason", text)).transpose()?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::List;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_pause_that_is_resumed_keeps_the_days_it_had() {
        let pause = |from: &str, to: Option<&str>| habit::Pause {
            from: day(from),
            to: to.map(day),
            ..habit::Pause::default()
        };
        let pauses = List(vec![
            pause("2026-11-01", Some("2026-11-05")),
            pause("2026-11-10", None),
            pause("2026-12-24", Some("2026-12-26")),
        ]);
        let mut habit = Habit { pauses, ..Habit::default() };
        end_pauses(&mut habit, day("2026-11-15"));
        let left = [pause("2026-11-01", Some("2026-11-05")), pause("2026-11-10", Some("2026-11-14"))];
        assert_eq!(habit.pauses.0, left);
        end_pauses(&mut habit, day("2026-11-10"));
        assert_eq!(habit.pauses.0, left[..1]);
    }
}
