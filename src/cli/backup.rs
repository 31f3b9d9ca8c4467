//! `backup`: the copies there are, and one of them put back.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

use super::book::remember;
use super::desk::Desk;
use super::stop::Stop;
use super::table::{self, columns};
use super::{quote, tell_all, time};
use crate::model::{How, Mint, Return, Salvage};
use crate::shell::clock;
use crate::store::{self, Copies, Cover, Opening, Restorable, Store, Trouble};

/// Earlier copies of the notebook, and the way back
#[derive(clap::Subcommand)]
#[command(before_help = "\
Examples:
  guidepost backup list
  guidepost backup restore 2
  guidepost backup salvage
")]
pub enum Backup {
    List(List),
    Restore(Restore),
    Salvage(SalvageTo),
}

/// The copies there are, the newest first
#[derive(clap::Args)]
#[command(
    before_help = "\
Examples:
  guidepost backup list
",
    after_help = "\
With --json a list of objects: number, at, bytes, before (\"before-restore\", …, or
null), entries (null where the copy cannot be read), document, path."
)]
pub struct List {
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

/// Put a copy back; the notebook as it is now is kept first
#[derive(clap::Args)]
#[command(
    before_help = "\
Examples:
  guidepost backup restore 1
  guidepost backup restore 2 --replace
",
    after_help = "\
Without an option as with --merge. Also where the data file is gone, empty or
damaged: a damaged one is kept beside it, and what is whole in it stays.
To take it back: guidepost undo."
)]
pub struct Restore {
    /// Its number in guidepost backup list
    #[arg(value_name = "N")]
    number: usize,
    /// Bring back what is gone; what is there stays as it is
    #[arg(long, conflicts_with = "replace")]
    merge: bool,
    /// Say what the copy says; what came later goes to the trash
    #[arg(long)]
    replace: bool,
}

/// What is whole in a damaged data file, into a new file
#[derive(clap::Args)]
#[command(
    before_help = "\
Examples:
  guidepost backup salvage
  guidepost backup salvage -o whole.json
",
    after_help = "The damaged file stays as it is."
)]
pub struct SalvageTo {
    /// Into this new file [default: one beside the data file]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Backup {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        match self {
            Self::List(list) => list.run(desk),
            Self::Restore(restore) => restore.run(desk),
            Self::Salvage(salvage) => salvage.run(desk),
        }
    }
}

/// The passphrase is asked for where an encrypted file is damaged, too: what is whole in it opens with that.
fn open(desk: &Desk, mint: &Mint) -> Result<Restorable, Stop> {
    let place = desk.place()?;
    let opening = Opening::new(place.clone(), Copies::EachDay, mint.id(desk.now));
    let open = |key| Store::open_to_restore(Opening { key, ..opening.clone() });
    match Cover::of_damaged(&place) {
        Some((path, cover)) => Ok(open(Some(desk.gate.key(&path, &cover)?))?),
        None => desk.unlocked(open),
    }
}

impl List {
    fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let opened = open(desk, &Mint::new(clock::chance()))?;
        let copies = opened.backups();
        if self.json {
            let rows: Vec<Value> =
                copies.iter().enumerate().map(|(place, copy)| as_json(&opened, place, copy)).collect();
            return desk.print_json(&Value::Array(rows));
        }
        if copies.is_empty() {
            return desk.say("No backup yet. One is kept before the first change of each day.\n");
        }
        let rows: Vec<Vec<String>> =
            copies.iter().enumerate().map(|(place, copy)| as_row(desk, &opened, place, copy)).collect();
        desk.say(&columns(&rows))
    }
}

fn as_row(desk: &Desk, opened: &Restorable, place: usize, copy: &store::Backup) -> Vec<String> {
    let read = opened.store.read_backup(copy);
    let entries = match &read {
        Ok(read) => counted(read.how_many(), "entries"),
        Err(Trouble::Locked(_)) => "encrypted with another passphrase".to_owned(),
        Err(_) => "cannot be read".to_owned(),
    };
    let here = opened.store.notebook().document();
    let other = read.is_ok_and(|read| read.document() != here && !opened.is_bare());
    let before = copy
        .before
        .map(|before| before.word().replace("-e", " an e").replace("-i", " an i").replace('-', " a "))
        .unwrap_or_default();
    let notes = [before, if other { "another notebook".to_owned() } else { String::new() }];
    let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    vec![
        (place + 1).to_string(),
        moment(desk, opened, copy.at),
        table::size(copy.bytes),
        entries,
        notes.join(", "),
    ]
}

fn as_json(opened: &Restorable, place: usize, copy: &store::Backup) -> Value {
    let read = opened.store.read_backup(copy).ok();
    json!({
        "number": place + 1,
        "at": copy.at.to_rfc3339(),
        "bytes": copy.bytes,
        "before": copy.before.map(store::Before::word),
        "entries": read.as_ref().map(|read| read.how_many()),
        "document": read.as_ref().map(|read| read.document().to_string()),
        "path": copy.path.display().to_string(),
    })
}

impl Restore {
    fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let mint = Mint::new(clock::chance());
        let mut opened = open(desk, &mint)?;
        let copies = opened.backups();
        let copy = self.number.checked_sub(1).and_then(|place| copies.get(place));
        let copy = copy.ok_or_else(|| Stop::could_not(none(self.number, copies.len())))?;
        if let Err(Trouble::Locked(cover)) = opened.store.read_backup(copy) {
            desk.add_key(&mut opened.store, &copy.path, &cover)?;
        }
        let how = if self.replace { How::Replace } else { How::Merge };
        let onto_good = !opened.is_bare() && opened.salvage.is_none();
        let restored = opened.restore(copy, how, &mint, desk.now)?;
        let when = moment(desk, &opened, copy.at);
        let Some(saved) = restored.saved else { return desk.say(&nothing(&when, &restored.done, how)) };
        tell_all(desk, &saved.notices);
        tell_all(desk, remember(&mut opened.store, desk.now).as_slice());
        let mut told = opened.salvage.as_ref().map(read_out).unwrap_or_default();
        told += &done(&when, &restored.done, how);
        if onto_good {
            told += "To take this back: guidepost undo. The notebook as it was is backup 1 now, too: ";
            told += "guidepost backup restore 1 --replace\n";
        }
        desk.say(&told)
    }
}

impl SalvageTo {
    fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let opened = open(desk, &Mint::new(clock::chance()))?;
        let Some(salvage) = &opened.salvage else {
            return desk.say("The data file is not damaged; there is nothing to read out of it.\n");
        };
        if salvage.how_many() == 0 {
            return Err(Stop::could_not("Nothing whole was found in the data file. It was left as it is."));
        }
        let written = opened.write_salvage(self.output.as_deref(), desk.now)?;
        let mut told = read_out(salvage);
        if let Some(path) = written {
            let (shown, quoted) = (path.display(), quote::path(&path));
            told += &format!("They are in {shown}. To look at them: guidepost --data {quoted} today\n");
        }
        desk.say(&told)
    }
}

fn none(number: usize, count: usize) -> String {
    match count {
        0 => "There is no backup yet. Nothing was changed.".to_owned(),
        1 => format!("There is no backup {number}, only one: guidepost backup list. Nothing was changed."),
        _ => format!("There is no backup {number} of {count}: guidepost backup list. Nothing was changed."),
    }
}

fn nothing(when: &str, done: &Return, how: How) -> String {
    match how {
        How::Merge if 0 < done.left => format!(
            "All that was there on {when} is still there. {} something else now; to make the notebook say what it \
             said then, add --replace. Nothing was changed.\n",
            says(done.left),
        ),
        _ => format!("The notebook says all that it said on {when}. Nothing was changed.\n"),
    }
}

/// “3 entries back, 1 changed back, 2 to the trash.”
fn done(when: &str, done: &Return, how: How) -> String {
    let parts = [(done.back, "back"), (done.changed, "changed back"), (done.removed, "to the trash")];
    let mut parts = parts.into_iter().filter(|(count, _)| 0 < *count);
    let first = parts.next().map_or("nothing to bring back".to_owned(), |(count, what)| {
        format!("{} {what}", counted(count, "entries"))
    });
    let rest: String = parts.map(|(count, what)| format!(", {count} {what}")).collect();
    let mut told = format!("From the copy of {when}: {first}{rest}.\n");
    if how == How::Merge && 0 < done.left {
        told += &format!("{} something else than in the copy; that stays as it is.\n", says(done.left));
    }
    told
}

/// What was read out of a damaged file.
fn read_out(salvage: &Salvage) -> String {
    const SHOWN: usize = 10;
    let entries = counted(salvage.how_many(), "entries");
    if salvage.lost.is_empty() {
        return format!("{entries} could be read out of the damaged file.\n");
    }
    let lines: Vec<String> = salvage.lost.iter().take(SHOWN).map(usize::to_string).collect();
    let more = if SHOWN < salvage.lost.len() { ", …" } else { "" };
    let lost = counted(salvage.lost.len(), "lines");
    format!(
        "{entries} could be read out of the damaged file; {lost} could not ({}{more}).\n",
        lines.join(", ")
    )
}

fn says(count: usize) -> String {
    if count == 1 { "1 entry says".to_owned() } else { format!("{count} entries say") }
}

fn counted(count: usize, what: &str) -> String {
    match (count, what) {
        (1, "entries") => "1 entry".to_owned(),
        (1, _) => "1 line".to_owned(),
        _ => format!("{count} {what}"),
    }
}

/// “Friday 20 November, 21:30”.
fn moment(desk: &Desk, opened: &Restorable, at: DateTime<FixedOffset>) -> String {
    let clock = &opened.store.notebook().settings.clock;
    format!("{}, {}", time::day_name(at.date_naive(), desk.now.date_naive()), clock.show(at.time()))
}
