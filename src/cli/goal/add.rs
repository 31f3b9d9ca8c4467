//! `goal add`: a sentence becomes a draft, and the coach asks its one question.

use crate::cli::check::care_words;
use crate::cli::desk::{Desk, Given};
use crate::cli::stop::Stop;
use crate::cli::{names, quote, tell_all};
use crate::dates::Look;
use crate::model::Edit;
use crate::model::goal::Goal;
use crate::smart::{self, Name, Plan, Reading};
use crate::text::one_line;

const EXAMPLES: &str = "\
Examples:
  guidepost goal add \"Call a friend every sunday until christmas\"
  guidepost goal add \"In bed by 23:00 on weekdays\" --by \"in 6 weeks\"
  echo \"Read 10 pages every evening\" | guidepost goal add -
";

/// Draft a goal
#[derive(clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Add {
    /// The goal in your own words
    text: Given,
    /// Why it matters to you
    #[arg(long, value_name = "TEXT")]
    why: Option<Given>,
    /// Until when
    #[arg(long, value_name = "D")]
    by: Option<String>,
}

impl Add {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let statement = desk.text("TEXT", &self.text)?;
        let why = self.why.as_deref().map(|why| desk.text("--why", why)).transpose()?;
        let mut book = desk.open()?;
        let by = self.by.as_deref().map(|text| book.day("--by", text, Look::Forward)).transpose()?;
        let reading = smart::read(&statement, &book.known());
        let goal = Goal {
            statement,
            why: why.clone().unwrap_or_default(),
            time: self.by.clone().unwrap_or_default(),
            until: by.or(reading.plan.until),
            experiment: reading.experiment,
            place: book.notebook().goals.iter().map(|goal| goal.place).max().unwrap_or_default() + 1,
            ..Goal::default()
        };
        let until = goal.until.map(|day| format!(", until {}", book.day_name(day))).unwrap_or_default();
        let record = book.record(book.when(), goal);
        let id = record.id;
        tell_all(desk, &book.keep(Edit::add(record))?);
        let number =
            names::goals(book.notebook()).find(|(_, goal)| goal.id == id).map_or(0, |(number, _)| number);
        let coach = coach(&reading, number, why.is_some(), by.is_some());
        desk.say(&format!("Kept as a draft: goal {number}{until}.\n{coach}"))
    }
}

/// What the coach has to say: a kind word, one question, the habit in the sentence. With care, nothing but that.
fn coach(reading: &Reading, number: usize, has_why: bool, has_end: bool) -> String {
    if let Some(care) = reading.care {
        return format!("{}\n", care_words(care));
    }
    if let Some(notice) = reading.notice {
        return format!("{notice}\n");
    }
    let fields = [(has_why, Name::Relevant), (has_end, Name::TimeBound)];
    let answered: Vec<Name> = fields.iter().filter(|(has, _)| *has).map(|(_, name)| *name).collect();
    let mut lines: Vec<String> = reading.reframe.iter().map(|words| (*words).to_owned()).collect();
    lines.extend(reading.ask_besides(&answered).map(|ask| ask.question.to_owned()));
    lines.extend(
        habit(&reading.plan).map(|habit| format!("As a habit: guidepost habit add {habit} --goal {number}")),
    );
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The habit in the sentence, as the rest of a command line.
fn habit(plan: &Plan) -> Option<String> {
    let name = plan.name.as_ref().or(plan.what.as_ref())?;
    let every = plan.every.as_ref()?.to_string();
    let mut words = vec![one_word(name), "--every".to_owned(), one_word(&every)];
    if let Some(amount) = plan.amount.filter(|_| !every.ends_with("/day")) {
        words.extend(["--amount".to_owned(), amount.to_string()]);
        words.extend(plan.unit.iter().flat_map(|unit| ["--unit".to_owned(), one_word(unit)]));
        words.extend(plan.at_most.then(|| "--at-most".to_owned()));
    }
    words.extend(plan.cue.iter().flat_map(|cue| ["--cue".to_owned(), one_word(cue)]));
    words.extend(plan.until.iter().flat_map(|day| ["--until".to_owned(), day.to_string()]));
    Some(words.join(" "))
}

fn one_word(text: &str) -> String {
    quote::word(&one_line(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::smart::{Care, Every};

    #[test]
    fn a_plan_is_offered_as_a_command_that_a_shell_takes() {
        let plan = Plan {
            what: Some("deep breathing".to_owned()),
            amount: Some(10.0),
            unit: Some("minutes".to_owned()),
            every: Some(Every::Daily),
            cue: Some("mum's call".to_owned()),
            until: "2026-12-21".parse().ok(),
            ..Plan::default()
        };
        let wanted = "'deep breathing' --every daily --amount 10 --unit minutes --cue 'mum'\\''s call' --until 2026-12-21";
        assert_eq!(habit(&plan).as_deref(), Some(wanted));
        assert_eq!(habit(&Plan::default()), None);
    }

    #[test]
    fn with_care_nothing_is_asked() {
        let reading = Reading { care: Some(Care::Support), ..Reading::default() };
        let said = "That sounds heavy, and you don't have to carry it alone. \
            guidepost help-now has someone to talk to, whenever you want.\n";
        assert_eq!(coach(&reading, 1, false, false), said);
    }
}
