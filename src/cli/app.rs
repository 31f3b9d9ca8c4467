//! The way from the command line to the app.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use serde_json::Value;

use super::desk::Desk;
use super::stop::Stop;
use super::style;
use crate::app::{App, Look, Start, UNSAVED};
use crate::demo::{self, Span};
use crate::model::{Mint, Notebook};
use crate::shell::clock::{self, Clock};
use crate::shell::{self, Door};
use crate::store::{self, Copies, Cover, Draft, IS_BUILT, LoadError, Place, Store, Trouble};
use crate::text::Secret;

/// Opens the app on the person's notebook, where there is a screen for it. An encrypted one is asked for there, unless
/// its passphrase was given.
pub fn open(desk: &Desk) -> Result<(), Stop> {
    screen()?;
    let mint = Mint::new(clock::chance());
    let way = Way { place: desk.place()?, look: look(desk), clock: desk.clock };
    let store = match Store::open(way.place.clone(), Copies::EachRun, mint.id(desk.now)) {
        Err(LoadError { path, trouble: Trouble::Locked(cover), .. }) if IS_BUILT => {
            if !desk.gate.is_given() {
                return end(shell::run(shell::Start::Locked(way.door(*cover)), desk.clock));
            }
            let key = desk.gate.key(&path, &cover)?;
            Store::open_sealed(Some(key), way.place.clone(), Copies::EachRun, mint.id(desk.now))?
        }
        opened => opened?,
    };
    let door = store::cover(way.place.data()).filter(|_| store.is_sealed()).map(|cover| way.door(cover));
    show(desk, store, mint, false, door)
}

/// Opens the app on an invented person's 12 weeks, of which nothing stays.
pub fn demo(desk: &Desk) -> Result<(), Stop> {
    screen()?;
    show(desk, demo_store(desk)?, Mint::new(clock::chance()), true, None)
}

pub fn demo_store(desk: &Desk) -> Result<Store, Stop> {
    let no_place = |error| Stop::could_not(format!("No place for the demo's temporary file: {error}."));
    Store::demo(demo::notebook(desk.now, 1, Span::Weeks)).map_err(no_place)
}

/// Shows the app until it ends. `demo`: the notebook is an invented person's.
fn show(desk: &Desk, mut store: Store, mint: Mint, demo: bool, door: Option<Door>) -> Result<(), Stop> {
    let start = Start { demo, ..start(&mut store, mint, look(desk)) };
    end(shell::run(shell::Start::Open(Box::new(App::new(start)), Box::new(store), door), desk.clock))
}

fn end(status: u8) -> Result<(), Stop> {
    if status == 0 { Ok(()) } else { Err(Stop { status, words: String::new() }) }
}

fn look(desk: &Desk) -> Look {
    Look { colour: desk.bold, unicode: style::is_utf8() }
}

/// What the app on an opened notebook begins with.
fn start(store: &mut Store, mint: Mint, look: Look) -> Start {
    let typed = store.drafts().all();
    let aside = typed
        .aside
        .iter()
        .map(|path| format!("Something half typed could not be read; it is kept in {}.", path.display()));
    let notices = store.notices().into_iter().chain(aside).chain(shell::rescue_editor_texts(store)).collect();
    Start {
        look,
        notebook: store.notebook().clone(),
        mint,
        drafts: offered(store, typed.drafts).into_iter().map(|draft| (draft.form, draft.value)).collect(),
        place: store.places().data.display().to_string(),
        demo: false,
        sealed: store.is_sealed(),
        notices,
    }
}

/// What is needed to come to an encrypted notebook again and again.
#[derive(Clone)]
struct Way {
    place: Place,
    look: Look,
    clock: Clock,
}

impl Way {
    fn door(&self, cover: Cover) -> Door {
        let (asking, trying, entering) = (self.clone(), self.clone(), self.clone());
        Door {
            locked: Box::new(move || {
                let now = store::cover(asking.place.data());
                asking.locked(now.as_ref().unwrap_or(&cover))
            }),
            unlock: Arc::new(move |passphrase: &Secret| trying.unlock(passphrase)),
            enter: Box::new(move |store: &mut Store| {
                App::new(start(store, Mint::new(clock::chance()), entering.look))
            }),
        }
    }

    /// The app on an empty notebook, which knows of the person what anybody may.
    fn locked(&self, cover: &Cover) -> App {
        let mint = Mint::new(clock::chance());
        let mut notebook = Notebook::new(mint.id(self.clock.now()));
        notebook.settings.country.clone_from(&cover.country);
        let start = Start {
            notebook,
            mint,
            drafts: Default::default(),
            look: self.look,
            place: self.place.data().display().to_string(),
            demo: false,
            sealed: true,
            notices: Vec::new(),
        };
        App::locked(start, cover.hint.clone())
    }

    fn unlock(&self, passphrase: &Secret) -> Result<Store, String> {
        let id = Mint::new(clock::chance()).id(self.clock.now());
        let open = |key| Store::open_sealed(key, self.place.clone(), Copies::EachRun, id);
        match open(None) {
            Err(LoadError { trouble: Trouble::Locked(cover), .. }) => {
                let key = cover.unlock(passphrase.as_str()).map_err(|why| why.to_string())?;
                open(Some(key)).map_err(|error| error.to_string())
            }
            opened => opened.map_err(|error| error.to_string()),
        }
    }
}

/// The drafts but those that were handed in and are in the notebook now, because what could not be saved came back whole.
fn offered(store: &Store, mut drafts: Vec<Draft>) -> Vec<Draft> {
    let was_handed_in = |draft: &&Draft| draft.form.contains(UNSAVED) || has_words(draft);
    let handed_in: Vec<Draft> = drafts.iter().filter(was_handed_in).cloned().collect();
    if !store.is_pending() || handed_in.is_empty() {
        return drafts;
    }
    let said = String::from_utf8(store.notebook().to_bytes()).unwrap_or_default();
    let is_said = |value: &Value| {
        let text = value.as_str().map(|text| Value::from(text.trim()).to_string());
        text.is_some_and(|text| said.contains(text.trim_matches('"')))
    };
    let is_there = |draft: &Draft| {
        draft.value["form"]["values"].as_object().is_some_and(|all| all.values().all(is_said))
    };
    let there: Vec<&Draft> = handed_in.iter().filter(|draft| is_there(draft)).collect();
    drafts.retain(|draft| {
        let again =
            |gone: &&Draft| gone.form.starts_with(&draft.form) && gone.value["form"] == draft.value["form"];
        let wanted = !there.iter().any(again);
        // Kept again by nobody, and what is in it is in the notebook: no harm if it stays.
        wanted || store.drafts().drop(&draft.form).is_err()
    });
    drafts
}

/// Whether there is enough in it to know it again by.
fn has_words(draft: &Draft) -> bool {
    let values = draft.value["form"]["values"].as_object();
    values.into_iter().flatten().any(|(_, value)| value.as_str().is_some_and(|text| text.len() >= 8))
}

/// An error where no full screen can be shown.
fn screen() -> Result<(), Stop> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Stop::usage(
            "The app needs a terminal. In a script use a command, as in guidepost today; see guidepost --help.",
        ));
    }
    if style::is_dumb() {
        return Err(Stop::usage(
            "This terminal (TERM=dumb) cannot show the app. The commands work here: guidepost log, guidepost today; see guidepost --help.",
        ));
    }
    Ok(())
}
