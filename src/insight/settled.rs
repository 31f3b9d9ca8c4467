//! How settled a habit is: a number from 0 to 1 that every done day raises a little and no single day takes away.
//!
//! The formula is that of clinical 5.3 (habit strength with a half-life of 13 days over the square root of the
//! frequency). A day not recorded adds nothing; an excused or paused day leaves it where it was.

use chrono::NaiveDate;

use crate::model::calendar::Period;
use crate::model::habit::{Habit, Kind, Rule, Schedule};
use crate::model::{Notebook, Record};

use super::mark::{Mark, mark};

/// How settled a habit is, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Settled(pub f64);

impl Settled {
    /// One of five words, a step every fifth.
    pub fn word(self) -> &'static str {
        match self.0 {
            s if s < 0.2 => "new",
            s if s < 0.4 => "taking root",
            s if s < 0.6 => "growing",
            s if s < 0.8 => "steady",
            _ => "settled",
        }
    }
}

/// A day as the formula sees it.
struct Seen {
    mark: Mark,
    /// What was done, in the unit of the target; 1 for a tick.
    amount: f64,
}

/// How settled a habit is at the end of that day; none before it began, and none for what is done when needed.
pub fn settledness(notebook: &Notebook, habit: &Record<Habit>, last: NaiveDate) -> Option<Settled> {
    let first = habit.began().filter(|first| *first <= last && habit.kind != Kind::WhenNeeded)?;
    let mut score = if habit.kind == Kind::AtMost { 1.0 } else { 0.0 };
    let days = seen(notebook, habit, Period { first, last });
    let sums = running(&days);
    for (at, day) in (Period { first, last }).days().enumerate() {
        let blank_limit = habit.kind == Kind::AtMost && !said(days[at].mark);
        if days[at].mark == Mark::Excused || blank_limit || !habit.lives(day) || habit.pause(day).is_some() {
            continue;
        }
        let Some(rule) = habit.rule(day) else { continue };
        let (times, span) = frequency(&rule.every);
        let keep = 0.5f64.powf((times / span).sqrt() / 13.0);
        score = score * keep + worth(habit, rule, &sums[..at + 2]) * (1.0 - keep);
    }
    Some(Settled(score))
}

fn said(mark: Mark) -> bool {
    matches!(mark, Mark::Done | Mark::Part | Mark::NotDone)
}

fn seen(notebook: &Notebook, habit: &Record<Habit>, period: Period) -> Vec<Seen> {
    let mut answers = notebook.answers(habit.id, period).peekable();
    let days = period.days().map(|day| {
        let answer = answers.next_if(|(answered, _)| *answered == day).map(|(_, answer)| answer);
        let mark = mark(habit, day, answer);
        let amount = answer.filter(|_| said(mark)).and_then(|answer| answer.amount);
        let target = habit.rule(day).and_then(|rule| rule.target).map_or(1.0, |target| target.get());
        let taken_at_its_word = if mark == Mark::Done && habit.kind != Kind::AtMost { target } else { 0.0 };
        Seen { mark, amount: amount.map_or(taken_at_its_word, |amount| amount.get()) }
    });
    days.collect()
}

/// Before each day and after the last: how many days were done, and how much there was, since the first.
fn running(days: &[Seen]) -> Vec<(f64, f64)> {
    let mut sums = vec![(0.0, 0.0)];
    let (mut done, mut amount) = (0.0, 0.0);
    for day in days {
        done += if day.mark == Mark::Done { 1.0 } else { 0.0 };
        amount += day.amount;
        sums.push((done, amount));
    }
    sums
}

/// Times, in so many days.
fn frequency(every: &Schedule) -> (f64, f64) {
    match every {
        Schedule::PerWeek(7) | Schedule::Daily | Schedule::Other(_) => (1.0, 1.0),
        Schedule::Weekdays => (5.0, 7.0),
        Schedule::On(days) => (days.len() as f64, 7.0),
        Schedule::PerWeek(times) => (f64::from(*times), 7.0),
        Schedule::EveryDays(days) => (1.0, f64::from(*days)),
    }
}

/// What the days up to the last of `sums` are worth, 0 to 1.
fn worth(habit: &Habit, rule: &Rule, sums: &[(f64, f64)]) -> f64 {
    let (times, span) = frequency(&rule.every);
    let target = rule.target.map(|target| target.get()).filter(|_| habit.kind.is_counted());
    let within = |days: f64| {
        let (now, before) = (sums[sums.len() - 1], sums[sums.len().saturating_sub(days as usize + 1)]);
        (now.0 - before.0, now.1 - before.1)
    };
    match (&habit.kind, target) {
        (Kind::AtMost, None) => 1.0,
        (Kind::AtMost, Some(0.0)) => f64::from(u8::from(within(span).1 <= 0.0)),
        (Kind::AtMost, Some(limit)) => {
            let limit = limit * times;
            (1.0 - (within(span).1 - limit) / limit).clamp(0.0, 1.0)
        }
        (_, Some(target)) if 0.0 < target => (within(span).1 / (target * times)).min(1.0),
        (_, Some(_)) => 1.0,
        (_, None) => {
            let twice = if times < span { 2.0 } else { 1.0 };
            (within(span * twice).0 / (times * twice)).min(1.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::adherence::tests::{answer, daily, day, notebook};
    use crate::model::calendar::add;
    use crate::model::habit::{Answer, Is};
    use crate::model::number::Amount;

    /// 2 November 2026 is a Monday.
    const MONDAY: &str = "2026-11-02";

    fn after(
        days: i64,
        kind: Kind,
        every: &str,
        target: Option<u32>,
        said: impl Fn(i64) -> Option<Answer>,
    ) -> f64 {
        let (mut notebook, habit) = notebook(daily(MONDAY, kind, every, target));
        for at in 0..days {
            if let Some(said) = said(at) {
                answer(&mut notebook, habit, &add(day(MONDAY), at).to_string(), said);
            }
        }
        let record = notebook.habits.get(habit).unwrap();
        settledness(&notebook, record, add(day(MONDAY), days - 1)).unwrap().0
    }

    fn done() -> Option<Answer> {
        Some(Answer::new(Is::Done))
    }

    fn same(got: f64, expected: f64) {
        assert!((got - expected).abs() < 5e-7, "{got:.6} is not {expected:.6}");
    }

    #[test]
    fn every_day_of_a_daily_habit_comes_to_the_published_figures() {
        let vectors = [
            (1, 0.051922),
            (2, 0.101149),
            (7, 0.311495),
            (13, 0.5),
            (20, 0.655748),
            (30, 0.798017),
            (66, 0.970373),
        ];
        for (days, expected) in vectors {
            same(after(days, Kind::YesNo, "daily", None, |_| done()), expected);
        }
    }

    #[test]
    fn one_day_left_out_costs_little_and_nothing_starts_again() {
        let with = |days, done_on: fn(i64) -> bool| {
            after(days, Kind::YesNo, "daily", None, |at| done().filter(|_| done_on(at)))
        };
        same(with(31, |at| at < 30), 0.756582);
        same(with(32, |at| at != 30), 0.769221);
        same(with(37, |at| at < 30), 0.549438);
    }

    #[test]
    fn named_days_and_times_a_week_come_to_the_published_figures() {
        let three = |days| {
            after(days, Kind::YesNo, "monday,wednesday,friday", None, |at| {
                done().filter(|_| matches!(at % 7, 0 | 2 | 4))
            })
        };
        for (days, expected) in [(7, 0.079391), (14, 0.249960), (28, 0.539897), (56, 0.826861)] {
            same(three(days), expected);
        }
        let once = |days| after(days, Kind::YesNo, "weekly", None, |at| done().filter(|_| at % 7 == 0));
        for (days, expected) in [(7, 0.065785), (14, 0.188700), (28, 0.388142), (56, 0.651992)] {
            same(once(days), expected);
        }
    }

    #[test]
    fn an_excused_day_leaves_it_where_it_was() {
        let excused = |at| if at < 30 { done() } else { Some(Answer::new(Is::Excused)) };
        same(after(37, Kind::YesNo, "daily", None, excused), 0.798017);
    }

    #[test]
    fn amounts_count_by_their_share_and_limits_by_what_is_over() {
        let amount = |n: u32| move |_| Some(Answer::amount(Amount::from(n)));
        same(after(7, Kind::Minutes, "daily", Some(20), amount(20)), 0.311495);
        same(after(7, Kind::Minutes, "daily", Some(20), amount(10)), 0.311495 / 2.0);
        same(after(7, Kind::AtMost, "daily", Some(2), amount(2)), 1.0);
        same(after(7, Kind::AtMost, "daily", Some(2), amount(4)), 1.0 - 0.311495);
        same(after(7, Kind::AtMost, "daily", Some(0), amount(1)), 1.0 - 0.311495);
        same(after(7, Kind::AtMost, "daily", Some(2), |_| None), 1.0);
    }

    #[test]
    fn five_words_say_it() {
        let words = [0.0, 0.2, 0.4, 0.6, 0.8].map(|score| Settled(score).word());
        assert_eq!(words, ["new", "taking root", "growing", "steady", "settled"]);
    }
}
