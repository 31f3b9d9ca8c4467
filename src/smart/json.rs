//! A reading as the object of `check --json`, keys in the contract's order.

use super::{Care, Letter, Name, Plan, Reading, TimeState};
use serde_json::{Value, json};

impl Reading {
    /// One object of `check --json`.
    pub fn json(&self) -> Value {
        let time = self.letter(Name::TimeBound);
        json!({
            "text": self.text,
            "specific": letter(self.letter(Name::Specific)),
            "measurable": letter(self.letter(Name::Measurable)),
            "achievable": letter(self.letter(Name::Achievable)),
            "relevant": letter(self.letter(Name::Relevant)),
            "time_bound": { "met": time.met, "state": state(self.time), "hint": time.hint },
            "met": self.met(),
            "ask": self.ask.map(|ask| ask.question),
            "plan": plan(&self.plan),
            "care": self.care.map(care),
        })
    }
}

fn letter(letter: &Letter) -> Value {
    json!({ "met": letter.met, "hint": letter.hint })
}

fn state(time: TimeState) -> &'static str {
    match time {
        TimeState::None => "none",
        TimeState::Rhythm => "rhythm",
        TimeState::Horizon => "horizon",
    }
}

fn care(care: Care) -> &'static str {
    match care {
        Care::Professional => "professional",
        Care::Support => "support",
    }
}

fn plan(plan: &Plan) -> Value {
    json!({
        "what": plan.what,
        "amount": plan.amount.map(amount),
        "unit": plan.unit,
        "every": plan.every.as_ref().map(ToString::to_string),
        "cue": plan.cue,
        "until": plan.until.map(|day| day.to_string()),
    })
}

/// Whole amounts without a decimal point.
fn amount(n: f64) -> Value {
    if n.fract() == 0.0 && n.abs() < 1e15 { json!(n as i64) } else { json!(n) }
}
