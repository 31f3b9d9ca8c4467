//! The notebook as it stands in the file: a JSON object, a record a line, the newest first. Knows bytes, no disk.

mod read;
mod write;

use std::fmt;

use serde_json::Value as Json;

use super::checksum::{self, Checksum};
use super::notebook::Notebook;
use super::strict::Strict;
use read::{Whole, damage, parse};

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

    #[test]
    fn a_habit_without_a_day_says_nothing() {
        let habit =
            "\"019aa000-0000-7000-8000-000000000007\":[\n\n],\n\"019aa000-0000-7000-8000-000000000006\"";
        let text = FILE.replace("\"019aa000-0000-7000-8000-000000000006\"", habit);
        assert_ne!(text, FILE);
        assert_eq!(Notebook::read(text.as_bytes()), Notebook::read(FILE.as_bytes()));
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
