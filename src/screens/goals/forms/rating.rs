//! How close a goal is today, 0 to 10.

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
}

/// The form of today's rating; one a day.
pub fn open(see: See, goal: &Record<Goal>) -> Box<dyn Page> {
    let today = see.today();
    let mut form = Form::new().enter_saves();
    form.set_visible(Field::Level, !goal.levels.is_empty());
    form.set_options(Field::Level, level_words(goal));
    if let Some(kept) = goal.ratings.iter().find(|rating| rating.day == today) {
        form.set_number(Field::Rating, i32::from(kept.rating.get()));
        form.set_choice(Field::Level, LEVELS.iter().position(|level| Some(*level) == kept.level));
        form.set_text(Field::Note, &kept.note);
    }
    form.focus(Field::Rating);
    Box::new(RatingForm { form: form.given(), goal: goal.clone() }.with_draft(see))
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
        format!("How close is it today: {}", crate::text::one_line(&self.goal.statement))
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        format!("rating {}", self.goal.id)
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let number = self.form.number(Field::Rating).and_then(|n| Rating::new(u8::try_from(n).ok()?));
        let Some(rating) = number else {
            return Err(vec![(Field::Rating, "A number from 0 to 10".to_owned())]);
        };
        let (day, note) = (see.today(), self.form.trimmed(Field::Note).to_owned());
        let level = self.form.choice(Field::Level).and_then(|at| LEVELS.get(at).copied());
        let id = see.id();
        Ok(revised(&self.goal, "rating", |goal| {
            let today = goal.rating_on(day, id);
            (today.rating, today.level, today.note) = (rating, level, note);
        }))
    }
}
