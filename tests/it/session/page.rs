//! The page itself: what is on it, what is not, and each format.

use std::collections::HashSet;

use guidepost::demo::{self, Span};
use guidepost::model::calendar::add;
use guidepost::model::day::{Event, Note, NoteKind};
use guidepost::model::goal::{Goal, Status};
use guidepost::model::session::{Measured, Preparation};
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
    insta::assert_snapshot!(render(&life(), "text"), @r"
    For our session on Tuesday 24 November 2026, 17:00
    6 November to Saturday 21 November 2026, 16 days, written on 16 of them.
    I was at 4 of 5 sessions so far.
    Made by me with a self-help notebook; not a clinical record. It does not
    diagnose or watch over anyone; its scores are a way into a conversation.

    What I most want to talk about
      1. Sunday evenings. What are they about?
      2. Write down three harsh sentences and what I would tell a friend
         (homework)
      3. A note of 2 November
      4. A check-in of 11 November
      5. See what happens when I leave work at half past five  (draft goal)

    Questionnaires
      PHQ-8  5 of 24 (mild) on 18 November; since 23 October down 3, within the
             range scores move by themselves; first 12 on 31 August
      GAD-7  6 of 21 (mild) on 18 November; since 23 October down 2, within the
             range scores move by themselves; first 12 on 31 August

    Mood
      Mood, 1 to 10: 5.7 (3 to 8), on 16 of 16 days
      ▅▅▅▄▅▃▅▃▅▄▅▆▆▆▅▅
      Typical day lately: 6.5. Lowest day 11 November (3.5), highest 19 November
      (7.5). Over the last 8 weeks: has tended to rise, over 52 days with a mood;
      one in ten such lines is chance.
      Sleep  7.1 hours on average, over 14 nights

    Goals
      - Walk 20 minutes every morning until 12 December so that I am calmer before
        work
      How close                           6 before, 7 of 10 now
      A goal of mine, since 11 September  4 before, 5 of 10 now

    Habits
      Walk               9 of 15 planned days, 4 blank
      Deep breathing     9 of 16 planned days, 3 blank
      Drinks             13 of 14 days with an answer
      Kind sentence      2 of 3 times planned, 1 blank, 2 of 3 this week
      Ring somebody      1 of 2 planned days
      Five fingers       4 times in 16 days
      Phone in the hall  7 of 11 planned days, 3 blank

    What helped, what was hard
      - went to choir, in my own time  (win, 19 November)
      - told Dana how it really is, slowly  (win, 20 November)
      - telling the truth about how I was  (helped, 19 November)
      - a shower  (helped, 20 November)
      - saying no and feeling guilty  (hard, 15 November)
      - rushing all day  (hard, 20 November)

    Questions for you
      1. Can we meet every three weeks after the holidays?
      2. How do we decide when I need this less?
    ");
}

#[test]
fn the_demo_as_markdown() {
    insta::assert_snapshot!(render(&life(), "markdown"), @r"
    # For our session on Tuesday 24 November 2026, 17:00

    6 November to Saturday 21 November 2026, 16 days, written on 16 of them.

    I was at 4 of 5 sessions so far.

    Made by me with a self-help notebook; not a clinical record. It does not diagnose or watch over anyone; its scores are a way into a conversation.

    ## What I most want to talk about

    1. Sunday evenings. What are they about?
    2. Write down three harsh sentences and what I would tell a friend *(homework)*
    3. A note of 2 November
    4. A check-in of 11 November
    5. See what happens when I leave work at half past five *(draft goal)*

    ## Questionnaires

    - **PHQ-8:** 5 of 24 (mild) on 18 November; since 23 October down 3, within the range scores move by themselves; first 12 on 31 August
    - **GAD-7:** 6 of 21 (mild) on 18 November; since 23 October down 2, within the range scores move by themselves; first 12 on 31 August

    ## Mood

    - Mood, 1 to 10: 5.7 (3 to 8), on 16 of 16 days

      `▅▅▅▄▅▃▅▃▅▄▅▆▆▆▅▅`

    - Typical day lately: 6.5. Lowest day 11 November (3.5), highest 19 November (7.5). Over the last 8 weeks: has tended to rise, over 52 days with a mood; one in ten such lines is chance.
    - **Sleep:** 7.1 hours on average, over 14 nights

    ## Goals

    - Walk 20 minutes every morning until 12 December so that I am calmer before work
    - **How close:** 6 before, 7 of 10 now
    - **A goal of mine, since 11 September:** 4 before, 5 of 10 now

    ## Habits

    - **Walk:** 9 of 15 planned days, 4 blank
    - **Deep breathing:** 9 of 16 planned days, 3 blank
    - **Drinks:** 13 of 14 days with an answer
    - **Kind sentence:** 2 of 3 times planned, 1 blank, 2 of 3 this week
    - **Ring somebody:** 1 of 2 planned days
    - **Five fingers:** 4 times in 16 days
    - **Phone in the hall:** 7 of 11 planned days, 3 blank

    ## What helped, what was hard

    - went to choir, in my own time *(win, 19 November)*
    - told Dana how it really is, slowly *(win, 20 November)*
    - telling the truth about how I was *(helped, 19 November)*
    - a shower *(helped, 20 November)*
    - saying no and feeling guilty *(hard, 15 November)*
    - rushing all day *(hard, 20 November)*

    ## Questions for you

    1. Can we meet every three weeks after the holidays?
    2. How do we decide when I need this less?
    ");
}

#[test]
fn the_demo_as_html_without_its_style() {
    let html = render(&life(), "html");
    let body = &html[html.find("<body>").unwrap()..];
    insta::assert_snapshot!(body, @r#"
    <body>
    <main>
    <h1>For our session on Tuesday 24 November 2026, 17:00</h1>
    <p class="about">6 November to Saturday 21 November 2026, 16 days, written on 16 of them.</p>
    <p class="about">I was at 4 of 5 sessions so far.</p>
    <p class="about">Made by me with a self-help notebook; not a clinical record. It does not diagnose or watch over anyone; its scores are a way into a conversation.</p>
    <section>
    <h2>What I most want to talk about</h2>
    <ol>
    <li>Sunday evenings. What are they about?</li>
    <li>Write down three harsh sentences and what I would tell a friend <span class="remark">(homework)</span></li>
    <li>A note of 2 November</li>
    <li>A check-in of 11 November</li>
    <li>See what happens when I leave work at half past five <span class="remark">(draft goal)</span></li>
    </ol>
    </section>
    <section>
    <h2>Questionnaires</h2>
    <dl>
    <dt>PHQ-8</dt><dd>5 of 24 (mild) on 18 November; since 23 October down 3, within the range scores move by themselves; first 12 on 31 August</dd>
    <dt>GAD-7</dt><dd>6 of 21 (mild) on 18 November; since 23 October down 2, within the range scores move by themselves; first 12 on 31 August</dd>
    </dl>
    <figure class="small">
    <figcaption>PHQ-8, 0 to 24</figcaption>
    <svg viewBox="0 0 346 120" role="img" aria-labelledby="t102 d102">
    <title id="t102">PHQ-8, 0 to 24</title>
    <desc id="d102">31 August 12, 25 September 10, 23 October 8, 18 November 5.</desc>
    <line class="axis" x1="24" x2="336.0" y1="98.0" y2="98.0"/><text x="18.0" y="102.0" text-anchor="end">0</text>
    <line class="axis" x1="24" x2="336.0" y1="53.0" y2="53.0"/><text x="18.0" y="57.0" text-anchor="end">12</text>
    <line class="axis" x1="24" x2="336.0" y1="8.0" y2="8.0"/><text x="18.0" y="12.0" text-anchor="end">24</text>
    <text x="24.0" y="116.0" text-anchor="start">31 Aug</text>
    <text x="122.7" y="116.0" text-anchor="middle">25 Sep</text>
    <text x="336.0" y="116.0" text-anchor="end">18 Nov</text>
    <polyline class="path" points="24.0,53.0 122.7,60.5 233.3,68.0 336.0,79.2"/>
    <circle class="dot" cx="24.0" cy="53.0" r="3"/>
    <circle class="dot" cx="122.7" cy="60.5" r="3"/>
    <circle class="dot" cx="233.3" cy="68.0" r="3"/>
    <circle class="dot" cx="336.0" cy="79.2" r="3"/>
    </svg>
    </figure>
    <figure class="small">
    <figcaption>GAD-7, 0 to 21</figcaption>
    <svg viewBox="0 0 346 120" role="img" aria-labelledby="t103 d103">
    <title id="t103">GAD-7, 0 to 21</title>
    <desc id="d103">31 August 12, 25 September 9, 23 October 8, 18 November 6.</desc>
    <line class="axis" x1="24" x2="336.0" y1="98.0" y2="98.0"/><text x="18.0" y="102.0" text-anchor="end">0</text>
    <line class="axis" x1="24" x2="336.0" y1="55.1" y2="55.1"/><text x="18.0" y="59.1" text-anchor="end">10</text>
    <line class="axis" x1="24" x2="336.0" y1="8.0" y2="8.0"/><text x="18.0" y="12.0" text-anchor="end">21</text>
    <text x="24.0" y="116.0" text-anchor="start">31 Aug</text>
    <text x="122.7" y="116.0" text-anchor="middle">25 Sep</text>
    <text x="336.0" y="116.0" text-anchor="end">18 Nov</text>
    <polyline class="path" points="24.0,46.6 122.7,59.4 233.3,63.7 336.0,72.3"/>
    <circle class="dot" cx="24.0" cy="46.6" r="3"/>
    <circle class="dot" cx="122.7" cy="59.4" r="3"/>
    <circle class="dot" cx="233.3" cy="63.7" r="3"/>
    <circle class="dot" cx="336.0" cy="72.3" r="3"/>
    </svg>
    </figure>
    </section>
    <section>
    <h2>Mood</h2>
    <figure>
    <figcaption>Mood, 1 to 10: 5.7 (3 to 8), on 16 of 16 days</figcaption>
    <svg viewBox="0 0 720 120" role="img" aria-labelledby="t200 d200">
    <title id="t200">Mood, 1 to 10: 5.7 (3 to 8), on 16 of 16 days</title>
    <desc id="d200">One dot a day. 6 November 6.5, 7 November 6, 8 November 5.5, 9 November 4.5, 10 November 5.5, 11 November 3.5, 12 November 5.5, 13 November 4, 14 November 6, 15 November 5, 16 November 5.5, 17 November 7, 18 November 7, 19 November 7.5, 20 November 6.5, 21 November 6. Days without one were not recorded.</desc>
    <line class="axis" x1="24" x2="710.0" y1="98.0" y2="98.0"/><text x="18.0" y="102.0" text-anchor="end">1</text>
    <line class="axis" x1="24" x2="710.0" y1="58.0" y2="58.0"/><text x="18.0" y="62.0" text-anchor="end">5</text>
    <line class="axis" x1="24" x2="710.0" y1="8.0" y2="8.0"/><text x="18.0" y="12.0" text-anchor="end">10</text>
    <text x="24.0" y="116.0" text-anchor="start">6 Nov</text>
    <text x="344.1" y="116.0" text-anchor="middle">13 Nov</text>
    <text x="710.0" y="116.0" text-anchor="end">21 Nov</text>
    <polyline class="path" points="24.0,43.0 69.7,48.0 115.5,53.0 161.2,63.0 206.9,53.0 252.7,73.0 298.4,53.0 344.1,68.0 389.9,48.0 435.6,58.0 481.3,53.0 527.1,38.0 572.8,38.0 618.5,33.0 664.3,43.0 710.0,48.0"/>
    <circle class="dot" cx="24.0" cy="43.0" r="3"/>
    <circle class="dot" cx="69.7" cy="48.0" r="3"/>
    <circle class="dot" cx="115.5" cy="53.0" r="3"/>
    <circle class="dot" cx="161.2" cy="63.0" r="3"/>
    <circle class="dot" cx="206.9" cy="53.0" r="3"/>
    <circle class="dot" cx="252.7" cy="73.0" r="3"/>
    <circle class="dot" cx="298.4" cy="53.0" r="3"/>
    <circle class="dot" cx="344.1" cy="68.0" r="3"/>
    <circle class="dot" cx="389.9" cy="48.0" r="3"/>
    <circle class="dot" cx="435.6" cy="58.0" r="3"/>
    <circle class="dot" cx="481.3" cy="53.0" r="3"/>
    <circle class="dot" cx="527.1" cy="38.0" r="3"/>
    <circle class="dot" cx="572.8" cy="38.0" r="3"/>
    <circle class="dot" cx="618.5" cy="33.0" r="3"/>
    <circle class="dot" cx="664.3" cy="43.0" r="3"/>
    <circle class="dot" cx="710.0" cy="48.0" r="3"/>
    </svg>
    </figure>
    <p>Typical day lately: 6.5. Lowest day 11 November (3.5), highest 19 November (7.5). Over the last 8 weeks: has tended to rise, over 52 days with a mood; one in ten such lines is chance.</p>
    <dl>
    <dt>Sleep</dt><dd>7.1 hours on average, over 14 nights</dd>
    </dl>
    </section>
    <section>
    <h2>Goals</h2>
    <ul>
    <li>Walk 20 minutes every morning until 12 December so that I am calmer before work</li>
    </ul>
    <dl>
    <dt>How close</dt><dd>6 before, 7 of 10 now</dd>
    <dt>A goal of mine, since 11 September</dt><dd>4 before, 5 of 10 now</dd>
    </dl>
    </section>
    <section>
    <h2>Habits</h2>
    <dl>
    <dt>Walk</dt><dd>9 of 15 planned days, 4 blank</dd>
    <dt>Deep breathing</dt><dd>9 of 16 planned days, 3 blank</dd>
    <dt>Drinks</dt><dd>13 of 14 days with an answer</dd>
    <dt>Kind sentence</dt><dd>2 of 3 times planned, 1 blank, 2 of 3 this week</dd>
    <dt>Ring somebody</dt><dd>1 of 2 planned days</dd>
    <dt>Five fingers</dt><dd>4 times in 16 days</dd>
    <dt>Phone in the hall</dt><dd>7 of 11 planned days, 3 blank</dd>
    </dl>
    </section>
    <section>
    <h2>What helped, what was hard</h2>
    <ul>
    <li>went to choir, in my own time <span class="remark">(win, 19 November)</span></li>
    <li>told Dana how it really is, slowly <span class="remark">(win, 20 November)</span></li>
    <li>telling the truth about how I was <span class="remark">(helped, 19 November)</span></li>
    <li>a shower <span class="remark">(helped, 20 November)</span></li>
    <li>saying no and feeling guilty <span class="remark">(hard, 15 November)</span></li>
    <li>rushing all day <span class="remark">(hard, 20 November)</span></li>
    </ul>
    </section>
    <section>
    <h2>Questions for you</h2>
    <ol>
    <li>Can we meet every three weeks after the holidays?</li>
    <li>How do we decide when I need this less?</li>
    </ol>
    </section>
    </main>
    </body>
    </html>
    "#);
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
fn a_marked_goal_gives_its_words_to_no_figure_once_they_are_off_or_talked_about() {
    let mut notebook = life();
    let mint = Mint::new(5);
    mint.force_past(notebook.last_rev());
    let rated = |goal: &&Record<Goal>| goal.status == Status::Active && !goal.ratings.is_empty();
    let goal = notebook.goals.iter().find(rated).unwrap().clone();
    let edit = Edit::revise(&goal, |goal| goal.bring = true).unwrap();
    apply(&mut notebook, &mint, edit);
    let here = At { notebook: &notebook, now: at(NOW) };
    let topic = page::topics(here).into_iter().find(|topic| topic.id == goal.id).unwrap();
    let words: String = topic.words.chars().take(24).collect();
    let marked = notebook.clone();
    type Change<'a> = &'a dyn Fn(&mut Preparation);
    let off: Change = &|chosen| {
        chosen.shown.clear();
        topic.tick(chosen);
    };
    let covered: Change = &|chosen| {
        chosen.shown.clear();
        chosen.covered.push(goal.id);
    };
    for change in [off, covered] {
        let mut notebook = marked.clone();
        let new = |body| Record::new(mint.id(at(NOW)), When::on(here.today()), body);
        let edit = page::choose(&notebook, new, change).unwrap();
        apply(&mut notebook, &mint, edit);
        for format in Format::ALL {
            assert!(!format.render(&page_of(&notebook)).contains(&words), "{}", format.name);
        }
        assert!(render(&notebook, "text").contains("A goal of mine, since"));
    }
    assert!(render(&marked, "text").contains(&words));
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
fn a_line_longer_than_a_sheet_goes_on_on_the_next() {
    let mut notebook = empty();
    let mint = Mint::new(5);
    let text = (0..1400).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ");
    let note = Note { kind: NoteKind::Session, text, ..Note::default() };
    let mut record = Record::new(mint.id(at(NOW)), When::on("2025-12-30".parse().unwrap()), note);
    record.bring = true;
    apply(&mut notebook, &mint, Edit::add(record));
    let text = render(&notebook, "text");
    let sheets: Vec<&str> = text.split(NEXT_PAGE).collect();
    assert!(2 < sheets.len());
    assert!(sheets.iter().all(|sheet| sheet.lines().count() <= ROWS), "{text}");
    assert!((0..1400).all(|n| text.contains(&format!("word{n}"))));
}

#[test]
fn a_day_of_another_year_has_its_year_and_every_kind_of_record_is_a_day_written_on() {
    let mut notebook = empty();
    let mint = Mint::new(5);
    let on = |day: &str| When::on(day.parse().unwrap());
    let note = Note { kind: NoteKind::Win, text: "sang".to_owned(), ..Note::default() };
    let mut win = Record::new(mint.id(at(NOW)), on("2025-11-20"), note);
    win.bring = true;
    apply(&mut notebook, &mint, Edit::add(win));
    let event = Event { text: "moved".to_owned(), ..Event::default() };
    apply(&mut notebook, &mint, Edit::add(Record::new(mint.id(at(NOW)), on("2026-11-19"), event)));
    let urge = Measured { measure: "the urge".to_owned(), score: "5".parse().ok(), ..Measured::default() };
    apply(&mut notebook, &mint, Edit::add(Record::new(mint.id(at(NOW)), on("2026-11-20"), urge)));
    let text = render(&notebook, "text");
    assert!(text.contains("(win, 20 November 2025)"), "{text}");
    assert!(text.contains("written on 2 of them"), "{text}");
    let here = At { notebook: &notebook, now: at(NOW) };
    let offers = page::offers(here, page::period(here, None));
    assert!(offers.iter().any(|offer| offer.kind == "results of a scale of your own"));
    assert!(offers.iter().all(|offer| !offer.kind.contains("urge")));
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
    assert!(markdown.contains("\\<script src=x>") && markdown.contains("\\`\\*\\_\\[a\\](http://x)#"));
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
