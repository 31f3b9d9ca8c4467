//! `doctor`: looks at the notebook's file and everything around it, and says what is well and what to do. Changes nothing
//! and prints nothing that was written.

use std::path::Path;

use serde_json::{Value, json};

use super::desk::Desk;
use super::stop::Stop;
use super::table;
use crate::insight::count;
use crate::model::Checksum;
use crate::store::{self, Checkup, Key, Kind, Lock, Look};
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
    ("file", file),
    ("notebook", notebook),
    ("encryption", encryption),
    ("checksum", checksum),
    ("links", links),
    ("permissions", permissions),
    ("owner", owner),
    ("folder", folder),
    ("lock", lock),
    ("leftovers", leftovers),
    ("state", state),
    ("backups", backups),
    ("drafts", drafts),
    ("copies", copies),
    ("versions", versions),
    ("sync", sync),
    ("disk", disk),
    ("room", room),
    ("clock", clock),
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

fn file(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let path = checkup.real.display();
    Some(match (&checkup.look, &checkup.trouble) {
        (None, None) => note(format!("{path} is not there yet"), "The first thing you keep makes it."),
        (_, Some(trouble)) => look("it cannot be read as a notebook", trouble.to_string()),
        (Some(look), None) => fine(format!("{path}, {}", size(look.stamp.bytes))),
    })
}

fn notebook(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let about = checkup.notebook.as_ref()?;
    let records = count(about.records, "record", "records");
    Some(fine(format!("version {}, {records}, saved {}", about.version, times(about.revision))))
}

fn encryption(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    if !checkup.is_sealed {
        return checkup.look.map(|_| fine("none: who can open the file can read it"));
    }
    let within = if checkup.notebook.is_some() { "" } else { "; what is in it was not looked at" };
    Some(match checkup.plain.first() {
        None => fine(format!("the file is encrypted{within}")),
        Some(first) => look(
            format!(
                "{} of it {} not encrypted, such as {}",
                count(checkup.plain.len(), "file", "files"),
                if checkup.plain.len() == 1 { "is" } else { "are" },
                first.display()
            ),
            "The next change encrypts backups and drafts. A text from an editor is yours to remove.",
        ),
    })
}

fn checksum(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    Some(match checkup.notebook.as_ref()?.checksum {
        Checksum::Right => fine("as guidepost wrote it"),
        Checksum::Wrong => note(
            "the file is not as guidepost wrote it: another program or a hand changed it",
            "If that was you, all is well. Else compare it with a backup: guidepost backup list",
        ),
        _ => fine("none in the file yet; the next save writes one"),
    })
}

fn links(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let shown: Vec<String> = checkup.links.iter().map(|link| link.display().to_string()).collect();
    let last = shown.last()?;
    let chain = format!("{} leads to {}", checkup.data.display(), shown.join(", then to "));
    Some(match checkup.look {
        Some(_) => fine(chain),
        None => note(chain, format!("{last} is not there yet; the first thing you keep makes it.")),
    })
}

fn permissions(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let file = checkup.look.filter(|look| look.kind == Kind::File)?;
    let path = quoted(&checkup.real);
    Some(match file.mode {
        mode if mode & 0o077 != 0 => look(
            format!("others on this computer can open the file ({:03o})", mode & 0o777),
            format!("chmod 600 {path}"),
        ),
        mode if mode & 0o200 == 0 => {
            look("the file is read-only, so nothing new can be kept", format!("chmod u+w {path}"))
        }
        mode => fine(format!("the file is yours alone ({:03o})", mode & 0o777)),
    })
}

fn owner(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let file = checkup.look.filter(|look| look.kind == Kind::File)?;
    let of = file.owner.0;
    Some(match of == checkup.me {
        true => fine("the file belongs to you"),
        false => look(
            format!("the file belongs to user {of}, and you are user {}", checkup.me),
            format!("sudo chown {} {}", checkup.me, quoted(&checkup.real)),
        ),
    })
}

fn folder(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let folder = checkup.real.parent()?;
    checkup.home.map(|look| open_folder(folder, look, checkup.me))
}

/// Whether others can look into a folder or put files in it.
fn open_folder(path: &Path, found: Look, me: u32) -> Finding {
    let (shown, mode) = (path.display(), found.mode & 0o777);
    let mend = format!("chmod 700 {}", quoted(path));
    if found.kind != Kind::Folder {
        return look(format!("{shown} is not a folder"), "Name another file with --data.");
    }
    if found.owner.0 != me && found.owner.0 != 0 && me != 0 {
        return look(
            format!("{shown} belongs to user {}", found.owner.0),
            "Keep the file in a folder of your own.",
        );
    }
    match mode {
        mode if mode & 0o022 != 0 && found.mode & 0o1000 == 0 => {
            look(format!("others can put files into {shown} ({mode:03o})"), mend)
        }
        mode if mode & 0o055 != 0 => note(format!("others can see what is in {shown} ({mode:03o})"), mend),
        _ => fine(format!("{shown} is yours alone")),
    }
}

fn lock(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    Some(match &checkup.lock {
        Lock::Free => fine("free"),
        Lock::Held(Some(process)) => note(
            format!("process {process} is saving at this moment"),
            format!("If it stays so, look at it: ps -p {process}"),
        ),
        Lock::Held(None) => note("another guidepost is saving at this moment", "Look again in a moment."),
        Lock::Unknown(why) => {
            look(format!("the lock cannot be looked at: {why}"), "Saves may have to wait for it.")
        }
    })
}

fn leftovers(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let number = checkup.leftovers.len();
    Some(match checkup.leftovers.first() {
        None => fine("no temporary files"),
        Some(first) => note(
            format!(
                "{} of a save that was cut off, such as {}",
                count(number, "file", "files"),
                first.display()
            ),
            "The next save takes what is in them into a backup and clears them away.",
        ),
    })
}

fn state(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let Some(state) = &checkup.state else {
        return Some(look("there is no home directory, so no backups or drafts are kept", "Set HOME."));
    };
    Some(match checkup.state_look {
        Some(look) => open_folder(state, look, checkup.me),
        None => fine(format!("{} is made with the first backup or draft", state.display())),
    })
}

fn backups(checkup: &Checkup, desk: &Desk) -> Option<Finding> {
    let Some((newest, _)) = checkup.backups.first() else {
        return Some(match checkup.look {
            Some(_) => note("none yet", "The first change of a day keeps one."),
            None => fine("none yet"),
        });
    };
    let bytes = checkup.backups.iter().map(|(backup, _)| backup.bytes).sum();
    let clock = checkup.notebook.as_ref().map(|about| about.clock.clone()).unwrap_or_default();
    let day = super::time::day_name(newest.at.date_naive(), desk.now.date_naive());
    let all = format!(
        "{}, the newest of {day} {}, {} in all",
        count(checkup.backups.len(), "backup", "backups"),
        clock.show(newest.at.time()),
        size(bytes)
    );
    let unread = checkup.backups.iter().filter(|(_, good)| !good).count();
    Some(match checkup.backups.iter().find(|(_, good)| !good) {
        None => fine(format!("{all}; all can be read")),
        Some((first, _)) => look(
            format!("{all}; {unread} cannot be read, such as {}", first.path.display()),
            format!("Others can. To be rid of it: rm {}", quoted(&first.path)),
        ),
    })
}

fn drafts(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    if let Some(first) = checkup.aside.first() {
        let number = count(checkup.aside.len(), "file was", "files were");
        return Some(look(
            format!("{number} put aside, such as {}", first.display()),
            "It holds words that are in no notebook yet. Look into it before you remove it.",
        ));
    }
    Some(match checkup.drafts {
        0 => fine("none waiting"),
        number => note(
            format!("{} half typed", count(number, "form is", "forms are")),
            "The app offers it again: guidepost",
        ),
    })
}

fn copies(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    if checkup.is_sealed && checkup.notebook.is_none() {
        return None;
    }
    let beside =
        |number| format!("{} of this notebook beside it", count(number, "other copy", "other copies"));
    let (news, known): (Vec<_>, Vec<_>) = checkup.copies.iter().partition(|(_, has_news)| *has_news);
    Some(match (news.first(), known.first()) {
        (Some((first, _)), _) => {
            look(beside(news.len()), format!("Take in what it has: guidepost merge {}", quoted(first)))
        }
        (None, Some((first, _))) => note(
            format!("{}, with nothing new", beside(known.len())),
            format!("It may go, if you do not want it: rm {}", quoted(first)),
        ),
        (None, None) => fine("no other copies beside the file"),
    })
}

fn versions(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    Some(match checkup.notebook.as_ref()?.versions {
        0 => fine("no entry in two versions"),
        number => look(
            format!(
                "{} in two versions, from two devices or windows",
                count(number, "entry is", "entries are")
            ),
            "Both are kept. Choose in the app: guidepost",
        ),
    })
}

fn sync(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    Some(match checkup.sync {
        None => fine("no sync program is seen to copy the folder"),
        Some("git") => note(
            "the folder is in a git repository",
            "Every word you commit stays in its history, also after you delete it here.",
        ),
        Some(name) => note(
            format!("{name} copies the folder"),
            "It can read every word. Copies of two devices are merged here: guidepost merge.",
        ),
    })
}

fn disk(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    Some(match checkup.network {
        None => fine("on this computer, as far as can be seen"),
        Some(name) => note(
            format!("the file is on a drive of the kind {name}, which may be on another computer"),
            "Locks and saves are only as good as that drive. A backup on this computer is kept all the same.",
        ),
    })
}

/// Less than this, in bytes, is too little to go on for long.
const LITTLE: u64 = 20_000_000;

fn room(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let free = checkup.free?;
    let needed = checkup.look.map_or(0, |look| look.stamp.bytes.saturating_mul(3)).max(LITTLE);
    Some(match free < needed {
        false => fine(format!("{} free", size(free))),
        true => {
            look(format!("only {} free on the disk", size(free)), "Make room, so that saves and backups fit.")
        }
    })
}

/// A clock that is this much behind the last change, in hours, is wrong, or was wrong then.
const BEHIND: i64 = 24;

fn clock(checkup: &Checkup, desk: &Desk) -> Option<Finding> {
    let last = checkup.notebook.as_ref()?.last.get();
    let ahead = (last - desk.now).num_hours();
    Some(match ahead > BEHIND {
        false => fine("it is now later than the last change"),
        true => look(
            format!("the last change is dated {}, which is still to come", last.date_naive()),
            "Look at the clock of this computer, or of the device that wrote it. No entry moves by it.",
        ),
    })
}

fn times(revision: u64) -> String {
    if revision == 1 { "once".to_owned() } else { format!("{revision} times") }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        1_000_000..1_000_000_000 => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
        _ => format!("{} GB", bytes / 1_000_000_000),
    }
}

/// As a shell takes it.
fn quoted(path: &Path) -> String {
    format!("'{}'", path.display().to_string().replace('\'', "'\\''"))
}
