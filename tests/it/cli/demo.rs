use std::os::unix::fs::PermissionsExt;

use super::Home;

#[test]
fn the_same_day_years_and_seed_write_the_same_bytes_and_no_file_is_overwritten() {
    let home = Home::new();
    home.done(&["demo", "--write", "a.json"]);
    home.done(&["demo", "--write", "b.json"]);
    home.done(&["demo", "--write", "c.json", "--seed", "7"]);
    home.done(&["demo", "--write", "d.json", "--years", "1"]);
    let read = |name: &str| std::fs::read(home.path().join(name)).unwrap();
    assert_eq!(read("a.json"), read("b.json"));
    assert_ne!(read("a.json"), read("c.json"));
    assert!(read("a.json").len() < read("d.json").len());
    let before = read("a.json");
    home.run(&["demo", "--write", "a.json", "--seed", "3"]).refused(1, &["a.json", "another name"]);
    assert_eq!(read("a.json"), before);
    let mode = std::fs::metadata(home.path().join("a.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    home.run(&["demo", "--write", "no/such/folder/a.json"]).refused(1, &["folder"]);
}

#[test]
fn every_command_reads_what_the_demo_writes() {
    let home = Home::new();
    home.done(&["demo", "--write", "a.json"]);
    let with = |args: &[&str]| home.done(&[&["--data", "a.json"], args].concat());
    let review = with(&["review"]);
    assert!(review.contains("Mood\n") && review.contains("Habits\n"), "{review}");
    let month = with(&["review", "--month", "2026-10"]);
    assert!(month.contains("The weeks said\n") && month.contains("Then and now\n"), "{month}");
    assert!(1 < with(&["habit", "list"]).lines().count());
    assert!(1 < with(&["goal", "list"]).lines().count());
    assert!(with(&["goal", "show", "1"]).contains("Steps"));
    for args in [
        &["today", "--json"][..],
        &["review", "--json"],
        &["review", "--month", "2026-10", "--json"],
        &["status", "--json"],
    ] {
        serde_json::from_str::<serde_json::Value>(&with(args)).unwrap();
    }
    with(&["log", "--mood", "6"]);
}
