//! The manual page, in the language of man(7): the commands and options as clap knows them, and what holds for all.

use chrono::NaiveDate;
use clap::{Arg, Command};

use super::help::FAMILIES;

/// A window of 80 columns less the indentation of a section: wider tables begin further left.
const WIDE: usize = 73;

const ABOUT: &str = "\
Without a command guidepost opens the app, which fills the terminal. The commands do the same from a shell, for \
scripts and status bars. Everything stands in one JSON file on your own disk; there is no account and no network code.";

const EXIT: &[(&str, &str)] = &[
    ("0", "Done."),
    (
        "1",
        "It could not be done, and nothing is lost. One line on standard error says what, why and what to do.",
    ),
    ("2", "The command line cannot be meant."),
    ("3", "The data file is damaged or from a newer version. It is left as it is."),
    ("128+n", "Signal number n came."),
];

const ENVIRONMENT: &[(&str, &str)] = &[
    ("GUIDEPOST_DATA", "The data file; --data goes before it."),
    ("GUIDEPOST_NOW", "A moment such as 2026-11-21T09:30 that stands still, for scripts and tests."),
    ("ACCESSIBLE", "Set to 1 it is --plain."),
    (
        "NO_COLOR, CLICOLOR_FORCE, TERM",
        "No colour; colour also into a pipe; dumb: no colour. --color goes before them.",
    ),
    ("VISUAL, EDITOR", "What F4 in a text opens."),
];

const FILES: &str = "guidepost where names the data file, its backups and its drafts on this machine.";

const NOTES: &str = "\
Wherever a TEXT is taken, - reads it from standard input, so that it stands in no history.

Dates are 2026-11-21, yesterday, \"3 nov\", \"in 6 weeks\", friday.";

/// The whole page; `day` is the one on which it is printed.
pub fn page(mut command: Command, day: NaiveDate) -> String {
    command.build();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let version = command.get_version().unwrap_or_default();
    let mut page = format!(".TH GUIDEPOST 1 {day} \"guidepost {version}\" \"User commands\"\n");
    page.push_str(".ad l\n.nh\n");
    page.push_str(&format!(".SH NAME\nguidepost \\- {}\n", escaped(&about)));
    page.push_str(".SH SYNOPSIS\n.B guidepost\n.RI [ OPTIONS ]\n.RI [ COMMAND ]\n");
    page.push_str(&format!(".SH DESCRIPTION\n{}", prose(ABOUT)));
    page.push_str(&families(&command));
    let options: String = command.get_arguments().map(item).collect();
    page.push_str(&format!(".SH OPTIONS\nThese may stand before or after every command.\n{options}"));
    page.push_str(&all_below(&command, "guidepost"));
    page.push_str(&format!(".SH EXIT STATUS\n{}.SH ENVIRONMENT\n{}", items(EXIT), items(ENVIRONMENT)));
    page.push_str(&format!(".SH FILES\n{}.SH NOTES\n{}", prose(FILES), prose(NOTES)));
    page
}

/// The commands by family, a line each.
fn families(command: &Command) -> String {
    let mut text = String::from(".SH COMMANDS\n");
    for (family, names) in FAMILIES {
        text.push_str(&format!(".SS {family}\n.nf\n"));
        for name in *names {
            let about = command.find_subcommand(name).and_then(Command::get_about);
            let about = escaped(&about.map(ToString::to_string).unwrap_or_default());
            let air = " ".repeat(13usize.saturating_sub(name.len()));
            text.push_str(&format!("\\fB{}\\fR{air}{about}\n", escaped(name)));
        }
        text.push_str(".fi\n");
    }
    text
}

/// Every command below one, under its whole name.
fn all_below(command: &Command, above: &str) -> String {
    let mut text = String::new();
    for command in command.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = format!("{above} {}", command.get_name());
        text.push_str(&one(command, &name));
        text.push_str(&all_below(command, &name));
    }
    text
}

/// What it is, its usage, its own arguments, what there is to say, examples.
fn one(command: &Command, name: &str) -> String {
    let said = |text: Option<&clap::builder::StyledStr>| text.map(ToString::to_string).unwrap_or_default();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().to_owned();
    let own = command.get_arguments().filter(|arg| !arg.is_global_set() && arg.get_id() != "help");
    let arguments: String = own.map(item).collect();
    let mut text = format!(".SH {}\n{}", name.to_uppercase(), prose(&said(command.get_about())));
    text.push_str(&format!(".PP\n\\fB{}\\fR\n{arguments}", escaped(&usage)));
    let more = [said(command.get_after_help()), said(command.get_before_help())];
    text.extend(more.iter().filter(|words| !words.is_empty()).map(|words| format!(".PP\n{}", prose(words))));
    text
}

fn item(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
    let help = arg.get_long_help().or(arg.get_help()).map(ToString::to_string).unwrap_or_default();
    let takes = arg.get_action().takes_values();
    let named = |values: Vec<String>, what: &str| {
        let is_said = takes && !values.is_empty();
        if is_said { format!(" [{what}: {}]", values.join(", ")) } else { String::new() }
    };
    let possible = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let possible = if arg.is_hide_possible_values_set() { Vec::new() } else { possible };
    let default = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    term(&format!("{short}{arg}"), &(help + &named(possible, "one of") + &named(default, "default")))
}

fn items(rows: &[(&str, &str)]) -> String {
    rows.iter().map(|(name, words)| term(name, words)).collect()
}

fn term(name: &str, words: &str) -> String {
    format!(".TP\n\\fB{}\\fR\n{}\n", escaped(name), escaped(words))
}

/// Paragraphs are filled; lines that are indented or have columns stay as they are.
fn prose(text: &str) -> String {
    let mut page = String::new();
    let blocks = text.trim_end().split("\n\n");
    for (at, block) in blocks.enumerate() {
        page.push_str(if at == 0 { "" } else { ".PP\n" });
        let lines: Vec<&str> = block.lines().collect();
        let stays = |line: &str| line.contains("  ");
        for part in lines.chunk_by(|a, b| stays(a) == stays(b)) {
            let words: String = part.iter().map(|line| format!("{}\n", escaped(line.trim_end()))).collect();
            if !stays(part[0]) {
                page.push_str(&words);
                continue;
            }
            let is_wide = part.iter().any(|line| WIDE < line.chars().count());
            let (left, back) = if is_wide { (".in 0\n", ".in\n") } else { ("", "") };
            page.push_str(&format!(".nf\n{left}{words}{back}.fi\n"));
        }
    }
    page
}

fn escaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for letter in line.chars() {
        match letter {
            '\\' => text.push_str("\\e"),
            '-' => text.push_str("\\-"),
            '“' => text.push_str("\\(lq"),
            '”' => text.push_str("\\(rq"),
            '’' => text.push_str("\\(cq"),
            '…' => text.push_str("..."),
            '–' => text.push_str("\\(en"),
            '—' => text.push_str("\\(em"),
            letter => text.push(letter),
        }
    }
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_has_every_command_and_no_line_that_is_a_request_by_chance() {
        let page = page(crate::cli::command(), "2026-11-21".parse().unwrap());
        for wanted in [
            ".TH GUIDEPOST 1 2026-11-21 ",
            ".SH GUIDEPOST LOG\n",
            ".SH GUIDEPOST HABIT ADD\n",
            "\\fB\\-\\-mood <1..10>\\fR\nHow you feel",
            "\\fB\\-o, \\-\\-output <PATH>\\fR",
        ] {
            assert!(page.contains(wanted), "{wanted}");
        }
        let requests =
            [".TH ", ".SH ", ".SS ", ".TP", ".PP", ".nf", ".fi", ".in", ".B ", ".RI ", ".ad", ".nh"];
        let odd =
            |line: &&str| line.starts_with(['.', '\'']) && !requests.iter().any(|r| line.starts_with(r));
        assert_eq!(page.lines().find(odd), None);
        assert_eq!(escaped(".a - b\\"), "\\&.a \\- b\\e");
    }

    #[test]
    fn a_table_stays_as_it_is_and_a_paragraph_is_filled() {
        assert_eq!(prose("One\ntwo:\n  a  b\n\nthree"), "One\ntwo:\n.nf\n  a  b\n.fi\n.PP\nthree\n");
    }
}
