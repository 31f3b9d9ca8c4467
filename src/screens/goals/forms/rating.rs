//! How close a goal is, 0 to 10: today, or on a day it was rated before.

use chrono::NaiveDate;

use super::revised;
use crate::app::{Page, See, Sheet};
use crate::form::{Form, Spec};
use crate::model::goal::{Goal, LEVELS};
use crate::model::number::Rating;
use crate::model::{Edit, Record};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Rating,
    Level,
    Note,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[Field::Rating, Field::Level, Field::Note];

    fn spec(self) -> Spec {
        match self {
            Field::Rating => {
                Spec::number("How close is it", 0, 10).hint("0 not begun, 5 half way, 10 there").passes_on()
            }
            Field::Level => Spec::choice_or_none("Which level", &[]),
            Field::Note => Spec::line("A word on it").hint("may stay empty"),
        }
    }

    fn name(self) -> &'static str {
        ["rating", "level", "note"][self as usize]
    }
}

struct RatingForm {
    form: Form<Field>,
    goal: Record<Goal>,
    day: NaiveDate,
    /// “today”, “on 4 December”.
    named: String,
}

/// The form of today's rating; one a day.
pub fn open(see: See, goal: &Record<Goal>) -> Box<dyn Page> {
    on(see, goal, see.today())
}

/// The form of that day's.
pub fn on(see: See, goal: &Record<Goal>, day: NaiveDate) -> Box<dyn Page> {
    let mut form = Form::new().enter_saves();
    form.set_visible(Field::Level, !goal.levels.is_empty());
    form.set_options(Field::Level, level_words(goal));
    if let Some(kept) = goal.ratings.iter().find(|rating| rating.day == day) {
        form.set_number(Field::Rating, i32::from(kept.rating.get()));
        form.set_choice(Field::Level, LEVELS.iter().position(|level| Some(*level) == kept.level));
        form.set_text(Field::Note, &kept.note);
    }
    form.focus(Field::Rating);
    let named = if day == see.today() { "today".to_owned() } else { day.format("on %-d %B").to_string() };
    Box::new(RatingForm { form: form.given(), goal: goal.clone(), day, named }.with_draft(see))
}

/// “+1: walk twice a week”, for each level; those without words too.
fn level_words(goal: &Goal) -> impl Iterator<Item = String> {
    let words = goal.levels.iter().map(String::as_str).chain(std::iter::repeat(""));
    LEVELS.into_iter().zip(words).map(|(level, words)| {
        let sign = if level == 0 { "0".to_owned() } else { format!("{level:+}") };
        if words.is_empty() { sign } else { format!("{sign}: {}", crate::text::one_line(words)) }
    })
}

impl Sheet for RatingForm {
    type Field = Field;

    fn title(&self) -> String {
        format!("How close is it {}: {}", self.named, crate::text::one_line(&self.goal.statement))
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        format!("rating {} {}", self.goal.id, self.day)
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let number = self.form.number(Field::Rating).and_then(|n| Rating::new(u8::try_from(n).ok()?));
        let Some(rating) = number else {
            return Err(vec![(Field::Rating, "A number from 0 to 10".to_owned())]);
        };
        let (day, note) = (self.day, self.form.trimmed(Field::Note).to_owned());
        let level = self.form.choice(Field::Level).and_then(|at| LEVELS.get(at).copied());
        let id = see.id();
        Ok(revised(&self.goal, "rating", |goal| {
            let today = goal.rating_on(day, id);
            (today.rating, today.level, today.note) = (rating, level, note);
        }))
    }
}
