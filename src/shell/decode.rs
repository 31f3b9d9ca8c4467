//! Bytes of a terminal into keys, clicks and pastes. Pure: knows neither the terminal nor the program.
//!
//! crossterm's own reader drains nothing in one go, panics in debug builds on a few byte sequences, spins when the
//! terminal is gone and waits for ever on a paste that never ends; its event types are the ones used here.

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// What came from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    Key(KeyEvent),
    Mouse(MouseEvent),
    /// Lines end with `\n`. `cut`: there was more than [`PASTE_LIMIT`].
    Paste {
        text: String,
        cut: bool,
    },
    /// The window was given the focus.
    Focus,
}

/// Bytes of one paste that are kept.
pub const PASTE_LIMIT: usize = 1 << 20;
/// A control sequence that is longer is noise.
const SEQUENCE_LIMIT: usize = 64;
/// The answer to a question another program asked may be this long.
const ANSWER_LIMIT: usize = 512;
const PASTE_END: &[u8] = b"\x1b[201~";
/// After this silence an unfinished sequence will not be finished any more.
const SILENCE: Duration = Duration::from_secs(1);
/// As many bytes as one key press makes.
const ONE_PRESS: usize = 8;

/// Keeps what the bytes seen so far have begun and not ended.
#[derive(Default)]
pub struct Decoder {
    begun: Vec<u8>,
    paste: Option<Paste>,
    last: Option<Instant>,
}

#[derive(Default)]
struct Paste {
    text: Vec<u8>,
    /// How much of [`PASTE_END`] the last bytes were.
    ended: usize,
    cut: bool,
}

/// What the beginning of some bytes is: so many bytes of something, or of nothing, or not all there yet.
enum Found {
    Arrival(usize, Arrival),
    PasteStart(usize),
    Noise(usize),
    Unfinished,
}

impl Decoder {
    /// Reads on. `more`: further bytes are waiting already, so that an escape at the end is no key yet.
    pub fn feed(&mut self, bytes: &[u8], more: bool, at: Instant) -> Vec<Arrival> {
        let mut inputs = Vec::new();
        if self.last.replace(at).is_some_and(|last| at.duration_since(last) > SILENCE) {
            self.give_up(bytes, &mut inputs);
        }
        let mut rest = std::mem::take(&mut self.begun);
        rest.extend_from_slice(bytes);
        let mut place = 0;
        while place < rest.len() {
            if let Some(paste) = &mut self.paste {
                place += paste.take(&rest[place..]);
                if paste.ended == PASTE_END.len() {
                    inputs.extend(self.paste.take().map(Paste::finish));
                }
                continue;
            }
            match first(&rest[place..], more) {
                Found::Arrival(length, input) => {
                    inputs.push(input);
                    place += length;
                }
                Found::PasteStart(length) => {
                    self.paste = Some(Paste::default());
                    place += length;
                }
                Found::Noise(length) => place += length,
                Found::Unfinished => {
                    self.begun = rest.split_off(place);
                    break;
                }
            }
        }
        inputs
    }

    /// After a silence: what was begun is dropped; a paste ends if what comes now looks like a key press.
    fn give_up(&mut self, bytes: &[u8], inputs: &mut Vec<Arrival>) {
        self.begun.clear();
        let pressed = bytes.len() <= ONE_PRESS && !bytes.ends_with(b"~");
        if pressed && self.paste.as_ref().is_some_and(|paste| paste.ended == 0) {
            inputs.extend(self.paste.take().map(Paste::finish));
        }
    }
}

impl Paste {
    /// Takes bytes up to the end of the paste, or all; returns how many.
    fn take(&mut self, bytes: &[u8]) -> usize {
        for (index, &byte) in bytes.iter().enumerate() {
            if byte == PASTE_END[self.ended] {
                self.ended += 1;
                if self.ended == PASTE_END.len() {
                    return index + 1;
                }
                continue;
            }
            let held = std::mem::take(&mut self.ended);
            self.keep(&PASTE_END[..held]);
            if byte == PASTE_END[0] {
                self.ended = 1;
            } else {
                self.keep(&[byte]);
            }
        }
        bytes.len()
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = PASTE_LIMIT - self.text.len();
        self.cut |= room < bytes.len();
        self.text.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    fn finish(self) -> Arrival {
        let mut text = String::from_utf8_lossy(&self.text).replace("\r\n", "\n").replace('\r', "\n");
        if self.cut && text.ends_with(char::REPLACEMENT_CHARACTER) {
            text.pop();
        }
        Arrival::Paste { text, cut: self.cut }
    }
}

fn first(bytes: &[u8], more: bool) -> Found {
    match bytes[0] {
        0x1b => escape(bytes, more),
        byte @ (0..=0x1a | 0x1c..=0x1f | 0x7f) => key(1, control(byte)),
        _ => character(bytes),
    }
}

fn control(byte: u8) -> KeyEvent {
    let ctrl = |letter: u8| KeyEvent::new(KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
    match byte {
        b'\r' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        0x7f => KeyCode::Backspace.into(),
        0 => ctrl(b' '),
        0x1c..=0x1f => ctrl(byte - 0x1c + b'4'),
        _ => ctrl(byte - 1 + b'a'),
    }
}

fn character(bytes: &[u8]) -> Found {
    let length = match bytes[0] {
        0..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Found::Noise(1),
    };
    let there = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(there) {
        Ok(text) => match text.chars().next() {
            Some(letter) if !letter.is_control() => key(length, plain(letter)),
            _ => Found::Noise(length),
        },
        Err(error) if error.error_len().is_none() => Found::Unfinished,
        Err(_) => Found::Noise(1),
    }
}

fn plain(letter: char) -> KeyEvent {
    let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    KeyEvent::new(KeyCode::Char(letter), shift)
}

fn key(length: usize, key: KeyEvent) -> Found {
    Found::Arrival(length, Arrival::Key(key))
}

/// What an escape begins: itself, a sequence, or a key held together with Alt.
fn escape(bytes: &[u8], more: bool) -> Found {
    let lone = key(1, KeyCode::Esc.into());
    match bytes {
        [_] if more => Found::Unfinished,
        [_] | [_, 0x1b, ..] => lone,
        [_, b'[', ..] => sequence(bytes),
        [_, b'O'] if more => Found::Unfinished,
        [_, b'O', last @ (b'A'..=b'Z' | b'j'..=b'y'), ..] => application(*last),
        [_, b']' | b'P' | b'_' | b'^' | b'X', ..] => answer(bytes).unwrap_or_else(|| alt(bytes)),
        _ => alt(bytes),
    }
}

fn alt(bytes: &[u8]) -> Found {
    match first(&bytes[1..], false) {
        Found::Arrival(length, Arrival::Key(mut key)) => {
            key.modifiers |= KeyModifiers::ALT;
            Found::Arrival(length + 1, Arrival::Key(key))
        }
        Found::Unfinished => Found::Unfinished,
        _ => Found::Noise(1),
    }
}

/// The answer to a question that another program asked the terminal before us: all of it is noise.
fn answer(bytes: &[u8]) -> Option<Found> {
    let within = &bytes[..bytes.len().min(ANSWER_LIMIT)];
    let bell = within.iter().position(|&byte| byte == 7).map(|index| index + 1);
    let ended = within.windows(2).skip(2).position(|pair| pair == b"\x1b\\").map(|index| index + 4);
    bell.into_iter().chain(ended).min().map(Found::Noise)
}

/// The keypad and arrows in application mode.
fn application(last: u8) -> Found {
    const KEYPAD: &[u8; 16] = b"*+,-./0123456789";
    let code = match last {
        b'M' => Some(KeyCode::Enter),
        b'j'..=b'y' => Some(KeyCode::Char(char::from(KEYPAD[usize::from(last - b'j')]))),
        _ => named(last),
    };
    code.map_or(Found::Noise(3), |code| key(3, code.into()))
}

fn named(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// `ESC [`, parameters, one last byte.
fn sequence(bytes: &[u8]) -> Found {
    match bytes {
        [_, _, b'[', last, ..] => match last {
            b'A'..=b'E' => key(4, KeyCode::F(last - b'A' + 1).into()),
            _ => Found::Noise(3),
        },
        [_, _, b'['] => Found::Unfinished,
        [_, _, b'M', button, column, row, ..] => mouse_of_old([*button, *column, *row]),
        [_, _, b'M', ..] => Found::Unfinished,
        _ => numbered(bytes),
    }
}

fn numbered(bytes: &[u8]) -> Found {
    let inner = &bytes[2..];
    let Some(end) = inner.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return if SEQUENCE_LIMIT < inner.len() { Found::Noise(bytes.len()) } else { Found::Unfinished };
    };
    let last = inner[end];
    if !(0x40..=0x7e).contains(&last) {
        return Found::Noise(2 + end);
    }
    let length = 3 + end;
    if inner.starts_with(b"200") && (end, last) == (3, b'~') {
        return Found::PasteStart(length);
    }
    match understood(&inner[..end], last) {
        Some(input) => Found::Arrival(length, input),
        None => Found::Noise(length),
    }
}

fn understood(parameters: &[u8], last: u8) -> Option<Arrival> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let Some(mouse) = text.strip_prefix('<') {
        return mouse_of_today(mouse, last);
    }
    let number = |text: &str| text.split(':').next().and_then(|digits| digits.parse::<u32>().ok());
    let numbers: Vec<Option<u32>> = text.split(';').map(number).collect();
    let nth = |index: usize| numbers.get(index).copied().flatten();
    let held = modifiers(nth(1));
    let (code, held) = match last {
        b'I' => return Some(Arrival::Focus),
        b'Z' => (KeyCode::BackTab, KeyModifiers::SHIFT),
        b'u' => return spelled(nth(0)?, held),
        b'~' if nth(0) == Some(27) => return spelled(nth(2)?, held),
        b'~' => (editing(nth(0)?)?, held),
        _ => (named(last)?, held),
    };
    Some(Arrival::Key(KeyEvent::new(code, held)))
}

fn modifiers(told: Option<u32>) -> KeyModifiers {
    const BITS: [(u32, KeyModifiers); 3] =
        [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    let bits = told.unwrap_or(1).saturating_sub(1);
    BITS.iter().filter(|(bit, _)| bits & bit != 0).fold(KeyModifiers::NONE, |all, (_, one)| all | *one)
}

/// A key by its number before `~`.
fn editing(number: u32) -> Option<KeyCode> {
    let function = |base: u32| u8::try_from(number - base).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(10),
        17..=21 => function(11),
        23..=24 => function(12),
        _ => None,
    }
}

/// A key by its character's number, as terminals with a newer keyboard protocol send it.
fn spelled(number: u32, held: KeyModifiers) -> Option<Arrival> {
    let (code, held) = match number {
        27 => (KeyCode::Esc, held),
        13 => (KeyCode::Enter, held),
        9 if held.contains(KeyModifiers::SHIFT) => (KeyCode::BackTab, held),
        9 => (KeyCode::Tab, held),
        8 | 127 => (KeyCode::Backspace, held),
        _ => {
            let letter = char::from_u32(number).filter(|letter| !letter.is_control())?;
            let shift = held.contains(KeyModifiers::SHIFT) && letter.is_ascii_lowercase();
            (KeyCode::Char(if shift { letter.to_ascii_uppercase() } else { letter }), held)
        }
    };
    Some(Arrival::Key(KeyEvent::new(code, held)))
}

/// `ESC [ < button ; column ; row` and `M` for a press, `m` for a release.
fn mouse_of_today(parameters: &str, last: u8) -> Option<Arrival> {
    let mut numbers = parameters.split(';').map(|digits| digits.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let released = match last {
        b'M' => false,
        b'm' => true,
        _ => return None,
    };
    mouse(button, released, column, row)
}

/// Three bytes, each 32 too large; a release does not say of what.
fn mouse_of_old([button, column, row]: [u8; 3]) -> Found {
    let number = |byte: u8| u16::from(byte.saturating_sub(32));
    let released = number(button) & 0b100_0011 == 3;
    match mouse(
        number(button) & !0b11 | number(button) & if released { 0 } else { 0b11 },
        released,
        number(column),
        number(row),
    ) {
        Some(input) => Found::Arrival(6, input),
        None => Found::Noise(6),
    }
}

/// Columns and rows count from 1 here and from 0 in what is returned.
fn mouse(button: u16, released: bool, column: u16, row: u16) -> Option<Arrival> {
    const MOVED: u16 = 32;
    let which = match button & 0b11 {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        _ => MouseButton::Right,
    };
    let kind = match button & !0b1_1100 {
        64 => MouseEventKind::ScrollUp,
        65 => MouseEventKind::ScrollDown,
        0..=2 if released => MouseEventKind::Up(which),
        0..=2 => MouseEventKind::Down(which),
        MOVED..=34 => MouseEventKind::Drag(which),
        _ => return None,
    };
    let held = modifiers(Some(u32::from(button >> 2 & 0b111) + 1));
    let (column, row) = (column.checked_sub(1)?, row.checked_sub(1)?);
    Some(Arrival::Mouse(MouseEvent { kind, column, row, modifiers: held }))
}

#[cfg(test)]
mod tests;
