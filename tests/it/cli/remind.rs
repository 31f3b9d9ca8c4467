use super::Home;

#[test]
fn each_kind_is_printed_with_its_time_and_says_nothing_of_what_it_is_for() {
    let home = Home::new();
    for kind in ["--systemd", "--cron", "--ics"] {
        let text = home.done(&["remind", "--at", "21:05", kind]);
        assert!(text.contains("A moment for yourself"), "{text}");
        let shown: String = text.lines().filter(|line| !line.starts_with('#')).collect();
        for word in ["therapy", "guidepost", "mood"] {
            assert!(!shown.contains(word), "{word}: {text}");
        }
    }
    assert!(home.done(&["remind", "--cron", "--at", "9:05"]).contains("\n5 9 * * * "));
    assert!(home.done(&["remind", "--systemd"]).contains("OnCalendar=*-*-* 20:00:00"));
    assert!(!home.path().join(".config").exists() && !home.data().exists());
}

#[test]
fn a_calendar_entry_begins_with_the_next_time_that_comes() {
    let home = Home::new();
    let later = home.done(&["remind", "--ics", "--at", "20:30"]);
    assert!(
        later.contains("DTSTART:20261121T203000\r\n") && later.contains("RRULE:FREQ=DAILY\r\n"),
        "{later}"
    );
    assert!(home.done(&["remind", "--ics", "--at", "08:00"]).contains("DTSTART:20261122T080000\r\n"));
    assert!(later.lines().all(|line| line.len() <= 75));
}

#[test]
fn the_script_is_one_that_a_shell_reads() {
    let home = Home::new();
    let script = home.done(&["remind", "--systemd"]);
    let mut shell = assert_cmd::Command::new("sh");
    shell.arg("-n").write_stdin(script).assert().success().stderr("");
}

#[test]
fn two_kinds_or_no_time_of_day_are_refused() {
    let home = Home::new();
    home.run(&["remind", "--cron", "--ics"]).refused(2, &["--ics"]);
    home.run(&["remind", "--at", "6"]).refused(2, &["HH:MM"]);
}
