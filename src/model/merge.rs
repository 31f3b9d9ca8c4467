//! Two copies of one notebook become one, whoever wrote in which and in whatever order copies meet.
//!
//! | what | rule |
//! |---|---|
//! | a record | every version that nothing replaced, see [`super::versions`] |
//! | an answer | of one habit and day, that of the greater revision, its note included |
//! | a setting | key by key, that of the greater revision |
//! | a key at the top that nobody knows | objects key by key, lists as sets, of anything else the greater |
//!
//! Each rule is commutative, associative and idempotent, so the whole is. Knows no file and no clock.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::id::{Id, Rev};
use super::notebook::{Answered, Entry, Kind, Notebook, each_table};
use super::settings::Settings;
use super::table::Table;

/// When each setting was last changed, by its key in the file. One that never was has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks(pub(super) BTreeMap<String, Rev>);

/// What a copy brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Records that were not there.
    pub added: usize,
    /// Records that say something else now.
    pub changed: usize,
    pub answers: usize,
    pub settings: bool,
    /// Records with two versions now that had one.
    pub versions: usize,
}

impl News {
    /// “2 new entries, 1 habit answer”; empty where nothing came.
    pub fn words(&self) -> String {
        let of = |count, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{count} {many}")),
        };
        let came = [
            of(self.added, "new entry", "new entries"),
            of(self.changed, "changed entry", "changed entries"),
            of(self.answers, "habit answer", "habit answers"),
            self.settings.then(|| "settings".to_owned()),
        ];
        came.into_iter().flatten().collect::<Vec<String>>().join(", ")
    }

    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Notebook {
    /// Both copies as one. They must be copies of one notebook: of another nothing is taken.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        let mut merged = self.clone();
        if self.document != other.document || self == other {
            return merged;
        }
        merged.revision = self.revision.max(other.revision);
        merged.merge_settings(other);
        each_table!(_key, table => table!(merged).merge(&table!(other)));
        for (habit, days) in &other.answers {
            let own = merged.answers.entry(*habit).or_default();
            for (day, theirs) in days {
                let later = own.get(day).is_none_or(|ours| rank(ours) < rank(theirs));
                later.then(|| own.insert(*day, theirs.clone()));
            }
        }
        merged.extra = join_maps(&merged.extra, &other.extra);
        merged
    }

    /// Whether everything that was ever written in `other` is in this one, or was replaced by something that is.
    pub fn knows_all_of(&self, other: &Self) -> bool {
        let mut knows =
            other.settings_revs.0.iter().all(|(key, rev)| self.settings_revs.0.get(key) >= Some(rev));
        each_table!(_key, table => knows = knows && table!(self).knows_all_of(&table!(other)));
        knows
            && other.all_answers().all(|(habit, day, theirs)| {
                self.said_on(habit, day).is_some_and(|ours| theirs.rev <= ours.rev)
            })
    }

    /// What this notebook has that `before` had not, in numbers.
    pub fn news_since(&self, before: &Self) -> News {
        let mut news = News { settings: self.settings != before.settings, ..News::default() };
        each_table!(_key, table => table!(self).count_news(&table!(before), &mut news));
        let said = |(habit, day, now): &(Id, NaiveDate, &Answered)| {
            let was = before.said_on(*habit, *day).map(|was| &was.answer);
            was != Some(&now.answer) && !(was.is_none() && now.answer.is_blank())
        };
        news.answers = self.all_answers().filter(said).count();
        news
    }

    /// Records in two or more versions, of which the person is to choose; the newest first.
    pub fn in_versions(&self) -> Vec<Entry> {
        let mut found: Vec<Entry> = Vec::new();
        each_table!(_key, table => {
            found.extend(table!(self).iter().rev().filter(|record| record.has_versions()).cloned().map(Kind::entry));
        });
        found
    }

    /// Whether there is anything to choose between. Cheap enough to be asked at every draw.
    pub fn has_versions(&self) -> bool {
        let mut any = false;
        each_table!(_key, table => any = any || table!(self).iter().any(|record| record.has_versions()));
        any
    }

    fn said_on(&self, habit: Id, day: NaiveDate) -> Option<&Answered> {
        self.answers.get(&habit)?.get(&day)
    }

    fn all_answers(&self) -> impl Iterator<Item = (Id, NaiveDate, &Answered)> {
        let habits = self.answers.iter();
        habits.flat_map(|(habit, days)| days.iter().map(|(day, answered)| (*habit, *day, answered)))
    }

    fn merge_settings(&mut self, other: &Self) {
        if self.settings == other.settings && self.settings_revs == other.settings_revs {
            return;
        }
        let (mut ours, theirs) = (as_map(&self.settings), as_map(&other.settings));
        let keys: Vec<&String> = theirs.keys().chain(other.settings_revs.0.keys()).collect();
        for key in keys {
            let rank = |map: &Map<String, Json>, revs: &Marks| {
                (revs.0.get(key).copied(), map.get(key).map(ToString::to_string))
            };
            if rank(&ours, &self.settings_revs) < rank(&theirs, &other.settings_revs) {
                match theirs.get(key) {
                    Some(value) => ours.insert(key.clone(), value.clone()),
                    None => ours.remove(key),
                };
                let rev = other.settings_revs.0.get(key).map(|rev| (key.clone(), *rev));
                self.settings_revs.0.extend(rev);
            }
        }
        if let Ok(settings) = serde_json::from_value(Json::Object(ours)) {
            self.settings = settings;
        }
    }
}

impl Marks {
    pub(super) fn last(&self) -> Rev {
        self.0.values().copied().max().unwrap_or_default()
    }

    /// Every setting that is another now was changed in that revision, or in a greater one that is known.
    pub(super) fn mark(&mut self, before: &Settings, after: &Settings, rev: Rev) {
        if before == after {
            return;
        }
        let (before, after) = (as_map(before), as_map(after));
        let keys = before.keys().chain(after.keys());
        for key in keys.filter(|key| before.get(*key) != after.get(*key)) {
            let mark = self.0.entry(key.clone()).or_default();
            *mark = rev.max(*mark);
        }
    }
}

fn as_map(settings: &Settings) -> Map<String, Json> {
    match serde_json::to_value(settings) {
        Ok(Json::Object(map)) => map,
        _ => Map::new(),
    }
}

/// Of two answers that a hand gave one revision, the greater by its bytes.
fn rank(answered: &Answered) -> (Rev, String) {
    (answered.rev, serde_json::to_string(&answered.answer).unwrap_or_default())
}

impl<T: Kind> Table<T> {
    fn merge(&mut self, other: &Self) {
        for theirs in other.all() {
            match self.find(theirs.id) {
                Some(ours) if ours == theirs => {}
                Some(ours) => {
                    let joined = ours.clone().join(theirs.clone());
                    self.put(joined);
                }
                None => self.put(theirs.clone()),
            }
        }
    }

    fn knows_all_of(&self, other: &Self) -> bool {
        other.all().all(|theirs| self.find(theirs.id).is_some_and(|ours| ours.knows_all_of(theirs)))
    }

    fn count_news(&self, before: &Self, news: &mut News) {
        for now in self.all() {
            match before.find(now.id) {
                Some(was) if was == now => {}
                Some(was) => {
                    news.changed += usize::from(!now.says_the_same(was));
                    news.versions += usize::from(now.has_versions() && !was.has_versions());
                }
                None => {
                    news.added += 1;
                    news.versions += usize::from(now.has_versions());
                }
            }
        }
    }
}

/// Keys of both; what both have, joined.
fn join_maps(a: &Map<String, Json>, b: &Map<String, Json>) -> Map<String, Json> {
    if a == b {
        return a.clone();
    }
    let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    let value = |key: &String| match (a.get(key), b.get(key)) {
        (Some(a), Some(b)) => join(a, b),
        (one, other) => one.or(other).cloned().unwrap_or_default(),
    };
    keys.into_iter().map(|key| (key.clone(), value(key))).collect()
}

/// The least value that has both: of two of one shape what both have, else the one of the richer shape.
fn join(a: &Json, b: &Json) -> Json {
    match (a, b) {
        _ if a == b => a.clone(),
        (Json::Object(a), Json::Object(b)) => Json::Object(join_maps(a, b)),
        (Json::Array(a), Json::Array(b)) => {
            let mut all: Vec<&Json> = a.iter().chain(b).collect();
            all.sort_by_cached_key(|item| std::cmp::Reverse(item.to_string()));
            all.dedup();
            Json::Array(all.into_iter().cloned().collect())
        }
        _ => std::cmp::max_by_key(a, b, |value| (shape(value), value.to_string())).clone(),
    }
}

fn shape(value: &Json) -> u8 {
    match value {
        Json::Object(_) => 2,
        Json::Array(_) => 1,
        _ => 0,
    }
}
