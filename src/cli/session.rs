//! `session`: the page for the therapist, as it was chosen in the app, and which pages were printed or saved.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use serde_json::json;

use super::book::Book;
use super::desk::Desk;
use super::stop::Stop;
use crate::dates::Look;
use crate::insight::count;
use crate::model::Edit;
use crate::page::{self, At, Format, Offer};
use crate::store;
use crate::text::clean;

const MORE: &str = "\
On the page stands what you marked with b and what you ticked in the app (tab 6,
Session), with the figures you did not take off. What the app shows as the
preview is this, byte for byte.

text        for 80 columns and 60 lines a sheet
markdown    to paste
html        one file with charts; no script, nothing is loaded
json        title, about, since, until, session, sections of lines

What goes into a file or on to another program is remembered: --shared lists it.";

/// The page for your therapist, as you ticked it
#[derive(clap::Args)]
#[command(after_help = MORE, before_help = "\
Examples:
  guidepost session
  guidepost session --format html -o page.html
  guidepost session --everything
")]
pub struct Session {
    /// From this day on [default: the last session you were at]
    #[arg(long, value_name = "D")]
    since: Option<String>,
    /// text, markdown, html or json
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "markdown", "html", "json"])]
    format: String,
    /// Into a new file, for your eyes only [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// List what else could be on the page, without its words
    #[arg(long, conflicts_with_all = ["output", "shared"])]
    everything: bool,
    /// List the pages that were printed or saved, and when
    #[arg(long, conflicts_with = "output")]
    shared: bool,
}

impl Session {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let book = desk.open()?;
        let since = self.since.as_deref().map(|text| book.day("--since", text, Look::Back)).transpose()?;
        let at = At { notebook: book.notebook(), now: book.now };
        if self.shared {
            return match self.format.as_str() {
                "json" => desk.print_json(&shared_json(&book)),
                _ => desk.say(&shared(&book)),
            };
        }
        if self.everything {
            let offers = page::offers(at, page::period(at, since));
            return match self.format.as_str() {
                "json" => desk.print_json(&everything_json(&offers)),
                _ => desk.say(&everything(&offers)),
            };
        }
        let page = page::page(at, since);
        if page.sections.is_empty() && self.output.is_some() {
            return Err(Stop::could_not(format!("{NOTHING} No file was written.")));
        }
        let format = Format::named(&self.format).unwrap_or(Format::ALL[0]);
        let text = format.render(&page);
        let share = page.share(format, self.output.as_deref().map(|path| path.display().to_string()));
        match &self.output {
            Some(path) => store::write_new(path, text.as_bytes())?,
            None => desk.print(&text)?,
        }
        if page.sections.is_empty() {
            desk.tell(NOTHING);
            return Ok(());
        }
        let leaves = self.output.is_some() || !io::stdout().is_terminal();
        if leaves && let Err(stop) = remember(book, share) {
            desk.tell(&format!("The page is out; that it is could not be written down. {stop}"));
        }
        match &self.output {
            Some(path) => desk.say(&format!("Written to {}. {}\n", path.display(), ON_IT)),
            None => Ok(()),
        }
    }
}

const ON_IT: &str = "Only what you marked and ticked is in it; read it once before you hand it on.";

const NOTHING: &str =
    "Nothing is on the page yet. In the app b marks anything to bring up; tab 6 has the ticks.";

fn remember(mut book: Book, share: crate::model::session::Share) -> Result<(), Stop> {
    if book.notebook().shares.last().is_some_and(|last| last.body == share && last.when.day == book.today) {
        return Ok(());
    }
    let record = book.record(book.when(), share);
    // The page is out, whatever is taken back here.
    book.keep_for_good(Edit::add(record)).map(drop)
}

/// “2 more wins” would say too much already: kinds and days, no words.
fn everything(offers: &[Offer]) -> String {
    let list = |on: bool| {
        let wanted = offers.iter().filter(|offer| offer.on == on);
        wanted.map(|offer| format!("  {}\n", offer.kind)).collect::<String>()
    };
    let (on, off) = (list(true), list(false));
    let part = |title: &str, lines: &str, empty: &str| match lines.is_empty() {
        true => format!("{title}\n  {empty}\n"),
        false => format!("{title}\n{lines}"),
    };
    format!(
        "{}\n{}\nTick them in the app: tab 6, Session. Nothing of the words is printed here.\n",
        part("On the page", &on, "nothing yet"),
        part("Could be on it too", &off, "nothing else")
    )
}

fn everything_json(offers: &[Offer]) -> serde_json::Value {
    offers.iter().map(|offer| json!({ "what": offer.kind, "on_the_page": offer.on })).collect()
}

fn shared_json(book: &Book) -> serde_json::Value {
    let shares = book.notebook().shares.iter().rev();
    shares
        .map(|share| {
            json!({
                "date": share.when.day,
                "format": share.format,
                "to": share.to,
                "records": share.records.len(),
                "figures": share.facts,
                "since": share.since,
            })
        })
        .collect()
}

fn shared(book: &Book) -> String {
    let lines: Vec<String> = book
        .notebook()
        .shares
        .iter()
        .rev()
        .map(|share| format!("{}  {}\n", book.day_name(share.when.day), clean(&page::share_words(share))))
        .collect();
    match lines.len() {
        0 => "No page was printed or saved so far.\n".to_owned(),
        n => format!("{} printed or saved:\n{}", count(n, "page was", "pages were"), lines.concat()),
    }
}
