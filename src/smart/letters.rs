//! The five decisions, each with the words that made it.

use super::acts::{ABSTAINING, Act};
use super::demands::demands;
use super::experiments;
use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::{Signals, When};
use super::tokens::Words;
use super::{Evidence, Known, Letter, TimeState};
use std::ops::Range;

/// All that the five letters say, without questions.
pub(super) fn letters(
    words: &Words,
    signals: &Signals,
    acts: &[Act],
    known: &Known,
) -> ([Letter; 5], TimeState) {
    let (time_bound, state) = time(words, signals);
    let letters = [
        specific(words, signals, acts),
        measurable(words, signals, acts),
        achievable(words, signals, acts, known),
        relevant(words, signals),
        time_bound,
    ];
    (letters, state)
}

fn evidence(words: &Words, range: &Range<usize>, why: &'static str) -> Evidence {
    Evidence { span: words.span(range), why }
}

fn letter(met: bool, evidence: Vec<Evidence>) -> Letter {
    Letter { met, hint: None, evidence }
}

fn specific(words: &Words, signals: &Signals, acts: &[Act]) -> Letter {
    if let Some(range) = experiments::tried_out(words, signals) {
        return letter(true, vec![evidence(words, &range, "something to find out")]);
    }
    let concrete: Vec<&Act> = acts.iter().filter(|act| act.concrete).collect();
    let met = !concrete.is_empty();
    let found = match met {
        true => {
            concrete.iter().map(|act| evidence(words, &act.evidence, "something one can see done")).collect()
        }
        false => {
            acts.iter().map(|act| evidence(words, &act.evidence, "a wish, not yet something to do")).collect()
        }
    };
    letter(met, found)
}

fn measurable(words: &Words, signals: &Signals, acts: &[Act]) -> Letter {
    let of = |range: &Range<usize>, why| evidence(words, range, why);
    let amounts = signals.amounts.iter().map(|found| of(&found.range, "how much"));
    // How often one would feel something is no measure.
    let kept = acts.is_empty() || acts.iter().any(|act| act.concrete);
    let rhythms = signals.rhythms.iter().filter(|found| kept && found.value.counted);
    let rhythms = rhythms.map(|found| of(&found.range, "how often"));
    let once = acts.iter().filter(|act| act.once).map(|act| of(&act.evidence, "done or not done"));
    let scale = scale(words).map(|n| of(&(n..n + 1), "a score"));
    let without = abstinence(words, signals, acts).map(|range| of(&range, "none within a set time"));
    let mut found: Vec<Evidence> = amounts.chain(rhythms).chain(once).chain(scale).chain(without).collect();
    if found.is_empty() {
        found.extend(days(words, signals, acts).map(|range| of(&range, "how long")));
    }
    letter(!found.is_empty(), found)
}

/// "track my mood for the next 14 days": an act kept up for a number of days.
fn days(words: &Words, signals: &Signals, acts: &[Act]) -> Option<Range<usize>> {
    let kept = |range: &Range<usize>| {
        words.at(range.start) == "for"
            && range.clone().any(|n| words.number(n).is_some())
            && matches!(words.at(range.end - 1), "days" | "nights")
    };
    let found = signals.horizons.iter().map(|found| found.range.clone()).find(kept)?;
    acts.iter().any(|act| act.concrete).then_some(found)
}

/// A questionnaire or a score as the yardstick.
fn scale(words: &Words) -> Option<usize> {
    (0..words.len()).find(|n| {
        matches!(words.at(*n), "measure" | "questionnaire" | "score" | "scores")
            && words.is(n.wrapping_sub(1), Class::DET.or(Class::POSS).or(Class::ABSTRACT))
    })
}

/// Ways to do without something.
const WITHOUT: &[&str] = &["stay off|away", "go without", "give up", "smoke|drink|eat no", "have no"];

/// "no alcohol this week", "stay off my phone for a month": none of something within a period is a measure.
fn abstinence(words: &Words, signals: &Signals, acts: &[Act]) -> Option<Range<usize>> {
    let bounded = |when, until: Option<_>| when == When::Period || until.is_some();
    let period = signals.horizons.iter().find(|found| bounded(found.value.when, found.value.until))?;
    let abstains = |act: &Act| act.range.clone().any(|n| ABSTAINING.contains(&words.at(n)));
    let without =
        |act: &Act| act.negated || abstains(act) || words.one_of(act.head, phrases!(WITHOUT)).is_some();
    let act = acts.iter().find(|act| act.concrete && without(act))?;
    Some(act.evidence.start.min(period.range.start)..period.range.end.max(act.evidence.end))
}

fn achievable(words: &Words, signals: &Signals, acts: &[Act], known: &Known) -> Letter {
    let found = demands(words, signals, acts, known);
    letter(found.is_empty(), found)
}

fn relevant(words: &Words, signals: &Signals) -> Letter {
    let found: Vec<Evidence> =
        signals.reasons.iter().map(|range| evidence(words, range, "a reason")).collect();
    letter(!found.is_empty(), found)
}

fn time(words: &Words, signals: &Signals) -> (Letter, TimeState) {
    let horizons: Vec<Evidence> =
        signals.horizons.iter().map(|h| evidence(words, &h.range, "until when")).collect();
    if !horizons.is_empty() {
        return (letter(true, horizons), TimeState::Horizon);
    }
    let rhythms: Vec<Evidence> =
        signals.rhythms.iter().map(|r| evidence(words, &r.range, "a rhythm without an end")).collect();
    let state = if rhythms.is_empty() { TimeState::None } else { TimeState::Rhythm };
    (letter(false, rhythms), state)
}
