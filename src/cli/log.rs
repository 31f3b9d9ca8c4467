//! `log`: adds to a day, by options or by questions.

mod ask;
mod parts;

use chrono::{NaiveDate, NaiveTime};

use super::book::Book;
use super::desk::{Desk, Given};
use super::stop::Stop;
use super::{names, time};
use crate::insight;
use crate::model::day::NoteKind;
use crate::model::habit::{Habit, Is};
use crate::model::number::{Amount, Mood, Rating};
use crate::model::{Notebook, Record};
use crate::support::{self, Way};
use parts::Parts;
pub use parts::counted;

const EXAMPLES: &str = "\
Examples:
  guidepost log --mood 6 --feeling tired
  guidepost log --did walk=20 --win \"went out before noon\"
  guidepost log --date yesterday --sleep 7.5 --skip walk
  echo \"a long day\" | guidepost log --note -
";

const MORE: &str = "\
With none of these options, on a terminal, log asks line by line; so does
guidepost --plain log with its answers from a pipe. An empty line skips.
A HABIT is a name, in any case, or the beginning of one. Without an amount,
minutes and counts take the habit's target.
--time 01:30 is the night after the day of --date.";

/// Add to a day: mood, habits, words
#[derive(clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Log {
    /// The day: yesterday, monday, 2026-11-21 [default: today]
    #[arg(long, value_name = "D")]
    date: Option<String>,
    /// The time of day
    #[arg(long, value_name = "HH:MM", value_parser = time::clock_time)]
    time: Option<NaiveTime>,
    /// How you feel: 1 very low, 10 very good
    #[arg(long, value_name = "1..10", allow_negative_numbers = true)]
    mood: Option<Mood>,
    /// 0 none, 10 the most
    #[arg(long, value_name = "0..10", allow_negative_numbers = true)]
    stress: Option<Rating>,
    /// 0 none, 10 the most
    #[arg(long, value_name = "0..10", allow_negative_numbers = true)]
    energy: Option<Rating>,
    /// 0 none, 10 the most
    #[arg(long, value_name = "0..10", allow_negative_numbers = true)]
    confidence: Option<Rating>,
    /// Hours slept in the night before this day: 7.5 or 7:30
    #[arg(long, value_name = "HOURS", value_parser = parts::hours, allow_negative_numbers = true)]
    sleep: Option<Amount>,
    /// A feeling; may be given several times, as all that follow
    #[arg(long, value_name = "WORD")]
    feeling: Vec<Given>,
    /// A habit that was done
    #[arg(long, value_name = "HABIT[=AMOUNT]")]
    did: Vec<String>,
    /// A habit that was not done
    #[arg(long, value_name = "HABIT")]
    not: Vec<String>,
    /// A habit that is excused for the day: ill, travelling, resting
    #[arg(long, value_name = "HABIT")]
    skip: Vec<String>,
    /// Something that went well
    #[arg(long, value_name = "TEXT")]
    win: Vec<Given>,
    /// Something that was hard
    #[arg(long, value_name = "TEXT")]
    hard: Vec<Given>,
    /// Something that helped
    #[arg(long, value_name = "TEXT")]
    helped: Vec<Given>,
    /// Something you are grateful for
    #[arg(long, value_name = "TEXT")]
    grateful: Vec<Given>,
    /// Free words
    #[arg(long, value_name = "TEXT")]
    note: Vec<Given>,
    /// A tag on what is added
    #[arg(long, value_name = "WORD")]
    tag: Vec<Given>,
}

/// A habit and how much of it. A name may have an equals sign in it.
fn did<'a>(notebook: &'a Notebook, text: &str) -> Result<(&'a Record<Habit>, Option<Amount>), Stop> {
    let (name, amount) = match text.rsplit_once('=') {
        Some(parts) if names::same_name(notebook, text).is_none() => parts,
        _ => return Ok((names::habit(notebook, text)?, None)),
    };
    let amount = amount.parse().map_err(|_| Stop::usage(format!("--did {text}: {AMOUNT}.")))?;
    Ok((names::habit(notebook, name)?, Some(amount)))
}

const AMOUNT: &str = "after = comes a number, like 20 or 1.5";

impl Log {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        if self.says_nothing() && !desk.plain && !desk.is_attended() {
            return Err(Stop::usage(
                "log needs something to keep, as in guidepost log --mood 6. To be asked line by line, use a terminal or --plain.",
            ));
        }
        let mut book = desk.open()?;
        let when = book.when_of(self.date.as_deref(), self.time)?;
        let parts = match self.says_nothing() {
            true => ask::parts(desk, &book, when.day),
            false => self.parts(desk, &book, when.day)?,
        };
        if parts.is_empty() {
            return desk.say("Nothing was added.\n");
        }
        let said = parts.said(book.notebook(), when.day);
        let offer = parts.calls_for_help() && !offer_was_made(&book);
        let edit = parts.edit(&book, when);
        super::tell_all(desk, &book.keep(edit)?);
        let still = book.still(when.day).map(|still| format!(" It is {still}.")).unwrap_or_default();
        desk.say(&format!("Kept for {}: {said}.{still}\n", book.day_name(when.day)))?;
        if offer {
            desk.tell(Way::Commands.offer());
        }
        Ok(())
    }

    fn says_nothing(&self) -> bool {
        let no_scale = [self.stress, self.energy, self.confidence].iter().all(Option::is_none);
        let texts = [&self.feeling, &self.not, &self.skip, &self.win, &self.hard, &self.helped];
        let more = [&self.grateful, &self.note, &self.tag];
        let no_text = texts.iter().chain(&more).all(|texts| texts.is_empty());
        self.mood.is_none() && self.sleep.is_none() && self.did.is_empty() && no_scale && no_text
    }

    fn parts(&self, desk: &Desk, book: &Book, day: NaiveDate) -> Result<Parts, Stop> {
        let mut parts = Parts {
            mood: self.mood,
            stress: self.stress,
            energy: self.energy,
            confidence: self.confidence,
            sleep: self.sleep,
            feelings: desk.lines("--feeling", &self.feeling)?,
            tags: desk.lines("--tag", &self.tag)?,
            ..Parts::default()
        };
        for (option, kind, given) in [
            ("--win", NoteKind::Win, &self.win),
            ("--hard", NoteKind::Hard, &self.hard),
            ("--helped", NoteKind::Helped, &self.helped),
            ("--grateful", NoteKind::Grateful, &self.grateful),
            ("--note", NoteKind::Note, &self.note),
        ] {
            let texts = desk.texts(option, given)?;
            parts.notes.extend(texts.into_iter().map(|text| (kind.clone(), text)));
        }
        self.answers(book, day, &mut parts)?;
        Ok(parts)
    }

    fn answers(&self, book: &Book, day: NaiveDate, parts: &mut Parts) -> Result<(), Stop> {
        let of = |name: &str| names::habit(book.notebook(), name);
        for text in &self.did {
            let (habit, amount) = did(book.notebook(), text)?;
            parts.answer(habit, habit.done_on(day, amount))?;
        }
        for (given, is) in [(&self.not, Is::NotDone), (&self.skip, Is::Excused)] {
            for name in given {
                parts.answer(of(name)?, crate::model::habit::Answer::new(is.clone()))?;
            }
        }
        Ok(())
    }
}

/// Whether the person turned the quiet line off, or something written today called for it already.
fn offer_was_made(book: &Book) -> bool {
    let said = insight::said_on(book.notebook(), book.today);
    book.notebook().settings.offer_off || said.into_iter().any(support::text_calls_for_help)
}
