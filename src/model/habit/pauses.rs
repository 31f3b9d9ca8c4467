//! How a habit rests, goes on and ends. No day that was recorded changes, and no reason is lost that still holds.

use chrono::NaiveDate;

use super::{Habit, Pause};
use crate::model::Id;
use crate::model::calendar::add;

impl Pause {
    /// Whether it lasts on that day.
    fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

impl Habit {
    /// Rests for a while. Of other pauses it takes the days that both have; one without an end has this one's.
    pub fn rest(&mut self, pause: Pause, rest_of: impl Fn() -> Id) {
        let before = add(pause.from, -1);
        let mut later = Vec::new();
        for other in self.pauses.iter_mut() {
            let behind = pause.to.zip(other.to).filter(|(to, end)| to < end && other.from <= *to);
            if let Some((to, end)) = behind {
                later.push(Pause { id: rest_of(), from: add(to, 1), to: Some(end), ..other.clone() });
            }
            let overlaps = pause.to.is_none_or(|to| other.from <= to);
            if overlaps && other.to.is_none_or(|end| pause.from <= end) {
                other.to = Some(before);
            }
        }
        self.pauses.retain(|other| other.to.is_none_or(|to| other.from <= to));
        self.pauses.0.extend(later);
        self.pauses.push(pause);
    }

    /// Goes on from that day, which no pause reaches; the days of a retirement up to it were a pause. Where nothing is
    /// in the way of that day, the pauses after it are called off. `now` is the present day.
    pub fn go_on(&mut self, from: NaiveDate, now: NaiveDate, id: Id) {
        let before = add(from, -1);
        let rests = |pause: &Pause, day| pause.covers(day);
        if let Some(ended) = self.retired.take() {
            let is_paused = self.pauses.iter().any(|pause| pause.from <= ended && pause.to.is_none());
            if ended <= before && !is_paused {
                self.pauses.push(Pause { id, from: ended, ..Pause::default() });
            }
            self.pauses.retain(|pause| pause.from != ended || pause.to.is_some() || ended <= before);
        } else if !self.pauses.iter().any(|pause| rests(pause, from) || rests(pause, now)) {
            self.pauses.retain(|pause| pause.from < from);
        }
        for pause in self.pauses.iter_mut().filter(|pause| rests(pause, from) || rests(pause, now)) {
            pause.to = Some(before);
        }
        self.pauses.retain(|pause| pause.to.is_none_or(|to| pause.from <= to));
    }

    /// Ends on that day, or on the earlier one on which it ends already. The reason is that of a pause that begins with
    /// the end.
    pub fn retire(&mut self, from: NaiveDate, reason: &str, id: Id) {
        let before = self.retired;
        let ends = before.map_or(from, |before| before.min(from));
        self.retired = Some(ends);
        let told = self.pauses.iter_mut().find(|pause| Some(pause.from) == before && pause.to.is_none());
        match told {
            Some(told) => {
                told.from = ends;
                if !reason.is_empty() {
                    told.reason = reason.to_owned();
                }
            }
            None if reason.is_empty() => {}
            None => self.pauses.push(Pause { id, from: ends, reason: reason.to_owned(), ..Pause::default() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::List;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn pause(from: &str, to: &str, reason: &str) -> Pause {
        let to = (!to.is_empty()).then(|| day(to));
        Pause { from: day(from), to, reason: reason.to_owned(), ..Pause::default() }
    }

    fn habit(pauses: &[(&str, &str, &str)]) -> Habit {
        let pauses = pauses.iter().map(|(from, to, reason)| pause(from, to, reason)).collect();
        Habit { pauses: List(pauses), ..Habit::default() }
    }

    /// “01–05 a, 10– b”, of November 2026.
    fn said(habit: &Habit) -> String {
        let mut pauses: Vec<&Pause> = habit.pauses.iter().collect();
        pauses.sort_by_key(|pause| pause.from);
        let end = |pause: &Pause| pause.to.map(|to| to.format("%d").to_string()).unwrap_or_default();
        let line = |pause: &&Pause| format!("{}–{} {}", pause.from.format("%d"), end(pause), pause.reason);
        pauses.iter().map(line).collect::<Vec<_>>().join(", ")
    }

    const THREE: &[(&str, &str, &str)] =
        &[("2026-11-01", "2026-11-05", "a"), ("2026-11-10", "", "b"), ("2026-11-24", "2026-11-26", "c")];

    #[test]
    fn a_new_pause_takes_only_the_days_that_others_have_too() {
        for (from, to, left) in [
            ("2026-11-06", "2026-11-07", "01–05 a, 06–07 new, 10– b, 24–26 c"),
            ("2026-11-02", "2026-11-03", "01–01 a, 02–03 new, 04–05 a, 10– b, 24–26 c"),
            ("2026-11-12", "2026-11-25", "01–05 a, 10–11 b, 12–25 new, 26–26 c"),
            ("2026-11-12", "", "01–05 a, 10–11 b, 12– new"),
            ("2026-11-01", "2026-11-10", "01–10 new, 24–26 c"),
        ] {
            let mut habit = habit(THREE);
            habit.rest(pause(from, to, "new"), Id::default);
            assert_eq!(said(&habit), left, "{from} to {to}");
        }
    }

    #[test]
    fn what_goes_on_ends_the_pause_of_that_day_and_leaves_those_to_come() {
        for (from, now, left) in [
            ("2026-11-15", "2026-11-15", "01–05 a, 10–14 b, 24–26 c"),
            ("2026-11-10", "2026-11-10", "01–05 a, 24–26 c"),
            ("2026-11-08", "2026-11-04", "01–07 a, 10– b, 24–26 c"),
            ("2026-11-07", "2026-11-07", "01–05 a"),
        ] {
            let mut habit = habit(THREE);
            habit.go_on(day(from), day(now), Id::default());
            assert_eq!(said(&habit), left, "{from} on {now}");
        }
    }

    #[test]
    fn what_was_retired_and_goes_on_has_rested_between() {
        for (reason, from, left) in [
            ("", "2026-11-21", "11–20 "),
            ("x", "2026-11-21", "11–20 x"),
            ("x", "2026-11-11", ""),
            ("", "2026-11-05", ""),
        ] {
            let mut habit = habit(&[]);
            habit.retire(day("2026-11-11"), reason, Id::default());
            habit.go_on(day(from), day("2026-11-20"), Id::default());
            assert_eq!((said(&habit).as_str(), habit.retired), (left, None), "{reason} {from}");
        }
    }

    #[test]
    fn of_two_ends_the_earlier_counts() {
        let mut habit = habit(&[]);
        habit.retire(day("2026-11-20"), "x", Id::default());
        habit.retire(day("2026-11-25"), "", Id::default());
        assert_eq!((said(&habit).as_str(), habit.retired), ("20– x", Some(day("2026-11-20"))));
        habit.retire(day("2026-11-10"), "y", Id::default());
        assert_eq!((said(&habit).as_str(), habit.retired), ("10– y", Some(day("2026-11-10"))));
    }
}
