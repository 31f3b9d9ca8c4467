//! Whether headings are bold, by `--color`, `NO_COLOR`, `CLICOLOR_FORCE` and `TERM`, in this order; and whether the
//! person asked for line prompts. Reads the environment, and nothing else.

use std::ffi::OsString;
use std::io::{self, IsTerminal};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// What `--color` says on a command line that could not be read to its end.
pub fn wanted(args: &[OsString]) -> Color {
    let said = args.iter().enumerate().find_map(|(at, arg)| match arg.to_str()? {
        "--color" => args.get(at + 1)?.to_str(),
        arg => arg.strip_prefix("--color="),
    });
    match said {
        Some("always") => Color::Always,
        Some("never") => Color::Never,
        _ => Color::Auto,
    }
}

pub fn bold(color: Color) -> bool {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    decide(color, &variable, io::stdout().is_terminal())
}

fn decide(color: Color, variable: &dyn Fn(&str) -> Option<OsString>, is_terminal: bool) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if variable("NO_COLOR").is_some() => false,
        Color::Auto if variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        Color::Auto => is_terminal && variable("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// `ACCESSIBLE=1` stands for `--plain`.
pub fn is_accessible() -> bool {
    std::env::var_os("ACCESSIBLE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Whether the terminal can show no full screen.
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Whether the locale's texts are UTF-8. One that is not told is taken for it.
pub fn is_utf8() -> bool {
    let variable = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let told = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(variable);
    told.is_none_or(|told| {
        let told = told.to_ascii_lowercase();
        told.contains("utf-8") || told.contains("utf8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_has_a_say_is_heard() {
        let says = |color, set: &[(&str, &str)], terminal| {
            let variable =
                |name: &str| set.iter().find(|(set, _)| *set == name).map(|(_, value)| OsString::from(value));
            decide(color, &variable, terminal)
        };
        let (force, no, dumb) = (("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1"), ("TERM", "dumb"));
        assert!(says(Color::Always, &[no, dumb], false));
        assert!(!says(Color::Never, &[force], true));
        assert!(!says(Color::Auto, &[no, force], true));
        assert!(says(Color::Auto, &[force, dumb], false));
        assert!(!says(Color::Auto, &[dumb], true));
        assert!(says(Color::Auto, &[], true));
        assert!(!says(Color::Auto, &[("CLICOLOR_FORCE", "0")], false));
    }

    #[test]
    fn a_color_is_found_in_a_command_line_that_is_wrong_elsewhere() {
        let wanted = |args: &[&str]| wanted(&args.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(wanted(&["guidepost", "--color", "never", "logg"]), Color::Never);
        assert_eq!(wanted(&["guidepost", "logg", "--color=always"]), Color::Always);
        assert_eq!(wanted(&["guidepost", "--color"]), Color::Auto);
    }
}
