//! Plain mode: every task as questions on one line each, on the ordinary screen, for screen readers and braille. The
//! questions, checks and edits are those of the screens' own forms; nothing is drawn, and nothing is drawn again.
//!
//! Knows no file and no terminal: [`Keep`] is the notebook and what the commands print of it, [`Talk`] a line in and
//! lines out. `menu` has the tasks, a table for each family in the file of its name.

mod choice;
mod day;
mod entries;
mod files;
mod first;
mod goals;
mod habits;
mod insights;
mod journal;
mod keyless;
pub mod line;
pub mod measure;
mod menu;
mod reflect;
mod review;
mod session;
mod support;
mod talk;
pub mod tick;
mod walk;

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::Value;

use crate::app::{Brought, Drafts, Export, See, Wanted};
use crate::insight::journal::Wanted as Entries;
use crate::model::{Edit, Id, Mint, Notebook};
pub use menu::run;
pub use talk::Talk;

/// The notebook and the disk under it.
pub trait Keep {
    fn notebook(&self) -> &Notebook;

    fn now(&self) -> DateTime<FixedOffset>;

    fn mint(&self) -> &Mint;

    /// Whether the notebook is an invented person's, of which nothing stays.
    fn is_demo(&self) -> bool;

    /// Where the notebook is kept, as it is shown.
    fn place(&self) -> String;

    /// Applies the edit and puts it on the disk; what there is to say of that.
    ///
    /// # Errors
    /// Why it is not on the disk, in a sentence. It is not lost: the next commit tries it again.
    fn commit(&mut self, edit: Edit) -> Result<Vec<String>, String>;

    /// Takes in a notebook of ours whole; what there is to say of that.
    ///
    /// # Errors
    /// Why it is as it was.
    fn take_in(&mut self, notebook: &Notebook) -> Result<Vec<String>, String>;

    /// Takes the last change back that is not taken back yet; what there is to say of that.
    ///
    /// # Errors
    /// Why that is not on the disk.
    fn undo(&mut self) -> Result<Vec<String>, String>;

    /// Does again what was taken back last; what there is to say of that.
    ///
    /// # Errors
    /// Why that is not on the disk.
    fn redo(&mut self) -> Result<Vec<String>, String>;

    /// Tries once more what is not on the disk.
    ///
    /// # Errors
    /// Why it still is not.
    fn settle(&mut self) -> Result<Vec<String>, String>;

    /// Whether what is not on the disk yet lies in a file of its own, from which the next start takes it.
    fn is_spared(&self) -> bool;

    /// The words of these records, deleted for good, leave the backups too; what there is to say of that.
    fn erase_copies(&mut self, ids: &[Id]) -> String;

    /// Keeps a half-done form under its name, or forgets it; why it could not, if so.
    fn draft(&mut self, name: &str, form: Option<&Value>) -> Result<(), String>;

    /// What a command prints of the notebook.
    fn view(&self, view: View) -> String;

    /// The files of another program.
    fn read(&self, wanted: &Wanted) -> Brought;

    /// Writes a new file for somebody else; its full path, and what is to be kept of that.
    ///
    /// # Errors
    /// What is in the way.
    fn export(&mut self, export: Export) -> Result<(String, Edit), String>;

    /// Other copies of the notebook that lie beside it and have something new, by their paths.
    fn copies(&self) -> Vec<PathBuf>;

    /// Takes in what a copy has; what there is to say of that.
    ///
    /// # Errors
    /// Why not.
    fn take_copy(&mut self, path: &Path) -> Result<Vec<String>, String>;

    /// The copy is not to be asked about again.
    ///
    /// # Errors
    /// Why that cannot be remembered.
    fn leave_copy(&mut self, path: &Path) -> Result<Vec<String>, String>;

    /// The formats in which everything can be given out, each with what it is good for.
    fn outputs(&self) -> Vec<(&'static str, &'static str)>;

    /// Gives everything out in a format, into a new file or folder; what there is to say of that.
    ///
    /// # Errors
    /// What is in the way.
    fn give_out(&self, format: &str, path: &str) -> Result<String, String>;
}

/// What can be read.
#[derive(Clone, Debug, PartialEq)]
pub enum View {
    /// A day.
    Day(NaiveDate),
    /// These entries, from a day on if one is given.
    Journal(Entries, Option<NaiveDate>),
    /// Whom to call, now.
    Support,
}

/// Whether it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    On,
    Quit,
}

/// The notebook, and the half-done forms beside it.
pub struct Room<'a> {
    keep: &'a mut dyn Keep,
    drafts: Drafts,
    /// Another day than the present one, while its tasks are done.
    day: Option<NaiveDate>,
}

impl<'a> Room<'a> {
    pub fn new(keep: &'a mut dyn Keep, drafts: Drafts) -> Self {
        Self { keep, drafts, day: None }
    }

    fn see(&self) -> See<'_> {
        See::undrawn(self.keep.notebook(), self.keep.now(), self.keep.mint(), &self.drafts)
    }

    /// The day whose tasks are done.
    fn day(&self) -> NaiveDate {
        self.day.unwrap_or_else(|| self.see().today())
    }

    /// Kept after each answer, so that no word is gone whatever happens.
    fn half_done(&mut self, talk: &mut Talk, name: &str, form: Value) {
        if form.is_null() {
            return self.forget(talk, name);
        }
        if let Err(why) = self.keep.draft(name, Some(&form)) {
            talk.say(&why);
        }
        self.drafts.insert(name.to_owned(), form);
    }

    fn forget(&mut self, talk: &mut Talk, name: &str) {
        if self.drafts.remove(name).is_some()
            && let Err(why) = self.keep.draft(name, None)
        {
            talk.say(&why);
        }
    }

    /// Whether it is on the disk now; if not, it says why.
    fn commit(&mut self, talk: &mut Talk, edit: Edit) -> bool {
        let done = self.keep.commit(edit);
        told(talk, done)
    }

    /// Whether it is on the disk now; if not, it says why.
    fn take_in(&mut self, talk: &mut Talk, notebook: &Notebook) -> bool {
        let done = self.keep.take_in(notebook);
        told(talk, done)
    }

    fn undo(&mut self, talk: &mut Talk) {
        let done = self.keep.undo();
        told(talk, done);
    }

    fn redo(&mut self, talk: &mut Talk) {
        let done = self.keep.redo();
        told(talk, done);
    }

    fn show(&self, talk: &mut Talk, view: View) -> Flow {
        talk.say(&format!("\n{}", self.keep.view(view)));
        Flow::On
    }
}

/// Whether it was done; either way it says what there is to say.
fn told(talk: &mut Talk, done: Result<Vec<String>, String>) -> bool {
    let is_done = done.is_ok();
    done.unwrap_or_else(|why| vec![why]).iter().for_each(|line| talk.say(line));
    is_done
}
