//! The window around a page: tabs, status line, footer. Draws, and says where things are.

use chrono::{DateTime, FixedOffset};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Clear;

use super::App;
use super::page::{See, Tab};
use crate::keys::{Click, ClickKind, ESC, F1, F2, Hint, Key, Shown, char};
use crate::support::Way;
use crate::ui::layout::{Parts, is_too_small, too_small};
use crate::ui::theme::ASCII;
use crate::ui::{
    self,
    bars::{self, Told},
};

/// Where a page is: everything between the tabs and the status line.
pub fn body(window: Rect) -> Rect {
    let parts = Parts::of(window);
    let height = parts.body.bottom().saturating_sub(parts.header.y);
    Rect { height, ..parts.header }.intersection(window)
}

impl App {
    pub fn view(&self, frame: &mut Frame, now: DateTime<FixedOffset>) {
        self.draw(frame, now);
        match (self.look.unicode, self.theme.marks == ASCII) {
            (false, _) => ui::ascii(frame.buffer_mut()),
            (true, true) => ui::without_ellipsis(frame.buffer_mut()),
            (true, false) => {}
        }
    }

    fn draw(&self, frame: &mut Frame, now: DateTime<FixedOffset>) {
        let window = frame.area();
        if self.front().covers() {
            let see = See { area: window, ..self.see(now) };
            return self.front().view(see, frame, window);
        }
        if is_too_small(window) {
            return too_small(&self.theme, frame, window);
        }
        let parts = Parts::of(window);
        self.draw_tabs(frame, parts.tabs, window.width);
        self.draw_pages(frame, body(window), now);
        let (line, told) = self.status_line();
        bars::status(&line, told, &self.theme, frame, parts.status);
        let always = self.always();
        bars::footer(&self.with_way_back(), &always, &self.theme, frame, parts.footer);
    }

    /// From the last page that fills the body on; under it nothing can be seen.
    fn draw_pages(&self, frame: &mut Frame, area: Rect, now: DateTime<FixedOffset>) {
        let see = See { area, ..self.see(now) };
        let tab = self.tabs[self.tab.index()].as_ref();
        let pages = std::iter::once(tab).chain(self.over.iter().map(Box::as_ref));
        for page in pages.skip(self.lowest_in_sight()) {
            if !page.is_dialog() {
                frame.render_widget(Clear, area);
            }
            page.view(see, frame, area);
        }
    }

    /// How many pages are hidden, counted from the tab up.
    fn lowest_in_sight(&self) -> usize {
        self.over.iter().rposition(|page| !page.is_dialog()).map_or(0, |at| at + 1)
    }

    /// Lets every page in sight make what it will show.
    pub(super) fn prepare(&mut self, now: DateTime<FixedOffset>) {
        let hidden = self.lowest_in_sight();
        let see = See {
            notebook: self.history.now(),
            changes: self.history.changes(),
            now,
            area: body(self.size),
            theme: &self.theme,
            way: Way::Keys,
            mint: self.history.mint(),
            drafts: self.typing.kept(),
        };
        let tab = self.tabs[self.tab.index()].as_mut();
        for page in std::iter::once(tab).chain(self.over.iter_mut().map(Box::as_mut)).skip(hidden) {
            page.prepare(see);
        }
    }

    fn draw_tabs(&self, frame: &mut Frame, area: Rect, width: u16) {
        bars::tabs(&rows(), self.tab.index(), width, &self.theme, frame, area);
    }

    /// The tab that was clicked, if one was.
    pub(super) fn tab_at(&self, click: Click) -> Option<Tab> {
        if click.kind != ClickKind::Press {
            return None;
        }
        let area = Parts::of(self.size).tabs;
        let at = bars::tab_at(&rows(), self.tab.index(), self.size.width, area, (click.column, click.row))?;
        Some(Tab::ROWS[at].0)
    }

    /// The keys for the footer. Over a tab the way back is never left out; in a form what is typed has the room.
    fn with_way_back(&self) -> Vec<Hint> {
        let mut hints = self.hints();
        if !self.over.is_empty() && self.front().draft().is_none() {
            let back = hints.iter_mut().filter(|hint| hint.keys.contains(&ESC));
            back.for_each(|hint| hint.shown = Shown::Always);
        }
        hints
    }

    /// What the footer never leaves out: how to see all keys here, and support.
    fn always(&self) -> Vec<Hint> {
        let [always, global] = Self::everywhere();
        let here = if self.over.is_empty() { char('?') } else { F1 };
        let find =
            |wanted: Key| always.iter().chain(&global).find(|hint| hint.keys.contains(&wanted)).copied();
        [find(here), find(F2)].into_iter().flatten().collect()
    }

    /// What was last said, done or kept; what did not reach the disk stays until it does.
    fn status_line(&self) -> (String, Told) {
        let said = self.said.clone();
        if let Some(trouble) = self.saving.trouble() {
            let line = said.map_or_else(|| trouble.to_owned(), |said| format!("{said}  {trouble}"));
            return (line, Told::Wrong);
        }
        let demo = self.demo.then(|| "An invented person's notebook; nothing is kept.".to_owned());
        match said {
            Some(said) => (said, Told::Said),
            None => (demo.unwrap_or_else(|| self.at_rest()), Told::AtRest),
        }
    }
}

impl App {
    /// Nothing was said: what is kept, and what there is to choose when the person likes.
    fn at_rest(&self) -> String {
        let versions = match self.versions {
            0 => None,
            1 => Some("1 entry stands in two versions: = to choose".to_owned()),
            more => Some(format!("{more} entries stand in two versions: = to choose")),
        };
        self.saving
            .words(&self.notebook().settings.clock)
            .into_iter()
            .chain(versions)
            .collect::<Vec<String>>()
            .join("   ")
    }
}

fn rows() -> Vec<bars::Tab<'static>> {
    Tab::ROWS.iter().map(|(_, number, name)| bars::Tab { number: *number, name }).collect()
}
