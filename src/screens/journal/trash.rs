//! What was deleted in the last 30 days: read, brought back, or deleted for good.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::reading::{self, Reading};
use crate::app::{Action, Confirm, Page, See};
use crate::insight::count;
use crate::insight::journal;
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, char, on};
use crate::model::trash::Trashed;
use crate::model::{Edit, Id, Notebook};
use crate::screens::cursor::{self, Cursor};
use crate::screens::days;
use crate::text::{fit_with, one_line, pad, width};
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::list::{List, Row};

#[derive(Default)]
pub struct Trash {
    cursor: Cursor<Id>,
}

#[derive(Clone, Copy)]
enum Command {
    Read,
    Restore,
    Erase,
    Close,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER], Command::Read, "read"),
    on(&[char('r')], Command::Restore, "bring back"),
    on(&[char('x')], Command::Erase, "delete for good"),
    on(&[ESC], Command::Close, "back"),
];

/// From this width on the day of the deletion is told in the list.
const WORDY: usize = 70;

const EMPTY: &[&str] =
    &["Nothing is in the trash.", "What you delete is kept here for 30 days, with all its words."];

const COPIES: &str = "Backups made before still have its words, until they are let go. Take them out of those too? \
    Nothing else in a backup changes.";

impl Trash {
    fn chosen<'a>(&self, trash: &[Trashed<'a>]) -> Option<Trashed<'a>> {
        self.cursor.place(&ids(trash)).map(|at| trash[at])
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        let trash = see.notebook.trash();
        let Some(chosen) = self.chosen(&trash) else {
            let close = matches!(command, Command::Close);
            return if close { vec![Action::Close] } else { Vec::new() };
        };
        match command {
            Command::Read => vec![Action::Open(Box::new(Reading::of_trash(&chosen)))],
            Command::Restore => restore(chosen.id, see),
            Command::Erase => vec![Action::Ask(erase(chosen, see))],
            Command::Close => vec![Action::Close],
        }
    }

    fn list(&self, trash: &[Trashed], see: See) -> List<'static> {
        if trash.is_empty() {
            return List::empty(EMPTY, see.area.width);
        }
        let rows = trash.iter().map(|trashed| Row::item(line(trashed, see)));
        List::new(rows.collect(), self.cursor.place(&ids(trash)))
    }
}

/// Takes a record out of the trash.
pub fn restore(id: Id, see: See) -> Vec<Action> {
    let back = Edit::Restore { id, at: see.moment() };
    vec![
        Action::Edit(back),
        Action::Say("It is back where it was. u puts it into the trash again.".to_owned()),
    ]
}

/// Asks whether the words are to go at once.
pub fn erase(trashed: Trashed, see: See) -> Confirm {
    let day = days::named(trashed.when.day, see);
    let noun = noun(&trashed, see.notebook);
    let question = format!("Delete this {noun} of {day} for good? Its words leave the notebook now.");
    let ids = vec![trashed.id];
    let copies = Confirm { question: COPIES.to_owned(), yes: vec![Action::EraseCopies(ids.clone())] };
    Confirm { question, yes: vec![Action::Edit(Edit::Erase { ids }), Action::Ask(copies)] }
}

/// What kind it is, as the journal calls it.
pub fn noun(trashed: &Trashed, notebook: &Notebook) -> &'static str {
    journal::buried(notebook, trashed.id).map_or(trashed.noun, |item| item.noun())
}

/// What lies in the trash under that id.
pub fn find(notebook: &Notebook, id: Id) -> Option<Trashed<'_>> {
    notebook.trash().into_iter().find(|trashed| trashed.id == id)
}

/// Everything it says, each part under its name where it has one.
pub fn parts(trashed: &Trashed, notebook: &Notebook) -> Vec<(String, String)> {
    let words = || trashed.words().into_iter().map(|text| (String::new(), text.to_owned())).collect();
    journal::buried(notebook, trashed.id).map_or_else(words, reading::parts)
}

/// “deleted Fri 20 Nov, stays 29 days”.
pub fn fate(trashed: &Trashed, see: See) -> String {
    format!(
        "deleted {}, {}",
        days::short(trashed.deleted.get().date_naive(), see.today()),
        stays(trashed, see)
    )
}

fn stays(trashed: &Trashed, see: See) -> String {
    match trashed.days_left(see.now) {
        0 => "goes with the next save".to_owned(),
        days => format!("stays {}", count(days.unsigned_abs() as usize, "day", "days")),
    }
}

/// What a record in the trash says, on one line.
fn summary(trashed: &Trashed, see: See) -> String {
    let item = journal::buried(see.notebook, trashed.id);
    let text = item.map(|item| item.summary()).filter(|text| !text.is_empty());
    one_line(&text.unwrap_or_else(|| trashed.words().join("  "))).into_owned()
}

/// A record in the trash, for whoever hears it: its kind, what it says, what is to become of it.
pub fn told(trashed: &Trashed, see: See) -> String {
    format!("{}: {} ({})", noun(trashed, see.notebook), summary(trashed, see), fate(trashed, see))
}

fn line(trashed: &Trashed, see: See) -> String {
    let wide = usize::from(see.area.width).saturating_sub(2);
    let noun = pad(&fit_with(noun(trashed, see.notebook), 12, see.theme.marks.ellipsis), 12);
    let fate = if wide < WORDY { stays(trashed, see) } else { fate(trashed, see) };
    let room = wide.saturating_sub(13 + width(&fate) + 2);
    let said = pad(&fit_with(&summary(trashed, see), room, see.theme.marks.ellipsis), room);
    format!("{noun} {said}  {fate}")
}

fn ids(trash: &[Trashed]) -> Vec<Id> {
    trash.iter().map(|trashed| trashed.id).collect()
}

impl Page for Trash {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let trash = see.notebook.trash();
        let ids = ids(&trash);
        match input {
            Input::Key(key) if self.cursor.moved(key, &ids) => Some(Vec::new()),
            Input::Key(key) => Some(self.obey(keys::find(KEYS, key)?, see)),
            Input::Click(click) => {
                self.cursor.click(click, &self.list(&trash, see), take_top(see.area, 2).1, &ids);
                Some(Vec::new())
            }
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let trash = see.notebook.trash();
        let (header, body) = take_top(area, 2);
        let remark = if trash.is_empty() { String::new() } else { count(trash.len(), "entry", "entries") };
        bars::header("The trash", &remark, see.theme, frame, take_top(header, 1).0);
        self.list(&trash, see).draw(see.theme, frame, body);
    }
}
