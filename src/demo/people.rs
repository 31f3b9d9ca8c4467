//! Sessions, questionnaires, people, the safety plan, what changed in life, and what was noted by the way.

use chrono::NaiveDate;

use crate::model::calendar::add;
use crate::model::day::{Event, Note, NoteKind};
use crate::model::number::{Amount, Rating};
use crate::model::session::{AgendaItem, Measured, Person, Preparation, Role, SafetyPlan, Session, Share};
use crate::model::{Change, Edit, Id, Kind, List, Record};

use super::aims::Aims;
use super::book::Book;

pub fn write(book: &mut Book, aims: &Aims) {
    let thoughts = thoughts(book);
    sessions(book, aims, thoughts);
    measures(book);
    people(book);
    safety_plan(book);
    for (at, text) in
        [(9, "new rota at work"), (43, "a cold, five days"), (53, "a week at Inés’s"), (70, "choir again")]
    {
        let event = Event { text: text.to_owned(), ..Event::default() };
        let record = book.day_record(book.story_day(at), event);
        put(book, record);
    }
}

fn put<T: Kind>(book: &mut Book, record: Record<T>) -> Id {
    let id = record.id;
    book.notebook.apply(&Change { edit: Edit::add(record), rev: id.first_rev() });
    id
}

fn text(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Thoughts with a kinder reply, situations, tasks, lines for the session. The id of one to bring up.
fn thoughts(book: &mut Book) -> Id {
    let rows = [
        (
            5,
            NoteKind::Thought,
            "Everyone manages this but me.",
            "Two people left. It is a lot of work, not a lack of me.",
            "",
        ),
        (
            28,
            NoteKind::Thought,
            "If my voice shakes they will think I am odd.",
            "Voices shake. The bank has heard it before.",
            "",
        ),
        (66, NoteKind::Thought, "One bad night and it all starts again.", "One night is one night.", ""),
        (
            21,
            NoteKind::Situation,
            "The telephone rang during story hour and I froze.",
            "Let it ring, breathed, rang back at four.",
            "an unknown number",
        ),
        (
            50,
            NoteKind::Situation,
            "Jonas asked again about the race.",
            "Told him it is not mine. He was fine with it.",
            "his message",
        ),
        (64, NoteKind::Note, "The worry is loudest the hour before, never in the call itself.", "", ""),
        (10, NoteKind::Note, "Read about evenings without screens. Trying the hall.", "", ""),
    ];
    for (at, kind, words, reply, trigger) in rows {
        let strong =
            matches!(kind, NoteKind::Thought | NoteKind::Situation).then(|| Rating::new(6)).flatten();
        let note = Note {
            kind,
            text: words.to_owned(),
            reply: reply.to_owned(),
            trigger: trigger.to_owned(),
            intensity: strong,
            ..Note::default()
        };
        let mut record = book.record(book.story_day(at), 1215, note);
        record.bring = at == 64;
        book.notes.push(record);
    }
    for (at, words, done) in [
        (81, "post the form for the pool", true),
        (82, "ring the landlord about the heating", false),
        (83, "water the fern", false),
    ] {
        let note = Note { kind: NoteKind::Task, text: words.to_owned(), done, ..Note::default() };
        let record = book.record(book.story_day(at), 382, note);
        book.notes.push(record);
    }
    let mut line = Note {
        kind: NoteKind::Session,
        text: "Sunday evenings. What are they about?".to_owned(),
        ..Note::default()
    };
    line.tags = text(&["self"]);
    let mut record = book.record(book.story_day(78), 1260, line);
    record.bring = true;
    let id = record.id;
    book.notes.push(record);
    id
}

/// Four in twelve weeks, and one that a cold moved; the next in three days.
fn sessions(book: &mut Book, aims: &Aims, bring: Id) {
    let rows: &[(i64, &str, &str, &[&str])] = &[
        (
            12,
            "Ten minutes of walking is the goal, not twenty. Read the sheet.",
            "Talked about the shifts. I cried; it was all right.",
            &["How will we know that it helps?"],
        ),
        (
            26,
            "One kind sentence, three evenings.",
            "She asked what I would say to Dana.",
            &["Is it normal that it feels false?"],
        ),
        (
            54,
            "Catch three harsh sentences and answer them.",
            "From Inés’s kitchen, by video. Worked.",
            &["What do I do about Sundays?"],
        ),
        (68, "Stay with the sentences. Less is fine.", "We looked at the walks. More than I thought.", &[]),
    ];
    for (at, agreed, notes, questions) in rows {
        let day = book.story_day(*at);
        let item = AgendaItem {
            id: book.id(add(day, -1), 1200),
            record: Some(aims.walk),
            covered: true,
            ..AgendaItem::default()
        };
        let session = Session {
            attended: Some(true),
            questions: text(questions),
            agreed: (*agreed).to_owned(),
            notes: (*notes).to_owned(),
            agenda: List(vec![item]),
            ..Session::default()
        };
        let record = book.record(day, 17 * 60, session);
        put(book, record);
    }
    let away = Session {
        attended: Some(false),
        notes: "In bed with the cold; moved.".to_owned(),
        ..Session::default()
    };
    let record = book.record(book.story_day(44), 17 * 60, away);
    put(book, record);
    next_session(book, aims, bring);
    let share = Share {
        format: "text".to_owned(),
        records: vec![aims.walk],
        since: Some(book.story_day(54)),
        ..Share::default()
    };
    let record = book.record(book.story_day(68), 16 * 60, share);
    put(book, record);
}

/// The next one, with two questions for it, and what is ticked for the page.
fn next_session(book: &mut Book, aims: &Aims, bring: Id) {
    let day = add(book.story.last, 3);
    let written = book.story_day(79);
    // The id is of the day it was written on; the appointment is still to come.
    let mut record = book.record(day, 17 * 60, Session::default());
    record.id = book.id(written, 1260);
    put(book, record);
    for (minutes, words) in [
        (1261, "Can we meet every three weeks after the holidays?"),
        (1262, "How do we decide when I need this less?"),
    ] {
        let question = Note { kind: NoteKind::Question, text: words.to_owned(), ..Note::default() };
        let mut record = book.record(written, minutes, question);
        record.bring = true;
        book.notes.push(record);
    }
    let mut shown = vec!["measure phq-8".to_owned(), "measure gad-7".to_owned(), aims.walk.to_string()];
    for kind in [NoteKind::Win, NoteKind::Helped, NoteKind::Hard] {
        let last = book.notes.iter().rev().filter(|note| note.kind == kind && !note.bring);
        shown.extend(last.take(2).map(|note| note.id.to_string()));
    }
    let preparation = Preparation { shown, order: vec![bring], ..Preparation::default() };
    let record = book.record(book.story_day(82), 1265, preparation);
    put(book, record);
}

fn measures(book: &mut Book) {
    let rows: &[(i64, &str, [u8; 8])] = &[
        (1, "phq-8", [2, 2, 2, 2, 1, 1, 1, 1]),
        (26, "phq-8", [1, 2, 2, 2, 1, 1, 1, 0]),
        (54, "phq-8", [1, 1, 2, 2, 1, 1, 0, 0]),
        (80, "phq-8", [1, 1, 1, 1, 0, 1, 0, 0]),
        (1, "gad-7", [2, 2, 2, 2, 1, 1, 2, 0]),
        (26, "gad-7", [2, 1, 2, 1, 1, 1, 1, 0]),
        (54, "gad-7", [1, 1, 2, 1, 1, 1, 1, 0]),
        (80, "gad-7", [1, 1, 1, 1, 0, 1, 1, 0]),
    ];
    for (at, measure, answers) in rows {
        let questions = if *measure == "gad-7" { 7 } else { 8 };
        let score = answers[..questions].iter().map(|answer| u32::from(*answer)).sum::<u32>();
        let result = Measured {
            measure: (*measure).to_owned(),
            score: Some(Amount::from(score)),
            answers: answers[..questions].iter().map(|answer| Some(*answer)).collect(),
            ..Measured::default()
        };
        let record = book.record(book.story_day(*at), 1270, result);
        put(book, record);
    }
}

fn people(book: &mut Book) {
    let rows = [
        ("Dana", "on my phone, first in the list", Role::Friend, "walks, laughs, says it straight"),
        ("Inés", "on my phone", Role::Family, "my sister; any hour, she says"),
        ("Jonas", "on my phone", Role::Friend, ""),
        ("Ms Adeyemi", "the practice’s number is on the fridge", Role::Therapist, ""),
        ("Dr Lindqvist", "the surgery on Mill Lane", Role::Professional, "my doctor"),
    ];
    for (place, (name, contact, role, notes)) in rows.into_iter().enumerate() {
        let person = Person {
            name: name.to_owned(),
            contact: contact.to_owned(),
            role,
            notes: notes.to_owned(),
            place: place as u32,
            ..Person::default()
        };
        let record = book.record(book.story_day(1), 1200 + place as u32, person);
        put(book, record);
    }
}

fn safety_plan(book: &mut Book) {
    let day: NaiveDate = book.story_day(26);
    let plan = SafetyPlan {
        signs: text(&[
            "I stop answering Dana",
            "I do not open the curtains",
            "the sentence “what is the use”",
        ]),
        alone: text(&["walk to the bridge café and back", "choir recordings, loud", "a shower"]),
        around: text(&["the reading room", "Amélie’s", "Mr Kowalczyk’s dog"]),
        people: text(&["Dana", "Inés"]),
        professionals: text(&["Ms Adeyemi", "Dr Lindqvist"]),
        surroundings: text(&["ask Inés to keep it for me"]),
        made_with_therapist: Some(day),
        ..SafetyPlan::default()
    };
    let record = book.record(day, 1090, plan);
    put(book, record);
}
