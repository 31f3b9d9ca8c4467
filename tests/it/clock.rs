//! Odd clocks: which day something belongs to is said once, when it is written, and never moves.

use std::fs;
use std::process::Output;

use guidepost::demo;
use guidepost::model::Notebook;
use serde_json::Value;

use crate::driver::{Driver, at, empty};
use crate::pty::Home;

/// A command by the clocks of a place.
fn run(home: &Home, zone: &str, now: &str, args: &[&str]) -> Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_guidepost"));
    command.env_clear().envs(home.environment()).env("TZ", zone).env("GUIDEPOST_NOW", now).args(args);
    command.output().unwrap()
}

/// Keeps a mood; the day and the moment that stand in the file then.
fn log(home: &Home, zone: &str, now: &str, more: &[&str]) -> (String, String) {
    let marker = format!("mood {}", file(home)["check_ins"].as_array().map_or(0, Vec::len));
    let args = [&["log", "--mood", "5", "--tag", &marker], more].concat();
    let output = run(home, zone, now, &args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let file = file(home);
    let mut check_ins = file["check_ins"].as_array().unwrap().iter();
    let check_in = check_ins.find(|check_in| check_in["tags"][0] == marker.as_str()).unwrap();
    let at = check_in["at"].as_str().unwrap();
    let day = check_in.get("day").map_or(&at[..10], |day| day.as_str().unwrap());
    (day.to_owned(), at.to_owned())
}

fn file(home: &Home) -> Value {
    fs::read(home.notebook()).map_or(Value::Null, |bytes| serde_json::from_slice(&bytes).unwrap())
}

#[test]
fn every_moment_of_an_odd_clock_belongs_to_one_day_and_stays_there() {
    // The place, the moment there, what else is said, and the day it belongs to.
    let cases: &[(&str, &str, &[&str], &str)] = &[
        // In Cairo the clocks went from 23:59 to 01:00: the day had no midnight.
        ("Africa/Cairo", "2026-04-24T00:30", &[], "2026-04-23"),
        ("Africa/Cairo", "2026-04-24T01:00", &[], "2026-04-23"),
        ("Africa/Cairo", "2026-04-24T04:00", &[], "2026-04-24"),
        ("Africa/Cairo", "2026-04-24T12:00", &["--date", "yesterday", "--time", "00:30"], "2026-04-23"),
        // In Apia there was no 30 December.
        ("Pacific/Apia", "2011-12-29T23:30", &[], "2011-12-29"),
        ("Pacific/Apia", "2011-12-30T12:00", &[], "2011-12-30"),
        ("Pacific/Apia", "2011-12-31T09:00", &[], "2011-12-31"),
        ("Pacific/Apia", "2011-12-31T09:00", &["--date", "yesterday"], "2011-12-30"),
        ("Pacific/Apia", "2012-01-05T09:00", &["--date", "2011-12-30", "--time", "10:00"], "2011-12-30"),
        // Hours that never were, and that were twice.
        ("Europe/Berlin", "2026-03-29T02:30", &[], "2026-03-28"),
        ("Europe/Berlin", "2026-03-29T09:00", &["--date", "2026-03-28", "--time", "02:30"], "2026-03-28"),
        ("Europe/Berlin", "2026-10-25T02:30", &[], "2026-10-24"),
        ("Europe/Berlin", "2026-10-25T09:00", &["--date", "2026-10-24", "--time", "02:30"], "2026-10-24"),
        ("America/Sao_Paulo", "2018-11-04T00:30", &[], "2018-11-03"),
        // A clock that was set back to before all clocks, and far ahead.
        ("Europe/Berlin", "1969-12-31T12:00", &[], "1969-12-31"),
        ("UTC", "1900-01-01T03:59", &[], "1899-12-31"),
        ("UTC", "2200-01-01T12:00", &[], "2200-01-01"),
        // A person who flies over the date line.
        ("Pacific/Kiritimati", "2026-11-21T12:00", &[], "2026-11-21"),
        ("Pacific/Pago_Pago", "2026-11-20T12:00", &[], "2026-11-20"),
        ("Pacific/Kiritimati", "2026-11-21T12:01", &[], "2026-11-21"),
    ];
    let home = Home::in_memory();
    let mut written: Vec<Value> = Vec::new();
    for (zone, now, more, day) in cases {
        let (found, at) = log(&home, zone, now, more);
        assert_eq!(found, *day, "{zone} {now} {more:?}: {at}");
        let all = file(&home)["check_ins"].as_array().unwrap().clone();
        assert!(
            written.iter().all(|earlier| all.contains(earlier)),
            "an earlier one moved after {zone} {now}"
        );
        written = all;
    }
    let notebook = Notebook::read(&fs::read(home.notebook()).unwrap()).unwrap();
    assert_eq!(notebook.ids().count(), cases.len(), "no id stands twice");
}

#[test]
fn the_same_file_says_the_same_in_every_place() {
    let home = Home::in_memory();
    fs::create_dir_all(home.notebook().parent().unwrap()).unwrap();
    let life = demo::notebook(at("2026-11-21T09:30+01:00"), 1, demo::Span::Weeks).to_bytes();
    fs::write(home.notebook(), life).unwrap();
    let commands: &[&[&str]] = &[
        &["today", "--json"],
        &["review", "--week", "2026-11-11", "--json"],
        &["review", "--month", "2026-10"],
        &["export"],
    ];
    let zones =
        ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "Africa/Cairo", "Asia/Kathmandu"];
    for command in commands {
        let told = zones.map(|zone| {
            let output = run(&home, zone, "2026-11-21T09:30", command);
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap()
        });
        for (zone, told_there) in zones.iter().zip(&told) {
            assert_eq!(told_there, &told[0], "{command:?} in {zone}");
        }
    }
}

#[test]
fn a_form_that_was_open_over_the_end_of_the_day_belongs_to_the_day_it_says() {
    for (opened, sent) in [
        ("2026-11-21T23:59+00:00", "2026-11-22T00:01+00:00"),
        ("2026-11-22T03:59+00:00", "2026-11-22T04:01+00:00"),
        ("2026-11-21T21:00+00:00", "2026-11-24T09:00+00:00"),
        ("2026-11-21T21:00+00:00", "1969-12-31T12:00+00:00"),
        ("2026-11-21T21:00+00:00", "2026-11-22T11:00+14:00"),
        ("2026-11-21T21:00+00:00", "2026-11-20T21:00-11:00"),
    ] {
        let mut driver = Driver::started(empty(), guidepost::app::Drafts::new(), opened);
        driver.keys("c6").shows("21 November");
        driver.now = at(sent);
        driver.keys(" over midnight").shows("21 November");
        driver.keys("<enter>");
        let check_in = driver.notebook().check_ins.iter().next().unwrap();
        assert_eq!(check_in.when.day.to_string(), "2026-11-21", "{opened}, {sent}");
    }
}

#[test]
fn a_clock_set_back_gives_no_change_a_smaller_revision() {
    let home = Home::in_memory();
    log(&home, "UTC", "2026-11-21T09:30", &[]);
    let habit = ["habit", "add", "Walk"];
    assert!(run(&home, "UTC", "2026-11-21T09:30", &habit).status.success());
    for (now, args) in [
        ("2026-11-21T09:31", ["log", "--did", "walk"]),
        ("1969-12-31T09:31", ["habit", "retire", "walk"]),
        ("1969-12-31T09:32", ["habit", "resume", "walk"]),
        ("1969-12-31T09:33", ["habit", "retire", "walk"]),
    ] {
        let output = run(&home, "UTC", now, &args);
        assert!(output.status.success(), "{args:?} {}", String::from_utf8_lossy(&output.stderr));
    }
    let habit = &file(&home)["habits"][0];
    assert_eq!(habit["retired"], "1969-12-31", "{habit}");
    let revs = habit["was"].as_array().unwrap();
    assert!(revs.iter().all(|was| was.as_str() < habit["rev"].as_str()), "{habit}");
}
