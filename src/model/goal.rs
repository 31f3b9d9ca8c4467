//! What a person wants, with the five answers, the plan and every wording it had. Knows nothing of how it is drafted.

use chrono::NaiveDate;

use super::fields::{fields, words};
use super::id::Id;
use super::list::{List, part};
use super::number::Rating;
use super::row::Row;

/// The levels of a goal, in the order of [`Goal::levels`]; 0 is as hoped.
pub const LEVELS: [i8; 5] = [-2, -1, 0, 1, 2];

/// How many goals are enough to keep in mind at once; a third is explained, never refused.
pub const FOCUS: usize = 2;

fields! {
    pub struct Goal {
        /// The sentence, in the person's own words.
        pub statement: String,
        pub status: Status,
        /// What exactly.
        pub specific: String,
        /// How the person will know.
        pub measurable: String,
        /// A habit already logged that measures it.
        pub measured_by: Option<Id>,
        /// Or a scale of the check-ins, by name.
        pub scale: String,
        /// What makes it doable.
        pub achievable: String,
        /// How sure the person is, 0 to 10. Under 7 a smaller goal is offered (clinical 2.4).
        pub confidence: Option<Rating>,
        /// The reason or the value behind it.
        pub relevant: String,
        /// How much it matters, 0 to 10.
        pub importance: Option<Rating>,
        /// Until when, in the person's words.
        pub time: String,
        pub until: Option<NaiveDate>,
        pub why: String,
        /// What good will come of it.
        pub benefits: String,
        /// How it looks when it is reached: “so that …”.
        pub outcome: String,
        pub area: String,
        pub horizon: Horizon,
        /// An open goal: “see how far I can walk”. Not asked about size or end (clinical 2.4).
        pub experiment: bool,
        /// Why it was parked, let go or changed.
        pub reason: String,
        /// The day on which it was agreed with a therapist.
        pub agreed: Option<NaiveDate>,
        /// Who knows about it.
        pub supporters: String,
        pub values: Vec<String>,
        /// People, places, tools, knowledge.
        pub resources: Vec<String>,
        pub steps: List<Step>,
        pub milestones: List<Milestone>,
        pub obstacles: List<Obstacle>,
        pub ratings: List<Progress>,
        /// What -2, -1, 0, +1 and +2 look like, in the person's words.
        pub levels: Row,
        /// Earlier wordings, oldest first.
        pub wordings: List<Wording>,
        /// The concern it was made of.
        pub concern: Option<Id>,
        /// The goal it follows.
        pub after: Option<Id>,
        /// Where the person put it among the others.
        pub place: u32,
    }
}

words! {
    pub enum Status {
        Draft = "draft",
        Active = "active",
        Parked = "parked",
        Done = "done",
        LetGo = "let-go",
    }
}

words! {
    pub enum Horizon {
        Open = "open",
        Short = "short",
        Long = "long",
    }
}

words! {
    pub enum StepKind {
        Step = "step",
        Homework = "homework",
    }
}

part! {
    /// One thing to do. A step may have steps, those have none.
    pub struct Step {
        pub text: String,
        pub kind: StepKind,
        pub due: Option<NaiveDate>,
        pub done: Option<NaiveDate>,
        /// The session in which it was agreed.
        pub session: Option<Id>,
        pub bring: bool,
        pub steps: List<SubStep>,
    }
}

part! {
    pub struct SubStep {
        pub text: String,
        pub due: Option<NaiveDate>,
        pub done: Option<NaiveDate>,
    }
}

part! {
    pub struct Milestone {
        pub text: String,
        /// What the person will treat themselves to.
        pub reward: String,
        pub due: Option<NaiveDate>,
        pub reached: Option<NaiveDate>,
        pub reward_taken: bool,
    }
}

part! {
    /// “If it rains, then I will walk the stairs.”
    pub struct Obstacle {
        pub obstacle: String,
        pub plan: String,
    }
}

part! {
    /// How close the goal was on a day: 0 not started, 10 there.
    pub struct Progress {
        pub day: NaiveDate,
        pub rating: Rating,
        /// Which of the goal's own levels it was, -2 to +2.
        pub level: Option<i8>,
        pub note: String,
    }
}

part! {
    /// A sentence the goal once was, and the last day on which it was that.
    pub struct Wording {
        pub day: NaiveDate,
        pub statement: String,
    }
}

impl Goal {
    /// Says it in other words, and keeps the earlier ones with their date.
    pub fn reword(&mut self, id: Id, day: NaiveDate, statement: &str) {
        if self.statement == statement {
            return;
        }
        let before = std::mem::replace(&mut self.statement, statement.to_owned());
        if !before.is_empty() {
            self.wordings.push(Wording { id, day, statement: before, ..Default::default() });
        }
    }

    /// Ticks a step, or the one `inner` within it, as done on that day; ticked again it is to do again. A step that is
    /// gone changes nothing.
    pub fn tick_step(&mut self, step: Id, inner: Option<Id>, day: NaiveDate) {
        let Some(step) = self.steps.iter_mut().find(|other| other.id == step) else { return };
        let done = match inner {
            Some(inner) => step.steps.iter_mut().find(|other| other.id == inner).map(|inner| &mut inner.done),
            None => Some(&mut step.done),
        };
        if let Some(done) = done {
            *done = if done.is_some() { None } else { Some(day) };
        }
    }

    /// The rating of a day, to be filled in: there is one a day, and `id` is its name if it is new.
    pub fn rating_on(&mut self, day: NaiveDate, id: Id) -> &mut Progress {
        let there = self.ratings.iter().position(|other| other.day == day);
        let at = there.unwrap_or(self.ratings.len());
        if there.is_none() {
            self.ratings.push(Progress { id, day, ..Default::default() });
        }
        &mut self.ratings[at]
    }

    /// The first step that is still to do; of a step with steps, the first of those.
    pub fn next_step(&self) -> Option<&str> {
        let step = self.steps.iter().find(|step| step.done.is_none())?;
        let inner = step.steps.iter().find(|inner| inner.done.is_none());
        Some(inner.map_or(&*step.text, |inner| &*inner.text))
    }

    /// The level that was reached last, where one was said.
    pub fn level(&self) -> Option<i8> {
        let said = self.ratings.iter().filter(|progress| progress.level.is_some());
        said.max_by_key(|progress| progress.day).and_then(|progress| progress.level)
    }

    /// The last rating.
    pub fn progress(&self) -> Option<&Progress> {
        self.ratings.iter().max_by_key(|progress| progress.day)
    }

    pub fn is_open(&self) -> bool {
        matches!(self.status, Status::Draft | Status::Active)
    }
}
