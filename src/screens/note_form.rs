//! A note of any kind: a win, what was hard, what helped, gratitude, a task, free words, a thought with a kinder reply,
//! a situation. One form; the kind says which fields it shows.

use chrono::NaiveDate;

use super::check_in::FEELINGS;
use super::{days, tags};
use crate::app::{Page, See, Sheet};
use crate::form::{Form, Spec};
use crate::model::day::{Note, NoteKind};
use crate::model::number::Rating;
use crate::model::{Edit, Record};

const DRAFT: &str = "note";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    /// The text of the kinds that are one line.
    Line,
    /// The text of the others.
    Lines,
    Trigger,
    Feelings,
    Intensity,
    Reply,
    Tags,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] =
        &[Self::Line, Self::Lines, Self::Trigger, Self::Feelings, Self::Intensity, Self::Reply, Self::Tags];

    fn spec(self) -> Spec {
        match self {
            Self::Line => Spec::line(""),
            Self::Lines => Spec::lines("", 3, 10),
            Self::Trigger => Spec::line("What set it off").hint("a word, a place, a thought, a time of day"),
            Self::Feelings => Spec::words("Feelings", FEELINGS).hint("the first letters are enough"),
            Self::Intensity => Spec::number("How strong", 0, 10).hint("0 not at all, 10 the most"),
            Self::Reply => Spec::lines("", 2, 8),
            Self::Tags => Spec::words("Tags", &[]).hint("words of your own, to find this by"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Lines => "lines",
            Self::Trigger => "trigger",
            Self::Feelings => "feelings",
            Self::Intensity => "intensity",
            Self::Reply => "reply",
            Self::Tags => "tags",
        }
    }
}

/// What the form of one kind of note says and shows.
struct Look {
    kind: NoteKind,
    title: &'static str,
    label: &'static str,
    hint: &'static str,
    /// Beside the text and the tags.
    fields: &'static [Field],
    /// Label and hint of the reply.
    reply: (&'static str, &'static str),
}

const LINE: &[Field] = &[Field::Line];
const NO_REPLY: (&str, &str) = ("", "");

const LOOKS: &[Look] = &[
    Look {
        kind: NoteKind::Note,
        title: "A note",
        label: "In your words",
        hint: "anything",
        fields: &[Field::Lines],
        reply: NO_REPLY,
    },
    Look {
        kind: NoteKind::Win,
        title: "A win",
        label: "What went well",
        hint: "any size; getting up counts",
        fields: LINE,
        reply: NO_REPLY,
    },
    Look {
        kind: NoteKind::Hard,
        title: "What was hard",
        label: "What was hard",
        hint: "a few words are enough",
        fields: LINE,
        reply: NO_REPLY,
    },
    Look {
        kind: NoteKind::Helped,
        title: "What helped",
        label: "What helped",
        hint: "a person, a place, a thing you did",
        fields: LINE,
        reply: NO_REPLY,
    },
    Look {
        kind: NoteKind::Grateful,
        title: "Something good",
        label: "Grateful for",
        hint: "small things too",
        fields: LINE,
        reply: NO_REPLY,
    },
    Look {
        kind: NoteKind::Task,
        title: "A task",
        label: "To do",
        hint: "one thing",
        fields: LINE,
        reply: NO_REPLY,
    },
    Look {
        kind: NoteKind::Thought,
        title: "A thought, and a kinder reply",
        label: "The thought",
        hint: "as it went through your head",
        fields: &[Field::Lines, Field::Reply],
        reply: ("A kinder reply", "what a good friend might answer"),
    },
    Look {
        kind: NoteKind::Situation,
        title: "A situation",
        label: "What happened",
        hint: "where, when, with whom",
        fields: &[Field::Lines, Field::Trigger, Field::Feelings, Field::Intensity, Field::Reply],
        reply: ("What you did then", "and what came of it"),
    },
    Look {
        kind: NoteKind::Session,
        title: "For the session",
        label: "To bring up",
        hint: "a worry, good news, anything",
        fields: &[Field::Lines],
        reply: NO_REPLY,
    },
    Look {
        kind: NoteKind::Question,
        title: "A question for the session",
        label: "To ask",
        hint: "in your own words",
        fields: LINE,
        reply: NO_REPLY,
    },
];

/// The form of that kind; of a kind this version does not know, that of a note.
fn look(kind: &NoteKind) -> &'static Look {
    LOOKS.iter().find(|look| look.kind == *kind).unwrap_or(&LOOKS[0])
}

struct NoteForm {
    form: Form<Field>,
    kind: NoteKind,
    day: NaiveDate,
    /// The note as it was when the form was opened; none for a new one.
    was: Option<Record<Note>>,
    title: String,
}

/// A new note of that kind for that day.
pub fn new(see: See, kind: NoteKind, day: NaiveDate) -> Box<dyn Page> {
    Box::new(NoteForm::open(see, kind, day, None))
}

/// A note that is there already.
pub fn edit(see: See, note: &Record<Note>) -> Box<dyn Page> {
    Box::new(NoteForm::open(see, note.kind.clone(), note.when.day, Some(note.clone())))
}

/// A half-typed note, by the name of its draft: `note` with its kind and perhaps a day, or with the id of one.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    let of = name.strip_prefix(DRAFT)?.trim();
    let (word, day) = of.split_once(' ').unwrap_or((of, ""));
    if let Some(kind) = NoteKind::named(word) {
        return Some(new(see, kind, day.parse().unwrap_or(see.today())));
    }
    Some(edit(see, see.notebook.notes.get(of.parse().ok()?)?))
}

impl NoteForm {
    fn open(see: See, kind: NoteKind, day: NaiveDate, was: Option<Record<Note>>) -> Self {
        let look = look(&kind);
        let title = format!("{}  {}", look.title, days::named(day, see));
        let form = filled(look, was.as_deref(), see);
        Self { form, kind, day, was, title }.with_draft(see)
    }

    fn text(&self) -> String {
        let field = if self.form.is_visible(Field::Line) { Field::Line } else { Field::Lines };
        self.form.trimmed(field).to_owned()
    }

    fn fill(&self, note: &mut Note) {
        let form = &self.form;
        note.text = self.text();
        note.reply = form.trimmed(Field::Reply).to_owned();
        note.trigger = form.trimmed(Field::Trigger).to_owned();
        note.feelings = form.words(Field::Feelings);
        note.intensity = form.number(Field::Intensity).and_then(|n| Rating::new(u8::try_from(n).ok()?));
        note.tags = form.words(Field::Tags);
    }
}

fn filled(look: &Look, was: Option<&Note>, see: See) -> Form<Field> {
    let mut form = Form::new();
    let own = &see.notebook.settings.feelings;
    if !own.is_empty() {
        form.set_options(Field::Feelings, own.iter().cloned());
    }
    form.set_options(Field::Tags, tags::used(see.notebook));
    // A text of several lines, from another hand, keeps them.
    let long = was.is_some_and(|was| was.text.contains('\n'));
    let one_line = look.fields.contains(&Field::Line) && !long;
    for field in [Field::Trigger, Field::Feelings, Field::Intensity, Field::Reply] {
        form.set_visible(field, look.fields.contains(&field));
    }
    form.set_visible(Field::Line, one_line);
    form.set_visible(Field::Lines, !one_line);
    for field in [Field::Line, Field::Lines] {
        form.set_label(field, look.label);
        form.set_hint(field, look.hint);
    }
    form.set_label(Field::Reply, look.reply.0);
    form.set_hint(Field::Reply, look.reply.1);
    if let Some(was) = was {
        form.set_text(if one_line { Field::Line } else { Field::Lines }, &was.text);
        form.set_text(Field::Reply, &was.reply);
        form.set_text(Field::Trigger, &was.trigger);
        form.set_words(Field::Feelings, was.feelings.iter().cloned());
        form.set_number(Field::Intensity, was.intensity.map(|rating| i32::from(rating.get())));
        form.set_words(Field::Tags, was.tags.iter().cloned());
    }
    let form = if one_line { form.enter_saves() } else { form };
    form.given()
}

impl Sheet for NoteForm {
    type Field = Field;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        match &self.was {
            Some(was) => format!("{DRAFT} {}", was.id),
            None => format!("{DRAFT} {} {}", self.kind.word(), self.day),
        }
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let mut note = Note { kind: self.kind.clone(), ..Note::default() };
        self.fill(&mut note);
        if note == (Note { kind: self.kind.clone(), ..Note::default() }) {
            let field = if self.form.is_visible(Field::Line) { Field::Line } else { Field::Lines };
            return Err(vec![(field, "A word is enough. Esc goes back without one.".to_owned())]);
        }
        Ok(match &self.was {
            Some(was) => Edit::revise(was, |record| self.fill(&mut record.body)),
            None => {
                // What is written for the session is marked for it.
                let bring = matches!(note.kind, NoteKind::Session | NoteKind::Question);
                let mut record = Record::new(see.id(), see.when(self.day), note).written(see.moment());
                record.bring = bring;
                Some(Edit::add(record))
            }
        })
    }
}
