//! The file itself: what it is, whose it is, who can open it and who is writing it.

use std::path::Path;

use super::{Finding, fine, look, note};
use crate::cli::desk::Desk;
use crate::cli::{quote, table};
use crate::insight::count;
use crate::model::Checksum;
use crate::store::{Checkup, Kind, Lock, Look};

pub fn file(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let path = checkup.real.display();
    Some(match (&checkup.look, &checkup.trouble) {
        (None, None) => note(format!("{path} is not there yet"), "The first thing you keep makes it."),
        (_, Some(trouble)) => look("it cannot be read as a notebook", trouble.to_string()),
        (Some(look), None) => fine(format!("{path}, {}", table::size(look.stamp.bytes))),
    })
}

pub fn notebook(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let about = checkup.notebook.as_ref()?;
    let records = count(about.records, "record", "records");
    Some(fine(format!("version {}, {records}, saved {}", about.version, times(about.revision))))
}

pub fn encryption(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    if !checkup.is_sealed {
        return checkup.look.map(|_| fine("none: who can open the file can read it"));
    }
    let within = if checkup.notebook.is_some() { "" } else { "; what is in it was not looked at" };
    Some(match checkup.plain.first() {
        None => fine(format!("the file is encrypted{within}")),
        Some(first) => look(
            format!(
                "{} of it {} not encrypted, such as {}",
                count(checkup.plain.len(), "file", "files"),
                if checkup.plain.len() == 1 { "is" } else { "are" },
                first.display()
            ),
            "The next change encrypts backups and drafts. A text from an editor is yours to remove.",
        ),
    })
}

pub fn checksum(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    Some(match checkup.notebook.as_ref()?.checksum {
        Checksum::Right => fine("as guidepost wrote it"),
        Checksum::Wrong => note(
            "the file is not as guidepost wrote it: another program or a hand changed it",
            "If that was you, all is well. Else compare it with a backup: guidepost backup list",
        ),
        _ => fine("none in the file yet; the next save writes one"),
    })
}

pub fn links(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let shown: Vec<String> = checkup.links.iter().map(|link| link.display().to_string()).collect();
    let last = shown.last()?;
    let chain = format!("{} leads to {}", checkup.data.display(), shown.join(", then to "));
    Some(match checkup.look {
        Some(_) => fine(chain),
        None => note(chain, format!("{last} is not there yet; the first thing you keep makes it.")),
    })
}

pub fn permissions(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let file = checkup.look.filter(|look| look.kind == Kind::File)?;
    let path = quote::path(&checkup.real);
    Some(match file.mode {
        mode if mode & 0o077 != 0 => look(
            format!("others on this computer can open the file ({:03o})", mode & 0o777),
            format!("chmod 600 {path}"),
        ),
        mode if mode & 0o200 == 0 => {
            look("the file is read-only, so nothing new can be kept", format!("chmod u+w {path}"))
        }
        mode => fine(format!("the file is yours alone ({:03o})", mode & 0o777)),
    })
}

pub fn owner(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let file = checkup.look.filter(|look| look.kind == Kind::File)?;
    let of = file.owner.0;
    Some(match of == checkup.me {
        true => fine("the file belongs to you"),
        false => look(
            format!("the file belongs to user {of}, and you are user {}", checkup.me),
            format!("sudo chown {} {}", checkup.me, quote::path(&checkup.real)),
        ),
    })
}

pub fn folder(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    let folder = checkup.real.parent()?;
    checkup.home.map(|look| open_folder(folder, look, checkup.me))
}

/// Whether others can look into a folder or put files in it.
pub fn open_folder(path: &Path, found: Look, me: u32) -> Finding {
    let (shown, mode) = (path.display(), found.mode & 0o777);
    let mend = format!("chmod 700 {}", quote::path(path));
    if found.kind != Kind::Folder {
        return look(format!("{shown} is not a folder"), "Name another file with --data.");
    }
    if found.owner.0 != me && found.owner.0 != 0 && me != 0 {
        return look(
            format!("{shown} belongs to user {}", found.owner.0),
            "Keep the file in a folder of your own.",
        );
    }
    match mode {
        mode if mode & 0o022 != 0 && found.mode & 0o1000 == 0 => {
            look(format!("others can put files into {shown} ({mode:03o})"), mend)
        }
        mode if mode & 0o055 != 0 => note(format!("others can see what is in {shown} ({mode:03o})"), mend),
        _ => fine(format!("{shown} is yours alone")),
    }
}

pub fn lock(checkup: &Checkup, _: &Desk) -> Option<Finding> {
    Some(match &checkup.lock {
        Lock::Free => fine("free"),
        Lock::Held(Some(process)) => note(
            format!("process {process} is saving at this moment"),
            format!("If it stays so, look at it: ps -p {process}"),
        ),
        Lock::Held(None) => note("another guidepost is saving at this moment", "Look again in a moment."),
        Lock::Unknown(why) => {
            look(format!("the lock cannot be looked at: {why}"), "Saves may have to wait for it.")
        }
    })
}

fn times(revision: u64) -> String {
    if revision == 1 { "once".to_owned() } else { format!("{revision} times") }
}
