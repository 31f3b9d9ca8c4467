//! The questions of `log`, one line each. An empty line skips; the end of input keeps what was given; an answer that
//! cannot be read is asked for again.

use std::io::{self, BufRead};

use chrono::NaiveDate;

use super::parts::{Parts, hours};
use crate::cli::book::Book;
use crate::cli::desk::Desk;
use crate::cli::prompt::ask;
use crate::model::Record;
use crate::model::day::NoteKind;
use crate::model::habit::Habit;
use crate::plain::tick;
use crate::text::capital;

/// Asks from the mood on; what was answered when the input ended.
pub fn parts(desk: &Desk, book: &Book, day: NaiveDate) -> Parts {
    desk.tell(&format!("{}. An empty line skips a question.", book.day_now(day)));
    let mut parts = Parts::default();
    let _ended = questions(&mut io::stdin().lock(), book, day, &mut parts);
    parts
}

/// `None` at the end of the input.
fn questions(input: &mut impl BufRead, book: &Book, day: NaiveDate, parts: &mut Parts) -> Option<()> {
    parts.mood = ask(input, "Mood, 1 very low to 10 very good", parse)?;
    parts.feelings = ask(input, "Feelings, with commas between", words)?.unwrap_or_default();
    let chosen = &book.notebook().settings.scales;
    for (scale, field) in
        [("stress", &mut parts.stress), ("energy", &mut parts.energy), ("confidence", &mut parts.confidence)]
    {
        if chosen.iter().any(|name| name == scale) {
            *field = ask(input, &format!("{}, 0 none to 10 the most", capital(scale)), parse)?;
        }
    }
    habits(input, book, day, parts)?;
    if book.notebook().day(day).is_none_or(|day| day.sleep_hours.is_none()) {
        parts.sleep = ask(input, "Hours of sleep in the night before", hours)?;
    }
    for (kind, question) in [
        (NoteKind::Win, "Something that went well"),
        (NoteKind::Hard, "Something that was hard"),
        (NoteKind::Helped, "Something that helped"),
        (NoteKind::Note, "Anything else"),
    ] {
        let text = ask(input, question, text)?;
        parts.notes.extend(text.map(|text| (kind, text)));
    }
    Some(())
}

/// Those that can be ticked on the day and are not yet.
fn habits(input: &mut impl BufRead, book: &Book, day: NaiveDate, parts: &mut Parts) -> Option<()> {
    let open = |habit: &&Record<Habit>| habit.offered(day) && book.notebook().answer(habit.id, day).is_none();
    for habit in book.notebook().habits.iter().filter(open) {
        let given = ask(input, &tick::question(habit), |text| tick::read(habit, day, text))?;
        parts.answers.extend(given.map(|answer| (habit.id, answer)));
    }
    Some(())
}

fn parse<T: std::str::FromStr<Err = String>>(text: &str) -> Result<T, String> {
    text.parse()
}

fn words(text: &str) -> Result<Vec<String>, String> {
    Ok(text.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect())
}

fn text(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feelings_are_parted_by_commas() {
        assert_eq!(words("tired, calm,,"), Ok(vec!["tired".to_owned(), "calm".to_owned()]));
    }

    #[test]
    fn a_question_begins_with_a_capital() {
        assert_eq!(capital("stress"), "Stress");
    }
}
