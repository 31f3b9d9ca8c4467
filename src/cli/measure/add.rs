//! `measure add`: a score from elsewhere, or a number on a scale of one's own.

use super::{kept, known};
use crate::cli::desk::{Desk, Given};
use crate::cli::stop::Stop;
use crate::cli::tell_all;
use crate::model::Edit;
use crate::model::measure::Measure;
use crate::model::number::Amount;
use crate::model::session::Measured;

const MORE: &str = "\
A name that is none of phq-8, phq-9, phq-2, gad-7, gad-2 is a scale of your own,
from 0 to 10.";

/// Keep a score you have from elsewhere, or a number on a scale of your own
#[derive(clap::Args)]
#[command(after_help = MORE, before_help = "\
Examples:
  guidepost measure add phq-9 11 --date \"3 nov\"
  guidepost measure add dread 6
")]
pub struct Add {
    /// phq-8, phq-9, phq-2, gad-7, gad-2 or a name of your own
    name: Given,
    /// A whole number
    score: u8,
    /// The day it is of [default: today]
    #[arg(long, value_name = "D")]
    date: Option<String>,
}

impl Add {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let name = desk.line("NAME", &self.name)?;
        let most = Measure::named(&name).most();
        if most < self.score {
            return Err(Stop::usage(format!(
                "{} goes from 0 to {most}. Give a number in that range. Nothing was kept.",
                Measure::named(&name).title()
            )));
        }
        let mut book = desk.open()?;
        let when = book.when_of(self.date.as_deref(), None)?;
        let there = known(&book, &name);
        let is_new = there.is_none();
        let kind = there.unwrap_or(Measure::named(&name));
        let said = kept(&book, kind, self.score, when.day);
        let score = Some(Amount::from(u32::from(self.score)));
        let body = Measured { measure: kind.name().to_owned(), score, ..Measured::default() };
        let record = book.record(when, body);
        tell_all(desk, &book.keep(Edit::add(record))?);
        let new = if is_new { "It is a new scale of your own, from 0 to 10.\n" } else { "" };
        desk.say(&format!("{said}{new}"))
    }
}
