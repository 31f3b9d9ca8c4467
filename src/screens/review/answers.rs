//! The form of a week's or a month's questions.

use super::facts;
use super::questions::Question;
use super::round::Round;
use crate::app::{Page, See, Sheet};
use crate::form::{Field, Form};
use crate::insight;
use crate::model::day::Event;
use crate::model::goal::{Goal, Obstacle, Status};
use crate::model::review::{Review, Reviewed};
use crate::model::{Edit, Id, List, Notebook, Record};
use crate::text::one_line;

const DRAFT: &str = "review";

/// The name its draft is found by.
pub fn draft_name(round: Round) -> String {
    format!("{DRAFT} {}", round.key())
}

pub struct Answers {
    form: Form<Question>,
    round: Round,
    before: Option<Record<Review>>,
    /// The goals a plan can be for, in the order of their field's options.
    goals: Vec<Id>,
    /// What there is to look at, made when the form opened.
    facts: Vec<String>,
}

impl Answers {
    pub fn of(round: Round, at: Option<Question>, see: See) -> Self {
        let before = round.review(see.notebook).cloned();
        let held = before.as_ref().and_then(|review| holder(see.notebook, &review.body));
        let held = held.map(|(goal, _)| goal.id);
        let goals = goals(see.notebook, held);
        let mut form = Form::new();
        for question in Question::STEPS {
            form.set_visible(*question, Question::asked(round.month).any(|asked| asked == *question));
        }
        form.set_label(Question::Intention, format!("The one thing I mean to do next {}", round.noun()));
        form.set_options(Question::ForGoal, goals.iter().map(|goal| one_line(&goal.statement).into_owned()));
        form.set_choice(Question::ForGoal, goals.iter().position(|goal| Some(goal.id) == held).unwrap_or(0));
        if let Some(review) = &before {
            for question in Question::asked(round.month) {
                form.set_text(question, answer(review, question));
            }
        }
        form.focus(Question::STEPS[0]);
        let seen = insight::facts(see.notebook, round.period, see.today());
        let facts = [facts::lines(see, round, &seen), facts::more(see, round)].concat();
        let goals = goals.into_iter().map(|goal| goal.id).collect();
        let mut answers = Self { form: form.given(), round, before, goals, facts }.with_draft(see);
        at.into_iter().for_each(|question| answers.form.focus(question));
        answers
    }

    pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
        let (round, _) = Round::read(name.strip_prefix(DRAFT)?)?;
        Some(Box::new(Self::of(round, None, see)))
    }

    /// What was said before, of questions this version does not ask too, with what is said now.
    fn answers(&self, see: See) -> List<Reviewed> {
        let mut answers = self.before.as_ref().map(|review| review.body.answers.clone()).unwrap_or_default();
        for question in Question::asked(self.round.month).filter(|asked| *asked != Question::Intention) {
            let text = self.form.trimmed(question).to_owned();
            match answers.iter_mut().find(|answer| answer.question == question.name()) {
                Some(answer) => answer.text = text,
                None => answers.push(Reviewed {
                    id: see.id(),
                    question: question.name().to_owned(),
                    text,
                    ..Default::default()
                }),
            }
        }
        answers.0.retain(|answer| !answer.text.is_empty());
        answers
    }

    /// What this review said before to a question.
    fn said(&self, question: Question) -> &str {
        self.before.as_ref().map_or("", |review| answer(&review.body, question))
    }

    /// “What could get in the way” with its answer is an if-then plan of the goal chosen. In other words, or for another
    /// goal, it stays the same plan; untouched, it is let be.
    fn plan(&self, see: See) -> Vec<Edit> {
        let obstacle = self.form.trimmed(Question::InTheWay).to_owned();
        let plan = self.form.trimmed(Question::Then).to_owned();
        let asked = [Question::InTheWay, Question::Then, Question::ForGoal];
        let touched = asked.into_iter().any(|question| self.form.changed(question));
        if !touched || obstacle.is_empty() || plan.is_empty() {
            return Vec::new();
        }
        let chosen = self.form.choice(Question::ForGoal).and_then(|at| self.goals.get(at));
        let chosen = chosen.and_then(|id| see.notebook.goals.get(*id));
        let held = self.before.as_ref().and_then(|review| holder(see.notebook, &review.body));
        let part = Obstacle { id: see.id(), obstacle, plan, ..Obstacle::default() };
        let edits = match (held, chosen) {
            (Some((from, kept)), Some(to)) if from.id != to.id => {
                let left = Edit::revise(from, |goal| goal.body.obstacles.retain(|other| other.id != kept.id));
                [left, Edit::revise(to, |goal| goal.body.obstacles.push(part))]
            }
            (Some((goal, kept)), _) => {
                let again = Obstacle { obstacle: part.obstacle, plan: part.plan, ..kept.clone() };
                let put = |other: &mut Obstacle| {
                    if other.id == again.id {
                        *other = again.clone()
                    }
                };
                [Edit::revise(goal, |goal| goal.body.obstacles.iter_mut().for_each(put)), None]
            }
            (None, Some(goal)) if has(goal, &part) => [None, None],
            (None, Some(goal)) => [Edit::revise(goal, |goal| goal.body.obstacles.push(part)), None],
            (None, None) => [None, None],
        };
        edits.into_iter().flatten().collect()
    }

    /// What changed in life is an event, on the last day of the month so far; in other words it stays the same one.
    fn event(&self, see: See) -> Option<Edit> {
        let text = self.form.trimmed(Question::Changed).to_owned();
        let before = self.said(Question::Changed);
        if !self.round.month || text == before {
            return None;
        }
        let mut within = see.notebook.events.within(self.round.period);
        let kept = within.find(|event| !before.is_empty() && event.text == before);
        match kept {
            Some(event) if text.is_empty() => Some(Edit::Delete { id: event.id, at: see.moment() }),
            Some(event) => Edit::revise(event, |event| event.body.text = text),
            None if text.is_empty() => None,
            None => {
                let day = self.round.period.last.min(see.today());
                let event = Event { text, ..Default::default() };
                Some(Edit::add(Record::new(see.id(), see.when(day), event).written(see.moment())))
            }
        }
    }
}

/// The goals to plan for, in the person's order: the active ones, and the one that holds the plan.
fn goals(notebook: &Notebook, held: Option<Id>) -> Vec<&Record<Goal>> {
    let offered = |goal: &&Record<Goal>| goal.status == Status::Active || Some(goal.id) == held;
    let mut goals: Vec<&Record<Goal>> = notebook.goals.iter().filter(offered).collect();
    goals.sort_by_key(|goal| goal.place);
    goals
}

/// Whether a goal has a plan in these words.
fn has(goal: &Goal, plan: &Obstacle) -> bool {
    goal.obstacles.iter().any(|other| (&other.obstacle, &other.plan) == (&plan.obstacle, &plan.plan))
}

/// The if-then plan that a review made, and the goal that holds it.
fn holder<'a>(notebook: &'a Notebook, review: &Review) -> Option<(&'a Record<Goal>, &'a Obstacle)> {
    let said = (answer(review, Question::InTheWay), answer(review, Question::Then));
    let same = |plan: &&Obstacle| (&*plan.obstacle, &*plan.plan) == said;
    notebook.goals.iter().find_map(|goal| Some((goal, goal.obstacles.iter().find(same)?)))
}

/// What was answered, nothing if it was not.
pub fn answer(review: &Review, question: Question) -> &str {
    match question {
        Question::Intention => &review.intention,
        question => review.answer(question.name()).unwrap_or(""),
    }
}

/// How many of the questions are answered, and how many there are.
pub fn answered(notebook: &Notebook, round: Round) -> (usize, usize) {
    let said = |question: &Question| {
        round.review(notebook).is_some_and(|review| !answer(&review.body, *question).is_empty())
    };
    let asked: Vec<Question> = Question::asked(round.month).collect();
    (asked.iter().filter(|question| said(question)).count(), asked.len())
}

impl Sheet for Answers {
    type Field = Question;

    fn title(&self) -> String {
        self.round.title()
    }

    fn form(&self) -> &Form<Question> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Question> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        draft_name(self.round)
    }

    /// A month's question stands beside what the weeks said to it.
    fn facts(&self, see: See, width: u16) -> Vec<String> {
        let asked = self.form.focused();
        let weeks = if self.round.month { facts::weeks(see, self.round, Some(asked)) } else { Vec::new() };
        facts::wrapped(&[weeks, self.facts.clone()].concat(), width)
    }

    /// Which goal a plan is for is asked once there is one, and there are several.
    fn follow(&mut self, _: See) {
        let typed = !self.form.trimmed(Question::InTheWay).is_empty();
        let shown = typed && 1 < self.goals.len();
        self.form.set_visible(Question::ForGoal, shown);
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Question, String)>> {
        let intention = self.form.trimmed(Question::Intention).to_owned();
        let answers = self.answers(see);
        let edit = match &self.before {
            Some(before) => Edit::revise(before, |to| {
                to.body.answers = answers;
                to.body.intention = intention;
            }),
            None if answers.is_empty() && intention.is_empty() => None,
            None => {
                let (span, first) = (self.round.span(), self.round.first());
                let review = Review { span, first, answers, intention, ..Default::default() };
                Some(Edit::add(Record::new(see.id(), see.when(see.today()), review)))
            }
        };
        let edits: Vec<Edit> = edit.into_iter().chain(self.plan(see)).chain(self.event(see)).collect();
        Ok((!edits.is_empty()).then(|| Edit::together(format!("{} review", self.round.noun()), edits)))
    }
}
