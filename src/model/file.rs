//! The notebook as it stands in the file: a JSON object, a record a line, the newest first. Knows bytes, no disk.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

use super::checksum::{self, Checksum};
use super::fields::{Fields, Key, once};
use super::habit::Answer;
use super::id::{Id, Rev};
use super::merge::Marks;
use super::notebook::{Answered, Answers, Notebook, each_table};
use super::settings::Settings;
use super::strict::{self, Strict};
use super::table::Table;

pub const FORMAT: &str = "guidepost";
pub const VERSION: u64 = 1;

/// Why bytes are no notebook of ours.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadError {
    /// Not whole, or with something in it that cannot be. Line and column count from 1.
    Damaged { line: usize, column: usize, why: String },
    /// Written by a later version of guidepost.
    Newer { version: u64 },
    /// Written by an earlier version of guidepost: it is to be made new first.
    Older { version: u64 },
    /// Something else than a notebook.
    Foreign { why: String },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged { line, column, why } => {
                write!(f, "damaged at line {line}, column {column}: {why}")
            }
            Self::Newer { version } => {
                write!(f, "written by a newer guidepost (file version {version}; this one reads {VERSION})")
            }
            Self::Older { version } => write!(f, "written by an older guidepost (file version {version})"),
            Self::Foreign { why } => write!(f, "not a guidepost notebook: {why}"),
        }
    }
}

impl std::error::Error for ReadError {}

impl Notebook {
    /// Reads the bytes of a file; one byte order mark before them is passed over.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        parse(bytes).map(|whole| whole.notebook)
    }

    /// As [`Notebook::read`], and what its checksum says of the file.
    pub fn read_and_check(bytes: &[u8]) -> Result<(Self, Checksum), ReadError> {
        let Whole { notebook, checksum } = parse(bytes)?;
        let Some(stated) = checksum else { return Ok((notebook, Checksum::Absent)) };
        let stated = stated.as_str().and_then(|digits| u64::from_str_radix(digits, 16).ok());
        // A file that was only laid out anew does not look as we would write it, and says the same.
        let right = stated.is_some()
            && (checksum::of(bytes) == stated || checksum::of(&notebook.to_bytes()) == stated);
        Ok((notebook, if right { Checksum::Right } else { Checksum::Wrong }))
    }

    /// What stands in a file of any version, as JSON in which no key stands twice.
    pub fn read_value(bytes: &[u8]) -> Result<Json, ReadError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        serde_json::from_slice::<Strict>(bytes).map(|strict| strict.0).map_err(|error| damage(&error))
    }

    /// The bytes of a file that says the same.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Neither strings nor numbers of ours can be refused by the writer, and memory does not fail.
        let mut out = Lines::default();
        out.entry("format", FORMAT);
        out.entry("version", &VERSION);
        out.entry("revision", &self.revision);
        out.entry(checksum::KEY, checksum::BLANK);
        out.entry("document", &self.document);
        if self.settings != Settings::default() {
            out.entry("settings", &self.settings);
        }
        if !self.settings_revs.0.is_empty() {
            out.entry("settings_revs", &self.settings_revs.0);
        }
        each_table!(key, table => out.list(key, table!(self).all().rev()));
        self.write_answers(&mut out);
        for (key, value) in &self.extra {
            match value {
                Json::Array(items) => out.list(key, items.iter()),
                value => out.entry(key, value),
            }
        }
        let mut bytes = out.end();
        checksum::sign(&mut bytes);
        bytes
    }

    fn write_answers(&self, out: &mut Lines) {
        let mut habits = self.answers.iter().filter(|(_, days)| !days.is_empty()).peekable();
        if habits.peek().is_none() {
            return;
        }
        let mut inner = Lines::default();
        for (habit, days) in habits {
            inner.list(
                &habit.to_string(),
                days.iter().rev().map(|(day, answered)| DayAnswer { day, answered }),
            );
        }
        out.key("answers");
        out.bytes.extend(inner.end());
        out.bytes.pop();
    }
}

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

fn refusal(bytes: &[u8], error: &serde_json::Error) -> ReadError {
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
        Head { format: None, .. } if error.is_data() => {
            ReadError::Foreign { why: "it does not begin with \"format\": \"guidepost\"".to_owned() }
        }
        _ => damage(error),
    }
}

fn damage(error: &serde_json::Error) -> ReadError {
    let text = error.to_string();
    let why = text.rsplit_once(" at line ").map_or(&*text, |(why, _)| why).to_owned();
    ReadError::Damaged { line: error.line(), column: error.column(), why }
}

fn parse(bytes: &[u8]) -> Result<Whole, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let read = match std::str::from_utf8(bytes) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(bytes),
    };
    read.map_err(|error| refusal(bytes, &error))
}

/// All that stands in a file.
struct Whole {
    notebook: Notebook,
    checksum: Option<Json>,
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

/// One day's answer as it stands in the file.
struct DayAnswer<'a> {
    day: &'a NaiveDate,
    answered: &'a Answered,
}

impl Serialize for DayAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("day", self.day)?;
        self.answered.answer.write(&mut map)?;
        map.serialize_entry("rev", &self.answered.rev)?;
        map.end()
    }
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

/// An object written line by line.
#[derive(Default)]
struct Lines {
    bytes: Vec<u8>,
}

impl Lines {
    fn key(&mut self, key: &str) {
        self.bytes.extend(if self.bytes.is_empty() { &b"{\n"[..] } else { b",\n" });
        self.json(&key);
        self.bytes.push(b':');
    }

    fn entry(&mut self, key: &str, value: &(impl Serialize + ?Sized)) {
        self.key(key);
        self.json(value);
    }

    /// A list, an item a line; nothing if there is none.
    fn list(&mut self, key: &str, items: impl Iterator<Item = impl Serialize>) {
        let mut items = items.peekable();
        if items.peek().is_none() {
            return;
        }
        self.key(key);
        let mut between: &[u8] = b"[\n";
        for item in items {
            self.bytes.extend(std::mem::replace(&mut between, b",\n"));
            self.json(&item);
        }
        self.bytes.extend(b"\n]");
    }

    fn json(&mut self, value: &(impl Serialize + ?Sized)) {
        serde_json::to_writer(&mut self.bytes, value)
            .expect("what we write has string keys, and memory takes it");
    }

    fn end(mut self) -> Vec<u8> {
        self.bytes.extend(b"\n}\n");
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::{CheckIn, Note};
    use crate::model::{Change, Edit, Mint, Moment, Record, When};

    const FILE: &str = r#"{
"format":"guidepost",
"version":1,
"revision":7,
"checksum":"162763305a92e063",
"document":"019aa000-0000-7000-8000-000000000001",
"settings":{"country":"GB","moon":"full"},
"goals":[
{"id":"019aa000-0000-7000-8000-000000000002","at":"2026-11-01","statement":"Walk","steps":[{"id":"019aa000-0000-7000-8000-000000000003","text":"Shoes","later":[1,2.5]}],"star":true,"rev":"019aa00000007fff","was":["019aa00000007000"]}
],
"notes":[
{"id":"019aa000-0000-7000-8000-000000000005","at":"2026-11-24T01:30+01:00","day":"2026-11-23","kind":"dream","text":"слова 👩‍👩‍👧"},
{"id":"019aa000-0000-7000-8000-000000000004","at":"2026-11-20T19:40+01:00","text":"earlier"}
],
"answers":{
"019aa000-0000-7000-8000-000000000006":[
{"day":"2026-11-21","amount":1.5,"rev":"019aa00000007001"},
{"day":"2026-11-20","is":"excused","rev":"019aa00000007000"}
]
},
"comets":[
{"tail":"long"}
],
"sky":{"a":null}
}
"#;

    #[test]
    fn a_file_with_keys_nobody_knows_is_written_as_it_was_read() {
        let notebook = Notebook::read(FILE.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(notebook.to_bytes()).unwrap(), FILE);
        let with_mark = [b"\xef\xbb\xbf", FILE.as_bytes()].concat();
        assert_eq!(Notebook::read(&with_mark), Ok(notebook));
    }

    fn check(text: &str) -> Checksum {
        Notebook::read_and_check(text.as_bytes()).unwrap().1
    }

    #[test]
    fn a_change_of_any_record_is_noticed_and_a_missing_checksum_is_none() {
        assert_eq!(check(FILE), Checksum::Right);
        assert_eq!(check(&FILE.replace("Walk", "Talk")), Checksum::Wrong);
        assert_eq!(check(&FILE.replace("1.5", "1.25")), Checksum::Wrong);
        assert_eq!(check(&FILE.replace("\"moon\":\"full\"", "\"moon\":\"half\"")), Checksum::Wrong);
        let line = FILE.lines().find(|line| line.contains("checksum")).unwrap();
        assert_eq!(check(&FILE.replace(line, "")), Checksum::Absent);
        for odd in ["\"checksum\":7,", "\"checksum\":\"no\",", "\"checksum\":[{}],"] {
            assert_eq!(check(&FILE.replace(line, odd)), Checksum::Wrong, "{odd}");
        }
        let twice = FILE.replace(line, &line.repeat(2));
        assert!(matches!(Notebook::read(twice.as_bytes()), Err(ReadError::Damaged { .. })));
    }

    #[test]
    fn a_file_that_was_only_laid_out_anew_has_the_right_checksum() {
        let value: Json = serde_json::from_str(FILE).unwrap();
        for text in [format!("{value:#}"), value.to_string(), FILE.replace('\n', "\r\n")] {
            assert_ne!(text, FILE);
            assert_eq!(check(&text), Checksum::Right, "{text}");
        }
        let escaped = FILE.replace("слова", "\\u0441\\u043b\\u043e\\u0432\\u0430");
        assert_eq!(check(&escaped), Checksum::Right);
    }

    #[test]
    fn a_key_that_stands_twice_is_damage_at_every_level() {
        for (once, twice) in [
            (r#""star":true"#, r#""star":true,"star":true"#),
            (r#""later":[1,2.5]"#, r#""later":{"a":[{"b":1,"b":2}]}"#),
            (r#""sky":{"a":null}"#, r#""sky":{"a":null,"a":null}"#),
            (r#""moon":"full""#, r#""moon":{"x":{"y":1,"y":1}}"#),
            (r#""tail":"long""#, r#""tail":"long","tail":"long""#),
            (r#""is":"excused""#, r#""is":"excused","is":"excused""#),
            (r#""comets":"#, r#""sky":1,"comets":"#),
        ] {
            let error = Notebook::read(FILE.replace(once, twice).as_bytes()).unwrap_err();
            assert!(matches!(error, ReadError::Damaged { .. }), "{twice}: {error}");
        }
    }

    #[test]
    fn an_edit_keeps_what_nobody_knows() {
        let mut notebook = Notebook::read(FILE.as_bytes()).unwrap();
        let goal = notebook.goals.last().unwrap();
        let edit = Edit::revise(goal, |goal| goal.body.statement = "Run".to_owned()).unwrap();
        let rev = "019ab00000007000".parse().unwrap();
        notebook.apply(&Change { edit, rev });
        let text = String::from_utf8(notebook.to_bytes()).unwrap();
        assert!(text.contains(r#""later":[1,2.5]"#) && text.contains(r#""star":true"#), "{text}");
        assert!(
            text.contains(r#""rev":"019ab00000007000","was":["019aa00000007000","019aa00000007fff"]"#),
            "{text}"
        );
    }

    #[test]
    fn what_is_no_notebook_is_refused_by_its_reason() {
        let read = |text: &str| Notebook::read(text.as_bytes()).unwrap_err();
        assert_eq!(read(&FILE.replace("\"version\":1", "\"version\":2")), ReadError::Newer { version: 2 });
        assert!(matches!(read("{}"), ReadError::Foreign { .. }));
        assert!(matches!(read("[1]"), ReadError::Foreign { .. }));
        assert!(matches!(read(&FILE.replace("\"guidepost\"", "\"other\"")), ReadError::Foreign { .. }));
        assert!(matches!(read(&FILE[..FILE.len() - 9]), ReadError::Damaged { .. }));
        let ReadError::Damaged { line, why, .. } = read(&FILE.replace("\"earlier\"", "[]")) else { panic!() };
        assert_eq!((line, why.contains("string")), (13, true), "{why}");
        assert!(matches!(read(&FILE.replace("\"sky\"", "\"notes\"")), ReadError::Damaged { .. }));
        assert!(matches!(read(&FILE.replace("\"kind\"", "\"text\"")), ReadError::Damaged { .. }));
    }

    #[test]
    fn a_truncated_file_is_damaged_wherever_it_ends() {
        for end in 20..FILE.len() - 2 {
            if FILE.is_char_boundary(end) {
                let error = Notebook::read(&FILE.as_bytes()[..end]).unwrap_err();
                assert!(matches!(error, ReadError::Damaged { .. }), "{end}: {error}");
            }
        }
    }

    #[test]
    fn nothing_empty_is_written() {
        let mint = Mint::new(1);
        let now = "2026-11-21T09:30+00:00".parse::<Moment>().unwrap();
        let mut notebook = Notebook::new(mint.id(now.get()));
        let when = When { day: now.get().date_naive(), moment: Some(now) };
        let record =
            Record::new(mint.id(now.get()), when, Note { text: "x".to_owned(), ..Default::default() });
        let id = record.id;
        notebook.apply(&Change { edit: Edit::add(record.written(now)), rev: id.first_rev() });
        let check_in = Record::new(mint.id(now.get()), when, CheckIn::default());
        notebook.apply(&Change { edit: Edit::add(check_in), rev: id.first_rev() });
        let text = String::from_utf8(notebook.to_bytes()).unwrap();
        let line = format!(r#"{{"id":"{id}","at":"2026-11-21T09:30+00:00","text":"x"}}"#);
        assert!(text.contains(&line), "{text}");
        for empty in ["null", "\"\"", "[]", "{}", "settings", "answers"] {
            assert!(!text.contains(empty), "{empty} in {text}");
        }
    }
}
