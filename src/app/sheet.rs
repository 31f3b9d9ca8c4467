//! A page that is one form: what is typed is kept as a draft, Esc goes back, saving yields an edit or complaints.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use serde_json::Value;

use super::asking::Asking;
use super::drafts::{form_from_json, form_to_json};
use super::page::{Action, Confirm, Page, See};
use crate::form::{Field, Form, Outcome};
use crate::keys::{self, Binding, ESC, Hint, Input, Key, ctrl, on, quiet};
use crate::model::Edit;
use crate::screens::care;
use crate::ui::bars;
use crate::ui::form::form as draw_form;
use crate::ui::layout::{beside, take_top};
use crate::ui::paragraph::paragraph;

/// What such a page has of its own. The rest is the same for all.
pub trait Sheet {
    type Field: Field;

    fn title(&self) -> String;
    fn form(&self) -> &Form<Self::Field>;
    fn form_mut(&mut self) -> &mut Form<Self::Field>;

    /// The name its draft is found again by.
    fn draft_name(&self) -> String;

    /// The edit that keeps what the form says, none if that is nothing new; or what is wrong with it.
    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Self::Field, String)>>;

    /// After every input: what a date was understood as, which fields belong to this choice.
    fn follow(&mut self, _see: See) {}

    /// What there is to look at while answering, shown to the left where there is room.
    fn facts(&self, _see: See, _width: u16) -> Vec<String> {
        Vec::new()
    }

    /// What else happens once something is kept.
    fn afterwards(&self, _see: See) -> Vec<Action> {
        Vec::new()
    }

    /// What keys do that are this form's own.
    fn own_keys(&self) -> Vec<Hint> {
        Vec::new()
    }

    /// A key that is this form's own, before the fields see it.
    fn own_key(&mut self, _key: Key, _see: See) -> Option<Vec<Action>> {
        None
    }

    /// As it was left, if a draft of it was kept.
    fn with_draft(mut self, see: See) -> Self
    where
        Self: Sized,
    {
        if let Some(draft) = see.drafts.get(&self.draft_name()) {
            form_from_json(self.form_mut(), draft);
        }
        self.follow(see);
        self
    }

    fn save(&mut self, see: See) -> Vec<Action> {
        match self.keep(see) {
            Ok(Some(edit)) => {
                let afterwards = care::with_offer(see, &edit, self.afterwards(see));
                [Action::Submit(edit), Action::Close].into_iter().chain(afterwards).collect()
            }
            Ok(None) => {
                let said = "Nothing new here to keep.".to_owned();
                vec![Action::Abandon(self.draft_name()), Action::Say(said)]
            }
            Err(complaints) => {
                self.form_mut().complain(complaints);
                Vec::new()
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Command {
    Leave,
    ThrowAway,
}

const KEYS: &[Binding<Command>] = &[
    on(&[ESC], Command::Leave, "leave as draft"),
    quiet(&[ctrl('x')], Command::ThrowAway, "throw away what is typed here"),
];

/// What was typed and not kept goes; what is kept stays.
fn throw_away(name: String) -> Vec<Action> {
    let question = "Throw away what is typed here? What is kept stays.".to_owned();
    vec![Action::Ask(Confirm { question, yes: vec![Action::Abandon(name)] })]
}

/// From this width on the facts stand beside the form.
const BESIDE: u16 = 76;

/// Where the title, the facts and the form are; a row of air under the title where there is room.
struct Parts {
    header: Rect,
    facts: Option<Rect>,
    form: Rect,
}

impl Parts {
    fn of(sheet: &impl Sheet, see: See, area: Rect) -> Self {
        let air = if area.height < 12 { 1 } else { 2 };
        let (header, body) = take_top(area, air);
        match beside(body, BESIDE, 44) {
            (left, Some(form)) if !sheet.facts(see, left.width).is_empty() => {
                Self { header, facts: Some(left), form }
            }
            _ => Self { header, facts: None, form: body },
        }
    }
}

impl<S: Sheet> Page for S {
    fn keys(&self) -> Vec<Hint> {
        let mut field = self.form().hints();
        let others = field.split_off(field.len().min(1));
        [self.own_keys(), field, keys::hints(KEYS), others].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        if let Input::Key(key) = &input
            && let Some(command) = keys::find(KEYS, *key)
        {
            return Some(match command {
                Command::Leave => vec![Action::Close],
                Command::ThrowAway if !self.form().is_changed() => vec![Action::Close],
                Command::ThrowAway => throw_away(self.draft_name()),
            });
        }
        if let Input::Key(key) = input
            && let Some(actions) = self.own_key(key, see)
        {
            return Some(actions);
        }
        let area = Parts::of(self, see, see.area).form;
        let outcome = self.form_mut().input(&input, area);
        self.follow(see);
        match outcome {
            Outcome::Submit => Some(self.save(see)),
            Outcome::Notice(line) => Some(vec![Action::Say(line)]),
            Outcome::Handled => Some(Vec::new()),
            Outcome::Ignored => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let parts = Parts::of(self, see, area);
        bars::header(&self.title(), "", see.theme, frame, parts.header);
        if let Some(facts) = parts.facts {
            let lines: Vec<Line> = self.facts(see, facts.width).into_iter().map(Line::from).collect();
            paragraph(&lines, 0, see.theme, frame, facts);
        }
        draw_form(self.form(), see.theme, frame, parts.form);
    }

    fn draft(&self) -> Option<(String, Value)> {
        Some((self.draft_name(), form_to_json(self.form())))
    }

    fn asking(&mut self) -> Option<&mut dyn Asking> {
        Some(self)
    }

    fn typing(&self) -> bool {
        self.form().is_changed()
    }

    fn text(&self) -> Option<&str> {
        self.form().editable_text()
    }

    fn set_text(&mut self, text: &str) {
        let field = self.form().focused();
        self.form_mut().set_text(field, text);
    }
}
