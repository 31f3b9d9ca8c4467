//! Histories at random: devices that write, meet, fork and keep old copies, some with clocks that are wrong.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, TimeDelta};
use guidepost::model::day::{CheckIn, Note};
use guidepost::model::goal::{Goal, Step};
use guidepost::model::habit::{Answer, Is};
use guidepost::model::session::Measured;
use guidepost::model::{Change, Edit, Entry, Id, List, Mint, Moment, Notebook, Record, When};

/// What became of one history.
pub struct Lived {
    /// The copies there are at the end, old ones too.
    pub copies: Vec<Notebook>,
    /// One order of them.
    pub order: Vec<usize>,
    written: BTreeSet<String>,
    taken: BTreeSet<String>,
}

impl Lived {
    /// Every word that was written and that nobody who had read it took away.
    pub fn standing(&self) -> impl Iterator<Item = &String> {
        self.written.difference(&self.taken)
    }
}

struct Device {
    notebook: Notebook,
    mint: Mint,
    now: DateTime<FixedOffset>,
}

/// Chance from a seed: SplitMix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ z >> 31) % n.max(1) as u64) as usize
    }
}

struct Life {
    chance: Chance,
    devices: Vec<Device>,
    old: Vec<Notebook>,
    lived: Lived,
}

/// One history of two to four devices.
pub fn live(seed: u64) -> Lived {
    let mut chance = Chance(seed);
    let start = "2026-11-21T09:30+01:00".parse::<Moment>().unwrap().get();
    let first = Notebook::new(Mint::new(seed ^ 0xd0c).id(start));
    let count = 2 + chance.below(3);
    let devices = (0..count).map(|at| {
        let days = if chance.below(3) == 0 { chance.below(800) as i64 - 400 } else { 0 };
        let mint = Mint::new(seed << 3 | at as u64);
        Device { notebook: first.clone(), mint, now: start + TimeDelta::days(days) }
    });
    let devices: Vec<Device> = devices.collect();
    let lived =
        Lived { copies: Vec::new(), order: Vec::new(), written: BTreeSet::new(), taken: BTreeSet::new() };
    let mut life = Life { chance, devices, old: Vec::new(), lived };
    life.write(0);
    life.meet_all();
    for _ in 0..6 + life.chance.below(18) {
        life.step();
    }
    life.end()
}

impl Life {
    fn step(&mut self) {
        let who = self.chance.below(self.devices.len());
        match self.chance.below(12) {
            0..=5 => self.write(who),
            6 | 7 => {
                let other = self.chance.below(self.devices.len());
                let theirs = self.devices[other].notebook.clone();
                self.meet(who, &theirs);
            }
            8 if self.old.len() < 3 => self.old.push(self.devices[who].notebook.clone()),
            8 => {
                let at = self.chance.below(self.old.len());
                let copy = self.old[at].clone();
                self.meet(who, &copy);
            }
            9 => self.devices[who].now -= TimeDelta::minutes(self.chance.below(100_000) as i64),
            10 => self.write_by_hand(who),
            _ => self.old.push(self.devices[who].notebook.without_private_answers()),
        }
    }

    fn meet(&mut self, who: usize, theirs: &Notebook) {
        self.devices[who].notebook = self.devices[who].notebook.merge(theirs);
    }

    fn meet_all(&mut self) {
        let first = self.devices[0].notebook.clone();
        (1..self.devices.len()).for_each(|who| self.meet(who, &first));
    }

    /// A word nobody wrote before, told apart from those it begins by the point behind it.
    fn word(&mut self) -> String {
        let word = format!("w{}", self.lived.written.len());
        self.lived.written.insert(word.clone());
        format!("{word}.")
    }

    /// One edit on one device. Words that it took away were seen by whoever took them.
    fn write(&mut self, who: usize) {
        self.devices[who].now += TimeDelta::seconds(self.chance.below(400) as i64);
        let edit = self.edit(who);
        let device = &mut self.devices[who];
        let touched = touched(&edit);
        let before = words_of(&device.notebook, touched);
        device.mint.force_past(device.notebook.last_rev());
        device.notebook.apply(&Change { edit, rev: device.mint.rev(device.now) });
        let after = words_of(&device.notebook, touched);
        self.lived.taken.extend(before.difference(&after).cloned());
    }

    /// A hand puts one word in the place of another, in the file itself.
    fn write_by_hand(&mut self, who: usize) {
        let before = words(&self.devices[who].notebook);
        let Some(old) = before.iter().nth(self.chance.below(before.len())).cloned() else { return };
        let new = self.word();
        let known = &self.devices[who].notebook;
        let text = String::from_utf8(known.to_bytes()).unwrap().replace(&format!("{old}."), &new);
        let mut notebook = Notebook::read(text.as_bytes()).unwrap();
        notebook.mark_by_hand(known);
        self.devices[who].notebook = notebook;
        self.lived.taken.insert(old);
    }

    fn edit(&mut self, who: usize) -> Edit {
        let ids: Vec<Id> = self.devices[who].notebook.ids().collect();
        let Some(id) = ids.get(self.chance.below(ids.len() + 1)).copied() else { return self.add(who) };
        let at = Moment::new(self.devices[who].now);
        match self.chance.below(12) {
            0 => Edit::Delete { id, at },
            1 => Edit::Restore { id, at },
            2 => {
                let day = at.get().date_naive();
                let is = Is::ALL[self.chance.below(Is::ALL.len())].clone();
                Edit::Answer { habit: ids[0], day, answer: Answer::new(is) }
            }
            3 => {
                let minutes = self.chance.below(60) as u16;
                let settings = &self.devices[who].notebook.settings;
                let edit = Edit::settings(settings, |settings| settings.lock_after = minutes);
                edit.unwrap_or_else(|| self.add(who))
            }
            4 => self.add(who),
            _ => self.revise(who, id).unwrap_or_else(|| self.add(who)),
        }
    }

    fn add(&mut self, who: usize) -> Edit {
        let text = self.word();
        let device = &self.devices[who];
        let (id, when) = (device.mint.id(device.now), When::on(device.now.date_naive()));
        match self.chance.below(4) {
            0 => Edit::add(Record::new(id, when, Note { text, ..Note::default() })),
            3 => Edit::add(Record::new(id, when, nine_answers(text))),
            1 => Edit::add(Record::new(id, when, CheckIn { words: text, ..CheckIn::default() })),
            _ => Edit::add(Record::new(id, when, Goal { statement: text, ..Goal::default() })),
        }
    }

    fn revise(&mut self, who: usize, id: Id) -> Option<Edit> {
        let (kind, word) = (self.chance.below(4), self.word());
        let step = self.devices[who].mint.id(self.devices[who].now);
        match self.devices[who].notebook.entry(id)? {
            Entry::Note(note) if kind == 3 && note.has_versions() => {
                let from = Entry::Note(note);
                let mut versions = from.versions().into_iter();
                let first = versions.next()?;
                let chosen = if word.len() % 2 == 0 {
                    first
                } else {
                    versions.fold(first, |a, b| a.with_words_of(&b))
                };
                Some(Edit::choose(from, chosen))
            }
            Entry::Note(note) => Edit::revise(&note, |note| match kind {
                0 => note.bring ^= true,
                1 => note.body.done ^= true,
                2 => note.body.reply = word,
                _ => note.body.text = word,
            }),
            Entry::CheckIn(record) => Edit::revise(&record, |record| match kind {
                0 | 1 => record.bring ^= true,
                2 => record.body.feelings.push(word),
                _ => record.body.words = word,
            }),
            Entry::Goal(goal) => Edit::revise(&goal, |goal| match kind {
                0 => goal.body.steps.0.truncate(1),
                1 => goal.body.steps = List(goal.body.steps.iter().rev().cloned().collect()),
                2 => goal.body.steps.push(Step { id: step, text: word, ..Step::default() }),
                _ => goal.body.why = word,
            }),
            Entry::Measured(result) => Edit::revise(&result, |result| match kind {
                0 | 1 => result.bring ^= true,
                2 => result.body.answers.iter_mut().for_each(|answer| *answer = Some(word.len() as u8 % 4)),
                _ => result.body.words = word,
            }),
            _ => None,
        }
    }

    fn end(mut self) -> Lived {
        let devices = self.devices.into_iter().map(|device| device.notebook);
        self.lived.copies = devices.chain(self.old).collect();
        let mut order: Vec<usize> = (0..self.lived.copies.len()).collect();
        for at in (1..order.len()).rev() {
            order.swap(at, self.chance.below(at + 1));
        }
        self.lived.order = order;
        // A word that was made and stood in no edit was never written.
        let everywhere: BTreeSet<String> = self.lived.copies.iter().flat_map(words).collect();
        let taken = &self.lived.taken;
        self.lived.written.retain(|word| everywhere.contains(word) || taken.contains(word));
        self.lived
    }
}

/// A PHQ-9, of which a copy for others has no single answer.
fn nine_answers(words: String) -> Measured {
    let (measure, answers) = ("phq-9".to_owned(), vec![Some(1); 9]);
    Measured { measure, answers, words, ..Measured::default() }
}

/// The record whose words an edit may take away. One that only adds takes none.
fn touched(edit: &Edit) -> Option<Id> {
    match edit {
        Edit::Revise { from, .. } | Edit::Choose { from, .. } => Some(from.id()),
        Edit::Delete { id, .. } | Edit::Restore { id, .. } => Some(*id),
        _ => None,
    }
}

/// Every word that stands in a notebook, in whatever version of a record.
fn words(notebook: &Notebook) -> BTreeSet<String> {
    words_in(&String::from_utf8(notebook.to_bytes()).unwrap())
}

/// Every word that stands in a record, in whatever version.
fn words_of(notebook: &Notebook, id: Option<Id>) -> BTreeSet<String> {
    let Some(entry) = id.and_then(|id| notebook.entry(id)) else { return BTreeSet::new() };
    words_in(&serde_json::to_string(&entry).unwrap())
}

fn words_in(text: &str) -> BTreeSet<String> {
    let ends = text.match_indices('.').map(|(end, _)| &text[..end]);
    let word = |head: &str| {
        let at = head.rfind(|c: char| !c.is_ascii_digit())?;
        head[..=at].ends_with('w').then(|| head[at..].to_owned())
    };
    ends.filter_map(word).collect()
}
