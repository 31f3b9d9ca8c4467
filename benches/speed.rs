//! What things cost, beside a floor measured in the same run: `cargo bench`. Figures on a shared machine wander, ratios
//! less so. The budgets of keys are meant with a terminal written to on both sides, which costs both the same and is not in
//! these figures. Nothing here fails.

use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use guidepost::app::{App, Drafts, Look, Msg, Start};
use guidepost::dates::Known;
use guidepost::demo::{self, Span};
use guidepost::keys::Key;
use guidepost::model::{Mint, Moment, Notebook};
use guidepost::smart;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::widgets::Paragraph;

const SENTENCE: &str = "I would like to practise deep breathing for 10 minutes every morning before work, \
    sitting on the blue chair by the window, for the next 30 days, so that I feel calmer in meetings and sleep a bit more.";

fn main() {
    println!("{:<44}{:>12}{:>12}{:>9}  budget", "", "takes", "floor", "ratio");
    for years in [1, 10, 50] {
        reading(years);
    }
    let bare = bare_frame();
    for years in [1, 10] {
        keys(years, bare);
    }
    coach();
}

fn now() -> DateTime<FixedOffset> {
    "2026-11-21T19:42+00:00".parse::<Moment>().map(Moment::get).unwrap_or_default()
}

/// The quickest of many runs: what the work costs when nothing else runs.
fn best(mut work: impl FnMut()) -> Duration {
    let start = Instant::now();
    let mut best = Duration::MAX;
    while start.elapsed() < Duration::from_millis(400) {
        let begun = Instant::now();
        work();
        best = best.min(begun.elapsed());
    }
    best
}

fn row(name: &str, takes: Duration, floor: Duration, budget: &str) {
    let ratio = takes.as_secs_f64() / floor.as_secs_f64().max(1e-9);
    println!("{name:<44}{:>10.1}us{:>10.1}us{ratio:>8.2}x  {budget}", micros(takes), micros(floor));
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn reading(years: u16) {
    let notebook = demo::notebook(now(), 1, Span::Years(years));
    let bytes = notebook.to_bytes();
    let skip = best(|| {
        let _ = black_box(serde_json::from_slice::<serde::de::IgnoredAny>(&bytes));
    });
    let read = best(|| drop(black_box(Notebook::read(&bytes))));
    let write = best(|| drop(black_box(notebook.to_bytes())));
    let size = bytes.len() / 1000;
    row(&format!("read {years} years ({size} kB), floor: skip them"), read, skip, "");
    row(&format!("write {years} years to memory, floor: skip them"), write, skip, "");
}

/// A frame of widgets without data.
fn bare_frame() -> Duration {
    let Ok(mut terminal) = Terminal::new(TestBackend::new(80, 24));
    let mut count = 0_u32;
    best(|| {
        count += 1;
        let text = format!("line {count}\n").repeat(24);
        let _ = terminal.draw(|frame| frame.render_widget(Paragraph::new(text), frame.area()));
    })
}

fn keys(years: u16, bare: Duration) {
    let screens = [
        ("Today", "1"),
        ("Reflect", "2"),
        ("Goals", "3"),
        ("Review", "4"),
        ("Insights", "5"),
        ("Journal", "7"),
    ];
    for (name, open) in screens {
        let mut app = app(years);
        press(&mut app, open);
        let takes = frames(&mut app, &["j", "k"]);
        row(
            &format!("a key and its frame in {name}, {years} years"),
            takes,
            bare,
            "1.5x, with a terminal on both sides",
        );
    }
    let mut app = self::app(years);
    press(&mut app, "5");
    let takes = best(|| press(&mut app, "p"));
    row(&format!("Insights made, {years} years"), takes, Duration::from_millis(50), "50 ms");
    let mut app = self::app(years);
    press(&mut app, "3n");
    press(&mut app, &SENTENCE[..120]);
    let takes = frames(&mut app, &["x", "<backspace>"]);
    row(
        &format!("a key in the drafting screen, {years} years"),
        takes,
        bare,
        "2x, with a terminal on both sides",
    );
    let mut app = self::app(years);
    press(&mut app, "7/zebr");
    let takes = frames(&mut app, &["a", "<backspace>"]);
    row(&format!("a letter of a search, {years} years"), takes, Duration::from_millis(20), "20 ms");
}

fn app(years: u16) -> App {
    let mut app = App::new(Start {
        notebook: demo::notebook(now(), 1, Span::Years(years)),
        mint: Mint::new(1),
        drafts: Drafts::new(),
        look: Look { colour: true, unicode: true },
        place: String::new(),
        demo: true,
        sealed: false,
        notices: Vec::new(),
    });
    app.begin(now());
    app
}

fn press(app: &mut App, keys: &str) {
    for key in Key::parse_all(keys) {
        black_box(app.update(Msg::Key(key), now()));
    }
}

/// One key and the frame after it, going round the keys.
fn frames(app: &mut App, keys: &[&str]) -> Duration {
    let Ok(mut terminal) = Terminal::new(TestBackend::new(80, 24));
    let mut turn = keys.iter().cycle();
    best(|| {
        if let Some(key) = turn.next() {
            press(app, key);
        }
        let _ = terminal.draw(|frame| app.view(frame, now()));
    })
}

fn coach() {
    let known = Known::on(now().date_naive());
    let sentence = &SENTENCE[..200];
    let takes = best(|| drop(black_box(smart::read(sentence, &known))));
    row("a sentence of 200 characters read", takes, Duration::from_micros(100), "0.1 ms");
}
