//! From the bytes of a file to a notebook, key by key; what is wrong with bytes that are none.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::Value as Json;

use super::{FORMAT, ReadError, VERSION};
use crate::model::checksum;
use crate::model::fields::{Fields, Key, once};
use crate::model::habit::Answer;
use crate::model::id::{Id, Rev};
use crate::model::merge::Marks;
use crate::model::notebook::{Answered, Answers, Notebook, each_table};
use crate::model::strict::{self, Strict};
use crate::model::table::Table;

/// What tells a damaged notebook from a newer one and from something else: its first keys.
#[derive(Default)]
struct Head {
    format: Option<String>,
    version: Option<u64>,
}

impl<'de> Deserialize<'de> for Head {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct HeadVisitor;
        impl<'de> Visitor<'de> for HeadVisitor {
            type Value = Head;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Head, A::Error> {
                let mut head = Head::default();
                while let Ok(Some(key)) = map.next_key::<Key>() {
                    match &*key.0 {
                        "format" => head.format = map.next_value::<Json>()?.as_str().map(str::to_owned),
                        "version" => head.version = map.next_value::<Json>()?.as_u64(),
                        _ if map.next_value::<IgnoredAny>().is_err() => break,
                        _ => {}
                    }
                }
                while let Ok(Some(_)) = map.next_entry::<IgnoredAny, IgnoredAny>() {}
                Ok(head)
            }
        }
        deserializer.deserialize_map(HeadVisitor)
    }
}

/// What is wrong with the bytes as a whole, or else with that place in them. `is_data`: they are JSON, but not ours.
fn refusal(bytes: &[u8], is_data: bool, damage: ReadError) -> ReadError {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let head = Head::deserialize(&mut reader).unwrap_or_default();
    match head {
        Head { format: Some(format), version: Some(version) } if format == FORMAT && VERSION < version => {
            ReadError::Newer { version }
        }
        Head { format: Some(format), version: Some(version) } if format == FORMAT && version < VERSION => {
            ReadError::Older { version }
        }
        Head { format: Some(format), .. } if format != FORMAT => {
            ReadError::Foreign { why: format!("its format is “{format}”") }
        }
        Head { format: None, .. } if is_data => {
            ReadError::Foreign { why: "it does not begin with \"format\": \"guidepost\"".to_owned() }
        }
        _ => damage,
    }
}

/// Where the text ends that is one.
fn not_text(bytes: &[u8], error: std::str::Utf8Error) -> ReadError {
    let good = &bytes[..error.valid_up_to()];
    let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
    let column = 1 + good.iter().rev().take_while(|byte| **byte != b'\n').count();
    ReadError::Damaged { line, column, why: "a byte that is no UTF-8 text".to_owned() }
}

pub(super) fn damage(error: &serde_json::Error) -> ReadError {
    let text = error.to_string();
    let why = text.rsplit_once(" at line ").map_or(&*text, |(why, _)| why).to_owned();
    ReadError::Damaged { line: error.line(), column: error.column(), why }
}

pub(super) fn parse(bytes: &[u8]) -> Result<Whole, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| refusal(bytes, false, not_text(bytes, error)))?;
    serde_json::from_str(text).map_err(|error| refusal(bytes, error.is_data(), damage(&error)))
}

/// All that stands in a file.
pub(super) struct Whole {
    pub notebook: Notebook,
    pub checksum: Option<Json>,
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NotebookVisitor)
    }
}

struct NotebookVisitor;

impl<'de> Visitor<'de> for NotebookVisitor {
    type Value = Whole;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a guidepost notebook")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Whole, A::Error> {
        let (mut notebook, mut checksum) = (Notebook::new(Id::default()), None);
        let (mut seen, mut tables) = (0, 0);
        'keys: while let Some(key) = map.next_key::<Key>()? {
            match &*key.0 {
                "format" => format(&once::<_, String>(&mut seen, 0, "format", &mut map)?)?,
                "version" => version(once(&mut seen, 1, "version", &mut map)?)?,
                "revision" => notebook.revision = once(&mut seen, 2, "revision", &mut map)?,
                "document" => notebook.document = once(&mut seen, 3, "document", &mut map)?,
                "settings" => notebook.settings = once(&mut seen, 4, "settings", &mut map)?,
                "settings_revs" => {
                    notebook.settings_revs = Marks(once(&mut seen, 7, "settings_revs", &mut map)?);
                }
                "answers" => notebook.answers = once::<_, Read>(&mut seen, 5, "answers", &mut map)?.0,
                checksum::KEY => {
                    checksum = Some(once::<_, Strict>(&mut seen, 6, checksum::KEY, &mut map)?.0);
                }
                key => {
                    let mut bit = 0;
                    each_table!(name, table => {
                        bit += 1;
                        if key == name {
                            table!(notebook) = Table::from_file(once(&mut tables, bit, name, &mut map)?);
                            continue 'keys;
                        }
                    });
                    strict::insert(&mut notebook.extra, key.to_owned(), &mut map)?;
                }
            }
        }
        for (bit, needed) in ["format", "version", "revision", "document"].into_iter().enumerate() {
            if seen & 1 << bit == 0 {
                return Err(A::Error::missing_field(needed));
            }
        }
        Ok(Whole { notebook, checksum })
    }
}

fn format<E: serde::de::Error>(format: &str) -> Result<(), E> {
    if format == FORMAT { Ok(()) } else { Err(E::custom("another format")) }
}

fn version<E: serde::de::Error>(version: u64) -> Result<(), E> {
    if version == VERSION { Ok(()) } else { Err(E::custom(format!("there is no version {version}"))) }
}

/// The answers as they are read: by habit, then by day.
struct Read(BTreeMap<Id, Answers>);

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct HabitsVisitor;
        impl<'de> Visitor<'de> for HabitsVisitor {
            type Value = Read;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the answers by habit")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Read, A::Error> {
                let mut answers = BTreeMap::new();
                while let Some(habit) = map.next_key::<Id>()? {
                    if answers.insert(habit, by_day(map.next_value()?)).is_some() {
                        return Err(A::Error::custom(format!("the habit {habit} stands twice")));
                    }
                }
                // A hand may have taken every day of a habit out; that says nothing.
                answers.retain(|_, days| !days.is_empty());
                Ok(Read(answers))
            }
        }
        deserializer.deserialize_map(HabitsVisitor)
    }
}

/// Of two answers for a day, the later written.
fn by_day(rows: Vec<ReadAnswer>) -> Answers {
    let mut days: Vec<(NaiveDate, Answered)> = rows.into_iter().map(|row| (row.day, row.answered)).collect();
    days.sort_by(|(a, x), (b, y)| a.cmp(b).then(x.rev.cmp(&y.rev)));
    days.into_iter().collect()
}

struct ReadAnswer {
    day: NaiveDate,
    answered: Answered,
}

impl<'de> Deserialize<'de> for ReadAnswer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswerVisitor;
        impl<'de> Visitor<'de> for AnswerVisitor {
            type Value = ReadAnswer;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an answer with its day")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ReadAnswer, A::Error> {
                let (mut day, mut rev, mut answer) = (None, Rev::default(), Answer::default());
                let (mut own, mut seen) = (0, 0);
                while let Some(key) = map.next_key::<Key>()? {
                    match &*key.0 {
                        "day" => day = Some(once(&mut own, 0, "day", &mut map)?),
                        "rev" => rev = once(&mut own, 1, "rev", &mut map)?,
                        key => answer.read(key, &mut seen, &mut map)?,
                    }
                }
                let day = day.ok_or_else(|| A::Error::missing_field("day"))?;
                Ok(ReadAnswer { day, answered: Answered { rev, answer } })
            }
        }
        deserializer.deserialize_map(AnswerVisitor)
    }
}
