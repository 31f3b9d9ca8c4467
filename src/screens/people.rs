//! The person's own people: whom to call, in the order of their choosing, and who knows of a goal.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::cursor::{self, Cursor};
use super::spoken::{Spoken, spoken};
use crate::app::{Action, Confirm, Page, See, Sheet};
use crate::form::{Form, Spec};
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, char, on, quiet};
use crate::model::session::{Person, Role};
use crate::model::{Edit, Id, Notebook, Record};
use crate::text::{one_line, pad, width};
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::list::{List, Row};

const DRAFT: &str = "person";

#[derive(Default)]
pub struct People {
    cursor: Cursor<Id>,
}

#[derive(Clone, Copy)]
enum Command {
    New,
    Open,
    Delete,
    MoveDown,
    MoveUp,
    Back,
}

const KEYS: &[Binding<Command>] = &[
    on(&[char('n')], Command::New, "add somebody"),
    on(&[ENTER, char('e')], Command::Open, "change"),
    quiet(&[char('x')], Command::Delete, "delete"),
    quiet(&[char('J')], Command::MoveDown, "move down"),
    quiet(&[char('K')], Command::MoveUp, "move up"),
    on(&[ESC], Command::Back, "back"),
];

const EMPTY: &[&str] = &[
    "Whoever you would call, or who knows of a goal, stands here.",
    "They are shown on F2, under the numbers. n adds somebody.",
];

/// In the order the person gave them.
pub fn people(notebook: &Notebook) -> Vec<&Record<Person>> {
    let mut people: Vec<_> = notebook.people.iter().collect();
    people.sort_by_key(|person| person.place);
    people
}

/// The goals whose supporters are said to be this person.
fn knows_of<'a>(notebook: &'a Notebook, name: &str) -> Vec<&'a str> {
    let name = name.trim().to_lowercase();
    let known = |supporters: &str| {
        let mut names = supporters.split([',', ';', '\n']).map(|other| other.trim().to_lowercase());
        !name.is_empty() && names.any(|other| other == name)
    };
    let goals = notebook.goals.iter().filter(|goal| known(&goal.supporters));
    goals.map(|goal| goal.statement.as_str()).collect()
}

impl People {
    fn ids(&self, see: See) -> Vec<Id> {
        people(see.notebook).iter().map(|person| person.id).collect()
    }

    fn obey(&self, command: Command, see: See) -> Vec<Action> {
        let people = people(see.notebook);
        let chosen = self.cursor.place(&self.ids(see)).map(|at| people[at]);
        match (command, chosen) {
            (Command::Back, _) => vec![Action::Close],
            (Command::New, _) | (Command::Open, None) => vec![Action::Open(form(see, None))],
            (Command::Open, Some(person)) => vec![Action::Open(form(see, Some(person)))],
            (Command::Delete, Some(person)) => delete(see, person),
            (Command::MoveDown, Some(person)) => shift(people, person.id, 1),
            (Command::MoveUp, Some(person)) => shift(people, person.id, -1),
            (Command::Delete | Command::MoveDown | Command::MoveUp, None) => Vec::new(),
        }
    }

    fn list(&self, see: See) -> List<'static> {
        let people = people(see.notebook);
        if people.is_empty() {
            return List::empty(EMPTY, see.area.width);
        }
        List::of_items(rows(see, &people, (20, 32), see.area.width.into()), self.cursor.place(&self.ids(see)))
    }
}

/// Everybody with how to reach them, line by line.
pub fn told(see: See) -> Vec<Spoken<Id>> {
    let people = people(see.notebook);
    let most = (usize::MAX, usize::MAX);
    spoken(&rows(see, &people, most, usize::MAX), people.iter().map(|person| person.id))
}

/// `most`: cells that a name and a contact may take beside each other; `wide`: all there are.
fn rows(see: See, people: &[&Record<Person>], most: (usize, usize), wide: usize) -> Vec<Row<'static>> {
    let widest = |of: fn(&Person) -> &str, most: usize| {
        people.iter().map(|person| width(&one_line(of(person)))).max().unwrap_or(0).min(most)
    };
    let (names, contacts) = (widest(|person| &person.name, most.0), widest(|person| &person.contact, most.1));
    people.iter().flat_map(|person| of_one(see, person, (names, contacts), wide)).collect()
}

/// How to reach somebody is never cut: what does not fit beside the name stands under it.
fn of_one(see: See, person: &Person, columns: (usize, usize), wide: usize) -> Vec<Row<'static>> {
    let (names, contacts) = columns;
    let remarks = remarks(person, see);
    let name = Span::styled(pad(&one_line(&person.name), names), see.theme.strong);
    let reach = width(&one_line(&person.contact));
    if reach <= contacts && names + contacts + width(&remarks) + 6 <= wide {
        let contact = Span::raw(format!("  {}", pad(&one_line(&person.contact), contacts)));
        let beside = Span::styled(format!("  {remarks}"), see.theme.dim);
        return vec![Row::item(Line::from(vec![name, contact, beside]))];
    }
    let under = |words: &str, style| {
        Row::notes(Line::styled(format!("  {}", one_line(words)), style), see.area.width)
    };
    let whole = Span::raw(format!("  {}", one_line(&person.contact)));
    let mut rows = vec![Row::item(Line::from(vec![name.clone(), whole]))];
    if wide < names + reach + 4 {
        rows = vec![Row::item(Line::from(name))];
        rows.extend(under(&person.contact, see.theme.text));
    }
    rows.extend(under(&remarks, see.theme.dim));
    rows
}

pub fn delete(see: See, person: &Record<Person>) -> Vec<Action> {
    let who = if person.name.trim().is_empty() { &person.contact } else { &person.name };
    let question = format!("Delete {}? u brings it back.", one_line(who));
    let yes = vec![Action::Edit(Edit::Delete { id: person.id, at: see.moment() })];
    vec![Action::Ask(Confirm { question, yes })]
}

/// Who it is, what is good to know, and the goals the person knows of.
fn remarks(person: &Person, see: See) -> String {
    let mut remarks = vec![role_word(&person.role).to_owned()];
    remarks.extend(Some(one_line(&person.notes).into_owned()).filter(|notes| !notes.is_empty()));
    let goals = knows_of(see.notebook, &person.name);
    remarks.extend(goals.iter().map(|goal| format!("knows of “{}”", one_line(goal))));
    remarks.join(", ")
}

/// All get the places 1, 2, 3 in their new order.
pub fn shift(mut people: Vec<&Record<Person>>, id: Id, by: isize) -> Vec<Action> {
    let at = people.iter().position(|person| person.id == id);
    let to = at.and_then(|at| at.checked_add_signed(by)).filter(|to| *to < people.len());
    let (Some(at), Some(to)) = (at, to) else { return Vec::new() };
    people.swap(at, to);
    let placed = (1..).zip(people);
    let edits: Vec<Edit> = placed
        .filter_map(|(place, person)| Edit::revise(person, |person| person.body.place = place))
        .collect();
    vec![Action::Edit(Edit::together("move person", edits))]
}

fn role_word(role: &Role) -> &str {
    match role {
        Role::Friend => "a friend",
        Role::Family => "family",
        Role::Professional => "a professional",
        Role::Therapist => "my therapist",
        Role::Other(word) => word,
    }
}

impl Page for People {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        let ids = self.ids(see);
        match input {
            Input::Key(key) if self.cursor.moved(key, &ids) => {}
            Input::Key(key) => return Some(self.obey(keys::find(KEYS, key)?, see)),
            Input::Click(click) => self.cursor.click(click, &self.list(see), take_top(see.area, 2).1, &ids),
            Input::Paste(_) => return None,
        }
        Some(Vec::new())
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (head, body) = take_top(area, 2);
        bars::header("My own people", "kept here, shown on F2", see.theme, frame, head);
        frame.set_cursor_position(Position { x: head.x, y: head.y });
        self.list(see).draw(see.theme, frame, body);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Contact,
    Role,
    Notes,
}

impl crate::form::Field for Field {
    const STEPS: &'static [Self] = &[Field::Name, Field::Contact, Field::Role, Field::Notes];

    fn spec(self) -> Spec {
        match self {
            Field::Name => Spec::line("Name").hint("as you call them"),
            Field::Contact => Spec::line("How to reach them").hint("a number, or where it is written"),
            Field::Role => {
                Spec::choice("Who they are", &["a friend", "family", "a professional", "my therapist"])
            }
            Field::Notes => Spec::line("Good to know").hint("any hour; best by text"),
        }
    }

    fn name(self) -> &'static str {
        ["name", "contact", "role", "notes"][self as usize]
    }
}

struct PersonForm {
    form: Form<Field>,
    was: Option<Record<Person>>,
}

pub fn form(see: See, person: Option<&Record<Person>>) -> Box<dyn Page> {
    let mut form = Form::new();
    if let Some(person) = person {
        form.set_text(Field::Name, &person.name);
        form.set_text(Field::Contact, &person.contact);
        form.set_choice(Field::Role, Role::ALL.iter().position(|role| *role == person.role));
        form.set_text(Field::Notes, &person.notes);
    }
    Box::new(PersonForm { form: form.given(), was: person.cloned() }.with_draft(see))
}

/// By the name of its draft: `person`, with the id of one that is there.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    match name.strip_prefix(DRAFT)? {
        "" => Some(form(see, None)),
        id => Some(form(see, Some(see.notebook.people.get(id.trim().parse().ok()?)?))),
    }
}

impl Sheet for PersonForm {
    type Field = Field;

    fn title(&self) -> String {
        if self.was.is_some() { "One of my people" } else { "Somebody to call" }.to_owned()
    }

    fn form(&self) -> &Form<Field> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Field> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        self.was.as_ref().map_or(DRAFT.to_owned(), |was| format!("{DRAFT} {}", was.id))
    }

    fn keep(&self, see: See) -> Result<Option<Edit>, Vec<(Field, String)>> {
        let form = &self.form;
        let (name, contact) = (form.trimmed(Field::Name), form.trimmed(Field::Contact));
        if name.is_empty() && contact.is_empty() {
            return Err(vec![(
                Field::Name,
                "A name, or a number, so that it can be found again.".to_owned(),
            )]);
        }
        let role = form.choice(Field::Role).and_then(|at| Role::ALL.get(at).cloned());
        let fill = |person: &mut Person| {
            person.name = name.to_owned();
            person.contact = contact.to_owned();
            person.notes = form.trimmed(Field::Notes).to_owned();
            person.role = role.unwrap_or_else(|| person.role.clone());
        };
        if let Some(was) = &self.was {
            return Ok(Edit::revise(was, |record| fill(&mut record.body)));
        }
        let last = see.notebook.people.iter().map(|person| person.place).max().unwrap_or(0);
        let mut person = Person { place: last + 1, ..Person::default() };
        fill(&mut person);
        Ok(Some(Edit::add(Record::new(see.id(), see.when(see.today()), person).written(see.moment()))))
    }
}
