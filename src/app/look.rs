//! How the program looks: what the terminal can show, and what the person chose.

use crate::model::settings::{Settings, Theme as Chosen};
use crate::ui::Theme;

/// What the terminal can show and the command line allows.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub colour: bool,
    pub unicode: bool,
}

pub fn theme(settings: &Settings, look: Look) -> Theme {
    let theme = match (&settings.theme, look.colour) {
        (Chosen::Contrast, _) => Theme::contrast(),
        (Chosen::Auto | Chosen::Other(_), true) => Theme::colour(),
        (Chosen::Mono, _) | (_, false) => Theme::mono(),
    };
    if settings.ascii || !look.unicode { theme.ascii() } else { theme }
}
