//! What the last commands did, so that one can be taken back: with each, the edit that turns it round. It lies beside the
//! backups and holds words as they do. Lost, nothing is lost but the way back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

use super::disk::{Disk, Onto};
use super::seal::Ring;
use super::{load, write};
use crate::model::Edit;

pub(super) const NAME: &str = "commands.json";

/// So many are kept, and so long, in days: as long as a deleted record keeps its words.
const MOST: usize = 20;
const DAYS: i64 = 30;

/// One command's change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    pub at: DateTime<FixedOffset>,
    /// Turns it round; what another hand changed since stays.
    pub turn: Edit,
}

/// The last commands of one notebook, the last one last.
pub struct Steps {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    ring: Ring,
}

impl Steps {
    pub(super) fn new(disk: Arc<dyn Disk>, folder: PathBuf, ring: Ring) -> Self {
        Self { disk, folder, ring }
    }

    /// Those that can be taken back still; none where there are none, or none that can be read.
    pub fn all(&self, now: DateTime<FixedOffset>) -> Vec<Step> {
        let mut all = self.read();
        all.retain(|step| now - TimeDelta::days(DAYS) <= step.at);
        all
    }

    fn read(&self) -> Vec<Step> {
        let found = load::fetch(&*self.disk, &self.path()).ok().flatten();
        let said = found.and_then(|found| {
            let plain = self.ring.open(&found.bytes).ok()?;
            serde_json::from_str(std::str::from_utf8(&plain).ok()?).ok()
        });
        said.unwrap_or_default()
    }

    pub fn push(&self, step: Step) -> std::io::Result<()> {
        let mut all = self.all(step.at);
        all.push(step);
        let surplus = all.len().saturating_sub(MOST);
        all.drain(..surplus);
        self.write(&all)
    }

    /// The last one was taken back.
    pub fn pop(&self) -> std::io::Result<()> {
        let mut all = self.read();
        all.pop();
        self.write(&all)
    }

    /// All of them, with the words in them.
    pub(super) fn forget(&self) -> std::io::Result<()> {
        match self.read().is_empty() {
            true => Ok(()),
            false => self.write(&[]),
        }
    }

    /// Not made to last: a command is not to wait for what a power cut may take.
    fn write(&self, steps: &[Step]) -> std::io::Result<()> {
        write::folders(&*self.disk, &self.folder)?;
        let temp = write::temp_name(&self.folder);
        let bytes = self.ring.close(serde_json::to_vec(steps)?, "")?;
        let written = self.disk.create(&temp, None).and_then(|mut sink| sink.write(&bytes));
        let done = written.and_then(|()| self.disk.rename(&temp, &self.path(), Onto::Any));
        if done.is_err() {
            let _ = self.disk.remove(&temp);
        }
        done
    }

    fn path(&self) -> PathBuf {
        Path::join(&self.folder, NAME)
    }
}
