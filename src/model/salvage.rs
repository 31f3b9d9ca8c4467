//! What is whole in a damaged file. A record stands in a line of its own, so a hole in one takes none of the others with
//! it. Knows the layout that [`super::file`] writes, and leaves the judging of each line to it.

use serde_json::Value;

use super::fields::Fields;
use super::file::{FORMAT, VERSION};
use super::id::Id;
use super::notebook::{Notebook, each_table};

/// What could be read.
#[derive(Debug)]
pub struct Salvage {
    pub notebook: Notebook,
    /// The lines with something in them that could not be read, counted from 1.
    pub lost: Vec<usize>,
}

/// Where in the file a line stands.
#[derive(Clone, Debug, PartialEq)]
enum Inside {
    Nothing,
    /// A list of records, or of what nobody knows.
    List(String),
    Answers,
    AnswersOf(String),
}

impl Notebook {
    /// Reads what is whole. It gets the id `document` if its own is not among that.
    pub fn salvage(bytes: &[u8], document: Id) -> Salvage {
        let mut reader = Reader {
            whole: Whole::new(document),
            inside: Inside::Nothing,
            day: String::new(),
            hole: false,
            lost: Vec::new(),
        };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if !std::str::from_utf8(line).is_ok_and(|line| reader.read(line.trim())) {
                reader.lost.push(number + 1);
                reader.hole = true;
            }
        }
        let notebook = reader.whole.notebook().unwrap_or_else(|| Self::new(document));
        Salvage { notebook, lost: reader.lost }
    }
}

struct Reader {
    whole: Whole,
    inside: Inside,
    /// Of the record before, in this list.
    day: String,
    /// Something in this list could not be read.
    hole: bool,
    lost: Vec<usize>,
}

impl Reader {
    /// Whether the line is whole; what it says is kept.
    fn read(&mut self, line: &str) -> bool {
        let item = line.strip_suffix(',').unwrap_or(line);
        match item {
            "" | "{" => true,
            "]" | "}" => {
                self.begin();
                self.inside =
                    if let Inside::AnswersOf(_) = self.inside { Inside::Answers } else { Inside::Nothing };
                true
            }
            _ if item.starts_with('{') => self.follows(item) && self.whole.take_item(&self.inside, item),
            _ => self.opens(item) || self.whole.take_entry(item),
        }
    }

    fn begin(&mut self) {
        (self.hole, self.day) = (false, String::new());
    }

    /// Whether the record belongs to the list we think we are in: in a hole another one may have begun. A list goes from
    /// the newest to the oldest and its records have keys of their kind; answers of one habit look like those of another.
    fn follows(&mut self, item: &str) -> bool {
        let Ok(record) = serde_json::from_str::<Value>(item) else { return false };
        let day = record.get("at").or(record.get("day")).and_then(Value::as_str).and_then(|at| at.get(..10));
        let day = day.unwrap_or_default().to_owned();
        let strays = match &self.inside {
            Inside::AnswersOf(_) => true,
            inside => !self.day.is_empty() && self.day < day || !self.whole.knows_all_of(inside, item),
        };
        if self.hole && strays {
            self.inside = Inside::Nothing;
        }
        self.day = day;
        true
    }

    /// Whether the line opens a list, or the answers.
    fn opens(&mut self, item: &str) -> bool {
        let (Some(key), list) = (item.strip_suffix(":[").or(item.strip_suffix(":{")), item.ends_with('['))
        else {
            return false;
        };
        let Ok(key) = serde_json::from_str::<String>(key) else { return false };
        self.inside = match list {
            true if key.parse::<Id>().is_ok() => Inside::AnswersOf(key),
            true => Inside::List(key),
            false if key == "answers" => Inside::Answers,
            false => return false,
        };
        self.begin();
        true
    }
}

/// The file as it grows again, each line tried before it is taken.
struct Whole {
    document: Id,
    revision: u64,
    /// Entries of one line, as they stand in the file.
    entries: Vec<(String, String)>,
    /// Lists and their items, in the order in which they came.
    lists: Vec<(Inside, Vec<String>)>,
}

impl Whole {
    fn new(document: Id) -> Self {
        Self { document, revision: 0, entries: Vec::new(), lists: Vec::new() }
    }

    fn take_entry(&mut self, item: &str) -> bool {
        let Ok(Value::Object(entry)) = serde_json::from_str(&format!("{{{item}}}")) else { return false };
        let mut entry = entry.into_iter();
        let (Some((key, value)), None) = (entry.next(), entry.next()) else { return false };
        match &*key {
            "format" | "version" | "checksum" => {}
            "document" => match value.as_str().and_then(|id| id.parse().ok()) {
                Some(document) => self.document = document,
                None => return false,
            },
            "revision" => self.revision = value.as_u64().unwrap_or_default(),
            _ if self.entries.iter().any(|(known, _)| *known == key) => return false,
            _ if !self.reads(item) => return false,
            _ => self.entries.push((key, item.to_owned())),
        }
        true
    }

    fn take_item(&mut self, inside: &Inside, item: &str) -> bool {
        let Some(alone) = in_its_place(inside, item) else { return false };
        if !self.reads(&alone) {
            return false;
        }
        match self.lists.iter_mut().find(|(known, _)| known == inside) {
            Some((_, items)) => items.push(item.to_owned()),
            None => self.lists.push((inside.clone(), vec![item.to_owned()])),
        }
        true
    }

    /// Whether every key of the record is one that its kind has.
    fn knows_all_of(&self, inside: &Inside, item: &str) -> bool {
        let read =
            in_its_place(inside, item).and_then(|alone| Notebook::read(self.with(&alone).as_bytes()).ok());
        let Some(notebook) = read else { return false };
        let mut unknown = notebook.extra.len();
        each_table!(_key, table => {
            unknown += table!(notebook).all().map(|record| record.body.unknown().iter().count()).sum::<usize>();
        });
        unknown == 0
    }

    fn reads(&self, rest: &str) -> bool {
        Notebook::read(self.with(rest).as_bytes()).is_ok()
    }

    fn with(&self, rest: &str) -> String {
        let (document, revision) = (self.document, self.revision);
        let head = format!("\"format\":\"{FORMAT}\",\"version\":{VERSION},\"revision\":{revision}");
        format!("{{{head},\"document\":\"{document}\",{rest}}}")
    }

    fn notebook(&self) -> Option<Notebook> {
        let mut rest: Vec<String> = self.entries.iter().map(|(_, item)| item.clone()).collect();
        let mut answers = Vec::new();
        for (inside, items) in &self.lists {
            let items = items.join(",");
            match inside {
                Inside::List(key) => rest.push(format!("{}:[{items}]", Value::from(&**key))),
                Inside::AnswersOf(habit) => answers.push(format!("\"{habit}\":[{items}]")),
                Inside::Nothing | Inside::Answers => {}
            }
        }
        rest.push(format!("\"answers\":{{{}}}", answers.join(",")));
        Notebook::read(self.with(&rest.join(",")).as_bytes()).ok()
    }
}

/// A record whose list is not known has no place: it would be read as one of another kind.
fn in_its_place(inside: &Inside, item: &str) -> Option<String> {
    match inside {
        Inside::List(key) => Some(format!("{}:[{item}]", Value::from(&**key))),
        Inside::AnswersOf(habit) => Some(format!("\"answers\":{{\"{habit}\":[{item}]}}")),
        Inside::Nothing | Inside::Answers => None,
    }
}

impl Salvage {
    /// How many entries were read: records that are not deleted, and answers.
    pub fn how_many(&self) -> usize {
        self.notebook.how_many()
    }
}

impl Notebook {
    /// How many records are there that are not deleted, and answers.
    pub fn how_many(&self) -> usize {
        let mut count = self.spoken_answers().count();
        each_table!(_key, table => count += table!(self).iter().count());
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::{CheckIn, Note};
    use crate::model::habit::{Answer, Is};
    use crate::model::{Change, Edit, Mint, Moment, Record, When};

    /// Three check-ins, three notes, two answers, one word of each in a line of its own.
    fn notebook() -> Notebook {
        let mint = Mint::new(1);
        let now = "2026-11-21T09:30+00:00".parse::<Moment>().unwrap().get();
        let mut notebook = Notebook::new(mint.id(now));
        let mut apply = |edit| drop(notebook.apply(&Change { edit, rev: mint.rev(now) }));
        let habit = mint.id(now);
        for number in 0..3 {
            let when = When::on(now.date_naive() + chrono::TimeDelta::days(number));
            let text = format!("word {number}");
            apply(Edit::add(Record::new(mint.id(now), when, Note { text: text.clone(), ..Note::default() })));
            apply(Edit::add(Record::new(mint.id(now), when, CheckIn { words: text, ..CheckIn::default() })));
        }
        for day in [20, 21] {
            let day = now.date_naive().with_day0(day).unwrap();
            apply(Edit::Answer { habit, day, answer: Answer::new(Is::Done) });
        }
        notebook
    }

    use chrono::Datelike;

    fn other() -> Id {
        "019aa000-0000-7000-8000-00000000000f".parse().unwrap()
    }

    #[test]
    fn of_a_whole_file_everything_is_read() {
        let notebook = notebook();
        let salvage = Notebook::salvage(&notebook.to_bytes(), other());
        assert_eq!((salvage.lost.len(), salvage.how_many()), (0, 8));
        assert_eq!(salvage.notebook, notebook);
    }

    #[test]
    fn wherever_the_file_ends_every_whole_line_before_it_is_read() {
        let bytes = notebook().to_bytes();
        let records = |bytes: &[u8]| {
            let lines =
                bytes.split(|byte| *byte == b'\n').map(|line| String::from_utf8_lossy(line).into_owned());
            lines.filter(|line| line.starts_with('{') && line.trim_end_matches(',').ends_with('}')).count()
        };
        for end in 0..bytes.len() {
            let salvage = Notebook::salvage(&bytes[..end], other());
            assert_eq!(salvage.how_many(), records(&bytes[..end]), "{end}");
            assert!(salvage.lost.len() <= 1, "{end}: {:?}", salvage.lost);
        }
    }

    #[test]
    fn a_hole_anywhere_takes_only_the_lines_it_touches_and_makes_no_record_one_of_another_kind() {
        let (whole, bytes) = (notebook(), notebook().to_bytes());
        for from in (0..bytes.len()).step_by(3) {
            for length in [1, 40, 400] {
                let to = (from + length).min(bytes.len());
                let mut holed = bytes.clone();
                holed[from..to].fill(0);
                let salvage = Notebook::salvage(&holed, whole.document());
                for note in salvage.notebook.notes.iter() {
                    assert!(whole.notes.find(note.id).is_some(), "{from}..{to}");
                }
                for check_in in salvage.notebook.check_ins.iter() {
                    assert!(whole.check_ins.find(check_in.id).is_some(), "{from}..{to}");
                }
                assert!(!salvage.lost.is_empty() || from + 1 == bytes.len(), "{from}..{to}");
            }
        }
        let line = String::from_utf8(bytes).unwrap().replace("word 1", "word \0");
        let salvage = Notebook::salvage(line.as_bytes(), whole.document());
        assert_eq!((salvage.how_many(), salvage.lost.len()), (6, 2));
    }

    #[test]
    fn what_is_no_notebook_at_all_gives_an_empty_one() {
        for bytes in [&b""[..], b"\0\0\0\n\xff", b"[1,2]", b"{\"a\":"] {
            let salvage = Notebook::salvage(bytes, other());
            assert_eq!((salvage.how_many(), salvage.notebook.document()), (0, other()));
        }
    }
}
