//! `export` from outside: private new files, nothing overwritten, pipes.

use std::os::unix::fs::PermissionsExt;

use super::Home;

fn mode(path: &std::path::Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn every_format_goes_to_new_private_files_and_never_over_another() {
    let home = Home::new();
    home.done(&["log", "--mood", "6", "--note", "=1+1"]);
    for (format, name) in
        [("json", "all.json"), ("markdown", "all.md"), ("ics", "all.ics"), ("csv", "tables")]
    {
        let said = home.done(&["export", "--format", format, "-o", name]);
        assert!(said.starts_with(&format!("Written to {name}")), "{said}");
        let path = home.path().join(name);
        assert_eq!(mode(&path), if format == "csv" { 0o700 } else { 0o600 });
        home.run(&["export", "--format", format, "-o", name]).refused(1, &[name, "already", "left as it is"]);
    }
    let notes = home.path().join("tables/notes.csv");
    assert_eq!(mode(&notes), 0o600);
    let text = std::fs::read_to_string(&notes).unwrap();
    assert!(
        text.starts_with("id,day,at,written,bring,kind,text,") && text.contains(",note,'=1+1,"),
        "{text}"
    );
    assert_eq!(std::fs::read_dir(home.path().join("tables")).unwrap().count(), 30 + 1);
    let about = std::fs::read_to_string(home.path().join("tables/README.txt")).unwrap();
    assert!(about.contains("does not diagnose"), "{about}");
    let names = std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().contains(".tmp")));
}

#[test]
fn a_single_file_goes_to_standard_output_and_tables_ask_for_a_folder() {
    let home = Home::new();
    home.done(&["log", "--mood", "6"]);
    assert_eq!(home.done(&["export"]), std::fs::read_to_string(home.data()).unwrap());
    assert!(
        home.done(&["export", "--format", "markdown"])
            .contains("\n## Saturday 21 November 2026\n\n- 09:30 Mood 6\n")
    );
    assert!(home.done(&["export", "--format", "ics"]).ends_with("END:VCALENDAR\r\n"));
    home.run(&["export", "--format", "csv"]).refused(2, &["-o"]);
    home.run(&["export", "--format", "pdf"]).refused(2, &["pdf"]);
}
