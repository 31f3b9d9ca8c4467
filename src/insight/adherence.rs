//! How much of what was planned was done (clinical 5.3): never without its denominator, blank days named.

use chrono::NaiveDate;

use crate::model::calendar::{Period, add, week};
use crate::model::habit::{Habit, Kind, Schedule};
use crate::model::{Notebook, Record};

use super::count;
use super::mark::{Mark, marks};

/// What is said where no planned day has an answer.
const SILENT: &str = "nothing recorded lately";

/// How many days are looked at when nothing else is said.
pub const LONG: i64 = 28;

/// Under so many planned days since its beginning a habit has just started.
pub const NEW: usize = 7;

/// How far from its beginning a habit is looked at to see whether it is new, in days.
const YEAR: i64 = 366;

/// How a habit went in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adherence {
    pub basis: Basis,
    pub done: u32,
    pub planned: u32,
    /// Planned days of which nothing was said; of “at most”, which judges the days with an answer, not in `planned`.
    pub blank: u32,
    /// Days left out at the person's word.
    pub excused: u32,
    /// Days on which it was done without being asked for.
    pub beside: u32,
    /// It is asked for today, and today is not over.
    pub open: bool,
    /// Of so many times a week: how many there were in the week that is not over yet, and how many are meant.
    pub this_week: Option<(u32, u32)>,
    pub just_started: bool,
    /// How many days were looked at.
    pub days: u32,
}

/// What `done` and `planned` count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Planned days.
    Days,
    /// Times planned, over weeks that are over.
    Weeks,
    /// Days with an answer.
    Answered,
    /// Times it was needed; there is no plan.
    Times,
}

/// How a habit went in a period, or in the last 28 days; of so many times a week, in the last four weeks that are over.
/// `today` counts once it is answered, and what comes after it does not.
pub fn adherence(
    notebook: &Notebook,
    habit: &Record<Habit>,
    period: Option<Period>,
    today: NaiveDate,
) -> Adherence {
    let last = period.map_or(today, |period| period.last.min(today));
    let first = period.map_or(add(today, 1 - LONG), |period| period.first);
    let seen = Period { first, last };
    let mut sum = Adherence::none(basis(habit, last), seen);
    sum.add_days(notebook, habit, seen, today);
    if sum.basis != Basis::Times {
        sum.just_started = is_new(notebook, habit, today);
        let answered = notebook.answer(habit.id, today).is_some();
        let weeks = Weeks { notebook, habit, over: if answered { today } else { add(today, -1) } };
        sum.add_weeks(&weeks, period.map(|_| seen), today);
    }
    sum
}

fn basis(habit: &Habit, day: NaiveDate) -> Basis {
    let rule = habit.rule(day).or(habit.last_rule());
    match (&habit.kind, rule.map(|rule| &rule.every)) {
        (Kind::WhenNeeded, _) => Basis::Times,
        (Kind::AtMost, _) => Basis::Answered,
        (_, Some(Schedule::PerWeek(_))) => Basis::Weeks,
        _ => Basis::Days,
    }
}

/// How many times a week are meant on that day, if that is how it is meant.
fn times_a_week(habit: &Habit, day: NaiveDate) -> Option<u32> {
    match habit.rule(day)?.every {
        Schedule::PerWeek(times) if habit.kind != Kind::AtMost => Some(u32::from(times)),
        _ => None,
    }
}

/// Fewer than seven planned days since it began: too little for a figure.
fn is_new(notebook: &Notebook, habit: &Record<Habit>, today: NaiveDate) -> bool {
    let Some(first) = habit.began() else { return true };
    if add(first, YEAR) < today {
        return false;
    }
    let planned = marks(notebook, habit, Period { first, last: today })
        .filter(|(day, mark)| habit.planned(*day) && !(*day == today && *mark == Mark::NotRecorded))
        .filter(|(_, mark)| *mark != Mark::Excused);
    planned.take(NEW).count() < NEW
}

/// The weeks of a habit; those up to `over` have an end.
struct Weeks<'a> {
    notebook: &'a Notebook,
    habit: &'a Record<Habit>,
    over: NaiveDate,
}

impl Weeks<'_> {
    fn week(&self, day: NaiveDate) -> Period {
        week(day, self.notebook.settings.week_starts())
    }

    /// The weeks to judge: those that are over and lie in the period, or the last four.
    fn over(&self, period: Option<Period>) -> Vec<Period> {
        let newest = self.week(add(self.over, 1));
        let back = |n: i64| self.week(add(newest.first, -7 * n));
        let inside = |week: &Period| period.is_none_or(|period| period.first <= week.first);
        let count = period.map_or(LONG / 7, |period| (newest.first - period.first).num_days() / 7);
        let weeks = (1..=count).map(back).filter(inside);
        weeks.filter(|week| period.is_none_or(|period| week.last <= period.last)).collect()
    }

    /// How often in that week, and how often it was meant: never more than there were days for it. None where the habit
    /// was not meant that way all week; `part`: on no day of it.
    fn count(&self, week: Period, part: bool) -> Option<Count> {
        let meant = |day| times_a_week(self.habit, day).filter(|_| self.habit.lives(day));
        let meant: Vec<u32> = week.days().filter_map(meant).collect();
        let meant = meant.iter().min().filter(|_| part || meant.len() == 7).copied()?;
        let mut count = Count::default();
        let mut open = 0;
        for (day, mark) in marks(self.notebook, self.habit, week) {
            let paused = self.habit.pause(day).is_some();
            count.done += u32::from(mark == Mark::Done);
            count.excused += u32::from(mark == Mark::Excused);
            count.blank += u32::from(mark == Mark::NotRecorded);
            let asked = self.habit.lives(day) && mark != Mark::Excused && !paused;
            open += u32::from(mark == Mark::Done || asked);
        }
        count.planned = meant.min(open);
        count.done = count.done.min(count.planned);
        count.blank = count.blank.min(count.planned - count.done);
        Some(count)
    }
}

#[derive(Default)]
struct Count {
    done: u32,
    planned: u32,
    blank: u32,
    excused: u32,
}

impl Adherence {
    fn none(basis: Basis, period: Period) -> Self {
        Self {
            basis,
            done: 0,
            planned: 0,
            blank: 0,
            excused: 0,
            beside: 0,
            open: false,
            this_week: None,
            just_started: false,
            days: (period.last - period.first).num_days().max(-1) as u32 + 1,
        }
    }

    /// The days on which the habit was meant day by day.
    fn add_days(&mut self, notebook: &Notebook, habit: &Record<Habit>, period: Period, today: NaiveDate) {
        for (day, mark) in marks(notebook, habit, period) {
            if self.basis == Basis::Times {
                self.done += u32::from(mark == Mark::Done);
            } else if times_a_week(habit, day).is_some() {
                continue;
            } else if habit.planned(day) {
                self.add_day(mark, day == today);
            } else {
                self.beside += u32::from(mark == Mark::Done);
            }
        }
    }

    fn add_day(&mut self, mark: Mark, is_today: bool) {
        match mark {
            Mark::Done => self.done += 1,
            Mark::Excused => self.excused += 1,
            Mark::NotRecorded if !is_today => self.blank += 1,
            Mark::NotRecorded => self.open = true,
            Mark::NotPlanned | Mark::NotDone | Mark::Part => {}
        }
        let said = matches!(mark, Mark::Done | Mark::NotDone | Mark::Part);
        let blank = mark == Mark::NotRecorded && !is_today && self.basis != Basis::Answered;
        self.planned += u32::from(said || blank);
    }

    /// The weeks in which it was meant so many times a week.
    fn add_weeks(&mut self, weeks: &Weeks, period: Option<Period>, today: NaiveDate) {
        // One week by itself is judged by the days on which there was the habit; a row of weeks by whole ones.
        let part = period.is_some_and(|period| weeks.week(period.first) == weeks.week(period.last));
        for count in weeks.over(period).into_iter().filter_map(|week| weeks.count(week, part)) {
            self.done += count.done;
            self.planned += count.planned;
            self.blank += count.blank;
            self.excused += count.excused;
        }
        let this_week = weeks.week(today);
        let wanted = period.is_none_or(|period| period.contains(today)) && weeks.over < this_week.last;
        if let Some(meant) = times_a_week(weeks.habit, today).filter(|_| wanted) {
            let so_far = marks(weeks.notebook, weeks.habit, Period { first: this_week.first, last: today });
            let done = so_far.filter(|(_, mark)| *mark == Mark::Done).count() as u32;
            self.this_week = Some((done.min(meant), meant));
        }
    }

    /// “18 of 24 planned days, 4 blank”.
    pub fn words(&self) -> String {
        let unit = match self.basis {
            Basis::Times => return self.times(),
            Basis::Days if self.planned == 1 => "planned day",
            Basis::Days => "planned days",
            Basis::Weeks => "times planned",
            Basis::Answered if self.planned == 1 => "day with an answer",
            Basis::Answered => "days with an answer",
        };
        self.sentence(unit)
    }

    /// “18 of 24, 4 blank”: for a narrow column. Blank days are no noes: with nothing else no figure is made of them.
    pub fn short(&self) -> String {
        match self.basis {
            Basis::Times => self.times(),
            _ if 0 < self.blank && self.blank == self.planned && !self.just_started => SILENT.to_owned(),
            _ => self.sentence(""),
        }
    }

    /// As much of that as so many cells hold. A figure goes with its blank days or not at all.
    pub fn short_in(&self, cells: usize) -> String {
        let whole = self.short();
        let parts: Vec<&str> = whole.split(", ").collect();
        let least = 1 + usize::from(parts.get(1).is_some_and(|part| part.ends_with(" blank")));
        let mut ways = (least..=parts.len()).rev().map(|n| parts[..n].join(", "));
        let times =
            (self.basis == Basis::Times).then(|| whole.split(" in ").next().unwrap_or_default().to_owned());
        ways.by_ref().chain(times).find(|way| way.chars().count() <= cells).unwrap_or_default()
    }

    fn times(&self) -> String {
        let days = count(self.days as usize, "day", "days");
        match self.done {
            0 => format!("not needed in {days}"),
            1 => format!("once in {days}"),
            n => format!("{n} times in {days}"),
        }
    }

    fn sentence(&self, unit: &str) -> String {
        let week = self.this_week.map(|(done, meant)| format!("{done} of {meant} this week"));
        let mut parts = Vec::new();
        if self.just_started {
            parts.push("just started".to_owned());
        } else if 0 < self.planned {
            let figure = format!("{} of {} {unit}", self.done, self.planned);
            parts.push(figure.trim_end().to_owned());
            parts.extend(self.named_blank());
        } else if 0 < self.blank {
            parts.extend(self.named_blank());
        } else if week.is_none() {
            parts.push(self.without_plan());
        }
        parts.extend(week);
        parts.join(", ")
    }

    /// What there is to say where no day was asked for that is over.
    fn without_plan(&self) -> String {
        match (self.beside, self.excused) {
            (1, _) => "done once, with none planned".to_owned(),
            (2.., _) => format!("done on {} days, with none planned", self.beside),
            (0, _) if self.open => "today is still open".to_owned(),
            (0, 1..) => "excused".to_owned(),
            (0, 0) => "nothing planned".to_owned(),
        }
    }

    fn named_blank(&self) -> Option<String> {
        (0 < self.blank && (self.basis != Basis::Answered || self.planned == 0))
            .then(|| format!("{} blank", self.blank))
    }
}

#[cfg(test)]
pub(crate) mod tests;
