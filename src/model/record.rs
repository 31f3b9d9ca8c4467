//! What every record has in common: an id, its revisions, when it was, and the keys nobody knows yet.
//!
//! [`fields!`] makes a struct whose empty fields are not written and whose unknown keys are kept, and that can take over
//! what changed between two states of itself ([`Rebase`]). Knows nothing of any one kind of record.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use serde::de::{self, Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use super::id::{Id, Rev};
use super::when::{Moment, When};

/// How many replaced revisions a record remembers. Forgetting one can only show an old version again.
const REMEMBERED: usize = 50;

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
    rev: Option<Rev>,
    was: Vec<Rev>,
    pub body: T,
}

/// The fields of a record or of a part of one. Made by [`fields!`].
pub trait Fields: Default + Clone + PartialEq {
    /// Reads the value of one key; `seen` has a bit for each key read so far.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        seen: &mut u64,
        map: &mut A,
    ) -> Result<(), A::Error>;
    /// Writes what is not empty.
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// Takes over what changed from one state to another, and leaves the rest as it is.
pub trait Rebase {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand);
}

/// What becomes of a value that another hand has changed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// It gives way to what the person says now.
    Firm,
    /// It stays: only what is still as it was in `from` is taken back.
    Gentle,
}

/// Every text in it, in the order of its fields.
pub trait Words {
    fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str));
}

/// A part of a record that has an id of its own, so that two hands may change two of them.
pub trait Part: Clone + PartialEq + Rebase {
    fn id(&self) -> Id;
}

/// Keys that this version does not know, kept as they came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra(Option<Box<Map<String, Value>>>);

/// Parts in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct List<T>(pub Vec<T>);

impl<T> Record<T> {
    pub fn new(id: Id, when: When, body: T) -> Self {
        Self { id, when, body, written: None, bring: false, deleted: None, rev: None, was: Vec::new() }
    }

    /// With the moment of writing, if it is not the moment itself.
    pub fn written(mut self, at: Moment) -> Self {
        self.written = Some(at).filter(|at| self.when.moment != Some(*at));
        self
    }

    pub fn rev(&self) -> Rev {
        self.rev.unwrap_or_else(|| self.id.first_rev())
    }

    /// The revisions this one replaced, oldest first.
    pub fn replaced(&self) -> &[Rev] {
        &self.was
    }

    pub fn is_deleted(&self) -> bool {
        self.deleted.is_some()
    }

    /// Whether it lies in the trash because its making was taken back: an undo deletes a record at the moment it was
    /// written.
    pub fn is_undone(&self) -> bool {
        self.is_deleted() && self.deleted == self.written.or(self.when.moment)
    }

    /// Marks the record as edited. Nothing if this revision is its own already.
    pub fn revise(&mut self, rev: Rev) {
        if rev <= self.rev() {
            return;
        }
        self.was.push(self.rev());
        let forgotten = self.was.len().saturating_sub(REMEMBERED);
        self.was.drain(..forgotten);
        self.rev = Some(rev);
    }
}

impl<T: PartialEq> Record<T> {
    /// Whether both say the same, whatever their revisions.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let rest = |r: &Self| (r.id, r.when, r.written, r.bring, r.is_deleted());
        rest(self) == rest(other) && self.body == other.body
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
        map.serialize_entry("id", &self.id)?;
        match self.when.moment {
            Some(moment) => {
                map.serialize_entry("at", &moment)?;
                put(&mut map, "day", &Some(self.when.day).filter(|day| *day != moment.get().date_naive()))?;
            }
            None => map.serialize_entry("at", &self.when.day)?,
        }
        put(&mut map, "written", &self.written)?;
        self.body.write(&mut map)?;
        put(&mut map, "bring", &self.bring)?;
        put(&mut map, "deleted", &self.deleted)?;
        put(&mut map, "rev", &self.rev)?;
        put(&mut map, "was", &self.was)?;
        map.end()
    }
}

/// Writes an entry unless it is empty.
pub fn put<M: SerializeMap, V>(map: &mut M, key: &'static str, value: &V) -> Result<(), M::Error>
where
    V: Serialize + Default + PartialEq,
{
    if *value == V::default() { Ok(()) } else { map.serialize_entry(key, value) }
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
                key => record.body.read(key, &mut seen, &mut map)?,
            }
        }
        if own & 1 == 0 {
            return Err(A::Error::missing_field("id"));
        }
        record.when = at.ok_or_else(|| A::Error::missing_field("at"))?;
        record.when.day = day.unwrap_or(record.when.day);
        Ok(record)
    }
}

/// The value of a key that may stand only once.
pub fn once<'de, A: MapAccess<'de>, V: Deserialize<'de>>(
    seen: &mut u64,
    bit: u32,
    key: &'static str,
    map: &mut A,
) -> Result<V, A::Error> {
    if *seen & 1 << bit != 0 {
        return Err(A::Error::duplicate_field(key));
    }
    *seen |= 1 << bit;
    map.next_value()
}

/// A key, borrowed from the file where it can be.
pub struct Key<'de>(pub std::borrow::Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Key(text.into()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Key(text.to_owned().into()))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

/// Reads what is written as a string by the way it reads text.
pub struct Parsed<T>(&'static str, PhantomData<T>);

impl<T> Parsed<T> {
    pub fn new(what: &'static str) -> Self {
        Self(what, PhantomData)
    }
}

impl<T: FromStr<Err = String>> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed::new("a time like 2026-11-21T08:10+01:00, or a day"))
    }
}

impl Extra {
    pub fn read<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        let kept = self.0.get_or_insert_default();
        if kept.contains_key(key) {
            map.next_value::<IgnoredAny>()?;
            return Err(A::Error::custom(format!("the key “{key}” stands twice")));
        }
        kept.insert(key.to_owned(), map.next_value()?);
        Ok(())
    }

    /// Keeps a value under a key that is none of the fields'.
    pub fn set(&mut self, key: &str, value: Value) {
        self.0.get_or_insert_default().insert(key.to_owned(), value);
    }

    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.as_ref()?.get(key)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.iter().flat_map(|map| map.iter())
    }

    pub fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for List<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> std::ops::DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self)
    }
}

impl Words for String {
    fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
        say(self);
    }
}

impl<T: Words> Words for Vec<T> {
    fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
        self.iter().for_each(|item| item.words(say));
    }
}

impl<T: Words> Words for List<T> {
    fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
        self.0.words(say);
    }
}

impl<T: Words> Words for Option<T> {
    fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
        self.iter().for_each(|item| item.words(say));
    }
}

impl<T: Part> Rebase for List<T> {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand) {
        let same = |a: &T, b: &T| a.id() == b.id();
        rebase_list(&mut self.0, &from.0, &to.0, hand, same, |now, from, to| now.rebase(from, to, hand));
    }
}

impl<T: Clone + PartialEq> Rebase for Vec<T> {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand) {
        rebase_list(self, from, to, hand, T::eq, |_, _, _| ());
    }
}

impl<T: Clone + PartialEq> Rebase for Option<T> {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand) {
        replace(self, from, to, hand);
    }
}

/// What `to` has, in its order; of what only `now` has, what another hand put there, behind what it followed.
fn rebase_list<T: Clone + PartialEq>(
    now: &mut Vec<T>,
    from: &[T],
    to: &[T],
    hand: Hand,
    same: impl Fn(&T, &T) -> bool,
    merge: impl Fn(&mut T, &T, &T),
) {
    if from == to {
        return;
    }
    let find = |list: &[T], item: &T| list.iter().position(|other| same(other, item));
    let mut result: Vec<T> = Vec::with_capacity(to.len());
    for item in to {
        match (find(now, item), find(from, item)) {
            (Some(at), Some(was)) => {
                let mut kept = now[at].clone();
                merge(&mut kept, &from[was], item);
                result.push(kept);
            }
            (None, Some(was)) if from[was] == *item => {}
            _ => result.push(item.clone()),
        }
    }
    for (at, item) in now.iter().enumerate() {
        let was = find(from, item).map(|at| &from[at]);
        let theirs = was.is_none_or(|was| hand == Hand::Gentle && was != item);
        if find(to, item).is_none() && theirs {
            let before = now[..at].iter().rev().find_map(|other| find(&result, other));
            result.insert(before.map_or(0, |at| at + 1), item.clone());
        }
    }
    *now = result;
}

/// The new value, if there is one.
pub fn replace<T: Clone + PartialEq>(now: &mut T, from: &T, to: &T, hand: Hand) {
    if from != to && (hand == Hand::Firm || now == from) {
        now.clone_from(to);
    }
}

impl Rebase for String {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand) {
        replace(self, from, to, hand);
    }
}

/// Values that are taken over whole, and have no words.
macro_rules! whole {
    ($($type:ty),* $(,)?) => {
        $(impl $crate::model::record::Rebase for $type {
            fn rebase(&mut self, from: &Self, to: &Self, hand: $crate::model::record::Hand) {
                $crate::model::record::replace(self, from, to, hand);
            }
        }

        impl $crate::model::record::Words for $type {
            fn words<'a>(&'a self, _: &mut dyn FnMut(&'a str)) {}
        })*
    };
}
pub(super) use whole;

whole!(bool, u8, u16, u32, Id, NaiveDate, NaiveTime, Moment, When);

/// A struct whose fields stand in the file under their own names; what is empty is not written, what is unknown is kept.
macro_rules! fields {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$doc:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
            /// Keys of a newer version or another hand.
            pub extra: $crate::model::record::Extra,
        }

        impl $crate::model::record::Fields for $name {
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: &str,
                seen: &mut u64,
                map: &mut A,
            ) -> Result<(), A::Error> {
                #[allow(non_camel_case_types)]
                enum Bit { $($field),* }
                match key {
                    $(stringify!($field) => {
                        let bit = Bit::$field as u32;
                        self.$field = $crate::model::record::once(seen, bit, stringify!($field), map)?;
                    })*
                    _ => self.extra.read(key, map)?,
                }
                Ok(())
            }

            fn write<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $($crate::model::record::put(map, stringify!($field), &self.$field)?;)*
                self.extra.write(map)
            }
        }

        impl $crate::model::record::Rebase for $name {
            fn rebase(&mut self, from: &Self, to: &Self, hand: $crate::model::record::Hand) {
                $($crate::model::record::Rebase::rebase(&mut self.$field, &from.$field, &to.$field, hand);)*
            }
        }

        impl $crate::model::record::Words for $name {
            fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
                $($crate::model::record::Words::words(&self.$field, say);)*
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(None)?;
                $crate::model::record::Fields::write(self, &mut map)?;
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::record::read_fields(deserializer)
            }
        }
    };
}
pub(super) use fields;

/// Fields with an id of their own: an element of a [`List`].
macro_rules! part {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$doc:meta])* pub $field:ident: $type:ty,)* }) => {
        $crate::model::record::fields! {
            $(#[$meta])*
            pub struct $name {
                pub id: $crate::model::id::Id,
                $($(#[$doc])* pub $field: $type,)*
            }
        }

        impl $crate::model::record::Part for $name {
            fn id(&self) -> $crate::model::id::Id {
                self.id
            }
        }
    };
}
pub(super) use part;

/// A word out of a fixed few. One that this version does not know keeps its text.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
            /// A word of a newer version.
            Other(Box<str>),
        }

        impl $name {
            /// Those this version knows, the usual one first.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As it stands in the file and on the command line.
            pub fn word(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Other(word) => word,
                }
            }

            /// The one with this word, of those this version knows.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().find(|known| known.word() == word).cloned()
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::ALL[0].clone()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            fn from_str(word: &str) -> Result<Self, String> {
                Ok(Self::named(word).unwrap_or_else(|| Self::Other(word.into())))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::model::record::Parsed::new("a word"))
            }
        }

        $crate::model::record::whole!($name);
    };
}
pub(super) use words;

/// A map of fields that stands inside a record.
pub fn read_fields<'de, D: Deserializer<'de>, T: Fields>(deserializer: D) -> Result<T, D::Error> {
    struct FieldsVisitor<T>(PhantomData<T>);
    impl<'de, T: Fields> Visitor<'de> for FieldsVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
            let (mut value, mut seen) = (T::default(), 0);
            while let Some(key) = map.next_key::<Key>()? {
                value.read(&key.0, &mut seen, &mut map)?;
            }
            Ok(value)
        }
    }
    deserializer.deserialize_map(FieldsVisitor(PhantomData))
}
