//! The way from the command line to plain mode: the notebook and its drafts on the disk, and what the commands print.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

use super::book::Book;
use super::desk::Desk;
use super::stop::Stop;
use super::{app, help_now, journal, today, undo};
use crate::app::{Brought, Drafts, Export, UNSAVED, Wanted};
use crate::exchange::{OUTPUTS, Output, Private};
use crate::model::{Edit, Id, Mint, News, Notebook};
use crate::plain::{self, Keep, Room, Talk, View};
use crate::shell::{self, clock, export};
use crate::store::Draft;

/// Asks for tasks line by line, until the person quits or the input ends.
pub fn open(desk: &Desk) -> Result<(), Stop> {
    walk(desk, desk.open_to_stay()?, false)
}

/// As [`open`], in an invented person's 12 weeks, of which nothing stays.
pub fn demo(desk: &Desk) -> Result<(), Stop> {
    let book = Book::new(app::demo_store(desk)?, Mint::new(clock::chance()), desk.now);
    walk(desk, book, true)
}

fn walk(desk: &Desk, mut book: Book, is_demo: bool) -> Result<(), Stop> {
    let typed = book.store().drafts().all();
    book.store().drafts().live();
    super::tell_all(desk, &typed.words());
    super::tell_all(desk, &book.store_mut().notices());
    let own = typed.drafts.into_iter().filter(|draft| !draft.form.contains(UNSAVED));
    let drafts: Drafts = own.map(|mut draft| (draft.form, draft.value["form"].take())).collect();
    let (mut input, mut out) = (io::stdin().lock(), io::stdout().lock());
    let wide = io::stdout().is_terminal().then(shell::columns);
    let mut line = Line { desk, book, is_demo, undone: Vec::new() };
    let mut talk = Talk::new(&mut input, &mut out, io::stdin().is_terminal(), wide);
    plain::run(&mut talk, &mut Room::new(&mut line, drafts));
    let settled = line.settle();
    if is_demo {
        line.book.close();
    }
    settled.map(drop).map_err(Stop::could_not)
}

struct Line<'a> {
    desk: &'a Desk,
    book: Book,
    is_demo: bool,
    /// What does again what was taken back, the last one last; a new change ends that.
    undone: Vec<Edit>,
}

impl Line<'_> {
    fn lay_down(&self, name: &str, form: Option<&Value>) -> io::Result<()> {
        let drafts = self.book.store().drafts();
        match form {
            Some(form) => drafts.keep(&Draft {
                form: name.to_owned(),
                kept: self.desk.clock.now(),
                value: json!({ "open": false, "form": form }),
            }),
            None => drafts.drop(name),
        }
    }

    /// The notebook was encrypted from elsewhere: its passphrase is asked for here, and what waits is kept under it.
    fn come_in(&mut self) -> Result<Vec<String>, String> {
        self.desk.tell(
            "The notebook was encrypted from elsewhere. What waits is kept once you give its passphrase.",
        );
        let opened = self.desk.open_to_stay().map_err(|stop| stop.words)?;
        let typed = self.book.store().drafts().all().drafts;
        let changes = self.book.exchange(opened).withdraw();
        let store = self.book.store_mut();
        store.drafts().live();
        typed.iter().for_each(|draft| drop(store.drafts().keep(draft)));
        let saved = store.commit(changes, self.desk.clock.now()).map_err(|error| error.to_string())?;
        Ok(saved.notices)
    }
}

impl Keep for Line<'_> {
    fn notebook(&self) -> &Notebook {
        self.book.notebook()
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.desk.clock.now()
    }

    fn mint(&self) -> &Mint {
        self.book.mint()
    }

    fn is_demo(&self) -> bool {
        self.is_demo
    }

    fn commit(&mut self, edit: Edit) -> Result<Vec<String>, String> {
        self.book.turn_to(self.desk.clock.now());
        self.undone.clear();
        match self.book.keep(edit) {
            Err(_) if self.book.store().is_shut_out() => self.come_in(),
            kept => kept.map_err(|stop| stop.words),
        }
    }

    fn take_in(&mut self, notebook: &Notebook) -> Result<Vec<String>, String> {
        self.book.turn_to(self.desk.clock.now());
        self.undone.clear();
        self.book.take_in(notebook).map(came).map_err(|stop| stop.words)
    }

    fn settle(&mut self) -> Result<Vec<String>, String> {
        if self.book.store().is_pending() && self.book.store().is_shut_out() {
            return self.come_in();
        }
        let store = self.book.store_mut();
        let settled = store.commit(Vec::new(), self.desk.clock.now());
        let spare = store.spare().map(|path| format!(" Until then all is kept in {}.", path.display()));
        settled.map(|saved| saved.notices).map_err(|error| error.to_string() + &spare.unwrap_or_default())
    }

    fn is_spared(&self) -> bool {
        self.book.store().spare().is_some()
    }

    fn erase_copies(&mut self, ids: &[Id]) -> String {
        match self.book.store().erase_in_copies(ids) {
            Ok(erased) => erased.words(),
            Err(error) => format!("Not all backups let go of its words: {error}."),
        }
    }

    fn draft(&mut self, name: &str, form: Option<&Value>) -> Result<(), String> {
        let mut done = self.lay_down(name, form);
        if done.is_err() && self.book.store().is_shut_out() {
            super::tell_all(self.desk, &self.come_in()?);
            done = self.lay_down(name, form);
        }
        done.map_err(|error| format!("What is half done could not be kept beside the notebook: {error}."))
    }

    fn view(&self, view: View) -> String {
        match view {
            View::Day(day) => today::words(self.desk, &self.book, day),
            View::Journal(wanted, since) => journal::words(&self.book, &wanted, since),
            View::Support => help_now::words(Some(self.book.notebook())),
        }
    }

    fn place(&self) -> String {
        self.book.store().places().data.display().to_string()
    }

    fn undo(&mut self) -> Result<Vec<String>, String> {
        self.book.turn_to(self.desk.clock.now());
        let mut done = undo::take_back(&mut self.book).map_err(|stop| stop.words)?;
        self.undone.extend(done.again);
        done.notices.push(done.said);
        Ok(done.notices)
    }

    fn redo(&mut self) -> Result<Vec<String>, String> {
        let Some(turn) = self.undone.last().cloned() else {
            return Ok(vec!["There is nothing to do again.".to_owned()]);
        };
        self.book.turn_to(self.desk.clock.now());
        let mut notices = self.book.keep(Edit::Back(Box::new(turn))).map_err(|stop| stop.words)?;
        self.undone.pop();
        notices.push("Done again.".to_owned());
        Ok(notices)
    }

    fn read(&self, wanted: &Wanted) -> Brought {
        export::read(wanted)
    }

    fn export(&mut self, wanted: Export) -> Result<(String, Edit), String> {
        export::write(wanted).map(|(path, then)| (path, *then))
    }

    fn copies(&self) -> Vec<PathBuf> {
        let copies = self.book.store().copies_beside().into_iter();
        copies.filter(|copy| !copy.is_left).map(|copy| copy.path).collect()
    }

    fn take_copy(&mut self, path: &Path) -> Result<Vec<String>, String> {
        self.book.turn_to(self.desk.clock.now());
        self.undone.clear();
        let now = self.book.now;
        let taken = self.book.store_mut().take_in_beside(path, now).map_err(|error| error.to_string())?;
        Ok(came(undo::taken_in(&self.book, taken)))
    }

    fn leave_copy(&mut self, path: &Path) -> Result<Vec<String>, String> {
        let copies = self.book.store().copies_beside();
        let Some(copy) = copies.iter().find(|copy| copy.path == path) else { return Ok(Vec::new()) };
        let left = self.book.store().leave_beside(copy);
        left.map_err(|error| format!("It is left there; that cannot be remembered: {error}."))?;
        Ok(vec!["It is left where it is.".to_owned()])
    }

    fn outputs(&self) -> Vec<(&'static str, &'static str)> {
        OUTPUTS.iter().map(|output| (output.name, output.what)).collect()
    }

    fn give_out(&self, format: &str, path: &str) -> Result<String, String> {
        let output = Output::named(format).ok_or("There is no such format.")?;
        let written = output.write(self.book.notebook(), Private::LeftOut);
        super::export::write(written, &export::path(path)).map_err(|stop| stop.words)
    }
}

/// What came in, behind the notices of the store.
fn came((news, mut notices): (News, Vec<String>)) -> Vec<String> {
    notices.push(match news.words() {
        words if words.is_empty() => "Nothing new was in it.".to_owned(),
        words => format!("Taken in: {words}."),
    });
    notices
}
