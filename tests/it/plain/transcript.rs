//! A week told line by line: what comes of it, and how it reads from top to bottom.

use serde_json::json;

use super::{left_half_done, plain};
use crate::cli::Home;

/// Check in, reflect, draft with the coach, take the habit, tick it, review the week and decide on the goal.
const STORY: &[&str] = &[
    "check",
    "6",
    "müde, aber da 👩‍👧",
    "tir, calm",
    "",
    "reflect",
    "answer",
    "4",
    "",
    "",
    "Long days",
    ">",
    "",
    "goals",
    "draft",
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
    "",
    "this day",
    "habits",
    "y",
    "",
    "look",
    "week:",
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
    let home = Home::new();
    let out = plain(&home, STORY).out.replace(home.path().to_str().unwrap(), "HOME");
    insta::assert_snapshot!(out, @r#"
    guidepost, line by line.
    At every question: an empty line skips it or leaves it as it is,
    < goes back one question, >> goes on to the next heading,
    > is enough for this task and keeps it, - empties an answer,
    ? says what a question takes, ! shows whom to call,
    . quits and keeps what you gave.
    At a list, a number or the first letters of a line choose it;
    at a list of tasks, u takes the last change back.

    Welcome.
    This is a notebook for the time between therapy sessions.
    Starting takes courage.
    Nothing here needs doing today.

    guidepost is a notebook that helps you help yourself.
    It does not diagnose, treat or watch over anyone, and it does not take the place of a therapist or a doctor.
    Questionnaire scores are a way into a conversation.
    It cannot reach anyone for you.
    Talk to your doctor before you change any medicine.

    What you write stays on this computer, in one file:
    HOME/.local/share/guidepost/guidepost.json
    It can be read from your account, unless encrypted.
    Help from people is always under !.

    Tasks
    1 Check in
    2 This day, or another: read it and add to it
    3 Reflect, concerns
    4 Goals, steps
    5 Habits
    6 Look back: review a week or a month
    7 Insights, questionnaires
    8 Session with a therapist
    9 Journal: read, search, trash
    10 People, safety plan, breathing
    11 Settings, import, export
    12 Undo the last change
    13 Do again what was undone
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

    Reflect
    1 Answer a few questions
    2 Read what I wrote before
    3 Concerns: look at one, make a goal of it
    4 New concern
    5 What matters to me

    Reflect, 1 to 5; an empty line goes back:

    Reflect: answer what you like, leave out the rest

    Where I am now
    For this reflection; a check-in keeps the day's.
    Mood, 1 to 10:
    Noted: 4.
    Stress, 0 to 10:
    What I feel, with commas between:
    How I get through:
    Noted.
    Parts of life to look at, with commas between:
    Kept.

    Reflect, 1 to 5; an empty line goes back:

    Tasks, 1 to 14; an empty line lists them, . quits:

    Goals
    1 Draft a goal
    2 Open a goal: read it and go on with it
    3 Tick a step, a milestone, a reward
    4 Add a step, a milestone, a plan for what gets in the way
    5 Say how close one is
    6 Examples and templates to begin from
    7 Why goals? What they are good for, and what not

    Goals, 1 to 7; an empty line goes back:

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
    Walk: 20 minutes, every morning, until Fri 18 Dec 2026, in 27 days
    Habits, one a line [Walk, 20 minutes, every morning, until 18 December]:
    Kept.

    Goals, 1 to 7; an empty line goes back:

    Tasks, 1 to 14; an empty line lists them, . quits:

    Saturday 21 November
    1 Read this day
    2 Check in
    3 Habits of this day
    4 Steps, homework and tasks to tick
    5 Add something: what went well, was hard, a note
    6 Sleep, a rest day, tags
    7 Change or delete an entry, or bring it up in the session
    8 A low day: one number is enough
    9 Wins of other days
    10 Another day

    Saturday 21 November, 1 to 10; an empty line goes back:
    Walk: y done, a number, n not done, s excused:
    Kept: Walk, 20.

    Saturday 21 November, 1 to 10; an empty line goes back:

    Tasks, 1 to 14; an empty line lists them, . quits:

    Review
    1 Week: review this one
    2 Month: review this one
    3 Another week or month
    4 Earlier reviews: read, change, bring up

    Review, 1 to 4; an empty line goes back:

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
    How close is it now (0 not begun, 5 half way, 10 there):
    Noted: 6.
    What becomes of it, 1 keep, 2 adjust, 3 break down, 4 park, 5 let go, 6 done [keep]:
    Noted: keep.
    In words (a word on it):
    Kept.

    Review, 1 to 4; an empty line goes back:

    Tasks, 1 to 14; an empty line lists them, . quits:
    What you gave is kept. Until next time.
    "#);
}
