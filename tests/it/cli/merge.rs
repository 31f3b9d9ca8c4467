//! `merge`: another copy of the data file, by hand and as git's merge driver.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Home;

/// A home with one goal, and another with a copy of its file.
fn two() -> (Home, Home) {
    let (one, other) = (Home::new(), Home::new());
    one.done(&["goal", "add", "walk 20 minutes every day until 21 december"]);
    fs::create_dir_all(other.data().parent().unwrap()).unwrap();
    fs::copy(one.data(), other.data()).unwrap();
    (one, other)
}

fn texts(home: &Home) -> Vec<String> {
    let file = home.file();
    let notes = file["notes"].as_array().into_iter().flatten();
    let mut texts: Vec<String> = notes.map(|note| note["text"].as_str().unwrap().to_owned()).collect();
    texts.sort();
    texts
}

#[test]
fn what_another_copy_has_comes_in_once_and_the_copy_stays() {
    let (one, other) = two();
    one.done(&["log", "--win", "here"]);
    other.done(&["log", "--win", "there", "--hard", "rain"]);
    let copy = other.data();
    let copy = copy.to_str().unwrap();
    assert_eq!(one.done(&["merge", copy]), "Taken in: 2 new entries.\n");
    assert_eq!(texts(&one), ["here", "rain", "there"]);
    let after = fs::read(one.data()).unwrap();
    assert_eq!(one.done(&["merge", copy]), "Nothing new in it.\n");
    assert_eq!(fs::read(one.data()).unwrap(), after);
    assert_eq!(other.done(&["merge", one.data().to_str().unwrap()]), "Taken in: 1 new entry.\n");
    assert_eq!(texts(&one), texts(&other));
}

#[test]
fn the_same_sentence_written_anew_on_both_sides_has_two_versions_and_both_are_in_the_file() {
    let (one, other) = two();
    for (home, wish) in [(&one, "draft"), (&other, "parked")] {
        home.done(&["goal", "status", "1", wish]);
    }
    let reword = |home: &Home, words: &str| {
        let text = fs::read_to_string(home.data()).unwrap();
        fs::write(home.data(), text.replacen("walk 20 minutes every day", words, 1)).unwrap();
    };
    reword(&one, "stroll along the river");
    reword(&other, "climb the hill");
    let said = one.run(&["merge", other.data().to_str().unwrap()]).out;
    assert!(
        said.ends_with("1 entry has two versions. Both are kept; the app asks which to keep.\n"),
        "{said}"
    );
    let file = fs::read_to_string(one.data()).unwrap();
    assert!(file.contains("stroll along the river") && file.contains("climb the hill"), "{file}");
}

#[test]
fn what_is_no_copy_of_this_notebook_is_refused_in_a_sentence() {
    let (one, stranger) = (two().0, two().0);
    let before = fs::read(one.data()).unwrap();
    one.run(&["merge", stranger.data().to_str().unwrap()]).refused(1, &["another notebook", "import"]);
    one.run(&["merge", "/none.json"]).refused(1, &["/none.json"]);
    fs::write(one.path().join("half.json"), &before[..before.len() / 2]).unwrap();
    one.run(&["merge", "half.json"]).refused(3, &["half.json", "damaged"]);
    assert_eq!(one.run(&["merge"]).status, 2);
    assert_eq!(fs::read(one.data()).unwrap(), before);
}

/// Two branches of a repository in which the file was written, merged by git with the two lines of the help.
#[test]
fn git_merges_two_branches_of_a_notebook_and_leaves_nothing_but_the_lock() {
    if Command::new("git").arg("--version").output().is_err() {
        assert!(std::env::var_os("GUIDEPOST_CI").is_none(), "git is missing");
        return eprintln!("left out: needs git");
    }
    let home = Home::new();
    let folder = home.path().join("notes");
    fs::create_dir(&folder).unwrap();
    let program = env!("CARGO_BIN_EXE_guidepost");
    let git = |args: &[&str]| git(&home, &folder, args);
    let log = |text: &str| {
        let data = folder.join("guidepost.json");
        // git gives the file to everybody, which guidepost mends and says.
        assert_eq!(home.run(&["--data", data.to_str().unwrap(), "log", "--win", text]).status, 0);
        git(&["add", "-A"]);
        git(&["commit", "-qm", text]);
    };
    git(&["init", "-q", "-b", "main"]);
    git(&["config", "merge.guidepost.driver", &format!("'{program}' --data %A merge %B")]);
    fs::write(folder.join(".gitattributes"), "guidepost.json merge=guidepost\n").unwrap();
    fs::write(folder.join(".gitignore"), ".guidepost.lock\n").unwrap();
    log("both know");
    git(&["checkout", "-qb", "laptop"]);
    log("on the laptop");
    git(&["checkout", "-q", "main"]);
    log("at the desk");
    git(&["merge", "-q", "-m", "merged", "laptop"]);
    let text = fs::read_to_string(folder.join("guidepost.json")).unwrap();
    for word in ["both know", "on the laptop", "at the desk"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(guidepost::model::Notebook::read(text.as_bytes()).is_ok());
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, [".git", ".gitattributes", ".gitignore", ".guidepost.lock", "guidepost.json"]);
    assert_eq!(git(&["status", "--porcelain"]), "");
}

fn git(home: &Home, folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", home.path());
    command.envs([("GIT_CONFIG_NOSYSTEM", "1"), ("GUIDEPOST_NOW", super::NOW), ("TZ", "Europe/Berlin")]);
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "A").env(format!("GIT_{who}_EMAIL"), "a@example.org");
    }
    let output = command.current_dir(folder).args(args).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {args:?}: {error}");
    String::from_utf8(output.stdout).unwrap()
}
