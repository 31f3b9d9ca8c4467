//! Answers to guided prompts, the difficulties they name, and what matters. The prompts themselves stand with the screen.

use super::fields::{fields, words};
use super::id::Id;
use super::list::{List, part};
use super::number::Rating;

fields! {
    /// One sitting. The last one stays visible beside the new.
    pub struct Reflection {
        pub answers: List<Reply>,
    }
}

part! {
    /// An answer to one prompt, known by its key: words, a number, a list.
    pub struct Reply {
        pub prompt: String,
        pub text: String,
        pub rating: Option<Rating>,
        pub items: Vec<String>,
    }
}

fields! {
    /// A difficulty, in the person's words.
    pub struct Concern {
        pub text: String,
        pub kind: ConcernKind,
        /// The one to look at now.
        pub now: bool,
        pub urgency: Option<Rating>,
        pub impact: Option<Rating>,
        pub area: String,
        /// Ways to work on it, in the person's words.
        pub ways: Vec<String>,
        /// The goals made of it.
        pub goals: Vec<Id>,
    }
}

words! {
    pub enum ConcernKind {
        Unsorted = "unsorted",
        Symptom = "symptom",
        Pattern = "pattern",
        Feeling = "feeling",
        Circumstance = "circumstance",
    }
}

fields! {
    /// What matters to the person.
    pub struct Value {
        pub name: String,
        pub words: String,
        pub place: u32,
    }
}

impl Reflection {
    pub fn reply(&self, prompt: &str) -> Option<&Reply> {
        self.answers.iter().find(|reply| reply.prompt == prompt)
    }
}
