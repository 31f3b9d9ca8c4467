//! What sets an act off: a clock time, a part of the day, a meal, "when I get home". Never a measure, never a deadline.

use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::Mark;
use super::tokens::{Kind, Words};

/// How many tokens, and the cue in words.
type Taken = Option<(usize, String)>;

/// The longest clause a cue may be, in words.
const LONGEST: usize = 12;

/// Meals and the like, which are a cue behind "at", "with" and "over" too.
const MEALS: &[&str] = &[
    "breakfast",
    "lunch",
    "dinner",
    "supper",
    "tea",
    "brunch",
    "lunchtime",
    "bedtime",
    "teatime",
    "sunrise",
    "sunset",
    "dawn",
    "dusk",
    "lunchbreak",
];

pub(super) fn cue(words: &Words, marks: &[Mark], i: usize) -> Taken {
    clock(words, marks, i)
        .or_else(|| between(words, i))
        .or_else(|| part(words, i))
        .or_else(|| clause(words, marks, i))
        .or_else(|| way(words, i))
        .or_else(|| noun(words, marks, i))
}

fn joined(words: &Words, from: usize, to: usize) -> String {
    (from..to).map(|n| words.at(n)).collect::<Vec<_>>().join(" ")
}

/// `between 4 and 5`.
fn between(words: &Words, i: usize) -> Taken {
    let hour = |n: usize| words.kind(n) == Kind::Clock || words.number(n).is_some_and(|n| n <= 24.0);
    let said = words.at(i) == "between" && hour(i + 1) && words.at(i + 2) == "and" && hour(i + 3);
    let part = usize::from(matches!(words.at(i + 4), "am" | "pm" | "o'clock"));
    (said && !counts(words, i + 4)).then(|| (4 + part, joined(words, i, i + 4 + part)))
}

/// `at 6pm`, `by half past nine`, `after 9 o'clock`, `before 11`, `7:30`.
fn clock(words: &Words, marks: &[Mark], i: usize) -> Taken {
    let opened = words.one_of(i, phrases!(["at|by|before|after|until|around|about|from|for|past"])).is_some();
    let j = i + usize::from(opened);
    let j = j + usize::from(opened && matches!(words.at(j), "around" | "about" | "exactly"));
    let n = clock_words(words, marks, j, opened)?;
    let n = n + usize::from(matches!(words.at(j + n), "sharp" | "latest"));
    let short = matches!(words.at(j + 1), "am" | "pm" | "ish");
    let time = if short { format!("{}{}", words.at(j), words.at(j + 1)) } else { joined(words, j, j + n) };
    let keeps = opened && matches!(words.at(i), "before" | "after" | "until" | "from" | "past");
    Some((j + n - i, if keeps { format!("{} {time}", words.at(i)) } else { time }))
}

/// How many tokens a clock time takes.
fn clock_words(words: &Words, marks: &[Mark], j: usize, opened: bool) -> Option<usize> {
    const PAST: &[&str] = &["half|quarter past|to", "a quarter past|to", "five|ten|twenty past|to"];
    if words.kind(j) == Kind::Clock {
        return Some(1 + usize::from(matches!(words.at(j + 1), "am" | "pm")));
    }
    if let Some(n) = words.one_of(j, phrases!(PAST)) {
        return words.number(j + n).filter(|n| *n <= 12.0).map(|_| n + 1);
    }
    if opened && matches!(words.at(j), "noon" | "midday" | "midnight") {
        return Some(1);
    }
    if opened && words.at(j) == "half" && words.number(j + 1).is_some_and(|n| n <= 12.0) {
        return (!counts(words, j + 2)).then_some(2);
    }
    words.number(j).filter(|n| (1.0..=24.0).contains(n))?;
    if matches!(words.at(j + 1), "am" | "pm" | "o'clock" | "oclock" | "ish") {
        return Some(2);
    }
    if words.phrase(j + 1, "o clock").is_some() {
        return Some(3);
    }
    let said =
        |n: usize| words.number(n).filter(|_| words.at(n).starts_with(|c: char| c.is_ascii_alphabetic()));
    if opened && said(j).is_some() && said(j + 1).is_some_and(|n| n < 60.0) {
        return (!counts(words, j + 2)).then_some(2);
    }
    if opened { hour_alone(words, marks, j) } else { None }
}

/// Whether the word at `n` is what a number before it counts: a unit or a plural.
fn counts(words: &Words, n: usize) -> bool {
    let word = words.at(n);
    let unit = Class::UNIT.or(Class::CALENDAR).or(Class::CONTAINER).or(Class::PERSON);
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    words.kind(n) == Kind::Word
        && (plural && !words.is(n, Class::PREP) || words.is(n, unit) || word == "percent")
}

/// "by 11", "at 6 or 6:30"; not "by 11 pounds" and not "from 5 to 10".
fn hour_alone(words: &Words, marks: &[Mark], j: usize) -> Option<usize> {
    const TIMED: &[&str] = &["at", "by", "before", "after", "until", "around", "about", "exactly", "from"];
    let softened = words.before(j, 1) == "about" && words.before(j, 2) != "at";
    if !TIMED.contains(&words.before(j, 1)) || softened {
        return None;
    }
    let another = words.number(j + 2).is_some() || words.kind(j + 2) == Kind::Clock;
    match words.at(j + 1) {
        "or" | "and" if another => return (!counts(words, j + 3)).then_some(3),
        "to" | "-" if another => return None,
        _ => {}
    }
    let small = Class::PREP.or(Class::CONJ).or(Class::DET).or(Class::AUX).or(Class::ADVERB);
    let begins = Class::PRONOUN.or(Class::POSS).or(Class::VERB);
    let marked = marks.get(j + 1).is_none_or(|mark| *mark != Mark::Free);
    let goes_on = words.is(j + 1, small.or(begins)) && !counts(words, j + 1);
    (marked || words.kind(j + 1) != Kind::Word || goes_on).then_some(1)
}

/// `in the morning`, `at night`, `first thing`.
fn part(words: &Words, i: usize) -> Taken {
    const OPENERS: &[&str] = &[
        "in|during the",
        "in the early|late",
        "at|by",
        "early|late in the",
        "first thing in the",
        "last thing at",
    ];
    if let Some(n) = words.one_of(i, phrases!(OPENERS)).filter(|n| words.is(i + n, Class::DAYPART)) {
        let word = words.at(i + n);
        return Some((n + 1, word.strip_suffix('s').unwrap_or(word).to_string()));
    }
    if let Some(n) = words.one_of(i, phrases!(["during the day", "in the daytime"])) {
        return Some((n, "during the day".into()));
    }
    words.phrase(i, "first|last thing").map(|n| (n, joined(words, i, i + n)))
}

/// `when I get home`, `whenever I feel tense`, `if my boss writes`, `after I wake up`, `before leaving the house`.
fn clause(words: &Words, marks: &[Mark], i: usize) -> Taken {
    const WHEN: &[&str] =
        &["when|whenever|while|once|if", "as soon as", "every|each time", "the moment", "the next time"];
    const BESIDE: &[&str] = &["after|before|upon", "right|straight|just|shortly after|before"];
    let when = words.one_of(i, phrases!(WHEN));
    let n = when.or_else(|| words.one_of(i, phrases!(BESIDE)))?;
    let from = i + n;
    let gerund =
        words.is(from, Class::GERUND) || matches!(words.at(from), "getting" | "going" | "having" | "being");
    let named = words.is(from, Class::PRONOUN.or(Class::POSS).or(Class::DET)) && words.at(from) != "own";
    let asks = words.at(i) == "if" && matches!(words.before(i, 1), "see" | "know" | "notice");
    let opens = match when {
        Some(_) => (named || gerund || words.is(from, Class::STATEADJ)) && !asks,
        None => gerund || pronoun(words.at(from)) || named && has_finite(words, from + 2),
    };
    let end = (from..words.len().min(i + LONGEST)).find(|n| stops(words, marks, *n, from));
    let end = end.unwrap_or(words.len().min(i + LONGEST));
    (opens && end > from).then(|| (end - i, joined(words, i, end)))
}

fn pronoun(word: &str) -> bool {
    matches!(word, "i" | "we" | "he" | "she" | "they" | "you" | "it")
}

/// Whether a clause goes on with a verb: "after the kids are asleep".
fn has_finite(words: &Words, from: usize) -> bool {
    const FINITE: &[&str] = &["is", "are", "has", "have", "gets", "get", "goes", "go", "wakes", "comes"];
    (from..from + 3).any(|n| FINITE.contains(&words.at(n)))
}

/// Where a clause of a cue ends.
fn stops(words: &Words, marks: &[Mark], at: usize, from: usize) -> bool {
    let later = at > from + 1;
    let turns = words.at(at) == "i" && matches!(words.at(at + 1), "will" | "want" | "would" | "plan");
    let gives_a_reason = matches!(words.at(at), "because" | "so");
    let marked = marks.get(at).is_some_and(|mark| matches!(mark, Mark::Rhythm | Mark::Horizon));
    words.ends(at)
        || words.kind(at) == Kind::Mark
        || words.at(at) == "then"
        || later && (turns || gives_a_reason)
        || marked
}

/// `on my way to work`.
fn way(words: &Words, i: usize) -> Taken {
    const WAYS: &[&str] = &["on the|my way home", "on the|my way to|from work|school|bed", "on my commute"];
    words.one_of(i, phrases!(WAYS)).map(|n| (n, joined(words, i, i + n)))
}

/// `after lunch`, `before bed`, `with breakfast`, `at dinner`, `after my shift`.
fn noun(words: &Words, marks: &[Mark], i: usize) -> Taken {
    const OPENERS: &[&str] =
        &["before|after|at|with|over|during", "right|straight|just|soon|shortly after|before"];
    let opener = words.one_of(i, phrases!(OPENERS))?;
    let described =
        |n: &usize| words.is(*n, Class::DET.or(Class::POSS).or(Class::STATEADJ)) && words.at(*n) != "each";
    let j = i + opener + (i + opener..i + opener + 3).take_while(described).count();
    let meal = MEALS.contains(&words.at(j));
    let beside = matches!(words.at(i), "with" | "at" | "over" | "during");
    if !meal && (beside || !words.is(j, Class::CUE.or(Class::DAYPART))) {
        return None;
    }
    let small = Class::PREP.or(Class::CONJ).or(Class::PERSON);
    let compound = words.is(j + 1, Class::CUE.or(Class::THING)) && !words.is(j + 1, small);
    let end = j + 1 + usize::from(compound && marks.get(j + 1) == Some(&Mark::Free));
    let from = if meal && words.at(i) == "at" { j } else { i };
    Some((end - i, joined(words, from, end)))
}
