//! Lists of parts: fields with an id of their own inside a record, so that two hands may change two of them.

use std::ops::Deref;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::fields::{Extra, Words};
use super::id::Id;
use super::rebase::{Hand, Rebase, rebase_list};

/// Parts in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct List<T>(pub Vec<T>);

/// A part of a record that has an id of its own, so that two hands may change two of them.
pub trait Part: Clone + PartialEq + Rebase {
    fn id(&self) -> Id;
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

impl<T: Words> Words for List<T> {
    fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
        self.0.words(say);
    }

    fn unknown<'a>(&'a self, tell: &mut dyn FnMut(&'a Extra)) {
        self.0.unknown(tell);
    }
}

impl<T: Part> Rebase for List<T> {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand) {
        let same = |a: &T, b: &T| a.id() == b.id();
        rebase_list(&mut self.0, &from.0, &to.0, hand, same, |now, from, to| now.rebase(from, to, hand));
    }
}

/// Fields with an id of their own: an element of a [`List`].
macro_rules! part {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$doc:meta])* pub $field:ident: $type:ty,)* }) => {
        $crate::model::fields::fields! {
            $(#[$meta])*
            pub struct $name {
                pub id: $crate::model::id::Id,
                $($(#[$doc])* pub $field: $type,)*
            }
        }

        impl $crate::model::list::Part for $name {
            fn id(&self) -> $crate::model::id::Id {
                self.id
            }
        }
    };
}
pub(super) use part;
