//! A text in the person's own editor: a private folder, a file in it, the command, and what comes back.
//! Knows nothing of the notebook; the terminal is given to the editor and taken back by the caller.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

const PREFIX: &str = "guidepost-edit-";
const FILE: &str = "text.md";
/// Bytes that are read back.
const LIMIT: u64 = 1 << 20;
/// Given to vim and its kin: no swap file and no history file from the start, no undo file and no backup after
/// the person's own settings are read.
const VIM: [&str; 5] = ["-n", "-i", "NONE", "-c", "set noswapfile noundofile nobackup nowritebackup"];

/// One text on its way through the editor. Dropping it removes its folder with all that an editor left there.
pub struct Desk {
    folder: PathBuf,
    /// Held as long as the text is being edited, so that another window does not take it for a leftover.
    _lock: File,
    ended_with_newline: bool,
}

impl Desk {
    /// Lays the text out in `room`, which is a directory of the owner alone. 0700 and 0600 from birth.
    pub fn lay(room: &Path, text: &str) -> io::Result<Self> {
        let folder = room.join(format!("{PREFIX}{}", name()));
        make_folder(room)?;
        DirBuilder::new().mode(0o700).create(&folder)?;
        let lock = private(&folder.join("lock"))?;
        lock.try_lock()?;
        let desk = Self { folder, _lock: lock, ended_with_newline: text.ends_with('\n') };
        private(&desk.file())?.write_all(text.as_bytes())?;
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

    /// The text after an editor that ended like this. An error is a sentence; the text is then what it was.
    pub fn outcome(&self, status: ExitStatus) -> Result<String, String> {
        match status.code() {
            Some(0) => {}
            Some(127) => return Err("The editor was not found. The text is as it was.".to_owned()),
            Some(126) => return Err("The editor could not be started. The text is as it was.".to_owned()),
            Some(code) => return Err(format!("The editor ended with status {code}. The text is as it was.")),
            None => return Err("The editor was stopped. The text is as it was.".to_owned()),
        }
        let mut text =
            read(&self.file()).map_err(|why| format!("The edited text {why}. The text is as it was."))?;
        if !self.ended_with_newline && text.ends_with('\n') {
            text.pop();
        }
        Ok(text)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Where texts are laid out: the run-time directory if it is the owner's alone, else `otherwise`.
pub fn room(otherwise: &Path) -> PathBuf {
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_absolute());
    let ours = |path: &PathBuf| {
        let owner = rustix::process::geteuid().as_raw();
        fs::metadata(path).is_ok_and(|it| it.is_dir() && it.uid() == owner && it.mode() & 0o077 == 0)
    };
    runtime.filter(ours).unwrap_or_else(|| otherwise.to_owned())
}

/// Moves texts that a killed run left in `room` into `folder`, one file each, and says where they are. What belongs
/// to a run that is still there is let alone.
pub fn rescue(room: &Path, folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(room).into_iter().flatten().flatten();
    let ours = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX));
    ours.filter_map(|entry| rescue_one(&entry.path(), folder)).collect()
}

/// How the name of a rescued text begins.
const RESCUED: &str = "from-editor-";

/// The texts that were rescued into `folder` and are there still.
pub fn rescued(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(RESCUED));
    ours.map(|entry| entry.path()).collect()
}

/// Every folder of a text in `room`.
pub fn laid_out(room: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(room).into_iter().flatten().flatten();
    let ours = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX));
    ours.map(|entry| entry.path()).collect()
}

fn rescue_one(left: &Path, folder: &Path) -> Option<String> {
    let lock = OpenOptions::new().write(true).open(left.join("lock")).ok()?;
    lock.try_lock().ok()?;
    let text = fs::read(left.join(FILE)).ok()?;
    let mut kept = None;
    if !text.is_empty() {
        make_folder(folder).ok()?;
        let path = folder.join(format!("{RESCUED}{}.md", name()));
        let mut file = private(&path).ok()?;
        file.write_all(&text).and_then(|()| file.sync_all()).ok()?;
        kept = Some(format!(
            "A text that was in your editor when guidepost was ended is in {}.",
            path.display()
        ));
    }
    let _ = fs::remove_dir_all(left);
    kept
}

fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
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

fn private(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
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

    fn edited(editor: &str, text: &str) -> (Result<String, String>, usize) {
        let room = tempfile::tempdir().unwrap();
        let desk = Desk::lay(room.path(), text).unwrap();
        let status = command(editor.into(), &desk.file()).status().unwrap();
        let outcome = desk.outcome(status);
        drop(desk);
        (outcome, fs::read_dir(room.path()).unwrap().count())
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
            assert_eq!(left, 0);
        }
    }

    #[test]
    fn what_is_no_text_or_too_long_is_refused() {
        assert!(edited("printf '\\377' >", "").0.unwrap_err().contains("UTF-8"));
        assert!(edited("head -c 1048577 /dev/zero >", "").0.unwrap_err().contains("1 MiB"));
    }

    #[test]
    fn the_file_is_the_owners_alone() {
        let room = tempfile::tempdir().unwrap();
        let desk = Desk::lay(room.path(), "private").unwrap();
        assert_eq!(fs::metadata(&desk.folder).unwrap().mode() & 0o777, 0o700);
        assert_eq!(fs::metadata(desk.file()).unwrap().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_text_left_by_a_killed_run_is_moved_to_safety_and_one_being_edited_is_not() {
        let room = tempfile::tempdir().unwrap();
        let _open = Desk::lay(room.path(), "still open").unwrap();
        let killed = room.path().join(format!("{PREFIX}of-a-killed-run"));
        fs::create_dir(&killed).unwrap();
        fs::write(killed.join("lock"), "").unwrap();
        fs::write(killed.join(FILE), "left behind").unwrap();
        let safe = room.path().join("safe");
        let told = rescue(room.path(), &safe);
        let file = fs::read_dir(&safe).unwrap().next().unwrap().unwrap().path();
        assert_eq!(fs::read_to_string(&file).unwrap(), "left behind");
        assert!(told[0].contains(&*file.to_string_lossy()), "{told:?}");
        assert_eq!(rescue(room.path(), &safe), Vec::<String>::new());
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
