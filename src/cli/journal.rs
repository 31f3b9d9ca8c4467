//! `journal`: everything written, read and searched, in the order of time.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::book::Book;
use super::desk::Desk;
use super::stop::Stop;
use crate::dates::Look;
use crate::insight::journal::{self, Item, Wanted, Word};
use crate::model::settings::Clock;
use crate::text::pad;

const EXAMPLES: &str = "\
Examples:
  guidepost journal --since monday
  guidepost journal walk lunch
  guidepost journal --json
";

const MORE: &str = "\
The newest stands last. WORDS are looked for in every text, in any case; an
entry must hold all of them. Without any option everything is printed.
With --json a list of objects: id, date, time, kind, tags, marked (for the
session) and parts, a list of {name, text}.";

/// Read and search what you wrote
#[derive(clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Journal {
    /// Only entries that hold all of these; - reads them from standard input
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// From that day on: monday, 3 nov, 2026-11-01
    #[arg(long, value_name = "D")]
    since: Option<String>,
    /// Only entries with that tag
    #[arg(long, value_name = "WORD")]
    tag: Option<String>,
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

impl Journal {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let words = desk.texts("WORDS", &self.words)?.join(" ");
        let book = desk.open()?;
        let since = self.since.as_deref().map(|text| book.day("--since", text, Look::Back)).transpose()?;
        let wanted = Wanted { words: Word::all(&words), tag: self.tag.clone(), ..Wanted::default() };
        let items = items(&book, &wanted, since);
        if self.json {
            let list: Vec<Value> = items.iter().map(|item| as_json(*item)).collect();
            return desk.print_json(&Value::from(list));
        }
        if items.is_empty() {
            let begin =
                if wanted.is_everything() && since.is_none() { " Begin with guidepost log." } else { "" };
            desk.tell(&format!("{}{begin}", nothing(&wanted, since)));
            return Ok(());
        }
        desk.say(&text(&book, &items))
    }
}

/// The entries that are wanted, from a day on if one is given, in words.
pub fn words(book: &Book, wanted: &Wanted, since: Option<NaiveDate>) -> String {
    match items(book, wanted, since).as_slice() {
        [] => format!("{}\n", nothing(wanted, since)),
        items => text(book, items),
    }
}

fn items<'a>(book: &'a Book, wanted: &Wanted, since: Option<NaiveDate>) -> Vec<Item<'a>> {
    let spots = journal::sift(book.notebook(), wanted).into_iter().rev();
    let spots = spots.filter(|spot| since.is_none_or(|since| since <= spot.when.day));
    spots.filter_map(|spot| journal::at(book.notebook(), spot)).collect()
}

fn nothing(wanted: &Wanted, since: Option<NaiveDate>) -> &'static str {
    match (wanted.is_everything(), since) {
        (true, None) => "Nothing is written yet.",
        (true, Some(_)) => "Nothing is written in that time.",
        (false, _) => "No entry is like that.",
    }
}

fn text(book: &Book, items: &[Item]) -> String {
    let mut text = String::new();
    let mut day = None;
    for item in items {
        if day.replace(item.when().day) != Some(item.when().day) {
            let gap = if text.is_empty() { "" } else { "\n" };
            text.push_str(&format!("{gap}{}\n", book.day_name(item.when().day)));
        }
        text.push_str(&entry(*item, &book.notebook().settings.clock));
    }
    text
}

/// Its time, its kind, then what it says, under each other.
fn entry(item: Item, clock: &Clock) -> String {
    let (time, wide) = (item.when().time().map(|time| clock.show(time)).unwrap_or_default(), clock.width());
    let mark = if item.is_marked() { "  (for the session)" } else { "" };
    let lines = lines(item);
    let first = lines.first().map(String::as_str).unwrap_or_default();
    let head = format!("  {time:<wide$}  {} {first}{mark}", pad(item.label(), 10));
    let rest = lines.iter().skip(1).map(|line| format!("{:wide$}               {line}\n", ""));
    format!("{}\n{}", head.trim_end(), rest.collect::<String>())
}

/// The words of a person alone, the rest after its name.
pub fn lines(item: Item) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, text) in item.parts().into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        let name = name.replace('-', " ");
        let before = if name.is_empty() { String::new() } else { format!("{name}: ") };
        let mut texts = text.lines();
        lines.push(before + texts.next().unwrap_or_default());
        lines.extend(texts.map(str::to_owned));
    }
    lines
}

fn as_json(item: Item) -> Value {
    let parts = item.parts().into_iter().filter(|(_, text)| !text.is_empty());
    let parts: Vec<Value> = parts.map(|(name, text)| json!({ "name": name, "text": text })).collect();
    json!({
        "id": item.id().to_string(),
        "date": item.when().day,
        "time": item.when().time().map(|time| time.format("%H:%M").to_string()),
        "kind": item.noun(),
        "tags": item.tags(),
        "marked": item.is_marked(),
        "parts": parts,
    })
}
