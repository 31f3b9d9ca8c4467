//! Days and habits, line by line: today, another day, answers put right, notes of every kind, a low day, undo.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use super::{plain, talk};
use crate::cli::Home;

fn with_a_habit() -> Home {
    let home = Home::new();
    home.done(&["habit", "add", "Walk", "--amount", "20", "--unit", "minutes"]);
    home.done(&["habit", "add", "Read"]);
    home
}

/// What is said of the habit of that name on that day.
fn said_of(home: &Home, name: &str, day: &str) -> Value {
    let id = habit(home, name)["id"].as_str().unwrap().to_owned();
    let answers = home.file()["answers"][id].as_array().cloned().unwrap_or_default();
    answers.into_iter().find(|answer| answer["day"] == day).unwrap_or_default()
}

fn habit(home: &Home, name: &str) -> Value {
    let file = home.file();
    file["habits"].as_array().unwrap().iter().find(|habit| habit["name"] == name).unwrap().clone()
}

/// What is said of the walk on that day.
fn walked(home: &Home, day: &str) -> Value {
    said_of(home, "Walk", day)
}

#[test]
fn an_answer_is_put_right_excused_with_its_reason_and_made_not_recorded() {
    let home = with_a_habit();
    let out = talk(
        &home,
        &[
            ("Tasks, 1 to", "habits"),
            ("Habits, 1 to", "tick"),
            ("Walk: y done, a number, n not done, s excused:", "25"),
            ("Kept: Walk, 25.", "n"),
            ("Habits, 1 to", "tick"),
            ("Walk: y done, a number, n not done, s excused [25]:", "s"),
            ("What came between", "on the train"),
            ("Read: y done, n not done, s excused [not done]:", "-"),
            ("Kept: Read, not recorded.", "tick"),
            ("s excused [excused]:", "maybe"),
            ("That takes y, n, s or a number.", ""),
            ("Read: y done, n not done, s excused:", "s ill"),
            ("Kept: Read, excused.", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    assert!(!out.contains('\x1b'));
    let walk = walked(&home, "2026-11-21");
    assert_eq!((&walk["is"], &walk["note"]), (&json!("excused"), &json!("on the train")), "{walk}");
    assert_eq!(said_of(&home, "Read", "2026-11-21")["note"], "ill");
}

#[test]
fn another_day_has_the_same_tasks() {
    let mut home = with_a_habit();
    home.later("2026-11-23T09:30");
    let out = talk(
        &home,
        &[
            ("Tasks, 1 to", "this day"),
            ("Monday 23 November", "another"),
            ("Which day", "next year"),
            ("Which day", "yesterday"),
            ("Sunday 22 November, yesterday", "check"),
            ("How are you?  Sunday 22 November, yesterday", "5"),
            ("In a few words", ">"),
            ("Sunday 22 November, yesterday", "habits"),
            ("Walk: y done", "30"),
            ("Read: y done", "y"),
            ("Sunday 22 November, yesterday", "add"),
            ("Add, 1 to", "thought"),
            ("A thought, and a kinder reply  Sunday 22 November", "I never manage"),
            ("A kinder reply", "I managed on Friday"),
            ("Tags", ">"),
            ("Add, 1 to", "change"),
            ("What changed", "moved house"),
            ("When (today, yesterday, 3 days ago) [22 November 2026]", ""),
            ("Add, 1 to", ""),
            ("Sunday 22 November, yesterday", "read"),
            ("Walk", ""),
            ("Monday 23 November", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    let file = home.file();
    assert_eq!(file["check_ins"][0]["at"], "2026-11-22", "{out}");
    assert_eq!(walked(&home, "2026-11-22")["amount"], 30);
    let thought = &file["notes"][0];
    assert_eq!((&thought["kind"], &thought["reply"]), (&json!("thought"), &json!("I managed on Friday")));
    assert_eq!(thought["at"], "2026-11-22");
    assert_eq!(
        (&file["events"][0]["text"], &file["events"][0]["at"]),
        (&json!("moved house"), &json!("2026-11-22"))
    );
}

#[test]
fn a_low_day_is_one_number_and_a_rest_day_excuses_what_is_open() {
    let home = with_a_habit();
    talk(
        &home,
        &[
            ("Tasks, 1 to", "this day"),
            ("Saturday 21 November, 1 to", "low"),
            ("How is it?", "zero"),
            ("How is it?", "2"),
            ("Kept for today. That is enough.", "low"),
            ("How is it?", "r"),
            ("A rest day.", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    let file = home.file();
    assert_eq!((&file["check_ins"][0]["mood"], &file["days"][0]["low"]), (&json!(2), &json!(true)));
    assert_eq!(walked(&home, "2026-11-21")["note"], "rest day");
}

#[test]
fn the_last_change_is_taken_back_at_any_list_of_tasks() {
    let home = with_a_habit();
    let run = plain(
        &home,
        &["check", "6", ">", "this day", "habits", "n", "", "u", "", "undo", "check", "7", ">", "."],
    );
    assert_eq!(run.out.matches("Taken back: ").count(), 2, "{}", run.out);
    assert!(run.out.contains("Taken back: Walk on Saturday 21 November."), "{}", run.out);
    assert_eq!(walked(&home, "2026-11-21")["is"], "blank");
    let kept: Vec<_> = home.json(&["today", "--json"])["check_ins"].as_array().unwrap().clone();
    assert_eq!((kept.len(), &kept[0]["mood"]), (1, &json!(7)));
}

#[test]
fn an_entry_is_read_changed_brought_up_deleted_and_brought_back_from_the_trash() {
    let home = Home::new();
    home.done(&["log", "--win", "called the bank", "--hard", "the waiting"]);
    talk(
        &home,
        &[
            ("Tasks, 1 to", "this day"),
            ("Saturday 21 November, 1 to", "delete"),
            ("hard: the waiting", "called"),
            ("Saturday 21 November, 09:30: win", "change"),
            ("What went well", "called the bank at last"),
            ("Tags", ">"),
            ("Saturday 21 November, 1 to", "delete"),
            ("called the bank at last", "called"),
            ("This entry", "bring"),
            ("On your list for the session.", "delete"),
            ("win: called the bank at last (for the session)", "waiting"),
            ("This entry", "delete"),
            ("Delete this", "y"),
            ("Done.", "delete"),
            ("win: called the bank at last", ""),
            ("Saturday 21 November, 1 to", ""),
            ("Tasks, 1 to", "journal"),
            ("Journal, 1 to", "trash"),
            ("the waiting", "1"),
            ("In the trash", "bring"),
            ("It is back where it was.", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    let day = home.json(&["today", "--json"]);
    assert_eq!(day["notes"]["win"][0]["text"], "called the bank at last");
    assert_eq!(day["notes"]["hard"][0]["text"], "the waiting");
    let file = home.file();
    assert_eq!(file["notes"].as_array().unwrap().iter().filter(|note| note["bring"] == true).count(), 1);
}

#[test]
fn a_habit_is_paused_and_retired_without_going_through_its_whole_form() {
    let home = with_a_habit();
    talk(
        &home,
        &[
            ("Tasks, 1 to", "habits"),
            ("Habits, 1 to", "pause"),
            ("1 Walk: ", "walk"),
            ("Pause from", "today"),
            ("Last day of it", "in a week"),
            ("Why (ill", "travelling"),
            ("Retired", ">"),
            ("Habits, 1 to", "retire"),
            ("1 Walk: paused", "read"),
            ("Retired", "y"),
            ("Habits, 1 to", "how"),
            ("Walk: paused", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    let pause = &habit(&home, "Walk")["pauses"][0];
    assert_eq!((&pause["to"], &pause["reason"]), (&json!("2026-11-28"), &json!("travelling")));
    assert_eq!(habit(&home, "Read")["retired"], "2026-11-21");
}

#[test]
fn a_week_on_paper_is_filled_in_day_after_day() {
    let mut home = with_a_habit();
    home.later("2026-11-23T09:30");
    talk(
        &home,
        &[
            ("Tasks, 1 to", "habits"),
            ("Habits, 1 to", "several"),
            ("From which day on", "saturday"),
            ("Saturday 21 November, 2 days ago", "10"),
            ("Read: ", "y"),
            ("Sunday 22 November, yesterday", "20"),
            ("Read: ", "n"),
            ("Monday 23 November", "30"),
            ("Read: ", ""),
            ("Habits, 1 to", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    for (day, amount) in [("2026-11-21", 10), ("2026-11-22", 20), ("2026-11-23", 30)] {
        assert_eq!(walked(&home, day)["amount"], amount);
    }
}

#[test]
fn slow_breathing_is_told_in_words_and_its_minutes_go_to_the_habit() {
    let home = Home::new();
    home.done(&["habit", "add", "Deep breathing", "--amount", "10", "--unit", "minutes"]);
    talk(
        &home,
        &[
            ("Tasks, 1 to", "people"),
            ("Support, 1 to", "breathe"),
            ("breathe in through the nose for 4, hold for 2, breathe out through the mouth for 6", "6"),
            ("6 minutes of breathing. Add to Deep breathing?", "y"),
            ("Support, 1 to", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    assert_eq!(said_of(&home, "Deep breathing", "2026-11-21")["amount"], 6);
}

#[test]
fn somebody_to_call_is_added_changed_and_shown_under_the_sign() {
    let home = Home::new();
    let out = talk(
        &home,
        &[
            ("Tasks, 1 to", "people"),
            ("Support, 1 to", "add"),
            ("Name", "Dana"),
            ("How to reach them", "555 0100"),
            ("Who they are", ">"),
            ("Support, 1 to", "people"),
            ("1 Dana, 555 0100, a friend", "1"),
            ("This person", "change"),
            ("Name (as you call them) [Dana]", ""),
            ("How to reach them", "555 0199"),
            ("Who they are", ">"),
            ("Support, 1 to", "safety"),
            (".", "!"),
            ("555 0199", "<"),
            ("Support, 1 to", "people"),
            ("1 Dana", "1"),
            ("This person", "delete"),
            ("Delete Dana?", "y"),
            ("Support, 1 to", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    assert!(!out.contains("F2"), "{out}");
    assert!(home.file()["people"][0]["deleted"].is_string());
}

#[test]
fn after_a_gap_there_is_nothing_to_catch_up_on_and_showing_up_is_enough() {
    let mut home = with_a_habit();
    plain(&home, &["check", "6", ">", "."]);
    home.later("2026-12-15T09:30");
    let run = plain(&home, &["this day", "add", "just", "", "", "."]);
    assert!(run.out.contains("Good to see you. There is nothing to catch up on."), "{}", run.out);
    assert!(run.out.contains("Kept among your wins. Coming here counts."), "{}", run.out);
    assert_eq!(home.file()["notes"][0]["text"], "I showed up.");
}

#[test]
fn a_habit_moves_up_the_list() {
    let home = with_a_habit();
    let run = plain(&home, &["habits", "move", "read", "how", "", "."]);
    let (_, after) = run.out.split_once("Done.").unwrap();
    assert!(after.find("Read: ").unwrap() < after.find("Walk: ").unwrap(), "{after}");
}

#[test]
fn what_is_deleted_for_good_leaves_the_backups_and_the_way_back_too_if_that_is_said() {
    let home = Home::new();
    home.done(&["log", "--win", "a secret of mine"]);
    home.done(&["log", "--win", "another"]);
    let out = talk(
        &home,
        &[
            ("Tasks, 1 to", "journal"),
            ("Journal, 1 to", "open"),
            ("Words to look for", "secret"),
            ("1 win: a secret of mine", "1"),
            ("This entry", "delete"),
            ("Delete this win", "y"),
            ("Journal, 1 to", "trash"),
            ("1 win: a secret of mine", "1"),
            ("In the trash", "delete"),
            ("for good", "y"),
            ("Backups made before still have its words", "y"),
            ("Its words are out of", ""),
            ("Tasks, 1 to", "."),
        ],
    );
    assert!(!out.contains("No backup has its words"), "{out}");
    let mut folders = vec![home.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
                    assert!(!text.contains("a secret of mine"), "{}", path.display());
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_saved_is_not_called_kept_and_comes_back_with_the_next_start() {
    let home = Home::new();
    home.done(&["log", "--mood", "5"]);
    let lock = |mode| fs::set_permissions(home.data(), Permissions::from_mode(mode)).unwrap();
    lock(0o400);
    let run = plain(&home, &["check", "6", "words that wait", ">", "."]);
    assert!(run.out.contains("was not saved") && !run.out.contains("\nKept."), "{}", run.out);
    assert!(run.out.contains("Until then all is kept in"), "{}", run.out);
    assert!(run.status == 1 && !run.out.contains("What you gave is kept."), "{}", run.out);
    lock(0o600);
    let again = plain(&home, &["check", "7", ">", "."]);
    assert_eq!(again.status, 0, "{}", again.out);
    let moods: Vec<u64> =
        home.file()["check_ins"].as_array().unwrap().iter().filter_map(|it| it["mood"].as_u64()).collect();
    assert_eq!(moods.len(), 3, "{moods:?}");
}
