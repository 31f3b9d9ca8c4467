//! What lies around the file: backups, drafts, other copies, and the disk and the clock of this computer.

use super::of_file::open_folder;
use super::{Finding, fine, look, note};
use crate::cli::desk::Desk;
use crate::cli::{quote, table, time};
use crate::insight::count;
use crate::store::Checkup;

pub fn leftovers(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let number = checkup.leftovers.len();
    Some(match checkup.leftovers.first() {
        None => fine("no temporary files"),
        Some(first) => note(
            format!(
                "{} of a save that was cut off, such as {}",
                count(number, "file", "files"),
                first.display()
            ),
            "The next save takes what is in them into a backup and clears them away.",
        ),
    })
}

pub fn state(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let Some(state) = &checkup.state else {
        return Some(look("there is no home directory, so no backups or drafts are kept", "Set HOME."));
    };
    Some(match checkup.state_look {
        Some(look) => open_folder(state, look, checkup.me),
        None => fine(format!("{} is made with the first backup or draft", state.display())),
    })
}

pub fn backups(checkup: &Checkup, desk: &Desk) -> Option<Finding> {
    let Some((newest, _)) = checkup.backups.first() else {
        return Some(match checkup.look {
            Some(_) => note("none yet", "The first change of a day keeps one."),
            None => fine("none yet"),
        });
    };
    let bytes = checkup.backups.iter().map(|(backup, _)| backup.bytes).sum();
    let clock = checkup.notebook.as_ref().map(|about| about.clock.clone()).unwrap_or_default();
    let day = time::day_name(newest.at.date_naive(), desk.now.date_naive());
    let all = format!(
        "{}, the newest of {day} {}, {} in all",
        count(checkup.backups.len(), "backup", "backups"),
        clock.show(newest.at.time()),
        table::size(bytes)
    );
    let unread = checkup.backups.iter().filter(|(_, good)| !good).count();
    Some(match checkup.backups.iter().find(|(_, good)| !good) {
        None => fine(format!("{all}; all can be read")),
        Some((first, _)) => look(
            format!("{all}; {unread} cannot be read, such as {}", first.path.display()),
            format!("Others can. To be rid of it: rm {}", quote::path(&first.path)),
        ),
    })
}

pub fn drafts(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    if let Some(first) = checkup.aside.first() {
        let number = count(checkup.aside.len(), "file was", "files were");
        return Some(look(
            format!("{number} put aside, such as {}", first.display()),
            "It holds words that are in no notebook yet. Look into it before you remove it.",
        ));
    }
    Some(match checkup.drafts {
        0 => fine("none waiting"),
        number => note(
            format!("{} half typed", count(number, "form is", "forms are")),
            "The app offers it again: guidepost",
        ),
    })
}

pub fn copies(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    if checkup.is_sealed && checkup.notebook.is_none() {
        return None;
    }
    let beside =
        |number| format!("{} of this notebook beside it", count(number, "other copy", "other copies"));
    let (news, known): (Vec<_>, Vec<_>) = checkup.copies.iter().partition(|(_, has_news)| *has_news);
    Some(match (news.first(), known.first()) {
        (Some((first, _)), _) => {
            look(beside(news.len()), format!("Take in what it has: guidepost merge {}", quote::path(first)))
        }
        (None, Some((first, _))) => note(
            format!("{}, with nothing new", beside(known.len())),
            format!("It may go, if you do not want it: rm {}", quote::path(first)),
        ),
        (None, None) => fine("no other copies beside the file"),
    })
}

pub fn versions(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    Some(match checkup.notebook.as_ref()?.versions {
        0 => fine("no entry in two versions"),
        number => look(
            format!(
                "{} in two versions, from two devices or windows",
                count(number, "entry is", "entries are")
            ),
            "Both are kept. Choose in the app: guidepost",
        ),
    })
}

pub fn sync(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    Some(match checkup.sync {
        None => fine("no sync program is seen to copy the folder"),
        Some("git") => note(
            "the folder is in a git repository",
            "Every word you commit stays in its history, also after you delete it here.",
        ),
        Some(name) => note(
            format!("{name} copies the folder"),
            "It can read every word. Copies of two devices are merged here: guidepost merge.",
        ),
    })
}

pub fn disk(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    Some(match checkup.network {
        None => fine("on this computer, as far as can be seen"),
        Some(name) => note(
            format!("the file is on a drive of the kind {name}, which may be on another computer"),
            "Locks and saves are only as good as that drive. A backup on this computer is kept all the same.",
        ),
    })
}

/// Less than this, in bytes, is too little to go on for long.
const LITTLE: u64 = 20_000_000;

pub fn room(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let free = checkup.free?;
    let needed = checkup.look.map_or(0, |look| look.stamp.bytes.saturating_mul(3)).max(LITTLE);
    Some(match free < needed {
        false => fine(format!("{} free", table::size(free))),
        true => look(
            format!("only {} free on the disk", table::size(free)),
            "Make room, so that saves and backups fit.",
        ),
    })
}

/// A clock that is this much behind the last change, in hours, is wrong, or was wrong then.
const BEHIND: i64 = 24;

pub fn clock(checkup: &Checkup, desk: &Desk) -> Option<Finding> {
    let last = checkup.notebook.as_ref()?.last.get();
    let ahead = (last - desk.now).num_hours();
    Some(match ahead > BEHIND {
        false => fine("it is now later than the last change"),
        true => look(
            format!("the last change is dated {}, which is still to come", last.date_naive()),
            "Look at the clock of this computer, or of the device that wrote it. No entry moves by it.",
        ),
    })
}
