//! The form of a week's questions.

use chrono::NaiveDate;

use super::questions::Question;
use super::week_facts;
use crate::app::{Page, See, Sheet};
use crate::form::{Field, Form};
use crate::insight;
use crate::model::calendar::{Period, add};
use crate::model::goal::{Obstacle, Status};
use crate::model::review::{Review, Reviewed, Span};
use crate::model::{Edit, List, Notebook, Record};

const DRAFT: &str = "review";

pub struct Answers {
    form: Form<Question>,
    /// The first day of the week.
    first: NaiveDate,
    before: Option<Record<Review>>,
}

impl Answers {
    pub fn of(first: NaiveDate, at: Option<Question>, see: See) -> Self {
        let before = insight::review_of(see.notebook, Span::Week, first).cloned();
        let mut form = Form::new();
        if let Some(review) = &before {
            for question in Question::STEPS {
                form.set_text(*question, answer(review, *question));
            }
        }
        form.focus(Question::STEPS[0]);
        let mut answers = Self { form: form.given(), first, before }.with_draft(see);
        at.into_iter().for_each(|question| answers.form.focus(question));
        answers
    }

    pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
        let first = name.strip_prefix(DRAFT)?.trim().parse().ok()?;
        Some(Box::new(Self::of(first, None, see)))
    }

    fn review(&self, see: See) -> Review {
        let said = |question: Question| self.form.trimmed(question).to_owned();
        let id = |question: Question| {
            let kept = self.before.iter().flat_map(|review| review.answers.iter());
            kept.into_iter()
                .find(|answer| answer.question == question.name())
                .map_or_else(|| see.id(), |answer| answer.id)
        };
        let others = Question::STEPS.iter().filter(|question| **question != Question::Intention);
        let answered = others.filter(|question| !said(**question).is_empty());
        let answers: List<Reviewed> = answered
            .map(|question| Reviewed {
                id: id(*question),
                question: question.name().to_owned(),
                text: said(*question),
                ..Default::default()
            })
            .collect();
        Review {
            span: Span::Week,
            first: self.first,
            answers,
            intention: said(Question::Intention),
            ..Default::default()
        }
    }

    /// “What could get in the way” with its answer becomes an if-then plan of the goal in front.
    fn plan(&self, see: See) -> Option<Edit> {
        let obstacle = self.form.trimmed(Question::InTheWay).to_owned();
        let plan = self.form.trimmed(Question::Then).to_owned();
        let known = |other: &Obstacle| other.obstacle == obstacle && other.plan == plan;
        let goal = see.notebook.goals.iter().find(|goal| goal.status == Status::Active)?;
        if obstacle.is_empty() || plan.is_empty() || goal.obstacles.iter().any(known) {
            return None;
        }
        let part = Obstacle { id: see.id(), obstacle, plan, ..Default::default() };
        Edit::revise(goal, |goal| goal.body.obstacles.push(part))
    }
}

/// What was answered, nothing if it was not.
pub fn answer(review: &Review, question: Question) -> &str {
    match question {
        Question::Intention => &review.intention,
        question => review.answer(question.name()).unwrap_or(""),
    }
}

/// How many of the questions are answered.
pub fn answered(notebook: &Notebook, first: NaiveDate) -> usize {
    let review = insight::review_of(notebook, Span::Week, first);
    review.map_or(0, |review| Question::STEPS.iter().filter(|q| !answer(review, **q).is_empty()).count())
}

impl Sheet for Answers {
    type Field = Question;

    fn title(&self) -> String {
        format!("The week from {}", self.first.format("%-d %B"))
    }

    fn form(&self) -> &Form<Question> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Question> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        format!("{DRAFT} {}", self.first)
    }

    fn facts(&self, see: See, width: u16) -> Vec<String> {
        week_facts(see, Period { first: self.first, last: add(self.first, 6) }, width)
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Question, String)>> {
        let review = self.review(see);
        let edit = match &self.before {
            Some(before) => Edit::revise(before, |to| {
                to.body.answers = review.answers;
                to.body.intention = review.intention;
            }),
            None if self.form.is_blank() => None,
            None => Some(Edit::add(Record::new(see.id(), see.when(see.today()), review))),
        };
        let edits: Vec<Edit> = edit.into_iter().chain(self.plan(see)).collect();
        Ok((!edits.is_empty()).then(|| Edit::together("week review", edits)))
    }
}
