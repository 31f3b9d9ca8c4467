//! The terminal, the clock, the editor and the disk's worker: everything that [`crate::app`] must not know.
//!
//! [`run`] owns the app and sleeps in one channel. Into it come what the keyboard thread read, signals, the end of an
//! editor and the writer's answers; out of it goes one frame for all that has come.

pub mod clock;
mod decode;
mod door;
mod editor;
pub mod export;
pub mod guard;
mod input;
mod looper;
pub mod privacy;
mod screen;
pub mod secret;
mod signals;
mod writer;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitStatus;
use std::sync::mpsc::Sender;

use crate::app::{App, Msg};
use crate::store::{Place, Store};
use clock::Clock;
pub use door::{Carried, Door};
use looper::Loop;

/// Exit status after a panic.
const PANIC: u8 = 101;

/// What wakes the main loop.
enum Event {
    /// All that the terminal sent since the last time. The reader waits until it is told to go on.
    Input(Vec<decode::Arrival>),
    Signal(signals::Signal),
    /// From the writer.
    Told(Msg),
    /// From the writer: the notebook was encrypted from elsewhere, and no key here opens it.
    ShutOut,
    /// A passphrase was tried.
    Tried(Result<Box<Store>, String>),
    /// The editor in front has ended.
    Edited(std::io::Result<ExitStatus>),
    /// A thread has panicked.
    Panicked,
}

/// Tells the main loop when the thread that holds it panics.
struct Alarm(Sender<Event>);

impl Drop for Alarm {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let _ = self.0.send(Event::Panicked);
        }
    }
}

/// How wide the terminal is; 80 where it does not say.
pub fn columns() -> usize {
    screen::size().width.into()
}

/// What is shown first.
pub enum Start {
    /// The notebook. With a door it can be locked.
    Open(Box<App>, Box<Store>, Option<Door>),
    /// The page that asks for the passphrase.
    Locked(Door),
}

/// Shows the app until it ends; everything it wanted kept is on disk then, or a line on standard error says what is
/// not. Returns the exit status: 128 + n after signal n. Call [`guard::watch_panics`] before.
pub fn run(start: Start, clock: Clock) -> u8 {
    let mut this = match Loop::start(start, clock) {
        Ok(this) => this,
        Err(error) => {
            guard::leave();
            eprintln!("guidepost: the terminal could not be used: {error}");
            return 1;
        }
    };
    let status = catch_unwind(AssertUnwindSafe(|| this.turn())).unwrap_or(PANIC);
    guard::leave();
    this.close(status)
}

/// Texts that were in an editor when an earlier run was killed are moved to where they stay; those of an encrypted
/// notebook are not written down once more. Where they are, a sentence each.
pub fn rescue_editor_texts(store: &Store) -> Vec<String> {
    let (room, folder) = (editor_room(store), folder(store));
    if !store.is_sealed() {
        return room.rescue(&folder);
    }
    let open = |path: PathBuf| {
        let path = path.display();
        format!(
            "{path} has words of yours from an editor and is not encrypted: take them over, then remove it."
        )
    };
    room.left_texts().into_iter().chain(editor::rescued(&folder)).map(open).collect()
}

/// Folders with texts that are in an editor now, or were when a run was killed.
pub fn editor_texts(store: &Store) -> Vec<PathBuf> {
    editor_room(store).laid_out()
}

/// Folders with texts that were in an editor when a run was killed, of the notebook there.
pub fn left_by_editors(place: &Place, folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut left: Vec<PathBuf> =
        folders.iter().flat_map(|folder| editor::Room::of(place.data(), folder).left()).collect();
    left.sort();
    left.dedup();
    left
}

fn editor_room(store: &Store) -> editor::Room {
    editor::Room::of(&store.places().data, &folder(store))
}

/// Where this notebook's private things are.
fn folder(store: &Store) -> PathBuf {
    store.places().drafts.unwrap_or_else(std::env::temp_dir)
}
