use super::*;
use crate::model::habit::{Answer, Is, Pause, Rule};
use crate::model::number::Amount;

use crate::model::{Change, Edit, Id, List, Mint, When};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn daily(from: &str, kind: Kind, every: &str, target: Option<u32>) -> Habit {
    let target = target.map(Amount::from);
    let rule = Rule { from: day(from), every: every.parse().unwrap(), target, ..Rule::default() };
    Habit { kind, rules: List(vec![rule]), ..Habit::default() }
}

pub fn notebook(habit: Habit) -> (Notebook, Id) {
    let mint = Mint::new(5);
    let now = "2026-11-01T09:00+00:00".parse::<crate::model::Moment>().unwrap().get();
    let mut notebook = Notebook::new(mint.id(now));
    let record = Record::new(mint.id(now), When::on(habit.began().unwrap()), habit);
    let id = record.id;
    notebook.apply(&Change { edit: Edit::add(record), rev: id.first_rev() });
    (notebook, id)
}

pub fn answer(notebook: &mut Notebook, habit: Id, on: &str, answer: Answer) {
    let rev = Mint::new(1).rev("2026-12-01T09:00+00:00".parse::<crate::model::Moment>().unwrap().get());
    notebook.apply(&Change { edit: Edit::Answer { habit, day: day(on), answer }, rev });
}

fn say(notebook: &mut Notebook, habit: Id, from: &str, signs: &str) {
    for (at, sign) in signs.chars().enumerate() {
        let on = add(day(from), at as i64).to_string();
        let is = match sign {
            'x' => Is::Done,
            '-' => Is::NotDone,
            'o' => Is::Excused,
            _ => continue,
        };
        answer(notebook, habit, &on, Answer::new(is));
    }
}

fn judged(notebook: &Notebook, habit: Id, period: Option<(&str, &str)>, today: &str) -> Adherence {
    let period = period.map(|(first, last)| Period { first: day(first), last: day(last) });
    adherence(notebook, notebook.habits.get(habit).unwrap(), period, day(today))
}

#[test]
fn blank_days_are_planned_and_named_and_excused_days_are_left_out() {
    let (mut notebook, habit) = notebook(daily("2026-10-01", Kind::YesNo, "daily", None));
    say(&mut notebook, habit, "2026-10-25", "xxxxxxxxx-oox..xxxx.xxxxxx.x");
    let sum = judged(&notebook, habit, None, "2026-11-21");
    assert_eq!((sum.done, sum.planned, sum.blank, sum.excused), (21, 26, 4, 2));
    assert_eq!(sum.words(), "21 of 26 planned days, 4 blank");
    assert_eq!(sum.short(), "21 of 26, 4 blank");
}

#[test]
fn today_counts_once_it_is_answered() {
    let (mut notebook, habit) = notebook(daily("2026-11-10", Kind::YesNo, "daily", None));
    say(&mut notebook, habit, "2026-11-10", "xxxxxxxxxxx");
    assert_eq!(judged(&notebook, habit, None, "2026-11-21").words(), "11 of 11 planned days");
    say(&mut notebook, habit, "2026-11-21", "-");
    assert_eq!(judged(&notebook, habit, None, "2026-11-21").words(), "11 of 12 planned days");
}

#[test]
fn under_seven_planned_days_it_has_just_started_and_later_never_again() {
    let (mut notebook, habit) = notebook(daily("2026-11-02", Kind::YesNo, "monday", None));
    say(&mut notebook, habit, "2026-11-02", "x");
    assert_eq!(judged(&notebook, habit, None, "2026-12-13").words(), "just started");
    assert_eq!(judged(&notebook, habit, None, "2026-12-15").words(), "0 of 4 planned days, 4 blank");
}

#[test]
fn so_many_times_a_week_is_counted_over_weeks_that_are_over() {
    let (mut notebook, habit) = notebook(daily("2026-10-26", Kind::YesNo, "3/week", None));
    say(&mut notebook, habit, "2026-10-26", "xxxxx..x-x----.......xx");
    let sum = judged(&notebook, habit, None, "2026-11-18");
    assert_eq!((sum.done, sum.planned, sum.blank), (5, 9, 3));
    assert_eq!(sum.words(), "5 of 9 times planned, 3 blank, 2 of 3 this week");
    let week = judged(&notebook, habit, Some(("2026-10-26", "2026-11-01")), "2026-11-18");
    assert_eq!(week.words(), "3 of 3 times planned");
    let present = judged(&notebook, habit, Some(("2026-11-16", "2026-11-22")), "2026-11-18");
    assert_eq!(present.words(), "2 of 3 this week");
}

#[test]
fn a_week_with_its_last_day_answered_is_over() {
    let (mut notebook, habit) = notebook(daily("2026-10-26", Kind::YesNo, "2/week", None));
    say(&mut notebook, habit, "2026-10-26", "x......");
    assert_eq!(judged(&notebook, habit, None, "2026-11-01").this_week, Some((1, 2)));
    say(&mut notebook, habit, "2026-11-01", "x");
    let sum = judged(&notebook, habit, None, "2026-11-01");
    assert_eq!((sum.done, sum.planned, sum.this_week), (2, 2, None));
}

#[test]
fn an_excused_week_asks_for_no_more_than_its_other_days() {
    let (mut notebook, habit) = notebook(daily("2026-10-26", Kind::YesNo, "3/week", None));
    say(&mut notebook, habit, "2026-10-26", "oooooxo");
    let sum = judged(&notebook, habit, None, "2026-11-03");
    assert_eq!((sum.done, sum.planned, sum.excused), (1, 1, 6));
}

#[test]
fn at_most_counts_the_days_with_an_answer() {
    let (mut notebook, habit) = notebook(daily("2026-11-01", Kind::AtMost, "daily", Some(2)));
    for (at, drinks) in [0, 1, 2, 3, 0, 2].into_iter().enumerate() {
        let on = add(day("2026-11-03"), at as i64).to_string();
        answer(&mut notebook, habit, &on, Answer::amount(Amount::from(drinks)));
    }
    let sum = judged(&notebook, habit, None, "2026-11-20");
    assert_eq!(sum.words(), "5 of 6 days with an answer");
    assert_eq!(sum.short(), "5 of 6");
    assert_eq!(sum.blank, 13);
}

#[test]
fn minutes_count_at_the_target_of_that_day() {
    let mut habit = daily("2026-11-01", Kind::Minutes, "daily", Some(10));
    habit.set_rule(Rule { from: day("2026-11-08"), target: Some(Amount::from(20)), ..Rule::default() });
    let (mut notebook, habit) = notebook(habit);
    for at in 0..14 {
        let on = add(day("2026-11-01"), at).to_string();
        answer(&mut notebook, habit, &on, Answer::amount(Amount::from(15)));
    }
    assert_eq!(judged(&notebook, habit, None, "2026-11-15").words(), "7 of 14 planned days");
}

#[test]
fn a_pause_leaves_its_days_out_and_what_is_done_when_needed_has_a_count_only() {
    let mut habit = daily("2026-10-01", Kind::YesNo, "daily", None);
    let pause = Pause { from: day("2026-11-01"), to: Some(day("2026-11-19")), ..Pause::default() };
    habit.pauses.push(pause);
    let (paused, id) = notebook(habit);
    assert_eq!(judged(&paused, id, None, "2026-11-21").planned, 8);
    assert_eq!(
        judged(&paused, id, Some(("2026-11-02", "2026-11-08")), "2026-11-21").words(),
        "nothing planned"
    );
    let (mut needed, id) = notebook(daily("2026-10-01", Kind::WhenNeeded, "daily", None));
    say(&mut needed, id, "2026-11-01", "x...x");
    assert_eq!(judged(&needed, id, None, "2026-11-21").words(), "2 times in 28 days");
}

#[test]
fn a_week_in_which_a_habit_began_says_what_there_was_of_it() {
    let (mut notebook, habit) = notebook(daily("2026-10-29", Kind::YesNo, "3/week", None));
    say(&mut notebook, habit, "2026-10-29", ".x.x");
    let week = judged(&notebook, habit, Some(("2026-10-26", "2026-11-01")), "2026-11-18");
    assert_eq!(week.words(), "2 of 3 times planned, 1 blank");
    let month = judged(&notebook, habit, Some(("2026-10-01", "2026-10-31")), "2026-11-18");
    assert_eq!(month.planned, 0, "a month is judged by whole weeks");
}

#[test]
fn a_week_in_which_nothing_was_asked_for_yet_says_what_there_is() {
    let (mut notebook, habit) = notebook(daily("2026-09-01", Kind::YesNo, "sunday,monday", None));
    let monday = |notebook: &Notebook, today: &str| {
        judged(notebook, habit, Some(("2026-11-16", "2026-11-22")), today).words()
    };
    assert_eq!(monday(&notebook, "2026-11-16"), "today is still open");
    answer(&mut notebook, habit, "2026-11-16", Answer::new(Is::Excused));
    assert_eq!(monday(&notebook, "2026-11-17"), "excused");
    answer(&mut notebook, habit, "2026-11-17", Answer::new(Is::Done));
    assert_eq!(monday(&notebook, "2026-11-17"), "done once, with none planned");
    answer(&mut notebook, habit, "2026-11-18", Answer::new(Is::Done));
    assert_eq!(monday(&notebook, "2026-11-19"), "done on 2 days, with none planned");
}
