//! From a goal to the fields, and from the fields to a goal: what is in a draft, and what is wrong with it.

use chrono::NaiveDate;

use super::beside;
use super::coach::from_sentence;
use super::days;
use super::field::{Answer, LEVELS, Sentence};
use super::gauge::Gauge;
use super::habit_line::Meant;
use super::lists::{Reader, milestone_line, obstacle_line, step_lines};
use crate::app::See;
use crate::dates::{self, DateError, Known, Look};
use crate::form::{Field, Form};
use crate::model::Record;
use crate::model::goal::{Goal, Horizon, Status};
use crate::model::number::Rating;
use crate::model::reflection::Reflection;
use crate::screens::reflect::prompts::{Prompt, VALUES};
use crate::screens::reflect::said;
use crate::smart::{self, Name, Reading};
use crate::text::one_line;

/// The two forms of the page.
#[derive(Clone, Debug)]
pub struct Fields {
    pub sentence: Form<Sentence>,
    pub answers: Form<Answer>,
    /// The areas to choose from, in their order.
    areas: Vec<String>,
}

/// What was written, understood.
pub struct Written {
    pub goal: Goal,
    pub habits: Vec<Meant>,
}

/// What is wrong, and where: no answer means the sentence.
pub type Complaint = (Option<Answer>, String);

/// Each answer that the sentence may give, and its field.
const FROM_SENTENCE: [(Name, Answer); 4] = [
    (Name::Specific, Answer::Specific),
    (Name::Measurable, Answer::Measurable),
    (Name::Relevant, Answer::Relevant),
    (Name::TimeBound, Answer::Time),
];

/// Each answer that a reflection may have the words for, which prompts ask for them, and how they are named.
const REFLECTED: [(Answer, &[Prompt], &str); 4] = [
    (Answer::Achievable, &[Prompt::Strengths, Prompt::Resources], "you have"),
    (Answer::Why, &[Prompt::Why], "you wrote"),
    (Answer::Benefits, &[Prompt::Different, Prompt::Hopes], "you wrote"),
    (Answer::Resources, &[Prompt::Resources, Prompt::Needs], "you named"),
];

/// The newest answer to a prompt.
fn said_last(prompt: Prompt, see: See) -> Option<String> {
    let reply = |record: &Record<Reflection>| record.reply(prompt.name()).map(said);
    see.notebook.reflections.iter().rev().find_map(reply).filter(|said| !said.is_empty())
}

impl Fields {
    /// Blank, with everything that can be picked.
    pub fn new(gauges: &[Gauge], see: See) -> Self {
        let mut answers: Form<Answer> = Form::new();
        answers.set_options(Answer::MeasuredBy, gauges.iter().map(Gauge::name));
        let own: Vec<&str> = see.notebook.values.iter().map(|value| value.name.as_str()).collect();
        answers.set_options(Answer::Values, if own.is_empty() { VALUES.to_vec() } else { own });
        for (answer, prompts, word) in REFLECTED {
            let said =
                prompts.iter().filter_map(|prompt| said_last(*prompt, see)).collect::<Vec<_>>().join("; ");
            if !said.is_empty() {
                answers.set_hint(answer, format!("{word}: {}", one_line(&said)));
            }
        }
        let areas = super::field::AREAS.iter().map(|area| (*area).to_owned()).collect();
        Self { sentence: Form::new(), answers, areas }
    }

    /// With what the goal says. What it has from its own sentence stays the sentence's.
    pub fn fill(&mut self, goal: &Goal, gauges: &[Gauge], known: &Known) {
        let form = &mut self.answers;
        let reading = smart::read(&goal.statement, known);
        self.sentence.set_text(Sentence, &goal.statement);
        let texts = [
            (Answer::Specific, &goal.specific),
            (Answer::Measurable, &goal.measurable),
            (Answer::Achievable, &goal.achievable),
            (Answer::Relevant, &goal.relevant),
            (Answer::Why, &goal.why),
            (Answer::Benefits, &goal.benefits),
            (Answer::Outcome, &goal.outcome),
            (Answer::Supporters, &goal.supporters),
        ];
        for (answer, text) in texts {
            if !is_of_sentence(answer, text, &reading) {
                form.set_text(answer, text);
            }
        }
        form.set_text(Answer::Time, &time_text(goal, &reading));
        let number = |rating: Option<Rating>| rating.map(|rating| i32::from(rating.get()));
        form.set_number(Answer::Confidence, number(goal.confidence));
        form.set_number(Answer::Importance, number(goal.importance));
        form.set_choice(Answer::MeasuredBy, gauges.iter().position(|gauge| measures(gauge, goal)));
        form.set_choice(Answer::Horizon, Horizon::ALL.iter().position(|known| *known == goal.horizon));
        form.set_tick(Answer::Experiment, goal.experiment);
        form.set_words(Answer::Values, goal.values.iter().cloned());
        self.set_area(&goal.area);
        self.fill_lists(goal, known.today);
    }

    fn fill_lists(&mut self, goal: &Goal, today: NaiveDate) {
        let lists = [
            (Answer::Steps, step_lines(&goal.steps, today)),
            (Answer::Milestones, goal.milestones.iter().map(|item| milestone_line(item, today)).collect()),
            (Answer::Obstacles, goal.obstacles.iter().map(obstacle_line).collect()),
            (Answer::Resources, goal.resources.clone()),
        ];
        for (answer, lines) in lists {
            self.answers.set_items(answer, lines.iter().map(String::as_str));
        }
        for (answer, words) in LEVELS.into_iter().zip(&goal.levels) {
            self.answers.set_text(answer, words);
        }
    }

    /// An area that is not among the usual ones is added to them.
    pub fn set_area(&mut self, area: &str) {
        if !area.is_empty() && self.areas.iter().all(|known| known != area) {
            self.areas.push(area.to_owned());
        }
        self.answers.set_options(Answer::Area, self.areas.iter().map(String::as_str));
        self.answers.set_choice(Answer::Area, self.areas.iter().position(|known| known == area));
    }

    fn area(&self) -> String {
        self.answers.choice(Answer::Area).and_then(|at| self.areas.get(at).cloned()).unwrap_or_default()
    }

    /// The goal that `was` becomes. `reading` is of the present sentence.
    pub fn parse(
        &self,
        was: &Goal,
        reading: &Reading,
        gauges: &[Gauge],
        see: See,
    ) -> Result<Written, Vec<Complaint>> {
        let known = days::known(see);
        let mut complaints = Vec::new();
        let statement = self.sentence.trimmed(Sentence);
        if statement.is_empty() {
            complaints.push((None, "A few words here, so that you find it again".to_owned()));
        }
        let mut goal = was.clone();
        goal.reword(see.id(), see.today(), statement);
        self.take_texts(&mut goal, reading);
        self.take_choices(&mut goal, gauges);
        match self.until(was, reading, &known) {
            Ok((time, until)) => (goal.time, goal.until) = (time, until),
            Err(complaint) => complaints.push((Some(Answer::Time), complaint)),
        }
        let reader = Reader { see, known: &known };
        goal.steps = reader.steps(&self.answers.items(Answer::Steps), &was.steps);
        goal.milestones = reader.milestones(&self.answers.items(Answer::Milestones), &was.milestones);
        goal.obstacles = reader.obstacles(&self.answers.items(Answer::Obstacles), &was.obstacles);
        let habits = self.habits(&known).unwrap_or_else(|complaint| {
            complaints.push((Some(Answer::Habits), complaint));
            Vec::new()
        });
        if complaints.is_empty() { Ok(Written { goal, habits }) } else { Err(complaints) }
    }

    fn take_texts(&self, goal: &mut Goal, reading: &Reading) {
        let own = |answer: Answer| self.answers.trimmed(answer).to_owned();
        let said = |answer: Answer| match own(answer) {
            own if own.is_empty() => of_sentence(answer, reading),
            own => own,
        };
        goal.specific = said(Answer::Specific);
        goal.measurable = said(Answer::Measurable);
        goal.relevant = said(Answer::Relevant);
        goal.achievable = own(Answer::Achievable);
        goal.why = own(Answer::Why);
        goal.benefits = own(Answer::Benefits);
        goal.outcome = own(Answer::Outcome);
        goal.supporters = own(Answer::Supporters);
        goal.values = self.answers.words(Answer::Values);
        goal.resources = self.answers.items(Answer::Resources);
        goal.levels = LEVELS.map(own).into_iter().collect();
    }

    fn take_choices(&self, goal: &mut Goal, gauges: &[Gauge]) {
        let rating = |answer: Answer| {
            self.answers.number(answer).and_then(|n| u8::try_from(n).ok()).and_then(Rating::new)
        };
        goal.confidence = rating(Answer::Confidence);
        goal.importance = rating(Answer::Importance);
        goal.experiment = self.answers.ticked(Answer::Experiment);
        goal.area = self.area();
        let horizon = self.answers.choice(Answer::Horizon).and_then(|at| Horizon::ALL.get(at).cloned());
        goal.horizon = horizon.unwrap_or(goal.horizon.clone());
        let gauge = self.answers.choice(Answer::MeasuredBy).and_then(|at| gauges.get(at));
        if gauge.is_some() || gauges.iter().any(|gauge| measures(gauge, goal)) {
            (goal.measured_by, goal.scale) = match gauge {
                Some(Gauge::Habit(id, _)) => (Some(*id), String::new()),
                Some(Gauge::Scale(name) | Gauge::Measure(name, _)) => (None, name.clone()),
                None => (None, String::new()),
            };
        }
        if self.answers.ticked(Answer::Start) {
            goal.status = Status::Active;
        }
    }

    /// The end in words and as a day. Words that are no date are kept as they are.
    fn until(
        &self,
        was: &Goal,
        reading: &Reading,
        known: &Known,
    ) -> Result<(String, Option<NaiveDate>), String> {
        let typed = self.answers.trimmed(Answer::Time);
        if typed.is_empty() {
            let until = beside::plan(reading, &self.answers, known).until;
            return Ok((of_sentence(Answer::Time, reading), until));
        }
        if was.until.is_some() && typed == time_text(was, &Reading::default()) {
            return Ok((was.time.clone(), was.until));
        }
        match dates::read(typed, known, Look::Forward) {
            Ok(day) => Ok((typed.to_owned(), Some(day))),
            Err(DateError::Unknown { .. }) => Ok((typed.to_owned(), None)),
            Err(error) => Err(error.to_string()),
        }
    }

    /// The habits that are listed to be made.
    pub fn habits(&self, known: &Known) -> Result<Vec<Meant>, String> {
        let lines = self.answers.items(Answer::Habits);
        let read = lines.iter().map(|line| Meant::read(line, known)).collect::<Result<Vec<_>, _>>()?;
        Ok(read.into_iter().flatten().collect())
    }

    /// Lines under the fields: what a date and the habits were understood as; in empty boxes, what the sentence says.
    pub fn follow(&mut self, reading: &Reading, see: See) {
        let known = days::known(see);
        let time = self.answers.trimmed(Answer::Time).to_owned();
        let echo = match dates::read(&time, &known, Look::Forward) {
            _ if time.is_empty() => String::new(),
            Ok(day) => dates::echo(day, known.today),
            Err(DateError::Unknown { .. }) => "kept in your words; a date is welcome too".to_owned(),
            Err(error) => error.to_string(),
        };
        self.answers.echo(Answer::Time, echo);
        for (_, answer) in FROM_SENTENCE {
            let said = of_sentence(answer, reading);
            let hint = if said.is_empty() {
                usual_hint(answer, &known)
            } else {
                format!("from the sentence: {said}")
            };
            self.answers.set_hint(answer, hint);
        }
        let habits = match self.habits(&known) {
            Ok(habits) => {
                habits.iter().map(|habit| habit.understood(known.today)).collect::<Vec<_>>().join("; ")
            }
            Err(complaint) => complaint,
        };
        self.answers.echo(Answer::Habits, habits);
    }
}

fn usual_hint(answer: Answer, known: &Known) -> String {
    match (answer, known.next_session) {
        (Answer::Time, Some(_)) => "by Friday, in 6 weeks, until next session".to_owned(),
        (Answer::Time, None) => "by Friday, in 6 weeks, 18 December".to_owned(),
        (answer, _) => answer.spec().hint.to_owned(),
    }
}

/// What the sentence itself says to a question; empty where it says nothing.
pub(super) fn of_sentence(answer: Answer, reading: &Reading) -> String {
    let name = FROM_SENTENCE.iter().find(|(_, other)| *other == answer).map(|(name, _)| *name);
    let met = |name: &Name| reading.care.is_none() && reading.letter(*name).met;
    name.filter(met).map_or_else(String::new, |name| from_sentence(reading, name))
}

fn is_of_sentence(answer: Answer, text: &str, reading: &Reading) -> bool {
    !text.is_empty() && of_sentence(answer, reading) == text
}

/// What stands in the field for the end: nothing where the sentence says it.
fn time_text(goal: &Goal, reading: &Reading) -> String {
    if is_of_sentence(Answer::Time, &goal.time, reading) {
        return String::new();
    }
    goal.until.map_or_else(|| goal.time.clone(), dates::plain)
}

fn measures(gauge: &Gauge, goal: &Goal) -> bool {
    match gauge {
        Gauge::Habit(id, _) => goal.measured_by == Some(*id),
        Gauge::Scale(name) | Gauge::Measure(name, _) => goal.measured_by.is_none() && goal.scale == *name,
    }
}
