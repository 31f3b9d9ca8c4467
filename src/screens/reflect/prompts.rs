//! The guided prompts: in groups, each with a key that a reflection keeps its answer under. Every one may be left out.

use crate::form::{Field, Kind, Spec};
use crate::screens::check_in::FEELINGS;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    Mood,
    Stress,
    Feelings,
    Coping,
    Areas,
    Why,
    Event,
    Heavy,
    HardFeelings,
    Habits,
    Before,
    Different,
    Hopes,
    TwoWays,
    Needs,
    Strengths,
    Limits,
    Resources,
    Values,
    Vision,
    People,
    Rest,
    Food,
    Movement,
    Calm,
    Concerns,
    Pad,
}

/// Parts of life, for the pickers of areas.
pub const AREAS: &[&str] =
    &["work", "family", "partner", "friends", "health", "money", "sleep", "self", "study", "home"];

/// Things that matter to many people; one's own words do as well.
pub const VALUES: &[&str] = &[
    "kindness",
    "honesty",
    "family",
    "friendship",
    "courage",
    "learning",
    "health",
    "being present",
    "freedom",
    "fairness",
    "creativity",
    "faith",
    "humour",
    "helping",
];

impl Field for Prompt {
    const STEPS: &'static [Self] = &[
        Prompt::Mood,
        Prompt::Stress,
        Prompt::Feelings,
        Prompt::Coping,
        Prompt::Areas,
        Prompt::Why,
        Prompt::Event,
        Prompt::Heavy,
        Prompt::HardFeelings,
        Prompt::Habits,
        Prompt::Before,
        Prompt::Different,
        Prompt::Hopes,
        Prompt::TwoWays,
        Prompt::Needs,
        Prompt::Strengths,
        Prompt::Limits,
        Prompt::Resources,
        Prompt::Values,
        Prompt::Vision,
        Prompt::People,
        Prompt::Rest,
        Prompt::Food,
        Prompt::Movement,
        Prompt::Calm,
        Prompt::Concerns,
        Prompt::Pad,
    ];

    fn spec(self) -> Spec {
        let text = |label| Spec::lines(label, 1, 8);
        match self {
            Prompt::Mood => Spec::number("Mood", 1, 10).section("Where I am now").passes_on(),
            Prompt::Stress => Spec::number("Stress", 0, 10).passes_on(),
            Prompt::Feelings => Spec::words("What I feel", FEELINGS),
            Prompt::Coping => text("How I get through"),
            Prompt::Areas => Spec::words("Parts of life to look at", AREAS),
            Prompt::Why => text("What made me look for help").section("What brings me here"),
            Prompt::Event => text("Was there one thing that set it off"),
            Prompt::Heavy => text("Where life feels heavy"),
            Prompt::HardFeelings => Spec::list("Feelings I wrestle with"),
            Prompt::Habits => Spec::list("Things I do that do not serve me"),
            Prompt::Before => text("What came before, as far as it matters"),
            Prompt::Different => text("If this goes well, what is different").section("What I would like"),
            Prompt::Hopes => text("What I hope for"),
            Prompt::TwoWays => text("Two ways I could work on it"),
            Prompt::Needs => Spec::list("What I need"),
            Prompt::Strengths => Spec::list("What I am good at").section("What I have"),
            Prompt::Limits => Spec::list("What limits me at the moment"),
            Prompt::Resources => Spec::list("People, places, things that help"),
            Prompt::Values => Spec::words("What matters to me", VALUES).section("What matters"),
            Prompt::Vision => Spec::line("Where I would like life to go, in a line"),
            Prompt::People => Spec::number("People around me", 0, 10).section("Five pillars"),
            Prompt::Rest => Spec::number("Sleep and rest", 0, 10),
            Prompt::Food => Spec::number("Eating in a way that does me good", 0, 10),
            Prompt::Movement => Spec::number("Moving my body", 0, 10),
            Prompt::Calm => Spec::number("Quiet moments", 0, 10),
            Prompt::Concerns => Spec::list("What I would like to work on")
                .hint("anxiety, relationships, stress, grief, sleep")
                .section("Concerns"),
            Prompt::Pad => text("Anything else, to bring to the session").section("Before I forget"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Prompt::Mood => "mood",
            Prompt::Stress => "stress",
            Prompt::Feelings => "feelings",
            Prompt::Coping => "coping",
            Prompt::Areas => "areas",
            Prompt::Why => "why",
            Prompt::Event => "event",
            Prompt::Heavy => "heavy",
            Prompt::HardFeelings => "hard-feelings",
            Prompt::Habits => "habits",
            Prompt::Before => "before",
            Prompt::Different => "different",
            Prompt::Hopes => "hopes",
            Prompt::TwoWays => "two-ways",
            Prompt::Needs => "needs",
            Prompt::Strengths => "strengths",
            Prompt::Limits => "limits",
            Prompt::Resources => "resources",
            Prompt::Values => "values",
            Prompt::Vision => "vision",
            Prompt::People => "people",
            Prompt::Rest => "rest",
            Prompt::Food => "food",
            Prompt::Movement => "movement",
            Prompt::Calm => "calm",
            Prompt::Concerns => "concerns",
            Prompt::Pad => "pad",
        }
    }
}

impl Prompt {
    /// What a life rests on, each rated from 0 to 10.
    pub const PILLARS: [Self; 5] = [Self::People, Self::Rest, Self::Food, Self::Movement, Self::Calm];

    /// The one that a reflection keeps under this key.
    pub fn named(key: &str) -> Option<Self> {
        Self::STEPS.iter().copied().find(|prompt| prompt.name() == key)
    }

    /// The heading it stands under.
    pub fn section(self) -> &'static str {
        let upto = Self::STEPS.iter().position(|step| *step == self).map_or(0, |at| at + 1);
        let sections = Self::STEPS[..upto].iter().rev().map(|step| step.spec().section);
        sections.into_iter().find(|section| !section.is_empty()).unwrap_or("")
    }

    pub fn is_number(self) -> bool {
        matches!(self.spec().kind, Kind::Number { .. })
    }

    /// Whether its answer is several things: words picked, or lines.
    pub fn is_several(self) -> bool {
        matches!(self.spec().kind, Kind::Words { .. } | Kind::List)
    }
}
