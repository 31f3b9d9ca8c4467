//! The form of a score: one from elsewhere with its day, one's own scale, a result that is there already.

use crate::app::{Page, See, Sheet};
use crate::dates::{self, Look};
use crate::form::{Form, Spec};
use crate::model::measure::Measure;
use crate::model::number::Amount;
use crate::model::session::Measured;
use crate::model::{Edit, Record, When};
use crate::screens::days;
use crate::text::one_line;

const DRAFT: &str = "score";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Score,
    Day,
    Words,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[Field::Name, Field::Score, Field::Day, Field::Words];

    fn spec(self) -> Spec {
        match self {
            Field::Name => Spec::line("What it measures").hint("dread, calm at work, cravings"),
            Field::Score => Spec::line("Score"),
            Field::Day => Spec::date("Day").hint("today"),
            Field::Words => Spec::line("A word on it").hint("may stay empty"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::Score => "score",
            Field::Day => "day",
            Field::Words => "words",
        }
    }
}

struct ScoreForm {
    form: Form<Field>,
    /// The measure's name; empty for a new scale of one's own.
    name: String,
    was: Option<Record<Measured>>,
}

/// A score of that measure, whether a questionnaire or a scale of one's own.
pub fn open(see: See, name: &str) -> Box<dyn Page> {
    Box::new(ScoreForm::new(name, None).with_draft(see))
}

/// A new scale of one's own, with its first number.
pub fn own(see: See) -> Box<dyn Page> {
    open(see, "")
}

pub fn edit(see: See, record: &Record<Measured>) -> Box<dyn Page> {
    Box::new(ScoreForm::new(&record.measure, Some(record.clone())).with_draft(see))
}

/// By the name of its draft: `score` alone, with a measure's name, or with `of` and the id of a result.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    let rest = name.strip_prefix(DRAFT)?;
    let rest = if rest.is_empty() { rest } else { rest.strip_prefix(' ')? };
    match rest.strip_prefix("of ") {
        Some(id) => Some(edit(see, see.notebook.measures.get(id.parse().ok()?)?)),
        None => Some(open(see, rest.strip_prefix("in ").unwrap_or(rest))),
    }
}

impl ScoreForm {
    fn new(name: &str, was: Option<Record<Measured>>) -> Self {
        let mut form = Form::new();
        form.set_visible(Field::Name, name.is_empty());
        if !name.is_empty() {
            let measure = Measure::named(name);
            form.set_hint(Field::Score, format!("0 to {}", measure.most()));
        } else {
            form.set_hint(Field::Score, "0 not at all, 10 the most");
        }
        if let Some(was) = &was {
            // A total that comes from answers is theirs.
            form.set_visible(Field::Score, was.answers.is_empty());
            form.set_text(Field::Score, &was.score.map_or(String::new(), |score| score.to_string()));
            form.set_text(Field::Day, &dates::plain(was.when.day));
            form.set_text(Field::Words, &was.words);
        }
        Self { form: form.given(), name: name.to_owned(), was }
    }

    fn score(&self, name: &str) -> Result<Amount, (Field, String)> {
        let most = Measure::named(name).most();
        let there = self.was.as_ref().and_then(|was| was.score);
        let read = |typed: &str| {
            let score = typed.parse::<u32>().ok().filter(|score| *score <= u32::from(most));
            Ok(score.map(Amount::from))
        };
        let score = self.form.read(Field::Score, there, read)?;
        score.ok_or_else(|| (Field::Score, format!("A whole number from 0 to {most}.")))
    }

    /// The day typed, today without one; what it was when nothing was changed.
    fn when(&self, see: See) -> Result<When, (Field, String)> {
        let there = self.was.as_ref().map_or_else(|| see.when(see.today()), |was| was.when);
        let day = |typed: &str| days::read(typed, see, Look::Back);
        let read = |typed: &str| day(typed).map(|day| see.when(day.unwrap_or(see.today())));
        self.form.read(Field::Day, there, read).map_err(|words| (Field::Day, words))
    }
}

impl Sheet for ScoreForm {
    type Field = Field;

    fn title(&self) -> String {
        match (&self.was, self.name.as_str()) {
            (None, "") => "A scale of your own, 0 to 10".to_owned(),
            (_, name) => format!("Score: {}", one_line(Measure::named(name).title())),
        }
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        match (&self.was, self.name.as_str()) {
            (Some(was), _) => format!("{DRAFT} of {}", was.id),
            (None, "") => DRAFT.to_owned(),
            (None, name) => format!("{DRAFT} in {name}"),
        }
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let mut complaints = Vec::new();
        let typed = self.form.trimmed(Field::Name);
        let name = if self.name.is_empty() { typed } else { &self.name };
        if name.is_empty() {
            complaints.push((Field::Name, "A word or two on what it measures.".to_owned()));
        }
        let asked = self.form.is_visible(Field::Score);
        let score = self
            .score(name)
            .map_err(|complaint| {
                if asked {
                    complaints.push(complaint)
                }
            })
            .ok();
        let when = self.when(see).map_err(|complaint| complaints.push(complaint)).ok();
        let Some(when) = when.filter(|_| complaints.is_empty()) else { return Err(complaints) };
        let words = self.form.trimmed(Field::Words).to_owned();
        if let Some(was) = &self.was {
            return Ok(Edit::revise(was, |record| {
                record.when = when;
                record.body.words = words;
                record.body.score = if asked { score } else { record.body.score };
            }));
        }
        let measure = Measure::named(name).name().to_owned();
        let body = Measured { measure, score, words, ..Measured::default() };
        Ok(Some(Edit::add(Record::new(see.id(), when, body).written(see.moment()))))
    }

    fn follow(&mut self, see: See) {
        let typed = !self.form.is_empty(Field::Day);
        let day = self.when(see).ok().filter(|_| typed).map(|when| when.day);
        days::echo(&mut self.form, Field::Day, day, see);
    }
}
