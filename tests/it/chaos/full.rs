//! A disk without room: a small one in memory is filled, and emptied again.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{guidepost, leftovers, notes};
use crate::pty::{Home, on_ci};

/// A file system of its own with very little room.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// `None`, and a line that says so, where it cannot be had.
    fn mount() -> Option<Self> {
        if !on_ci() || !rustix::process::geteuid().is_root() {
            eprintln!("left out: needs root and GUIDEPOST_CI=1");
            return None;
        }
        let folder = TempDir::new().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=400k,mode=700", "guidepost-test"]).arg(folder.path());
        assert!(mount.status().unwrap().success());
        Some(Self(folder))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Not a byte is left.
    fn fill(&self) {
        let mut file = File::options().create(true).append(true).open(self.path("filler")).unwrap();
        for size in [4096, 512, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn make_room(&self) {
        fs::remove_file(self.path("filler")).unwrap();
    }

    fn remount(&self, how: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(self.0.path()).status();
        assert!(done.unwrap().success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

fn log(home: &Home, data: &Path, text: &str) -> (Option<i32>, String) {
    let output =
        guidepost(home, &["--data", data.to_str().unwrap(), "log", "--note", text]).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn on_a_full_or_read_only_disk_a_command_says_so_and_the_file_stays() {
    let Some(disk) = SmallDisk::mount() else { return };
    let (home, data) = (Home::new(), disk.path("guidepost.json"));
    assert_eq!(log(&home, &data, "one").0, Some(0));
    let before = fs::read(&data).unwrap();
    disk.fill();
    let (code, said) = log(&home, &data, "two");
    assert_eq!(code, Some(1));
    assert!(said.contains(data.to_str().unwrap()) && said.contains("the disk is full"), "{said}");
    disk.make_room();
    disk.remount("ro");
    let (code, said) = log(&home, &data, "two");
    assert_eq!(code, Some(1));
    assert!(said.contains(data.to_str().unwrap()) && said.contains("read-only"), "{said}");
    assert_eq!(fs::read(&data).unwrap(), before);
    disk.remount("rw");
    assert_eq!(log(&home, &data, "two").0, Some(0));
    assert_eq!(notes(&data).unwrap(), ["one", "two"]);
    assert!(leftovers(&home).is_empty());
    assert_eq!(fs::read_dir(disk.0.path()).unwrap().count(), 2, "the file and its lock");
}

#[test]
fn in_the_app_a_full_disk_is_named_the_words_stay_and_are_saved_without_a_key_once_there_is_room() {
    let Some(disk) = SmallDisk::mount() else { return };
    let (home, data) = (Home::new(), disk.path("a-rather-long-name-of-a-folder/and-one-more/guidepost.json"));
    let mut session = home.start(&["--data", data.to_str().unwrap()], (80, 24), &[]);
    session.wait_for("Welcome");
    session.keys("<esc>");
    session.wait_gone("Welcome");
    session.wait_for("saved 09:30");
    let before = fs::read(&data).unwrap();
    disk.fill();
    session.keys("c6 in a tight place<enter>");
    session.wait_for("the disk is full");
    let shown: String = session.text().lines().map(str::trim).collect();
    assert!(shown.contains(data.to_str().unwrap()), "{}", session.text());
    assert!(shown.contains("in a tight place"), "{}", session.text());
    assert_eq!(fs::read(&data).unwrap(), before);
    session.keys("1");
    session.wait_for("the disk is full");
    disk.make_room();
    let start = Instant::now();
    session.wait_for("saved 09:30");
    assert!(start.elapsed() < Duration::from_secs(7), "{:?}", start.elapsed());
    assert!(!session.text().contains("the disk is full"));
    assert!(fs::read_to_string(&data).unwrap().contains("in a tight place"));
    session.keys("q");
    assert_eq!(session.finish().code, 0);
}

#[test]
fn leaving_with_a_full_disk_warns_first_and_a_hang_up_keeps_the_words_for_the_next_start() {
    let Some(disk) = SmallDisk::mount() else { return };
    let (home, data) = (Home::new(), disk.path("guidepost.json"));
    let args = ["--data", data.to_str().unwrap()];
    let mut session = home.start(&args, (80, 24), &[]);
    session.wait_for("Welcome");
    session.keys("<esc>");
    session.wait_gone("Welcome");
    session.wait_for("saved 09:30");
    disk.fill();
    for words in ["in a tight place", "still there"] {
        session.keys(&format!("c6 {words}<enter>"));
        session.wait_for(words);
        session.wait_gone("In a few words");
        session.wait_for("the disk is full");
    }
    session.keys("q");
    session.wait_for("Quit again to leave without it");
    session.vanish();
    disk.make_room();
    let mut again = home.start(&args, (80, 24), &[]);
    again.wait_for("could not be saved last time");
    again.wait_for("still there");
    assert!(!again.text().contains("In a few words"), "what is in the notebook is not offered again");
    again.keys("q");
    assert_eq!(again.finish().code, 0);
    let file = fs::read_to_string(&data).unwrap();
    for words in ["in a tight place", "still there"] {
        assert_eq!(file.matches(words).count(), 1, "{file}");
    }
    home.start(&args, (80, 24), &[]).wait_for("still there");
}
