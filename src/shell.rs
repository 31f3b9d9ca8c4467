//! The terminal, the clock, the editor and the disk's worker: everything that [`crate::app`] must not know.

use std::sync::mpsc::Sender;

pub mod clock;
pub mod decode;
pub mod editor;
pub mod guard;
mod input;
pub mod privacy;
mod screen;
mod signals;

/// What wakes the main loop.
enum Event {
    /// All that the terminal sent since the last time. The reader waits until it is told to go on.
    Input(Vec<decode::Arrival>),
    Signal(signals::Signal),
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
