//! `measure`: questionnaires and one's own scales, taken, typed in and listed.

mod add;
mod list;
mod take;

use super::book::Book;
use super::desk::Desk;
use super::stop::Stop;
use crate::insight;
use crate::model::measure::{self, Measure as Kind, QUESTIONNAIRES};

const EXAMPLES: &str = "\
Examples:
  guidepost measure take phq-8
  guidepost measure add gad-7 9 --date \"3 nov\"
  guidepost measure list
";

/// Questionnaires and scales of your own: take, add, list
#[derive(clap::Subcommand)]
#[command(before_help = EXAMPLES)]
pub enum Measure {
    Take(take::Take),
    Add(add::Add),
    List(list::List),
}

impl Measure {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        match self {
            Self::Take(take) => take.run(desk),
            Self::Add(add) => add.run(desk),
            Self::List(list) => list.run(desk),
        }
    }
}

/// The measure of that name, if it is a questionnaire or a scale that has a number already, as it was first written.
fn known<'a>(book: &'a Book, name: &str) -> Option<Kind<'a>> {
    match measure::questionnaire(name) {
        Some(row) => Some(Kind::Questionnaire(row)),
        None => insight::measures(book.notebook()).into_iter().find(|measure| measure.is(name)),
    }
}

/// Every name that can be taken.
fn names(book: &Book) -> String {
    let own = insight::measures(book.notebook()).into_iter().filter(|kind| matches!(kind, Kind::Own(_)));
    let standing = QUESTIONNAIRES.iter().map(|row| row.name);
    standing.chain(own.map(|kind| kind.name())).collect::<Vec<&str>>().join(", ")
}

/// “PHQ-8: 8 of 24 (mild), kept for Saturday 21 November.”
fn kept(book: &Book, kind: Kind, score: u8, day: chrono::NaiveDate) -> String {
    let words = insight::result_words(kind, score.into());
    format!("{}: {words}, kept for {}.\n", kind.title(), book.day_name(day))
}
