//! A field in a form: what it is, the answer in it, and what is said beside it.

use super::cell::Cell;
use super::spec::{Kind, Spec};

#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// The name under which a draft keeps the answer.
    pub name: &'static str,
    pub spec: Spec,
    pub cell: Cell,
    pub label: Option<String>,
    pub hint: Option<String>,
    pub options: Option<Vec<String>>,
    pub hidden: bool,
    pub complaint: Option<String>,
    pub echo: Option<String>,
    /// The answer when the form was given to the person.
    pub given: String,
}

impl Slot {
    pub fn new(name: &'static str, spec: Spec) -> Self {
        let cell = Cell::new(spec.kind);
        let (label, hint, options, complaint, echo) = Default::default();
        let mut slot = Self {
            name,
            spec,
            cell,
            label,
            hint,
            options,
            hidden: false,
            complaint,
            echo,
            given: String::new(),
        };
        slot.given = slot.value();
        slot
    }

    pub fn options(&self) -> Vec<&str> {
        options_of(&self.options, self.spec.kind)
    }

    pub fn value(&self) -> String {
        self.cell.value(&self.options())
    }

    pub fn set_value(&mut self, value: &str) {
        let options = options_of(&self.options, self.spec.kind);
        self.cell.set_value(value, &options);
    }

    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(self.spec.label)
    }

    pub fn hint(&self) -> &str {
        self.hint.as_deref().unwrap_or(self.spec.hint)
    }

    /// Whether Enter belongs to the text here.
    pub fn is_many(&self) -> bool {
        matches!(self.spec.kind, Kind::Lines { .. })
    }
}

/// The options given at run time, or else those of the kind.
pub(super) fn options_of(given: &Option<Vec<String>>, kind: Kind) -> Vec<&str> {
    match (given, kind) {
        (Some(options), _) => options.iter().map(String::as_str).collect(),
        (None, Kind::Choice { options, .. }) => options.to_vec(),
        (None, Kind::Words { suggestions }) => suggestions.to_vec(),
        (None, _) => Vec::new(),
    }
}
