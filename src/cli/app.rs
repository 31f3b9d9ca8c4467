//! The way from the command line to the app.

use std::io::{self, IsTerminal};

use serde_json::Value;

use super::desk::Desk;
use super::stop::Stop;
use super::style;
use crate::app::{App, Look, Start, UNSAVED};
use crate::demo::{self, Span};
use crate::model::Mint;
use crate::shell::{self, clock};
use crate::store::{Copies, Draft, Store};

/// Opens the app on the person's notebook, where there is a screen for it.
pub fn open(desk: &Desk) -> Result<(), Stop> {
    screen()?;
    let mint = Mint::new(clock::chance());
    let store = Store::open(desk.place()?, Copies::EachRun, mint.id(desk.now))?;
    show(desk, store, mint, false)
}

/// Opens the app on an invented person's 12 weeks, of which nothing stays.
pub fn demo(desk: &Desk) -> Result<(), Stop> {
    screen()?;
    let store = Store::demo(demo::notebook(desk.now, 1, Span::Weeks))
        .map_err(|error| Stop::could_not(format!("No place for the demo's temporary file: {error}.")))?;
    show(desk, store, Mint::new(clock::chance()), true)
}

/// Shows the app until it ends. `demo`: the notebook is an invented person's.
fn show(desk: &Desk, mut store: Store, mint: Mint, demo: bool) -> Result<(), Stop> {
    let typed = store.drafts().all();
    let aside = typed
        .aside
        .iter()
        .map(|path| format!("Something half typed could not be read; it is kept in {}.", path.display()));
    let notices =
        store.notices().into_iter().chain(aside).chain(shell::rescue_editor_texts(&store)).collect();
    let notebook = store.notebook().clone();
    let start = Start {
        look: Look { colour: desk.bold, unicode: style::is_utf8() },
        notebook,
        mint,
        drafts: offered(&store, typed.drafts).into_iter().map(|draft| (draft.form, draft.value)).collect(),
        place: store.places().data.display().to_string(),
        demo,
        notices,
    };
    match shell::run(App::new(start), store, desk.clock) {
        0 => Ok(()),
        status => Err(Stop { status, words: String::new() }),
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
