//! What single words are, as sets of classes. The tables say why each class is there; the rules ask only for classes.

mod nouns;
mod small;
mod verbs;

use crate::dates;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u64);

impl Class {
    pub const NONE: Class = Class(0);
    // Verbs.
    pub const ACT: Class = Class(1);
    pub const EVENT: Class = Class(1 << 1);
    pub const SOCIAL: Class = Class(1 << 2);
    pub const BARE: Class = Class(1 << 3);
    pub const HARD: Class = Class(1 << 4);
    pub const LIGHT: Class = Class(1 << 5);
    pub const SCALE: Class = Class(1 << 6);
    pub const VAGUE: Class = Class(1 << 7);
    pub const MENTAL: Class = Class(1 << 8);
    pub const STATE: Class = Class(1 << 9);
    pub const STOP: Class = Class(1 << 10);
    pub const BENEFIT: Class = Class(1 << 11);
    pub const RECOVER: Class = Class(1 << 12);
    pub const GERUND: Class = Class(1 << 13);
    pub const PAST: Class = Class(1 << 14);
    // Nouns.
    pub const ABSTRACT: Class = Class(1 << 16);
    pub const INNER: Class = Class(1 << 17);
    pub const PERSON: Class = Class(1 << 18);
    pub const THING: Class = Class(1 << 19);
    pub const ACTNOUN: Class = Class(1 << 20);
    pub const METHOD: Class = Class(1 << 21);
    pub const MEASURE: Class = Class(1 << 22);
    pub const UNIT: Class = Class(1 << 23);
    pub const CALENDAR: Class = Class(1 << 24);
    pub const DAYPART: Class = Class(1 << 25);
    pub const WEEKDAY: Class = Class(1 << 26);
    pub const MONTH: Class = Class(1 << 27);
    pub const OCCASION: Class = Class(1 << 28);
    pub const CUE: Class = Class(1 << 29);
    pub const CONTAINER: Class = Class(1 << 30);
    pub const PLACE: Class = Class(1 << 31);
    pub const INTAKE: Class = Class(1 << 32);
    pub const GATHERING: Class = Class(1 << 33);
    // Adjectives and adverbs.
    pub const STATEADJ: Class = Class(1 << 35);
    pub const MORE: Class = Class(1 << 36);
    pub const ADVERB: Class = Class(1 << 37);
    pub const HEDGE: Class = Class(1 << 38);
    pub const ABSOLUTE: Class = Class(1 << 39);
    pub const INSULT: Class = Class(1 << 40);
    pub const PLEASANT: Class = Class(1 << 41);
    // Small words.
    pub const DET: Class = Class(1 << 44);
    pub const POSS: Class = Class(1 << 45);
    pub const PRONOUN: Class = Class(1 << 46);
    pub const PREP: Class = Class(1 << 47);
    pub const CONJ: Class = Class(1 << 48);
    pub const AUX: Class = Class(1 << 49);
    pub const NOT: Class = Class(1 << 50);
    pub const FOREIGN: Class = Class(1 << 51);
    pub const LABEL: Class = Class(1 << 52);

    /// Any verb, in its plain form.
    pub const VERB: Class = Class(0x3ff | 1 << 10 | 1 << 11 | 1 << 12);
    /// Nothing one can see.
    pub const INWARD: Class = Class(1 << 16 | 1 << 17 | 1 << 35 | 1 << 36);

    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    pub const fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// One class and its words, apart by white space.
pub(super) type Row = (Class, &'static str);

struct Lexicon(HashMap<String, Class>);

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut map = HashMap::with_capacity(8192);
        let mut put = |word: String, class: Class| {
            let old = map.entry(word).or_insert(Class::NONE);
            *old = old.or(class);
        };
        for (class, words) in small::WORDS {
            words.split_whitespace().for_each(|word| put(word.to_string(), *class));
        }
        for (class, words) in nouns::WORDS {
            for word in words.split_whitespace() {
                put(plural(word), *class);
                put(word.to_string(), *class);
            }
        }
        dates::words::months().for_each(|word| put(word.to_string(), Class::MONTH));
        for (class, words) in verbs::WORDS {
            for word in words.split_whitespace() {
                inflections(word).into_iter().for_each(|(form, is)| put(form, class.or(is)));
            }
        }
        for (class, words) in verbs::FORMS {
            words.split_whitespace().for_each(|word| put(word.to_string(), *class));
        }
        Lexicon(map)
    })
}

/// A word in lower case with its classes; a possessive `'s` is looked through.
pub(super) fn look(word: &str) -> (String, Class) {
    let known = |word: &str| lexicon().0.get(word).copied();
    let american = american(word).filter(|american| is_known(american));
    let word = american.as_deref().unwrap_or(word);
    let class = known(word)
        .or_else(|| known(word.strip_suffix("'s").or(word.strip_suffix("s'"))?))
        .or_else(|| known(word.rsplit_once('-')?.1))
        .unwrap_or_default();
    let class = match class {
        class if class.is_none() && is_abstract(word) => Class::ABSTRACT,
        class if class.is_none() && is_manner(word) => Class::ADVERB,
        class => class,
    };
    let class = match word.split_once('-') {
        Some(("self", _)) => class.or(Class::ABSTRACT),
        Some((_, "free" | "related")) => Class::STATEADJ,
        _ => class,
    };
    (word.to_string(), class)
}

/// "organised" as "organized".
fn american(word: &str) -> Option<String> {
    let end = ["ise", "ised", "ises", "ising"].iter().find(|end| word.ends_with(*end))?;
    let stem = &word[..word.len() - end.len()];
    Some(format!("{stem}iz{}", &end[2..]))
}

/// "calmly", "wisely": how, made of how one is.
fn is_manner(word: &str) -> bool {
    word.strip_suffix("ly").and_then(|stem| lexicon().0.get(stem)).is_some_and(|of| of.any(Class::STATEADJ))
}

/// Endings that make nouns of states: a word that no table knows is abstract with one of them.
const ABSTRACT_ENDINGS: &[&str] =
    &["ness", "ity", "ment", "tion", "sion", "ance", "ence", "ism", "ship", "hood", "dom"];

fn is_abstract(word: &str) -> bool {
    let singular = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let singular = singular.as_deref().or(word.strip_suffix('s')).unwrap_or(word);
    word.len() > 6
        && [word, singular].iter().any(|word| ABSTRACT_ENDINGS.iter().any(|end| word.ends_with(end)))
}

/// Whether the word is in the tables, in any form.
pub(super) fn is_known(word: &str) -> bool {
    lexicon().0.contains_key(word)
}

fn ends_in_vowel_y(word: &str) -> bool {
    word.ends_with("ay") || word.ends_with("ey") || word.ends_with("oy") || word.ends_with("uy")
}

fn plural(noun: &str) -> String {
    if noun.ends_with('y') && !ends_in_vowel_y(noun) {
        return format!("{}ies", &noun[..noun.len() - 1]);
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end));
    format!("{noun}{}", if hisses { "es" } else { "s" })
}

/// A verb's regular forms; a final consonant is doubled as well as not, since both are typed.
fn inflections(verb: &str) -> Vec<(String, Class)> {
    let stem = verb.strip_suffix('e').filter(|_| !verb.ends_with("ee")).unwrap_or(verb);
    let doubled = verb.chars().last().filter(|c| !"aeiouwxyh".contains(*c)).map(|c| format!("{verb}{c}"));
    let past = if verb.ends_with('y') && !ends_in_vowel_y(verb) {
        format!("{}ied", &verb[..verb.len() - 1])
    } else {
        format!("{stem}ed")
    };
    let mut forms = vec![
        (verb.to_string(), Class::NONE),
        (plural(verb), Class::NONE),
        (format!("{stem}ing"), Class::GERUND),
        (past, Class::PAST),
    ];
    if let Some(doubled) = doubled {
        forms.push((format!("{doubled}ing"), Class::GERUND));
        forms.push((format!("{doubled}ed"), Class::PAST));
    }
    forms
}
