//! What a field is: its label and the kind of answer it takes. Plain constants; knows no answers.

/// A field of a form: the variants of an enum, one form each.
pub trait Field: Copy + Eq + 'static {
    /// All fields, in the order in which they are shown and `Tab` goes through them.
    const STEPS: &'static [Self];

    fn spec(self) -> Spec;

    /// The name under which a draft keeps the answer. Never changed once released.
    fn name(self) -> &'static str;
}

#[derive(Clone, Copy, Debug)]
pub struct Spec {
    pub label: &'static str,
    /// Said dimly in the empty box; beside a tick, what is ticked.
    pub hint: &'static str,
    /// A heading above this field.
    pub section: &'static str,
    pub kind: Kind,
    /// A character that this field cannot take goes to the next field, and the focus with it.
    pub passes_on: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text without line breaks.
    Line,
    /// Text of any number of lines, shown on at least `min` and at most `max` rows.
    Lines {
        min: u16,
        max: u16,
    },
    /// A date as a person says it. What it was understood as is the owner's to say, with `Form::echo`.
    Date,
    /// A whole number between two bounds, or none.
    Number {
        min: i32,
        max: i32,
    },
    /// One of some options; none only if `optional`.
    Choice {
        options: &'static [&'static str],
        optional: bool,
    },
    Tick,
    /// Any number of words, picked from suggestions by their first letters or one's own.
    Words {
        suggestions: &'static [&'static str],
    },
    /// Any number of lines, each an answer of its own.
    List,
}

impl Spec {
    const fn new(label: &'static str, kind: Kind) -> Self {
        Self { label, hint: "", section: "", kind, passes_on: false }
    }

    pub const fn line(label: &'static str) -> Self {
        Self::new(label, Kind::Line)
    }

    /// Rows shown: at least `min`, at most `max`.
    pub const fn lines(label: &'static str, min: u16, max: u16) -> Self {
        Self::new(label, Kind::Lines { min, max })
    }

    pub const fn date(label: &'static str) -> Self {
        Self::new(label, Kind::Date)
    }

    pub const fn number(label: &'static str, min: i32, max: i32) -> Self {
        Self::new(label, Kind::Number { min, max })
    }

    /// One option is always chosen, the first to begin with.
    pub const fn choice(label: &'static str, options: &'static [&'static str]) -> Self {
        Self::new(label, Kind::Choice { options, optional: false })
    }

    /// None is chosen to begin with, and Backspace goes back to that.
    pub const fn choice_or_none(label: &'static str, options: &'static [&'static str]) -> Self {
        Self::new(label, Kind::Choice { options, optional: true })
    }

    pub const fn tick(label: &'static str) -> Self {
        Self::new(label, Kind::Tick)
    }

    pub const fn words(label: &'static str, suggestions: &'static [&'static str]) -> Self {
        Self::new(label, Kind::Words { suggestions })
    }

    pub const fn list(label: &'static str) -> Self {
        Self::new(label, Kind::List)
    }

    pub const fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    pub const fn section(self, section: &'static str) -> Self {
        Self { section, ..self }
    }

    pub const fn passes_on(self) -> Self {
        Self { passes_on: true, ..self }
    }
}
