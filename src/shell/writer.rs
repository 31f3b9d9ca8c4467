//! The thread that owns the store: it saves while the screen goes on, and answers by messages. Jobs are done in the
//! order they were given, those of one kind that have queued up as one.

use std::collections::HashMap;
use std::fmt::Display;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

use super::clock::Clock;
use super::{Alarm, Event};
use crate::app::{Msg, Stamp};
use crate::model::{Change, Id, News, Notebook, Rev};
use crate::store::{Beside, Draft, Drafts, Hurry, Saved, Store};

/// A half-typed form as it is kept: its name, and its state or `None` to forget it.
pub type Form = (String, Option<Value>);

enum Job {
    Save(Change),
    /// Writes what is not on disk yet, if anything, and says so when there is nothing left to do.
    Settle(Option<Sender<Result<(), String>>>),
    Keep(Form, DateTime<FixedOffset>),
    /// Looks whether somebody else has changed the file, or left a copy beside it.
    Look,
    /// Takes in a notebook of ours whole.
    TakeIn(Box<Notebook>),
    /// Takes in the copy beside the file, or leaves it there for good.
    Copy(PathBuf, bool),
    /// Takes words that were deleted for good out of the backups.
    Erase(Vec<Id>),
}

/// The main loop's side.
pub struct Writer {
    jobs: Sender<Job>,
    drafts: Arc<Mutex<Drafts>>,
    hurry: Hurry,
    clock: Clock,
    thread: JoinHandle<Vec<Change>>,
}

impl Writer {
    pub fn start(store: Store, clock: Clock, events: Sender<Event>) -> io::Result<Self> {
        let (jobs, queue) = channel();
        let (drafts, hurry) = (Arc::new(Mutex::new(store.drafts())), store.hurry());
        let worker = Worker {
            store,
            drafts: drafts.clone(),
            clock,
            events,
            last: None,
            trouble: None,
            unkept: HashMap::new(),
            told: false,
            shut: false,
            beside: Vec::new(),
        };
        let thread = thread::Builder::new().name("writer".to_owned()).spawn(move || worker.work(&queue))?;
        Ok(Self { jobs, drafts, hurry, clock, thread })
    }

    pub fn save(&self, change: Change) {
        self.give(Job::Save(change));
    }

    pub fn save_again(&self) {
        self.give(Job::Settle(None));
    }

    pub fn look(&self) {
        self.give(Job::Look);
    }

    pub fn take_in(&self, notebook: Box<Notebook>) {
        self.give(Job::TakeIn(notebook));
    }

    pub fn take_copy(&self, path: PathBuf) {
        self.give(Job::Copy(path, true));
    }

    pub fn leave_copy(&self, path: PathBuf) {
        self.give(Job::Copy(path, false));
    }

    pub fn keep(&self, form: Form) {
        self.give(Job::Keep(form, self.clock.now()));
    }

    pub fn erase_copies(&self, ids: Vec<Id>) {
        self.give(Job::Erase(ids));
    }

    /// Keeps forms before this returns, whatever the thread is doing; it is given them too, lest an older state of
    /// one that waits in its queue has the last word.
    pub fn keep_now(&self, forms: Vec<Form>) {
        for form in forms {
            let _ = put(&self.drafts, &form, self.clock.now());
            self.keep(form);
        }
    }

    /// Waits until all that was given is done. An error: what keeps changes or half-typed forms from the disk.
    pub fn settle(&self) -> Result<(), String> {
        let (answer, answered) = channel();
        self.give(Job::Settle(Some(answer)));
        answered.recv().unwrap_or_else(|_| Err("the part that saves has stopped".to_owned()))
    }

    /// As [`Writer::settle`], and waits no longer than a moment for another program that is saving.
    pub fn settle_soon(&self) -> Result<(), String> {
        self.hurry.set(true);
        let settled = self.settle();
        self.hurry.set(false);
        settled
    }

    /// Whether the notebook is encrypted.
    pub fn is_sealed(&self) -> bool {
        locked(&self.drafts).is_sealed()
    }

    /// Ends the thread, and with it a notebook that was only a demonstration. What is not on the disk is handed over
    /// where the notebook was encrypted from elsewhere; then nothing that was kept around it stays.
    pub fn end(self) -> Vec<Change> {
        drop(self.jobs);
        self.thread.join().unwrap_or_default()
    }

    /// A thread that has panicked takes no job; the main loop is told of that by [`Alarm`].
    fn give(&self, job: Job) {
        let _ = self.jobs.send(job);
    }
}

struct Worker {
    store: Store,
    drafts: Arc<Mutex<Drafts>>,
    clock: Clock,
    events: Sender<Event>,
    /// The greatest revision that was to be saved.
    last: Option<Rev>,
    /// Why it is not on disk.
    trouble: Option<String>,
    /// Half-typed forms that are not on disk as they are, each with the reason.
    unkept: HashMap<String, String>,
    /// That drafts cannot be kept was said.
    told: bool,
    /// The file opens with no key here: that was said too.
    shut: bool,
    /// Copies beside the file that the app was told of.
    beside: Vec<Beside>,
}

/// What has queued up, sorted.
#[derive(Default)]
struct Batch {
    forms: Vec<(Form, DateTime<FixedOffset>)>,
    changes: Vec<Change>,
    again: bool,
    look: bool,
    whole: Vec<Notebook>,
    copies: Vec<(PathBuf, bool)>,
    erased: Vec<Id>,
    waiting: Vec<Sender<Result<(), String>>>,
}

impl Batch {
    fn add(&mut self, job: Job) {
        match job {
            Job::Save(change) => self.changes.push(change),
            Job::Keep(form, at) => {
                self.forms.retain(|((name, _), _)| *name != form.0);
                self.forms.push((form, at));
            }
            Job::Look => self.look = true,
            Job::TakeIn(notebook) => self.whole.push(*notebook),
            Job::Copy(path, wanted) => self.copies.push((path, wanted)),
            Job::Erase(ids) => self.erased.extend(ids),
            Job::Settle(answer) => {
                self.again = true;
                self.waiting.extend(answer);
            }
        }
    }
}

impl Worker {
    fn work(mut self, queue: &Receiver<Job>) -> Vec<Change> {
        let _alarm = Alarm(self.events.clone());
        // An earlier run could not save it.
        if self.store.is_pending() {
            self.commit(Vec::new());
        }
        while let Ok(job) = queue.recv() {
            let mut batch = Batch::default();
            batch.add(job);
            queue.try_iter().for_each(|job| batch.add(job));
            self.carry_out(batch);
        }
        if self.shut { self.store.withdraw() } else { Vec::new() }
    }

    /// Drafts first: they are what a kill would take.
    fn carry_out(&mut self, batch: Batch) {
        batch.forms.into_iter().for_each(|(form, at)| self.keep(&form, at));
        if !batch.changes.is_empty() || batch.again && self.store.is_pending() {
            self.commit(batch.changes);
        }
        if batch.look {
            self.look();
            self.look_beside();
        }
        batch.whole.iter().for_each(|notebook| self.take_in(notebook));
        for (path, wanted) in batch.copies {
            if wanted { self.take_copy(&path) } else { self.leave_copy(&path) }
        }
        if !batch.erased.is_empty() {
            self.erase_copies(&batch.erased);
        }
        for answer in batch.waiting {
            let waits = self.trouble.iter().chain(self.unkept.values()).next();
            let outcome = waits.cloned().map_or(Ok(()), Err);
            let _ = answer.send(outcome);
        }
    }

    fn commit(&mut self, changes: Vec<Change>) {
        self.last = changes.iter().map(|change| change.rev).chain(self.last).max();
        match self.store.commit(changes, self.clock.now()) {
            Ok(saved) => self.done(saved),
            Err(error) if error.is_locked() => {
                self.trouble = Some(error.to_string());
                self.shut_out();
            }
            Err(error) => {
                let spare =
                    self.store.spare().map(|path| format!(" Until then all is kept in {}.", path.display()));
                let words = error.to_string() + &spare.unwrap_or_default();
                self.trouble = Some(words.clone());
                self.tell(Msg::Saved(Err(words)));
            }
        }
    }

    /// All is on the disk.
    fn done(&mut self, saved: Saved) {
        self.trouble = None;
        self.tell(Msg::Saved(Ok(Stamp { rev: self.last, at: saved.at })));
        saved.fresh.into_iter().for_each(|notebook| self.tell(Msg::Changed(Box::new(notebook))));
        saved.notices.into_iter().for_each(|line| self.tell(Msg::Notice(line)));
    }

    fn shut_out(&mut self) {
        if !mem::replace(&mut self.shut, true) {
            let _ = self.events.send(Event::ShutOut);
        }
    }

    fn look(&mut self) {
        match self.store.look() {
            Ok(None) => {}
            Ok(Some(notebook)) => {
                self.tell(Msg::Changed(Box::new(notebook)));
                // A file from elsewhere may have lost what this window knows: it gets it back at once.
                if self.store.is_pending() {
                    self.commit(Vec::new());
                }
            }
            Err(error) if error.is_locked() => self.shut_out(),
            Err(error) => self.tell(Msg::Notice(error.to_string())),
        }
    }

    /// Tells of each copy once.
    fn look_beside(&mut self) {
        if !self.store.is_folder_changed() {
            return;
        }
        for copy in self.store.copies_beside() {
            if !copy.is_left && !self.beside.contains(&copy) {
                self.tell(Msg::Beside(copy.path.clone()));
                self.beside.push(copy);
            }
        }
    }

    fn take_in(&mut self, notebook: &Notebook) {
        let taken = self.store.take_in_whole(notebook, self.clock.now());
        // It may have another name now, and with that another place for what is half typed.
        *locked(&self.drafts) = self.store.drafts();
        self.taken_in(taken);
    }

    fn take_copy(&mut self, path: &Path) {
        let taken = self.store.take_in_beside(path, self.clock.now());
        self.taken_in(taken);
    }

    fn taken_in(&mut self, taken: Result<(News, Saved), impl Display>) {
        match taken {
            Ok((news, saved)) => {
                self.done(saved);
                self.tell(Msg::Notice(match news.words() {
                    words if words.is_empty() => "Nothing new was in it.".to_owned(),
                    words => format!("Taken in: {words}."),
                }));
            }
            Err(error) => self.tell(Msg::Notice(error.to_string())),
        }
    }

    fn leave_copy(&mut self, path: &Path) {
        let Some(copy) = self.beside.iter().find(|copy| copy.path == path) else { return };
        if let Err(error) = self.store.leave_beside(copy) {
            self.tell(Msg::Notice(format!("It is left there; that cannot be remembered: {error}.")));
        }
    }

    fn keep(&mut self, form: &Form, at: DateTime<FixedOffset>) {
        self.unkept.remove(&form.0);
        let Err(error) = put(&self.drafts, form, at) else { return };
        // It is refused beside a notebook that was encrypted from elsewhere.
        self.look();
        if self.shut {
            return;
        }
        let words = format!("What you are typing cannot be kept for a restart: {error}.");
        self.unkept.insert(form.0.clone(), words.clone());
        if !mem::replace(&mut self.told, true) {
            self.tell(Msg::Notice(words));
        }
    }

    fn erase_copies(&self, ids: &[Id]) {
        let told = match self.store.erase_in_copies(ids) {
            Ok(erased) => erased.words(),
            Err(error) => {
                format!("Not all backups let go of its words: {error}. Delete them by hand, or try again.")
            }
        };
        self.tell(Msg::Notice(told));
    }

    fn tell(&self, msg: Msg) {
        let _ = self.events.send(Event::Told(msg));
    }
}

/// A thread that panicked while it kept one left them as they are.
fn locked(drafts: &Mutex<Drafts>) -> MutexGuard<'_, Drafts> {
    drafts.lock().unwrap_or_else(PoisonError::into_inner)
}

fn put(drafts: &Mutex<Drafts>, (name, state): &Form, kept: DateTime<FixedOffset>) -> io::Result<()> {
    let drafts = &*locked(drafts);
    match state {
        Some(value) => drafts.keep(&Draft { form: name.clone(), kept, value: value.clone() }),
        None => drafts.drop(name),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::model::day::Note;
    use crate::model::{Edit, Mint, Record, When};
    use crate::store::{Copies, Place};

    #[test]
    fn a_copy_that_is_taken_in_saves_what_could_not_be_saved_and_that_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let place = || Place::at(data.join("guidepost.json"), folder.path().join("state"));
        let (clock, mint) = (Clock::from_environment().unwrap(), Mint::new(1));
        let now = clock.now();
        let change = |words: &str| {
            let note = Note { text: words.to_owned(), ..Note::default() };
            let record = Record::new(mint.id(now), When::on(now.date_naive()), note);
            Change { edit: Edit::add(record), rev: mint.rev(now) }
        };
        let open = || Store::open(place(), Copies::EachRun, mint.id(now)).unwrap();
        open().commit(vec![change("one")], now).unwrap();
        let copy = data.join("guidepost (copy).json");
        fs::copy(data.join("guidepost.json"), folder.path().join("before")).unwrap();
        open().commit(vec![change("elsewhere")], now).unwrap();
        fs::copy(data.join("guidepost.json"), &copy).unwrap();
        fs::copy(folder.path().join("before"), data.join("guidepost.json")).unwrap();

        let (events, heard) = channel();
        let writer = Writer::start(open(), clock, events).unwrap();
        let away = folder.path().join("away");
        fs::rename(&data, &away).unwrap();
        fs::write(&data, "no folder").unwrap();
        writer.save(change("two"));
        assert!(writer.settle().is_err());
        fs::remove_file(&data).unwrap();
        fs::rename(&away, &data).unwrap();
        heard.try_iter().for_each(drop);
        writer.take_copy(copy);
        assert_eq!(writer.settle(), Ok(()));
        let told: Vec<Event> = heard.try_iter().collect();
        let is_saved =
            |event: &Event| matches!(event, Event::Told(Msg::Saved(Ok(stamp))) if stamp.rev.is_some());
        assert!(told.iter().any(is_saved), "the status line is told");
        writer.end();
    }
}
