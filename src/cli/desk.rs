//! What every command works on: the global options, this moment, standard input and output, and the way to the
//! notebook. Knows no single command.

use std::cell::Cell;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::book::Book;
use super::passphrase::Gate;
use super::stop::Stop;
use crate::model::Mint;
use crate::plain::line::MOST;
use crate::shell::clock::{self, Clock};
use crate::store::{Copies, Cover, Key, LoadError, Opening, Place, Store, Trouble};
use crate::text::clean;

/// One run of one command.
pub struct Desk {
    data: Option<PathBuf>,
    /// Every task as line prompts, without a full screen.
    pub plain: bool,
    /// Headings stand out.
    pub bold: bool,
    pub now: DateTime<FixedOffset>,
    pub clock: Clock,
    /// The way of a passphrase to an encrypted notebook.
    pub gate: Gate,
    stdin_read: Cell<bool>,
}

/// A text on the command line, or `-` for standard input. Looked at by [`Desk::text`].
pub type Given = String;

impl Desk {
    pub fn new(
        data: Option<PathBuf>,
        plain: bool,
        bold: bool,
        clock: Clock,
        passphrase_fd: Option<u32>,
    ) -> Self {
        let (now, gate) = (clock.now(), Gate::new(passphrase_fd));
        let desk = Self { data, plain, bold, now, clock, gate, stdin_read: Cell::new(false) };
        desk.gate.attend(desk.is_attended());
        desk
    }

    pub fn place(&self) -> Result<Place, Stop> {
        Ok(Place::find(self.data.clone())?)
    }

    /// The notebook, to read and to add to. A command keeps one backup a day. Of an encrypted one the passphrase is
    /// asked for.
    pub fn open(&self) -> Result<Book, Stop> {
        self.open_with(Copies::EachDay)
    }

    /// As [`Desk::open`], for a run that lasts as the app does: it keeps a backup, and what could not be saved.
    pub fn open_to_stay(&self) -> Result<Book, Stop> {
        self.open_with(Copies::EachRun)
    }

    fn open_with(&self, copies: Copies) -> Result<Book, Stop> {
        // Two commands of one fixed minute must not name two records alike.
        let mint = Mint::new(clock::chance());
        let place = self.place()?;
        let opening = Opening::new(place, copies, mint.id(self.now));
        let open = |key| Store::open_with(Opening { key, ..opening.clone() });
        Ok(Book::new(self.unlocked(open)?, mint, self.now))
    }

    /// What opens with a key once it is known that it needs one.
    pub fn unlocked<T>(&self, open: impl Fn(Option<Key>) -> Result<T, LoadError>) -> Result<T, Stop> {
        match open(None) {
            Err(LoadError { path, trouble: Trouble::Locked(cover), .. }) => {
                Ok(open(Some(self.gate.key(&path, &cover)?))?)
            }
            opened => Ok(opened?),
        }
    }

    /// The notebook where it opens without asking anybody, and the country for support lines where that is known.
    pub fn peek(&self) -> (Option<Book>, String) {
        let cover = self.place().ok().and_then(|place| crate::store::cover(place.data()));
        let book = if cover.is_none() || self.gate.is_given() { self.open().ok() } else { None };
        let country = match (&book, cover) {
            (Some(book), _) => book.notebook().settings.country.clone(),
            (None, cover) => cover.map(|cover| cover.country).unwrap_or_default(),
        };
        (book, country)
    }

    /// The key of another file than the notebook's own, asked for and given to the store.
    pub fn add_key(&self, store: &mut Store, path: &Path, cover: &Cover) -> Result<(), Stop> {
        store.add_key(self.gate.other_key(path, cover)?);
        Ok(())
    }

    /// Writes to standard output, cleaned of what could move the cursor.
    pub fn say(&self, text: &str) -> Result<(), Stop> {
        self.print(&clean(text))
    }

    /// Writes what has been cleaned already, or is JSON.
    pub fn print(&self, text: &str) -> Result<(), Stop> {
        let mut out = io::stdout().lock();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        written.map_err(|error| Stop::output(&error))
    }

    /// One JSON document, indented.
    pub fn print_json(&self, document: &serde_json::Value) -> Result<(), Stop> {
        self.print(&format!("{}\n", escaped(&format!("{document:#}"))))
    }

    /// One JSON document in one line.
    pub fn print_json_line(&self, document: &serde_json::Value) -> Result<(), Stop> {
        self.print(&format!("{}\n", escaped(&document.to_string())))
    }

    /// The text of a data file, a record a line.
    pub fn print_file(&self, json: &str) -> Result<(), Stop> {
        self.print(&escaped(json))
    }

    /// A heading, cleaned; bold where the terminal and the person like it.
    pub fn heading(&self, text: &str) -> String {
        let text = clean(text);
        if self.bold { format!("\x1b[1m{text}\x1b[0m") } else { text.into_owned() }
    }

    /// A line for the person that is no result: a prompt, a notice.
    pub fn tell(&self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{}", clean(text));
    }

    /// A text that was given, or standard input where `-` stands for it. One `-` a command. `what` names it in a
    /// complaint: “--note”.
    pub fn text(&self, what: &str, given: &str) -> Result<String, Stop> {
        if given == "-" {
            let text = self.stdin(what)?;
            return checked(what, &text).map_err(Stop::could_not);
        }
        checked(what, given).map_err(Stop::usage)
    }

    /// As [`Desk::text`], for what is a name and has one line.
    pub fn line(&self, what: &str, given: &str) -> Result<String, Stop> {
        let text = self.text(what, given)?;
        let line = text.trim();
        if line.contains('\n') {
            return Err(Stop::usage(format!("{what} is one line. Give it without a line break.")));
        }
        Ok(line.to_owned())
    }

    pub fn texts(&self, what: &str, given: &[Given]) -> Result<Vec<String>, Stop> {
        given.iter().map(|text| self.text(what, text)).collect()
    }

    pub fn lines(&self, what: &str, given: &[Given]) -> Result<Vec<String>, Stop> {
        given.iter().map(|text| self.line(what, text)).collect()
    }

    pub fn stdin_is_terminal(&self) -> bool {
        io::stdin().is_terminal()
    }

    /// Whether somebody sits there to answer a question.
    pub fn is_attended(&self) -> bool {
        self.stdin_is_terminal() && io::stderr().is_terminal()
    }

    fn stdin(&self, what: &str) -> Result<String, Stop> {
        if self.stdin_read.replace(true) {
            return Err(Stop::usage("Only one - fits in a command: standard input is read once."));
        }
        let mut bytes = Vec::new();
        let mut input = io::stdin().lock().take(MOST as u64 + 1);
        let unread =
            |error| Stop::could_not(format!("Standard input could not be read: {error}. Nothing was kept."));
        input.read_to_end(&mut bytes).map_err(unread)?;
        if bytes.len() > MOST {
            let words = format!("{what}: the text is longer than 1 MiB. Give it in parts. Nothing was kept.");
            return Err(Stop::could_not(words));
        }
        String::from_utf8(bytes).map_err(|_| {
            Stop::could_not(format!("{what}: the text is not UTF-8. Convert it first. Nothing was kept."))
        })
    }
}

/// JSON in which what could move the cursor, reorder or hide text is written as its number; it says the same. The writer
/// did so with the rest of the control characters.
fn escaped(json: &str) -> String {
    let harmful = |c: char| {
        c != '\n' && c.is_control()
            || !c.is_ascii() && matches!(clean(c.encode_utf8(&mut [0; 4])).as_ref(), "" | "\n")
    };
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        match harmful(c) {
            true => {
                c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| text.push_str(&format!("\\u{unit:04x}")))
            }
            false => text.push(c),
        }
    }
    text
}

/// The text to keep: without one line end after it, with `\n` at each line's end. A complaint where it is empty or has
/// a character that is no text.
fn checked(what: &str, text: &str) -> Result<String, String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_suffix('\n').unwrap_or(&text);
    if text.trim().is_empty() {
        return Err(format!("{what} has no words in it. Give it some, or leave it out. Nothing was kept."));
    }
    if let Some(control) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        let code = u32::from(control);
        let words = "is a control character (U+";
        return Err(format!("{what}: there {words}{code:04X}) in the text. Take it out. Nothing was kept."));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_end_goes_and_inner_ones_stay() {
        assert_eq!(checked("x", "a\n\nb\n\n"), Ok("a\n\nb\n".to_owned()));
        assert_eq!(checked("x", "a\r\nb\r\n"), Ok("a\nb".to_owned()));
        assert_eq!(checked("x", " \u{441}лова\t👩‍👧 "), Ok(" \u{441}лова\t👩‍👧 ".to_owned()));
    }

    #[test]
    fn json_says_the_same_without_anything_that_moves_the_cursor() {
        let document = serde_json::json!({ "a\u{9b}": "b\u{202e}\x1b[m\x7f\nслова" });
        let text = escaped(&format!("{document:#}"));
        assert!(!text.contains(['\u{9b}', '\u{202e}', '\x1b', '\x7f']), "{text:?}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), document);
    }

    #[test]
    fn nothing_and_control_characters_are_complained_of_without_repeating_the_text() {
        for text in ["", " ", "\n\n", "secret\0", "secret\x1b[31m", "secret\u{9b}", "secret\x7f"] {
            let complaint = checked("--note", text).unwrap_err();
            assert!(complaint.starts_with("--note") && !complaint.contains("secret"), "{complaint}");
        }
    }
}
