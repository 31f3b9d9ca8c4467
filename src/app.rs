//! The whole program less the terminal and the disk: messages in, effects out. [`App::update`] is the only way in;
//! [`App::view`] draws and changes nothing.

mod acting;
mod asking;
mod chrome;
mod confirm;
mod copies;
mod curtain;
mod drafts;
mod everywhere;
mod key_list;
mod lock;
mod look;
mod page;
mod saving;
mod settings;
mod sheet;
mod support_now;
mod welcome;

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate};
use ratatui::layout::Rect;
use serde_json::Value;

pub use asking::{Asking, Choosing, Offered};
pub use lock::Shut;
pub use look::Look;
pub use page::{Action, Brought, Confirm, Drafts, Export, Go, Page, See, Sight, Tab, Wanted};
pub use saving::Stamp;
pub use settings::open as settings;
pub use sheet::Sheet;
pub use support_now::SupportNow;
pub use welcome::{about, fitting as countries};

use crate::exchange::Source;
use crate::keys::{self, Click, Hint, Input, Key, ctrl};
use crate::model::{Change, Edit, History, Id, Mint, Notebook};
use crate::screens;
use crate::support::Way;
pub use crate::text::Secret;
use crate::ui::Theme;
use drafts::Typing;
pub use drafts::{UNSAVED, form_from_json, form_to_json};
use everywhere::{ALWAYS, GLOBAL};
use saving::Saving;

/// What happened outside.
#[derive(Clone, Debug)]
pub enum Msg {
    Key(Key),
    Paste(String),
    Mouse(Click),
    /// The window has this many columns and rows.
    Resize(u16, u16),
    Tick(Timer),
    /// Everything up to the stamp is on disk; or it is not, and why.
    Saved(Result<Stamp, String>),
    /// The notebook as another window left it.
    Changed(Box<Notebook>),
    /// Another copy of the notebook lies beside it.
    Beside(PathBuf),
    /// The text as it came back from the editor, or why it did not.
    Edited(Result<String, String>),
    /// The file was written, where, and what is to be kept of it; or why it was not.
    Exported(Result<(String, Box<Edit>), String>),
    /// The files that were to be read, or why they cannot be.
    Brought(Result<Source, String>),
    /// The passphrase did not open the notebook, and why.
    Refused(String),
    /// Something the person is told once.
    Notice(String),
    /// The terminal is gone or is about to be: what is half typed is to be kept now.
    Leaving,
}

/// What must happen outside. `update` returns these; only the shell carries them out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Save(Change),
    /// Tries again to write what is not on disk yet.
    SaveAgain,
    /// Keeps a half-typed form under its name, or forgets it.
    Draft(String, Option<Value>),
    /// A notebook of ours comes in whole; the answer is [`Msg::Changed`].
    TakeIn(Box<Notebook>),
    /// What another copy of the notebook has comes in; the answer is [`Msg::Changed`].
    TakeCopy(PathBuf),
    /// Another copy is not to be asked about again.
    LeaveCopy(PathBuf),
    /// The words of these records leave the backups too; the answer is [`Msg::Notice`].
    EraseCopies(Vec<Id>),
    /// A text to `$VISUAL` or `$EDITOR`; the answer is [`Msg::Edited`].
    Editor(String),
    /// A new file; the answer is [`Msg::Exported`].
    Export(Export),
    /// Files of another program; the answer is [`Msg::Brought`].
    Read(Wanted),
    /// One [`Msg::Tick`] after that time; a timer set again starts anew.
    Wake(Timer, Duration),
    /// This passphrase is to be tried. If it opens, this app gives way to another; else the answer is [`Msg::Refused`].
    Unlock(Secret),
    /// The notebook and its key are to be forgotten, and this app to give way to [`App::locked`], once all is on disk.
    Lock,
    Suspend,
    Quit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timer {
    /// What is half typed is to be kept.
    Draft,
    /// The curtain is to be drawn.
    Idle,
    /// What is not on disk is to be tried again.
    Save,
    /// The page in front goes on by itself.
    Page,
}

/// What the app begins with.
pub struct Start {
    pub notebook: Notebook,
    pub mint: Mint,
    pub drafts: Drafts,
    pub look: Look,
    /// Where the notebook is kept, as it is shown.
    pub place: String,
    /// An invented person's notebook, gone afterwards.
    pub demo: bool,
    /// It is encrypted: who was away for long is asked for the passphrase.
    pub sealed: bool,
    /// Lines to be told at once.
    pub notices: Vec<String>,
}

pub struct App {
    history: History,
    tab: Tab,
    /// One page for each row of [`Tab::ROWS`].
    tabs: Vec<Box<dyn Page>>,
    /// What lies over the tab: the last is in front and takes every key. Being in here is being open.
    over: Vec<Box<dyn Page>>,
    typing: Typing,
    saving: Saving,
    /// One line for the person, until the next key.
    said: Option<String>,
    /// Copies of the notebook to ask about when nothing else is in front.
    beside: Vec<PathBuf>,
    /// So many entries stand in two versions.
    versions: usize,
    /// The form in front was handed in: its words are on their way.
    submitted: bool,
    /// The text in focus is in an editor outside.
    away: bool,
    /// The page in front is to be told when its time is over.
    beating: bool,
    theme: Theme,
    look: Look,
    place: String,
    demo: bool,
    sealed: bool,
    /// Nothing is here but the page that asks for the passphrase, and what may be seen without it.
    locked: bool,
    /// The last day on which the trash was looked through.
    swept: Option<NaiveDate>,
    /// The last day on which support was offered after what was written.
    offered: Option<NaiveDate>,
    size: Rect,
}

impl App {
    pub fn new(start: Start) -> Self {
        let settings = start.notebook.settings.clone();
        let said = (!start.notices.is_empty()).then(|| start.notices.join(" "));
        let versions = start.notebook.in_versions().len();
        Self {
            history: History::new(start.notebook, start.mint),
            tab: Tab::Today,
            tabs: Tab::ROWS.iter().map(|(tab, ..)| screens::tab(*tab)).collect(),
            over: Vec::new(),
            typing: Typing::new(start.drafts),
            saving: Saving::default(),
            said,
            beside: Vec::new(),
            versions,
            submitted: false,
            away: false,
            beating: false,
            theme: look::theme(&settings, start.look),
            look: start.look,
            place: start.place,
            demo: start.demo,
            sealed: start.sealed,
            locked: false,
            swept: None,
            offered: None,
            size: Rect::new(0, 0, 80, 24),
        }
    }

    /// What stands before an encrypted notebook: `start` has an empty one, with the country that anybody may know.
    pub fn locked(start: Start, hint: String, shut: Shut) -> Self {
        let mut app = Self { locked: true, ..Self::new(start) };
        app.over.push(Box::new(lock::Lock::new(hint, shut)));
        app
    }

    pub fn notebook(&self) -> &Notebook {
        self.history.now()
    }

    /// The first thing to happen: the first run's welcome, or the form that was open when the program ended.
    pub fn begin(&mut self, now: DateTime<FixedOffset>) -> Vec<Effect> {
        for name in self.typing.left_open() {
            let see = self.see(now);
            if let Some(page) = screens::restore(&name, see).or_else(|| settings::restore(&name, see)) {
                self.over.push(page);
            }
        }
        if !self.over.is_empty() && !self.locked {
            // Behind what the start has to tell: that is told once.
            let here = "Here is what you were writing. Nothing of it is lost.";
            self.said =
                Some(self.said.iter().map(String::as_str).chain([here]).collect::<Vec<_>>().join(" "));
        }
        if self.over.is_empty() && !self.notebook().settings.welcomed && !self.demo {
            self.over.push(Box::new(welcome::Welcome::new(self.place.clone())));
        }
        self.typing.came_back().into_iter().chain(self.idle()).collect()
    }

    pub fn update(&mut self, msg: Msg, now: DateTime<FixedOffset>) -> Vec<Effect> {
        let effects = self.happen(msg, now);
        self.look_again();
        self.ask_about_a_copy();
        self.prepare(now);
        effects
    }

    fn happen(&mut self, msg: Msg, now: DateTime<FixedOffset>) -> Vec<Effect> {
        match msg {
            // From before it was locked: nothing of the notebook comes through a locked door.
            Msg::Changed(_) | Msg::Saved(_) | Msg::Beside(_) | Msg::Notice(_) if self.locked => Vec::new(),
            Msg::Key(key) => self.key(key, now),
            Msg::Paste(text) => self.paste(text, now),
            Msg::Mouse(click) => self.click(click, now),
            Msg::Resize(width, height) => {
                self.size = Rect::new(0, 0, width, height);
                Vec::new()
            }
            Msg::Tick(Timer::Draft) => {
                self.typing.rang();
                self.keep_drafts()
            }
            Msg::Tick(Timer::Idle) => self.cover(now),
            Msg::Tick(Timer::Save) => vec![Effect::SaveAgain],
            Msg::Tick(Timer::Page) => self.beat(),
            Msg::Leaving => self.keep_drafts(),
            Msg::Saved(answer) => self.saved(answer),
            Msg::Changed(notebook) => {
                self.history.replace(*notebook, self.saving.unwritten());
                self.versions = self.notebook().in_versions().len();
                Vec::new()
            }
            Msg::Beside(path) => {
                self.beside.push(path);
                Vec::new()
            }
            Msg::Edited(answer) => self.edited(answer),
            Msg::Exported(answer) => self.exported(answer, now),
            Msg::Brought(found) => self.brought(found, now),
            Msg::Refused(why) => {
                self.over.iter_mut().for_each(|page| page.refused(&why));
                Vec::new()
            }
            Msg::Notice(why) => {
                self.said = Some(why);
                Vec::new()
            }
        }
    }

    /// Every key that does something now, nearest first. One that something nearer has is not shown again.
    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = self.front().keys();
        hints.extend(keys::hints(ALWAYS));
        if self.is_open() {
            hints.extend(keys::hints(GLOBAL));
        }
        let mut taken: Vec<Key> = Vec::new();
        hints.retain(|hint| {
            let free = hint.keys.iter().any(|key| !taken.contains(key));
            taken.extend(hint.keys);
            free
        });
        hints
    }

    fn key(&mut self, key: Key, now: DateTime<FixedOffset>) -> Vec<Effect> {
        self.said = None;
        let actions = match keys::find(ALWAYS, key) {
            Some(command) => self.command(command),
            None => self.press(key, now),
        };
        self.carry_out(actions, now)
    }

    fn carry_out(&mut self, actions: Vec<Action>, now: DateTime<FixedOffset>) -> Vec<Effect> {
        self.submitted = false;
        let mut effects = self.idle();
        if self.locked && !actions.iter().all(acting::is_free) {
            return effects;
        }
        for action in actions {
            effects.extend(self.act(action, now));
        }
        if self.front().typing() {
            effects.extend(self.typing.wake());
        }
        effects.extend(self.wake_page());
        effects
    }

    /// The page in front first; then, where that is a tab, what holds everywhere.
    fn press(&mut self, key: Key, now: DateTime<FixedOffset>) -> Vec<Action> {
        let answered = self.give(Input::Key(key), now);
        let suspend = key == ctrl('z');
        match answered {
            Some(actions) => actions,
            None if self.is_open() || suspend => {
                keys::find(GLOBAL, key).map(|command| self.command(command)).unwrap_or_default()
            }
            None => Vec::new(),
        }
    }

    fn paste(&mut self, text: String, now: DateTime<FixedOffset>) -> Vec<Effect> {
        self.said = None;
        let answered = self.give(Input::Paste(text), now);
        let nowhere =
            || vec![Action::Say("Pasted nowhere: no text is open. Press c to check in.".to_owned())];
        let actions = answered.unwrap_or_else(nowhere);
        self.carry_out(actions, now)
    }

    fn click(&mut self, click: Click, now: DateTime<FixedOffset>) -> Vec<Effect> {
        let actions = match self.tab_at(click) {
            Some(tab) if self.over.is_empty() => vec![Action::Go(Go::Tab(tab))],
            _ => self.give(Input::Click(click), now).unwrap_or_default(),
        };
        self.carry_out(actions, now)
    }

    /// Whether the keys of everywhere work: nothing over the tab takes letters as text or waits for an answer.
    fn is_open(&self) -> bool {
        let waits = |page: &dyn Page| {
            page.is_dialog() || page.covers() || page.draft().is_some() || page.text().is_some()
        };
        !self.over.iter().any(|page| waits(page.as_ref()))
    }

    /// Gives the page in front what was pressed.
    fn give(&mut self, input: Input, now: DateTime<FixedOffset>) -> Option<Vec<Action>> {
        let see = See {
            notebook: self.history.now(),
            changes: self.history.changes(),
            now,
            area: if self.front().covers() { self.size } else { chrome::body(self.size) },
            theme: &self.theme,
            way: Way::Keys,
            mint: self.history.mint(),
            drafts: self.typing.kept(),
        };
        let page = self.over.last_mut().unwrap_or(&mut self.tabs[self.tab.index()]);
        page.input(input, see)
    }
}
