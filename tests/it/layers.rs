//! Who may import whom, read from the sources.
//!
//! [`MAY`] and [`BELONGS`] are the law; a room that needs a new door gets it there, with a reason, or not at all.

use std::fs;
use std::path::Path;

/// Each room and the rooms it may name. A room is a file right under `src` and the folder of its name.
const MAY: &[(&str, &[&str])] = &[
    ("main", &["cli"]),
    (
        "cli",
        &[
            "shell", "plain", "store", "exchange", "page", "insight", "smart", "dates", "support", "model",
            "text", "app", "ui", "demo",
        ],
    ),
    ("shell", &["app", "store", "exchange", "page", "keys", "model"]),
    // The questions and the edits of plain mode are those of the screens' own forms, asked one by one and never drawn.
    ("plain", &["app", "screens", "form", "text", "smart", "dates", "insight", "support", "page", "model"]),
    // Pages hold what an import found against the notebook: exchange is as pure as they are.
    (
        "app",
        &[
            "exchange", "screens", "ui", "form", "keys", "text", "insight", "smart", "dates", "support",
            "model",
        ],
    ),
    (
        "screens",
        &[
            "app", "exchange", "ui", "form", "text", "keys", "page", "insight", "smart", "dates", "support",
            "model",
        ],
    ),
    ("ui", &["form", "text", "keys"]),
    ("form", &["text", "keys"]),
    ("text", &["keys"]),
    ("keys", &[]),
    ("page", &["insight", "model", "text"]),
    // Everything that leaves says what it is not.
    ("exchange", &["insight", "model", "support", "text"]),
    ("insight", &["model"]),
    ("demo", &["model"]),
    // Words of crisis are in one table, for a goal as for a diary.
    ("smart", &["dates", "support"]),
    ("dates", &[]),
    ("store", &["model"]),
    ("model", &[]),
    ("support", &[]),
];

/// Beginnings of paths, and macros, that only these rooms may name.
const BELONGS: &[(&str, &[&str])] = &[
    ("ratatui", &["ui", "screens", "app", "shell"]),
    ("crossterm", &["keys", "shell"]),
    ("rustix", &["shell", "store"]),
    ("signal_hook", &["shell"]),
    ("std::fs", &["shell", "store"]),
    ("std::env", &["shell", "store", "cli"]),
    ("std::thread", &["shell", "store"]),
    ("std::process::Command", &["shell"]),
    ("std::time::Instant", &["shell", "store"]),
    ("Instant", &["shell", "store"]),
    ("std::time::SystemTime", &["shell", "store"]),
    ("chrono::Local", &["shell"]),
    ("Local::now", &["shell"]),
    ("Utc::now", &["shell"]),
    ("std::net", &[]),
    ("std::os::unix::net", &[]),
    ("println!", &["cli", "plain", "main"]),
    ("print!", &["cli", "plain", "main"]),
    ("eprintln!", &["cli", "plain", "main", "shell"]),
    ("eprint!", &["cli", "plain", "main", "shell"]),
    ("dbg!", &[]),
    ("todo!", &[]),
    ("unimplemented!", &[]),
];

#[test]
fn every_room_names_only_what_it_may() {
    let mut wrongs = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    assert!(10 < files.len(), "the sources are not where they were looked for");
    for file in files {
        let modules = modules(file.strip_prefix(&root).unwrap());
        let source = fs::read_to_string(&file).unwrap();
        wrongs.extend(judge(&modules, &source));
    }
    assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
}

#[test]
fn what_is_forbidden_is_found_however_it_is_written() {
    let table: &[(&[&str], &str, &str)] = &[
        (&["ui"], "use crate::model::Notebook;", "crate::model::Notebook"),
        (&["ui"], "use crate::{form::Form, model};", "crate::model"),
        (&["ui"], "use crate::{keys::{self, Key}, model::{Id, Rev}};", "crate::model::Id"),
        (&["ui", "list"], "use super::super::model::Id;", "crate::model::Id"),
        (&["model", "day"], "fn f() -> crate::store::Store { x }", "crate::store::Store"),
        (&["screens", "goals"], "fn f() { let _ = std::fs::read(\"x\"); }", "std::fs::read"),
        (&["screens"], "use std::{fs::File, io};", "std::fs::File"),
        (&["app"], "use chrono::{DateTime, Local};", "chrono::Local"),
        (&["app"], "fn f() { let now = chrono::Utc::now(); }", "Utc::now"),
        (&["app"], "fn f() { Instant::now(); }", "Instant::now"),
        (&["app"], "fn f() { println!(\"{x}\"); }", "println!"),
        (&["store"], "use std::net::TcpStream;", "std::net::TcpStream"),
        (&["insight"], "use ratatui::Frame;", "ratatui::Frame"),
        (&["main"], "use guidepost::store::Store;", "crate::store::Store"),
        (&["elsewhere"], "", "no room"),
        (&["text"], "/* a comment */ use crate :: shell :: clock ;", "crate::shell::clock"),
    ];
    for (modules, source, expected) in table {
        let found = judge(modules, source);
        assert!(found.iter().any(|wrong| wrong.contains(expected)), "{source} in {modules:?}: {found:?}");
    }
}

#[test]
fn what_is_allowed_or_only_mentioned_is_let_alone() {
    let table: &[(&[&str], &str)] = &[
        (&["ui"], "use crate::{form::Form, keys::Key}; use super::ui::theme::Theme; use std::fmt;"),
        (&["ui", "list"], "use super::theme::Theme; use crate::ui::chart;"),
        (
            &["model"],
            "// use crate::store\n/// [`crate::store`] std::fs\nconst TEXT: &str = \"crate::store println!\";",
        ),
        (
            &["model"],
            "const RAW: &str = r#\"std::fs \"quoted\" \"#; const QUOTE: char = '\"'; fn f<'a>(x: &'a str) {}",
        ),
        (
            &["model"],
            "fn f() {} #[cfg(test)] mod tests { use crate::store::Store; fn g() { std::fs::read(1); } }",
        ),
        (&["shell", "clock"], "use chrono::Local; fn f() { Local::now(); }"),
        (&["app"], "fn f() { self.model.store.fs.now(); }"),
    ];
    for (modules, source) in table {
        assert_eq!(judge(modules, source), Vec::<String>::new(), "{source}");
    }
}

fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let rust = files.into_iter().filter(|path| path.extension().is_some_and(|it| it == "rs"));
    let own = rust.filter(|path| !path.ends_with("tests.rs") && path != &Path::new(folder).join("lib.rs"));
    own.chain(folders.iter().filter(|folder| !folder.ends_with("tests")).flat_map(|folder| sources(folder)))
        .collect()
}

/// `screens/goals.rs` is the module `screens::goals`.
fn modules(file: &Path) -> Vec<String> {
    file.with_extension("").iter().map(|part| part.to_str().unwrap().to_owned()).collect()
}

/// What a source does that its room may not.
fn judge(modules: &[impl AsRef<str>], source: &str) -> Vec<String> {
    let modules: Vec<&str> = modules.iter().map(AsRef::as_ref).collect();
    let room = modules[0];
    let Some((_, may)) = MAY.iter().find(|(name, _)| *name == room) else {
        return vec![format!("{room} is no room of the house")];
    };
    let tokens = without_tests(tokens(source));
    let mut named = paths(&tokens);
    named.iter_mut().for_each(|path| *path = from_root(path, &modules));
    named.extend(tokens.windows(2).filter(|pair| pair[1] == "!").map(|pair| format!("{}!", pair[0])));
    let forbidden = named.into_iter().filter(|path| !is_allowed(path, room, may));
    forbidden.map(|path| format!("{} names {path}", modules.join("::"))).collect()
}

fn is_allowed(path: &str, room: &str, may: &[&str]) -> bool {
    let begins =
        |start: &str| path == start || path.strip_prefix(start).is_some_and(|rest| rest.starts_with("::"));
    if let Some(inner) = path.strip_prefix("crate::") {
        let other = inner.split("::").next().unwrap_or_default();
        let is_room = MAY.iter().any(|(name, _)| *name == other);
        return !is_room || other == room || may.contains(&other);
    }
    let shortened = path.strip_prefix("chrono::").unwrap_or(path);
    let is_listed = |listed: &str| begins(listed) || shortened == listed;
    BELONGS.iter().filter(|(listed, _)| is_listed(listed)).all(|(_, rooms)| rooms.contains(&room))
}

/// `super::…` and the library's own name made `crate::…`.
fn from_root(path: &str, modules: &[&str]) -> String {
    if let Some(rest) = path.strip_prefix("guidepost::") {
        return format!("crate::{rest}");
    }
    let (mut rest, mut depth) = (path, modules.len());
    while let Some(inner) = rest.strip_prefix("super::") {
        (rest, depth) = (inner, depth.saturating_sub(1));
    }
    if rest.len() == path.len() {
        return path.to_owned();
    }
    let above = modules[..depth].iter().map(|module| format!("{module}::")).collect::<String>();
    format!("crate::{above}{rest}")
}

/// Names and punctuation; comments and texts left out.
fn tokens(source: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => text_length(rest),
            '\'' => char_length(rest),
            'r' | 'b' if raw_length(rest).is_some() => raw_length(rest).unwrap(),
            _ if first.is_alphanumeric() || first == '_' => {
                let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len());
                tokens.push(rest[..end].to_owned());
                end
            }
            ':' if rest.starts_with("::") => {
                tokens.push("::".to_owned());
                2
            }
            _ => {
                if !first.is_whitespace() {
                    tokens.push(first.to_string());
                }
                first.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    tokens
}

fn text_length(rest: &str) -> usize {
    let mut escaped = false;
    for (index, letter) in rest.char_indices().skip(1) {
        match letter {
            '"' if !escaped => return index + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

/// A character in quotes, or the mark of a lifetime.
fn char_length(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => rest[3..].find('\'').map_or(1, |end| end + 4),
        Some(_) => letters.next().filter(|(_, it)| *it == '\'').map_or(1, |(index, _)| index + 1),
        None => 1,
    }
}

fn raw_length(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or(rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inner = after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = inner.find(&end)? + end.len();
    Some(rest.len() - inner.len() + length)
}

/// Items under `#[cfg(test)]` may name what they like.
fn without_tests(tokens: Vec<String>) -> Vec<String> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        if tokens[index..].iter().take(MARK.len()).eq(MARK.iter()) {
            index = end_of_item(&tokens, index + MARK.len());
        } else {
            kept.push(tokens[index].clone());
            index += 1;
        }
    }
    kept
}

fn end_of_item(tokens: &[String], mut index: usize) -> usize {
    let mut depth = 0;
    while index < tokens.len() {
        match tokens[index].as_str() {
            "{" => depth += 1,
            "}" if depth <= 1 => return index + 1,
            "}" => depth -= 1,
            ";" if depth == 0 => return index + 1,
            _ => {}
        }
        index += 1;
    }
    index
}

/// Every path of at least two parts, groups taken apart.
fn paths(tokens: &[String]) -> Vec<String> {
    let mut paths = Vec::new();
    for index in 0..tokens.len() {
        let begins = 0 == index || tokens[index - 1] != "::";
        let goes_on = tokens.get(index + 1).is_some_and(|next| next == "::");
        if begins && goes_on && is_name(&tokens[index]) {
            follow(tokens, index, "", &mut paths);
        }
    }
    paths
}

/// Follows one path from `index`; returns where it ends.
fn follow(tokens: &[String], mut index: usize, before: &str, paths: &mut Vec<String>) -> usize {
    let mut path = before.to_owned();
    loop {
        match tokens.get(index).map(String::as_str) {
            Some("{") => {
                index += 1;
                while tokens.get(index).is_some_and(|token| token != "}") {
                    let end = follow(tokens, index, &path, paths);
                    index = end.max(index + 1);
                }
                return index + 1;
            }
            Some(name) if is_name(name) || name == "*" => path.push_str(name),
            _ => return index,
        }
        index += 1;
        if tokens.get(index).is_none_or(|next| next != "::") {
            paths.push(path);
            return index;
        }
        path.push_str("::");
        index += 1;
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}
