//! `habit`: what a person wants to do again and again.

mod add;
mod list;
mod pause;

pub use list::{adherence_json, how_often, target};

use super::desk::Desk;
use super::stop::Stop;

const EXAMPLES: &str = "\
Examples:
  guidepost habit add Stretch --every weekdays --cue \"after breakfast\"
  guidepost habit list
";

/// Habits: add, list, pause, resume, retire
#[derive(clap::Subcommand)]
#[command(before_help = EXAMPLES)]
pub enum Habit {
    Add(add::Add),
    List(list::List),
    Pause(pause::Pause),
    Resume(pause::Resume),
    Retire(pause::Retire),
}

impl Habit {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        match self {
            Self::Add(add) => add.run(desk),
            Self::List(list) => list.run(desk),
            Self::Pause(pause) => pause.run(desk),
            Self::Resume(resume) => resume.run(desk),
            Self::Retire(retire) => retire.run(desk),
        }
    }
}
