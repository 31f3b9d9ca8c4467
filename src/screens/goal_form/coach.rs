//! What is said beside the sentence: five marks with words, one question, and kind words. Reads, and offers nothing.

use std::ops::Range;

use super::field::Answer;
use super::gauge::Gauge;
use crate::app::See;
use crate::dates;
use crate::form::Form;
use crate::screens::schedule;
use crate::smart::{Care, Name, Plan, Reading, TimeState};
use crate::support::Way;

/// Under this a goal is better made smaller (clinical 2.4).
pub const SURE: i32 = 7;

/// One letter as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub name: Name,
    pub met: bool,
    /// What it rests on, or what is open.
    pub words: String,
}

/// Everything the coach looks at.
#[derive(Clone, Copy)]
pub struct Coach<'a> {
    pub reading: &'a Reading,
    pub plan: &'a Plan,
    pub answers: &'a Form<Answer>,
    pub gauges: &'a [Gauge],
    pub see: See<'a>,
}

/// What is said instead of a question, or before it, and where help is if that is what it is about.
pub fn kind_words(reading: &Reading, way: Way) -> Option<String> {
    match reading.care {
        Some(Care::Support) => Some(format!("{} {}", Care::Support.words(), way.offer())),
        Some(care) => Some(care.words().to_owned()),
        None => reading.notice.or(reading.reframe).map(str::to_owned),
    }
}

impl Coach<'_> {
    /// In the order of the word.
    pub fn marks(&self) -> [Mark; 5] {
        Name::ALL.map(|name| {
            let (met, words) = match name {
                Name::Specific => self.said(name, Answer::Specific),
                Name::Measurable => self.measured(),
                Name::Achievable => self.achievable(),
                Name::Relevant => self.relevant(),
                Name::TimeBound => self.bound(),
            };
            Mark { name, met, words }
        })
    }

    /// The one question, unless there is something kinder to say first.
    pub fn question(&self) -> Option<String> {
        let reading = self.reading;
        if reading.care.is_some() || reading.notice.is_some() || reading.text.trim().is_empty() {
            return None;
        }
        let marks = self.marks();
        let asks = |name: Name| !self.is_open_goal() || !is_size_or_end(name);
        let answered: Vec<Name> =
            Name::ALL.into_iter().filter(|name| marks[*name as usize].met || !asks(*name)).collect();
        let asked = reading.ask_besides(&answered).map(|ask| ask.question.to_owned());
        asked.or_else(|| self.asks_how_sure().then(|| HOW_SURE.to_owned()))
    }

    /// As [`kind_words`], unless the person turned it off.
    pub fn kind_words(&self) -> Option<String> {
        match self.reading.care {
            Some(Care::Support) if self.see.notebook.settings.offer_off => None,
            _ => kind_words(self.reading, self.see.way),
        }
    }

    /// Whether the number and the plan of this goal are spoken of at all.
    pub fn may_offer(&self) -> bool {
        self.reading.care.is_none() && self.reading.notice.is_none()
    }

    /// Whether a fuller sentence would say something that no field says either.
    pub fn lacks_in_the_sentence(&self) -> bool {
        let marks = self.marks();
        let open = |name: Name| !marks[name as usize].met;
        open(Name::Specific)
            || open(Name::Measurable)
            || (open(Name::TimeBound) && self.answers.is_empty(Answer::Time))
    }

    pub fn confidence(&self) -> Option<i32> {
        self.answers.number(Answer::Confidence)
    }

    /// Whether a smaller goal is worth offering.
    pub fn is_unsure(&self) -> bool {
        self.confidence().is_some_and(|sure| sure < SURE) && !self.is_open_goal()
    }

    pub fn gauge(&self) -> Option<&Gauge> {
        self.gauges.get(self.answers.choice(Answer::MeasuredBy)?)
    }

    /// An experiment is not asked about its size or its end.
    pub fn is_open_goal(&self) -> bool {
        self.reading.experiment || self.answers.ticked(Answer::Experiment)
    }

    fn asks_how_sure(&self) -> bool {
        self.reading.hedged && self.confidence().is_none() && !self.is_open_goal()
    }

    /// The field's words, else those of the sentence.
    fn said(&self, name: Name, answer: Answer) -> (bool, String) {
        let own = self.answers.trimmed(answer);
        if !own.is_empty() {
            return (true, own.to_owned());
        }
        let met = !self.reading.text.trim().is_empty() && self.reading.letter(name).met;
        (met, if met { from_sentence(self.reading, name) } else { open_words(name).to_owned() })
    }

    fn measured(&self) -> (bool, String) {
        let (met, words) = self.said(Name::Measurable, Answer::Measurable);
        match self.gauge() {
            Some(gauge) if met => (true, format!("{words}; by {}", gauge.name())),
            Some(gauge) => (true, format!("by {}", gauge.name())),
            None => (met, words),
        }
    }

    /// How what measures the goal went in the last four weeks, beside the wish.
    pub fn lately(&self) -> Option<String> {
        let gauge = self.gauge().or_else(|| self.gauge_of_sentence()).filter(|_| self.may_offer())?;
        Some(gauge.lately(self.see, self.plan.every.as_ref().map(schedule::days_a_week)))
    }

    /// A habit of the same name as what the sentence is about.
    fn gauge_of_sentence(&self) -> Option<&Gauge> {
        let what = self.plan.name.as_ref().or(self.plan.what.as_ref())?;
        let same = |gauge: &&Gauge| matches!(gauge, Gauge::Habit(_, name) if name.to_lowercase() == what.to_lowercase());
        self.gauges.iter().find(same)
    }

    fn achievable(&self) -> (bool, String) {
        let letter = self.reading.letter(Name::Achievable);
        let empty = self.reading.text.trim().is_empty();
        let flagged = !empty && !letter.met;
        match self.confidence() {
            Some(sure) if sure < SURE => (false, format!("{sure} of 10 sure; smaller may help")),
            Some(sure) => (!flagged, format!("{sure} of 10 sure")),
            None if flagged => (false, "that is a lot to ask of anyone".to_owned()),
            None if self.is_open_goal() => (true, "an experiment: see how it goes".to_owned()),
            None => {
                let own = self.answers.trimmed(Answer::Achievable);
                let (exactly, _) = self.said(Name::Specific, Answer::Specific);
                let words = if own.is_empty() { open_words(Name::Achievable) } else { own };
                // A wish that does not say what is neither too much nor in place.
                (!empty && (exactly || !own.is_empty()), words.to_owned())
            }
        }
    }

    fn relevant(&self) -> (bool, String) {
        let values = self.answers.words(Answer::Values);
        let (met, words) = self.said(Name::Relevant, Answer::Relevant);
        if values.is_empty() {
            return (met, words);
        }
        let values = format!("serves: {}", values.join(", "));
        (true, if met { format!("{words} ({values})") } else { values })
    }

    fn bound(&self) -> (bool, String) {
        let today = self.see.today();
        let own = self.answers.trimmed(Answer::Time);
        if !own.is_empty() {
            return match dates::read(own, &super::days::known(self.see), dates::Look::Forward) {
                Ok(day) => (true, format!("until {}", dates::echo(day, today))),
                Err(dates::DateError::Unknown { .. }) => (true, own.to_owned()),
                Err(_) => (false, "which day exactly?".to_owned()),
            };
        }
        let (met, words) = self.said(Name::TimeBound, Answer::Time);
        match (self.plan.until, self.reading.time) {
            (Some(until), _) => (true, format!("until {}", dates::echo(until, today))),
            (_, time) if !met && (time == TimeState::Rhythm || self.plan.every.is_some()) => {
                (self.is_open_goal(), "how often is there; until when is open".to_owned())
            }
            _ if !met && self.is_open_goal() => (true, "open, as an experiment".to_owned()),
            _ => (met, words),
        }
    }
}

/// Asked when the sentence says "maybe".
const HOW_SURE: &str = "How sure are you that you will, from 0 to 10?";

/// What an answer that is still open is about.
fn open_words(name: Name) -> &'static str {
    match name {
        Name::Specific => "what exactly?",
        Name::Measurable => "how will you know?",
        Name::Achievable => "how sure are you, 0 to 10?",
        Name::Relevant => "what is it good for?",
        Name::TimeBound => "until when?",
    }
}

fn is_size_or_end(name: Name) -> bool {
    matches!(name, Name::Achievable | Name::TimeBound)
}

/// The words of the sentence that a letter rests on.
pub fn from_sentence(reading: &Reading, name: Name) -> String {
    if name == Name::Specific
        && let Some(what) = reading.plan.name.as_ref().or(reading.plan.what.as_ref())
    {
        return what.clone();
    }
    let mut spans = spans_of(reading, name);
    if name == Name::Measurable {
        // How long is said with the end; here it stands only where it is all there is.
        let ends = spans_of(reading, Name::TimeBound);
        let own: Vec<Range<usize>> = spans.iter().filter(|span| !ends.contains(span)).cloned().collect();
        spans = if own.is_empty() { spans } else { own };
    }
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    let mut words: Vec<&str> = Vec::new();
    for span in spans {
        if end <= span.start
            && let Some(text) = reading.text.get(span.clone())
        {
            words.push(text.trim());
            end = span.end;
        }
    }
    words.join(", ")
}

fn spans_of(reading: &Reading, name: Name) -> Vec<Range<usize>> {
    reading.letter(name).evidence.iter().map(|evidence| evidence.span.clone()).collect()
}
