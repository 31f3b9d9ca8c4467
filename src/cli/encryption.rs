//! `encrypt`, `decrypt` and `passphrase`: whether the notebook's file says anything to who has no passphrase.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use super::desk::Desk;
use super::passphrase::is_built;
use super::stop::Stop;
use super::tell_all;
use crate::insight::count;
use crate::shell;
use crate::store::{self, Key, Rest};
use crate::text::{Secret, clean};

/// Encrypt the notebook, its backups and drafts
#[derive(clap::Args)]
#[command(
    before_help = "\
Examples:
  guidepost encrypt
  guidepost encrypt --hint \"the usual one, and the cat\"
  guidepost encrypt --passphrase-fd 3 3< file
",
    after_help = "\
A forgotten passphrase loses every word: nobody can open the file without it,
and there is no other way in. Opening takes about a second; saves stay quick.
A guidepost that is open meanwhile asks for the passphrase with its next key,
and what was written there comes along; until that key what is half typed there
lies in the clear. Before the file is replaced it is tried that the passphrase
opens what is written. The age program opens the file too:

  jq -r .key guidepost.json > k; jq -r .data guidepost.json > d; age -d -i k d

Anybody can read the hint, the country for support lines, size and time.
While the notebook is open its words are in the memory of guidepost, which other
programs of yours cannot read and which is never written out as a core; the
system may still swap it to disk. After idle minutes, if you set some, the app
asks for the passphrase again and keeps neither key nor words. A text in your
editor (F4) lies in the clear for as long as it is there. Pages and exports that
you write out are not encrypted."
)]
pub struct Encrypt {
    /// Shown to whoever is asked for the passphrase; anybody can read it
    #[arg(long, value_name = "TEXT")]
    hint: Option<String>,
    /// Do not ask for the word; nor is it asked for where a script gives the passphrase
    #[arg(long)]
    yes: bool,
}

/// Lay the notebook open again, with its backups and drafts
#[derive(clap::Args)]
#[command(before_help = "\
Examples:
  guidepost decrypt
  guidepost decrypt --passphrase-fd 3 3< file
")]
pub struct Decrypt {
    /// Do not ask for the word; nor is it asked for where a script gives the passphrase
    #[arg(long)]
    yes: bool,
}

/// Change the passphrase
#[derive(clap::Args)]
#[command(
    before_help = "\
Examples:
  guidepost passphrase
  guidepost passphrase --passphrase-fd 3 3< file      (old and new, a line each)
",
    after_help = "\
The key under the passphrase stays the same. Copies elsewhere go on opening with
the old passphrase, and who opens one has the key of the present file too. If
somebody else may know the old one: guidepost decrypt, then guidepost encrypt."
)]
pub struct Passphrase {
    /// A new hint, for all to read [default: none any more]
    #[arg(long, value_name = "TEXT")]
    hint: Option<String>,
}

/// In bytes.
const LONGEST_HINT: usize = 400;

/// Fewer letters are soon guessed by who has the file.
const SHORT: usize = 12;

const LOSS: &str = "A forgotten passphrase loses every word. Nobody can open the notebook without it.";

const ENCRYPTED_ELSEWHERE: &str =
    "A guidepost that is open elsewhere asks for the passphrase with its next key.";

const DECRYPTED_ELSEWHERE: &str = "A guidepost that is open elsewhere goes on with it so.";

const BEYOND: &str = "Out of its reach: pages and exports you wrote out, copies elsewhere (sync, other backups, \
    snapshots), and what a disk keeps of removed files.\n";

impl Encrypt {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        is_built()?;
        if is_encrypted(desk)? {
            return Err(Stop::could_not(
                "It is encrypted already. To change the passphrase: guidepost passphrase",
            ));
        }
        let mut book = desk.open()?;
        is_meant(desk, "encrypt", self.yes, &[LOSS, ENCRYPTED_ELSEWHERE])?;
        let passphrase = desk.gate.new_one(false)?;
        let hint = checked_hint(self.hint.as_deref(), &passphrase)?;
        tell_if_short(desk, &passphrase);
        desk.tell("A moment …");
        let key = Key::new(passphrase.as_str(), hint).map_err(|error| not_made(&error))?;
        let (saved, rest) = book.store_mut().encrypt(key, desk.now)?;
        tell_all(desk, &saved.notices);
        let mut plain = book.store().plain_around();
        plain.extend(shell::editor_texts(book.store()));
        desk.say(&format!("{}{}{BEYOND}", done("The notebook is encrypted", &rest), still_plain(&plain)))
    }
}

impl Decrypt {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        if !is_encrypted(desk)? {
            return Err(not_encrypted());
        }
        let mut book = desk.open()?;
        is_meant(
            desk,
            "decrypt",
            self.yes,
            &["Whoever can open the file can read it then.", DECRYPTED_ELSEWHERE],
        )?;
        let (saved, rest) = book.store_mut().decrypt(desk.now)?;
        tell_all(desk, &saved.notices);
        desk.say(&done("The notebook is not encrypted any more", &rest))
    }
}

impl Passphrase {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        if !is_encrypted(desk)? {
            return Err(not_encrypted());
        }
        let mut book = desk.open()?;
        let key = book.store().key().ok_or_else(not_encrypted)?;
        desk.tell(LOSS);
        let passphrase = desk.gate.new_one(true)?;
        let hint = checked_hint(self.hint.as_deref(), &passphrase)?;
        tell_if_short(desk, &passphrase);
        desk.tell("A moment …");
        let key = key.under(passphrase.as_str(), hint).map_err(|error| not_made(&error))?;
        let (saved, rest) = book.store_mut().encrypt(key, desk.now)?;
        tell_all(desk, &saved.notices);
        let told = done("The passphrase is the new one now", &rest);
        desk.say(&format!(
            "{told}Copies elsewhere go on opening with the old one: guidepost passphrase --help\n"
        ))
    }
}

fn is_encrypted(desk: &Desk) -> Result<bool, Stop> {
    Ok(store::cover(desk.place()?.data()).is_some())
}

fn not_encrypted() -> Stop {
    Stop::could_not("It is not encrypted. Nothing was changed. To encrypt it: guidepost encrypt")
}

fn not_made(error: &io::Error) -> Stop {
    Stop::could_not(format!("It was not encrypted: {error}. Nothing was changed."))
}

/// The hint as it is to be kept; one that gives the passphrase away is refused.
fn checked_hint<'a>(hint: Option<&'a str>, passphrase: &Secret) -> Result<&'a str, Stop> {
    let hint = hint.unwrap_or_default().trim();
    let letters = |text: &str| text.to_lowercase().split_whitespace().collect::<String>();
    if letters(hint).contains(&letters(passphrase.as_str())) && !hint.is_empty() {
        return Err(Stop::could_not(
            "The hint has the passphrase in it, and anybody can read a hint. Give another one. Nothing was changed.",
        ));
    }
    match hint.len() <= LONGEST_HINT && !hint.contains(char::is_control) {
        true => Ok(hint),
        false => Err(Stop::could_not("--hint is one short line. Nothing was changed.")),
    }
}

fn tell_if_short(desk: &Desk, passphrase: &Secret) {
    if passphrase.count() < SHORT {
        desk.tell("That is short: who has the file can try many. Five words or more, put together by chance, are better.");
    }
}

/// The word typed by a person, or said beforehand, as by a script that brings the passphrase. `before` is told first.
fn is_meant(desk: &Desk, word: &str, yes: bool, before: &[&str]) -> Result<(), Stop> {
    let is_said = yes || desk.gate.is_given();
    if !is_said && !desk.is_attended() {
        return Err(Stop::could_not(format!(
            "Nothing was changed: nobody is here to be asked. To {word} it all the same, add --yes."
        )));
    }
    before.iter().for_each(|line| desk.tell(line));
    if is_said {
        return Ok(());
    }
    let mut out = io::stderr().lock();
    let prompt = format!("Type {word} to go on, or anything else to stop: ");
    let _ = write!(out, "{}", clean(&prompt)).and_then(|()| out.flush());
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    match read.is_ok() && line.trim().eq_ignore_ascii_case(word) {
        true => Ok(()),
        false => Err(Stop::could_not("Nothing was changed: the word was not given.")),
    }
}

/// What was done, and what of it could not be.
fn done(what: &str, rest: &Rest) -> String {
    let files = match rest.changed {
        0 => String::new(),
        number => format!(", and so it is with {} of its backups and drafts", count(number, "file", "files")),
    };
    let mut told = format!("{what}{files}.\n");
    if !rest.left.is_empty() {
        told += "These were left as they are:\n";
        told.extend(rest.left.iter().map(|(path, why)| format!("  {}: {why}\n", path.display())));
    }
    told
}

/// What still can be read, and is not guidepost's to change.
fn still_plain(paths: &[PathBuf]) -> String {
    if paths.is_empty() {
        return String::new();
    }
    let rows: String = paths.iter().map(|path| format!("  {}\n", path.display())).collect();
    format!("Not encrypted, because another program made them; look into them, then remove them:\n{rows}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_that_gives_the_passphrase_away_is_refused() {
        let hint = |hint: &'static str| checked_hint(Some(hint), &Secret::from("Blue kettle")).is_ok();
        assert!(hint("") && hint("the kitchen") && hint("blue"));
        assert!(!hint("it is bluekettle") && !hint("BLUE KETTLE, you know"));
        assert!(!hint("two\nlines") && checked_hint(None, &Secret::from("x")) == Ok(""));
    }
}
