//! A text in the person's own editor: a private folder, a file in it, the command, and what comes back.
//! Knows nothing of the notebook; the terminal is given to the editor and taken back by the caller.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use crate::model::checksum::hash;
use crate::store::FROM_EDITOR;
use crate::store::private;

const PREFIX: &str = "guidepost-edit-";
const FILE: &str = "text.md";
/// Bytes that are read back.
const LIMIT: u64 = 1 << 20;
/// Given to vim and its kin: no swap file and no history file from the start, no undo file and no backup after
/// the person's own settings are read.
const VIM: [&str; 5] = ["-n", "-i", "NONE", "-c", "set noswapfile noundofile nobackup nowritebackup"];

/// One text on its way through the editor. Dropping it removes its folder with all that an editor left there, unless
/// that has words which are nowhere else.
pub struct Desk {
    folder: PathBuf,
    /// Held as long as the text is being edited, so that another window does not take it for a leftover.
    _lock: File,
    /// The text as it was laid out.
    laid: String,
    stays: bool,
}

impl Desk {
    /// Lays the text out, the owner's alone from birth.
    pub fn lay(room: &Room, text: &str) -> io::Result<Self> {
        let folder = room.folder.join(format!("{}{}", room.prefix, name()));
        private::make_dirs(&room.folder)?;
        private::make_dir(&folder)?;
        let lock = private::create(&folder.join("lock"))?;
        lock.try_lock()?;
        let desk = Self { folder, _lock: lock, laid: text.to_owned(), stays: false };
        private::create(&desk.file())?.write_all(text.as_bytes())?;
        Ok(desk)
    }

    fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// The command that opens the text in `$VISUAL` or `$EDITOR`.
    pub fn command(&self) -> Result<Command, String> {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let editor = set("VISUAL").or_else(|| set("EDITOR"));
        let editor = editor.ok_or("No editor is set. Set VISUAL or EDITOR to the name of one.")?;
        Ok(command(editor, &self.file()))
    }

    /// The text after an editor that ended like this. An error is a sentence; the text is then what it was, and what the
    /// editor wrote is kept in `safe`, or without that lies where it was laid out.
    pub fn outcome(mut self, status: io::Result<ExitStatus>, safe: Option<&Path>) -> Result<String, String> {
        let why = match self.text(status) {
            Ok(text) => return Ok(text),
            Err(why) => why,
        };
        if !self.is_changed() {
            return Err(format!("{why} The text is as it was."));
        }
        let kept = safe.and_then(|safe| keep(&self.file(), safe).ok());
        self.stays = kept.is_none();
        let path = kept.unwrap_or_else(|| self.file());
        Err(format!("{why} The text here is as it was; what was written there is in {}.", path.display()))
    }

    fn text(&self, status: io::Result<ExitStatus>) -> Result<String, String> {
        match status.map(|status| status.code()) {
            Ok(Some(0)) => {}
            Ok(Some(127)) => return Err("The editor was not found.".to_owned()),
            Ok(Some(126)) => return Err("The editor could not be started.".to_owned()),
            Ok(Some(code)) => return Err(format!("The editor ended with status {code}.")),
            Ok(None) => return Err("The editor was stopped.".to_owned()),
            Err(error) => return Err(format!("How the editor ended is not known: {error}.")),
        }
        let mut text = read(&self.file()).map_err(|why| format!("The edited text {why}."))?;
        if !self.laid.ends_with('\n') && text.ends_with('\n') {
            text.pop();
        }
        Ok(text)
    }

    /// Whether the editor left anything else there than was laid out.
    fn is_changed(&self) -> bool {
        let is_same = |length: u64| {
            length == self.laid.len() as u64
                && fs::read(self.file()).is_ok_and(|bytes| bytes == self.laid.as_bytes())
        };
        fs::metadata(self.file()).is_ok_and(|file| 0 < file.len() && !is_same(file.len()))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if !self.stays {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Where the texts of one notebook are laid out, among those of others.
pub struct Room {
    folder: PathBuf,
    /// Of the folders of this notebook's texts.
    prefix: String,
}

impl Room {
    /// Of the notebook in that file: in the run-time directory if it is the owner's alone, else in `otherwise`.
    pub fn of(data: &Path, otherwise: &Path) -> Self {
        let runtime =
            std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_absolute());
        let ours = |path: &PathBuf| {
            let owner = private::owner_of_this_process();
            fs::metadata(path).is_ok_and(|it| it.is_dir() && it.uid() == owner && it.mode() & 0o077 == 0)
        };
        Self::within(&runtime.filter(ours).unwrap_or_else(|| otherwise.to_owned()), data)
    }

    fn within(folder: &Path, data: &Path) -> Self {
        let data = hash(data.as_os_str().as_encoded_bytes());
        Self { folder: folder.to_owned(), prefix: format!("{PREFIX}{data:016x}-") }
    }

    /// Every folder of a text here.
    pub fn laid_out(&self) -> Vec<PathBuf> {
        named(&self.folder, &self.prefix)
    }

    /// The folders of texts that no run has in an editor any more.
    pub fn left(&self) -> Vec<PathBuf> {
        let is_left = |folder: &PathBuf| {
            let lock = OpenOptions::new().write(true).open(folder.join("lock"));
            lock.is_ok_and(|lock| lock.try_lock().is_ok())
        };
        self.laid_out().into_iter().filter(is_left).collect()
    }

    /// Those texts, where they lie.
    pub fn left_texts(&self) -> Vec<PathBuf> {
        let texts = self.left().into_iter().map(|folder| folder.join(FILE));
        texts.filter(|text| fs::metadata(text).is_ok_and(|text| 0 < text.len())).collect()
    }

    /// Moves them into `safe`, one file each, and says where they are.
    pub fn rescue(&self, safe: &Path) -> Vec<String> {
        self.left().into_iter().filter_map(|left| rescue_one(&left, safe)).collect()
    }
}

/// The texts that were rescued into `folder` and are there still.
pub fn rescued(folder: &Path) -> Vec<PathBuf> {
    named(folder, FROM_EDITOR)
}

fn named(folder: &Path, prefix: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix));
    ours.map(|entry| entry.path()).collect()
}

fn rescue_one(left: &Path, folder: &Path) -> Option<String> {
    let text = left.join(FILE);
    let is_empty = fs::metadata(&text).ok()?.len() == 0;
    let kept = if is_empty { None } else { Some(keep(&text, folder).ok()?) };
    let _ = fs::remove_dir_all(left);
    kept.map(|path| {
        format!("A text that was in your editor when guidepost was ended is in {}.", path.display())
    })
}

/// A copy of the text in `folder`, to stay.
fn keep(text: &Path, folder: &Path) -> io::Result<PathBuf> {
    private::make_dirs(folder)?;
    let path = folder.join(format!("{FROM_EDITOR}{}.md", name()));
    let mut file = private::create(&path)?;
    let copied = io::copy(&mut File::open(text)?, &mut file).and_then(|_| file.sync_all());
    if copied.is_err() {
        let _ = fs::remove_file(&path);
    }
    copied.map(|()| path)
}

/// The whole file as text. An error is the end of a sentence.
fn read(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|why| format!("could not be read ({why})"))?;
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|why| format!("could not be read ({why})"))?;
    if LIMIT < bytes.len() as u64 {
        return Err("is longer than 1 MiB".to_owned());
    }
    String::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())
}

fn name() -> String {
    uuid::Uuid::from_u64_pair(super::clock::chance(), super::clock::chance()).simple().to_string()
}

/// `editor` may have arguments, so a shell reads it; the file's name never passes through the shell's hands.
fn command(editor: OsString, file: &Path) -> Command {
    let mut line = editor.clone();
    line.push(r#" "$@""#);
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(line).arg(&editor);
    if is_vim(&editor.to_string_lossy()) {
        command.args(VIM);
    }
    command.arg(file);
    command
}

/// Whether the editor is a vim, also under a name like `vi` or `editor` that leads to one.
fn is_vim(editor: &str) -> bool {
    let Some(program) = editor.split_whitespace().next() else { return false };
    let real =
        find(program).and_then(|path| path.canonicalize().ok()).unwrap_or_else(|| PathBuf::from(program));
    real.file_name().is_some_and(|name| name.to_string_lossy().contains("vim"))
}

fn find(program: &str) -> Option<PathBuf> {
    if program.contains('/') {
        return Some(PathBuf::from(program));
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|candidate| candidate.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(folder: &tempfile::TempDir) -> Room {
        Room::within(folder.path(), Path::new("/data/guidepost.json"))
    }

    fn edited(editor: &str, text: &str) -> (Result<String, String>, usize) {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::lay(&room(&folder), text).unwrap();
        let status = command(editor.into(), &desk.file()).status();
        let outcome = desk.outcome(status, None);
        (outcome, fs::read_dir(folder.path()).unwrap().count())
    }

    /// What an editor that does this leaves, in a safe place or where it was laid out, and what is told of it.
    fn left_by(editor: &str, is_safe: bool) -> (Vec<u8>, String) {
        let folder = tempfile::tempdir().unwrap();
        let (room, safe) = (room(&folder), folder.path().join("safe"));
        let desk = Desk::lay(&room, "rain").unwrap();
        let status = command(editor.into(), &desk.file()).status();
        let told = desk.outcome(status, is_safe.then_some(safe.as_path())).unwrap_err();
        let kept = if is_safe { rescued(&safe) } else { room.left_texts() };
        assert_eq!((kept.len(), room.laid_out().len()), (1, usize::from(!is_safe)), "{told}");
        assert!(told.contains(&*kept[0].to_string_lossy()), "{told}");
        assert_eq!(fs::metadata(&kept[0]).unwrap().mode() & 0o777, 0o600);
        (fs::read(&kept[0]).unwrap(), told)
    }

    #[test]
    fn an_editor_with_arguments_changes_the_text_and_nothing_is_left() {
        assert_eq!(edited("sed -i -e 's/rain/sun/'", "rain today"), (Ok("sun today".to_owned()), 0));
    }

    #[test]
    fn the_newline_that_an_editor_adds_is_taken_away_again() {
        assert_eq!(edited("printf 'x\\n' >", "rain").0, Ok("x".to_owned()));
        assert_eq!(edited("printf 'x\\n' >", "rain\n").0, Ok("x\n".to_owned()));
    }

    #[test]
    fn an_editor_that_is_missing_or_refuses_leaves_the_text() {
        for (editor, word) in
            [("no-such-editor-here", "not found"), ("false", "status 1"), ("kill -9 $$;", "stopped")]
        {
            let (outcome, left) = edited(editor, "rain");
            assert!(outcome.as_ref().unwrap_err().contains(word), "{outcome:?}");
            assert!(outcome.unwrap_err().ends_with("The text is as it was."));
            assert_eq!(left, 0);
        }
    }

    #[test]
    fn what_cannot_be_taken_back_from_an_editor_is_kept_and_named() {
        for is_safe in [true, false] {
            let (kept, told) = left_by("printf 'caf\\351' >", is_safe);
            assert!(kept == b"caf\xe9" && told.contains("UTF-8"), "{told}");
            let (kept, told) = left_by("head -c 1048577 /dev/zero >", is_safe);
            assert!(kept.len() == 1_048_577 && told.contains("1 MiB"), "{told}");
            let (kept, told) = left_by("f() { echo sun >\"$1\"; exit 3; }; f", is_safe);
            assert!(kept == b"sun\n" && told.contains("status 3"), "{told}");
        }
    }

    #[test]
    fn the_file_is_the_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::lay(&room(&folder), "private").unwrap();
        assert_eq!(fs::metadata(&desk.folder).unwrap().mode() & 0o777, 0o700);
        assert_eq!(fs::metadata(desk.file()).unwrap().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_text_left_by_a_killed_run_is_moved_to_safety_and_one_being_edited_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let room = room(&folder);
        let _open = Desk::lay(&room, "still open").unwrap();
        let killed = folder.path().join(format!("{}of-a-killed-run", room.prefix));
        let another = folder.path().join(format!("{PREFIX}of-another-notebook"));
        for (left, words) in [(&killed, "left behind"), (&another, "not its")] {
            fs::create_dir(left).unwrap();
            fs::write(left.join("lock"), "").unwrap();
            fs::write(left.join(FILE), words).unwrap();
        }
        let safe = folder.path().join("safe");
        let told = room.rescue(&safe);
        let file = fs::read_dir(&safe).unwrap().next().unwrap().unwrap().path();
        assert_eq!(fs::read_to_string(&file).unwrap(), "left behind");
        assert!(told.len() == 1 && told[0].contains(&*file.to_string_lossy()), "{told:?}");
        assert_eq!(room.rescue(&safe), Vec::<String>::new());
        assert!(another.exists());
        assert!(!killed.exists());
    }

    #[test]
    fn vim_is_told_to_keep_nothing() {
        let arguments = |editor: &str| {
            let command = command(editor.into(), Path::new("/f"));
            command.get_args().map(|it| it.to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        assert!(arguments("/opt/nvim -R").contains(&"NONE".to_owned()));
        assert!(!arguments("/opt/emacs").contains(&"NONE".to_owned()));
        assert_eq!(arguments("/opt/emacs").last().unwrap(), "/f");
    }
}
