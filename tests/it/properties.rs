//! What holds of the notebook whatever a person does, tried with gestures at random.

mod gestures;

use std::collections::HashSet;

use guidepost::demo;
use guidepost::model::day::{Note, NoteKind};
use guidepost::model::goal::{Goal, Step, SubStep};
use guidepost::model::habit::{Answer, Habit, Is};
use guidepost::model::{Change, Edit, Entry, History, Id, List, Mint, Notebook, Record, Rev, When};
use proptest::prelude::*;
use serde_json::{Map, Value};

use gestures::Hand;

const SEEDS: std::ops::Range<u64> = 1..7;

/// A life of twelve weeks in which every object carries a key that nobody knows.
fn lived(seed: u64) -> Notebook {
    let hand = Hand::new(seed);
    let notebook = demo::notebook(hand.now, seed, demo::Span::Weeks);
    let mut json: Value = serde_json::from_slice(&notebook.to_bytes()).unwrap();
    mark(&mut json);
    Notebook::read(json.to_string().as_bytes()).unwrap()
}

fn mark(json: &mut Value) {
    match json {
        Value::Array(items) => items.iter_mut().for_each(mark),
        Value::Object(fields) => {
            let is_answers = fields.keys().all(|key| key.parse::<Id>().is_ok());
            fields.values_mut().for_each(mark);
            if !is_answers {
                fields.insert("x-later".to_owned(), Value::Array(vec![1.into(), 2.5.into()]));
            }
        }
        _ => {}
    }
}

fn marks(notebook: &Notebook) -> usize {
    String::from_utf8(notebook.to_bytes()).unwrap().matches("\"x-later\":[1,2.5]").count()
}

fn history(notebook: Notebook, seed: u64) -> History {
    History::new(notebook, Mint::new(seed ^ 0xa11))
}

fn gesture(history: &mut History, hand: &mut Hand) -> Change {
    hand.wait();
    let edit = hand.edit(history.now());
    history.apply(edit, hand.now)
}

fn undo_all(history: &mut History, hand: &mut Hand) {
    while history.undo(hand.now).is_some() {
        hand.wait();
    }
}

fn redo_all(history: &mut History, hand: &mut Hand) {
    while history.redo(hand.now).is_some() {
        hand.wait();
    }
}

fn assert_same(a: &Notebook, b: &Notebook, what: &str) {
    assert!(a.says_the_same(b), "{what}: {}", first_difference(a, b));
}

/// The first lines of the files that differ, for a person who reads a failing test.
fn first_difference(a: &Notebook, b: &Notebook) -> String {
    let lines = |notebook: &Notebook| -> HashSet<String> {
        let text = String::from_utf8(notebook.to_bytes()).unwrap();
        text.lines().map(|line| line.trim_end_matches(',').to_owned()).collect()
    };
    let (a, b) = (lines(a), lines(b));
    let strip = |line: &&String| !line.contains("\"deleted\"") && !line.contains("\"is\":\"blank\"");
    let of = |x: &HashSet<String>, y: &HashSet<String>| {
        x.difference(y).filter(strip).take(3).cloned().collect::<Vec<_>>()
    };
    format!("{:#?} / {:#?}", of(&a, &b), of(&b, &a))
}

fn sound(notebook: &Notebook) {
    let ids: Vec<Id> = notebook.ids().collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "an id stands twice");
    let bytes = notebook.to_bytes();
    assert!(Notebook::read(&bytes).as_ref() == Ok(notebook), "the file does not read back");
    assert!(Notebook::read(&bytes).unwrap().to_bytes() == bytes, "read and written, the file is another");
    newest_first(&serde_json::from_slice(&bytes).unwrap());
}

fn newest_first(json: &Map<String, Value>) {
    for (table, records) in json.iter().filter(|(key, _)| *key != "answers") {
        let Some(records) = records.as_array() else { continue };
        let days: Vec<&str> = records.iter().filter_map(day).collect();
        assert!(days.is_sorted_by(|a, b| a >= b), "{table} is not newest first");
        let was = records.iter().filter_map(|record| record.get("was")?.as_array());
        assert!(was.map(Vec::len).all(|remembered| remembered <= 50));
    }
    for days in json.get("answers").and_then(Value::as_object).into_iter().flat_map(|habits| habits.values())
    {
        let days: Vec<&str> =
            days.as_array().unwrap().iter().map(|row| row["day"].as_str().unwrap()).collect();
        assert!(days.is_sorted_by(|a, b| a > b), "answers are not newest first");
    }
}

fn day(record: &Value) -> Option<&str> {
    record.get("day").or(record.get("at"))?.as_str()?.get(..10)
}

#[test]
fn a_thousand_gestures_undone_say_the_same_as_before_and_redone_as_after() {
    for seed in SEEDS {
        let mut hand = Hand::new(seed);
        let before = lived(seed);
        let mut history = history(before.clone(), seed);
        for _ in 0..1000 {
            gesture(&mut history, &mut hand);
        }
        let after = history.now().clone();
        undo_all(&mut history, &mut hand);
        assert_same(history.now(), &before, &format!("seed {seed}, undone"));
        assert_eq!(marks(history.now()).cmp(&marks(&before)), std::cmp::Ordering::Equal, "seed {seed}");
        redo_all(&mut history, &mut hand);
        assert_same(history.now(), &after, &format!("seed {seed}, redone"));
        undo_all(&mut history, &mut hand);
        assert_same(history.now(), &before, &format!("seed {seed}, undone again"));
        sound(history.now());
    }
}

#[test]
fn every_undo_and_redo_leads_to_the_notebook_of_that_step() {
    for seed in SEEDS {
        let mut hand = Hand::new(seed);
        let mut history = history(Notebook::new(Id::default()), seed);
        let mut steps = vec![history.now().clone()];
        let mut at = 0;
        for turn in 0..700 {
            hand.wait();
            match hand.below(5) {
                0 => at = history.undo(hand.now).map_or(at, |_| at - 1),
                1 => at = history.redo(hand.now).map_or(at, |_| at + 1),
                _ => {
                    gesture(&mut history, &mut hand);
                    at += 1;
                    steps.truncate(at);
                    steps.push(history.now().clone());
                }
            }
            assert_same(history.now(), &steps[at], &format!("seed {seed}, turn {turn}, step {at}"));
        }
        sound(history.now());
    }
}

#[test]
fn no_id_is_ever_given_twice() {
    let mut hand = Hand::new(11);
    let mut history = history(lived(11), 11);
    let mut given: HashSet<Id> = history.now().ids().collect();
    for turn in 0..1000 {
        if hand.chance(3) {
            hand.now -= chrono::TimeDelta::days(2);
        }
        let id = history.id(hand.now);
        assert!(given.insert(id), "turn {turn}");
        let note = Note { text: hand.text(), ..Note::default() };
        history.apply(Edit::add(Record::new(id, hand.when(), note)), hand.now);
        if hand.chance(50) {
            history.undo(hand.now);
        }
    }
    sound(history.now());
}

/// What another process does meanwhile: a note of its own, words in a goal, a day's answer.
fn another_hand(notebook: &Notebook, hand: &mut Hand, goal: Id, why: &str) -> Vec<Edit> {
    let goal = notebook.goals.find(goal).unwrap();
    let note = Note { kind: NoteKind::Win, text: why.to_owned(), ..Note::default() };
    let habit = notebook.habits.all().map(|habit| habit.id).min().unwrap();
    let long_ago = "2020-02-02".parse().unwrap();
    let answer = Answer { note: why.to_owned(), ..Answer::default() };
    [
        Some(Edit::add(Record::new(hand.id(), When::on(long_ago), note))),
        Edit::revise(goal, |goal| goal.body.why = why.to_owned()),
        Some(Edit::Answer { habit, day: long_ago, answer }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn what_another_process_wrote_in_between_survives_undo_and_redo() {
    for seed in SEEDS {
        let (mut hand, mut other) = (Hand::new(seed), Hand::new(seed + 100));
        let before = lived(seed);
        let goal = before.goals.last().unwrap().id;
        let (mut expected, mut history) = (before.clone(), history(before, seed));
        for turn in 0..400 {
            gesture(&mut history, &mut hand);
            if turn % 80 == 40 {
                let mut disk = history.now().clone();
                let why = format!("from elsewhere {turn}");
                other.now = hand.now;
                for edit in another_hand(&disk, &mut other, goal, &why) {
                    let rev = other.mint.rev(hand.now);
                    expected.apply(&Change { edit: edit.clone(), rev });
                    disk.apply(&Change { edit, rev });
                }
                history.replace(disk, &[]);
            }
        }
        let after = history.now().clone();
        undo_all(&mut history, &mut hand);
        let stays = history.now().goals.all().any(|goal| goal.why == "from elsewhere 360");
        assert!(stays, "seed {seed}");
        assert_same(history.now(), &expected, &format!("seed {seed}"));
        redo_all(&mut history, &mut hand);
        assert_same(history.now(), &after, &format!("seed {seed}, redone"));
        sound(history.now());
    }
}

#[test]
fn a_change_applied_twice_is_a_change_applied_once() {
    for seed in SEEDS {
        let mut hand = Hand::new(seed);
        let mut history = history(lived(seed), seed);
        for turn in 0..300 {
            let change = gesture(&mut history, &mut hand);
            if matches!(change.edit, Edit::Together { .. }) {
                continue;
            }
            let mut again = history.now().clone();
            again.apply(&change);
            assert!(again == *history.now(), "seed {seed}, turn {turn}: {:?}", change.edit);
        }
    }
}

#[test]
fn unwritten_changes_reach_a_notebook_that_changed_meanwhile() {
    for seed in SEEDS {
        let mut hand = Hand::new(seed);
        let start = lived(seed);
        let mut history = history(start.clone(), seed);
        let unwritten: Vec<Change> = (0..60).map(|_| gesture(&mut history, &mut hand)).collect();
        let here = history.now().clone();
        history.replace(start, &unwritten);
        assert_same(history.now(), &here, &format!("seed {seed}"));
    }
}

#[test]
fn both_sides_keep_their_fields_and_their_parts() {
    let mut hand = Hand::new(3);
    let steps = |texts: &[&str], hand: &mut Hand| -> List<Step> {
        texts.iter().map(|text| Step { id: hand.id(), text: (*text).to_owned(), ..Step::default() }).collect()
    };
    let mut start = Notebook::new(Id::default());
    let goal =
        Goal { statement: "Walk".to_owned(), steps: steps(&["shoes", "Dana"], &mut hand), ..Goal::default() };
    let record = Record::new(hand.id(), hand.when(), goal);
    start.apply(&Change { edit: Edit::add(record), rev: hand.mint.rev(hand.now) });
    let goal = start.goals.last().unwrap();
    let ours = Edit::revise(goal, |goal| {
        goal.body.why = "ours".to_owned();
        goal.body.steps[0].done = Some("2026-11-20".parse().unwrap());
        let id = hand.id();
        goal.body.steps[1].steps.push(SubStep { id, text: "ask".to_owned(), ..SubStep::default() });
        goal.body.steps.extend(steps(&["from us"], &mut hand).0);
    });
    let theirs = Edit::revise(goal, |goal| {
        goal.body.benefits = "theirs".to_owned();
        goal.body.steps[0].text = "boots".to_owned();
        goal.body.steps[1].text = "Dana and Jonas".to_owned();
        goal.body.steps.extend(steps(&["from them"], &mut hand).0);
        goal.bring = true;
    });
    let (ours, theirs) = (ours.unwrap(), theirs.unwrap());
    for edits in [[&ours, &theirs], [&theirs, &ours]] {
        let mut notebook = start.clone();
        for edit in edits {
            notebook.apply(&Change { edit: edit.clone(), rev: hand.mint.rev(hand.now) });
        }
        let goal = notebook.goals.last().unwrap();
        assert_eq!((&*goal.why, &*goal.benefits, goal.bring), ("ours", "theirs", true));
        let texts: HashSet<&str> = goal.steps.iter().map(|step| &*step.text).collect();
        assert_eq!(texts, ["boots", "Dana and Jonas", "from us", "from them"].into());
        assert!(goal.steps[0].done.is_some() && goal.steps[1].steps.len() == 1);
    }
}

#[test]
fn what_one_hand_deletes_while_another_writes_keeps_the_words() {
    let hand = Hand::new(8);
    let start = lived(8);
    let note = start.notes.last().unwrap();
    let delete = Edit::Delete { id: note.id, at: "2026-11-21T10:00+01:00".parse().unwrap() };
    let write = Edit::revise(note, |note| note.body.text = "still here".to_owned()).unwrap();
    let mut notebook = start.clone();
    for edit in [delete, write] {
        notebook.apply(&Change { edit, rev: hand.mint.rev(hand.now) });
    }
    assert_eq!(notebook.notes.get(note.id).map(|note| &*note.text), Some("still here"));
}

#[test]
fn unknown_keys_stay_through_every_kind_of_change() {
    let mut hand = Hand::new(21);
    let mut history = history(lived(21), 21);
    let before = marks(history.now());
    let ids: Vec<Id> = history.now().ids().collect();
    for id in ids {
        let entry = history.now().entry(id).unwrap();
        let at = "2026-11-21T10:00+01:00".parse().unwrap();
        history.apply(flagged(&entry), hand.now);
        history.apply(Edit::Delete { id, at }, hand.now);
        history.apply(Edit::Restore { id, at }, hand.now);
        hand.wait();
    }
    assert_eq!(marks(history.now()), before);
}

/// The mark for the session, turned round.
fn flagged(entry: &Entry) -> Edit {
    let mut to = entry.clone();
    match &mut to {
        Entry::Goal(record) => record.bring ^= true,
        Entry::Habit(record) => record.bring ^= true,
        Entry::Concern(record) => record.bring ^= true,
        Entry::Value(record) => record.bring ^= true,
        Entry::CheckIn(record) => record.bring ^= true,
        Entry::Note(record) => record.bring ^= true,
        Entry::Day(record) => record.bring ^= true,
        Entry::Event(record) => record.bring ^= true,
        Entry::Reflection(record) => record.bring ^= true,
        Entry::Review(record) => record.bring ^= true,
        Entry::Session(record) => record.bring ^= true,
        Entry::Measured(record) => record.bring ^= true,
        Entry::Person(record) => record.bring ^= true,
        Entry::SafetyPlan(record) => record.bring ^= true,
        Entry::Share(record) => record.bring ^= true,
        Entry::Preparation(record) => record.bring ^= true,
    }
    Edit::Revise { from: entry.clone(), to }
}

#[test]
fn a_record_remembers_fifty_revisions_and_the_last_of_them() {
    let mut hand = Hand::new(4);
    let mut history = history(lived(4), 4);
    let id = history.now().goals.last().unwrap().id;
    let mut revs = Vec::new();
    for n in 0..200 {
        hand.wait();
        let goal = history.now().goals.get(id).unwrap();
        let edit = Edit::revise(goal, |goal| goal.body.why = format!("{n}")).unwrap();
        revs.push(history.apply(edit, hand.now).rev);
    }
    let goal = history.now().goals.get(id).unwrap();
    assert_eq!(goal.rev(), revs[199]);
    assert_eq!(goal.replaced(), &revs[149..199]);
    sound(history.now());
}

fn habit() -> (Notebook, Id) {
    let mut hand = Hand::new(1);
    let mut notebook = Notebook::new(Id::default());
    let record = Record::new(hand.id(), hand.when(), Habit::default());
    let id = record.id;
    notebook.apply(&Change { edit: Edit::add(record), rev: hand.mint.rev(hand.now) });
    (notebook, id)
}

proptest! {
    #[test]
    fn of_the_answers_for_a_day_the_later_written_is_taken_in_whatever_order_they_come(
        answers in prop::collection::vec((0u64..6, 0usize..4), 1..8),
        order in prop::collection::vec(any::<u32>(), 8),
    ) {
        let (start, habit) = habit();
        let day = "2026-11-20".parse().unwrap();
        let mut changes: Vec<Change> = answers.iter().enumerate().map(|(at, (rev, is))| {
            let answer = Answer::new(Is::ALL[*is].clone());
            // Each revision is made once, so two answers never share one.
            let rev: Rev = format!("{:016x}", 0x0019_aa00_0000_7000 + rev * 8 + at as u64).parse().unwrap();
            Change { edit: Edit::Answer { habit, day, answer }, rev }
        }).collect();
        let latest = changes.iter().max_by_key(|change| change.rev).unwrap().clone();
        let Edit::Answer { answer, .. } = latest.edit else { unreachable!() };
        let mut ranked: Vec<(u32, Change)> = order.into_iter().zip(changes.drain(..)).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let mut notebook = start;
        for (_, change) in ranked {
            notebook.apply(&change);
        }
        let expected = Some(&answer).filter(|answer| !answer.is_blank());
        prop_assert_eq!(notebook.answer(habit, day), expected);
    }

    #[test]
    fn any_notebook_reads_back_from_its_own_file(seed in any::<u64>(), gestures in 0usize..60) {
        let mut hand = Hand::new(seed);
        let mut history = history(Notebook::new(Id::default()), seed);
        for _ in 0..gestures {
            gesture(&mut history, &mut hand);
        }
        sound(history.now());
    }
}

#[test]
fn taking_back_a_new_entry_leaves_it_if_another_window_has_written_in_it() {
    for undone_before in [false, true] {
        let mut hand = Hand::new(5);
        let mut history = history(Notebook::new(Id::default()), 5);
        let note = Record::new(hand.id(), hand.when(), Note { text: "ours".to_owned(), ..Note::default() });
        let id = note.id;
        history.apply(Edit::add(note), hand.now);
        if undone_before {
            history.undo(hand.now);
            history.redo(hand.now);
        }
        let mut disk = history.now().clone();
        let edit = Edit::revise(disk.notes.get(id).unwrap(), |note| note.body.text = "theirs".to_owned());
        disk.apply(&Change { edit: edit.unwrap(), rev: hand.mint.rev(hand.now) });
        history.replace(disk, &[]);
        history.undo(hand.now);
        assert_eq!(history.now().notes.get(id).map(|note| &*note.text), Some("theirs"));
    }
}
