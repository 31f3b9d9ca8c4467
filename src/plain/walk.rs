//! One form from its first question to its last, and what comes of it; pages that only ask what to do. Knows no single
//! form.

mod question;

use super::choice::{self, Picked};
use super::keyless::keyless;
use super::talk::Talk;
use super::{Flow, Room, View};
use crate::app::{Action, Asking, Export, Page, Wanted};
use crate::form::Asked;
use crate::model::Edit;
use crate::screens;
use question::{Step, question};

/// What comes after a form or an action.
#[derive(Default)]
struct Next {
    quits: bool,
    pages: Vec<Box<dyn Page>>,
    /// Files to be read for the page.
    wanted: Option<Wanted>,
    /// Something is on the disk now.
    kept: bool,
}

impl Next {
    fn quit() -> Self {
        Self { quits: true, ..Self::default() }
    }

    fn and(mut self, other: Next) -> Self {
        self.quits |= other.quits;
        self.pages.extend(other.pages);
        self.wanted = self.wanted.or(other.wanted);
        self.kept |= other.kept;
        self
    }

    fn flow(&self) -> Flow {
        if self.quits { Flow::Quit } else { Flow::On }
    }
}

/// A form by the name of its draft.
pub fn open(talk: &mut Talk, room: &mut Room, name: &str) -> Flow {
    match screens::restore(name, room.see()) {
        Some(page) => walk(talk, room, page),
        None => Flow::On,
    }
}

/// As [`open`], from the first question of that label on; what lies before it stays as it is.
pub fn open_at(talk: &mut Talk, room: &mut Room, name: &str, label: &str) -> Flow {
    let Some(mut page) = screens::restore(name, room.see()) else { return Flow::On };
    let Some(form) = page.asking() else { return Flow::On };
    let place = (0..form.count()).find(|at| form.question(*at).is_some_and(|asked| asked.label == label));
    walk_from(talk, room, page, place.unwrap_or(0))
}

/// Asks the page, and those it leads to.
pub fn walk(talk: &mut Talk, room: &mut Room, page: Box<dyn Page>) -> Flow {
    walk_from(talk, room, page, 0)
}

fn walk_from(talk: &mut Talk, room: &mut Room, page: Box<dyn Page>, mut place: usize) -> Flow {
    let mut pages = vec![page];
    while let Some(mut page) = pages.pop() {
        let next = one(talk, room, page.as_mut(), std::mem::take(&mut place));
        if next.quits {
            return Flow::Quit;
        }
        pages.extend(next.pages);
    }
    Flow::On
}

/// What a key of a screen would have come to, done; and the pages that follow.
pub fn act(talk: &mut Talk, room: &mut Room, actions: Vec<Action>) -> Flow {
    let says = actions.iter().any(|action| matches!(action, Action::Say(_) | Action::OfferSupport));
    act_saying(talk, room, actions, |_| (!says).then(|| "Done.".to_owned()))
}

/// As [`act`], with what is said once something is kept.
pub fn act_saying(
    talk: &mut Talk,
    room: &mut Room,
    actions: Vec<Action>,
    words: impl FnOnce(&Room) -> Option<String>,
) -> Flow {
    let next = carry_out(talk, room, "", actions);
    if next.kept {
        words(room).iter().for_each(|words| talk.say(words));
    }
    let flow = next.flow();
    next.pages
        .into_iter()
        .fold(flow, |flow, page| if flow == Flow::On { walk(talk, room, page) } else { flow })
}

/// One page: its questions, the files it wants, what it asks to choose.
fn one(talk: &mut Talk, room: &mut Room, page: &mut dyn Page, place: usize) -> Next {
    let mut next = match page.asking() {
        Some(form) => {
            begin(talk, room, form);
            questions(talk, room, form, place)
        }
        None => Next::default(),
    };
    while let Some(wanted) = next.wanted.take() {
        let before = page.asking().map_or(0, |form| form.count());
        let found = room.keep.read(&wanted);
        page.brought(found, room.see());
        let Some(form) = page.asking() else { break };
        let wrong = wrong(form).or((before < form.count()).then_some(before));
        if let Some(place) = wrong {
            next = next.and(questions(talk, room, form, place));
        }
    }
    while !next.quits
        && let Some(choosing) = page.choosing(room.see())
    {
        let (names, mut comes): (Vec<String>, Vec<Vec<Action>>) = choosing.choices.into_iter().unzip();
        talk.say("");
        choosing.lines.iter().filter(|line| !line.is_empty()).for_each(|line| talk.say(&keyless(line)));
        let name = page.asking().map(|form| form.draft_name()).unwrap_or_default();
        next = next.and(match choice::pick(talk, room, "What now?", &names) {
            Picked::At(at) => carry_out(talk, room, &name, comes.swap_remove(at)),
            Picked::None => Next::default(),
            Picked::Quit => Next::quit(),
        });
    }
    next
}

fn questions(talk: &mut Talk, room: &mut Room, form: &mut dyn Asking, place: usize) -> Next {
    let mut section = "";
    let mut at = from(form, place);
    loop {
        let Some((place, asked)) = at else {
            match hand_in(talk, room, form) {
                Ok(next) => return next,
                Err(wrong) => at = from(form, wrong),
            }
            continue;
        };
        if !asked.section.is_empty() && asked.section != section {
            section = asked.section;
            talk.say(&format!("\n{section}"));
        }
        let step = question(talk, room, form, place);
        room.half_done(talk, &form.draft_name(), form.draft_value());
        at = match step {
            Step::On => from(form, place + 1),
            Step::Part => next_part(form, place, section),
            Step::Enough => None,
            Step::Back => match (0..place).rev().find_map(|at| Some((at, form.question(at)?))) {
                Some(before) => Some(before),
                None => return Next::default(),
            },
            Step::Quit => {
                leave(talk, room, form);
                return Next::quit();
            }
        };
    }
}

fn begin(talk: &mut Talk, room: &Room, form: &dyn Asking) {
    talk.say(&format!("\n{}", form.heading()));
    form.look_at(room.see()).iter().for_each(|line| talk.say(&keyless(line)));
    if room.drafts.contains_key(&form.draft_name()) {
        talk.say("What you gave before is still here.");
    }
}

/// The first question at that place or after it.
fn from(form: &dyn Asking, place: usize) -> Option<(usize, Asked)> {
    (place..form.count()).find_map(|at| Some((at, form.question(at)?)))
}

/// The first question under another heading than this one.
fn next_part(form: &dyn Asking, place: usize, section: &str) -> Option<(usize, Asked)> {
    let mut rest = (place + 1..form.count()).filter_map(|at| Some((at, form.question(at)?)));
    rest.find(|(_, asked)| !asked.section.is_empty() && asked.section != section)
}

/// The place of the first question with which something is wrong.
fn wrong(form: &dyn Asking) -> Option<usize> {
    (0..form.count()).find(|at| form.question(*at).is_some_and(|asked| asked.complaint.is_some()))
}

/// Keeps the form; or the place of the first question with which something is wrong.
fn hand_in(talk: &mut Talk, room: &mut Room, form: &mut dyn Asking) -> Result<Next, usize> {
    let actions = form.hand_in(room.see());
    match wrong(form) {
        Some(at) if actions.is_empty() => Err(at),
        _ => Ok(carry_out(talk, room, &form.draft_name(), actions)),
    }
}

/// Quits in the middle: what can be kept is, the rest waits as it is.
fn leave(talk: &mut Talk, room: &mut Room, form: &mut dyn Asking) {
    if !room.drafts.contains_key(&form.draft_name()) {
        return;
    }
    let actions = form.hand_in(room.see());
    // Nothing leaves this machine because somebody quits.
    let keeps = actions.iter().any(|action| matches!(action, Action::Submit(_) | Action::Abandon(_)));
    if !keeps || actions.iter().any(|action| matches!(action, Action::Export(_))) {
        return talk.say("What you gave waits half done; the same task goes on with it.");
    }
    carry_out(talk, room, &form.draft_name(), actions);
}

/// What was half done stays until it is on the disk, or waits for it in a file of its own.
fn submit(talk: &mut Talk, room: &mut Room, name: &str, edit: Edit) -> bool {
    let kept = room.commit(talk, edit);
    if kept || room.keep.is_spared() {
        room.forget(talk, name);
    }
    if kept {
        talk.say("Kept.");
    }
    kept
}

/// Writes the page for somebody else; whether what is to be remembered of that is kept.
fn give_out(talk: &mut Talk, room: &mut Room, export: Export) -> bool {
    match room.keep.export(export) {
        Ok((path, then)) => {
            talk.say(&format!("Written to {path}. Read it once before you hand it on."));
            room.commit(talk, then)
        }
        Err(why) => {
            talk.say(&why);
            false
        }
    }
}

/// Does what a page wants; what it leads to. After what could not be kept nothing more is done.
fn carry_out(talk: &mut Talk, room: &mut Room, name: &str, actions: Vec<Action>) -> Next {
    let mut next = Next::default();
    for action in actions {
        let writes = matches!(action, Action::Submit(_) | Action::Edit(_) | Action::TakeIn(_));
        match action {
            Action::Submit(edit) => next.kept = submit(talk, room, name, edit),
            Action::Edit(edit) => next.kept = room.commit(talk, edit),
            Action::TakeIn(notebook) => next.kept = room.take_in(talk, &notebook),
            Action::EraseCopies(ids) => talk.say(&room.keep.erase_copies(&ids)),
            Action::Undo => room.undo(talk),
            Action::Say(words) => talk.say(&keyless(&words)),
            Action::OfferSupport => talk.say(room.see().way.offer()),
            Action::Abandon(name) | Action::Discard(name) => room.forget(talk, &name),
            Action::Open(page) => next.pages.push(page),
            Action::Show(make) => next.pages.push(make(room.see())),
            Action::ShowSupport => talk.say(&room.keep.view(View::Support)),
            Action::Read(wanted) => next.wanted = Some(wanted),
            Action::Export(export) => next.kept |= give_out(talk, room, export),
            Action::Ask(confirm) => match choice::is_yes(talk, room, &confirm.question) {
                Some(true) => next = next.and(carry_out(talk, room, name, confirm.yes)),
                Some(false) => {}
                None => next.quits = true,
            },
            // Screens, and what only they have.
            Action::Close
            | Action::Redo
            | Action::Go(_)
            | Action::Press(_)
            | Action::TakeCopy(_)
            | Action::LeaveCopy(_)
            | Action::CheckIn
            | Action::ShowVersions
            | Action::ShowKeys
            | Action::ShowSettings
            | Action::Curtain
            | Action::Editor
            | Action::Suspend
            | Action::Unlock(_)
            | Action::Quit => {}
        }
        if writes && !next.kept {
            break;
        }
    }
    next
}
