//! What is to be done: each clause is an act one could film, or a wish. The head decides, then its object, then what
//! was said about how much, how often and when.

mod wide;

use super::clauses::{Clause, clauses};
use super::demands;
use super::lexicon::{self, Class};
use super::once;
use super::phrases::phrases;
use super::signals::{Mark, Signals};
use super::tokens::{Kind, Words};
use std::ops::Range;
use wide::WIDE;

/// One clause: an act or a wish.
#[derive(Clone, Debug)]
pub(super) struct Act {
    /// The clause from its head on.
    pub range: Range<usize>,
    /// All of the clause.
    pub whole: Range<usize>,
    /// One could film it.
    pub concrete: bool,
    /// Done or not done, once.
    pub once: bool,
    /// "not", "stop", "avoid" stands before it.
    pub negated: bool,
    /// The head verb, or the first word of a clause without one.
    pub head: usize,
    /// The words that decided.
    pub evidence: Range<usize>,
}

/// The acts and wishes of a sentence, in order; clauses that hold only marked phrases are left out.
pub(super) fn acts(words: &Words, signals: &Signals) -> Vec<Act> {
    clauses(words, signals).iter().filter_map(|clause| Look { words, signals, clause }.act()).collect()
}

/// A clause, with what is around it.
struct Look<'a> {
    words: &'a Words<'a>,
    signals: &'a Signals,
    clause: &'a Clause,
}

/// What the words after a verb are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Object {
    None,
    /// "confidence", "my feelings".
    Abstract,
    /// "the gym", "my sister", a word nobody listed.
    Concrete,
}

impl Look<'_> {
    fn act(&self) -> Option<Act> {
        let core = self.clause.core.clone();
        let hollow = core.is_empty();
        if hollow && !self.counted() {
            return None;
        }
        let head = if hollow { self.clause.whole.start } else { core.start };
        let concrete = if hollow { self.counts_things() } else { self.concrete(head) };
        let once = concrete && !hollow && once::once(self.words, self.signals, self.clause);
        let marked = |n: &usize| !self.signals.free(*n) || self.words.kind(*n) == Kind::Mark;
        let end = core.clone().find(marked).unwrap_or(core.end).max(head + 1);
        let range = if hollow { self.clause.whole.clone() } else { core };
        let whole = self.clause.whole.clone();
        Some(Act { range, whole, concrete, once, negated: self.clause.negated, head, evidence: head..end })
    }

    fn is(&self, i: usize, class: Class) -> bool {
        self.words.is(i, class)
    }

    /// The free words of a range.
    fn free(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = usize> {
        range.filter(|n| self.signals.free(*n) && self.words.kind(*n) != Kind::Mark)
    }

    /// The free words behind the head.
    fn rest(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.free(self.clause.core.start + 1..self.clause.core.end)
    }

    fn has(&self, mark: Mark) -> bool {
        self.clause.whole.clone().any(|n| self.signals.marks[n] == mark)
    }

    fn counted(&self) -> bool {
        self.has(Mark::Amount)
    }

    /// How much, how often or set off by what is said in the clause.
    fn ruled(&self) -> bool {
        self.counted() || self.has(Mark::Rhythm) || self.has(Mark::Cue)
    }

    /// The amount names what is counted: "30 push-ups", "one quiet evening", but not "5 days".
    fn counts_things(&self) -> bool {
        let inside =
            self.signals.amounts.iter().filter(|found| self.clause.whole.contains(&found.range.start));
        inside.map(|found| found.value.unit.as_str()).any(|unit| {
            let class = lexicon::look(unit.rsplit(' ').next().unwrap_or_default()).1;
            let time = class.any(Class::CALENDAR) && !unit.contains(' ');
            !unit.is_empty() && unit != "percent" && !time && !class.any(Class::INNER)
        })
    }

    fn concrete(&self, head: usize) -> bool {
        let class = self.words.class(head);
        let verb = class.any(Class::VERB.or(Class::GERUND));
        let small = Class::DET.or(Class::POSS).or(Class::MORE).or(Class::STATEADJ).or(Class::PREP);
        if demands::others(self.words, head).is_some() {
            false
        } else if let Some(n) = self.words.one_of(head, phrases!(WIDE)) {
            self.wide(head, n)
        } else if is_state(self.words.at(head)) {
            self.state(head)
        } else if class.any(Class::MENTAL) && !class.any(Class::ACT) {
            self.counted()
        } else if class.any(Class::SCALE) {
            self.scaled(head)
        } else if class.any(Class::VAGUE) && !class.any(Class::ACT.or(Class::LIGHT)) {
            self.counted() && self.counts_things() || self.rest().any(|n| self.is(n, Class::MEASURE))
        } else if !verb && class.any(small.or(Class::INWARD).or(Class::THING).or(Class::PERSON)) {
            self.noun_phrase(class)
        } else {
            self.verb(head)
        }
    }

    /// "work on my CV" may still name a thing; "feel", "be" never count.
    fn wide(&self, head: usize, n: usize) -> bool {
        let verb = self.words.at(head);
        let rid = self.words.at(head + 1) == "rid";
        let chosen = rid || matches!(verb, "work" | "focus" | "find" | "see" | "look");
        let feels = matches!(verb, "feel" | "become" | "be");
        let object = self.object(head + n..self.clause.core.end);
        self.counted() && !feels && self.counts_things() || chosen && object == Object::Concrete
    }

    /// "reduce my coffee", "lose 2 kg", "cut the grass".
    fn scaled(&self, head: usize) -> bool {
        let cuts = matches!(self.words.at(head), "cut" | "lose" | "drop" | "limit" | "grow" | "raise");
        let thing = cuts && self.object(head + 1..self.clause.core.end) == Object::Concrete;
        self.counted() || thing || self.rest().any(|n| self.is(n, Class::INTAKE.or(Class::MEASURE)))
    }

    /// "be in bed", "get a haircut", "stay off my phone", "have lunch with Jo" against "be calm", "have more energy".
    fn state(&self, head: usize) -> bool {
        let end = self.clause.core.end;
        let Some(first) = self.rest().find(|n| !self.is(*n, Class::NOT)) else {
            return matches!(self.words.at(head), "have" | "get") && self.counts_things();
        };
        let place = self.words.at(first);
        let named = || self.free(first + 1..end).any(|n| self.names_thing(n));
        let back = self.rest().find(|n| self.words.at(*n) == "back" && *n > first).unwrap_or(end);
        let object = || self.object(first..back) == Object::Concrete;
        match self.words.at(head) {
            "have" | "having" => object() || self.counts_things(),
            "get" | "getting" if GOING.contains(&place) => {
                named()
                    || self.ruled() && place != "into"
                    || matches!(place, "dressed" | "outside" | "outdoors")
            }
            "get" | "getting" => !self.is(first, Class::STATEADJ) && object() || self.counts_things(),
            "keep" => object() || self.counted() || PLACED.contains(&place) && named(),
            "feel" | "feeling" | "become" | "becoming" | "seem" => false,
            _ if ABSTAINING.contains(&place) => self.ruled() || self.has(Mark::Horizon),
            _ => PLACED.contains(&place) && named() || AT_ONCE.contains(&place) && self.ruled(),
        }
    }

    /// A word that names something outside the mind, or that nobody listed.
    fn names_thing(&self, n: usize) -> bool {
        let small =
            Class::DET.or(Class::POSS).or(Class::PREP).or(Class::CONJ).or(Class::AUX).or(Class::ADVERB);
        let small = small.or(Class::NOT).or(Class::MORE).or(Class::INWARD).or(Class::PRONOUN);
        let class = self.words.class(n);
        class.any(Class::THING.or(Class::PERSON).or(Class::PLACE).or(Class::GATHERING).or(Class::INTAKE))
            || !class.any(small)
    }

    /// What the first noun phrase of a range is: its last word decides, a method by the word before it.
    fn object(&self, range: Range<usize>) -> Object {
        let mut last: Option<usize> = None;
        let mut modified = false;
        for n in range {
            if self.bounds(n) {
                if last.is_some() {
                    break;
                }
            } else if !(self.passed_over(n) || last.is_some() && self.describes(n)) {
                modified = last.is_some_and(|before| self.names_thing(before));
                last = Some(n);
            }
        }
        let Some(head) = last else { return Object::None };
        let class = self.words.class(head);
        let thing = Class::THING.or(Class::ACTNOUN).or(Class::PERSON).or(Class::GATHERING).or(Class::PLACE);
        let vague = matches!(
            self.words.at(head),
            "better" | "more" | "less" | "myself" | "time" | "self" | "present" | "trigger" | "triggers"
        );
        let concrete = match class.any(Class::METHOD) {
            true => modified,
            false => class.any(thing) && !vague || !class.any(Class::INWARD),
        };
        if concrete { Object::Concrete } else { Object::Abstract }
    }

    /// Where a noun phrase ends.
    fn bounds(&self, n: usize) -> bool {
        let class = self.words.class(n);
        let word = self.words.at(n);
        let preposition = class.any(Class::PREP) && !class.any(Class::THING.or(Class::PLACE));
        let joins =
            class.any(Class::CONJ) && word != "and" || matches!(word, "to" | "that" | "which" | "who");
        !self.signals.free(n) || self.words.kind(n) == Kind::Mark || preposition || joins
    }

    /// Articles and adverbs inside a noun phrase.
    fn passed_over(&self, n: usize) -> bool {
        let class = self.words.class(n);
        // "write a will".
        let named = n > 0 && self.is(n - 1, Class::DET.or(Class::POSS)) && self.is(n, Class::AUX);
        let small = Class::DET.or(Class::POSS).or(Class::NOT).or(Class::AUX);
        let degree = Class::ADVERB.or(Class::MORE);
        let word = self.words.at(n);
        class.any(small) && !named && !class.any(Class::THING.or(Class::PERSON))
            || class.any(degree) && !class.any(Class::THING.or(Class::ABSTRACT).or(Class::PLACE))
            || word == "and"
    }

    /// An adjective behind the noun: "someone new".
    fn describes(&self, n: usize) -> bool {
        let noun = Class::ABSTRACT.or(Class::THING).or(Class::INNER).or(Class::PERSON);
        self.is(n, Class::STATEADJ) && !self.is(n, noun)
    }

    /// "10 minutes of stretching", "bed by 11 every night" against "more me time".
    fn noun_phrase(&self, class: Class) -> bool {
        let thing = self.object(self.clause.core.clone()) == Object::Concrete;
        let without = self.clause.negated && self.has(Mark::Horizon);
        self.counted() && (thing || self.counts_things())
            || (self.ruled() || without) && thing && !class.any(Class::MORE)
    }

    fn verb(&self, head: usize) -> bool {
        let class = self.words.class(head);
        let person = self.rest().any(|n| self.is(n, Class::PERSON));
        let named = self.rest().any(|n| self.names_thing(n));
        if self.words.at(head) == "spend" || self.words.at(head) == "spending" {
            return self.counted() || person || self.spends_on_something(head);
        }
        if self.only_more(class, person) {
            return false;
        }
        if self.counted() && !class.any(Class::VAGUE) || class.any(Class::SOCIAL) && person {
            return true;
        }
        match self.object(head + 1..self.clause.core.end) {
            Object::Concrete => named || !class.any(Class::VAGUE.or(Class::BARE)),
            Object::Abstract => self.acts_on_abstract(head, class),
            Object::None => self.acts_alone(head, class),
        }
    }

    /// "spend the weekend in the garden", not "spend more time exercising".
    fn spends_on_something(&self, head: usize) -> bool {
        let preposition = self.free(head + 1..self.clause.core.end).find(|n| self.is(*n, Class::PREP));
        preposition.is_some_and(|n| self.object(n + 1..self.clause.core.end) == Object::Concrete)
    }

    /// "see friends more", "read more", "communicate better": a comparative at the end and nothing that counts.
    fn only_more(&self, class: Class, person: bool) -> bool {
        let last = self.rest().next_back().map_or("", |n| self.words.at(n));
        let thing = self.rest().any(|n| self.is(n, Class::THING.or(Class::INTAKE)));
        let trailing = matches!(last, "more" | "less" | "often" | "better");
        trailing
            && !self.counted()
            && (class.any(Class::SOCIAL) || person || class.any(Class::BARE) && !thing)
    }

    /// An inward object is enough for an act only with a gerund behind it, or for a plain act with a rhythm.
    fn acts_on_abstract(&self, head: usize, class: Class) -> bool {
        let gerund =
            self.rest().next().is_some_and(|n| self.is(n, Class::GERUND) && !self.is(n, Class::MENTAL));
        let plain = class.any(Class::ACT) && !class.any(Class::LIGHT.or(Class::VAGUE));
        const GOES: &[&str] =
            &["go", "going", "come", "attend", "join", "start", "starting", "begin", "resume", "restart"];
        let there = Class::PLACE.or(Class::GATHERING).or(Class::CUE);
        let goes = GOES.contains(&self.words.at(head));
        let place = goes && self.rest().any(|n| self.is(n, there) || self.words.class(n).is_none());
        place
            || gerund && self.words.at(head) != "take"
            || plain && self.ruled()
            || RECORDING.contains(&self.words.at(head))
    }

    /// A verb without an object: with an amount, a rhythm, a cue or a place, or when it was begun or stopped.
    fn acts_alone(&self, head: usize, class: Class) -> bool {
        let comparative = self.rest().any(|n| self.is(n, Class::MORE));
        let placed =
            self.rest().any(|n| self.is(n, Class::PLACE.or(Class::THING)) && !self.is(n, Class::ABSTRACT));
        let alone = class.any(Class::ACT) && !class.any(Class::LIGHT) || class.is_none();
        let bare = class.any(Class::BARE);
        let stopped = self.clause.negated && self.is(head, Class::INTAKE);
        alone && (self.ruled() && !comparative || placed && !bare)
            || self.clause.able && SKILLS.contains(&self.words.at(head))
            || self.clause.began && !bare && alone
            || stopped
    }
}

/// What one learns to do, and then can.
const SKILLS: &[&str] = &[
    "swim", "drive", "cook", "knit", "sew", "crochet", "dance", "sing", "ride", "ski", "skate", "paint",
    "draw", "juggle", "bake", "garden", "surf", "type", "code", "sail", "climb", "row", "weave", "dive",
];

/// Where one can be.
const PLACED: &[&str] =
    &["in", "at", "out", "off", "up", "home", "outside", "outdoors", "on", "away", "back", "inside", "there"];

/// Being there is all there is to say.
const AT_ONCE: &[&str] =
    &["home", "outside", "outdoors", "up", "dressed", "inside", "silent", "quiet", "still"];

/// States that are something left undone, for as long as is said.
pub(super) const ABSTAINING: &[&str] =
    &["sober", "clean", "dry", "smoke-free", "alcohol-free", "vape-free", "offline", "abstinent"];

/// Acts that put what is inside on paper: their object may be a feeling.
const RECORDING: &[&str] =
    &["write", "note", "list", "record", "log", "draw", "paint", "sketch", "type", "rate", "track", "jot"];

/// Where one can get.
const GOING: &[&str] =
    &["up", "out", "to", "into", "on", "off", "home", "dressed", "outside", "outdoors", "ready"];

/// Verbs of being and having.
fn is_state(word: &str) -> bool {
    const STATES: &[&str] = &[
        "be", "being", "am", "feel", "feeling", "become", "becoming", "stay", "remain", "seem", "get",
        "getting", "have", "having", "keep", "has", "had",
    ];
    STATES.contains(&word)
}
