//! What things cost, beside a floor measured in the same run: `cargo bench`. Figures on a shared machine wander, ratios
//! less so. A key is pressed by another thread, which waits until it has the whole of the drawing, as a terminal does; its
//! floor is a bare ratatui program at the other end of the same line. Nothing here fails.

use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use guidepost::app::{App, Drafts, Look, Msg, Start};
use guidepost::dates::Known;
use guidepost::demo::{self, Span};
use guidepost::exchange::{self, Format, Given, Levels, Source};
use guidepost::keys::Key;
use guidepost::model::{Change, Edit, Mint, Moment, Notebook, Record, When, day};
use guidepost::smart;
use guidepost::store::{Copies, Place, Store};
use ratatui::backend::{CrosstermBackend, TestBackend};
use ratatui::layout::Rect;
use ratatui::widgets::Paragraph;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

const SENTENCE: &str = "I would like to practise deep breathing for 10 minutes every morning before work, \
    sitting on the blue chair by the window, for the next 30 days, so that I feel calmer in meetings and sleep a bit more.";

/// Rows of a foreign file.
const ROWS: usize = 200_000;

/// Keys pressed for one row.
const PRESSES: usize = 2000;

fn main() {
    println!("{:<46}{:>12}{:>12}{:>9}{:>9}", "", "takes", "floor", "ratio", "budget");
    let (frame, key) = (bare_frame(), bare_key());
    for years in [1, 10, 50] {
        let notebook = demo::notebook(now(), 1, Span::Years(years));
        reading(&notebook, years);
        first_frame(&notebook, years, frame);
        saving(&notebook, years);
        keys(&notebook, years, key);
    }
    coach();
    importing();
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

/// `budget`: how many floors it may take; none where it stands for a budget that is counted otherwise.
fn row(name: &str, takes: Duration, floor: Duration, budget: Option<f64>) {
    let ratio = takes.as_secs_f64() / floor.as_secs_f64().max(1e-9);
    let budget = budget.map_or(String::new(), |most| {
        format!("{most:>8.2}x  {}", if ratio <= most { "holds" } else { "over" })
    });
    println!("{name:<46}{:>10.1}us{:>10.1}us{ratio:>8.2}x{budget}", micros(takes), micros(floor));
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// Reading once and passing over everything.
fn skip(bytes: &[u8]) -> Duration {
    best(|| {
        let _ = black_box(serde_json::from_slice::<serde::de::IgnoredAny>(bytes));
    })
}

fn reading(notebook: &Notebook, years: u16) {
    let bytes = notebook.to_bytes();
    let floor = skip(&bytes);
    let size = bytes.len() / 1000;
    let read = best(|| drop(black_box(Notebook::read(&bytes))));
    row(&format!("read {years} years ({size} kB), floor: skip them"), read, floor, None);
    let write = best(|| drop(black_box(notebook.to_bytes())));
    row(&format!("write {years} years to memory, floor: skip them"), write, floor, None);
}

/// From bytes in memory to the first drawing; the floor is passing over them and a bare frame.
fn first_frame(notebook: &Notebook, years: u16, bare: Duration) {
    let bytes = notebook.to_bytes();
    let Ok(mut terminal) = Terminal::new(TestBackend::new(80, 24));
    let takes = best(|| {
        let Ok(read) = Notebook::read(&bytes) else { return };
        let app = std::mem::ManuallyDrop::new(app(read));
        let _ = terminal.draw(|frame| app.view(frame, now()));
    });
    row(&format!("bytes to first frame, {years} years"), takes, skip(&bytes) + bare, None);
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

/// A note more, on the disk. The floor reads, parses and writes the same file with the same two calls for durability.
fn saving(notebook: &Notebook, years: u16) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let (data, other) = (folder.path().join("guidepost.json"), folder.path().join("floor.json"));
    if std::fs::write(&data, notebook.to_bytes()).and_then(|()| std::fs::copy(&data, &other)).is_err() {
        return;
    }
    let floor = best(|| {
        let _ = written_again(&other, folder.path());
    });
    let place = || Place::at(data.clone(), folder.path().join("state"));
    let mint = Mint::new(1);
    mint.force_past(notebook.last_rev());
    let note = || {
        let note = day::Note { text: "a note more".to_owned(), ..day::Note::default() };
        let record = Record::new(mint.id(now()), When::on(now().date_naive()), note);
        vec![Change { edit: Edit::add(record), rev: mint.rev(now()) }]
    };
    let logged = best(|| {
        if let Ok(mut store) = Store::open(place(), Copies::Never, notebook.document()) {
            let _ = store.commit(note(), now());
            std::mem::forget(store);
        }
    });
    row(&format!("log: open, add, save, {years} years"), logged, floor, Some(1.25));
    let Ok(mut store) = Store::open(place(), Copies::Never, notebook.document()) else { return };
    let saved = best(|| {
        let _ = store.commit(note(), now());
    });
    row(&format!("a save of an open notebook, {years} years"), saved, floor, Some(1.25));
}

fn written_again(path: &Path, folder: &Path) -> std::io::Result<()> {
    let read = Notebook::read(&std::fs::read(path)?);
    let Ok(read) = read else { return Ok(()) };
    let mut temp = tempfile::NamedTempFile::new_in(folder)?;
    temp.write_all(&read.to_bytes())?;
    temp.as_file().sync_all()?;
    temp.persist(path)?;
    std::mem::forget(read);
    File::open(folder)?.sync_all()
}

fn keys(notebook: &Notebook, years: u16, bare: Duration) {
    let open = || app(notebook.clone());
    let screens = [
        ("Today", "1"),
        ("Reflect", "2"),
        ("Goals", "3"),
        ("Review", "4"),
        ("Insights", "5"),
        ("Session", "6"),
        ("Journal", "7"),
    ];
    for (name, tab) in screens {
        let mut app = open();
        press(&mut app, tab);
        let takes = frames(&mut app, &["j", "k"]);
        row(&format!("a key and its frame in {name}, {years} years"), takes, bare, Some(1.5));
    }
    let mut app = open();
    press(&mut app, "3n");
    press(&mut app, &SENTENCE[..120]);
    let takes = frames(&mut app, &["x", "<backspace>"]);
    row(&format!("a key in the drafting screen, {years} years"), takes, bare, Some(2.0));
    let mut app = open();
    press(&mut app, "5");
    let takes = best(|| press(&mut app, "p"));
    row(&format!("Insights made, {years} years, of 50 ms"), takes, Duration::from_millis(50), Some(1.0));
    let mut app = open();
    press(&mut app, "7/zebr");
    let takes = frames(&mut app, &["a", "<backspace>"]);
    row(
        &format!("a letter of a search, {years} years, of 20 ms"),
        takes,
        Duration::from_millis(20),
        Some(1.0),
    );
}

fn app(notebook: Notebook) -> App {
    let mut app = App::new(Start {
        notebook,
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
    let mut turn = keys.iter().cycle();
    answered(|terminal| {
        if let Some(key) = turn.next() {
            press(app, key);
        }
        let _ = terminal.draw(|frame| app.view(frame, now()));
    })
}

/// A key of a program that only draws.
fn bare_key() -> Duration {
    let mut count = 0_u32;
    answered(|terminal| {
        count += 1;
        let text = format!("line {count}\n").repeat(24);
        let _ = terminal.draw(|frame: &mut Frame| frame.render_widget(Paragraph::new(text), frame.area()));
    })
}

type Screen = Terminal<CrosstermBackend<BufWriter<UnixStream>>>;

/// From a key to the last byte of its drawing, as the one who presses it sees it: half of all keys are quicker.
fn answered(mut program: impl FnMut(&mut Screen)) -> Duration {
    let nothing = Duration::ZERO;
    let Ok((mut person, mut line)) = UnixStream::pair() else { return nothing };
    let Ok(out) = line.try_clone() else { return nothing };
    let viewport = Viewport::Fixed(Rect::new(0, 0, 80, 24));
    let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, out));
    let Ok(mut terminal) = Terminal::with_options(backend, TerminalOptions { viewport }) else {
        return nothing;
    };
    let presses = thread::spawn(move || {
        let mut bytes = [0; 1 << 16];
        let mut waited = |_| {
            let begun = Instant::now();
            person.write_all(b"k").ok()?;
            loop {
                match person.read(&mut bytes).ok()? {
                    0 => return None,
                    read if bytes[read - 1] == 0 => return Some(begun.elapsed()),
                    _ => {}
                }
            }
        };
        let mut times: Vec<Duration> = (0..PRESSES).map_while(&mut waited).collect();
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    });
    while line.read(&mut [0]).is_ok_and(|read| read == 1) {
        program(&mut terminal);
        let end = terminal.backend_mut().write_all(&[0]).and_then(|()| Write::flush(terminal.backend_mut()));
        if end.is_err() {
            break;
        }
    }
    // Dropped, it would show the cursor to somebody who has gone.
    std::mem::forget(terminal);
    presses.join().unwrap_or_default()
}

fn coach() {
    let known = Known::on(now().date_naive());
    let sentence = &SENTENCE[..200];
    let takes = best(|| drop(black_box(smart::read(sentence, &known))));
    row("200 characters of a goal read, of 0.1 ms", takes, Duration::from_micros(100), Some(1.0));
}

/// A spreadsheet of Daylio's, read and put into an empty notebook, in memory.
fn importing() {
    let mut text = String::from("full_date,date,weekday,time,mood,activities,note_title,note\n");
    for day in (0..ROWS as i64).map(|row| now() - chrono::TimeDelta::minutes(row * 40)) {
        text.push_str(&day.format("%Y-%m-%d,%B %-d,%A,%H:%M,good,walk | read,,a quiet one\n").to_string());
    }
    let Some(format) = Format::named("daylio") else { return };
    let levels = Levels::default();
    let begun = Instant::now();
    let file = exchange::File { path: "daylio.csv".to_owned(), bytes: text.into_bytes() };
    let source = Source::new(vec![file], |local| Some(local.and_utc().fixed_offset()));
    let given = Given {
        day_starts: chrono::NaiveTime::MIN,
        today: now().date_naive(),
        now: Moment::new(now()),
        levels: &levels,
        progress: &|_| {},
    };
    let mint = Mint::new(1);
    let mut notebook = Notebook::new(mint.id(now()));
    if let Ok(taken) = format.read(&source, given)
        && let Some(exchange::Taking::Edit(edit)) = exchange::plan(format, &notebook, taken).taking
    {
        black_box(notebook.apply(&Change { edit, rev: mint.rev(now()) }));
        black_box(notebook.to_bytes());
    }
    row(&format!("{ROWS} rows imported, of 2 s"), begun.elapsed(), Duration::from_secs(2), Some(1.0));
}
