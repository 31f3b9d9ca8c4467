//! The terminal, the clock, the editor and the disk's worker: everything that [`crate::app`] must not know.

pub mod clock;
pub mod decode;
pub mod guard;
pub mod privacy;
mod screen;
mod signals;

/// What wakes the main loop.
pub enum Event {
    Signal(signals::Signal),
}
