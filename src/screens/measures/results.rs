//! Every result of one measure, newest first, with what it moved since the one before.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{score, take};
use crate::app::{Action, Confirm, Page, See};
use crate::insight::{self, Moved};
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, char, on, quiet};
use crate::model::measure::Measure;
use crate::model::session::Measured;
use crate::model::{Edit, Id, Record};
use crate::screens::cursor::{self, Cursor};
use crate::screens::{days, marking};
use crate::text::{one_line, pad};
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::list::{List, Row};

pub struct Results {
    /// By its name in the file.
    name: String,
    cursor: Cursor<Id>,
}

#[derive(Clone, Copy)]
enum Command {
    Take,
    TypeIn,
    Change,
    Bring,
    Delete,
    Back,
}

const KEYS: &[Binding<Command>] = &[
    on(&[char('n')], Command::Take, "take it now"),
    on(&[char('a')], Command::TypeIn, "type in a score"),
    on(&[ENTER, char('e')], Command::Change, "change"),
    on(&[char('b')], Command::Bring, "bring up in session"),
    quiet(&[char('x')], Command::Delete, "delete"),
    on(&[ESC], Command::Back, "back"),
];

/// Cells of a day: “Tue 10 Nov 2025”.
const DAY: usize = 16;

impl Results {
    pub fn of(measure: Measure) -> Self {
        Self { name: measure.name().to_owned(), cursor: Cursor::default() }
    }

    /// Newest first; those without a total among them.
    pub fn records<'a>(&self, see: See<'a>) -> Vec<&'a Record<Measured>> {
        let measure = Measure::named(&self.name);
        see.notebook.measures.iter().rev().filter(|record| measure.is(&record.measure)).collect()
    }

    fn obey(&self, command: Command, see: See) -> Vec<Action> {
        let records = self.records(see);
        let ids: Vec<Id> = records.iter().map(|record| record.id).collect();
        let chosen = self.cursor.place(&ids).map(|at| records[at]);
        match (command, chosen) {
            (Command::Back, _) => vec![Action::Close],
            (Command::Take, _) | (Command::Change, None) => take(see, Measure::named(&self.name)),
            (Command::TypeIn, _) => vec![Action::Open(score::open(see, &self.name))],
            (Command::Change, Some(record)) => vec![Action::Open(score::edit(see, record))],
            (Command::Bring, Some(record)) => marking::toggle(record),
            (Command::Delete, Some(record)) => delete(see, record),
            (Command::Bring | Command::Delete, None) => Vec::new(),
        }
    }

    /// A row for each result, then the rule and whose the questions are.
    pub fn rows(&self, see: See, wide: u16) -> Vec<Row<'static>> {
        let measure = Measure::named(&self.name);
        let records = self.records(see);
        let mut rows: Vec<Row> = records.iter().map(|record| Row::item(line(record, see))).collect();
        if rows.is_empty() {
            rows.extend(Row::notes("Nothing yet. n takes it now, a types in a score from elsewhere.", wide));
        }
        rows.push(Row::blank());
        let mut say = |words: &str| {
            let room = usize::from(wide).saturating_sub(2).max(1);
            rows.extend(
                crate::text::wrap(words, room)
                    .into_iter()
                    .map(|line| Row::note(Line::from(Span::styled(line, see.theme.dim)))),
            );
        };
        say(&insight::rule(measure));
        if let Measure::Questionnaire(row) = measure {
            say(row.notice);
        }
        rows
    }
}

fn delete(see: See, record: &Record<Measured>) -> Vec<Action> {
    let score = record.score.map_or_else(String::new, |score| format!(" {score}"));
    let title = one_line(record.kind().title()).into_owned();
    let day = days::short(record.when.day, see.today());
    let question = format!("Delete {title}{score} of {day}? u brings it back.");
    vec![Action::Ask(Confirm {
        question,
        yes: vec![Action::Edit(Edit::Delete { id: record.id, at: see.moment() })],
    })]
}

/// Day, total and band, what it moved.
fn line(record: &Record<Measured>, see: See) -> Line<'static> {
    let measure = record.kind();
    let day = pad(&days::short(record.when.day, see.today()), DAY);
    let words = match record.score {
        Some(score) => insight::result_words(measure, score.get()),
        None => {
            let given = record.answers.iter().flatten().count();
            format!("{given} of {} answered, no total", record.answers.len())
        }
    };
    let mut spans = vec![Span::styled(day, see.theme.dim), Span::raw(words)];
    if let Some(moved) = moved(record, measure, see) {
        spans.push(Span::styled(format!("  {}", moved.short()), see.theme.dim));
    }
    if !record.words.is_empty() {
        spans.push(Span::raw(format!("  {}", one_line(&record.words))));
    }
    if record.bring {
        spans.push(Span::styled("  (for the session)", see.theme.dim));
    }
    Line::from(spans)
}

/// Since the result before it.
fn moved<'a>(record: &Record<Measured>, measure: Measure<'a>, see: See) -> Option<Moved<'a>> {
    let results = insight::results(see.notebook, measure, None);
    let at = results.iter().position(|result| result.record.id == record.id)?;
    Some(Moved::between(measure, results.get(at.checked_sub(1)?)?, results.get(at)?))
}

impl Page for Results {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let ids: Vec<Id> = self.records(see).iter().map(|record| record.id).collect();
        match input {
            Input::Key(key) if self.cursor.moved(key, &ids) => {}
            Input::Key(key) => return Some(self.obey(keys::find(KEYS, key)?, see)),
            Input::Click(click) => {
                let body = take_top(see.area, 2).1;
                let list = List::of_items(self.rows(see, body.width), self.cursor.place(&ids));
                self.cursor.click(click, &list, body, &ids);
            }
            Input::Paste(_) => return None,
        }
        Some(Vec::new())
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (head, body) = take_top(area, 2);
        let measure = Measure::named(&self.name);
        let records = self.records(see);
        let remark = insight::count(records.len(), "result", "results");
        bars::header(&one_line(measure.title()), &remark, see.theme, frame, head);
        frame.set_cursor_position(Position { x: head.x, y: head.y });
        let ids: Vec<Id> = records.iter().map(|record| record.id).collect();
        List::of_items(self.rows(see, body.width), self.cursor.place(&ids)).draw(see.theme, frame, body);
    }
}
