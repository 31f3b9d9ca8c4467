//! From a notebook to the bytes of its file: a record a line, the newest first.

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

use super::{FORMAT, VERSION};
use crate::model::checksum;
use crate::model::fields::Fields;
use crate::model::notebook::{Answered, Notebook, each_table};
use crate::model::settings::Settings;

impl Notebook {
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
