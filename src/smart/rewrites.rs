//! What is offered from the person's own words: a fuller sentence, two goals out of one, positive words for an
//! avoidance, a kind word for a self-insult. Every offer can be left.

use super::acts::Act;
use super::demands;
use super::lexicon::Class;
use super::signals::Signals;
use super::tokens::Words;
use super::{Known, Name, Reading, TimeState};
use crate::dates;
use chrono::Days;

/// How long a first try is offered for.
const WEEKS: u64 = 4;

/// Wide verbs with an act that is small enough for a hard day.
const SMALL: &[(&str, &str)] = &[
    ("exercise", "Walk for 10 minutes, three days a week"),
    ("exercising", "Walk for 10 minutes, three days a week"),
    ("read", "Read for 10 minutes, three evenings a week"),
    ("sleep", "Be in bed by 11pm, four nights a week"),
    ("relax", "Sit quietly with a cup of tea for 10 minutes a day"),
    ("rest", "Lie down for 15 minutes after lunch"),
    ("drink", "Drink a glass of water with every meal"),
    ("eat", "Eat a piece of fruit after lunch"),
    ("socialize", "Call a friend once a week"),
    ("study", "Study for 20 minutes, three days a week"),
    ("move", "Walk for 10 minutes after lunch"),
    ("save", "Put 10 aside every week"),
];

/// Feelings one would rather not have, and what is wanted instead.
const INSTEAD: &[(&str, &str)] = &[
    ("anxious", "Feel calmer"),
    ("anxiety", "Feel calmer"),
    ("worry", "Come back to what is in front of me"),
    ("worrying", "Come back to what is in front of me"),
    ("worried", "Feel calmer"),
    ("stressed", "Feel more at ease"),
    ("stress", "Feel more at ease"),
    ("sad", "Do things that warm me"),
    ("depressed", "Do things that warm me"),
    ("angry", "Answer calmly"),
    ("anger", "Answer calmly"),
    ("lonely", "Spend time with people I like"),
    ("shy", "Say something first when I meet people"),
    ("afraid", "Do one thing I have put off"),
    ("scared", "Do one thing I have put off"),
    ("fear", "Do one thing I have put off"),
    ("overthinking", "Come back to what is in front of me"),
    ("overthink", "Come back to what is in front of me"),
    ("procrastinating", "Begin with the first small part"),
    ("procrastinate", "Begin with the first small part"),
    ("tired", "Feel more rested"),
    ("guilty", "Speak to myself as to a friend"),
    ("ashamed", "Speak to myself as to a friend"),
    ("jealous", "Feel surer of myself"),
    ("insecure", "Feel surer of myself"),
    ("negative", "Notice what goes well"),
    ("arguments", "Say calmly what I need"),
    ("arguing", "Say calmly what I need"),
    ("conflict", "Say calmly what I need"),
    ("panic", "Breathe slowly and stay where I am"),
    ("panicking", "Breathe slowly and stay where I am"),
    ("nervous", "Feel calmer"),
    ("isolating", "Spend time with people I like"),
    ("comparing", "Notice what goes well"),
    ("complaining", "Notice what goes well"),
];

const REFRAME: &str =
    "That is a hard word for yourself; a friend might say it more kindly. What would help you a little?";

pub(super) fn offer(reading: &mut Reading, words: &Words, signals: &Signals, acts: &[Act], known: &Known) {
    reading.reframe = insults(words).then_some(REFRAME);
    reading.split = split(words, acts);
    reading.positive = positive(words, acts);
    reading.rewrite = rewrite(reading, words, signals, acts, known);
}

/// The sentence without its final stop, for adding to.
fn stem(text: &str) -> &str {
    text.trim().trim_end_matches(['.', '!', '?', ',', ';', ' '])
}

fn rewrite(
    reading: &Reading,
    words: &Words,
    signals: &Signals,
    acts: &[Act],
    known: &Known,
) -> Option<String> {
    let demanded = |why| reading.letter(Name::Achievable).evidence.iter().any(|evidence| evidence.why == why);
    if demanded(demands::OTHERS) {
        return None;
    }
    if demanded(demands::ABSOLUTE)
        && let Some(smaller) = smaller(words, acts)
    {
        return Some(smaller);
    }
    // Words behind a reason would read as part of it.
    let open_ended = signals.reasons.is_empty();
    let stem = stem(&reading.text);
    match reading.ask?.letter {
        Name::Specific => small(words, acts),
        Name::Measurable
            if open_ended
                && signals.horizons.is_empty()
                && !compares(words, acts)
                && acts.iter().all(|act| !act.negated && repeats(words, act)) =>
        {
            Some(format!("{stem}, twice a week"))
        }
        Name::TimeBound if open_ended && reading.time == TimeState::Rhythm => {
            Some(format!("{stem} for the next {WEEKS} weeks"))
        }
        Name::TimeBound if open_ended => {
            let day = known.today.checked_add_days(Days::new(14))?;
            Some(format!("{stem} by {}", dates::plain(day)))
        }
        _ => None,
    }
}

/// Acts that may be done again and again by their verb: "walk", "go to the pool", "do yoga".
fn repeats(words: &Words, act: &Act) -> bool {
    const ONCE: &[&str] = &[
        "adopt",
        "marry",
        "propose",
        "sell",
        "move",
        "quit",
        "leave",
        "travel",
        "delete",
        "uninstall",
        "install",
        "confess",
        "admit",
        "resign",
        "set",
        "open",
        "close",
        "choose",
        "decide",
        "wear",
        "perfect",
        "apologize",
        "divide",
        "design",
        "foster",
    ];
    let verb = words.at(act.head);
    let class = words.class(act.head);
    let plain =
        class.any(Class::ACT.or(Class::BARE)) && !class.any(Class::LIGHT.or(Class::EVENT.or(Class::PAST)));
    let attends = Class::PLACE.or(Class::GATHERING).or(Class::ACTNOUN).or(Class::CUE);
    let goes = matches!(verb, "go" | "do" | "practice") && act.range.clone().any(|n| words.is(n, attends));
    let learns = act.whole.clone().any(|n| n < act.head && matches!(words.at(n), "learn" | "able"));
    (plain || goes) && !ONCE.contains(&verb) && !learns
}

/// A wide verb as an act that is small enough for a hard day.
fn small(words: &Words, acts: &[Act]) -> Option<String> {
    let act = acts.first().filter(|act| !act.negated)?;
    let (_, small) = SMALL.iter().find(|(verb, _)| *verb == words.at(act.head))?;
    Some(small.to_string())
}

fn compares(words: &Words, acts: &[Act]) -> bool {
    acts.iter().flat_map(|act| act.range.clone()).any(|n| words.is(n, Class::MORE))
}

/// "Never feel anxious again": less of it, in one situation.
fn smaller(words: &Words, acts: &[Act]) -> Option<String> {
    let inner = acts
        .iter()
        .flat_map(|act| act.range.clone())
        .find(|n| words.is(*n, Class::INNER) && !words.is(*n, Class::VERB))?;
    let word = words.at(inner);
    Some(if words.is(inner, Class::PLEASANT) {
        format!("Feel {word} for a moment, once a day")
    } else if words.is(inner, Class::STATEADJ) {
        format!("Feel less {word} in one situation that I choose")
    } else {
        format!("Have less {word} in one situation that I choose")
    })
}

/// Two acts that each say enough to stand alone.
fn split(words: &Words, acts: &[Act]) -> Option<(String, String)> {
    let [first, .., last] = acts else { return None };
    let first_end = words.span(&first.range).end;
    let start = words.span(&last.range).start;
    let (one, two) = (words.source.get(..first_end)?, words.source.get(start..)?);
    let enough = |text: &str| text.split_whitespace().count() >= 2;
    let verbs =
        |act: &Act| words.is(act.head, Class::VERB.or(Class::STATE)) || words.class(act.head).is_none();
    (acts.len() == 2 && start > first_end && enough(one) && enough(two) && verbs(first) && verbs(last))
        .then(|| (stem(one).to_string(), capital(stem(two))))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// An avoidance goal in positive words, when its feeling is in the table.
fn positive(words: &Words, acts: &[Act]) -> Option<String> {
    let act = acts.iter().find(|act| act.negated && !act.concrete)?;
    let found = act.range.clone().find_map(|n| INSTEAD.iter().find(|(word, _)| *word == words.at(n)))?;
    Some(found.1.to_string())
}

/// "I am so lazy", "stop being a wreck": a hard word about oneself, not about a thing.
fn insults(words: &Words) -> bool {
    (0..words.len()).any(|n| {
        let about_me = (n.saturating_sub(5)..n)
            .any(|m| matches!(words.at(m), "am" | "being" | "be" | "feel" | "myself" | "such"));
        let thing = matches!(
            words.at(n),
            "weak" | "fat" | "lame" | "mess" | "waste" | "rubbish" | "terrible" | "awful"
        ) && !(n.saturating_sub(3)..n)
            .any(|m| matches!(words.at(m), "am" | "being" | "such" | "be"));
        let mine = words.is(n, Class::INSULT) && words.before(n, 1) == "my" && words.at(n + 1) == "self";
        words.is(n, Class::INSULT) && about_me && !thing || mine
    })
}
