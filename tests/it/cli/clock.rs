use super::Home;

/// A home whose person reads times in twelve hours, at half past nine in the evening, with something at 19:40.
fn home() -> Home {
    let home = Home::at("2026-11-21T21:30");
    home.done(&["log", "--mood", "4", "--time", "8:05"]);
    let mut file = home.file();
    file["settings"]["clock"] = "12h".into();
    std::fs::write(home.data(), file.to_string()).unwrap();
    home.run(&["log", "--mood", "6", "--sleep", "7", "--time", "7:40 pm"]);
    home
}

#[test]
fn with_a_clock_of_twelve_hours_every_command_shows_it() {
    let home = home();
    let shown = |args: &[&str]| home.run(args).out;
    for (args, wanted) in [
        (&["today"][..], "7:40 pm  mood 6"),
        (&["journal"], " 7:40 pm  "),
        (&["journal"], " 8:05 am  "),
        (&["status", "--short"], "2 check-ins, 7:40 pm"),
        (&["export", "--format", "markdown"], "7:40 pm Mood 6"),
        (&["backup", "list"], "9:30 pm"),
        (&["doctor"], "9:30 pm"),
        (&["undo"], "mood 6 at 7:40 pm"),
    ] {
        assert!(shown(args).contains(wanted), "{args:?}: no {wanted} in\n{}", shown(args));
    }
    home.run(&["log", "--mood", "5", "--time", "11 pm"])
        .refused(2, &["11:00 pm of Saturday", "still to come"]);
}

#[test]
fn plain_mode_shows_and_asks_for_times_in_twelve_hours() {
    let out = home().pipe(&["--plain"], "day\nread\n\nsettings\n1\n>\n\njournal\n1\n\n.\n").out;
    for wanted in ["7:40 pm  mood 6", "[4:00 am]", "  7:40 pm   check-in"] {
        assert!(out.contains(wanted), "no {wanted} in\n{out}");
    }
    assert!(!out.contains("19:40") && !out.contains("04:00"), "{out}");
}

#[test]
fn what_scripts_read_stays_in_twenty_four_hours() {
    let home = home();
    for args in [["today", "--json"], ["status", "--json"], ["journal", "--json"]] {
        assert!(home.done(&args).contains("\"19:40\""), "{args:?}");
    }
    assert!(home.done(&["remind", "--cron", "--at", "7:40 pm"]).contains("40 19 * * *"));
}
