//! Plain mode: every task as questions on one line each, on the ordinary screen, for screen readers and braille. The
//! questions, checks and edits are those of the screens' own forms; nothing is drawn, and nothing is drawn again.
//!
//! Knows no file and no terminal: [`Keep`] is the notebook and what the commands print of it, [`Talk`] a line in and
//! lines out.

pub mod line;
mod measure;
mod menu;
mod talk;
pub mod tick;
mod walk;

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

use crate::app::{Drafts, See};
use crate::model::{Edit, Mint, Notebook};
pub use menu::run;
pub use talk::Talk;

/// The notebook and the disk under it.
pub trait Keep {
    fn notebook(&self) -> &Notebook;

    fn now(&self) -> DateTime<FixedOffset>;

    fn mint(&self) -> &Mint;

    /// Applies the edit and puts it on the disk; what there is to say of that.
    ///
    /// # Errors
    /// Why it is not on the disk, in a sentence. It is not lost: the next commit tries it again.
    fn commit(&mut self, edit: Edit) -> Result<Vec<String>, String>;

    /// Keeps a half-done form under its name, or forgets it; why it could not, if so.
    fn draft(&mut self, name: &str, form: Option<&Value>) -> Result<(), String>;

    /// What a command prints of the notebook.
    fn view(&self, view: View) -> String;
}

/// What can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The present day.
    Day,
    /// All entries with these words; all there are without any.
    Journal(String),
    /// The page for the therapist, as it was ticked.
    Page,
    /// Whom to call, now.
    Support,
}

/// Whether it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    On,
    Quit,
}

/// The notebook, and the half-done forms beside it.
pub struct Room<'a> {
    keep: &'a mut dyn Keep,
    drafts: Drafts,
}

impl<'a> Room<'a> {
    pub fn new(keep: &'a mut dyn Keep, drafts: Drafts) -> Self {
        Self { keep, drafts }
    }

    fn see(&self) -> See<'_> {
        See::undrawn(self.keep.notebook(), self.keep.now(), self.keep.mint(), &self.drafts)
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
        match self.keep.commit(edit) {
            Ok(notices) => {
                notices.iter().for_each(|notice| talk.say(notice));
                true
            }
            Err(why) => {
                talk.say(&why);
                false
            }
        }
    }
}
