//! `import`: another program's file into the notebook, looked at first where that is asked for.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::PossibleValuesParser;

use super::book::Book;
use super::desk::Desk;
use super::stop::Stop;
use crate::exchange::{self, FORMATS, File, Format, Given, Levels, Plan, Refusal, Source, Taking};
use crate::insight::count;
use crate::model::Moment;
use crate::shell::clock::{self, Since};
use crate::store::{self, Before, LoadError, Trouble};

const EXAMPLES: &str = "\
Examples:
  guidepost import daylio daylio_export_2026_11_21.csv --dry-run
  guidepost import harsh log
  guidepost import daylio export.csv --map \"so-so=3\" --map \"wow=5\"
";

const MORE: &str = "\
All of it reaches the disk at once or nothing does. A second import of a file
adds only what is new, and leaves alone what you changed or deleted here.
A row that cannot be read is named with its line; the others are taken.";

/// Take in another program's file
#[derive(clap::Args)]
#[command(before_help = EXAMPLES, after_help = after())]
pub struct Import {
    /// Where the file is from, one of those below
    #[arg(value_name = "FORMAT", value_parser = names(), hide_possible_values = true)]
    format: String,
    /// The file, zip or folder
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Look only: the same counts, and nothing is written
    #[arg(long)]
    dry_run: bool,
    /// The level of a mood name, 1 worst to 5 best; may be given several times
    #[arg(long, value_name = "NAME=LEVEL")]
    map: Vec<String>,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name))
}

fn after() -> String {
    let row = |format: &Format| format!("  {:<15} {}\n", format.name, format.what);
    format!("{MORE}\n\nFormats:\n{}", FORMATS.iter().map(row).collect::<String>().trim_end())
}

/// After so long without an answer a person wants to know that it goes on.
const SILENCE: Duration = Duration::from_millis(300);

impl Import {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let format = Format::named(&self.format).expect("clap lets through what is in the table");
        let mut levels = Levels::default();
        for map in &self.map {
            levels.add(map).map_err(|why| Stop::usage(format!("--map takes {why}.")))?;
        }
        let mut book = desk.open()?;
        let plan = self.plan(format, &levels, desk, &mut book)?;
        let refused = plan.report.refused.len();
        let lines = plan.report.lines().join("\n");
        let end = if self.dry_run {
            "Nothing was written: this was a look ahead."
        } else {
            super::tell_all(desk, &keep(plan, &mut book)?);
            ""
        };
        desk.say(format!("{lines}\n{end}").trim_end())?;
        desk.say("\n")?;
        match refused {
            0 => Ok(()),
            refused => Err(Stop::could_not(format!(
                "{} could not be read and {} left out; the others {}.",
                count(refused, "row", "rows"),
                if refused == 1 { "is" } else { "are" },
                if self.dry_run { "can be taken" } else { "are in the notebook" },
            ))),
        }
    }

    /// What the file brings.
    fn plan(&self, format: &Format, levels: &Levels, desk: &Desk, book: &mut Book) -> Result<Plan, Stop> {
        let refusal =
            |why: Refusal| Stop::could_not(format!("{} {why}. Nothing was taken in.", self.path.display()));
        let give = match self.path.is_dir() && format.files.is_empty() {
            true => format!(". Give {}", format.what),
            false => String::new(),
        };
        let unread = |why: String| refusal(Refusal(why + &give));
        let found = store::read_foreign(&self.path, format.files).map_err(unread)?;
        let opened = found.into_iter().map(|(path, bytes)| {
            let bytes = self.opened(bytes, desk, book)?;
            Ok(File { path, bytes })
        });
        let files = opened.collect::<Result<Vec<File>, Stop>>()?;
        let progress = Progress::new();
        let given = Given {
            day_starts: book.notebook().settings.day_starts(),
            today: book.today,
            now: Moment::new(book.now),
            levels,
            progress: &|rows| progress.tell(rows),
        };
        let taken = format.read(&Source::new(files, clock::at), given).map_err(|why| {
            progress.end();
            refusal(why)
        })?;
        let plan = exchange::plan(format, book.notebook(), taken);
        progress.end();
        Ok(plan)
    }

    /// What the bytes say, where they are an encrypted notebook.
    fn opened(&self, bytes: Vec<u8>, desk: &Desk, book: &mut Book) -> Result<Vec<u8>, Stop> {
        let unread = |why| Stop::from(LoadError::of(&self.path, why));
        match book.store().in_the_clear(&bytes) {
            Err(Trouble::Locked(cover)) => {
                desk.add_key(book.store_mut(), &self.path, &cover)?;
                book.store().in_the_clear(&bytes).map_err(unread)
            }
            opened => opened.map_err(unread),
        }
    }
}

/// Writes what the plan says. Notices of the store are handed back.
fn keep(plan: Plan, book: &mut Book) -> Result<Vec<String>, Stop> {
    match plan.taking {
        Some(Taking::Whole(notebook)) => book.take_in(&notebook).map(|(_, notices)| notices),
        Some(Taking::Edit(edit)) => {
            book.store_mut().keep_before(Before::Import);
            book.keep(edit)
        }
        None => Ok(Vec::new()),
    }
}

/// One line on a terminal that says how far it is, once that takes long.
struct Progress {
    began: Since,
    shown: Cell<bool>,
}

impl Progress {
    fn new() -> Self {
        Self { began: Since::now(), shown: Cell::new(false) }
    }

    fn tell(&self, rows: usize) {
        if self.began.is_over(SILENCE) && io::stderr().is_terminal() {
            self.shown.set(true);
            let _ = write!(io::stderr().lock(), "\rReading, {rows} rows so far");
        }
    }

    /// Wipes the line.
    fn end(&self) {
        if self.shown.get() {
            let _ = write!(io::stderr().lock(), "\r{:40}\r", "");
        }
    }
}
