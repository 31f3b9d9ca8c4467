//! Phrases whose words are not meant: taken out before numbers and times are counted. Hedges are taken out too, and
//! remembered.

use super::lexicon::Class;
use super::phrases::phrases;
use super::signals::Mark;
use super::tokens::{Kind, Words};

/// Sayings with a number, a time or an absolute in them that measures, dates and promises nothing.
const IDIOMS: &[&str] = &[
    "one day at a time",
    "one step at a time",
    "one thing at a time",
    "step by step",
    "one of these days",
    "one of those days",
    "one fine day",
    "one on one",
    "one to one",
    "one by one",
    "one another",
    "no one",
    "in|of two minds",
    "nine to five",
    "9 to 5",
    "first of all",
    "first and foremost",
    "second to none",
    "second nature",
    "second chance",
    "second thoughts",
    "second best",
    "number one",
    "square one",
    "day one",
    "cloud nine",
    "high five",
    "third wheel",
    "two left feet",
    "two cents",
    "sixth sense",
    "two birds with one stone",
    "on the one hand",
    "a thousand times",
    "a thousand|million|hundred|zillion",
    "like a million dollars",
    "one in a million",
    "one hundred percent",
    "a hundred percent",
    "hundred percent",
    "100|110|120|150|200|1000 percent",
    "at once",
    "once upon a time",
    "once in a while",
    "once again",
    "once more",
    "every now and then|again",
    "now and then|again",
    "every once in a while",
    "every so often",
    "from time to time",
    "day to day",
    "day by day",
    "day after day",
    "these days",
    "over time",
    "with time",
    "in time",
    "on time",
    "in no time",
    "at times",
    "at some point",
    "at one point",
    "at the moment",
    "at the end of the day",
    "time and again",
    "big time",
    "full time",
    "part time",
    "for the first time",
    "for the time being",
    "at the same time",
    "this time",
    "next time",
    "from now on",
    "for now",
    "for once",
    "for a change",
    "for a while",
    "in a while",
    "for the most part",
    "in the long run",
    "in the long term",
    "in the future",
    "in future",
    "sooner or later",
    "as soon as possible",
    "any day now",
    "of course",
    "for example",
    "half the time",
    "half way",
    "better half",
    "my other half",
    "the other day",
    "one way or another",
    "one or the other",
    "a bit",
    "a little",
    "little by little",
    "bit by bit",
    "as much as i can",
    "as often as i can",
    "as often as possible",
];

/// Openers that say one is not sure.
const HEDGES: &[&str] = &[
    "i guess",
    "i suppose",
    "i think",
    "i feel like",
    "kind of",
    "sort of",
    "try to",
    "try and",
    "trying to",
    "attempt to",
    "if i can",
    "if possible",
    "or something",
    "at least try",
    "i should",
    "hope to",
    "see if i can",
];

pub(super) fn idiom(words: &Words, _: &[Mark], i: usize) -> Option<(usize, ())> {
    if let Some(taken) = words.one_of(i, phrases!(IDIOMS)) {
        return Some((taken, ()));
    }
    let opens = i == 0 || words.ends(i - 1) || words.is(i - 1, Class::HEDGE);
    if opens
        && words.phrase(i, "one day").is_some()
        && !matches!(words.at(i + 2), "a" | "per" | "this" | "next" | "in" | "each" | "off")
    {
        return Some((2, ()));
    }
    // "ten times better": a figure of speech.
    let times = words.number(i).is_some() && words.at(i + 1) == "times" && words.is(i + 2, Class::MORE);
    times.then_some((2, ()))
}

pub(super) fn hedge(words: &Words, _: &[Mark], i: usize) -> Option<(usize, ())> {
    if words.is(i, Class::HEDGE) && words.kind(i) == Kind::Word {
        return Some((1, ()));
    }
    let taken = words.one_of(i, phrases!(HEDGES))?;
    let verbs = words.at(i + taken - 1) != "to"
        || words.class(i + taken).any(Class::VERB)
        || words.class(i + taken).is_none();
    verbs.then_some((taken, ()))
}
