//! The tab of reflections: concerns, the last sitting with its answers, what matters. Writing happens in `writing`.

mod concern;
pub mod prompts;
mod writing;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::cursor::{self, Cursor};
use super::spoken::{Spoken, spoken};
use super::{goal_form, marking};
use crate::app::{Action, Confirm, Go, Page, See};
use crate::form::Field;
use crate::keys::{self, Binding, ENTER, Hint, Input, SPACE, char, on, quiet};
use crate::model::number::Rating;
use crate::model::reflection::{Concern, ConcernKind, Reflection};
use crate::model::{Edit, Id, Notebook, Record};
use crate::text::{one_line, width};
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::list::{List, Row};
use concern::ConcernForm;
use prompts::Prompt;
use writing::Writing;
pub use writing::said;

#[derive(Default)]
pub struct Reflect {
    cursor: Cursor<Target>,
    /// How many sittings before the last one are shown.
    back: usize,
    /// What is chosen is no concern: what is done with one is not to be had.
    no_concern: bool,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    Concern(Id),
    Answer(Prompt),
}

#[derive(Clone, Copy)]
enum Command {
    Write,
    Open,
    AddConcern,
    MakeGoal,
    Now,
    Delete,
    Bring,
    Earlier,
    Later,
    Latest,
}

const KEYS: &[Binding<Command>] = &[
    on(&[char('n')], Command::Write, "reflect"),
    on(&[ENTER, char('e')], Command::Open, "open"),
    on(&[char('m')], Command::MakeGoal, "make a goal of it"),
    on(&[char('a')], Command::AddConcern, "add a concern"),
    on(&[SPACE], Command::Now, "look at it now"),
    quiet(&[char('b')], Command::Bring, "bring up in session"),
    quiet(&[char('x')], Command::Delete, "delete"),
    quiet(&[char('[')], Command::Earlier, "the one before"),
    quiet(&[char(']')], Command::Later, "the next one"),
    quiet(&[char('t')], Command::Latest, "the last one"),
];

/// Half-typed forms of this tab, by the names of their drafts.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    Writing::restore(name, see).or_else(|| ConcernForm::restore(name, see))
}

/// The form of a reflection that was written before.
pub fn edit(see: See, reflection: &Record<Reflection>) -> Box<dyn Page> {
    Box::new(Writing::of(reflection, see))
}

/// The form of a concern.
pub fn edit_concern(see: See, concern: &Record<Concern>) -> Box<dyn Page> {
    Box::new(ConcernForm::of(concern, see))
}

impl Reflect {
    fn shown<'a>(&self, notebook: &'a Notebook) -> Option<&'a Record<Reflection>> {
        let all = notebook.reflections.iter().count();
        notebook.reflections.iter().rev().nth(self.back.min(all.saturating_sub(1)))
    }

    fn targets(&self, notebook: &Notebook) -> Vec<Target> {
        let concerns = concerns(notebook).into_iter().map(|concern| Target::Concern(concern.id));
        let answers = self.shown(notebook).into_iter().flat_map(|reflection| reflection.answers.iter());
        let answers = answers.filter_map(|reply| Prompt::named(&reply.prompt)).map(Target::Answer);
        concerns.chain(answers).collect()
    }

    fn chosen(&self, notebook: &Notebook) -> Option<Target> {
        self.cursor.get(&self.targets(notebook))
    }

    fn concern<'a>(&self, notebook: &'a Notebook) -> Option<&'a Record<Concern>> {
        match self.chosen(notebook)? {
            Target::Concern(id) => notebook.concerns.get(id),
            Target::Answer(_) => None,
        }
    }

    fn prompt(&self, notebook: &Notebook) -> Option<Prompt> {
        match self.chosen(notebook)? {
            Target::Answer(prompt) => Some(prompt),
            Target::Concern(_) => None,
        }
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        let reflections = see.notebook.reflections.iter().count();
        match command {
            Command::Write => return vec![Action::Open(Box::new(Writing::new(see)))],
            Command::AddConcern => return self.add_concern(see),
            Command::Open => return self.open(see),
            Command::MakeGoal => return self.make_goal(see),
            Command::Now => {
                return self.concern(see.notebook).map(|it| mark_now(see.notebook, it)).unwrap_or_default();
            }
            Command::Bring => return self.bring(see.notebook),
            Command::Delete => return self.delete(see),
            Command::Earlier => self.back = (self.back + 1).min(reflections.saturating_sub(1)),
            Command::Later => self.back = self.back.saturating_sub(1),
            Command::Latest => self.back = 0,
        }
        Vec::new()
    }

    fn open(&self, see: See) -> Vec<Action> {
        let page: Box<dyn Page> = match (self.concern(see.notebook), self.shown(see.notebook)) {
            (Some(concern), _) => Box::new(ConcernForm::of(concern, see)),
            (None, Some(reflection)) => Box::new(Writing::of(reflection, see).at(self.prompt(see.notebook))),
            (None, None) => Box::new(Writing::new(see)),
        };
        vec![Action::Open(page)]
    }

    /// A pillar of life that is chosen is what the concern is about.
    fn add_concern(&self, see: See) -> Vec<Action> {
        let pillar = self.prompt(see.notebook).filter(|prompt| Prompt::PILLARS.contains(prompt));
        let about = pillar.map_or("", |pillar| pillar.spec().label);
        vec![Action::Open(Box::new(ConcernForm::about(about, see)))]
    }

    fn make_goal(&self, see: See) -> Vec<Action> {
        match self.concern(see.notebook) {
            Some(concern) => vec![Action::Open(goal_form::draft_of_concern(see, concern.id))],
            None => vec![Action::Say("Choose a concern first; a adds one.".to_owned())],
        }
    }

    fn bring(&self, notebook: &Notebook) -> Vec<Action> {
        match (self.concern(notebook), self.shown(notebook)) {
            (Some(concern), _) => marking::toggle(concern),
            (None, Some(reflection)) => marking::toggle(reflection),
            (None, None) => Vec::new(),
        }
    }

    fn delete(&self, see: See) -> Vec<Action> {
        let (id, name) = match (self.concern(see.notebook), self.shown(see.notebook)) {
            (Some(concern), _) => (concern.id, format!("the concern “{}”", one_line(&concern.text))),
            (None, Some(shown)) => {
                (shown.id, format!("the reflection of {}", shown.when.day.format("%-d %B %Y")))
            }
            (None, None) => return Vec::new(),
        };
        let yes = vec![Action::Edit(Edit::Delete { id, at: see.moment() })];
        vec![Action::Ask(Confirm { question: format!("Delete {name}? u brings it back."), yes })]
    }

    fn rows(&self, see: See) -> Vec<Row<'static>> {
        let notebook = see.notebook;
        let mut rows = Vec::new();
        let concerns = concerns(notebook);
        if !concerns.is_empty() {
            rows.push(Row::heading("Concerns"));
            let cells = usize::from(see.area.width.saturating_sub(2));
            rows.extend(concerns.into_iter().map(|concern| concern_row(concern, cells)));
            rows.push(Row::blank());
        }
        match self.shown(notebook) {
            Some(reflection) => {
                rows.extend(answer_rows(reflection));
                rows.extend(
                    lowest_pillar(reflection).into_iter().flat_map(|line| Row::notes(line, see.area.width)),
                );
                rows.push(Row::blank());
            }
            None => rows.extend(EMPTY.iter().flat_map(|line| Row::notes(*line, see.area.width))),
        }
        rows.extend(matters(notebook));
        rows
    }

    fn list(&self, see: See) -> List<'static> {
        let place = self.cursor.place(&self.targets(see.notebook));
        let rows = self.rows(see);
        if place.is_none() { List::resting(rows) } else { List::of_items(rows, place) }
    }
}

const EMPTY: &[&str] = &[
    "What you write about where you are will be here.",
    "Press n for a few questions. Leave out any you like; one answer is a whole reflection.",
];

/// The header, and the list under it.
fn layout(area: Rect) -> (Rect, Rect) {
    take_top(area, 2)
}

/// One concern is the one to look at now; another gives way.
pub fn mark_now(notebook: &Notebook, chosen: &Record<Concern>) -> Vec<Action> {
    let change = |concern: &Record<Concern>| {
        let now = concern.id == chosen.id && !chosen.now;
        Edit::revise(concern, |to| to.body.now = now)
    };
    let edits: Vec<Edit> = notebook.concerns.iter().filter_map(change).collect();
    vec![Action::Edit(Edit::together("look at it now", edits))]
}

/// Every concern, line by line.
pub fn told(notebook: &Notebook) -> Vec<Spoken<Id>> {
    let concerns = concerns(notebook);
    let rows: Vec<Row> = concerns.iter().map(|concern| concern_row(concern, usize::MAX)).collect();
    spoken(&rows, concerns.iter().map(|concern| concern.id))
}

/// What matters, and where life is to go.
pub fn what_matters(notebook: &Notebook) -> Vec<Spoken<Id>> {
    spoken(&matters(notebook), [])
}

/// The one to look at now first, then by how pressing they are.
fn concerns(notebook: &Notebook) -> Vec<&Record<Concern>> {
    let mut concerns: Vec<&Record<Concern>> = notebook.concerns.iter().collect();
    let weight = |concern: &Record<Concern>| (concern.now, concern.urgency.max(concern.impact));
    concerns.sort_by_key(|concern| std::cmp::Reverse(weight(concern)));
    concerns
}

/// The words, and of the remarks on them as many as have room: the one to look at now first, its kind last.
fn concern_row(concern: &Record<Concern>, cells: usize) -> Row<'static> {
    let mut words = one_line(&concern.text).into_owned();
    let remarks =
        [(concern.now, "now"), (concern.bring, "for the session"), (!concern.goals.is_empty(), "has a goal")];
    let remarks = remarks.into_iter().filter(|(holds, _)| *holds).map(|(_, remark)| format!("  ({remark})"));
    let kind =
        (concern.kind != ConcernKind::Unsorted).then(|| format!("  {}", one_line(concern.kind.word())));
    for remark in remarks.chain(kind) {
        if width(&words) + width(&remark) <= cells {
            words.push_str(&remark);
        }
    }
    Row::item(words)
}

fn answer_rows(reflection: &Record<Reflection>) -> Vec<Row<'static>> {
    let mut rows = Vec::new();
    let mut section = "";
    for reply in &reflection.answers {
        let Some(prompt) = Prompt::named(&reply.prompt) else { continue };
        if prompt.section() != section {
            section = prompt.section();
            rows.push(Row::heading(section));
        }
        let said = one_line(&writing::said(reply)).into_owned();
        rows.push(Row::item(Line::from(format!("{}: {said}", prompt.spec().label))));
    }
    rows
}

/// Where one may begin, once two of the five pillars have a number and one is lowest.
fn lowest_pillar(reflection: &Reflection) -> Option<String> {
    let rating = |pillar: &Prompt| Some((reflection.reply(pillar.name())?.rating?, *pillar));
    let mut rated: Vec<(Rating, Prompt)> = Prompt::PILLARS.iter().filter_map(rating).collect();
    rated.sort_by_key(|(rating, _)| *rating);
    let [(lowest, pillar), (next, _), ..] = rated.as_slice() else { return None };
    let label = pillar.spec().label;
    (lowest < next).then(|| {
        format!("Lowest of the five just now: {label}, {lowest} of 10. a in its row makes it a concern.")
    })
}

fn matters(notebook: &Notebook) -> Vec<Row<'static>> {
    let values: Vec<&str> = notebook.values.iter().map(|value| &*value.name).collect();
    let vision = &notebook.settings.vision;
    let mut rows = Vec::new();
    if !values.is_empty() || !vision.is_empty() {
        rows.push(Row::heading("What matters"));
    }
    if !values.is_empty() {
        rows.push(Row::note(one_line(&values.join(", ")).into_owned()));
    }
    if !vision.is_empty() {
        rows.push(Row::note(one_line(vision).into_owned()));
    }
    rows
}

impl Page for Reflect {
    fn keys(&self) -> Vec<Hint> {
        let mut hints = keys::hints(KEYS);
        hints.retain(|hint| !self.no_concern || ![SPACE, char('m')].contains(&hint.keys[0]));
        [hints, keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let targets = self.targets(see.notebook);
        match input {
            Input::Key(key) if self.cursor.moved(key, &targets) => Some(Vec::new()),
            Input::Key(key) => Some(self.obey(keys::find(KEYS, key)?, see)),
            Input::Click(click) => {
                self.cursor.click(click, &self.list(see), layout(see.area).1, &targets);
                Some(Vec::new())
            }
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (header, body) = layout(area);
        let title = match self.shown(see.notebook) {
            Some(shown) => format!("Reflection of {}", shown.when.day.format("%-d %B %Y")),
            None => "Reflect".to_owned(),
        };
        let count = see.notebook.reflections.iter().count();
        let remark = if 1 < count {
            format!("{} of {count}, [ earlier", count - self.back.min(count - 1))
        } else {
            String::new()
        };
        let marked = self.shown(see.notebook).is_some_and(|shown| shown.bring);
        let remark = if marked { format!("for the session  {remark}") } else { remark };
        bars::header(&title, remark.trim_end(), see.theme, frame, header);
        self.list(see).draw(see.theme, frame, body);
    }

    fn prepare(&mut self, see: See) {
        self.no_concern = self.concern(see.notebook).is_none();
    }

    fn go(&mut self, go: Go, _: See) {
        if go == Go::Reflect {
            self.back = 0;
        }
    }
}
