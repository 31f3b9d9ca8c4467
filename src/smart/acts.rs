//! What is to be done: the clauses of a sentence, each with its head and what the head does. Decides "one could film
//! it" against "a wish", and whether the act is done once or not.

use super::lexicon::{self, Class};
use super::signals::{Mark, Signals};
use super::tokens::{Kind, Words};
use std::ops::Range;

/// One clause: an act, a wish or nothing.
#[derive(Clone, Debug)]
pub(super) struct Act {
    /// The clause without "I want to" and the like.
    pub range: Range<usize>,
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

/// The clauses of a sentence, in order.
pub(super) fn acts(words: &Words, signals: &Signals) -> Vec<Act> {
    clauses(words, signals).into_iter().filter_map(|range| Clause { words, signals }.act(range)).collect()
}

/// Ranges between full stops, and between "and", "then", a comma and a verb after them.
fn clauses(words: &Words, signals: &Signals) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    for i in 0..words.len() {
        let joins = signals.marks[i] != Mark::Reason
            && (matches!(words.at(i), "and" | "then" | "but" | ",") || words.at(i) == "by" && signals.free(i))
            && opens_clause(words, signals, i);
        if words.ends(i) || joins {
            if start < i {
                all.push(start..i);
            }
            start = i + 1;
        }
    }
    if start < words.len() {
        all.push(start..words.len());
    }
    all
}

/// Whether a new act starts after the joining word at `i`.
fn opens_clause(words: &Words, signals: &Signals, i: usize) -> bool {
    let mut j = i + 1;
    while matches!(words.at(j), "also" | "then" | "to" | "and" | "not" | "maybe" | "instead") {
        j += 1;
    }
    if !signals.free(j) {
        return false;
    }
    let subject = words.at(j) == "i";
    let verb = words.is(j, Class::VERB.or(Class::STATE)) && !words.is(j, Class::PREP);
    if words.at(i) == "by" {
        return words.is(j, Class::GERUND);
    }
    let gerund = words.is(j, Class::GERUND);
    let noun_too = words.is(j, Class::THING.or(Class::ABSTRACT).or(Class::ACTNOUN).or(Class::UNIT).or(Class::PERSON).or(Class::STATEADJ).or(Class::INTAKE));
    let followed = !signals.free(j + 1) || words.is(j + 1, Class::DET.or(Class::POSS).or(Class::PREP).or(Class::PRONOUN).or(Class::PERSON).or(Class::MORE));
    subject || verb && !gerund && (!noun_too || followed && !signals.marks.get(j + 1).is_none())
}

struct Clause<'a> {
    words: &'a Words<'a>,
    signals: &'a Signals,
}

/// Openers that carry no act of their own.
const WRAPPERS: &[&str] = &[
    "my goal|aim|plan|target|hope|intention|wish is to", "my goal|aim|plan|target|hope is", "the goal|aim|plan is to", "the goal|aim|plan is",
    "my goal|aim|plan for", "goal", "i will have", "i will be able to", "i will", "i would like|love to", "i would like|love", "i want to be able to", "i want to",
    "i want", "i need to", "i need", "i have to", "i am going to", "i am planning to", "i plan to|on", "i plan", "i intend to", "i aim to", "i wish to",
    "i wish", "i hope to", "i am", "i do not want to", "i do not want", "i can", "i could", "i shall", "i must", "i have", "i", "we will", "we", "let us",
    "let me", "want to", "need to", "going to", "will", "would like to", "like to", "have to", "to", "be able to", "able to", "and", "then",
    "also", "just", "please", "really", "simply", "start to", "begin to", "continue to", "keep on", "learn to", "learn how to", "get better at",
    "commit to", "make sure to|i|that|we", "make sure", "make an effort to", "make time to|for", "remember to", "aim to", "plan to", "get used to",
    "get into the habit of", "make it a habit to", "make a habit of", "do my best to", "work towards|up to", "work on being", "focus on being", "finally",
    "actually", "be sure to", "get around to", "decide to", "choose to", "not", "do not", "never", "can not", "it is", "challenge myself to", "allow myself to", "force myself to",
    "push myself to", "get myself to", "ask myself to", "set a goal to|of", "set myself a goal to|of", "of", "so", "but", "instead", "by", "ok", "okay", ":", "-", ",",
    "dare to", "be brave enough to", "be willing to", "find time to|for", "set aside", "give myself", "allow", "only", "always", "use the time to", "spend",
];

/// Wide phrases whose parts are concrete words.
const WIDE: &[&str] = &[
    "let go", "move on", "move forward", "make more|new|some|better friends", "make friends", "stand up for", "open up", "speak up", "get over", "get past",
    "get through", "get rid", "get better", "get well", "get along", "get on with", "get a handle|grip", "get my life|act|shit", "keep going", "keep up",
    "go with the flow", "take control", "take charge", "take care of", "take things", "take life", "take it", "bounce back", "work through",
    "work on", "focus on", "deal with", "stay on top", "put myself", "find myself", "be there", "let things", "turn my life", "sort my life",
    "pull myself", "come to terms", "make peace", "make progress", "make better", "make changes", "make the most", "have it all", "have a better|good|happy|normal|great|healthy|healthier", "live", "look after", "look forward", "get on top", "get back on track", "get back to normal", "find balance", "find my", "feel", "be more", "be less",
    "become", "see the", "be better", "hold it together", "keep it together", "catch up with life", "break free", "break the cycle", "step out of my comfort", "listen to my body", "say what",
];

impl Clause<'_> {
    fn act(&self, range: Range<usize>) -> Option<Act> {
        let words = self.words;
        let mut i = range.start;
        let (mut negated, mut able, mut began) = (false, false, false);
        while i < range.end {
            if !self.signals.free(i) || words.kind(i) == Kind::Mark {
                i += 1;
                continue;
            }
            negated |= words.is(i, Class::NOT);
            if let Some(n) = words.one_of(i, WRAPPERS).filter(|n| !self.keeps(i, *n)) {
                able |= (i..i + n).any(|n| matches!(words.at(n), "able" | "learn" | "better"));
                negated |= (i..i + n).any(|n| words.is(n, Class::NOT));
                i += n;
                continue;
            }
            if matches!(words.at(i), "stop" | "quit" | "avoid" | "resist" | "stopping" | "avoiding" | "quitting") {
                negated = true;
                i += 1;
                continue;
            }
            let starts = matches!(words.at(i), "start" | "begin" | "keep" | "try" | "go" | "continue" | "consider" | "get" | "practice" | "resume" | "enjoy");
            if starts && words.is(i + 1, Class::GERUND) && self.signals.free(i + 1) && i + 1 < range.end && !matches!(words.at(i+1), "feeling") {
                began = true;
                i += 1;
                continue;
            }
            break;
        }
        let only = i >= range.end;
        let head = i.min(range.end - 1);
        let clause = i..range.end;
        let has_amount = self.counts(&range);
        if only && !has_amount {
            return None;
        }
        let concrete = if only { self.counts_things(&range) } else { self.concrete(&clause, negated, began, &range) };
        let once = !able && !negated && !only && concrete && self.once(&clause);
        let end = self.evidence_end(&clause);
        Some(Act { range: clause, concrete, once, negated, head, evidence: head..end.max(head + 1) })
    }

    /// "to" before a noun, "have" before one, "like" and so on stay when they are the head themselves.
    fn keeps(&self, i: usize, n: usize) -> bool {
        let next = i + n;
        let last = self.words.at(next.saturating_sub(1));
        match self.words.phrase(i, "i have").or(self.words.phrase(i, "i will have")) {
            Some(m) if m == n => !self.words.is(next, Class::PAST) && last == "have" && false,
            _ => self.words.at(i) == "spend" && n == 1 && !self.spends(next),
        }
    }

    /// "spend 10 minutes on …" says no more than its amount.
    fn spends(&self, next: usize) -> bool {
        !self.signals.free(next)
    }

    /// The free words of a range.
    fn free<'b>(&'b self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = usize> + 'b {
        range.clone().filter(|n| self.signals.free(*n) && self.words.kind(*n) != Kind::Mark)
    }

    fn counts(&self, range: &Range<usize>) -> bool {
        range.clone().any(|n| self.signals.marks[n] == Mark::Amount)
    }

    fn has(&self, range: &Range<usize>, mark: Mark) -> bool {
        range.clone().any(|n| self.signals.marks[n] == mark)
    }

    /// "30 push-ups": the amount names the act.
    fn counts_things(&self, range: &Range<usize>) -> bool {
        let inside = |found: &&super::signals::Found<super::signals::Amount>| range.contains(&found.range.start);
        self.signals.amounts.iter().filter(inside).any(|found| {
            let unit = lexicon::look(found.value.unit.rsplit(' ').next().unwrap_or_default()).1;
            !unit.any(Class::CALENDAR) && !found.value.unit.is_empty() && !unit.any(Class::INNER) && found.value.unit != "percent"
        })
    }

    fn is(&self, i: usize, class: Class) -> bool {
        self.words.is(i, class)
    }

    fn concrete(&self, clause: &Range<usize>, negated: bool, began: bool, whole: &Range<usize>) -> bool {
        let words = self.words;
        let head = clause.start;
        let rest = head + 1..clause.end;
        let amount = self.counts(whole);
        let param = amount || self.has(whole, Mark::Rhythm) || self.has(whole, Mark::Cue);
        if let Some(n) = words.one_of(head, WIDE) {
            let object = head + n..clause.end;
            let chosen = matches!(words.at(head), "work" | "focus" | "find" | "see" | "look");
            let feels = matches!(words.at(head), "feel" | "become" | "be");
            return amount && !feels && self.counts_things(whole) || chosen && self.object(&object) == Object::Concrete;
        }
        let class = words.class(head);
        if self.is_state(head) {
            return self.state(head, &rest, param, amount);
        }
        if class.any(Class::MENTAL) && !class.any(Class::ACT) {
            return amount;
        }
        if class.any(Class::SCALE) || words.at(head) == "reduce" || words.at(head) == "cut" {
            let cut = matches!(words.at(head), "cut" | "lose" | "drop" | "limit") && self.object(&rest) == Object::Concrete;
            return amount || cut || self.free(&rest).any(|n| self.is(n, Class::INTAKE.or(Class::MEASURE)));
        }
        if class.any(Class::VAGUE) && !class.any(Class::ACT.or(Class::LIGHT)) {
            let measured = self.free(&rest).any(|n| self.is(n, Class::MEASURE));
            return amount && self.counts_things(whole) || measured;
        }
        let noun_first = class.any(Class::DET.or(Class::POSS).or(Class::MORE).or(Class::STATEADJ).or(Class::ABSTRACT).or(Class::INNER))
            && !class.any(Class::VERB)
            || class.any(Class::PREP) && !class.any(Class::VERB);
        if noun_first || class.any(Class::THING.or(Class::PERSON)) && !class.any(Class::VERB) && !class.any(Class::GERUND) {
            return self.noun_phrase(clause, amount, param, class);
        }
        self.verb(head, &rest, negated, began, amount, param)
    }

    fn is_state(&self, head: usize) -> bool {
        matches!(self.words.at(head), "be" | "being" | "feel" | "feeling" | "become" | "becoming" | "stay" | "remain" | "seem" | "get" | "getting" | "have" | "having" | "am" | "keep" | "has" | "had")
    }

    /// "be in bed", "get a haircut", "stay off my phone", "have lunch with Jo" against "be calm", "have more energy".
    fn state(&self, head: usize, rest: &Range<usize>, param: bool, amount: bool) -> bool {
        let words = self.words;
        let verb = words.at(head);
        let first = self.free(rest).find(|n| !self.is(*n, Class::NOT));
        let Some(first) = first else { return param && matches!(verb, "have" | "get") && self.counts_things(&(head..rest.end)) };
        let object = first..rest.end;
        match verb {
            "be" | "being" | "am" | "stay" | "remain" | "keep" | "has" | "had" => {
                let away = matches!(words.at(first), "in" | "at" | "out" | "off" | "up" | "home" | "outside" | "outdoors" | "on" | "away" | "back" | "inside" | "dressed" | "there");
                let placed = matches!(words.at(first), "home" | "outside" | "outdoors" | "up" | "dressed" | "inside");
                let named = self.free(&(first + 1..rest.end)).any(|n| self.names_thing(n));
                let kept = verb == "keep" && self.object(&object) == Object::Concrete;
                away && named || placed && param || kept || verb == "keep" && amount
            }
            "get" | "getting" => {
                let moves = matches!(words.at(first), "up" | "out" | "to" | "into" | "on" | "off" | "home" | "dressed" | "outside" | "outdoors" | "ready");
                if moves {
                    let named = self.free(&(first + 1..rest.end)).any(|n| self.names_thing(n));
                    return named || param && words.at(first) != "into" || matches!(words.at(first), "dressed" | "outside" | "outdoors");
                }
                !self.is(first, Class::STATEADJ) && self.object(&object) == Object::Concrete || amount && self.counts_things(&(head..rest.end))
            }
            "have" | "having" => self.object(&object) == Object::Concrete || amount && self.counts_things(&(head..rest.end)),
            _ => false,
        }
    }

    /// A word that names something outside the mind.
    fn names_thing(&self, n: usize) -> bool {
        let small = Class::DET.or(Class::POSS).or(Class::PREP).or(Class::CONJ).or(Class::AUX).or(Class::ADVERB).or(Class::NOT).or(Class::MORE);
        let class = self.words.class(n);
        let named = class.any(Class::THING.or(Class::PERSON).or(Class::PLACE).or(Class::GATHERING).or(Class::INTAKE));
        named || !class.any(small.or(Class::INWARD).or(Class::PRONOUN)) && !self.words.at(n).is_empty()
    }

    /// What the words after a verb are about.
    fn object(&self, range: &Range<usize>) -> Object {
        let mut chunk_head = None;
        let mut started = false;
        let mut last_concrete_modifier = false;
        for n in range.clone() {
            let word = self.words.at(n);
            let class = self.words.class(n);
            let boundary = !self.signals.free(n) || self.words.kind(n) == Kind::Mark || class.any(Class::CONJ) && word != "and"
                || class.any(Class::PREP) && !class.any(Class::THING.or(Class::PLACE)) || matches!(word, "to" | "that" | "which" | "who");
            if boundary {
                if started {
                    break;
                }
                continue;
            }
            if class.any(Class::DET.or(Class::POSS).or(Class::NOT).or(Class::AUX)) && !class.any(Class::THING.or(Class::PERSON)) && word != "all" {
                continue;
            }
            if class.any(Class::ADVERB.or(Class::MORE)) && !class.any(Class::THING.or(Class::ABSTRACT).or(Class::PLACE)) || word == "and" {
                continue;
            }
            if let Some(head) = chunk_head {
                last_concrete_modifier = self.names_thing(head) || self.words.is(head, Class::ACTNOUN);
            }
            started = true;
            chunk_head = Some(n);
        }
        let Some(head) = chunk_head else { return Object::None };
        let class = self.words.class(head);
        if class.any(Class::METHOD) {
            return if last_concrete_modifier { Object::Concrete } else { Object::Abstract };
        }
        let concrete = class.any(Class::THING.or(Class::ACTNOUN).or(Class::PERSON).or(Class::GATHERING).or(Class::PLACE)) && !self.only_abstract(head);
        if concrete || class.is_none() || !class.any(Class::INWARD) {
            Object::Concrete
        } else {
            Object::Abstract
        }
    }

    /// "friends", "people", "him": persons, but no object one could point at by themselves.
    fn only_abstract(&self, n: usize) -> bool {
        matches!(self.words.at(n), "better" | "more" | "less" | "myself" | "time" | "self" | "present" | "trigger" | "triggers")
    }

    fn noun_phrase(&self, clause: &Range<usize>, amount: bool, param: bool, class: Class) -> bool {
        let thing = self.object(clause) == Object::Concrete;
        amount && thing || amount && self.counts_things(clause) || param && thing && !class.any(Class::MORE)
    }

    fn verb(&self, head: usize, rest: &Range<usize>, negated: bool, began: bool, amount: bool, param: bool) -> bool {
        let words = self.words;
        let class = words.class(head);
        let bare = class.any(Class::BARE);
        let comparative = self.free(rest).any(|n| self.is(n, Class::MORE));
        let thing = self.free(rest).any(|n| self.names_thing(n));
        let person = self.free(rest).any(|n| self.is(n, Class::PERSON));
        let object = self.object(rest);
        let trailing_more = self.free(rest).last().is_some_and(|n| matches!(words.at(n), "more" | "less" | "often" | "better"));
        if trailing_more && !amount && (class.any(Class::SOCIAL) || person || bare && !self.has_object(rest)) {
            return false;
        }
        let personal = class.any(Class::SOCIAL) && person || words.at(head).starts_with("spend") && person;
        let gerund_next = self.free(rest).next().is_some_and(|n| self.is(n, Class::GERUND) && !self.is(n, Class::MENTAL));
        if amount && !class.any(Class::VAGUE.or(Class::STATE)) || personal {
            return true;
        }
        match object {
            Object::Concrete => !(class.any(Class::VAGUE) && class.any(Class::LIGHT) && !thing) && !(bare && comparative && !thing),
            Object::Abstract => {
                let light = class.any(Class::LIGHT) && !class.any(Class::SOCIAL);
                gerund_next && words.at(head) != "spend" || amount && !class.any(Class::VAGUE) || !light && param && class.any(Class::ACT) && self.placed(rest)
                    || class.any(Class::SOCIAL) && person
            }
            Object::None => {
                let alone = class.any(Class::ACT) && !class.any(Class::LIGHT) || class.is_none();
                alone && !comparative && param || alone && amount || began && !bare && class.any(Class::ACT) || negated && bare && words.is(head, Class::GERUND) && class.any(Class::INTAKE)
                    || negated && class.any(Class::INTAKE)
                    || alone && !bare && self.placed(rest)
            }
        }
    }

    fn has_object(&self, rest: &Range<usize>) -> bool {
        self.free(rest).any(|n| self.is(n, Class::THING.or(Class::INTAKE)))
    }

    /// A place or a thing after a preposition.
    fn placed(&self, rest: &Range<usize>) -> bool {
        self.free(rest).any(|n| self.is(n, Class::PLACE.or(Class::THING)) && !self.is(n, Class::ABSTRACT))
    }

    /// Whether the act is done once and then done.
    fn once(&self, clause: &Range<usize>) -> bool {
        let words = self.words;
        let head = clause.start;
        let class = words.class(head);
        let comparative = self.free(&(head + 1..clause.end)).any(|n| self.is(n, Class::MORE) && words.at(n) != "much");
        if comparative {
            return false;
        }
        let next = words.at(head + 1);
        let skip = usize::from(matches!(next, "up" | "in" | "off" | "out" | "for" | "to" | "on" | "back" | "away" | "over" | "with" | "about"));
        let object = head + 1 + skip;
        let article = matches!(words.at(object), "a" | "an") && self.signals.free(object);
        let definite = matches!(words.at(object), "the" | "my" | "our" | "her" | "his" | "their" | "this" | "that" | "every" | "all") && self.signals.free(object);
        let person = self.free(&(object..clause.end.min(object + 3))).any(|n| self.is(n, Class::PERSON) && !plural(words.at(n)));
        let gathering = self.free(&(object..clause.end)).any(|n| self.is(n, Class::GATHERING));
        let named = self.free(&(object..clause.end.min(object + 1))).next().is_some_and(|n| words.class(n).is_none());
        let dated = self.signals.horizons.iter().any(|found| !found.value.period || true) && !self.signals.horizons.is_empty();
        let cued = !self.signals.cues.is_empty();
        let event = class.any(Class::EVENT) && !class.any(Class::GERUND);
        let calls = class.any(Class::SOCIAL) && class.any(Class::EVENT);
        if event && (article || definite || person || calls && named || skip > 0 && gathering) {
            return true;
        }
        if words.at(head) == "finish" || words.at(head) == "apply" || words.at(head) == "submit" {
            return true;
        }
        let makes = matches!(words.at(head), "make" | "write" | "create" | "give" | "take" | "attend" | "try" | "have" | "go" | "see" | "find" | "start" | "do" | "get" | "set" | "sit" | "learn" | "open" | "build" | "draw" | "bake" | "plan" | "file" | "clear" | "download" | "delete" | "sell" | "set-up");
        let making = makes && article && !matches!(words.at(head), "have" | "find" | "learn") && !self.habitual(clause);
        let goes = matches!(words.at(head), "go" | "have" | "attend" | "see") && article && gathering;
        let writes = matches!(words.at(head), "write" | "ask" | "talk" | "speak" | "apologize" | "reply" | "say" | "tell" | "meet" | "see" | "go" | "drive" | "travel" | "get");
        let to_person = writes && person;
        let one_off = to_person && (dated || matches!(words.at(head), "write" | "ask" | "apologize" | "reply" | "get"));
        let visits = matches!(words.at(head), "drive" | "travel" | "go" | "come") && dated && skip > 0;
        making && words.at(head) != "give" || making && words.at(head) == "give" || goes || one_off || visits || article && (dated || cued) && !class.any(Class::VAGUE)
            || definite && dated && class.any(Class::ACT) && matches!(words.at(object), "the")
    }

    /// "keep a diary", "start a routine": what goes on is not done once.
    fn habitual(&self, clause: &Range<usize>) -> bool {
        self.free(clause).any(|n| matches!(self.words.at(n), "diary" | "journal" | "log" | "routine" | "habit" | "hobby" | "way" | "ways" | "break" | "breath" | "look" | "difference"))
    }

    /// The evidence goes on to the last free word in a row.
    fn evidence_end(&self, clause: &Range<usize>) -> usize {
        (clause.start..clause.end).find(|n| !self.signals.free(*n) || self.words.kind(*n) == Kind::Mark).unwrap_or(clause.end)
    }
}

fn plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") || matches!(word, "people" | "children" | "folks" | "everybody" | "family")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Object {
    None,
    Abstract,
    Concrete,
}
