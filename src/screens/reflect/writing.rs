//! The form of a reflection: every prompt on one page, what was said last time under each.

use super::prompts::Prompt;
use crate::app::{Page, See, Sheet};
use crate::form::{Field, Form};
use crate::model::day::{Note, NoteKind};
use crate::model::number::Rating;
use crate::model::reflection::{Concern, Reflection, Reply, Value};
use crate::model::{Edit, List, Record};
use crate::text;

pub const DRAFT: &str = "reflection";

pub struct Writing {
    form: Form<Prompt>,
    /// The reflection that is being changed, as it was; none for a new one.
    before: Option<Record<Reflection>>,
}

impl Writing {
    /// A new one, with the last one's answers beside the questions.
    pub fn new(see: See) -> Self {
        let mut form = Form::new();
        if let Some(last) = see.notebook.reflections.last() {
            remind(&mut form, last);
        }
        Self { form: form.given(), before: None }.with_draft(see)
    }

    /// One that was written before.
    pub fn of(record: &Record<Reflection>, see: See) -> Self {
        let mut form = Form::new();
        for reply in &record.answers {
            if let Some(prompt) = Prompt::named(&reply.prompt) {
                fill(&mut form, prompt, reply);
            }
        }
        Self { form: form.given(), before: Some(record.clone()) }.with_draft(see)
    }

    pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
        let id = name.strip_prefix(DRAFT)?.trim();
        if id.is_empty() {
            return Some(Box::new(Self::new(see)));
        }
        let record = see.notebook.reflections.get(id.parse().ok()?)?;
        Some(Box::new(Self::of(record, see)))
    }
}

impl Sheet for Writing {
    type Field = Prompt;

    fn title(&self) -> String {
        "Reflect: answer what you like, leave out the rest".to_owned()
    }

    fn form(&self) -> &Form<Prompt> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Prompt> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        self.before.as_ref().map_or(DRAFT.to_owned(), |record| format!("{DRAFT} {}", record.id))
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Prompt, String)>> {
        let replies = replies(&self.form, see);
        let mut edits: Vec<Edit> = match &self.before {
            Some(record) => {
                let answers = same_ids(replies, &record.answers);
                Edit::revise(record, |to| to.body.answers = answers).into_iter().collect()
            }
            None if replies.is_empty() => return Ok(None),
            None => vec![Edit::add(Record::new(see.id(), see.when(see.today()), reflection(replies)))],
        };
        edits.extend(beside(&self.form, see));
        Ok((!edits.is_empty()).then(|| Edit::together("reflection", edits)))
    }
}

fn reflection(answers: List<Reply>) -> Reflection {
    Reflection { answers, ..Default::default() }
}

/// What was said before, dimly under each question.
fn remind(form: &mut Form<Prompt>, last: &Record<Reflection>) {
    for reply in &last.answers {
        if let Some(prompt) = Prompt::named(&reply.prompt) {
            let said = text::one_line(&said(reply)).into_owned();
            form.echo(prompt, format!("{}: {said}", last.when.day.format("%-d %B")));
        }
    }
}

/// An answer as one text.
pub fn said(reply: &Reply) -> String {
    match reply.rating {
        Some(rating) => rating.to_string(),
        None if reply.items.is_empty() => reply.text.clone(),
        None => reply.items.join(", "),
    }
}

fn fill(form: &mut Form<Prompt>, prompt: Prompt, reply: &Reply) {
    if prompt.is_number() {
        form.set_number(prompt, reply.rating.map(|rating| i32::from(rating.get())));
    } else if prompt.is_several() {
        form.set_words(prompt, reply.items.clone());
        form.set_items(prompt, reply.items.iter().map(String::as_str));
    } else {
        form.set_text(prompt, &reply.text);
    }
}

/// The questions that were answered.
fn replies(form: &Form<Prompt>, see: See) -> List<Reply> {
    let answered = Prompt::STEPS.iter().filter(|prompt| !form.is_empty(**prompt));
    answered.map(|prompt| reply(form, *prompt, see)).collect()
}

fn reply(form: &Form<Prompt>, prompt: Prompt, see: See) -> Reply {
    let mut reply = Reply { id: see.id(), prompt: prompt.name().to_owned(), ..Default::default() };
    if prompt.is_number() {
        let number = form.number(prompt).and_then(|number| u8::try_from(number).ok());
        reply.rating = number.and_then(Rating::new);
    } else if prompt.is_several() {
        let words = form.words(prompt);
        reply.items = if words.is_empty() { form.items(prompt) } else { words };
    } else {
        reply.text = form.trimmed(prompt).to_owned();
    }
    reply
}

/// An answer keeps the id it had, and one to a question of a newer version stays.
fn same_ids(replies: List<Reply>, before: &List<Reply>) -> List<Reply> {
    let same = |reply: &Reply| before.iter().find(|other| other.prompt == reply.prompt);
    let kept = replies.0.into_iter().map(|reply| match same(&reply) {
        Some(old) => Reply { id: old.id, extra: old.extra.clone(), ..reply },
        None => reply,
    });
    let unknown = before.iter().filter(|reply| Prompt::named(&reply.prompt).is_none()).cloned();
    kept.chain(unknown).collect()
}

/// What an answer adds beside the reflection: concerns, values, the vision, a line for the session.
fn beside(form: &Form<Prompt>, see: See) -> Vec<Edit> {
    let mut edits = Vec::new();
    for concern in
        new_ones(form.items(Prompt::Concerns), see.notebook.concerns.iter().map(|concern| &*concern.text))
    {
        let body = Concern { text: concern, ..Default::default() };
        edits.push(Edit::add(Record::new(see.id(), see.when(see.today()), body)));
    }
    for value in new_ones(form.words(Prompt::Values), see.notebook.values.iter().map(|value| &*value.name)) {
        let body = Value { name: value, ..Default::default() };
        edits.push(Edit::add(Record::new(see.id(), see.when(see.today()), body)));
    }
    let vision = form.trimmed(Prompt::Vision);
    if !vision.is_empty() {
        edits.extend(Edit::settings(&see.notebook.settings, |settings| settings.vision = vision.to_owned()));
    }
    let pad = form.trimmed(Prompt::Pad);
    let kept = |note: &Record<Note>| note.kind == NoteKind::Session && note.text == pad;
    if !pad.is_empty() && !see.notebook.notes.iter().any(kept) {
        let body = Note { kind: NoteKind::Session, text: pad.to_owned(), ..Default::default() };
        let mut record = Record::new(see.id(), see.when(see.today()), body);
        record.bring = true;
        edits.push(Edit::add(record));
    }
    edits
}

/// Those of `said` that are not in `known`, in any case.
fn new_ones<'a>(said: Vec<String>, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let known: Vec<String> = known.map(str::to_lowercase).collect();
    said.into_iter().filter(|one| !known.contains(&one.to_lowercase())).collect()
}
