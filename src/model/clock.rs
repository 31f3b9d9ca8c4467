//! A time of day as the person writes and reads it.

use chrono::NaiveTime;

use super::settings::Clock;

impl Clock {
    /// “19:40”, or “7:40 pm”, as the person chose.
    pub fn show(&self, time: NaiveTime) -> String {
        let form = if *self == Clock::Day12 { "%-I:%M %P" } else { "%H:%M" };
        time.format(form).to_string()
    }

    /// Cells that a time takes at most.
    pub fn width(&self) -> usize {
        if *self == Clock::Day12 { 8 } else { 5 }
    }
}

/// Reads a time in either clock, however it is written: `23:30`, `2330`, `23h30`, `7`, `11:30 pm`, `7am`.
pub fn read(text: &str) -> Option<NaiveTime> {
    let text = text.to_lowercase().replace([' ', '.'], "");
    let (clock, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (&*text, None),
    };
    let (hour, minute) = match clock.split_once([':', 'h']) {
        Some((hour, "")) => (hour, "0"),
        Some(parts) => parts,
        None if 2 < clock.len() && clock.is_ascii() => clock.split_at(clock.len() - 2),
        None => (clock, "0"),
    };
    let hour = hour.parse::<u32>().ok().filter(|hour| half.is_none() || (1..=12).contains(hour))?;
    let hour = half.map_or(hour, |half| hour % 12 + half);
    NaiveTime::from_hms_opt(hour, minute.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_as_it_was() {
        for clock in [Clock::Day24, Clock::Day12] {
            for minute in 0..24 * 60 {
                let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
                let shown = clock.show(time);
                assert_eq!(read(&shown), Some(time), "{shown}");
                assert!(shown.len() <= clock.width(), "{shown}");
            }
        }
    }

    #[test]
    fn noon_and_midnight_have_their_own_names_in_twelve_hours() {
        let shown = |hour, minute| Clock::Day12.show(NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
        assert_eq!(
            [shown(0, 5), shown(12, 0), shown(19, 40), shown(7, 0)],
            ["12:05 am", "12:00 pm", "7:40 pm", "7:00 am"]
        );
    }
}
