//! Two windows on one notebook.

use super::terminal::{open, type_in};
use super::*;

#[test]
fn what_one_window_saves_the_other_shows_and_its_half_typed_form_stays() {
    let home = Home::new();
    let mut one = open(&home);
    let mut two = home.start(&[], (80, 24), &[]);
    two.wait_for("How are you");
    type_in(&mut two, "half typed here");
    type_in(&mut one, "saved there");
    one.keys("<enter>");
    one.wait_gone("In a few words");
    one.wait_for("saved 09:30");
    two.send("\x1b[I");
    two.keys("<end> and more");
    two.wait_for("half typed here and more");
    two.keys("<enter>");
    two.wait_gone("In a few words");
    two.wait_for("saved there");
    two.wait_for("half typed here and more");
    two.wait_for("saved 09:30");
    two.keys("<ctrl-c>");
    assert_eq!(two.finish().code, 0);
    one.send("\x1b[I");
    one.wait_for("half typed here and more");
    one.keys("<ctrl-c>");
    assert_eq!(one.finish().code, 0);
}
