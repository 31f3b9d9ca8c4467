//! The first evening of a person as `pty/story.rs` tells it, told again by answering questions.

use super::{Told, left_half_done, talk};
use crate::cli::Home;

/// The first run, then a reflection with four answers.
fn first_run_and_reflection() -> Vec<Told<'static>> {
    let mut told = vec![
        ("Tasks, 1 to", "reflect"),
        ("Reflect, 1 to", "answer"),
        ("Mood, 1 to 10", "5"),
        ("Stress, 0 to 10", "6"),
        ("What I feel", ""),
        ("How I get through", "walking by the river"),
    ];
    told.extend([
        ("Parts of life", ">>"),
        ("What made me look for help", ">>"),
        ("If this goes well", ">>"),
        ("What I am good at", ">>"),
        ("What matters to me", ">>"),
        ("People around me", ">>"),
        ("What I would like to work on", "phone calls frighten me"),
        ("Another", ">"),
    ]);
    told
}

/// A goal of the concern, with two habits, two steps, a milestone with a reward and a plan.
fn goal() -> Vec<Told<'static>> {
    let sentence = "I will walk 20 minutes every morning until 18 December so that I am calmer";
    vec![
        ("Reflect, 1 to", "concerns"),
        ("1 phone calls frighten me", "1"),
        ("This concern", "make"),
        ("In your own words", sentence),
        ("I can make this a habit: Walk, 20 minutes, every morning", "y"),
        ("S what exactly", "a walk by the river"),
        ("M how you will know", "minutes in the list"),
        ("By something you log already", ""),
        ("A what makes it doable", "shoes by the door"),
        ("how sure", "8"),
        ("R your reason", "mornings set the tone"),
        ("what it serves", ""),
        ("how much it matters", "9"),
        ("T until when", ""),
        ("An experiment", ""),
        ("Begin now", "y"),
        ("Habits, one a line", "Breathe, 5 minutes, every evening"),
        ("Another", ""),
        ("Steps, one a line", "find the shoes"),
        ("Another", "ask Dana to join"),
        ("Another", ""),
        ("Milestones", "ten walks, then a long bath"),
        ("Another", ""),
        ("If ..., then ...", "if it rains, then I walk the stairs"),
        ("Another", ">"),
        ("Reflect, 1 to", ""),
    ]
}

/// Two check-ins and both habits today, one check-in yesterday.
fn two_days() -> Vec<Told<'static>> {
    vec![
        ("Tasks, 1 to", "check"),
        ("Mood (1 your lowest", "6"),
        ("In a few words", ">"),
        ("Tasks, 1 to", "check"),
        ("Mood (1 your lowest", "4"),
        ("In a few words", "tense"),
        ("Feelings", ">"),
        ("Tasks, 1 to", "this day"),
        ("Saturday 21 November, 1 to", "another day"),
        ("Which day", "yesterday"),
        ("Friday 20 November, yesterday, 1 to", "check"),
        ("Mood (1 your lowest", "5"),
        ("In a few words", ">"),
        ("Friday 20 November, yesterday, 1 to", ""),
        ("Saturday 21 November, 1 to", "habits"),
        ("Walk: y done, a number", "20"),
        ("Breathe: y done, a number", "y"),
        ("Saturday 21 November, 1 to", ""),
    ]
}

/// The week's review, and the goal put into other words.
fn review() -> Vec<Told<'static>> {
    vec![
        ("Tasks, 1 to", "look back"),
        ("Review, 1 to", "week:"),
        ("What went well", "called the bank"),
        ("What was hard", ">"),
        ("How close is it now", "6"),
        ("What becomes of it", "adjust"),
        ("In words", "I will walk 10 minutes every morning"),
        ("Review, 1 to", ""),
        ("Tasks, 1 to", "."),
    ]
}

fn evening() -> Home {
    let home = Home::at("2026-11-21T21:00");
    let told = [first_run_and_reflection(), goal(), two_days(), review()].concat();
    // The first question is the welcome's own.
    let answers: String = told.iter().map(|(_, answer)| format!("{answer}\n")).collect();
    let run = home.pipe(&["--plain"], answers);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    let mut rest = run.out.as_str();
    for (question, answer) in told {
        let found = rest.split_once(question);
        rest = found.unwrap_or_else(|| panic!("“{question}” for “{answer}” did not come:\n{}", run.out)).1;
    }
    home
}

#[test]
fn a_person_lives_in_it_from_the_first_evening_and_finds_everything_again_line_by_line() {
    let home = evening();
    let kept = home.file();
    let goal = &kept["goals"][0];
    assert_eq!(goal["statement"], "I will walk 10 minutes every morning");
    assert_eq!(goal["wordings"][0]["day"], "2026-11-21");
    assert_eq!(goal["steps"].as_array().unwrap().len(), 2);
    assert_eq!(goal["milestones"][0]["reward"], "a long bath");
    assert_eq!(goal["obstacles"][0]["plan"], "I walk the stairs");
    assert_eq!(goal["concern"], kept["concerns"][0]["id"]);
    assert_eq!(kept["habits"].as_array().unwrap().len(), 2);
    for (name, amount) in [("Walk", 20), ("Breathe", 5)] {
        let habit = kept["habits"].as_array().unwrap().iter().find(|habit| habit["name"] == name).unwrap();
        assert_eq!(kept["answers"][habit["id"].as_str().unwrap()][0]["amount"], amount, "{name}");
    }
    assert_eq!(kept["check_ins"].as_array().unwrap().len(), 3);
    assert_eq!(kept["reflections"][0]["answers"].as_array().unwrap().len(), 4);
    assert_eq!(kept["reviews"][0]["decisions"][0]["choice"], "adjust");
    assert_eq!(left_half_done(&home), Vec::<String>::new());
}

#[test]
fn the_next_time_everything_of_that_evening_can_be_read() {
    let home = evening();
    let out = talk(
        &home,
        &[
            vec![
                ("Tasks, 1 to", "this day"),
                ("Saturday 21 November, 1 to", "read"),
                ("mood 4  tense", "steps"),
                ("open: find the shoes", "1"),
                ("done: find the shoes", ""),
                ("Saturday 21 November, 1 to", ""),
                ("Tasks, 1 to", "reflect"),
                ("Reflect, 1 to", "read"),
                ("How I get through: walking by the river", ""),
                ("Reflect, 1 to", ""),
                ("Tasks, 1 to", "goals"),
                ("Goals, 1 to", "open"),
                ("I will walk 10 minutes every morning", "read"),
                ("reward: a long bath", ""),
                ("Goals, 1 to", ""),
                ("Tasks, 1 to", "look"),
                ("Review, 1 to", "earlier"),
                ("What went well, however small: called the bank", ""),
                ("Review, 1 to", ""),
                ("Tasks, 1 to", "journal"),
                ("Journal, 1 to", "read the"),
                ("tense", ""),
            ],
            vec![("Tasks, 1 to", ".")],
        ]
        .concat(),
    );
    assert!(out.contains("until 21 November 2026: I will walk 20 minutes every"), "{out}");
    assert!(!out.contains('\x1b'), "{out}");
}
