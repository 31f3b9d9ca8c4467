//! The journal: read, searched, sifted, and its trash.

use guidepost::app::Effect;
use guidepost::demo::{self, Span};
use guidepost::model::{Id, Mint, Moment, Notebook};

use crate::driver::{Driver, at, empty};

const NOW: &str = "2026-11-21T19:42+00:00";

/// Three notes on three days, one of them tagged; a check-in; a goal.
fn few() -> Driver {
    let mut driver = Driver::started(empty(), Default::default(), "2026-11-18T09:00+00:00");
    driver.keys("c5went to the market<ctrl-s>");
    driver.now = at("2026-11-19T09:00+00:00");
    driver.keys("nwcalled the bank<ctrl-s>");
    driver.now = at("2026-11-21T09:30+00:00");
    driver.keys("nnslept badly<ctrl-s>7");
    driver
}

fn invented() -> Driver {
    Driver::started(demo::notebook(at(NOW), 1, Span::Weeks), Default::default(), NOW)
}

/// The rows of the list, without header, tabs and footer.
fn rows(driver: &Driver) -> Vec<String> {
    driver.screen().lines().skip(3).take(19).map(str::to_owned).collect()
}

fn chosen(driver: &Driver) -> String {
    rows(driver).into_iter().find(|row| row.starts_with(" > ")).unwrap_or_default()
}

#[test]
fn every_row_is_reached_from_the_newest_to_the_oldest_and_back() {
    let mut driver = invented();
    driver.keys("7");
    let newest = chosen(&driver);
    let mut seen = vec![newest.clone()];
    driver.keys("G");
    let oldest = chosen(&driver);
    driver.keys("g");
    assert_eq!(chosen(&driver), newest);
    let mut steps = 0;
    while *seen.last().unwrap() != oldest || steps < 200 {
        driver.keys("j");
        let row = chosen(&driver);
        assert!(!row.is_empty(), "the chosen row is in view:\n{}", driver.screen());
        seen.push(row);
        steps += 1;
        assert!(steps < 2000);
    }
    for _ in 0..steps {
        let row = chosen(&driver);
        assert_eq!(Some(&row), seen.pop().as_ref());
        driver.keys("k");
    }
    assert_eq!(chosen(&driver), newest);
}

#[test]
fn the_list_stands_still_while_the_cursor_moves_in_it() {
    let mut driver = invented();
    driver.keys("7<pgdn><pgdn><pgdn>");
    let without_mark = |driver: &Driver| -> Vec<String> {
        rows(driver).iter().map(|row| row.replacen(" > ", "   ", 1)).collect()
    };
    let mut stood = 0;
    for _ in 0..40 {
        let before = without_mark(&driver);
        driver.keys("j");
        stood += usize::from(before == without_mark(&driver));
    }
    assert!(30 < stood, "the window moved {} times in 40", 40 - stood);
}

#[test]
fn a_search_lists_what_holds_all_its_words_and_says_how_many() {
    let mut driver = few();
    driver.keys("/bank").shows("Search: bank").shows("1 found").shows("called the bank").hides("slept");
    driver.keys("<backspace><backspace><backspace><backspace>the").shows("2 found").shows("market");
    driver.keys(" mark").shows("1 found").hides("bank");
    driver.keys("<enter>").shows("went to the market");
    driver.keys("<esc><esc>");
    driver.shows("slept badly").hides("found");
    assert!(chosen(&driver).contains("market"), "what was found stays chosen:\n{}", driver.screen());
}

#[test]
fn what_changes_under_a_search_is_found_or_lost_at_once() {
    let mut driver = few();
    driver.keys("/bank<enter>x<enter>").hides("called the bank");
    driver.keys("<esc>").shows("0 found");
    driver.keys("<esc>u/bank").shows("1 found");
}

#[test]
fn a_box_of_kinds_tags_and_goals_with_their_counts_narrows_the_list() {
    let mut driver = invented();
    driver.keys("7f").shows("Show only").shows("check-ins").shows("the trash");
    driver.keys("j<enter>").shows("only check-ins").shows("found");
    assert!(rows(&driver).iter().any(|row| row.contains("check-in")));
    driver.hides(" win ").hides(" hard ");
    let all = rows(&driver);
    driver.keys("<esc>").hides("only check-ins");
    driver.keys("fj<enter>");
    assert_eq!(rows(&driver), all);
    driver.keys("f").shows("✓ check-ins");
    driver.keys("g<enter>").hides("only check-ins");
}

#[test]
fn a_kind_a_tag_and_words_are_asked_for_together() {
    let mut driver = invented();
    let tags = guidepost::insight::journal::choices(driver.notebook()).tags;
    let (tag, _) = tags.iter().max_by_key(|(_, count)| **count).unwrap();
    driver.keys("7fG");
    for _ in 0..200 {
        if driver.screen().lines().any(|row| row.contains("> ") && row.contains(tag.as_str())) {
            break;
        }
        driver.keys("k");
    }
    driver.keys("<enter>").shows(&format!("only tag {tag}"));
    driver.keys("fj<enter>").shows(&format!("only check-ins, tag {tag}"));
    driver.keys("/zzzz").shows("0 found");
    driver.shows("Nothing written holds these words");
    driver.keys("<esc>").shows("only check-ins");
    driver.keys("<esc>").hides("only check-ins");
}

#[test]
fn the_month_shows_days_with_words_and_goes_there() {
    let mut driver = invented();
    driver.keys("7m").shows("November 2026");
    driver.keys("[").shows("October 2026");
    driver.keys("]").shows("November 2026");
}

#[test]
fn what_is_deleted_lies_in_the_trash_with_its_words_and_comes_back() {
    let mut driver = few();
    driver.keys("jx").shows("Delete this win");
    driver.keys("y").hides("called the bank");
    driver.keys("T").shows("The trash").shows("1 entry").shows("called the bank");
    driver.shows("deleted Sat 21 Nov, stays 30 days");
    driver.keys("<enter>").shows("called the bank").shows("bring back");
    driver.keys("r");
    driver.shows("It is back where it was").shows("Nothing is in the trash");
    driver.keys("<esc>").shows("called the bank");
    driver.keys("u").hides("called the bank");
    driver.keys("<ctrl-r>").shows("called the bank");
}

#[test]
fn deleted_for_good_leaves_a_name_and_no_word_and_can_be_taken_back_in_this_run() {
    let mut driver = few();
    let id = driver.notebook().notes.iter().next().unwrap().id;
    driver.keys("jxyTx").shows("for good");
    driver.keys("y").shows("Backups made before still have its words");
    driver.keys("n").shows("Nothing is in the trash");
    assert!(erased(&driver).is_empty(), "the backups stay as they are");
    assert!(!text(driver.notebook()).contains("called the bank"));
    let record = driver.notebook().notes.find(id).unwrap();
    assert!(record.is_deleted() && record.replaced().len() == 2, "{record:?}");
    driver.keys("<esc>u");
    driver.keys("T").shows("called the bank");
}

#[test]
fn what_is_deleted_for_good_leaves_the_backups_too_if_the_person_says_so() {
    let mut driver = few();
    let id = driver.notebook().notes.iter().next().unwrap().id;
    driver.keys("jxyTxyy");
    assert_eq!(erased(&driver), [id]);
}

/// Whose words are to leave the backups.
fn erased(driver: &Driver) -> Vec<Id> {
    let ids = |effect: &Effect| match effect {
        Effect::EraseCopies(ids) => ids.clone(),
        _ => Vec::new(),
    };
    driver.wanted.iter().flat_map(ids).collect()
}

#[test]
fn after_thirty_days_the_first_change_takes_the_words_of_the_trash() {
    let mut driver = few();
    driver.keys("jxy");
    driver.now = at("2026-12-21T09:00+00:00");
    driver.keys("T").shows("stays 1 day");
    driver.keys("<esc>c6<ctrl-s>");
    assert!(text(driver.notebook()).contains("called the bank"));
    driver.now = at("2026-12-21T09:31+00:00");
    driver.keys("T").shows("goes with the next save");
    driver.now = at("2026-12-22T09:31+00:00");
    driver.keys("<esc>c7<ctrl-s>");
    assert!(!text(driver.notebook()).contains("called the bank"));
    driver.keys("7T").shows("Nothing is in the trash");
    driver.keys("<esc>u").shows("Undone: add check-in");
}

#[test]
fn every_kind_of_record_can_lie_in_the_trash() {
    let mut driver = invented();
    let habit = driver.notebook().habits.iter().next().unwrap().clone();
    let person = driver.notebook().people.iter().next().map(|person| person.id);
    let delete = |driver: &mut Driver, id: Id| {
        let mut notebook = driver.notebook().clone();
        let rev = Mint::new(9);
        rev.force_past(notebook.last_rev());
        let edit = guidepost::model::Edit::Delete { id, at: Moment::new(driver.now) };
        notebook.apply(&guidepost::model::Change { edit, rev: rev.rev(driver.now) });
        driver.send(guidepost::app::Msg::Changed(Box::new(notebook)));
    };
    delete(&mut driver, habit.id);
    person.into_iter().for_each(|id| delete(&mut driver, id));
    driver.keys("7T").shows("habit").shows(&habit.name);
    for _ in 0..20 {
        if chosen(&driver).contains("> habit") {
            break;
        }
        driver.keys("j");
    }
    driver.keys("<enter>").shows(&habit.name);
    driver.keys("r");
    assert!(driver.notebook().habits.get(habit.id).is_some());
}

#[test]
fn the_journal_is_drawn_at_any_size() {
    for (width, height) in [(24, 8), (60, 20), (120, 40), (200, 60), (30, 50)] {
        let mut driver = invented().size(width, height);
        for keys in ["7", "f", "GG", "<esc>", "m", "T", "<esc>", "/a", "<pgdn>", "<esc>", "G", "gf<enter>"] {
            driver.keys(keys).screen();
        }
    }
}

fn text(notebook: &Notebook) -> String {
    String::from_utf8(notebook.to_bytes()).unwrap()
}

#[test]
fn erased_on_one_device_and_changed_on_another_it_comes_back_and_erased_on_both_it_stays_away() {
    use guidepost::model::{Change, Edit};
    let mut driver = few();
    driver.keys("jxy");
    let (here, now) = (driver.notebook().clone(), driver.now);
    let record = here.notes.find(here.trash()[0].id).unwrap().clone();
    let done = |notebook: &Notebook, seed: u64, edit: Edit| {
        let (mut notebook, mint) = (notebook.clone(), Mint::new(seed));
        mint.force_past(notebook.last_rev());
        notebook.apply(&Change { edit, rev: mint.rev(now) });
        notebook
    };
    let erase = || Edit::Erase { ids: vec![record.id] };
    let (one, two) = (done(&here, 1, erase()), done(&here, 2, erase()));
    let both = one.merge(&two);
    assert!(both.says_the_same(&two.merge(&one)) && both.trash().is_empty());
    assert!(!text(&both).contains("called the bank"));
    assert!(text(&one.merge(&here)) == text(&here.merge(&one)));
    assert!(!text(&one.merge(&here)).contains("called the bank"), "a stale copy says nothing again");
    let back = done(&here, 3, Edit::Restore { id: record.id, at: Moment::new(now) });
    let merged = one.merge(&back);
    assert!(merged.notes.get(record.id).is_some_and(|note| note.text == "called the bank"));
    assert_eq!(text(&merged), text(&back.merge(&one)));
}

#[test]
fn a_word_typed_without_accents_finds_the_one_with_them() {
    let mut driver = Driver::new(empty());
    driver.keys("nnZoë était fatiguée<ctrl-s>7");
    for words in ["/zoe<enter>", "/fatiguee<enter>", "/Zoë etait<enter>"] {
        driver.keys(words).shows("Zoë était fatiguée");
        driver.keys("<esc><esc>");
    }
    driver.keys("/zoé").shows("0 found");
}
