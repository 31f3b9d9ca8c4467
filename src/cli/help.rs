//! How help looks: examples first, commands by family. Knows the names of the commands, and nothing they do.

/// Every command stands in one family.
const FAMILIES: &[(&str, &[&str])] = &[
    ("Every day", &["log", "today", "status"]),
    ("Goals and habits", &["goal", "habit", "check", "review"]),
    ("The notebook", &["where", "demo"]),
    ("When it is too much", &["help-now"]),
];

const EXAMPLES: &str = "\
Examples:
  guidepost                        open the app
  guidepost log --mood 6           add a check-in to today
  guidepost check \"walk 20 minutes every day until 21 december\"
";

const MORE: &str = "\
A TEXT may be - to read it from standard input, so that it stands in no history.
Dates are 2026-11-21, yesterday, \"3 nov\", \"in 6 weeks\", friday.
Exit status: 0 done, 1 could not, 2 wrong usage, 3 the data file is damaged or
from a newer version.
Environment: GUIDEPOST_DATA, GUIDEPOST_NOW=2026-11-21T09:30, ACCESSIBLE,
NO_COLOR, CLICOLOR_FORCE.";

const ONE: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}\n";

/// The same help for every command: what it is, examples, usage, options.
pub fn dress(command: clap::Command) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let template = template(&command);
    let dressed = names.iter().fold(command, |command, name| command.mut_subcommand(name, dress_one));
    dressed.help_template(template).after_long_help(MORE)
}

fn dress_one(command: clap::Command) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let dressed = names.iter().fold(command, |command, name| command.mut_subcommand(name, dress_one));
    dressed.help_template(ONE)
}

fn template(command: &clap::Command) -> String {
    let mut text = format!("{{about-with-newline}}\n{EXAMPLES}\n{{usage-heading}} {{usage}}\n");
    for (family, names) in FAMILIES {
        text.push_str(&format!("\n{family}:\n"));
        for name in *names {
            let about = command.find_subcommand(name).and_then(clap::Command::get_about);
            text.push_str(&format!("  {name:<10}{}\n", about.cloned().unwrap_or_default()));
        }
    }
    text + "\nOptions:\n{options}{after-help}\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_one_family() {
        let command = super::super::command();
        let known: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        let mut listed: Vec<&str> = FAMILIES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        listed.sort_unstable();
        let mut known: Vec<&str> = known.into_iter().filter(|name| *name != "help").collect();
        known.sort_unstable();
        assert_eq!(listed, known);
    }

    #[test]
    fn short_help_fits_a_window_of_24_rows_and_80_columns_and_long_help_40() {
        let short = super::super::command().render_help().to_string();
        let long = super::super::command().render_long_help().to_string();
        assert!(short.lines().count() < 24, "{short}");
        assert!(long.lines().count() <= 40, "{long}");
        assert!(short.lines().chain(long.lines()).all(|line| line.len() <= 80), "{long}");
    }
}
