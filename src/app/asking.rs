//! A form as questions, one after the other: the same fields, checks and edits, without a screen. Knows no terminal.

use serde_json::Value;

use super::drafts::form_to_json;
use super::page::{Action, See};
use super::sheet::Sheet;
use crate::form::Asked;

/// What a form offers to do with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// What is said.
    pub words: String,
    /// What a yes does: “add the habit”.
    pub verb: &'static str,
}

/// What a page that is no form asks: what there is to look at, and what can be done, each with what it comes to.
pub struct Choosing {
    pub lines: Vec<String>,
    pub choices: Vec<(String, Vec<Action>)>,
}

/// A form that can be asked line by line. Places count from 0 and stay the same while it is asked.
pub trait Asking {
    fn heading(&self) -> String;

    fn count(&self) -> usize;

    /// The question at that place; none where it is not asked now.
    fn question(&self, at: usize) -> Option<Asked>;

    /// Takes a line as the answer to it.
    ///
    /// # Errors
    /// What would be right.
    fn answer(&mut self, at: usize, line: &str, see: See) -> Result<(), String>;

    /// What there is to look at before the first question.
    fn look_at(&self, _see: See) -> Vec<String> {
        Vec::new()
    }

    /// What is said after that answer.
    fn remarks(&self, _at: usize, _see: See) -> Vec<String> {
        Vec::new()
    }

    /// What is offered now. Taken or set aside, it is offered no more.
    fn offer(&self, _see: See) -> Option<Offered> {
        None
    }

    fn take(&mut self, _see: See) {}

    fn set_aside(&mut self, _see: See) {}

    /// What keeping it comes to; nothing where something is wrong, which the question then says.
    fn hand_in(&mut self, see: See) -> Vec<Action>;

    /// The name what is half done is found again by, and all of it.
    fn draft_name(&self) -> String;

    fn draft_value(&self) -> Value;
}

/// Wide enough for one sentence a line.
const LINE: u16 = 78;

impl<S: Sheet> Asking for S {
    fn heading(&self) -> String {
        self.title()
    }

    fn count(&self) -> usize {
        self.form().count()
    }

    fn question(&self, at: usize) -> Option<Asked> {
        self.form().asked(at)
    }

    fn answer(&mut self, at: usize, line: &str, see: See) -> Result<(), String> {
        self.form_mut().answer(at, line)?;
        self.follow(see);
        Ok(())
    }

    fn look_at(&self, see: See) -> Vec<String> {
        self.facts(see, LINE)
    }

    fn hand_in(&mut self, see: See) -> Vec<Action> {
        self.save(see)
    }

    fn draft_name(&self) -> String {
        Sheet::draft_name(self)
    }

    fn draft_value(&self) -> Value {
        form_to_json(self.form())
    }
}
