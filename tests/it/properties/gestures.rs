//! Gestures at random: what any hand may do to a notebook, of every kind, from a seed.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use guidepost::model::calendar::add;
use guidepost::model::day::{CheckIn, Day, Event, Note, NoteKind, Reading};
use guidepost::model::goal::{Goal, Milestone, Obstacle, Progress, Status, Step, SubStep};
use guidepost::model::habit::{Answer, Habit, Is, Kind as HabitKind, Pause, Rule, Schedule};
use guidepost::model::number::{Amount, Mood, Rating};
use guidepost::model::reflection::{Concern, ConcernKind, Reflection, Reply, Value};
use guidepost::model::review::{Choice, Decision, Review, Reviewed, Span};
use guidepost::model::session::{
    AgendaItem, Measured, Person, Preparation, Role, SafetyPlan, Session, Share,
};
use guidepost::model::settings::{DayOrder, Settings, Theme, WeekStart};
use guidepost::model::{Change, Edit, Entry, Id, Kind, List, Mint, Moment, Notebook, Part, Record, When};

/// Chance from a seed, a clock that goes on, and names.
pub struct Hand {
    seed: u64,
    pub now: DateTime<FixedOffset>,
    pub mint: Mint,
}

impl Hand {
    pub fn new(seed: u64) -> Self {
        let now = "2026-11-21T09:30+01:00".parse::<Moment>().unwrap().get();
        Self { seed, now, mint: Mint::new(seed ^ 0x5eed) }
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.seed ^ self.seed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    pub fn id(&mut self) -> Id {
        self.mint.id(self.now)
    }

    /// Some minutes pass.
    pub fn wait(&mut self) {
        let seconds = self.below(400) as i64;
        self.now += TimeDelta::seconds(seconds);
    }

    pub fn text(&mut self) -> String {
        let words = [
            "",
            "walk",
            "é",
            "слова",
            "👩‍👩‍👧",
            "a \"quoted\" word",
            "two\nlines",
            "tab\there",
            "\\",
            "z\u{0301}",
        ];
        format!("{} {}", self.pick(&words), self.below(50)).trim().to_owned()
    }

    fn texts(&mut self, list: &mut Vec<String>) {
        match self.below(4) {
            0 if !list.is_empty() => {
                let at = self.below(list.len());
                list.remove(at);
            }
            1 if !list.is_empty() => {
                let at = self.below(list.len());
                list[at] = self.text();
            }
            2 => list.reverse(),
            _ => {
                let at = self.below(list.len() + 1);
                let text = self.text();
                list.insert(at, text);
            }
        }
    }

    pub fn day(&mut self) -> NaiveDate {
        add(self.now.date_naive(), -(self.below(40) as i64))
    }

    fn maybe<T>(&mut self, value: T) -> Option<T> {
        self.chance(70).then_some(value)
    }

    fn rating(&mut self) -> Option<Rating> {
        let value = self.below(11) as u8;
        self.maybe(Rating::new(value)).flatten()
    }

    fn amount(&mut self) -> Option<Amount> {
        let value = self.below(200) as f64 / 8.0;
        self.maybe(Amount::new(value)).flatten()
    }

    fn some_day(&mut self) -> Option<NaiveDate> {
        let day = self.day();
        self.maybe(day)
    }

    pub fn answer(&mut self) -> Answer {
        let is = self.pick(Is::ALL);
        let amount = self.amount();
        let note = if self.chance(30) { self.text() } else { String::new() };
        Answer { is, amount, note, ..Answer::default() }
    }

    pub fn when(&mut self) -> When {
        let day = self.day();
        match self.below(3) {
            0 => When::on(day),
            1 => When { day, moment: Some(Moment::new(self.now)) },
            _ => When::now(self.now, Settings::default().day_starts()),
        }
    }

    /// Adds, changes, takes out or moves a part.
    fn parts<T: Part + Scramble>(&mut self, list: &mut List<T>, new: impl FnOnce(Id) -> T) {
        match self.below(5) {
            0 if !list.is_empty() => {
                let at = self.below(list.len());
                list.remove(at);
            }
            1 if 1 < list.len() => {
                let (a, b) = (self.below(list.len()), self.below(list.len()));
                list.swap(a, b);
            }
            2 | 3 if !list.is_empty() => {
                let at = self.below(list.len());
                list[at].scramble(self);
            }
            _ => {
                let mut part = new(self.id());
                part.scramble(self);
                let at = self.below(list.len() + 1);
                list.insert(at, part);
            }
        }
    }

    /// A new record of any kind.
    pub fn entry(&mut self) -> Entry {
        match self.below(16) {
            0 => self.fresh::<Goal>(),
            1 => self.fresh::<Habit>(),
            2 => self.fresh::<Concern>(),
            3 => self.fresh::<Value>(),
            4 => self.fresh::<CheckIn>(),
            5 => self.fresh::<Note>(),
            6 => self.fresh::<Day>(),
            7 => self.fresh::<Event>(),
            8 => self.fresh::<Reflection>(),
            9 => self.fresh::<Review>(),
            10 => self.fresh::<Session>(),
            11 => self.fresh::<Measured>(),
            12 => self.fresh::<Person>(),
            13 => self.fresh::<SafetyPlan>(),
            14 => self.fresh::<Share>(),
            _ => self.fresh::<Preparation>(),
        }
    }

    fn fresh<T: Kind + Scramble>(&mut self) -> Entry {
        let mut body = T::default();
        for _ in 0..self.below(5) {
            body.scramble(self);
        }
        let record = Record::new(self.id(), self.when(), body);
        T::entry(if self.chance(40) { record.written(Moment::new(self.now)) } else { record })
    }

    /// Some change to that record, now and then to when it was or to its mark.
    pub fn change(&mut self, entry: &Entry) -> Option<Edit> {
        match entry {
            Entry::Goal(record) => self.revise(record),
            Entry::Habit(record) => self.revise(record),
            Entry::Concern(record) => self.revise(record),
            Entry::Value(record) => self.revise(record),
            Entry::CheckIn(record) => self.revise(record),
            Entry::Note(record) => self.revise(record),
            Entry::Day(record) => self.revise(record),
            Entry::Event(record) => self.revise(record),
            Entry::Reflection(record) => self.revise(record),
            Entry::Review(record) => self.revise(record),
            Entry::Session(record) => self.revise(record),
            Entry::Measured(record) => self.revise(record),
            Entry::Person(record) => self.revise(record),
            Entry::SafetyPlan(record) => self.revise(record),
            Entry::Share(record) => self.revise(record),
            Entry::Preparation(record) => self.revise(record),
        }
    }

    fn revise<T: Kind + Scramble>(&mut self, record: &Record<T>) -> Option<Edit> {
        Edit::revise(record, |record| match self.below(10) {
            0 => record.bring = !record.bring,
            1 => record.when = self.when(),
            _ => record.body.scramble(self),
        })
    }

    fn any(&mut self, notebook: &Notebook) -> Option<Entry> {
        let ids: Vec<Id> = notebook.ids().collect();
        let id = *ids.get(self.below(ids.len()))?;
        notebook.entry(id)
    }

    /// Several edits on one record, each upon the one before, and two answers for one day.
    fn again_and_again(&mut self, notebook: &Notebook) -> Option<Edit> {
        let id = self.any(notebook)?.id();
        let mut reached = notebook.clone();
        let mut edits = Vec::new();
        for _ in 0..2 + self.below(3) {
            edits.extend(self.change(&reached.entry(id)?));
            let rev = self.mint.rev(self.now);
            edits.last().map(|edit| reached.apply(&Change { edit: edit.clone(), rev }));
        }
        let habit = notebook.habits.iter().next().map(|habit| habit.id);
        let day = self.day();
        let answers = habit.map(|habit| [0, 1].map(|_| Edit::Answer { habit, day, answer: self.answer() }));
        edits.extend(answers.into_iter().flatten());
        Some(Edit::together("again and again", edits))
    }

    /// Any edit on that notebook.
    pub fn edit(&mut self, notebook: &Notebook) -> Edit {
        let at = Moment::new(self.now);
        let edit = match self.below(12) {
            0 | 1 => None,
            2..=5 => self.any(notebook).and_then(|entry| self.change(&entry)),
            6 => self.any(notebook).map(|entry| Edit::Delete { id: entry.id(), at }),
            7 => self.any(notebook).map(|entry| Edit::Restore { id: entry.id(), at }),
            8 | 9 => {
                let habits: Vec<Id> = notebook.habits.iter().map(|habit| habit.id).collect();
                let habit = (!habits.is_empty()).then(|| self.pick(&habits));
                habit.map(|habit| Edit::Answer { habit, day: self.day(), answer: self.answer() })
            }
            10 => Edit::settings(&notebook.settings, |settings| settings.scramble(self)),
            11 if self.chance(50) => {
                let edits: Vec<Edit> = (0..self.below(4)).map(|_| self.edit(notebook)).collect();
                Some(Edit::together("several", edits))
            }
            _ => self.again_and_again(notebook),
        };
        edit.unwrap_or_else(|| Edit::Add(self.entry()))
    }
}

/// One random change.
pub trait Scramble {
    fn scramble(&mut self, hand: &mut Hand);
}

/// A row of changes, one of which is made.
macro_rules! scramble {
    ($($kind:ident: $($change:expr),+ ;)*) => {
        $(impl Scramble for $kind {
            fn scramble(&mut self, hand: &mut Hand) {
                let changes: &[fn(&mut $kind, &mut Hand)] = &[$($change),+];
                let change = hand.pick(changes);
                change(self, hand);
            }
        })*
    };
}

scramble! {
    Goal: |g, h| { let (id, day, text) = (h.id(), h.day(), h.text()); g.reword(id, day, &text) },
        |g, h| g.status = h.pick(Status::ALL),
        |g, h| g.benefits = h.text(),
        |g, h| g.confidence = h.rating(),
        |g, h| g.until = h.some_day(),
        |g, h| h.texts(&mut g.values),
        |g, h| h.parts(&mut g.steps, |id| Step { id, ..Step::default() }),
        |g, h| h.parts(&mut g.milestones, |id| Milestone { id, ..Milestone::default() }),
        |g, h| h.parts(&mut g.obstacles, |id| Obstacle { id, ..Obstacle::default() }),
        |g, h| h.parts(&mut g.ratings, |id| Progress { id, ..Progress::default() }),
        |g, h| g.experiment = h.chance(50),
        |g, h| g.place = h.below(9) as u32;
    Step: |s, h| s.text = h.text(),
        |s, h| s.done = h.some_day(),
        |s, h| h.parts(&mut s.steps, |id| SubStep { id, ..SubStep::default() });
    SubStep: |s, h| s.text = h.text(), |s, h| s.due = h.some_day();
    Milestone: |m, h| m.reward = h.text(), |m, h| m.reached = h.some_day(), |m, h| m.reward_taken = h.chance(50);
    Obstacle: |o, h| o.plan = h.text(), |o, h| o.obstacle = h.text();
    Progress: |p, h| p.day = h.day(), |p, h| p.rating = h.rating().unwrap_or_default(), |p, h| p.note = h.text();
    Habit: |s, h| s.name = h.text(),
        |s, h| s.kind = h.pick(HabitKind::ALL),
        |s, h| h.parts(&mut s.rules, |id| Rule { id, ..Rule::default() }),
        |s, h| h.parts(&mut s.pauses, |id| Pause { id, ..Pause::default() }),
        |s, h| s.retired = h.some_day();
    Rule: |r, h| r.from = h.day(),
        |r, h| r.every = h.pick(&["daily", "3/week", "monday,friday", "lunar"]).parse::<Schedule>().unwrap(),
        |r, h| r.target = h.amount();
    Pause: |p, h| p.from = h.day(), |p, h| p.to = h.some_day(), |p, h| p.reason = h.text();
    Concern: |c, h| c.text = h.text(),
        |c, h| c.kind = h.pick(ConcernKind::ALL),
        |c, h| c.goals.push(h.id()),
        |c, h| c.impact = h.rating();
    Value: |v, h| v.name = h.text(), |v, h| v.place = h.below(5) as u32;
    CheckIn: |c, h| c.mood = Mood::new(1 + h.below(10) as u8),
        |c, h| c.words = h.text(),
        |c, h| h.texts(&mut c.feelings),
        |c, h| h.parts(&mut c.scales, |id| Reading { id, ..Reading::default() });
    Reading: |r, h| r.name = h.text(), |r, h| r.value = h.rating().unwrap_or_default();
    Note: |n, h| n.text = h.text(),
        |n, h| n.kind = h.pick(NoteKind::ALL),
        |n, h| n.done = h.chance(50),
        |n, h| n.goal = Some(h.id());
    Day: |d, h| d.sleep_hours = h.amount(),
        |d, h| d.bed = h.now.time().with_second_zero(),
        |d, h| d.rest = h.chance(50);
    Event: |e, h| e.text = h.text();
    Reflection: |r, h| h.parts(&mut r.answers, |id| Reply { id, ..Reply::default() });
    Reply: |r, h| r.text = h.text(), |r, h| r.rating = h.rating(), |r, h| h.texts(&mut r.items);
    Review: |r, h| r.intention = h.text(),
        |r, h| r.first = h.day(),
        |r, h| r.span = h.pick(Span::ALL),
        |r, h| h.parts(&mut r.answers, |id| Reviewed { id, ..Reviewed::default() }),
        |r, h| h.parts(&mut r.decisions, |id| Decision { id, ..Decision::default() });
    Reviewed: |r, h| r.text = h.text(), |r, h| r.question = h.text();
    Decision: |d, h| d.choice = h.pick(Choice::ALL), |d, h| d.rating = h.rating(), |d, h| d.goal = h.id();
    Session: |s, h| s.agreed = h.text(),
        |s, h| { let yes = h.chance(50); s.attended = h.maybe(yes) },
        |s, h| h.texts(&mut s.questions),
        |s, h| h.parts(&mut s.agenda, |id| AgendaItem { id, ..AgendaItem::default() });
    AgendaItem: |a, h| a.text = h.text(), |a, h| a.covered = h.chance(50);
    Measured: |m, h| m.measure = h.text(),
        |m, h| m.score = h.amount(),
        |m, h| { let answer = h.below(4) as u8; let answer = h.maybe(answer); m.answers.push(answer) };
    Person: |p, h| p.name = h.text(), |p, h| p.role = h.pick(Role::ALL);
    SafetyPlan: |s, h| h.texts(&mut s.signs), |s, h| s.first = h.chance(50), |s, h| s.made_with_therapist = h.some_day();
    Share: |s, h| s.records.push(h.id()), |s, h| s.since = h.some_day();
    Preparation: |p, h| h.texts(&mut p.shown), |p, h| p.order.push(h.id()), |p, h| p.covered.push(h.id());
    Settings: |s, h| s.vision = h.text(),
        |s, h| s.week_starts = h.pick(WeekStart::ALL),
        |s, h| s.theme = h.pick(Theme::ALL),
        |s, h| s.day_order = h.pick(DayOrder::ALL),
        |s, h| h.texts(&mut s.feelings),
        |s, h| s.lock_after = h.below(60) as u16;
}

/// A time to the minute, as a form gives it.
trait ToTheMinute {
    fn with_second_zero(self) -> Option<chrono::NaiveTime>;
}

impl ToTheMinute for chrono::NaiveTime {
    fn with_second_zero(self) -> Option<chrono::NaiveTime> {
        chrono::Timelike::with_second(&self, 0)
    }
}
