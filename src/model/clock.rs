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

/// Reads a time in either clock, however it is written: `23:30`, `2330`, `23h30`, `7`, `11:30 pm`, `7am`, `noon`.
pub fn read(text: &str) -> Option<NaiveTime> {
    let text = text.to_lowercase().replace([' ', '.'], "");
    let (clock, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (&*text, None),
    };
    if matches!(clock, "noon" | "midday") {
        return NaiveTime::from_hms_opt(12, 0, 0);
    }
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

/// What stands before a time at the end of a text, and that time: `friday at 5pm`, `12 november 16:30`. A number alone is
/// a time only after “at”. None where what stands there is no time that a clock has.
pub fn at_end(text: &str) -> Option<(&str, Option<NaiveTime>)> {
    for (place, _) in text.char_indices().rev().filter(|(_, c)| c.is_whitespace()) {
        let (before, end) = (text[..place].trim_end(), text[place..].trim_start());
        let day = without_at(before);
        if is_plainly_a_time(end) || day != before && end.starts_with(|c: char| c.is_ascii_digit()) {
            return read(end).map(|time| (day, Some(time)));
        }
    }
    Some((text, None))
}

/// Without “at” as its last word.
fn without_at(text: &str) -> &str {
    match text.rsplit_once(char::is_whitespace) {
        Some((before, at)) if at.eq_ignore_ascii_case("at") => before.trim_end(),
        _ => text,
    }
}

/// Not the number of a day or a year.
fn is_plainly_a_time(text: &str) -> bool {
    let text = text.to_lowercase();
    let digits = text.starts_with(|c: char| c.is_ascii_digit());
    let marked = text.contains(':') || ["am", "pm", "a.m.", "p.m."].iter().any(|half| text.ends_with(half));
    let french = text.split_once('h').is_some_and(|(hour, minute)| {
        [hour, minute].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    });
    matches!(&*text, "noon" | "midday") || digits && (marked || french)
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
    fn a_time_behind_a_day_is_told_from_the_day() {
        let (five, half) = (NaiveTime::from_hms_opt(17, 0, 0), NaiveTime::from_hms_opt(16, 30, 0));
        for (text, day, time) in [
            ("friday at 5pm", "friday", five),
            ("Friday At 17", "Friday", five),
            ("friday, 5 p.m.", "friday,", five),
            ("12 november at 16:30", "12 november", half),
            ("12 november 16:30", "12 november", half),
            ("12 november 16h30", "12 november", half),
            ("12 november 2026 4.30 pm", "12 november 2026", half),
            ("friday at noon", "friday", NaiveTime::from_hms_opt(12, 0, 0)),
            ("12 november 2026", "12 november 2026", None),
            ("friday 5.12", "friday 5.12", None),
            ("the 4th", "the 4th", None),
            ("in 3 months", "in 3 months", None),
            ("in half a year", "in half a year", None),
            ("5pm", "5pm", None),
        ] {
            assert_eq!(at_end(text), Some((day, time)), "{text}");
        }
        for text in ["friday at 25:00", "friday at 26", "friday 17:61"] {
            assert_eq!(at_end(text), None, "{text}");
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
