use proptest::prelude::*;

use super::*;
use crate::keys;
use crate::keys::{Click, ClickKind, Input, Key, Shown};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    Title,
    Why,
    Times,
    Due,
    Horizon,
    Agreed,
    Steps,
}

impl Field for Goal {
    const STEPS: &'static [Self] =
        &[Goal::Title, Goal::Why, Goal::Times, Goal::Due, Goal::Horizon, Goal::Agreed, Goal::Steps];

    fn spec(self) -> Spec {
        match self {
            Goal::Title => Spec::line("Goal").hint("in a few words"),
            Goal::Why => Spec::lines("Why it matters", 2, 4),
            Goal::Times => Spec::number("How many times", 1, 1000),
            Goal::Due => Spec::date("By when").hint("a day, or in how long"),
            Goal::Horizon => Spec::choice("Horizon", &["short", "long"]).section("More"),
            Goal::Agreed => Spec::tick("Agreed").hint("with my therapist"),
            Goal::Steps => Spec::list("Steps"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Goal::Title => "title",
            Goal::Why => "why",
            Goal::Times => "times",
            Goal::Due => "due",
            Goal::Horizon => "horizon",
            Goal::Agreed => "agreed",
            Goal::Steps => "steps",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CheckIn {
    Mood,
    Words,
    Feelings,
    Change,
}

impl Field for CheckIn {
    const STEPS: &'static [Self] = &[CheckIn::Mood, CheckIn::Words, CheckIn::Feelings, CheckIn::Change];

    fn spec(self) -> Spec {
        match self {
            CheckIn::Mood => Spec::number("Mood", 1, 10).passes_on(),
            CheckIn::Words => Spec::line("Words"),
            CheckIn::Feelings => Spec::words("Feelings", &["calm", "tired", "tense"]),
            CheckIn::Change => Spec::number("Change", -2, 2),
        }
    }

    fn name(self) -> &'static str {
        match self {
            CheckIn::Mood => "mood",
            CheckIn::Words => "words",
            CheckIn::Feelings => "feelings",
            CheckIn::Change => "change",
        }
    }
}

const AREA: Area = Area { x: 0, y: 0, width: 78, height: 20 };

/// What the last of some keys came to.
fn press<F: Field>(form: &mut Form<F>, keys: &str) -> Outcome {
    let keys = Key::parse_all(keys);
    keys.into_iter().map(|key| form.input(&Input::Key(key), AREA)).last().unwrap()
}

fn goal(keys: &str) -> Form<Goal> {
    let mut form = Form::new();
    press(&mut form, keys);
    form
}

fn check_in(keys: &str) -> (Form<CheckIn>, Outcome) {
    let mut form = Form::new().enter_saves();
    let outcome = press(&mut form, keys);
    (form, outcome)
}

#[test]
fn a_text_nobody_touched_means_what_was_there() {
    let mut form = Form::new();
    form.set_text(Goal::Due, "4 December");
    let mut form = form.given();
    let read = |form: &Form<Goal>| form.read(Goal::Due, "there", |_| Err("read"));
    assert_eq!((form.changed(Goal::Due), read(&form)), (false, Ok("there")));
    form.focus(Goal::Due);
    press(&mut form, "<space>");
    assert!(!form.changed(Goal::Due), "space is no other answer");
    press(&mut form, "x");
    assert_eq!((form.changed(Goal::Due), read(&form)), (true, Err("read")));
    press(&mut form, "<ctrl-u>");
    assert_eq!((form.changed(Goal::Due), form.is_empty(Goal::Due)), (true, true));
    form.focus(Goal::Why);
    press(&mut form, "<enter><enter>");
    assert!(form.is_empty(Goal::Why) && !form.changed(Goal::Why));
}

#[test]
fn a_form_is_filled_in_by_keys_alone() {
    let mut form = goal(
        "Walk<tab>so that<enter>I sleep<tab>30<enter>by friday<enter>l<enter><space><enter>shoes<enter>path",
    );
    assert_eq!(form.text(Goal::Title), "Walk");
    assert_eq!(form.text(Goal::Why), "so that\nI sleep");
    assert_eq!(form.number(Goal::Times), Some(30));
    assert_eq!(form.text(Goal::Due), "by friday");
    assert_eq!(form.choice(Goal::Horizon), Some(1));
    assert!(form.ticked(Goal::Agreed));
    assert_eq!(form.items(Goal::Steps), ["shoes", "path"]);
    assert_eq!(press(&mut form, "<enter><enter>"), Outcome::Submit);
    assert_eq!(press(&mut form, "<ctrl-s>"), Outcome::Submit);
}

#[test]
fn every_letter_is_text_in_a_form() {
    let mut form = goal("q?ucb1:/");
    assert_eq!(form.text(Goal::Title), "q?ucb1:/");
    for field in Goal::STEPS {
        form.focus(*field);
        for key in "qjk?u :/b".chars() {
            assert_ne!(
                form.input(&Input::Key(keys::char(key)), AREA),
                Outcome::Ignored,
                "{key} in {field:?}"
            );
        }
    }
    assert_eq!(press(&mut form, "<esc>"), Outcome::Ignored);
    assert_eq!(press(&mut form, "<ctrl-o>"), Outcome::Ignored);
}

#[test]
fn tab_goes_round_and_arrows_stop_at_the_ends() {
    let mut form = goal("<backtab>");
    assert_eq!(form.focused(), Goal::Steps);
    press(&mut form, "<tab>");
    assert_eq!(form.focused(), Goal::Title);
    press(&mut form, "<up>");
    assert_eq!(form.focused(), Goal::Title);
    press(&mut form, "<down><down>");
    assert_eq!(form.focused(), Goal::Times, "a page of one row is left at once");
    press(&mut form, "<pgdn><pgdn>");
    assert_eq!(form.focused(), Goal::Steps);
}

#[test]
fn a_check_in_takes_a_number_and_enter() {
    let (form, outcome) = check_in("6<enter>");
    assert_eq!((form.number(CheckIn::Mood), outcome), (Some(6), Outcome::Submit));
}

#[test]
fn the_first_letter_after_the_mood_goes_to_the_words() {
    let (form, outcome) = check_in("6tired q<enter>");
    assert_eq!((form.number(CheckIn::Mood), form.text(CheckIn::Words)), (Some(6), "tired q"));
    assert_eq!(outcome, Outcome::Submit);
}

#[test]
fn a_feeling_is_picked_before_enter_saves() {
    let (mut form, outcome) = check_in("<tab><tab>ti<enter>");
    assert_eq!(outcome, Outcome::Handled);
    assert_eq!(press(&mut form, "te<tab>"), Outcome::Handled);
    assert_eq!(form.focused(), CheckIn::Change, "the word is taken on the way to the next field");
    assert_eq!(press(&mut form, "<backtab>ca<ctrl-s>"), Outcome::Submit);
    assert_eq!(form.words(CheckIn::Feelings), ["tired", "tense", "calm"]);
}

#[test]
fn digits_make_a_number_between_the_bounds() {
    let table = [
        ("10", Some(10)),
        ("0", None),
        ("11", None),
        ("11<backspace>7", Some(7)),
        ("1<right>", Some(2)),
        ("1<left>", Some(1)),
        ("<right>", Some(5)),
        ("7<backspace>", None),
        ("7<tab><backtab>1", Some(1)),
        ("1<tab><backtab>0", None),
    ];
    for (keys, expected) in table {
        let (form, _) = check_in(keys);
        assert_eq!(form.number(CheckIn::Mood), expected, "{keys}");
    }
    for (keys, expected) in [("-2", Some(-2)), ("-3", None), ("2", Some(2)), ("-1<right><right>", Some(1))] {
        let mut form = Form::<CheckIn>::new();
        form.focus(CheckIn::Change);
        press(&mut form, keys);
        assert_eq!(form.number(CheckIn::Change), expected, "{keys}");
    }
    let mut form = goal("<tab><tab>10009");
    assert_eq!((form.number(Goal::Times), form.text(Goal::Times)), (None, "10009"));
    assert_eq!(press(&mut form, "<ctrl-z>"), Outcome::Ignored);
}

#[test]
fn a_number_past_the_bounds_stays_and_says_what_would_be_right() {
    let (mut form, outcome) = check_in("11<enter>");
    assert_eq!(outcome, Outcome::Handled);
    assert_eq!(form.text(CheckIn::Mood), "11");
    assert_eq!(form.complaint(CheckIn::Mood), Some("a number from 1 to 10"));
    assert_eq!(press(&mut form, "<backspace>9<enter>"), Outcome::Submit);
    assert_eq!((form.number(CheckIn::Mood), form.complaint(CheckIn::Mood)), (Some(9), None));
    form.focus(CheckIn::Change);
    press(&mut form, "-");
    assert_eq!(form.complaint(CheckIn::Change), None, "it may become a number");
    assert_eq!(press(&mut form, "<ctrl-s>"), Outcome::Handled);
    assert_eq!(form.complaint(CheckIn::Change), Some("a number from -2 to 2"));
}

#[test]
fn taking_back_typing_ends_at_what_was_given() {
    let mut form = Form::<Goal>::new();
    form.set_text(Goal::Title, "Walk");
    let mut form = form.given();
    press(&mut form, " far<ctrl-z><ctrl-z><ctrl-z>");
    assert_eq!(form.text(Goal::Title), "Walk");
}

#[test]
fn a_choice_moves_by_arrows_space_and_first_letters() {
    for (keys, expected) in [("<right>", 1), ("l", 1), ("<space>", 1), ("<space><space>", 0), ("<left>", 0)] {
        let mut form = Form::<Goal>::new();
        form.focus(Goal::Horizon);
        press(&mut form, keys);
        assert_eq!(form.choice(Goal::Horizon), Some(expected), "{keys}");
    }
}

#[test]
fn options_can_be_given_later_and_the_choice_stays_with_its_words() {
    let mut form = Form::<Goal>::new();
    form.set_choice(Goal::Horizon, 1);
    form.set_options(Goal::Horizon, ["long", "medium"]);
    assert_eq!(form.choice(Goal::Horizon), Some(0));
    form.set_options(Goal::Horizon, ["x", "y", "z"]);
    assert_eq!(form.choice(Goal::Horizon), Some(0));
}

#[test]
fn a_complaint_takes_the_focus_and_goes_with_the_first_edit() {
    let mut form = goal("Walk");
    let say = |text: &str| text.to_owned();
    form.complain(vec![(Goal::Due, say("a day still to come")), (Goal::Title, say("too short"))]);
    assert_eq!(form.focused(), Goal::Due);
    press(&mut form, "<left>");
    assert_eq!(form.complaint(Goal::Due), Some("a day still to come"));
    press(&mut form, "x");
    assert_eq!((form.complaint(Goal::Due), form.complaint(Goal::Title)), (None, Some("too short")));
    form.complain(Vec::new());
    assert_eq!(form.complaint(Goal::Title), None);
}

#[test]
fn a_hidden_field_is_passed_over_and_keeps_its_answer() {
    let mut form = goal("Walk<tab>why");
    form.set_visible(Goal::Why, false);
    assert_eq!(form.focused(), Goal::Times);
    press(&mut form, "<backtab>");
    assert_eq!(form.focused(), Goal::Title);
    assert_eq!(form.text(Goal::Why), "why");
    form.complain(vec![(Goal::Why, "say more".to_owned())]);
    assert!(form.is_visible(Goal::Why));
}

#[test]
fn blank_and_changed_are_told_apart() {
    let mut form = Form::<Goal>::new();
    assert!(form.is_blank() && !form.is_changed());
    form.set_text(Goal::Title, "Walk");
    let mut form = form.given();
    assert!(!form.is_blank() && !form.is_changed());
    press(&mut form, "s");
    assert!(form.is_changed());
    press(&mut form, "<backspace>");
    assert!(!form.is_changed());
}

#[test]
fn a_draft_brings_back_what_was_typed_and_where() {
    let mut form = goal("Walk<tab>a<enter>b<tab>30<tab>friday<tab>l<tab>x<tab>one<enter>two<backtab>");
    form.focus(Goal::Why);
    let draft = form.to_draft();
    assert_eq!(draft.focus, "why");
    assert_eq!(draft.values.len(), 7);
    let mut again = Form::<Goal>::new();
    again.restore(&draft);
    assert_eq!(again.to_draft(), draft);
    assert_eq!(again.items(Goal::Steps), ["one", "two"]);
    assert_eq!(again.focused(), Goal::Why);

    let (form, _) = check_in("7<tab><tab>ca,te");
    let mut again = Form::<CheckIn>::new();
    again.restore(&form.to_draft());
    assert_eq!(again.words(CheckIn::Feelings), ["calm", "tense"]);
    assert_eq!(Form::<CheckIn>::new().to_draft().values, []);
}

#[test]
fn a_draft_of_another_release_changes_nothing_it_does_not_fit() {
    let mut form = Form::<Goal>::new();
    let values = [("times", "many"), ("horizon", "endless"), ("gone", "x"), ("title", "Walk")];
    let values = values.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    form.restore(&Draft { focus: "gone".to_owned(), values });
    assert_eq!(form.text(Goal::Title), "Walk");
    assert_eq!((form.number(Goal::Times), form.choice(Goal::Horizon)), (None, Some(0)));
    assert_eq!(form.focused(), Goal::Title);
}

#[test]
fn a_paste_goes_where_text_is_and_is_one_step() {
    let mut form = goal("x");
    assert_eq!(form.input(&Input::Paste("one\r\ntwo".to_owned()), AREA), Outcome::Handled);
    assert_eq!(form.text(Goal::Title), "xone two");
    press(&mut form, "<ctrl-z>");
    assert_eq!(form.text(Goal::Title), "x");
    let huge = "x".repeat(crate::text::MOST + 1);
    assert!(matches!(form.input(&Input::Paste(huge), AREA), Outcome::Notice(_)));
    form.focus(Goal::Times);
    assert_eq!(form.input(&Input::Paste("7".to_owned()), AREA), Outcome::Ignored);
}

/// Where a text is drawn.
fn find<F: Field>(form: &Form<F>, text: &str) -> (u16, u16) {
    let layout = Layout::of(form, AREA);
    let piece = layout.pieces.iter().find(|piece| piece.text == text);
    piece.map(|piece| (piece.x, piece.y)).unwrap_or_else(|| panic!("{text} is not shown"))
}

fn click<F: Field>(form: &mut Form<F>, (column, row): (u16, u16)) -> Outcome {
    form.input(&Input::Click(Click { column, row, kind: ClickKind::Press }), AREA)
}

#[test]
fn a_click_goes_to_what_is_drawn_there() {
    let mut form = goal("Walk<tab>one<enter>two<tab><tab><tab><tab><tab>first<enter>second");
    let (x, y) = find(&form, "two");
    click(&mut form, (x + 1, y));
    press(&mut form, "X");
    assert_eq!(form.text(Goal::Why), "one\ntXwo");
    let place = find(&form, " long ");
    click(&mut form, place);
    assert_eq!((form.focused(), form.choice(Goal::Horizon)), (Goal::Horizon, Some(1)));
    let place = find(&form, "[ ]");
    click(&mut form, place);
    assert!(form.ticked(Goal::Agreed));
    let (x, y) = find(&form, "first");
    click(&mut form, (x + 5, y));
    press(&mut form, "!");
    assert_eq!(form.items(Goal::Steps), ["first!", "second"]);
    let place = find(&form, "How many times");
    click(&mut form, place);
    assert_eq!(form.focused(), Goal::Times);
    assert_eq!(click(&mut form, (0, 90)), Outcome::Ignored);
    let (mut form, _) = check_in("<tab><tab>t");
    let place = find(&form, " tense ");
    click(&mut form, place);
    assert_eq!(form.words(CheckIn::Feelings), ["tense"]);
}

#[test]
fn the_wheel_goes_through_a_text_and_then_on() {
    let mut form = goal("<tab>one<enter>two");
    let wheel =
        |form: &mut Form<Goal>, kind| form.input(&Input::Click(Click { column: 5, row: 5, kind }), AREA);
    wheel(&mut form, ClickKind::WheelUp);
    assert_eq!(form.focused(), Goal::Why);
    wheel(&mut form, ClickKind::WheelUp);
    assert_eq!(form.focused(), Goal::Title);
    wheel(&mut form, ClickKind::WheelDown);
    assert_eq!(form.focused(), Goal::Why);
}

#[test]
fn the_focus_is_in_view_with_its_complaint_in_any_area() {
    let mut form = goal("Walk<tab>a<enter>b<enter>c<enter>d<enter>e<enter>f<tab>");
    for field in Goal::STEPS {
        form.complain(vec![(*field, "this is what would be right".to_owned())]);
        for height in 5..24 {
            for width in [12, 30, 59, 60, 100] {
                let layout = Layout::of(&form, Area { x: 3, y: 2, width, height });
                let (x, y) = layout.cursor.expect("the cursor is shown");
                assert!((3..3 + width).contains(&x) && (2..2 + height).contains(&y));
                let said = layout.pieces.iter().any(|piece| piece.role == Role::Complaint);
                assert!(said || width < 30, "{field:?} in {width}x{height}");
            }
        }
    }
}

#[test]
fn each_hint_says_what_the_key_does_there() {
    let shown = |form: &Form<Goal>| {
        let hints = form.hints().into_iter().filter(|hint| hint.shown != Shown::Never);
        hints.map(|hint| format!("{} {}", hint.keys[0], hint.help)).collect::<Vec<_>>().join("  ")
    };
    let mut form = Form::<Goal>::new();
    assert_eq!(shown(&form), "Tab next field  Ctrl-S keep");
    form.focus(Goal::Horizon);
    assert_eq!(shown(&form), "Right next choice  Tab next field  Ctrl-S keep");
}

fn any_input() -> impl Strategy<Value = Input> {
    let keys = "ab 17,-x<tab><backtab><enter><up><down><left><right><home><end><pgup><pgdn><backspace><delete>\
        <ctrl-w><ctrl-z><ctrl-r><ctrl-k><alt-up><alt-down><ctrl-s><esc>é漢";
    let kinds = [ClickKind::Press, ClickKind::Press, ClickKind::WheelUp, ClickKind::WheelDown];
    let click = (0u16..90, 0u16..30, proptest::sample::select(kinds.to_vec()));
    prop_oneof![
        8 => proptest::sample::select(Key::parse_all(keys)).prop_map(Input::Key),
        1 => "([a-z ,]|\n|\r\n|👩‍👩‍👧|\u{301}|\u{202e}|\t){0,20}".prop_map(Input::Paste),
        3 => click.prop_map(|(column, row, kind)| Input::Click(Click { column, row, kind })),
    ]
}

/// What holds for a form after any input in any area.
fn holds<F: Field + std::fmt::Debug>(inputs: Vec<Input>, area: Area) -> Result<(), TestCaseError> {
    let mut form = Form::<F>::new();
    for input in inputs {
        form.input(&input, area);
        let layout = Layout::of(&form, area);
        let (x, y) = layout.cursor.expect("there is a cursor wherever there is a cell");
        prop_assert!(area.holds(x, y));
        for piece in &layout.pieces {
            prop_assert!(area.holds(piece.x, piece.y) && piece.x + piece.width <= area.x + area.width);
            prop_assert!(!piece.text.contains(|c: char| c.is_control() || c == '\u{202e}'), "{piece:?}");
        }
    }
    let mut again = Form::<F>::new();
    again.restore(&form.to_draft());
    prop_assert_eq!(again.to_draft(), form.to_draft());
    Ok(())
}

proptest! {
    #[test]
    fn any_input_in_any_area_leaves_a_form_that_can_be_shown_and_kept(
        inputs in prop::collection::vec(any_input(), 0..50),
        (width, height) in (1u16..90, 1u16..30),
        (x, y) in (0u16..3, 0u16..3),
    ) {
        holds::<Goal>(inputs.clone(), Area { x, y, width, height })?;
        holds::<CheckIn>(inputs, Area { x, y, width, height })?;
    }
}
