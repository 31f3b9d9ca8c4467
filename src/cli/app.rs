//! The way from the command line to the app.

use super::desk::Desk;
use super::stop::Stop;
use super::style;
use crate::app::{App, Drafts, Start};
use crate::demo::{self, Span};
use crate::model::Mint;
use crate::model::settings::{Settings, Theme as Look};
use crate::shell::clock::{self, Clock};
use crate::shell::{self, guard};
use crate::store::{Copies, Store};
use crate::ui::Theme;

/// Opens the app on the person's own notebook.
pub fn open(desk: &Desk) -> Result<(), Stop> {
    screen(desk)?;
    let mint = Mint::new(clock::chance());
    let store = Store::open(desk.place()?, Copies::EachRun, mint.id(desk.now))?;
    let typed = store.drafts().all();
    let drafts = typed.drafts.into_iter().map(|draft| (draft.form, draft.value)).collect();
    let aside =
        typed.aside.iter().map(|path| format!("A draft that could not be read lies at {}.", path.display()));
    let notices = aside.chain(shell::rescue_editor_texts(&store)).collect();
    run(desk, store, mint, drafts, notices, false)
}

/// Opens the app on an invented person's 12 weeks, of which nothing stays.
pub fn demo(desk: &Desk) -> Result<(), Stop> {
    screen(desk)?;
    let store = Store::demo(demo::notebook(desk.now, 1, Span::Weeks))
        .map_err(|error| Stop::could_not(format!("No place for the demo's temporary file: {error}.")))?;
    run(desk, store, Mint::new(clock::chance()), Drafts::new(), Vec::new(), true)
}

fn run(
    desk: &Desk,
    store: Store,
    mint: Mint,
    drafts: Drafts,
    notices: Vec<String>,
    demo: bool,
) -> Result<(), Stop> {
    let clock = Clock::from_environment().map_err(Stop::usage)?;
    guard::watch_panics();
    let notebook = store.notebook().clone();
    let place = store.places().data.display().to_string();
    let theme = theme(&notebook.settings, desk.bold);
    let app = App::new(Start { notebook, mint, drafts, theme, place, demo, notices });
    match shell::run(app, store, clock) {
        0 => Ok(()),
        // What there is to say was said where the terminal was given back.
        status => Err(Stop { status, words: String::new() }),
    }
}

fn theme(settings: &Settings, color: bool) -> Theme {
    let theme = if color && settings.theme != Look::Mono { Theme::colour() } else { Theme::mono() };
    if settings.ascii || !style::is_utf8() { theme.ascii() } else { theme }
}

/// An error where no full screen can be shown.
fn screen(desk: &Desk) -> Result<(), Stop> {
    shell::check_terminal().map_err(Stop::usage)?;
    if desk.plain {
        return Err(Stop::could_not(
            "Without a full screen there are the commands so far: guidepost log asks line by line, guidepost today shows the day.",
        ));
    }
    Ok(())
}
