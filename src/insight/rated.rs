//! How close each goal was over time, as the person rated it.

use chrono::NaiveDate;

use crate::model::calendar::Period;
use crate::model::goal::{Goal, Progress};
use crate::model::{Notebook, Record};

use super::count;

/// A goal with its ratings of a period, oldest first, at least one.
#[derive(Clone, Debug)]
pub struct Rated<'a> {
    pub goal: &'a Record<Goal>,
    pub ratings: Vec<(NaiveDate, u8)>,
}

/// The goals that were rated in a period, in the person's order.
pub fn rated(notebook: &Notebook, period: Period) -> Vec<Rated<'_>> {
    let mut goals: Vec<&Record<Goal>> = notebook.goals.iter().collect();
    goals.sort_by_key(|goal| goal.place);
    let all = goals.into_iter().map(|goal| {
        let within = goal.ratings.iter().filter(|progress| period.contains(progress.day));
        let mut ratings: Vec<&Progress> = within.collect();
        ratings.sort_by_key(|progress| progress.day);
        Rated { goal, ratings: ratings.iter().map(|it| (it.day, it.rating.get())).collect() }
    });
    all.filter(|rated| !rated.ratings.is_empty()).collect()
}

impl Rated<'_> {
    /// “2 then, 7 now, of 10, 12 ratings”.
    pub fn words(&self) -> String {
        let (Some((_, then)), Some((_, now))) = (self.ratings.first(), self.ratings.last()) else {
            return String::new();
        };
        match self.ratings.len() {
            1 => format!("{now} of 10, 1 rating"),
            n => format!("{then} then, {now} now, of 10, {}", count(n, "rating", "ratings")),
        }
    }
}
