//! `export`: everything out, in the format that is asked for.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use super::desk::Desk;
use super::stop::Stop;
use crate::exchange::{OUTPUTS, Output, Written};
use crate::store;
use crate::text::clean;

const EXAMPLES: &str = "\
Examples:
  guidepost export > everything.json
  guidepost export --format csv -o tables
  guidepost export --format markdown -o journal.md
";

/// Everything out: JSON, tables, a journal, a calendar
#[derive(clap::Args)]
#[command(before_help = EXAMPLES, after_help = after())]
pub struct Export {
    /// One of those below
    #[arg(long, value_name = "FORMAT", default_value = "json", value_parser = names(), hide_possible_values = true)]
    format: String,
    /// Into a new file or folder, for your eyes only [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(OUTPUTS.iter().map(|output| output.name))
}

fn after() -> String {
    let row = |output: &Output| format!("  {:<9} {}\n", output.name, output.what);
    let formats: String = OUTPUTS.iter().map(row).collect();
    format!(
        "Formats:\n{formats}\nIn tables and journals the single answers of a PHQ-9 are left out: its ninth\n\
         question is told to nobody unasked. What was deleted is in the JSON alone."
    )
}

impl Export {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let output = Output::named(&self.format).expect("clap lets through what is in the table");
        let written = output.write(desk.open()?.notebook());
        if let Some(path) = &self.output {
            return desk.say(&format!("{}\n", write(written, path)?));
        }
        match written {
            Written::File(bytes) if output.name == "json" => {
                desk.print_file(&String::from_utf8_lossy(&bytes))
            }
            Written::File(bytes) => desk.print(&clean_lines(&String::from_utf8_lossy(&bytes))),
            Written::Folder(_) => Err(Stop::usage(
                "These are several tables: name a new folder for them, as in guidepost export --format csv -o tables.",
            )),
        }
    }
}

/// Writes what is given out to a new file or folder; what there is to say of that.
pub fn write(written: Written, path: &Path) -> Result<String, Stop> {
    match written {
        Written::File(bytes) => {
            store::write_new(path, &bytes)?;
            Ok(format!("Written to {}. It holds your words; keep it safe.", path.display()))
        }
        Written::Folder(files) => {
            let files: Vec<(String, Vec<u8>)> =
                files.into_iter().map(|file| (file.path, file.bytes)).collect();
            store::write_new_folder(path, &files)?;
            let (count, path) = (files.len(), path.display());
            Ok(format!("Written to {path}: {count} tables. They hold your words; keep them safe."))
        }
    }
}

/// Cleaned of what could move the cursor; line ends stay as the format has them.
fn clean_lines(text: &str) -> String {
    text.split_inclusive("\r\n")
        .map(|line| match line.strip_suffix("\r\n") {
            Some(line) => clean(line).into_owned() + "\r\n",
            None => clean(line).into_owned(),
        })
        .collect()
}
