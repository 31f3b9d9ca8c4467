//! Files, line by line: imports with moods that have names of their own, exports, versions, settings.

use std::fs;

use super::{plain, talk};
use crate::cli::Home;

const DAYLIO: &str = "\
full_date,date,weekday,time,mood,activities,note_title,note
2026-11-19,November 19,Thursday,21:35,wow,walk | friends,,\"a good day\"
2026-11-18,November 18,Wednesday,20:10,so-so,,,
2026-11-17,November 17,Tuesday,20:10,good,,,
2026-11-16,November 16,Monday,20:10,wow,,,
";

#[test]
fn an_import_asks_for_each_mood_shows_the_counts_and_takes_in_after_a_yes() {
    let home = Home::new();
    let path = home.path().join("daylio.csv");
    fs::write(&path, DAYLIO).unwrap();
    let out = talk(
        &home,
        &[
            ("Tasks, 1 to", "settings"),
            ("Settings and files, 1 to", "import"),
            ("From, 1 guidepost, 2 Daylio", "daylio"),
            ("Where it is (its CSV export", "nowhere.csv"),
            ("nowhere.csv", path.to_str().unwrap()),
            ("Moods that have a name of their own there\n“wow”, 1 worst to 5 best", "6"),
            ("That takes a number from 1 to 5.", "5"),
            ("“so-so”, 1 worst to 5 best", "3"),
            ("nothing is written yet", "yes"),
            ("Taken in: 4 entries.", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    assert!(out.contains("added         4") && out.contains("refused       0"), "{out}");
    let check_ins = home.file()["check_ins"].as_array().unwrap().clone();
    let mut moods: Vec<u64> = check_ins.iter().filter_map(|check_in| check_in["mood"].as_u64()).collect();
    moods.sort_unstable();
    assert_eq!(moods, [6, 8, 10, 10]);
}

#[test]
fn a_mood_left_open_is_refused_by_its_row_and_a_no_takes_nothing_in() {
    let home = Home::new();
    let path = home.path().join("daylio.csv");
    fs::write(&path, DAYLIO).unwrap();
    let run = plain(&home, &["settings", "import", "daylio", path.to_str().unwrap(), "", "3", "no", "", "."]);
    assert!(
        run.out.contains("refused       2") && run.out.contains("the level of its mood “wow”"),
        "{}",
        run.out
    );
    assert!(!home.data().exists());
    let run = plain(&home, &["settings", "import", "", path.to_str().unwrap(), "5", "3", "y", "u", "", "."]);
    assert!(run.out.contains("Taken back: mood "), "{}", run.out);
}

#[test]
fn everything_goes_out_into_a_new_file_and_none_is_overwritten() {
    let home = Home::new();
    home.done(&["log", "--mood", "6"]);
    let path = home.path().join("all.json");
    let folder = home.path().join("tables");
    let (file, tables) = (path.to_str().unwrap(), folder.to_str().unwrap());
    let run = plain(
        &home,
        &["settings", "export", "json", file, "export", "json", file, "", "export", "csv", tables, "", "."],
    );
    assert_eq!(run.out.matches("Written to ").count(), 2, "{}", run.out);
    assert!(path.exists() && folder.is_dir());
}

#[test]
fn of_two_versions_one_is_chosen_or_both() {
    let mut home = Home::new();
    home.done(&["log", "--note", "the lake"]);
    let copy = home.path().join("copy.json");
    fs::copy(home.data(), &copy).unwrap();
    home.later("2026-11-21T10:00");
    plain(&home, &["journal", "open", "", "1", "change", "the deep lake", ">", "", "."]);
    let copy = copy.to_str().unwrap();
    let there = "\njournal\nopen\n\n1\nchange\nthe cold lake\n>\n.\n";
    assert_eq!(home.pipe(&["--plain", "--data", copy], there).status, 0);
    home.run(&["merge", copy]);
    let run = plain(&home, &["settings", "two", "", "two", "both", "", "."]);
    assert!(
        run.out.contains("Two versions of a note") && run.out.contains("Keep the words of both"),
        "{}",
        run.out
    );
    let words = home.done(&["journal"]);
    assert!(words.contains("the deep lake") && words.contains("the cold lake"), "{words}");
}

#[test]
fn another_copy_beside_the_notebook_is_asked_about_and_taken_in_after_a_yes() {
    let home = Home::new();
    home.done(&["log", "--note", "the lake"]);
    let copy = home.data().with_file_name("guidepost (conflicted copy).json");
    fs::copy(home.data(), &copy).unwrap();
    home.done(&["--data", copy.to_str().unwrap(), "log", "--note", "the hill"]);
    let later = plain(&home, &["", "."]);
    assert!(
        later.out.contains("Another copy of your notebook lies beside it: guidepost (conflicted"),
        "{}",
        later.out
    );
    let run = plain(&home, &["y", "."]);
    assert!(run.out.contains("Taken in: "), "{}", run.out);
    assert!(home.done(&["journal"]).contains("the hill") && !copy.exists());
    let again = plain(&home, &["."]);
    assert!(!again.out.contains("Another copy"), "{}", again.out);
}

#[test]
fn a_notebook_of_ours_comes_in_whole_and_a_newer_copy_of_it_again() {
    let (home, other) = (Home::new(), Home::new());
    other.done(&["log", "--win", "there"]);
    let path = other.data();
    let import = ["settings", "import", "guidepost", path.to_str().unwrap(), "yes", "", "."];
    assert!(plain(&home, &import).out.contains("Taken in: 1 new entry"));
    assert_eq!(home.file()["document"], other.file()["document"]);
    home.done(&["log", "--win", "here"]);
    let text = fs::read_to_string(other.data()).unwrap();
    fs::write(other.data(), text.replace("\"there\"", "\"there, and back\"")).unwrap();
    other.run(&["log", "--hard", "rain"]);
    assert!(plain(&home, &import).out.contains("Taken in: 1 new entry, 1 changed entry."));
    let journal = home.done(&["journal"]);
    assert!(journal.contains("there, and back") && journal.contains("here"), "{journal}");
}
