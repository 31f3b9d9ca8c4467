//! What every record has in common: an id, its revisions, and when it was. Knows nothing of any one kind of record;
//! what becomes of two versions of one is [`super::versions`]'s.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

use super::checksum;
use super::fields::{Fields, Key, once, put};
use super::id::{Id, Rev};
use super::rebase::{Hand, Rebase};
use super::when::{Moment, When};

/// A record as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record<T> {
    pub id: Id,
    pub when: When,
    /// When it was written, where that is another minute than when it happened.
    pub written: Option<Moment>,
    /// To be brought up in the next session.
    pub bring: bool,
    pub deleted: Option<Moment>,
    pub(super) rev: Option<Rev>,
    /// The revisions that are replaced, in their order.
    pub(super) was: Vec<Rev>,
    /// Versions that another hand wrote without knowing this one. They have neither `was` nor `others` of their own.
    pub(super) others: Box<[Record<T>]>,
    pub body: T,
}

impl<T> Record<T> {
    pub fn new(id: Id, when: When, body: T) -> Self {
        let (was, others) = Default::default();
        Self { id, when, body, written: None, bring: false, deleted: None, rev: None, was, others }
    }

    /// With the moment of writing, if it is not the moment itself.
    pub fn written(mut self, at: Moment) -> Self {
        self.written = Some(at).filter(|at| self.when.moment != Some(*at));
        self
    }

    pub fn rev(&self) -> Rev {
        self.rev.unwrap_or_else(|| self.id.first_rev())
    }

    pub fn is_deleted(&self) -> bool {
        self.deleted.is_some()
    }
}

impl<T: PartialEq> Record<T> {
    /// Whether both say the same, whatever their revisions.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let rest = |r: &Self| (r.id, r.when, r.written, r.bring, r.is_deleted());
        rest(self) == rest(other) && self.body == other.body
    }
}

/// 64 bits of all that a record says, whatever its revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint(u64);

impl<T: Fields> Record<T> {
    pub fn fingerprint(&self) -> Fingerprint {
        let said = serde_json::to_vec(&Said(self)).expect("dates, numbers and texts are always JSON");
        Fingerprint(checksum::hash(&said))
    }

    /// What it says: all but its revisions and the day of its deletion.
    fn say<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("id", &self.id)?;
        match self.when.moment {
            Some(moment) => {
                map.serialize_entry("at", &moment)?;
                put(map, "day", &Some(self.when.day).filter(|day| *day != moment.get().date_naive()))?;
            }
            None => map.serialize_entry("at", &self.when.day)?,
        }
        put(map, "written", &self.written)?;
        self.body.write(map)?;
        put(map, "bring", &self.bring)
    }
}

/// A record without its revisions.
struct Said<'a, T>(&'a Record<T>);

impl<T: Fields> Serialize for Said<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.say(&mut map)?;
        map.serialize_entry("deleted", &self.0.is_deleted())?;
        map.end()
    }
}

/// The text, the amount, the status of a record are read as its own.
impl<T> Deref for Record<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T: Fields + Rebase> Rebase for Record<T> {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand) {
        self.when.rebase(&from.when, &to.when, hand);
        self.bring.rebase(&from.bring, &to.bring, hand);
        if hand == Hand::Firm && self.deleted.is_some() && from.deleted.is_none() {
            self.deleted = None;
        }
        self.deleted.rebase(&from.deleted, &to.deleted, hand);
        self.body.rebase(&from.body, &to.body, hand);
    }
}

impl<T: Fields> Serialize for Record<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.say(&mut map)?;
        put(&mut map, "deleted", &self.deleted)?;
        put(&mut map, "rev", &self.rev)?;
        put(&mut map, "was", &self.was)?;
        put(&mut map, "others", &self.others)?;
        map.end()
    }
}

impl<'de, T: Fields> Deserialize<'de> for Record<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RecordVisitor(PhantomData))
    }
}

struct RecordVisitor<T>(PhantomData<T>);

impl<'de, T: Fields> Visitor<'de> for RecordVisitor<T> {
    type Value = Record<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record with an id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut record = Record::<T>::default();
        let (mut own, mut seen) = (0, 0);
        let (mut at, mut day) = (None, None);
        while let Some(key) = map.next_key::<Key>()? {
            match &*key.0 {
                "id" => record.id = once(&mut own, 0, "id", &mut map)?,
                "at" => at = Some(once::<_, When>(&mut own, 1, "at", &mut map)?),
                "day" => day = Some(once(&mut own, 2, "day", &mut map)?),
                "written" => record.written = once(&mut own, 3, "written", &mut map)?,
                "bring" => record.bring = once(&mut own, 4, "bring", &mut map)?,
                "deleted" => record.deleted = once(&mut own, 5, "deleted", &mut map)?,
                "rev" => record.rev = once(&mut own, 6, "rev", &mut map)?,
                "was" => record.was = once(&mut own, 7, "was", &mut map)?,
                "others" => record.others = once(&mut own, 8, "others", &mut map)?,
                key => record.body.read(key, &mut seen, &mut map)?,
            }
        }
        if own & 1 == 0 {
            return Err(A::Error::missing_field("id"));
        }
        record.when = at.ok_or_else(|| A::Error::missing_field("at"))?;
        record.when.day = day.unwrap_or(record.when.day);
        Ok(if record.others.is_empty() && record.was.is_sorted() { record } else { record.in_order() })
    }
}
