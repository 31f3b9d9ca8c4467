//! `demo`: an invented person's notebook, to look around in or to write to a file.

use std::path::PathBuf;

use super::app;
use super::desk::Desk;
use super::stop::Stop;

const EXAMPLES: &str = "\
Examples:
  guidepost demo                                   look around in the app
  guidepost demo --write somebody.json --years 2
";

/// Look around in an invented person's 12 weeks
#[derive(clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Demo {
    /// Write the notebook to a new file instead
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// So many years of days, to today [default: 12 weeks]
    #[arg(long, value_name = "N", requires = "write", value_parser = clap::value_parser!(u32).range(1..=100))]
    years: Option<u32>,
    /// Another person for another number
    #[arg(long, value_name = "N", requires = "write", default_value_t = 1)]
    seed: u64,
}

impl Demo {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        match &self.write {
            Some(path) => self.write(desk, path),
            None => app::demo(desk),
        }
    }

    fn write(&self, _desk: &Desk, _path: &std::path::Path) -> Result<(), Stop> {
        Err(Stop::could_not("demo --write is not there yet."))
    }
}
