//! A habit's answer as one line. Knows neither the question's place nor what becomes of the answer.

use chrono::NaiveDate;

use crate::model::habit::{Answer, Habit, Is};
use crate::text::one_line;

pub const HELP: &str = "y, n or s; or how much, where it is counted. s with words says why: s travelling. \
    - is not recorded; an empty line leaves it as it is.";

/// The words that excuse a day.
const EXCUSES: &[&str] = &["s", "skip", "excused"];

/// “Walk: y done, a number, n not done, s excused”.
pub fn question(habit: &Habit) -> String {
    let number = if habit.kind.is_counted() { "a number, " } else { "" };
    format!("{}: y done, {number}n not done, s excused", one_line(&habit.name))
}

/// Whether it excuses the day and says no reason.
pub fn is_bare_excuse(text: &str) -> bool {
    EXCUSES.contains(&text.to_lowercase().as_str())
}

/// # Errors
/// What would be right.
pub fn read(habit: &Habit, day: NaiveDate, text: &str) -> Result<Answer, String> {
    if let Some(note) = reason(text) {
        return Ok(Answer { note, ..Answer::new(Is::Excused) });
    }
    match text.to_lowercase().as_str() {
        "y" | "yes" | "d" | "done" => Ok(habit.done_on(day, None)),
        "n" | "no" | "not done" => Ok(Answer::new(Is::NotDone)),
        text if habit.kind.is_counted() => match text.parse() {
            Ok(amount) => Ok(habit.done_on(day, Some(amount))),
            Err(_) => Err("y, n, s or a number".to_owned()),
        },
        _ => Err("y, n or s".to_owned()),
    }
}

/// What stands behind the word that excuses; empty for the word alone.
fn reason(text: &str) -> Option<String> {
    let (word, reason) = text.split_once(' ').unwrap_or((text, ""));
    is_bare_excuse(word).then(|| reason.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_letters_and_amounts_and_an_excuse_may_have_its_reason() {
        let count = Habit { kind: crate::model::habit::Kind::Minutes, ..Habit::default() };
        let day = NaiveDate::default();
        assert_eq!(read(&count, day, "20").map(|answer| answer.amount), Ok("20".parse().ok()));
        assert_eq!(read(&count, day, "S").map(|answer| answer.is), Ok(Is::Excused));
        let excused = read(&count, day, "s on the train").unwrap();
        assert_eq!((excused.is, excused.note.as_str()), (Is::Excused, "on the train"));
        assert!(read(&Habit::default(), day, "20").is_err());
    }
}
