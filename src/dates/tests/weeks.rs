//! Weekdays, weekends, weeks and months to come.

use super::*;

#[test]
fn every_weekday_is_the_nearest_on_its_side() {
    for offset in 0..14 {
        let known = Known::on(day(SATURDAY) + chrono::Days::new(offset));
        for name in ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] {
            for (look, sign) in [(Look::Forward, 1), (Look::Back, -1)] {
                let found = match read(name, &known, look) {
                    Ok(day) => day,
                    Err(DateError::Ambiguous(near, far)) => {
                        assert_eq!(near, known.today);
                        far
                    }
                    other => panic!("{name}: {other:?}"),
                };
                let away = (found - known.today).num_days() * sign;
                assert!((1..=7).contains(&away), "{name} on {}: {found}", known.today);
                assert_eq!(found.format("%A").to_string().to_lowercase(), name);
            }
        }
    }
}

#[test]
fn a_week_ends_before_the_day_it_starts_on() {
    let sunday_first = Known { week_starts: Weekday::Sun, ..Known::on(day("2026-11-18")) };
    assert_eq!(read("end of the week", &sunday_first, Look::Forward), Ok(day("2026-11-21")));
    assert_eq!(read("end of the week", &Known::on(day("2026-11-18")), Look::Forward), Ok(day("2026-11-22")));
    assert_eq!(read("end of the week", &Known::on(day("2026-11-22")), Look::Forward), Ok(day("2026-11-22")));
}

#[test]
fn a_weekend_is_the_same_on_whatever_day_weeks_start() {
    for starts in [Weekday::Mon, Weekday::Sat, Weekday::Sun] {
        let end = |today: &str, text: &str| {
            let known = Known { week_starts: starts, ..Known::on(day(today)) };
            read(text, &known, Look::Forward).map(|day| day.to_string())
        };
        for (today, this, next) in [
            ("2026-11-20", "2026-11-22", "2026-11-29"),
            ("2026-11-21", "2026-11-22", "2026-11-29"),
            ("2026-11-22", "2026-11-22", "2026-11-29"),
            ("2026-11-23", "2026-11-29", "2026-12-06"),
        ] {
            assert_eq!(end(today, "end of this weekend"), Ok(this.into()), "{today}, weeks from {starts}");
            assert_eq!(end(today, "end of next weekend"), Ok(next.into()), "{today}, weeks from {starts}");
        }
    }
}

#[test]
fn days_of_coming_weeks_and_months_are_read() {
    table(
        SATURDAY,
        Look::Forward,
        &[
            ("a week today", "2026-11-28"),
            ("two weeks today", "2026-12-05"),
            ("a week friday", "2026-12-04"),
            ("thursday next week", "2026-11-26"),
            ("next week on thursday", "2026-11-26"),
            ("thursday of next week", "2026-11-26"),
            ("the week after next", "2026-11-30 | 2026-12-06"),
            ("5th of next month", "2026-12-05"),
            ("by the 5th of next month", "2026-12-05"),
            ("31st of next month", "2026-12-31"),
            ("in a few weeks", "2026-12-05 | 2026-12-19"),
            ("several days", "2026-11-23 | 2026-11-25"),
            ("the first saturday of december", "2026-12-05"),
            ("second tuesday of december", "2026-12-08"),
            ("last friday of the month", "2026-11-27"),
            ("fifth monday of december", "impossible, as in 2026-11-27"),
            ("first monday of november", "past"),
        ],
    );
    table(
        SATURDAY,
        Look::Back,
        &[("a few days ago", "2026-11-19 | 2026-11-17"), ("monday last week", "2026-11-09")],
    );
}
