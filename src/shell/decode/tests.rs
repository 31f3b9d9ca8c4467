use super::*;

fn read(bytes: &[u8]) -> Vec<Arrival> {
    Decoder::default().feed(bytes, false, Instant::now())
}

fn pressed(bytes: &[u8]) -> Vec<String> {
    read(bytes).iter().map(name).collect()
}

fn name(input: &Arrival) -> String {
    match input {
        Arrival::Key(key) => {
            let held = if key.modifiers.is_empty() { String::new() } else { format!("{}-", key.modifiers) };
            format!("{held}{}", key.code)
        }
        Arrival::Mouse(mouse) => format!("{:?} {},{}", mouse.kind, mouse.column, mouse.row),
        Arrival::Paste { text, cut } => format!("paste {text:?} {cut}"),
        Arrival::Focus => "focus".to_owned(),
    }
}

#[test]
fn keys_of_the_terminals_people_use_are_told_apart() {
    let table: &[(&[u8], &str)] = &[
        (b"a", "a"),
        (b"A", "Shift-A"),
        ("й".as_bytes(), "й"),
        ("👪".as_bytes(), "👪"),
        (b"\r", "Enter"),
        (b"\t", "Tab"),
        (b"\x7f", "Backspace"),
        (b"\x08", "Control-h"),
        (b"\x03", "Control-c"),
        (b"\x1a", "Control-z"),
        (b"\0", "Control-Space"),
        (b"\x1b", "Esc"),
        (b"\x1b[27u", "Esc"),
        (b"\x1bb", "Alt-b"),
        (b"\x1b[A", "Up"),
        (b"\x1bOA", "Up"),
        (b"\x1b[1;5D", "Control-Left"),
        (b"\x1b[1;3C", "Alt-Right"),
        (b"\x1b[Z", "Shift-Back Tab"),
        (b"\x1b[H", "Home"),
        (b"\x1b[4~", "End"),
        (b"\x1b[3~", "Del"),
        (b"\x1b[5~", "Page Up"),
        (b"\x1bOP", "F1"),
        (b"\x1b[[B", "F2"),
        (b"\x1b[13~", "F3"),
        (b"\x1bOS", "F4"),
        (b"\x1b[24~", "F12"),
        (b"\x1b[97;5u", "Control-a"),
        (b"\x1b[27;5;13~", "Control-Enter"),
        (b"\x1b[I", "focus"),
        (b"\x1b[<0;3;2M", "Down(Left) 2,1"),
        (b"\x1b[<0;3;2m", "Up(Left) 2,1"),
        (b"\x1b[<65;80;24M", "ScrollDown 79,23"),
        (b"\x1b[M !!", "Down(Left) 0,0"),
    ];
    for (bytes, expected) in table {
        assert_eq!(pressed(bytes), [*expected], "{bytes:?}");
    }
}

#[test]
fn a_key_that_comes_in_pieces_is_one_key() {
    let mut decoder = Decoder::default();
    let now = Instant::now();
    assert_eq!(decoder.feed(b"x\x1b", true, now).len(), 1);
    assert_eq!(decoder.feed(b"[1;", true, now), []);
    assert_eq!(decoder.feed(b"5D", false, now).iter().map(name).collect::<Vec<_>>(), ["Control-Left"]);
    assert_eq!(decoder.feed(&"й".as_bytes()[..1], false, now), []);
    assert_eq!(decoder.feed(&"й".as_bytes()[1..], false, now).len(), 1);
}

#[test]
fn a_paste_is_one_event_with_unix_line_ends() {
    assert_eq!(pressed(b"\x1b[200~one\r\ntwo\rthree\x1b[201~x"), [r#"paste "one\ntwo\nthree" false"#, "x"]);
    assert_eq!(pressed(b"\x1b[200~\x1b[20\x1b\x1b[201~"), [r#"paste "\u{1b}[20\u{1b}" false"#]);
}

#[test]
fn a_paste_of_five_mebibytes_is_cut_to_one_between_two_letters() {
    let mut bytes = b"\x1b[200~".to_vec();
    bytes.resize(bytes.len() + 1, b'a');
    bytes.extend("й".repeat(5 << 19).bytes());
    bytes.extend(b"\x1b[201~q");
    let read = read(&bytes);
    let Arrival::Paste { text, cut } = &read[0] else { panic!("{:?}", read[0]) };
    assert!(*cut);
    assert_eq!(text.len(), PASTE_LIMIT - 1);
    assert!(text.ends_with('й'));
    assert_eq!(read[1..].iter().map(name).collect::<Vec<_>>(), ["q"]);
}

#[test]
fn a_paste_that_never_ends_gives_way_to_a_key() {
    let mut decoder = Decoder::default();
    let now = Instant::now();
    assert_eq!(decoder.feed(b"\x1b[200~words", false, now), []);
    let later = now + 2 * SILENCE;
    let read: Vec<String> = decoder.feed(b"\x03", false, later).iter().map(name).collect();
    assert_eq!(read, [r#"paste "words" false"#, "Control-c"]);
}

#[test]
fn a_slow_paste_is_not_taken_for_keys() {
    let mut decoder = Decoder::default();
    let now = Instant::now();
    decoder.feed(b"\x1b[200~some ", false, now);
    assert_eq!(decoder.feed(b"more words ", false, now + 2 * SILENCE), []);
    let read: Vec<String> = decoder.feed(b"\x1b[201~", false, now + 4 * SILENCE).iter().map(name).collect();
    assert_eq!(read, [r#"paste "some more words " false"#]);
}

#[test]
fn an_answer_that_another_program_asked_for_is_swallowed() {
    assert_eq!(pressed(b"\x1b]11;rgb:0000/0000/0000\x1b\\a"), ["a"]);
    assert_eq!(pressed(b"\x1b]11;rgb:0000/0000/0000\x07a"), ["a"]);
    assert_eq!(pressed(b"\x1bP1+r4d\x1b\\a"), ["a"]);
    assert_eq!(pressed(b"\x1b[?62;4ca"), ["a"]);
    assert_eq!(pressed(b"\x1b[0;0Ra").last().unwrap(), "a");
    assert_eq!(pressed(b"\x1b]"), ["Alt-]"]);
}

#[test]
fn a_sequence_without_an_end_does_not_hold_the_keyboard() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[", false, Instant::now());
    decoder.feed("1".repeat(100).as_bytes(), false, Instant::now());
    assert_eq!(decoder.feed(b"q", false, Instant::now()).iter().map(name).collect::<Vec<_>>(), ["q"]);
}

mod any_bytes {
    use super::*;
    use proptest::prelude::*;

    fn noise() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            any::<u8>().prop_map(|byte| vec![byte]),
            prop::sample::select(vec![
                b"\x1b[".to_vec(),
                b"\x1b[<".to_vec(),
                b"0;0;0M".to_vec(),
                b"\x1b[0;0R".to_vec(),
                b"\x1bO".to_vec(),
                b"\x1b[M".to_vec(),
                b"\x1b]".to_vec(),
                b"99999999999;1u".to_vec(),
                "й".as_bytes().to_vec(),
            ]),
        ];
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn never_panic_and_never_hold_the_keyboard(bytes in noise()) {
            let mut decoder = Decoder::default();
            let now = Instant::now();
            decoder.feed(&bytes, false, now);
            let read = decoder.feed(b"\x03", false, now + 2 * SILENCE);
            prop_assert_eq!(read.last().map(name), Some("Control-c".to_owned()));
        }

        #[test]
        fn give_the_same_keys_however_they_are_cut(text in "[a-zé漢👪 ]{0,40}", cut in 0usize..100) {
            let bytes = text.as_bytes();
            let (one, two) = bytes.split_at(cut.min(bytes.len()));
            let mut decoder = Decoder::default();
            let now = Instant::now();
            let mut pieces = decoder.feed(one, true, now);
            pieces.extend(decoder.feed(two, false, now));
            prop_assert_eq!(pieces, read(bytes));
        }
    }
}
