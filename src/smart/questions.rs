//! One question at a time, in the order S, M, T, A, R: which is asked, and in which words.

use super::acts::Act;
use super::demands;
use super::lexicon::Class;
use super::signals::Signals;
use super::tokens::Words;
use super::{Ask, Care, Name, Reading, TimeState};

const SPECIFIC: &str = "What would you be doing, and where or with whom?";
const SITUATION: &str = "In which situation, and what would you do there that you don't do now?";
const INSTEAD: &str = "What would you like to be doing instead?";
const MORE: &str = "What exactly, and on which days?";
const WHO: &str = "Which small thing would you do, or say, and to whom?";
pub(super) const CONCERN: &str = "What would you like instead, or do about it in one small way?";
const MEASURABLE: &str = "How much, or how often, would be enough?";
const LESS: &str = "For how long to begin with, or down to how much?";
const DONE: &str = "How would you know that you have done it?";
const RHYTHM: &str = "Until when would you like to try it, before you look at it again?";
const TIME: &str = "By when, or for how long to begin with?";
const ALL: &str = "That is a lot to ask of anyone. What would be a small first part of it?";
const OTHERS: &str = "That part is in someone else's hands. What could you yourself say or do?";
const DOSE: &str = "That is a lot to ask of anyone. How much would still work on a hard day?";
const RELEVANT: &str = "What would be good about it for you?";
const DATE: &str = "Which date is that, so that it can stand in your plan?";

/// Gives every letter that is open its question, and the reading the one to ask next.
pub(super) fn ask(reading: &mut Reading, words: &Words, signals: &Signals, acts: &[Act]) {
    if reading.care.is_some() || reading.notice.is_some() {
        return;
    }
    for name in Name::ALL {
        let left_open = reading.experiment && matches!(name, Name::Achievable | Name::TimeBound);
        let open = !(reading.letter(name).met || left_open);
        let question = open.then(|| question(name, reading, words, acts));
        reading.letters[name as usize].hint = question;
    }
    reading.ask = Name::ASKED
        .into_iter()
        .find_map(|letter| Some(Ask { letter, question: reading.letter(letter).hint? }))
        .or_else(|| undated(reading, signals).then_some(Ask { letter: Name::TimeBound, question: DATE }));
}

/// All is in place but the day of the occasion.
fn undated(reading: &Reading, signals: &Signals) -> bool {
    reading.time == TimeState::Horizon && signals.horizons.iter().all(|found| found.value.until.is_none())
}

fn question(name: Name, reading: &Reading, words: &Words, acts: &[Act]) -> &'static str {
    match name {
        Name::Specific => specific(words, acts),
        Name::Measurable if acts.iter().any(|act| act.concrete && act.negated) => LESS,
        Name::Measurable if acts.iter().any(|act| act.concrete && words.is(act.head, Class::EVENT)) => DONE,
        Name::Measurable => MEASURABLE,
        Name::Achievable => match reading.letter(name).evidence.first().map(|evidence| evidence.why) {
            Some(why) if why == demands::OTHERS => OTHERS,
            Some(why) if why == demands::ABSOLUTE => ALL,
            _ => DOSE,
        },
        Name::Relevant => RELEVANT,
        Name::TimeBound if reading.time == TimeState::Rhythm => RHYTHM,
        Name::TimeBound => TIME,
    }
}

fn specific(words: &Words, acts: &[Act]) -> &'static str {
    let Some(act) = acts.first() else { return SPECIFIC };
    let class = words.class(act.head);
    let inner = act.range.clone().any(|n| words.is(n, Class::INNER));
    if act.negated {
        INSTEAD
    } else if inner || class.any(Class::STATE) {
        SITUATION
    } else if act.range.clone().any(|n| words.is(n, Class::PERSON)) {
        WHO
    } else if class.any(Class::BARE) {
        MORE
    } else {
        SPECIFIC
    }
}

impl Care {
    /// What to say instead of coaching. Where help is has another name on the screens than at a shell: whoever says this
    /// says that too.
    pub fn words(self) -> &'static str {
        match self {
            Care::Professional => "This one is worth taking to your therapist or doctor first.",
            Care::Support => "That sounds heavy, and you don't have to carry it alone.",
        }
    }
}
