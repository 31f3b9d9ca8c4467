//! Texts that attack the terminal, in every field of every kind of record: none of it comes out, all of it stays in.
//!
//! The fields are read from the sources of the model, so a new one is attacked from its first day.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use guidepost::app::Msg;
use guidepost::demo;
use guidepost::keys::Key;
use guidepost::model::{Mint, Notebook};
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthChar;

use super::{Dice, guidepost, reach, succeed, tell};
use crate::driver::{Driver, at};
use crate::pty::Home;

/// Each asks a terminal for something, hides text or turns it round. `777` marks the sequences as ours.
const SHAPES: &[&str] = &[
    "\x1b[777m",
    "\x1b[777;777H",
    "\x1b[?777l",
    "\x1b[777J",
    "\x1b]52;c;Nzc3\x07",
    "\x1b]0;777\x1b\\",
    "\x1b]8;;777\x1b\\",
    "\x1bP777\x1b\\",
    "\x1b_777\x1b\\",
    "\x1b^777\x1b\\",
    "\x1bX777\x1b\\",
    "\x1bc",
    "\x1b(0",
    "\x1b7",
    "\x1b=",
    "\u{9b}777m",
    "\u{9d}52;c;777\u{9c}",
    "\u{90}777\u{9c}",
    "\u{84}",
    "\u{85}",
    "\u{8d}",
    "\u{9f}777\u{9c}",
    "\0",
    "\x07",
    "\x08\x08\x08",
    "\r",
    "\x0b",
    "\x0c",
    "\x0e",
    "\x1a",
    "\x7f",
    "\x05",
    "\u{202e}777",
    "\u{202d}777",
    "\u{202a}777",
    "\u{2066}777",
    "\u{2067}777",
    "\u{2068}777",
    "\u{2069}777",
    "\u{202c}777",
    "\u{200b}",
    "\u{2060}",
    "\u{feff}",
    "\u{ad}",
    "\u{180e}",
    "\u{2062}",
    "\u{206a}",
    "\u{fff9}x\u{fffb}",
    "\u{e0001}\u{e0037}\u{e007f}",
    "a\u{fe0f}",
    "a\u{200d}b",
    "\u{1d173}",
    "\u{e0100}",
    "\u{2028}",
    "\u{2029}",
];

/// So many texts, each with a name in it that tells them apart.
fn nasty(number: usize) -> String {
    let number = number % 100;
    let marks = if number.is_multiple_of(9) { "e".to_owned() + &"\u{301}".repeat(60) } else { String::new() };
    let (one, two) = (SHAPES[number % SHAPES.len()], SHAPES[(number * 7 + 3) % SHAPES.len()]);
    format!("v{number}{one}{marks}w{two}x")
}

/// What must not come out, and is in a text.
fn foul(text: &str) -> Option<String> {
    let mut marks = 0;
    for (place, c) in text.char_indices() {
        let is_mark = !c.is_ascii() && c.width() == Some(0) && !matches!(c, '\u{200c}'..='\u{200f}');
        marks = if is_mark { marks + 1 } else { 0 };
        let harmful = c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}')
            || matches!(
                c,
                '\u{200b}' | '\u{200d}' | '\u{ad}' | '\u{180e}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            )
            || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' | '\u{1d173}'..='\u{1d17a}');
        if harmful || marks > 8 {
            let near: String = text[place..].chars().take(20).collect();
            return Some(format!("{c:?} before {near:?}"));
        }
    }
    None
}

/// What a program that draws a screen writes, without the sequences it draws with.
fn without_drawing(output: &[u8]) -> String {
    let text = String::from_utf8(output.to_vec()).expect("only UTF-8 is written");
    let mut rest = text.as_str();
    let mut left = String::new();
    while let Some(start) = rest.find("\x1b[") {
        left.push_str(&rest[..start]);
        let tail = &rest[start + 2..];
        let length = tail.find(|c: char| !matches!(c, '0'..='9' | ';' | '?')).unwrap_or(tail.len());
        let (numbers, end) = (&tail[..length], tail[length..].chars().next().unwrap_or(' '));
        let ours = matches!(end, 'H' | 'J' | 'm' | 'h' | 'l') && !numbers.contains("777");
        rest = if ours {
            &tail[length + 1..]
        } else {
            left.push('\x1b');
            tail
        };
    }
    left + rest
}

/// The structs of the model and their fields, as the sources have them.
type Shapes = BTreeMap<String, Vec<(String, String)>>;

fn shapes() -> Shapes {
    let mut shapes = Shapes::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model");
    for path in super::files_under(&folder) {
        let mut current = None;
        for line in fs::read_to_string(path).unwrap().lines().map(str::trim) {
            if let Some(name) = line.strip_prefix("pub struct ") {
                current = name.split([' ', '(', '<', ';']).next().map(str::to_owned);
            }
            let field = line.strip_prefix("pub ").and_then(|field| field.strip_suffix(',')?.split_once(": "));
            if let (Some(name), Some((field, kind))) = (&current, field) {
                shapes.entry(name.clone()).or_default().push((field.to_owned(), kind.to_owned()));
            }
            if line == "}" {
                current = None;
            }
        }
    }
    shapes
}

/// The tables of the notebook and what stands in them: the rows of the one macro that makes it.
fn tables() -> Vec<(String, String)> {
    let source =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model/notebook.rs")).unwrap();
    let rows = source.rsplit_once("kinds! {").unwrap().1;
    let rows = rows.split('}').next().unwrap().lines().filter_map(|row| row.trim().split_once(": "));
    rows.map(|(table, row)| (table.to_owned(), row.split(',').next().unwrap().to_owned())).collect()
}

struct Attack {
    shapes: Shapes,
    mint: Mint,
    /// Also words out of a fixed few are replaced: a later version may have others.
    all: bool,
    used: usize,
    fields: BTreeSet<String>,
}

impl Attack {
    fn text(&mut self) -> Value {
        self.used += 1;
        nasty(self.used).into()
    }

    /// Puts a text into every field that takes one.
    fn fill(&mut self, record: &mut Map<String, Value>, shape: &str) {
        let fields = self.shapes.get(shape).unwrap_or_else(|| panic!("no struct {shape}")).clone();
        for (field, kind) in fields {
            if kind == "String" {
                record.insert(field.clone(), self.text());
            } else if kind == "Vec<String>" || kind == "Row" {
                let texts = vec![self.text(), self.text()];
                record.insert(field.clone(), texts.into());
            } else if let Some(part) = kind.strip_prefix("List<").and_then(|kind| kind.strip_suffix('>')) {
                let id = self.mint.id(at("2026-11-20T09:30+00:00")).to_string();
                let parts = record.entry(field.clone()).or_insert_with(|| json!([{ "id": id }]));
                for item in parts.as_array_mut().unwrap() {
                    self.fill(item.as_object_mut().unwrap(), part);
                }
                continue;
            } else if self.all && self.is_word(&kind) {
                record.insert(field.clone(), self.text());
            } else {
                continue;
            }
            self.fields.insert(format!("{shape}.{field}"));
        }
    }

    fn is_word(&self, kind: &str) -> bool {
        !self.shapes.contains_key(kind)
            && !kind.contains('<')
            && kind.starts_with(char::is_uppercase)
            && !matches!(
                kind,
                "NaiveDate" | "NaiveTime" | "Id" | "Rating" | "Mood" | "Amount" | "Moment" | "When"
            )
    }
}

/// A life of twelve weeks with an attack in every field, as a hand might have written it; by `turn` another in each.
fn attacked(all: bool, turn: usize) -> (Notebook, Attack) {
    let quiet = demo::notebook(at("2026-11-21T09:30+00:00"), 1, demo::Span::Weeks).to_bytes();
    let mut file: Map<String, Value> = serde_json::from_slice(&quiet).unwrap();
    let mut attack =
        Attack { shapes: shapes(), mint: Mint::new(3), all, used: turn, fields: BTreeSet::new() };
    for (table, shape) in tables() {
        let id = attack.mint.id(at("2026-11-20T09:30+00:00")).to_string();
        let records = file.entry(table).or_insert_with(|| json!([{ "id": id, "at": "2026-11-20" }]));
        for record in records.as_array_mut().unwrap() {
            attack.fill(record.as_object_mut().unwrap(), &shape);
        }
    }
    for days in file["answers"].as_object_mut().unwrap().values_mut() {
        for day in days.as_array_mut().unwrap() {
            attack.fill(day.as_object_mut().unwrap(), "Answer");
        }
    }
    let settings = file.get_mut("settings").unwrap().as_object_mut().unwrap();
    attack.fill(settings, "Settings");
    settings.insert("welcomed".to_owned(), true.into());
    file.insert(nasty(1), nasty(2).into());
    let notebook = Notebook::read(Value::from(file).to_string().as_bytes()).unwrap();
    (notebook, attack)
}

/// Keys that lead everywhere and, pressed at random, into every form.
const KEYS: &[&str] = &[
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "<tab>",
    "<backtab>",
    "j",
    "j",
    "j",
    "k",
    "g",
    "G",
    "<pgdn>",
    "<enter>",
    "<enter>",
    "e",
    "n",
    "<space>",
    "x",
    "y",
    "u",
    "<ctrl-r>",
    "b",
    "c",
    "[",
    "]",
    "t",
    "/",
    "?",
    ":",
    "<esc>",
    "<esc>",
    "<esc>",
    "<f1>",
    "<f2>",
    "<f3>",
    ",",
    "J",
    "K",
    "m",
    "s",
    "p",
    "a",
    "d",
    "h",
    "l",
    "w",
    "v",
    "r",
    "o",
    "f",
    "<left>",
    "<right>",
    "<down>",
    "<up>",
    "<ctrl-s>",
    "<ctrl-o>",
    "i",
    "<backspace>",
];

#[test]
fn every_attack_is_one() {
    let texts: BTreeSet<String> = (0..100).map(nasty).collect();
    assert_eq!(texts.len(), 100);
    assert!(texts.iter().all(|text| foul(text).is_some()));
    assert!(foul(&without_drawing("\x1b[777m\x1b[2;3Hhere".as_bytes())).is_some());
    assert_eq!(foul(&without_drawing("\x1b[?25l\x1b[2;3Hhere\x1b[0;1m".as_bytes())), None);
}

#[test]
fn every_text_of_every_kind_of_record_is_attacked() {
    for all in [false, true] {
        let (notebook, attack) = attacked(all, 0);
        let mut clean = 0;
        for id in notebook.ids() {
            let Some(entry) = notebook.entry(id) else { continue };
            entry.words(&mut |word| clean += usize::from(!word.is_empty() && foul(word).is_none()));
        }
        assert_eq!(clean, 0, "words that nobody attacked");
        assert!(attack.fields.len() > 50 && attack.used > 1000, "{:?}", attack.fields);
    }
}

#[test]
fn no_screen_shows_any_of_it() {
    let presses = reach(400, 2_400, 40_000);
    for (all, size) in [(false, (80, 24)), (true, (80, 24)), (false, (140, 50)), (true, (60, 20))] {
        let mut dice = Dice::new(presses as u64);
        let mut driver = Driver::new(attacked(all, dice.roll(100)).0).size(size.0, size.1);
        let mut seen = BTreeSet::new();
        for number in 0..presses / 4 {
            if number % 400 == 399 {
                driver = Driver::new(attacked(all, dice.roll(100)).0).size(size.0, size.1);
            }
            let key: &str = KEYS[..7].get(number).copied().unwrap_or_else(|| dice.pick::<&str>(KEYS));
            Key::parse_all(key).into_iter().for_each(|key| driver.send(Msg::Key(key)));
            let screen = driver.screen();
            assert_eq!(foul(&screen), None, "after {key}:\n{screen}");
            seen.insert(screen.lines().nth(1).unwrap_or_default().to_owned());
        }
        assert!(seen.len() > 10, "{seen:#?}");
    }
    tell("hostile texts drawn", format!("100 texts in every field, {presses} keys, 0 came out"));
}

/// Commands that print what a person wrote. Those of a later version are known to it alone.
const COMMANDS: &[&[&str]] = &[
    &["today"],
    &["today", "--json"],
    &["today", "--color", "always"],
    &["status"],
    &["status", "--short"],
    &["status", "--json"],
    &["habit", "list"],
    &["habit", "list", "--json"],
    &["goal", "list"],
    &["goal", "list", "--json"],
    &["goal", "show", "1"],
    &["goal", "show", "2"],
    &["goal", "show", "nobody"],
    &["review"],
    &["review", "--json"],
    &["review", "--month", "2026-10"],
    &["review", "--week", "2026-11-10"],
    &["export"],
    &["log", "--did", "nothing of the kind"],
    &["check", "--explain"],
    &["where"],
    &["help-now"],
    &["habit", "pause", "nothing of the kind"],
    &["journal"],
    &["journal", "--json"],
    &["session"],
    &["session", "--everything"],
    &["session", "--format", "markdown"],
    &["session", "--format", "json"],
    &["session", "--format", "html"],
    &["measure", "list"],
    &["measure", "list", "--json"],
    &["backup", "list"],
    &["doctor"],
    &["doctor", "--json"],
    &["export", "--format", "markdown"],
    &["remind", "--ics"],
];

#[test]
fn no_command_prints_any_of_it() {
    for turn in 0..reach(2, 4, 100) {
        let home = Home::in_memory();
        fs::create_dir_all(home.notebook().parent().unwrap()).unwrap();
        fs::write(home.notebook(), attacked(turn % 2 == 1, turn).0.to_bytes()).unwrap();
        let mut known = 0;
        for command in COMMANDS {
            let output = guidepost(&home, command).output().unwrap();
            let (told, said) =
                (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
            known += usize::from(output.status.code() != Some(2));
            let is_json = told.starts_with(['{', '[']);
            let told = told.replace("\x1b[1m", "").replace("\x1b[0m", "");
            // A calendar's lines end in both by its own standard (RFC 5545, 3.1).
            let told = if command.contains(&"--ics") { told.replace("\r\n", "\n") } else { told };
            let fouls = if is_json { moves_the_cursor(&told) } else { foul(&told) };
            assert_eq!(fouls, None, "{command:?}");
            assert_eq!(foul(&said), None, "{command:?}");
        }
        assert!(known >= 20, "{known}");
    }
}

/// In JSON invisible characters stay; nothing that a terminal obeys or that turns text round does.
fn moves_the_cursor(text: &str) -> Option<String> {
    let obeyed = |c: char| {
        c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().find(|c| obeyed(*c)).map(|c| format!("{c:?}"))
}

#[test]
fn the_file_keeps_every_byte_of_it() {
    let home = Home::in_memory();
    fs::create_dir_all(home.notebook().parent().unwrap()).unwrap();
    let before = attacked(true, 0).0.to_bytes();
    fs::write(home.notebook(), &before).unwrap();
    succeed(&home, &["log", "--note", "new"]);
    let after = fs::read_to_string(home.notebook()).unwrap();
    let lines: BTreeSet<&str> = after.lines().map(|line| line.trim_end_matches(',')).collect();
    for line in std::str::from_utf8(&before).unwrap().lines().map(|line| line.trim_end_matches(',')) {
        let changes = line.starts_with("\"revision\"") || line.starts_with("\"checksum\"");
        assert!(lines.contains(line) || changes, "gone: {line}");
    }
}

#[test]
fn none_of_it_reaches_a_terminal() {
    for all in [false, true] {
        let home = Home::in_memory();
        fs::create_dir_all(home.notebook().parent().unwrap()).unwrap();
        fs::write(home.notebook(), attacked(all, 7).0.to_bytes()).unwrap();
        let mut session = home.start(&[], (120, 40), &[]);
        session.wait_for("help now");
        let mut dice = Dice::new(5);
        for _ in 0..reach(30, 150, 1_000) {
            session.keys(dice.pick::<&str>(KEYS));
        }
        session.keys("<esc><esc><f2><f2>");
        let pasted: String = (0..100).map(nasty).collect();
        session.keys("<esc><esc><esc>c");
        session.paste(&pasted);
        session.resize(100, 30);
        session.resize(120, 40);
        session.keys("<ctrl-c>");
        let end = session.finish();
        assert_eq!(end.code, 0);
        assert_eq!(foul(&without_drawing(&end.output).replace('\r', "")), None);
    }
}
