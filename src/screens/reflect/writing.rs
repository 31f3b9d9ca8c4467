//! The form of a reflection: every prompt on one page, what was said last time under each.

use super::prompts::Prompt;
use crate::app::{Page, See, Sheet};
use crate::form::{Field, Form};
use crate::model::day::{Note, NoteKind};
use crate::model::number::Rating;
use crate::model::reflection::{Concern, Reflection, Reply, Value};
use crate::model::{Edit, Kind, List, Record};
use crate::text;

pub const DRAFT: &str = "reflection";

/// Said of the mood, which a check-in asks for as well.
const MOOD: &str = "For this reflection; a check-in keeps the day's.";

pub struct Writing {
    form: Form<Prompt>,
    /// The reflection that is being changed, as it was; none for a new one.
    before: Option<Record<Reflection>>,
}

impl Writing {
    /// A new one, with the last one's answers beside the questions.
    pub fn new(see: See) -> Self {
        let mut form = Form::new();
        form.echo(Prompt::Mood, MOOD);
        if let Some(last) = see.notebook.reflections.last() {
            remind(&mut form, last);
        }
        // A concern has a place of its own for this.
        form.set_visible(Prompt::TwoWays, false);
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
        form.set_visible(Prompt::TwoWays, record.reply(Prompt::TwoWays.name()).is_some());
        Self { form: form.given(), before: Some(record.clone()) }.with_draft(see)
    }

    /// With the cursor in that answer.
    pub fn at(mut self, prompt: Option<Prompt>) -> Self {
        prompt.into_iter().for_each(|prompt| self.form.focus(prompt));
        self
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

impl Writing {
    /// What an answer adds beside the reflection: concerns, values, the vision, a line for the session. Only what is
    /// said anew: a reflection changed by a word does not bring back what else it once added.
    fn beside(&self, see: See) -> Vec<Edit> {
        let notebook = see.notebook;
        let concerns = notebook.concerns.iter().map(|concern| &*concern.text);
        let concerns = self.new_ones(Prompt::Concerns, self.form.items(Prompt::Concerns), concerns);
        let values = notebook.values.iter().map(|value| &*value.name);
        let values = self.new_ones(Prompt::Values, self.form.words(Prompt::Values), values);
        let mut edits = Vec::new();
        edits.extend(concerns.into_iter().map(|text| add(see, Concern { text, ..Default::default() })));
        edits.extend(values.into_iter().map(|name| add(see, Value { name, ..Default::default() })));
        let vision = self.form.trimmed(Prompt::Vision);
        if self.form.changed(Prompt::Vision) && !vision.is_empty() {
            edits.extend(Edit::settings(&notebook.settings, |settings| settings.vision = vision.to_owned()));
        }
        edits.extend(self.for_the_session(see));
        edits
    }

    /// Those of `said` that are neither in `known` nor were in the answer before, in any case.
    fn new_ones<'a>(
        &'a self,
        prompt: Prompt,
        said: Vec<String>,
        known: impl Iterator<Item = &'a str>,
    ) -> Vec<String> {
        let before = self.before(prompt).into_iter().flat_map(|reply| reply.items.iter().map(String::as_str));
        let known: Vec<String> = known.chain(before).map(str::to_lowercase).collect();
        said.into_iter().filter(|one| !known.contains(&one.to_lowercase())).collect()
    }

    /// What the reflection answered before.
    fn before(&self, prompt: Prompt) -> Option<&Reply> {
        self.before.as_ref()?.answers.iter().find(|reply| reply.prompt == prompt.name())
    }

    /// A line to bring to the session; in other words it stays the same line.
    fn for_the_session(&self, see: See) -> Option<Edit> {
        let line = self.form.trimmed(Prompt::Pad);
        if !self.form.changed(Prompt::Pad) || line.is_empty() {
            return None;
        }
        let of_session = |note: &&Record<Note>| note.kind == NoteKind::Session;
        let with = |text: &str| see.notebook.notes.iter().filter(of_session).find(|note| note.text == text);
        let before = self.before(Prompt::Pad).map_or("", |reply| &*reply.text);
        match with(before).filter(|_| !before.is_empty()) {
            _ if with(line).is_some() => None,
            Some(note) => Edit::revise(note, |note| note.body.text = line.to_owned()),
            None => {
                let body = Note { kind: NoteKind::Session, text: line.to_owned(), ..Default::default() };
                let mut record = Record::new(see.id(), see.when(see.today()), body);
                record.bring = true;
                Some(Edit::add(record))
            }
        }
    }
}

fn add<T: Kind>(see: See, body: T) -> Edit {
    Edit::add(Record::new(see.id(), see.when(see.today()), body))
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
        edits.extend(self.beside(see));
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
            let before = format!("{}: {said}", last.when.day.format("%-d %B"));
            form.echo(prompt, if prompt == Prompt::Mood { format!("{before}. {MOOD}") } else { before });
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
