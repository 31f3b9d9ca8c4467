//! One goal sentence read: its words, the five letters, the plan in it, care.
//!
//! [`read`] is one pure function of a sentence and what is [`Known`]; it knows neither the notebook nor the screen.

mod acts;
mod amounts;
mod care;
mod clauses;
mod cues;
mod demands;
mod every;
mod experiments;
mod explain;
mod horizons;
mod idioms;
mod json;
mod language;
mod letters;
mod lexicon;
mod numerals;
mod once;
mod periods;
mod phrases;
mod plan;
mod questions;
mod reasons;
mod rewrites;
mod rhythms;
mod signals;
mod spelling;
#[cfg(test)]
mod tests;
mod tokens;
mod weekdays;

pub use crate::dates::Known;
pub use every::Every;

use chrono::NaiveDate;
use signals::Signals;
use std::ops::Range;
use tokens::Words;

/// The five letters, in the order of the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    Specific,
    Measurable,
    Achievable,
    Relevant,
    TimeBound,
}

impl Name {
    /// S, M, A, R, T.
    pub const ALL: [Name; 5] =
        [Name::Specific, Name::Measurable, Name::Achievable, Name::Relevant, Name::TimeBound];

    /// The order in which questions are asked.
    pub const ASKED: [Name; 5] =
        [Name::Specific, Name::Measurable, Name::TimeBound, Name::Achievable, Name::Relevant];

    /// "Specific", for a label.
    pub fn word(self) -> &'static str {
        ["Specific", "Measurable", "Achievable", "Relevant", "Time-bound"][self as usize]
    }

    /// 'S', 'M', 'A', 'R', 'T'.
    pub fn initial(self) -> char {
        ['S', 'M', 'A', 'R', 'T'][self as usize]
    }
}

/// Words of the sentence that made a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Bytes of the sentence as typed, on character boundaries.
    pub span: Range<usize>,
    /// What they were taken for, as in "how often".
    pub why: &'static str,
}

/// One letter's reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    pub met: bool,
    /// One short kind question; `None` when met or when nothing is to be asked.
    pub hint: Option<&'static str>,
    pub evidence: Vec<Evidence>,
}

/// What the sentence says about time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeState {
    #[default]
    None,
    /// Recurrence without an end.
    Rhythm,
    /// A deadline, a bounded period, a dated occasion.
    Horizon,
}

/// A goal that is not coached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// To take to a therapist or doctor first.
    Professional,
    /// Words of crisis: offer the support screen, judge nothing.
    Support,
}

/// What could be read of a plan; each part may be missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The act in lower case: "deep breathing".
    pub what: Option<String>,
    /// The act as typed, for a habit's name.
    pub name: Option<String>,
    pub amount: Option<f64>,
    /// Plural unless the amount is one: "minutes", "page", "fewer drinks".
    pub unit: Option<String>,
    /// The amount is a ceiling: "no more than 2 drinks".
    pub at_most: bool,
    pub every: Option<Every>,
    /// "morning", "after lunch", "6pm".
    pub cue: Option<String>,
    pub until: Option<NaiveDate>,
}

impl Plan {
    /// Nothing could be read.
    pub fn is_empty(&self) -> bool {
        *self == Plan::default()
    }
}

/// The one next question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    pub letter: Name,
    pub question: &'static str,
}

/// Everything read from one sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The sentence as given.
    pub text: String,
    /// In the order of [`Name::ALL`]; see [`Reading::letter`].
    pub letters: [Letter; 5],
    pub time: TimeState,
    /// The one next question; none with `care` or `notice`.
    pub ask: Option<Ask>,
    pub plan: Plan,
    pub care: Option<Care>,
    /// A fuller sentence from the person's own words.
    pub rewrite: Option<String>,
    /// Two goals in one sentence.
    pub split: Option<(String, String)>,
    /// A kind word before anything else, for a self-insult.
    pub reframe: Option<&'static str>,
    /// An avoidance goal in positive words, offered once.
    pub positive: Option<String>,
    /// Said instead of coaching: another language.
    pub notice: Option<&'static str>,
    /// "maybe", "try to": a cue to ask for confidence.
    pub hedged: bool,
    /// An open goal ("see how far I can walk"): not asked about A and T.
    pub experiment: bool,
}

impl Reading {
    pub fn letter(&self, name: Name) -> &Letter {
        &self.letters[name as usize]
    }

    /// The sentence names a difficulty and no wish yet: what to do about it is the one question, and nothing is offered to
    /// add to it.
    pub fn leave_as_a_concern(&mut self) {
        if self.care.is_some() || self.notice.is_some() {
            return;
        }
        let (letter, question) = (Name::Specific, questions::CONCERN);
        self.letters[letter as usize] = Letter { hint: Some(question), ..Letter::default() };
        self.letters[Name::Measurable as usize] = Letter::default();
        self.ask = Some(Ask { letter, question });
        (self.plan, self.rewrite, self.split) = (Plan::default(), None, None);
    }

    /// How many letters are in place, 0 to 5.
    pub fn met(&self) -> usize {
        self.letters.iter().filter(|letter| letter.met).count()
    }

    /// The next question, leaving out letters that the person has answered in a field of their own.
    pub fn ask_besides(&self, answered: &[Name]) -> Option<Ask> {
        let open = Name::ASKED.into_iter().filter(|name| !answered.contains(name));
        self.ask?;
        open.filter_map(|letter| Some(Ask { letter, question: self.letter(letter).hint? })).next()
    }
}

/// Reads one sentence (or a few) as a goal.
///
/// Normalise, tokens, signals, acts, letters, question: each stage is a module and knows only the ones before it.
pub fn read(sentence: &str, known: &Known) -> Reading {
    let words = Words::of(sentence);
    let mut reading = Reading { text: sentence.to_string(), ..Reading::default() };
    if language::is_foreign(&words) && !crate::support::offers_help(sentence) {
        reading.notice = Some(language::NOTICE);
        reading.letters[Name::Achievable as usize].met = true;
        return reading;
    }
    let signals = Signals::of(&words, known);
    let acts = acts::acts(&words, &signals);
    (reading.letters, reading.time) = letters::letters(&words, &signals, &acts, known);
    reading.hedged = signals.hedged;
    reading.care = care::care(&words, &signals, known);
    if reading.care.is_some() {
        return reading;
    }
    reading.plan = plan::plan(&words, &signals, &acts);
    reading.experiment = experiments::opener(&words, &signals).is_some();
    questions::ask(&mut reading, &words, &signals, &acts);
    rewrites::offer(&mut reading, &words, &signals, &acts, known);
    reading
}
