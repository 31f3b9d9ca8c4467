//! The tab of the sessions: the next one, what to bring up, what goes on the page, those that were.

mod bank;
mod choosing;
pub mod date_form;
pub mod edits;
mod preview;
mod rows;
mod save_form;
mod tick_list;
mod told;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::cursor::{self, Cursor};
use super::spoken::{Spoken, spoken};
use super::{goal_form, measures, note_form};
use crate::app::{Action, Go, Page, See, Sight};
use crate::keys::{self, Binding, Click, ENTER, Hint, Input, SPACE, Shown, char, on, quiet};
use crate::model::day::NoteKind;
use crate::model::measure::Measure;
use crate::model::{Id, Record};
use crate::page::{self, At, Group};
use crate::ui::bars;
use crate::ui::layout::{beside, take_top};
use crate::ui::list::{List, Row};
use bank::Bank;
use choosing::Choosing;
use preview::Preview;
use rows::Board;
pub use tick_list::Ticks;

#[derive(Default)]
pub struct Session {
    cursor: Cursor<Target>,
    made: Option<Made>,
}

/// What is drawn, and what it was made of.
struct Made {
    sight: Sight,
    next: String,
    board: Board,
    /// What happened, where it stands beside the list.
    beside: Vec<Row<'static>>,
}

/// What a row stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// The session that came and went untold.
    Untold(Id),
    Next,
    Topic(Id),
    /// Something to tick, by its name.
    Offer(String),
    Draft(Id),
    /// By its name in the file.
    Measure(String),
    Past(Id),
    Choosing,
}

#[derive(Clone, Copy)]
enum Command {
    Open,
    Preview,
    Add,
    Questions,
    Date,
    Tick,
    Covered,
    Bring,
    Delete,
    MoveDown,
    MoveUp,
    Choosing,
}

const KEYS: &[Binding<Command>] = &[
    on(&[char('p')], Command::Preview, "the page"),
    on(&[char('n')], Command::Add, "add"),
    on(&[SPACE], Command::Tick, "tick"),
    on(&[char('a')], Command::Questions, "questions"),
    on(&[ENTER, char('e')], Command::Open, "open"),
    on(&[char('d')], Command::Date, "date"),
    quiet(&[char('v')], Command::Covered, "talked about, or not"),
    quiet(&[char('b')], Command::Bring, "bring up in session"),
    quiet(&[char('x')], Command::Delete, "take off the list"),
    quiet(&[char('J')], Command::MoveDown, "move down"),
    quiet(&[char('K')], Command::MoveUp, "move up"),
    quiet(&[char('o')], Command::Choosing, "choosing a therapist"),
];

/// From this width on what happened stands beside the list.
const WIDE: u16 = 100;

/// Half-typed forms of this tab, by the names of their drafts.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    date_form::restore(name, see)
        .or_else(|| told::restore(name, see))
        .or_else(|| save_form::restore(name, see))
}

/// The form that changes a session: when it is, or how it was.
pub fn edit(see: See, session: &Record<crate::model::session::Session>) -> Box<dyn Page> {
    let at = at(see);
    if at.past().any(|past| past.id == session.id) {
        told::open(see, session)
    } else {
        date_form::of(see, session)
    }
}

/// Questions for the session, and what to think of when choosing a therapist.
pub const QUESTIONS: Ticks = bank::TICKS;
pub const CHOOSING: Ticks = choosing::TICKS;

/// Everything to talk about and to ask, and how each stands on the page.
pub fn topics(see: See) -> Vec<Spoken<Id>> {
    let chosen = page::chosen(see.notebook);
    let (questions, lines): (Vec<_>, Vec<_>) =
        page::topics(at(see)).into_iter().partition(page::Topic::is_question);
    let said = |topic: &page::Topic| {
        let (_, remark) = rows::stands(see, topic, &chosen);
        let remark = if remark.is_empty() { remark } else { format!(" ({remark})") };
        Spoken { words: format!("{}{remark}", topic.words), item: Some(topic.id) }
    };
    lines.iter().chain(&questions).map(said).collect()
}

/// Everything that can be ticked for the page, under what it is, each with whether it is ticked.
pub fn offered(see: See) -> Vec<Spoken<Target>> {
    let at = at(see);
    let offers = page::offers(at, page::period(at, None));
    let mut lines = Vec::new();
    for (group, title) in rows::GROUPS {
        let of: Vec<&page::Offer> = offers.iter().filter(|offer| offer.group == *group).collect();
        lines.extend((!of.is_empty()).then(|| Spoken { words: format!("{title}:"), item: None }));
        lines.extend(of.into_iter().map(|offer| {
            let stands = if offer.on { "on the page" } else { "not on the page" };
            let item = Some(Target::Offer(offer.name.clone()));
            Spoken { words: format!("{}: {stands}", offer.label), item }
        }));
    }
    lines
}

/// What happened since the last session, for the person's own eyes.
pub fn since(see: See) -> Vec<Spoken<Id>> {
    spoken(&rows::beside(see, u16::MAX), [])
}

/// Which pages were printed or saved.
pub fn shares(see: See) -> Vec<Spoken<Id>> {
    spoken(&rows::shares(see, usize::from(u16::MAX)), [])
}

/// When the next session is.
pub fn next_words(see: See) -> String {
    rows::next_words(see)
}

/// The notebook at this moment.
pub fn at(see: See<'_>) -> At<'_> {
    At { notebook: see.notebook, now: see.now }
}

/// The header, the list, and what stands beside it where there is room.
fn layout(area: Rect) -> (Rect, Rect, Option<Rect>) {
    let (head, body) = take_top(area, if area.height < 12 { 1 } else { 2 });
    let (list, right) = beside(body, WIDE, 56);
    (head, list, right)
}

impl Session {
    /// What was made, where it still is what there is to see; else made anew.
    fn with<R>(&self, see: See, take: impl FnOnce(&Made) -> R) -> R {
        match self.made.as_ref().filter(|made| made.sight == see.sight()) {
            Some(made) => take(made),
            None => take(&Made::of(see)),
        }
    }

    fn targets(&self, see: See) -> Vec<Target> {
        self.with(see, |made| made.board.targets.clone())
    }

    fn chosen(&self, see: See) -> Option<Target> {
        self.with(see, |made| self.cursor.get(&made.board.targets))
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        let chosen = self.chosen(see);
        match command {
            Command::Preview => vec![Action::Open(Box::new(Preview::default()))],
            Command::Add => vec![Action::Open(note_form::new(see, NoteKind::Session, see.today()))],
            Command::Questions => vec![Action::Open(Box::new(Bank::default()))],
            Command::Choosing => vec![Action::Open(Box::new(Choosing::default()))],
            Command::Date => vec![Action::Open(date_form::next(see))],
            Command::Open => chosen.map(|target| open(target, see)).unwrap_or_default(),
            Command::Tick => chosen.map(|target| edits::tick(see, &target)).unwrap_or_default(),
            Command::Covered => chosen.map(|target| edits::cover(see, &target)).unwrap_or_default(),
            Command::Bring => chosen.map(|target| edits::bring(see, &target)).unwrap_or_default(),
            Command::Delete => chosen.map(|target| edits::remove(see, &target)).unwrap_or_default(),
            Command::MoveDown => chosen.map(|target| edits::shift(see, &target, 1)).unwrap_or_default(),
            Command::MoveUp => chosen.map(|target| edits::shift(see, &target, -1)).unwrap_or_default(),
        }
    }

    fn click(&mut self, click: Click, see: See) {
        let mut cursor = self.cursor.clone();
        self.with(see, |made| {
            let list = made.board.list(&self.cursor);
            cursor.click(click, &list, layout(see.area).1, &made.board.targets);
        });
        self.cursor = cursor;
    }
}

impl Made {
    fn of(see: See) -> Self {
        let (_, list, right) = layout(see.area);
        Self {
            sight: see.sight(),
            next: rows::next_words(see),
            board: Board::new(see, list.width, right.is_none()),
            beside: right.map(|right| rows::beside(see, right.width)).unwrap_or_default(),
        }
    }
}

/// Opens what a row stands for.
fn open(target: Target, see: See) -> Vec<Action> {
    let notebook = see.notebook;
    let page = match target {
        Target::Next => Some(date_form::next(see)),
        Target::Untold(id) | Target::Past(id) => {
            notebook.sessions.get(id).map(|session| told::open(see, session))
        }
        Target::Draft(id) => Some(goal_form::edit(see, id)),
        Target::Topic(id) => return open_topic(id, see),
        Target::Measure(name) => return measures::take(see, Measure::named(&name)),
        Target::Choosing => Some(Box::new(Choosing::default()) as Box<dyn Page>),
        Target::Offer(_) => {
            return vec![Action::Say("Space puts it on the page or takes it off.".to_owned())];
        }
    };
    page.map(Action::Open).into_iter().collect()
}

/// Where a topic was written: its note, its goal, else its entry in the journal.
fn open_topic(id: Id, see: See) -> Vec<Action> {
    if let Some(note) = see.notebook.notes.get(id) {
        return vec![Action::Open(note_form::edit(see, note))];
    }
    let of_step = see.notebook.goals.iter().find(|goal| goal.steps.iter().any(|step| step.id == id));
    let goal = see.notebook.goals.get(id).or(of_step);
    vec![Action::Go(goal.map_or(Go::Entry(id), |goal| Go::Goal(goal.id)))]
}

impl Page for Session {
    fn keys(&self) -> Vec<Hint> {
        let undated = self.made.as_ref().is_some_and(|made| made.next.is_empty());
        let choosing = |hint: &Hint| hint.keys == [char('o')];
        // Without a session there may be no therapist yet.
        let own = keys::hints(KEYS).into_iter().map(|hint| match undated && choosing(&hint) {
            true => Hint { shown: Shown::Always, ..hint },
            false => hint,
        });
        own.chain(keys::hints(cursor::KEYS)).collect()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) if self.cursor.moved(key, &self.targets(see)) => Some(Vec::new()),
            Input::Key(key) => Some(self.obey(keys::find(KEYS, key)?, see)),
            Input::Click(click) => {
                self.click(click, see);
                Some(Vec::new())
            }
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let see = See { area, ..see };
        let (head, list, right) = layout(area);
        self.with(see, |made| {
            bars::header("Session", &made.next, see.theme, frame, head);
            if let Some(right) = right {
                List::from_fn(made.beside.len(), None, |at| made.beside[at].clone())
                    .draw(see.theme, frame, right);
            }
            made.board.list(&self.cursor).draw(see.theme, frame, list);
        });
    }

    fn prepare(&mut self, see: See) {
        if !self.made.as_ref().is_some_and(|made| made.sight == see.sight()) {
            self.made = Some(Made::of(see));
        }
    }
}

/// What can be ticked, by its name.
fn offer(see: See, name: &str) -> Option<page::Offer> {
    let at = at(see);
    let all = page::offers(at, page::period(at, None));
    all.into_iter().find(|offer| offer.name == name && offer.group != Group::Topic)
}
