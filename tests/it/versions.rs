//! Two versions of an entry on the screen, another copy beside the notebook, and a form open while another window writes.

use std::path::PathBuf;

use guidepost::app::{Effect, Msg};
use guidepost::model::day::{Note, NoteKind};
use guidepost::model::goal::Goal;
use guidepost::model::{Change, Edit, Id, Kind, Mint, Notebook, Record, When};

use super::driver::{Driver, at, empty};

fn now() -> chrono::DateTime<chrono::FixedOffset> {
    at("2026-11-21T09:00+00:00")
}

fn add<T: Kind>(notebook: &mut Notebook, mint: &Mint, body: T) -> Id {
    let record = Record::new(mint.id(now()), When::now(now(), notebook.settings.day_starts()), body);
    let id = record.id;
    notebook.apply(&Change { edit: Edit::add(record), rev: id.first_rev() });
    id
}

/// What one device makes of an entry.
type Way<'a, T> = &'a dyn Fn(&mut Record<T>);

/// The same entry written in two ways on two devices that knew it, as one notebook.
fn split<T: Kind>(base: &Notebook, id: Id, ways: [Way<T>; 2]) -> Notebook {
    let copies = ways.map(|way| {
        let mut copy = base.clone();
        let edit = Edit::revise(T::table(&copy).find(id).unwrap(), way).unwrap();
        let mint = Mint::new(77 + copy.last_rev().moment().get().timestamp() as u64);
        mint.force_past(copy.last_rev());
        (edit, mint, std::mem::replace(&mut copy, base.clone()))
    });
    let mut merged = base.clone();
    for (minutes, (edit, mint, mut copy)) in copies.into_iter().enumerate() {
        let later = now() + chrono::TimeDelta::minutes(1 + minutes as i64);
        copy.apply(&Change { edit, rev: mint.rev(later) });
        merged = merged.merge(&copy);
    }
    merged
}

fn two_notes() -> (Notebook, Id) {
    let (mut notebook, mint) = (empty(), Mint::new(3));
    let text = "as it was".to_owned();
    let id = add(&mut notebook, &mint, Note { kind: NoteKind::Win, text, ..Note::default() });
    let here = |note: &mut Record<Note>| note.body.text = "Walked to the river.".to_owned();
    let there = |note: &mut Record<Note>| note.body.text = "Walked up the hill.".to_owned();
    (split(&notebook, id, [&here, &there]), id)
}

fn texts(driver: &Driver, id: Id) -> Vec<String> {
    let note = driver.notebook().notes.get(id).unwrap();
    std::iter::once(note).chain(note.versions()).map(|note| note.text.clone()).collect()
}

#[test]
fn two_versions_are_told_quietly_and_chosen_between_on_a_page_of_their_own() {
    let (notebook, id) = two_notes();
    for (width, height) in [(80, 24), (60, 20), (120, 40)] {
        let mut driver = Driver::new(notebook.clone()).size(width, height);
        driver.shows("1 entry stands in two versions: = to choose");
        driver.keys("=");
        driver.shows("Two versions of a win").shows("Walked to the river.").shows("Walked up the hill.");
        driver.shows("Keep the first").shows("Keep the second").shows("Keep the words of both");
        driver.shows("Decide later").shows("The first, written").shows("at 09:02");
        driver.keys("<esc>").hides("Keep the first");
        assert_eq!(texts(&driver, id).len(), 2, "deciding later changes nothing");
    }
}

#[test]
fn each_choice_leaves_what_it_says_and_undo_brings_the_question_back() {
    let (notebook, id) = two_notes();
    let cases: &[(&str, &[&str])] = &[
        ("=<enter>", &["Walked up the hill."]),
        ("=j<enter>", &["Walked to the river."]),
        ("=jj<enter>", &["Walked up the hill. / Walked to the river."]),
        ("=G<enter>", &["Walked up the hill.", "Walked to the river."]),
    ];
    for (keys, wanted) in cases {
        let mut driver = Driver::new(notebook.clone());
        driver.keys(keys).hides("Keep the first");
        assert_eq!(texts(&driver, id), *wanted, "{keys}");
        if wanted.len() == 1 {
            driver.keys("j").hides("two versions");
            driver.keys("u").shows("Undone: choice of win");
            assert_eq!(texts(&driver, id).len(), 2, "{keys}, undone");
            driver.keys("j").shows("1 entry stands in two versions");
        }
    }
}

#[test]
fn one_entry_after_another_is_asked_about_and_nothing_is_asked_when_there_is_nothing() {
    let (notebook, _) = two_notes();
    let mut notebook = notebook;
    let mint = Mint::new(9);
    let id = add(&mut notebook, &mint, Goal { statement: "Walk".to_owned(), ..Goal::default() });
    let here = |goal: &mut Record<Goal>| goal.body.why = "To sleep well.".to_owned();
    let there = |goal: &mut Record<Goal>| goal.body.why = "To see the birds.".to_owned();
    let notebook = split(&notebook, id, [&here, &there]);
    let mut driver = Driver::new(notebook);
    driver.shows("2 entries stand in two versions");
    driver.keys("=").shows("Two versions of a goal").shows("To see the birds.").shows("1 more after this");
    driver.hides("Walk\n");
    driver.keys("jj<enter>").shows("Two versions of a win").hides("more after this");
    driver.keys("<enter>").hides("Keep the first");
    let why = &driver.notebook().goals.get(id).unwrap().why;
    assert!(
        why.contains(" / ") && why.contains("To see the birds.") && why.contains("To sleep well."),
        "{why}"
    );
    driver.keys("=").shows("Nothing stands in two versions.");
}

#[test]
fn the_entry_itself_says_that_it_stands_in_two_versions() {
    let (notebook, _) = two_notes();
    let mut driver = Driver::new(notebook);
    driver.keys("7").shows("(two versions)");
    driver.keys("<enter>").shows("This stands in two versions");
    driver.keys("=").shows("Keep the first");
}

#[test]
fn another_copy_is_asked_about_once_nothing_else_is_open_and_no_reflex_answers_for_good() {
    let path = PathBuf::from("/data/guidepost (Anna's conflicted copy).json");
    let (taken, left) = (Effect::TakeCopy(path.clone()), Effect::LeaveCopy(path.clone()));
    for (key, wanted) in [("y", Some(&taken)), ("n", None), ("<esc>", None), ("N", Some(&left))] {
        let mut driver = Driver::new(empty());
        driver.keys("chalf typed");
        driver.send(Msg::Beside(path.clone()));
        driver.hides("Another copy");
        driver.keys(" words").shows("half typed words");
        driver.keys("<esc>");
        driver.shows("Another copy of your notebook").shows("guidepost (Anna's conflicted copy).json");
        driver.keys("<enter>x").shows("Another copy of your notebook");
        driver.keys(key).hides("Another copy");
        let answers = driver.wanted.iter().filter(|effect| [&taken, &left].contains(effect));
        assert_eq!(answers.collect::<Vec<_>>(), Vec::from_iter(wanted), "{key}");
    }
}

#[test]
fn what_another_window_wrote_in_the_entry_being_typed_in_stands_beside_what_is_typed() {
    let (mut notebook, mint) = (empty(), Mint::new(3));
    let text = "as it was".to_owned();
    let id = add(&mut notebook, &mint, Note { kind: NoteKind::Win, text, ..Note::default() });
    for (theirs, versions) in [("text", 2), ("reply", 1)] {
        let mut driver = Driver::new(notebook.clone());
        driver.keys("7<enter>e<end>, typed here");
        let mut disk = notebook.clone();
        let edit = Edit::revise(disk.notes.get(id).unwrap(), |note| match theirs {
            "text" => note.body.text = "written there".to_owned(),
            _ => note.body.tags.push("outdoors".to_owned()),
        });
        disk.apply(&Change { edit: edit.unwrap(), rev: mint.rev(now() + chrono::TimeDelta::minutes(5)) });
        driver.send(Msg::Changed(Box::new(disk)));
        driver.shows("as it was, typed here");
        driver.keys("<ctrl-s>");
        let all = texts(&driver, id);
        assert_eq!((all.len(), &*all[0]), (versions, "as it was, typed here"), "{all:?}");
        match theirs {
            "text" => assert_eq!(all[1], "written there"),
            _ => assert_eq!(driver.notebook().notes.get(id).unwrap().tags, ["outdoors"]),
        }
    }
}
