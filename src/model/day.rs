//! What belongs to a day: check-ins, notes of every kind, sleep, what changed.

use chrono::NaiveTime;

use super::fields::{fields, words};
use super::id::Id;
use super::list::{List, part};
use super::number::{Amount, Mood, Rating};

fields! {
    /// Mood and other scales, feelings and words at a moment. Many a day.
    pub struct CheckIn {
        pub mood: Option<Mood>,
        pub stress: Option<Rating>,
        pub energy: Option<Rating>,
        pub confidence: Option<Rating>,
        /// The other scales a person chose, by name.
        pub scales: List<Reading>,
        pub feelings: Vec<String>,
        pub words: String,
        pub tags: Vec<String>,
    }
}

part! {
    /// One of the person's own scales, read.
    pub struct Reading {
        pub name: String,
        pub value: Rating,
    }
}

fields! {
    /// Free words at a moment, of one kind.
    pub struct Note {
        pub kind: NoteKind,
        pub text: String,
        /// A thought's kinder reply; how the person responded to a situation.
        pub reply: String,
        /// What set a situation off.
        pub trigger: String,
        pub feelings: Vec<String>,
        /// How strong the feeling was.
        pub intensity: Option<Rating>,
        pub tags: Vec<String>,
        pub goal: Option<Id>,
        /// A task's tick.
        pub done: bool,
    }
}

words! {
    pub enum NoteKind {
        Note = "note",
        Win = "win",
        Hard = "hard",
        Helped = "helped",
        Grateful = "grateful",
        Task = "task",
        /// A thought with a kinder reply.
        Thought = "thought",
        /// What happened, what it felt like, what set it off.
        Situation = "situation",
        /// Something for the session.
        Session = "session",
        /// A question for the session.
        Question = "question",
    }
}

fields! {
    /// What there is only once a day. Sleep belongs to the day one wakes up in.
    pub struct Day {
        pub sleep_hours: Option<Amount>,
        pub sleep_quality: Option<Rating>,
        pub bed: Option<NaiveTime>,
        pub woke: Option<NaiveTime>,
        /// The person called it a rest day.
        pub rest: bool,
        /// The person called it a low day: Today shows no figures on it.
        pub low: bool,
        pub tags: Vec<String>,
    }
}

fields! {
    /// Something that changed on a day, drawn on charts: moved house, dose changed, a new job.
    pub struct Event {
        pub text: String,
    }
}

impl NoteKind {
    /// What a list and an undo call it.
    pub fn noun(&self) -> &'static str {
        match self {
            Self::Win => "win",
            Self::Hard => "hard thing",
            Self::Helped => "thing that helped",
            Self::Grateful => "gratitude",
            Self::Task => "task",
            Self::Thought => "thought",
            Self::Situation => "situation",
            Self::Session => "line for the session",
            Self::Question => "question",
            Self::Note | Self::Other(_) => "note",
        }
    }
}
