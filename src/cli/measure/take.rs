//! `measure take`: a questionnaire line by line, on a terminal, for a screen reader, from a pipe.

use std::io::{self, BufRead, StdinLock};

use super::{kept, known, names};
use crate::cli::book::Book;
use crate::cli::desk::{Desk, Given};
use crate::cli::prompt::{ask, prompt};
use crate::cli::stop::Stop;
use crate::cli::tell_all;
use crate::insight::{self, Moved, Score};
use crate::model::measure::Measure;
use crate::model::number::Amount;
use crate::model::session::Measured;
use crate::model::{Edit, Record};
use crate::plain;
use crate::plain::measure::{Answer, Asker};
use crate::support;

/// Answer a questionnaire, line by line
#[derive(clap::Args)]
#[command(before_help = "\
Examples:
  guidepost measure take phq-8
  guidepost measure take gad-7 --anyway
")]
pub struct Take {
    /// phq-8, phq-9, phq-2, gad-7, gad-2 or a scale of your own
    name: Given,
    /// Also if the last one is not long ago
    #[arg(long)]
    anyway: bool,
}

impl Take {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let name = desk.line("NAME", &self.name)?;
        let mut book = desk.open()?;
        let measure = known(&book, &name).ok_or_else(|| {
            Stop::could_not(format!(
                "There is no measure of that name. There are: {}. For a scale of your own: guidepost measure add NAME 6.",
                names(&book)
            ))
        })?;
        if !self.anyway {
            is_time(&book, measure)?;
        }
        let (body, _) =
            plain::measure::ask(&mut Prompts { input: io::stdin().lock(), desk, book: &book }, measure);
        if body.score.is_none() && body.answers.iter().all(Option::is_none) {
            return desk.say("Nothing was answered, and nothing was kept.\n");
        }
        let said = said(&book, measure, &body);
        let record = book.record(book.when(), body);
        tell_all(desk, &book.keep(Edit::add(record))?);
        desk.say(&said)
    }
}

fn is_time(book: &Book, measure: Measure) -> Result<(), Stop> {
    let next = insight::next_due(book.notebook(), measure, book.today).filter(|next| book.today < *next);
    match next {
        Some(next) => Err(Stop::could_not(format!(
            "{} asks about two weeks, so the next makes sense from {}. To take it all the same, add --anyway.",
            measure.title(),
            book.day_name(next)
        ))),
        None => Ok(()),
    }
}

/// On standard error, from standard input.
struct Prompts<'a> {
    input: StdinLock<'static>,
    desk: &'a Desk,
    book: &'a Book,
}

impl Asker for Prompts<'_> {
    fn tell(&mut self, words: &str) {
        self.desk.tell(words);
    }

    fn number(&mut self, question: &str, most: u8) -> Answer {
        match ask(&mut self.input, question, |text| digit(text, most)) {
            Some(Some(number)) => Answer::Number(number),
            Some(None) => Answer::Open,
            None => Answer::Quit,
        }
    }

    fn heard(&mut self) {
        support_now(&mut self.input, self.desk, self.book);
    }
}

/// Whom to call, before anything else is asked (clinical 3.6). Somebody at a terminal goes on when they like.
fn support_now(input: &mut impl BufRead, desk: &Desk, book: &Book) {
    let country = &book.notebook().settings.country;
    let mut people: Vec<&Record<_>> = book.notebook().people.iter().collect();
    people.sort_by_key(|person| person.place);
    let mut text = format!("\n{}\n{}\n\n", support::OPENING[0], support::HEARD);
    text.extend(support::lines(country).iter().map(|line| format!("  {line}\n")));
    text.extend(people.iter().map(|person| format!("  {}  {}\n", person.contact, person.name)));
    text.push_str(&format!(
        "\n{}\n{}\n{}\n",
        support::OPENING[1],
        support::danger(country),
        support::CLOSING
    ));
    desk.tell(&text);
    if desk.is_attended() {
        prompt("Enter goes on, whenever you like");
        let mut line = String::new();
        let _unread = input.read_line(&mut line);
    }
}

fn digit(text: &str, most: u8) -> Result<u8, String> {
    let wrong = || format!("a whole number from 0 to {most}");
    text.parse().ok().filter(|number| *number <= most).ok_or_else(wrong)
}

/// The total, quietly, with what it moved; or how many questions were left open.
fn said(book: &Book, measure: Measure, body: &Measured) -> String {
    let Some(score) = body.score.map(Amount::get) else {
        let given = body.answers.iter().flatten().count();
        return format!(
            "{}: {given} of {} answered, kept without a total for {}.\n",
            measure.title(),
            body.answers.len(),
            book.day_name(book.today)
        );
    };
    if body.calls_for_support() {
        let (title, total) = (measure.title(), insight::total_words(measure, score));
        let day = book.day_name(book.today);
        return format!(
            "{title}: {total}, kept for {day}.\nThis is worth talking through with your therapist.\n"
        );
    }
    let mut text = kept(book, measure, score as u8, book.today);
    if let Some(last) = insight::latest(book.notebook(), measure, book.today) {
        let moved = Moved::between(measure, &last, &Score { day: book.today, score, ..last });
        text.push_str(&format!("Since {}: {}.\n", book.day_name(last.day), moved.words()));
    }
    text
}
