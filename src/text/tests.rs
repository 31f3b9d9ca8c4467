use proptest::prelude::*;

use super::*;

const PANE: Pane = Pane { width: 10, height: 4 };

/// A text after keys typed into it.
fn typed(mut text: Text, keys: &str) -> Text {
    for key in Key::parse_all(keys) {
        if let Some(op) = TextOp::from_key(key) {
            text.apply(op, PANE);
        }
    }
    text
}

fn line(keys: &str) -> String {
    typed(Text::line(""), keys).text
}

fn page(keys: &str) -> String {
    typed(Text::lines(""), keys).text
}

#[test]
fn keys_edit_as_in_a_shell() {
    let table = [
        ("hello<left><left>X", "helXlo"),
        ("hello<backspace><backspace>", "hel"),
        ("hello<home><delete>", "ello"),
        ("one two<ctrl-w>", "one "),
        ("one two<alt-b><alt-b>X", "Xone two"),
        ("one two<home><alt-f>X", "oneX two"),
        ("one two<ctrl-left>X", "one Xtwo"),
        ("one two<ctrl-a>X<ctrl-e>Y", "Xone twoY"),
        ("one two<alt-b><ctrl-k>", "one "),
        ("one two<alt-b><ctrl-u>", "two"),
        ("one two<home><alt-d>", " two"),
        ("don't<ctrl-w>", ""),
        ("a<ctrl-h>b", "b"),
    ];
    for (keys, expected) in table {
        assert_eq!(line(keys), expected, "{keys}");
    }
}

#[test]
fn enter_breaks_a_line_only_where_there_are_many() {
    assert_eq!(page("a<enter>b"), "a\nb");
    assert_eq!(line("a<enter>b"), "a b");
}

#[test]
fn one_press_deletes_what_reads_as_one_character() {
    for text in ["🇩🇪", "👩‍👩‍👧‍👦", "e\u{301}", "漢", "👍🏽", "❤️"] {
        let mut text = Text::line(text);
        assert_eq!(text.apply(TextOp::DeleteBack, PANE), Applied::Edited);
        assert_eq!(text.as_str(), "");
    }
}

#[test]
fn undo_goes_by_words_and_redo_comes_back() {
    let mut text = typed(Text::line(""), "one two three");
    for expected in ["one two ", "one ", "", ""] {
        text.apply(TextOp::Undo, PANE);
        assert_eq!(text.as_str(), expected);
    }
    for expected in ["one ", "one two ", "one two three", "one two three"] {
        text.apply(TextOp::Redo, PANE);
        assert_eq!(text.as_str(), expected);
    }
    let text =
        typed(Text::line("one two"), "<backspace><backspace><backspace><backspace><backspace><ctrl-z>");
    assert_eq!(text.as_str(), "one");
}

#[test]
fn moving_away_begins_a_new_step() {
    assert_eq!(line("ab<left>c<ctrl-z>"), "ab");
    assert_eq!(line("ab<ctrl-z>c<ctrl-r>"), "c");
}

#[test]
fn a_paste_is_one_step_and_its_line_ends_are_made_one() {
    let mut text = typed(Text::lines(""), "x");
    assert_eq!(text.paste("one\r\ntwo\rthree\n\u{1b}\u{0}four"), Applied::Edited);
    assert_eq!(text.as_str(), "xone\ntwo\nthree\nfour");
    text.apply(TextOp::Undo, PANE);
    assert_eq!(text.as_str(), "x");
    let mut text = Text::line("");
    text.paste("one\r\ntwo\n");
    assert_eq!(text.as_str(), "one two");
}

#[test]
fn a_text_is_kept_to_its_greatest_length_and_says_so() {
    let mut text = Text::lines("");
    assert_eq!(text.paste(&"é".repeat(MOST)), Applied::Full);
    assert_eq!(text.as_str().len(), MOST);
    assert_eq!(text.apply(TextOp::Insert('x'), PANE), Applied::Full);
    assert_eq!(text.apply(TextOp::DeleteBack, PANE), Applied::Edited);
    assert_eq!(text.apply(TextOp::Insert('x'), PANE), Applied::Edited);
}

#[test]
fn up_and_down_go_by_rows_and_keep_the_column() {
    let text = typed(Text::lines("a long first\nx\nanother long"), "<up><up>");
    assert_eq!(text.position(20), (1, 1), "three lines of 20 columns");
    let text = Text::lines("a long first\nx\nanother long");
    let wide = Pane { width: 20, height: 4 };
    let mut text = text;
    text.apply(TextOp::Up, wide);
    assert_eq!(text.position(20), (1, 1));
    text.apply(TextOp::Up, wide);
    assert_eq!(text.position(20), (12, 0));
    assert_eq!(text.apply(TextOp::Up, wide), Applied::Nothing);
    text.apply(TextOp::PageDown, wide);
    assert_eq!(text.position(20), (12, 2));
}

#[test]
fn a_click_puts_the_cursor_under_it() {
    let mut text = Text::lines("one two three four five six seven eight");
    let rows = text.rows(10);
    assert_eq!(rows.row(0), "one two ");
    text.go_to_start();
    text.click(2, 1, PANE);
    assert_eq!(&text.as_str()[text.cursor()..], "ree four five six seven eight");
    text.click(9, 3, PANE);
    assert_eq!(text.position(10).1, 3);
    text.click(0, 30, PANE);
    assert_eq!(text.position(10), (0, 4));
}

#[test]
fn a_key_in_the_longest_text_costs_one_reading_of_it() {
    for piece in ["word and ", "漢字", "é", "🇩🇪", "\u{301}"] {
        let mut text = Text::lines(&piece.repeat(MOST / piece.len()));
        for key in Key::parse_all("<up><pgup><left><ctrl-left><alt-b><backspace><ctrl-z><home>") {
            let op = TextOp::from_key(key).unwrap();
            text.apply(op, Pane { width: 76, height: 10 });
        }
        assert_eq!(text.as_str().len(), MOST / piece.len() * piece.len());
    }
}

fn op() -> impl Strategy<Value = TextOp> {
    use TextOp::*;
    let moves =
        vec![Left, Right, WordLeft, WordRight, LineStart, LineEnd, Up, Down, PageUp, PageDown, Undo, Redo];
    let deletions = vec![
        DeleteBack,
        DeleteForward,
        DeleteWordBack,
        DeleteWordForward,
        DeleteToLineStart,
        DeleteToLineEnd,
    ];
    let odd = vec![
        '\n',
        ' ',
        'é',
        '\u{301}',
        '👩',
        '\u{200d}',
        '\r',
        '漢',
        '🇩',
        '\u{1f3fd}',
        '\u{94d}',
        '\u{200f}',
    ];
    prop_oneof![
        2 => any::<char>().prop_map(Insert),
        3 => proptest::char::range('a', 'e').prop_map(Insert),
        3 => proptest::sample::select(odd).prop_map(Insert),
        3 => proptest::sample::select(moves),
        2 => proptest::sample::select(deletions),
    ]
}

fn text() -> impl Strategy<Value = Text> {
    (any::<bool>(), "([a-c ]|\n|\r\n|漢|e\u{301}|👩‍👩‍👧){0,20}")
        .prop_map(|(many, text)| if many { Text::lines(&text) } else { Text::line(&text) })
}

proptest! {
    #[test]
    fn the_cursor_is_always_between_graphemes(
        mut text in text(),
        ops in prop::collection::vec(op(), 0..60),
        paste in ".{0,8}",
        width in 1usize..12,
    ) {
        let pane = Pane { width, height: 3 };
        for op in ops {
            text.apply(op, pane);
            prop_assert!(text.is_boundary(text.cursor), "{text:?} after {op:?}");
            prop_assert!(text.many || !text.text.contains('\n'));
            let (column, row) = text.position(width);
            prop_assert!(column <= width && row < text.rows(width).len());
        }
        text.paste(&paste);
        prop_assert!(text.is_boundary(text.cursor));
        text.click(3, 1, pane);
        prop_assert!(text.is_boundary(text.cursor));
    }

    #[test]
    fn undoing_all_and_redoing_all_are_each_other(mut text in text(), ops in prop::collection::vec(op(), 0..60)) {
        let given = text.text.clone();
        for op in ops {
            text.apply(op, PANE);
        }
        while text.apply(TextOp::Redo, PANE) == Applied::Edited {}
        let made = (text.text.clone(), text.cursor);
        let mut steps = 0;
        while text.apply(TextOp::Undo, PANE) == Applied::Edited {
            prop_assert!(text.is_boundary(text.cursor));
            steps += 1;
        }
        prop_assert_eq!(&text.text, &given);
        while text.apply(TextOp::Redo, PANE) == Applied::Edited {
            prop_assert!(text.is_boundary(text.cursor));
        }
        prop_assert_eq!(&text.text, &made.0);
        prop_assert!(steps == 0 || text.cursor <= text.text.len());
    }
}
