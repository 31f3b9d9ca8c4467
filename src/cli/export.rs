//! `export`: everything out, in the format that is asked for.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use super::desk::Desk;
use super::stop::Stop;
use crate::exchange::{OUTPUTS, Output, Private, Written};
use crate::model::Notebook;
use crate::store;
use crate::text::clean;

const EXAMPLES: &str = "\
Examples:
  guidepost export json > everything.json
  guidepost export --format csv -o tables
  guidepost export --format markdown -o journal.md
";

const LEFT_OUT: &str = "Left out: the single answers of your PHQ-9, whose ninth question is told to nobody unasked. \
    With --phq-9-answers they are in it.";

/// Everything out: JSON, tables, a journal, a calendar
#[derive(clap::Args)]
#[command(before_help = EXAMPLES, after_help = after())]
pub struct Export {
    /// One of those below [default: json]
    #[arg(value_name = "FORMAT", value_parser = names(), hide_possible_values = true)]
    bare: Option<String>,
    /// The same, named
    #[arg(long, value_name = "FORMAT", conflicts_with = "bare", value_parser = names(), hide_possible_values = true)]
    format: Option<String>,
    /// Into a new file or folder, for your eyes only [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// The single answers of a PHQ-9 too, its ninth question among them
    #[arg(long)]
    phq_9_answers: bool,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(OUTPUTS.iter().map(|output| output.name))
}

fn after() -> String {
    let row = |output: &Output| format!("  {:<9} {}\n", output.name, output.what);
    let formats: String = OUTPUTS.iter().map(row).collect();
    format!(
        "Formats:\n{formats}\nThe single answers of a PHQ-9 are left out unless you ask for them: its ninth\n\
         question is told to nobody unasked. What was deleted is in the JSON alone."
    )
}

impl Export {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let name = self.bare.as_deref().or(self.format.as_deref()).unwrap_or("json");
        let output = Output::named(name).expect("clap lets through what is in the table");
        let book = desk.open()?;
        let written = output.write(book.notebook(), self.private(desk, book.notebook()));
        if let Some(path) = &self.output {
            let open = if book.store().is_sealed() { " Here they are not encrypted." } else { "" };
            return desk.say(&format!("{}{open}\n", write(written, path)?));
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

    /// Whether private answers go with the rest; that they do not is said where there are any.
    fn private(&self, desk: &Desk, notebook: &Notebook) -> Private {
        if self.phq_9_answers {
            return Private::Ticked;
        }
        if 0 < notebook.private_answers() {
            desk.tell(LEFT_OUT);
        }
        Private::LeftOut
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
            let count = files.iter().filter(|(path, _)| path.ends_with(".csv")).count();
            let path = path.display();
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
