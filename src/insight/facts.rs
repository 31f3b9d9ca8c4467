//! What a week or a month held, for a review: each fact with its words.

use chrono::NaiveDate;

use crate::model::calendar::{Period, add};
use crate::model::day::{Note, NoteKind};
use crate::model::goal::{Goal, Milestone, Status, StepKind};
use crate::model::habit::Habit;
use crate::model::review::{Review, Span};
use crate::model::{Notebook, Record};

use super::adherence::{Adherence, adherence};
use super::mark::{Mark, marks};
use super::mood::{Change, Mood, change, mean, mood};
use super::{count, one_decimal};

/// What a period held, up to today.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    pub period: Period,
    pub mood: Mood,
    /// Beside the period before.
    pub change: Change,
    pub habits: Vec<HabitFact<'a>>,
    pub wins: Vec<&'a Record<Note>>,
    pub hard: Vec<&'a Record<Note>>,
    pub helped: Vec<&'a Record<Note>>,
    pub grateful: Vec<&'a Record<Note>>,
    pub goals: Vec<GoalFact<'a>>,
    pub steps: Vec<StepFact<'a>>,
    pub milestones: Vec<MilestoneFact<'a>>,
    /// Mean hours, and on how many nights; from four nights on.
    pub sleep: Option<(f64, usize)>,
}

/// A habit that was asked for, or answered, in the period.
#[derive(Clone, Copy, Debug)]
pub struct HabitFact<'a> {
    pub habit: &'a Record<Habit>,
    pub adherence: Adherence,
}

/// How close a goal was before the period and at its end.
#[derive(Clone, Copy, Debug)]
pub struct GoalFact<'a> {
    pub goal: &'a Record<Goal>,
    pub then: Option<u8>,
    pub now: Option<u8>,
}

/// A step done in the period, its own or one of a step.
#[derive(Clone, Copy, Debug)]
pub struct StepFact<'a> {
    pub goal: &'a Record<Goal>,
    pub text: &'a str,
    pub homework: bool,
    pub done: NaiveDate,
}

/// A milestone reached in the period.
#[derive(Clone, Copy, Debug)]
pub struct MilestoneFact<'a> {
    pub goal: &'a Record<Goal>,
    pub milestone: &'a Milestone,
}

/// What a period held. Days after `today` are not there yet.
pub fn facts(notebook: &Notebook, period: Period, today: NaiveDate) -> Facts<'_> {
    let notes = |kind: NoteKind| notebook.notes.within(period).filter(|note| note.kind == kind).collect();
    Facts {
        period,
        mood: mood(notebook, period, today),
        change: change(notebook, period, today),
        habits: habits(notebook, period, today),
        wins: notes(NoteKind::Win),
        hard: notes(NoteKind::Hard),
        helped: notes(NoteKind::Helped),
        grateful: notes(NoteKind::Grateful),
        goals: goals(notebook, period),
        steps: steps(notebook, period),
        milestones: milestones(notebook, period),
        sleep: sleep(notebook, period),
    }
}

/// The review of a period, the later where there are two.
pub fn review_of(notebook: &Notebook, span: Span, first: NaiveDate) -> Option<&Record<Review>> {
    notebook.reviews.iter().rev().find(|review| review.span == span && review.first == first)
}

/// The last review before the period that begins on `first`.
pub fn review_before(notebook: &Notebook, span: Span, first: NaiveDate) -> Option<&Record<Review>> {
    let before = notebook.reviews.iter().filter(|review| review.span == span && review.first < first);
    before.max_by_key(|review| review.first)
}

/// What the person meant to do, said in that review.
pub fn intention_before(notebook: &Notebook, span: Span, first: NaiveDate) -> Option<&str> {
    let last = review_before(notebook, span, first)?;
    Some(&*last.body.intention).filter(|words| !words.is_empty())
}

fn habits(notebook: &Notebook, period: Period, today: NaiveDate) -> Vec<HabitFact<'_>> {
    let seen = Period { first: period.first, last: period.last.min(today) };
    let concerned = |habit: &&Record<Habit>| {
        let said = |mark: Mark| !matches!(mark, Mark::NotPlanned | Mark::NotRecorded);
        marks(notebook, habit, seen).any(|(day, mark)| habit.offered(day) || said(mark))
    };
    let mut habits: Vec<&Record<Habit>> = notebook.habits.iter().filter(concerned).collect();
    habits.sort_by_key(|habit| habit.place);
    let fact = |habit| HabitFact { habit, adherence: adherence(notebook, habit, Some(period), today) };
    habits.into_iter().map(fact).collect()
}

/// Goals begun by the end of the period that are open now, or that were rated in it.
fn goals(notebook: &Notebook, period: Period) -> Vec<GoalFact<'_>> {
    let rated = |goal: &Goal, last: NaiveDate| {
        let up_to = goal.ratings.iter().filter(|progress| progress.day <= last);
        up_to.max_by_key(|progress| progress.day).map(|progress| progress.rating.get())
    };
    let concerned = |goal: &&Record<Goal>| {
        let rated = goal.ratings.iter().any(|progress| period.contains(progress.day));
        goal.when.day <= period.last && (goal.status == Status::Active || rated)
    };
    let mut goals: Vec<&Record<Goal>> = notebook.goals.iter().filter(concerned).collect();
    goals.sort_by_key(|goal| goal.place);
    let fact =
        |goal| GoalFact { goal, then: rated(goal, add(period.first, -1)), now: rated(goal, period.last) };
    goals.into_iter().map(fact).collect()
}

fn steps(notebook: &Notebook, period: Period) -> Vec<StepFact<'_>> {
    let mut done = Vec::new();
    for goal in notebook.goals.iter() {
        for step in &goal.steps {
            let homework = step.kind == StepKind::Homework;
            let own = std::iter::once((&*step.text, step.done));
            let all = own.chain(step.steps.iter().map(|inner| (&*inner.text, inner.done)));
            let within = all.filter_map(|(text, day)| Some((text, day.filter(|day| period.contains(*day))?)));
            done.extend(within.map(|(text, done)| StepFact { goal, text, homework, done }));
        }
    }
    done.sort_by_key(|step| step.done);
    done
}

fn milestones(notebook: &Notebook, period: Period) -> Vec<MilestoneFact<'_>> {
    let mut reached = Vec::new();
    for goal in notebook.goals.iter() {
        let within = goal.milestones.iter().filter(|milestone| is_within(milestone.reached, period));
        reached.extend(within.map(|milestone| MilestoneFact { goal, milestone }));
    }
    reached.sort_by_key(|fact| fact.milestone.reached);
    reached
}

fn is_within(day: Option<NaiveDate>, period: Period) -> bool {
    day.is_some_and(|day| period.contains(day))
}

fn sleep(notebook: &Notebook, period: Period) -> Option<(f64, usize)> {
    let nights = notebook.days.within(period).filter_map(|day| day.sleep_hours.map(|hours| hours.get()));
    let nights: Vec<f64> = nights.collect();
    mean(nights.iter().copied()).filter(|_| 4 <= nights.len()).map(|hours| (hours, nights.len()))
}

impl Facts<'_> {
    /// Every fact as a name and its words, in the order a review shows them. Nothing for what there was none of.
    pub fn lines(&self) -> Vec<(String, String)> {
        let mut lines = vec![("mood".to_owned(), self.mood.words())];
        if 0 < self.mood.logged {
            lines.extend(self.change.words().map(|words| (String::new(), words)));
        }
        if let Some((hours, nights)) = self.sleep {
            let nights = count(nights, "night", "nights");
            lines.push(("sleep".to_owned(), format!("{} hours, over {nights}", one_decimal(hours))));
        }
        lines.extend(self.habits.iter().map(|fact| (fact.habit.name.clone(), fact.adherence.words())));
        let notes = [
            ("wins", &self.wins),
            ("hard", &self.hard),
            ("helped", &self.helped),
            ("grateful", &self.grateful),
        ];
        for (name, notes) in notes {
            lines.extend((!notes.is_empty()).then(|| (name.to_owned(), listed(notes))));
        }
        lines.extend(self.goals.iter().map(|fact| (fact.goal.statement.clone(), fact.words())));
        lines.extend(self.steps.iter().map(|step| (step.name().to_owned(), step.text.to_owned())));
        lines.extend(self.milestones.iter().map(|fact| ("milestone".to_owned(), fact.words())));
        lines
    }
}

/// So many of a kind are named.
const NAMED: usize = 7;

/// The last few in words, and how many there are besides.
fn listed(notes: &[&Record<Note>]) -> String {
    let hidden = notes.len().saturating_sub(NAMED);
    let texts: Vec<&str> = notes[hidden..].iter().map(|note| &*note.text).collect();
    let more = if hidden == 0 { String::new() } else { format!("; and {hidden} more") };
    format!("{}{more}", texts.join("; "))
}

impl GoalFact<'_> {
    /// “4 then, 6 now”.
    pub fn words(&self) -> String {
        match (self.then, self.now) {
            (Some(then), Some(now)) => format!("{then} then, {now} now, of 10"),
            (None, Some(now)) => format!("{now} of 10"),
            _ => "not rated yet".to_owned(),
        }
    }
}

impl StepFact<'_> {
    fn name(&self) -> &'static str {
        if self.homework { "homework done" } else { "step done" }
    }
}

impl MilestoneFact<'_> {
    /// “walked ten times: a long bath, still to take”.
    pub fn words(&self) -> String {
        let Milestone { text, reward, reward_taken, .. } = self.milestone;
        match (reward.is_empty(), reward_taken) {
            (true, _) => text.clone(),
            (false, true) => format!("{text}: {reward}, taken"),
            (false, false) => format!("{text}: {reward}, still to take"),
        }
    }
}
