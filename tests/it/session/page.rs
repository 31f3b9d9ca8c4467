//! The page itself: what is on it, what is not, and each format.

use std::collections::HashSet;

use guidepost::demo::{self, Span};
use guidepost::model::calendar::add;
use guidepost::model::day::{Note, NoteKind};
use guidepost::model::session::Preparation;
use guidepost::model::{Change, Edit, Entry, Mint, Notebook, Record, When};
use guidepost::page::{self, At, COLUMNS, Format, Group, NEXT_PAGE, Page, ROWS};
use guidepost::text::width;

use super::{NOW, life};
use crate::driver::{at, empty};

fn page_of(notebook: &Notebook) -> Page {
    page::page(At { notebook, now: at(NOW) }, None)
}

fn render(notebook: &Notebook, format: &str) -> String {
    Format::named(format).unwrap().render(&page_of(notebook))
}

fn apply(notebook: &mut Notebook, mint: &Mint, edit: Edit) {
    let change = Change { edit, rev: mint.rev(at(NOW)) };
    notebook.apply(&change);
}

/// Everything there is, ticked.
fn all_ticked(mut notebook: Notebook) -> Notebook {
    let mint = Mint::new(5);
    mint.force_past(notebook.last_rev());
    let here = At { notebook: &notebook, now: at(NOW) };
    let offers = page::offers(here, page::period(here, None));
    let shown = offers.iter().filter(|offer| offer.group != Group::Figure).map(|offer| offer.name.clone());
    let chosen = Preparation { shown: shown.collect(), ..Preparation::default() };
    let record = Record::new(mint.id(at(NOW)), When::on(here.today()), chosen);
    apply(&mut notebook, &mint, Edit::add(record));
    notebook
}

#[test]
fn the_demo_as_text() {
    insta::assert_snapshot!(render(&life(), "text"), @"");
}

#[test]
fn the_demo_as_markdown() {
    insta::assert_snapshot!(render(&life(), "markdown"), @"");
}

#[test]
fn the_demo_as_html_without_its_style() {
    let html = render(&life(), "html");
    let body = &html[html.find("<body>").unwrap()..];
    insta::assert_snapshot!(body, @"");
}

/// Words of the notebook that belong to no record on the page.
fn unshared(notebook: &Notebook, page: &Page) -> Vec<String> {
    let shared: HashSet<_> = page.records.iter().collect();
    let (mut words, mut told) = (Vec::new(), HashSet::new());
    for entry in page.records.iter().filter_map(|id| notebook.entry(*id)) {
        entry.words(&mut |text| {
            told.insert(text.to_owned());
        });
    }
    for id in notebook.ids().filter(|id| !shared.contains(id)) {
        match notebook.entry(id).unwrap() {
            // What is ticked is a list of names; a habit's name stands beside its figure.
            Entry::Preparation(_) | Entry::Habit(_) | Entry::Share(_) => {}
            entry => entry.words(&mut |text| words.push(text.to_owned())),
        }
    }
    // The same few words may stand in two records; that one of them is on the page is enough.
    words.retain(|text: &String| 15 <= text.len() && !told.iter().any(|other| other.contains(text)));
    words
}

#[test]
fn nothing_unmarked_is_on_it_in_any_format() {
    for seed in 1..=6 {
        let notebook = demo::notebook(at(NOW), seed, Span::Weeks);
        let page = page_of(&notebook);
        // A goal shares its words with those of its parts; only those that are on the page may be there.
        let on_the_page: String = page::topics(At { notebook: &notebook, now: at(NOW) })
            .into_iter()
            .map(|topic| topic.words)
            .collect();
        let unshared = unshared(&notebook, &page);
        assert!(200 < unshared.len());
        for format in Format::ALL {
            let text = format.render(&page).split_whitespace().collect::<Vec<_>>().join(" ");
            for words in unshared.iter().filter(|words| !on_the_page.contains(words.as_str())) {
                assert!(!text.contains(words.as_str()), "seed {seed}, {}: {words}\n{text}", format.name);
            }
        }
    }
}

#[test]
fn journal_words_and_the_safety_plan_are_off_until_they_are_ticked_and_on_then() {
    let notebook = life();
    let plan = notebook.safety_plans.last().unwrap().alone[0].clone();
    let note = "The worry is loudest the hour before";
    for format in Format::ALL {
        let before = render(&notebook, format.name);
        assert!(!before.contains(&plan) && !before.contains(note), "{}", format.name);
    }
    let ticked = all_ticked(notebook);
    let after = render(&ticked, "json");
    assert!(after.contains(&plan) && after.contains(note));
}

#[test]
fn a_figure_taken_off_is_gone_and_nothing_else_is() {
    let mut notebook = life();
    let mint = Mint::new(5);
    mint.force_past(notebook.last_rev());
    let here = At { notebook: &notebook, now: at(NOW) };
    let offers = page::offers(here, page::period(here, None));
    let walk = offers.iter().find(|offer| offer.label.starts_with("Walk: ")).unwrap().clone();
    let before = render(&notebook, "text");
    let edit = page::choose(&notebook, |_| unreachable!(), |chosen| walk.tick(chosen)).unwrap();
    apply(&mut notebook, &mint, edit);
    let after = render(&notebook, "text");
    let gone: Vec<&str> = before.lines().filter(|line| !after.contains(line)).collect();
    assert_eq!(gone.len(), 1, "{gone:?}");
    assert!(gone[0].trim_start().starts_with("Walk "), "{gone:?}");
}

#[test]
fn every_sheet_of_text_fits_and_the_first_names_what_is_on_the_next() {
    let long = all_ticked(life());
    for (notebook, many) in [(life(), false), (long, true)] {
        let page = page_of(&notebook);
        let text = Format::named("text").unwrap().render(&page);
        let sheets: Vec<&str> = text.split(NEXT_PAGE).collect();
        assert_eq!(1 < sheets.len(), many, "{text}");
        for sheet in &sheets {
            assert!(sheet.lines().count() <= ROWS, "{sheet}");
            assert!(sheet.lines().all(|line| width(line) <= COLUMNS), "{sheet}");
        }
        let left = sheets[0].lines().last().unwrap().starts_with("On the next page: ");
        assert_eq!(left, many);
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for section in &page.sections {
            assert!(flat.contains(section.part.title()));
            for block in &section.blocks {
                let words = match block {
                    page::Block::Line(words) | page::Block::Item { words, .. } => words,
                    page::Block::Fact { value, .. } => value,
                    page::Block::Chart(chart) => &chart.row,
                };
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(flat.contains(&words), "{words}\n{text}");
            }
        }
    }
}

const HOSTILE: &str = "<script src=x>alert('1')</script> & \"quoted\" ]]> </style></svg> `*_[a](http://x)#\u{1b}[31m\u{202e}\u{9b}\x0c\nnext";

fn hostile() -> Notebook {
    let mut notebook = empty();
    let mint = Mint::new(5);
    mint.force_past(notebook.last_rev());
    for (kind, days) in [(NoteKind::Win, 0), (NoteKind::Question, 1), (NoteKind::Hard, 2)] {
        let when = When::on(add(at(NOW).date_naive(), -days));
        let note = Note { kind, text: HOSTILE.to_owned(), ..Note::default() };
        let mut record = Record::new(mint.id(at(NOW)), when, note);
        record.bring = true;
        apply(&mut notebook, &mint, Edit::add(record));
    }
    notebook
}

/// Tags in their order, each with whether it closes; panics where something is no HTML of ours.
fn tags(html: &str) -> Vec<(String, bool, String)> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        assert!(!rest[..start].contains('>'), "a stray sign in {:?}", &rest[..start]);
        let end = start + rest[start..].find('>').expect("a tag ends");
        let inner = &rest[start + 1..end];
        assert!(!inner.contains('<'), "{inner}");
        let closes = inner.starts_with('/');
        let name: String =
            inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        tags.push((name.clone(), closes, inner.to_owned()));
        rest = &rest[end + 1..];
        if name == "style" && !closes {
            rest = &rest[rest.find("</style>").expect("the style ends")..];
        }
    }
    tags
}

#[test]
fn the_html_is_well_formed_and_needs_nothing_from_anywhere() {
    for notebook in [life(), all_ticked(life()), hostile(), empty()] {
        let html = render(&notebook, "html");
        let mut open: Vec<String> = Vec::new();
        for (name, closes, inner) in tags(html.strip_prefix("<!DOCTYPE html>").unwrap()) {
            let lone = inner.ends_with('/') || name == "meta";
            match (closes, lone) {
                (true, _) => assert_eq!(open.pop().as_deref(), Some(name.as_str())),
                (false, false) => open.push(name.clone()),
                (false, true) => {}
            }
            assert!(
                !["script", "link", "iframe", "img", "object", "a", "form"].contains(&name.as_str()),
                "{inner}"
            );
            for reference in ["src=", "href", "url(", " on", "http"] {
                assert!(!inner.contains(reference), "{inner}");
            }
        }
        assert_eq!(open, Vec::<String>::new());
        let style = &html[html.find("<style>").unwrap()..html.find("</style>").unwrap()];
        for needed in ["prefers-color-scheme:dark", "@page", "@media print"] {
            assert!(style.contains(needed));
        }
        assert!(!style.contains("url(") && !style.contains("@import"));
        let charts: Vec<&str> = html.split("<svg ").skip(1).collect();
        assert!(charts.iter().all(|svg| svg.contains("<title id=") && svg.contains("<desc id=")));
    }
}

#[test]
fn foreign_text_is_text_in_every_format() {
    let notebook = hostile();
    for format in Format::ALL {
        let text = render(&notebook, format.name);
        let harmless = |c: char| c == '\n' || !c.is_control() && !('\u{202a}'..='\u{202e}').contains(&c);
        assert!(text.chars().all(harmless), "{}: {text:?}", format.name);
        assert!(!text.contains("<script") || format.name != "html");
    }
    let html = render(&notebook, "html");
    assert!(html.contains("&lt;script src=x&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;"));
    let markdown = render(&notebook, "markdown");
    assert!(markdown.contains("\\<script src=x\\>") && markdown.contains("\\`\\*\\_\\[a\\](http://x)\\#"));
    let json: serde_json::Value = serde_json::from_str(&render(&notebook, "json")).unwrap();
    assert!(json["sections"][0]["lines"][0]["words"].as_str().unwrap().starts_with("<script src=x>"));
}

#[test]
fn the_days_begin_at_the_last_session_attended_else_a_fortnight_ago() {
    let since = |notebook: &Notebook| page_of(notebook).period.first.to_string();
    assert_eq!(since(&empty()), "2026-11-08");
    assert_eq!(since(&life()), "2026-11-06");
    let given = page::page(At { notebook: &life(), now: at(NOW) }, "2026-10-01".parse().ok());
    assert_eq!(given.period.days().count(), 52);
}
