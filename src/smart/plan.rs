//! The plan in a sentence: what, how much, how often, set off by what, until when.

use super::acts::Act;
use super::lexicon::{self, Class};
use super::signals::{Amount, Found, Mark, Rhythm, Signals, When};
use super::tokens::{Kind, Words, folded};
use super::{Every, Plan};
use chrono::NaiveDate;
use std::ops::Range;

/// Verbs that only carry what they do: "practice deep breathing" is deep breathing.
const CARRIERS: &[&str] =
    &["practice", "practicing", "do", "doing", "spend", "spending", "perform", "incorporate"];

/// Words a phrase was taken away behind.
const LOOSE: &[&str] = &["also", "only", "at", "least", "then", "to", "normal", "usual", "than"];

/// What can be read of a plan from the first act, or the first with an amount or a rhythm of its own.
pub(super) fn plan(words: &Words, signals: &Signals, acts: &[Act]) -> Plan {
    let concrete: Vec<&Act> = acts.iter().filter(|act| act.concrete).collect();
    let measured = |act: &&&Act| {
        [Mark::Amount, Mark::Rhythm].iter().any(|mark| act.whole.clone().any(|n| signals.marks[n] == *mark))
    };
    let Some(act) = concrete.iter().find(measured).or(concrete.first()) else { return Plan::default() };
    let own = Own { whole: &act.whole, alone: concrete.len() == 1 };
    let amount = own.first(&signals.amounts);
    let rhythm = own.rhythm(&signals.rhythms);
    let cue = own.first(&signals.cues).map(|found| found.value.clone());
    let (what, name) = named(words, signals, act, amount).unzip();
    Plan {
        what,
        name,
        amount: amount.map(|found| found.value.n),
        unit: amount.map(|found| found.value.unit.clone()).filter(|unit| !unit.is_empty()),
        at_most: amount.is_some_and(|found| found.value.at_most),
        every: match rhythm {
            Some(found) => found.value.every.clone(),
            None => amount.filter(|found| limits_a_day(words, act, &found.value)).map(|_| Every::Daily),
        },
        cue: cue.or_else(|| rhythm.and_then(|found| found.value.cue.clone())),
        until: until(signals),
    }
}

/// The last day: a deadline says it better than a period, and a period better than a day in passing.
fn until(signals: &Signals) -> Option<NaiveDate> {
    let of = |when| signals.horizons.iter().filter(move |found| found.value.when == when);
    let all = [When::Deadline, When::Period, When::Day].into_iter().flat_map(of);
    all.filter_map(|found| found.value.until).next()
}

/// "limit TV to 1 hour": a limit of time or of what one takes in, with no word of how often, is each day's.
fn limits_a_day(words: &Words, act: &Act, amount: &Amount) -> bool {
    let taken_in = lexicon::look(&amount.unit).1.any(Class::THING.or(Class::CONTAINER));
    amount.at_most && taken_in && words.is(act.head, Class::SCALE)
}

/// What the plan is called: the act, or what it counts; "cut down to 5 cigarettes" is about cigarettes.
fn named(
    words: &Words,
    signals: &Signals,
    act: &Act,
    amount: Option<&Found<Amount>>,
) -> Option<(String, String)> {
    let counted = || thing(amount?.value.unit.as_str());
    let act_words = what(words, signals, act);
    let verb = |(what, _): &(String, String)| what == words.at(act.head);
    let only_less = words.is(act.head, Class::SCALE) && act_words.as_ref().is_some_and(verb);
    counted().filter(|_| only_less).or(act_words).or_else(counted)
}

/// What belongs to the act of the plan: what stands in its clause; anything, when it is the only one.
struct Own<'a> {
    whole: &'a Range<usize>,
    alone: bool,
}

impl Own<'_> {
    fn first<'f, T>(&self, all: &'f [Found<T>]) -> Option<&'f Found<T>> {
        let inside = all.iter().find(|found| self.whole.contains(&found.range.start));
        inside.or(all.first().filter(|_| self.alone))
    }

    /// "15 minutes a day, five days a week": the days there are, not the measure of one.
    fn rhythm<'f>(&self, all: &'f [Found<Rhythm>]) -> Option<&'f Found<Rhythm>> {
        let own = |found: &&Found<Rhythm>| self.alone || self.whole.contains(&found.range.start);
        let narrow = |found: &&Found<Rhythm>| {
            matches!(
                found.value.every,
                Some(Every::PerWeek(_) | Every::Weekdays | Every::On(_) | Every::Days(_))
            )
        };
        all.iter().filter(own).find(narrow).or_else(|| self.first(all))
    }
}

/// What is counted, when it is a thing and not a unit of time: "push-ups".
fn thing(unit: &str) -> Option<(String, String)> {
    let plain = unit.strip_prefix("fewer ").or(unit.strip_prefix("less ")).unwrap_or(unit);
    let class = lexicon::look(plain).1;
    if matches!(plain, "minute" | "minutes" | "hour" | "hours" | "second" | "seconds") {
        return None;
    }
    let unit = class.any(Class::UNIT.or(Class::CALENDAR)) && !class.any(Class::THING);
    (plain.len() > 2 && plain != "fewer" && !unit).then(|| (plain.to_string(), plain.to_string()))
}

/// The act's own words, in lower case and as typed.
fn what(words: &Words, signals: &Signals, act: &Act) -> Option<(String, String)> {
    let free = |n: &usize| signals.free(*n) && !matches!(words.kind(*n), Kind::Mark | Kind::End);
    let mut kept: Vec<usize> = act.range.clone().filter(free).collect();
    while kept.len() > 1 && opens_loosely(words, kept[0], kept[1]) {
        kept.remove(0);
    }
    while kept.last().is_some_and(|last| dangles(words, *last, kept.len())) {
        kept.pop();
    }
    let counted = act.range.clone().any(|n| signals.marks[n] == Mark::Amount);
    if counted && kept.len() > 2 && words.is(kept[0], Class::SCALE) && words.at(kept[1]) == "myself" {
        kept.drain(..2);
    }
    let hollow = ["do", "have", "take", "get", "go", "spend", "complete"];
    if kept.is_empty() || counted && kept.len() == 1 && hollow.contains(&words.at(kept[0])) {
        return None;
    }
    if let Some(not) = negation(words, act).filter(|_| act.negated) {
        kept.insert(0, not);
    }
    let name = without_capital(&typed(words, &kept), words, kept[0]);
    Some((folded(&name), name))
}

/// The "not", "no" or "stop" before an act: without it the plan would be to do it.
fn negation(words: &Words, act: &Act) -> Option<usize> {
    let negates = |n: &usize| words.is(*n, Class::NOT.or(Class::STOP));
    (act.whole.start..act.range.start).rev().find(negates)
}

/// Whether the first of two words says nothing of its own; "practice the piano" keeps its verb.
fn opens_loosely(words: &Words, first: usize, next: usize) -> bool {
    let own = Class::DET.or(Class::POSS).or(Class::PREP).or(Class::NOT);
    let plain = !words.is(next, own) && words.at(next) != "nothing";
    let word = words.at(first);
    matches!(word, "of" | "and" | "on" | "than" | "i" | "to" | "spend") || CARRIERS.contains(&word) && plain
}

/// Whether a last word was left hanging when a phrase was taken away behind it.
fn dangles(words: &Words, last: usize, count: usize) -> bool {
    let small = Class::PREP.or(Class::CONJ).or(Class::DET).or(Class::POSS);
    // "write down", "get up": the particle belongs to the verb.
    let particle =
        count > 1 && words.is(last, Class::ADVERB) && !matches!(words.at(last), "on" | "over" | "so" | "too");
    let said = words.at(last) == "no" && words.before(last, 1) == "say";
    words.is(last, small) && !said && !words.is(last, Class::PLACE.or(Class::THING)) && !particle
        || LOOSE.contains(&words.at(last))
}

/// The words as typed, with one space between them; what was opened from one chunk stays one.
fn typed(words: &Words, kept: &[usize]) -> String {
    let mut spans: Vec<Range<usize>> =
        kept.iter().filter_map(|n| Some(words.token(*n)?.span.clone())).collect();
    spans.dedup();
    spans.into_iter().map(|span| &words.source[span]).collect::<Vec<_>>().join(" ")
}

/// A capital that only opens the sentence is not the name's own.
fn without_capital(name: &str, words: &Words, first: usize) -> String {
    let opens = first == 0 || words.ends(first - 1);
    let mut chars = name.chars();
    match chars.next() {
        Some(capital) if opens => capital.to_lowercase().chain(chars).collect(),
        _ => name.to_string(),
    }
}
