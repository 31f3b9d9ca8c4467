use crate::model::calendar::Period;
use crate::model::day::{Note, NoteKind};
use crate::model::goal::{Goal, Milestone, Progress, Status, Step, StepKind, SubStep};
use crate::model::habit::{Answer, Is, Kind as HabitKind};
use crate::model::number::Rating;
use crate::model::reflection::{Reflection, Reply};
use crate::model::review::{Review, Reviewed, Span};
use crate::model::session::Session;
use crate::model::{Change, Edit, Id, Kind, List, Mint, Moment, Notebook, Record, When};

use super::adherence::tests::{answer, daily, day, notebook};
use super::*;

fn put<T: Kind>(notebook: &mut Notebook, on: &str, body: T) -> Id {
    let now = "2026-11-20T09:00+00:00".parse::<Moment>().unwrap().get();
    let id = Mint::new(notebook.ids().count() as u64 + 50).id(now);
    let record = Record::new(id, When::on(day(on)), body);
    notebook.apply(&Change { edit: Edit::add(record), rev: id.first_rev() });
    id
}

fn note(kind: NoteKind, text: &str) -> Note {
    Note { kind, text: text.to_owned(), ..Note::default() }
}

fn rated(rows: &[(&str, u8)]) -> List<Progress> {
    let progress = |(on, rating): &(&str, u8)| Progress {
        day: day(on),
        rating: Rating::new(*rating).unwrap(),
        ..Progress::default()
    };
    rows.iter().map(progress).collect()
}

fn step(text: &str, done: Option<&str>, due: Option<&str>) -> Step {
    Step { text: text.to_owned(), done: done.map(day), due: due.map(day), ..Step::default() }
}

fn week() -> Period {
    Period { first: day("2026-11-16"), last: day("2026-11-22") }
}

/// A week with something of everything.
fn lived() -> Notebook {
    let mut habit = daily("2026-10-01", HabitKind::YesNo, "daily", None);
    habit.name = "Walk".to_owned();
    let (mut notebook, habit) = notebook(habit);
    for on in ["2026-11-16", "2026-11-17", "2026-11-19"] {
        answer(&mut notebook, habit, on, Answer::new(Is::Done));
    }
    put(&mut notebook, "2026-11-15", note(NoteKind::Win, "the week before"));
    put(&mut notebook, "2026-11-16", note(NoteKind::Win, "called the bank"));
    put(&mut notebook, "2026-11-22", note(NoteKind::Win, "cooked twice"));
    put(&mut notebook, "2026-11-18", note(NoteKind::Hard, "two short nights"));
    let mut homework = step("three sentences", None, Some("2026-11-24"));
    homework.kind = StepKind::Homework;
    homework.steps.push(SubStep {
        text: "the first".to_owned(),
        done: Some(day("2026-11-17")),
        ..SubStep::default()
    });
    homework.steps.push(SubStep { text: "two more".to_owned(), ..SubStep::default() });
    let milestone = Milestone {
        text: "ten walks".to_owned(),
        reward: "a bath".to_owned(),
        reached: Some(day("2026-11-21")),
        ..Milestone::default()
    };
    let goal = Goal {
        statement: "Be fair to myself".to_owned(),
        status: Status::Active,
        ratings: rated(&[("2026-11-08", 3), ("2026-11-15", 4), ("2026-11-22", 6)]),
        steps: List(vec![step("shoes", Some("2026-11-16"), None), step("ask Dana", None, None), homework]),
        milestones: List(vec![milestone]),
        ..Goal::default()
    };
    put(&mut notebook, "2026-11-01", goal);
    notebook
}

#[test]
fn a_week_is_told_with_its_counts() {
    let notebook = lived();
    let facts = facts(&notebook, week(), day("2026-11-22"));
    let lines: Vec<String> = facts.lines().iter().map(|(name, words)| format!("{name}: {words}")).collect();
    assert_eq!(
        lines,
        [
            "mood: no mood written down",
            "Walk: 3 of 6 planned days, 3 blank",
            "wins: called the bank; cooked twice",
            "hard: two short nights",
            "Be fair to myself: 4 then, 6 now, of 10",
            "step done: shoes",
            "homework done: the first",
            "milestone: ten walks: a bath, still to take",
        ]
    );
}

#[test]
fn no_figure_says_why() {
    let demo = crate::demo::notebook(
        "2026-11-21T09:30+01:00".parse::<Moment>().unwrap().get(),
        2,
        crate::demo::Span::Weeks,
    );
    for back in 0..12 {
        let last = calendar_day(back);
        let words = facts(&demo, Period { first: crate::model::calendar::add(last, -6), last }, last);
        let said = [words.mood.words(), words.change.words().unwrap_or_default()].join(" ");
        for never in ["because", "caused", "proves", "significant", "%", "failed", "missed", "streak"] {
            assert!(!said.contains(never), "{said}");
        }
    }
}

fn calendar_day(weeks_back: i64) -> chrono::NaiveDate {
    crate::model::calendar::add(day("2026-11-21"), -7 * weeks_back)
}

#[test]
fn a_day_shows_what_can_be_done_on_it() {
    let mut notebook = lived();
    put(&mut notebook, "2026-11-25", Session::default());
    put(&mut notebook, "2026-11-10", Session::default());
    let seen = today(&notebook, day("2026-11-22"), day("2026-11-22"));
    let steps: Vec<(&str, bool)> = seen.steps.iter().map(|step| (step.text, step.homework)).collect();
    assert_eq!(steps, [("two more", true), ("ask Dana", false)]);
    assert_eq!(seen.wins.len(), 1);
    assert_eq!(seen.habits[0].mark, Mark::NotRecorded);
    assert_eq!(seen.habits[0].strip.len(), 14);
    assert_eq!(seen.session.map(|(_, days)| days), Some(3));
    let earlier = today(&notebook, day("2026-11-17"), day("2026-11-22"));
    assert_eq!(earlier.habits[0].mark, Mark::Done);
    assert_eq!(earlier.habits[0].adherence.words(), "2 of 28 planned days, 26 blank");
}

#[test]
fn a_gap_is_counted_from_the_last_word_or_tick() {
    let mut notebook = lived();
    assert_eq!(days_away(&notebook, day("2026-12-13")), Some(21));
    assert_eq!(days_away(&notebook, day("2026-11-22")), Some(3));
    let habit = notebook.habits.last().unwrap().id;
    answer(&mut notebook, habit, "2026-12-12", Answer::new(Is::NotDone));
    assert_eq!(days_away(&notebook, day("2026-12-13")), Some(1));
    assert_eq!(days_away(&Notebook::new(Id::default()), day("2026-12-13")), None);
}

#[test]
fn what_was_meant_comes_from_the_review_before() {
    let mut notebook = lived();
    for (first, intention) in [("2026-11-02", "rest"), ("2026-11-09", "walk early"), ("2026-11-16", "now")] {
        let review = Review { first: day(first), intention: intention.to_owned(), ..Review::default() };
        put(&mut notebook, first, review);
    }
    assert_eq!(intention_before(&notebook, Span::Week, day("2026-11-16")), Some("walk early"));
    assert_eq!(intention_before(&notebook, Span::Month, day("2026-11-16")), None);
    assert_eq!(
        review_of(&notebook, Span::Week, day("2026-11-09")).map(|review| &*review.intention),
        Some("walk early")
    );
    assert!(review_of(&notebook, Span::Week, day("2026-11-23")).is_none());
}

fn reply(prompt: &str, text: &str, rating: Option<u8>) -> Reply {
    let rating = rating.and_then(Rating::new);
    Reply { prompt: prompt.to_owned(), text: text.to_owned(), rating, ..Reply::default() }
}

#[test]
fn a_month_hears_the_weeks_that_end_in_it() {
    let (mut notebook, _) = notebook(daily("2026-10-01", HabitKind::YesNo, "daily", None));
    for (first, text) in [("2026-10-19", "too early"), ("2026-10-26", "walked"), ("2026-11-09", "rang Dana")]
    {
        let answer = Reviewed { question: "wins".to_owned(), text: text.to_owned(), ..Reviewed::default() };
        let review = Review { first: day(first), answers: List(vec![answer]), ..Review::default() };
        put(&mut notebook, first, review);
    }
    let month = Period { first: day("2026-11-01"), last: day("2026-11-30") };
    let said: Vec<&str> = weeks_said(&notebook, month).iter().map(|said| said.text).collect();
    assert_eq!(said, ["walked", "rang Dana"]);
}

#[test]
fn then_and_now_takes_two_reflections_and_what_both_answered() {
    let (mut notebook, _) = notebook(daily("2026-10-01", HabitKind::YesNo, "daily", None));
    let sat = |rows: Vec<Reply>| Reflection { answers: List(rows), ..Reflection::default() };
    put(&mut notebook, "2026-10-01", sat(vec![reply("stress", "", Some(8)), reply("why", "work", None)]));
    assert_eq!(then_and_now(&notebook, day("2026-11-30")), None);
    put(&mut notebook, "2026-11-10", sat(vec![reply("stress", "", Some(5))]));
    put(&mut notebook, "2026-12-10", sat(vec![reply("stress", "", Some(1))]));
    let both = then_and_now(&notebook, day("2026-11-30")).unwrap();
    assert_eq!((both.then, both.now), (day("2026-10-01"), day("2026-11-10")));
    assert_eq!(both.rows, [("stress", "8".to_owned(), "5".to_owned())]);
}

#[test]
fn what_changed_is_told_by_its_day_and_never_as_a_reason() {
    let demo = crate::demo::notebook(
        "2026-11-21T09:30+01:00".parse::<Moment>().unwrap().get(),
        1,
        crate::demo::Span::Weeks,
    );
    let said = markers(&demo, Period { first: day("2026-08-30"), last: day("2026-11-21") });
    let words: Vec<&str> = said.iter().map(|marker| &*marker.words).collect();
    for wanted in ["new rota at work", "Walk: 20 minutes"] {
        assert!(words.contains(&wanted), "{words:?}");
    }
    assert!(words.iter().any(|words| words.starts_with("goal in new words: ")), "{words:?}");
    assert!(said.is_sorted_by_key(|marker| marker.day));
    assert!(markers(&demo, Period { first: day("2026-08-30"), last: day("2026-08-31") }).is_empty());
}

#[test]
fn a_rating_of_a_goal_is_told_with_how_many_there_are() {
    let notebook = lived();
    let all = Period { first: day("2026-11-01"), last: day("2026-11-30") };
    let words: Vec<String> = super::rated(&notebook, all).iter().map(Rated::words).collect();
    assert_eq!(words, ["3 then, 6 now, of 10, 3 ratings"]);
    let one = Period { first: day("2026-11-20"), last: day("2026-11-30") };
    assert_eq!(super::rated(&notebook, one)[0].words(), "6 of 10, 1 rating");
    assert!(super::rated(&notebook, Period { first: day("2026-10-01"), last: day("2026-10-02") }).is_empty());
}

#[test]
fn a_habit_is_told_week_by_week_as_far_as_it_was_asked_for() {
    let notebook = lived();
    let habits = habit_weeks(&notebook, day("2026-11-22"), 12);
    let weeks: Vec<(u32, u32)> = habits[0].weeks.iter().map(|(_, week)| (week.done, week.planned)).collect();
    assert_eq!(weeks.len(), 12);
    assert_eq!((weeks[0], weeks[11]), ((0, 0), (3, 6)));
    assert!(habits[0].settled.is_some());
}

#[test]
fn thin_days_and_missing_weekdays_are_said() {
    let days = |n: i64, every: i64| {
        let day = |at| crate::model::calendar::add(day("2026-11-02"), at * every);
        Series((0..n).map(|at| (day(at), 5.0)).collect())
    };
    assert_eq!(days(28, 1).gaps(), None);
    assert_eq!(days(1, 1).gaps(), None, "who begins has left nothing out");
    let said = days(14, 2).gaps().unwrap();
    assert_eq!(said, "13 of 27 days have no mood; they may be the hard ones");
    let words = days(27, 1).weekday_words();
    assert_eq!(
        words,
        "too early to put the days of the week side by side: 1 more day with a mood, 4 of each weekday"
    );
    assert_eq!(Series::default().gaps(), None);
}
