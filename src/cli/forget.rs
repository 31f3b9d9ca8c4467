//! `forget`: removes the notebook and all that belongs to it, once the word is given.

use std::io::{self, BufRead, Write};

use super::desk::Desk;
use super::stop::Stop;
use crate::shell;
use crate::store::{self, Remains};
use crate::text::clean;

const EXAMPLES: &str = "\
Examples:
  guidepost export -o copy.json      (keep a copy first, if you want one)
  guidepost forget --everything
  echo forget | guidepost forget --everything
";

const MORE: &str = "\
Every file is named first, and nothing goes before the word “forget” is given.
Only files that guidepost made are removed. Copies that other programs made, and
what a disk keeps of removed files, are out of its reach.";

/// Remove the notebook and all that is its
#[derive(clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Forget {
    /// The notebook, its copies, backups, drafts and lock, and texts left from an editor
    #[arg(long)]
    everything: bool,
}

/// What has to be typed.
const WORD: &str = "forget";

const OPEN: &str = "An open guidepost has this notebook, and would write it again. Quit that one first. Nothing was removed.";

impl Forget {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        if !self.everything {
            return Err(Stop::usage(
                "forget takes away all there is, so it wants to be told: guidepost forget --everything",
            ));
        }
        let place = desk.place()?;
        let mut remains = store::remains(&place);
        let left = shell::left_by_editors(&place, &remains.folders);
        left.into_iter().for_each(|folder| remains.add_folder(folder));
        if remains.is_empty() {
            tell_foreign(desk, &remains);
            return desk.say("There is no notebook here, and nothing that belongs to one.\n");
        }
        let is_closed = || match store::is_open(&remains) {
            true => Err(Stop::could_not(OPEN)),
            false => Ok(()),
        };
        is_closed()?;
        desk.tell("This will be removed, and cannot be brought back:");
        remains
            .files
            .iter()
            .chain(&remains.folders)
            .for_each(|path| desk.tell(&format!("  {}", path.display())));
        tell_foreign(desk, &remains);
        if !is_meant(desk) {
            return Err(Stop::could_not("Nothing was removed: the word was not given."));
        }
        is_closed()?;
        store::remove(&remains).map_err(|(path, error)| {
            let path = path.display();
            Stop::could_not(format!("{path} could not be removed ({error}). What is named after it is still there; run it again once that is mended."))
        })?;
        let files = crate::insight::count(remains.files.len(), "file", "files");
        let rest = match remains.foreign.is_empty() {
            true => "Nothing of this notebook is kept by guidepost any more.",
            false => "What is named above as staying is still there.",
        };
        desk.say(&format!("Removed: {files}. {rest}\n"))
    }
}

fn tell_foreign(desk: &Desk, remains: &Remains) {
    for path in &remains.foreign {
        desk.tell(&format!("  stays, because guidepost did not make it: {}", path.display()));
    }
}

/// Reads one line, from a terminal or a pipe.
fn is_meant(desk: &Desk) -> bool {
    let prompt = format!("Type {WORD} to go on, or anything else to stop: ");
    let mut out = io::stderr().lock();
    let end = if desk.stdin_is_terminal() { "" } else { "\n" };
    let _ = write!(out, "{}{end}", clean(&prompt)).and_then(|()| out.flush());
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    read.is_ok() && line.trim().eq_ignore_ascii_case(WORD)
}
