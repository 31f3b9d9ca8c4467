//! What taking an offer or an example does to the page, and what a draft of the page holds.

use serde_json::{Map, Value, json};

use super::examples::Example;
use super::field::{Answer, Sentence};
use super::offers::{Offer, SMALLER};
use super::{Drafting, Origin, Place};
use crate::app::Action;
use crate::dates;
use crate::form::{Draft, Field};

impl Drafting {
    /// Does what is offered.
    pub(super) fn take(&mut self) -> Vec<Action> {
        let Some(offer) = self.offers.get(self.shown).cloned() else {
            return vec![Action::Say("Nothing is offered just now.".to_owned())];
        };
        match offer {
            Offer::Positive(text) | Offer::Rewrite(text) => self.say_it_so(&text),
            Offer::Smaller(text) => {
                self.aside.push(SMALLER.to_owned());
                self.say_it_so(&text);
            }
            Offer::Split(one, other) => {
                self.say_it_so(&one);
                self.also.push(other);
            }
            Offer::Habit(line) => self.take_habit(line),
            Offer::OtherHabit(line) => {
                let before = self.taken.take();
                self.change_lines(Answer::Habits, |lines| {
                    lines.retain(|other| Some(other) != before.as_ref())
                });
                self.take_habit(line);
            }
            Offer::Step(line) => self.change_lines(Answer::Steps, |lines| lines.push(line)),
            Offer::Milestone(line) => self.change_lines(Answer::Milestones, |lines| lines.push(line)),
            Offer::Until(day, _) => self.fields.answers.set_text(Answer::Time, &dates::plain(day)),
            Offer::TakeBack(line) => {
                self.change_lines(Answer::Habits, |lines| lines.retain(|other| *other != line));
                self.taken = None;
            }
        }
        self.shown = 0;
        Vec::new()
    }

    /// Offers it no more on this page; a habit that was taken goes again.
    pub(super) fn set_aside(&mut self) {
        match self.offers.get(self.shown) {
            Some(Offer::TakeBack(_)) => drop(self.take()),
            Some(offer) => self.aside.push(offer.key()),
            None => {}
        }
        self.shown = 0;
    }

    fn say_it_so(&mut self, text: &str) {
        self.fields.sentence.set_text(Sentence, text);
    }

    fn take_habit(&mut self, line: String) {
        self.taken = Some(line.clone());
        self.change_lines(Answer::Habits, |lines| lines.push(line));
    }

    fn change_lines(&mut self, answer: Answer, change: impl FnOnce(&mut Vec<String>)) {
        let mut lines = self.fields.answers.items(answer);
        change(&mut lines);
        self.fields.answers.set_items(answer, lines.iter().map(String::as_str));
    }

    /// Fills the page with an example. What stands in its lists already stays above.
    pub(super) fn begin_with(&mut self, example: Example) {
        self.place = Place::Sentence;
        match example {
            Example::Pair(pair) => {
                self.say_it_so(pair.better);
                self.fields.set_area(pair.area);
            }
            Example::Idea(idea) => {
                self.change_lines(Answer::Steps, |lines| lines.push(idea.step.to_owned()));
                self.fields.answers.focus(Answer::Steps);
                self.place = Place::Answers;
            }
            Example::Template(template) => {
                self.say_it_so(template.sentence);
                self.fields.set_area(template.area);
                self.fields.answers.set_text(Answer::Outcome, template.outcome);
                let lists = [
                    (Answer::Steps, template.steps),
                    (Answer::Milestones, template.milestones),
                    (Answer::Obstacles, template.obstacles),
                    (Answer::Resources, template.resources),
                ];
                for (answer, more) in lists {
                    self.change_lines(answer, |lines| {
                        lines.extend(more.iter().map(|line| (*line).to_owned()))
                    });
                }
            }
        }
    }

    pub(super) fn draft_name(&self) -> String {
        match &self.origin {
            Origin::New => "goal".to_owned(),
            Origin::Concern(id) => format!("goal of {id}"),
            Origin::Old(record) => format!("goal {}", record.id),
        }
    }

    pub(super) fn is_changed(&self) -> bool {
        self.fields.sentence.is_changed() || self.fields.answers.is_changed()
    }

    /// Everything typed and chosen; `Null` where that is nothing.
    pub(super) fn to_json(&self) -> Value {
        if !self.is_changed() {
            return Value::Null;
        }
        let draft = self.fields.answers.to_draft();
        let values: Map<String, Value> =
            draft.values.into_iter().map(|(name, value)| (name, value.into())).collect();
        let focus = if self.place == Place::Answers { draft.focus } else { Sentence.name().to_owned() };
        json!({
            "sentence": self.fields.sentence.text(Sentence),
            "focus": focus,
            "values": values,
            "aside": self.aside,
            "also": self.also,
            "taken": self.taken,
        })
    }

    /// As it was left: a field that was emptied is empty.
    pub(super) fn resume(&mut self, draft: &Value) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let words = |key: &str| -> Vec<String> {
            draft.get(key).and_then(Value::as_array).into_iter().flatten().map(text).collect()
        };
        let values = draft.get("values").and_then(Value::as_object).into_iter().flatten();
        let values: Vec<(String, String)> = values.map(|(name, value)| (name.clone(), text(value))).collect();
        if let Some((_, area)) = values.iter().find(|(name, _)| name == Answer::Area.name()) {
            self.fields.set_area(area);
        }
        let focus = draft.get("focus").map(text).unwrap_or_default();
        self.place =
            if focus.is_empty() || focus == Sentence.name() { Place::Sentence } else { Place::Answers };
        self.fields.answers.restore(&Draft { focus, values });
        let sentence = draft.get("sentence").map(text).unwrap_or_default();
        self.fields.sentence.set_text(Sentence, &sentence);
        self.aside = words("aside");
        self.also = words("also");
        self.taken = draft.get("taken").and_then(Value::as_str).map(str::to_owned);
        self.resumed = true;
    }
}
