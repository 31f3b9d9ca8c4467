//! A questionnaire, or a scale of one's own, question by question. Its words stand in the model, word for word.

use super::talk::{Said, Talk};
use super::{Flow, Room, View};
use crate::insight;
use crate::model::measure::{Measure, Questionnaire};
use crate::model::number::Amount;
use crate::model::session::Measured;
use crate::model::{Edit, Record};
use crate::support;

/// Asks it and keeps what was answered.
pub fn take(talk: &mut Talk, room: &mut Room, measure: Measure) -> Flow {
    let mut body = Measured { measure: measure.name().to_owned(), ..Measured::default() };
    let flow = match measure {
        Measure::Questionnaire(row) => questionnaire(talk, room, row, &mut body),
        Measure::Own(name) => {
            let question = format!("{name}, 0 not at all to 10 the most");
            let (flow, score) = match digit(talk, room, &question, 10) {
                Answer::Number(score) => (Flow::On, Some(Amount::from(u32::from(score)))),
                Answer::Quit => (Flow::Quit, None),
                _ => (Flow::On, None),
            };
            body.score = score;
            flow
        }
    };
    keep(talk, room, measure, body);
    flow
}

/// An empty line leaves a question open.
enum Answer {
    Number(u8),
    Open,
    Back,
    Enough,
    Quit,
}

fn questionnaire(talk: &mut Talk, room: &Room, row: &'static Questionnaire, body: &mut Measured) -> Flow {
    talk.say(&format!("\n{}\n{}\n{}", row.title, row.stem, choices(row.answers)));
    let of = row.questions.len();
    body.answers = vec![None; of];
    let mut at = 0;
    let mut flow = Flow::On;
    while at < of {
        match digit(talk, room, &format!("{} of {of}. {}", at + 1, row.questions[at]), 3) {
            Answer::Number(number) => {
                body.answers[at] = Some(number);
                talk.say(&format!("Noted: {number} {}.", row.answers[usize::from(number)]));
                if row.private == Some(at) && 0 < number {
                    talk.say(&format!("\n{}\n{}", support::HEARD, room.keep.view(View::Support)));
                }
                at += 1;
            }
            Answer::Open => at += 1,
            Answer::Back if at == 0 => return Flow::On,
            Answer::Back => at -= 1,
            Answer::Enough => break,
            Answer::Quit => {
                flow = Flow::Quit;
                break;
            }
        }
    }
    body.score = row.total(&body.answers).map(|total| Amount::from(u32::from(total)));
    if body.score.is_some_and(|score| 0.0 < score.get())
        && let Some(asked) = row.difficulty.as_ref().filter(|_| flow == Flow::On)
    {
        match digit(talk, room, &format!("{}\n{}", asked.question, choices(asked.answers)), 3) {
            Answer::Number(number) => body.difficulty = Some(number),
            Answer::Quit => flow = Flow::Quit,
            _ => {}
        }
    }
    talk.say(row.notice);
    flow
}

fn keep(talk: &mut Talk, room: &mut Room, measure: Measure, body: Measured) {
    if body.score.is_none() && body.answers.iter().all(Option::is_none) {
        return talk.say("Nothing was answered, and nothing was kept.");
    }
    let said = match body.score {
        Some(score) if body.calls_for_support() => insight::total_words(measure, score.get()),
        Some(score) => insight::result_words(measure, score.get()),
        None => {
            let given = body.answers.iter().flatten().count();
            format!("{given} of {} answered, without a total", body.answers.len())
        }
    };
    let talk_it_through = body.calls_for_support();
    let see = room.see();
    let record = Record::new(see.id(), see.when(see.today()), body).written(see.moment());
    if room.commit(talk, Edit::add(record)) {
        talk.say(&format!("Kept: {}, {said}.", measure.title()));
    }
    if talk_it_through {
        talk.say("This is worth talking through with your therapist.");
    }
}

fn digit(talk: &mut Talk, room: &Room, question: &str, most: u8) -> Answer {
    loop {
        match talk.ask(question) {
            Said::Text(line) => match line.parse().ok().filter(|number| *number <= most) {
                Some(number) => return Answer::Number(number),
                None => talk.say(&format!("That takes a whole number from 0 to {most}.")),
            },
            Said::Nothing | Said::Empty | Said::Part => return Answer::Open,
            Said::Back => return Answer::Back,
            Said::Enough => return Answer::Enough,
            Said::Quit => return Answer::Quit,
            Said::Help => {
                talk.say(&format!("A whole number from 0 to {most}; an empty line leaves it open."))
            }
            Said::Support => talk.say(&room.keep.view(View::Support)),
        }
    }
}

/// “0 Not at all, 1 Several days, …”.
fn choices(answers: &[&str]) -> String {
    let rows = answers.iter().enumerate().map(|(at, answer)| format!("{at} {answer}"));
    rows.collect::<Vec<String>>().join(", ")
}
