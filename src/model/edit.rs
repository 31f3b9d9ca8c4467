//! The only ways a notebook changes. An edit is a value: it can be stored, labelled, taken back, and applied again
//! to a notebook that another window has changed meanwhile.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::habit::{Answer, Is};
use super::id::{Id, Rev};
use super::notebook::{Answered, Entry, Kind, Notebook, each_entry};
use super::rebase::{Hand, Rebase};
use super::record::{Fingerprint, Record};
use super::settings::Settings;
use super::versions::loses_words;
use super::when::Moment;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    Add(Entry),
    /// Makes of a record what changed between the two; both have its id.
    Revise {
        from: Entry,
        to: Entry,
    },
    /// Makes of a record with several versions one that says this, and none beside it.
    Choose {
        from: Entry,
        to: Entry,
    },
    /// To the trash. The record stays, with its words.
    Delete {
        id: Id,
        at: Moment,
    },
    Restore {
        id: Id,
        at: Moment,
    },
    /// Takes the words of what is in the trash; its name and its revisions stay.
    Erase {
        ids: Vec<Id>,
    },
    /// What became of a habit on a day.
    Answer {
        habit: Id,
        day: NaiveDate,
        answer: Answer,
    },
    Settings {
        from: Box<Settings>,
        to: Box<Settings>,
    },
    /// Takes an answer back, if it still is the one that was given.
    Unanswer {
        habit: Id,
        day: NaiveDate,
        given: Answer,
        before: Answer,
    },
    /// Takes a record away again, if it still says what it said then: what this edit is kept in need not hold the words.
    Withdraw {
        id: Id,
        said: Fingerprint,
    },
    /// Takes back what an edit did: what another hand has changed since stays as it is.
    Back(Box<Edit>),
    /// Several at once, undone at once.
    Together {
        label: String,
        edits: Vec<Edit>,
    },
}

/// An edit and the revision it makes. Applying it twice is the same as applying it once.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub edit: Edit,
    pub rev: Rev,
}

impl Edit {
    pub fn add<T: Kind>(record: Record<T>) -> Self {
        Self::Add(T::entry(record))
    }

    /// The edit that makes of this record what `change` makes of it; none if that is nothing.
    pub fn revise<T: Kind>(record: &Record<T>, change: impl FnOnce(&mut Record<T>)) -> Option<Self> {
        let mut to = record.clone();
        change(&mut to);
        (*record != to).then(|| Self::Revise { from: T::entry(record.clone()), to: T::entry(to) })
    }

    /// The edit that ends the question of which version: `chosen` says what the record is to say.
    pub fn choose(from: Entry, chosen: Entry) -> Self {
        Self::Choose { from, to: chosen }
    }

    pub fn settings(settings: &Settings, change: impl FnOnce(&mut Settings)) -> Option<Self> {
        let mut to = settings.clone();
        change(&mut to);
        (*settings != to).then(|| Self::Settings { from: Box::new(settings.clone()), to: Box::new(to) })
    }

    pub fn together(label: impl Into<String>, edits: impl IntoIterator<Item = Edit>) -> Self {
        Self::Together { label: label.into(), edits: edits.into_iter().collect() }
    }

    /// Every text that it writes anew.
    pub fn new_words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
        match self {
            Self::Add(entry) => entry.words(say),
            Self::Revise { from, to } => {
                let mut old = Vec::new();
                from.words(&mut |text| old.push(text));
                to.words(&mut |text| {
                    if !old.contains(&text) {
                        say(text)
                    }
                });
            }
            Self::Answer { answer, .. } => say(&answer.note),
            Self::Together { edits, .. } => edits.iter().for_each(|edit| edit.new_words(say)),
            _ => {}
        }
    }

    /// What the status line calls it when it is undone.
    pub fn label(&self) -> String {
        match self {
            Self::Add(entry) => format!("add {}", entry.noun()),
            Self::Revise { to, .. } => format!("change {}", to.noun()),
            Self::Choose { to, .. } => format!("choice of {}", to.noun()),
            Self::Delete { .. } | Self::Withdraw { .. } => "delete".to_owned(),
            Self::Restore { .. } => "bring back".to_owned(),
            Self::Erase { .. } => "delete for good".to_owned(),
            Self::Answer { .. } | Self::Unanswer { .. } => "habit answer".to_owned(),
            Self::Back(edit) => edit.label(),
            Self::Settings { .. } => "settings".to_owned(),
            Self::Together { label, .. } => label.clone(),
        }
    }
}

/// One change while it is applied.
struct Stroke {
    rev: Rev,
    /// What it has changed so far: a second edit of one record goes on from the first.
    touched: HashSet<Id>,
}

impl Notebook {
    /// Applies a change, and returns the edit that takes back what it did here: nothing else, and nothing more.
    pub fn apply(&mut self, change: &Change) -> Edit {
        self.edit(&change.edit, &mut Stroke { rev: change.rev, touched: HashSet::new() }, Hand::Firm)
    }

    fn edit(&mut self, edit: &Edit, stroke: &mut Stroke, hand: Hand) -> Edit {
        match edit {
            Edit::Add(entry) => each_entry!(entry, record => self.add(record)),
            Edit::Revise { from, to } => self.revise(from, to, stroke, hand),
            Edit::Choose { from, to } => self.choose(from, to, stroke),
            Edit::Delete { id, at } => self.set_deleted(*id, Some(*at), stroke),
            Edit::Restore { id, .. } => self.set_deleted(*id, None, stroke),
            Edit::Erase { ids } => together(ids.iter().map(|id| self.erase(*id, stroke))),
            Edit::Withdraw { id, said } => self.withdraw(*id, *said, stroke),
            Edit::Answer { habit, day, answer } => self.answer_habit(*habit, *day, answer, stroke.rev),
            Edit::Unanswer { habit, day, given, before } => {
                self.unanswer(*habit, *day, given, before, stroke.rev)
            }
            Edit::Back(edit) => self.edit(edit, stroke, Hand::Gentle),
            Edit::Settings { from, to } => self.set_settings(from, to, stroke.rev, hand),
            Edit::Together { label, edits } => {
                let mut undo: Vec<Edit> = edits.iter().map(|edit| self.edit(edit, stroke, hand)).collect();
                undo.reverse();
                Edit::Together { label: label.clone(), edits: undo }
            }
        }
    }

    fn add<T: Kind>(&mut self, record: &Record<T>) -> Edit {
        if T::table(self).find(record.id).is_some() {
            return nothing();
        }
        T::table_mut(self).put(record.clone());
        Edit::Withdraw { id: record.id, said: record.fingerprint() }
    }

    fn withdraw(&mut self, id: Id, said: Fingerprint, stroke: &mut Stroke) -> Edit {
        let as_it_was = self.entry(id).is_some_and(|now| now.fingerprint() == said);
        // The moment of the undo is not known here, and the trash counts days: that of the revision will do.
        let at = stroke.rev.moment();
        if as_it_was { self.set_deleted(id, Some(at), stroke) } else { nothing() }
    }

    fn revise(&mut self, from: &Entry, to: &Entry, stroke: &mut Stroke, hand: Hand) -> Edit {
        each_entry!(from, from => match same_kind(from, to) {
            Some(to) => self.revise_record(from, to, stroke, hand),
            None => nothing(),
        })
    }

    fn revise_record<T: Kind>(
        &mut self,
        from: &Record<T>,
        to: &Record<T>,
        stroke: &mut Stroke,
        hand: Hand,
    ) -> Edit {
        let Some(before) = T::table(self).find(to.id).cloned() else {
            // Another hand took the record away for good: words that were just written come back with it.
            return self.add(to);
        };
        let again = !stroke.touched.insert(to.id);
        if !again && before.has_replaced(stroke.rev) {
            return nothing();
        }
        let mut after = before.clone();
        after.rebase(from, to, hand);
        if after == before {
            return nothing();
        }
        let undo = Edit::Revise { from: T::entry(after.clone()), to: T::entry(before.clone()) };
        let own = again || before.rev() == stroke.rev;
        if !own && hand == Hand::Firm && loses_words(&from.body, &before.body, &after.body) {
            after.revise_beside(stroke.rev, from.rev(), before);
            after.absorb(None);
        } else {
            after.revise(stroke.rev, again || before.rev() == from.rev());
            after.absorb(Some(&before));
        }
        T::table_mut(self).put(after);
        undo
    }

    fn choose(&mut self, from: &Entry, to: &Entry, stroke: &mut Stroke) -> Edit {
        each_entry!(from, from => match same_kind(from, to) {
            Some(to) => self.choose_version(from, to, stroke),
            None => nothing(),
        })
    }

    /// Only while the record still is as it was when the person chose: words that came meanwhile were not seen.
    fn choose_version<T: Kind>(&mut self, from: &Record<T>, to: &Record<T>, stroke: &mut Stroke) -> Edit {
        let before = T::table(self).find(to.id).cloned();
        let Some(before) = before.filter(|before| before == from) else { return nothing() };
        let mut after = to.clone();
        after.stand_for(&before, stroke.rev);
        let undo = Edit::Choose { from: T::entry(after.clone()), to: T::entry(before) };
        T::table_mut(self).put(after);
        undo
    }

    fn set_deleted(&mut self, id: Id, deleted: Option<Moment>, stroke: &mut Stroke) -> Edit {
        let Some(entry) = self.entry(id) else { return nothing() };
        let again = !stroke.touched.insert(id);
        each_entry!(entry, record => {
            if record.is_deleted() == deleted.is_some() || !again && record.has_replaced(stroke.rev) {
                return nothing();
            }
            let mut record = *record;
            record.set_deleted(deleted, stroke.rev);
            let back = match deleted {
                Some(at) => Edit::Restore { id, at },
                None => Edit::Withdraw { id, said: record.fingerprint() },
            };
            Kind::table_mut(self).put(record);
            back
        })
    }

    fn erase(&mut self, id: Id, stroke: &mut Stroke) -> Edit {
        let Some(entry) = self.entry(id) else { return nothing() };
        stroke.touched.insert(id);
        let record = each_entry!(entry, record => {
            if !record.is_deleted() || !record.has_words_left() {
                return nothing();
            }
            let erased = record.erased(stroke.rev);
            let undo = Edit::Choose { from: Kind::entry(erased.clone()), to: Kind::entry(*record) };
            Kind::table_mut(self).put(erased);
            undo
        });
        together(std::iter::once(record).chain(self.erase_notes(id, stroke.rev)))
    }

    /// Takes what was said beside a habit's answers; the answers stay.
    fn erase_notes(&mut self, habit: Id, rev: Rev) -> Vec<Edit> {
        let days = self.answers.get(&habit).into_iter().flatten();
        let noted = days.filter(|(_, answered)| !answered.answer.note.is_empty());
        let silent: Vec<(NaiveDate, Answer)> = noted
            .map(|(day, answered)| (*day, Answer { note: String::new(), ..answered.answer.clone() }))
            .collect();
        silent.into_iter().map(|(day, answer)| self.answer_habit(habit, day, &answer, rev)).collect()
    }

    fn set_settings(&mut self, from: &Settings, to: &Settings, rev: Rev, hand: Hand) -> Edit {
        let before = self.settings.clone();
        self.settings.rebase(from, to, hand);
        self.settings_revs.mark(&before, &self.settings, rev);
        Edit::Settings { from: Box::new(self.settings.clone()), to: Box::new(before) }
    }

    fn answer_habit(&mut self, habit: Id, day: NaiveDate, answer: &Answer, rev: Rev) -> Edit {
        let days = self.answers.entry(habit).or_default();
        let before = days.get(&day);
        if before.is_some_and(|before| rev < before.rev) {
            return nothing();
        }
        let undone = before.map_or_else(|| Answer::new(Is::Blank), |before| before.answer.clone());
        // The same answer again is the later one: of two hands' answers it is to win by the moment it was given.
        days.insert(day, Answered { rev, answer: answer.clone() });
        if undone == *answer {
            return nothing();
        }
        Edit::Unanswer { habit, day, given: answer.clone(), before: undone }
    }

    fn unanswer(&mut self, habit: Id, day: NaiveDate, given: &Answer, before: &Answer, rev: Rev) -> Edit {
        let now = self.answers.get(&habit).and_then(|days| days.get(&day));
        let theirs = now.is_none_or(|now| now.answer != *given);
        if theirs { nothing() } else { self.answer_habit(habit, day, before, rev) }
    }
}

/// What takes back several, the last first.
fn together(undo: impl Iterator<Item = Edit>) -> Edit {
    let mut edits: Vec<Edit> = undo.collect();
    edits.reverse();
    Edit::Together { label: String::new(), edits }
}

/// What takes back an edit that did nothing.
fn nothing() -> Edit {
    Edit::Together { label: String::new(), edits: Vec::new() }
}

/// The record inside, if it is of the same kind as `like`.
fn same_kind<'a, T: Kind>(_like: &Record<T>, entry: &'a Entry) -> Option<&'a Record<T>> {
    T::of(entry)
}
