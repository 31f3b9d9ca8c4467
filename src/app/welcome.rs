//! The first run, in three short steps: what this is and where the file lies; the country for support lines; how to start.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::page::{Action, Go, Page, See};
use crate::keys::{
    self, BACKSPACE, Binding, DOWN, ENTER, ESC, Hint, Input, PAGE_DOWN, PAGE_UP, SPACE, UP, char, on, quiet,
};
use crate::model::Edit;
use crate::support::{self, COUNTRIES, Country};
use crate::text::width;
use crate::ui::dialog::{dialog, dialog_area};
use crate::ui::paragraph::{height, most_scroll};

pub struct Welcome {
    place: String,
    step: Step,
}

enum Step {
    /// The first row shown, where the window is too small for all.
    About {
        top: usize,
    },
    /// The letters typed so far, and the place among the countries that fit.
    Country {
        letters: String,
        chosen: usize,
    },
    Begin,
}

#[derive(Clone, Copy)]
enum Command {
    On,
    Skip,
    Up,
    Down,
    Erase,
    CheckIn,
    Reflect,
    Look,
}

const ABOUT: &[Binding<Command>] = &[
    on(&[ENTER], Command::On, "next"),
    on(&[ESC], Command::Skip, "skip"),
    quiet(&[DOWN, SPACE, PAGE_DOWN], Command::Down, "what stands below"),
    quiet(&[UP, PAGE_UP], Command::Up, "what stands above"),
];

const COUNTRY: &[Binding<Command>] = &[
    on(&[ENTER], Command::On, "this one"),
    on(&[DOWN], Command::Down, "next country"),
    quiet(&[UP], Command::Up, "country before"),
    quiet(&[BACKSPACE], Command::Erase, "take back a letter"),
    on(&[ESC], Command::Skip, "skip"),
];

const BEGIN: &[Binding<Command>] = &[
    on(&[char('c')], Command::CheckIn, "check in"),
    on(&[char('r')], Command::Reflect, "reflect"),
    on(&[ENTER, char('l')], Command::Look, "look around"),
    on(&[ESC], Command::Skip, "skip"),
];

const TITLE: &str = "guidepost";

/// The row of the second step that holds the letters typed.
const TYPED: usize = 3;

/// No country: the lines that are right in most places.
const ANYWHERE: &str = "Somewhere else, or rather not say";

impl Welcome {
    pub fn new(place: String) -> Self {
        Self { place, step: Step::About { top: 0 } }
    }

    fn table(&self) -> &'static [Binding<Command>] {
        match self.step {
            Step::About { .. } => ABOUT,
            Step::Country { .. } => COUNTRY,
            Step::Begin => BEGIN,
        }
    }

    fn obey(&mut self, command: Command, see: See) -> Vec<Action> {
        match command {
            Command::On => return self.on(see),
            Command::Up => self.choose(-1, see),
            Command::Down => self.choose(1, see),
            Command::Erase => self.erase(),
            Command::Skip | Command::Look => return leave(see, None),
            Command::CheckIn => return leave(see, Some(Action::CheckIn)),
            Command::Reflect => return leave(see, Some(Action::Go(Go::Reflect))),
        }
        Vec::new()
    }

    fn on(&mut self, see: See) -> Vec<Action> {
        match &self.step {
            Step::About { .. } => {
                self.step = Step::Country { letters: String::new(), chosen: 0 };
                Vec::new()
            }
            Step::Country { letters, chosen } => {
                let country = fitting(letters).get(*chosen).copied().flatten();
                self.step = Step::Begin;
                let code = country.map_or("", |country| country.code);
                let edit =
                    Edit::settings(&see.notebook.settings, |settings| settings.country = code.to_owned());
                edit.map(Action::Edit).into_iter().collect()
            }
            Step::Begin => Vec::new(),
        }
    }

    /// Down or up among the countries, or through the words of the first step.
    fn choose(&mut self, by: isize, see: See) {
        let rows = self.rows(see);
        match &mut self.step {
            Step::Country { letters, chosen } => {
                let last = fitting(letters).len().saturating_sub(1);
                *chosen = chosen.saturating_add_signed(by).min(last);
            }
            Step::About { top } => {
                let lines = lines(&rows);
                let last = most_scroll(&lines, dialog_area(TITLE, &lines, see.area));
                *top = top.saturating_add_signed(by).min(last);
            }
            Step::Begin => {}
        }
    }

    fn erase(&mut self) {
        if let Step::Country { letters, chosen } = &mut self.step {
            letters.pop();
            *chosen = 0;
        }
    }

    fn letter(&mut self, typed: char) -> bool {
        let Step::Country { letters, chosen } = &mut self.step else { return false };
        let longer = format!("{letters}{typed}");
        if fitting(&longer).iter().any(Option::is_some) {
            *letters = longer;
            *chosen = 0;
        }
        true
    }

    fn rows(&self, see: See) -> Vec<String> {
        match &self.step {
            Step::About { .. } => self.about(),
            Step::Country { letters, chosen } => country_rows(letters, *chosen, see.area.height),
            Step::Begin => begin_rows(),
        }
    }

    fn about(&self) -> Vec<String> {
        let keys = [
            "",
            "Help from people is always on F2 or Ctrl-G.",
            "",
            "Enter  next        Esc  skip these three steps",
        ];
        about(&self.place).into_iter().chain(keys.map(str::to_owned)).collect()
    }
}

/// What this is and is not, and where the file lies.
pub fn about(place: &str) -> Vec<String> {
    [
        "Welcome. This is a notebook for the time between therapy sessions.",
        "Starting takes courage. Nothing here needs doing today.",
        "",
        support::DISCLAIMER,
        "",
        "What you write stays on this computer, in one file:",
        place,
        "It can be read from your account, unless encrypted.",
    ]
    .map(str::to_owned)
    .into()
}

/// The first step is done with, and the person goes where they like.
fn leave(see: See, then: Option<Action>) -> Vec<Action> {
    let welcomed = Edit::settings(&see.notebook.settings, |settings| settings.welcomed = true);
    let edit = welcomed.map(Action::Edit);
    edit.into_iter().chain([Action::Close]).chain(then).collect()
}

/// The countries whose name or code begins with these letters; none of them last, but first while nothing is typed.
pub fn fitting(letters: &str) -> Vec<Option<&'static Country>> {
    let letters = letters.to_lowercase();
    let named = |country: &&Country| country.name.to_lowercase().starts_with(&letters);
    let coded = |country: &&Country| !letters.is_empty() && country.code.to_lowercase() == letters;
    let fits = COUNTRIES.iter().filter(|country| named(country) || coded(country));
    let none = [None];
    if letters.is_empty() {
        none.into_iter().chain(fits.map(Some)).collect()
    } else {
        fits.map(Some).chain(none).collect()
    }
}

fn country_rows(letters: &str, chosen: usize, height: u16) -> Vec<String> {
    let mut rows = vec![
        "Which country's support lines belong on F2?".to_owned(),
        "It can be changed in the settings at any time.".to_owned(),
        String::new(),
        format!("Type the first letters: {letters}"),
    ];
    let found = fitting(letters);
    let room = usize::from(height).saturating_sub(rows.len() + 6).clamp(3, 12);
    let top = crate::text::scroll(found.len(), chosen, room);
    for (at, country) in found.iter().enumerate().skip(top).take(room) {
        let mark = if at == chosen { ">" } else { " " };
        rows.push(format!("{mark} {}", country.map_or(ANYWHERE, |country| country.name)));
    }
    rows.extend([String::new(), "Enter  this one        Esc  skip".to_owned()]);
    rows
}

fn begin_rows() -> Vec<String> {
    [
        "How would you like to start? Each is enough for one evening.",
        "",
        "c  check in: one number, and words if there are any",
        "r  reflect: a few questions, each may be left out",
        "l  look around",
        "",
        "To see an invented person's twelve weeks: guidepost demo",
    ]
    .map(str::to_owned)
    .into()
}

impl Page for Welcome {
    fn keys(&self) -> Vec<Hint> {
        keys::hints(self.table())
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let Input::Key(key) = input else { return Some(Vec::new()) };
        match (keys::find(self.table(), key), key.typed()) {
            (Some(command), _) => Some(self.obey(command, see)),
            (None, Some(typed)) if self.letter(typed) => Some(Vec::new()),
            (None, _) => None,
        }
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let rows = self.rows(see);
        let lines = lines(&rows);
        let top = if let Step::About { top } = self.step { top } else { 0 };
        dialog(TITLE, &lines, top, see.theme, frame, area);
        if let Step::Country { .. } = self.step {
            let inside = dialog_area(TITLE, &lines, area);
            let x = inside.x.saturating_add(u16::try_from(width(&rows[TYPED])).unwrap_or(u16::MAX));
            let y =
                inside.y.saturating_add(u16::try_from(height(&lines[..TYPED], inside.width)).unwrap_or(0));
            frame.set_cursor_position(Position { x: x.min(inside.right()), y: y.min(inside.bottom()) });
        }
    }
}

fn lines(rows: &[String]) -> Vec<Line<'_>> {
    rows.iter().map(|row| Line::raw(row.as_str())).collect()
}
