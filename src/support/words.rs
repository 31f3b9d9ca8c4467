//! Whether words softly call for an offer of help. It overlooks and it errs; nothing is recorded or decided by it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::crisis::{CRISIS, HARMLESS, Place};

/// Words that deny what follows them in the same clause, and how many words they reach.
const NEGATIONS: &[&str] = &["no", "not", "never", "without", "nor", "neither", "stopped", "zero"];
const REACH: usize = 5;

/// What after one of them keeps it from denying: “not sure”, “don't know”.
const DOUBTS: &[&str] = &["sure", "know", "care", "only", "stop", "stopped", "just", "help", "see"];

/// What before one of them does: “why not”, “can't”.
const ASKS: &[&str] = &["why", "can"];

/// Where a denial ends, beside a comma: what follows is said anew.
const ANEW: &[&str] = &[",", "and", "but", "i"];

/// Words that carry a wish and are none of it.
const OPENERS: &[&str] =
    &["i", "want", "to", "just", "would", "like", "my", "goal", "is", "please", "really", "need"];

/// Short forms, without their apostrophe, and the words they stand for.
const OPENED: &[(&str, &[&str])] = &[
    ("cant", &["can", "not"]),
    ("cannot", &["can", "not"]),
    ("dont", &["do", "not"]),
    ("didnt", &["did", "not"]),
    ("doesnt", &["does", "not"]),
    ("havent", &["have", "not"]),
    ("hasnt", &["has", "not"]),
    ("hadnt", &["had", "not"]),
    ("isnt", &["is", "not"]),
    ("wasnt", &["was", "not"]),
    ("arent", &["are", "not"]),
    ("wont", &["will", "not"]),
    ("wouldnt", &["would", "not"]),
    ("im", &["i", "am"]),
    ("id", &["i", "would"]),
    ("ive", &["i", "have"]),
    ("wanna", &["want", "to"]),
    ("gonna", &["going", "to"]),
    ("anymore", &["any", "more"]),
];

/// Feeling words that call for an offer when picked (clinical 3.5).
const FEELINGS: &[&str] = &["hopeless"];

/// Whether the person's words softly call for an offer of help. “dying to try yoga” does not, “no thoughts of suicide”
/// does not.
pub fn offers_help(text: &str) -> bool {
    sentences(text).iter().any(|words| in_crisis(words))
}

/// Whether a picked feeling does.
fn feeling_offers_help(feeling: &str) -> bool {
    FEELINGS.iter().any(|word| feeling.trim().eq_ignore_ascii_case(word))
}

/// Whether what was written, or a feeling picked beside it, softly calls for an offer of help.
pub fn calls_for_help(words: &str, feelings: &[String]) -> bool {
    offers_help(words) || feelings.iter().any(|feeling| feeling_offers_help(feeling))
}

/// The words of each sentence, small letters, apostrophes gone, short forms opened; a comma or a dash is a word.
fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    let mut word = String::new();
    for sign in text.chars().chain(['.']) {
        let small = sign.to_uppercase().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric());
        if sign.is_alphanumeric() {
            word.extend(small);
        } else if !is_within_a_word(sign) {
            let sentence = all.last_mut().expect("one sentence is always open");
            push(sentence, &std::mem::take(&mut word));
            match sign {
                ',' | '–' | '—' | '(' | ')' => sentence.push(",".into()),
                '.' | '!' | '?' | ';' | ':' | '\n' | '\r' | '…' => all.push(Vec::new()),
                _ => {}
            }
        }
    }
    all
}

/// Apostrophes, and the marks that combine with the letter before them.
fn is_within_a_word(sign: char) -> bool {
    matches!(sign, '\'' | '’' | '‘' | 'ʼ' | '`') || ('\u{300}'..='\u{36f}').contains(&sign)
}

fn push(sentence: &mut Vec<String>, word: &str) {
    match OPENED.iter().find(|(short, _)| *short == word) {
        Some((_, words)) => sentence.extend(words.iter().map(|word| word.to_string())),
        None if !word.is_empty() => sentence.push(word.to_string()),
        None => {}
    }
}

/// A table with its phrases taken apart once, by the words they may begin with: a goal is read with each key.
struct Table(HashMap<&'static str, Vec<Phrase>>);

struct Phrase {
    place: Place,
    /// What each of its words may be.
    words: Vec<Vec<&'static str>>,
}

static SAID: LazyLock<Table> = LazyLock::new(|| Table::of(CRISIS.iter().copied()));

static EVERYDAY: LazyLock<Table> =
    LazyLock::new(|| Table::of(HARMLESS.iter().map(|phrase| (Place::Anywhere, *phrase))));

impl Table {
    fn of(rows: impl Iterator<Item = (Place, &'static str)>) -> Self {
        let mut table: HashMap<&str, Vec<Phrase>> = HashMap::new();
        for (place, phrase) in rows {
            let words: Vec<Vec<&str>> =
                phrase.split_whitespace().map(|word| word.split('|').collect()).collect();
            for first in &words[0] {
                table.entry(first).or_default().push(Phrase { place, words: words.clone() });
            }
        }
        Self(table)
    }

    /// Where its phrases stand in a sentence.
    fn places(&self, words: &[String]) -> impl Iterator<Item = (Place, Range<usize>)> {
        (0..words.len()).flat_map(move |at| {
            let rows = self.0.get(words[at].as_str()).into_iter().flatten();
            let here = rows.filter(move |phrase| phrase.begins(&words[at..]));
            here.map(move |phrase| (phrase.place, at..at + phrase.words.len()))
        })
    }
}

impl Phrase {
    fn begins(&self, words: &[String]) -> bool {
        let is = |(wanted, word): (&Vec<&str>, &String)| wanted.contains(&word.as_str());
        self.words.len() <= words.len() && self.words.iter().zip(words).all(is)
    }
}

fn in_crisis(words: &[String]) -> bool {
    let everyday = |found: &Range<usize>| {
        EVERYDAY
            .places(words)
            .any(|(_, wide)| wide.start <= found.start && found.end <= wide.end && found.len() < wide.len())
    };
    SAID.places(words).any(|(place, found)| {
        stands(words, &found, place) && !is_denied(&words[..found.start]) && !everyday(&found)
    })
}

fn stands(words: &[String], found: &Range<usize>, place: Place) -> bool {
    let opens = words[..found.start].iter().all(|word| OPENERS.contains(&word.as_str()));
    match place {
        Place::Anywhere => true,
        Place::Opens => opens,
        Place::Whole => opens && found.end == words.len(),
    }
}

fn is_denied(before: &[String]) -> bool {
    let near = &before[before.len().saturating_sub(REACH)..];
    let anew = near.iter().rposition(|word| ANEW.contains(&word.as_str())).map_or(0, |at| at + 1);
    let at = |n: usize| near.get(n).map_or("", String::as_str);
    (anew..near.len()).any(|n| {
        let asked = n.checked_sub(1).is_some_and(|n| ASKS.contains(&at(n)));
        NEGATIONS.contains(&at(n)) && !DOUBTS.contains(&at(n + 1)) && !asked
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_that_is_listed_as_harmless_is_idle() {
        let hides = |phrase: &str| {
            let one: Vec<String> =
                phrase.split_whitespace().map(|word| word.split('|').next().unwrap().to_string()).collect();
            let said = SAID.places(&one).next().is_some();
            said && !in_crisis(&one)
        };
        for phrase in HARMLESS {
            assert!(hides(phrase), "{phrase}");
        }
    }

    #[test]
    fn words_of_crisis_call_for_an_offer() {
        for text in [
            "I want to die",
            "sometimes I think I’d be better off dead",
            "Thought about suicide again.",
            "I can't go on",
            "I can’t go on like this",
            "there is no reason to live",
            "I don't know if I want to die",
            "slept badly. want to disappear forever",
            "I want to hurt myself",
            "self-harm urges tonight",
            "not a good day. I might kill myself",
            "I can't stop thinking about suicide",
            "I have no appetite but I want to die",
            "WANT TO DIE",
            "KILL MYSELF!!!",
            "I don't want to live",
            "I'm not okay, I want to die",
            "there's no hope, I want to die",
            "I have no friends and I want to die",
            "I stopped eating and want to die",
            "I don't want to live with this pain",
            "I can't go on the way things are",
            "On Sunday I want to die",
            "On my birthday kill myself",
            "why not kill myself",
            "kill myself in the bath",
            "kill myself at home",
            "kill myself with pills",
            "I want to die in my sleep",
            "cut myself when I feel sad",
            "burn myself with a cigarette",
            "hurt myself on purpose",
            "I don't want to live like this anymore",
            "i cant go on like this",
            "I want to disappear from this world",
            "I want to disappear for good",
            "take my life",
            "i dont want to wake up",
            "I do not want to wake up in the morning",
            "Disappear",
            "Not be here by Christmas",
            "stop cutting",
            "Slit my wrists",
            "kill my self",
            "end my own life",
            "jump in front of a train",
            "sleep forever",
            "kms",
            "Be dead by Friday",
            "no point in going on",
            "I don't think I can go on",
            "they would be better off if I was gone",
            "I want to go to sleep and not wake up",
            "wish I'd never been born",
            "no will to live",
            "thinking about ways to die",
            "I don't see any point in living",
            "I wish I wasn't here",
        ] {
            assert!(offers_help(text), "{text}");
        }
    }

    #[test]
    fn near_misses_and_denials_do_not() {
        for text in [
            "",
            "dying to try yoga",
            "this cake is to die for",
            "I could have died laughing",
            "wanted to die of embarrassment",
            "the deadline is killing me",
            "no thoughts of suicide this week",
            "I don't want to die",
            "I have not wanted to hurt myself since May",
            "never felt suicidal",
            "watched Suicide Squad with Sam",
            "I can't go on holiday this year",
            "hurt myself running on Tuesday",
            "I don't want to live with my brother any more",
            "I want to diet",
            "killed it at work",
            "a week without self-harm",
            "take my life back from the phone",
            "killing myself laughing",
            "kill myself at the gym",
            "cut myself a slice of cake",
            "cut myself some slack",
            "cut myself shaving",
            "burn myself out at work",
            "walk a few kms every day",
            "Log my kms",
            "Be dead quiet at the library",
            "Overdose on sunlight",
            "a book about suicide",
            "a talk on suicide prevention",
            "stopped self-harming in March",
            "no thoughts of suicide or self-harm",
            "I never wake up feeling rested",
            "I did not wake up until eleven",
            "that word does not exist",
            "want to disappear for a weekend",
            "take my life more seriously",
            "I hurt myself when I fell on the stairs",
            "I cut myself on the bread knife",
            "go to bed early and not wake up so tired",
            "I want to end it with Tom",
            "I don't think I can go on the trip",
            "no point in going on holiday in the rain",
            "wish I was in Rome, not here",
            "stop cutting corners",
            "I will not be here on Saturday, I am at the lake",
            "jump in at the deep end",
        ] {
            assert!(!offers_help(text), "{text}");
        }
    }

    #[test]
    fn only_one_feeling_word_calls_for_it() {
        assert!(feeling_offers_help("Hopeless") && !feeling_offers_help("hopeful"));
    }
}
