//! `check`: the coach on one sentence, or on a line of input each.

use std::io::{self, BufRead};

use super::book;
use super::desk::{Desk, Given};
use super::stop::Stop;
use crate::dates::Known;
use crate::model::{Id, Notebook, day_of};
use crate::plain::line::MOST;
use crate::smart::{self, Care, Name, Reading, TimeState};
use crate::support::Way;
use crate::text::one_line;

const EXAMPLES: &str = "\
Examples:
  guidepost check \"walk 20 minutes after lunch on weekdays until 21 december\"
  echo \"feel better\" | guidepost check - --json
";

const MORE: &str = "\
With --json one line of JSON for each goal: text, specific, measurable,
achievable, relevant and time_bound (met, hint; time_bound also state: none,
rhythm, horizon), met (how many of five), ask (the one question), plan (what,
amount, unit, every, cue, until) and care (null, professional or support).
The check reads English. It knows sentences, not you: take what helps.";

/// See what a goal still lacks to be SMART
#[derive(clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Check {
    /// A goal; - or nothing reads standard input, a goal a line
    text: Option<Given>,
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
    /// Which words led to which answer
    #[arg(long)]
    explain: bool,
}

impl Check {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let known = known(desk);
        match self.text.as_deref() {
            Some("-") => self.input(desk, &known),
            None if desk.stdin_is_terminal() => {
                Err(Stop::usage("check needs a goal, as in guidepost check \"walk 20 minutes every day\"."))
            }
            None => self.input(desk, &known),
            Some(text) => {
                let text = desk.text("TEXT", text)?;
                text.lines().try_for_each(|line| self.line(desk, line, &known))
            }
        }
    }

    /// Answers each line as it comes.
    fn input(&self, desk: &Desk, known: &Known) -> Result<(), Stop> {
        let mut input = io::stdin().lock();
        for number in 1.. {
            let mut bytes = Vec::new();
            let mut limited = io::Read::take(&mut input, MOST as u64 + 1);
            let read = limited.read_until(b'\n', &mut bytes);
            let unread = |error| Stop::could_not(format!("Line {number} could not be read: {error}."));
            if read.map_err(unread)? == 0 {
                break;
            }
            if bytes.len() > MOST {
                return Err(Stop::could_not(format!(
                    "Line {number} is longer than 1 MiB. A goal is a sentence."
                )));
            }
            let line = String::from_utf8(bytes)
                .map_err(|_| Stop::could_not(format!("Line {number} is not UTF-8. Convert it first.")))?;
            self.line(desk, line.trim_end_matches(['\n', '\r']), known)?;
        }
        Ok(())
    }

    fn line(&self, desk: &Desk, line: &str, known: &Known) -> Result<(), Stop> {
        if line.trim().is_empty() {
            return Ok(());
        }
        let reading = smart::read(line, known);
        if self.json {
            return desk.print_json_line(&reading.json());
        }
        desk.say(&words(&reading))?;
        if self.explain {
            desk.say(&indented(&reading.explain()))?;
        }
        Ok(())
    }
}

/// What is known without asking much: a notebook that cannot be read is no reason not to check a sentence.
fn known(desk: &Desk) -> Known {
    match desk.peek().0 {
        Some(book) => book.known(),
        None => {
            let nothing = Notebook::new(Id::default());
            book::known(&nothing, day_of(desk.now, nothing.settings.day_starts()))
        }
    }
}

/// What is said instead of coaching, and at a shell where help is.
pub fn care_words(care: Care) -> String {
    match care {
        Care::Professional => care.words().to_owned(),
        Care::Support => format!("{} {}", care.words(), Way::Commands.offer()),
    }
}

fn words(reading: &Reading) -> String {
    let mut text = format!("{}\n", one_line(&reading.text));
    if let Some(words) = reading.care.map(care_words).or(reading.notice.map(str::to_owned)) {
        return format!("{text}  {words}\n");
    }
    text.extend(reading.reframe.map(|words| format!("  {words}\n")));
    for name in Name::ALL {
        text.push_str(&format!("  {}  {:<11} {}\n", name.initial(), name.word(), state(reading, name)));
    }
    text.push_str(&format!("  {} of 5 in place.", reading.met()));
    text.extend(reading.ask.map(|ask| format!(" {}", ask.question)));
    text.push('\n');
    text.extend(plan(reading).map(|plan| format!("  Plan: {plan}\n")));
    text
}

fn state(reading: &Reading, name: Name) -> String {
    let letter = reading.letter(name);
    let rhythm = name == Name::TimeBound && reading.time == TimeState::Rhythm;
    let open = if rhythm { "a rhythm, no end yet" } else { "open" };
    let state = if letter.met { "in place" } else { open };
    match letter.hint.filter(|_| !letter.met) {
        Some(hint) => format!("{state}: {hint}"),
        None => state.to_owned(),
    }
}

/// “deep breathing, 10 minutes, daily, morning, until 21 December 2026”.
fn plan(reading: &Reading) -> Option<String> {
    let plan = &reading.plan;
    let amount = plan.amount.map(|amount| {
        let most = if plan.at_most { "at most " } else { "" };
        format!("{most}{amount} {}", plan.unit.as_deref().unwrap_or_default()).trim_end().to_owned()
    });
    let parts = [
        plan.what.clone(),
        amount,
        plan.every.as_ref().map(ToString::to_string),
        plan.cue.clone(),
        plan.until.map(|day| format!("until {}", crate::dates::plain(day))),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(", "))
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}
