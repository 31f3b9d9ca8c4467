//! The fields of the drafting page: a sentence, and everything that may be said beside it.

use crate::form::{Field, Spec};

/// The sentence has a form of its own, so that it stays in view while the other fields scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Specific,
    Measurable,
    MeasuredBy,
    Achievable,
    Confidence,
    Relevant,
    Values,
    Importance,
    Time,
    Experiment,
    Start,
    Habits,
    Steps,
    Milestones,
    Obstacles,
    Why,
    Benefits,
    Outcome,
    Area,
    Horizon,
    Resources,
    Supporters,
    MuchLess,
    Less,
    Hoped,
    More,
    MuchMore,
}

/// Goal areas to begin with; any other may come from a concern.
pub const AREAS: &[&str] = &[
    "feelings",
    "coping",
    "healthy habits",
    "saying what I need",
    "healing",
    "being kind to myself",
    "relationships",
    "sleep",
    "boundaries",
    "work and study",
    "old habits",
];

pub const HORIZONS: &[&str] = &["open", "short: relief soon", "long: lasting change"];

impl Field for Sentence {
    const STEPS: &'static [Self] = &[Sentence];

    fn spec(self) -> Spec {
        Spec::lines("In your own words", 1, 5).hint("what you want, as you would say it")
    }

    fn name(self) -> &'static str {
        "sentence"
    }
}

/// Every field but the levels' names: its own name in a draft, and what it is.
const ROWS: &[(Answer, &str, Spec)] = &[
    (Answer::Specific, "specific", Spec::line("S  what exactly").section("Five answers, each optional")),
    (
        Answer::Measurable,
        "measurable",
        Spec::line("M  how you will know").hint("a number, how often, or done or not"),
    ),
    (
        Answer::MeasuredBy,
        "measured-by",
        Spec::choice_or_none("logged already", &[]).hint("Right goes through them"),
    ),
    (
        Answer::Achievable,
        "achievable",
        Spec::line("A  what makes it doable").hint("time, help, a place, a first small piece"),
    ),
    (Answer::Confidence, "confidence", Spec::number("how sure", 0, 10)),
    (Answer::Relevant, "relevant", Spec::line("R  your reason").hint("what it is good for, or for whom")),
    (Answer::Values, "values", Spec::words("what it serves", &[])),
    (Answer::Importance, "importance", Spec::number("how much it matters", 0, 10)),
    (Answer::Time, "time", Spec::date("T  until when")),
    (Answer::Experiment, "experiment", Spec::tick("An experiment").hint("see how it goes; no end needed")),
    (Answer::Start, "start", Spec::tick("Begin now").hint("active as soon as it is kept")),
    (
        Answer::Habits,
        "habits",
        Spec::list("Habits").hint("Stretch, 5 minutes, every evening, until 1 March").section("The plan"),
    ),
    (Answer::Steps, "steps", Spec::list("Steps").hint("the first small thing to do")),
    (Answer::Milestones, "milestones", Spec::list("Milestones").hint("ten walks, then a long bath")),
    (
        Answer::Obstacles,
        "obstacles",
        Spec::list("If ..., then ...").hint("if I am tired, then only to the corner"),
    ),
    (Answer::Why, "why", Spec::lines("Why it matters", 1, 4).section("More, if you like")),
    (Answer::Benefits, "benefits", Spec::lines("What good will come", 1, 4)),
    (Answer::Outcome, "outcome", Spec::line("So that").hint("how it looks when you are there")),
    (Answer::Area, "area", Spec::choice_or_none("Area", AREAS).hint("Right goes through them")),
    (Answer::Horizon, "horizon", Spec::choice("Horizon", HORIZONS)),
    (
        Answer::Resources,
        "resources",
        Spec::list("What I have or need").hint("people, places, tools, knowledge"),
    ),
    (Answer::Supporters, "supporters", Spec::line("Who knows about it")),
    (Answer::MuchLess, "level-2", Spec::line("-2").section("How far it may go, in your words")),
    (Answer::Less, "level-1", Spec::line("-1").hint("less than hoped")),
    (Answer::Hoped, "level0", Spec::line("0").hint("what you hope for")),
    (Answer::More, "level+1", Spec::line("+1").hint("more than hoped")),
    (Answer::MuchMore, "level+2", Spec::line("+2")),
];

/// From -2 to +2.
pub const LEVELS: [Answer; 5] =
    [Answer::MuchLess, Answer::Less, Answer::Hoped, Answer::More, Answer::MuchMore];

impl Field for Answer {
    const STEPS: &'static [Self] = &steps();

    fn spec(self) -> Spec {
        ROWS[self as usize].2
    }

    fn name(self) -> &'static str {
        ROWS[self as usize].1
    }
}

const fn steps() -> [Answer; ROWS.len()] {
    let mut steps = [Answer::Specific; ROWS.len()];
    let mut at = 0;
    while at < ROWS.len() {
        steps[at] = ROWS[at].0;
        at += 1;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_fields() {
        for (at, (answer, ..)) in ROWS.iter().enumerate() {
            assert_eq!(*answer as usize, at);
        }
    }
}
