//! A habit beside the mood: the days with it and the days without, and how often such a difference comes about when the
//! two are pushed apart in time (circular shift, clinical 5.1). A day not recorded is missing, not a day without.

use chrono::NaiveDate;

use crate::model::calendar::{Period, add};
use crate::model::habit::{Habit, Kind};
use crate::model::{Notebook, Record};

use super::mark::{Mark, marks};
use super::mood::by_day;
use super::{count, one_decimal};

/// Days with it and days without it that are needed, and days in all.
const EACH: usize = 7;
const DAYS: usize = 28;

/// A difference that is worth a word, in points, and how often chance may make one as great.
const POINTS: f64 = 1.0;
const CHANCE: f64 = 0.10;

/// The mood on days with a habit and on days without.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    pub with: usize,
    pub without: usize,
    /// Mean mood with it, less mean mood without; none under the floors.
    pub difference: Option<f64>,
    /// Share of all shifts in time with a difference as great.
    pub chance: f64,
}

/// A habit's link, and of how many that were compared it is the strongest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linked<'a> {
    pub habit: &'a Record<Habit>,
    pub link: Link,
    /// Beside the mood of the day after. Looked at only here, so that it adds no chance of a link where there is none.
    pub next_day: Link,
    pub compared: usize,
}

/// A habit beside the mood of the same day, or with `later` of the day after.
pub fn link(notebook: &Notebook, habit: &Record<Habit>, period: Period, later: bool) -> Link {
    let shifted = i64::from(later);
    let days = marks(notebook, habit, period).map(|(_, mark)| match mark {
        Mark::Done | Mark::Part => Some(true),
        Mark::NotDone => Some(false),
        Mark::Excused | Mark::NotRecorded | Mark::NotPlanned => None,
    });
    let did: Vec<Option<bool>> = days.collect();
    let mut moods = vec![None; did.len()];
    let seen = Period { first: add(period.first, shifted), last: add(period.last, shifted) };
    for (day, mood) in by_day(notebook, seen) {
        moods[(day - seen.first).num_days() as usize] = Some(mood);
    }
    compare(&did, &moods)
}

/// Every habit that was answered in the period beside the mood of the same day.
pub fn links(notebook: &Notebook, period: Period) -> Vec<(&Record<Habit>, Link)> {
    let all = notebook.habits.iter().map(|habit| (habit, link(notebook, habit, period, false)));
    all.filter(|(_, link)| 0 < link.with + link.without).collect()
}

/// The strongest link of all habits in the days up to `last`, if any is worth a word.
pub fn strongest(notebook: &Notebook, last: NaiveDate, days: i64) -> Option<Linked<'_>> {
    let period = Period { first: add(last, 1 - days), last };
    strongest_of(notebook, &links(notebook, period), period)
}

/// The strongest of some links of a period, if any is worth a word.
pub fn strongest_of<'a>(
    notebook: &Notebook,
    links: &[(&'a Record<Habit>, Link)],
    period: Period,
) -> Option<Linked<'a>> {
    let compared = links.iter().filter(|(_, link)| link.difference.is_some()).count();
    let telling = links.iter().filter(|(_, link)| link.is_telling());
    let (habit, link) = *telling.max_by(|(_, a), (_, b)| a.size().total_cmp(&b.size()))?;
    let next_day = self::link(notebook, habit, period, true);
    Some(Linked { habit, link, next_day, compared })
}

/// Both by day, from the same day on; none where nothing was recorded.
fn compare(did: &[Option<bool>], moods: &[Option<f64>]) -> Link {
    let pairs = || did.iter().zip(moods).filter_map(|(did, mood)| Some(((*did)?, (*mood)?)));
    let with = pairs().filter(|(did, _)| *did).count();
    let without = pairs().count() - with;
    let enough = EACH <= with && EACH <= without && DAYS <= did.len();
    let difference = difference(did, moods, 0).filter(|_| enough);
    let chance = difference.map_or(1.0, |seen| {
        let shifted = (0..did.len()).filter_map(|by| self::difference(did, moods, by));
        let (great, all) = shifted.fold((0.0, 0.0), |(great, all), other| {
            (great + f64::from(u8::from(seen.abs() <= other.abs() + 1e-9)), all + 1.0)
        });
        great / all
    });
    Link { with, without, difference, chance }
}

/// Mean mood with and without, the habit's days moved on by so many, round the end.
fn difference(did: &[Option<bool>], moods: &[Option<f64>], by: usize) -> Option<f64> {
    let (end, start) = did.split_at(did.len() - by);
    let (mut with, mut without) = ((0.0, 0.0), (0.0, 0.0));
    for (did, mood) in start.iter().chain(end).zip(moods) {
        let (Some(did), Some(mood)) = (did, mood) else { continue };
        let side = if *did { &mut with } else { &mut without };
        *side = (side.0 + mood, side.1 + 1.0);
    }
    (0.0 < with.1 && 0.0 < without.1).then(|| with.0 / with.1 - without.0 / without.1)
}

impl Link {
    fn size(&self) -> f64 {
        self.difference.unwrap_or_default().abs()
    }

    /// Whether it is worth a word: a point or more, and seldom by chance.
    pub fn is_telling(&self) -> bool {
        POINTS <= self.size() && self.chance < CHANCE
    }

    /// What there is before the two are put beside each other, and what it takes. It never asks for days without a habit.
    fn so_far(&self) -> String {
        let Link { with, without, .. } = self;
        match with.min(without) {
            fewer if *fewer < EACH => {
                let with = count(*with, "day", "days");
                format!("{with} with it, {without} without, and it takes {EACH} of each")
            }
            _ => format!("it takes {DAYS} days in all"),
        }
    }

    /// What it says of a habit of that name.
    pub fn words(&self, name: &str) -> String {
        let Some(difference) = self.difference else {
            return format!("{name}: too early to say; {}", self.so_far());
        };
        let days = format!("{} with, {} without", self.with, self.without);
        if !self.is_telling() {
            return format!("{name}: mood about the same on days with and without it ({days})");
        }
        let way = if 0.0 < difference { "higher" } else { "lower" };
        let points = one_decimal(difference.abs());
        let days_with = format!("On days with {name}, mood was {points} {way} on average ({days}).");
        match 0.0 < difference {
            true => format!("{days_with} It may as well be that better days leave more room for it."),
            false => format!("{days_with} It may as well be that harder days call for it."),
        }
    }
}

/// What its days “with it” are days with: of “at most” those that kept to it.
pub fn with_what(habit: &Habit) -> String {
    match habit.kind {
        Kind::AtMost => format!("{} at or under the limit", habit.name),
        _ => habit.name.clone(),
    }
}

impl Linked<'_> {
    pub fn words(&self) -> String {
        let said = self.link.words(&with_what(self.habit));
        let next_day = self.next_day_words();
        match self.compared {
            1 => format!("{said}{next_day}"),
            n => format!(
                "{said}{next_day} The strongest of {n} habits compared; one of several may stand out by chance."
            ),
        }
    }

    /// Nothing under the floors.
    fn next_day_words(&self) -> String {
        let Some(difference) = self.next_day.difference else { return String::new() };
        let way = match (self.next_day.is_telling(), 0.0 < difference) {
            (false, _) => "about the same".to_owned(),
            (true, true) => format!("{} higher", one_decimal(difference)),
            (true, false) => format!("{} lower", one_decimal(-difference)),
        };
        let Link { with, without, .. } = self.next_day;
        format!(" On the day after it, {way} ({with} with, {without} without).")
    }
}

#[cfg(test)]
mod tests;
