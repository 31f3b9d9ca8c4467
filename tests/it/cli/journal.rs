use super::Home;

fn home() -> Home {
    let mut home = Home::at("2026-11-18T09:00");
    home.done(&["log", "--mood", "5", "--feeling", "calm", "--tag", "work"]);
    home.done(&["log", "--note", "called the bank\nand waited"]);
    home.later("2026-11-21T09:30");
    home.done(&["log", "--win", "walked to the lake"]);
    home
}

#[test]
fn everything_stands_in_the_order_of_time_under_its_day() {
    let text = home().done(&["journal"]);
    let wanted = "\
Wednesday 18 November
  09:00  check-in   Mood, 1 to 10: 5
                    Feelings: calm
                    Tags: work
  09:00  note       called the bank
                    and waited

Saturday 21 November
  09:30  win        walked to the lake
";
    assert_eq!(text, wanted);
}

#[test]
fn words_a_day_and_a_tag_narrow_it() {
    let home = home();
    assert!(!home.done(&["journal", "BANK"]).contains("lake"));
    assert!(home.done(&["journal", "the", "waited"]).contains("bank"));
    assert!(!home.done(&["journal", "--since", "yesterday"]).contains("bank"));
    assert!(home.done(&["journal", "--tag", "work"]).contains("calm"));
    assert!(home.pipe(&["journal", "-"], "lake\n").out.contains("walked"));
    let run = home.run(&["journal", "nowhere"]);
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "", "No entry is like that.\n"));
    home.run(&["journal", "--since", "31 feb"]).refused(2, &["--since"]);
}

#[test]
fn json_lists_parts_under_their_names() {
    let list = home().json(&["journal", "bank", "--json"]);
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(list[0]["date"], "2026-11-18");
    assert_eq!(list[0]["time"], "09:00");
    assert_eq!(list[0]["kind"], "note");
    assert_eq!(list[0]["parts"][0]["text"], "called the bank\nand waited");
    assert_eq!(Home::new().json(&["journal", "--json"]), serde_json::json!([]));
}

#[test]
fn text_from_elsewhere_cannot_move_the_cursor() {
    let home = home();
    let file = std::fs::read_to_string(home.data()).unwrap();
    std::fs::write(home.data(), file.replace("the bank", "the \\u001b[31m\\u202ebank")).unwrap();
    let run = home.run(&["journal"]);
    assert!(run.out.contains("bank") && !run.out.contains(['\x1b', '\u{202e}']), "{}", run.out);
}
