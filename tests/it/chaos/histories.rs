//! Devices that write, fork, keep old copies and meet: in whatever order copies meet, they say the same and lose no word.

mod life;

use std::collections::HashSet;

use guidepost::model::{Change, Edit, Id, Notebook, Rev};

use super::{in_parallel, reach, tell};
use life::{Lived, live};

type Merge = fn(&Notebook, &Notebook) -> Notebook;

/// What a merge must do with the copies of one history; the error is a sentence.
fn check(lived: &Lived, merge: Merge) -> Result<(), String> {
    let fold = |order: &[usize]| {
        let mut copies = order.iter().map(|at| &lived.copies[*at]);
        let first = copies.next().unwrap().clone();
        copies.fold(first, |all, copy| merge(&all, copy))
    };
    let all = fold(&lived.order);
    let bytes = all.to_bytes();
    for (at, copy) in lived.copies.iter().enumerate() {
        if merge(&all, copy) != all || merge(copy, &all) != all {
            return Err(format!("copy {at} is not inert in what it became a part of"));
        }
        if merge(copy, copy) != *copy {
            return Err(format!("copy {at} merged with itself is another"));
        }
    }
    if lived.copies.iter().rev().fold(all.clone(), |all, copy| merge(&all, copy)) != all {
        return Err("merged once more it is another".to_owned());
    }
    let backwards: Vec<usize> = lived.order.iter().rev().copied().collect();
    if fold(&backwards) != all {
        return Err("another order gives another notebook".to_owned());
    }
    let (left, right) = lived.order.split_at(lived.order.len() / 2);
    if !left.is_empty() && merge(&fold(left), &fold(right)) != all {
        return Err("merged in pairs it is another notebook".to_owned());
    }
    let ids: HashSet<Id> = all.ids().collect();
    if let Some(id) = lived.copies.iter().flat_map(Notebook::ids).find(|id| !ids.contains(id)) {
        return Err(format!("{id} is gone"));
    }
    let text = String::from_utf8(bytes.clone()).unwrap();
    if let Some(lost) = lived.standing().find(|word| !text.contains(&format!("{word}."))) {
        return Err(format!("“{lost}” is gone, and nobody took it away"));
    }
    if Notebook::read(&bytes).as_ref() != Ok(&all) {
        return Err("the file does not read back".to_owned());
    }
    Ok(())
}

#[test]
fn copies_that_meet_in_any_order_give_one_notebook_and_no_word_is_lost() {
    let count = reach(600, 20_000, 100_000);
    let wrong = in_parallel(0..count as u64, |seed| {
        let why = check(&live(seed), Notebook::merge).err()?;
        Some(format!("history {seed}: {why}"))
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
    tell(
        "histories of copies that meet",
        format!("{count} histories, 0 words lost, the same file in any order"),
    );
}

/// The greater revision of the whole file wins, as a sync program does it.
fn last_writer_wins(a: &Notebook, b: &Notebook) -> Notebook {
    std::cmp::max_by_key(a, b, |notebook| (notebook.last_rev(), notebook.to_bytes())).clone()
}

/// The first copy's records, and of the second those that the first has not.
fn first_wins(a: &Notebook, b: &Notebook) -> Notebook {
    let mut merged = a.clone();
    for id in b.ids().filter(|id| a.entry(*id).is_none()) {
        merged.apply(&Change { edit: Edit::Add(b.entry(id).unwrap()), rev: Rev::default() });
    }
    merged
}

#[test]
fn a_merge_that_loses_words_is_caught_by_the_same_histories() {
    for (name, bad) in [("last writer", last_writer_wins as Merge), ("first", first_wins)] {
        let caught: Vec<String> = (0..100).filter_map(|seed| check(&live(seed), bad).err()).collect();
        assert!(caught.len() > 50, "{name} wins: {} of 100 caught", caught.len());
    }
    let lost = (0..100).filter_map(|seed| check(&live(seed), last_writer_wins).err());
    assert!(lost.into_iter().any(|why| why.contains("gone")), "not one lost word was noticed");
}
