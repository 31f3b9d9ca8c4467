//! `help-now`: whom to call, with one's own people and safety plan where the notebook opens. Works without a data file, a
//! home directory or a clock.

use super::book::Book;
use super::desk::Desk;
use super::stop::Stop;
use crate::model::session::{PARTS, Person};
use crate::model::{Notebook, Record};
use crate::support::{self, CLOSING, COUNTRIES, DISCLAIMER, NEAR, OPENING};
use crate::text::one_line;

/// Whom to call or write to, now
#[derive(clap::Args)]
#[command(before_help = "\
Examples:
  guidepost help-now
  guidepost help-now --country IE
")]
pub struct HelpNow {
    /// Two letters or a name: US, GB, Ireland [default: the country in your settings]
    #[arg(long, value_name = "CC")]
    country: Option<String>,
}

impl HelpNow {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        // With a country given nothing is opened. Without one, what cannot be opened is left alone.
        let (book, known) = if self.country.is_some() { (None, String::new()) } else { desk.peek() };
        let notebook = book.as_ref().map(Book::notebook);
        let country = match &self.country {
            Some(given) => named(given),
            None => known,
        };
        desk.say(&text(&country, notebook))
    }
}

/// Whom to call, by the notebook's country.
pub fn words(notebook: Option<&Notebook>) -> String {
    let country = notebook.map(|notebook| notebook.settings.country.clone()).unwrap_or_default();
    text(&country, notebook)
}

fn text(country: &str, notebook: Option<&Notebook>) -> String {
    let name = support::country(country).map(|country| country.name);
    let mut text: String = OPENING.iter().map(|line| format!("{line}\n")).collect();
    text.push_str(&format!("{}\n{NEAR}\n\n", support::danger(country)));
    text.extend(name.map(|name| format!("{name}\n")));
    text.extend(support::lines(country).iter().map(|line| format!("  {line}\n")));
    text.extend(notebook.map(own));
    if name.is_none() {
        text.push_str(&unknown(country));
    }
    text.push_str(&format!("\n{CLOSING}\n\n{DISCLAIMER}\n"));
    text
}

/// The person's own people and their safety plan, where they wrote them down.
fn own(notebook: &Notebook) -> String {
    let mut people: Vec<&Record<Person>> = notebook.people.iter().collect();
    people.sort_by_key(|person| person.place);
    let mut text = String::new();
    if !people.is_empty() {
        text.push_str("\nYour own people\n");
        text.extend(people.iter().map(|person| {
            let (contact, name) = (one_line(&person.contact), one_line(&person.name));
            format!("  {}\n", [contact, name].join("  ").trim())
        }));
    }
    if let Some(plan) = notebook.safety_plans.last().filter(|plan| !plan.is_empty()) {
        text.push_str("\nYour safety plan\n");
        for (heading, lines) in PARTS.iter().zip(plan.parts()).filter(|(_, lines)| !lines.is_empty()) {
            text.push_str(&format!("  {heading}\n"));
            text.extend(lines.iter().map(|line| format!("    {}\n", one_line(line))));
        }
    }
    text
}

/// The code of a country given by its name; anything else as it is. Nobody is refused here.
fn named(given: &str) -> String {
    support::country(given).map_or(given.trim().to_owned(), |country| country.code.to_owned())
}

/// How to see one country's lines.
fn unknown(country: &str) -> String {
    let codes: Vec<&str> = COUNTRIES.iter().map(|country| country.code).collect();
    let own =
        if country.is_empty() { String::new() } else { format!("The name {country} is not known here. ") };
    let rows: String = codes.chunks(20).map(|row| format!("  {}\n", row.join(" "))).collect();
    format!("\n{own}For one country: guidepost help-now --country with one of\n{rows}")
}
