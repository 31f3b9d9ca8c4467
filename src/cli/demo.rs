//! `demo`: an invented person's notebook, to look around in or to write to a file.

use std::path::{Path, PathBuf};

use super::desk::Desk;
use super::stop::Stop;
use super::{app, plain};
use crate::demo::{self, Span};
use crate::insight::count;
use crate::store;

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
    #[arg(long, value_name = "N", requires = "write", value_parser = clap::value_parser!(u16).range(1..=100))]
    years: Option<u16>,
    /// Another person for another number
    #[arg(long, value_name = "N", requires = "write", default_value_t = 1)]
    seed: u64,
}

impl Demo {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        match &self.write {
            Some(path) => self.write(desk, path),
            None if desk.plain => plain::demo(desk),
            None => app::demo(desk),
        }
    }

    fn write(&self, desk: &Desk, path: &Path) -> Result<(), Stop> {
        let span = self.years.map_or(Span::Weeks, Span::Years);
        let notebook = demo::notebook(desk.now, self.seed, span);
        store::write_new(path, &notebook.to_bytes())?;
        let life =
            self.years.map_or("12 weeks".to_owned(), |years| count(usize::from(years), "year", "years"));
        let path = path.display();
        desk.say(&format!("Written to {path}: {life} of an invented person. Look at it with --data.\n"))
    }
}
