//! The days: check-ins, sleep, what went well and what was hard, and what became of each habit.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::model::calendar::{Period, add};
use crate::model::day::{CheckIn, Day, NoteKind};
use crate::model::habit::{Answer, Habit, Is, Kind, Pause, Rule, Schedule};
use crate::model::number::{Amount, Mood, Rating};
use crate::model::{Id, Record};

use super::Span;
use super::book::Book;
use super::words::{self, Halves};

/// The ids of the habits.
pub struct Habits {
    pub walk: Id,
    pub breathe: Id,
    pub drinks: Id,
    pub kind: Id,
    pub call: Id,
    pub fingers: Id,
    pub phone: Id,
    pub showers: Id,
}

/// Days of the story on which nothing was written.
const EMPTY: &[i64] = &[17, 18, 39, 40, 41, 62];

/// Days of the story in bed with a cold.
const COLD: std::ops::RangeInclusive<i64> = 44..=46;

/// Days of the story at the sister's.
const AWAY: std::ops::RangeInclusive<i64> = 53..=60;

pub fn habits(book: &mut Book) -> Habits {
    let start = book.story.first;
    let early = match book.span {
        Span::Weeks => start,
        Span::Years(_) => super::life(book.story.last, book.span).first,
    };
    let daily = Schedule::Daily;
    let three = if book.span == Span::Weeks { Schedule::PerWeek(3) } else { Schedule::Daily };
    Habits {
        walk: walk(book, early),
        breathe: habit(
            book,
            early,
            ("Deep breathing", Kind::Count, daily.clone(), 2, "times"),
            "08:00 and before calls",
        ),
        drinks: habit(book, early, ("Drinks", Kind::AtMost, daily.clone(), 2, "glasses"), "evenings"),
        kind: habit(book, early, ("Kind sentence", Kind::YesNo, three, 0, ""), "with the tea after supper"),
        call: habit(
            book,
            start,
            ("Ring somebody", Kind::YesNo, Schedule::On(vec![Weekday::Sun]), 0, ""),
            "after lunch",
        ),
        fingers: habit(book, start, ("Five fingers", Kind::WhenNeeded, daily, 0, ""), "when it gets loud"),
        phone: phone(book),
        showers: showers(book),
    }
}

type Row<'a> = (&'a str, Kind, Schedule, u32, &'a str);

fn habit(book: &mut Book, from: NaiveDate, row: Row, cue: &str) -> Id {
    let (name, kind, every, target, unit) = row;
    let target = Some(Amount::from(target)).filter(|_| 0 < target);
    let rule = Rule { id: book.id(from, 601), from, every, target, unit: unit.to_owned(), ..Rule::default() };
    let place = book.notebook.habits.all().count() as u32;
    let mut body = Habit { name: name.to_owned(), kind, cue: cue.to_owned(), place, ..Habit::default() };
    body.set_rule(rule);
    let record = book.record(from, 600, body);
    put(book, record)
}

fn put(book: &mut Book, habit: Record<Habit>) -> Id {
    let id = habit.id;
    let rev = id.first_rev();
    book.notebook.apply(&crate::model::Change { edit: crate::model::Edit::add(habit), rev });
    id
}

/// Makes of a habit what it became on a later day.
fn later(book: &mut Book, habit: Id, day: NaiveDate, change: impl FnOnce(&mut Habit)) {
    let rev = book.rev(day, 20 * 60);
    let Some(record) = book.notebook.habits.get(habit) else { return };
    if let Some(edit) = crate::model::Edit::revise(record, |record| change(&mut record.body)) {
        book.notebook.apply(&crate::model::Change { edit, rev });
    }
}

/// Ten minutes at first, twenty later.
fn walk(book: &mut Book, from: NaiveDate) -> Id {
    let id = habit(book, from, ("Walk", Kind::Minutes, Schedule::Daily, 10, "minutes"), "after breakfast");
    let day = book.story_day(35);
    let rule = Rule {
        id: book.id(day, 1200),
        from: day,
        target: Some(Amount::from(20)),
        unit: "minutes".to_owned(),
        ..Rule::default()
    };
    later(book, id, day, |habit| habit.set_rule(rule));
    id
}

fn phone(book: &mut Book) -> Id {
    let row = ("Phone in the hall", Kind::YesNo, Schedule::Weekdays, 0, "");
    let id = habit(book, book.story_day(14), row, "half past ten");
    let (from, to) = (book.story_day(*AWAY.start()), book.story_day(*AWAY.end()));
    let reason = "at Inés’s, where it is my alarm".to_owned();
    let pause = Pause { id: book.id(from, 1200), from, to: Some(to), reason, ..Pause::default() };
    later(book, id, from, |habit| habit.pauses.push(pause));
    id
}

fn showers(book: &mut Book) -> Id {
    let row = ("Cold showers", Kind::YesNo, Schedule::EveryDays(2), 0, "");
    let id = habit(book, book.story.first, row, "in the morning");
    let retired = book.story_day(24);
    later(book, id, retired, |habit| habit.retired = Some(retired));
    id
}

pub fn live(book: &mut Book, habits: &Habits, life: Period) {
    let mut lasting = 0.0;
    let years = book.span != Span::Weeks;
    for day in life.days() {
        let at = (day - book.story.first).num_days();
        lasting = lasting * 0.55 + book.dice.around() * 0.9;
        if !years && EMPTY.contains(&at) {
            continue;
        }
        let feels = base(life, book.story, day) + lasting;
        whole_day(book, habits, day, feels);
    }
}

/// Where the mood lies without the day's own weather: it came up slowly, dipped with the cold, and Saturdays are kinder.
fn base(life: Period, story: Period, day: NaiveDate) -> f64 {
    let at = (day - story.first).num_days();
    let slow = match at {
        0.. => 4.2 + at as f64 * 0.028,
        _ => {
            let wave = ((day - life.first).num_days() % 400 - 200).abs() as f64;
            4.4 + wave / 125.0
        }
    };
    let dip = if (42..=48).contains(&at) { 1.1 } else { 0.0 };
    let weekday = match day.weekday() {
        Weekday::Sat => 0.7,
        Weekday::Mon => -0.4,
        _ => 0.0,
    };
    slow - dip + weekday
}

fn whole_day(book: &mut Book, habits: &Habits, day: NaiveDate, feels: f64) {
    let is_today = day == book.story.last;
    let years = book.span != Span::Weeks;
    let morning = years || is_today || book.dice.chance(86);
    let evening = !is_today && (years || book.dice.chance(88));
    if morning {
        let minutes = if is_today { 380 } else { book.dice.between(400, 560) };
        let sway = book.dice.around() * 0.6;
        check_in(book, day, minutes, feels + sway, &words::MORNING);
        sleep(book, day, feels);
    }
    if is_today {
        return answer_today(book, habits, day);
    }
    if evening {
        let late = book.dice.chance(3);
        let minutes = if late { book.dice.between(1450, 1530) } else { book.dice.between(1140, 1330) };
        let sway = 0.3 + book.dice.around() * 0.6;
        check_in(book, day, minutes, feels + sway, &words::EVENING);
    }
    if morning || evening {
        notes(book, day, feels);
        answers(book, habits, day, feels);
    }
}

fn scale(value: f64) -> u8 {
    value.round().clamp(1.0, 10.0) as u8
}

fn band(mood: u8) -> usize {
    match mood {
        0..=4 => 0,
        5..=6 => 1,
        _ => 2,
    }
}

fn check_in(book: &mut Book, day: NaiveDate, minutes: u32, feels: f64, halves: &[Halves; 3]) {
    let mood = scale(feels);
    let in_story = book.story.first <= day;
    let halves = &halves[band(mood)];
    let words = book.fresh(|dice| format!("{}, {}", dice.pick(halves.first), dice.pick(halves.second)));
    let dice = &mut book.dice;
    let rating = |value: f64| Rating::new(value.round().clamp(0.0, 10.0) as u8);
    let stress = (in_story && dice.chance(75)).then(|| rating(8.5 - feels + dice.around())).flatten();
    let energy = (in_story && dice.chance(60)).then(|| rating(feels + dice.around())).flatten();
    let mut feelings = Vec::new();
    for _ in 0..dice.pick(if in_story { &[0, 1, 1, 2] } else { &[0, 0, 0, 1] }) {
        let word = dice.pick(words::FEELINGS[band(mood)]).to_owned();
        if !feelings.contains(&word) {
            feelings.push(word);
        }
    }
    let tagged = in_story && dice.chance(25);
    let tags = if tagged { vec![dice.pick(words::TAGS).to_owned()] } else { Vec::new() };
    let body = CheckIn { mood: Mood::new(mood), stress, energy, feelings, words, tags, ..CheckIn::default() };
    let mut record = book.record(day, minutes, body);
    record.bring = book.story_day(68) < day && mood <= 3;
    book.check_ins.push(record);
}

fn sleep(book: &mut Book, day: NaiveDate, feels: f64) {
    let in_story = book.story.first <= day;
    if !in_story && !book.dice.chance(30) {
        return;
    }
    let half_hours = (13.0 + (feels - 5.5) * 0.6 + book.dice.around() * 1.4).round().clamp(7.0, 19.0);
    let at = (day - book.story.first).num_days();
    let quality = in_story.then(|| Rating::new(scale(feels + book.dice.around()))).flatten();
    let body = Day {
        sleep_hours: Amount::new(half_hours / 2.0),
        sleep_quality: quality,
        rest: COLD.contains(&at),
        ..Day::default()
    };
    let record = book.day_record(day, body);
    book.days.push(record);
}

fn notes(book: &mut Book, day: NaiveDate, feels: f64) {
    let years = book.span != Span::Weeks && day < book.story.first;
    let dice = &mut book.dice;
    let minutes = dice.between(1160, 1300);
    if years || dice.chance(if 5.0 < feels { 80 } else { 45 }) {
        let win =
            book.fresh(|dice| format!("{}{}", dice.pick(words::WIN.first), dice.pick(words::WIN.second)));
        book.note(day, minutes, NoteKind::Win, &win);
    }
    if years {
        return;
    }
    let extra = [
        (NoteKind::Hard, words::HARD, if feels < 5.0 { 60 } else { 25 }),
        (NoteKind::Helped, words::HELPED, 38),
        (NoteKind::Grateful, words::GRATEFUL, 30),
    ];
    for (more, (kind, texts, percent)) in extra.into_iter().enumerate() {
        if book.dice.chance(percent) {
            let text = book.fresh(|dice| dice.pick(texts).to_owned());
            book.note(day, minutes + 1 + more as u32, kind, &text);
        }
    }
}

fn answer_today(book: &mut Book, habits: &Habits, day: NaiveDate) {
    book.answer(habits.breathe, day, 382, Answer::amount(Amount::from(1)));
}

/// Of each habit what was said in the evening, now and then nothing.
fn answers(book: &mut Book, habits: &Habits, day: NaiveDate, feels: f64) {
    let at = (day - book.story.first).num_days();
    let years = book.span != Span::Weeks;
    let ill = COLD.contains(&at);
    let said = |book: &mut Book| years || book.dice.chance(88);
    let late = book.dice.between(1300, 1340);
    if said(book) {
        let answer = if ill { excused("a cold") } else { walked(book, at) };
        book.answer(habits.walk, day, late, answer);
    }
    if said(book) {
        let times = book.dice.pick(if 5.0 < feels { &[1, 2, 2, 2, 3] } else { &[0, 1, 2, 2] });
        book.answer(habits.breathe, day, late, Answer::amount(Amount::from(times)));
    }
    if said(book) {
        let glasses =
            book.dice.pick(if day.weekday() == Weekday::Sat { &[1, 2, 3] } else { &[0, 0, 0, 1, 2] });
        book.answer(habits.drinks, day, late, Answer::amount(Amount::from(glasses)));
    }
    if years || (!ill && book.dice.chance(48)) {
        let answer = ticked(book.dice.chance(90));
        book.answer(habits.kind, day, late, answer);
    }
    small_habits(book, habits, day, at, late);
}

fn small_habits(book: &mut Book, habits: &Habits, day: NaiveDate, at: i64, late: u32) {
    if at < 0 {
        return;
    }
    if day.weekday() == Weekday::Sun && book.dice.chance(80) {
        let answer = ticked(book.dice.chance(80));
        book.answer(habits.call, day, late, answer);
    }
    if book.dice.chance(14) {
        book.answer(habits.fingers, day, late, Answer::new(Is::Done));
    }
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    if 14 <= at && !weekend && !AWAY.contains(&at) && book.dice.chance(85) {
        let answer = ticked(book.dice.chance(72));
        book.answer(habits.phone, day, late, answer);
    }
    if at < 24 && at % 2 == 0 && book.dice.chance(70) {
        let answer = ticked(book.dice.chance(35));
        book.answer(habits.showers, day, late, answer);
    }
}

fn walked(book: &mut Book, at: i64) -> Answer {
    let settled = 58 + at.clamp(0, 84) as u32 / 3;
    if !book.dice.chance(settled) {
        return if book.dice.chance(60) { Answer::new(Is::NotDone) } else { Answer::amount(Amount::from(5)) };
    }
    let minutes = if at < 35 { &[10, 10, 12, 15, 20][..] } else { &[20, 20, 20, 25, 30, 45] };
    Answer::amount(Amount::from(book.dice.pick(minutes)))
}

fn ticked(done: bool) -> Answer {
    Answer::new(if done { Is::Done } else { Is::NotDone })
}

fn excused(why: &str) -> Answer {
    Answer { is: Is::Excused, note: why.to_owned(), ..Answer::default() }
}

/// The last day before that one on which a week ends.
pub fn sunday_before(day: NaiveDate) -> NaiveDate {
    add(day, -i64::from(day.weekday().num_days_from_monday()) - 1)
}
