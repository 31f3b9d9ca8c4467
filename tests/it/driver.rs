//! The app without a terminal or a disk: keys in, a picture out. What it wants written is answered at once.

use chrono::{DateTime, FixedOffset};
use guidepost::app::{App, Drafts, Effect, Look, Msg, Shut, Stamp, Start, Timer};
use guidepost::keys::Key;
use guidepost::model::{Mint, Moment, Notebook};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

pub struct Driver {
    pub app: App,
    pub now: DateTime<FixedOffset>,
    pub drafts: Drafts,
    /// What the app wanted that is not writing.
    pub wanted: Vec<Effect>,
    size: (u16, u16),
}

/// `2026-11-21T09:30+00:00`.
pub fn at(text: &str) -> DateTime<FixedOffset> {
    text.parse::<Moment>().unwrap().get()
}

fn start(notebook: Notebook, drafts: &Drafts, sealed: bool) -> Start {
    Start {
        notebook,
        mint: Mint::new(7),
        drafts: drafts.clone(),
        look: PLAIN,
        place: "/home/someone/guidepost.json".to_owned(),
        demo: false,
        sealed,
        notices: Vec::new(),
    }
}

/// Without colour, with every sign.
const PLAIN: Look = Look { colour: false, unicode: true };

/// An empty notebook whose first run is over.
pub fn empty() -> Notebook {
    let mint = Mint::new(1);
    let mut notebook = Notebook::new(mint.id(at("2026-11-01T09:00+00:00")));
    notebook.settings.welcomed = true;
    notebook
}

impl Driver {
    /// Saturday, 21 November 2026, half past nine, at 80x24.
    pub fn new(notebook: Notebook) -> Self {
        Self::started(notebook, Drafts::new(), "2026-11-21T09:30+00:00")
    }

    pub fn started(notebook: Notebook, drafts: Drafts, now: &str) -> Self {
        Self::looking(notebook, drafts, now, PLAIN)
    }

    /// On a terminal that can show so much.
    pub fn looking(notebook: Notebook, drafts: Drafts, now: &str, look: Look) -> Self {
        let app = App::new(Start { look, ..start(notebook, &drafts, false) });
        Self::begun(app, drafts, now)
    }

    /// As [`Driver::new`], of an encrypted notebook.
    pub fn sealed(notebook: Notebook) -> Self {
        let drafts = Drafts::new();
        Self::begun(App::new(start(notebook, &drafts, true)), drafts, "2026-11-21T09:30+00:00")
    }

    /// What stands before it.
    pub fn locked(notebook: Notebook, hint: &str) -> Self {
        let drafts = Drafts::new();
        let app = App::locked(start(notebook, &drafts, true), hint.to_owned(), Shut::Here);
        Self::begun(app, drafts, "2026-11-21T09:30+00:00")
    }

    fn begun(app: App, drafts: Drafts, now: &str) -> Self {
        let (now, wanted) = (at(now), Vec::new());
        let mut driver = Self { app, now, drafts, wanted, size: (80, 24) };
        let effects = driver.app.begin(now);
        driver.carry_out(effects);
        driver
    }

    pub fn size(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self.send(Msg::Resize(width, height));
        self
    }

    pub fn send(&mut self, msg: Msg) {
        let effects = self.app.update(msg, self.now);
        self.carry_out(effects);
    }

    /// Presses keys in the notation of [`Key::parse_all`]: `c6<enter>`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in Key::parse_all(keys) {
            self.send(Msg::Key(key));
        }
        self
    }

    /// Two seconds pass.
    pub fn wait(&mut self) -> &mut Self {
        self.send(Msg::Tick(Timer::Draft));
        self
    }

    /// Walks on in a form that is open to the field of that label.
    pub fn tab_to(&mut self, label: &str) {
        for _ in 0..40 {
            let screen = self.screen();
            let rows: Vec<&str> = screen.lines().collect();
            let at = rows.iter().position(|row| row.contains(label));
            if at.is_some_and(|at| rows[at..].iter().take(2).any(|row| row.contains('┃'))) {
                return;
            }
            self.keys("<tab>");
        }
        panic!("no field {label:?} in:\n{}", self.screen());
    }

    pub fn notebook(&self) -> &Notebook {
        self.app.notebook()
    }

    /// Column and row of the cursor, if there is one.
    pub fn cursor(&self) -> Option<(usize, usize)> {
        let drawn = self.drawn();
        let at = drawn.cursor_position();
        drawn.cursor_visible().then_some((at.x.into(), at.y.into()))
    }

    /// What is on the screen, a line a row.
    pub fn screen(&self) -> String {
        let text = self.drawn().to_string();
        let rows = text.lines().map(|row| row.trim_matches('"').trim_end());
        rows.collect::<Vec<&str>>().join("\n")
    }

    /// The screen itself, with its colours and its cursor.
    pub fn drawn(&self) -> TestBackend {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| self.app.view(frame, self.now)).unwrap();
        terminal.backend().clone()
    }

    #[track_caller]
    pub fn shows(&self, wanted: &str) -> &Self {
        let screen = self.screen();
        assert!(screen.contains(wanted), "no {wanted:?} in:\n{screen}");
        self
    }

    #[track_caller]
    pub fn hides(&self, unwanted: &str) -> &Self {
        let screen = self.screen();
        assert!(!screen.contains(unwanted), "{unwanted:?} in:\n{screen}");
        self
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save(change) => {
                    let stamp = Stamp { rev: Some(change.rev), at: self.now };
                    self.send(Msg::Saved(Ok(stamp)));
                }
                Effect::Draft(name, Some(draft)) => {
                    self.drafts.insert(name, draft);
                }
                Effect::Draft(name, None) => {
                    self.drafts.remove(&name);
                }
                other => self.wanted.push(other),
            }
        }
    }
}
