//! What only another process can show: a umask, an environment, a kill. A test here runs itself again as a child.

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use guidepost::model::Mint;
use guidepost::store::{Copies, Place, Store, private};
use tempfile::TempDir;

use super::room::{Room, draft, everything, mode, now, texts};

/// Set in the child, to what it is to work on.
const CHILD: &str = "GUIDEPOST_TEST_CHILD";

fn given() -> Option<PathBuf> {
    std::env::var_os(CHILD).map(PathBuf::from)
}

/// This test as a child, started by a shell after `setup`.
fn again(test: &str, setup: &str, on: &Path) -> Command {
    let mut command = Command::new("sh");
    let script = format!("{setup} exec \"$0\" --exact --nocapture file::process::{test}");
    command.arg("-c").arg(script).arg(std::env::current_exe().unwrap()).env(CHILD, on);
    command
}

#[test]
fn everything_is_the_owners_alone_under_any_umask() {
    if let Some(folder) = given() {
        let room = Room { folder: TempDir::new_in(folder).unwrap(), mint: Mint::new(1) };
        fs::set_permissions(room.folder.path(), Permissions::from_mode(0o700)).unwrap();
        for text in ["one", "two"] {
            let mut store = room.open();
            room.save(&mut store, text);
            store.drafts().keep(&draft("check-in", "half")).unwrap();
        }
        let all = everything(room.folder.path());
        assert!(all.len() >= 8, "{all:?}");
        for path in all {
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode(&path), wanted, "{}", path.display());
        }
        return;
    }
    for umask in ["000", "022", "277", "777"] {
        let folder = TempDir::new().unwrap();
        let setup = format!("umask {umask};");
        let ran =
            again("everything_is_the_owners_alone_under_any_umask", &setup, folder.path()).output().unwrap();
        let told = String::from_utf8_lossy(&ran.stdout);
        assert!(told.contains("1 passed"), "umask {umask}: {told}");
    }
}

#[test]
fn the_file_lies_where_it_was_named_else_where_the_system_keeps_data() {
    if given().is_some() {
        let named = std::env::var_os("GUIDEPOST_TEST_NAMED").map(PathBuf::from);
        match Place::find(named) {
            Ok(place) => {
                let state = place.state().map_or("none".into(), |state| state.display().to_string());
                println!("found {} and {state}.", place.data().display());
            }
            Err(error) => println!("status {}: {error}", error.status()),
        }
        return;
    }
    let cases: &[(&str, &str)] = &[
        (
            "HOME=/home/me",
            "found /home/me/.local/share/guidepost/guidepost.json and /home/me/.local/state/guidepost.",
        ),
        (
            "HOME=/home/me XDG_DATA_HOME=/d XDG_STATE_HOME=/s",
            "found /d/guidepost/guidepost.json and /s/guidepost.",
        ),
        ("HOME=/home/me XDG_DATA_HOME=d", "found /home/me/.local/share/guidepost/guidepost.json and"),
        ("HOME=/h GUIDEPOST_DATA=/x/y.json", "found /x/y.json and /h/.local/state/guidepost."),
        ("HOME=/h GUIDEPOST_DATA=/x/y.json GUIDEPOST_TEST_NAMED=/z.json", "found /z.json and"),
        ("HOME=/h GUIDEPOST_TEST_NAMED=z.json", "found /z.json and"),
        ("HOME=/h GUIDEPOST_DATA=", "found /h/.local/share/guidepost/guidepost.json and"),
        ("GUIDEPOST_DATA=/x/y.json", "found /x/y.json and none."),
        ("", "status 1: There is no home directory"),
        ("HOME=", "status 1: There is no home directory"),
        ("HOME=me", "status 1: There is no home directory"),
        ("HOME=/h GUIDEPOST_TEST_NAMED=/x/", "status 1: “/x/” names no file"),
        ("HOME=/h GUIDEPOST_TEST_NAMED=..", "status 1: “..” names no file"),
        ("HOME=/h GUIDEPOST_TEST_NAMED=", "status 1: “” names no file"),
    ];
    for (environment, answer) in cases {
        let test = "the_file_lies_where_it_was_named_else_where_the_system_keeps_data";
        let unset = "unset HOME XDG_DATA_HOME XDG_STATE_HOME GUIDEPOST_DATA GUIDEPOST_TEST_NAMED; cd /;";
        let export = if environment.is_empty() { String::new() } else { format!("export {environment};") };
        let ran = again(test, &format!("{unset} {export}"), Path::new("/")).output().unwrap();
        let told = String::from_utf8_lossy(&ran.stdout);
        assert!(told.contains(answer), "{environment}: {told}");
    }
}

#[test]
fn what_was_called_saved_survives_a_kill_at_any_moment() {
    if let Some(folder) = given() {
        // A child that nobody kills ends by itself.
        let room = Room::new();
        let place = Place::at(folder.join("data/guidepost.json"), folder.join("state"));
        let mut store = Store::open(place, Copies::EachRun, room.mint.id(now())).unwrap();
        for _ in 0..1000 {
            let text = format!("{:06}", store.notebook().ids().count());
            store.commit(room.note(&text), now()).unwrap();
            println!("\nsaved {text}");
            std::io::stdout().flush().unwrap();
        }
        return;
    }
    let room = Room::new();
    let mut saved = 0;
    for round in 0..40 {
        let mut child = again("what_was_called_saved_survives_a_kill_at_any_moment", "", room.folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let told = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut told = told.filter_map(|line| line.strip_prefix("saved ")?.parse::<usize>().ok());
        saved = told.by_ref().take(1 + round % 5).last().unwrap();
        child.kill().unwrap();
        saved = told.last().unwrap_or(saved);
        child.wait().unwrap();
        let texts = room.on_disk();
        let wanted: Vec<String> = (0..texts.len()).map(|number| format!("{number:06}")).collect();
        assert_eq!(texts, wanted, "round {round}");
        assert!(saved < texts.len(), "{saved} was called saved, there are {}", texts.len());
    }
    assert!(saved > 40);
    room.save(&mut room.open(), "the last");
    assert_eq!(room.names("data"), [".guidepost.lock", "guidepost.json"]);
    let temp = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "tmp");
    assert!(!everything(room.folder.path()).iter().any(temp));
}

#[test]
fn several_programs_at_once_lose_nothing() {
    if let Some(folder) = given() {
        let room = Room::new();
        let place = Place::at(folder.join("data/guidepost.json"), folder.join("state"));
        let mut store = Store::open(place, Copies::EachDay, room.mint.id(now())).unwrap();
        (0..25).for_each(|_| drop(store.commit(room.note("words"), now()).unwrap()));
        return;
    }
    let room = Room::new();
    let test = "several_programs_at_once_lose_nothing";
    let start = |_| again(test, "", room.folder.path()).stdout(Stdio::null()).spawn().unwrap();
    let children: Vec<_> = (0..4).map(start).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(texts(room.open().notebook()).len(), 100);
    assert_eq!(room.open().notebook().revision(), 100);
}

#[test]
fn a_hardened_process_leaves_no_core() {
    if given().is_some() {
        private::harden();
        let limit = rustix::process::getrlimit(rustix::process::Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
        #[cfg(target_os = "linux")]
        assert_eq!(
            rustix::process::dumpable_behavior().unwrap(),
            rustix::process::DumpableBehavior::NotDumpable
        );
        return;
    }
    let ran = again("a_hardened_process_leaves_no_core", "", Path::new("/")).output().unwrap();
    assert!(String::from_utf8_lossy(&ran.stdout).contains("1 passed"));
}
