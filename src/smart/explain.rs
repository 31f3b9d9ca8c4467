//! Which words made each decision, for `check --explain`.

use super::{Letter, Name, Plan, Reading, TimeState};
use crate::dates;

impl Reading {
    /// A line for each letter with the words behind it, then the plan and what else was noticed.
    pub fn explain(&self) -> String {
        let mut lines = Vec::new();
        if let Some(care) = self.care {
            lines.push(care.words().to_string());
        }
        if let Some(notice) = self.notice {
            lines.push(notice.to_string());
        }
        if self.care.is_none() && self.notice.is_none() {
            lines.extend(Name::ALL.map(|name| self.line(name)));
            lines.push(format!("{:<11} {}", "plan", self.plan.words()));
            lines.extend(self.noticed());
        }
        lines.join("\n")
    }

    fn line(&self, name: Name) -> String {
        let letter = self.letter(name);
        let state = match (name, self.time) {
            (Name::TimeBound, TimeState::Rhythm) => "rhythm",
            _ if letter.met => "yes",
            _ => "not yet",
        };
        format!("{:<11} {state:<8} {}", name.word().to_lowercase(), self.because(name, letter))
            .trim_end()
            .to_string()
    }

    fn because(&self, name: Name, letter: &Letter) -> String {
        let quoted =
            |span: &std::ops::Range<usize>| self.text.get(span.clone()).unwrap_or_default().to_string();
        let said: Vec<String> =
            letter.evidence.iter().map(|e| format!("\"{}\" ({})", quoted(&e.span), e.why)).collect();
        match (said.is_empty(), name) {
            (false, _) => said.join(", "),
            (true, Name::Achievable) => "no word asks for more than one can give".to_string(),
            (true, _) => "no words for it".to_string(),
        }
    }

    fn noticed(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut note = |name: &str, text: String| lines.push(format!("{name:<11} {text}"));
        if let Some(ask) = self.ask {
            note("next", ask.question.to_string());
        }
        if let Some(rewrite) = &self.rewrite {
            note("for example", rewrite.clone());
        }
        if let Some((first, second)) = &self.split {
            note("two goals", format!("\"{first}\" and \"{second}\""));
        }
        if let Some(positive) = &self.positive {
            note("or", positive.clone());
        }
        if let Some(reframe) = self.reframe {
            note("first", reframe.to_string());
        }
        if self.experiment {
            note("open", "an experiment: how far and until when may stay open".to_string());
        }
        if self.hedged {
            note("unsure", "it sounds tentative; how confident are you, from 0 to 10?".to_string());
        }
        lines
    }
}

impl Plan {
    /// "deep breathing, 10 minutes, daily, morning, until 21 December 2026".
    pub fn words(&self) -> String {
        let amount = self.amount.map(|n| {
            let most = if self.at_most { "at most " } else { "" };
            format!("{most}{n} {}", self.unit.as_deref().unwrap_or_default()).trim_end().to_string()
        });
        let until = self.until.map(|day| format!("until {}", dates::plain(day)));
        let every = self.every.as_ref().map(ToString::to_string);
        let parts: Vec<String> =
            [self.what.clone(), amount, every, self.cue.clone(), until].into_iter().flatten().collect();
        if parts.is_empty() { "nothing yet".to_string() } else { parts.join(", ") }
    }
}
