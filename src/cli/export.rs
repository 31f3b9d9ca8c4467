//! `export`: everything out, as the data file itself says it.

use std::path::PathBuf;

use super::desk::Desk;
use super::stop::Stop;
use crate::store;

const EXAMPLES: &str = "\
Examples:
  guidepost export > everything.json
  guidepost export -o everything.json
";

/// Everything out, as JSON
#[derive(clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Export {
    /// json: all there is, as in the data file
    #[arg(long, value_name = "FORMAT", default_value = "json", value_parser = ["json"])]
    format: String,
    /// Into a new file, for your eyes only [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
}

impl Export {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let bytes = desk.open()?.notebook().to_bytes();
        let Some(path) = &self.output else { return desk.print_file(&String::from_utf8_lossy(&bytes)) };
        store::write_new(path, &bytes)?;
        desk.say(&format!("Written to {}. It holds all your words; keep it safe.\n", path.display()))
    }
}
