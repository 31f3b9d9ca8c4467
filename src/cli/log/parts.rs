//! What one `log` adds to a day, as one edit and in one line of words.

use chrono::NaiveDate;

use crate::cli::book::Book;
use crate::cli::stop::Stop;
use crate::insight::{self, Mark};
use crate::model::day::{CheckIn, Day, Note, NoteKind};
use crate::model::habit::{Answer, Habit, Kind};
use crate::model::number::{Amount, Mood, Rating};
use crate::model::{Edit, Id, Notebook, Record, When};
use crate::support;
use crate::text::one_line;

#[derive(Default)]
pub struct Parts {
    pub mood: Option<Mood>,
    pub stress: Option<Rating>,
    pub energy: Option<Rating>,
    pub confidence: Option<Rating>,
    pub sleep: Option<Amount>,
    pub feelings: Vec<String>,
    pub tags: Vec<String>,
    pub notes: Vec<(NoteKind, String)>,
    pub answers: Vec<(Id, Answer)>,
}

impl Parts {
    pub fn is_empty(&self) -> bool {
        self.sleep.is_none()
            && !self.checks_in()
            && self.tags.is_empty()
            && self.notes.is_empty()
            && self.answers.is_empty()
    }

    /// Adds what became of a habit; a second answer for it in one command is one too many.
    pub fn answer(&mut self, habit: &Record<Habit>, answer: Answer) -> Result<(), Stop> {
        if self.answers.iter().any(|(id, _)| *id == habit.id) {
            return Err(Stop::usage(format!(
                "{} is named twice. Say once what became of it. Nothing was kept.",
                one_line(&habit.name)
            )));
        }
        self.answers.push((habit.id, answer));
        Ok(())
    }

    pub fn edit(&self, book: &Book, when: When) -> Edit {
        let mut edits = Vec::new();
        if self.checks_in() {
            edits.push(Edit::add(book.record(when, self.check_in())));
        }
        let notes = self.notes.iter().map(|(kind, text)| self.note(kind, text));
        edits.extend(notes.map(|note| Edit::add(book.record(when, note))));
        let answers = self.answers.iter().cloned();
        edits.extend(answers.map(|(habit, answer)| Edit::Answer { habit, day: when.day, answer }));
        edits.extend(self.day(book, when.day));
        Edit::together("log", edits)
    }

    /// Whether something in it softly calls for an offer of help. Nothing of this is kept.
    pub fn calls_for_help(&self) -> bool {
        let calls = |text: &str| support::calls_for_help(text, &self.feelings);
        calls("") || self.notes.iter().any(|(_, text)| calls(text))
    }

    fn checks_in(&self) -> bool {
        let ratings = [self.stress, self.energy, self.confidence];
        self.mood.is_some() || ratings.iter().any(Option::is_some) || !self.feelings.is_empty()
    }

    fn check_in(&self) -> CheckIn {
        CheckIn {
            mood: self.mood,
            stress: self.stress,
            energy: self.energy,
            confidence: self.confidence,
            feelings: self.feelings.clone(),
            tags: self.tags.clone(),
            ..CheckIn::default()
        }
    }

    fn note(&self, kind: &NoteKind, text: &str) -> Note {
        Note { kind: kind.clone(), text: text.to_owned(), tags: self.tags.clone(), ..Note::default() }
    }

    /// Sleep; and tags where nothing else of this command carries them.
    fn day(&self, book: &Book, day: NaiveDate) -> Option<Edit> {
        let tags_are_left = !self.tags.is_empty() && !self.checks_in() && self.notes.is_empty();
        if self.sleep.is_none() && !tags_are_left {
            return None;
        }
        let change = |record: &mut Record<Day>| {
            record.body.sleep_hours = self.sleep.or(record.body.sleep_hours);
            if tags_are_left {
                let new =
                    self.tags.iter().filter(|tag| !record.tags.contains(tag)).cloned().collect::<Vec<_>>();
                record.body.tags.extend(new);
            }
        };
        match book.notebook().day(day) {
            Some(record) => Edit::revise(record, change),
            None => {
                let mut record = book.record(When::on(day), Day::default());
                change(&mut record);
                Some(Edit::add(record))
            }
        }
    }

    /// “mood 5, Walk done (20 minutes), 1 win”: numbers, names and counts, no words of the person's.
    pub fn said(&self, notebook: &Notebook, day: NaiveDate) -> String {
        let scale = |name: &str, value: Option<String>| value.map(|value| format!("{name} {value}"));
        let rating = |value: Option<Rating>| value.map(|value| value.to_string());
        let mut said: Vec<String> = [
            scale("mood", self.mood.map(|mood| mood.to_string())),
            scale("stress", rating(self.stress)),
            scale("energy", rating(self.energy)),
            scale("confidence", rating(self.confidence)),
            counted(self.feelings.len(), "feeling"),
            self.sleep.map(|hours| format!("{} of sleep", insight::hours(hours))),
        ]
        .into_iter()
        .flatten()
        .collect();
        said.extend(self.answers.iter().filter_map(|(id, answer)| answered(notebook, *id, answer, day)));
        for kind in NoteKind::ALL {
            let count = self.notes.iter().filter(|(of, _)| of == kind).count();
            said.extend(counted(count, kind.noun()));
        }
        said.extend(counted(self.tags.len(), "tag"));
        said.join(", ")
    }
}

/// As the form of the day reads them.
pub fn hours(text: &str) -> Result<Amount, String> {
    Amount::hours(text).ok_or_else(|| "hours from 0 to 24, like 7.5 or 7:30".to_owned())
}

/// “Walk done (20 minutes)”, “Walk some of it (5 of 20 minutes)”, “Drinks recorded (3 cups, at most 2)”.
fn answered(notebook: &Notebook, id: Id, answer: &Answer, day: NaiveDate) -> Option<String> {
    let habit = notebook.habits.get(id)?;
    let name = one_line(&habit.name);
    let rule = habit.rule(day).or(habit.last_rule());
    let unit = rule.map(|rule| one_line(&rule.unit)).unwrap_or_default();
    let target = rule.and_then(|rule| rule.target).map(|target| target.to_string()).unwrap_or_default();
    let mark = insight::mark(habit, day, Some(answer));
    let Some(amount) = answer.amount else { return Some(format!("{name} {}", mark.word())) };
    let sized = |amount: String| format!("{amount} {unit}").trim_end().to_owned();
    Some(match mark {
        Mark::Part => format!("{name} some of it ({})", sized(format!("{amount} of {target}"))),
        Mark::NotDone if habit.kind == Kind::AtMost => {
            format!("{name} recorded ({}, at most {target})", sized(amount.to_string()))
        }
        mark => format!("{name} {} ({})", mark.word(), sized(amount.to_string())),
    })
}

/// “2 wins”; nothing for none.
pub fn counted(count: usize, noun: &str) -> Option<String> {
    let plural = match noun.strip_prefix("thing ") {
        Some(rest) => format!("things {rest}"),
        None => format!("{noun}s"),
    };
    match count {
        0 => None,
        1 => Some(format!("1 {noun}")),
        count => Some(format!("{count} {plural}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_counted_in_words() {
        assert_eq!(counted(0, "win"), None);
        assert_eq!(counted(1, "win").as_deref(), Some("1 win"));
        assert_eq!(counted(2, "thing that helped").as_deref(), Some("2 things that helped"));
    }
}
