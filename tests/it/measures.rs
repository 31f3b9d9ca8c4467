//! Stories of questionnaires and one's own scales.

use guidepost::model::measure::{QUESTIONNAIRES, questionnaire};
use guidepost::model::session::Measured;
use guidepost::model::{Notebook, Record};

use crate::driver::{Driver, at, empty};

fn last(notebook: &Notebook) -> &Record<Measured> {
    notebook.measures.last().unwrap()
}

fn score(driver: &Driver) -> Option<f64> {
    last(driver.notebook()).score.map(|score| score.get())
}

/// A notebook of a person whose therapist uses the nine questions.
fn nine() -> Notebook {
    let mut notebook = empty();
    notebook.settings.phq_9 = true;
    notebook
}

#[test]
fn the_questions_stand_word_for_word() {
    let phq = "Little interest or pleasure in doing things
Feeling down, depressed, or hopeless
Trouble falling or staying asleep, or sleeping too much
Feeling tired or having little energy
Poor appetite or overeating
Feeling bad about yourself — or that you are a failure or have let yourself or your family down
Trouble concentrating on things, such as reading the newspaper or watching television
Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual
Thoughts that you would be better off dead or of hurting yourself in some way";
    let gad = "Feeling nervous, anxious or on edge
Not being able to stop or control worrying
Worrying too much about different things
Trouble relaxing
Being so restless that it is hard to sit still
Becoming easily annoyed or irritable
Feeling afraid as if something awful might happen";
    assert_eq!(questionnaire("phq-9").unwrap().questions.join("\n"), phq);
    assert_eq!(questionnaire("gad-7").unwrap().questions.join("\n"), gad);
    for row in QUESTIONNAIRES {
        assert_eq!(
            row.stem,
            "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
        );
        assert_eq!(
            row.answers,
            ["Not at all", "Several days", "More than half the days", "Nearly every day"]
        );
        assert!(
            row.notice.contains("No permission required to reproduce, translate, display or distribute.")
        );
    }
    let difficulty = questionnaire("phq-8").unwrap().difficulty.as_ref().unwrap();
    assert_eq!(
        difficulty.question,
        "If you checked off any problems, how difficult have these problems made it for you to do your work, take \
         care of things at home, or get along with other people?"
    );
    assert_eq!(
        difficulty.answers,
        ["Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult"]
    );
}

#[test]
fn a_questionnaire_is_eight_digits_one_that_is_not_counted_and_enter() {
    let mut driver = Driver::new(empty());
    driver.keys("M").shows("PHQ-8").shows("GAD-7").hides("PHQ-9");
    driver.keys("n").shows("question 1 of 8").shows("Over the last 2 weeks").shows("Little interest");
    driver.keys("11111111").shows("how difficult have these problems").shows("not counted");
    driver.keys("1").shows("8 of 24 (mild)").shows("says nothing final");
    driver.keys("<enter>").shows("8 of 24 (mild), Sat 21 Nov").shows("the next makes sense from Sat 5 Dec");
    let result = last(driver.notebook());
    assert_eq!((result.measure.as_str(), result.answers.clone()), ("phq-8", vec![Some(1); 8]));
    assert_eq!((score(&driver), result.difficulty), (Some(8.0), Some(1)));
    assert!(driver.drafts.is_empty(), "{:?}", driver.drafts);
}

#[test]
fn a_question_may_stay_open_and_then_there_is_no_total() {
    let mut driver = Driver::new(empty());
    driver.keys("Mn33<right>33333").shows("1 question is left open").hides("of 24");
    driver.keys("<enter>");
    assert_eq!((score(&driver), last(driver.notebook()).answers[2]), (None, None));
    driver.keys("e").shows("7 of 8 answered, no total");
}

#[test]
fn nothing_answered_is_nothing_kept() {
    let mut driver = Driver::new(empty());
    driver.keys("Mn").keys(&"<right>".repeat(8)).shows("No question is answered yet");
    driver.keys("<enter>");
    driver.shows("nothing is kept");
    assert!(driver.notebook().measures.is_empty());
}

#[test]
fn all_at_nought_asks_nothing_more() {
    let mut driver = Driver::new(empty());
    driver.keys("Mn00000000").hides("how difficult").shows("0 of 24 (none to minimal)");
    driver.keys("<enter>");
    assert_eq!((score(&driver), last(driver.notebook()).difficulty), (Some(0.0), None));
}

#[test]
fn one_goes_back_and_answers_again_by_digit_or_by_arrows() {
    let mut driver = Driver::new(empty());
    driver.keys("Mn12<left><left>").shows("question 1 of 8").shows("✓ 1  Several days");
    driver.keys("<down><enter>").shows("question 2 of 8").shows("so far  2 2");
    driver.keys("<backspace>").shows("so far  2 ·");
}

#[test]
fn enter_alone_answers_nothing_and_says_what_would() {
    let mut driver = Driver::new(empty());
    driver.keys("M<enter>").shows("question 1 of 8").shows("Left back");
    driver.keys("<enter><enter>").shows("question 1 of 8").shows("Choose 0 to 3; Right leaves it open.");
    driver.keys("7").shows("question 1 of 8").shows("Choose 0 to 3").shows("so far  · ·");
    driver.keys("<down><enter>").shows("question 2 of 8").shows("so far  0 ·");
    driver.keys("<up><enter>").shows("question 3 of 8").shows("so far  0 3");
    driver.keys("<enter>").shows("question 3 of 8");
}

#[test]
fn what_is_answered_is_there_after_leaving_and_after_a_crash() {
    let mut driver = Driver::new(empty());
    driver.keys("Mn21<esc>").shows("Begun and kept; n goes on with it");
    driver.keys("n").shows("question 3 of 8").shows("so far  2 1");
    driver.keys("3").wait();
    let mut again = Driver::started(empty(), driver.drafts.clone(), "2026-11-21T10:00+00:00");
    again.shows("question 4 of 8").shows("so far  2 1 3");
    again.keys("00000").keys("0<enter>");
    assert_eq!(score(&again), Some(6.0));
    assert!(again.drafts.is_empty());
}

#[test]
fn the_next_makes_sense_after_two_weeks_and_can_be_taken_all_the_same() {
    let mut driver = Driver::new(empty());
    driver.keys("Mn00000000<enter>");
    driver.now = at("2026-11-28T09:30+00:00");
    driver.keys("n").shows("The last one was on Sat 21 Nov.").shows("from Sat 5 Dec");
    driver.keys("<esc>").shows("Measures");
    driver.keys("n<enter>").shows("question 1 of 8");
    driver.keys("<esc>");
    driver.now = at("2026-12-05T09:30+00:00");
    driver.keys("n").shows("question 1 of 8");
}

#[test]
fn a_change_is_said_with_what_scores_move_by_themselves() {
    let mut driver = Driver::new(empty());
    driver.keys("Mn22222222").keys("0<enter>");
    driver.now = at("2026-12-05T09:30+00:00");
    driver.keys("n11122222").keys("0");
    driver.shows("13 of 24 (moderate)").shows("down 3, within the range scores move by themselves");
    driver.shows("A change of 6 points or more");
    driver.keys("<enter>");
    driver.now = at("2026-12-19T09:30+00:00");
    driver.keys("n00011111").keys("0").shows("down 8, more than scores usually move by themselves");
    driver.keys("<enter>e").shows("3 results").shows("Sat 5 Dec").shows("PHQ").shows("Pfizer");
}

#[test]
fn any_answer_but_not_at_all_to_the_ninth_question_brings_people_to_talk_to_before_anything_else() {
    for digit in ["1", "2", "3"] {
        let mut driver = Driver::new(nine());
        driver.keys("M").shows("PHQ-9").hides("eight questions");
        driver.keys("n00000000").shows("better off dead");
        driver
            .keys(digit)
            .shows("you do not have to bear it on your own")
            .shows("Nobody sees this answer but you");
        driver
            .shows("988")
            .shows("112")
            .shows("Are you in danger right now?")
            .shows("guidepost cannot tell anyone");
        driver.hides("of 27").hides("minimal").hides("how difficult");
        driver.keys("<enter>").shows("how difficult");
        driver.keys("0").shows("worth talking through with your therapist").hides("minimal");
    }
}

#[test]
fn not_at_all_brings_neither_people_nor_praise() {
    let mut driver = Driver::new(nine());
    driver.keys("Mn000000000").shows("0 of 27").hides("bear it on your own").hides("therapist");
}

#[test]
fn in_danger_the_emergency_number_comes_first_and_every_key_leads_on() {
    let mut notebook = nine();
    notebook.settings.country = "GB".to_owned();
    let mut driver = Driver::new(notebook);
    driver.keys("Mn000000002").shows("116 123  Samaritans");
    driver.keys("y");
    assert!(driver.screen().starts_with("999  call now"), "{}", driver.screen());
    driver.keys("<esc>").shows("how difficult");
}

#[test]
fn a_line_for_the_therapist_is_there_only_if_the_person_says_so_and_only_once() {
    let mut driver = Driver::new(nine());
    driver.keys("Mn000000001<esc>");
    assert!(driver.notebook().notes.is_empty());
    driver.keys("<left>1tt").shows("noted for the next session");
    driver.keys("<enter>");
    let notes: Vec<_> = driver.notebook().notes.iter().collect();
    assert_eq!(notes.len(), 1);
    assert!(notes[0].bring && !notes[0].text.contains("dead"), "{}", notes[0].text);
}

#[test]
fn a_score_from_elsewhere_has_its_day_and_its_range() {
    let mut driver = Driver::new(empty());
    driver.keys("Mja");
    driver.shows("Score: GAD-7").shows("0 to 21");
    driver.keys("22<ctrl-s>").shows("A whole number from 0 to 21");
    driver.keys("<ctrl-u>14<tab>3 nov<ctrl-s>").shows("14 of 21 (moderate), Tue 3 Nov");
    let result = last(driver.notebook());
    assert_eq!((result.measure.as_str(), result.answers.len()), ("gad-7", 0));
    assert_eq!(result.when.day.to_string(), "2026-11-03");
    driver.keys("a9<tab>tomorrow<ctrl-s>").shows("still to come");
}

#[test]
fn a_scale_of_ones_own_is_named_once_and_then_asked_by_its_number() {
    let mut driver = Driver::new(empty());
    driver
        .keys("MoDread<tab>8<ctrl-s>")
        .shows("Dread")
        .shows("8 of 10, Sat 21 Nov")
        .shows("a scale of your own");
    driver.now = at("2026-11-23T09:30+00:00");
    driver
        .keys("Gn6<ctrl-s>")
        .shows("6 of 10, Mon 23 Nov")
        .shows("down 2 (since Sat 21 Nov)")
        .hides("by themselves");
    driver.keys("n11<ctrl-s>").shows("A whole number from 0 to 10");
}

#[test]
fn a_result_is_changed_marked_and_deleted_and_comes_back() {
    let mut driver = Driver::new(empty());
    driver.keys("Ma7<ctrl-s>eb").shows("(for the session)");
    driver.keys("e").keys("<ctrl-u>9<ctrl-s>").shows("9 of 24 (mild)");
    driver.keys("x").shows("Delete PHQ-8 9 of Sat 21 Nov?");
    driver.keys("y").shows("Nothing yet");
    driver.keys("u").shows("9 of 24 (mild)");
}

#[test]
fn every_page_of_it_stands_in_any_window() {
    for (width, height) in [(24, 8), (60, 20), (120, 40)] {
        let mut driver = Driver::new(nine()).size(width, height);
        driver.keys("M");
        for key in
            ["n", "1", "1", "1", "1", "1", "1", "1", "1", "3", "y", "<esc>", "1", "<enter>", "<enter>", "a"]
        {
            driver.keys(key);
            driver.screen();
        }
    }
}

#[test]
fn at_60_by_20_the_question_and_its_answers_are_in_sight() {
    let mut driver = Driver::new(empty()).size(60, 20);
    driver.keys("Mn1111111").shows("Moving or speaking").shows("3  Nearly every day").shows("so far");
}

#[test]
fn a_result_is_read_and_changed_from_the_journal() {
    let mut driver = Driver::new(empty());
    driver.keys("Ma7<ctrl-s>7").shows("PHQ-8  7 of 24 (mild)");
    driver.keys("ee").shows("Score: PHQ-8");
}

/// What is on the screen under the tabs, without empty rows at the end.
fn picture(driver: &Driver) -> String {
    let screen = driver.screen();
    let rows: Vec<&str> = screen.lines().skip(1).collect();
    rows.join("\n").trim_end().to_owned()
}

#[test]
fn the_list_at_eighty_by_twenty_four() {
    let mut driver = Driver::new(empty());
    driver.keys("Ma14<tab>1 nov<ctrl-s>a8<ctrl-s>oDread<tab>6<ctrl-s>");
    insta::assert_snapshot!(picture(&driver), @r"
    Measures                                 a way into a conversation, no verdict

    > PHQ-8  low mood over two weeks, eight questions
        8 of 24 (mild), Sat 21 Nov
        down 6, more than scores usually move by themselves (since Sun 1 Nov)
        the next makes sense from Sat 5 Dec

      GAD-7  worry and anxiety over two weeks, seven questions

      PHQ-2  low mood, two questions, a first look

      GAD-2  worry and anxiety, two questions, a first look

      Dread  a scale of your own, 0 to 10
        6 of 10, Sat 21 Nov






    saved 09:30
    Enter take it now  e its results  Esc back  F1 keys  Ctrl-G help now
    ");
}

#[test]
fn a_question_at_eighty_by_twenty_four() {
    let mut driver = Driver::new(empty());
    driver.keys("Mn12<left>");
    insta::assert_snapshot!(picture(&driver), @r"
    PHQ-8                                                          question 2 of 8

    Over the last 2 weeks, how often have you been bothered by any of the
    following problems?

    2  Feeling down, depressed, or hopeless

        0  Not at all
        1  Several days
    > ✓ 2  More than half the days
        3  Nearly every day

    so far  1 2 · · · · · ·

    Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and
    colleagues, with an educational grant from Pfizer Inc. No permission required
    to reproduce, translate, display or distribute.





    0 to 3 answer  Left back  Right leave it, go on  F1 keys  Ctrl-G help now
    ");
}

#[test]
fn after_an_answer_at_sixty_by_twenty() {
    let mut notebook = nine();
    notebook.settings.country = "GB".to_owned();
    let mut driver = Driver::new(notebook).size(60, 20);
    driver.keys("Mn000000003");
    insta::assert_snapshot!(driver.screen(), @r"
    Whatever it is, you do not have to bear it on your own.
    Nobody sees this answer but you; guidepost cannot tell
    anyone. These people can listen.

    116 123  Samaritans, free, any time
    85258  Shout, by text
    111, option 2  NHS, England; much the same elsewhere
    findahelpline.com  other lines, by country
    999  emergency, if you are in danger now

    Are you in danger right now?  y  yes
    p  my safety plan    t  note it for my therapist
    Enter  keep going

    Hard hours pass, thoughts of not being here among them.
    Talking with someone helps.
    What you write stays on this computer. guidepost cannot call
    or tell anyone.
    ");
}
