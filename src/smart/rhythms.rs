//! How often: "every morning", "3 times a week", "on Mondays and Thursdays".

use super::Every;
use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::{Mark, Rhythm};
use super::tokens::{Kind, Words};
use crate::dates::words::{ordinal, weekday};
use chrono::Weekday;

type Taken = Option<(usize, Rhythm)>;

pub(super) fn rhythm(words: &Words, _: &[Mark], i: usize) -> Taken {
    each(words, i)
        .or_else(|| times(words, i))
        .or_else(|| rate(words, i))
        .or_else(|| adverb(words, i))
        .or_else(|| days(words, i))
        .or_else(|| vague(words, i))
}

fn counted(every: Option<Every>, cue: Option<&str>) -> Rhythm {
    Rhythm { every, cue: cue.map(str::to_string), counted: true }
}

/// `every day`, `each morning`, `every other week`, `every 3 days`, `every Friday`, `before each meal`.
fn each(words: &Words, i: usize) -> Taken {
    if matches!(words.at(i), "before" | "after" | "with" | "at" | "during")
        && matches!(words.at(i + 1), "every" | "each")
    {
        let cue = [words.at(i), words.at(i + 1), words.at(i + 2)].join(" ");
        return words
            .is(i + 2, Class::CUE.or(Class::OCCASION))
            .then(|| (3, Rhythm { every: None, cue: Some(cue), counted: true }));
    }
    if !matches!(words.at(i), "every" | "each") {
        return None;
    }
    // "everyday stress": one word, and no rhythm before a noun.
    let one_word = words.token(i).map(|t| t.span.clone()) == words.token(i + 1).map(|t| t.span.clone());
    let small =
        Class::PREP.or(Class::CONJ).or(Class::DET).or(Class::POSS).or(Class::PRONOUN).or(Class::GERUND);
    if one_word && words.kind(i + 2) == Kind::Word && !words.is(i + 2, small) {
        return None;
    }
    let j = if words.at(i + 1) == "single" { i + 2 } else { i + 1 };
    let word = words.at(j);
    let alternate = matches!(word, "other" | "second" | "alternate" | "2nd");
    let count = words.number(j).map(|n| n as u32).or(ordinal(word).filter(|_| !word.is_empty()));
    let (step, j) = match (alternate, count) {
        (true, _) => (2, j + 1),
        (_, Some(n)) => (n.clamp(1, 366), j + 1),
        _ => (1, j),
    };
    if let Some((n, found)) = weekdays_from(words, j, step == 1) {
        let every = if step == 2 { Some(Every::Days(14)) } else { found.every };
        return Some((j + n - i, Rhythm { every, ..found }));
    }
    let unit = words.at(j);
    let every = match unit {
        "day" | "days" => Some(Every::days(step)),
        "week" | "weeks" => Some(Every::days(step * 7)),
        "fortnight" => Some(Every::Days(14)),
        _ if words.is(j, Class::DAYPART) => {
            let cue = unit.strip_suffix('s').unwrap_or(unit);
            return Some((j + 1 - i, counted(Some(Every::days(step)), Some(cue))));
        }
        "month" | "months" | "year" | "years" | "hour" | "hours" | "minutes" | "quarter" => None,
        "few" | "couple" => return vague(words, i),
        _ if words.is(j, Class::CUE) && step == 1 => None,
        _ => return None,
    };
    Some((j + 1 - i, counted(every, None)))
}

/// `most days`, `every few days`: a rhythm that nobody could count.
fn vague(words: &Words, i: usize) -> Taken {
    const PHRASES: &[&str] = &[
        "most days|mornings|evenings|nights|afternoons|weeks",
        "on most days|mornings|evenings|nights",
        "every few days|weeks|months|hours",
        "every couple of days|weeks|months",
        "day in day out",
    ];
    let n = words.one_of(i, phrases!(PHRASES))?;
    Some((n, Rhythm::default()))
}

/// `once a day`, `3 times per week`, `five nights a week`, `twice weekly`.
fn times(words: &Words, i: usize) -> Taken {
    let (n, mut j) = match words.at(i) {
        "once" => (1, i + 1),
        "twice" => (2, i + 1),
        "thrice" => (3, i + 1),
        "a" => (2, i + words.phrase(i, "a couple of times|days|nights|mornings|evenings|afternoons")? - 1),
        _ => (words.number(i)? as u32, i + 1),
    };
    if matches!(words.at(j), "or" | "to" | "-")
        && (words.number(j + 1).is_some() || words.at(j + 1) == "twice")
    {
        j += 2;
    }
    let said = matches!(words.at(i), "once" | "twice" | "thrice");
    let days = matches!(
        words.at(j),
        "days" | "nights" | "mornings" | "evenings" | "afternoons" | "weekdays" | "day" | "night"
    );
    let day = words.at(j).to_string();
    if days || matches!(words.at(j), "times" | "time" | "sessions") {
        j += 1;
    } else if !said {
        return None;
    }
    let (taken, unit) = per(words, j)?;
    let every = match unit {
        "day" | "daily" | "night" | "morning" | "evening" => Some(Every::per_day(n)),
        "week" | "weekly" => Some(Every::per_week(n)),
        "fortnight" if n == 1 => Some(Every::Days(14)),
        _ => None,
    };
    let part = days
        .then(|| day.trim_end_matches('s'))
        .filter(|part| !part.starts_with("day") && !part.starts_with("week"));
    let cue = part.or(Some(unit).filter(|unit| matches!(*unit, "night" | "morning" | "evening")));
    Some((j + taken - i, counted(every, cue)))
}

/// `a week`, `per day`, `each week`, `weekly`: how many tokens, and the unit.
fn per<'w>(words: &'w Words, j: usize) -> Option<(usize, &'w str)> {
    if matches!(words.at(j), "daily" | "weekly" | "monthly") {
        return Some((1, words.at(j)));
    }
    let n = words.one_of(
        j,
        phrases!([
            "a|an|per|each|every",
            "every single",
            "in a",
            "out of the|every",
            "of the|every|each",
            "during the",
        ]),
    )?;
    words.is(j + n, Class::CALENDAR).then(|| (n + 1, words.at(j + n)))
}

/// `a day` behind an amount: "8 glasses of water a day".
fn rate(words: &Words, i: usize) -> Taken {
    let per = matches!(words.at(i), "a" | "an" | "per");
    if !per || !words.is(i + 1, Class::CALENDAR) && words.at(i + 1) != "hour" {
        return None;
    }
    let bound = |j: usize| words.ends(j) || words.is(j, Class::AUX);
    let amount = |j: usize| {
        words.number(j).is_some()
            || matches!(
                words.at(j),
                "half" | "couple" | "once" | "twice" | "hour" | "glass" | "piece" | "page" | "cup"
            )
    };
    let counts = (1..=6).map_while(|back| i.checked_sub(back)).take_while(|j| !bound(*j)).any(amount);
    let loose = words.before(i, 1) == "half"
        || words.at(i) == "a"
            && (words.is(i.wrapping_sub(1), Class::PREP) && i > 0
                || matches!(words.at(i + 2), "off" | "out" | "trip" | "away"));
    if !counts && words.at(i) != "per" || loose {
        return None;
    }
    let every = match words.at(i + 1) {
        "day" | "night" | "evening" | "morning" => Some(Every::Daily),
        "week" => Some(Every::Weekly),
        "fortnight" => Some(Every::Days(14)),
        _ => None,
    };
    Some((2, counted(every, None)))
}

/// `daily`, `weekly` as an adverb, or before an act by name ("daily walk"), but not "daily stress".
fn adverb(words: &Words, i: usize) -> Taken {
    if let Some(n) = words.phrase(i, "on a daily|weekly|nightly|monthly|regular basis") {
        let every = every_of(words.at(i + 2))?;
        return Some((n, counted(every, None)));
    }
    let every = every_of(words.at(i))?;
    let next = i + 1;
    let ends = words.kind(next) != Kind::Word
        || words.is(
            next,
            Class::PREP
                .or(Class::CONJ)
                .or(Class::AUX)
                .or(Class::DET)
                .or(Class::POSS)
                .or(Class::PRONOUN)
                .or(Class::GERUND),
        );
    let named = words.is(next, Class::ACTNOUN)
        || words.is(next + 1, Class::ACTNOUN)
            && words.is(next, Class::ACTNOUN.or(Class::GERUND).or(Class::STATEADJ));
    let attribute = words.is(next, Class::CUE) && words.at(next) == "routine";
    (ends || named && !attribute || words.kind(next) == Kind::Word && words.at(next) == "for")
        .then(|| (1, counted(every, None)))
}

/// The rhythm of an adverb; `None` inside where the contract has no spelling.
fn every_of(word: &str) -> Option<Option<Every>> {
    Some(match word {
        "daily" => Some(Every::Daily),
        "nightly" => Some(Every::Daily),
        "weekly" => Some(Every::Weekly),
        "fortnightly" | "biweekly" | "bi-weekly" => Some(Every::Days(14)),
        "monthly" | "hourly" | "yearly" | "annually" => None,
        _ => return None,
    })
}

/// `on Mondays and Thursdays`, `at weekends`, `weekday mornings`, `Monday, Wednesday and Friday`, `mornings`.
fn days(words: &Words, i: usize) -> Taken {
    let mut j = i;
    if matches!(words.at(j), "on" | "at" | "in" | "over" | "during") {
        j += 1;
        if words.at(j) == "the" || words.at(j) == "all" {
            j += 1;
        }
    }
    let single_day = matches!(words.before(i, 1), "this" | "next" | "by" | "until" | "before" | "coming");
    if single_day || j == i && i > 0 && words.is(i - 1, Class::DET.or(Class::POSS)) {
        return None;
    }
    if matches!(words.at(j), "mornings" | "evenings" | "afternoons" | "nights" | "lunchtimes")
        && !counts_before(words, j)
    {
        let part = words.at(j).trim_end_matches('s');
        return Some((j + 1 - i, counted(Some(Every::Daily), Some(part))));
    }
    let (n, found) = weekdays_from(words, j, false)?;
    Some((j + n - i, found))
}

fn counts_before(words: &Words, j: usize) -> bool {
    j > 0
        && (words.number(j - 1).is_some()
            || words.is(j - 1, Class::DET.or(Class::POSS)) && words.at(j - 1) != "the")
}

/// One weekday by name, or the days a word stands for; whether it is a plural.
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
/// part of the day, or when `each` stands before it.
fn weekdays_from(words: &Words, j: usize, each: bool) -> Taken {
    let (mut days, mut plural) = named(words.at(j))?;
    let mut end = j + 1;
    loop {
        let mut next = end;
        while matches!(words.at(next), "," | "and" | "/" | "or" | "on") {
            next += 1;
        }
        let Some((more, is_plural)) = named(words.at(next)).filter(|_| next > end) else { break };
        days.extend(more);
        plural |= is_plural;
        end = next + 1;
    }
    let several = end > j + 1;
    if matches!(words.at(end), "to" | "through" | "until" | "-")
        && let (Some(first), Some(last)) =
            (days.last().copied(), weekday(words.at(end + 1).trim_end_matches('s')))
        && !several
    {
        let span = (last.num_days_from_monday() + 7 - first.num_days_from_monday()) % 7;
        days = std::iter::successors(Some(first), |day| Some(day.succ())).take(span as usize + 1).collect();
        end += 2;
        plural = true;
    }
    let part = words.at(end);
    let dayparts = ["morning", "evening", "afternoon", "night", "lunchtime"];
    let cue = dayparts
        .into_iter()
        .find(|name| part.strip_prefix(name).is_some_and(|rest| matches!(rest, "" | "s")));
    let parts = cue.is_some() && part.ends_with('s');
    let one_word = !matches!(words.at(j), "weekend" | "weekday" | "weeknight") || each || parts;
    (one_word && (each || plural || several || parts)).then(|| {
        let taken = end - j + usize::from(cue.is_some());
        (taken, counted(Some(Every::on(days)), cue))
    })
}
