//! The way from the command line to the app.

use std::io::{self, IsTerminal};

use super::desk::Desk;
use super::stop::Stop;
use super::style;

/// Opens the app, where there is a screen for it.
pub fn open(desk: &Desk) -> Result<(), Stop> {
    screen(desk)?;
    Err(Stop::could_not("The app is not part of this program yet. See guidepost --help for the commands."))
}

/// An error where no full screen can be shown.
pub fn screen(desk: &Desk) -> Result<(), Stop> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Stop::usage(
            "The app needs a terminal. In a script use a command, as in guidepost today; see guidepost --help.",
        ));
    }
    if desk.plain {
        return Err(Stop::could_not(
            "Without a full screen there are the commands so far: guidepost log asks line by line, guidepost today shows the day.",
        ));
    }
    if style::is_dumb() {
        return Err(Stop::could_not(
            "This terminal (TERM=dumb) cannot show the app. The commands work here: guidepost log, guidepost today; see guidepost --help.",
        ));
    }
    Ok(())
}
