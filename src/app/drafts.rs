//! Half-typed forms: kept two seconds after the first key that is not kept yet, found again at the next start.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::page::Drafts;
use super::{Effect, Timer};
use crate::form::{Draft, Fields};
use crate::model::Rev;

/// At most so much typing is gone after a kill.
const PATIENCE: Duration = Duration::from_secs(2);

/// Between a form's name and a revision: words that were handed in and have not reached the data file.
pub const UNSAVED: &str = " not saved ";

pub struct Typing {
    kept: Drafts,
    /// The forms that were open when the program ended.
    left_open: Vec<String>,
    waiting: bool,
    /// How often something was kept: tells an older state of a draft from a newer one.
    keeps: u64,
    /// The count at which each draft was last kept in this run.
    last: BTreeMap<String, u64>,
    /// What of an earlier run's unsaved words came back as drafts: to be kept under their form's name.
    came_back: Vec<Effect>,
}

/// A draft whose words were handed in, as it was then.
#[derive(Clone, Debug, PartialEq)]
pub struct HandedIn {
    name: String,
    keeps: u64,
    form: Value,
    /// Where it is kept while the data file cannot be written.
    shelter: Option<String>,
}

impl Typing {
    /// From what is on disk: under each name the form's own state, and whether it was open at the end.
    pub fn new(mut stored: Drafts) -> Self {
        let is_open = |value: &Value| value.get("open") == Some(&Value::Bool(true));
        let came_back = Self::take_back(&mut stored);
        let left_open =
            stored.iter().filter(|(_, value)| is_open(value)).map(|(name, _)| name.clone()).collect();
        for value in stored.values_mut() {
            *value = value.get_mut("form").map(Value::take).unwrap_or_default();
        }
        Self { kept: stored, left_open, waiting: false, keeps: 0, last: BTreeMap::new(), came_back }
    }

    /// Unsaved words become the draft of their form, where it has none. The others wait for another start.
    fn take_back(stored: &mut Drafts) -> Vec<Effect> {
        let mut effects = Vec::new();
        let names: Vec<String> = stored.keys().filter(|name| name.contains(UNSAVED)).cloned().collect();
        for name in names {
            let (Some(value), Some((form, _))) = (stored.remove(&name), name.split_once(UNSAVED)) else {
                continue;
            };
            if !stored.contains_key(form) {
                stored.insert(form.to_owned(), value.clone());
                effects.push(Effect::Draft(form.to_owned(), Some(value)));
                effects.push(Effect::Draft(name, None));
            }
        }
        effects
    }

    /// Once: what unsaved words of an earlier run are to be kept as.
    pub fn came_back(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.came_back)
    }

    pub fn kept(&self) -> &Drafts {
        &self.kept
    }

    /// All of them as they are kept.
    pub fn stored(&self, open: &[String]) -> Drafts {
        let stored = |(name, form): (&String, &Value)| (name.clone(), stored(open.contains(name), form));
        self.kept.iter().map(stored).collect()
    }

    /// Once: the forms that were open when the program ended.
    pub fn left_open(&mut self) -> Vec<String> {
        std::mem::take(&mut self.left_open)
    }

    /// A form's words are on their way to the disk: the next form of that name begins anew. On disk the draft stays
    /// until they have arrived.
    pub fn hand_in(&mut self, name: &str, form: Value) -> HandedIn {
        self.kept.remove(name);
        HandedIn { name: name.to_owned(), keeps: self.keeps, form, shelter: None }
    }

    /// The words have arrived: the draft may go, unless something newer stands under its name.
    pub fn written(&mut self, draft: HandedIn) -> Vec<Effect> {
        let newer = self.last.get(&draft.name).is_some_and(|keeps| draft.keeps < *keeps);
        let gone = [draft.shelter, (!newer).then_some(draft.name)];
        gone.into_iter().flatten().map(|name| Effect::Draft(name, None)).collect()
    }

    /// Something was typed: it is to be kept soon.
    pub fn wake(&mut self) -> Option<Effect> {
        let first = !std::mem::replace(&mut self.waiting, true);
        first.then_some(Effect::Wake(Timer::Draft, PATIENCE))
    }

    /// The timer has rung; the next key sets it again.
    pub fn rang(&mut self) {
        self.waiting = false;
    }

    /// Keeps a form's state, or forgets it if there is nothing in it.
    pub fn keep(&mut self, name: String, draft: Value, open: bool) -> Vec<Effect> {
        if draft.is_null() {
            return self.discard(&name);
        }
        if open && self.kept.get(&name) == Some(&draft) {
            return Vec::new();
        }
        self.keeps += 1;
        self.last.insert(name.clone(), self.keeps);
        let stored = stored(open, &draft);
        self.kept.insert(name.clone(), draft);
        vec![Effect::Draft(name, Some(stored))]
    }

    pub fn discard(&mut self, name: &str) -> Vec<Effect> {
        let known = self.kept.remove(name).is_some();
        if known { vec![Effect::Draft(name.to_owned(), None)] } else { Vec::new() }
    }
}

impl HandedIn {
    /// Once: the words are kept apart from the drafts until they arrive, so that the next start offers them.
    pub fn shelter(&mut self, rev: Rev) -> Option<Effect> {
        if self.shelter.is_some() || self.form.is_null() {
            return None;
        }
        let name = format!("{}{UNSAVED}{rev}", self.name);
        self.shelter = Some(name.clone());
        Some(Effect::Draft(name, Some(stored(true, &self.form))))
    }
}

/// A form's state as it is kept.
fn stored(open: bool, form: &Value) -> Value {
    json!({ "open": open, "form": form })
}

/// What is typed in a form, for [`super::Page::draft`]; `Null` where nothing is.
pub fn form_to_json(form: &Fields) -> Value {
    if !form.is_changed() {
        return Value::Null;
    }
    let draft = form.to_draft();
    let values: Map<String, Value> =
        draft.values.into_iter().map(|(name, value)| (name, value.into())).collect();
    json!({ "focus": draft.focus, "values": values })
}

/// Puts into a form what was typed in it before.
pub fn form_from_json(form: &mut Fields, value: &Value) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let values = value.get("values").and_then(Value::as_object).into_iter().flatten();
    let values = values.map(|(name, value)| (name.clone(), text(value))).collect();
    form.restore(&Draft { focus: value.get("focus").map(text).unwrap_or_default(), values });
}
