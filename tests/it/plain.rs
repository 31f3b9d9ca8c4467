//! Plain mode from its first line to its last, through the real binary: what it says, what it keeps, how it ends.

use std::fs;

use serde_json::{Value, json};

use crate::cli::{Home, Run};

/// Answers, a line each.
fn plain(home: &Home, answers: &[&str]) -> Run {
    let input: String = answers.iter().map(|answer| format!("{answer}\n")).collect();
    home.pipe(&["--plain"], input)
}

/// Check in, reflect, draft with the coach, take the habit, tick it, review the week and decide on the goal.
const STORY: &[&str] = &[
    "1",
    "6",
    "müde, aber da 👩‍👧",
    "tir, calm",
    "",
    "3",
    "4",
    "",
    "",
    "Long days",
    ">",
    "4",
    "I want to walk 20 minutes every morning until 18 December",
    "y",
    "",
    "",
    "",
    "",
    "8",
    "it clears my head",
    "",
    "",
    "",
    "",
    "y",
    ">",
    "2",
    "2",
    "y",
    "",
    "7",
    "I walked",
    "",
    "",
    "",
    "rain",
    "walk the stairs",
    "",
    "sleep early",
    "6",
    "keep",
    "",
    ".",
];

#[test]
fn a_week_told_line_by_line_is_what_the_screens_would_have_kept() {
    let home = Home::new();
    let run = plain(&home, STORY);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    let file = home.file();
    let check_in = &file["check_ins"][0];
    assert_eq!((&check_in["mood"], &check_in["words"]), (&json!(6), &json!("müde, aber da 👩‍👧")));
    assert_eq!(check_in["feelings"], json!(["tired", "calm"]));
    let answers = &file["reflections"][0]["answers"];
    assert_eq!((&answers[0]["rating"], &answers[1]["text"]), (&json!(4), &json!("Long days")));
    let goal = &file["goals"][0];
    assert_eq!((&goal["status"], &goal["until"]), (&json!("active"), &json!("2026-12-18")));
    assert_eq!((&goal["confidence"], &goal["relevant"]), (&json!(8), &json!("it clears my head")));
    let plan = &goal["obstacles"][0];
    assert_eq!((&plan["obstacle"], &plan["plan"]), (&json!("rain"), &json!("walk the stairs")));
    assert_eq!(goal["ratings"][0]["rating"], 6);
    let habit = &file["habits"][0];
    assert_eq!((&habit["name"], &habit["goal"]), (&json!("Walk"), &goal["id"]));
    assert_eq!(file["answers"][habit["id"].as_str().unwrap()][0]["amount"], 20);
    let review = &file["reviews"][0];
    assert_eq!((&review["intention"], &review["decisions"][0]["rating"]), (&json!("sleep early"), &json!(6)));
    assert_eq!(left_half_done(&home), Vec::<String>::new());
}

#[test]
fn the_transcript_reads_from_top_to_bottom() {
    let run = plain(&Home::new(), STORY);
    insta::assert_snapshot!(run.out, @r#"
    guidepost, line by line.
    At every question: an empty line skips it or leaves it as it is,
    < goes back one question, > is enough for this task and keeps it,
    - empties an answer, ? says what a question takes,
    ! shows whom to call, and . quits and keeps what you gave.

    Tasks
    1 Check in
    2 This day: read it and add to it
    3 Reflect
    4 Draft a goal
    5 Goals
    6 Habits
    7 Review the week
    8 Review the month
    9 Questionnaires and scales of your own
    10 Session
    11 Read the journal, or search in it
    12 Settings
    13 People and safety plan
    14 Help now

    Tasks, 1 to 14; an empty line lists them, . quits:

    How are you?  Saturday 21 November
    Mood (1 your lowest, 10 your best):
    Noted: 6.
    In a few words (what is on your mind; may stay empty):
    Noted.
    Feelings, with commas between:
    Noted: tired, calm.
    Tags, with commas between:
    Kept.

    Tasks, 1 to 14; an empty line lists them, . quits:

    Reflect: answer what you like, leave out the rest

    Where I am now
    Mood, 1 to 10:
    Noted: 4.
    Stress, 0 to 10:
    What I feel, with commas between:
    How I get through:
    Noted.
    Parts of life to look at, with commas between:
    Kept.

    Tasks, 1 to 14; an empty line lists them, . quits:

    A goal: begin with a sentence, the rest may stay open
    In your own words (what you want, as you would say it):
    Noted.
    Specific: walk
    Measurable: 20 minutes, every morning
    Achievable: how sure are you, 0 to 10?
    Relevant is open: what is it good for?
    Time-bound: until Fri 18 Dec 2026, in 27 days
    The coach asks: What would be good about it for you?
    I can make this a habit: Walk, 20 minutes, every morning, until 18 December. y to add the habit, an empty line for no:
    Taken.

    Five answers, each optional
    S what exactly (from the sentence: walk):
    M how you will know (from the sentence: 20 minutes, every morning):
    By something you log already, 1 mood:
    A what makes it doable (time, help, a place, a first small piece):
    how sure, 0 to 10:
    Noted: 8.
    The coach asks: What would be good about it for you?
    R your reason (what it is good for, or for whom):
    Noted.
    what it serves, with commas between:
    how much it matters, 0 to 10:
    T until when (from the sentence: until 18 December):
    An experiment, see how it goes; no end needed, y or n:
    Begin now, active as soon as it is kept, y or n:
    Noted: yes.

    The plan
    Walk: every day, until Fri 18 Dec 2026, in 27 days
    Habits, one a line [Walk, 20 minutes, every morning, until 18 December]:
    Kept.

    Tasks, 1 to 14; an empty line lists them, . quits:

    This day
    1 Read this day
    2 Habits of this day
    3 Something that went well
    4 Something that was hard
    5 Something that helped
    6 Something I am grateful for
    7 A note
    8 Sleep and the day as a whole

    This day, 1 to 8; an empty line for the tasks:
    Walk: y done, a number, n not done, s excused:
    Kept: Walk.

    This day, 1 to 8; an empty line for the tasks:

    Tasks, 1 to 14; an empty line lists them, . quits:

    Week 47, 16 to 22 November
    The week
      mood: 6, on 1 of 6 days
      Walk: just started
      I want to walk 20 minutes every morning until 18 December: not rated yet
    What went well, however small:
    Noted.
    What was hard:
    What helps:
    What does not, so far:
    A small thing that could get in the way:
    Noted.
    If it comes, then I will:
    Noted.
    How I will treat myself:
    The one thing I mean to do next week:
    Noted.
    Kept.

    I want to walk 20 minutes every morning until 18 December
    How close is it now, 0 to 10 (0 not begun, 5 half way, 10 there):
    Noted: 6.
    What becomes of it, 1 keep, 2 adjust, 3 break down, 4 park, 5 let go, 6 done [keep]:
    Noted: keep.
    In words (a word on it):
    Kept.

    Tasks, 1 to 14; an empty line lists them, . quits:
    What you gave is kept. Until next time.
    "#);
}

#[test]
fn nothing_moves_the_cursor_whatever_the_terminal_is_asked_for() {
    let home = Home::new();
    home.done(&["log", "--note", "plain \u{202e}words"]);
    let run = home.pipe(&["--plain", "--color", "always"], "11\n\n2\n1\n\n.\n");
    assert!(run.out.contains("plain"), "{}", run.out);
    assert!(!run.out.contains(['\x1b', '\r', '\u{202e}', '\u{8}']), "{:?}", run.out);
    let line = run.out.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(line < 200, "a line of {line}");
}

#[test]
fn one_question_back_asks_it_again_with_its_answer_and_another_one_counts() {
    let home = Home::new();
    let run = plain(&home, &["1", "6", "<", "7", "tired", ">", "."]);
    assert!(run.out.contains("Mood (1 your lowest, 10 your best) [6]:"), "{}", run.out);
    assert_eq!(home.file()["check_ins"][0]["mood"], 7);
    assert_eq!(home.file()["check_ins"].as_array().unwrap().len(), 1);
}

#[test]
fn back_before_the_first_question_is_back_at_the_tasks_and_the_words_wait() {
    let home = Home::new();
    let run = plain(&home, &["3", "5", "<", "<", "."]);
    assert!(run.out.trim_end().ends_with("Until next time."), "{}", run.out);
    assert!(!home.data().exists() || home.file().get("reflections").is_none());
    assert_eq!(left_half_done(&home), ["reflection"]);
    let again = plain(&home, &["3", ">", "."]);
    assert!(again.out.contains("What you gave before is still here."), "{}", again.out);
    assert_eq!(home.file()["reflections"][0]["answers"][0]["rating"], 5);
    assert_eq!(left_half_done(&home), Vec::<String>::new());
}

#[test]
fn a_full_stop_and_the_end_of_the_input_quit_and_keep_what_was_given() {
    for end in [".\n", ""] {
        let home = Home::new();
        let run = home.pipe(&["--plain"], format!("3\n5\n\n\nBreathing\n{end}"));
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
        let answers = &home.file()["reflections"][0]["answers"];
        assert_eq!((&answers[0]["rating"], &answers[1]["text"]), (&json!(5), &json!("Breathing")), "{end:?}");
        assert_eq!(left_half_done(&home), Vec::<String>::new());
    }
}

#[test]
fn what_cannot_be_kept_yet_waits_half_done_for_plain_mode_and_the_app_alike() {
    let home = Home::new();
    plain(&home, &["6", "2", "", "minutes", "20", "."]);
    assert_eq!(left_half_done(&home), ["habit"], "a habit without a name");
    let run = plain(&home, &["6", "2", "Stretch", "", "", ">", "", "."]);
    assert!(run.out.contains("[20]"), "{}", run.out);
    assert_eq!(home.file()["habits"][0]["name"], "Stretch");
}

#[test]
fn an_answer_that_is_none_is_asked_for_again_and_says_what_would_be_right() {
    let home = Home::new();
    let run = plain(&home, &["1", "11", "six", "6", ">", "."]);
    assert_eq!(run.out.matches("That takes a number from 1 to 10.").count(), 2, "{}", run.out);
    assert_eq!(home.file()["check_ins"][0]["mood"], 6);
}

#[test]
fn a_wrong_form_comes_back_with_its_first_complaint_until_it_can_be_kept() {
    let home = Home::new();
    let run = plain(&home, &["6", "2", ">", "Read", ">", "", "."]);
    assert!(run.out.contains("One or two words: what do you want to do?"), "{}", run.out);
    assert_eq!(home.file()["habits"][0]["name"], "Read");
}

#[test]
fn whom_to_call_is_one_sign_away_at_every_question() {
    let run = plain(&Home::new(), &["1", "!", "."]);
    let asked = run.out.matches("Mood (1 your lowest").count();
    assert!(run.out.contains("findahelpline") && asked == 2, "{}", run.out);
    let menu = plain(&Home::new(), &["!", "."]);
    assert!(menu.out.contains("findahelpline"), "{}", menu.out);
}

#[test]
fn words_are_emptied_by_a_dash_and_kept_by_an_empty_line() {
    let home = Home::new();
    plain(&home, &["12", "", "", "Ireland", ">", "."]);
    assert_eq!(home.file()["settings"]["country"], "IE");
    plain(&home, &["12", "", "", "", ">", "."]);
    assert_eq!(home.file()["settings"]["country"], "IE");
    plain(&home, &["12", "", "", "-", ">", "."]);
    assert_eq!(home.file()["settings"].get("country"), None);
}

#[test]
fn a_questionnaire_goes_back_says_when_it_is_early_and_shows_whom_to_call_at_once() {
    let home = Home::new();
    home.done(&["measure", "add", "phq-9", "3"]);
    let run =
        plain(&home, &["9", "5", "", "9", "5", "y", "1", "1", "<", "2", "", "", "", "", "", "", "1", "."]);
    assert_eq!(run.out.matches("The next makes sense from 5 December.").count(), 2, "{}", run.out);
    assert!(run.out.contains("Noted: 2 More than half the days."), "{}", run.out);
    let (_, after) = run.out.split_once("9 of 9.").unwrap();
    assert!(after.contains("findahelpline"), "{after}");
    assert!(run.out.contains("Kept: PHQ-9, 3 of 9 answered, without a total."), "{}", run.out);
    let taken =
        home.file()["measures"].as_array().unwrap().iter().filter(|m| m.get("score").is_none()).count();
    assert_eq!(taken, 1);
}

#[test]
fn the_journal_is_read_and_searched() {
    let home = Home::new();
    home.done(&["log", "--note", "the pear tree"]);
    home.done(&["log", "--note", "the lake"]);
    let run = plain(&home, &["11", "pear", "11", "nowhere", "."]);
    assert!(run.out.contains("the pear tree") && !run.out.contains("the lake"), "{}", run.out);
    assert!(run.out.contains("No entry is like that."), "{}", run.out);
}

#[test]
fn the_setting_of_the_whole_session_asks_for_it_too() {
    let home = Home::new();
    let run = home.command(&[]).env("ACCESSIBLE", "1").write_stdin(".\n").assert().success();
    let out = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert!(out.starts_with("guidepost, line by line."), "{out}");
}

#[test]
fn a_damaged_file_is_told_and_stays_as_it_is() {
    let home = Home::new();
    home.done(&["log", "--mood", "6"]);
    let damaged = fs::read_to_string(home.data()).unwrap().replace("\"check_ins\"", "\"check_ins");
    fs::write(home.data(), &damaged).unwrap();
    plain(&home, &["1", "6", ">", "."]).refused(3, &["guidepost.json"]);
    assert_eq!(fs::read_to_string(home.data()).unwrap(), damaged);
}

#[test]
fn a_change_made_here_is_taken_back_like_that_of_a_command() {
    let home = Home::new();
    plain(&home, &["1", "6", ">", "."]);
    assert_eq!(home.run(&["undo"]).status, 0);
    assert!(home.file()["check_ins"][0]["deleted"].is_string());
}

/// The names of the forms that wait.
fn left_half_done(home: &Home) -> Vec<String> {
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
