//! What sets an act off: a clock time, a part of the day, a meal, "when I get home". Never a measure, never a deadline.

use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::Mark;
use super::tokens::{Kind, Words};

type Taken = Option<(usize, String)>;

/// The longest clause a cue may be, in words.
const LONGEST: usize = 12;

pub(super) fn cue(words: &Words, marks: &[Mark], i: usize) -> Taken {
    clock(words, marks, i)
        .or_else(|| part(words, i))
        .or_else(|| clause(words, marks, i))
        .or_else(|| noun(words, marks, i))
}

fn joined(words: &Words, from: usize, to: usize) -> String {
    (from..to).map(|n| words.at(n)).collect::<Vec<_>>().join(" ")
}

/// `at 6pm`, `by half past nine`, `after 9 o'clock`, `before 11`, `7:30`.
fn clock(words: &Words, marks: &[Mark], i: usize) -> Taken {
    let opener = matches!(
        words.at(i),
        "at" | "by" | "before" | "after" | "until" | "around" | "about" | "from" | "for" | "past"
    );
    let keeps = matches!(words.at(i), "before" | "after" | "until" | "from" | "past");
    let j = if opener { i + 1 } else { i };
    let j = j + usize::from(opener && matches!(words.at(j), "around" | "about" | "exactly"));
    let n = clock_words(words, j, opener, marks)?;
    let n = if matches!(words.at(j + n), "sharp" | "latest") { n + 1 } else { n };
    let text = if words.at(j + 1) == "am" || words.at(j + 1) == "pm" {
        format!("{}{}", words.at(j), words.at(j + 1))
    } else {
        joined(words, j, j + n)
    };
    let text = if keeps { format!("{} {text}", words.at(i)) } else { text };
    Some((j + n - i, text))
}

/// How many tokens a clock time takes.
fn clock_words(words: &Words, j: usize, opener: bool, marks: &[Mark]) -> Option<usize> {
    if words.kind(j) == Kind::Clock {
        return Some(1 + usize::from(matches!(words.at(j + 1), "am" | "pm")));
    }
    if let Some(n) =
        words.one_of(j, phrases!(["half|quarter past|to", "a quarter past|to", "five|ten|twenty past|to"]))
    {
        return words.number(j + n).filter(|n| *n <= 12.0).map(|_| n + 1);
    }
    if opener && words.one_of(j, phrases!(["noon|midday|midnight"])).is_some() {
        return Some(1);
    }
    let hour = words.number(j).filter(|n| *n <= 24.0)?;
    if matches!(words.at(j + 1), "am" | "pm" | "o'clock" | "oclock") {
        return Some(2);
    }
    let time = matches!(words.at(j.wrapping_sub(1)), "at" | "by" | "before" | "after" | "until" | "around");
    let alone = marks.get(j + 1).is_none_or(|mark| *mark != Mark::Free)
        || words.kind(j + 1) != Kind::Word
        || words.is(j + 1, Class::PREP.or(Class::CONJ).or(Class::DET).or(Class::AUX).or(Class::ADVERB));
    let threshold = words.at(j + 1) == "or" || words.at(j + 1) == "to" && words.number(j + 2).is_some();
    (opener && time && alone && !threshold && hour >= 1.0).then_some(1)
}

/// `in the morning`, `at night`, `first thing`.
fn part(words: &Words, i: usize) -> Taken {
    const PARTS: &[&str] = &[
        "in the",
        "in the early|late",
        "during the",
        "at",
        "by",
        "early|late in the",
        "first thing in the",
        "last thing at",
    ];
    if let Some(n) = words.one_of(i, phrases!(PARTS)).filter(|n| words.is(i + n, Class::DAYPART)) {
        let word = words.at(i + n);
        return Some((n + 1, word.strip_suffix('s').unwrap_or(word).to_string()));
    }
    if let Some(n) = words.one_of(i, phrases!(["during the day", "in the daytime"])) {
        return Some((n, "during the day".into()));
    }
    words.one_of(i, phrases!(["first|last thing"])).map(|n| (n, joined(words, i, i + n)))
}

/// `when I get home`, `whenever I feel tense`, `if my boss writes`, `after I wake up`, `before leaving the house`.
fn clause(words: &Words, marks: &[Mark], i: usize) -> Taken {
    const OPENERS: &[&str] = &[
        "when",
        "whenever",
        "while",
        "as soon as",
        "once",
        "if",
        "every|each time",
        "the moment",
        "the next time",
        "right after|before",
        "straight after",
        "just after|before",
        "after",
        "before",
        "upon",
        "on",
    ];
    let n = words.one_of(i, phrases!(OPENERS))?;
    let opener = words.at(i);
    let subject = words.is(i + n, Class::PRONOUN.or(Class::POSS).or(Class::DET)) && words.at(i + n) != "own";
    let gerund = words.is(i + n, Class::GERUND)
        || matches!(
            words.at(i + n),
            "getting" | "going" | "leaving" | "waking" | "having" | "being" | "feeling"
        );
    let when = !matches!(opener, "after" | "before" | "right" | "straight" | "just" | "upon" | "on");
    let asks = opener == "if" && matches!(words.before(i, 1), "see" | "know" | "whether" | "notice");
    let pronoun = matches!(words.at(i + n), "i" | "we" | "he" | "she" | "they" | "you" | "it");
    let verb_after = pronoun || words.is(i + n, Class::POSS.or(Class::DET)) && has_finite(words, i + n + 2);
    let opens = if when {
        subject || gerund || words.is(i + n, Class::STATEADJ)
    } else {
        gerund && opener != "on" || verb_after && opener != "on"
    };
    if !opens || asks || opener == "on" {
        return None;
    }
    let mut end = i + n;
    while end < i + LONGEST && end < words.len() && !stops(words, marks, end, i + n) {
        end += 1;
    }
    (end > i + n).then(|| (end - i, joined(words, i, end)))
}

/// Whether a clause goes on with a verb: "after the kids are asleep".
fn has_finite(words: &Words, from: usize) -> bool {
    (from..from + 3).any(|n| {
        matches!(
            words.at(n),
            "is" | "are" | "has" | "have" | "gets" | "get" | "goes" | "go" | "wakes" | "comes"
        )
    })
}

/// Where a clause of a cue ends.
fn stops(words: &Words, marks: &[Mark], at: usize, from: usize) -> bool {
    let turn = at > from + 1
        && words.at(at) == "i"
        && matches!(words.at(at + 1), "will" | "want" | "would" | "am" | "plan");
    let purpose = at > from + 1 && (words.at(at) == "because" || words.at(at) == "so");
    words.ends(at)
        || words.kind(at) == Kind::Mark
        || matches!(words.at(at), "then")
        || turn
        || purpose
        || marks.get(at).is_some_and(|mark| matches!(mark, Mark::Rhythm | Mark::Horizon))
}

/// `after lunch`, `before bed`, `with breakfast`, `on my way to work`, `at dinner`, `after my shift`.
fn noun(words: &Words, marks: &[Mark], i: usize) -> Taken {
    if let Some(n) = words.one_of(
        i,
        phrases!(["on the|my way home", "on the|my way to work|school|bed", "on my commute", "in bed"]),
    ) {
        return (words.at(i) != "in").then(|| (n, joined(words, i, i + n)));
    }
    let opener = words.one_of(
        i,
        phrases!([
            "before",
            "after",
            "at",
            "with",
            "over",
            "during",
            "right|straight|just after|before",
            "soon after",
        ]),
    )?;
    let mut j = i + opener;
    while j < i + opener + 3
        && words.is(j, Class::DET.or(Class::POSS).or(Class::STATEADJ))
        && words.at(j) != "each"
        && words.at(j) != "every"
    {
        j += 1;
    }
    let with = matches!(words.at(i), "with" | "at" | "over" | "during");
    let meal = matches!(
        words.at(j),
        "breakfast"
            | "lunch"
            | "dinner"
            | "supper"
            | "tea"
            | "brunch"
            | "lunchtime"
            | "bedtime"
            | "teatime"
            | "sunrise"
            | "sunset"
            | "dawn"
            | "dusk"
            | "lunchbreak"
    );
    let named = if with { meal } else { words.is(j, Class::CUE.or(Class::DAYPART)) };
    if !named {
        return None;
    }
    let more = usize::from(
        words.is(j + 1, Class::CUE.or(Class::THING))
            && marks.get(j + 1) == Some(&Mark::Free)
            && !words.is(j + 1, Class::PREP.or(Class::CONJ).or(Class::PERSON)),
    );
    let end = j + 1 + more;
    let text = if meal && words.at(i) == "at" { joined(words, j, end) } else { joined(words, i, end) };
    Some((end - i, text))
}
