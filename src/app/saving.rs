//! What is on its way to the disk, and what the status line says of it.

use chrono::{DateTime, FixedOffset};

use super::Effect;
use super::drafts::HandedIn;
use crate::model::settings::Clock;
use crate::model::{Change, Rev};

/// Everything up to this revision is on disk; without one, all that came from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stamp {
    pub rev: Option<Rev>,
    pub at: DateTime<FixedOffset>,
}

#[derive(Default)]
pub struct Saving {
    unwritten: Vec<Change>,
    /// Drafts whose words are in a change not written yet, and the change.
    drafts: Vec<(HandedIn, Rev)>,
    last: Option<DateTime<FixedOffset>>,
    /// Why the last try did not reach the disk.
    trouble: Option<String>,
}

impl Saving {
    /// A change is on its way.
    pub fn begin(&mut self, change: Change) {
        self.unwritten.push(change);
    }

    /// The draft of that name may go when the last change is on disk.
    pub fn when_written(&mut self, draft: HandedIn) {
        let last = self.unwritten.last().map(|change| change.rev);
        self.drafts.extend(Some(draft).zip(last));
    }

    /// The disk has answered. Returns the drafts that are not needed any more.
    pub fn end(&mut self, answer: Result<Stamp, String>) -> Vec<HandedIn> {
        let stamp = match answer {
            Ok(stamp) => stamp,
            Err(why) => {
                self.trouble = Some(why);
                return Vec::new();
            }
        };
        self.trouble = None;
        self.last = Some(stamp.at);
        self.unwritten.retain(|change| stamp.rev < Some(change.rev));
        let done = self.drafts.extract_if(.., |(_, rev)| Some(*rev) <= stamp.rev);
        done.map(|(draft, _)| draft).collect()
    }

    /// Keeps the words of forms that have not arrived where the next start finds them.
    pub fn shelter(&mut self) -> Vec<Effect> {
        self.drafts.iter_mut().filter_map(|(draft, rev)| draft.shelter(*rev)).collect()
    }

    pub fn unwritten(&self) -> &[Change] {
        &self.unwritten
    }

    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// “saved 19:41”, once there is something to say.
    pub fn words(&self, clock: &Clock) -> Option<String> {
        if !self.unwritten.is_empty() {
            return Some("saving".to_owned());
        }
        self.last.map(|at| format!("saved {}", clock.show(at.time())))
    }
}
