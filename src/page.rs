//! The page for a session: what is on it, and that as text, Markdown, HTML or JSON. Only what the person marked or ticked,
//! and the figures they did not take off. Draws nothing and writes nothing: what a screen shows and what a command prints
//! is one string.

mod agenda;
mod appointments;
mod figures;
mod html;
mod json;
mod markdown;
mod offers;
mod text;
mod words;

use chrono::{Datelike, NaiveDate};

pub use agenda::{Told, Topic, choose, chosen, topics, unmark};
pub use appointments::At;
pub use offers::{Group, Offer, is_dated, offers};
pub use text::{COLUMNS, NEXT_PAGE, ROWS};

use crate::insight::count;
use crate::model::calendar::Period;
use crate::model::session::Share;
use crate::model::{Id, Record};

/// The page as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub title: String,
    /// Under the title: the period and its days, the sessions, whose page it is.
    pub about: Vec<String>,
    pub period: Period,
    pub session: Option<NaiveDate>,
    /// In the order of [`Part::ALL`]; none without a block.
    pub sections: Vec<Section>,
    /// The records whose words are on it, and the names of its figures.
    pub records: Vec<Id>,
    pub facts: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub part: Part,
    pub blocks: Vec<Block>,
}

/// The sections there are (clinical 5.2), in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Talk,
    Safety,
    Results,
    Mood,
    Goals,
    Between,
    Habits,
    Helped,
    Changed,
    Questions,
}

/// Something that is not torn apart between two pages. All its texts are clean and stand on one line.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Line(String),
    /// Words, and in a few more what they are.
    Item {
        words: String,
        remark: String,
    },
    /// A name and what there is to say of it.
    Fact {
        name: String,
        value: String,
    },
    Chart(Chart),
}

/// Values over time, one a step; none where nothing was recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What is shown, in words.
    pub title: String,
    /// What it says, for whoever does not see it.
    pub words: String,
    pub days: Vec<NaiveDate>,
    pub values: Vec<Option<f64>>,
    /// The ends of the scale.
    pub range: (f64, f64),
    /// The same in one row of signs; empty where numbers beside it say as much, and only a drawing adds to them.
    pub row: String,
}

/// What the page can be made into.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// As the command line and the list of what was shared say it.
    pub name: &'static str,
    /// What a file of it is called at its end.
    pub ending: &'static str,
    /// One line on what it is good for.
    pub use_for: &'static str,
    render: fn(&Page) -> String,
}

impl Format {
    pub const ALL: &'static [Self] = &[
        Self { name: "text", ending: "txt", use_for: "to print on one sheet", render: text::render },
        Self { name: "markdown", ending: "md", use_for: "to paste", render: markdown::render },
        Self { name: "html", ending: "html", use_for: "with charts, to print or send", render: html::render },
        Self { name: "json", ending: "json", use_for: "for scripts", render: json::render },
    ];

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|format| format.name == name).copied()
    }

    /// The very bytes that leave.
    pub fn render(self, page: &Page) -> String {
        (self.render)(page)
    }
}

impl Part {
    pub const ALL: &'static [Self] = &[
        Self::Talk,
        Self::Safety,
        Self::Results,
        Self::Mood,
        Self::Goals,
        Self::Between,
        Self::Habits,
        Self::Helped,
        Self::Changed,
        Self::Questions,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Talk => "What I most want to talk about",
            Self::Safety => "Safety",
            Self::Results => "Questionnaires",
            Self::Mood => "Mood",
            Self::Goals => "Goals",
            Self::Between => "Between the sessions",
            Self::Habits => "Habits",
            Self::Helped => "What helped, what was hard",
            Self::Changed => "What changed",
            Self::Questions => "Questions for you",
        }
    }
}

/// The page as it stands now; of the days from `since` on, else from the last session attended.
pub fn page(at: At, since: Option<NaiveDate>) -> Page {
    let period = period(at, since);
    let chosen = chosen(at.notebook);
    let offers: Vec<Offer> = offers(at, period).into_iter().filter(|offer| offer.on).collect();
    let section = |part: &Part| {
        let of = offers.iter().filter(|offer| offer.part == *part);
        let blocks: Vec<Block> = of.flat_map(|offer| offer.blocks.iter().cloned()).collect();
        (!blocks.is_empty()).then_some(Section { part: *part, blocks })
    };
    let next = at.next();
    let clock = |time| format!(", {}", at.notebook.settings.clock.show(time));
    let title = match next {
        Some(next) => format!(
            "For our session on {}{}",
            long(next.when.day),
            next.when.time().map(clock).unwrap_or_default()
        ),
        None => "For our next session".to_owned(),
    };
    Page {
        title,
        about: about(at, period, &chosen),
        period,
        session: next.map(|next| next.when.day),
        sections: Part::ALL.iter().filter_map(section).collect(),
        records: offers.iter().filter_map(|offer| offer.record).collect(),
        facts: offers.iter().filter(|offer| offer.is_figure()).map(|offer| offer.name.clone()).collect(),
    }
}

impl Page {
    /// What is to be remembered of it once it has left; `to` is the file it went into.
    pub fn share(&self, format: Format, to: Option<String>) -> Share {
        Share {
            format: format.name.to_owned(),
            records: self.records.clone(),
            facts: self.facts.clone(),
            since: Some(self.period.first),
            to: to.unwrap_or_default(),
            ..Share::default()
        }
    }
}

/// “text into page.txt: words of 3 records, 5 figures, since 8 November”.
pub fn share_words(share: &Record<Share>) -> String {
    let to = if share.to.is_empty() { String::new() } else { format!(" into {}", share.to) };
    let words = format!("words of {}", count(share.records.len(), "record", "records"));
    let figures = match share.facts.len() {
        0 => String::new(),
        n => format!(", {}", count(n, "figure", "figures")),
    };
    let since = |first| short(first, Period { first, last: share.when.day });
    let since = share.since.map(|day| format!(", since {}", since(day))).unwrap_or_default();
    format!("{}{to}: {words}{figures}{since}", share.format)
}

/// The days that are looked at.
pub fn period(at: At, since: Option<NaiveDate>) -> Period {
    since.map_or_else(|| at.since(), |first| Period { first, last: at.today() })
}

fn about(at: At, period: Period, chosen: &crate::model::session::Preparation) -> Vec<String> {
    let days = count(period.days().count(), "day", "days");
    let mut span = format!("{} to {}, {days}", short(period.first, period), long(period.last));
    if !chosen.hidden.iter().any(|name| name == figures::DAYS) {
        span.push_str(&match figures::written(at.notebook, period) {
            0 => ", nothing written down yet".to_owned(),
            days => format!(", written on {days} of them"),
        });
    }
    let mut lines = vec![format!("{span}.")];
    let (attended, told) = at.attended();
    if 0 < told && !chosen.hidden.iter().any(|name| name == figures::SESSIONS) {
        lines.push(format!("I was at {attended} of {} so far.", count(told, "session", "sessions")));
    }
    lines.push(NO_RECORD.to_owned());
    lines
}

/// The disclaimer, as the person says it to their therapist (clinical 4.5).
const NO_RECORD: &str = "Made by me with a self-help notebook; not a clinical record. It does not diagnose or watch over \
    anyone; its scores are a way into a conversation.";

/// “Saturday 21 November 2026”.
fn long(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// “21 November”; with its year where that is not the one in which the period of the page ends.
fn short(day: NaiveDate, period: Period) -> String {
    let year = if day.year() == period.last.year() { "" } else { " %Y" };
    day.format(&format!("%-d %B{year}")).to_string()
}

/// The name under which an id stands in what is chosen.
fn id_name(id: Id) -> String {
    id.to_string()
}
