//! `help-now`: whom to call. Works without a data file, a home directory or a clock.

use super::desk::Desk;
use super::stop::Stop;
use crate::support::{self, CLOSING, COUNTRIES, OPENING};

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
        let country = match &self.country {
            Some(given) => named(given),
            None => desk.open().map(|book| book.notebook().settings.country.clone()).unwrap_or_default(),
        };
        let name = support::country(&country).map(|country| country.name);
        let mut text: String = OPENING.iter().map(|line| format!("{line}\n")).collect();
        text.push_str(&format!("{}\n\n", support::danger(&country)));
        text.extend(name.map(|name| format!("{name}\n")));
        text.extend(support::lines(&country).iter().map(|line| format!("  {line}\n")));
        if name.is_none() {
            text.push_str(&unknown(&country));
        }
        text.push_str(&format!("\n{CLOSING}\n"));
        desk.say(&text)
    }
}

/// The code of a country given by its name; anything else as it is. Nobody is refused here.
fn named(given: &str) -> String {
    let given = given.trim();
    let by_name = COUNTRIES.iter().find(|country| country.name.eq_ignore_ascii_case(given));
    by_name.map_or(given.to_owned(), |country| country.code.to_owned())
}

/// How to see one country's lines.
fn unknown(country: &str) -> String {
    let codes: Vec<&str> = COUNTRIES.iter().map(|country| country.code).collect();
    let own = if country.is_empty() {
        String::new()
    } else {
        format!("There are no lines for {country} here yet. ")
    };
    let rows: String = codes.chunks(20).map(|row| format!("  {}\n", row.join(" "))).collect();
    format!("\n{own}For one country: guidepost help-now --country with one of\n{rows}")
}
