//! False alarms on moods that do not change, as clinical 5.1 simulated them, with a fixed seed.

use super::*;
use crate::insight::series::Series;
use crate::insight::trend::{Direction, Trend, trend};

const RUNS: usize = 2000;

/// SplitMix64, and what is needed of chance here.
struct Chance(u64);

impl Chance {
    fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ z >> 31) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.even()).sum::<f64>() - 6.0
    }

    /// Moods of that deviation, each day half like the day before, in whole numbers from 1 to 10.
    fn moods(&mut self, days: usize, add: impl Fn(usize) -> f64) -> Vec<f64> {
        let mut x = self.normal();
        let moods = (0..days).map(|at| {
            x = 0.5 * x + (1.0f64 - 0.25).sqrt() * self.normal();
            (5.5 + 1.8 * x + add(at)).round().clamp(1.0, 10.0)
        });
        moods.collect()
    }

    /// A habit on half the days that stays as it was with .7.
    fn habit(&mut self, days: usize) -> Vec<Option<bool>> {
        let mut on = self.even() < 0.5;
        let days = (0..days).map(|_| {
            on = if self.even() < 0.7 { on } else { !on };
            Some(on)
        });
        days.collect()
    }
}

fn series(moods: &[f64]) -> Series {
    let first: NaiveDate = "2026-08-01".parse().unwrap();
    Series(moods.iter().enumerate().map(|(at, mood)| (add(first, at as i64), *mood)).collect())
}

fn share(hits: usize) -> f64 {
    hits as f64 / RUNS as f64
}

#[test]
fn unchanged_moods_raise_a_comparison_in_at_most_eight_of_a_hundred_runs() {
    for days in [28, 56, 90] {
        let mut chance = Chance(days as u64);
        let telling = (0..RUNS).filter(|_| {
            let moods: Vec<Option<f64>> = chance.moods(days, |_| 0.0).into_iter().map(Some).collect();
            compare(&chance.habit(days), &moods).is_telling()
        });
        let share = share(telling.count());
        assert!((0.01..=0.08).contains(&share), "{days} days: {share}");
    }
}

#[test]
fn two_points_more_on_habit_days_are_found_in_nine_of_ten_runs() {
    let mut chance = Chance(7);
    let found = (0..RUNS).filter(|_| {
        let did = chance.habit(90);
        let moods = chance.moods(90, |at| if did[at] == Some(true) { 2.0 } else { 0.0 });
        let moods: Vec<Option<f64>> = moods.into_iter().map(Some).collect();
        compare(&did, &moods).is_telling()
    });
    let share = share(found.count());
    assert!(0.9 <= share, "{share}");
}

#[test]
fn unchanged_moods_raise_a_trend_in_at_most_twelve_of_a_hundred_runs() {
    for days in [28, 56, 90] {
        let mut chance = Chance(100 + days as u64);
        let raised = (0..RUNS).filter(|_| {
            let trend = trend(&series(&chance.moods(days, |_| 0.0)));
            matches!(trend, Trend::Over { direction: Direction::Rise | Direction::Fall, .. })
        });
        let share = share(raised.count());
        assert!((0.04..=0.12).contains(&share), "{days} days: {share}");
    }
}

#[test]
fn a_rise_of_four_points_is_a_rise_and_a_fall_a_fall() {
    let mut chance = Chance(3);
    let count = |slope: f64, wanted: Direction, chance: &mut Chance| {
        let hits = (0..200).filter(|_| {
            let moods = chance.moods(90, |at| slope * (at as f64 / 89.0 - 0.5));
            matches!(trend(&series(&moods)), Trend::Over { direction, .. } if direction == wanted)
        });
        hits.count()
    };
    assert!(180 <= count(4.0, Direction::Rise, &mut chance));
    assert!(180 <= count(-4.0, Direction::Fall, &mut chance));
}

#[test]
fn under_the_floors_it_says_how_many_days_are_missing() {
    let said = |days: usize| trend(&series(&[5.0; 27][..days])).words();
    let early = "too early to say which way it goes: ";
    assert_eq!(
        said(19),
        format!("{early}1 more day with a mood, and four weeks from the first mood to the last")
    );
    assert_eq!(said(27), format!("{early}four weeks from the first mood to the last"));
    assert_eq!(trend(&series(&[5.0; 28])).words(), "no clear direction, over 28 days with a mood");
    let did: Vec<Option<bool>> = (0..28).map(|at| Some(at < 5)).collect();
    let thin = compare(&did, &[Some(5.0); 28]);
    assert_eq!(
        thin.words("Walk"),
        "Walk: too early to say; 5 days with it, 23 without, and it takes 7 of each"
    );
    assert!(!thin.is_telling());
}

#[test]
fn a_day_not_recorded_is_missing_and_not_a_day_without() {
    let did: Vec<Option<bool>> = (0..40).map(|at| [Some(true), Some(false), None, None][at % 4]).collect();
    let moods: Vec<Option<f64>> = (0..40).map(|at| Some([7.0, 5.0, 1.0, 1.0][at % 4])).collect();
    let link = compare(&did, &moods);
    assert_eq!((link.with, link.without, link.difference), (10, 10, Some(2.0)));
}

#[test]
fn a_link_is_said_with_its_counts_and_without_a_reason() {
    let link = Link { with: 14, without: 15, difference: Some(1.24), chance: 0.03 };
    let words = link.words("Walk");
    assert!(
        words.starts_with("On days with Walk, mood was 1.2 higher on average (14 with, 15 without)."),
        "{words}"
    );
    for never in ["because", "caused", "prove", "significant", "%"] {
        assert!(!words.contains(never));
    }
}

#[test]
fn the_median_of_seven_days_needs_four_of_them() {
    let mut days = series(&[3.0, 8.0, 6.0]);
    let last = days.0[2].0;
    assert_eq!(days.median(last), None);
    days.0.push((add(last, 1), 7.0));
    assert_eq!(days.median(add(last, 1)), Some(6.5));
    assert_eq!(days.median(add(last, 4)), Some(6.5));
    assert_eq!(days.median(add(last, 5)), None);
    assert_eq!(days.typical(add(last, 1)), "too early for a typical day: 3 more days with a mood");
    let eight = series(&[5.0, 6.0, 6.0, 6.0, 7.0, 6.0, 6.0, 6.0]);
    assert_eq!(eight.typical(eight.0[7].0), "typical day lately: 6");
    assert_eq!(eight.variability(), None);
    assert_eq!(series(&[5.0, 7.0].repeat(7)).variability(), Some(2.0));
}

#[test]
fn weekdays_stand_beside_each_other_once_each_was_there_four_times() {
    let moods: Vec<f64> = (0..28).map(|at| if at % 7 == 0 { 8.0 } else { 5.0 }).collect();
    let words = series(&moods).weekdays().unwrap().words();
    assert!(words.starts_with("Saturday 8.0 (4 days) is highest"), "{words}");
    assert!(series(&moods[..27]).weekdays().is_none());
    assert_eq!(series(&[5.0; 28]).weekdays().unwrap().words(), "the days of the week are about the same");
}

#[test]
fn the_day_after_is_said_of_the_strongest_only_and_with_its_counts() {
    let now = "2026-11-21T09:30+01:00".parse::<crate::model::Moment>().unwrap().get();
    let telling = |seed| {
        let demo = crate::demo::notebook(now, seed, crate::demo::Span::Years(1));
        strongest(&demo, "2026-11-21".parse().unwrap(), 364).map(|linked| (linked.words(), linked.compared))
    };
    let (words, compared) = (1..40).find_map(telling).expect("one of these notebooks has a link");
    assert!(words.contains(" On the day after it, ") && words.contains(" with, "), "{words}");
    assert!(words.contains(&format!("The strongest of {compared} habits")), "{words}");
}
