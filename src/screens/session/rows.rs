//! The tab row by row, and what each row stands for. Draws nothing.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Target, at};
use crate::app::See;
use crate::dates;
use crate::insight;
use crate::model::Record;
use crate::model::goal::Status;
use crate::model::measure::Measure;
use crate::model::session::{Preparation, Session};
use crate::page::{self, Group, Offer, Told, Topic};
use crate::screens::cursor::Cursor;
use crate::screens::days;
use crate::text::{one_line, wrap};
use crate::ui::list::{List, Row};

/// The list as it stands.
pub struct Board {
    rows: Vec<Row<'static>>,
    /// One for each row that can be chosen.
    pub targets: Vec<Target>,
    /// The places of those rows.
    items: Vec<usize>,
}

/// The list being made.
struct Making<'a> {
    rows: Vec<Row<'static>>,
    targets: Vec<Target>,
    items: Vec<usize>,
    see: See<'a>,
    width: usize,
}

/// Past sessions and shared pages listed here; the journal has them all.
const PAST: usize = 6;

/// What can be ticked, by what it is.
pub const GROUPS: &[(Group, &str)] = &[
    (Group::Figure, "On the page: figures, until you take one off"),
    (Group::Result, "Questionnaires, once you tick them"),
    (Group::Words, "Your words, once you tick them"),
    (Group::Private, "Asked about twice"),
];

const NO_DATE: &str = "No date yet. Enter sets one: “friday at 5 pm”, “in 2 weeks”.";
const NO_TOPICS: [&str; 2] = [
    "What you want to bring up will be here.",
    "b marks anything on any tab for it; n adds a line, a a question.",
];

impl Board {
    /// `whole`: what happened stands in the list too, since it has no place beside it.
    pub fn new(see: See, width: u16, whole: bool) -> Self {
        let (rows, targets, items) = Default::default();
        let width = usize::from(width).saturating_sub(2).max(10);
        let mut board = Making { rows, targets, items, see, width };
        board.dates();
        board.topics();
        board.drafts();
        board.due();
        if whole {
            board.rows.push(Row::blank());
            board.rows.extend(since(see, board.width));
        }
        board.offers();
        board.past();
        board.rows.extend(shares(see, board.width));
        board.help();
        Self { rows: board.rows, targets: board.targets, items: board.items }
    }

    pub fn list(&self, cursor: &Cursor<Target>) -> List<'_> {
        let selected = cursor.place(&self.targets).map(|place| self.items[place]);
        List::from_fn(self.rows.len(), selected, |at| self.rows[at].clone())
    }
}

impl Making<'_> {
    fn heading(&mut self, words: &str) {
        if !self.rows.is_empty() {
            self.rows.push(Row::blank());
        }
        self.rows.push(Row::heading(words.to_owned()));
    }

    /// A mark, words in as many rows as they need, a remark dimly behind them.
    fn item(&mut self, target: Target, mark: &'static str, words: &str, remark: &str) {
        let theme = self.see.theme;
        let remark = if remark.is_empty() { String::new() } else { format!("  ({remark})") };
        let indent = if mark.is_empty() { 0 } else { 2 };
        let whole = format!("{}{remark}", one_line(words));
        let rows = wrap(&whole, self.width.saturating_sub(indent).max(8));
        self.items.push(self.rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let style = Style::new();
            match at {
                0 if indent == 0 => self.rows.push(Row::item(Line::styled(row, style))),
                0 => self.rows.push(Row::item(Line::from(vec![
                    Span::styled(mark, theme.mark),
                    Span::raw(format!(" {row}")),
                ]))),
                _ => self.rows.push(Row::note(format!("{}{row}", " ".repeat(indent)))),
            }
        }
        self.targets.push(target);
    }

    fn note(&mut self, words: &str) {
        let rows = wrap(words, self.width);
        self.rows.extend(rows.into_iter().map(Row::note));
    }

    fn dates(&mut self) {
        let at = at(self.see);
        self.heading("Next session");
        match at.next() {
            Some(next) => self.item(Target::Next, "", &session_day(self.see, next), ""),
            None => self.item(Target::Next, "", NO_DATE, ""),
        }
        if let Some(untold) = at.untold() {
            let day = days::named(untold.when.day, self.see);
            self.item(Target::Untold(untold.id), "", &format!("{day}: how did it go? Enter tells"), "");
        }
    }

    fn topics(&mut self) {
        let topics = page::topics(at(self.see));
        let chosen = page::chosen(self.see.notebook);
        let (questions, lines): (Vec<Topic>, Vec<Topic>) = topics.into_iter().partition(Topic::is_question);
        self.heading("To talk about");
        if lines.is_empty() && questions.is_empty() {
            NO_TOPICS.iter().for_each(|line| self.note(line));
        }
        lines.iter().for_each(|topic| self.topic(topic, &chosen));
        if !questions.is_empty() {
            self.heading("To ask");
            questions.iter().for_each(|topic| self.topic(topic, &chosen));
        }
    }

    fn topic(&mut self, topic: &Topic, chosen: &Preparation) {
        let (mark, remark) = stands(self.see, topic, chosen);
        self.item(Target::Topic(topic.id), mark, &topic.words, &remark);
    }

    fn drafts(&mut self) {
        let notebook = self.see.notebook;
        let drafts: Vec<_> =
            notebook.goals.iter().filter(|goal| goal.status == Status::Draft && !goal.bring).collect();
        if drafts.is_empty() {
            return;
        }
        self.heading("Draft goals, b takes one along");
        let blank = self.see.theme.marks.blank;
        drafts.into_iter().for_each(|goal| self.item(Target::Draft(goal.id), blank, &goal.statement, ""));
    }

    /// Questionnaires that make sense again before the session.
    fn due(&mut self) {
        let (notebook, today) = (self.see.notebook, self.see.today());
        let by = at(self.see).next().map_or(today, |next| next.when.day);
        let due: Vec<Measure> = insight::offered_or_taken(notebook)
            .into_iter()
            .filter(|measure| insight::next_due(notebook, *measure, today).is_some_and(|day| day <= by))
            .collect();
        if due.is_empty() {
            return;
        }
        self.heading("Makes sense again before the session");
        for measure in due {
            let last = insight::latest(notebook, measure, today).map(|last| days::short(last.day, today));
            let words = format!("{}: Enter begins it, if you like", one_line(measure.title()));
            let remark = last.map(|day| format!("last on {day}")).unwrap_or_default();
            self.item(Target::Measure(measure.name().to_owned()), "", &words, &remark);
        }
    }

    fn offers(&mut self) {
        let at = at(self.see);
        let offers = page::offers(at, page::period(at, None));
        for (group, title) in GROUPS.iter().copied() {
            let of: Vec<&Offer> = offers.iter().filter(|offer| offer.group == group).collect();
            if !of.is_empty() {
                self.heading(title);
                of.into_iter().for_each(|offer| self.offer(offer));
            }
        }
    }

    fn offer(&mut self, offer: &Offer) {
        let marks = &self.see.theme.marks;
        let mark = if offer.on { marks.done } else { marks.blank };
        self.item(Target::Offer(offer.name.clone()), mark, &offer.label, "");
    }

    fn past(&mut self) {
        let past: Vec<&Record<Session>> = at(self.see).past().take(PAST).collect();
        if past.is_empty() {
            return;
        }
        self.heading("Sessions before");
        for session in past {
            let day = dates::plain(session.when.day);
            let how = match session.attended {
                Some(true) => one_line(&session.agreed).into_owned(),
                Some(false) => "did not take place".to_owned(),
                None => "how did it go?".to_owned(),
            };
            let words = if how.is_empty() { day } else { format!("{day}  {how}") };
            self.item(Target::Past(session.id), "", &words, "");
        }
    }

    fn help(&mut self) {
        self.heading("Looking for a therapist?");
        self.item(Target::Choosing, "", "What to ask and what to notice when choosing one", "");
    }
}

/// Its mark, and what it is and how it stands on the page.
pub fn stands(see: See, topic: &Topic, chosen: &Preparation) -> (&'static str, String) {
    let marks = &see.theme.marks;
    let day = days::short(topic.day, see.today());
    let told = if topic.covered { Told::Nothing } else { topic.told(chosen) };
    let (mark, how) = match told {
        Told::Words => (marks.done, ""),
        Told::Kind => (marks.excused, "; on the page without its words"),
        Told::Nothing if topic.covered => (marks.done, "; talked about"),
        Told::Nothing => (marks.blank, "; not on the page"),
    };
    let remark = match (topic.is_question(), how.is_empty()) {
        (true, true) => String::new(),
        (true, false) => how.trim_start_matches("; ").to_owned(),
        (false, _) if page::is_dated(topic) => format!("{}, {day}{how}", topic.noun),
        (false, _) => format!("{}{how}", topic.noun),
    };
    (mark, remark)
}

/// “Tuesday 24 November, in 3 days, 17:00”.
fn session_day(see: See, session: &Record<Session>) -> String {
    let time = session.when.time().map(|time| format!(", {}", days::clock(time, see)));
    format!("{}{}", days::named(session.when.day, see), time.unwrap_or_default())
}

/// The next session for the header.
pub fn next_words(see: See) -> String {
    at(see).next().map(|next| session_day(see, next)).unwrap_or_default()
}

/// What happened since the last session.
pub fn beside(see: See, width: u16) -> Vec<Row<'static>> {
    since(see, usize::from(width).saturating_sub(2).max(10))
}

fn since(see: See, width: usize) -> Vec<Row<'static>> {
    let at = at(see);
    let period = page::period(at, None);
    let facts = insight::facts(see.notebook, period, see.today());
    let mut rows = vec![Row::heading(format!("Since {}, for your eyes", dates::plain(period.first)))];
    for (name, words) in facts.lines() {
        let line =
            if name.is_empty() { format!("  {words}") } else { format!("{}: {words}", one_line(&name)) };
        rows.extend(wrap(&one_line(&line), width).into_iter().map(Row::note));
    }
    rows
}

pub fn shares(see: See, width: usize) -> Vec<Row<'static>> {
    let shares: Vec<_> = see.notebook.shares.iter().rev().take(PAST).collect();
    let mut rows = vec![Row::blank(), Row::heading("Pages printed or saved")];
    if shares.is_empty() {
        rows.push(Row::note("Nothing so far."));
    }
    for share in shares {
        let day = days::short(share.when.day, see.today());
        let line = format!("{day}  {}", one_line(&page::share_words(share)));
        rows.extend(wrap(&line, width).into_iter().map(Row::note));
    }
    rows
}
