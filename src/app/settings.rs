//! What the person can choose, as one form.

use chrono::NaiveTime;

use super::page::{Page, See};
use super::sheet::Sheet;
use super::welcome;
use crate::form::{Field, Form, Spec};
use crate::model::Edit;
use crate::model::clock;
use crate::model::settings::{Clock, DayOrder, SCALES, Settings, Theme, WeekStart};
use crate::support::{self, Country};

pub struct SettingsForm {
    form: Form<Choice>,
    /// As they were when the form was opened.
    before: Settings,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    DayStarts,
    WeekStarts,
    Country,
    Scales,
    Feelings,
    Nine,
    Rhythm,
    Vision,
    Theme,
    Ascii,
    Clock,
    DayOrder,
    Quiet,
    Mouse,
    Offer,
    Lock,
}

impl Field for Choice {
    const STEPS: &'static [Self] = &[
        Choice::DayStarts,
        Choice::WeekStarts,
        Choice::Country,
        Choice::Scales,
        Choice::Feelings,
        Choice::Vision,
        Choice::Nine,
        Choice::Rhythm,
        Choice::Theme,
        Choice::Ascii,
        Choice::Clock,
        Choice::DayOrder,
        Choice::Quiet,
        Choice::Mouse,
        Choice::Offer,
        Choice::Lock,
    ];

    fn spec(self) -> Spec {
        match self {
            Choice::DayStarts => Spec::line("A new day begins at").hint("04:00").section("Days"),
            Choice::WeekStarts => Spec::choice("The week begins on", &["Monday", "Sunday", "Saturday"]),
            Choice::Country => {
                Spec::line("Country for support lines").hint("its first letters").section("Support")
            }
            Choice::Offer => Spec::choice("Offers after hard words, low days", &["yes, quietly", "no"]),
            Choice::Scales => Spec::words("Scales beside the mood, up to 4", SCALES).section("Check-in"),
            Choice::Feelings => Spec::words("Feeling words of your own", &[]),
            Choice::Nine => {
                Spec::choice("Questions on low mood", &["PHQ-8", "PHQ-9, as my therapist uses it"])
                    .section("Measures")
            }
            Choice::Rhythm => Spec::choice("A questionnaire again after", &["two weeks", "one week"]),
            Choice::Vision => Spec::line("Where I would like life to go").hint("one line"),
            Choice::Theme => {
                Spec::choice("Colours", &["the terminal's own", "high contrast", "none"]).section("Looks")
            }
            Choice::Ascii => Spec::choice("Marks", &["✓ – ○ ·", "x - o ."]),
            Choice::Clock => Spec::choice("Clock", &["24 hours", "12 hours"]),
            Choice::DayOrder => Spec::choice("5/12 is", &["asked about", "5 December", "May 12"]),
            Choice::Quiet => Spec::choice("Small celebrations", &["yes", "no"]),
            Choice::Mouse => Spec::choice("Mouse", &["yes", "no, the terminal selects text"]),
            Choice::Lock => {
                Spec::number("Curtain after idle minutes", 0, 600).hint("0 never; locks if encrypted")
            }
        }
    }

    fn name(self) -> &'static str {
        match self {
            Choice::DayStarts => "day_starts_at",
            Choice::WeekStarts => "week_starts",
            Choice::Country => "country",
            Choice::Scales => "scales",
            Choice::Feelings => "feelings",
            Choice::Nine => "phq_9",
            Choice::Rhythm => "measures_weekly",
            Choice::Vision => "vision",
            Choice::Theme => "theme",
            Choice::Ascii => "ascii",
            Choice::Clock => "clock",
            Choice::DayOrder => "day_order",
            Choice::Quiet => "quiet",
            Choice::Mouse => "mouse",
            Choice::Offer => "offer",
            Choice::Lock => "lock_after",
        }
    }
}

const DRAFT: &str = "settings";

pub fn open(see: See) -> Box<dyn Page> {
    let settings = see.notebook.settings.clone();
    Box::new(SettingsForm { form: filled(&settings), before: settings }.with_draft(see))
}

/// The form as it was left, by the name of its draft.
pub fn restore(name: &str, see: See) -> Option<Box<dyn Page>> {
    (name == DRAFT).then(|| open(see))
}

fn filled(settings: &Settings) -> Form<Choice> {
    let mut form = Form::new();
    form.set_hint(Choice::DayStarts, settings.clock.show(Settings::default().day_starts()));
    form.set_text(Choice::DayStarts, &settings.clock.show(settings.day_starts()));
    form.set_choice(Choice::WeekStarts, place(WeekStart::ALL, &settings.week_starts));
    form.set_text(Choice::Country, support::country(&settings.country).map_or("", |country| country.name));
    form.set_words(Choice::Scales, settings.scales.clone());
    form.set_words(Choice::Feelings, settings.feelings.clone());
    form.set_choice(Choice::Nine, usize::from(settings.phq_9));
    form.set_choice(Choice::Rhythm, usize::from(settings.measures_weekly));
    form.set_text(Choice::Vision, &settings.vision);
    form.set_choice(Choice::Theme, place(Theme::ALL, &settings.theme));
    form.set_choice(Choice::Ascii, usize::from(settings.ascii));
    form.set_choice(Choice::Clock, place(Clock::ALL, &settings.clock));
    form.set_choice(Choice::DayOrder, place(DayOrder::ALL, &settings.day_order));
    form.set_choice(Choice::Quiet, usize::from(settings.quiet));
    form.set_choice(Choice::Mouse, usize::from(settings.mouse_off));
    form.set_choice(Choice::Offer, usize::from(settings.offer_off));
    form.set_number(Choice::Lock, i32::from(settings.lock_after));
    form.given()
}

fn place<T: PartialEq>(all: &[T], chosen: &T) -> Option<usize> {
    all.iter().position(|other| other == chosen)
}

/// The settings the form says, or what is wrong with it.
fn parse(form: &Form<Choice>, before: &Settings) -> Result<Settings, Vec<(Choice, String)>> {
    let mut issues = Vec::new();
    let mut settings = before.clone();
    match day_start(form.trimmed(Choice::DayStarts)) {
        Some(time) => {
            settings.day_starts_at = Some(time).filter(|_| time != Settings::default().day_starts())
        }
        None => issues.push((Choice::DayStarts, "a time like 04:00, before noon".to_owned())),
    }
    match country(form.trimmed(Choice::Country)) {
        Some(code) => settings.country = code,
        None => issues.push((
            Choice::Country,
            "no country alone begins so; leave it empty for lines everywhere".to_owned(),
        )),
    }
    settings.scales = form.words(Choice::Scales);
    if 4 < settings.scales.len() {
        issues.push((Choice::Scales, "up to four, so that a check-in stays quick".to_owned()));
    }
    settings.feelings = form.words(Choice::Feelings);
    settings.phq_9 = form.choice(Choice::Nine) == Some(1);
    settings.measures_weekly = form.choice(Choice::Rhythm) == Some(1);
    settings.vision = form.trimmed(Choice::Vision).to_owned();
    choose(&mut settings.week_starts, WeekStart::ALL, form.choice(Choice::WeekStarts));
    choose(&mut settings.theme, Theme::ALL, form.choice(Choice::Theme));
    choose(&mut settings.clock, Clock::ALL, form.choice(Choice::Clock));
    choose(&mut settings.day_order, DayOrder::ALL, form.choice(Choice::DayOrder));
    settings.ascii = form.choice(Choice::Ascii) == Some(1);
    settings.quiet = form.choice(Choice::Quiet) == Some(1);
    settings.mouse_off = form.choice(Choice::Mouse) == Some(1);
    settings.offer_off = form.choice(Choice::Offer) == Some(1);
    settings.lock_after =
        form.number(Choice::Lock).and_then(|minutes| u16::try_from(minutes).ok()).unwrap_or(0);
    if issues.is_empty() { Ok(settings) } else { Err(issues) }
}

/// A word of a newer version stays unless another is chosen.
fn choose<T: Clone>(setting: &mut T, all: &[T], chosen: Option<usize>) {
    if let Some(word) = chosen.and_then(|at| all.get(at)) {
        setting.clone_from(word);
    }
}

/// A day begins between midnight and noon.
fn day_start(text: &str) -> Option<NaiveTime> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0)?;
    let time = match text {
        "" => Settings::default().day_starts(),
        text => clock::read(text)?,
    };
    (time < noon).then_some(time)
}

/// The code of a country given by its name, its code, first letters that fit no other, or nothing.
fn country(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let alone = || fitting(text).first().copied().filter(|_| fitting(text).len() == 1);
    support::country(text).or_else(alone).map(|country| country.code.to_owned())
}

fn fitting(text: &str) -> Vec<&'static Country> {
    welcome::fitting(text).into_iter().flatten().collect()
}

/// Countries named under the field, at most.
const NAMED: usize = 6;

/// What the letters typed so far may be: “Germany”, “Germany, Ghana, Greece”.
fn countries(text: &str) -> String {
    let fits = fitting(text);
    if text.is_empty() || NAMED < fits.len() || fits.iter().any(|country| country.name == text) {
        return String::new();
    }
    fits.iter().map(|country| country.name).collect::<Vec<_>>().join(", ")
}

/// What a check-in will ask, so that a stray word among the scales is seen here.
fn asked(scales: &[String]) -> String {
    if scales.is_empty() { String::new() } else { format!("each check-in asks: mood, {}", scales.join(", ")) }
}

impl Sheet for SettingsForm {
    type Field = Choice;

    fn title(&self) -> String {
        "Settings".to_owned()
    }

    fn form(&self) -> &Form<Choice> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Choice> {
        &mut self.form
    }

    fn draft_name(&self) -> String {
        DRAFT.to_owned()
    }

    fn follow(&mut self, _: See) {
        self.form.echo(Choice::Country, countries(self.form.trimmed(Choice::Country)));
        self.form.echo(Choice::Scales, asked(&self.form.words(Choice::Scales)));
    }

    fn keep(&self, _: See) -> Result<Option<Edit>, Vec<(Choice, String)>> {
        let settings = parse(&self.form, &self.before)?;
        Ok(Edit::settings(&self.before, |before| *before = settings))
    }
}
