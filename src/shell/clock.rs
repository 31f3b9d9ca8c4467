//! The one clock. Everything else is given the moment it works with and must not ask for it.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local, LocalResult, NaiveDateTime, TimeZone};

/// The environment variable that fixes day and hour (not timers), for scripts and tests.
pub const VARIABLE: &str = "GUIDEPOST_NOW";

/// Where `now` comes from: the system, or one moment that stands still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock(Option<DateTime<FixedOffset>>);

impl Clock {
    /// The clock that the environment asks for. An error is a sentence that says what would be right.
    pub fn from_environment() -> Result<Self, String> {
        let Some(wanted) = std::env::var_os(VARIABLE) else { return Ok(Self(None)) };
        let wanted = wanted.to_string_lossy();
        if wanted.is_empty() {
            return Ok(Self(None));
        }
        local(&wanted).map(|moment| Self(Some(moment))).ok_or_else(|| {
            format!("{VARIABLE} is not a local date and time; it looks like this: 2026-11-21T09:30")
        })
    }

    /// The present moment with the offset of the local time zone.
    pub fn now(self) -> DateTime<FixedOffset> {
        self.0.unwrap_or_else(|| Local::now().fixed_offset())
    }

    /// Where the ids of a run begin: the moment alone under a fixed clock, so that tests repeat.
    pub fn seed(self) -> u64 {
        match self.0 {
            Some(moment) => moment.timestamp().cast_unsigned(),
            None => chance(),
        }
    }

    /// Whether the environment fixed the moment.
    pub fn is_fixed(self) -> bool {
        self.0.is_some()
    }
}

/// 64 bits that nobody can foresee, from the keys that the standard library draws from the system.
pub fn chance() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// A time that began when this was made.
pub struct Since(Instant);

impl Since {
    pub fn now() -> Self {
        Self(Instant::now())
    }

    pub fn is_over(&self, wait: Duration) -> bool {
        wait <= self.0.elapsed()
    }
}

/// `2026-11-21T09:30`, seconds allowed, `T` or a space.
fn local(text: &str) -> Option<DateTime<FixedOffset>> {
    const SHAPES: [&str; 4] = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"];
    let naive = SHAPES.iter().find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok())?;
    at(naive)
}

/// A moment by the local clock. Of an hour that comes twice the first is meant; one that is left out (clocks going
/// forward) is read as the same hour before the change. None at the ends of time.
pub fn at(naive: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
    match Local.from_local_datetime(&naive) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => Some(moment.fixed_offset()),
        LocalResult::None => {
            let before = Local.from_local_datetime(&(naive - chrono::TimeDelta::days(1))).earliest()?;
            before.fixed_offset().offset().from_local_datetime(&naive).single()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_moment_is_read_to_the_minute_and_to_the_second() {
        let moment = local("2026-11-21T09:30").unwrap();
        assert_eq!(moment.naive_local().to_string(), "2026-11-21 09:30:00");
        assert_eq!(local("2026-11-21 09:30:15").unwrap().naive_local().to_string(), "2026-11-21 09:30:15");
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for bad in
            ["2026-02-31T09:30", "2026-11-21", "09:30", "2026-11-21T25:00", "tomorrow", "2026-11-21T09:30Z"]
        {
            assert_eq!(local(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_fixed_clock_stands_still_and_gives_one_seed() {
        let clock = Clock(local("2026-11-21T09:30"));
        assert_eq!(clock.now(), clock.now());
        assert_eq!(clock.seed(), Clock(local("2026-11-21T09:30")).seed());
        assert_ne!(clock.seed(), Clock(local("2026-11-21T09:31")).seed());
    }

    #[test]
    fn two_runs_by_the_system_clock_begin_their_ids_apart() {
        assert_ne!(Clock(None).seed(), Clock(None).seed());
    }
}
