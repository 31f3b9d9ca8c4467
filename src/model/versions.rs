//! The versions of one record that two hands wrote without knowing of each other, and how two copies of it become one.
//!
//! A copy is a set of versions and a set of revisions that are replaced. Of two copies both sets are united, and a version
//! whose revision is replaced goes: so the order in which copies meet does not matter, a copy that met once changes
//! nothing again, and an old one says nothing new. One version is the present one, which everything else shows; the others
//! stand beside it in the file. Knows nothing of any one kind of record.

use std::cmp::{Ordering, Reverse};

use serde_json::Value as Json;

use super::fields::{Extra, Fields, Words};
use super::id::Rev;
use super::record::Record;
use super::when::Moment;

/// How many replaced revisions a record remembers: the greatest. Forgetting one can only show an old version again.
const REMEMBERED: usize = 50;

impl<T> Record<T> {
    /// The revisions that are replaced, oldest first.
    pub fn replaced(&self) -> &[Rev] {
        &self.was
    }

    /// Without the versions beside it.
    pub(super) fn alone(mut self) -> Self {
        self.others = Default::default();
        self
    }

    /// Every version, the present one first.
    pub(super) fn all(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.others)
    }

    /// Whether a change of this revision is in the record already, or in something that replaced it.
    pub(super) fn knows(&self, rev: Rev) -> bool {
        self.was.binary_search(&rev).is_ok() || self.all().any(|version| version.rev() == rev)
    }

    pub(super) fn has_replaced(&self, rev: Rev) -> bool {
        self.was.binary_search(&rev).is_ok()
    }

    /// The greatest revision in it, replaced or not.
    pub fn last_rev(&self) -> Rev {
        self.all().map(Self::rev).chain(self.was.last().copied()).max().unwrap_or_default()
    }

    pub(super) fn replace(&mut self, rev: Rev) {
        if let Err(at) = self.was.binary_search(&rev) {
            self.was.insert(at, rev);
        }
        let forgotten = self.was.len().saturating_sub(REMEMBERED);
        self.was.drain(..forgotten);
    }

    /// The revision that an edit of that revision makes of this record: its own, unless the record, as another hand left
    /// it, is another than the one it was made on.
    fn next_rev(&self, rev: Rev, seen: bool) -> Rev {
        let last = self.last_rev();
        if seen && last < rev { rev } else { rev.after(last) }
    }

    /// Gives every version a revision of its own, so that to replace one replaces no other: a file in which two hands
    /// wrote without a program may have two of one.
    fn tell_apart(&mut self, rev: Rev) {
        let mut taken = vec![self.rev()];
        let mut others = std::mem::take(&mut self.others);
        for other in &mut others {
            if taken.contains(&other.rev()) {
                other.rev = Some(rev.after(self.last_rev().max(taken[taken.len() - 1])));
            }
            taken.push(other.rev());
        }
        self.others = others;
    }

    /// Marks the record as edited. `seen`: the edit was made on this very version. Nothing if the revision is its own.
    pub(super) fn revise(&mut self, rev: Rev, seen: bool) {
        if self.rev() == rev {
            return;
        }
        self.tell_apart(rev);
        let next = self.next_rev(rev, seen);
        self.replace(self.rev());
        self.own(next, rev);
    }

    /// Marks the record as edited on a version that another hand has replaced by `other` meanwhile, whose words would be
    /// gone: it stays beside.
    pub(super) fn revise_beside(&mut self, rev: Rev, from: Rev, mut other: Self) {
        self.tell_apart(rev);
        let next = self.next_rev(rev, false);
        if from != other.rev() {
            self.replace(from);
        }
        self.own(next, rev);
        (other.was, other.others) = Default::default();
        let others = std::mem::take(&mut self.others);
        self.others = others.into_iter().chain([other]).collect();
    }

    fn own(&mut self, next: Rev, rev: Rev) {
        self.rev = Some(next);
        if next != rev {
            self.replace(rev);
        }
    }

    /// To the trash, or back: every version that is there, or that went there with the present one.
    pub(super) fn set_deleted(&mut self, deleted: Option<Moment>, rev: Rev) {
        self.tell_apart(rev);
        let since = self.deleted;
        let goes = |version: &Self| match deleted {
            Some(_) => !version.is_deleted(),
            None => version.deleted == since,
        };
        let mut last = self.last_rev();
        let mut others = std::mem::take(&mut self.others);
        for other in others.iter_mut().filter(|other| goes(other)) {
            self.replace(other.rev());
            last = rev.after(last);
            (other.deleted, other.rev) = (deleted, Some(last));
        }
        self.others = others;
        let next = self.next_rev(rev, true);
        self.replace(self.rev());
        self.deleted = deleted;
        self.own(next, rev);
    }

    /// Replaces every version of `before` by those of this one, which are made of it.
    pub(super) fn stand_for(&mut self, before: &Self, rev: Rev) {
        self.was.clone_from(&before.was);
        before.all().for_each(|version| self.replace(version.rev()));
        let mut last = before.last_rev();
        for other in &mut self.others {
            last = rev.after(last);
            other.rev = Some(last);
        }
        let next = if last < rev { rev } else { rev.after(last) };
        self.own(next, rev);
    }

    /// Itself without a word, in place of every version of it.
    pub(super) fn erased(&self, rev: Rev) -> Self
    where
        T: Default,
    {
        let mut erased = Self::new(self.id, self.when, T::default());
        erased.deleted = self.deleted;
        erased.stand_for(self, rev);
        erased
    }

    /// Whether a version of it says anything.
    pub(super) fn has_words_left(&self) -> bool
    where
        T: Default + PartialEq,
    {
        self.all().any(|version| version.body != T::default())
    }

    /// Whether every version of the other copy is in this one, or was replaced here.
    pub(super) fn knows_all_of(&self, other: &Self) -> bool {
        other.all().all(|version| self.knows(version.rev()))
    }
}

impl<T: Words + PartialEq> Record<T> {
    /// The other versions, whose words are neither the present ones nor those of another in the list: what the person
    /// is to choose from. Where only a number, a tick or a date differs the present version was taken silently.
    pub fn versions(&self) -> Vec<&Self> {
        let mut versions: Vec<&Self> = Vec::new();
        for other in self.others.iter().filter(|other| !other.is_deleted()) {
            let known = std::iter::once(self).chain(versions.iter().copied());
            if !known.into_iter().any(|version| same_words(version, other)) {
                versions.push(other);
            }
        }
        versions
    }

    pub fn has_versions(&self) -> bool {
        !self.others.is_empty() && !self.versions().is_empty()
    }

    /// Lets go of the versions that say the words that this one says, or that `before` said, on which it was made.
    pub(super) fn absorb(&mut self, before: Option<&Self>) {
        if self.others.is_empty() {
            return;
        }
        let others = std::mem::take(&mut self.others);
        let is_same = |other: &Self, now: &Self| {
            same_words(other, now) || before.is_some_and(|before| same_words(other, before))
        };
        let (same, rest): (Vec<Self>, Vec<Self>) = others.into_iter().partition(|other| is_same(other, self));
        self.others = rest.into();
        for rev in same.iter().map(Self::rev) {
            if rev != self.rev() {
                self.replace(rev);
            }
        }
    }
}

impl<T: Fields> Record<T> {
    /// One record of two copies of it.
    pub(super) fn join(self, other: Self) -> Self {
        if self == other {
            return self;
        }
        let was = [&*self.was, &*other.was].concat();
        Self::gather(self.split().chain(other.split()).collect(), was)
    }

    /// A record of its versions, in any order, and the revisions that are replaced.
    pub(super) fn gather(mut versions: Vec<Self>, mut was: Vec<Rev>) -> Self {
        was.sort_unstable();
        was.dedup();
        // A file made by hand may say of every version that it is replaced: then none is.
        if versions.iter().any(|version| was.binary_search(&version.rev()).is_err()) {
            versions.retain(|version| was.binary_search(&version.rev()).is_err());
        }
        versions.sort_by(Self::order);
        versions.dedup_by(|a, b| a.rev() == b.rev() && a.says(b));
        leave_parts_out(&mut versions);
        let mut versions = versions.into_iter();
        let mut present = versions.next().unwrap_or_default();
        present.others = versions.collect();
        was.drain(..was.len().saturating_sub(REMEMBERED));
        present.was = was;
        present
    }

    /// As it would have been written here, whatever a hand did to the file.
    pub(super) fn in_order(mut self) -> Self {
        let mut was = std::mem::take(&mut self.was);
        self.others.iter().for_each(|other| was.extend(&other.was));
        let id = self.id;
        let alone = |version: Self| Self { id, ..version }.split();
        Self::gather(self.split().flat_map(alone).collect(), was)
    }

    /// Gives the versions of these revisions new ones from that one on, which replace them.
    pub(super) fn renamed(mut self, revs: &[Rev], from: Rev) -> Self {
        let mut last = from;
        let mut versions: Vec<Self> = self.clone().split().collect();
        for version in versions.iter_mut().filter(|version| revs.contains(&version.rev())) {
            self.replace(version.rev());
            version.rev = Some(last);
            last = last.after(last);
        }
        Self::gather(versions, self.was)
    }

    /// Every version by itself.
    fn split(mut self) -> impl Iterator<Item = Self> {
        let others = std::mem::take(&mut self.others);
        self.was = Vec::new();
        std::iter::once(self).chain(others)
    }

    /// The present version first: what is not deleted before what is, then the later. Two of one revision, which only a
    /// hand can make, in the order of their bytes.
    fn order(a: &Self, b: &Self) -> Ordering {
        let first = |version: &Self| (version.is_deleted(), Reverse(version.rev()));
        let bytes = |version: &Self| serde_json::to_vec(version).unwrap_or_default();
        first(a)
            .cmp(&first(b))
            .then_with(|| if a.says(b) { Ordering::Equal } else { bytes(b).cmp(&bytes(a)) })
    }

    fn says(&self, other: &Self) -> bool {
        let rest = |r: &Self| (r.when, r.written, r.bring, r.deleted);
        rest(self) == rest(other) && self.body == other.body
    }
}

/// Of two versions of one revision of which one says only part of what the other says, that part goes: it was given out
/// with something withheld, and came back.
fn leave_parts_out<T: Fields>(versions: &mut Vec<Record<T>>) {
    let json = |version: &Record<T>| -> Json {
        let text = serde_json::to_string(version).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    };
    let is_part = |version: &Record<T>| {
        let alike = versions.iter().filter(|other| other.rev() == version.rev() && !other.says(version));
        alike.map(json).any(|other| json(version) != other && is_part_of(&json(version), &other))
    };
    let parts: Vec<bool> = versions.iter().map(is_part).collect();
    let mut parts = parts.into_iter();
    versions.retain(|_| !parts.next().unwrap_or_default());
}

/// Whether every key that is in the one is in the other, with the same value or more of it.
fn is_part_of(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Object(one), Json::Object(other)) => {
            one.iter().all(|(key, value)| other.get(key).is_some_and(|more| is_part_of(value, more)))
        }
        _ => one == other,
    }
}

/// Whether both have the same words, in whatever order, and the same keys that nobody knows.
fn same_words<T: Words>(a: &Record<T>, b: &Record<T>) -> bool {
    words(&a.body) == words(&b.body) && unknown(&a.body) == unknown(&b.body)
}

/// Whether `before`, as another hand left it, says words that it did not say when the edit began, and `after` does not.
pub(super) fn loses_words<T: Words>(from: &T, before: &T, after: &T) -> bool {
    let (known, kept) = (words(from), words(after));
    words(before).iter().any(|text| known.binary_search(text).is_err() && kept.binary_search(text).is_err())
}

fn words<T: Words>(body: &T) -> Vec<&str> {
    let mut words = Vec::new();
    body.words(&mut |text| words.push(text));
    words.retain(|text| !text.is_empty());
    words.sort_unstable();
    words
}

fn unknown<T: Words>(body: &T) -> Vec<&Extra> {
    let mut unknown = Vec::new();
    body.unknown(&mut |extra| unknown.push(extra));
    unknown.retain(|extra| extra.iter().next().is_some());
    unknown
}
