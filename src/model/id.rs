//! Names of records and of their revisions. Both are made from a moment and a seed that are given, never asked for.

use std::cell::Cell;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::checksum::hash;
use super::when::Moment;

/// Names one record for the life of the file: a uuid v7. Never given twice, not even after a deletion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u128);

/// Names one state of a record: the first 64 bits of a uuid v7, written as 16 hex digits. Greater is later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rev(u64);

/// Makes ids and revisions, each greater than every one made or seen before.
#[derive(Clone, Debug)]
pub struct Mint {
    seed: Cell<u64>,
    /// The first 64 bits of the greatest id or revision made or seen.
    last: Cell<u64>,
    /// It was seen: another hand may go on from it too.
    seen: Cell<bool>,
}

/// The first of the 50 days that the ids of taken-in things say they are from: 2000-01-01, before any record of ours.
const ELSEWHERE: u128 = 946_684_800_000;

impl Id {
    /// The id of something that another program wrote: the same words always give the same id, so that what was taken
    /// in is known again after the person has changed or deleted it. It is a uuid v7 of the year 2000, because what is
    /// made here is to be later. 106 bits are of the hash (FNV-1a, 128 bits; Fowler, Noll and Vo, 1991).
    pub fn named(words: &[&str]) -> Self {
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        let begin: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        let bytes = words.iter().flat_map(|word| word.bytes().chain([0xff]));
        let hash = bytes.fold(begin, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
        let millis = ELSEWHERE + (hash >> 96);
        let random = hash >> 84 & 0x0fff;
        let tail = 0b10 << 62 | (hash & u128::from(u64::MAX >> 2));
        Self(millis << 80 | 0x7 << 76 | random << 64 | tail)
    }

    /// The revision of a record that was never edited.
    pub fn first_rev(self) -> Rev {
        Rev((self.0 >> 64) as u64)
    }
}

impl Rev {
    /// Greater, by what was made of this state: the same words give the same, others hardly ever.
    pub fn turned_into(self, words: &[u8]) -> Self {
        Self(ahead(self.0, hash(words)))
    }

    /// Greater than both, and the same for the same two: what an edit makes of a record that another hand has edited.
    pub fn after(self, other: Self) -> Self {
        let mixed = (self.0 ^ other.0.rotate_left(32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(ahead(self.0.max(other.0), mixed ^ mixed >> 32))
    }

    /// When it was made, in UTC, if the clock was right.
    pub fn moment(self) -> Moment {
        let at = DateTime::from_timestamp_millis((self.0 >> 16) as i64).unwrap_or_default();
        Moment::new(at.fixed_offset())
    }
}

impl Mint {
    pub fn new(seed: u64) -> Self {
        Self { seed: Cell::new(seed), last: Cell::new(0), seen: Cell::new(false) }
    }

    /// What is made from now on is greater than this.
    pub fn force_past(&self, rev: Rev) {
        if self.last.get() < rev.0 {
            self.last.set(rev.0);
            self.seen.set(true);
        }
    }

    pub fn id(&self, now: DateTime<FixedOffset>) -> Id {
        let head = self.head(now);
        let tail = 0b10 << 62 | self.random() >> 2;
        Id(u128::from(head) << 64 | u128::from(tail))
    }

    pub fn rev(&self, now: DateTime<FixedOffset>) -> Rev {
        Rev(self.head(now))
    }

    /// 48 bits of milliseconds, the version, 12 random bits (RFC 9562, 5.7).
    fn head(&self, now: DateTime<FixedOffset>) -> u64 {
        let millis = now.timestamp_millis().max(0) as u64;
        let random = self.random() & 0x0fff;
        let fresh = millis << 16 | 0x7000 | random;
        let last = self.last.get();
        let head = match self.seen.take() {
            _ if last < fresh => fresh,
            true => ahead(last, self.random()),
            false => counted(last, 1),
        };
        self.last.set(head);
        head
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014): enough for names, and the same for the same seed.
    fn random(&self) -> u64 {
        let state = self.seed.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.seed.set(state);
        let z = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }
}

/// Some heads further on, up to 2^28 of them, about a minute: two hands whose clocks are behind and that go on from the same
/// revision hardly meet.
fn ahead(head: u64, random: u64) -> u64 {
    counted(head, 1 + (random & 0x0fff_ffff))
}

/// So many heads further on, each still one of a uuid v7: the random bits count on, and carry over the version into the
/// time.
fn counted(head: u64, by: u64) -> u64 {
    let count = (head >> 16 << 12 | head & 0x0fff).wrapping_add(by);
    count >> 12 << 16 | 0x7000 | count & 0x0fff
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Uuid::from_u128(self.0).hyphenated().fmt(f)
    }
}

impl fmt::Display for Rev {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Id {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let uuid = Uuid::try_parse(text).map_err(|_| format!("“{text}” is not an id (a uuid)"))?;
        Ok(Self(uuid.as_u128()))
    }
}

impl FromStr for Rev {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let wrong = || format!("“{text}” is not a revision (16 hex digits)");
        digits.then(|| u64::from_str_radix(text, 16)).and_then(Result::ok).map(Self).ok_or_else(wrong)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut buffer = Uuid::encode_buffer();
        serializer.serialize_str(Uuid::from_u128(self.0).hyphenated().encode_lower(&mut buffer))
    }
}

impl Serialize for Rev {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(super::fields::Parsed::new("an id"))
    }
}

impl<'de> Deserialize<'de> for Rev {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(super::fields::Parsed::new("a revision"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-21T12:00:00+01:00").unwrap()
    }

    #[test]
    fn ids_are_uuids_of_version_7_and_grow_even_within_one_moment() {
        let mint = Mint::new(7);
        let ids: Vec<Id> = (0..10_000).map(|_| mint.id(noon())).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ids.iter().all(|id| Uuid::from_u128(id.0).get_version_num() == 7));
        assert!(ids.iter().all(|id| Uuid::from_u128(id.0).get_variant() == uuid::Variant::RFC4122));
    }

    #[test]
    fn what_is_made_is_past_what_was_seen_though_the_clock_went_back() {
        let mint = Mint::new(1);
        let seen: Rev = "0fffffffffff7fff".parse().unwrap();
        mint.force_past(seen);
        assert!(seen < mint.rev(noon()));
        assert!(seen < mint.id(noon()).first_rev());
    }

    #[test]
    fn what_comes_from_elsewhere_has_one_id_for_ever_and_is_older_than_all_of_ours() {
        let id = Id::named(&["harsh", "Gym"]);
        assert_eq!(id.to_string(), "00dd5c0f-0177-7f94-9486-94ddead8b988");
        assert_ne!(id, Id::named(&["harshG", "ym"]));
        assert!(id.first_rev() < "019aa00000007000".parse().unwrap());
        let all: std::collections::BTreeSet<Id> =
            (0..10_000).map(|n| Id::named(&["x", &n.to_string()])).collect();
        assert_eq!(all.len(), 10_000);
        assert!(all.iter().all(|id| Uuid::from_u128(id.0).get_version_num() == 7));
        assert!(all.iter().all(|id| Uuid::from_u128(id.0).get_variant() == uuid::Variant::RFC4122));
    }

    #[test]
    fn the_same_seed_gives_the_same_names() {
        assert_eq!(Mint::new(3).id(noon()), Mint::new(3).id(noon()));
        assert_ne!(Mint::new(3).id(noon()), Mint::new(4).id(noon()));
    }

    #[test]
    fn ids_and_revisions_read_back() {
        let id = Mint::new(9).id(noon());
        assert_eq!(id.to_string().parse::<Id>(), Ok(id));
        let rev = id.first_rev();
        assert_eq!(rev.to_string().parse::<Rev>(), Ok(rev));
        assert!("g000000000000000".parse::<Rev>().is_err());
        assert!("+00000000000000f".parse::<Rev>().is_err());
    }
}
