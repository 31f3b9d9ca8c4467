//! `habit pause`, `resume` and `retire`. Each keeps every day that was recorded.

use chrono::NaiveDate;

use crate::cli::book::Book;
use crate::cli::desk::{Desk, Given};
use crate::cli::stop::Stop;
use crate::cli::{names, tell_all};
use crate::model::Edit;
use crate::model::calendar::add;
use crate::model::habit;
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
        let ends = habit.retired.map(|day| (day, ends(&book, day)));
        if let Some((day, ends)) = &ends
            && *day <= from
        {
            let words = format!("{name} is {ends}. Bring it back first: guidepost habit resume.");
            return Err(Stop::could_not(words));
        }
        let last = ends.as_ref().map(|(day, _)| add(*day, -1));
        let to = to.into_iter().chain(last).min();
        let pause = habit::Pause { id: book.id(), from, to, reason, ..habit::Pause::default() };
        let edit = Edit::revise(habit, |habit| habit.body.rest(pause, || book.id()));
        keep(desk, &mut book, edit)?;
        let until =
            to.map_or_else(|| "until you resume it".to_owned(), |to| format!("to {}", book.day_name(to)));
        let then = ends.map(|(_, ends)| format!(" It is {ends}.")).unwrap_or_default();
        desk.say(&format!("{name} is paused from {} {until}.{then} Its days stay.\n", book.day_name(from)))
    }
}

impl Resume {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let mut book = desk.open()?;
        let from = first(&book, self.from.as_deref())?;
        let habit = names::habit(book.notebook(), &self.name)?;
        let name = one_line(&habit.name).into_owned();
        let edit = Edit::revise(habit, |habit| habit.body.go_on(from, book.today, book.id()));
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
        let edit = Edit::revise(habit, |habit| habit.body.retire(from, &reason, book.id()));
        let day = habit.retired.map_or(from, |before| before.min(from));
        let ends = ends(&book, day);
        if edit.is_none() {
            return desk.say(&format!("{name} is {ends} already; nothing was changed.\n"));
        }
        keep(desk, &mut book, edit)?;
        desk.say(&format!("{name} is {ends}. Its days stay, and habit resume brings it back.\n"))
    }
}

/// “retired since Monday 16 November”, or “from” on a day to come.
fn ends(book: &Book, day: NaiveDate) -> String {
    let word = if day < book.today { "since" } else { "from" };
    format!("retired {word} {}", book.day_name(day))
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
