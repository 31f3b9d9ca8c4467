//! The loop while a text is in the person's own editor: the terminal is lent, and signals are heard.

use std::io;
use std::process::ExitStatus;
use std::thread;
use std::time::Instant;

use super::super::editor::Desk;
use super::super::writer::Writer;
use super::super::{Event, guard};
use super::Loop;
use crate::app::Msg;

impl Loop {
    /// Gives the terminal to an editor. The loop goes on: signals are heard, keys are not read.
    pub(super) fn edit(&mut self, text: &str) {
        self.keep_forms();
        let _ = self.settle();
        if let Err(why) = self.open_editor(text) {
            self.desk = None;
            if !guard::is_up() {
                self.come_back();
            }
            self.tell(Msg::Edited(Err(why)));
        }
    }

    fn open_editor(&mut self, text: &str) -> Result<(), String> {
        let laid = Desk::lay(&self.room.0, text);
        let desk = laid.map_err(|error| format!("The text could not be laid out for an editor: {error}."))?;
        let mut command = desk.command()?;
        self.desk = Some(desk);
        guard::lend();
        let mut child =
            command.spawn().map_err(|error| format!("The editor could not be started: {error}."))?;
        let tell = self.tell.clone();
        let wait = move || {
            let _ = tell.send(Event::Edited(child.wait()));
        };
        thread::Builder::new()
            .name("editor".to_owned())
            .spawn(wait)
            .map(drop)
            .map_err(|error| error.to_string())
    }

    pub(super) fn edited(&mut self, status: io::Result<ExitStatus>) {
        let Some(desk) = self.desk.take() else { return };
        self.back = Some(Instant::now());
        self.come_back();
        let is_sealed = self.writer.as_ref().is_some_and(Writer::is_sealed);
        let safe = (!is_sealed).then_some(self.room.1.as_path());
        self.tell(Msg::Edited(desk.outcome(status, safe)));
    }
}
