use std::collections::HashSet;

use super::*;
use crate::insight;
use crate::model::Moment;
use crate::model::day::NoteKind;
use crate::model::goal::Status;
use crate::model::habit::Kind;

fn at(text: &str) -> DateTime<FixedOffset> {
    text.parse::<Moment>().unwrap().get()
}

fn weeks() -> Notebook {
    notebook(at("2026-11-21T09:30+01:00"), 1, Span::Weeks)
}

fn text(notebook: &Notebook) -> String {
    String::from_utf8(notebook.to_bytes()).unwrap()
}

#[test]
fn the_same_day_seed_and_span_give_the_same_bytes_and_another_seed_does_not() {
    let bytes = |now, seed, span| notebook(at(now), seed, span).to_bytes();
    let morning = bytes("2026-11-21T04:00+01:00", 1, Span::Weeks);
    assert!(morning == bytes("2026-11-22T03:59+01:00", 1, Span::Weeks));
    assert!(morning != bytes("2026-11-21T04:00+01:00", 2, Span::Weeks));
    assert!(morning != bytes("2026-11-22T04:00+01:00", 1, Span::Weeks));
    assert!(
        bytes("2026-11-21T04:00+01:00", 5, Span::Years(1))
            == bytes("2026-11-21T22:00+01:00", 5, Span::Years(1))
    );
}

#[test]
fn it_ends_on_the_present_day_and_nothing_in_it_is_still_to_come_but_the_next_session() {
    for now in ["2026-11-21T09:30+01:00", "2028-02-29T23:00-08:00", "2026-01-01T02:00+00:00"] {
        let today = day_of(at(now), NaiveTime::from_hms_opt(4, 0, 0).unwrap());
        for span in [Span::Weeks, Span::Years(2)] {
            let notebook = notebook(at(now), 3, span);
            assert_eq!(notebook.check_ins.last().unwrap().when.day, today);
            let early = |when: crate::model::When| when.day <= today;
            assert!(notebook.notes.iter().all(|note| early(note.when)));
            assert!(notebook.reviews.iter().all(|review| early(review.when)));
            assert!(notebook.goals.iter().all(|goal| early(goal.when)));
            let ahead = notebook.sessions.iter().filter(|session| !early(session.when)).count();
            assert_eq!(ahead, 1);
        }
    }
}

#[test]
fn ids_are_given_once_and_the_file_reads_back() {
    let notebook = notebook(at("2026-11-21T09:30+01:00"), 9, Span::Years(3));
    let ids: Vec<_> = notebook.ids().collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
    assert!(Notebook::read(&notebook.to_bytes()).as_ref() == Ok(&notebook));
}

#[test]
fn ten_years_stay_under_3_2_megabytes_with_every_day_written() {
    let notebook = notebook(at("2026-11-21T09:30+01:00"), 1, Span::Years(10));
    let bytes = notebook.to_bytes().len();
    assert!(bytes < 3_200_000, "{bytes}");
    let days = 3652;
    assert_eq!(notebook.check_ins.all().count(), 2 * days - 1);
    let sentences = notebook.check_ins.iter().filter(|check_in| check_in.words.contains(", ")).count();
    assert_eq!(sentences, 2 * days - 1);
    let wins = notebook.notes.iter().filter(|note| note.kind == NoteKind::Win).count();
    assert!(days - 84 <= wins, "{wins}");
    let four = notebook.habits.iter().filter(|habit| {
        let all = Period { first: NaiveDate::MIN, last: NaiveDate::MAX };
        notebook.answers(habit.id, all).count() >= days - 1
    });
    assert_eq!(four.count(), 4);
}

#[test]
fn the_twelve_weeks_show_something_of_everything() {
    let notebook = weeks();
    let statuses: HashSet<Status> = notebook.goals.iter().map(|goal| goal.status.clone()).collect();
    assert_eq!(statuses.len(), Status::ALL.len());
    let kinds: HashSet<Kind> = notebook.habits.iter().map(|habit| habit.kind.clone()).collect();
    assert_eq!(kinds.len(), Kind::ALL.len());
    let notes: HashSet<NoteKind> = notebook.notes.iter().map(|note| note.kind.clone()).collect();
    assert_eq!(notes.len(), NoteKind::ALL.len());
    assert!(notebook.habits.iter().any(|habit| habit.rules.len() == 2));
    assert!(notebook.habits.iter().any(|habit| !habit.pauses.is_empty()));
    assert!(notebook.habits.iter().any(|habit| habit.retired.is_some()));
    assert!(notebook.goals.iter().any(|goal| 2 == goal.wordings.len()));
    assert_eq!(notebook.reflections.iter().count(), 2);
    assert!(10 <= notebook.reviews.iter().count());
    assert!(!notebook.people.is_empty() && !notebook.safety_plans.is_empty() && !notebook.events.is_empty());
    assert!(!notebook.measures.is_empty() && !notebook.shares.is_empty() && !notebook.concerns.is_empty());
    let today = notebook.check_ins.last().unwrap().when.day;
    let empty = Period { first: add(today, 1 - STORY), last: today }.days();
    let empty = empty.filter(|day| notebook.check_ins.on(*day).next().is_none()).count();
    assert!((6..=12).contains(&empty), "{empty}");
}

#[test]
fn the_words_are_kind_and_hardly_repeat_themselves() {
    let notebook = weeks();
    let text = text(&notebook).to_lowercase();
    for unkind in ["failed", "missed", "broken", "streak", "should", "!", "committed"] {
        assert!(!text.contains(unkind), "{unkind}");
    }
    assert!(text.contains('é') && text.contains('🛁'));
    let said: Vec<&str> = notebook.check_ins.iter().map(|check_in| &*check_in.words).collect();
    let different = said.iter().collect::<HashSet<_>>().len();
    assert!(said.len() * 9 / 10 < different, "{different} of {}", said.len());
}

#[test]
fn the_figures_of_the_last_week_are_there() {
    for seed in 1..=12 {
        let notebook = notebook(at("2026-11-21T09:30+01:00"), seed, Span::Weeks);
        let today = notebook.check_ins.last().unwrap().when.day;
        let last_week =
            insight::facts(&notebook, Period { first: add(today, -12), last: add(today, -6) }, today);
        assert!(last_week.mood.mean().is_some_and(|mean| (3.0..8.5).contains(&mean)), "{seed}");
        assert!(last_week.change.grade.is_some() && !last_week.wins.is_empty(), "{seed}");
        assert!(5 <= last_week.habits.len() && 2 <= last_week.goals.len());
        let day = insight::today(&notebook, today, today);
        assert!(day.session.is_some_and(|(_, days)| days == 3));
        assert!(day.steps.iter().any(|step| step.homework) && 5 <= day.habits.len());
    }
}

#[test]
fn nothing_in_it_calls_for_an_offer_of_help() {
    for seed in 1..=4 {
        let notebook = notebook(at("2026-11-21T09:30+01:00"), seed, Span::Weeks);
        for id in notebook.ids() {
            let entry = notebook.entry(id).unwrap();
            entry.words(&mut |words| assert!(!crate::support::offers_help(words), "{words}"));
        }
    }
}
