//! Acts that are done or not done: "post the letter", "call a friend", "go to a meeting", "have lunch with Sam on
//! Friday". They are measured without a number.

use super::clauses::Clause;
use super::lexicon::Class;
use super::signals::{Signals, When};
use super::tokens::{Kind, Words};
use std::ops::Range;

/// Verbs that make or take something whole when an article follows: "make a list", "take a test".
const WHOLES: &[&str] = &[
    "make", "write", "create", "give", "take", "attend", "try", "start", "do", "set", "open", "build",
    "draw", "bake", "plan", "file", "clear", "download", "delete", "sell", "watch", "host", "organize",
    "choose", "get", "draft", "prepare", "record", "film", "compose", "put", "design", "plant", "knit",
    "sew", "adopt", "rent", "hire", "borrow", "hang", "print",
];

/// Verbs that are done once by themselves.
const ENDS: &[&str] = &["finish", "apply", "submit", "complete", "enroll", "register", "resign"];

/// Verbs that go to a person or a place.
const GOES: &[&str] = &["go", "drive", "travel", "come", "fly", "cycle", "walk"];

/// Things that go on and are not done once.
const GOING_ON: &[&str] = &[
    "diary",
    "journal",
    "log",
    "routine",
    "habit",
    "hobby",
    "way",
    "ways",
    "break",
    "breath",
    "look",
    "difference",
    "deep",
    "step",
    "moment",
];

/// Whether the act of a clause is done once and then done.
pub(super) fn once(words: &Words, signals: &Signals, clause: &Clause) -> bool {
    let look = Look { words, signals, core: clause.core.clone() };
    if clause.able || clause.negated || look.compares() {
        return false;
    }
    clause.done
        || look.ends()
        || look.event()
        || look.whole()
        || look.gathering()
        || look.to_person()
        || look.dated()
}

struct Look<'a> {
    words: &'a Words<'a>,
    signals: &'a Signals,
    core: Range<usize>,
}

impl Look<'_> {
    fn head(&self) -> &str {
        self.words.at(self.core.start)
    }

    fn class(&self) -> Class {
        self.words.class(self.core.start)
    }

    fn free(&self) -> impl DoubleEndedIterator<Item = usize> {
        (self.core.start + 1..self.core.end)
            .filter(|n| self.signals.free(*n) && self.words.kind(*n) != Kind::Mark)
    }

    fn compares(&self) -> bool {
        self.free().any(|n| {
            self.words.is(n, Class::MORE) && self.words.at(n) != "much" && self.words.at(n) != "enough"
        })
    }

    /// Where the object starts, behind "up", "in", "to".
    fn object(&self) -> usize {
        const PARTICLES: &[&str] =
            &["up", "in", "off", "out", "for", "to", "on", "back", "away", "over", "with", "about", "down"];
        let next = self.core.start + 1;
        next + (next..next + 2).take_while(|n| PARTICLES.contains(&self.words.at(*n))).count()
    }

    fn article(&self) -> bool {
        self.signals.free(self.object()) && matches!(self.words.at(self.object()), "a" | "an")
    }

    fn definite(&self) -> bool {
        let set = ["the", "my", "our", "her", "his", "their", "this", "that", "every", "all"];
        self.signals.free(self.object()) && set.contains(&self.words.at(self.object()))
    }

    fn person(&self) -> Option<usize> {
        let one = |n: &usize| self.words.is(*n, Class::PERSON) && !plural(self.words.at(*n));
        self.free().find(one).filter(|n| self.words.before(*n, 1) != "at")
    }

    fn gathers(&self) -> bool {
        self.free().any(|n| self.words.is(n, Class::GATHERING))
    }

    fn set_day(&self, kinds: &[When]) -> bool {
        self.signals.horizons.iter().any(|found| kinds.contains(&found.value.when))
    }

    fn any_day(&self) -> bool {
        self.set_day(&[When::Deadline, When::Day, When::Period])
    }

    /// "finish the form", "apply for the job"; work and school are over every day.
    fn ends(&self) -> bool {
        let of_a_day = Class::CUE.or(Class::DAYPART);
        ENDS.contains(&self.head()) && !self.words.is(self.core.start + 1, of_a_day)
    }

    /// An event verb with its object: "book the appointment", "call Priya", "buy running shoes".
    fn event(&self) -> bool {
        let class = self.class();
        let first = self.free().find(|n| *n == self.object());
        let calls = class.any(Class::SOCIAL) && first.is_some_and(|n| self.words.class(n).is_none());
        let close = self.person().is_some_and(|n| n < self.object() + 3);
        let beyond = self.object() > self.core.start + 1 && self.gathers();
        let bought = matches!(self.head(), "buy" | "order" | "book" | "pay" | "return" | "sell");
        let bought =
            bought && self.free().any(|n| self.words.is(n, Class::THING) || self.words.class(n).is_none());
        let named = self.article() || self.definite() || close || calls || beyond || bought;
        class.any(Class::EVENT) && !class.any(Class::GERUND) && named
    }

    /// "make a plan", "write my speech before the wedding", "a piece of cake on Sunday".
    fn whole(&self) -> bool {
        let makes = WHOLES.contains(&self.head());
        let goes_on = self.free().any(|n| GOING_ON.contains(&self.words.at(n)));
        let set_off = !self.signals.cues.is_empty() || self.any_day();
        let act = self.class().any(Class::ACT) && !self.class().any(Class::VAGUE);
        let definite = self.definite()
            && self.any_day()
            && act
            && (makes || matches!(self.words.at(self.object()), "the" | "all" | "every"));
        self.article() && (makes && !goes_on || set_off && act) || definite
    }

    /// "go to a concert", "have a one-on-one".
    fn gathering(&self) -> bool {
        let takes_part = matches!(self.head(), "go" | "have" | "attend" | "see" | "join" | "lead" | "host");
        takes_part && (self.article() || self.definite() && self.head() == "have") && self.gathers()
    }

    /// "write to my landlord", "introduce myself to a neighbour", "drive to my mum's for her birthday".
    fn to_person(&self) -> bool {
        let Some(person) = self.person() else { return self.travels() };
        let single = matches!(self.words.before(person, 1), "a" | "an")
            || matches!(self.words.before(person, 2), "a" | "an");
        let asks = matches!(self.head(), "write" | "ask" | "apologize" | "reply" | "get");
        let social = self.class().any(Class::SOCIAL);
        social && single
            || asks
            || self.any_day() && (social || self.head() == "have") && !self.set_day(&[When::Period])
            || self.travels()
    }

    fn travels(&self) -> bool {
        GOES.contains(&self.head()) && self.set_day(&[When::Day]) && self.object() > self.core.start + 1
    }

    /// Any act on one named day: "cook dinner on Friday".
    fn dated(&self) -> bool {
        let act = self.class().any(Class::ACT) && !self.class().any(Class::VAGUE) || self.class().is_none();
        act && self.set_day(&[When::Day])
    }
}

fn plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s")
        || matches!(word, "people" | "children" | "folks" | "everybody" | "family" | "them")
}
