//! Structs whose empty fields are not written and whose unknown keys are kept: [`fields!`], [`words!`], [`whole!`], and the
//! way they are read and written. Knows nothing of ids, revisions or any one kind of record.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use serde::de::{self, Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap};
use serde_json::{Map, Value};

use super::id::Id;
use super::strict;
use super::when::{Moment, When};

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

/// Every text in it, in the order of its fields.
pub trait Words {
    fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str));

    /// Every place in it for keys that this version does not know, in the order of its fields.
    fn unknown<'a>(&'a self, _tell: &mut dyn FnMut(&'a Extra)) {}
}

/// Keys that this version does not know, kept as they came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra(Option<Box<Map<String, Value>>>);

/// Writes an entry unless it is empty.
pub fn put<M: SerializeMap, V>(map: &mut M, key: &'static str, value: &V) -> Result<(), M::Error>
where
    V: Serialize + Default + PartialEq,
{
    if *value == V::default() { Ok(()) } else { map.serialize_entry(key, value) }
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

impl Extra {
    pub fn read<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        strict::insert(self.0.get_or_insert_default(), key.to_owned(), map)
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

impl Words for String {
    fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
        say(self);
    }
}

impl<T: Words> Words for Vec<T> {
    fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
        self.iter().for_each(|item| item.words(say));
    }

    fn unknown<'a>(&'a self, tell: &mut dyn FnMut(&'a Extra)) {
        self.iter().for_each(|item| item.unknown(tell));
    }
}

impl<T: Words> Words for Option<T> {
    fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
        self.iter().for_each(|item| item.words(say));
    }

    fn unknown<'a>(&'a self, tell: &mut dyn FnMut(&'a Extra)) {
        self.iter().for_each(|item| item.unknown(tell));
    }
}

/// Values that are taken over whole, and have no words.
macro_rules! whole {
    ($($type:ty),* $(,)?) => {
        $(impl $crate::model::rebase::Rebase for $type {
            fn rebase(&mut self, from: &Self, to: &Self, hand: $crate::model::rebase::Hand) {
                $crate::model::rebase::replace(self, from, to, hand);
            }
        }

        impl $crate::model::fields::Words for $type {
            fn words<'a>(&'a self, _: &mut dyn FnMut(&'a str)) {}
        })*
    };
}
pub(super) use whole;

whole!(bool, i8, u8, u16, u32, Id, NaiveDate, NaiveTime, Moment, When);

/// A struct whose fields stand in the file under their own names; what is empty is not written, what is unknown is kept.
macro_rules! fields {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$doc:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
            /// Keys of a newer version or another hand.
            pub extra: $crate::model::fields::Extra,
        }

        impl $crate::model::fields::Fields for $name {
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
                        self.$field = $crate::model::fields::once(seen, bit, stringify!($field), map)?;
                    })*
                    _ => self.extra.read(key, map)?,
                }
                Ok(())
            }

            fn write<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $($crate::model::fields::put(map, stringify!($field), &self.$field)?;)*
                self.extra.write(map)
            }
        }

        impl $crate::model::rebase::Rebase for $name {
            fn rebase(&mut self, from: &Self, to: &Self, hand: $crate::model::rebase::Hand) {
                $($crate::model::rebase::Rebase::rebase(&mut self.$field, &from.$field, &to.$field, hand);)*
            }
        }

        impl $crate::model::fields::Words for $name {
            fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
                $($crate::model::fields::Words::words(&self.$field, say);)*
            }

            fn unknown<'a>(&'a self, tell: &mut dyn FnMut(&'a $crate::model::fields::Extra)) {
                $($crate::model::fields::Words::unknown(&self.$field, tell);)*
                tell(&self.extra);
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(None)?;
                $crate::model::fields::Fields::write(self, &mut map)?;
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::fields::read_fields(deserializer)
            }
        }
    };
}
pub(super) use fields;

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
                deserializer.deserialize_str($crate::model::fields::Parsed::new("a word"))
            }
        }

        $crate::model::fields::whole!($name);
    };
}
pub(super) use words;
