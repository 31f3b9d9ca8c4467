//! What a reader found: rows that become records, habits with their days, rows that cannot be read. Knows no notebook.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::{Map, Value, json};

use super::level::Levels;
use super::report::{Place, Refused};
use super::rows;
use super::source::Zone;
use crate::model::day::{CheckIn, Note, Reading};
use crate::model::habit::{Answer, Habit};
use crate::model::number::Rating;
use crate::model::{Entry, Id, Kind, Moment, Record, When, day_of};

/// The key under which a record says where it came from, and what of it has no place here.
const FROM: &str = "from";

/// So many rows lie between two reports of progress.
const BREATH: usize = 1000;

/// What the person's notebook and this moment give to a reading.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    pub day_starts: NaiveTime,
    pub today: NaiveDate,
    pub now: Moment,
    pub levels: &'a Levels,
    /// Told now and then how many rows were read.
    pub progress: &'a dyn Fn(usize),
}

pub struct Basket<'a> {
    app: &'static str,
    zone: Zone,
    pub given: Given<'a>,
    /// How many rows there were, whatever became of them.
    pub read: usize,
    /// Rows that say nothing: not recorded.
    pub blank: usize,
    /// The records of each row that became some.
    pub rows: Vec<Vec<Entry>>,
    pub habits: Vec<Found>,
    pub refused: Vec<Refused>,
    /// What the person may want to know, a sentence each.
    pub remarks: Vec<String>,
    /// Names of moods of which no level is known.
    pub unknown_moods: Vec<String>,
    named: HashMap<String, usize>,
    /// How often an identity has come: two rows that say the same are two records.
    seen: HashMap<Id, u32>,
}

/// A habit and what was said of it.
pub struct Found {
    pub id: Id,
    pub habit: Habit,
    /// It stood in a row of its own.
    pub listed: bool,
    /// What each day says, and how many rows said it.
    pub days: BTreeMap<NaiveDate, (Answer, usize)>,
    /// It is no longer asked for.
    pub archived: bool,
    /// The day it began, where the file says so.
    pub began: Option<NaiveDate>,
}

/// Which habit of a basket.
pub type HabitAt = usize;

impl<'a> Basket<'a> {
    pub fn new(app: &'static str, zone: Zone, given: Given<'a>) -> Self {
        Self {
            app,
            zone,
            given,
            read: 0,
            blank: 0,
            rows: Vec::new(),
            habits: Vec::new(),
            refused: Vec::new(),
            remarks: Vec::new(),
            unknown_moods: Vec::new(),
            named: HashMap::new(),
            seen: HashMap::new(),
        }
    }

    fn count(&mut self) {
        self.read += 1;
        if self.read.is_multiple_of(BREATH) {
            (self.given.progress)(self.read);
        }
    }

    /// A row that cannot be read.
    pub fn refuse(&mut self, place: Place, why: impl Into<String>) {
        self.count();
        self.refused.push(Refused { place: place.to_string(), why: why.into() });
    }

    /// A row that says nothing.
    pub fn skip(&mut self) {
        self.count();
        self.blank += 1;
    }

    /// What the person may want to know, once.
    pub fn remark(&mut self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        if !self.remarks.contains(&sentence) {
            self.remarks.push(sentence);
        }
    }

    /// The id of what `key` says, another for each time it is said.
    pub fn id(&mut self, key: &[&str]) -> Id {
        let words = [&[self.app], key].concat();
        let id = Id::named(&words);
        let seen = self.seen.entry(id).or_default();
        *seen += 1;
        match *seen {
            1 => id,
            again => Id::named(&[&words[..], &[&again.to_string()]].concat()),
        }
    }

    /// A local time of the person's, on the day it belongs to.
    pub fn when(&self, local: NaiveDateTime) -> Result<When, String> {
        let day = rows::kept(local.date())?;
        (self.zone)(local).map_or(Ok(When::on(day)), |at| self.at(at))
    }

    /// A moment with its offset, on the day it belongs to.
    pub fn at(&self, at: DateTime<FixedOffset>) -> Result<When, String> {
        // Its own date is none at the ends of time: the universal one comes first.
        rows::kept(at.naive_utc().date())?;
        rows::kept(at.date_naive())?;
        let day = rows::kept(day_of(at, self.given.day_starts))?;
        Ok(When { day, moment: Some(Moment::new(at)) })
    }

    /// Where it came from, with what of it is not empty.
    pub fn origin<const N: usize>(&self, more: [(&str, Value); N]) -> Value {
        let mut from = Map::with_capacity(1 + more.iter().filter(|(_, value)| says(value)).count());
        from.insert("app".to_owned(), json!(self.app));
        from.extend(
            more.into_iter().filter(|(_, value)| says(value)).map(|(key, value)| (key.to_owned(), value)),
        );
        Value::Object(from)
    }

    /// A record to be, written now.
    pub fn record<T: Kind>(&self, id: Id, when: When, body: T) -> Entry {
        T::entry(Record::new(id, when, body).written(self.given.now))
    }

    /// A row that became these records.
    pub fn row(&mut self, records: Vec<Entry>) {
        self.count();
        self.rows.push(records);
    }

    /// A row of free words.
    pub fn note(&mut self, key: &[&str], when: When, mut note: Note, from: Value) {
        note.extra.set(FROM, from);
        let id = self.id(key);
        let record = self.record(id, when, note);
        self.row(vec![record]);
    }

    /// A row with a mood and words. Words of several lines become a note beside the check-in, whose box has one line.
    pub fn check_in(&mut self, key: &[&str], when: When, mut check_in: CheckIn, words: &str, from: Value) {
        let id = self.id(key);
        let mut records = Vec::new();
        let long = words.trim_end().contains('\n');
        if long {
            let mut note = Note { text: words.to_owned(), tags: check_in.tags.clone(), ..Note::default() };
            note.extra.set(FROM, json!({ "app": self.app }));
            records.push(self.record(Id::named(&[&id.to_string(), "words"]), when, note));
        } else {
            check_in.words = words.to_owned();
        }
        check_in.extra.set(FROM, from);
        for reading in &mut check_in.scales.0 {
            reading.id = Id::named(&[&id.to_string(), &reading.name]);
        }
        records.insert(0, self.record(id, when, check_in));
        self.row(records);
    }

    /// The habit of that name, made by `make` where it is the first time it is named.
    pub fn habit(&mut self, name: &str, make: impl FnOnce() -> Habit) -> HabitAt {
        if let Some(at) = self.named.get(name) {
            return *at;
        }
        let at = self.add_habit(name, make(), false);
        self.named.insert(name.to_owned(), at);
        at
    }

    /// A habit with a row of its own; of those with one key each is another.
    pub fn list_habit(&mut self, key: &str, habit: Habit) -> HabitAt {
        self.count();
        let at = self.add_habit(key, habit, true);
        self.named.entry(key.to_owned()).or_insert(at);
        at
    }

    fn add_habit(&mut self, key: &str, mut habit: Habit, listed: bool) -> HabitAt {
        let id = self.id(&["habit", key]);
        let from = match habit.extra.get(FROM) {
            Some(from) => from.clone(),
            None => self.origin([]),
        };
        habit.extra.set(FROM, from);
        self.habits.push(Found { id, habit, listed, days: BTreeMap::new(), archived: false, began: None });
        self.habits.len() - 1
    }

    /// A row that says what became of a habit on a day. Of two rows of a day the later counts; the words of both stay.
    pub fn answer(&mut self, habit: HabitAt, day: NaiveDate, answer: Answer) {
        self.count();
        let days = &mut self.habits[habit].days;
        let Some((before, rows)) = days.get_mut(&day) else {
            days.insert(day, (answer, 1));
            return;
        };
        *rows += 1;
        let note = joined(&before.note, &answer.note);
        *before = Answer { note, ..answer };
    }

    /// As [`Basket::answer`], where amounts of one day are added up.
    pub fn add_to_answer(&mut self, habit: HabitAt, day: NaiveDate, answer: Answer) {
        let before = self.habits[habit].days.get(&day).map(|(before, _)| before.clone());
        let mut sum = answer;
        if let Some(before) = before {
            let amounts = [before.amount, sum.amount].into_iter().flatten().map(|amount| amount.get());
            sum.amount = amounts.reduce(|a, b| a + b).and_then(crate::model::number::Amount::new);
            let points = |answer: &Answer| match answer.extra.get(FROM) {
                Some(Value::Array(points)) => points.clone(),
                _ => Vec::new(),
            };
            let all = [points(&before), points(&sum)].concat();
            if !all.is_empty() {
                sum.extra.set(FROM, Value::Array(all));
            }
        }
        self.answer(habit, day, sum);
    }
}

/// With where it came from.
pub fn from(habit: &mut Habit, from: Value) {
    habit.extra.set(FROM, from);
}

/// With what each of the day's points was.
pub fn point(answer: &mut Answer, point: Value) {
    answer.extra.set(FROM, json!([point]));
}

/// One of the person's own scales; none where it is no whole number of ours.
pub fn reading(name: &str, value: &str) -> Option<Reading> {
    let value: Rating = value.parse().ok()?;
    Some(Reading { name: name.to_owned(), value, ..Reading::default() })
}

fn joined(before: &str, after: &str) -> String {
    match (before, after) {
        (before, "") => before.to_owned(),
        ("", after) => after.to_owned(),
        (before, after) if before == after => before.to_owned(),
        (before, after) => format!("{before}\n{after}"),
    }
}

fn says(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(map) => !map.is_empty(),
        Value::Bool(yes) => *yes,
        Value::Number(_) => true,
    }
}
