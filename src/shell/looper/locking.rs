//! The loop at the door of an encrypted notebook: it is locked, tried and come to again, and what another run shut out
//! waits here.

use super::super::Carried;
use super::super::writer::Writer;
use super::{Loop, mouse, room};
use crate::app::{Msg, Secret, Shut};
use crate::store::Store;

impl Loop {
    pub(super) fn settle(&self) -> Result<(), String> {
        self.writer.as_ref().map_or(Ok(()), Writer::settle)
    }

    /// On the way out: what keeps anything from the disk.
    pub(super) fn settle_soon(&self) -> Result<(), String> {
        match &self.writer {
            Some(writer) => writer.settle_soon(),
            None if self.carried.is_empty() => Ok(()),
            None => Err("what you wrote here last waits for the passphrase.".to_owned()),
        }
    }

    pub(super) fn knock(&mut self, passphrase: Secret) {
        let Some(door) = &self.door else { return };
        if let Err(error) = door.knock(passphrase, self.tell.clone()) {
            self.tell(Msg::Refused(format!("It could not be tried: {error}.")));
        }
    }

    /// Forgets the notebook and its key. Not while something of it is not on disk: its words come first, and the curtain
    /// is drawn.
    pub(super) fn lock(&mut self) {
        let is_sealed = self.writer.as_ref().is_some_and(Writer::is_sealed);
        if is_sealed && self.settle().is_ok() {
            self.shut(|_| Shut::Here);
        }
    }

    /// The notebook was encrypted from elsewhere: what of it is not on the disk under its passphrase waits here for that.
    /// Not while a text is in an editor: it comes back first. Who looks at the support lines or drew the curtain goes on
    /// with that.
    pub(super) fn give_way(&mut self) {
        if !self.shut_out || self.desk.is_some() || self.status.is_some() {
            return;
        }
        self.shut_out = false;
        self.carried.forms = self.app.typed();
        let over = self.app.over_all();
        self.shut(|carried| Shut::Elsewhere { carries: !carried.is_empty() });
        over.into_iter().for_each(|key| self.tell(Msg::Key(key)));
    }

    /// Lets go of the notebook and shows the page that asks for its passphrase.
    fn shut(&mut self, how: impl Fn(&Carried) -> Shut) {
        let Some(door) = &self.door else { return };
        let Some(writer) = self.writer.take() else { return };
        self.carried.changes = writer.end();
        self.app = (door.locked)(how(&self.carried));
        self.timers.clear();
        self.begin();
    }

    /// The passphrase was right. Who looks at the support lines or drew the curtain meanwhile goes on with that.
    pub(super) fn enter(&mut self, mut store: Store) {
        let (None, Some(door)) = (&self.writer, &self.door) else { return };
        let (over, had_mouse) = (self.app.over_all(), mouse(&self.app));
        let app = (door.enter)(&mut store, std::mem::take(&mut self.carried));
        self.room = room(&store);
        match Writer::start(store, self.clock, self.tell.clone()) {
            Ok(writer) => self.writer = Some(writer),
            Err(error) => return self.tell(Msg::Refused(format!("It could not be opened: {error}."))),
        }
        self.app = app;
        self.timers.clear();
        if had_mouse != mouse(&self.app) {
            self.come_back();
        }
        self.begin();
        over.into_iter().for_each(|key| self.tell(Msg::Key(key)));
        self.look();
    }
}
