//! The thread that reads the keyboard. It sleeps in one system call, hands over what came and reads again only
//! when it is told to go on, so that an editor or a shell in front never loses a key to it.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::decode::{Arrival, Decoder};
use super::signals::HANG_UP;
use super::{Alarm, Event};

const PIECE: usize = 64 * 1024;
/// What is read at most before something is handed over.
const BATCH: usize = 8 << 20;
/// As many text keys at once are no typing: a paste from a terminal that does not say so.
const BURST: usize = 256;
/// A burst goes on in the next batch if that follows within this time.
const BURST_GAP: Duration = Duration::from_millis(50);

/// Starts to read. Each batch waits for one `()` in what is returned before the next is read; the first does not.
pub fn listen(events: Sender<Event>) -> io::Result<Sender<()>> {
    let (go, gate) = channel();
    let body = move || {
        let _alarm = Alarm(events.clone());
        read_on(&events, &gate);
    };
    thread::Builder::new().name("keyboard".to_owned()).spawn(body)?;
    Ok(go)
}

fn read_on(events: &Sender<Event>, gate: &Receiver<()>) {
    let (mut decoder, mut bursts) = (Decoder::default(), Bursts::default());
    let mut piece = vec![0; PIECE];
    loop {
        let Ok(bytes) = batch(&mut piece) else {
            let _ = events.send(Event::Signal(HANG_UP));
            return;
        };
        let at = Instant::now();
        let inputs = bursts.gather(decoder.feed(&bytes, false, at), at);
        if !inputs.is_empty() && (events.send(Event::Input(inputs)).is_err() || gate.recv().is_err()) {
            return;
        }
    }
}

/// Sleeps until something is there, then takes all that is. An error: the terminal is gone.
fn batch(piece: &mut [u8]) -> Result<Vec<u8>, Errno> {
    let mut bytes = Vec::new();
    while bytes.is_empty() || bytes.len() < BATCH && waiting(Some(&Timespec { tv_sec: 0, tv_nsec: 0 }))? {
        waiting(None)?;
        match rustix::io::read(rustix::stdio::stdin(), &mut *piece) {
            Ok(0) => return Err(Errno::IO),
            Ok(length) => bytes.extend_from_slice(&piece[..length]),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(bytes)
}

fn waiting(patience: Option<&Timespec>) -> Result<bool, Errno> {
    let stdin = rustix::stdio::stdin();
    match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], patience) {
        Err(Errno::INTR) => Ok(false),
        ready => Ok(ready? > 0),
    }
}

/// Makes one paste of text that comes faster than anybody types, so that its letters are no commands and its line
/// ends send no form.
#[derive(Default)]
struct Bursts {
    /// When the last batch ended in a burst.
    ended: Option<Instant>,
}

impl Bursts {
    fn gather(&mut self, inputs: Vec<Arrival>, at: Instant) -> Vec<Arrival> {
        let goes_on = self.ended.take().is_some_and(|ended| at.duration_since(ended) < BURST_GAP);
        let mut gathered = Vec::with_capacity(inputs.len());
        let mut run: Vec<Arrival> = Vec::new();
        let mut least = if goes_on { 1 } else { BURST };
        for input in inputs {
            if letter(&input).is_some() {
                run.push(input);
                continue;
            }
            close(&mut run, least, &mut gathered);
            least = BURST;
            gathered.push(input);
        }
        if close(&mut run, least, &mut gathered) {
            self.ended = Some(at);
        }
        gathered
    }
}

/// Moves a run over, as one paste if it has at least so many keys; true if it had.
fn close(run: &mut Vec<Arrival>, least: usize, gathered: &mut Vec<Arrival>) -> bool {
    let burst = least <= run.len();
    if burst {
        gathered.push(Arrival::Paste {
            text: run.drain(..).filter_map(|input| letter(&input)).collect(),
            cut: false,
        });
    } else {
        gathered.append(run);
    }
    burst
}

/// The character that a key stands for in a text.
fn letter(input: &Arrival) -> Option<char> {
    let Arrival::Key(KeyEvent { code, modifiers, .. }) = input else { return None };
    if !(*modifiers - KeyModifiers::SHIFT).is_empty() {
        return None;
    }
    match code {
        KeyCode::Char(letter) => Some(*letter),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<Arrival> {
        Decoder::default().feed(text.as_bytes(), false, Instant::now())
    }

    #[test]
    fn a_burst_of_text_is_one_paste_and_what_follows_at_once_belongs_to_it() {
        let (mut bursts, now) = (Bursts::default(), Instant::now());
        let words = "all of this came at once\r".repeat(20);
        let pasted = |text: &str| vec![Arrival::Paste { text: text.replace('\r', "\n"), cut: false }];
        assert_eq!(bursts.gather(typed(&words), now), pasted(&words));
        assert_eq!(bursts.gather(typed("q\r"), now + BURST_GAP / 2), pasted("q\r"));
        assert_eq!(bursts.gather(typed("q\r"), now + 3 * BURST_GAP), typed("q\r"));
    }

    #[test]
    fn quick_typing_and_held_keys_stay_keys() {
        let mut bursts = Bursts::default();
        let line = "c6 tired but well\r".repeat(5);
        assert_eq!(bursts.gather(typed(&line), Instant::now()), typed(&line));
        let held = "\x1b[B".repeat(1000);
        assert_eq!(bursts.gather(typed(&held), Instant::now()), typed(&held));
    }
}
