//! The whole notebook in memory: every kind of record, what became of each habit on each day, the settings.
//! Changed only by [`Notebook::apply`]. Knows nothing of files: [`super::file`] reads and writes it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::calendar::Period;
use super::day::{CheckIn, Day, Event, Note};
use super::fields::{Fields, Words};
use super::goal::Goal;
use super::habit::{Answer, Habit};
use super::id::{Id, Rev};
use super::merge::Marks;
use super::rebase::Rebase;
use super::record::{Fingerprint, Record};
use super::reflection::{Concern, Reflection, Value};
use super::review::Review;
use super::session::{Measured, Person, Preparation, SafetyPlan, Session, Share};
use super::settings::Settings;
use super::table::Table;
use super::when::{Moment, When};

/// An answer, and the revision that decides which of two is the later.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    pub rev: Rev,
    pub answer: Answer,
}

/// What was answered for one habit, by day.
pub type Answers = BTreeMap<NaiveDate, Answered>;

/// A kind of record: which table it stands in.
pub trait Kind: Fields + Rebase + Words + Sized {
    /// What an undo calls it: “win”, “goal”.
    fn noun(&self) -> &'static str;
    fn table(notebook: &Notebook) -> &Table<Self>;
    fn table_mut(notebook: &mut Notebook) -> &mut Table<Self>;
    fn entry(record: Record<Self>) -> Entry;
    /// The record inside, if it is of this kind.
    fn of(entry: &Entry) -> Option<&Record<Self>>;
}

/// One row for each kind of record: its table, its key in the file and its type.
macro_rules! kinds {
    ($($table:ident: $kind:ident, $noun:expr;)*) => {
        /// Everything a person wrote.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Notebook {
            pub(super) document: Id,
            /// One more with each save.
            pub(super) revision: u64,
            pub settings: Settings,
            pub(super) settings_revs: Marks,
            $(pub $table: Table<$kind>,)*
            pub(super) answers: BTreeMap<Id, Answers>,
            /// Keys at the top of the file that this version does not know.
            pub(super) extra: Map<String, Json>,
        }

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub enum Entry {
            $($kind(Box<Record<$kind>>),)*
        }

        $(impl Kind for $kind {
            fn noun(&self) -> &'static str {
                let noun: fn(&Self) -> &'static str = $noun;
                noun(self)
            }

            fn table(notebook: &Notebook) -> &Table<Self> {
                &notebook.$table
            }

            fn table_mut(notebook: &mut Notebook) -> &mut Table<Self> {
                &mut notebook.$table
            }

            fn entry(record: Record<Self>) -> Entry {
                Entry::$kind(Box::new(record))
            }

            fn of(entry: &Entry) -> Option<&Record<Self>> {
                match entry {
                    Entry::$kind(record) => Some(record),
                    _ => None,
                }
            }
        })*

        impl Entry {
            pub fn id(&self) -> Id {
                match self { $(Self::$kind(record) => record.id,)* }
            }

            /// 64 bits of all it says, whatever its revisions.
            pub fn fingerprint(&self) -> Fingerprint {
                match self { $(Self::$kind(record) => record.fingerprint(),)* }
            }

            /// The present version and those of which the person is to choose, each by itself.
            pub fn versions(&self) -> Vec<Self> {
                match self {
                    $(Self::$kind(record) => {
                        let others = record.versions().into_iter().cloned();
                        let all = std::iter::once(record.as_ref().clone()).chain(others);
                        all.map(|version| Kind::entry(version.alone())).collect()
                    })*
                }
            }

            /// With the words of another version beside its own.
            #[must_use]
            pub fn with_words_of(mut self, other: &Self) -> Self {
                match &mut self {
                    $(Self::$kind(record) => if let Some(other) = Kind::of(other) {
                        record.body.join_words(&other.body);
                    },)*
                }
                self
            }

            pub fn when(&self) -> When {
                match self { $(Self::$kind(record) => record.when,)* }
            }

            /// When it was last edited, in UTC, if the clock was right.
            pub fn edited(&self) -> Moment {
                match self { $(Self::$kind(record) => record.rev().moment(),)* }
            }

            /// Every text in it.
            pub fn words<'a>(&'a self, say: &mut dyn FnMut(&'a str)) {
                match self { $(Self::$kind(record) => record.body.words(say),)* }
            }

            /// What an undo calls it.
            pub fn noun(&self) -> &'static str {
                match self { $(Self::$kind(record) => record.body.noun(),)* }
            }
        }

        /// Runs the same code on the record of an entry, whatever its kind.
        macro_rules! each_entry {
            ($entry:expr, $record:ident => $code:expr) => {
                match $entry { $($crate::model::notebook::Entry::$kind($record) => $code,)* }
            };
        }
        pub(super) use each_entry;

        /// Runs the same code on every table, with its key in the file, in the order of the file.
        macro_rules! each_table {
            ($key:ident, $name:ident => $code:expr) => {
                $({ let $key = stringify!($table); macro_rules! $name { ($notebook:expr) => { $notebook.$table } } $code })*
            };
        }
        pub(super) use each_table;

        impl Notebook {
            /// A notebook in which nothing is written yet.
            pub fn new(document: Id) -> Self {
                Self {
                    document,
                    revision: 0,
                    settings: Settings::default(),
                    settings_revs: Marks::default(),
                    $($table: Table::default(),)*
                    answers: BTreeMap::new(),
                    extra: Map::new(),
                }
            }

            /// The record of that id, of any kind, deleted or not.
            pub fn entry(&self, id: Id) -> Option<Entry> {
                $(if let Some(record) = self.$table.find(id) {
                    return Some(Kind::entry(record.clone()));
                })*
                None
            }

            /// Every id, of the deleted too. Answers have none.
            pub fn ids(&self) -> impl Iterator<Item = Id> + '_ {
                std::iter::empty()$(.chain(self.$table.all().map(|record| record.id)))*
            }

            /// Every record, the deleted too, in the order of the file.
            pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
                std::iter::empty()$(.chain(self.$table.all().map(|record| Kind::entry(record.clone()))))*
            }

            /// Every id; of the deleted with the revision they have since.
            pub fn ids_deleted(&self) -> impl Iterator<Item = (Id, Option<Rev>)> + '_ {
                std::iter::empty()$(.chain(self.$table.all().map(|record| {
                    (record.id, record.is_deleted().then(|| record.rev()))
                })))*
            }

            /// The greatest revision there is: what is made next is to be greater.
            pub fn last_rev(&self) -> Rev {
                let answers = self.answers.values().flat_map(|days| days.values().map(|answered| answered.rev));
                answers.chain([self.settings_revs.last()])$(.chain(self.$table.all().map(Record::last_rev)))*.max().unwrap_or_default()
            }

            /// Whether both say the same: ids, words, numbers and dates, but not revisions; what is deleted says nothing.
            pub fn says_the_same(&self, other: &Self) -> bool {
                self.settings == other.settings
                    $(&& same_table(&self.$table, &other.$table))*
                    && self.spoken_answers().eq(other.spoken_answers())
            }
        }
    };
}

kinds! {
    goals: Goal, |_| "goal";
    habits: Habit, |_| "habit";
    concerns: Concern, |_| "concern";
    values: Value, |_| "value";
    check_ins: CheckIn, |_| "check-in";
    notes: Note, |note| note.kind.noun();
    days: Day, |_| "day";
    events: Event, |_| "change in life";
    reflections: Reflection, |_| "reflection";
    reviews: Review, |_| "review";
    sessions: Session, |_| "session";
    measures: Measured, |_| "result";
    people: Person, |_| "person";
    safety_plans: SafetyPlan, |_| "safety plan";
    shares: Share, |_| "shared page";
    preparations: Preparation, |_| "choice for the session";
}

fn same_table<T: PartialEq>(a: &Table<T>, b: &Table<T>) -> bool {
    let (mut a, mut b) = (a.iter(), b.iter());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(x), Some(y)) if x.says_the_same(y) => {}
            _ => return false,
        }
    }
}

impl Notebook {
    pub fn document(&self) -> Id {
        self.document
    }

    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// For the store alone, once for each save.
    pub fn raise_revision(&mut self) {
        self.revision += 1;
    }

    /// What was said of a habit on a day; none where nothing was recorded.
    pub fn answer(&self, habit: Id, day: NaiveDate) -> Option<&Answer> {
        let answered = self.answers.get(&habit)?.get(&day)?;
        Some(&answered.answer).filter(|answer| !answer.is_blank())
    }

    /// The last thing said of a habit on a day, be it that an answer was taken back.
    pub fn last_said(&self, habit: Id, day: NaiveDate) -> Option<&Answer> {
        self.answers.get(&habit)?.get(&day).map(|answered| &answered.answer)
    }

    /// Whether nothing was ever written in it, the settings apart.
    pub fn is_untouched(&self) -> bool {
        self.ids().next().is_none() && self.answers.is_empty()
    }

    /// The recorded answers of a habit in a period, oldest first.
    pub fn answers(&self, habit: Id, period: Period) -> impl Iterator<Item = (NaiveDate, &Answer)> {
        let within = (period.first <= period.last).then_some(period.first..=period.last);
        let days = self.answers.get(&habit).zip(within).map(|(days, within)| days.range(within));
        let spoken = days.into_iter().flatten().map(|(day, answered)| (*day, &answered.answer));
        spoken.filter(|(_, answer)| !answer.is_blank())
    }

    /// The last day up to that one with an answer.
    pub fn last_answer(&self, habit: Id, up_to: NaiveDate) -> Option<NaiveDate> {
        let days = self.answers.get(&habit)?.range(..=up_to);
        days.rev().find(|(_, answered)| !answered.answer.is_blank()).map(|(day, _)| *day)
    }

    /// The day's own record, the later where two hands made one each.
    pub fn day(&self, day: NaiveDate) -> Option<&Record<Day>> {
        self.days.on(day).next_back()
    }

    /// Every habit and day of which anything was ever said, be it taken back.
    pub fn answered(&self) -> impl Iterator<Item = (Id, NaiveDate)> + '_ {
        self.said().map(|(habit, day, _)| (habit, day))
    }

    /// Everything that was said of any habit on any day, be it that an answer was taken back.
    pub fn said(&self) -> impl Iterator<Item = (Id, NaiveDate, &Answer)> {
        let habits = self.answers.iter();
        habits.flat_map(|(habit, days)| days.iter().map(|(day, said)| (*habit, *day, &said.answer)))
    }

    pub(super) fn spoken_answers(&self) -> impl Iterator<Item = (Id, NaiveDate, &Answer)> {
        self.said().filter(|(_, _, answer)| !answer.is_blank())
    }
}
