//! The kinds of habits as the screens offer them: one row each. Knows the model's kinds, and no form.

use crate::model::habit::Kind;

/// One kind of habit as the screens offer it.
pub struct Row {
    pub kind: Kind,
    pub name: &'static str,
    /// What the space bar does.
    pub tick: Tick,
    /// Before the amount that is meant.
    pub before: &'static str,
    /// Label and hint of the amount; none where nothing is counted.
    pub amount: Option<(&'static str, &'static str)>,
    /// The unit, where there is one that always holds.
    pub unit: &'static str,
    /// Whether it has a schedule.
    pub planned: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// Goes round the four answers.
    Cycle,
    /// Done, or not recorded.
    Toggle,
    AddOne,
    /// Asks for the amount, the target filled in.
    Ask,
}

pub const ROWS: &[Row] = &[
    Row {
        kind: Kind::YesNo,
        name: "yes or no",
        tick: Tick::Cycle,
        before: "",
        amount: None,
        unit: "",
        planned: true,
    },
    Row {
        kind: Kind::Count,
        name: "number",
        tick: Tick::AddOne,
        before: "",
        amount: Some(("How many a day", "3; may stay empty")),
        unit: "",
        planned: true,
    },
    Row {
        kind: Kind::Minutes,
        name: "minutes",
        tick: Tick::Ask,
        before: "",
        amount: Some(("Minutes a day", "10; may stay empty")),
        unit: "minutes",
        planned: true,
    },
    Row {
        kind: Kind::AtMost,
        name: "at most",
        tick: Tick::AddOne,
        before: "at most ",
        amount: Some(("At most, a day", "2; 0 is a number too")),
        unit: "",
        planned: true,
    },
    Row {
        kind: Kind::WhenNeeded,
        name: "when needed",
        tick: Tick::Toggle,
        before: "",
        amount: None,
        unit: "",
        planned: false,
    },
];

/// How the screens offer that kind; one this version does not know is done or not.
pub fn row(kind: &Kind) -> &'static Row {
    ROWS.iter().find(|row| row.kind == *kind).unwrap_or(&ROWS[0])
}

impl Row {
    pub fn is_counted(&self) -> bool {
        self.amount.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_row() {
        for kind in Kind::ALL {
            assert!(ROWS.iter().any(|row| row.kind == *kind), "{}", kind.word());
        }
    }
}
