//! `goal`: what a person wants, from a sentence to done.

mod add;
mod list;
mod show;
mod status;

use super::desk::Desk;
use super::stop::Stop;
use super::{names, tell_all};
use crate::dates::Look;
use crate::model::Edit;

const EXAMPLES: &str = "\
Examples:
  guidepost goal add \"Walk 20 minutes after lunch on weekdays until christmas\"
  guidepost goal list
";

/// Goals: add, list, show, status, agree
#[derive(clap::Subcommand)]
#[command(before_help = EXAMPLES)]
pub enum Goal {
    Add(add::Add),
    List(list::List),
    Show(show::Show),
    Status(status::Status),
    Agree(Agree),
}

/// Note that a goal was agreed with a therapist
#[derive(clap::Args)]
#[command(before_help = "\
Examples:
  guidepost goal agree 1 --date yesterday
")]
pub struct Agree {
    /// The goal: its number, or words of it
    #[arg(value_name = "G")]
    goal: String,
    /// The day it was agreed on [default: today]
    #[arg(long, value_name = "D")]
    date: Option<String>,
}

impl Goal {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        match self {
            Self::Add(add) => add.run(desk),
            Self::List(list) => list.run(desk),
            Self::Show(show) => show.run(desk),
            Self::Status(status) => status.run(desk),
            Self::Agree(agree) => agree.run(desk),
        }
    }
}

impl Agree {
    fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let mut book = desk.open()?;
        let date = self.date.as_deref().map(|text| book.day("--date", text, Look::Back)).transpose()?;
        let day = date.unwrap_or(book.today);
        let (number, goal) = names::goal(book.notebook(), &self.goal)?;
        let said = format!("Goal {number} was agreed on {}.\n", book.day_name(day));
        let edit = Edit::revise(goal, |goal| goal.body.agreed = Some(day));
        if let Some(edit) = edit {
            tell_all(desk, &book.keep(edit)?);
        }
        desk.say(&said)
    }
}
