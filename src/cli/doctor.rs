//! `doctor`: looks at the notebook's file and everything around it, and says what is well and what to do. Changes nothing
//! and prints nothing that was written.

mod around;
mod of_file;

use serde_json::{Value, json};

use super::desk::Desk;
use super::stop::Stop;
use super::table;
use crate::insight::count;
use crate::store::{self, Checkup, Key};
use crate::text::one_line;

const EXAMPLES: &str = "\
Examples:
  guidepost doctor
  guidepost doctor --json
";

const MORE: &str = "\
It only looks, and prints nothing of what you wrote. “look” stands before what
needs you, “note” before what you may want to know. Exit status 1 if something
needs you. With --json {well, checks}: a list of {check, state (fine, note,
look), words, do (what to do, or null)}.";

/// Check the file and everything around it
#[derive(clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Doctor {
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Fine,
    Note,
    Look,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Note => "note",
            Self::Look => "look",
        }
    }
}

/// What one check found, and what mends it.
struct Finding {
    state: State,
    words: String,
    mend: Option<String>,
}

fn fine(words: impl Into<String>) -> Finding {
    Finding { state: State::Fine, words: words.into(), mend: None }
}

fn note(words: impl Into<String>, mend: impl Into<String>) -> Finding {
    Finding { state: State::Note, words: words.into(), mend: Some(mend.into()) }
}

fn look(words: impl Into<String>, mend: impl Into<String>) -> Finding {
    Finding { state: State::Look, words: words.into(), mend: Some(mend.into()) }
}

/// A check: its name and how it is made. None where there is nothing to check.
type Check = fn(&Checkup, &Desk) -> Option<Finding>;

const CHECKS: &[(&str, Check)] = &[
    ("file", of_file::file),
    ("notebook", of_file::notebook),
    ("encryption", of_file::encryption),
    ("checksum", of_file::checksum),
    ("links", of_file::links),
    ("permissions", of_file::permissions),
    ("owner", of_file::owner),
    ("folder", of_file::folder),
    ("lock", of_file::lock),
    ("leftovers", around::leftovers),
    ("state", around::state),
    ("backups", around::backups),
    ("drafts", around::drafts),
    ("copies", around::copies),
    ("versions", around::versions),
    ("sync", around::sync),
    ("disk", around::disk),
    ("room", around::room),
    ("clock", around::clock),
];

impl Doctor {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let checkup = store::checkup(&desk.place()?, desk.now, self.key(desk)?);
        let findings: Vec<(&str, Finding)> =
            CHECKS.iter().filter_map(|(name, check)| Some((*name, check(&checkup, desk)?))).collect();
        let needed = findings.iter().filter(|(_, finding)| finding.state == State::Look).count();
        if self.json {
            let checks: Vec<Value> = findings.iter().map(|(name, finding)| as_json(name, finding)).collect();
            desk.print_json(&json!({ "well": needed == 0, "checks": checks }))?;
        } else {
            desk.say(&text(&findings))?;
            let end = match needed {
                0 => "Nothing needs you.".to_owned(),
                needed => {
                    format!("{} a look. Nothing was changed.", count(needed, "thing needs", "things need"))
                }
            };
            desk.say(&format!("\n{end}\n"))?;
        }
        if needed == 0 { Ok(()) } else { Err(Stop::could_not("")) }
    }
}

impl Doctor {
    /// Only where it is given: nobody is asked for a mere look.
    fn key(&self, desk: &Desk) -> Result<Option<Key>, Stop> {
        let place = desk.place()?;
        match store::cover(place.data()).filter(|_| desk.gate.is_given()) {
            Some(cover) => desk.gate.key(place.data(), &cover).map(Some),
            None => Ok(None),
        }
    }
}

fn text(findings: &[(&str, Finding)]) -> String {
    let mut rows = Vec::new();
    for (name, finding) in findings {
        let row = |state: &str, name: &str, words: &str| {
            vec![state.to_owned(), name.to_owned(), one_line(words).into_owned()]
        };
        rows.push(row(finding.state.word(), name, &finding.words));
        rows.extend(finding.mend.as_ref().map(|mend| row("", "", mend)));
    }
    table::columns(&rows)
}

fn as_json(name: &str, finding: &Finding) -> Value {
    json!({ "check": name, "state": finding.state.word(), "words": finding.words, "do": finding.mend })
}
