//! The main loop: one message at a time to the app, and what the app wants done about it.

mod editing;
mod locking;

use std::collections::{HashMap, VecDeque};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::clock::Clock;
use super::decode::{Arrival, PASTE_LIMIT};
use super::editor::{self, Desk};
use super::screen::{self, Screen};
use super::signals::{self, HANG_UP, Signal};
use super::writer::{Form, Writer};
use super::{Carried, Door, Event, PANIC, Start, guard, input};
use crate::app::{App, Effect, Msg, Shut, Timer};
use crate::keys::{Click, Key};
use crate::store::Store;

/// So much later than the end of an editor its interrupt may be heard.
const LATE: Duration = Duration::from_secs(1);

pub struct Loop {
    app: App,
    clock: Clock,
    screen: Screen,
    /// Of the notebook. None while it is locked: then neither it nor its key is here.
    writer: Option<Writer>,
    door: Option<Door>,
    /// The notebook was encrypted from elsewhere, and the page that asks for its passphrase is to come.
    shut_out: bool,
    /// What waits for that passphrase.
    carried: Carried,
    events: Receiver<Event>,
    /// For those who are started later.
    tell: Sender<Event>,
    /// Lets the keyboard thread read on.
    go_on: Sender<()>,
    /// It waits for that.
    reader_waits: bool,
    /// Read and not given to the app yet: while the terminal is somebody else's, nothing is.
    held: VecDeque<Arrival>,
    timers: HashMap<Timer, Instant>,
    /// A text in an editor that has the terminal.
    desk: Option<Desk>,
    /// When the terminal last came back from an editor.
    back: Option<Instant>,
    /// Where texts for an editor are laid out, and where one is kept that could not be taken back.
    room: (editor::Room, PathBuf),
    changed: bool,
    /// Quitting was asked for while something could not be saved.
    warned: bool,
    status: Option<u8>,
}

impl Loop {
    /// Takes the terminal and starts the threads.
    pub fn start(start: Start, clock: Clock) -> io::Result<Self> {
        let (tell, events) = channel();
        let (app, store, door) = match start {
            Start::Open(app, store, door) => (*app, Some(*store), door),
            Start::Locked(door) => ((door.locked)(Shut::Here), None, Some(door)),
        };
        signals::listen(tell.clone())?;
        signals::watch_terminal(tell.clone())?;
        let nowhere = || (editor::Room::of(Path::new(""), &std::env::temp_dir()), std::env::temp_dir());
        let room = store.as_ref().map_or_else(nowhere, room);
        let writer = store.map(|store| Writer::start(store, clock, tell.clone())).transpose()?;
        guard::enter(mouse(&app))?;
        let screen = Screen::new()?;
        let go_on = input::listen(tell.clone())?;
        let this = Self {
            app,
            clock,
            screen,
            writer,
            door,
            shut_out: false,
            carried: Carried::default(),
            events,
            tell,
            go_on,
            reader_waits: false,
            held: VecDeque::new(),
            timers: HashMap::new(),
            desk: None,
            back: None,
            room,
            changed: true,
            warned: false,
            status: None,
        };
        this.look();
        Ok(this)
    }

    /// Runs until the end and returns the exit status.
    pub fn turn(&mut self) -> u8 {
        self.begin();
        self.draw();
        loop {
            if let Some(status) = self.status {
                return status;
            }
            self.wait();
            while let Ok(event) = self.events.try_recv() {
                self.hear(event);
            }
            self.ring();
            self.work_off();
            self.give_way();
            self.draw();
            self.read_on();
        }
    }

    /// The first of an app.
    fn begin(&mut self) {
        self.measure();
        let first = self.app.begin(self.clock.now());
        self.carry_out(first);
    }

    /// Sleeps until something happens or a timer is due.
    fn wait(&mut self) {
        let event = match self.timers.values().min() {
            None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => self.events.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        if let Ok(event) = event {
            self.hear(event);
        }
    }

    /// Tells the app of each timer that is due.
    fn ring(&mut self) {
        let now = Instant::now();
        let due: Vec<Timer> = self.timers.extract_if(|_, at| *at <= now).map(|(timer, _)| timer).collect();
        due.into_iter().for_each(|timer| self.tell(Msg::Tick(timer)));
    }

    fn hear(&mut self, event: Event) {
        match event {
            Event::Input(arrivals) => {
                self.held.extend(arrivals);
                self.reader_waits = true;
            }
            Event::Told(msg) => {
                self.warned &= !matches!(msg, Msg::Saved(Ok(_)));
                self.tell(msg);
            }
            Event::ShutOut => self.shut_out = true,
            Event::Tried(Ok(store)) => self.enter(*store),
            Event::Tried(Err(why)) => self.tell(Msg::Refused(why)),
            Event::Signal(signal) => self.obey(signal),
            Event::Edited(status) => self.edited(status),
            Event::Panicked => self.end(PANIC),
        }
    }

    fn obey(&mut self, signal: Signal) {
        match signal {
            Signal::Leave(number) => self.end(after_signal(number)),
            Signal::Break(_) if self.desk.is_some() || self.is_late() => {}
            Signal::Break(number) => self.end(after_signal(number)),
            Signal::Stop => {
                guard::lend();
                let _ = self.settle();
                signals::stop_here();
            }
            Signal::Continue => self.come_back(),
            Signal::Resize => self.measure(),
        }
    }

    /// Whether an interrupt that is heard now may have been meant for the editor it ended: its end may be heard first.
    fn is_late(&mut self) -> bool {
        self.back.take().is_some_and(|back| back.elapsed() < LATE)
    }

    /// What was read, one after the other, as long as the terminal is ours.
    fn work_off(&mut self) {
        while guard::is_up()
            && self.status.is_none()
            && let Some(arrival) = self.held.pop_front()
        {
            self.take(arrival);
        }
    }

    /// After all of it is taken and shown: the reader goes on, and the file is looked at. Waking others earlier would
    /// take the processor from the frame that answers a key.
    fn read_on(&mut self) {
        if self.reader_waits && self.held.is_empty() && guard::is_up() && self.status.is_none() {
            self.look();
            self.reader_waits = false;
            let _ = self.go_on.send(());
        }
    }

    fn take(&mut self, arrival: Arrival) {
        match arrival {
            Arrival::Key(key) => self.tell(Msg::Key(Key::from(key))),
            Arrival::Mouse(mouse) => {
                if let Some(click) = Click::from_event(mouse) {
                    self.tell(Msg::Mouse(click));
                }
            }
            Arrival::Paste { text, cut } => {
                self.tell(Msg::Paste(text));
                if cut {
                    let limit = PASTE_LIMIT >> 20;
                    self.tell(Msg::Notice(format!("That was long: the first {limit} MiB of it are here.")));
                }
            }
            Arrival::Focus => self.look(),
        }
    }

    fn tell(&mut self, msg: Msg) {
        self.changed = true;
        let effects = self.app.update(msg, self.clock.now());
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save(change) => self.write(|writer| writer.save(change)),
                Effect::SaveAgain => self.write(Writer::save_again),
                Effect::Draft(name, state) => self.write(|writer| writer.keep((name, state))),
                Effect::TakeIn(notebook) => self.write(|writer| writer.take_in(notebook)),
                Effect::TakeCopy(path) => self.write(|writer| writer.take_copy(path)),
                Effect::LeaveCopy(path) => self.write(|writer| writer.leave_copy(path)),
                Effect::EraseCopies(ids) => self.write(|writer| writer.erase_copies(ids)),
                Effect::Unlock(passphrase) => self.knock(passphrase),
                Effect::Lock => self.lock(),
                Effect::Editor(text) => self.edit(&text),
                Effect::Export(export) => {
                    let answer = super::export::write(export);
                    self.tell(Msg::Exported(answer));
                }
                Effect::Read(wanted) => {
                    let found = super::export::read(&wanted);
                    self.tell(Msg::Brought(found));
                }
                Effect::Wake(timer, after) => self.wake(timer, after),
                Effect::Suspend => self.suspend(),
                Effect::Quit => self.quit(),
            }
        }
    }

    /// A job for the writer. Behind a locked door there is none, and nothing to write.
    fn write(&self, job: impl FnOnce(&Writer)) {
        if let Some(writer) = &self.writer {
            job(writer);
        }
    }

    fn look(&self) {
        self.write(Writer::look);
    }

    fn wake(&mut self, timer: Timer, after: Duration) {
        self.timers.insert(timer, Instant::now() + after);
    }

    /// Ends once everything is on disk. What cannot be saved is worth a second thought; a second wish is obeyed.
    fn quit(&mut self) {
        match self.settle_soon() {
            Ok(()) => self.end(0),
            Err(_) if self.warned => self.end(1),
            Err(why) => {
                self.warned = true;
                let words = format!("Not saved yet: {why} Quit again to leave without it.");
                self.tell(if self.writer.is_some() { Msg::Notice(words) } else { Msg::Refused(words) });
            }
        }
    }

    /// The first reason to end is the one that counts.
    fn end(&mut self, status: u8) {
        self.status.get_or_insert(status);
    }

    fn draw(&mut self) {
        if !guard::is_up() || !std::mem::take(&mut self.changed) {
            return;
        }
        let (app, now) = (&self.app, self.clock.now());
        if self.screen.draw(|frame| app.view(frame, now)).is_err() {
            self.obey(HANG_UP);
        }
    }

    /// A window that grew and shrank back has the size it had, but not what it showed.
    fn measure(&mut self) {
        let size = screen::size();
        if self.screen.forget().is_err() {
            return self.obey(HANG_UP);
        }
        self.tell(Msg::Resize(size.width, size.height));
    }

    fn suspend(&mut self) {
        if !signals::has_shell() {
            return self.tell(Msg::Notice("No shell is behind this window to go back to.".to_owned()));
        }
        guard::lend();
        if !signals::stop_group() {
            self.come_back();
        }
    }

    /// The terminal is ours again, in a state that nobody knows.
    fn come_back(&mut self) {
        if self.desk.is_some() {
            return;
        }
        guard::lend();
        if guard::enter(mouse(&self.app)).is_err() {
            return self.obey(HANG_UP);
        }
        self.measure();
        self.look();
    }

    /// What is half typed is on disk when this returns; what else the app wants goes its usual way.
    fn keep_forms(&mut self) {
        let effects = self.app.update(Msg::Leaving, self.clock.now());
        let (mut forms, mut others): (Vec<Form>, Vec<Effect>) = (Vec::new(), Vec::new());
        for effect in effects {
            match effect {
                Effect::Draft(name, state) => forms.push((name, state)),
                other => others.push(other),
            }
        }
        self.write(|writer| writer.keep_now(forms));
        self.carry_out(others);
    }

    /// Keeps what is half typed, waits for the disk and ends the threads that use it. The terminal must have been
    /// given back. The notebook is not freed: the program is about to end. A text that is in an editor stays there; the
    /// next start finds it.
    pub fn close(mut self, status: u8) -> u8 {
        let _ = catch_unwind(AssertUnwindSafe(|| self.keep_forms()));
        if let Err(why) = self.settle_soon() {
            eprintln!("guidepost: the last change is not saved: {why}");
        }
        self.writer.take().map(Writer::end);
        std::mem::forget(self.app);
        std::mem::forget(self.desk);
        status
    }
}

fn room(store: &Store) -> (editor::Room, PathBuf) {
    (super::editor_room(store), super::folder(store))
}

fn mouse(app: &App) -> bool {
    !app.notebook().settings.mouse_off
}

fn after_signal(number: i32) -> u8 {
    u8::try_from(128 + number).unwrap_or(u8::MAX)
}
