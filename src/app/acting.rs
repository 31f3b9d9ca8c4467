//! Carries out what pages want: edits through the one door, pages laid over and taken away, what is to be written.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

use super::page::{Action, Drafts, Go, Page, See};
use super::{
    ALWAYS, App, Effect, Stamp, Timer, chrome, confirm, copies, curtain, key_list, look, settings,
    support_now,
};
use crate::exchange::Source;
use crate::keys::{self, F2, F3, Key};
use crate::model::{Change, Edit};
use crate::screens;
use crate::support::Way;

/// So long after a save that did not succeed the next is tried.
const PATIENCE: Duration = Duration::from_secs(5);

impl App {
    /// Does what a page wants.
    pub(super) fn act(&mut self, action: Action, now: DateTime<FixedOffset>) -> Vec<Effect> {
        match action {
            Action::Edit(edit) => self.edit(edit, now),
            Action::Submit(edit) => {
                let draft = self.front().draft();
                let effects = self.edit(edit, now);
                self.submitted = true;
                if let Some((name, form)) = draft {
                    self.saving.when_written(self.typing.hand_in(&name, form));
                }
                effects
            }
            Action::TakeIn(notebook) => vec![Effect::TakeIn(notebook)],
            Action::TakeCopy(path) => vec![Effect::TakeCopy(path)],
            Action::LeaveCopy(path) => vec![Effect::LeaveCopy(path)],
            Action::EraseCopies(ids) => vec![Effect::EraseCopies(ids)],
            Action::Undo => self.turn_back(now),
            Action::Redo => self.turn_forward(now),
            Action::Discard(name) => self.typing.discard(&name),
            Action::Abandon(name) => {
                self.over.pop();
                self.typing.discard(&name)
            }
            Action::Editor => self.editor(),
            Action::Suspend => self.keep_drafts().into_iter().chain([Effect::Suspend]).collect(),
            Action::Quit => self.keep_drafts().into_iter().chain([Effect::Quit]).collect(),
            Action::Press(key) => self.key(key, now),
            Action::Unlock(passphrase) => vec![Effect::Unlock(passphrase)],
            Action::Export(export) => vec![Effect::Export(export)],
            Action::Read(wanted) => vec![Effect::Read(wanted)],
            Action::Close => self.close(),
            Action::Go(go) => self.go(go, now),
            shown => {
                self.show(shown, now);
                Vec::new()
            }
        }
    }

    /// Does what changes only what is shown.
    fn show(&mut self, action: Action, now: DateTime<FixedOffset>) {
        match action {
            Action::Open(page) => self.over.push(page),
            Action::Ask(confirm) => self.over.push(Box::new(confirm::Asking::new(confirm))),
            Action::Say(line) => self.said = Some(line),
            Action::OfferSupport => {
                let today = Some(self.see(now).today());
                if std::mem::replace(&mut self.offered, today) != today {
                    self.said = Some(Way::Keys.offer().to_owned());
                }
            }
            Action::CheckIn => self.open(screens::check_in, now),
            Action::ShowVersions if self.versions == 0 => {
                self.said = Some("Nothing stands in two versions.".to_owned());
            }
            Action::ShowVersions => self.over.push(screens::versions()),
            Action::ShowKeys => self.over.push(Box::new(key_list::KeyList::new(self.hints()))),
            Action::Show(page) => self.open(page, now),
            Action::ShowSettings => self.open(settings::open, now),
            // Pressed again, the numbers stay.
            Action::ShowSupport if self.front().name() == support_now::NAME => {}
            Action::ShowSupport => self.over.push(Box::new(support_now::SupportNow::default())),
            Action::Curtain => self.toggle(Box::new(curtain::Curtain)),
            _ => {}
        }
    }

    /// Not over anything that is open: a question that comes by itself must not take the keys of a form.
    pub(super) fn ask_about_a_copy(&mut self) {
        if self.over.is_empty()
            && let Some(path) = self.beside.pop()
        {
            self.over.push(Box::new(copies::AnotherCopy::new(path)));
        }
    }

    fn open(&mut self, page: impl FnOnce(See) -> Box<dyn Page>, now: DateTime<FixedOffset>) {
        let page = page(self.see(now));
        self.over.push(page);
    }

    /// Lays it over everything, or takes it away if it is in front.
    fn toggle(&mut self, page: Box<dyn Page>) {
        if self.front().name() == page.name() {
            self.over.pop();
        } else {
            self.over.push(page);
        }
    }

    /// Takes everything away that lies over the tab; drafts of it stay.
    fn go(&mut self, go: Go, now: DateTime<FixedOffset>) -> Vec<Effect> {
        let over = self.over.len();
        let effects = (0..over).flat_map(|_| self.close()).collect();
        self.tab = go.tab();
        let see = See {
            notebook: self.history.now(),
            changes: self.history.changes(),
            now,
            area: chrome::body(self.size),
            theme: &self.theme,
            way: Way::Keys,
            mint: self.history.mint(),
            drafts: self.typing.kept(),
        };
        self.tabs[self.tab.index()].go(go, see);
        effects
    }

    fn edit(&mut self, edit: Edit, now: DateTime<FixedOffset>) -> Vec<Effect> {
        let change = self.history.apply(edit, now);
        let mut effects = self.save(change);
        effects.extend(self.sweep(now));
        effects
    }

    /// With the first change of a day: what was in the trash for 30 days loses its words.
    fn sweep(&mut self, now: DateTime<FixedOffset>) -> Vec<Effect> {
        let today = Some(now.date_naive());
        if std::mem::replace(&mut self.swept, today) == today {
            return Vec::new();
        }
        self.history.sweep(now).map(|change| self.save(change)).unwrap_or_default()
    }

    /// The file is there: that it left is kept. Or it is not, and nothing is.
    pub(super) fn exported(
        &mut self,
        answer: Result<(String, Box<Edit>), String>,
        now: DateTime<FixedOffset>,
    ) -> Vec<Effect> {
        match answer {
            Ok((path, then)) => {
                self.said = Some(format!("Written to {path}. Read it once before you hand it on."));
                self.edit(*then, now)
            }
            Err(why) => self.say(&why),
        }
    }

    /// Files came that a page asked for. Whichever is in front: only one that asked does anything with them.
    pub(super) fn brought(
        &mut self,
        found: Result<Source, String>,
        now: DateTime<FixedOffset>,
    ) -> Vec<Effect> {
        let Some(mut page) = self.over.pop() else { return Vec::new() };
        page.brought(found, self.see(now));
        self.over.push(page);
        Vec::new()
    }

    fn turn_back(&mut self, now: DateTime<FixedOffset>) -> Vec<Effect> {
        match self.history.undo(now) {
            Some((label, change)) => {
                self.said = Some(format!("Undone: {label}. Ctrl-R does it again."));
                self.save(change)
            }
            None => self.say("Nothing to undo."),
        }
    }

    fn turn_forward(&mut self, now: DateTime<FixedOffset>) -> Vec<Effect> {
        match self.history.redo(now) {
            Some((label, change)) => {
                self.said = Some(format!("Done again: {label}."));
                self.save(change)
            }
            None => self.say("Nothing to do again."),
        }
    }

    fn save(&mut self, change: Change) -> Vec<Effect> {
        self.versions = self.notebook().in_versions().len();
        self.saving.begin(change.clone());
        vec![Effect::Save(change)]
    }

    pub(super) fn saved(&mut self, answer: Result<Stamp, String>) -> Vec<Effect> {
        let failed = answer.is_err();
        let done = self.saving.end(answer);
        let mut effects: Vec<Effect> =
            done.into_iter().flat_map(|handed| self.typing.written(handed)).collect();
        if failed {
            effects.extend(self.saving.shelter());
            effects.push(Effect::Wake(Timer::Save, PATIENCE));
        }
        effects
    }

    fn say(&mut self, line: &str) -> Vec<Effect> {
        self.said = Some(line.to_owned());
        Vec::new()
    }

    fn editor(&mut self) -> Vec<Effect> {
        match self.front().text() {
            Some(text) => {
                let text = text.to_owned();
                self.away = true;
                self.keep_drafts().into_iter().chain([Effect::Editor(text)]).collect()
            }
            None => self.say("No text is open here."),
        }
    }

    pub(super) fn edited(&mut self, answer: Result<String, String>) -> Vec<Effect> {
        self.away = false;
        match answer {
            Ok(text) => self.front_mut().set_text(&text),
            Err(why) => return self.say(&why),
        }
        self.typing.wake().into_iter().collect()
    }

    /// The person has been away for a while: the curtain is drawn, if it is not already. It is a cover; an encrypted
    /// notebook is locked behind it, and stays under the cover alone only while something of it is not on disk. A text in
    /// an editor outside comes back to the page it went from.
    pub(super) fn cover(&mut self, now: DateTime<FixedOffset>) -> Vec<Effect> {
        if self.away {
            return self.idle();
        }
        let mut effects =
            if self.front().name() == curtain::NAME { Vec::new() } else { self.act(Action::Curtain, now) };
        if self.sealed && !self.locked {
            effects.extend(self.keep_drafts());
            effects.push(Effect::Lock);
            // Where it cannot be locked yet, it is tried again.
            effects.extend(self.idle());
        }
        effects
    }

    /// The key that leads back to what the person looks at now, where that needs no notebook.
    pub fn over_all(&self) -> Option<Key> {
        match self.front().name() {
            curtain::NAME => Some(F3),
            support_now::NAME => Some(F2),
            _ => None,
        }
    }

    /// A page that moves by itself has moved.
    pub(super) fn beat(&mut self) -> Vec<Effect> {
        self.beating = false;
        if self.front().wake().is_some() {
            self.front_mut().beat();
        }
        self.wake_page().into_iter().collect()
    }

    /// Waits for the page in front, if it moves by itself and nobody waits for it yet.
    pub(super) fn wake_page(&mut self) -> Option<Effect> {
        let after = self.front().wake()?;
        let waits = std::mem::replace(&mut self.beating, true);
        (!waits).then_some(Effect::Wake(Timer::Page, after))
    }

    /// The look the settings ask for now, whoever changed them: a form, an undo, another window.
    pub(super) fn look_again(&mut self) {
        self.theme = look::theme(&self.history.now().settings, self.look);
    }

    /// Takes the page in front away. Its words stay as a draft, unless they are on their way to the disk.
    fn close(&mut self) -> Vec<Effect> {
        let Some(page) = self.over.pop() else { return Vec::new() };
        let handed_in = std::mem::take(&mut self.submitted);
        match page.draft() {
            Some((name, draft)) if !handed_in => {
                let effects = self.typing.keep(name, draft, false);
                if effects.iter().any(|effect| matches!(effect, Effect::Draft(_, Some(_)))) {
                    self.said = Some(
                        "What you typed is kept as a draft, and is there when you open this again."
                            .to_owned(),
                    );
                }
                effects
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn keep_drafts(&mut self) -> Vec<Effect> {
        let open = self.over.iter().chain(&self.tabs);
        let drafts: Vec<(String, Value)> = open.filter_map(|page| page.draft()).collect();
        drafts.into_iter().flat_map(|(name, draft)| self.typing.keep(name, draft, true)).collect()
    }

    /// Every half-typed form as it is to be kept, by name.
    pub fn typed(&mut self) -> Drafts {
        let _ = self.keep_drafts();
        let open = self.over.iter().chain(&self.tabs);
        let open: Vec<String> = open.filter_map(|page| page.draft()).map(|(name, _)| name).collect();
        self.typing.stored(&open)
    }

    /// Starts the idle timer anew, where the person set one.
    pub(super) fn idle(&self) -> Vec<Effect> {
        let minutes = u64::from(self.notebook().settings.lock_after);
        let wake = Effect::Wake(Timer::Idle, Duration::from_secs(60 * minutes));
        if minutes == 0 { Vec::new() } else { vec![wake] }
    }

    pub(super) fn front(&self) -> &dyn Page {
        self.over.last().unwrap_or(&self.tabs[self.tab.index()]).as_ref()
    }

    fn front_mut(&mut self) -> &mut dyn Page {
        self.over.last_mut().unwrap_or(&mut self.tabs[self.tab.index()]).as_mut()
    }

    pub(super) fn see(&self, now: DateTime<FixedOffset>) -> See<'_> {
        let area = if self.front().covers() { self.size } else { chrome::body(self.size) };
        let (notebook, mint, drafts) = (self.history.now(), self.history.mint(), self.typing.kept());
        See {
            notebook,
            changes: self.history.changes(),
            now,
            area,
            theme: &self.theme,
            way: Way::Keys,
            mint,
            drafts,
        }
    }
}

/// What may be done without the passphrase: nothing that reads or writes a notebook.
pub(super) fn is_free(action: &Action) -> bool {
    match action {
        Action::Press(key) => keys::find(ALWAYS, *key).is_some(),
        Action::Unlock(_) | Action::Close | Action::Suspend | Action::Quit | Action::Say(_) => true,
        Action::ShowSupport | Action::ShowKeys | Action::Curtain => true,
        _ => false,
    }
}
