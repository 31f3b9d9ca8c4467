//! An entry that two hands wrote in without knowing of each other: what they wrote, one above the other, and which of it
//! is to stay.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::cursor::{self, Cursor};
use super::days;
use crate::app::{Action, Choosing, Page, See};
use crate::keys::{self, Binding, Click, ClickKind, ENTER, ESC, Hint, Input, PAGE_DOWN, PAGE_UP, on, quiet};
use crate::model::{Edit, Entry, Id, Moment};
use crate::text::clean;
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::list::{List, Row};
use crate::ui::paragraph::{most_scroll, paragraph};

#[derive(Default)]
pub struct Versions {
    /// Put off until another time.
    later: Vec<Id>,
    choices: Cursor<Choice>,
    /// The first row of the texts that is shown.
    top: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Choice {
    /// The version at that place, as they stand one above the other.
    Keep(usize),
    All,
    Later,
}

#[derive(Clone, Copy)]
enum Command {
    Take,
    Back,
    Down,
    Up,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ENTER], Command::Take, "do this"),
    on(&[ESC], Command::Back, "decide later"),
    quiet(&[PAGE_DOWN], Command::Down, "more of the texts"),
    quiet(&[PAGE_UP], Command::Up, "texts before"),
];

/// Rows under the texts before the first choice: one of air.
const AIR: u16 = 1;

struct Parts {
    header: Rect,
    texts: Rect,
    choices: Rect,
}

impl Parts {
    fn of(area: Rect, choices: usize) -> Self {
        let (header, body) = take_top(area, 2);
        let choices = u16::try_from(choices).unwrap_or(u16::MAX).min(body.height);
        let (texts, choices) = take_top(body, body.height - choices);
        let texts = Rect { height: texts.height.saturating_sub(AIR), ..texts };
        Self { header, texts, choices }
    }
}

impl Versions {
    /// The entry to choose for, and how many there are after it.
    fn entry(&self, see: See) -> Option<(Entry, usize)> {
        let all = see.notebook.in_versions().into_iter();
        let mut open = all.filter(|entry| !self.later.contains(&entry.id()));
        Some((open.next()?, open.count()))
    }

    fn take(&mut self, choice: Choice, entry: Entry, after: usize) -> Vec<Action> {
        self.top = 0;
        self.choices = Cursor::default();
        if choice == Choice::Later {
            self.later.push(entry.id());
        }
        let mut actions = made(choice, &entry);
        if after == 0 {
            actions.push(Action::Close);
        }
        actions
    }

    fn click(&mut self, click: Click, entry: Entry, after: usize, see: See) -> Vec<Action> {
        let choices = choices(&entry);
        let parts = Parts::of(see.area, choices.len());
        match click.kind {
            ClickKind::WheelDown => self.scroll(1, &entry, see),
            ClickKind::WheelUp => self.scroll(-1, &entry, see),
            ClickKind::Press => {
                let list = self.list(&choices);
                if let Some(row) = list.hit(parts.choices, click.column, click.row) {
                    return self.take(choices[row], entry, after);
                }
            }
        }
        Vec::new()
    }

    fn scroll(&mut self, by: isize, entry: &Entry, see: See) {
        let area = Parts::of(see.area, choices(entry).len()).texts;
        self.top = self.top.saturating_add_signed(by).min(most_scroll(&texts(entry, see), area));
    }

    fn list(&self, choices: &[Choice]) -> List<'static> {
        let rows = choices.iter().map(|choice| Row::item(said(*choice, choices.len() - 2)));
        List::of_items(rows.collect(), self.choices.place(choices))
    }
}

/// What a choice comes to; nothing if it is put off.
fn made(choice: Choice, entry: &Entry) -> Vec<Action> {
    let mut versions = entry.versions().into_iter();
    let chosen = match choice {
        Choice::Keep(at) => versions.nth(at),
        Choice::All => versions.reduce(|all, version| all.with_words_of(&version)),
        Choice::Later => None,
    };
    let edit = chosen.map(|chosen| Action::Edit(Edit::choose(entry.clone(), chosen)));
    let said = || Action::Say("Done. u brings the others back.".to_owned());
    edit.into_iter().flat_map(|edit| [edit, said()]).collect()
}

fn choices(entry: &Entry) -> Vec<Choice> {
    let keep = (0..entry.versions().len()).map(Choice::Keep);
    keep.chain([Choice::All, Choice::Later]).collect()
}

fn said(choice: Choice, versions: usize) -> String {
    match (choice, versions) {
        (Choice::Keep(0), _) => "Keep the first".to_owned(),
        (Choice::Keep(_), 2) => "Keep the second".to_owned(),
        (Choice::Keep(at), _) => format!("Keep number {}", at + 1),
        (Choice::All, 2) => "Keep the words of both".to_owned(),
        (Choice::All, _) => "Keep the words of all".to_owned(),
        (Choice::Later, _) => "Decide later".to_owned(),
    }
}

/// What each version says that not every one says, under when it was written.
fn texts(entry: &Entry, see: See) -> Vec<Line<'static>> {
    let versions = entry.versions();
    let mut lines = Vec::new();
    for (at, version) in versions.iter().enumerate() {
        // Two hands that meet may push a revision a minute ahead of the clock.
        let edited = Moment::new(version.edited().get().min(see.now));
        let title = format!("{}, {}", ordinal(at), written(edited, see));
        lines.push(Line::styled(title, see.theme.strong));
        let own = words(version)
            .into_iter()
            .filter(|text| !versions.iter().all(|other| words(other).contains(text)));
        let own: Vec<&str> = own.collect();
        for text in &own {
            lines.extend(text.lines().map(|line| Line::raw(clean(line).into_owned())));
        }
        if own.is_empty() {
            lines.push(Line::styled("without the words of the other", see.theme.dim));
        }
        lines.push(Line::raw(""));
    }
    lines.pop();
    lines
}

/// “Two versions of a note: Monday 16 November”.
fn title(entry: &Entry, see: See) -> String {
    let count = if entry.versions().len() == 2 { "Two versions" } else { "Several versions" };
    format!("{count} of a {}: {}", entry.noun(), days::named(entry.when().day, see))
}

fn ordinal(at: usize) -> String {
    match at {
        0 => "The first".to_owned(),
        1 => "The second".to_owned(),
        at => format!("Number {}", at + 1),
    }
}

/// Where the person is now; the revision knows no zone.
fn written(at: Moment, see: See) -> String {
    let here = at.get().with_timezone(see.now.offset());
    format!("written {} at {}", days::named(here.date_naive(), see), days::clock(here.time(), see))
}

fn words(entry: &Entry) -> Vec<&str> {
    let mut words = Vec::new();
    entry.words(&mut |text| words.push(text));
    words.retain(|text| !text.trim().is_empty());
    words
}

impl Page for Versions {
    fn choosing(&mut self, see: See) -> Option<Choosing> {
        let (entry, _) = self.entry(see)?;
        self.later.push(entry.id());
        let said_of = |line: Line| line.spans.iter().map(|span| span.content.as_ref()).collect::<String>();
        let lines = std::iter::once(title(&entry, see)).chain(texts(&entry, see).into_iter().map(said_of));
        let all = choices(&entry);
        let words = |choice: &Choice| (said(*choice, all.len() - 2), made(*choice, &entry));
        Some(Choosing { lines: lines.collect(), choices: all.iter().map(words).collect() })
    }

    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let Some((entry, after)) = self.entry(see) else { return Some(vec![Action::Close]) };
        match input {
            Input::Key(key) => {
                let choices = choices(&entry);
                if let Some(command) = keys::find(KEYS, key) {
                    match command {
                        Command::Take => {
                            let choice = self.choices.get(&choices)?;
                            return Some(self.take(choice, entry, after));
                        }
                        Command::Back => return Some(vec![Action::Close]),
                        Command::Down => self.scroll(8, &entry, see),
                        Command::Up => self.scroll(-8, &entry, see),
                    }
                } else {
                    self.choices.go(keys::find(cursor::KEYS, key)?, &choices);
                }
                Some(Vec::new())
            }
            Input::Click(click) => Some(self.click(click, entry, after, see)),
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let Some((entry, after)) = self.entry(see) else {
            let line = "Nothing stands in two versions now. Esc goes on.";
            return bars::header(line, "", see.theme, frame, take_top(area, 1).0);
        };
        let choices = choices(&entry);
        let parts = Parts::of(area, choices.len());
        let title = title(&entry, see);
        let remark = if after == 0 { String::new() } else { format!("{after} more after this") };
        bars::header(&title, &remark, see.theme, frame, parts.header);
        paragraph(&texts(&entry, see), self.top, see.theme, frame, parts.texts);
        self.list(&choices).draw(see.theme, frame, parts.choices);
    }
}
