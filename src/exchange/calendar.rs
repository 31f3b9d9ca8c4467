//! Habits and sessions as a calendar (RFC 5545). Only names, times and how often: no notes leave with it.

use chrono::{NaiveDate, TimeDelta, Utc, Weekday};

use crate::model::calendar::add;
use crate::model::habit::{Habit, Kind, Rule, Schedule};
use crate::model::session::Session;
use crate::model::{Moment, Notebook, Record};
use crate::support::DISCLAIMER;

/// So long a session is taken to be, as no end is kept.
const SESSION: TimeDelta = TimeDelta::minutes(50);

/// A line has so many bytes, its end apart; what is longer goes on in the next (RFC 5545, 3.1).
const WIDTH: usize = 75;

/// So far a day is looked for on which a schedule asks.
const LOOK: i64 = 400;

pub fn write(notebook: &Notebook) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//guidepost//notebook//EN");
    lines.add("X-WR-CALDESC", &text(DISCLAIMER));
    for session in notebook.sessions.iter() {
        event(&mut lines, session, 0, |lines| session_lines(lines, session));
    }
    // What is done when it is needed has no day.
    let asked = |habit: &&Record<Habit>| habit.retired.is_none() && habit.kind != Kind::WhenNeeded;
    for habit in notebook.habits.iter().filter(asked) {
        for (at, (span, rule)) in spans(habit).into_iter().enumerate() {
            event(&mut lines, habit, at, |lines| habit_lines(lines, habit, span, rule));
        }
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

/// An event with a name that stays: that of its record, and a number where a record has several.
fn event<T>(lines: &mut Lines, record: &Record<T>, at: usize, inner: impl FnOnce(&mut Lines)) {
    let number = if at == 0 { String::new() } else { format!("-{at}") };
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", &format!("{}{number}@guidepost", record.id));
    lines.add("DTSTAMP", &utc(record.rev().moment()));
    inner(lines);
    lines.add("END", "VEVENT");
}

fn session_lines(lines: &mut Lines, session: &Record<Session>) {
    lines.add("SUMMARY", "Session");
    match session.when.moment {
        Some(moment) => {
            lines.add("DTSTART", &utc(moment));
            lines.add("DTEND", &utc(Moment::new(moment.get() + SESSION)));
        }
        None => lines.add("DTSTART;VALUE=DATE", &date(session.when.day)),
    }
}

/// Days on which one rule holds without a break; no end while it goes on.
type Span = (NaiveDate, Option<NaiveDate>);

/// The spans in which a habit is asked for, each with its rule.
fn spans(habit: &Habit) -> Vec<(Span, &Rule)> {
    let mut rules: Vec<&Rule> = habit.rules.iter().collect();
    rules.sort_by_key(|rule| rule.from);
    let mut found = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let next = rules.get(at + 1).map(|next| add(next.from, -1));
        let end = next.into_iter().chain(habit.until).min();
        let mut begin = rule.from;
        let mut pauses: Vec<_> = habit.pauses.iter().collect();
        pauses.sort_by_key(|pause| pause.from);
        let mut open = true;
        for pause in pauses.iter().filter(|pause| pause.to.is_none_or(|to| rule.from <= to)) {
            if begin < pause.from {
                let before = add(pause.from, -1);
                found.push(((begin, Some(end.map_or(before, |end| end.min(before)))), *rule));
            }
            match pause.to {
                Some(to) => begin = begin.max(add(to, 1)),
                None => open = false,
            }
        }
        if open && end.is_none_or(|end| begin <= end) {
            found.push(((begin, end), *rule));
        }
    }
    // A pause may lie behind the end of its rule.
    found.retain(|((begin, end), rule)| {
        end.is_none_or(|end| *begin <= end) && first(rule, *begin, *end).is_some()
    });
    found
}

/// The first day of a span on which the rule asks.
fn first(rule: &Rule, begin: NaiveDate, end: Option<NaiveDate>) -> Option<NaiveDate> {
    let days = (0..LOOK).map(|days| add(begin, days));
    days.take_while(|day| end.is_none_or(|end| *day <= end)).find(|day| rule.every.asks(rule.from, *day))
}

fn habit_lines(lines: &mut Lines, habit: &Habit, (begin, end): Span, rule: &Rule) {
    let begin = first(rule, begin, end).unwrap_or(begin);
    lines.add("DTSTART;VALUE=DATE", &date(begin));
    let until = end.map(|end| format!(";UNTIL={}", date(end))).unwrap_or_default();
    lines.add("RRULE", &format!("{}{until}", recurrence(&rule.every)));
    let often = match rule.every {
        Schedule::PerWeek(times) if 1 < times => format!(" ({times} times a week)"),
        _ => String::new(),
    };
    lines.add("SUMMARY", &text(&format!("{}{often}", habit.name)));
    if !habit.cue.is_empty() {
        lines.add("DESCRIPTION", &text(&habit.cue));
    }
    lines.add("TRANSP", "TRANSPARENT");
}

fn recurrence(every: &Schedule) -> String {
    match every {
        Schedule::Daily | Schedule::Other(_) => "FREQ=DAILY".to_owned(),
        Schedule::Weekdays => "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR".to_owned(),
        Schedule::On(days) => {
            let days: Vec<&str> = days.iter().map(|day| two_letters(*day)).collect();
            format!("FREQ=WEEKLY;BYDAY={}", days.join(","))
        }
        Schedule::PerWeek(_) => "FREQ=WEEKLY".to_owned(),
        Schedule::EveryDays(days) => format!("FREQ=DAILY;INTERVAL={days}"),
    }
}

fn two_letters(day: Weekday) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.num_days_from_monday() as usize]
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn utc(moment: Moment) -> String {
    moment.get().with_timezone(&Utc).format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value (RFC 5545, 3.3.11); other control characters are none of it.
fn text(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Content lines, each folded and ended as the standard has it.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, value: &str) {
        let mut room = WIDTH;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if room < c.len_utf8() {
                self.0.push_str("\r\n ");
                room = WIDTH - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
