//! Questionnaires and one's own scales: what was last, what it moved, when the next makes sense. Scores are shown quietly:
//! they are a way into a conversation.

mod results;
mod score;
mod taking;

pub use score::edit;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::cursor::{self, Cursor};
use super::{days, marking};
use crate::app::{Action, Page, See};
use crate::insight::{self, Moved};
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, char, on, quiet};
use crate::model::Id;
use crate::model::measure::Measure;
use crate::text::{one_line, pad, width};
use crate::ui::bars;
use crate::ui::layout::{beside, take_top};
use crate::ui::list::{List, Row};
use results::Results;

use super::spoken::{Spoken, spoken};

/// The questionnaires on offer, and everything that has a result.
#[derive(Default)]
pub struct Measures {
    /// By the name in the file.
    cursor: Cursor<String>,
}

#[derive(Clone, Copy)]
enum Command {
    Take,
    Open,
    TypeIn,
    Own,
    Bring,
    Back,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER, char('n')], Command::Take, "take it now"),
    on(&[char('e')], Command::Open, "its results"),
    on(&[char('a')], Command::TypeIn, "type in a score"),
    on(&[char('o')], Command::Own, "a scale of your own"),
    quiet(&[char('b')], Command::Bring, "bring the last result up in session"),
    quiet(&[ESC], Command::Back, "back"),
];

/// A half-typed questionnaire or score, by the name of its draft.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    taking::restore(name, see).or_else(|| score::restore(name, see))
}

/// From this width on the results of the chosen measure stand beside the list.
const WIDE: u16 = 96;

/// The header, the list, and what stands beside it.
fn layout(area: Rect) -> (Rect, Rect, Option<Rect>) {
    let (head, body) = take_top(area, if area.height < 12 { 1 } else { 2 });
    let (list, side) = beside(body, WIDE, 58);
    (head, list, side)
}

/// Answers it: a questionnaire question by question, a scale of one's own by one number.
pub fn take(see: See, measure: Measure) -> Vec<Action> {
    let page = match measure {
        Measure::Questionnaire(row) => taking::open(see, row),
        Measure::Own(name) => score::open(see, name),
    };
    vec![Action::Open(page)]
}

/// Every result of a measure, line by line, with what is to be known about it.
pub fn results(see: See, measure: Measure) -> Vec<Spoken<Id>> {
    let results = Results::of(measure);
    spoken(&results.rows(see, u16::MAX), results.records(see).iter().map(|record| record.id))
}

/// The last result, how it moved, when the next makes sense.
pub fn told(see: See, measure: Measure) -> Vec<String> {
    standing(measure, see)
}

impl Measures {
    fn chosen<'a>(&self, see: See<'a>) -> Option<Measure<'a>> {
        let shown = insight::offered_or_taken(see.notebook);
        let place = self.cursor.place(&names(&shown))?;
        shown.get(place).copied()
    }

    fn obey(&self, command: Command, see: See) -> Vec<Action> {
        let chosen = self.chosen(see);
        match (command, chosen) {
            (Command::Back, _) => vec![Action::Close],
            (Command::Own, _) | (_, None) => vec![Action::Open(score::own(see))],
            (Command::Bring, Some(measure)) => bring(see, measure),
            (Command::Take, Some(measure)) => take(see, measure),
            (Command::TypeIn, Some(measure)) => vec![Action::Open(score::open(see, measure.name()))],
            (Command::Open, Some(measure)) => vec![Action::Open(Box::new(Results::of(measure)))],
        }
    }

    fn list(&self, shown: &[Measure], see: See, wide: u16) -> List<'static> {
        let titles = shown.iter().map(|measure| width(&one_line(measure.title()))).max().unwrap_or(0).min(24);
        let rows = shown.iter().flat_map(|measure| rows(*measure, titles, see, wide)).collect();
        List::of_items(rows, self.cursor.place(&names(shown)))
    }
}

/// The last result on the list for the session, or off it.
fn bring(see: See, measure: Measure) -> Vec<Action> {
    match Results::of(measure).records(see).first() {
        Some(last) => marking::toggle(last),
        None => vec![Action::Say("There is no result to bring up yet; n takes it now.".to_owned())],
    }
}

fn names(shown: &[Measure]) -> Vec<String> {
    shown.iter().map(|measure| measure.name().to_owned()).collect()
}

/// The measure, and under it what there is to say of it.
fn rows(measure: Measure, titles: usize, see: See, wide: u16) -> Vec<Row<'static>> {
    let about = match measure {
        Measure::Questionnaire(row) => row.about,
        Measure::Own(_) => "a scale of your own, 0 to 10",
    };
    let title = pad(&one_line(measure.title()), titles);
    let head = Line::from(vec![
        Span::styled(title, see.theme.strong),
        Span::styled(format!("  {about}"), see.theme.dim),
    ]);
    let mut rows = vec![Row::item(head)];
    let room = usize::from(wide).saturating_sub(4).max(1);
    for line in standing(measure, see) {
        let wrapped = crate::text::wrap(&line, room);
        rows.extend(wrapped.into_iter().map(|line| Row::note(format!("  {line}"))));
    }
    rows.push(Row::blank());
    rows
}

/// The last result, how it moved, when the next makes sense.
fn standing(measure: Measure, see: See) -> Vec<String> {
    let today = see.today();
    let results = insight::results(see.notebook, measure, None);
    let mut lines = Vec::new();
    if let Some(last) = results.last() {
        let on = days::short(last.day, today);
        lines.push(format!("{}, {on}", insight::result_words(measure, last.score)));
    }
    if let [.., before, last] = results.as_slice() {
        let moved = Moved::between(measure, before, last);
        lines.push(format!("{} (since {})", moved.words(), days::short(before.day, today)));
    }
    if see.drafts.contains_key(&taking::draft_name(measure.name())) {
        lines.push("Begun and kept; n goes on with it.".to_owned());
    } else if let Some(next) = insight::next_due(see.notebook, measure, today).filter(|next| today < *next) {
        lines.push(format!("the next makes sense from {}", days::short(next, today)));
    }
    lines
}

impl Page for Measures {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let shown = insight::offered_or_taken(see.notebook);
        let names = names(&shown);
        match input {
            Input::Key(key) if self.cursor.moved(key, &names) => Some(Vec::new()),
            Input::Key(key) => Some(self.obey(keys::find(KEYS, key)?, see)),
            Input::Click(click) => {
                let body = layout(see.area).1;
                let list = self.list(&shown, see, body.width);
                self.cursor.click(click, &list, body, &names);
                Some(Vec::new())
            }
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (head, body, side) = layout(area);
        bars::header("Measures", "a way into a conversation, no verdict", see.theme, frame, head);
        frame.set_cursor_position(Position { x: head.x, y: head.y });
        let shown = insight::offered_or_taken(see.notebook);
        if let (Some(side), Some(measure)) = (side, self.chosen(see)) {
            let rows = Results::of(measure).rows(see, side.width);
            List::new(rows, None).draw(see.theme, frame, side);
        }
        self.list(&shown, see, body.width).draw(see.theme, frame, body);
    }
}
