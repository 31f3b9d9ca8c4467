//! Questions one may want to ask, by theme. One that is ticked stands on the list; one's own are written there.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::tick_list::{Part, TickList, Ticks};
use crate::app::{Action, Page, See};
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, SPACE, char, on};
use crate::model::day::{Note, NoteKind};
use crate::model::{Edit, Record};
use crate::screens::{cursor, note_form};

/// Themes and their questions (requirements 123 to 125), each under the name it is chosen by on the screen.
const BANK: &[Part] = &[
    (
        "How we work",
        &[
            ("1", "What do you call the way we are working, and why does it suit me?"),
            ("2", "What does a usual session look like, and may I change it?"),
            ("3", "How often do we meet, and for about how long altogether?"),
            ("4", "What would you like me to do between the sessions?"),
            ("5", "What may I write or ring you about in between, and how?"),
        ],
    ),
    (
        "Whether it helps",
        &[
            ("6", "How will we notice that this is helping?"),
            ("7", "When shall we look back together at where I began?"),
            ("8", "What do we do if nothing has moved by then?"),
            ("9", "What do you see changing that I may not see?"),
            ("10", "How will we know that I need this less?"),
        ],
    ),
    (
        "My goals",
        &[
            ("11", "Is this goal the right size for the next weeks?"),
            ("12", "Which of my goals would you begin with?"),
            ("13", "I would like to change a goal. What do you think?"),
            ("14", "What am I good at that I could use more?"),
            ("15", "What could get in the way that I have not thought of?"),
        ],
    ),
    (
        "Understanding",
        &[
            ("16", "What keeps this going, as you see it?"),
            ("17", "Is what I feel usual for what I am going through?"),
            ("18", "Does what I have carry a name, and do I need one?"),
            ("19", "Where could I read more that is sound?"),
        ],
    ),
    (
        "The two of us",
        &[
            ("20", "Something you said stayed with me. May we go back to it?"),
            ("21", "Something here does not sit right with me yet. Can we look at it?"),
            ("22", "There is something I find hard to say. Can you help me begin?"),
            ("23", "Who gets to know what I tell you?"),
        ],
    ),
    (
        "Practical",
        &[
            ("24", "What do I do when it gets very hard between the sessions?"),
            ("25", "What happens when I or you cannot come?"),
            ("26", "Could a doctor, a group or somebody else help as well?"),
            ("27", "How would we end well, when it is time?"),
        ],
    ),
];

pub const TICKS: Ticks = Ticks {
    title: TITLE,
    parts: BANK,
    is_on: |see, name| asked(see, question(name)).is_some(),
    tick: |see, name| tick(see, question(name)),
};

const TITLE: &str = "Questions you may want to ask";

pub struct Bank {
    list: TickList,
}

impl Default for Bank {
    fn default() -> Self {
        Self { list: TickList::of(BANK) }
    }
}

#[derive(Clone, Copy)]
enum Command {
    Tick,
    Own,
    Close,
}

const KEYS: &[Binding<Command>] = &[
    on(&[SPACE, ENTER], Command::Tick, "ask this, or not"),
    on(&[char('n')], Command::Own, "a question of your own"),
    on(&[ESC], Command::Close, "back"),
];

/// The question of that name.
fn question(name: &str) -> &'static str {
    let all = BANK.iter().flat_map(|(_, questions)| questions.iter());
    all.into_iter().find(|(other, _)| *other == name).map_or("", |(_, question)| question)
}

/// The marked note that asks this.
fn asked<'a>(see: See<'a>, question: &str) -> Option<&'a Record<Note>> {
    let mut notes = see.notebook.notes.iter().rev();
    notes.find(|note| note.bring && note.kind == NoteKind::Question && note.text == question)
}

fn tick(see: See, question: &str) -> Vec<Action> {
    let edit = match asked(see, question) {
        Some(note) => Edit::Delete { id: note.id, at: see.moment() },
        None => {
            let note = Note { kind: NoteKind::Question, text: question.to_owned(), ..Note::default() };
            let mut record = Record::new(see.id(), see.when(see.today()), note);
            record.bring = true;
            Edit::add(record)
        }
    };
    vec![Action::Edit(Edit::together("question", [edit]))]
}

impl Page for Bank {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) if self.list.moved(key) => Some(Vec::new()),
            Input::Key(key) => Some(match keys::find(KEYS, key)? {
                Command::Tick => self.list.chosen().map(|name| tick(see, question(name))).unwrap_or_default(),
                Command::Own => vec![Action::Open(note_form::new(see, NoteKind::Question, see.today()))],
                Command::Close => vec![Action::Close],
            }),
            Input::Click(click) => {
                self.list.click(click, see);
                Some(Vec::new())
            }
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let ticked = |name: &str| asked(see, question(name)).is_some();
        let asked = self.list.names().into_iter().filter(|name| ticked(name)).count();
        let remark = if asked == 0 { String::new() } else { format!("{asked} on your list") };
        self.list.draw(TITLE, &remark, ticked, see, (frame, area));
    }
}
