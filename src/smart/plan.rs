//! The plan in a sentence: what, how much, how often, set off by what, until when.

use super::acts::Act;
use super::lexicon::Class;
use super::signals::{Mark, Signals};
use super::tokens::{Kind, Words, folded};
use super::{Every, Plan};
use std::ops::Range;

pub(super) fn plan(words: &Words, signals: &Signals, acts: &[Act]) -> Plan {
    let Some(range) = main(signals, acts) else { return Plan::default() };
    let inside = |at: &Range<usize>| range.contains(&at.start);
    let amount = signals.amounts.iter().find(|found| inside(&found.range)).or(signals.amounts.first());
    let rhythm = signals.rhythms.iter().find(|found| inside(&found.range)).or(signals.rhythms.first());
    let cue = signals.cues.iter().find(|found| inside(&found.range)).or(signals.cues.first());
    let (what, name) = what(words, signals, &range).unzip();
    let until = signals.horizons.iter().find_map(|found| found.value.until);
    let unit = amount.map(|found| found.value.unit.clone()).filter(|unit| !unit.is_empty());
    Plan {
        what: what.or_else(|| thing(amount.map(|found| found.value.unit.as_str()))),
        name: name.or_else(|| thing(amount.map(|found| found.value.unit.as_str()))),
        amount: amount.map(|found| found.value.n),
        unit,
        at_most: amount.is_some_and(|found| found.value.at_most),
        every: rhythm
            .and_then(|found| found.value.every.clone())
            .filter(|every| *every != Every::On(Vec::new())),
        cue: cue
            .map(|found| found.value.clone())
            .or_else(|| rhythm.and_then(|found| found.value.cue.clone())),
        until,
    }
}

/// The first clause one could film, with the phrases around it; without one there is no plan.
fn main(signals: &Signals, acts: &[Act]) -> Option<Range<usize>> {
    let at = acts.iter().position(|act| act.concrete)?;
    let end = acts.get(at + 1).map_or(signals.marks.len(), |next| next.range.start.max(acts[at].range.end));
    Some(acts[at].range.start..end.min(acts[at].range.end.max(acts[at].range.start + 1)))
}

/// A unit that is a thing: "push-ups", "cups of coffee".
fn thing(unit: Option<&str>) -> Option<String> {
    let unit = unit?;
    let plain = unit.strip_prefix("fewer ").or(unit.strip_prefix("less ")).unwrap_or(unit);
    let class = super::lexicon::look(plain).1;
    (!plain.is_empty() && !class.any(Class::UNIT.or(Class::CALENDAR)) || class.any(Class::THING))
        .then(|| plain.to_string())
        .filter(|_| plain != "fewer" && !plain.is_empty())
}

/// The act's own words, in lower case and as typed.
fn what(words: &Words, signals: &Signals, range: &Range<usize>) -> Option<(String, String)> {
    let mut kept: Vec<usize> = range
        .clone()
        .filter(|n| signals.free(*n) && words.kind(*n) != Kind::Mark && words.kind(*n) != Kind::End)
        .collect();
    let counted = range.clone().any(|n| signals.marks[n] == Mark::Amount);
    strip_start(words, &mut kept);
    while let Some(last) = kept.last().copied() {
        let dangling = words.is(last, Class::PREP.or(Class::CONJ).or(Class::DET).or(Class::POSS))
            && !words.is(last, Class::PLACE.or(Class::THING))
            && !particle(words, last, kept.len());
        let dangling = dangling
            || matches!(
                words.at(last),
                "also" | "only" | "at" | "least" | "then" | "to" | "normal" | "usual" | "than"
            );
        if !dangling {
            break;
        }
        kept.pop();
    }
    let hollow = kept.len() == 1
        && counted
        && matches!(words.at(kept[0]), "do" | "have" | "take" | "get" | "spend" | "complete");
    if kept.is_empty() || hollow {
        return None;
    }
    let name = typed(words, &kept);
    let name = capital_off(&name, words, &kept);
    Some((folded(&name), name))
}

/// "practice deep breathing" is deep breathing; "practice the piano" keeps its verb.
fn strip_start(words: &Words, kept: &mut Vec<usize>) {
    while let Some(first) = kept.first().copied() {
        let next = kept.get(1).copied();
        let wraps = matches!(
            words.at(first),
            "practice"
                | "practicing"
                | "do"
                | "doing"
                | "spend"
                | "spending"
                | "of"
                | "and"
                | "on"
                | "than"
                | "i"
                | "to"
                | "perform"
                | "incorporate"
        );
        let plain = next.is_some_and(|n| {
            !words.is(n, Class::DET.or(Class::POSS).or(Class::PREP).or(Class::NOT))
                && words.at(n) != "nothing"
        });
        let bare_on = matches!(words.at(first), "of" | "and" | "on" | "than" | "i" | "to") && next.is_some();
        let spend = words.at(first) == "spend" && next.is_some();
        if !(wraps && plain || bare_on || spend) {
            return;
        }
        kept.remove(0);
    }
}

/// "write down", "get up": the particle belongs to the verb.
fn particle(words: &Words, last: usize, count: usize) -> bool {
    count >= 2 && words.is(last, Class::ADVERB) && !matches!(words.at(last), "on" | "over" | "so" | "too")
}

/// The words as typed, with one space between them; what was opened from one chunk stays one.
fn typed(words: &Words, kept: &[usize]) -> String {
    let mut text = String::new();
    let mut last = usize::MAX;
    for token in kept.iter().filter_map(|n| words.token(*n)) {
        if token.span.start == last {
            continue;
        }
        last = token.span.start;
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&words.source[token.span.clone()]);
    }
    text
}

/// A capital that only opens the sentence is not the name's own.
fn capital_off(name: &str, words: &Words, kept: &[usize]) -> String {
    let opens = kept.first().is_some_and(|n| *n == 0 || words.ends(n - 1));
    let mut chars = name.chars();
    match chars.next() {
        Some(first) if opens && !name.starts_with("I ") => first.to_lowercase().chain(chars).collect(),
        _ => name.to_string(),
    }
}
