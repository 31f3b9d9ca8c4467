//! Keeping: the goal, its habits and its links, in one edit.

use super::field::{Answer, Sentence};
use super::keep::{Complaint, Written};
use super::{Drafting, Origin, Place};
use crate::app::{Action, Go, See};
use crate::model::goal::{FOCUS, Goal, Status};
use crate::model::{Edit, Id, Notebook, Record};
use crate::screens::care;
use crate::screens::goals::focus;

impl Drafting {
    pub(super) fn save(&mut self, see: See) -> Vec<Action> {
        self.read(see);
        let was = match &self.origin {
            Origin::Old(record) => record.body.clone(),
            Origin::New | Origin::Concern(_) => Goal::default(),
        };
        match self.fields.parse(&was, &self.reading, &self.gauges, see) {
            Ok(written) => self.keep(&was, written, see),
            Err(complaints) => {
                self.complain(complaints);
                Vec::new()
            }
        }
    }

    fn keep(&self, was: &Goal, written: Written, see: See) -> Vec<Action> {
        let begins = written.goal.status == Status::Active && was.status != Status::Active;
        let (id, mut edits) = self.goal_edit(written.goal, see);
        let today = see.today();
        edits.extend(written.habits.iter().map(|meant| {
            let habit = meant.habit(see.id(), today, Some(id));
            Edit::add(Record::new(see.id(), see.when(today), habit))
        }));
        edits.extend(self.also.iter().map(|statement| {
            let goal =
                Goal { statement: statement.clone(), place: last_place(see.notebook) + 1, ..Goal::default() };
            Edit::add(Record::new(see.id(), see.when(today), goal))
        }));
        if edits.is_empty() {
            return vec![Action::Close, Action::Discard(self.draft_name())];
        }
        let label = if matches!(self.origin, Origin::Old(_)) { "change goal" } else { "new goal" };
        let edit = Edit::together(label, edits);
        let mut actions = Vec::new();
        if matches!(self.origin, Origin::New) {
            actions.push(Action::Go(Go::Goal(id)));
        }
        if !matches!(self.origin, Origin::Old(_)) && !begins {
            actions.push(Action::Say("Kept as a draft. In Goals you can make it active.".to_owned()));
        }
        let others =
            see.notebook.goals.iter().filter(|goal| goal.status == Status::Active && goal.id != id).count();
        if begins && FOCUS <= others {
            actions.push(Action::Open(focus::explain(id)));
        }
        let afterwards = care::with_offer(see, &edit, actions);
        [Action::Submit(edit), Action::Close].into_iter().chain(afterwards).collect()
    }

    /// The goal's id, the edit that makes or changes it, and the concern's that knows of it.
    fn goal_edit(&self, mut goal: Goal, see: See) -> (Id, Vec<Edit>) {
        if let Origin::Old(record) = &self.origin {
            let edit = Edit::revise(record, |record| record.body = goal);
            return (record.id, edit.into_iter().collect());
        }
        let id = see.id();
        goal.place = last_place(see.notebook) + 1;
        let concern = match &self.origin {
            Origin::Concern(concern) => see.notebook.concerns.get(*concern),
            _ => None,
        };
        goal.concern = concern.map(|concern| concern.id);
        let mut edits = vec![Edit::add(Record::new(id, see.when(see.today()), goal))];
        edits
            .extend(concern.and_then(|concern| Edit::revise(concern, |concern| concern.body.goals.push(id))));
        (id, edits)
    }

    fn complain(&mut self, complaints: Vec<Complaint>) {
        self.fields.sentence.complain(Vec::new());
        let in_sentence = |(answer, _): &Complaint| answer.is_none();
        let (sentence, answers): (Vec<_>, Vec<_>) = complaints.into_iter().partition(in_sentence);
        self.place = if sentence.is_empty() { Place::Answers } else { Place::Sentence };
        let answers: Vec<(Answer, String)> =
            answers.into_iter().filter_map(|(answer, words)| Some((answer?, words))).collect();
        self.fields.answers.complain(answers);
        if !sentence.is_empty() {
            self.fields.sentence.complain(sentence.into_iter().map(|(_, words)| (Sentence, words)).collect());
        }
    }
}

/// The place of the last goal in the person's own order.
pub fn last_place(notebook: &Notebook) -> u32 {
    notebook.goals.iter().map(|goal| goal.place).max().unwrap_or(0)
}
