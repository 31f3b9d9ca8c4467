//! Questions one may want to ask, by theme. One that is ticked stands on the list; one's own are written there.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{Action, Page, See};
use crate::keys::{self, Binding, Click, ClickKind, ENTER, ESC, Hint, Input, SPACE, char, on};
use crate::model::day::{Note, NoteKind};
use crate::model::{Edit, Record};
use crate::screens::cursor::{self, Cursor};
use crate::screens::note_form;
use crate::ui::bars;
use crate::ui::layout::take_top;
use crate::ui::list::{List, Row};

/// Themes and their questions (requirements 123 to 125).
const BANK: &[(&str, &[&str])] = &[
    (
        "How we work",
        &[
            "What do you call the way we are working, and why does it suit me?",
            "What does a usual session look like, and may I change it?",
            "How often do we meet, and for about how long altogether?",
            "What would you like me to do between the sessions?",
            "What may I write or ring you about in between, and how?",
        ],
    ),
    (
        "Whether it helps",
        &[
            "How will we notice that this is helping?",
            "When shall we look back together at where I began?",
            "What do we do if nothing has moved by then?",
            "What do you see changing that I may not see?",
            "How will we know that I need this less?",
        ],
    ),
    (
        "My goals",
        &[
            "Is this goal the right size for the next weeks?",
            "Which of my goals would you begin with?",
            "I would like to change a goal. What do you think?",
            "What am I good at that I could use more?",
            "What could get in the way that I have not thought of?",
        ],
    ),
    (
        "Understanding",
        &[
            "What keeps this going, as you see it?",
            "Is what I feel usual for what I am going through?",
            "Does what I have carry a name, and do I need one?",
            "Where could I read more that is sound?",
        ],
    ),
    (
        "The two of us",
        &[
            "Something you said stayed with me. May we go back to it?",
            "Something here does not sit right with me yet. Can we look at it?",
            "There is something I find hard to say. Can you help me begin?",
            "Who gets to know what I tell you?",
        ],
    ),
    (
        "Practical",
        &[
            "What do I do when it gets very hard between the sessions?",
            "What happens when I or you cannot come?",
            "Could a doctor, a group or somebody else help as well?",
            "How would we end well, when it is time?",
        ],
    ),
];

#[derive(Default)]
pub struct Bank {
    cursor: Cursor<&'static str>,
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

fn questions() -> Vec<&'static str> {
    BANK.iter().flat_map(|(_, questions)| questions.iter().copied()).collect()
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

impl Bank {
    fn list<'a>(&self, see: See<'a>, width: u16) -> List<'a> {
        let marks = &see.theme.marks;
        let mut rows: Vec<Row> = Vec::new();
        for (theme, questions) in BANK {
            if !rows.is_empty() {
                rows.push(Row::blank());
            }
            rows.push(Row::heading(*theme));
            for question in *questions {
                let mark = if asked(see, question).is_some() { marks.done } else { marks.blank };
                let wide = usize::from(width).saturating_sub(5).max(10);
                for (at, line) in crate::text::wrap(question, wide).into_iter().enumerate() {
                    rows.push(match at {
                        0 => Row::item(Line::from(vec![
                            Span::styled(mark, see.theme.mark),
                            Span::raw(format!(" {line}")),
                        ])),
                        _ => Row::note(format!("  {line}")),
                    });
                }
            }
        }
        List::of_items(rows, self.cursor.place(&questions()))
    }

    fn click(&mut self, click: Click, see: See) {
        let all = questions();
        match click.kind {
            ClickKind::WheelDown => self.cursor.go(cursor::Move::Down, &all),
            ClickKind::WheelUp => self.cursor.go(cursor::Move::Up, &all),
            ClickKind::Press => {
                let (_, body) = take_top(see.area, 2);
                let list = self.list(see, body.width);
                let row = list.hit(body, click.column, click.row);
                if let Some(question) = row.and_then(|row| all.get(list.item_number(row))) {
                    self.cursor.choose(question, &all);
                }
            }
        }
    }
}

impl Page for Bank {
    fn keys(&self) -> Vec<Hint> {
        [keys::hints(KEYS), keys::hints(cursor::KEYS)].concat()
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        match input {
            Input::Key(key) => {
                if let Some(to) = keys::find(cursor::KEYS, key) {
                    self.cursor.go(to, &questions());
                    return Some(Vec::new());
                }
                Some(match keys::find(KEYS, key)? {
                    Command::Tick => self.cursor.get(&questions()).map(|q| tick(see, q)).unwrap_or_default(),
                    Command::Own => vec![Action::Open(note_form::new(see, NoteKind::Question, see.today()))],
                    Command::Close => vec![Action::Close],
                })
            }
            Input::Click(click) => {
                self.click(click, see);
                Some(Vec::new())
            }
            Input::Paste(_) => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (head, body) = take_top(area, 2);
        let asked = questions().into_iter().filter(|question| asked(see, question).is_some()).count();
        let remark = if asked == 0 { String::new() } else { format!("{asked} on your list") };
        bars::header("Questions you may want to ask", &remark, see.theme, frame, head);
        self.list(see, body.width).draw(see.theme, frame, body);
    }
}
