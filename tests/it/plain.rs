//! Plain mode from its first line to its last, through the real binary: what it says, what it keeps, how it ends.

mod days;
mod files;
mod forms;
mod goals;
mod looking;
mod sessions;
mod story;
mod transcript;

use std::fs;

use serde_json::Value;

use crate::cli::{Home, Run};

/// A question, by some words of it, and the answer. Without words it is whichever comes next.
pub type Told<'a> = (&'a str, &'a str);

/// The answers, a line each.
pub fn plain(home: &Home, answers: &[&str]) -> Run {
    home.pipe(&["--plain"], answers.iter().map(|answer| format!("{answer}\n")).collect::<String>())
}

/// A talk that goes as it is told: each question comes, in that order, and it ends well.
pub fn talk(home: &Home, told: &[Told]) -> String {
    let answers: Vec<&str> = told.iter().map(|(_, answer)| *answer).collect();
    let run = plain(home, &answers);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    let mut rest = run.out.as_str();
    for (question, answer) in told {
        let Some((_, after)) = rest.split_once(question) else {
            panic!("“{question}”, to be answered with “{answer}”, did not come in time:\n{}", run.out);
        };
        rest = after;
    }
    assert!(rest.trim_end().ends_with("Until next time."), "{}", run.out);
    run.out
}

/// The names of the forms that wait.
pub fn left_half_done(home: &Home) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![home.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let is_draft = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with("draft-"));
            if entry.is_dir() {
                folders.push(entry);
            } else if is_draft {
                let draft: Value = serde_json::from_slice(&fs::read(entry).unwrap()).unwrap();
                names.push(draft["form"].as_str().unwrap().to_owned());
            }
        }
    }
    names.sort();
    names
}
