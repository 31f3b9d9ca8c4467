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
        /// Answers in the order of the questions; none where a question was left out.
        pub answers: Vec<Option<u8>>,
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
        pub records: Vec<Id>,
        pub since: Option<NaiveDate>,
    }
}
