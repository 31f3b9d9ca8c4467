//! What matters to the invented person, what is hard, and the goals made of it.

use chrono::NaiveDate;

use crate::model::calendar::add;
use crate::model::goal::{Goal, Horizon, Milestone, Obstacle, Progress, Status, Step, StepKind, SubStep};
use crate::model::number::Rating;
use crate::model::reflection::{Concern, ConcernKind, Value};
use crate::model::{Change, Edit, Id, Kind, List, Record, Row};

use super::Span;
use super::book::Book;
use super::days::{Habits, sunday_before};
use super::words;

/// The goals the reviews and sessions speak of.
pub struct Aims {
    pub walk: Id,
    pub fair: Id,
    pub bank: Id,
    pub race: Id,
}

/// How close the two goals were, week by week.
pub const WALK: &[u8] = &[2, 3, 3, 4, 4, 5, 3, 5, 6, 6, 7, 7];
pub const FAIR: &[u8] = &[1, 1, 2, 2, 3, 3, 2, 3, 4, 4, 4, 5];

pub fn write(book: &mut Book, habits: &Habits) -> Aims {
    values(book);
    let concerns = concerns(book);
    let walk = walk(book, habits);
    let fair = fair(book);
    let aims = Aims { walk, fair, bank: bank(book), race: race(book) };
    parked(book);
    draft(book);
    earlier(book);
    belong(book, habits, &aims);
    made_of(book, &concerns, &aims);
    aims
}

fn add_record<T: Kind>(book: &mut Book, record: Record<T>) -> Id {
    let id = record.id;
    book.notebook.apply(&Change { edit: Edit::add(record), rev: id.first_rev() });
    id
}

fn revise<T: Kind>(book: &mut Book, id: Id, day: NaiveDate, change: impl FnOnce(&mut T)) {
    let rev = book.rev(day, 1230);
    let Some(record) = T::table(&book.notebook).get(id) else { return };
    if let Some(edit) = Edit::revise(record, |record| change(&mut record.body)) {
        book.notebook.apply(&Change { edit, rev });
    }
}

fn values(book: &mut Book) {
    let rows = [
        ("being present", "not three days ahead in my head"),
        ("kindness", "towards me as well"),
        ("courage", "small, daily, mostly on the phone"),
        ("making things", "songs, soup, shelves"),
    ];
    for (place, (name, words)) in rows.into_iter().enumerate() {
        let value =
            Value { name: name.to_owned(), words: words.to_owned(), place: place as u32, ..Value::default() };
        let record = book.record(book.story_day(1), 1150 + place as u32, value);
        add_record(book, record);
    }
}

fn concerns(book: &mut Book) -> Vec<Id> {
    let rows = [
        ("My thoughts race before I have to phone somebody", ConcernKind::Symptom, 7, 6, "work"),
        ("I say yes and am sorry an hour later", ConcernKind::Pattern, 5, 7, "friends"),
        ("Sunday evenings feel heavy", ConcernKind::Feeling, 4, 5, "self"),
        ("Two colleagues left and nobody took their shifts", ConcernKind::Circumstance, 6, 8, "work"),
        ("I talk to myself in a way I would not talk to anyone", ConcernKind::Pattern, 6, 9, "self"),
    ];
    let mut ids = Vec::new();
    for (at, (text, kind, urgency, impact, area)) in rows.into_iter().enumerate() {
        let concern = Concern {
            text: text.to_owned(),
            kind,
            now: at == 0,
            urgency: Rating::new(urgency),
            impact: Rating::new(impact),
            area: area.to_owned(),
            ..Concern::default()
        };
        let record = book.record(book.story_day(0), 1190 + at as u32, concern);
        ids.push(add_record(book, record));
    }
    ids
}

fn ratings(book: &mut Book, since: i64, values: &[u8]) -> List<Progress> {
    let last = sunday_before(book.story.last);
    let weeks = values.iter().enumerate().map(|(at, value)| {
        let day = add(last, -7 * (values.len() - 1 - at) as i64);
        (day, *value)
    });
    let known: Vec<(NaiveDate, u8)> = weeks.filter(|(day, _)| book.story_day(since) <= *day).collect();
    let rated = known.into_iter().map(|(day, value)| Progress {
        id: book.id(day, 1110),
        day,
        rating: Rating::new(value).unwrap_or_default(),
        note: if value == 3 && 4 < at_week(book, day) {
            "a cold week; it still counts".to_owned()
        } else {
            String::new()
        },
        ..Progress::default()
    });
    rated.collect()
}

fn at_week(book: &Book, day: NaiveDate) -> i64 {
    (day - book.story.first).num_days() / 7
}

fn step(book: &mut Book, day: i64, text: &str, done: Option<i64>) -> Step {
    Step {
        id: book.id(book.story_day(day), 1200),
        text: text.to_owned(),
        done: done.map(|at| book.story_day(at)),
        ..Step::default()
    }
}

fn sub_step(book: &mut Book, day: i64, text: &str, done: Option<i64>) -> SubStep {
    SubStep {
        id: book.id(book.story_day(day), 1201),
        text: text.to_owned(),
        done: done.map(|at| book.story_day(at)),
        ..SubStep::default()
    }
}

fn milestone(book: &mut Book, text: &str, reward: &str, reached: Option<i64>, taken: bool) -> Milestone {
    Milestone {
        id: book.id(book.story_day(7), 1210),
        text: text.to_owned(),
        reward: reward.to_owned(),
        reached: reached.map(|at| book.story_day(at)),
        reward_taken: taken,
        ..Milestone::default()
    }
}

fn obstacle(book: &mut Book, day: i64, obstacle: &str, plan: &str) -> Obstacle {
    let id = book.id(book.story_day(day), 1220);
    Obstacle { id, obstacle: obstacle.to_owned(), plan: plan.to_owned(), ..Obstacle::default() }
}

fn row(words: &[&str]) -> Row {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn text(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn walk(book: &mut Book, habits: &Habits) -> Id {
    let until = book.story_day(104);
    let goal = Goal {
        statement: "Walk more".to_owned(),
        status: Status::Active,
        specific: "a walk along the river before work".to_owned(),
        measurable: "20 minutes, every morning".to_owned(),
        measured_by: Some(habits.walk),
        achievable: "the shoes stand by the door; ten minutes still count".to_owned(),
        confidence: Rating::new(8),
        relevant: "being present".to_owned(),
        importance: Rating::new(8),
        time: format!("until {}", Book::said(until)),
        until: Some(until),
        why: "Mornings set the tone. After a walk the day does not start inside my head.".to_owned(),
        benefits: "Daylight, warm hands, a slower first hour.".to_owned(),
        outcome: "I come to work already awake and not already worried".to_owned(),
        area: "healthier habits".to_owned(),
        horizon: Horizon::Short,
        agreed: Some(book.story_day(12)),
        supporters: "Dana, Ms Adeyemi".to_owned(),
        values: text(&["being present"]),
        resources: text(&["good shoes", "the path by the river", "Dana on Thursdays"]),
        steps: vec_of_steps(book),
        milestones: List(vec![
            milestone(book, "ten walks", "a new audiobook", Some(15), true),
            milestone(book, "thirty walks", "breakfast at Amélie’s", Some(58), false),
            milestone(book, "once around the whole lake", "a long bath and no phone 🛁", None, false),
        ]),
        obstacles: List(vec![
            obstacle(book, 3, "it rains", "walk the stairs of the library for ten minutes"),
            obstacle(book, 20, "the night was short", "walk at lunch instead, even around the block"),
        ]),
        ratings: ratings(book, 0, WALK),
        levels: row(&[
            "no walk all week",
            "one or two walks",
            "five walks of 20 minutes",
            "every day",
            "every day, and once around the lake",
        ]),
        ..Goal::default()
    };
    let record = book.record(book.story_day(0), 1230, goal);
    let id = add_record(book, record);
    reworded(book, id, until);
    id
}

fn vec_of_steps(book: &mut Book) -> List<Step> {
    let mut invite = step(book, 8, "Walk with Dana on Thursdays", None);
    invite.steps = List(vec![
        sub_step(book, 8, "ask Dana", Some(10)),
        sub_step(book, 8, "find a loop of 30 minutes", Some(16)),
        sub_step(book, 70, "plan the walk around the lake together", None),
    ]);
    let mut reflectors = step(book, 60, "Buy reflectors for the dark weeks", None);
    reflectors.due = Some(add(book.story.last, 4));
    List(vec![step(book, 1, "Put the shoes by the door", Some(1)), invite, reflectors])
}

fn reworded(book: &mut Book, goal: Id, until: NaiveDate) {
    let words = [
        (3, "Walk 10 minutes every morning for five weeks so that I am calmer before work".to_owned()),
        (
            35,
            format!(
                "Walk 20 minutes every morning until {} so that I am calmer before work",
                Book::said(until)
            ),
        ),
    ];
    for (at, statement) in words {
        let day = book.story_day(at);
        let id = book.id(day, 1230);
        revise::<Goal>(book, goal, day, |goal| goal.reword(id, day, &statement));
    }
}

fn fair(book: &mut Book) -> Id {
    let until = book.story_day(110);
    let mut homework =
        step(book, 54, "Write down three harsh sentences and what I would tell a friend", None);
    homework.kind = StepKind::Homework;
    homework.due = Some(add(book.story.last, 3));
    homework.bring = true;
    homework.steps = List(vec![
        sub_step(book, 54, "catch the first one", Some(63)),
        sub_step(book, 54, "catch two more", None),
        sub_step(book, 54, "answer all three", None),
    ]);
    let mut read = step(book, 12, "Read the sheet on self-compassion", Some(19));
    read.kind = StepKind::Homework;
    let goal = Goal {
        statement: format!(
            "Write one kind sentence to myself on three evenings a week until {}, because I would do it for Dana",
            Book::said(until)
        ),
        status: Status::Active,
        specific: "one kind sentence, on paper, after supper".to_owned(),
        measurable: "three evenings a week".to_owned(),
        achievable: "one sentence takes two minutes".to_owned(),
        confidence: Rating::new(7),
        relevant: "kindness".to_owned(),
        importance: Rating::new(9),
        time: format!("until {}", Book::said(until)),
        until: Some(until),
        why: "I talk to myself in a way I would not talk to anyone.".to_owned(),
        benefits: "Quieter evenings, less rehearsing.".to_owned(),
        area: "self-compassion".to_owned(),
        agreed: Some(book.story_day(26)),
        values: text(&["kindness"]),
        steps: List(vec![read, homework]),
        milestones: List(vec![milestone(
            book,
            "ten sentences",
            "the notebook with the blue cover",
            Some(40),
            true,
        )]),
        obstacles: List(vec![obstacle(book, 30, "it feels silly", "write it as if to Dana and sign it")]),
        ratings: ratings(book, 12, FAIR),
        place: 1,
        ..Goal::default()
    };
    let record = book.record(book.story_day(12), 1190, goal);
    add_record(book, record)
}

fn bank(book: &mut Book) -> Id {
    let by = book.story_day(32);
    let goal = Goal {
        statement: format!(
            "Call the bank about the loan by {} so that the letters stop piling up",
            Book::said(by)
        ),
        status: Status::Done,
        specific: "one call, with the letter in front of me".to_owned(),
        measurable: "done or not done".to_owned(),
        confidence: Rating::new(6),
        relevant: "courage".to_owned(),
        until: Some(by),
        why: "Unopened letters take up more room than opened ones.".to_owned(),
        area: "money".to_owned(),
        values: text(&["courage"]),
        steps: List(vec![
            step(book, 20, "Open all four letters", Some(22)),
            step(book, 20, "Write down the three questions", Some(27)),
            step(book, 20, "Breathe, then dial", Some(30)),
        ]),
        milestones: List(vec![milestone(book, "the call", "cake with Jonas", Some(30), true)]),
        obstacles: List(vec![obstacle(book, 20, "my voice shakes", "say so, and read from the paper")]),
        place: 2,
        ..Goal::default()
    };
    let record = book.record(book.story_day(20), 1180, goal);
    let id = add_record(book, record);
    let day = book.story_day(30);
    revise::<Goal>(book, id, day, |goal| goal.outcome = "It took six minutes.".to_owned());
    id
}

fn race(book: &mut Book) -> Id {
    let goal = Goal {
        statement: "Run the half marathon with Jonas in spring".to_owned(),
        status: Status::LetGo,
        reason: "It was his goal more than mine; my knee and my evenings want something gentler.".to_owned(),
        confidence: Rating::new(3),
        area: "friends".to_owned(),
        horizon: Horizon::Long,
        place: 3,
        ..Goal::default()
    };
    let record = book.record(book.story_day(2), 1240, goal);
    add_record(book, record)
}

fn parked(book: &mut Book) {
    let goal = Goal {
        statement: "Play the accordion for half an hour every Saturday until the winter concert".to_owned(),
        status: Status::Parked,
        reason: "One thing at a time while the shifts are what they are.".to_owned(),
        specific: "half an hour with the accordion".to_owned(),
        measurable: "every Saturday".to_owned(),
        relevant: "making things".to_owned(),
        values: text(&["making things"]),
        area: "joy".to_owned(),
        place: 4,
        ..Goal::default()
    };
    let record = book.record(book.story_day(6), 1170, goal);
    add_record(book, record);
}

fn draft(book: &mut Book) {
    let goal = Goal {
        statement: "See what happens when I leave work at half past five".to_owned(),
        status: Status::Draft,
        experiment: true,
        why: "Evenings that begin before I am empty.".to_owned(),
        area: "boundaries".to_owned(),
        place: 5,
        ..Goal::default()
    };
    let mut record = book.record(book.story_day(77), 1205, goal);
    record.bring = true;
    add_record(book, record);
}

/// The goals of the years before the story.
fn earlier(book: &mut Book) {
    let first = super::life(book.story.last, book.span).first;
    let count = if book.span == Span::Weeks { 0 } else { (book.story.first - first).num_days() / 120 };
    for at in 0..count {
        let (statement, why, area) = words::EARLIER[at as usize % words::EARLIER.len()];
        let day = add(first, at * 120);
        let goal = Goal {
            statement: statement.to_owned(),
            status: Status::Done,
            why: why.to_owned(),
            area: area.to_owned(),
            place: 6 + at as u32,
            ..Goal::default()
        };
        let record = book.record(day, 1140, goal);
        add_record(book, record);
    }
}

/// Each habit to its goal.
fn belong(book: &mut Book, habits: &Habits, aims: &Aims) {
    for (habit, goal) in [(habits.walk, aims.walk), (habits.kind, aims.fair), (habits.showers, aims.race)] {
        let day = book.story_day(12);
        revise::<crate::model::habit::Habit>(book, habit, day, |habit| habit.goal = Some(goal));
    }
}

fn made_of(book: &mut Book, concerns: &[Id], aims: &Aims) {
    for (concern, goal) in [(concerns[0], aims.bank), (concerns[4], aims.fair)] {
        let day = book.story_day(20);
        revise::<Concern>(book, concern, day, |concern| concern.goals.push(goal));
        revise::<Goal>(book, goal, day, |goal| goal.concern = Some(concern));
    }
}
