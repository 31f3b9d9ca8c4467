//! Another program's files: which program, where they are, what they would add, and taking them in. The files themselves
//! are read outside.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use serde_json::Value;

use crate::app::{Action, Asking, Brought, Choosing, Page, See, Wanted, form_from_json, form_to_json};
use crate::exchange::{self, FORMATS, Format, Given, Levels, Plan, Source, Taking};
use crate::form::{Asked, Field, Form, Kind, Outcome, Spec};
use crate::insight::count;
use crate::keys::{self, Binding, ENTER, ESC, Hint, Input, on};
use crate::screens::scroll::{self, Scroll};
use crate::text::one_line;
use crate::ui::bars;
use crate::ui::form::form as draw_form;
use crate::ui::layout::take_top;
use crate::ui::paragraph::paragraph;

const DRAFT: &str = "import";

/// What the programs are called, in the order of the one table.
const PROGRAMS: [&str; FORMATS.len()] = {
    let (mut names, mut at) = ([""; FORMATS.len()], 0);
    while at < names.len() {
        names[at] = FORMATS[at].program;
        at += 1;
    }
    names
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Program,
    Path,
    Moods,
}

impl Field for Answer {
    const STEPS: &'static [Self] = &[Self::Program, Self::Path, Self::Moods];

    fn spec(self) -> Spec {
        match self {
            Self::Program => Spec::choice("From", &PROGRAMS),
            Self::Path => Spec::line("Where it is"),
            Self::Moods => Spec::line("Levels of your own moods").hint("so-so=3, wow=5; 1 worst, 5 best"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Path => "path",
            Self::Moods => "moods",
        }
    }
}

pub struct Import {
    form: Form<Answer>,
    /// What the files would add, once they were looked at.
    plan: Option<Plan>,
    scroll: Scroll,
    /// Moods of which the file has only names, and the level that was said of each when it was asked for.
    asked: Vec<(String, Option<u8>)>,
}

#[derive(Clone, Copy)]
enum Command {
    TakeIn,
    Back,
}

/// While what was found is shown.
const FOUND: &[Binding<Command>] =
    &[on(&[ENTER], Command::TakeIn, "take it in"), on(&[ESC], Command::Back, "back, nothing taken")];

/// While the form is filled in.
const LEAVE: &[Binding<()>] = &[on(&[ESC], (), "leave as draft")];

/// The form as it was left, by the name of its draft.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    (name == DRAFT).then(|| Box::new(Import::new(see)) as Box<dyn Page>)
}

impl Import {
    pub fn new(see: See) -> Self {
        let mut form = Form::new();
        // Ours comes first in the table, and last to mind.
        form.set_choice(Answer::Program, 1.min(FORMATS.len() - 1));
        let mut this = Self { form: form.given(), plan: None, scroll: Scroll::default(), asked: Vec::new() };
        if let Some(draft) = see.drafts.get(DRAFT) {
            form_from_json(&mut this.form, draft);
        }
        this.follow();
        this
    }

    fn format(&self) -> &'static Format {
        &FORMATS[self.form.choice(Answer::Program).unwrap_or_default()]
    }

    /// What belongs to the chosen program.
    fn follow(&mut self) {
        let format = self.format();
        self.form.set_hint(Answer::Path, format.what);
        self.form.set_visible(Answer::Moods, format.names_moods);
    }

    fn ask(&mut self) -> Vec<Action> {
        let path = self.form.trimmed(Answer::Path).to_owned();
        if path.is_empty() {
            let where_it_is = "the path of the file, such as ~/Downloads/export.csv".to_owned();
            self.form.complain(vec![(Answer::Path, where_it_is)]);
            return Vec::new();
        }
        if let Err(why) = self.levels() {
            self.form.complain(vec![(Answer::Moods, why)]);
            return Vec::new();
        }
        vec![Action::Read(Wanted { path, names: self.format().files })]
    }

    fn levels(&self) -> Result<Levels, String> {
        let mut levels = Levels::default();
        let texts = self.form.trimmed(Answer::Moods).split(',').filter(|text| !text.trim().is_empty());
        texts.into_iter().try_for_each(|text| levels.add(text))?;
        let said = self.asked.iter().filter_map(|(name, level)| Some(format!("{name}={}", (*level)?)));
        said.into_iter().try_for_each(|text| levels.add(&text))?;
        Ok(levels)
    }

    /// Reads what was brought; an error is a sentence.
    fn plan(&self, source: &Source, see: See) -> Result<Plan, String> {
        let levels = self.levels()?;
        let given = Given {
            day_starts: see.notebook.settings.day_starts(),
            today: see.today(),
            now: see.moment(),
            levels: &levels,
            progress: &|_| (),
        };
        let refused = |why| format!("It {why}. Nothing was taken in.");
        let taken = self.format().read(source, given).map_err(refused)?;
        Ok(exchange::plan(self.format(), see.notebook, taken))
    }

    fn obey(&mut self, command: Command) -> Vec<Action> {
        match command {
            Command::TakeIn => self.take_in(),
            Command::Back => {
                self.plan = None;
                Vec::new()
            }
        }
    }

    fn take_in(&mut self) -> Vec<Action> {
        let Some(plan) = self.plan.take() else { return Vec::new() };
        match plan.taking {
            Some(Taking::Whole(notebook)) => {
                vec![Action::Abandon(DRAFT.to_owned()), Action::TakeIn(notebook)]
            }
            Some(Taking::Edit(edit)) => {
                let added = count(plan.report.added, "entry", "entries");
                let said = format!("Taken in: {added}. u takes all of it back.");
                vec![Action::Submit(edit), Action::Close, Action::Say(said)]
            }
            None => {
                let said = "Nothing in it is new; nothing was changed.".to_owned();
                vec![Action::Abandon(DRAFT.to_owned()), Action::Say(said)]
            }
        }
    }

    /// What was found, in lines.
    fn lines(&self) -> Vec<Line<'static>> {
        let Some(plan) = &self.plan else { return Vec::new() };
        let end = match &plan.taking {
            Some(_) => "Enter takes it in, all at once; Esc leaves everything as it is.",
            None => "Nothing in it is new.",
        };
        let lines = plan.report.lines().into_iter().chain([String::new(), end.to_owned()]);
        lines.map(Line::from).collect()
    }
}

impl Page for Import {
    fn keys(&self) -> Vec<Hint> {
        match self.plan {
            Some(_) => [keys::hints(FOUND), keys::hints(scroll::KEYS)].concat(),
            None => [self.form.hints(), keys::hints(LEAVE)].concat(),
        }
    }

    fn input(&mut self, input: Input, see: See) -> Option<Vec<Action>> {
        if self.plan.is_some() {
            if let Some(to) = scroll::wanted(&input) {
                self.scroll.go(to, &self.lines(), take_top(see.area, 2).1);
                return Some(Vec::new());
            }
            return match input {
                Input::Key(key) => Some(self.obey(keys::find(FOUND, key)?)),
                Input::Click(_) | Input::Paste(_) => Some(Vec::new()),
            };
        }
        if let Input::Key(key) = input
            && keys::find(LEAVE, key).is_some()
        {
            return Some(vec![Action::Close]);
        }
        let outcome = self.form.input(&input, take_top(see.area, 2).1);
        self.follow();
        match outcome {
            Outcome::Submit => Some(self.ask()),
            Outcome::Notice(line) => Some(vec![Action::Say(line)]),
            Outcome::Handled => Some(Vec::new()),
            Outcome::Ignored => None,
        }
    }

    fn view(&self, see: See, frame: &mut Frame, area: Rect) {
        let (top, rest) = take_top(area, 2);
        let title = match self.plan {
            Some(_) => format!("Import from {}: nothing is written yet", self.format().program),
            None => "Import".to_owned(),
        };
        bars::header(&title, "", see.theme, frame, top);
        match self.plan {
            Some(_) => paragraph(&self.lines(), self.scroll.row(), see.theme, frame, rest),
            None => draw_form(&self.form, see.theme, frame, rest),
        }
    }

    fn brought(&mut self, found: Brought, see: See) {
        self.scroll = Scroll::default();
        match found.and_then(|source| self.plan(&source, see)) {
            Ok(plan) => {
                let asked = |name: &String| self.asked.iter().any(|(other, _)| other == name);
                let new: Vec<String> =
                    plan.report.unknown_moods.iter().filter(|name| !asked(name)).cloned().collect();
                self.asked.extend(new.into_iter().map(|name| (name, None)));
                self.plan = Some(plan);
            }
            Err(why) => self.form.complain(vec![(Answer::Path, why)]),
        }
    }

    fn draft(&self) -> Option<(String, Value)> {
        Some((DRAFT.to_owned(), form_to_json(&self.form)))
    }

    fn typing(&self) -> bool {
        self.form.is_changed()
    }

    fn asking(&mut self) -> Option<&mut dyn Asking> {
        Some(self)
    }

    fn choosing(&mut self, _: See) -> Option<Choosing> {
        let lines = self.plan.as_ref()?.report.lines();
        let is_new = self.plan.as_ref().is_some_and(|plan| plan.taking.is_some());
        let title = format!("Import from {}: nothing is written yet", self.format().program);
        let lines = std::iter::once(title).chain(lines).collect();
        let take = self.take_in();
        let choices = match is_new {
            true => vec![
                ("yes, take it in, all at once".to_owned(), take),
                ("no, leave everything as it is".to_owned(), Vec::new()),
            ],
            false => vec![("nothing in it is new; go on".to_owned(), take)],
        };
        Some(Choosing { lines, choices })
    }

    fn text(&self) -> Option<&str> {
        self.form.editable_text()
    }

    fn set_text(&mut self, text: &str) {
        let field = self.form.focused();
        self.form.set_text(field, text);
    }
}

/// The moods stand behind the program and the path, where they are asked for one by one.
const MOODS: usize = 2;

impl Asking for Import {
    fn heading(&self) -> String {
        "Import from another program; nothing is written before you say so".to_owned()
    }

    fn count(&self) -> usize {
        MOODS + self.asked.len()
    }

    fn question(&self, at: usize) -> Option<Asked> {
        let Some(at) = at.checked_sub(MOODS) else { return self.form.asked(at) };
        let (name, level) = self.asked.get(at)?;
        Some(Asked {
            section: "Moods that have a name of their own there",
            label: format!("“{}”, 1 worst to {} best", one_line(name), exchange::BEST),
            hint: String::new(),
            echo: String::new(),
            kind: Kind::Number { min: 1, max: i32::from(exchange::BEST) },
            options: Vec::new(),
            value: level.map(|level| level.to_string()).unwrap_or_default(),
            complaint: None,
        })
    }

    fn answer(&mut self, at: usize, line: &str, _: See) -> Result<(), String> {
        let Some(mood) = at.checked_sub(MOODS) else {
            self.form.answer(at, line)?;
            self.follow();
            return Ok(());
        };
        let level = line.parse().ok().filter(|level| (1..=exchange::BEST).contains(level));
        if level.is_none() && !line.is_empty() {
            return Err(format!("a number from 1 to {}", exchange::BEST));
        }
        self.asked.get_mut(mood).into_iter().for_each(|(_, said)| *said = level);
        Ok(())
    }

    fn hand_in(&mut self, _: See) -> Vec<Action> {
        self.plan = None;
        self.ask()
    }

    fn draft_name(&self) -> String {
        DRAFT.to_owned()
    }

    fn draft_value(&self) -> Value {
        form_to_json(&self.form)
    }
}
