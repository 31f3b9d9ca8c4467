use super::Home;

#[test]
fn a_text_from_standard_input_is_kept_letter_by_letter() {
    let home = Home::new();
    for text in ["слова", "👩‍👧 🇨🇭 é", "two\nlines\n\nand a gap", " spaces ", "- a dash"] {
        assert_eq!(home.pipe(&["log", "--note", "-"], format!("{text}\n")).status, 0);
        let notes = home.file()["notes"].clone();
        assert!(notes.as_array().unwrap().iter().any(|note| note["text"] == text), "{text}: {notes}");
    }
    assert_eq!(home.pipe(&["goal", "add", "-"], "walk more\r\n").status, 0);
    assert_eq!(home.file()["goals"][0]["statement"], "walk more");
    assert_eq!(home.pipe(&["habit", "add", "-"], "Gehen\n").status, 0);
}

#[test]
fn what_is_no_text_is_refused_and_not_repeated() {
    let home = Home::new();
    for (bytes, words) in [
        (b"secret\0".to_vec(), "U+0000"),
        (b"secret\x1b[31m".to_vec(), "U+001B"),
        (b"secret\xff\xfe".to_vec(), "not UTF-8"),
        (vec![b's'; (1 << 20) + 1], "1 MiB"),
        (Vec::new(), "no words"),
        (b" \n\n".to_vec(), "no words"),
    ] {
        let run = home.pipe(&["log", "--note", "-"], bytes);
        run.refused(1, &["--note", words]);
        assert!(!run.err.contains("secret"), "{}", run.err);
    }
    assert!(!home.data().exists());
    let most = home.pipe(&["log", "--note", "-"], vec![b's'; 1 << 20]);
    assert_eq!(most.status, 0, "{}", most.err);
}

#[test]
fn standard_input_is_read_for_one_text_only() {
    let run = Home::new().pipe(&["log", "--note", "-", "--win", "-"], "words");
    run.refused(2, &["Only one -"]);
}

#[test]
fn control_characters_in_an_argument_never_reach_the_terminal() {
    let home = Home::new();
    for args in [
        &["log", "--note", "a\x1b[31mb"][..],
        &["log", "\x1b[31m"],
        &["log", "--did", "\x1b[31m"],
        &["habit", "pause", "\u{9b}31m"],
    ] {
        let run = home.run(args);
        assert!(run.status == 1 || run.status == 2, "{args:?}");
        assert!(!run.err.contains(['\x1b', '\u{9b}']), "{:?}", run.err);
    }
}

#[test]
fn what_another_hand_put_into_the_file_is_printed_clean_and_stays_as_it_is() {
    let home = Home::new();
    home.done(&["log", "--note", "MARK"]);
    home.done(&["habit", "add", "MARK"]);
    home.done(&["goal", "add", "MARK"]);
    let text = std::fs::read_to_string(home.data()).unwrap().replace("MARK", "a\\u001b[31mb\\u202ec");
    std::fs::write(home.data(), &text).unwrap();
    for args in [&["today"][..], &["habit", "list"], &["goal", "list"], &["goal", "show", "1"], &["review"]] {
        let out = home.done(args);
        assert!(out.contains("a[31mbc") && !out.contains(['\x1b', '\u{202e}']), "{args:?}: {out:?}");
    }
    assert_eq!(std::fs::read_to_string(home.data()).unwrap(), text);
    assert_eq!(home.json(&["today", "--json"])["notes"]["note"][0]["text"], "a\u{1b}[31mb\u{202e}c");
}
