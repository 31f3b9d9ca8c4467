//! What is given out: everything, readable, safe to open, and taken in again as it was.

use std::collections::{BTreeMap, BTreeSet};

use guidepost::demo::{self, Span};
use guidepost::exchange::{OUTPUTS, Output, Private, Written};
use guidepost::model::day::{Note, NoteKind};
use guidepost::model::goal::{Goal, Horizon, Status, StepKind};
use guidepost::model::habit::{Answer, Habit, Is, Kind, Pause, Rule, Schedule};
use guidepost::model::reflection::ConcernKind;
use guidepost::model::review::{Choice, Span as Look};
use guidepost::model::session::{Measured, Role, Session};
use guidepost::model::{Edit, Entry, List, Mint, Notebook, Record, When};
use guidepost::support::DISCLAIMER;

use super::{Person, bytes, source};
use crate::driver::at;

fn file(name: &str, notebook: &Notebook) -> String {
    file_with(Private::LeftOut, name, notebook)
}

fn file_with(private: Private, name: &str, notebook: &Notebook) -> String {
    match Output::named(name).unwrap().write(notebook, private) {
        Written::File(bytes) => String::from_utf8(bytes).unwrap(),
        Written::Folder(_) => panic!("{name} is a folder"),
    }
}

/// The tables by name, each as rows of cells.
fn tables(notebook: &Notebook) -> BTreeMap<String, Vec<Vec<String>>> {
    let written = Output::named("csv").unwrap().write(notebook, Private::LeftOut);
    let Written::Folder(files) = written else { panic!("no folder") };
    let read = |bytes: &[u8]| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
        rows.collect::<Vec<Vec<String>>>()
    };
    let tables = files.into_iter().filter(|file| file.path.ends_with(".csv"));
    tables.map(|file| (file.path, read(&file.bytes))).collect()
}

fn lived(span: Span) -> Notebook {
    demo::notebook(at("2026-11-21T19:42+00:00"), 1, span)
}

fn with(edits: Vec<Edit>) -> Notebook {
    let mut person = Person::new();
    person.apply(Edit::together("", edits));
    person.notebook
}

#[test]
fn what_was_given_out_comes_back_to_the_byte() {
    for span in [Span::Weeks, Span::Years(10)] {
        let out = file("json", &lived(span));
        let mut person = Person::with(Notebook::new(Mint::new(9).id(at("2026-11-21T19:42+00:00"))));
        person.import("guidepost", &bytes(out.as_bytes()));
        assert!(file("json", &person.notebook) == out, "{span:?}");
        person.knows("guidepost", &bytes(out.as_bytes()));
    }
}

#[test]
fn every_record_and_every_key_of_a_long_life_has_its_row_and_its_column() {
    let notebook = lived(Span::Years(2));
    let tables = tables(&notebook);
    assert_eq!(tables.len(), 30);
    let of = |name: &str| tables[name].len() - 1;
    assert_eq!(of("notes.csv"), notebook.notes.iter().count());
    assert_eq!(of("check_ins.csv"), notebook.check_ins.iter().count());
    let steps: usize = notebook.goals.iter().map(|goal| goal.steps.len()).sum();
    assert_eq!(of("goals-steps.csv"), steps);
    assert_eq!(of("answers.csv"), notebook.said().filter(|(.., answer)| !answer.is_blank()).count());
    for (name, rows) in &tables {
        assert_eq!(rows[0].last().map(String::as_str), Some("other"), "{name}");
        for row in &rows[1..] {
            assert_eq!(row.len(), rows[0].len(), "{name}");
            assert_eq!(row.last().map(String::as_str), Some(""), "{name}");
        }
    }
    let inner = &tables["goals-steps-steps.csv"][1..];
    assert!(!inner.is_empty());
    assert!(inner.iter().all(|row| tables["goals-steps.csv"].iter().any(|step| step[0] == row[1])));
}

#[test]
fn an_imported_record_keeps_where_it_is_from_in_the_last_column() {
    let mut person = Person::new();
    person.import("daylio", &source("daylio", "daylio.csv"));
    let tables = tables(&person.notebook);
    let row = &tables["check_ins.csv"][1];
    assert_eq!(row[1], "2026-09-24");
    assert_eq!(row[10], "'=SUM(A1) слова 👩‍👧");
    assert_eq!(row[12], r#"{"from":{"app":"daylio","mood":"Lausig"}}"#);
}

#[test]
fn no_text_is_a_formula() {
    let texts = ["=1+1", "+49 170", "-5", "@x", "\t=1", "plain", "a=b"];
    let mint = Mint::new(2);
    let now = at("2026-11-21T09:30+00:00");
    let note = |text: &&str| {
        let body = Note { text: (*text).to_owned(), tags: vec![(*text).to_owned()], ..Note::default() };
        Edit::add(Record::new(mint.id(now), When::on(now.date_naive()), body))
    };
    let notebook = with(texts.iter().map(note).collect());
    let tables = tables(&notebook);
    let cells: Vec<&str> = tables["notes.csv"][1..].iter().flat_map(|row| [&*row[6], &*row[11]]).collect();
    for text in texts {
        let safe = if text.starts_with(['p', 'a']) { text.to_owned() } else { format!("'{text}") };
        assert_eq!(cells.iter().filter(|cell| **cell == safe).count(), 2, "{text} in {cells:?}");
    }
}

#[test]
fn words_that_are_meant_where_none_stands_are_those_of_the_model() {
    let tables = tables(&with(Vec::new()));
    assert_eq!(tables["notes.csv"].len(), 1);
    let mint = Mint::new(2);
    let now = at("2026-11-21T09:30+00:00");
    let when = When::on(now.date_naive());
    let habit = Habit { name: "Walk".to_owned(), rules: List(vec![Rule::default()]), ..Habit::default() };
    let habit = Record::new(mint.id(now), when, habit);
    let answer = Edit::Answer { habit: habit.id, day: when.day, answer: Answer::default() };
    let goal = Record::new(mint.id(now), when, Goal::default());
    let note = Record::new(mint.id(now), when, Note::default());
    let tables = self::tables(&with(vec![Edit::add(habit), answer, Edit::add(goal), Edit::add(note)]));
    let cell = |table: &str, column: &str| {
        let rows = &tables[table];
        let at = rows[0].iter().position(|name| name == column).unwrap();
        rows[1][at].clone()
    };
    assert_eq!(cell("habits.csv", "kind"), Kind::default().word());
    assert_eq!(cell("habits-rules.csv", "every"), Schedule::default().to_string());
    assert_eq!(cell("answers.csv", "is"), Is::default().word());
    assert_eq!(cell("goals.csv", "status"), Status::default().word());
    assert_eq!(cell("goals.csv", "horizon"), Horizon::default().word());
    assert_eq!(cell("notes.csv", "kind"), NoteKind::default().word());
    assert_eq!(StepKind::default(), StepKind::Step);
    assert_eq!(ConcernKind::default(), ConcernKind::Unsorted);
    assert_eq!((Look::default(), Choice::default()), (Look::Week, Choice::Keep));
    assert_eq!(Role::default(), Role::Friend);
}

#[test]
fn the_single_answers_of_a_phq_9_leave_only_if_that_is_ticked() {
    let mint = Mint::new(2);
    let now = at("2026-11-21T09:30+00:00");
    let result = |measure: &str, answers: Vec<Option<u8>>| {
        let body = Measured {
            measure: measure.to_owned(),
            score: "7".parse().ok(),
            answers,
            words: "a hard week".to_owned(),
            ..Measured::default()
        };
        Edit::add(Record::new(mint.id(now), When::on(now.date_naive()), body))
    };
    let nine = [0, 1, 2, 0, 1, 1, 0, 1, 1].map(Some).to_vec();
    let notebook = with(vec![result("phq-9", nine), result("gad-2", vec![Some(2), None])]);
    let rows = &tables(&notebook)["measures.csv"];
    let answers = |measure: &str| rows.iter().find(|row| row[5] == measure).map(|row| row[7].clone());
    assert_eq!(answers("phq-9").as_deref(), Some(""));
    assert_eq!(answers("gad-2").as_deref(), Some("2; "));
    let text = file("markdown", &notebook);
    assert!(text.contains("- phq-9 7: a hard week\n"), "{text}");
    let json = file("json", &notebook);
    assert!(
        json.contains("\"score\":7") && json.contains("a hard week") && json.contains("[2,null]"),
        "{json}"
    );
    assert!(!json.contains("[0,1,2"), "{json}");
    let ticked = |name| file_with(Private::Ticked, name, &notebook);
    assert!(ticked("json").contains("[0,1,2,0,1,1,0,1,1]"));
    assert!(ticked("markdown").contains("- phq-9 7, 0 1 2 0 1 1 0 1 1: a hard week\n"));
}

#[test]
fn what_was_given_out_without_private_answers_takes_nothing_away_when_it_comes_back() {
    let mint = Mint::new(2);
    let now = at("2026-11-21T09:30+00:00");
    let answers = [0, 1, 2, 0, 1, 1, 0, 1, 1].map(Some).to_vec();
    let body = Measured { measure: "phq-9".to_owned(), answers, ..Measured::default() };
    let notebook = with(vec![Edit::add(Record::new(mint.id(now), When::on(now.date_naive()), body))]);
    let out = file("json", &notebook);
    let person = Person::with(notebook.clone());
    person.knows("guidepost", &bytes(out.as_bytes()));
    let copy = Notebook::read(out.as_bytes()).unwrap();
    assert_eq!(notebook.merge(&copy), notebook);
    assert_eq!(copy.merge(&notebook), notebook);
}

#[test]
fn a_journal_has_every_word() {
    let notebook = lived(Span::Weeks);
    let text = file("markdown", &notebook);
    let plain = text.replace("  \n  ", "\n").replace('\\', "");
    for entry in notebook.entries() {
        let skipped = matches!(entry, Entry::Share(_) | Entry::Preparation(_));
        entry.words(&mut |word| {
            let word = word.trim_end().replace('\\', "");
            // The names of questions are made readable.
            let is_there = plain.contains(&word) || plain.contains(&word.replace(['-', '_'], " "));
            assert!(skipped || is_there, "{word:?} is not in the journal");
        });
    }
    assert!(text.starts_with(&format!("# Notebook\n\n{DISCLAIMER}\n")));
    assert_eq!(text.matches("\n## Goals\n").count(), 1);
}

fn habit(name: &str, every: &str, from: &str) -> Habit {
    let rule = Rule { from: from.parse().unwrap(), every: every.parse().unwrap(), ..Rule::default() };
    Habit { name: name.to_owned(), rules: List(vec![rule]), ..Habit::default() }
}

#[test]
fn a_calendar_has_habits_and_sessions_as_the_standard_has_them() {
    let mint = Mint::new(2);
    let now = at("2026-11-21T09:30+00:00");
    let mut walk = habit(
        "Walk; with, a \\ very long name 👩‍👧 of a habit that does not fit into one line",
        "monday,thursday",
        "2026-11-01",
    );
    walk.cue = "after lunch\nor later".to_owned();
    let pause =
        Pause { from: "2026-11-10".parse().unwrap(), to: "2026-11-15".parse().ok(), ..Pause::default() };
    walk.pauses.push(pause);
    walk.until = "2026-12-31".parse().ok();
    let third = habit("Third", "every 3 days", "2026-11-02");
    let gone = Habit { retired: "2026-11-05".parse().ok(), ..habit("Gone", "daily", "2026-11-01") };
    let mut edits: Vec<Edit> = [walk, third, gone]
        .into_iter()
        .map(|habit| Edit::add(Record::new(mint.id(now), When::on(now.date_naive()), habit)))
        .collect();
    let later = When { day: "2026-12-03".parse().unwrap(), moment: "2026-12-03T17:00+01:00".parse().ok() };
    let session = Session { notes: "private".to_owned(), ..Session::default() };
    edits.push(Edit::add(Record::new(mint.id(now), later, session)));
    let text = file("ics", &with(edits));
    assert!(
        text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])),
        "{text}"
    );
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.contains("private") && !text.contains("Gone"));
    let whole = text.replace("\r\n ", "");
    let names: Vec<&str> = whole.lines().filter_map(|line| line.strip_prefix("UID:")).collect();
    assert_eq!(names.len(), 4);
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 4);
    let bare: Vec<&str> =
        whole.lines().filter(|line| !line.starts_with("UID:") && !line.contains("EVENT")).collect();
    insta::assert_snapshot!(bare.join("\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//guidepost//notebook//EN
    X-WR-CALDESC:guidepost is a notebook that helps you help yourself. It does not diagnose\, treat or watch over anyone\, and it does not take the place of a therapist or a doctor. Questionnaire scores are a way into a conversation. It cannot reach anyone for you. Talk to your doctor before you change any medicine.
    DTSTAMP:20261121T093000Z
    SUMMARY:Session
    DTSTART:20261203T160000Z
    DTEND:20261203T165000Z
    DTSTAMP:20261121T093000Z
    DTSTART;VALUE=DATE:20261102
    RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261109
    SUMMARY:Walk\; with\, a \\ very long name 👩‍👧 of a habit that does not fit into one line
    DESCRIPTION:after lunch\nor later
    TRANSP:TRANSPARENT
    DTSTAMP:20261121T093000Z
    DTSTART;VALUE=DATE:20261116
    RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261231
    SUMMARY:Walk\; with\, a \\ very long name 👩‍👧 of a habit that does not fit into one line
    DESCRIPTION:after lunch\nor later
    TRANSP:TRANSPARENT
    DTSTAMP:20261121T093000Z
    DTSTART;VALUE=DATE:20261102
    RRULE:FREQ=DAILY;INTERVAL=3
    SUMMARY:Third
    TRANSP:TRANSPARENT
    END:VCALENDAR
    ");
}

#[test]
fn what_is_done_when_it_is_needed_has_no_day_in_a_calendar_and_no_rhythm_in_a_journal() {
    let breathe = Habit { kind: Kind::WhenNeeded, ..habit("Breathe", "daily", "2026-11-02") };
    let record = Record::new(
        Mint::new(1).id(at("2026-11-21T09:30+00:00")),
        When::on("2026-11-02".parse().unwrap()),
        breathe,
    );
    let notebook = with(vec![Edit::add(record)]);
    assert!(!file("ics", &notebook).contains("Breathe"));
    let journal = file("markdown", &notebook);
    assert!(journal.contains("- Breathe, when-needed") && !journal.contains("daily"), "{journal}");
}

#[test]
fn every_output_says_what_it_is() {
    let names: Vec<&str> = OUTPUTS.iter().map(|output| output.name).collect();
    assert_eq!(names, ["json", "csv", "markdown", "ics"]);
    let notebook = with(Vec::new());
    for output in OUTPUTS {
        assert!(!output.what.is_empty() && output.what.len() < 66, "{}", output.name);
        output.write(&notebook, Private::LeftOut);
    }
}
