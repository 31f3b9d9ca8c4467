//! Drafting asked line by line: the sentence, the coach's one question after each answer, one offer at a time.

use serde_json::Value;

use super::Drafting;
use super::coach::Mark;
use super::field::Answer;
use super::offers::Offer;
use crate::app::{Action, Asking, Offered, See};
use crate::form::{Asked, Field};

impl Asking for Drafting {
    fn heading(&self) -> String {
        "A goal: begin with a sentence, the rest may stay open".to_owned()
    }

    /// The sentence, then the answers in their order.
    fn count(&self) -> usize {
        1 + self.fields.answers.count()
    }

    fn question(&self, at: usize) -> Option<Asked> {
        match at.checked_sub(1) {
            None => self.fields.sentence.asked(0),
            Some(at) => {
                let mut asked = self.fields.answers.asked(at).filter(|asked| !is_without_choice(asked))?;
                if Answer::STEPS.get(at) == Some(&Answer::MeasuredBy) {
                    asked.label = "By something you log already".to_owned();
                }
                Some(asked)
            }
        }
    }

    fn answer(&mut self, at: usize, line: &str, see: See) -> Result<(), String> {
        match at.checked_sub(1) {
            None => self.fields.sentence.answer(0, line)?,
            Some(at) => self.fields.answers.answer(at, line)?,
        }
        self.follow(see);
        Ok(())
    }

    /// The marks after the sentence, kind words, how it went lately, and the one question.
    fn remarks(&self, at: usize, see: See) -> Vec<String> {
        let coach = self.coach(see);
        let is_plan = at
            .checked_sub(1)
            .and_then(|at| Answer::STEPS.get(at))
            .is_some_and(|answer| *answer as usize > Answer::Start as usize);
        let mut lines = Vec::new();
        if at == 0 && coach.may_offer() {
            lines.extend(coach.marks().iter().map(in_words));
            lines.extend(self.lately.clone());
        }
        if !is_plan {
            lines.extend(coach.kind_words());
            lines.extend(coach.question().map(|question| format!("The coach asks: {question}")));
        }
        lines
    }

    fn offer(&self, see: See) -> Option<Offered> {
        let offer = self.offers.get(self.shown).filter(|offer| !matches!(offer, Offer::TakeBack(_)))?;
        Some(Offered { words: offer.words(see.today()), verb: offer.verb() })
    }

    fn take(&mut self, see: See) {
        drop(Drafting::take(self));
        self.follow(see);
    }

    fn set_aside(&mut self, see: See) {
        Drafting::set_aside(self);
        self.follow(see);
    }

    fn hand_in(&mut self, see: See) -> Vec<Action> {
        self.save(see)
    }

    fn draft_name(&self) -> String {
        Drafting::draft_name(self)
    }

    fn draft_value(&self) -> Value {
        self.to_json()
    }
}

/// “Specific: walk”, “Relevant is open: what is it good for?”.
fn in_words(mark: &Mark) -> String {
    format!("{}{}: {}", mark.name.word(), if mark.met { "" } else { " is open" }, mark.words)
}

/// A choice among nothing is not asked.
fn is_without_choice(asked: &Asked) -> bool {
    matches!(asked.kind, crate::form::Kind::Choice { .. }) && asked.options.is_empty()
}
