//! The phrases of a sentence that say something about a goal, each found once and marked, so that no word is counted
//! for two things. The order of [`Signals::of`] is the order of precedence.

use super::tokens::Words;
use super::{Every, Known};
use super::{amounts, cues, horizons, idioms, reasons, rhythms};
use chrono::NaiveDate;
use std::ops::Range;

/// What a token was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Free,
    /// "one day at a time", "number one": says nothing.
    Idiom,
    /// "maybe", "try to".
    Hedge,
    Rhythm,
    Horizon,
    Cue,
    Reason,
    Amount,
}

/// A value read from a range of tokens.
#[derive(Clone, Debug)]
pub(super) struct Found<T> {
    pub range: Range<usize>,
    pub value: T,
}

/// How often.
#[derive(Clone, Debug, Default)]
pub(super) struct Rhythm {
    /// `None` where the contract has no spelling ("monthly").
    pub every: Option<Every>,
    pub cue: Option<String>,
    /// Whether it can be counted ("most days" cannot).
    pub counted: bool,
}

/// Until when.
#[derive(Clone, Debug)]
pub(super) struct Horizon {
    /// `None` where the day has to be asked ("before the wedding", "by next Friday").
    pub until: Option<NaiveDate>,
    pub when: When,
}

/// What kind of horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// "by Friday", "before the wedding".
    Deadline,
    /// "for a month", "this week".
    Period,
    /// "on Saturday", "at the reunion", "tomorrow".
    Day,
    /// "from Monday".
    Start,
}

/// How much.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    pub n: f64,
    pub unit: String,
    pub at_most: bool,
}

/// All that was found in one sentence.
pub(super) struct Signals {
    pub marks: Vec<Mark>,
    pub hedged: bool,
    pub rhythms: Vec<Found<Rhythm>>,
    pub horizons: Vec<Found<Horizon>>,
    pub cues: Vec<Found<String>>,
    pub reasons: Vec<Range<usize>>,
    pub amounts: Vec<Found<Amount>>,
}

impl Signals {
    pub fn of(words: &Words, known: &Known) -> Signals {
        let mut marks = vec![Mark::Free; words.len()];
        let marks = &mut marks;
        sweep(words, marks, Mark::Idiom, idioms::idiom);
        let hedges = sweep(words, marks, Mark::Hedge, idioms::hedge);
        let rhythms = sweep(words, marks, Mark::Rhythm, rhythms::rhythm);
        let horizons = sweep(words, marks, Mark::Horizon, |w, m, i| horizons::horizon(w, m, i, known));
        let cues = sweep(words, marks, Mark::Cue, cues::cue);
        let reasons = sweep(words, marks, Mark::Reason, reasons::reason);
        let amounts = sweep(words, marks, Mark::Amount, amounts::amount);
        Signals {
            marks: std::mem::take(marks),
            hedged: !hedges.is_empty(),
            rhythms,
            horizons,
            cues,
            reasons: reasons.into_iter().map(|found| found.range).collect(),
            amounts,
        }
    }

    pub fn free(&self, i: usize) -> bool {
        self.marks.get(i) == Some(&Mark::Free)
    }
}

/// Tries `rule` at each free token, from the left; what it takes is marked and passed over.
fn sweep<T>(
    words: &Words,
    marks: &mut [Mark],
    mark: Mark,
    rule: impl Fn(&Words, &[Mark], usize) -> Option<(usize, T)>,
) -> Vec<Found<T>> {
    let mut all = Vec::new();
    let mut i = 0;
    while i < marks.len() {
        let found = if marks[i] == Mark::Free { rule(words, marks, i) } else { None };
        let Some((taken, value)) = found else {
            i += 1;
            continue;
        };
        let end = (i + taken.max(1)).min(marks.len());
        for place in &mut marks[i..end] {
            if *place == Mark::Free {
                *place = mark;
            }
        }
        all.push(Found { range: i..end, value });
        i = end;
    }
    all
}
