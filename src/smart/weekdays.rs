//! Weekdays as a rhythm: "on Mondays and Thursdays", "at weekends", "weekday mornings", "Mon/Wed/Fri", "Monday to Friday".

use super::Every;
use super::lexicon::Class;
use super::rhythms::{Taken, counted};
use super::tokens::Words;
use crate::dates::words::weekday;
use chrono::Weekday;

/// Parts of the day, whose plural alone is a rhythm: "mornings".
const PARTS: &[&str] = &["morning", "evening", "afternoon", "night", "lunchtime"];

/// Weekdays or parts of the day said in the plural, or several of them.
pub(super) fn days(words: &Words, i: usize) -> Taken {
    let opened = matches!(words.at(i), "on" | "at" | "in" | "over" | "during");
    let article = opened && matches!(words.at(i + 1), "the" | "all");
    let j = i + usize::from(opened) + usize::from(article);
    let single_day = matches!(words.before(i, 1), "this" | "next" | "by" | "until" | "before" | "coming");
    let described =
        !opened && i > 0 && (words.is(i - 1, Class::DET.or(Class::POSS)) || words.number(i - 1).is_some());
    if single_day || described {
        return None;
    }
    if let Some(part) = words.at(j).strip_suffix('s').filter(|part| PARTS.contains(part)) {
        return Some((j + 1 - i, counted(Some(Every::Daily), Some(part))));
    }
    // "ask for Fridays off": the days are what is asked for.
    let (n, found) = list(words, j, false).filter(|(n, _)| words.at(j + n) != "off")?;
    Some((j + n - i, found))
}

/// The days a word stands for, and whether it is a plural.
fn named(word: &str) -> Option<(Vec<Weekday>, bool)> {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    Some(match word {
        "weekdays" | "weeknights" => (vec![Mon, Tue, Wed, Thu, Fri], true),
        "weekday" | "weeknight" => (vec![Mon, Tue, Wed, Thu, Fri], false),
        "weekends" => (vec![Sat, Sun], true),
        "weekend" => (vec![Sat, Sun], false),
        word => match weekday(word) {
            Some(day) => (vec![day], false),
            None => (vec![weekday(word.strip_suffix('s')?)?], true),
        },
    })
}

/// A list of weekdays at `j`, with a part of the day behind it. A single one counts only as a plural, before a plural
/// part of the day, or when "every" stands before it.
pub(super) fn list(words: &Words, j: usize, each: bool) -> Taken {
    let (mut days, mut plural) = named(words.at(j))?;
    let mut end = j + 1;
    while let Some((next, more, is_plural)) = another(words, end) {
        days.extend(more);
        plural |= is_plural;
        end = next;
    }
    let mut several = end > j + 1;
    if let (false, Some(last)) = (several, through(words, end)) {
        days = span(days[0], last);
        end += 2;
        several = true;
    }
    let part = PARTS
        .iter()
        .copied()
        .find(|part| words.at(end).strip_prefix(part).is_some_and(|rest| matches!(rest, "" | "s")));
    let parts = part.is_some() && words.at(end).ends_with('s');
    (each || plural || several || parts)
        .then(|| (end - j + usize::from(part.is_some()), counted(Some(Every::on(days)), part)))
}

/// The next weekday of a list, behind a comma, "and" or a stroke.
fn another(words: &Words, end: usize) -> Option<(usize, Vec<Weekday>, bool)> {
    let mut next = end;
    while next < end + 3 && matches!(words.at(next), "," | "and" | "/" | "or" | "on") {
        next += 1;
    }
    let (days, plural) = named(words.at(next)).filter(|_| next > end)?;
    Some((next + 1, days, plural))
}

/// The last day of "Monday to Friday".
fn through(words: &Words, end: usize) -> Option<Weekday> {
    let to = matches!(words.at(end), "to" | "through" | "until" | "-");
    weekday(words.at(end + 1).trim_end_matches('s')).filter(|_| to)
}

fn span(first: Weekday, last: Weekday) -> Vec<Weekday> {
    let days = (last.num_days_from_monday() + 7 - first.num_days_from_monday()) % 7;
    std::iter::successors(Some(first), |day| Some(day.succ())).take(days as usize + 1).collect()
}
