//! A form, drawn as its layout says.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{Theme, put};
use crate::form::{Fields, Layout, Piece, Role};

/// Draws a form and sets the cursor where the next character goes.
pub fn form(form: &Fields, theme: &Theme, frame: &mut Frame, area: Rect) {
    let layout = Layout::of(form, area);
    pieces(&layout, theme, frame, area);
    if let Some((x, y)) = layout.cursor {
        frame.set_cursor_position(Position { x, y });
    }
}

/// Draws a form while the focus is elsewhere: no field of it stands out, and the cursor stays where it is.
pub fn resting(form: &Fields, theme: &Theme, frame: &mut Frame, area: Rect) {
    let mut layout = Layout::of(form, area);
    for piece in &mut layout.pieces {
        if let Role::Label { focused } | Role::Bar { focused } = &mut piece.role {
            *focused = false;
        }
    }
    pieces(&layout, theme, frame, area);
}

fn pieces(layout: &Layout, theme: &Theme, frame: &mut Frame, area: Rect) {
    for piece in &layout.pieces {
        let (text, style) = looks(piece, theme);
        put(text, style, frame, Rect::new(piece.x, piece.y, piece.width, 1));
    }
    let edge = Rect { x: area.right().saturating_sub(1), width: area.width.min(1), ..area };
    if layout.more.0 {
        put(theme.marks.up, theme.dim, frame, Rect { height: edge.height.min(1), ..edge });
    }
    if layout.more.1 && 1 < area.height {
        put(theme.marks.down, theme.dim, frame, Rect { y: area.bottom() - 1, height: 1, ..edge });
    }
}

fn looks<'a>(piece: &'a Piece, theme: &Theme) -> (&'a str, Style) {
    let text = piece.text.as_ref();
    match piece.role {
        Role::Section => (text, theme.strong),
        Role::Label { focused: true } => (text, theme.accent),
        Role::Label { focused: false } => (text, theme.text),
        Role::Bar { focused: true } => (theme.marks.bar, theme.accent),
        Role::Bar { focused: false } => (theme.marks.thin_bar, theme.dim),
        Role::MoreAbove => (theme.marks.up, theme.accent),
        Role::MoreBelow => (theme.marks.down, theme.accent),
        Role::Bullet => (theme.marks.bullet, theme.dim),
        Role::Text | Role::Option => (text, theme.text),
        Role::Chosen | Role::Picked => (text, theme.strong),
        Role::Hint => (text, theme.hint),
        Role::Echo | Role::Offer => (text, theme.dim),
        Role::Complaint => (text, theme.warning),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Area, Field, Form, Spec};
    use crate::keys::{Input, Key};
    use crate::ui::picture::drawn;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Goal {
        Sentence,
        Why,
        Sure,
        Due,
        Horizon,
        Agreed,
        Feelings,
        Steps,
    }

    impl Field for Goal {
        const STEPS: &'static [Self] = &[
            Goal::Sentence,
            Goal::Why,
            Goal::Sure,
            Goal::Due,
            Goal::Horizon,
            Goal::Agreed,
            Goal::Feelings,
            Goal::Steps,
        ];

        fn spec(self) -> Spec {
            match self {
                Goal::Sentence => Spec::lines("In your own words", 2, 5).hint("I will"),
                Goal::Why => Spec::lines("What good will come of it, and for whom?", 1, 4),
                Goal::Sure => Spec::number("How sure", 0, 10),
                Goal::Due => Spec::date("By when").hint("a day, or in how long"),
                Goal::Horizon => Spec::choice("Horizon", &["short", "long"]).section("More"),
                Goal::Agreed => Spec::tick("Agreed").hint("with my therapist"),
                Goal::Feelings => Spec::words("Feelings", &["calm", "content", "tired", "tense"]),
                Goal::Steps => Spec::list("Steps").hint("the first small thing"),
            }
        }

        fn name(self) -> &'static str {
            self.spec().label
        }
    }

    fn filled(keys: &str) -> Form<Goal> {
        let mut form = Form::new();
        for key in Key::parse_all(keys) {
            form.input(&Input::Key(key), Area { x: 0, y: 0, width: 60, height: 20 });
        }
        form
    }

    fn shown(goal: &Form<Goal>, width: u16, height: u16) -> (String, Option<(u16, u16)>) {
        drawn(width, height, |frame| form(goal, &Theme::mono(), frame, frame.area()))
    }

    const KEYS: &str = "I will walk 20 minutes every morning for the next 30 days so that I am calmer before work\
        <tab>mornings set the tone<tab>7<tab>by friday<tab><right><tab><space><tab>ca,t<tab>shoes<enter>a path<up>";

    #[test]
    fn labels_stand_beside_their_boxes_where_there_is_room() {
        let mut goal = filled(KEYS);
        goal.echo(Goal::Due, "Fri 27 Nov 2026, in 6 days");
        goal.complain(vec![(Goal::Sure, "say a number from 0 to 10".to_owned())]);
        let (text, cursor) = shown(&goal, 78, 22);
        insta::assert_snapshot!(text, @r"
        In your own words │ I will walk 20 minutes every morning for the next 30 days
                          │ so that I am calmer before work

        What good will come of it, and for whom?
        │ mornings set the tone
        How sure          ┃ 7  of 10
                            ! say a number from 0 to 10
        By when           │ by friday
                            Fri 27 Nov 2026, in 6 days

        More
        Horizon           │  short [long]
        Agreed            │ [x] with my therapist
        Feelings          │ calm, t
        Steps             │ · shoes
                          │ · a path
        ");
        assert_eq!(cursor, Some((21, 5)));
    }

    #[test]
    fn labels_stand_above_their_boxes_where_there_is_not() {
        let (text, cursor) = shown(&filled(KEYS), 40, 14);
        insta::assert_snapshot!(text, @r"
        │ 7  of 10                             ↑
        By when
        │ by friday

        More
        Horizon
        │  short [long]
        Agreed
        │ [x] with my therapist
        Feelings
        │ calm, t
        Steps
        ┃ · shoes
        ┃ · a path
        ");
        assert_eq!(cursor, Some((9, 12)));
    }

    #[test]
    fn words_are_offered_under_the_box_in_focus() {
        let (text, cursor) = shown(&filled("<backtab><backtab>calm,t"), 60, 14);
        insta::assert_snapshot!(text, @r"
        In your own words │ I will
                          │
        What good will come of it, and for whom?
        │
        How sure          │    0 to 10
        By when           │ a day, or in how long

        More
        Horizon           │ [short] long
        Agreed            │ [ ] with my therapist
        Feelings          ┃ calm, t
                          ┃ [t] tired  tense
        Steps             │ · the first small thing
        ");
        assert_eq!(cursor, Some((27, 10)));
    }

    #[test]
    fn a_blank_form_says_what_goes_where() {
        let (text, cursor) = shown(&Form::new(), 118, 30);
        insta::assert_snapshot!(text, @r"
        In your own words ┃ I will
                          ┃

        What good will come of it, and for whom?
        │
        How sure          │    0 to 10
        By when           │ a day, or in how long

        More
        Horizon           │ [short] long
        Agreed            │ [ ] with my therapist
        Feelings          │
        Steps             │ · the first small thing
        ");
        assert_eq!(cursor, Some((20, 0)));
    }

    #[test]
    fn any_size_is_drawn() {
        let form = filled(KEYS);
        for (width, height) in (1..14).flat_map(|width| (1..9).map(move |height| (width, height))) {
            let (_, cursor) = shown(&form, width, height);
            assert!(cursor.is_some());
        }
    }
}
