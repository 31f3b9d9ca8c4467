//! One goal looked at in a review: how close it is, and what becomes of it, done there and then.

use super::round::Round;
use crate::app::{Page, See, Sheet};
use crate::form::{Field, Form, Spec};
use crate::model::fate::{self, Fate};
use crate::model::goal::{Goal, Status, Step};
use crate::model::number::Rating;
use crate::model::review::{Choice, Decision, Review};
use crate::model::{Edit, Id, List, Record};
use crate::text::one_line;

const DRAFT: &str = "decision";

pub struct Deciding {
    form: Form<Part>,
    goal: Record<Goal>,
    round: Round,
    /// The choice that the words were last offered for.
    offered: Option<Choice>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Rating,
    Choice,
    Words,
    Habits,
}

/// The decisions as they are offered, and what their words are for.
const CHOICES: &[(Choice, &str, &str)] = &[
    (Choice::Keep, "keep", "a word on it"),
    (Choice::Adjust, "adjust", "the goal in new words"),
    (Choice::BreakDown, "break down", "the first small step"),
    (Choice::Park, "park", "why, if you like"),
    (Choice::LetGo, "let go", "why, if you like"),
    (Choice::Done, "done", "a word on it"),
];

const NAMES: &[&str] = &["keep", "adjust", "break down", "park", "let go", "done"];

impl Field for Part {
    const STEPS: &'static [Self] = &[Part::Rating, Part::Choice, Part::Words, Part::Habits];

    fn spec(self) -> Spec {
        match self {
            Part::Rating => {
                Spec::number("How close is it now", 0, 10).hint("0 not begun, 5 half way, 10 there")
            }
            Part::Choice => Spec::choice("What becomes of it", NAMES),
            Part::Words => Spec::lines("In words", 1, 5),
            Part::Habits => Spec::choice("Its habits", &["keep", "pause", "retire"]),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Part::Rating => "rating",
            Part::Choice => "choice",
            Part::Words => "words",
            Part::Habits => "habits",
        }
    }
}

/// The name its draft is found by.
pub fn draft_name(round: Round, goal: Id) -> String {
    format!("{DRAFT} {} {goal}", round.key())
}

impl Deciding {
    pub fn on(goal: &Record<Goal>, round: Round, see: See) -> Self {
        let mut form = Form::new();
        if let Some(before) = decided(see, round, goal.id) {
            form.set_number(Part::Rating, before.rating.map(|rating| i32::from(rating.get())));
            form.set_choice(Part::Choice, CHOICES.iter().position(|(choice, ..)| *choice == before.choice));
            form.set_text(Part::Words, &before.reason);
        }
        form.focus(Part::Rating);
        Self { form: form.given(), goal: goal.clone(), round, offered: None }.with_draft(see)
    }

    pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
        let (round, goal) = Round::read(name.strip_prefix(DRAFT)?)?;
        let goal = see.notebook.goals.get(goal.parse().ok()?)?;
        Some(Box::new(Self::on(goal, round, see)))
    }

    fn choice(&self) -> &'static (Choice, &'static str, &'static str) {
        &CHOICES[self.form.choice(Part::Choice).unwrap_or(0).min(CHOICES.len() - 1)]
    }

    /// The present sentence is there to be changed; it goes again if something else is chosen.
    fn offer_words(&mut self, choice: &Choice) {
        let words = self.form.trimmed(Part::Words);
        if *choice == Choice::Adjust && words.is_empty() {
            self.form.set_text(Part::Words, &self.goal.statement);
        } else if *choice != Choice::Adjust && words == self.goal.statement {
            self.form.set_text(Part::Words, "");
        }
    }

    fn rating(&self) -> Option<Rating> {
        self.form.number(Part::Rating).and_then(|n| Rating::new(u8::try_from(n).ok()?))
    }

    fn fate(&self) -> Fate {
        let chosen = self.form.choice(Part::Habits).and_then(|at| Fate::ALL.get(at));
        chosen.copied().unwrap_or_default()
    }

    /// The goal with its new rating, and what the decision makes of it.
    fn goal_edits(&self, see: See) -> Vec<Edit> {
        let (choice, words, today) = (&self.choice().0, self.form.trimmed(Part::Words), see.today());
        let mut goal = self.goal.clone();
        if let Some(rating) = self.rating().filter(|_| self.form.changed(Part::Rating)) {
            // A review of a time that is over speaks of that time.
            goal.body.rating_on(today.min(self.round.period.last), see.id()).rating = rating;
        }
        match choice {
            _ if !self.is_new(see) => {}
            Choice::Adjust if !words.is_empty() => goal.body.reword(see.id(), today, words),
            Choice::BreakDown if !words.is_empty() => self.break_down(&mut goal.body, words, see),
            _ => {}
        }
        let mut edits: Vec<Edit> = Edit::revise(&self.goal, |to| *to = goal).into_iter().collect();
        let status = status(choice).filter(|_| self.is_new(see));
        edits.extend(status.map(|status| {
            fate::set_status(see.notebook, &self.goal, status, words, self.fate(), today, || see.id())
        }));
        edits
    }

    /// Whether something else is decided than before: what was done then is not done again.
    fn is_new(&self, see: See) -> bool {
        let said = [Part::Choice, Part::Words, Part::Habits].into_iter().any(|part| self.form.changed(part));
        said || decided(see, self.round, self.goal.id).is_none()
    }

    /// The first small step before all others; in other words it stays the same step.
    fn break_down(&self, goal: &mut Goal, words: &str, see: See) {
        let before = decided(see, self.round, self.goal.id).filter(|it| it.choice == Choice::BreakDown);
        let same = |step: &&mut Step| before.is_some_and(|before| before.reason == step.text);
        match goal.steps.iter_mut().find(same) {
            Some(step) => step.text = words.to_owned(),
            None => {
                let step = Step { id: see.id(), text: words.to_owned(), ..Default::default() };
                goal.steps.0.insert(0, step);
            }
        }
    }

    /// What is decided now; the goal's words as they were when it was decided first.
    fn decision(&self, see: See) -> Decision {
        let new = || Decision {
            id: see.id(),
            goal: self.goal.id,
            statement: self.goal.statement.clone(),
            ..Decision::default()
        };
        let before = decided(see, self.round, self.goal.id).cloned();
        Decision {
            choice: self.choice().0.clone(),
            rating: self.rating(),
            reason: self.form.trimmed(Part::Words).to_owned(),
            ..before.unwrap_or_else(new)
        }
    }

    /// The decision in the review, which begins with it if need be.
    fn review_edit(&self, see: See) -> Option<Edit> {
        let decision = self.decision(see);
        match self.round.review(see.notebook) {
            Some(review) => Edit::revise(review, |to| {
                match to.body.decisions.iter_mut().find(|other| other.id == decision.id) {
                    Some(before) => *before = decision,
                    None => to.body.decisions.push(decision),
                }
            }),
            None => {
                let decisions = List(vec![decision]);
                let (span, first) = (self.round.span(), self.round.first());
                let review = Review { span, first, decisions, ..Default::default() };
                Some(Edit::add(Record::new(see.id(), see.when(see.today()), review)))
            }
        }
    }
}

/// What was decided on a goal in a review.
pub fn decided<'a>(see: See<'a>, round: Round, goal: Id) -> Option<&'a Decision> {
    round.review(see.notebook)?.body.decisions.iter().find(|decision| decision.goal == goal)
}

/// The status a decision gives a goal, if it gives one.
fn status(choice: &Choice) -> Option<Status> {
    match choice {
        Choice::Park => Some(Status::Parked),
        Choice::LetGo => Some(Status::LetGo),
        Choice::Done => Some(Status::Done),
        Choice::Keep | Choice::Adjust | Choice::BreakDown | Choice::Other(_) => None,
    }
}

/// How a decision is called.
pub fn name(choice: &Choice) -> &str {
    CHOICES.iter().find(|(other, ..)| other == choice).map_or(choice.word(), |(_, name, _)| name)
}

impl Sheet for Deciding {
    type Field = Part;

    fn title(&self) -> String {
        one_line(&self.goal.statement).into_owned()
    }

    fn form(&self) -> &Form<Part> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Part> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        draft_name(self.round, self.goal.id)
    }

    fn follow(&mut self, see: See) {
        let (choice, _, words) = self.choice();
        let status = status(choice);
        let before = self.offered.replace(choice.clone());
        let as_it_was_left = before.is_none() && (self.form.is_changed() || !self.is_new(see));
        if before.as_ref() != Some(choice) && !as_it_was_left {
            self.offer_words(choice);
            let proposed = status.as_ref().map(Fate::proposed).unwrap_or_default();
            self.form.set_choice(Part::Habits, Fate::ALL.iter().position(|fate| *fate == proposed));
        }
        let habits = fate::living_habits(see.notebook, self.goal.id, see.today());
        self.form.set_hint(Part::Words, *words);
        self.form.set_visible(Part::Habits, status.is_some() && !habits.is_empty());
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Part, String)>> {
        if !self.form.is_changed() {
            return Ok(None);
        }
        let words = self.form.trimmed(Part::Words);
        let needed = match self.choice().0 {
            _ if !self.is_new(see) => None,
            Choice::Adjust if words.is_empty() || words == self.goal.statement => {
                Some("how would you say it now?")
            }
            Choice::BreakDown if words.is_empty() => Some("one small step is enough"),
            _ => None,
        };
        if let Some(complaint) = needed {
            return Err(vec![(Part::Words, complaint.to_owned())]);
        }
        let edits: Vec<Edit> = self.goal_edits(see).into_iter().chain(self.review_edit(see)).collect();
        let label = format!("goal: {}", self.choice().1);
        Ok((!edits.is_empty()).then(|| Edit::together(label, edits)))
    }
}
