//! A check-in: a mood, words, feelings, and the scales a person chose. Every field may stay empty but all of them.

use chrono::NaiveDate;

use super::{care, days, tags};
use crate::app::{Action, Page, See, Sheet};
use crate::form::{Form, Spec};
use crate::keys::{self, Binding, Hint, Key, ctrl, on};
use crate::model::day::{CheckIn, Note, NoteKind, Reading};
use crate::model::number::{Mood, Rating};
use crate::model::settings::Settings;
use crate::model::{Edit, Id, Record};
use crate::text::capital;

/// Feelings to pick from, when a person has made no list of their own. By pleasant and unpleasant, lively and quiet
/// (clinical 3.5).
pub const FEELINGS: &[&str] = &[
    "joyful",
    "excited",
    "proud",
    "hopeful",
    "curious",
    "amused",
    "inspired",
    "playful",
    "calm",
    "content",
    "grateful",
    "relieved",
    "safe",
    "rested",
    "loved",
    "tender",
    "anxious",
    "afraid",
    "angry",
    "irritated",
    "jealous",
    "ashamed",
    "overwhelmed",
    "restless",
    "sad",
    "lonely",
    "tired",
    "numb",
    "disappointed",
    "guilty",
    "hopeless",
    "bored",
    "mixed",
    "don't know",
];

const DRAFT: &str = "check-in";

/// So many scales stand beside the mood at most.
const MOST_SCALES: usize = 4;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Mood,
    Words,
    Feelings,
    /// By its place among the chosen scales.
    Scale(usize),
    Tags,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[
        Self::Mood,
        Self::Words,
        Self::Feelings,
        Self::Scale(0),
        Self::Scale(1),
        Self::Scale(2),
        Self::Scale(3),
        Self::Tags,
    ];

    fn spec(self) -> Spec {
        match self {
            Self::Mood => Spec::number("Mood", 1, 10).hint("1 your lowest, 10 your best").passes_on(),
            Self::Words => Spec::line("In a few words").hint("what is on your mind; may stay empty"),
            Self::Feelings => Spec::words("Feelings", FEELINGS).hint("the first letters are enough"),
            Self::Scale(_) => Spec::number("", 0, 10).hint("0 none, 10 the most"),
            Self::Tags => Spec::words("Tags", &[]).hint("words of your own, to find this by"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Mood => "mood",
            Self::Words => "words",
            Self::Feelings => "feelings",
            Self::Scale(at) => {
                ["scale-1", "scale-2", "scale-3", "scale-4"].get(at).copied().unwrap_or("scale")
            }
            Self::Tags => "tags",
        }
    }
}

#[derive(Clone, Copy)]
enum Command {
    ShowedUp,
}

const KEYS: &[Binding<Command>] = &[on(&[ctrl('o')], Command::ShowedUp, "I showed up")];

struct Checking {
    form: Form<Field>,
    day: NaiveDate,
    /// The check-in as it was when the form was opened; none for a new one.
    was: Option<Record<CheckIn>>,
    /// The names of the scales shown, in their order.
    scales: Vec<String>,
    /// Words beside the title.
    title: String,
}

/// A new check-in for that day.
pub fn check_in(see: See, day: NaiveDate) -> Box<dyn Page> {
    Box::new(Checking::open(see, day, None))
}

/// A check-in that is there already.
pub fn edit(see: See, check_in: &Record<CheckIn>) -> Box<dyn Page> {
    Box::new(Checking::open(see, check_in.when.day, Some(check_in.clone())))
}

/// A half-typed check-in, by the name of its draft: `check-in` with its day, or with the id of one that is there.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    let of = name.strip_prefix(DRAFT)?.trim();
    match of.parse() {
        Ok(day) => Some(check_in(see, day)),
        Err(_) => Some(edit(see, see.notebook.check_ins.get(of.parse().ok()?)?)),
    }
}

fn draft_name(day: NaiveDate) -> String {
    format!("{DRAFT} {day}")
}

/// Showing up is a complete entry; what is said of it.
pub fn showed_up(see: See, day: NaiveDate) -> (Edit, String) {
    let note = Note { kind: NoteKind::Win, text: "I showed up.".to_owned(), ..Note::default() };
    let record = Record::new(see.id(), see.when(day), note).written(see.moment());
    (Edit::add(record), "Kept among your wins. Coming here counts.".to_owned())
}

/// Whether a new check-in of that day was begun and left.
pub fn is_half_typed(see: See, day: NaiveDate) -> bool {
    see.drafts.contains_key(&draft_name(day))
}

impl Checking {
    fn open(see: See, day: NaiveDate, was: Option<Record<CheckIn>>) -> Self {
        let scales = scales(&see.notebook.settings, was.as_deref());
        let form = filled(was.as_deref(), &scales, see);
        let time = was.as_ref().and_then(|was| was.when.time()).map(|time| days::clock(time, see));
        let time = time.map_or(String::new(), |time| format!(", {time}"));
        let title = format!("How are you?  {}{time}", days::named(day, see));
        let mut checking = Self { form, day, was, scales, title }.with_draft(see);
        // A number typed now is the mood, whatever was left in the words.
        checking.form.focus(Field::Mood);
        if checking.form.is_changed() {
            checking.title.push_str(", as you left it");
        }
        checking
    }

    fn showed_up(&self, see: See) -> Vec<Action> {
        let (edit, said) = showed_up(see, self.day);
        vec![Action::Submit(edit), Action::Close, Action::Say(said)]
    }

    fn is_new_today(&self, see: See) -> bool {
        self.was.is_none() && self.day == see.today()
    }

    fn is_untouched(&self) -> bool {
        self.was.is_none() && self.form.is_blank()
    }

    fn parse(&self, see: See) -> Result<CheckIn, Vec<(Field, String)>> {
        let form = &self.form;
        let mut complaints = Vec::new();
        let mut body = CheckIn {
            words: form.trimmed(Field::Words).to_owned(),
            feelings: form.words(Field::Feelings),
            tags: form.words(Field::Tags),
            ..CheckIn::default()
        };
        match number::<Mood>(form.trimmed(Field::Mood)) {
            Ok(mood) => body.mood = mood,
            Err(range) => complaints.push((Field::Mood, format!("{range}: 1 is your lowest, 10 your best."))),
        }
        for (at, name) in self.scales.iter().enumerate() {
            match number::<Rating>(form.trimmed(Field::Scale(at))) {
                Ok(rating) => set_reading(&mut body, name, rating, || see.id()),
                Err(range) => complaints.push((Field::Scale(at), format!("{range}."))),
            }
        }
        if complaints.is_empty() && body == CheckIn::default() {
            let enough = "One number is enough, or one word. Ctrl-O just notes that you showed up.";
            complaints.push((Field::Mood, enough.to_owned()));
        }
        if complaints.is_empty() { Ok(body) } else { Err(complaints) }
    }
}

impl Sheet for Checking {
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
            None => draft_name(self.day),
        }
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let body = self.parse(see)?;
        Ok(match &self.was {
            Some(was) => Edit::revise(was, |record| take_over(&mut record.body, body, &self.scales)),
            None => Some(Edit::add(Record::new(see.id(), see.when(self.day), body).written(see.moment()))),
        })
    }

    fn follow(&mut self, _: See) {
        let behind = self.form.text(Field::Words).strip_prefix(['.', ',']);
        let half = behind.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let mood = self.form.trimmed(Field::Mood);
        let echo = match half && !mood.is_empty() {
            true => format!("Moods are whole numbers, so this is {mood}. What follows stands in your words."),
            false => String::new(),
        };
        self.form.echo(Field::Mood, echo);
    }

    fn afterwards(&self, see: See) -> Vec<Action> {
        let mood = self.form.trimmed(Field::Mood).parse().ok().filter(|_| self.is_new_today(see));
        care::offer_less(see, mood).into_iter().collect()
    }

    fn own_keys(&self) -> Vec<Hint> {
        if self.is_untouched() { keys::hints(KEYS) } else { Vec::new() }
    }

    fn own_key(&mut self, key: Key, see: See) -> Option<Vec<Action>> {
        match keys::find(KEYS, key).filter(|_| self.is_untouched())? {
            Command::ShowedUp => Some(self.showed_up(see)),
        }
    }
}

/// The scales chosen in the settings, and those the check-in has beside them.
fn scales(settings: &Settings, was: Option<&CheckIn>) -> Vec<String> {
    let mut scales: Vec<String> = settings.scales.iter().take(MOST_SCALES).cloned().collect();
    let standing = crate::model::settings::SCALES.iter().map(|name| (*name).to_owned());
    let own = was.into_iter().flat_map(|was| was.scales.iter().map(|reading| reading.name.clone()));
    for name in standing.chain(own) {
        let read = was.and_then(|was| reading(was, &name)).is_some();
        if read && !scales.contains(&name) && scales.len() < MOST_SCALES {
            scales.push(name);
        }
    }
    scales
}

fn filled(was: Option<&CheckIn>, scales: &[String], see: See) -> Form<Field> {
    let mut form = Form::new().enter_saves();
    let own = &see.notebook.settings.feelings;
    if !own.is_empty() {
        form.set_options(Field::Feelings, own.iter().cloned());
    }
    form.set_options(Field::Tags, tags::used(see.notebook));
    for at in 0..MOST_SCALES {
        form.set_visible(Field::Scale(at), at < scales.len());
        form.set_label(Field::Scale(at), scales.get(at).map_or(String::new(), |name| capital(name)));
    }
    if let Some(was) = was {
        form.set_number(Field::Mood, was.mood.map(|mood| i32::from(mood.get())));
        form.set_text(Field::Words, &was.words);
        form.set_words(Field::Feelings, was.feelings.iter().cloned());
        form.set_words(Field::Tags, was.tags.iter().cloned());
        for (at, name) in scales.iter().enumerate() {
            form.set_number(Field::Scale(at), reading(was, name).map(|rating| i32::from(rating.get())));
        }
    }
    form.given()
}

/// The number typed, none if nothing is; or what would be right.
pub fn number<T: std::str::FromStr<Err = String>>(text: &str) -> Result<Option<T>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let sentence = |range: String| format!("Type {range}");
    text.parse().map(Some).map_err(sentence)
}

/// What the form says, on the record; scales that the form did not show stay.
fn take_over(record: &mut CheckIn, said: CheckIn, scales: &[String]) {
    for name in scales {
        let read = said.scales.iter().find(|other| other.name == *name);
        let id = read.map(|read| read.id).unwrap_or_default();
        set_reading(record, name, reading(&said, name), || id);
    }
    record.mood = said.mood;
    record.words = said.words;
    record.feelings = said.feelings;
    record.tags = said.tags;
}

/// The reading of a scale, whichever field it stands in.
pub fn reading(check_in: &CheckIn, name: &str) -> Option<Rating> {
    match name {
        "stress" => check_in.stress,
        "energy" => check_in.energy,
        "confidence" => check_in.confidence,
        own => check_in.scales.iter().find(|reading| reading.name == own).map(|reading| reading.value),
    }
}

fn set_reading(check_in: &mut CheckIn, name: &str, rating: Option<Rating>, id: impl FnOnce() -> Id) {
    match name {
        "stress" => check_in.stress = rating,
        "energy" => check_in.energy = rating,
        "confidence" => check_in.confidence = rating,
        own => {
            let there = check_in.scales.iter().position(|reading| reading.name == own);
            match (there, rating) {
                (Some(at), Some(value)) => check_in.scales[at].value = value,
                (Some(at), None) => drop(check_in.scales.remove(at)),
                (None, Some(value)) => {
                    check_in.scales.push(Reading {
                        id: id(),
                        name: own.to_owned(),
                        value,
                        ..Reading::default()
                    });
                }
                (None, None) => {}
            }
        }
    }
}
