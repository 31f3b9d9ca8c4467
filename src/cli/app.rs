//! The way from the command line to the app.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

use super::desk::Desk;
use super::stop::Stop;
use super::style;
use crate::app::{App, Look, Shut, Start, UNSAVED};
use crate::demo::{self, Span};
use crate::model::{Mint, Notebook};
use crate::shell::clock::{self, Clock};
use crate::shell::{self, Carried, Door};
use crate::store::{self, Copies, Cover, Draft, IS_BUILT, LoadError, Opening, Place, Store, Trouble};
use crate::text::Secret;

/// Opens the app on the person's notebook, where there is a screen for it. An encrypted one is asked for there, unless
/// its passphrase was given.
pub fn open(desk: &Desk) -> Result<(), Stop> {
    screen()?;
    let mint = Mint::new(clock::chance());
    let way = Way { place: desk.place()?, look: look(desk), clock: desk.clock };
    let mut store = match Store::open(way.place.clone(), Copies::EachRun, mint.id(desk.now)) {
        Err(LoadError { path, trouble: Trouble::Locked(cover), .. }) if IS_BUILT => {
            if !desk.gate.is_given() {
                return end(shell::run(shell::Start::Locked(way.door(Some(*cover))), desk.clock));
            }
            let key = desk.gate.key(&path, &cover)?;
            let opening = Opening::new(way.place.clone(), Copies::EachRun, mint.id(desk.now));
            Store::open_with(Opening { key: Some(key), ..opening })?
        }
        opened => opened?,
    };
    let app = App::new(start(&mut store, mint, way.look, desk.now, Carried::default()));
    show(desk, app, store, Some(way.door(store::cover(way.place.data()))))
}

/// Opens the app on an invented person's 12 weeks, of which nothing stays.
pub fn demo(desk: &Desk) -> Result<(), Stop> {
    screen()?;
    let mut store = demo_store(desk)?;
    let start = start(&mut store, Mint::new(clock::chance()), look(desk), desk.now, Carried::default());
    show(desk, App::new(Start { demo: true, ..start }), store, None)
}

pub fn demo_store(desk: &Desk) -> Result<Store, Stop> {
    let no_place = |error| Stop::could_not(format!("No place for the demo's temporary file: {error}."));
    Store::demo(demo::notebook(desk.now, 1, Span::Weeks)).map_err(no_place)
}

/// Shows the app until it ends.
fn show(desk: &Desk, app: App, store: Store, door: Option<Door>) -> Result<(), Stop> {
    end(shell::run(shell::Start::Open(Box::new(app), Box::new(store), door), desk.clock))
}

fn end(status: u8) -> Result<(), Stop> {
    if status == 0 { Ok(()) } else { Err(Stop { status, words: String::new() }) }
}

fn look(desk: &Desk) -> Look {
    Look { colour: desk.bold, unicode: style::is_utf8() }
}

/// What the app on an opened notebook begins with. What was carried here is kept first.
fn start(store: &mut Store, mint: Mint, look: Look, now: DateTime<FixedOffset>, carried: Carried) -> Start {
    let mut notices = store.notices();
    store.drafts().live();
    notices.extend(keep_carried(store, &carried, now));
    let typed = store.drafts().all();
    notices.extend(typed.words());
    notices.extend(shell::rescue_editor_texts(store));
    let offered = offered(store, typed.drafts).into_iter().map(|draft| (draft.form, draft.value));
    Start {
        look,
        notebook: store.notebook().clone(),
        mint,
        drafts: offered.chain(carried.forms).collect(),
        place: store.places().data.display().to_string(),
        demo: false,
        sealed: store.is_sealed(),
        notices,
    }
}

/// Puts it under the passphrase. What the disk does not take now is tried again, or is in the app and kept with the next
/// key.
fn keep_carried(store: &mut Store, carried: &Carried, now: DateTime<FixedOffset>) -> Vec<String> {
    let drafts = store.drafts();
    for (form, value) in &carried.forms {
        let _ = drafts.keep(&Draft { form: form.clone(), kept: now, value: value.clone() });
    }
    match carried.changes.is_empty() {
        true => Vec::new(),
        false => store.commit(carried.changes.clone(), now).map(|saved| saved.notices).unwrap_or_default(),
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
    /// `cover`: of the notebook, where its file does not say.
    fn door(&self, cover: Option<Cover>) -> Door {
        let (asking, trying, entering) = (self.clone(), self.clone(), self.clone());
        Door {
            locked: Box::new(move |shut| {
                let now = store::cover(asking.place.data());
                asking.locked(now.or_else(|| cover.clone()).unwrap_or_default(), shut)
            }),
            unlock: Arc::new(move |passphrase: &Secret| trying.unlock(passphrase)),
            enter: Box::new(move |store, carried| {
                let mint = Mint::new(clock::chance());
                App::new(start(store, mint, entering.look, entering.clock.now(), carried))
            }),
        }
    }

    /// The app on an empty notebook, which knows of the person what anybody may.
    fn locked(&self, cover: Cover, shut: Shut) -> App {
        let mint = Mint::new(clock::chance());
        let mut notebook = Notebook::new(mint.id(self.clock.now()));
        notebook.settings.country = cover.country;
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
        App::locked(start, cover.hint, shut)
    }

    fn unlock(&self, passphrase: &Secret) -> Result<Store, String> {
        let id = Mint::new(clock::chance()).id(self.clock.now());
        let opening = Opening::new(self.place.clone(), Copies::EachRun, id);
        let open = |key| Store::open_with(Opening { key, ..opening.clone() });
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
    let handed_in: Vec<Draft> = drafts.iter().filter(|draft| draft.form.contains(UNSAVED)).cloned().collect();
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::day::Note;
    use crate::model::{Change, Edit, Record, When};

    #[test]
    fn only_drafts_of_what_could_not_be_saved_go_when_that_is_here_again() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::at(folder.path().join("data/guidepost.json"), folder.path().join("state"));
        let (now, mint) = ("2026-11-21T09:30:00+00:00".parse().unwrap(), Mint::new(1));
        let mut store = Store::open(place, Copies::EachRun, mint.id(now)).unwrap();
        std::fs::write(folder.path().join("data"), "no folder").unwrap();
        for words in ["a walk in the rain", "quartz evening"] {
            let note = Note { text: words.to_owned(), ..Note::default() };
            let edit = Edit::add(Record::new(mint.id(now), When::on(now.date_naive()), note));
            store.commit(vec![Change { edit, rev: mint.rev(now) }], now).unwrap_err();
        }
        let draft = |form: &str, words: &str| {
            let value = json!({ "open": true, "form": { "focus": "", "values": { "words": words } } });
            Draft { form: form.to_owned(), kept: now, value }
        };
        let unsaved = format!("note{UNSAVED}7");
        let all = vec![
            draft("check-in", "a walk in the rain"),
            draft(&unsaved, "quartz evening"),
            draft("note", "quartz evening"),
        ];
        let left: Vec<String> = offered(&store, all).into_iter().map(|draft| draft.form).collect();
        assert_eq!(left, ["check-in"]);
    }
}
