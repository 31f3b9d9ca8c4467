//! How the mood lay in a period, and beside the period before: means with their range and their count, graded words with
//! their caveat (clinical 5.1).

use chrono::NaiveDate;

use crate::model::Notebook;
use crate::model::calendar::{Period, add};

use super::{count, one_decimal};

/// Differences are equal that differ by less: sums of tenths are not exact.
const EXACT: f64 = 1e-9;

/// The mood of a period, from the days on which there was one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mood {
    /// Mean of the days' means.
    sum: f64,
    /// Lowest and highest single mood.
    pub range: Option<(u8, u8)>,
    /// Days with a mood.
    pub logged: usize,
    /// Days there were.
    pub days: usize,
    /// Days from today on that can still have one.
    open: usize,
}

/// How two periods lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    ClearlyLower,
    BitLower,
    Same,
    BitHigher,
    ClearlyHigher,
}

/// A period beside the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// None under the floors.
    pub grade: Option<Grade>,
    /// How many more days with a mood would do; none where no day to come helps.
    pub missing: Option<usize>,
    month: bool,
}

/// Mean of a day's moods.
pub fn day_mood(notebook: &Notebook, day: NaiveDate) -> Option<f64> {
    let moods: Vec<u8> = moods(notebook, Period { first: day, last: day }).map(|(_, mood)| mood).collect();
    mean(moods.iter().map(|mood| f64::from(*mood)))
}

/// Under so many days with a mood there is no mean.
const FLOOR: usize = 4;

/// So many in each of two months before they are put beside each other.
const MONTH_FLOOR: usize = 20;

/// The mood of a period up to `today`.
pub fn mood(notebook: &Notebook, period: Period, today: NaiveDate) -> Mood {
    let end = period.last;
    let period = Period { first: period.first, last: end.min(today) };
    let by_day = by_day(notebook, period);
    let all = moods(notebook, period).map(|(_, mood)| mood);
    let range = all.fold(None, |range, mood| {
        let (low, high) = range.unwrap_or((mood, mood));
        Some((mood.min(low), mood.max(high)))
    });
    let days = period.days().count();
    let has_today = by_day.last().is_some_and(|(day, _)| *day == today);
    let left = (end - today).num_days() + i64::from(!has_today);
    Mood {
        sum: mean(by_day.iter().map(|(_, mood)| *mood)).unwrap_or_default(),
        range,
        logged: by_day.len(),
        days,
        open: usize::try_from(left).unwrap_or(0),
    }
}

/// A period beside the one before it: weeks by their means, a month by its last 28 days and the 28 before.
pub fn change(notebook: &Notebook, period: Period, today: NaiveDate) -> Change {
    let month = 7 < (period.last - period.first).num_days() + 1;
    let (length, floor) = if month { (28, MONTH_FLOOR) } else { (7, FLOOR) };
    let last = period.last.min(today);
    let first = if month { add(last, 1 - length) } else { period.first };
    let end = if month { last } else { period.last };
    let now = mood(notebook, Period { first, last: end }, today);
    let before = mood(notebook, Period { first: add(first, -length), last: add(first, -1) }, today);
    let [missing, missing_before] = [now, before].map(|mood| floor.max(mood.logged) - mood.logged);
    let clear = if month { 1.5 } else { 2.0 };
    let grade = (missing + missing_before == 0).then(|| grade(now.sum - before.sum, clear));
    // The days of a week before are over; those of a month move on with it.
    let helps = if month { today <= period.last } else { missing_before == 0 && missing <= now.open };
    let missing = helps.then_some(missing + missing_before);
    Change { grade, missing, month }
}

fn grade(difference: f64, clear: f64) -> Grade {
    match difference {
        d if clear <= d + EXACT => Grade::ClearlyHigher,
        d if 1.0 <= d + EXACT => Grade::BitHigher,
        d if d - EXACT <= -clear => Grade::ClearlyLower,
        d if d - EXACT <= -1.0 => Grade::BitLower,
        _ => Grade::Same,
    }
}

/// The mean mood of each day that has one, oldest first.
pub(super) fn by_day(notebook: &Notebook, period: Period) -> Vec<(NaiveDate, f64)> {
    let mut days: Vec<(NaiveDate, f64, f64)> = Vec::new();
    for (day, mood) in moods(notebook, period) {
        match days.last_mut().filter(|(last, ..)| *last == day) {
            Some((_, sum, n)) => (*sum, *n) = (*sum + f64::from(mood), *n + 1.0),
            None => days.push((day, f64::from(mood), 1.0)),
        }
    }
    days.into_iter().map(|(day, sum, n)| (day, sum / n)).collect()
}

fn moods(notebook: &Notebook, period: Period) -> impl Iterator<Item = (NaiveDate, u8)> {
    let check_ins = notebook.check_ins.within(period);
    check_ins.filter_map(|record| record.mood.map(|mood| (record.when.day, mood.get())))
}

/// “12 more days with a mood”: what it takes, where waiting alone does not help.
pub(super) fn more_moods(missing: usize) -> String {
    count(missing, "more day with a mood", "more days with a mood")
}

pub(super) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.fold((0.0, 0.0), |(sum, n), value| (sum + value, n + 1.0));
    (0.0 < n).then(|| sum / n)
}

impl Mood {
    /// From four days on.
    pub fn mean(&self) -> Option<f64> {
        (FLOOR <= self.logged).then_some(self.sum)
    }

    /// How many more days with a mood the mean needs; none where it has them, or where too few days are left.
    fn missing(&self) -> Option<usize> {
        FLOOR.checked_sub(self.logged).filter(|missing| (1..=self.open).contains(missing))
    }

    /// “5.6 (3 to 8), on 5 of 7 days”.
    pub fn words(&self) -> String {
        let Some((low, high)) = self.range else { return "no mood written down".to_owned() };
        let on = format!("on {} of {}", self.logged, count(self.days, "day", "days"));
        let range = if low == high { low.to_string() } else { format!("{low} to {high}") };
        match (self.mean(), self.missing()) {
            (Some(mean), _) => format!("{} ({range}), {on}", one_decimal(mean)),
            (None, None) => format!("{range}, {on}"),
            (None, Some(missing)) => {
                let more = count(missing, "more day makes", "more days make");
                format!("{range}, {on}; {more} an average")
            }
        }
    }
}

impl Grade {
    pub fn words(self) -> &'static str {
        match self {
            Self::ClearlyLower => "clearly lower than",
            Self::BitLower => "a bit lower than",
            Self::Same => "about the same as",
            Self::BitHigher => "a bit higher than",
            Self::ClearlyHigher => "clearly higher than",
        }
    }
}

impl Change {
    /// “a bit higher than the week before; weeks are often this far apart by chance”. Under the floors what is needed;
    /// nothing where it can no longer come.
    pub fn words(&self) -> Option<String> {
        let (before, caveat) = match self.month {
            true => ("the 28 days before", "months are often this far apart by chance"),
            false => ("the week before", "weeks are often this far apart by chance"),
        };
        if let Some(grade) = self.grade {
            return Some(format!("{} {before}; {caveat}", grade.words()));
        }
        let needed = match (self.month, self.missing?) {
            (true, _) => format!("each needs {MONTH_FLOOR} days with a mood"),
            (false, missing) => more_moods(missing),
        };
        Some(format!("too early to say beside {before}: {needed}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::CheckIn;
    use crate::model::number;
    use crate::model::{Id, Mint, Moment, Record, Table, When};

    fn notebook(moods: &[(&str, u8)]) -> Notebook {
        let mint = Mint::new(3);
        let records = moods.iter().map(|(at, mood)| {
            let moment: Moment = format!("{at}+00:00").parse().unwrap();
            let when = When { day: moment.get().date_naive(), moment: Some(moment) };
            let body = CheckIn { mood: number::Mood::new(*mood), ..CheckIn::default() };
            Record::new(mint.id(moment.get()), when, body)
        });
        let mut notebook = Notebook::new(Id::default());
        notebook.check_ins = Table::from_file(records.collect());
        notebook
    }

    fn week(first: &str) -> Period {
        let first = first.parse().unwrap();
        Period { first, last: add(first, 6) }
    }

    const TODAY: &str = "2026-11-22";

    fn two_weeks(before: [u8; 4], now: [u8; 4]) -> Change {
        let days = |first: i64, moods: [u8; 4]| moods.into_iter().zip(first..).collect::<Vec<_>>();
        let all = [days(9, before), days(16, now)].concat();
        let all: Vec<(String, u8)> = all.iter().map(|(m, d)| (format!("2026-11-{d:02}T08:00"), *m)).collect();
        let all: Vec<(&str, u8)> = all.iter().map(|(at, mood)| (&**at, *mood)).collect();
        change(&notebook(&all), week("2026-11-16"), TODAY.parse().unwrap())
    }

    #[test]
    fn a_mean_is_of_days_and_needs_four_of_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
        let mut moods = vec![
            ("2026-11-16T08:00", 3),
            ("2026-11-16T20:00", 6),
            ("2026-11-17T08:00", 8),
            ("2026-11-18T08:00", 5),
        ];
        let on = |moods: &[_], today| mood(&notebook(moods), week("2026-11-16"), today).words();
        assert_eq!(on(&moods, today), "3 to 8, on 3 of 4 days; 1 more day makes an average");
        let words = |moods: &[_]| on(moods, TODAY.parse().unwrap());
        assert_eq!(words(&moods[..3]), "3 to 8, on 2 of 7 days", "one day is left, and two are needed");
        assert_eq!(on(&moods, add(today, 9)), "3 to 8, on 3 of 7 days", "the week is over");
        moods.push(("2026-11-20T08:00", 6));
        assert_eq!(words(&moods), "5.9 (3 to 8), on 4 of 7 days");
        assert_eq!(words(&[]), "no mood written down");
    }

    #[test]
    fn weeks_are_compared_in_five_grades_and_only_from_four_days_each() {
        let grades = [[5, 5, 5, 5], [5, 6, 6, 6], [6, 6, 6, 6], [7, 7, 7, 7], [3, 3, 3, 3], [4, 4, 4, 4]]
            .map(|now| two_weeks([5, 5, 5, 5], now).grade);
        let expected = [
            Grade::Same,
            Grade::Same,
            Grade::BitHigher,
            Grade::ClearlyHigher,
            Grade::ClearlyLower,
            Grade::BitLower,
        ];
        assert_eq!(grades, expected.map(Some));
        let words = two_weeks([5, 5, 5, 5], [6, 6, 6, 6]).words().unwrap();
        assert_eq!(words, "a bit higher than the week before; weeks are often this far apart by chance");
    }
    #[test]
    fn a_week_beside_the_one_before_says_what_it_takes_and_nothing_where_no_day_to_come_helps() {
        let before = ["09", "10", "11", "12"].map(|day| (format!("2026-11-{day}T08:00"), 5));
        let mut moods: Vec<(&str, u8)> = before.iter().map(|(at, mood)| (&**at, *mood)).collect();
        moods.push(("2026-11-16T08:00", 3));
        let said = |moods: &[_], today: &str| {
            change(&notebook(moods), week("2026-11-16"), today.parse().unwrap()).words()
        };
        let needed = "too early to say beside the week before: 3 more days with a mood";
        assert_eq!(said(&moods, "2026-11-18").as_deref(), Some(needed));
        assert_eq!(said(&moods, "2026-11-21"), None, "two days are left, and three are needed");
        assert_eq!(said(&moods[1..], "2026-11-18"), None, "the week before has three, and it is over");
        let month = Period { first: "2026-11-01".parse().unwrap(), last: "2026-11-30".parse().unwrap() };
        let words = |today: &str| change(&notebook(&moods), month, today.parse().unwrap()).words();
        let needed = "too early to say beside the 28 days before: each needs 20 days with a mood";
        assert_eq!(words("2026-11-18").as_deref(), Some(needed));
        assert_eq!(words("2026-12-01"), None);
    }
}
