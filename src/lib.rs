//! guidepost: a private notebook for the time between therapy sessions, in a terminal.
//!
//! The rooms, in reading order. What each may know is checked by `tests/it/layers.rs`.
//!
//! - [`model`]: what the notebook says; the one [`model::Edit`] and the one door that applies it
//! - [`dates`], [`smart`]: natural dates; one goal sentence read
//! - [`insight`]: what the days add up to, in numbers and in words
//! - [`page`]: the page for a session, as text, Markdown, HTML and JSON
//! - [`support`]: crisis lines by country
//! - [`demo`]: an invented person's notebook
//! - [`exchange`]: other programs' files and ours, in and out
//! - [`keys`], [`text`], [`form`]: a key and its bindings; text being edited; a form of typed fields
//! - [`ui`]: drawing, without knowing the notebook
//! - [`screens`]: one file per screen; they return what they want
//! - [`app`]: messages in, effects out
//! - [`plain`]: the same forms as questions on one line each
//! - [`store`]: the one file on disk
//! - [`shell`]: the terminal, the clock, the editor
//! - [`cli`]: the commands

pub mod app;
pub mod cli;
pub mod dates;
pub mod demo;
pub mod exchange;
pub mod form;
pub mod insight;
pub mod keys;
pub mod model;
pub mod page;
pub mod plain;
pub mod screens;
pub mod shell;
pub mod smart;
pub mod store;
pub mod support;
pub mod text;
pub mod ui;
