//! The reader of goal sentences against labelled sentences, and properties that hold for any text.

use chrono::NaiveDate;
use guidepost::smart::{self, Known, Name, Reading, TimeState};
use std::path::{Path, PathBuf};

/// Saturday 21 November 2026.
fn known() -> Known {
    Known::on(NaiveDate::from_ymd_opt(2026, 11, 21).unwrap())
}

fn read(sentence: &str) -> Reading {
    smart::read(sentence, &known())
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').map(str::to_string).collect()).collect()
}

fn data(name: &str) -> Vec<Vec<String>> {
    rows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name))
}

/// "1 1 1 0 r": the letters as the tables write them.
fn letters(reading: &Reading) -> Vec<String> {
    let met = |name| u8::from(reading.letter(name).met).to_string();
    let time = match reading.time {
        TimeState::None => "n",
        TimeState::Rhythm => "r",
        TimeState::Horizon => "h",
    };
    let four = [Name::Specific, Name::Measurable, Name::Achievable, Name::Relevant].map(met);
    four.into_iter().chain([time.to_string()]).collect()
}

/// How many rows each letter gets right, and a line for each that it does not.
fn score(rows: &[(String, Vec<String>)]) -> ([usize; 5], Vec<String>) {
    let mut right = [0; 5];
    let mut wrong = Vec::new();
    for (text, labels) in rows {
        let got = letters(&read(text));
        for (n, letter) in "SMART".chars().enumerate() {
            let same =
                got[n] == labels[n] || labels[n] == "0" && got[n] != "h" || labels[n] == "1" && got[n] == "h";
            right[n] += usize::from(same);
            if !same {
                wrong.push(format!("{letter} {} not {}: {text}", got[n], labels[n]));
            }
        }
    }
    (right, wrong)
}

#[test]
fn own_sentences_are_read_as_labelled() {
    let rows: Vec<_> = data("goals.tsv").into_iter().map(|row| (row[5].clone(), row[..5].to_vec())).collect();
    assert!(rows.len() >= 200);
    let (right, wrong) = score(&rows);
    println!("{right:?} of {}\n{}", rows.len(), wrong.join("\n"));
    let floors = [97, 97, 98, 97, 98].map(|percent| rows.len() * percent / 100);
    assert!(right.iter().zip(floors).all(|(right, floor)| *right >= floor), "{right:?} of {}", rows.len());
}

/// The labelled sentences of the articles stay outside the repository.
fn examples() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = ["../shared/data/smart_examples.tsv", "../../shared/data/smart_examples.tsv"];
    places.iter().map(|place| root.join(place)).find(|path| path.exists())
}

#[test]
fn the_examples_of_the_articles_are_read_as_labelled() {
    let Some(path) = examples() else {
        println!("left out: smart_examples.tsv is not here");
        return;
    };
    let rows: Vec<_> =
        rows(&path).into_iter().skip(1).map(|row| (row[0].clone(), row[1..6].to_vec())).collect();
    let (right, wrong) = score(&rows);
    println!("{right:?} of {}\n{}", rows.len(), wrong.join("\n"));
    assert!(
        right.iter().zip([47, 48, 49, 47, 49]).all(|(right, floor)| *right >= floor),
        "{right:?}\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_plan_is_read_out_of_the_sentence() {
    let mut wrong = Vec::new();
    for row in data("plans.tsv") {
        let plan = read(&row[0]).plan;
        let or = |text: Option<String>| text.unwrap_or("-".into());
        let got = [
            or(plan.what),
            or(plan.amount.map(|n| n.to_string())),
            or(plan.unit),
            or(plan.every.map(|every| every.to_string())),
            or(plan.cue),
            or(plan.until.map(|day| day.to_string())),
        ];
        if got[..] != row[1..] {
            wrong.push(format!("{}\n   got {got:?}\n   not {:?}", row[0], &row[1..]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn care_is_offered_where_it_is_needed_and_nowhere_else() {
    let mut wrong = Vec::new();
    for row in data("care.tsv") {
        let reading = read(&row[1]);
        let got = reading.json()["care"].as_str().unwrap_or("-").to_string();
        if got != row[0] {
            wrong.push(format!("{got} not {}: {}", row[0], row[1]));
        }
        assert!(reading.care.is_none() || reading.ask.is_none(), "no question beside care: {}", row[1]);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn scratch() {
    for line in std::env::var("SMART_SAY").unwrap_or_default().split('|') {
        println!("== {line}\n{}\n", read(line).explain());
    }
    let all: Vec<String> = data("goals.tsv").into_iter().map(|row| row[5].clone()).collect();
    let start = std::time::Instant::now();
    let met: usize = all.iter().cycle().take(10_000).map(|line| read(line).met()).sum();
    println!("10000 lines {:?} {met}", start.elapsed());
    let long = "Practice deep breathing for 10 minutes every morning for the next 30 days to calm my anxiety before work and call my sister every Sunday after lunch because she matters to me and I want to be close to her";
    let start = std::time::Instant::now();
    (0..100).for_each(|_| drop(read(long)));
    println!("{} chars {:?}", long.len(), start.elapsed() / 100);
    let Ok(path) = std::env::var("SMART_FILE") else { return };
    let rows: Vec<_> =
        rows(Path::new(&path)).into_iter().map(|row| (row[5].clone(), row[..5].to_vec())).collect();
    let (right, wrong) = score(&rows);
    println!("{right:?} of {}\n{}", rows.len(), wrong.join("\n"));
}
