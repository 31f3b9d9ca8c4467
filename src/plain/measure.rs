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
    let (body, flow) = ask(&mut Line { talk, room }, measure);
    keep(talk, room, measure, body);
    flow
}

/// Who asks, and where.
pub trait Asker {
    fn tell(&mut self, words: &str);

    /// A whole number up to `most`.
    fn number(&mut self, question: &str, most: u8) -> Answer;

    /// Says the answer back.
    fn noted(&mut self, _answer: &str) {}

    /// An answer called for help: whom to call, before anything else is asked (clinical 3.6).
    fn heard(&mut self);
}

pub enum Answer {
    Number(u8),
    /// The question stays open.
    Open,
    Back,
    Enough,
    Quit,
}

/// Asks question by question; what was answered, with its total where there is one.
pub fn ask(asker: &mut dyn Asker, measure: Measure) -> (Measured, Flow) {
    let mut body = Measured { measure: measure.name().to_owned(), ..Measured::default() };
    let flow = match measure {
        Measure::Questionnaire(row) => questionnaire(asker, row, &mut body),
        Measure::Own(name) => match asker.number(&format!("{name}, 0 not at all to 10 the most"), 10) {
            Answer::Number(score) => {
                body.score = Some(Amount::from(u32::from(score)));
                Flow::On
            }
            Answer::Quit => Flow::Quit,
            Answer::Open | Answer::Back | Answer::Enough => Flow::On,
        },
    };
    (body, flow)
}

fn questionnaire(asker: &mut dyn Asker, row: &'static Questionnaire, body: &mut Measured) -> Flow {
    let begin = format!("\n{}. An empty line leaves a question open.", row.title);
    asker.tell(&format!("{begin}\n\n{}\n{}\n", row.stem, choices(row.answers)));
    body.answers = vec![None; row.questions.len()];
    let mut flow = questions(asker, row, &mut body.answers);
    body.score = row.total(&body.answers).map(|total| Amount::from(u32::from(total)));
    let counts = body.score.is_some_and(|score| 0.0 < score.get());
    if let Some(asked) = row.difficulty.as_ref().filter(|_| counts && flow == Flow::On) {
        match asker.number(&format!("{}\n{}", asked.question, choices(asked.answers)), 3) {
            Answer::Number(number) => body.difficulty = Some(number),
            Answer::Quit => flow = Flow::Quit,
            Answer::Open | Answer::Back | Answer::Enough => {}
        }
    }
    asker.tell(&format!("\n{}", row.notice));
    flow
}

fn questions(asker: &mut dyn Asker, row: &'static Questionnaire, answers: &mut [Option<u8>]) -> Flow {
    let (of, mut at) = (answers.len(), 0);
    while at < of {
        match asker.number(&format!("{} of {of}. {}", at + 1, row.questions[at]), 3) {
            Answer::Number(number) => {
                answers[at] = Some(number);
                asker.noted(&format!("{number} {}", row.answers[usize::from(number)]));
                if row.private == Some(at) && 0 < number {
                    asker.heard();
                }
                at += 1;
            }
            Answer::Open => at += 1,
            Answer::Back if 0 < at => at -= 1,
            Answer::Back | Answer::Enough => break,
            Answer::Quit => return Flow::Quit,
        }
    }
    Flow::On
}

/// Line by line, among the tasks.
struct Line<'a, 'b, 'c> {
    talk: &'a mut Talk<'b>,
    room: &'a Room<'c>,
}

impl Asker for Line<'_, '_, '_> {
    fn tell(&mut self, words: &str) {
        self.talk.say(words);
    }

    fn number(&mut self, question: &str, most: u8) -> Answer {
        digit(self.talk, self.room, question, most)
    }

    fn noted(&mut self, answer: &str) {
        self.talk.say(&format!("Noted: {answer}."));
    }

    fn heard(&mut self) {
        self.talk.say(&format!("\n{}\n{}", support::HEARD, self.room.keep.view(View::Support)));
    }
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
