//! Signs that a goal asks more than anyone can give: absolutes over feelings and life, what lies in other hands,
//! doses and paces no one keeps. Only a positive sign counts, since a text cannot prove that a goal is in reach.

mod absolutes;
mod doses;
mod others;

pub(super) use doses::{is_hard, kilos};
pub(super) use others::others;

use super::acts::Act;
use super::signals::{Mark, Signals};
use super::tokens::Words;
use super::{Evidence, Known};
use std::ops::Range;

/// What kind of sign, as [`Evidence::why`] says it.
pub(super) const ABSOLUTE: &str = "all or nothing";
pub(super) const OTHERS: &str = "in someone else's hands";
const DOSE: &str = "a very large dose";
const MANY: &str = "many new habits at once";
const PACE: &str = "more than the time allows";

/// A sentence, with what was found in it so far.
#[derive(Clone, Copy)]
struct Look<'a> {
    words: &'a Words<'a>,
    signals: &'a Signals,
    acts: &'a [Act],
    known: &'a Known,
}

/// A sign that opens at one place, and one of the whole sentence.
type Sign = fn(Look, usize) -> Option<Range<usize>>;
type WholeSign = fn(Look) -> Option<Range<usize>>;

/// Every sign, with its words.
pub(super) fn demands(words: &Words, signals: &Signals, acts: &[Act], known: &Known) -> Vec<Evidence> {
    let look = Look { words, signals, acts, known };
    let open = |n: &usize| match signals.marks[*n] {
        Mark::Rhythm => words.at(n + 1) == "single",
        mark => !matches!(mark, Mark::Reason | Mark::Horizon | Mark::Cue),
    };
    let single: &[(Sign, &str)] = &[
        (absolutes::absolute, ABSOLUTE),
        (|look, n| others(look.words, n), OTHERS),
        (doses::recovery, PACE),
    ];
    let whole: &[(WholeSign, &str)] = &[(doses::dose, DOSE), (doses::many, MANY), (doses::pace, PACE)];
    let places = (0..words.len()).filter(open);
    let here = places.filter_map(|n| single.iter().find_map(|(sign, why)| Some((sign(look, n)?, *why))));
    let there = whole.iter().filter_map(|(sign, why)| Some((sign(look)?, *why)));
    here.chain(there).map(|(range, why)| Evidence { span: words.span(&range), why }).collect()
}
