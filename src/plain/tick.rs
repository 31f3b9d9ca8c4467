//! A habit's answer as one line. Knows neither the question's place nor what becomes of the answer.

use chrono::NaiveDate;

use crate::model::habit::{Answer, Habit, Is};
use crate::text::one_line;

/// “Walk: y done, a number, n not done, s excused”.
pub fn question(habit: &Habit) -> String {
    let number = if habit.kind.is_counted() { "a number, " } else { "" };
    format!("{}: y done, {number}n not done, s excused", one_line(&habit.name))
}

/// # Errors
/// What would be right.
pub fn read(habit: &Habit, day: NaiveDate, text: &str) -> Result<Answer, String> {
    match text.to_lowercase().as_str() {
        "y" | "yes" | "d" | "done" => Ok(habit.done_on(day, None)),
        "n" | "no" | "not done" => Ok(Answer::new(Is::NotDone)),
        "s" | "skip" | "excused" => Ok(Answer::new(Is::Excused)),
        text if habit.kind.is_counted() => match text.parse() {
            Ok(amount) => Ok(habit.done_on(day, Some(amount))),
            Err(_) => Err("y, n, s or a number".to_owned()),
        },
        _ => Err("y, n or s".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_letters_and_amounts() {
        let count = Habit { kind: crate::model::habit::Kind::Minutes, ..Habit::default() };
        let day = NaiveDate::default();
        assert_eq!(read(&count, day, "20").map(|answer| answer.amount), Ok("20".parse().ok()));
        assert_eq!(read(&count, day, "S").map(|answer| answer.is), Ok(Is::Excused));
        assert!(read(&Habit::default(), day, "20").is_err());
    }
}
