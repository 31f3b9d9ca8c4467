//! The answer in one field, and what keys do to it. Knows its kind and nothing of the fields beside it.

use super::items::Items;
use super::spec::Kind;
use super::words::Words;
use crate::keys::{self, BACKSPACE, Binding, DELETE, ENTER, Hint, Key, LEFT, RIGHT, SPACE, char, on, quiet};
use crate::text::{self, Applied, Pane, Text, TextOp};

#[derive(Clone, Debug)]
pub(super) enum Cell {
    Text(Text),
    Number(Number),
    Choice(Choice),
    Tick(bool),
    Words(Words),
    List(Items),
}

/// What a key came to in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    Edited,
    Moved,
    /// It is this cell's key, and there was nothing to do.
    Nothing,
    Full,
    /// It is not this cell's key now.
    Unknown,
}

pub(super) fn reply(applied: Applied) -> Reply {
    match applied {
        Applied::Edited => Reply::Edited,
        Applied::Moved => Reply::Moved,
        Applied::Nothing => Reply::Nothing,
        Applied::Full => Reply::Full,
    }
}

#[derive(Clone, Debug)]
pub(super) struct Number {
    min: i32,
    max: i32,
    /// As typed: digits, perhaps after a minus.
    typed: String,
    /// Whether the next digit begins anew.
    fresh: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub chosen: Option<usize>,
    optional: bool,
}

/// More digits than this are no number here.
const MOST_DIGITS: usize = 9;

#[derive(Clone, Copy)]
enum Command {
    More,
    Less,
    Clear,
}

const NUMBER_KEYS: &[Binding<Command>] = &[
    on(&[RIGHT], Command::More, "higher"),
    on(&[LEFT], Command::Less, "lower"),
    quiet(&[BACKSPACE, DELETE], Command::Clear, "clear the number"),
];

const CHOICE_KEYS: &[Binding<Command>] = &[
    on(&[RIGHT, SPACE], Command::More, "next choice"),
    quiet(&[LEFT], Command::Less, "choice before"),
    quiet(&[BACKSPACE, DELETE], Command::Clear, "choose none"),
];

const TICK_KEYS: &[Binding<()>] = &[on(&[SPACE, RIGHT, LEFT, char('x')], (), "tick")];

impl Cell {
    pub fn new(kind: Kind) -> Self {
        match kind {
            Kind::Line | Kind::Date => Self::Text(Text::line("")),
            Kind::Lines { .. } => Self::Text(Text::lines("")),
            Kind::Number { min, max } => Self::Number(Number { min, max, typed: String::new(), fresh: true }),
            Kind::Choice { optional, .. } => {
                Self::Choice(Choice { chosen: if optional { None } else { Some(0) }, optional })
            }
            Kind::Tick => Self::Tick(false),
            Kind::Words { .. } => Self::Words(Words::default()),
            Kind::List => Self::List(Items::default()),
        }
    }

    pub fn hints(&self) -> Vec<Hint> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Number(_) => keys::hints(NUMBER_KEYS),
            Self::Choice(_) => keys::hints(CHOICE_KEYS),
            Self::Tick(_) => keys::hints(TICK_KEYS),
            Self::Words(words) => words.hints(),
            Self::List(items) => items.hints(),
        }
    }

    /// The text the cursor is in, if it is in one.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::Text(text) => Some(text),
            Self::Words(words) => Some(words.typed()),
            Self::List(items) => Some(items.text()),
            Self::Number(_) | Self::Choice(_) | Self::Tick(_) => None,
        }
    }

    /// `many`: whether Enter is a line break here. `options` are those of a choice or of words.
    pub fn key(&mut self, key: Key, many: bool, options: &[&str], pane: Pane) -> Reply {
        match self {
            Self::Text(_) if key == ENTER && !many => Reply::Unknown,
            Self::Text(text) => match TextOp::from_key(key) {
                Some(op) => match (op, text.apply(op, pane)) {
                    (TextOp::Up | TextOp::Down, Applied::Nothing) => Reply::Unknown,
                    (_, applied) => reply(applied),
                },
                None => Reply::Unknown,
            },
            Self::Number(number) => number.key(key),
            Self::Choice(choice) => choice.key(key, options),
            Self::Tick(ticked) => match keys::find(TICK_KEYS, key) {
                Some(()) => {
                    *ticked = !*ticked;
                    Reply::Edited
                }
                None => Reply::Unknown,
            },
            Self::Words(words) => words.key(key, options, pane),
            Self::List(items) => items.key(key, pane),
        }
    }

    pub fn paste(&mut self, text: &str) -> Reply {
        match self {
            Self::Text(box_) => reply(box_.paste(text)),
            Self::Words(words) => words.paste(text),
            Self::List(items) => items.paste(text),
            Self::Number(_) | Self::Choice(_) | Self::Tick(_) => Reply::Unknown,
        }
    }

    /// What leaving the field settles: a word half picked is taken, the next digit begins a new number.
    pub fn leave(&mut self, options: &[&str]) {
        match self {
            Self::Number(number) => number.fresh = true,
            Self::Words(words) => drop(words.take(options)),
            Self::Text(_) | Self::Choice(_) | Self::Tick(_) | Self::List(_) => {}
        }
    }

    pub fn forget(&mut self) {
        if let Self::Text(text) = self {
            text.forget();
        }
    }

    /// What would be right, if what is typed is not; `whole`: whether that is all that will be typed.
    pub fn complaint(&self, whole: bool) -> Option<String> {
        match self {
            Self::Number(number) => number.complaint(whole),
            _ => None,
        }
    }

    /// The answer as text, as a draft keeps it; nothing if there is none.
    pub fn value(&self, options: &[&str]) -> String {
        match self {
            Self::Text(text) => text.as_str().to_owned(),
            Self::Number(number) => number.typed.clone(),
            Self::Choice(choice) => {
                choice.chosen.and_then(|chosen| options.get(chosen)).map_or("", |option| option).to_owned()
            }
            Self::Tick(ticked) => if *ticked { "yes" } else { "" }.to_owned(),
            Self::Words(words) => words.all(options).join("\n"),
            Self::List(items) => items.lines().iter().map(Text::as_str).collect::<Vec<_>>().join("\n"),
        }
    }

    /// Takes a text that [`Cell::value`] gave. One that does not fit here changes nothing.
    pub fn set_value(&mut self, value: &str, options: &[&str]) {
        match self {
            Self::Text(text) => drop(text.set(value)),
            Self::Number(number) => number.set_typed(value),
            Self::Choice(choice) if value.is_empty() && choice.optional => choice.chosen = None,
            Self::Choice(choice) => {
                choice.chosen = options.iter().position(|option| *option == value).or(choice.chosen);
            }
            Self::Tick(ticked) => *ticked = value == "yes",
            Self::Words(words) => words.set(value.lines().map(str::to_owned)),
            Self::List(items) => items.set(value.split('\n')),
        }
    }
}

impl Number {
    pub fn typed(&self) -> &str {
        &self.typed
    }

    pub fn bounds(&self) -> (i32, i32) {
        (self.min, self.max)
    }

    /// Always between the bounds.
    pub fn value(&self) -> Option<i32> {
        self.typed.parse().ok().filter(|value| (self.min..=self.max).contains(value))
    }

    /// One outside the bounds is none.
    pub fn set(&mut self, value: Option<i32>) {
        let value = value.filter(|value| (self.min..=self.max).contains(value));
        self.typed = value.map_or(String::new(), |value| value.to_string());
        self.fresh = true;
    }

    fn key(&mut self, key: Key) -> Reply {
        match (keys::find(NUMBER_KEYS, key), key.typed()) {
            (Some(Command::More), _) => self.step(1),
            (Some(Command::Less), _) => self.step(-1),
            (Some(Command::Clear), _) => {
                self.set(None);
                Reply::Edited
            }
            (None, Some('-')) if self.min < 0 => {
                self.typed = "-".to_owned();
                self.fresh = false;
                Reply::Edited
            }
            (None, Some(digit @ '0'..='9')) => self.digit(digit),
            _ => Reply::Unknown,
        }
    }

    fn set_typed(&mut self, typed: &str) {
        let digits = typed.strip_prefix('-').unwrap_or(typed);
        let fits = digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        self.typed = if fits { typed.to_owned() } else { String::new() };
        self.fresh = true;
    }

    /// A digit too many stays to be seen; the complaint says what would be right.
    fn digit(&mut self, digit: char) -> Reply {
        if self.fresh || self.typed == "0" {
            self.typed.clear();
        }
        if MOST_DIGITS <= self.typed.len() {
            return Reply::Nothing;
        }
        self.typed.push(digit);
        self.fresh = false;
        Reply::Edited
    }

    fn complaint(&self, whole: bool) -> Option<String> {
        let right = self.typed.is_empty() || self.value().is_some() || (!whole && self.may_become_a_number());
        (!right).then(|| format!("a number from {} to {}", self.min, self.max))
    }

    /// Whether it may be between the bounds with more digits.
    fn may_become_a_number(&self) -> bool {
        match self.typed.parse::<i32>() {
            Ok(value) => 0 < value && value <= self.max / 10,
            Err(_) => self.typed == "-",
        }
    }

    fn step(&mut self, by: i32) -> Reply {
        let next = match self.value() {
            Some(value) => value.saturating_add(by).clamp(self.min, self.max),
            None if self.max - self.min <= 20 => (self.min + self.max) / 2,
            None => self.min.max(0),
        };
        self.set(Some(next));
        Reply::Edited
    }
}

impl Choice {
    fn key(&mut self, key: Key, options: &[&str]) -> Reply {
        if options.is_empty() {
            return Reply::Unknown;
        }
        let last = options.len() - 1;
        self.chosen = match (keys::find(CHOICE_KEYS, key), self.chosen) {
            (Some(Command::More), Some(at)) if key == SPACE => Some(if at < last { at + 1 } else { 0 }),
            (Some(Command::More), at) => Some(at.map_or(0, |at| last.min(at + 1))),
            (Some(Command::Less), at) => Some(at.map_or(last, |at| at.saturating_sub(1))),
            (Some(Command::Clear), at) => at.filter(|_| !self.optional),
            (None, at) => match key.typed().and_then(|typed| beginning_with(typed, at, options)) {
                Some(at) => Some(at),
                None => return Reply::Unknown,
            },
        };
        Reply::Edited
    }
}

/// The next option after the chosen one that begins with this letter, from the first again after the last.
fn beginning_with(typed: char, chosen: Option<usize>, options: &[&str]) -> Option<usize> {
    let lower = |c: char| c.to_lowercase().next();
    let begins = |at: &usize| options[*at].chars().next().and_then(lower) == lower(typed);
    let after = chosen.map_or(0, |at| at + 1).min(options.len());
    (after..options.len()).chain(0..after).find(begins)
}

/// Cells of a number's box.
pub(super) fn digits(bounds: (i32, i32)) -> usize {
    text::width(&bounds.0.to_string()).max(text::width(&bounds.1.to_string()))
}
