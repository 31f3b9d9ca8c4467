//! What a screen is to the app: it looks, it is given what was pressed, and it returns what it wants.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use serde_json::Value;

use super::asking::{Asking, Choosing};
use crate::exchange::Source;
use crate::keys::{Hint, Input, Key};
use crate::model::{Edit, Id, Mint, Moment, Notebook, When, day_of};
use crate::support::Way;
use crate::text::Secret;
use crate::ui::Theme;

/// What a page may look at: the notebook, this moment, the area it was last given. One `layout(area)` serves view and
/// input.
#[derive(Clone, Copy)]
pub struct See<'a> {
    pub notebook: &'a Notebook,
    /// Another number whenever the notebook may be another.
    pub changes: u64,
    pub now: DateTime<FixedOffset>,
    pub area: Rect,
    pub theme: &'a Theme,
    /// How the person is here: whoever says where something is says it so.
    pub way: Way,
    /// Makes the ids of what is added.
    pub mint: &'a Mint,
    /// Half-typed forms by name.
    pub drafts: &'a Drafts,
}

/// Half-typed forms, by the name of the form.
pub type Drafts = BTreeMap<String, Value>;

/// A screen, a form, a dialog. It changes nothing but itself: for the rest it returns actions.
pub trait Page {
    /// What its keys do now, nearest first.
    fn keys(&self) -> Vec<Hint>;

    /// A key, a paste, a click or the wheel. `None`: not mine.
    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>>;

    /// Makes what it will show, where that costs too much for every drawing. Called after everything that happens, on
    /// pages that are in sight and on no others: with the same `changes`, day and view of its own, a page does nothing.
    fn prepare(&mut self, _see: See) {}

    /// Draws; sets the cursor where the focus is.
    fn view(&self, see: See, frame: &mut Frame, area: Rect);

    /// Shows what was asked for from elsewhere.
    fn go(&mut self, _go: Go, _see: See) {}

    /// What is being typed and not kept yet, under the name it is found again by; `Null` where nothing is.
    fn draft(&self) -> Option<(String, Value)> {
        None
    }

    /// The text in focus, for an editor outside.
    fn text(&self) -> Option<&str> {
        None
    }

    /// The text as it came back from there.
    fn set_text(&mut self, _text: &str) {}

    /// Whether it is a box over what lies under it, rather than a page of its own.
    fn is_dialog(&self) -> bool {
        false
    }

    /// Whether it covers the whole window, tabs and footer too.
    fn covers(&self) -> bool {
        false
    }

    /// Whether words are being typed that are not kept anywhere yet. Cheap: asked after every key.
    fn typing(&self) -> bool {
        false
    }

    /// After how long it wants to go on by itself; none while nothing moves.
    fn wake(&self) -> Option<Duration> {
        None
    }

    /// That time is over.
    fn beat(&mut self) {}

    /// The files it asked for, or why they cannot be read.
    fn brought(&mut self, _found: Brought, _see: See) {}

    /// The passphrase it asked for did not open the notebook.
    fn refused(&mut self, _why: &str) {}

    /// Its questions one by one, where it is a form.
    fn asking(&mut self) -> Option<&mut dyn Asking> {
        None
    }

    /// What it asks next and what can be answered, for whoever asks without drawing; each thing once.
    fn choosing(&mut self, _see: See) -> Option<Choosing> {
        None
    }

    /// What tells it from other pages, where opening it again is to close it.
    fn name(&self) -> &'static str {
        ""
    }
}

/// What a page asks of the app.
pub enum Action {
    Edit(Edit),
    /// What a form was for is in this edit: its draft goes once this is on disk.
    Submit(Edit),
    Undo,
    Redo,
    /// Lays a page over the present one.
    Open(Box<dyn Page>),
    /// Takes the page in front away; a draft of it stays.
    Close,
    /// Takes the page in front away, and the draft of that name with it.
    Abandon(String),
    /// Forgets the draft of that name without keeping it anywhere.
    Discard(String),
    Ask(Confirm),
    Go(Go),
    /// One line for the person, until the next key.
    Say(String),
    /// The one quiet line after words of crisis; at most once a day.
    OfferSupport,
    /// As if that key were pressed on the page under this one.
    Press(Key),
    /// A file is to be written.
    Export(Export),
    /// Files are to be read; [`Page::brought`] is told.
    Read(Wanted),
    /// A notebook of ours comes in whole.
    TakeIn(Box<Notebook>),
    /// What another copy of the notebook has comes in.
    TakeCopy(PathBuf),
    /// It stays where it is, and is not asked about again.
    LeaveCopy(PathBuf),
    /// The words of these records, deleted for good, leave the backups too.
    EraseCopies(Vec<Id>),
    CheckIn,
    ShowVersions,
    ShowKeys,
    ShowSupport,
    ShowSettings,
    /// Lays a page over the present one that is made on the spot.
    Show(fn(See) -> Box<dyn Page>),
    Curtain,
    /// The text in focus to `$VISUAL` or `$EDITOR`.
    Editor,
    /// This passphrase is to be tried.
    Unlock(Secret),
    Suspend,
    Quit,
}

/// A new file for somebody else, and what is to be kept of that once it is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// As the person typed it.
    pub path: String,
    pub text: String,
    pub then: Edit,
}

/// Files of another program: one, or those of a folder that have these names.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// As the person typed it.
    pub path: String,
    pub names: &'static [&'static str],
}

/// The files that were wanted, or why they cannot be read.
pub type Brought = Result<Source, String>;

/// A place in the program, and what to show there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Go {
    Tab(Tab),
    Day(NaiveDate),
    Goal(Id),
    /// The review of the week in which that day lies.
    Week(NaiveDate),
    /// The review of the month in which that day lies.
    Month(NaiveDate),
    /// A new reflection.
    Reflect,
    Entry(Id),
    /// The journal, ready for a word to search.
    Search,
}

/// The tabs, each under the digit it keeps for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Today,
    Reflect,
    Goals,
    Review,
    Insights,
    Session,
    Journal,
}

impl Tab {
    /// Every tab there is now: its digit and its name.
    pub const ROWS: &'static [(Tab, char, &'static str)] = &[
        (Tab::Today, '1', "Today"),
        (Tab::Reflect, '2', "Reflect"),
        (Tab::Goals, '3', "Goals"),
        (Tab::Review, '4', "Review"),
        (Tab::Insights, '5', "Insights"),
        (Tab::Session, '6', "Session"),
        (Tab::Journal, '7', "Journal"),
    ];

    pub fn index(self) -> usize {
        Self::ROWS.iter().position(|(tab, ..)| *tab == self).expect("every tab has a row")
    }

    /// The next tab, or the one before; round at the ends.
    pub fn step(self, by: isize) -> Self {
        let count = Self::ROWS.len() as isize;
        Self::ROWS[(self.index() as isize + by).rem_euclid(count) as usize].0
    }
}

impl Go {
    pub fn tab(self) -> Tab {
        match self {
            Go::Tab(tab) => tab,
            Go::Day(_) => Tab::Today,
            Go::Goal(_) => Tab::Goals,
            Go::Week(_) | Go::Month(_) => Tab::Review,
            Go::Reflect => Tab::Reflect,
            Go::Entry(_) | Go::Search => Tab::Journal,
        }
    }
}

/// A question, and what to do if the answer is yes.
pub struct Confirm {
    pub question: String,
    pub yes: Vec<Action>,
}

/// For whoever draws nothing.
static UNDRAWN: Theme = Theme::spoken();

impl<'a> See<'a> {
    /// Without a window: for forms that are asked line by line.
    pub fn undrawn(
        notebook: &'a Notebook,
        now: DateTime<FixedOffset>,
        mint: &'a Mint,
        drafts: &'a Drafts,
    ) -> Self {
        Self {
            notebook,
            changes: 0,
            now,
            area: Rect::default(),
            theme: &UNDRAWN,
            way: Way::Signs,
            mint,
            drafts,
        }
    }
}

/// What a page sees, in short: while it is the same, so is all that is made of the notebook, this minute and the area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    changes: u64,
    /// Minutes since 1970.
    minute: i64,
    area: Rect,
}

impl See<'_> {
    pub fn sight(&self) -> Sight {
        Sight { changes: self.changes, minute: self.now.timestamp().div_euclid(60), area: self.area }
    }

    /// The day that now belongs to.
    pub fn today(&self) -> NaiveDate {
        day_of(self.now, self.notebook.settings.day_starts())
    }

    pub fn id(&self) -> Id {
        self.mint.id(self.now)
    }

    pub fn moment(&self) -> Moment {
        Moment::new(self.now)
    }

    /// When something is that is written now for that day: now, if it is today; else some time on it.
    pub fn when(&self, day: NaiveDate) -> When {
        if day == self.today() { When { day, moment: Some(self.moment()) } } else { When::on(day) }
    }
}
