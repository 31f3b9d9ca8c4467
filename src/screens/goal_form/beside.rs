//! The plan as all of the page says it: where the sentence is silent, what was typed beside it is read as well.

use super::field::Answer;
use crate::dates::{self, Known, Look};
use crate::form::Form;
use crate::smart::{self, Plan, Reading};

/// What the sentence says, then what the fields for what, how much and until when say.
pub fn plan(reading: &Reading, answers: &Form<Answer>, known: &Known) -> Plan {
    let said = reading.plan.clone();
    let texts = [Answer::Specific, Answer::Measurable].map(|answer| answers.trimmed(answer));
    let typed = texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<&str>>().join(" ");
    let beside = if typed.is_empty() { Reading::default() } else { smart::read(&typed, known) };
    let until = dates::read(answers.trimmed(Answer::Time), known, Look::Forward).ok();
    let beside = if beside.care.is_some() { Plan::default() } else { beside.plan };
    joined(said, Plan { until: until.or(beside.until), ..beside })
}

/// The parts of one, and of the other what that leaves open. A name goes with its act, a unit with its amount.
fn joined(said: Plan, beside: Plan) -> Plan {
    let acts = said.name.is_some() || said.what.is_some();
    let (what, name) = if acts { (said.what, said.name) } else { (beside.what, beside.name) };
    let counts = said.amount.is_some();
    let (amount, unit, at_most) = if counts {
        (said.amount, said.unit, said.at_most)
    } else {
        (beside.amount, beside.unit, beside.at_most)
    };
    Plan {
        what,
        name,
        amount,
        unit,
        at_most,
        every: said.every.or(beside.every),
        cue: said.cue.or(beside.cue),
        until: said.until.or(beside.until),
    }
}
