//! A slow breath to follow: a word, a count and a bar, a second at a time. Nothing flashes, nothing needs colour. What was
//! breathed can be added to a habit that is called so.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::answering;
use crate::app::{Action, Confirm, Page, See};
use crate::insight::count;
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, LEFT, RIGHT, SPACE, char, on};
use crate::model::day::{Note, NoteKind};
use crate::model::habit::{Habit, Kind};
use crate::model::{Edit, Record};
use crate::text::one_line;
use crate::ui::dialog::{dialog, dialog_area};

/// What to do, how the bar goes meanwhile, and for how many seconds.
type Part = (&'static str, Bar, u32);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bar {
    Fills,
    Rests(bool),
    Empties,
}

/// Each begins with a breath in; the long breath out is what calms.
const RHYTHMS: &[(&str, &[Part])] = &[
    (
        "in 4, hold 2, out 6",
        &[
            ("breathe in through the nose", Bar::Fills, 4),
            ("hold", Bar::Rests(true), 2),
            ("breathe out through the mouth", Bar::Empties, 6),
        ],
    ),
    (
        "in 4, out 6",
        &[("breathe in through the nose", Bar::Fills, 4), ("breathe out through the mouth", Bar::Empties, 6)],
    ),
    (
        "in 4, hold 4, out 4, rest 4",
        &[
            ("breathe in through the nose", Bar::Fills, 4),
            ("hold", Bar::Rests(true), 4),
            ("breathe out through the mouth", Bar::Empties, 4),
            ("rest", Bar::Rests(false), 4),
        ],
    ),
];

/// Cells of the bar.
const WIDE: u32 = 24;

const SECOND: Duration = Duration::from_secs(1);

#[derive(Default)]
pub struct Breathing {
    rhythm: usize,
    /// Seconds breathed; pauses are none.
    seconds: u32,
    /// Seconds since this rhythm began.
    into: u32,
    paused: bool,
}

#[derive(Clone, Copy)]
enum Command {
    Pause,
    Slower,
    Other,
    End,
}

const KEYS: &[Binding<Command>] = &[
    on(&[SPACE], Command::Pause, "pause, go on"),
    on(&[RIGHT, char('l')], Command::Other, "another rhythm"),
    on(&[LEFT, char('h')], Command::Slower, "the one before"),
    on(&[ESC, ENTER, char('q')], Command::End, "end"),
];

impl Breathing {
    /// The part of the breath one is in, and how many seconds of it are over.
    fn part(&self) -> (Part, u32) {
        let parts = RHYTHMS[self.rhythm].1;
        let mut into = self.into % parts.iter().map(|part| part.2).sum::<u32>();
        for part in parts {
            if into < part.2 {
                return (*part, into);
            }
            into -= part.2;
        }
        (parts[0], 0)
    }

    /// Another rhythm begins with a breath in; what was breathed stays.
    fn turn(&mut self, by: usize) {
        self.rhythm = (self.rhythm + by) % RHYTHMS.len();
        self.into = 0;
    }

    fn lines(&self, see: See) -> Vec<Line<'static>> {
        let theme = see.theme;
        let ((words, bar, long), over) = self.part();
        let words = if self.paused { "paused" } else { words };
        let full = match bar {
            Bar::Fills => WIDE * (over + 1) / long,
            Bar::Empties => WIDE * (long - over - 1) / long,
            Bar::Rests(full) => WIDE * u32::from(full),
        } as usize;
        let drawn = theme.marks.bar_full.repeat(full) + &theme.marks.bar_empty.repeat(WIDE as usize - full);
        vec![
            Line::from(Span::styled(format!("{words}  {}", long - over), theme.strong)),
            Line::from(Span::styled(drawn, theme.ink)),
            Line::from(""),
            Line::from("Sit or lie as you like. A hand on your stomach may help."),
            Line::from(Span::styled(
                format!("{}  {}", RHYTHMS[self.rhythm].0, lasted(self.seconds)),
                theme.dim,
            )),
            Line::from(""),
            Line::from("Space pauses, Right is another rhythm, Esc ends"),
        ]
    }

    /// Half a minute and more is a minute; it can be added to a habit that is called so.
    fn end(&self, see: See) -> Vec<Action> {
        let minutes = (self.seconds + 30) / 60;
        std::iter::once(Action::Close).chain(breathed(see, minutes)).collect()
    }
}

/// So many minutes were breathed: they can be added to a habit that is called so, or noted as what helped.
pub fn breathed(see: See, minutes: u32) -> Option<Action> {
    let said = (0 < minutes).then(|| count(minutes as usize, "minute", "minutes"))?;
    let Some(habit) = breathing_habit(see) else {
        let question = format!("{said} of breathing. Note it under what helped?");
        return Some(Action::Ask(Confirm { question, yes: vec![Action::Edit(helped(see, &said))] }));
    };
    let question = format!("{said} of breathing. Add to {}?", one_line(&habit.name));
    let edit = answering::more(see, habit, see.today(), minutes);
    Some(Action::Ask(Confirm { question, yes: vec![Action::Edit(edit)] }))
}

/// The note of it where there is no habit to add to.
fn helped(see: See, said: &str) -> Edit {
    let note = Note { kind: NoteKind::Helped, text: format!("slow breathing, {said}"), ..Note::default() };
    let record = Record::new(see.id(), see.when(see.today()), note).written(see.moment());
    Edit::together("slow breathing", [Edit::add(record)])
}

/// Each rhythm in words: “in 4, hold 2, out 6: breathe in through the nose for 4, …”.
pub fn told() -> Vec<String> {
    let part = |(words, _, seconds): &Part| format!("{words} for {seconds}");
    let whole = |parts: &[Part]| parts.iter().map(part).collect::<Vec<String>>().join(", ");
    RHYTHMS.iter().map(|(name, parts)| format!("{name}: {}", whole(parts))).collect()
}

/// `under a minute`, `3 minutes`.
fn lasted(seconds: u32) -> String {
    match seconds / 60 {
        0 => "under a minute".to_owned(),
        minutes => count(minutes as usize, "minute", "minutes"),
    }
}

/// The habit called after breathing that can be answered today; one of minutes before any other.
fn breathing_habit<'a>(see: See<'a>) -> Option<&'a Record<Habit>> {
    let today = see.today();
    let named = |habit: &&Record<Habit>| habit.name.to_lowercase().contains("breath");
    let habits = see.notebook.habits.iter().filter(|habit| habit.offered(today)).filter(named);
    habits.min_by_key(|habit| (habit.kind != Kind::Minutes, habit.place))
}

impl Page for Breathing {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(KEYS)
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let Input::Key(key) = input else { return Some(Vec::new()) };
        match keys::find(KEYS, key)? {
            Command::Pause => self.paused = !self.paused,
            Command::Other => self.turn(1),
            Command::Slower => self.turn(RHYTHMS.len() - 1),
            Command::End => return Some(self.end(see)),
        }
        Some(Vec::new())
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let lines = self.lines(see);
        dialog("Breathe", &lines, 0, see.theme, frame, area);
        frame.set_cursor_position(dialog_area("Breathe", &lines, area).as_position());
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn wake(&self) -> Option<Duration> {
        (!self.paused).then_some(SECOND)
    }

    fn beat(&mut self) {
        self.seconds = self.seconds.saturating_add(1);
        self.into = self.into.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_rhythm_begins_with_a_breath_in_and_adds_no_time() {
        let mut breathing = Breathing::default();
        (0..14).for_each(|_| breathing.beat());
        for _ in 0..20 {
            breathing.turn(1);
            assert_eq!((breathing.part().1, breathing.seconds), (0, 14));
        }
        breathing.beat();
        assert_eq!((breathing.part().1, breathing.seconds), (1, 15));
    }
}
