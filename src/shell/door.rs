//! The way into an encrypted notebook, as the command line lays it: the app that asks, the key that is tried, the app
//! behind it. Knows no screen.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::{Alarm, Event};
use crate::app::{App, Drafts, Secret, Shut};
use crate::model::Change;
use crate::store::Store;

/// What was written and half typed here when another run encrypted the notebook: it waits in memory, and goes to the
/// disk under the passphrase.
#[derive(Default)]
pub struct Carried {
    pub changes: Vec<Change>,
    /// As they are kept, by name.
    pub forms: Drafts,
}

impl Carried {
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.forms.is_empty()
    }
}

/// Tries a passphrase: the notebook, or a sentence.
pub type Try = dyn Fn(&Secret) -> Result<Store, String> + Send + Sync;

/// Goes in with what was carried here.
pub type Enter = dyn Fn(&mut Store, Carried) -> App;

/// How an encrypted notebook is come to, again after each time it was locked. An open one has a door too: it may be
/// encrypted from elsewhere.
pub struct Door {
    /// The app that asks.
    pub locked: Box<dyn Fn(Shut) -> App>,
    pub unlock: Arc<Try>,
    /// The app on the notebook, with what waited for it.
    pub enter: Box<Enter>,
}

impl Door {
    /// Tries it on a thread of its own: it takes a second, and keys go on.
    pub(super) fn knock(&self, passphrase: Secret, events: Sender<Event>) -> io::Result<()> {
        let unlock = Arc::clone(&self.unlock);
        let body = move || {
            let _alarm = Alarm(events.clone());
            let answer = unlock(&passphrase).map(Box::new);
            let _ = events.send(Event::Tried(answer));
        };
        thread::Builder::new().name("unlock".to_owned()).spawn(body).map(drop)
    }
}
