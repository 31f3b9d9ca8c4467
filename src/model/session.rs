//! Appointments with a therapist, what was taken there and what came of it; the results of questionnaires; people.

use chrono::NaiveDate;

use super::fields::{fields, words};
use super::id::Id;
use super::list::{List, part};
use super::number::Amount;

fields! {
    /// An appointment; when it is or was is the record's own time.
    pub struct Session {
        pub attended: Option<bool>,
        pub questions: Vec<String>,
        pub agreed: String,
        pub notes: String,
        pub agenda: List<AgendaItem>,
    }
}

part! {
    /// Something to bring up: a marked record, or words of its own.
    pub struct AgendaItem {
        pub record: Option<Id>,
        pub text: String,
        pub covered: bool,
    }
}

fields! {
    /// One result of a questionnaire or of the person's own scale.
    pub struct Measured {
        pub measure: String,
        pub score: Option<Amount>,
        /// Answers in the order of the questions; none where a question was left out. Empty where only the total was
        /// typed in.
        pub answers: Vec<Option<u8>>,
        /// What the question that is not counted was answered with.
        pub difficulty: Option<u8>,
        pub words: String,
    }
}

fields! {
    /// Somebody to call, or who knows of a goal.
    pub struct Person {
        pub name: String,
        pub contact: String,
        pub role: Role,
        pub notes: String,
        pub place: u32,
    }
}

words! {
    pub enum Role {
        Friend = "friend",
        Family = "family",
        Professional = "professional",
        Therapist = "therapist",
    }
}

fields! {
    /// The six parts of a safety plan, each a list of the person's own lines.
    pub struct SafetyPlan {
        pub signs: Vec<String>,
        pub alone: Vec<String>,
        pub around: Vec<String>,
        pub people: Vec<String>,
        pub professionals: Vec<String>,
        pub surroundings: Vec<String>,
        pub made_with_therapist: Option<NaiveDate>,
        /// Show the plan before the numbers.
        pub first: bool,
    }
}

fields! {
    /// What left this machine, and when.
    pub struct Share {
        pub format: String,
        /// The records whose words were in it.
        pub records: Vec<Id>,
        /// The figures that were in it, by name.
        pub facts: Vec<String>,
        pub since: Option<NaiveDate>,
        /// The file it went into; empty where it went on from the command.
        pub to: String,
    }
}

fields! {
    /// What is chosen for the next session. One is enough; of two the later counts.
    pub struct Preparation {
        /// Ticked for the page: a fact by its name, a record by its id.
        pub shown: Vec<String>,
        /// Taken off the page, named alike.
        pub hidden: Vec<String>,
        /// The agenda in the order the person gave it. What is not in here follows.
        pub order: Vec<Id>,
        /// What of it was talked about.
        pub covered: Vec<Id>,
        /// What was thought through of the list for choosing a therapist, by name.
        pub considered: Vec<String>,
    }
}

/// What the six parts of a safety plan are called, in their order, which follows Stanley and Brown (2012).
pub const PARTS: [&str; 6] = [
    "How I notice it starting",
    "What I can do by myself",
    "People and places that take my mind off it",
    "Whom I can ask for help",
    "Professionals",
    "Making it safer around me",
];

impl SafetyPlan {
    /// The lines of each part, in the order of [`PARTS`].
    pub fn parts(&self) -> [&Vec<String>; 6] {
        [&self.signs, &self.alone, &self.around, &self.people, &self.professionals, &self.surroundings]
    }

    /// As [`SafetyPlan::parts`], to write in.
    pub fn parts_mut(&mut self) -> [&mut Vec<String>; 6] {
        [
            &mut self.signs,
            &mut self.alone,
            &mut self.around,
            &mut self.people,
            &mut self.professionals,
            &mut self.surroundings,
        ]
    }

    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|part| part.is_empty())
    }
}
