//! What became of a habit on a day, as one mark.

use chrono::NaiveDate;

use crate::model::calendar::{Period, add};
use crate::model::habit::{Answer, Habit, Is, Kind};
use crate::model::{Notebook, Record};

/// What a day says of a habit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Done,
    /// Some of it, under the target. Not counted as done, and not “not done” either.
    Part,
    NotDone,
    Excused,
    /// Asked for, and nothing was said.
    NotRecorded,
    /// Not asked for, and nothing was said.
    NotPlanned,
}

impl Mark {
    /// One column wide; `.1` for terminals that have ASCII only.
    pub fn sign(self) -> (char, char) {
        match self {
            Self::Done => ('✓', 'x'),
            Self::Part => ('+', '+'),
            Self::NotDone => ('–', '-'),
            Self::Excused => ('○', 'o'),
            Self::NotRecorded => ('·', '.'),
            Self::NotPlanned => (' ', ' '),
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Part => "some of it",
            Self::NotDone => "not done",
            Self::Excused => "excused",
            Self::NotRecorded => "not recorded",
            Self::NotPlanned => "not planned",
        }
    }
}

/// What that answer is on that day, judged by the rule that held then.
pub fn mark(habit: &Habit, day: NaiveDate, answer: Option<&Answer>) -> Mark {
    let blank = if habit.planned(day) { Mark::NotRecorded } else { Mark::NotPlanned };
    let Some(answer) = answer else { return blank };
    match answer.is {
        Is::Done => amount_mark(habit, day, answer),
        Is::NotDone => Mark::NotDone,
        Is::Excused => Mark::Excused,
        Is::Blank | Is::Other(_) => blank,
    }
}

/// An answer without an amount is taken at its word.
fn amount_mark(habit: &Habit, day: NaiveDate, answer: &Answer) -> Mark {
    let Some(amount) = answer.amount.map(|amount| amount.get()) else { return Mark::Done };
    let target = habit.rule(day).and_then(|rule| rule.target).map(|target| target.get());
    match habit.kind {
        Kind::AtMost if target.is_none_or(|limit| amount <= limit) => Mark::Done,
        Kind::AtMost => Mark::NotDone,
        Kind::Count | Kind::Minutes if amount == 0.0 && target != Some(0.0) => Mark::NotDone,
        Kind::Count | Kind::Minutes if target.is_some_and(|target| amount < target) => Mark::Part,
        _ => Mark::Done,
    }
}

/// The last `days` days up to `last`, oldest first.
pub fn strip(notebook: &Notebook, habit: &Record<Habit>, last: NaiveDate, days: u16) -> Vec<Mark> {
    let first = add(last, 1 - i64::from(days));
    marks(notebook, habit, Period { first, last }).map(|(_, mark)| mark).collect()
}

/// Every day of a period with its mark, oldest first.
pub fn marks(
    notebook: &Notebook,
    habit: &Record<Habit>,
    period: Period,
) -> impl Iterator<Item = (NaiveDate, Mark)> {
    let mut answers = notebook.answers(habit.id, period).peekable();
    period.days().map(move |day| {
        let answer = answers.next_if(|(answered, _)| *answered == day).map(|(_, answer)| answer);
        (day, mark(habit, day, answer))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::adherence::tests::{answer, daily, day, notebook};

    #[test]
    fn the_four_answers_and_the_days_off_are_told_apart() {
        let (mut notebook, habit) = notebook(daily("2026-11-10", Kind::YesNo, "weekdays", None));
        answer(&mut notebook, habit, "2026-11-11", Answer::new(Is::Done));
        answer(&mut notebook, habit, "2026-11-12", Answer::new(Is::NotDone));
        answer(&mut notebook, habit, "2026-11-13", Answer::new(Is::Excused));
        answer(&mut notebook, habit, "2026-11-15", Answer::new(Is::Done));
        let record = notebook.habits.get(habit).unwrap();
        let signs: String =
            strip(&notebook, record, day("2026-11-16"), 8).iter().map(|m| m.sign().0).collect();
        assert_eq!(signs, " ·✓–○ ✓·");
    }

    #[test]
    fn some_of_it_is_neither_done_nor_not_done() {
        let minutes = daily("2026-11-01", Kind::Minutes, "daily", Some(20));
        let of =
            |habit: &Habit, amount: u32| mark(habit, day("2026-11-02"), Some(&Answer::amount(amount.into())));
        assert_eq!(
            [0, 5, 20, 90].map(|n| of(&minutes, n)),
            [Mark::NotDone, Mark::Part, Mark::Done, Mark::Done]
        );
        let drinks = daily("2026-11-01", Kind::AtMost, "daily", Some(2));
        assert_eq!([0, 2, 3].map(|n| of(&drinks, n)), [Mark::Done, Mark::Done, Mark::NotDone]);
    }
}
